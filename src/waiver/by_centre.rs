//! Waivers by the centre each is for, so that one centre among thousands finds its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Waiver, Waivers};
use crate::text::match_key;

/// The waivers of a file by the centre each is for.
#[derive(Debug, Clone, Default)]
pub struct ByCentre {
    all: Arc<[Waiver]>,
    numbers: BTreeMap<String, Vec<usize>>,
}

impl ByCentre {
    /// Sorts them.
    pub fn new(waivers: &Waivers) -> Self {
        let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, waiver) in waivers.all.iter().enumerate() {
            numbers.entry(match_key(&waiver.centre)).or_default().push(number);
        }
        ByCentre { all: Arc::clone(&waivers.all), numbers }
    }

    /// Which of the file's waivers are for the centre of this name or code, in the file's order.
    pub fn numbers(&self, name: Option<&str>, code: Option<&str>) -> Vec<usize> {
        if self.numbers.is_empty() {
            return Vec::new();
        }
        let keys = [name, code].into_iter().flatten().map(match_key);
        let mut found: Vec<usize> =
            keys.filter_map(|key| self.numbers.get(&key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The waivers for the centre of this name or code, in the file's order.
    pub fn of(&self, name: Option<&str>, code: Option<&str>) -> Arc<[Waiver]> {
        self.numbers(name, code).into_iter().map(|number| self.all[number].clone()).collect()
    }
}
