//! What the items of a generated inspection must come to together: sections, scores, grades.
//!
//! It shares nothing with the program.

use super::facts::{Facts, Found};
use super::oracle::{
    Fraction, Range, Verdict, earned, hundred, none, rounded, taken_from_pool, tenths, verdict,
};
use super::table::{Item, Policy, Table};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Reached,
    Missed,
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) earned: Fraction,
    pub(crate) possible: Fraction,
    /// In per cent, unrounded.
    pub(crate) low: Fraction,
    pub(crate) high: Fraction,
}

/// Whether nothing that applies in a section was looked at.
fn is_unseen(at: usize, facts: &Facts, grade: usize, table: &Table) -> bool {
    let own = table.items.iter().zip(&facts.0).filter(|(item, _)| item.section == at && item.bonus.is_none());
    let is_seen = |(item, found): (&Item, &Found)| match verdict(item, found, grade, table) {
        Verdict::Met | Verdict::Partly | Verdict::NotMet => true,
        Verdict::Out => table.policy == Policy::Full,
        // A fault that was counted is no look at the rest.
        Verdict::Open => false,
    };
    !own.into_iter().any(is_seen)
}

/// One section: earned at the least and the most, and possible; `None` where nothing applies.
fn section(at: usize, facts: &Facts, grade: usize, table: &Table) -> Option<(Fraction, Fraction, Fraction)> {
    let own =
        || table.items.iter().zip(&facts.0).filter(|(item, _)| item.section == at && item.bonus.is_none());
    if let Some(pool) = table.sections[at].pool {
        let pool = tenths(pool);
        let taken: Vec<Option<Range>> =
            own().map(|(item, found)| taken_from_pool(item, found, grade, table)).collect();
        if taken.iter().all(Option::is_none) {
            return (table.policy == Policy::Full).then_some((pool, pool, pool));
        }
        let least: Fraction = taken.iter().flatten().map(|one| one.least).sum();
        let most: Option<Fraction> = taken.iter().flatten().map(|one| one.most).sum();
        // A pool of which nothing was looked at has earned nothing.
        let is_seen = !is_unseen(at, facts, grade, table);
        let low = most.filter(|_| is_seen).map_or(none(), |most| (pool - most).max(none()));
        return Some((low, (pool - least).max(none()), pool));
    }
    let mut sum = None;
    for (item, found) in own() {
        if let Some(range) = earned(item, found, grade, table) {
            let (low, high, possible) = sum.unwrap_or((none(), none(), none()));
            let most = range.most.expect("what is earned is bounded");
            sum = Some((low + range.least, high + most, possible + tenths(item.points)));
        }
    }
    sum
}

/// Whether anything was evaluated for a grade.
fn is_evaluated(facts: &Facts, grade: usize, table: &Table) -> bool {
    let known = |(item, found)| !matches!(verdict(item, found, grade, table), Verdict::Open | Verdict::Out);
    table.items.iter().zip(&facts.0).any(known)
}

/// What every choice of open things comes to that may turn out not to apply: those without a
/// counted fault, and a pool as a whole.
fn left_out(facts: &Facts, grade: usize, table: &Table) -> Vec<Fraction> {
    if table.policy != Policy::LeftOut {
        return Vec::new();
    }
    let can = |at: usize| {
        let (item, found) = (&table.items[at], &facts.0[at]);
        let is_untouched = found.counts.iter().flatten().all(|count| *count == 0);
        verdict(item, found, grade, table) == Verdict::Open && is_untouched && item.bonus.is_none()
    };
    let mut open: Vec<Fraction> = Vec::new();
    for (section, drawn) in table.sections.iter().enumerate() {
        let own = (0..table.items.len())
            .filter(|at| table.items[*at].section == section && table.items[*at].bonus.is_none());
        match drawn.pool {
            None => open.extend(own.filter(|at| can(*at)).map(|at| tenths(table.items[at].points))),
            Some(pool) => {
                let applies =
                    |at: &usize| verdict(&table.items[*at], &facts.0[*at], grade, table) != Verdict::Out;
                let here: Vec<usize> = own.filter(applies).collect();
                open.extend((!here.is_empty() && here.iter().all(|at| can(*at))).then(|| tenths(pool)));
            }
        }
    }
    (0_u32..1 << open.len())
        .map(|set| (0..open.len()).filter(|at| set & (1 << at) != 0).map(|at| open[at]).sum())
        .collect()
}

