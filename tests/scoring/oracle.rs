//! What each item of a generated inspection must come to, worked out from the rules with exact
//! fractions.
//!
//! It shares nothing with the program but the names of marks.

use dabiao::value::Mark;
use num_rational::Ratio;

use super::facts::Found;
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

/// What an indicator earns, at the least and at the most; or in a pool, what it takes off, where
/// no `most` means that nothing bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) least: Fraction,
    pub(crate) most: Option<Fraction>,
}

pub(crate) fn tenths(value: Tenths) -> Fraction {
    Fraction::new(value.into(), 10)
}

pub(super) fn none() -> Fraction {
    Fraction::from_integer(0)
}

pub(super) fn hundred() -> Fraction {
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
pub(super) fn taken_from_pool(item: &Item, found: &Found, grade: usize, table: &Table) -> Option<Range> {
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
