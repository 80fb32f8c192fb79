//! What was measured or counted, and how it stands against a threshold.

use num_rational::BigRational;
use rust_decimal::{Decimal, RoundingStrategy};

use super::exact::exact;
use super::members::Tally;
use crate::place::Place;
use crate::standard::{Check, Comparison};
use crate::value::{Limit, Measure, Quantity};

/// A measurement an indicator is judged by.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The kind of quantity.
    pub measure: Measure,
    /// What the cell holds, or for a ratio of two fields, both.
    pub text: String,
    /// The cell; for a ratio of two fields, the part's.
    pub at: Place,
    pub(super) size: Size,
}

#[derive(Debug, Clone)]
pub(super) enum Size {
    Stated(Quantity),
    Share { of: Decimal, over: Decimal, counted: Measure },
    Members(Tally),
}

/// By how much a threshold is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// How much.
    pub value: Decimal,
    /// Of what: for a ratio of two counts, how many more of the part are needed.
    pub measure: Measure,
}

impl Measured {
    /// The value in the base unit, for showing: what no decimal states exactly (4 of 11) is
    /// rounded to ten places. `None` for a bound or range.
    pub fn value(&self) -> Option<Decimal> {
        let value = match &self.size {
            Size::Stated(quantity) => quantity.value(),
            Size::Share { of, over, .. } => of.checked_div(*over),
            Size::Members(tally) => Some(tally.there),
        };
        value.map(|value| value.round_dp_with_strategy(10, RoundingStrategy::MidpointAwayFromZero))
    }

    /// How many members of a set are there, open and left out, and of how many; `None` for
    /// anything else that is measured.
    pub(super) fn tally(&self) -> Option<&Tally> {
        match &self.size {
            Size::Members(tally) => Some(tally),
            Size::Stated(_) | Size::Share { .. } => None,
        }
    }

    /// The part and the whole, where the ratio was worked out from both.
    pub fn parts(&self) -> Option<(Decimal, Decimal)> {
        match &self.size {
            Size::Stated(_) | Size::Members(_) => None,
            Size::Share { of, over, .. } => Some((*of, *over)),
        }
    }

    /// Whether the threshold is met; `None` where a bound or range leaves it undecided.
    pub(super) fn meets(&self, check: &Check, needed: Decimal) -> Option<bool> {
        let low = self.holds(check.comparison, needed);
        match check.upper {
            Some(upper) => match (low, self.holds(Comparison::AtMost, upper)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                (_, _) => None,
            },
            None => low,
        }
    }

    pub(super) fn holds(&self, comparison: Comparison, needed: Decimal) -> Option<bool> {
        match &self.size {
            Size::Stated(quantity) => compare(quantity, comparison, needed),
            // Products, not quotients: nothing is rounded.
            Size::Share { of, over, .. } => {
                compare(&Quantity::exactly(*of), comparison, needed.checked_mul(*over)?)
            }
            Size::Members(tally) => tally.meets(needed),
        }
    }

    /// By how much of the check's own quantity (for a share, a part of 1) the threshold is missed,
    /// exactly; `None` where a bound or range leaves that unknown.
    pub(super) fn gap(&self, check: &Check, needed: Decimal) -> Option<BigRational> {
        match &self.size {
            Size::Stated(quantity) => {
                let measured = quantity.value()?;
                let bound = check.upper.filter(|upper| measured > *upper).unwrap_or(needed);
                Some(exact((bound - measured).abs()))
            }
            Size::Share { of, over, .. } => {
                let missing = needed.checked_mul(*over)? - of;
                Some(exact(missing.abs()) / exact(*over))
            }
            Size::Members(tally) => Some(exact((needed - tally.there).max(Decimal::ZERO))),
        }
    }

    /// By how much the threshold is missed; `None` where a bound or range leaves that unknown.
    pub(super) fn shortfall(&self, check: &Check, needed: Decimal) -> Option<Shortfall> {
        let comparison = check.comparison;
        match &self.size {
            Size::Stated(quantity) => {
                let measured = quantity.value()?;
                let bound = check.upper.filter(|upper| measured > *upper).unwrap_or(needed);
                let value = (bound - measured).abs();
                Some(Shortfall { value, measure: self.measure })
            }
            Size::Share { of, over, counted } => {
                let bound = needed.checked_mul(*over)?;
                let target = match comparison {
                    Comparison::AtLeast | Comparison::Between => bound.ceil(),
                    Comparison::AtMost => bound.floor(),
                    Comparison::Above => bound.floor() + Decimal::ONE,
                    Comparison::Below => bound.ceil() - Decimal::ONE,
                    Comparison::Exactly => bound,
                };
                Some(Shortfall { value: (target - of).abs(), measure: *counted })
            }
            Size::Members(tally) => Some(Shortfall { value: needed - tally.there, measure: self.measure }),
        }
    }
}

