//! Crosswalks: how the indicators of one standard stand to those of another, and what one
//! inspection settles elsewhere.
//!
//! A crosswalk's file is read against the standards it names (`read`). Where two indicators
//! measure the same fact, how they stand is decided from their thresholds (`bounds`), otherwise
//! the file says it. An inspection judged by one standard is carried over to another (`carry`)
//! and judged there like any other (`settle`).

mod bounds;
mod bridge;
mod carry;
mod compare;
mod read;
mod relation;
mod settle;
mod source;

use crate::standard::{Level, Standard};
use crate::wording::Bilingual;

pub use bounds::Decision;
pub use bridge::{Bridge, Figures};
pub use compare::{Comparison, Entry, Kind, compare};
pub use relation::Relation;
pub use settle::{Also, Open, Settled, also};
pub use source::Origin;

/// The crosswalk that is part of the program.
pub const BUILTIN: &str = include_str!("../../standards/crosswalk.toml");

/// How standards stand to each other, pair by pair.
#[derive(Debug, Clone)]
pub struct Crosswalk {
    standards: Vec<Standard>,
    pairs: Vec<Pair>,
}

/// Two standards.
#[derive(Debug, Clone)]
struct Pair {
    /// Positions among the crosswalk's standards.
    left: usize,
    right: usize,
    /// Fields that are the same measured fact.
    fields: Vec<(String, String)>,
    links: Vec<Link>,
}

/// An indicator, or a member of its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The indicator's position in its standard.
    pub indicator: usize,
    /// The member's position in the indicator's set.
    pub member: Option<usize>,
}

/// Two items that have to do with each other.
#[derive(Debug, Clone)]
pub struct Link {
    /// The item of the one standard.
    pub left: Item,
    /// The item of the other.
    pub right: Item,
    /// Left compared with right; `None` where the thresholds decide.
    pub is: Option<Relation>,
    /// The levels it holds for, where they are not all.
    pub levels: Option<Vec<Level>>,
    /// Why it is so.
    pub why: Option<Bilingual>,
}

impl Crosswalk {
    /// The two standards with these ids seen from the first; `None` where they are no pair of it.
    pub fn between(&self, from: &str, to: &str) -> Option<Bridge<'_>> {
        self.pairs.iter().find_map(|pair| {
            let (left, right) = (&self.standards[pair.left], &self.standards[pair.right]);
            if (left.id.as_str(), right.id.as_str()) == (from, to) {
                Some(Bridge { from: left, to: right, fields: pair.fields.clone(), links: pair.links.clone() })
            } else if (right.id.as_str(), left.id.as_str()) == (from, to) {
                let fields = pair.fields.iter().map(|(left, right)| (right.clone(), left.clone()));
                let links = pair.links.iter().map(Link::mirrored);
                Some(Bridge { from: right, to: left, fields: fields.collect(), links: links.collect() })
            } else {
                None
            }
        })
    }

    /// The ids of its pairs, in the file's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|pair| (self.standards[pair.left].id.as_str(), self.standards[pair.right].id.as_str()))
    }

    /// How many relations it holds.
    pub fn relations(&self) -> usize {
        self.pairs.iter().map(|pair| pair.links.len()).sum()
    }
}

impl Item {
    /// As a crosswalk names it: `12`, or `12(3)` for the third member of its set.
    pub fn name(self, standard: &Standard) -> String {
        let id = &standard.indicators[self.indicator].id;
        self.member.map_or_else(|| id.clone(), |member| crate::standard::Set::number(id, member))
    }

    /// The title of the indicator, or the name of the member.
    pub fn title(self, standard: &Standard) -> &Bilingual {
        let indicator = &standard.indicators[self.indicator];
        let set = indicator.check.as_ref().and_then(|check| check.subject.set());
        match (set, self.member) {
            (Some(set), Some(member)) => &set.members[member].name,
            (_, _) => &indicator.title,
        }
    }
}

impl Link {
    fn mirrored(&self) -> Link {
        Link { left: self.right, right: self.left, is: self.is.map(Relation::mirrored), ..self.clone() }
    }
}
