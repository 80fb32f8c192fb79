//! What an assessment says of one item: the verdict to carry over, and where it came from.

use super::Item;
use crate::audit::{Assessment, Basis, Finding, Verdict};
use crate::place::Place;
use crate::standard::{SetRule, Standard};

/// Where a verdict in another standard came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The verdict on an item.
    Item(Item),
    /// A measurement, by its field in the standard inspected by.
    Fact(String),
    /// A measurement that only the other standard has a field for, by that field.
    Own(String),
}

/// A verdict and the cell it rests on.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) verdict: Verdict,
    pub(super) at: Place,
}

/// What an assessment says of an item: the computed verdict where there is one, and nothing where
/// grades differ, since it is not said for which of them the other standard would ask.
pub(super) fn of(standard: &Standard, assessment: &Assessment, item: Item) -> Option<Source> {
    let finding = assessment.findings.iter().find(|finding| finding.indicator == item.indicator)?;
    let Some(member) = item.member else {
        let at = finding.measured.as_ref().filter(|_| finding.basis == Basis::Measured);
        let at = at.map_or(&finding.at, |measured| &measured.at).clone();
        return Some(Source { verdict: whole(standard, finding)?, at });
    };
    let found = finding.members.iter().find(|found| found.member == member);
    if let Some(found) = found.filter(|found| !found.verdict.is_open()) {
        return Some(Source { verdict: found.verdict, at: found.at.clone() });
    }
    // A mark for the set as a whole says of each member what it cannot be otherwise.
    let set = standard.indicators[item.indicator].check.as_ref()?.subject.set()?;
    let verdict = whole(standard, finding).filter(|_| finding.basis == Basis::Attested)?;
    match (set.rule, verdict) {
        (SetRule::AllOf, Verdict::Met) | (SetRule::AnyOf, Verdict::NotMet) => {
            Some(Source { verdict, at: finding.at.clone() })
        }
        (SetRule::AllOf | SetRule::AnyOf | SetRule::AtLeastOf, _) => None,
    }
}

/// The verdict of every grade that the indicator asks something of, where they agree.
fn whole(standard: &Standard, finding: &Finding) -> Option<Verdict> {
    let mut verdicts = (0..standard.grades.len())
        .map(|grade| finding.verdict(grade))
        .filter(|verdict| *verdict != Verdict::NotApplicable);
    let first = verdicts.next()?;
    verdicts.all(|verdict| verdict == first).then_some(first)
}
