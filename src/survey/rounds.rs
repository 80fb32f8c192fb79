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
    /// What became of the indicators of each pair.
    pub pairs: Vec<PairChange>,
    /// Over all pairs: by change, how many.
    pub totals: BTreeMap<Change, u32>,
    /// Over all pairs: by indicator, and by change, how many.
    pub items: Vec<ItemChange>,
    /// Changes of the standard among the pairs, with how many pairs each concerns.
    pub editions: Vec<EditionChange>,
}

/// What became of one centre.
#[derive(Debug, Clone)]
pub struct PairChange {
    /// Position in the old round.
    pub old: usize,
    /// Position in the new round.
    pub new: usize,
    /// Ids of indicators by what became of them, in the new standard's order.
    pub changes: BTreeMap<Change, Vec<String>>,
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
    pub const ALL: [Change; 5] = [
        Change::Rectified,
        Change::StillOpen,
        Change::NewlyUnmet,
        Change::NotRechecked,
        Change::NoLongerApplies,
    ];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Change::Rectified => "rectified",
            Change::StillOpen => "still_open",
            Change::NewlyUnmet => "newly_unmet",
            Change::NotRechecked => "not_rechecked",
            Change::NoLongerApplies => "no_longer_applies",
        }
    }

    /// What became of an indicator; `None` where there is nothing to tell.
    pub fn of(old: Option<Verdict>, new: Verdict) -> Option<Change> {
        let is_missed = |verdict| matches!(verdict, Verdict::NotMet | Verdict::PartlyMet);
        match (old.is_some_and(is_missed), new) {
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
            pairs: Vec::new(),
            totals: BTreeMap::new(),
            items: Vec::new(),
            editions: Vec::new(),
            pairing,
            old,
            new,
        };
        // Where each indicator of a new group stands in an old one.
        let mut places: BTreeMap<(usize, usize), Vec<Option<usize>>> = BTreeMap::new();
        let mut items: BTreeMap<(usize, usize), ItemChange> = BTreeMap::new();
        for (one, other) in rounds.pairing.pairs.clone() {
            let (before, now) = (&rounds.old.centres[one], &rounds.new.centres[other]);
            let groups = (before.group, now.group);
            let place = places.entry(groups).or_insert_with(|| places_of(&rounds.old, &rounds.new, groups));
            let mut changes: BTreeMap<Change, Vec<String>> = BTreeMap::new();
            for (position, verdict) in now.verdicts.iter().enumerate() {
                let was = place[position].map(|at| before.verdicts[at]);
                let Some(change) = Change::of(was, *verdict) else { continue };
                let item = &rounds.new.groups[now.group].items[position];
                changes.entry(change).or_default().push(item.id.clone());
                *rounds.totals.entry(change).or_default() += 1;
                let count = items.entry((now.group, position)).or_insert_with(|| ItemChange {
                    id: item.id.clone(),
                    title: item.title.clone(),
                    counts: BTreeMap::new(),
                });
                *count.counts.entry(change).or_default() += 1;
            }
            edition(&rounds.old, &rounds.new, groups, &mut rounds.editions);
            rounds.pairs.push(PairChange { old: one, new: other, changes });
        }
        rounds.items = items.into_values().collect();
        rounds
    }

    /// The centres of a pair.
    pub fn of(&self, pair: &PairChange) -> (&Member, &Member) {
        (&self.old.centres[pair.old], &self.new.centres[pair.new])
    }
}

fn places_of(old: &Round, new: &Round, (before, now): (usize, usize)) -> Vec<Option<usize>> {
    let olds = &old.groups[before].items;
    let place = |id: &str| olds.iter().position(|item| item.id == id);
    new.groups[now].items.iter().map(|item| place(&item.id)).collect()
}

fn edition(old: &Round, new: &Round, (before, now): (usize, usize), found: &mut Vec<EditionChange>) {
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
