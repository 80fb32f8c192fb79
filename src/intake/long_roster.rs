//! A roster too long to be held in memory, read row by row.

use std::ops::ControlFlow;

use super::file::{InputError, InputFile};
use super::inspection::Inspection;
use super::interpret::{Seen, level_by_stamp};
use super::limits::Limits;
use super::list::List;
use super::roster::Roster;
use super::sheet::{Sheet, Workbook};
use super::vocabulary::Vocabulary;
use super::wanted::Wanted;
use super::workbook::rows;
use crate::problem::Problem;

/// A roster of which the beginning was read: its header is known.
#[derive(Debug, Clone)]
pub struct LongRoster {
    sheet: Option<std::sync::Arc<str>>,
    list: List,
}

impl LongRoster {
    pub(super) fn new(sheet: &Sheet, list: &List) -> Self {
        LongRoster { sheet: sheet.name.clone(), list: list.clone() }
    }

    /// Reads its centres one after the other, as reading it whole would give them. `head` is the
    /// beginning it was found in. Gives what is wrong with rows that are no centres.
    ///
    /// # Errors
    /// Where the file cannot be read on.
    pub fn each(
        &self,
        file: &InputFile,
        limits: &Limits,
        head: &Workbook,
        names: &Vocabulary,
        mut take: impl FnMut(Inspection) -> ControlFlow<()>,
    ) -> Result<Vec<Problem>, InputError> {
        let mut problems = Vec::new();
        let Some(sheet) = head.sheets.iter().find(|sheet| sheet.name == self.sheet) else {
            return Ok(problems);
        };
        let roster = Roster::new(sheet, &self.list, &head.file, names);
        let mut seen = Seen::default();
        let mut unread = rows(file, limits, sheet, &Wanted::of(&self.list), |row| {
            let read = roster.read(row);
            problems.extend(read.problems);
            for mut inspection in read.inspections {
                level_by_stamp(head, &mut inspection);
                seen.warn_of_twin(&mut inspection);
                take(inspection)?;
            }
            ControlFlow::Continue(())
        })?;
        // The head has told what cannot be read of its own cells, and the rest of that comes first.
        let whole = sheet.whole(&head.file);
        let told = head.problems.iter().filter(|problem| problem.place == whole).count();
        unread.drain(..told.min(unread.len()));
        problems.splice(0..0, unread);
        Ok(problems)
    }
}
