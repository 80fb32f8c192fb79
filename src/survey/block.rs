//! The counters of one standard at one level: they grow with its indicators and regions, not with
//! the number of centres.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::entry::{Entry, Item, OutcomeEntry, StandardKey};
use super::mean::{Mean, share};
use crate::audit::Verdict;
use crate::value::Sum;

/// Width of a bar of the distribution, in per cent.
const BAR: u32 = 10;

/// Bars: from 0 up to under 10 and so on, the last with 100 and what lies above it.
const BARS: usize = 10;

/// What the centres of one standard and level came to.
#[derive(Debug, Clone)]
pub struct Block {
    /// The standard.
    pub standard: StandardKey,
    /// The level's id.
    pub level: String,
    /// Its grades' ids, highest first.
    pub grades: Vec<String>,
    /// All centres.
    pub all: Group,
    /// The centres of each region; those that state none come under the empty name.
    pub regions: BTreeMap<String, Group>,
    /// Centres by headline score: from 0 up to under 10 per cent, and so on; the last bar holds
    /// 90 and above.
    pub distribution: [u32; BARS],
    /// The indicators, in the standard's order.
    pub items: Vec<ItemCount>,
    /// Sections by id, in the standard's order.
    pub sections: Vec<SectionCount>,
    /// Centres one or two items from the grade at each position.
    pub near: Vec<u32>,
}

/// What a group of centres came to.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// How many there are.
    pub centres: u32,
    /// How many reached the grade at each position as their highest.
    pub reached: Vec<u32>,
    /// How many reached none, and what is unchecked could still change it.
    pub open: u32,
    /// How many reached none.
    pub none: u32,
    /// How many have a score.
    pub scored: u32,
    /// Their headline scores.
    pub mean: Mean,
    /// Indicators whose mark and measurement disagree, over all centres.
    pub conflicts: u32,
    /// Centres with at least one of these.
    pub in_conflict: u32,
    /// Indicators for which a waiver holds, over all centres.
    pub waived: u32,
    /// Centres with at least one of these.
    pub with_waivers: u32,
    /// Centres whose grade would be lower, or none, without them.
    pub lifted: u32,
    /// Centres whose own results can be held against verified ones.
    pub compared: u32,
    /// Points by their own results less points verified, in total.
    pub gap: Decimal,
    /// Indicators that are not checked or cannot be read, over all centres.
    pub unchecked: u32,
    /// Indicators that apply to the level, over all centres.
    pub indicators: u32,
    /// Centres with errors in their input.
    pub with_errors: u32,
}

/// What an indicator came to over all centres, by its headline verdict.
#[derive(Debug, Clone)]
pub struct ItemCount {
    /// The indicator.
    pub item: Item,
    /// How many centres had each verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [u32; 6],
    /// How many miss it and have a waiver for it.
    pub waived: u32,
    /// At how many the mark and the measurement disagree.
    pub conflicts: u32,
    /// The position of its section.
    section: usize,
}

/// What a section came to over all centres.
#[derive(Debug, Clone)]
pub struct SectionCount {
    /// Its id.
    pub id: String,
    earned: Sum,
    possible: Sum,
}

impl SectionCount {
    /// Points earned.
    pub fn earned(&self) -> Decimal {
        self.earned.total()
    }

    /// Points possible.
    pub fn possible(&self) -> Decimal {
        self.possible.total()
    }
}

impl Block {
    /// A block to which no centre was added yet, made for the first one.
    pub(super) fn new(entry: &Entry, items: Vec<Item>) -> Self {
        let mut sections: Vec<SectionCount> = Vec::new();
        let mut counts = Vec::with_capacity(items.len());
        for item in items {
            let section = sections.iter().position(|section| section.id == item.section);
            let section = section.unwrap_or_else(|| {
                let (earned, possible) = (Sum::default(), Sum::default());
                sections.push(SectionCount { id: item.section.clone(), earned, possible });
                sections.len() - 1
            });
            counts.push(ItemCount { item, verdicts: [0; 6], waived: 0, conflicts: 0, section });
        }
        let grades: Vec<String> = entry.grades.iter().map(|grade| grade.id.clone()).collect();
        Block {
            standard: entry.standard.clone(),
            level: entry.level.clone(),
            near: vec![0; grades.len()],
            grades,
            all: Group::default(),
            regions: BTreeMap::new(),
            distribution: [0; BARS],
            items: counts,
            sections,
        }
    }

    /// Whether a centre belongs here.
    pub(super) fn is_for(&self, entry: &Entry) -> bool {
        self.standard == entry.standard && self.level == entry.level
    }

