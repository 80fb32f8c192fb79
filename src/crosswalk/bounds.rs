//! Two thresholds on one measured fact: which of them asks for more.
//!
//! A threshold is the interval of values that meet it. One interval inside the other is the
//! stricter requirement; where neither holds the other (no less than 30 and no more than 30),
//! they only overlap.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::relation::Relation;
use crate::audit::Verdict;
use crate::standard::{Amount, Check, Comparison, Level, Standard, said};

/// How two indicators stand to each other at a level, and what a verdict on the first settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The first compared with the second; of thresholds by grade, the highest grade's that has one.
    pub relation: Relation,
    /// Whether met settles the second, for every grade.
    met: bool,
    /// Whether not met does.
    not_met: bool,
}

/// One side of a comparison: a check, as its standard asks it at a level.
pub(super) struct Side<'a> {
    pub(super) standard: &'a Standard,
    pub(super) check: &'a Check,
    pub(super) level: Level,
    /// Parameters in force instead of the standard's own.
    pub(super) set: &'a BTreeMap<String, Decimal>,
}

/// The values that meet a requirement; a bound with whether it is itself among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Interval {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
}

impl Decision {
    /// The decision that a file states.
    pub(super) fn stated(relation: Relation) -> Self {
        let carries = |verdict| relation.carries(verdict).is_some();
        Decision { relation, met: carries(Verdict::Met), not_met: carries(Verdict::NotMet) }
    }

    /// What a verdict on the first says of the second.
    pub fn carries(self, verdict: Verdict) -> Option<Verdict> {
        match verdict {
            Verdict::Met => self.met.then_some(Verdict::Met),
            Verdict::NotMet => self.not_met.then_some(Verdict::NotMet),
            Verdict::PartlyMet | Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable => None,
        }
    }
}

/// Decides; `None` where one side asks nothing at its level.
///
/// A mark says the same for every grade: met is beyond every threshold of the first, not met is
/// short of every one. What follows for the second has to follow for each of its grades.
pub(super) fn decide(first: &Side<'_>, second: &Side<'_>) -> Option<Decision> {
    let (ours, theirs) = (first.intervals(), second.intervals());
    let relation = relation(*ours.first()?, *theirs.first()?);
    let met = theirs.iter().all(|their| ours.iter().any(|our| our.is_within(their)));
    let not_met = theirs.iter().all(|their| ours.iter().any(|our| their.is_within(our)));
    Some(Decision { relation, met, not_met })
}

impl Side<'_> {
    /// For every grade that has a threshold, highest first.
    fn intervals(&self) -> Vec<Interval> {
        let grades = 0..self.standard.grades.len();
        grades
            .filter_map(|grade| self.check.threshold.get(grade, self.level))
            .map(|amount| Interval::of(self.check, self.value(amount)))
            .collect()
    }

    fn value(&self, amount: &Amount) -> Decimal {
        let given = match amount {
            Amount::Parameter(id) => self.set.get(id).copied(),
            Amount::Fixed(_) => None,
        };
        given.unwrap_or_else(|| said::value(amount, self.standard))
    }
}

impl Interval {
    fn of(check: &Check, bound: Decimal) -> Self {
        let (low, high) = match check.comparison {
            Comparison::AtLeast => (Some((bound, true)), None),
            Comparison::Above => (Some((bound, false)), None),
            Comparison::AtMost => (None, Some((bound, true))),
            Comparison::Below => (None, Some((bound, false))),
            Comparison::Exactly => (Some((bound, true)), Some((bound, true))),
            Comparison::Between => (Some((bound, true)), check.upper.map(|upper| (upper, true))),
        };
        Interval { low, high }
    }

    fn is_within(&self, other: &Interval) -> bool {
        let low = match (self.low, other.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some((ours, mine)), Some((theirs, its))) => ours > theirs || (ours == theirs && (its || !mine)),
        };
        let high = match (self.high, other.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some((ours, mine)), Some((theirs, its))) => ours < theirs || (ours == theirs && (its || !mine)),
        };
        low && high
    }
}

