//! Two standards side by side: what both ask, where one asks more, and what only one asks.

use std::collections::BTreeSet;

use super::bridge::{Bridge, Figures, shared};
use super::relation::Relation;
use super::{Item, Link};
use crate::standard::{Level, Standard};
use crate::wording::Bilingual;

/// Two standards side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The one.
    pub left: &'a Standard,
    /// The other.
    pub right: &'a Standard,
    /// The level compared at; `None` for all.
    pub level: Option<Level>,
    /// Whether the two share a level; where not, nothing is settled by inspecting one of them.
    pub shares_levels: bool,
    /// Positions of the indicators compared, of each side.
    pub compared: (usize, usize),
    /// What has to do with each other, in the left one's order.
    pub entries: Vec<Entry>,
    /// Positions of indicators that nothing on the right has to do with.
    pub only_left: Vec<usize>,
    /// Positions of indicators that nothing on the left has to do with.
    pub only_right: Vec<usize>,
}

/// Two items, and how they stand to each other.
#[derive(Debug, Clone)]
pub struct Entry {
    /// How.
    pub kind: Kind,
    /// The item on the left.
    pub left: Item,
    /// The item on the right.
    pub right: Item,
    /// The levels it is so at, where they are not all at which both items are asked.
    pub levels: Vec<Level>,
    /// A level of each side at which it is so, for their figures.
    pub at: (Level, Level),
    /// Whether the thresholds decided.
    pub is_decided: bool,
    /// Why, where the crosswalk says.
    pub why: Option<Bilingual>,
}

/// How two items stand to each other, in the order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same is asked.
    Same,
    /// The left asks for more of it.
    StricterLeft,
    /// The right asks for more of it.
    StricterRight,
    /// The left asks something besides.
    BroaderLeft,
    /// The right asks something besides.
    BroaderRight,
    /// Each asks something the other does not.
    Overlapping,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] = [
        Kind::Same,
        Kind::StricterLeft,
        Kind::StricterRight,
        Kind::BroaderLeft,
        Kind::BroaderRight,
        Kind::Overlapping,
    ];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Same => "same",
            Kind::StricterLeft => "stricter_left",
            Kind::StricterRight => "stricter_right",
            Kind::BroaderLeft => "broader_left",
            Kind::BroaderRight => "broader_right",
            Kind::Overlapping => "overlapping",
        }
    }

    fn of(relation: Relation) -> Self {
        match relation {
            Relation::Equal => Kind::Same,
            Relation::Stricter => Kind::StricterLeft,
            Relation::Looser => Kind::StricterRight,
            Relation::Broader => Kind::BroaderLeft,
            Relation::Narrower => Kind::BroaderRight,
            Relation::Overlapping => Kind::Overlapping,
        }
    }
}

/// Compares two standards, at one level or at all they share.
pub fn compare<'a>(bridge: &Bridge<'a>, level: Option<Level>) -> Comparison<'a> {
    let shares_levels = !shared(bridge.from, bridge.to).is_empty();
    let mut entries: Vec<Entry> = bridge.links.iter().flat_map(|link| entries(bridge, link, level)).collect();
    entries.sort_by_key(|entry| (entry.left, entry.right, entry.kind));
    let (left, right) = (indicators(bridge.from, level), indicators(bridge.to, level));
    let only = |all: &[usize], related: BTreeSet<usize>| {
        all.iter().filter(|position| !related.contains(position)).copied().collect()
    };
    Comparison {
        left: bridge.from,
        right: bridge.to,
        level,
        shares_levels,
        compared: (left.len(), right.len()),
        only_left: only(&left, entries.iter().map(|entry| entry.left.indicator).collect()),
        only_right: only(&right, entries.iter().map(|entry| entry.right.indicator).collect()),
        entries,
    }
}

impl Comparison<'_> {
    /// The entries of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }
}

fn indicators(standard: &Standard, level: Option<Level>) -> Vec<usize> {
    let at =
        |position: &usize| level.is_none_or(|level| standard.indicators[*position].levels.contains(&level));
    (0..standard.indicators.len()).filter(at).collect()
}

/// One entry for each way a link's items stand at its levels.
fn entries(bridge: &Bridge<'_>, link: &Link, level: Option<Level>) -> Vec<Entry> {
    let levels = bridge.levels(link);
    let mut found: Vec<(Kind, Vec<(Level, Level)>)> = Vec::new();
    for at in levels.iter().filter(|at| level.is_none_or(|level| at.0 == level)) {
        let Some(decision) = bridge.decision(link, *at, &Figures::default()) else { continue };
        let kind = Kind::of(decision.relation);
        match found.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, levels)) => levels.push(*at),
            None => found.push((kind, vec![*at])),
        }
    }
    let left = &bridge.from.indicators[link.left.indicator].levels;
    let right = &bridge.to.indicators[link.right.indicator].levels;
    let both = left.iter().filter(|level| right.contains(level)).count();
    let entry = |(kind, at): (Kind, Vec<(Level, Level)>)| {
        let first = *at.first()?;
        let is_all = level.is_some() || both == 0 || at.len() == both;
        let levels = if is_all { Vec::new() } else { at.into_iter().map(|at| at.0).collect() };
        Some(Entry {
            kind,
            left: link.left,
            right: link.right,
            levels,
            at: first,
            is_decided: link.is.is_none(),
            why: link.why.clone(),
        })
    };
    found.into_iter().filter_map(entry).collect()
}
