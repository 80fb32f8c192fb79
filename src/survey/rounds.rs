//! Two rounds of inspections: what was put right, what is open, what is newly unmet.

use std::collections::BTreeMap;

use super::pairing::{Pairing, pair};
use super::round::{Member, Round};
use crate::audit::Verdict;

/// What became of an indicator from one round to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was missed and is met.
    Rectified,
    /// It was missed and is missed, or only partly met.
    StillOpen,
    /// It is missed and was not before: met, not checked, or not applicable.
    NewlyUnmet,
    /// It is missed and a waiver holds for it now, whatever it was before: nothing is to be put right.
    Waived,
    /// It was missed and was not looked at again.
    NotRechecked,
    /// It was missed and does not apply any more.
    NoLongerApplies,
}

/// Two rounds compared.
#[derive(Debug)]
pub struct Rounds {
    /// The round before.
    pub old: Round,
    /// The round now.
    pub new: Round,
    /// Which centre is which.
    pub pairing: Pairing,
    /// Where each indicator of a new group stands in an old one.
    places: BTreeMap<(u32, u32), Vec<Option<usize>>>,
    /// Over all pairs: by change, how many.
    pub totals: BTreeMap<Change, u32>,
    /// Over all pairs: by indicator, and by change, how many.
    pub items: Vec<ItemChange>,
    /// Changes of the standard among the pairs, with how many pairs each concerns.
    pub editions: Vec<EditionChange>,
}

/// What became of one indicator over all pairs.
#[derive(Debug, Clone)]
pub struct ItemChange {
    /// Its id.
    pub id: String,
    /// Its title in the new round.
    pub title: String,
    /// How many, by change.
    pub counts: BTreeMap<Change, u32>,
}

/// A change of the standard, edition or level between the rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionChange {
    /// Group in the old round.
    pub old: usize,
    /// Group in the new round.
    pub new: usize,
    /// How many pairs.
    pub pairs: u32,
    /// Indicators that both have.
    pub shared: usize,
    /// Ids of indicators that only the old one has: what was missed there is not followed up.
    pub dropped: Vec<String>,
    /// Ids of indicators that only the new one has.
    pub added: Vec<String>,
}

impl Change {
    /// All of them.
    pub const ALL: [Change; 6] = [
        Change::Rectified,
        Change::StillOpen,
        Change::NewlyUnmet,
        Change::Waived,
        Change::NotRechecked,
        Change::NoLongerApplies,
    ];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Change::Rectified => "rectified",
            Change::StillOpen => "still_open",
            Change::NewlyUnmet => "newly_unmet",
            Change::Waived => "waived",
            Change::NotRechecked => "not_rechecked",
            Change::NoLongerApplies => "no_longer_applies",
        }
    }

    /// What became of an indicator, for which a waiver may hold now; `None` where there is nothing to
    /// tell.
    pub fn of(old: Option<Verdict>, new: Verdict, is_waived: bool) -> Option<Change> {
        let is_missed = |verdict| matches!(verdict, Verdict::NotMet | Verdict::PartlyMet);
        match (old.is_some_and(is_missed), new) {
            (_, Verdict::NotMet | Verdict::PartlyMet) if is_waived => Some(Change::Waived),
            (true, Verdict::Met) => Some(Change::Rectified),
            (true, Verdict::NotMet | Verdict::PartlyMet) => Some(Change::StillOpen),
            (true, Verdict::NotChecked | Verdict::Unreadable) => Some(Change::NotRechecked),
            (true, Verdict::NotApplicable) => Some(Change::NoLongerApplies),
            (false, Verdict::NotMet | Verdict::PartlyMet) => Some(Change::NewlyUnmet),
            (false, Verdict::Met | Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable) => {
                None
            }
        }
    }
}

impl Rounds {
    /// Compares two rounds.
    pub fn compare(old: Round, new: Round) -> Self {
        let pairing = pair(&old, &new);
        let mut rounds = Rounds {
            places: BTreeMap::new(),
            totals: BTreeMap::new(),
            items: Vec::new(),
            editions: Vec::new(),
            pairing: Pairing::default(),
            old,
            new,
        };
        let mut items: BTreeMap<(u32, usize), ItemChange> = BTreeMap::new();
        for pair in &pairing.pairs {
            let (before, now) = (&rounds.old.centres[pair.0], &rounds.new.centres[pair.1]);
            let groups = (before.group, now.group);
            let places = || places_of(&rounds.old, &rounds.new, groups);
            rounds.places.entry(groups).or_insert_with(places);
            let changes = rounds.changes(*pair);
            for (change, position) in changes {
                *rounds.totals.entry(change).or_default() += 1;
                let item = &rounds.new.groups[groups.1 as usize].items[position];
                let count = items.entry((groups.1, position)).or_insert_with(|| ItemChange {
                    id: item.id.clone(),
                    title: item.title.clone(),
                    counts: BTreeMap::new(),
                });
                *count.counts.entry(change).or_default() += 1;
            }
            edition(&rounds.old, &rounds.new, groups, &mut rounds.editions);
        }
        rounds.items = items.into_values().collect();
        rounds.pairing = pairing;
        rounds
    }

    /// What became of the indicators of a pair: by change, then in the new standard's order, the
    /// positions. It is worked out anew each time, so that memory does not hold it for all.
    pub fn changes(&self, (old, new): (usize, usize)) -> Vec<(Change, usize)> {
        let (before, now) = (&self.old.centres[old], &self.new.centres[new]);
        let Some(places) = self.places.get(&(before.group, now.group)) else { return Vec::new() };
        let change = |(position, place): (usize, &Option<usize>)| {
            let was = place.map(|place| before.verdict(place));
            Some((Change::of(was, now.verdict(position), now.is_waived(position))?, position))
        };
        let mut changes: Vec<(Change, usize)> = places.iter().enumerate().filter_map(change).collect();
        changes.sort_unstable();
        changes
    }

    /// The centres of a pair.
    pub fn of(&self, (old, new): (usize, usize)) -> (&Member, &Member) {
        (&self.old.centres[old], &self.new.centres[new])
    }
}

fn places_of(old: &Round, new: &Round, (before, now): (u32, u32)) -> Vec<Option<usize>> {
    let olds = &old.groups[before as usize].items;
    let place = |id: &str| olds.iter().position(|item| item.id == id);
    new.groups[now as usize].items.iter().map(|item| place(&item.id)).collect()
}

fn edition(old: &Round, new: &Round, (before, now): (u32, u32), found: &mut Vec<EditionChange>) {
    let (before, now) = (before as usize, now as usize);
    let (a, b) = (&old.groups[before], &new.groups[now]);
    if a.standard == b.standard && a.level == b.level {
        return;
    }
    if let Some(known) = found.iter_mut().find(|change| (change.old, change.new) == (before, now)) {
        known.pairs += 1;
        return;
    }
    let only = |these: &super::Judged, those: &super::Judged| -> Vec<String> {
        let has = |id: &str| those.items.iter().any(|item| item.id == id);
        these.items.iter().filter(|item| !has(&item.id)).map(|item| item.id.clone()).collect()
    };
    let (dropped, added) = (only(a, b), only(b, a));
    let shared = b.items.len() - added.len();
    found.push(EditionChange { old: before, new: now, pairs: 1, shared, dropped, added });
}