fn compare(quantity: &Quantity, comparison: Comparison, needed: Decimal) -> Option<bool> {
    let (low, high) = (quantity.low, quantity.high);
    // The whole interval lies at or above (strictly above) the bound, or at or below it.
    let at_least = |l: Limit| l.value >= needed;
    let above = |l: Limit| l.value > needed || (l.value == needed && !l.inclusive);
    let at_most = |h: Limit| h.value <= needed;
    let below = |h: Limit| h.value < needed || (h.value == needed && !h.inclusive);
    let (holds, fails) = match comparison {
        // The upper bound is compared on its own.
        Comparison::AtLeast | Comparison::Between => (low.is_some_and(at_least), high.is_some_and(below)),
        Comparison::Above => (low.is_some_and(above), high.is_some_and(at_most)),
        Comparison::AtMost => (high.is_some_and(at_most), low.is_some_and(above)),
        Comparison::Below => (high.is_some_and(below), low.is_some_and(at_least)),
        Comparison::Exactly => {
            (quantity.value() == Some(needed), high.is_some_and(below) || low.is_some_and(above))
        }
    };
    match (holds, fails) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{Amount, Subject, Threshold};
    use crate::value::{Datum, read_quantity};

    fn area(text: &str) -> Quantity {
        read_quantity(&Datum::text(text), Measure::Area).expect(text)
    }

    #[test]
    fn the_bound_itself_counts_or_not() {
        let n = Decimal::from(150);
        let q = area("150");
        assert_eq!(compare(&q, Comparison::AtLeast, n), Some(true));
        assert_eq!(compare(&q, Comparison::Above, n), Some(false));
        assert_eq!(compare(&q, Comparison::AtMost, n), Some(true));
        assert_eq!(compare(&q, Comparison::Below, n), Some(false));
        assert_eq!(compare(&q, Comparison::Exactly, n), Some(true));
        assert_eq!(compare(&area("149.99"), Comparison::AtLeast, n), Some(false));
    }

    #[test]
    fn a_bound_decides_only_what_it_can() {
        let n = Decimal::from(100);
        assert_eq!(compare(&area("100以上"), Comparison::AtLeast, n), Some(true));
        assert_eq!(compare(&area("90以上"), Comparison::AtLeast, n), None);
        assert_eq!(compare(&area("不足100"), Comparison::AtLeast, n), Some(false));
        assert_eq!(compare(&area("90-110"), Comparison::AtLeast, n), None);
        assert_eq!(compare(&area("90-110"), Comparison::AtMost, Decimal::from(110)), Some(true));
        assert_eq!(compare(&area("超过100"), Comparison::Above, n), Some(true));
    }

    fn share(of: i64, over: i64) -> Measured {
        Measured {
            measure: Measure::Ratio,
            text: String::new(),
            at: Place::file("a"),
            size: Size::Share { of: of.into(), over: over.into(), counted: Measure::Persons },
        }
    }

    fn check(comparison: Comparison, lower: Decimal, upper: Option<Decimal>) -> Check {
        let threshold = Threshold::Same(Amount::Fixed(lower));
        Check { subject: Subject::Field("a".to_owned()), comparison, threshold, upper }
    }

    #[test]
    fn between_counts_both_bounds_and_falls_short_of_the_nearer() {
        let three_to_five = check(Comparison::Between, 3.into(), Some(5.into()));
        let items = |text: &str| Measured {
            measure: Measure::Items,
            text: text.into(),
            at: Place::file("a"),
            size: Size::Stated(read_quantity(&Datum::text(text), Measure::Items).expect(text)),
        };
        for (text, holds, short) in
            [("2", Some(false), 1), ("3", Some(true), 0), ("5", Some(true), 0), ("7", Some(false), 2)]
        {
            assert_eq!(items(text).meets(&three_to_five, 3.into()), holds, "{text}");
            if holds == Some(false) {
                let shortfall = items(text).shortfall(&three_to_five, 3.into()).expect("exact");
                assert_eq!(shortfall.value, Decimal::from(short), "{text}");
            }
        }
        assert_eq!(items("4个以上").meets(&three_to_five, 3.into()), None);
    }

    #[test]
    fn a_third_is_not_33_percent_and_3_of_10_is_30() {
        let thirty = Decimal::new(3, 1);
        assert_eq!(share(3, 10).holds(Comparison::AtLeast, thirty), Some(true));
        assert_eq!(share(1, 3).holds(Comparison::AtLeast, Decimal::new(3334, 4)), Some(false));
        assert_eq!(share(1, 3).holds(Comparison::AtLeast, Decimal::new(3333, 4)), Some(true));
    }

    #[test]
    fn the_shortfall_of_a_ratio_is_counted_in_people() {
        // 30% of 14 is 4.2, so 5 are needed: 2 more than 3.
        let short =
            share(3, 14).shortfall(&check(Comparison::AtLeast, Decimal::new(3, 1), None), Decimal::new(3, 1));
        assert_eq!(short, Some(Shortfall { value: Decimal::from(2), measure: Measure::Persons }));
    }
}
