//! What an assessment says of one item: the verdict to carry over, and where it came from.

use super::Item;
use super::relation::Relation;
use crate::audit::{Assessment, Basis, Finding, Verdict};
use crate::place::Place;
use crate::standard::{SetRule, Standard};

/// Where a verdict in another standard came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The verdict on an item, and that item compared with what it settles.
    Verdict(Item, Relation),
    /// A measurement judged anew.
    Fact {
        /// Its field in the standard inspected by.
        field: String,
        /// The item that asks for it there, where one is related, compared with what is settled.
        by: Option<(Item, Relation)>,
    },
    /// A measurement that the file states under a name of the other standard's: its field there.
    Own(String),
}

impl Origin {
    /// The item it came from and how that stands to what is settled.
    pub fn item(&self) -> Option<(Item, Relation)> {
        match self {
            Origin::Verdict(item, relation) => Some((*item, *relation)),
            Origin::Fact { by, .. } => *by,
            Origin::Own(_) => None,
        }
    }
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
