//! What a new edition of a standard changes for a centre, and whether it asks for more or less.

mod check;
mod indicator;
mod whole;

use super::{Indicator, Standard};
use crate::wording::{Bilingual, Message};

/// Whether a change asks more or less of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It asks for more.
    Stricter,
    /// It asks for less.
    Looser,
    /// It asks for something else, or only says it otherwise.
    Other,
}

impl Effect {
    /// All of them.
    pub const ALL: [Effect; 3] = [Effect::Stricter, Effect::Looser, Effect::Other];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Effect::Stricter => "stricter",
            Effect::Looser => "looser",
            Effect::Other => "other",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The indicator it concerns, by its id in the new standard (in the old one where it is gone).
    pub indicator: Option<(String, Bilingual)>,
    /// Whether it asks for more.
    pub effect: Effect,
    /// What changed; its key is the kind of change.
    pub what: Message,
}

/// The changes from an old standard to a new one: of the whole, then by indicator in the new order,
/// then what is gone.
pub fn diff(old: &Standard, new: &Standard) -> Vec<Change> {
    let mut changes = Vec::new();
    whole::compare(old, new, &mut changes);
    let pairs = pairs(old, new);
    for indicator in &new.indicators {
        match pairs.iter().find(|(_, to)| to.id == indicator.id) {
            Some((from, to)) => indicator::compare((old, from), (new, to), &mut changes),
            None => changes.push(Change {
                indicator: Some(named(indicator)),
                effect: Effect::Stricter,
                what: Message::new("diff-added").with("for", indicator::required_names(new, indicator)),
            }),
        }
    }
    for indicator in &old.indicators {
        if !pairs.iter().any(|(from, _)| from.id == indicator.id) {
            changes.push(Change {
                indicator: Some(named(indicator)),
                effect: Effect::Looser,
                what: Message::new("diff-removed"),
            });
        }
    }
    if changes.is_empty() && old.sha256 != new.sha256 {
        let what = Message::new("diff-layout");
        changes.push(Change { indicator: None, effect: Effect::Other, what });
    }
    changes
}

/// Which indicators are the same: by id, and of the rest those with the same clause and question or title.
fn pairs<'a>(old: &'a Standard, new: &'a Standard) -> Vec<(&'a Indicator, &'a Indicator)> {
    let has = |list: &[Indicator], id: &str| list.iter().any(|one| one.id == id);
    let mut pairs: Vec<(&Indicator, &Indicator)> = Vec::new();
    for to in &new.indicators {
        let same = old.indicators.iter().find(|from| from.id == to.id).or_else(|| {
            old.indicators.iter().find(|from| {
                !has(&new.indicators, &from.id)
                    && !pairs.iter().any(|(taken, _)| taken.id == from.id)
                    && from.cite == to.cite
                    && (from.ask == to.ask || from.title == to.title)
            })
        });
        pairs.extend(same.map(|from| (from, to)));
    }
    pairs
}

fn named(indicator: &Indicator) -> (String, Bilingual) {
    (indicator.id.clone(), indicator.title.clone())
}
