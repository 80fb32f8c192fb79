//! What an indicator earns: its credit, its step by measurement, less what its faults cost.
//!
//! Everything is an interval: the least it comes to by what is known, and the most it can come
//! to once everything is.

use std::collections::BTreeMap;

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::exact::{SHOWN_PLACES, exact, rounded};
use super::finding::Verdict;
use super::measured::Measured;
use crate::intake::Count;
use crate::place::Place;
use crate::standard::{Bonus, Check, Deduction, Indicator, NotApplicablePolicy, PartStep, Per, Standard};
use crate::value::Mark;

/// Points of an indicator for one grade. In a section whose points are a pool, what its faults
/// take off it; for a bonus, what it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// What it earned: the least it comes to by what is known.
    pub earned: Decimal,
    /// What it could earn; 0 where it does not apply, in a pool, and for a bonus.
    pub possible: Decimal,
    /// The most it can come to once everything is known.
    pub high: Decimal,
}

/// What one kind of fault cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The deduction's position in the indicator.
    pub deduction: usize,
    /// How often it counted: times, members, or steps of shortfall (rounded to ten places).
    pub times: Decimal,
    /// What it cost.
    pub points: Decimal,
    /// The cell.
    pub at: Place,
}

/// What a verdict rests on, as far as points go.
pub(super) enum Found<'a> {
    /// A mark, or counts of faults.
    Attested,
    /// A measurement against a threshold.
    Measured(&'a Measured, &'a Check, Decimal),
    /// The members of a set: how many are missing and how many open.
    Members { missing: Decimal, open: Decimal, at: &'a Place },
}

/// What is known of an indicator beside its verdict.
pub(super) struct Earning<'a> {
    pub(super) standard: &'a Standard,
    pub(super) indicator: &'a Indicator,
    pub(super) counts: Option<&'a BTreeMap<String, Count>>,
    pub(super) mark: Option<Mark>,
    /// Where the indicator's own result stands.
    pub(super) at: &'a Place,
}

/// What faults cost: at least, at most (`None` without a bound), and each that is known.
struct Taken {
    least: Decimal,
    most: Option<Decimal>,
    losses: Vec<Loss>,
}

/// How often a fault counts, and what that costs before any cap.
struct Cost {
    times: Decimal,
    points: Decimal,
}

/// Places of what part of a step costs: so many that what a decimal can state is stated exactly.
const COST_PLACES: u32 = 18;

const ZERO: Decimal = Decimal::ZERO;

