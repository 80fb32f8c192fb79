//! In what a tailoring deviates from its base, and whether that loosens it.

use super::Standard;
use super::diff::{About, Change, Side, diff_by_id};
use crate::wording::{Bilingual, Message};

/// One thing in which a tailoring differs from its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// What it is about: `indicator`, `grade`, `section`, `parameter`, `scoring` or `centre`.
    pub kind: &'static str,
    /// Its id; empty for scoring and the names of centres.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Which of its sides: `threshold`, `obligation`, `off`.
    pub what: &'static str,
    /// In words.
    said: Message,
    /// Whether it asks less than the base does, or what cannot be compared with it.
    pub loosens: bool,
    /// Why, where the tailoring gives a reason.
    pub reason: Option<Bilingual>,
    /// The clause of the tailoring's own document that it comes from.
    pub cite: Option<Bilingual>,
}

impl Deviation {
    /// The difference in words: 限值 150平方米 → 120平方米.
    pub fn message(&self) -> Message {
        self.said.clone()
    }

    /// Whether it is about the thing of this kind with this id.
    pub(super) fn is_about(&self, id: &str, kind: &str) -> bool {
        self.kind == kind && self.id == id
    }
}

/// Whether a standard has the thing of this kind with this id.
pub(super) fn has(standard: &Standard, id: &str, kind: &str) -> bool {
    match kind {
        "indicator" => standard.indicators.iter().any(|one| one.id == id),
        "grade" => standard.grades.iter().any(|one| one.id == id),
        "section" => standard.sections.iter().any(|one| one.id == id),
        _ => standard.parameters.iter().any(|one| one.id == id),
    }
}

/// Every deviation of `own` from `base`: its indicators in the base's order, then what was added,
/// then grades, sections, parameters, scoring and the names of centres.
pub(super) fn between(base: &Standard, own: &Standard) -> Vec<Deviation> {
    let mut found: Vec<(usize, usize, Deviation)> =
        diff_by_id(base, own).into_iter().filter_map(|change| deviation(base, change)).collect();
    found.sort_by_key(|(kind, position, _)| (*kind, *position));
    found.into_iter().map(|(.., deviation)| deviation).collect()
}

/// A change as a deviation, with where it stands; `None` for what a tailoring has as a file of its
/// own: its id and title, its document, and what it adds that asks nothing by itself.
fn deviation(base: &Standard, change: Change) -> Option<(usize, usize, Deviation)> {
    let position = |found: Option<usize>| found.unwrap_or(usize::MAX);
    let (rank, position, kind, id, name) = match change.about {
        About::Indicator(id, name) => {
            let at = base.indicators.iter().position(|one| one.id == id);
            (0, position(at), "indicator", id, name)
        }
        About::Grade(id, name) => (1, position(base.grade(&id)), "grade", id, name),
        About::Section(id, name) => {
            let at = base.sections.iter().position(|one| one.id == id);
            (2, position(at), "section", id, name)
        }
        About::Parameter(..) if change.side == Side::Added => return None,
        About::Parameter(id, name) => {
            let at = base.parameters.iter().position(|one| one.id == id);
            (3, position(at), "parameter", id, name)
        }
        About::Scoring => (4, 0, "scoring", String::new(), base.title.clone()),
        About::Centre => (5, 0, "centre", String::new(), base.title.clone()),
        About::Whole => return None,
    };
    let said = match change.side {
        Side::Removed => Message::new("deviation-off"),
        Side::Added
        | Side::Text
        | Side::Obligation
        | Side::RequiredFor
        | Side::Levels
        | Side::When
        | Side::Due
        | Side::Check
        | Side::Threshold
        | Side::Members
        | Side::Points
        | Side::Scoring
        | Side::Condition
        | Side::Value
        | Side::NamePatterns => change.what,
    };
    let (what, loosens) = (change.side.id(), change.may_loosen);
    let deviation = Deviation { kind, id, name, what, said, loosens, reason: None, cite: None };
    Some((rank, position, deviation))
}