pub(crate) fn score(facts: &Facts, grade: usize, table: &Table) -> Option<Score> {
    if !is_evaluated(facts, grade, table) {
        return None;
    }
    let sections: Vec<(usize, (Fraction, Fraction, Fraction))> =
        (0..table.sections.len()).filter_map(|at| Some((at, section(at, facts, grade, table)?))).collect();
    let mut bonus = (none(), none());
    for (item, found) in table.items.iter().zip(&facts.0).filter(|(item, _)| item.bonus.is_some()) {
        let one = earned(item, found, grade, table).expect("a bonus is never out of the sum");
        bonus = (bonus.0 + one.least, bonus.1 + one.most.expect("bounded"));
    }
    if let Some(most) = table.bonus_most {
        bonus = (bonus.0.min(tenths(most)), bonus.1.min(tenths(most)));
    }
    let sum = |of: fn(&(Fraction, Fraction, Fraction)) -> Fraction| {
        sections.iter().map(|(_, one)| of(one)).sum::<Fraction>()
    };
    let (low, high, possible) = (sum(|one| one.0), sum(|one| one.1), sum(|one| one.2));
    if possible == none() {
        return None;
    }
    let (mut low_part, mut high_part) = (none(), none());
    if table.is_weighted() {
        let mut whole = none();
        for (at, (low, high, possible)) in &sections {
            let weight = Fraction::from_integer(table.sections[*at].weight.expect("weighted").into());
            whole += weight;
            low_part += weight * low / possible;
            high_part += weight * high / possible;
        }
        low_part = low_part / whole * hundred() + bonus.0;
        high_part = high_part / whole * hundred() + bonus.1;
    } else {
        low_part = (low + bonus.0) / possible * hundred();
        high_part = (high + bonus.1) / possible * hundred();
        // With a bonus a score goes up where what is open turns out not to apply.
        for left in left_out(facts, grade, table) {
            if left < possible {
                high_part = high_part.max((high - left + bonus.1) / (possible - left) * hundred());
            }
        }
    }
    if let Some(ceiling) = table.ceiling {
        low_part = low_part.min(tenths(ceiling));
        high_part = high_part.min(tenths(ceiling));
    }
    Some(Score { earned: low + bonus.0, possible, low: low_part, high: high_part })
}

/// Whether each condition of a grade holds; `None` where what is open decides.
pub(crate) fn conditions(facts: &Facts, grade: usize, table: &Table) -> Vec<Option<bool>> {
    let asked = &table.grades[grade];
    let seen = |value: Fraction| if table.rounded { rounded(value, table.places) } else { value };
    let decide = |low: bool, high: bool| {
        if low {
            Some(true)
        } else if high {
            None
        } else {
            Some(false)
        }
    };
    let mut found = Vec::new();
    if let Some(least) = asked.score {
        let score = score(facts, grade, table);
        found.push(
            score.and_then(|score| {
                decide(seen(score.low) >= tenths(least), seen(score.high) >= tenths(least))
            }),
        );
    }
    for (at, least) in &asked.sections {
        found.push(match section(*at, facts, grade, table) {
            None => Some(true),
            Some((low, high, possible)) => decide(
                seen(low / possible * hundred()) >= tenths(*least),
                seen(high / possible * hundred()) >= tenths(*least),
            ),
        });
    }
    if let Some((count, of)) = &asked.optional {
        let counts = |at: &usize| match of {
            Some(of) => of.contains(at),
            None => table.items[*at].bonus.is_none() && !table.items[*at].is_required(grade, table),
        };
        let verdicts: Vec<Verdict> = (0..table.items.len())
            .filter(counts)
            .map(|at| verdict(&table.items[at], &facts.0[at], grade, table))
            .collect();
        let met = verdicts.iter().filter(|one| **one == Verdict::Met).count();
        let open = verdicts.iter().filter(|one| **one == Verdict::Open).count();
        found.push(decide(met >= *count, met + open >= *count));
    }
    found
}

pub(crate) fn outcomes(facts: &Facts, table: &Table) -> Vec<Outcome> {
    let mut found: Vec<Outcome> = Vec::new();
    for (grade, asked) in table.grades.iter().enumerate() {
        if asked.otherwise {
            found.push(if found.contains(&Outcome::Reached) {
                Outcome::Missed
            } else if found.contains(&Outcome::Open) {
                Outcome::Open
            } else {
                Outcome::Reached
            });
            continue;
        }
        let required = table.items.iter().zip(&facts.0).filter(|(item, _)| item.is_required(grade, table));
        let verdicts: Vec<Verdict> =
            required.map(|(item, found)| verdict(item, found, grade, table)).collect();
        let conditions = conditions(facts, grade, table);
        let is_missed = verdicts.iter().any(|one| matches!(one, Verdict::NotMet | Verdict::Partly))
            || conditions.contains(&Some(false));
        let is_open = verdicts.contains(&Verdict::Open) || conditions.contains(&None);
        // Where nothing was evaluated, no condition decides.
        let is_evaluated = score(facts, grade, table).is_some();
        let is_failed = verdicts.iter().any(|one| matches!(one, Verdict::NotMet | Verdict::Partly));
        if !is_evaluated {
            found.push(if is_failed { Outcome::Missed } else { Outcome::Open });
            continue;
        }
        found.push(match (is_missed, is_open) {
            (true, _) => Outcome::Missed,
            (false, true) => Outcome::Open,
            (false, false) => Outcome::Reached,
        });
    }
    found
}