impl Earning<'_> {
    /// The points for a verdict.
    pub(super) fn points(&self, verdict: Verdict, found: &Found<'_>) -> (Points, Vec<Loss>) {
        match self.by_verdict_alone(verdict) {
            Some(points) => {
                debug_assert_eq!((points, Vec::new()), self.worked_out(verdict, found));
                (points, Vec::new())
            }
            None => self.worked_out(verdict, found),
        }
    }

    /// The points of most indicators: all of them, a part or none, with nothing else to ask.
    fn by_verdict_alone(&self, verdict: Verdict) -> Option<Points> {
        let Indicator { points: full, credit, bonus: None, deductions, bands, .. } = self.indicator else {
            return None;
        };
        if !deductions.is_empty() || !bands.is_empty() || self.is_pooled() {
            return None;
        }
        let (earned, high) = match verdict {
            Verdict::Met => (*full, *full),
            Verdict::PartlyMet => (*full * credit.partly_met, *full * credit.partly_met),
            Verdict::NotMet => (*full * credit.not_met, *full * credit.not_met),
            Verdict::NotChecked | Verdict::Unreadable => (ZERO, *full),
            // The standard says.
            Verdict::NotApplicable => return None,
        };
        Some(Points { earned, possible: *full, high })
    }

    fn worked_out(&self, verdict: Verdict, found: &Found<'_>) -> (Points, Vec<Loss>) {
        if let Some(bonus) = &self.indicator.bonus {
            return (self.bonus(bonus, verdict), Vec::new());
        }
        let full = self.indicator.points;
        match verdict {
            Verdict::NotApplicable => {
                let all = match self.standard.scoring.not_applicable {
                    NotApplicablePolicy::Full => full,
                    NotApplicablePolicy::LeftOut | NotApplicablePolicy::NotAllowed => ZERO,
                };
                (Points { earned: all, possible: all, high: all }, Vec::new())
            }
            Verdict::NotChecked | Verdict::Unreadable => {
                let known = self.recorded(verdict, found);
                self.settle((ZERO, full), Taken { losses: Vec::new(), ..known })
            }
            Verdict::Met => {
                let base = self.step(found).unwrap_or((full, full));
                self.settle(base, self.recorded(verdict, found))
            }
            Verdict::PartlyMet | Verdict::NotMet => self.unmet(verdict, found),
        }
    }

    fn unmet(&self, verdict: Verdict, found: &Found<'_>) -> (Points, Vec<Loss>) {
        let full = self.indicator.points;
        let credit = full
            * match verdict {
                Verdict::PartlyMet => self.indicator.credit.partly_met,
                _ => self.indicator.credit.not_met,
            };
        let recorded = self.recorded(verdict, found);
        if let Some(step) = self.step(found) {
            return self.settle(step, recorded);
        }
        let deductions = &self.indicator.deductions;
        let has = |is: fn(&Per) -> bool| deductions.iter().any(|deduction| is(&deduction.per));
        match found {
            Found::Members { .. } if has(|per| *per == Per::Member) => self.settle((full, full), recorded),
            Found::Measured(..) if has(|per| matches!(per, Per::Shortfall { .. })) => {
                self.settle((full, full), recorded)
            }
            Found::Attested if recorded.losses.iter().any(|loss| self.is_counted(loss)) => {
                self.settle((full, full), recorded)
            }
            Found::Attested => match (deductions.as_slice(), self.indicator.bands.as_slice()) {
                // The mark says that the one fault there can be is there.
                ([only], []) if only.per == Per::Flat => {
                    let loss = Loss {
                        deduction: 0,
                        times: Decimal::ONE,
                        points: capped(only, only.points),
                        at: self.at.clone(),
                    };
                    let cost = loss.points;
                    let taken = Taken { least: cost, most: Some(cost), losses: vec![loss] };
                    let (points, losses) = self.settle((full, full), taken);
                    // 基本符合 earns its part all the same, and never less than 不符合.
                    if verdict == Verdict::PartlyMet && !self.is_pooled() && credit > points.earned {
                        return (Points { earned: credit, high: credit, ..points }, Vec::new());
                    }
                    (points, losses)
                }
                ([], [_, next, ..]) => self.settle((credit, credit.max(next.points)), recorded),
                ([], _) => self.settle((credit, credit), recorded),
                // Something is wrong, and how much was not put down.
                (some, _) => {
                    let least = some.iter().map(least_of).min().unwrap_or_default();
                    let taken = Taken { least, most: self.worst(), losses: Vec::new() };
                    let (points, losses) = self.settle((full, full), taken);
                    let earned = if self.is_pooled() { points.earned } else { credit };
                    (Points { earned, high: points.high.max(earned), ..points }, losses)
                }
            },
            Found::Members { .. } | Found::Measured(..) => self.settle((credit, credit), recorded),
        }
    }

    /// Whether what was wrong is known only as far as a mark says: the points could be more.
    pub(super) fn is_uncounted(&self, verdict: Verdict, points: Points) -> bool {
        matches!(verdict, Verdict::NotMet | Verdict::PartlyMet)
            && points.high > points.earned
            && self.indicator.deductions.iter().any(|deduction| deduction.per.is_counted())
    }

    fn is_pooled(&self) -> bool {
        self.standard.heading(self.indicator).0.pool
    }

    fn is_counted(&self, loss: &Loss) -> bool {
        self.indicator.deductions[loss.deduction].per.is_counted()
    }

    /// From what there is to earn and what faults cost to points; never below 0, or for a pool
    /// never more than it holds.
    fn settle(&self, base: (Decimal, Decimal), taken: Taken) -> (Points, Vec<Loss>) {
        let points = if self.is_pooled() {
            let pool = self.standard.heading(self.indicator).0.points.unwrap_or_default();
            let earned = -taken.most.map_or(pool, |most| most.min(pool));
            Points { earned, possible: ZERO, high: -taken.least.min(pool) }
        } else {
            let earned = taken.most.map_or(ZERO, |most| (base.0 - most).max(ZERO));
            let high = (base.1 - taken.least).max(ZERO);
            Points { earned, possible: self.indicator.points, high }
        };
        (points, taken.losses)
    }

    /// The points of the step that was reached, at least and at most.
    fn step(&self, found: &Found<'_>) -> Option<(Decimal, Decimal)> {
        let bands = &self.indicator.bands;
        let Found::Measured(measured, ..) = found else { return None };
        if bands.is_empty() {
            return None;
        }
        let first = |holds: &dyn Fn(Option<bool>) -> bool| {
            let found = bands.iter().find(|band| holds(measured.holds(band.comparison, band.bound)));
            found.map_or(ZERO, |band| band.points)
        };
        Some((first(&|held| held == Some(true)), first(&|held| held != Some(false))))
    }

    /// What is known of the faults: counts, missing members, steps of shortfall. A blank count
    /// beside a result is none; where there is no result, it is not known.
    fn recorded(&self, verdict: Verdict, found: &Found<'_>) -> Taken {
        let mut taken = Taken { least: ZERO, most: Some(ZERO), losses: Vec::new() };
        let is_counted_only = self.mark.is_none() && self.indicator.check.is_none();
        let is_blank_open = is_counted_only || verdict.is_open();
        for (position, deduction) in self.indicator.deductions.iter().enumerate() {
            let each = |times: Decimal| Cost { times, points: times * deduction.points };
            let known = match deduction.per {
                Per::Flat | Per::Occurrence => self.count(&deduction.id).map(|count| {
                    let times = count.value.map(|times| match deduction.per {
                        Per::Flat => times.min(Decimal::ONE),
                        _ => times,
                    });
                    (times.map(each), times.map(each), &count.at)
                }),
                Per::Member => match found {
                    Found::Members { missing, open, at } => {
                        Some((Some(each(*missing)), Some(each(*missing + *open)), *at))
                    }
                    Found::Attested | Found::Measured(..) => None,
                },
                Per::Shortfall { step, part } => match found {
                    Found::Measured(measured, check, needed) if verdict == Verdict::NotMet => {
                        let steps = steps(measured, check, *needed, step, part);
                        let cost = |steps: &BigRational| Cost {
                            times: rounded(steps, SHOWN_PLACES),
                            points: rounded(&(steps * exact(deduction.points)), COST_PLACES),
                        };
                        Some((steps.as_ref().map(cost), steps.as_ref().map(cost), &measured.at))
                    }
                    _ => None,
                },
            };
            let Some((least, most, at)) = known else {
                if is_blank_open {
                    taken.most = taken.most.zip(self.worst_of(deduction)).map(|(sum, worst)| sum + worst);
                }
                continue;
            };
            match (least, most) {
                (Some(least), Some(most)) => {
                    let points = capped(deduction, least.points);
                    taken.least += points;
                    taken.most = taken.most.map(|sum| sum + capped(deduction, most.points));
                    if !points.is_zero() {
                        let (times, at) = (least.times, at.clone());
                        taken.losses.push(Loss { deduction: position, times, points, at });
                    }
                }
                // A count or a measurement that cannot be read.
                (_, _) => {
                    taken.most = taken.most.zip(self.worst_of(deduction)).map(|(sum, worst)| sum + worst);
                }
            }
        }
        taken
    }

    fn count(&self, id: &str) -> Option<&Count> {
        self.counts.and_then(|counts| counts.get(id))
    }

    /// The most all its faults can cost; `None` without a bound.
    fn worst(&self) -> Option<Decimal> {
        self.indicator.deductions.iter().map(|deduction| self.worst_of(deduction)).sum()
    }

    fn worst_of(&self, deduction: &Deduction) -> Option<Decimal> {
        let members = self.indicator.check.as_ref().and_then(|check| check.subject.set());
        match deduction.per {
            Per::Flat => Some(capped(deduction, deduction.points)),
            Per::Member => {
                members.map(|set| capped(deduction, deduction.points * Decimal::from(set.members.len())))
            }
            Per::Occurrence | Per::Shortfall { .. } => deduction.most,
        }
    }

    fn bonus(&self, bonus: &Bonus, verdict: Verdict) -> Points {
        let counted = self.count(Bonus::COUNT).filter(|_| bonus.per_occurrence);
        let (earned, high) = match (verdict, counted.map(|count| count.value)) {
            (Verdict::NotApplicable, _) => (ZERO, ZERO),
            (Verdict::NotChecked | Verdict::Unreadable, None) | (_, Some(None)) => (ZERO, bonus.most),
            (_, Some(Some(times))) => {
                let added = (times * bonus.points).min(bonus.most);
                (added, added)
            }
            (Verdict::Met, None) if bonus.per_occurrence => (bonus.points.min(bonus.most), bonus.most),
            (Verdict::Met, None) => (bonus.points.min(bonus.most), bonus.points.min(bonus.most)),
            (Verdict::PartlyMet, None) => {
                let part = bonus.points.min(bonus.most) * self.indicator.credit.partly_met;
                (part, part)
            }
            (Verdict::NotMet, None) => (ZERO, ZERO),
        };
        Points { earned, possible: ZERO, high }
    }

    /// The verdict that counts of faults give where there is no mark: none of any kind is met,
    /// any is not; for a bonus the other way round.
    pub(super) fn counted_verdict(&self) -> Option<Verdict> {
        self.counts?;
        let ids: Vec<&str> = match self.indicator.bonus {
            Some(_) => vec![Bonus::COUNT],
            None => {
                let counted = self.indicator.deductions.iter().filter(|one| one.per.is_counted());
                counted.map(|one| one.id.as_str()).collect()
            }
        };
        let values: Vec<Option<Decimal>> =
            ids.iter().map(|id| self.count(id).and_then(|count| count.value)).collect();
        let any = values.iter().flatten().any(|times| !times.is_zero());
        let all = !values.is_empty() && values.iter().all(Option::is_some);
        let is_bonus = self.indicator.bonus.is_some();
        match (any, all) {
            (true, _) => Some(if is_bonus { Verdict::Met } else { Verdict::NotMet }),
            (false, true) => Some(if is_bonus { Verdict::NotMet } else { Verdict::Met }),
            (false, false) => None,
        }
    }

    /// Whether a mark says met beside faults that were counted.
    pub(super) fn is_met_with_faults(&self) -> bool {
        self.mark == Some(Mark::Met)
            && self.indicator.bonus.is_none()
            && self.counted_verdict() == Some(Verdict::NotMet)
    }
}

