//! One round of inspections, held so that another can be compared with it.

use super::entry::{Entry, EntryError, Item, StandardKey};
use crate::audit::Verdict;

/// One round of inspections.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// Its centres, in the order of their lines.
    pub centres: Vec<Member>,
    /// The standards and levels they were judged by.
    pub groups: Vec<Judged>,
}

/// A centre of a round.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name.
    pub name: Option<String>,
    /// Its code.
    pub code: Option<String>,
    /// The region it belongs to.
    pub region: Option<String>,
    /// The day of the visit.
    pub inspected_on: Option<String>,
    /// Which of the round's groups it was judged in.
    pub group: usize,
    /// The id of the grade reached.
    pub grade: Option<String>,
    /// The headline score in per cent.
    pub percent: Option<rust_decimal::Decimal>,
    /// The headline verdict of every indicator.
    pub verdicts: Vec<Verdict>,
}

/// What centres were judged by.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The standard.
    pub standard: StandardKey,
    /// The level's id.
    pub level: String,
    /// Its indicators, in order.
    pub items: Vec<Item>,
}

impl Round {
    /// Adds the line of a centre.
    ///
    /// # Errors
    /// Where it is not one assessment of version 1.
    pub fn add(&mut self, line: &str) -> Result<(), EntryError> {
        let entry = Entry::parse(line)?;
        let is_same = |group: &Judged| {
            group.standard == entry.standard
                && group.level == entry.level
                && group.items.len() == entry.verdicts.len()
        };
        let group = match self.groups.iter().position(is_same) {
            Some(group) => group,
            None => {
                let (standard, level) = (entry.standard.clone(), entry.level.clone());
                self.groups.push(Judged { standard, level, items: Entry::items(line)? });
                self.groups.len() - 1
            }
        };
        self.centres.push(Member {
            name: entry.name,
            code: entry.code,
            region: entry.region,
            inspected_on: entry.inspected_on,
            group,
            grade: entry.grade.map(|grade| entry.grades[grade].id.clone()),
            percent: entry.score.map(|score| score.percent),
            verdicts: entry.verdicts,
        });
        Ok(())
    }
}
