//! What a generated inspection must come to, worked out from the rules with exact fractions.
//!
//! It shares nothing with the program but the names of marks.

use dabiao::value::Mark;
use num_rational::Ratio;

use super::facts::{Facts, Found};
use super::table::{Check, Credit, Deduction, Item, Part, Per, Policy, Table, Tenths};

pub(crate) type Fraction = Ratio<i128>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Met,
    Partly,
    NotMet,
    Out,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Reached,
    Missed,
    Open,
}

/// What an indicator earns, at the least and at the most; or in a pool, what it takes off, where
/// no `most` means that nothing bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) least: Fraction,
    pub(crate) most: Option<Fraction>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) earned: Fraction,
    pub(crate) possible: Fraction,
    /// In per cent, unrounded.
    pub(crate) low: Fraction,
    pub(crate) high: Fraction,
}

pub(crate) fn tenths(value: Tenths) -> Fraction {
    Fraction::new(value.into(), 10)
}

fn none() -> Fraction {
    Fraction::from_integer(0)
}

fn hundred() -> Fraction {
    Fraction::from_integer(100)
}

fn exactly(value: Fraction) -> Range {
    Range { least: value, most: Some(value) }
}

/// Half away from zero; no score is negative.
pub(crate) fn rounded(value: Fraction, places: u32) -> Fraction {
    let shift = Fraction::from_integer(10_i128.pow(places));
    (value * shift + Fraction::new(1, 2)).floor() / shift
}

fn marked(mark: Option<Mark>, table: &Table) -> Verdict {
    match mark {
        Some(Mark::Met) => Verdict::Met,
        Some(Mark::PartlyMet) => Verdict::Partly,
        Some(Mark::NotMet) => Verdict::NotMet,
        Some(Mark::NotApplicable) if table.policy != Policy::NotAllowed => Verdict::Out,
        Some(Mark::NotApplicable) | None => Verdict::Open,
    }
}

/// The result, or where there is none, what the counts say.
fn attested(item: &Item, found: &Found, table: &Table) -> Verdict {
    let mark = marked(found.mark, table);
    let is_decided = mark != Verdict::Open || found.mark.is_some();
    if is_decided || found.counts.is_empty() || !matches!(item.check, Check::Mark) {
        return mark;
    }
    let is_any = found.counts.iter().flatten().any(|count| *count > 0);
    let is_whole = found.counts.iter().all(Option::is_some);
    match (item.bonus.is_some(), is_any, is_whole) {
        (true, true, _) => Verdict::Met,
        (true, false, true) => Verdict::NotMet,
        (false, true, _) => Verdict::NotMet,
        (false, false, true) => Verdict::Met,
        (_, false, false) => Verdict::Open,
    }
}

/// How many members are there, are not, do not apply, are not known.
fn members(found: &Found) -> (usize, usize, usize, usize) {
    let count = |which: &[Option<Mark>]| found.members.iter().filter(|mark| which.contains(mark)).count();
    (
        count(&[Some(Mark::Met)]),
        count(&[Some(Mark::NotMet), Some(Mark::PartlyMet)]),
        count(&[Some(Mark::NotApplicable)]),
        count(&[None]),
    )
}

pub(crate) fn verdict(item: &Item, found: &Found, grade: usize, table: &Table) -> Verdict {
    let attested = attested(item, found, table);
    match &item.check {
        Check::Mark => attested,
        Check::Field { comparison, .. } => match (item.bound(grade), found.value) {
            (None, _) => Verdict::Out,
            (Some(bound), Some(value)) if comparison.holds(value, bound) => Verdict::Met,
            (Some(_), Some(_)) => Verdict::NotMet,
            (Some(_), None) => attested,
        },
        Check::Set { members: all, need } => {
            let (there, _, out, open) = members(found);
            if open == *all {
                return attested;
            }
            if out == *all {
                return Verdict::Out;
            }
            let need = need.unwrap_or(all - out);
            if there >= need {
                Verdict::Met
            } else if there + open < need && (open == 0 || open + out < *all) {
                Verdict::NotMet
            } else {
                attested
            }
        }
    }
}

fn cost(deduction: &Deduction, times: Fraction) -> Fraction {
    let cost = tenths(deduction.points) * times;
    deduction.most.map_or(cost, |most| cost.min(tenths(most)))
}

/// What a count takes off.
fn counted(deduction: &Deduction, count: u32) -> Fraction {
    let times = if deduction.per == Per::Flat { count.min(1) } else { count };
    cost(deduction, Fraction::from_integer(times.into()))
}

