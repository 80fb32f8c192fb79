//! Two standards seen from one of them: what is the same fact, and how items stand at a level.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bounds::{Decision, Side, decide};
use super::{Item, Link};
use crate::standard::{Check, Level, Standard, Subject};

/// Two standards seen from the first.
#[derive(Debug, Clone)]
pub struct Bridge<'a> {
    /// The one looked from.
    pub from: &'a Standard,
    /// The one looked at.
    pub to: &'a Standard,
    /// Fields that are the same measured fact.
    pub fields: Vec<(String, String)>,
    /// Items that have to do with each other, `from` on the left.
    pub links: Vec<Link>,
}

/// The parameters in force instead of what the standards say by themselves, by id.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Of the standard looked from.
    pub from: BTreeMap<String, Decimal>,
    /// Of the standard looked at.
    pub to: BTreeMap<String, Decimal>,
}

impl Bridge<'_> {
    /// The levels a link holds for: those both items apply to, unless it names some of them. Where
    /// the two standards share no level, each item's first stands for it.
    pub fn levels(&self, link: &Link) -> Vec<(Level, Level)> {
        let (left, right) = (self.left_levels(link.left), self.right_levels(link.right));
        if shared(self.from, self.to).is_empty() {
            return left.first().copied().zip(right.first().copied()).into_iter().collect();
        }
        let named = |level: &Level| link.levels.as_ref().is_none_or(|levels| levels.contains(level));
        left.iter()
            .filter(|level| right.contains(level) && named(level))
            .map(|level| (*level, *level))
            .collect()
    }

    /// How a link's items stand at a level of each standard; `None` where it does not hold there.
    pub fn decision(&self, link: &Link, levels: (Level, Level), figures: &Figures) -> Option<Decision> {
        if !self.levels(link).contains(&levels) {
            return None;
        }
        if let Some(relation) = link.is {
            return Some(Decision::stated(relation));
        }
        let first = self.from.indicators[link.left.indicator].check.as_ref()?;
        let second = self.to.indicators[link.right.indicator].check.as_ref()?;
        decide(
            &Side { standard: self.from, check: first, level: levels.0, set: &figures.from },
            &Side { standard: self.to, check: second, level: levels.1, set: &figures.to },
        )
    }

    fn left_levels(&self, item: Item) -> &[Level] {
        &self.from.indicators[item.indicator].levels
    }

    fn right_levels(&self, item: Item) -> &[Level] {
        &self.to.indicators[item.indicator].levels
    }
}

/// The levels both standards have, highest first.
pub(super) fn shared(left: &Standard, right: &Standard) -> Vec<Level> {
    left.levels.iter().filter(|level| right.levels.contains(level)).copied().collect()
}

/// Whether two checks measure the same fact.
pub(super) fn is_same_fact(left: &Check, right: &Check, fields: &[(String, String)]) -> bool {
    let same = |left: &str, right: &str| fields.iter().any(|pair| pair.0 == left && pair.1 == right);
    match (&left.subject, &right.subject) {
        (
            Subject::Ratio { of, over, stated },
            Subject::Ratio { of: their_of, over: their_over, stated: their_stated },
        ) => same(stated, their_stated) || (same(of, their_of) && same(over, their_over)),
        (
            Subject::Field(left) | Subject::Ratio { stated: left, .. },
            Subject::Field(right) | Subject::Ratio { stated: right, .. },
        ) => same(left, right),
        (Subject::Set(_), _) | (_, Subject::Set(_)) => false,
    }
}