fn capped(deduction: &Deduction, cost: Decimal) -> Decimal {
    deduction.most.map_or(cost, |most| cost.min(most))
}

/// The least that a fault costs where it is there.
fn least_of(deduction: &Deduction) -> Decimal {
    match deduction.per {
        Per::Flat | Per::Occurrence | Per::Member => capped(deduction, deduction.points),
        Per::Shortfall { part: PartStep::Whole, .. } => capped(deduction, deduction.points),
        Per::Shortfall { part: PartStep::Counts | PartStep::Free, .. } => ZERO,
    }
}

/// By how many steps a threshold is missed; `None` where a bound or range leaves that unknown.
fn steps(
    measured: &Measured,
    check: &Check,
    needed: Decimal,
    step: Decimal,
    part: PartStep,
) -> Option<BigRational> {
    let steps = measured.gap(check, needed)? / exact(step);
    Some(match part {
        PartStep::Counts => steps,
        PartStep::Free => steps.floor(),
        // A bound that does not count itself is missed by nothing measurable, but missed.
        PartStep::Whole => steps.ceil().max(exact(Decimal::ONE)),
    })
}

/// The points of a mark that nothing else is known of: the centre's own result, say.
pub(super) fn of_mark(indicator: &Indicator, mark: Mark) -> Decimal {
    let full = indicator.bonus.map_or(indicator.points, |bonus| bonus.points.min(bonus.most));
    match mark {
        Mark::Met => full,
        Mark::PartlyMet => full * indicator.credit.partly_met,
        Mark::NotMet if indicator.bonus.is_some() => ZERO,
        Mark::NotMet => full * indicator.credit.not_met,
        Mark::NotApplicable => ZERO,
    }
}