/// What one deduction takes off, given what the verdict rests on.
fn taken(item: &Item, found: &Found, grade: usize, at: usize, basis: Basis, is_open: bool) -> Range {
    let deduction = &item.deductions[at];
    let times = |n: usize| cost(deduction, Fraction::from_integer(i128::try_from(n).expect("few")));
    // What is blank beside a result is none; where there is no result, it is not known.
    let unknown = |most: Option<Fraction>| {
        if is_open || basis == Basis::Counted { Range { least: none(), most } } else { exactly(none()) }
    };
    match deduction.per {
        Per::Flat | Per::Occurrence => {
            let place = item.counted().iter().position(|one| *one == at).expect("it is counted");
            let most = if deduction.per == Per::Flat { Some(times(1)) } else { deduction.most.map(tenths) };
            found.counts[place].map_or_else(|| unknown(most), |count| exactly(counted(deduction, count)))
        }
        Per::Member if basis == Basis::Members => {
            let (there, _, out, open) = members(found);
            let need = match &item.check {
                Check::Set { need: Some(need), .. } => *need,
                _ => found.members.len() - out,
            };
            Range {
                least: times(need.saturating_sub(there + open)),
                most: Some(times(need.saturating_sub(there))),
            }
        }
        Per::Member => unknown(Some(times(found.members.len()))),
        Per::Shortfall { step, part } => {
            let Check::Field { comparison, .. } = &item.check else { return exactly(none()) };
            let (Some(bound), Some(value)) = (item.bound(grade), found.value) else {
                return unknown(deduction.most.map(tenths));
            };
            if comparison.holds(value, bound) {
                return exactly(none());
            }
            let steps = Fraction::new((bound - value).abs().into(), step.into());
            let steps = match part {
                Part::Counts => steps,
                // To be at a bound that must be passed is to be short by a part of a step.
                Part::Whole => steps.ceil().max(Fraction::from_integer(1)),
                Part::Free => steps.floor(),
            };
            exactly(cost(deduction, steps))
        }
    }
}

/// What one fault costs at the least.
fn cheapest(item: &Item) -> Fraction {
    let one = |deduction: &Deduction| match deduction.per {
        Per::Flat | Per::Occurrence | Per::Member | Per::Shortfall { part: Part::Whole, .. } => {
            cost(deduction, Fraction::from_integer(1))
        }
        Per::Shortfall { part: Part::Counts | Part::Free, .. } => none(),
    };
    item.deductions.iter().map(one).min().unwrap_or_else(none)
}

/// What all deductions of an indicator take off together.
fn losses(item: &Item, found: &Found, grade: usize, basis: Basis, is_open: bool) -> Range {
    let mut sum = exactly(none());
    for at in 0..item.deductions.len() {
        let one = taken(item, found, grade, at, basis, is_open);
        sum.least += one.least;
        sum.most = sum.most.zip(one.most).map(|(sum, one)| sum + one);
    }
    sum
}

fn credit(item: &Item, table: &Table) -> (Fraction, Fraction) {
    match item.credit {
        Credit::Plain => (tenths(table.partial.unwrap_or(5)), none()),
        Credit::Nothing => (none(), none()),
        Credit::Parts { partly_met, not_met } => (tenths(partly_met), tenths(not_met)),
    }
}

/// What the verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    Attested,
    Counted,
    Measured,
    Members,
}

fn basis(item: &Item, found: &Found, grade: usize, table: &Table) -> Basis {
    match &item.check {
        Check::Mark if marked(found.mark, table) == Verdict::Open => Basis::Counted,
        Check::Field { .. } if found.value.is_some() && item.bound(grade).is_some() => Basis::Measured,
        Check::Set { .. } if found.members.iter().any(Option::is_some) => {
            // Members decide where the mark could say anything without changing the verdict.
            let with = |mark| verdict(item, &Found { mark, ..found.clone() }, grade, table);
            if with(Some(Mark::Met)) == with(Some(Mark::NotMet)) { Basis::Members } else { Basis::Attested }
        }
        Check::Mark | Check::Field { .. } | Check::Set { .. } => Basis::Attested,
    }
}