fn relation(ours: Interval, theirs: Interval) -> Relation {
    match (ours.is_within(&theirs), theirs.is_within(&ours)) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Stricter,
        (false, true) => Relation::Looser,
        (false, false) => Relation::Overlapping,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{Subject, Threshold};

    fn interval(comparison: Comparison, lower: &str, upper: Option<&str>) -> Interval {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        let check = Check {
            subject: Subject::Field("a".to_owned()),
            comparison,
            threshold: Threshold::Same(Amount::Fixed(number(lower))),
            upper: upper.map(number),
        };
        Interval::of(&check, number(lower))
    }

    fn compared(ours: (Comparison, &str), theirs: (Comparison, &str)) -> Relation {
        relation(interval(ours.0, ours.1, None), interval(theirs.0, theirs.1, None))
    }

    #[test]
    fn the_higher_floor_and_the_lower_ceiling_are_stricter() {
        use Comparison::{Above, AtLeast, AtMost, Below};
        assert_eq!(compared((AtLeast, "200"), (AtLeast, "150")), Relation::Stricter);
        assert_eq!(compared((AtLeast, "150"), (AtLeast, "200")), Relation::Looser);
        assert_eq!(compared((AtLeast, "150"), (AtLeast, "150.0")), Relation::Equal);
        assert_eq!(compared((AtMost, "5"), (AtMost, "15")), Relation::Stricter);
        assert_eq!(compared((Below, "15"), (Below, "5")), Relation::Looser);
        assert_eq!(compared((Above, "2"), (Above, "1")), Relation::Stricter);
    }

    #[test]
    fn whether_the_bound_counts_decides_between_equal_figures() {
        use Comparison::{Above, AtLeast, AtMost, Below};
        assert_eq!(compared((AtLeast, "150"), (Above, "150")), Relation::Looser);
        assert_eq!(compared((Above, "150"), (AtLeast, "150")), Relation::Stricter);
        assert_eq!(compared((Below, "15"), (AtMost, "15")), Relation::Stricter);
        assert_eq!(compared((AtMost, "15"), (Below, "15")), Relation::Looser);
        assert_eq!(compared((Above, "150"), (AtLeast, "151")), Relation::Looser);
    }

    #[test]
    fn a_floor_and_a_ceiling_cannot_be_compared() {
        use Comparison::{Above, AtLeast, AtMost, Below, Exactly};
        assert_eq!(compared((AtLeast, "10"), (AtMost, "10")), Relation::Overlapping);
        assert_eq!(compared((Above, "10"), (Below, "20")), Relation::Overlapping);
        assert_eq!(compared((Exactly, "2"), (Exactly, "3")), Relation::Overlapping);
    }

    #[test]
    fn an_exact_figure_or_a_range_is_stricter_than_the_bound_around_it() {
        use Comparison::{Above, AtLeast, AtMost, Between, Exactly};
        assert_eq!(compared((Exactly, "2"), (AtLeast, "2")), Relation::Stricter);
        assert_eq!(compared((Exactly, "2"), (Above, "2")), Relation::Overlapping);
        assert_eq!(compared((AtMost, "3"), (Exactly, "2")), Relation::Looser);
        let range = interval(Between, "3", Some("5"));
        assert_eq!(relation(range, interval(AtLeast, "3", None)), Relation::Stricter);
        assert_eq!(relation(range, interval(AtMost, "4", None)), Relation::Overlapping);
        assert_eq!(relation(interval(Between, "3", Some("4")), range), Relation::Stricter);
        assert_eq!(relation(interval(Exactly, "5", None), range), Relation::Stricter);
        assert_eq!(relation(range, interval(Between, "4", Some("6"))), Relation::Overlapping);
    }
}
