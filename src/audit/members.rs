//! The members of a set, counted: which are there, which are missing, which are still open.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::{MemberFinding, Verdict};
use super::measured::{Measured, Size};
use crate::intake::{Answer, Inspection};
use crate::problem::Problem;
use crate::standard::{Indicator, Set, SetRule};
use crate::value::{Mark, Measure};

/// The count of a set's members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those that are there.
    pub(super) there: Decimal,
    /// Those not looked for yet, or whose mark cannot be read.
    pub(super) open: Decimal,
    /// Those that do not apply.
    pub(super) left_out: Decimal,
    /// All of them.
    pub(super) all: Decimal,
    /// Whether each that applies is asked for.
    pub(super) every: bool,
}

impl Tally {
    /// How many are needed where the standard asks for `threshold`: of a set that is needed
    /// whole, those that do not apply are left out.
    pub(super) fn needed(&self, threshold: Decimal) -> Decimal {
        if self.every { threshold - self.left_out } else { threshold }
    }

    /// Whether there is anything to look for.
    pub(super) fn applies(&self) -> bool {
        self.left_out < self.all
    }

    /// Whether nothing may be left to look for once what is open is known.
    fn may_not_apply(&self) -> bool {
        self.open + self.left_out == self.all
    }

    /// Whether as many as needed are there; `None` where what is open decides.
    pub(super) fn meets(&self, needed: Decimal) -> Option<bool> {
        if self.there >= needed {
            Some(true)
        } else if self.open.is_zero() || self.there + self.open < needed && !self.may_not_apply() {
            Some(false)
        } else {
            None
        }
    }
}

/// The members of an indicator's set as they were found; `None` where the list has no row for any
/// of them, or all rows are blank.
pub(super) fn count(
    indicator: &Indicator,
    set: &Set,
    inspection: &Inspection,
    problems: &mut Vec<Problem>,
) -> Option<(Measured, Vec<MemberFinding>)> {
    let none = BTreeMap::new();
    let answers = inspection.members.get(&indicator.id).unwrap_or(&none);
    let first = answers.values().find(|answer| answer.result.is_some())?;
    let mut found = Vec::new();
    let mut tally = Tally {
        there: Decimal::ZERO,
        open: Decimal::ZERO,
        left_out: Decimal::ZERO,
        all: Decimal::from(set.members.len()),
        every: set.rule == SetRule::AllOf,
    };
    for (position, member) in set.members.iter().enumerate() {
        let answer = answers.get(&member.id);
        let verdict = verdict(answer);
        match verdict {
            Verdict::Met => tally.there += Decimal::ONE,
            // Something that is there in part is not there.
            Verdict::PartlyMet | Verdict::NotMet => {}
            Verdict::NotApplicable => tally.left_out += Decimal::ONE,
            Verdict::NotChecked | Verdict::Unreadable => tally.open += Decimal::ONE,
        }
        if let Some(answer) =
            answer.filter(|answer| verdict == Verdict::NotApplicable && answer.remark.is_none())
        {
            let number = Set::number(&indicator.id, position);
            problems.push(Problem::warning("na_without_reason", answer.at.clone()).with("id", number));
        }
        let at = answer.map_or_else(|| inspection.at.clone(), |answer| answer.at.clone());
        let remark = answer.and_then(|answer| answer.remark.clone());
        found.push(MemberFinding { member: position, verdict, remark, at });
    }
    let text = format!("{}/{}", tally.there, tally.all - tally.left_out);
    // The first that is missing is the cell to look at.
    let at = found
        .iter()
        .find(|member| matches!(member.verdict, Verdict::NotMet | Verdict::PartlyMet))
        .map_or(&first.at, |member| &member.at);
    let measured = Measured { measure: Measure::Items, text, at: at.clone(), size: Size::Members(tally) };
    Some((measured, found))
}

fn verdict(answer: Option<&Answer>) -> Verdict {
    match answer.and_then(|answer| answer.result.as_ref()) {
        None => Verdict::NotChecked,
        Some(result) => result.mark.map_or(Verdict::Unreadable, |mark: Mark| Verdict::from(mark)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(there: i64, open: i64, left_out: i64, all: i64, every: bool) -> Tally {
        Tally { there: there.into(), open: open.into(), left_out: left_out.into(), all: all.into(), every }
    }

    #[test]
    fn of_a_whole_set_what_does_not_apply_is_left_out() {
        let five = Decimal::from(5);
        assert_eq!(tally(4, 0, 1, 5, true).meets(tally(4, 0, 1, 5, true).needed(five)), Some(true));
        assert_eq!(tally(3, 1, 1, 5, true).meets(tally(3, 1, 1, 5, true).needed(five)), None);
        assert_eq!(tally(3, 0, 1, 5, true).meets(tally(3, 0, 1, 5, true).needed(five)), Some(false));
    }

    #[test]
    fn a_number_of_members_stays_what_it_is() {
        let two = Decimal::from(2);
        assert_eq!(tally(1, 0, 3, 4, false).needed(two), two);
        assert_eq!(tally(2, 1, 0, 4, false).meets(two), Some(true));
        assert_eq!(tally(1, 1, 0, 4, false).meets(two), None);
        assert_eq!(tally(0, 1, 0, 4, false).meets(two), Some(false));
    }

    /// Two were needed, one did not apply and the other was open: that was not met, and became
    /// not applicable once the other turned out not to apply either.
    #[test]
    fn a_set_that_may_not_apply_at_all_is_not_yet_missed() {
        let two = Decimal::from(2);
        assert_eq!(tally(0, 1, 1, 2, false).meets(two), None);
        assert_eq!(tally(0, 0, 1, 2, false).meets(two), Some(false));
        assert_eq!(tally(0, 1, 1, 3, false).meets(two), Some(false));
    }
}