    /// Counts a centre.
    pub(super) fn add(&mut self, entry: &Entry) {
        self.all.add(entry);
        let region = entry.region.as_deref().map(str::trim).unwrap_or_default();
        match self.regions.get_mut(region) {
            Some(group) => group.add(entry),
            None => self.regions.entry(region.to_owned()).or_default().add(entry),
        }
        if let Some(score) = entry.score {
            let bar = (score.earned * Decimal::from(BARS as u64) / score.possible).to_usize();
            self.distribution[bar.unwrap_or_default().min(BARS - 1)] += 1;
        }
        for (position, verdict) in entry.verdicts.iter().enumerate() {
            let count = &mut self.items[position];
            count.verdicts[place(*verdict)] += 1;
            if let Some((earned, possible)) = entry.points.get(position) {
                let section = &mut self.sections[count.section];
                section.earned.add(*earned);
                section.possible.add(*possible);
            }
        }
        for position in &entry.waived {
            let is_missed = matches!(entry.verdicts[*position], Verdict::NotMet | Verdict::PartlyMet);
            self.items[*position].waived += u32::from(is_missed);
        }
        for position in &entry.conflicts {
            self.items[*position].conflicts += 1;
        }
        if let Some((grade, _)) = entry.near() {
            self.near[grade] += 1;
        }
    }

    /// The bars of the distribution: from, up to (in per cent), and how many centres.
    pub fn bars(&self) -> impl Iterator<Item = (u32, u32, u32)> + '_ {
        (0..).zip(&self.distribution).map(|(n, count)| (n * BAR, (n + 1) * BAR, *count))
    }

    /// The indicators that some centre misses: most centres without a waiver first, then the greater
    /// share, then most centres with one, then the standard's order.
    pub fn gaps(&self) -> Vec<&ItemCount> {
        let mut gaps: Vec<&ItemCount> =
            self.items.iter().filter(|item| item.missed() + item.waived > 0).collect();
        gaps.sort_by_key(|item| std::cmp::Reverse((item.missed(), item.share(), item.waived)));
        gaps
    }

    /// The sections, the weakest first; those in which nothing was possible are left out.
    pub fn weakest(&self) -> Vec<(&SectionCount, Decimal)> {
        let rate = |section: &SectionCount| share(section.earned(), section.possible());
        let mut sections: Vec<(&SectionCount, Decimal)> =
            self.sections.iter().filter_map(|section| Some((section, rate(section)?))).collect();
        // By the unrounded rate: products instead of quotients.
        sections.sort_by(|(a, _), (b, _)| (a.earned() * b.possible()).cmp(&(b.earned() * a.possible())));
        sections
    }
}

impl Group {
    fn add(&mut self, entry: &Entry) {
        self.centres += 1;
        self.reached.resize(entry.grades.len().max(self.reached.len()), 0);
        match entry.grade {
            Some(grade) => self.reached[grade] += 1,
            None if entry.grades.iter().any(|grade| grade.outcome == OutcomeEntry::Open) => self.open += 1,
            None => self.none += 1,
        }
        if let Some(score) = entry.score {
            self.scored += 1;
            self.mean.add(score.earned, score.possible);
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.conflicts += count(entry.conflicts.len());
        self.in_conflict += u32::from(!entry.conflicts.is_empty());
        self.waived += count(entry.waived.len());
        self.with_waivers += u32::from(!entry.waived.is_empty());
        self.lifted += u32::from(entry.is_lifted);
        if let Some(own) = &entry.own {
            self.compared += 1;
            self.gap += own.gap;
        }
        self.unchecked += count(entry.open());
        self.indicators += count(entry.verdicts.len());
        self.with_errors += u32::from(entry.errors > 0);
    }

    /// The part of the indicators that is not checked, in per cent.
    pub fn unchecked_share(&self) -> Option<Decimal> {
        share(self.unchecked.into(), self.indicators.into())
    }

    /// The mean gap between own and verified points of the centres that have both.
    pub fn mean_gap(&self) -> Option<Decimal> {
        (self.compared > 0).then(|| super::mean::two(self.gap / Decimal::from(self.compared)))
    }
}

impl ItemCount {
    /// Centres with a verdict.
    pub fn count(&self, verdict: Verdict) -> u32 {
        self.verdicts[place(verdict)]
    }

    /// Centres that do not meet it, or only partly, and have no waiver for it.
    pub fn missed(&self) -> u32 {
        self.unmet() - self.waived
    }

    fn unmet(&self) -> u32 {
        self.count(Verdict::NotMet) + self.count(Verdict::PartlyMet)
    }

    /// Centres where it was judged one way or the other.
    pub fn judged(&self) -> u32 {
        self.unmet() + self.count(Verdict::Met)
    }

    /// The part of the centres judged on it that miss it without a waiver, in per cent.
    pub fn share(&self) -> Option<Decimal> {
        share(self.missed().into(), self.judged().into())
    }

    /// The part of the centres judged on it that miss it with a waiver, in per cent.
    pub fn waived_share(&self) -> Option<Decimal> {
        share(self.waived.into(), self.judged().into())
    }
}

fn place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Met => 0,
        Verdict::PartlyMet => 1,
        Verdict::NotMet => 2,
        Verdict::NotApplicable => 3,
        Verdict::NotChecked => 4,
        Verdict::Unreadable => 5,
    }
}