/// What an indicator earns for a grade; `None` where it is out of the sum.
pub(crate) fn earned(item: &Item, found: &Found, grade: usize, table: &Table) -> Option<Range> {
    let verdict = verdict(item, found, grade, table);
    if let Some(bonus) = item.bonus {
        return Some(added(item, found, verdict, bonus, table));
    }
    let points = tenths(item.points);
    if verdict == Verdict::Out {
        return (table.policy == Policy::Full).then(|| exactly(points));
    }
    let basis = basis(item, found, grade, table);
    let is_open = verdict == Verdict::Open;
    let lost = losses(item, found, grade, basis, is_open);
    let less = |base: Fraction| Range {
        least: lost.most.map_or(none(), |most| (base - most).max(none())),
        most: Some((base - lost.least).max(none())),
    };
    if is_open {
        // What is not checked earns nothing now.
        return Some(Range { least: none(), ..less(points) });
    }
    let (partly, not) = credit(item, table);
    let credit = points * if verdict == Verdict::Partly { partly } else { not };
    let has = |is: fn(&Per) -> bool| item.deductions.iter().any(|one| is(&one.per));
    if let (Basis::Measured, Some(value), Check::Field { comparison, .. }) = (basis, found.value, &item.check)
        && !item.bands.is_empty()
    {
        let step = item.bands.iter().find(|(bound, _)| comparison.holds(value, *bound));
        return Some(less(tenths(step.map_or(0, |(_, points)| *points))));
    }
    // What makes it fail has its price: a member, a step short, a fault that was counted.
    let is_priced = match basis {
        Basis::Members => has(|per| *per == Per::Member),
        Basis::Measured => has(|per| matches!(per, Per::Shortfall { .. })),
        Basis::Attested | Basis::Counted => found.counts.iter().flatten().any(|count| *count > 0),
    };
    if verdict == Verdict::Met || is_priced {
        return Some(less(points));
    }
    if matches!(basis, Basis::Members | Basis::Measured) {
        return Some(less(credit));
    }
    Some(match (&item.deductions[..], &item.bands[..]) {
        ([], [_, (_, next), ..]) => Range { least: credit, most: Some(credit.max(tenths(*next))) },
        ([], _) => exactly(credit),
        ([only], []) if only.per == Per::Flat => {
            let left = (points - cost(only, Fraction::from_integer(1))).max(none());
            exactly(if verdict == Verdict::Partly { left.max(credit) } else { left })
        }
        (_, _) => Range { least: credit, most: Some((points - cheapest(item)).max(none()).max(credit)) },
    })
}

fn added(item: &Item, found: &Found, verdict: Verdict, bonus: super::table::Bonus, table: &Table) -> Range {
    let points = tenths(bonus.points);
    let (partly, _) = credit(item, table);
    let most = tenths(bonus.most.unwrap_or(bonus.points));
    match (bonus.most, found.counts.first().copied().flatten()) {
        (Some(_), Some(count)) if verdict != Verdict::Out => {
            exactly((points * Fraction::from_integer(count.into())).min(most))
        }
        _ => match verdict {
            Verdict::Met if bonus.most.is_some() => Range { least: points.min(most), most: Some(most) },
            Verdict::Met => exactly(points),
            Verdict::Partly => exactly(points.min(most) * partly),
            Verdict::NotMet | Verdict::Out => exactly(none()),
            Verdict::Open => Range { least: none(), most: Some(most) },
        },
    }
}

/// What an indicator takes from its section's pool; `None` where it does not apply.
fn taken_from_pool(item: &Item, found: &Found, grade: usize, table: &Table) -> Option<Range> {
    let verdict = verdict(item, found, grade, table);
    let basis = basis(item, found, grade, table);
    let lost = losses(item, found, grade, basis, verdict == Verdict::Open);
    let is_known = match basis {
        Basis::Members | Basis::Measured => true,
        Basis::Attested | Basis::Counted => found.counts.iter().flatten().any(|count| *count > 0),
    };
    match (verdict, &item.deductions[..]) {
        (Verdict::Out, _) => None,
        (Verdict::NotMet | Verdict::Partly, [only]) if !is_known && only.per == Per::Flat => {
            Some(exactly(cost(only, Fraction::from_integer(1))))
        }
        (Verdict::NotMet | Verdict::Partly, _) if !is_known => {
            // Something is wrong, and how much was not put down.
            let uncounted = Found { counts: vec![None; found.counts.len()], ..found.clone() };
            let most = losses(item, &uncounted, grade, basis, true).most;
            Some(Range { least: cheapest(item), most })
        }
        (_, _) => Some(lost),
    }
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
