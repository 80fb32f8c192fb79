//! One round of inspections, held in few bytes a centre so that another can be compared with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::entry::{Entry, EntryError, Item, StandardKey};
use crate::audit::Verdict;

/// One round of inspections.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// Its centres, in the order of their lines.
    pub centres: Vec<Member>,
    /// The standards and levels they were judged by.
    pub groups: Vec<Judged>,
    /// Regions and days: each text once, however many centres state it.
    texts: BTreeSet<Arc<str>>,
}

/// A centre of a round.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name.
    pub name: Option<Box<str>>,
    /// What it is told by where it has no name: its file, or its line in the results.
    pub source: Option<Box<str>>,
    /// Its code.
    pub code: Option<Box<str>>,
    /// The region it belongs to.
    pub region: Option<Arc<str>>,
    /// The day of the visit.
    pub inspected_on: Option<Arc<str>>,
    /// The headline score in per cent.
    pub percent: Option<Decimal>,
    /// Which of the round's groups it was judged in.
    pub group: u32,
    /// The position of the grade reached.
    grade: Option<u8>,
    /// The headline verdicts, and whether each is waived, two a byte.
    verdicts: Box<[u8]>,
}

/// What centres were judged by.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The standard.
    pub standard: StandardKey,
    /// The level's id.
    pub level: String,
    /// Its grades' ids, highest first.
    pub grades: Vec<String>,
    /// Its indicators, in order.
    pub items: Vec<Item>,
}

impl Round {
    /// Adds the line of a centre. `source` is what it is told by if it has no name.
    ///
    /// # Errors
    /// Where it is not one assessment of version 1.
    pub fn add(&mut self, line: &str, source: &str) -> Result<(), EntryError> {
        let entry = Entry::parse(line)?;
        let is_same = |group: &Judged| {
            group.standard == entry.standard
                && group.level == entry.level
                && group.items.len() == entry.verdicts.len()
                && group.grades.iter().eq(entry.grades.iter().map(|grade| &grade.id))
        };
        let group = match self.groups.iter().position(is_same) {
            Some(group) => group,
            None => {
                self.groups.push(Judged {
                    standard: entry.standard.clone(),
                    level: entry.level.clone(),
                    grades: entry.grades.iter().map(|grade| grade.id.clone()).collect(),
                    items: Entry::items(line)?,
                });
                self.groups.len() - 1
            }
        };
        let name = entry.name.filter(|name| !name.trim().is_empty()).map(String::into_boxed_str);
        let member = Member {
            region: entry.region.map(|text| self.once(text)),
            inspected_on: entry.inspected_on.map(|text| self.once(text)),
            source: name.is_none().then(|| source.into()),
            name,
            code: entry.code.map(String::into_boxed_str),
            percent: entry.score.map(|score| score.percent),
            group: u32::try_from(group).unwrap_or(u32::MAX),
            grade: entry.grade.and_then(|grade| u8::try_from(grade).ok()),
            verdicts: packed(&entry.verdicts, &entry.waived),
        };
        self.centres.push(member);
        Ok(())
    }

    /// The group a centre was judged in.
    pub fn group_of(&self, centre: &Member) -> &Judged {
        &self.groups[centre.group as usize]
    }

    /// The id of the grade that a centre reached.
    pub fn grade_of(&self, centre: &Member) -> Option<&str> {
        self.group_of(centre).grades.get(usize::from(centre.grade?)).map(String::as_str)
    }

    fn once(&mut self, text: String) -> Arc<str> {
        if let Some(known) = self.texts.get(text.as_str()) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text));
        text
    }
}

impl Member {
    /// The headline verdict of the indicator at a position of its group.
    pub fn verdict(&self, position: usize) -> Verdict {
        Verdict::ALL[usize::from(self.half(position) & !WAIVED)]
    }

    /// Whether a waiver holds for the indicator at a position of its group.
    pub fn is_waived(&self, position: usize) -> bool {
        self.half(position) & WAIVED != 0
    }

    fn half(&self, position: usize) -> u8 {
        let both = self.verdicts[position / 2];
        if position.is_multiple_of(2) { both & 0xF } else { both >> 4 }
    }
}

/// The bit of a half byte that says that a waiver holds; the others are the verdict's place.
const WAIVED: u8 = 0b1000;

fn packed(verdicts: &[Verdict], waived: &[usize]) -> Box<[u8]> {
    let place = |verdict: &Verdict| {
        let at = Verdict::ALL.iter().position(|other| other == verdict).expect("all are there");
        u8::try_from(at).expect("there are few")
    };
    let mut packed: Box<[u8]> = verdicts
        .chunks(2)
        .map(|pair| place(&pair[0]) | pair.get(1).map_or(0, |other| place(other) << 4))
        .collect();
    for position in waived {
        packed[position / 2] |= if position.is_multiple_of(2) { WAIVED } else { WAIVED << 4 };
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_verdicts_in_a_byte_come_out_as_they_went_in() {
        let verdicts: Vec<Verdict> = (0..37).map(|n| Verdict::ALL[n * 5 % 6]).collect();
        let waived = [0, 3, 36];
        let member = Member {
            name: None,
            source: None,
            code: None,
            region: None,
            inspected_on: None,
            percent: None,
            group: 0,
            grade: None,
            verdicts: packed(&verdicts, &waived),
        };
        assert_eq!(member.verdicts.len(), 19);
        assert!((0..37).all(|n| member.verdict(n) == verdicts[n]));
        assert!((0..37).all(|n| member.is_waived(n) == waived.contains(&n)));
    }
}
