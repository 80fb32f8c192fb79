//! What a new edition of a standard changes for a centre, and whether it asks for more or less. The
//! deviations of a tailoring from its base are found by the same comparison.

mod change;
mod check;
mod grade;
mod indicator;
mod parameter;
mod whole;

use super::{Indicator, Standard};
use crate::wording::Message;

use change::Teller;
pub use change::{About, Change, Effect, Side};

/// Two indicators that are the same one.
type Pair<'a> = (&'a Indicator, &'a Indicator);

/// The changes from an old standard to a new one: of the whole, then by indicator in the new order,
/// then what is gone.
pub fn diff(old: &Standard, new: &Standard) -> Vec<Change> {
    let mut changes = compare(old, new, &pairs(old, new));
    if changes.is_empty() && old.sha256 != new.sha256 {
        Teller::new(About::Whole, &mut changes).tell(Side::Text, Effect::Other, Message::new("diff-layout"));
    }
    changes
}

/// The same, where an id stands for one indicator in both: in a tailoring and its base.
pub(super) fn diff_by_id(old: &Standard, new: &Standard) -> Vec<Change> {
    let of = |to: &'_ Indicator| old.indicators.iter().find(|from| from.id == to.id);
    let pairs: Vec<Pair<'_>> = new.indicators.iter().filter_map(|to| Some((of(to)?, to))).collect();
    compare(old, new, &pairs)
}

fn compare(old: &Standard, new: &Standard, pairs: &[Pair<'_>]) -> Vec<Change> {
    let mut changes = Vec::new();
    whole::compare(old, new, &mut changes);
    for indicator in &new.indicators {
        let mut teller = Teller::new(named(indicator), &mut changes);
        match pairs.iter().find(|(_, to)| to.id == indicator.id) {
            Some((from, to)) => indicator::compare((old, from), (new, to), &mut teller),
            None => {
                let what = Message::new("diff-added").with("for", indicator::required_names(new, indicator));
                teller.tell(Side::Added, Effect::Stricter, what);
            }
        }
    }
    for indicator in &old.indicators {
        if !pairs.iter().any(|(from, _)| from.id == indicator.id) {
            let mut teller = Teller::new(named(indicator), &mut changes);
            teller.tell(Side::Removed, Effect::Looser, Message::new("diff-removed"));
        }
    }
    changes
}

/// Which indicators are the same: by id, and of the rest those with the same clause and question or title.
fn pairs<'a>(old: &'a Standard, new: &'a Standard) -> Vec<Pair<'a>> {
    let has = |list: &[Indicator], id: &str| list.iter().any(|one| one.id == id);
    let mut pairs: Vec<Pair<'_>> = Vec::new();
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

fn named(indicator: &Indicator) -> About {
    About::Indicator(indicator.id.clone(), indicator.title.clone())
}
