//! Workbooks in the format of xlsx as programs usually write them, read in one pass. `None` where
//! anything is out of the ordinary; then calamine reads them ([`super::calamine_cells`]).

use std::ops::ControlFlow;
use std::sync::Arc;

use super::file::InputFile;
use super::limits::Limits;
use super::parts::container::Container;
use super::parts::lean::Book;
use super::parts::lean_sheet::{Cost, Row, Rows, scan};
use super::sheet::{Sheet, Workbook};

/// A workbook, with so many rows of a sheet at most where its rows stand in order.
pub(super) fn xlsx(
    file: &InputFile,
    container: &mut Container<'_>,
    limits: &Limits,
    rows: usize,
) -> Option<Workbook> {
    let book = Book::read(container, limits)?;
    let mut cost = Cost::default();
    let mut sheets = Vec::new();
    let mut read =
        |path: &str, cost: &mut Cost, head: &mut Head| scan(container, path, &book, limits, cost, head);
    for part in &book.sheets {
        let sheet = || Sheet::new(Some(Arc::from(part.name.as_str())), part.is_hidden);
        let before = cost;
        let mut head = Head { sheet: sheet(), rows };
        let mut facts = read(&part.path, &mut cost, &mut head)?;
        if head.sheet.is_cut && !facts.in_order {
            // Only what is known to be in order to its end is cut.
            cost = before;
            head = Head { sheet: sheet(), rows: usize::MAX };
            facts = read(&part.path, &mut cost, &mut head)?;
        }
        facts.merged.iter().for_each(|region| head.sheet.merge(*region));
        head.sheet.hidden_rows = facts.hidden_rows;
        sheets.push(head.sheet);
    }
    Some(Workbook { file: file.name.clone(), sheets, stamp: book.stamp, problems: Vec::new() })
}

/// A sheet up to a number of rows.
struct Head {
    sheet: Sheet,
    rows: usize,
}

impl Rows for Head {
    fn begin(&mut self, _: u32) -> ControlFlow<(), bool> {
        self.sheet.is_cut = self.sheet.reach().is_some_and(|(_, kept)| kept >= self.rows);
        ControlFlow::Continue(!self.sheet.is_cut)
    }

    fn row(&mut self, row: u32, cells: &mut Row) {
        self.sheet.append(row, cells.drain(..));
    }
}

/// How far the rows of a sheet were given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    All,
    /// Up to this row; from there on, something is out of the ordinary.
    UpTo(Option<u32>),
}

/// Each row of a sheet whose rows are known to be in order, as a sheet of its own.
pub(super) fn xlsx_rows(
    container: &mut Container<'_>,
    limits: &Limits,
    sheet: Sheet,
    take: impl FnMut(&Sheet) -> ControlFlow<()>,
) -> Given {
    let mut each = Each { sheet, take, last: None, is_over: false };
    each.sheet.clear();
    let mut read = || {
        let book = Book::read(container, limits)?;
        let part = book.sheets.iter().find(|part| Some(part.name.as_str()) == each.sheet.name.as_deref())?;
        scan(container, &part.path, &book, limits, &mut Cost::default(), &mut each)
    };
    let is_read = read().is_some();
    if is_read && !each.is_over {
        let _ = each.give();
    }
    if is_read || each.is_over { Given::All } else { Given::UpTo(each.last) }
}

/// One row at a time.
struct Each<T> {
    sheet: Sheet,
    take: T,
    /// The last row that was given.
    last: Option<u32>,
    is_over: bool,
}

impl<T: FnMut(&Sheet) -> ControlFlow<()>> Each<T> {
    fn give(&mut self) -> ControlFlow<()> {
        let Some((row, _)) = self.sheet.reach() else { return ControlFlow::Continue(()) };
        self.last = Some(row);
        let flow = (self.take)(&self.sheet);
        self.is_over = flow.is_break();
        self.sheet.clear();
        flow
    }
}

impl<T: FnMut(&Sheet) -> ControlFlow<()>> Rows for Each<T> {
    fn begin(&mut self, _: u32) -> ControlFlow<(), bool> {
        self.give()?;
        ControlFlow::Continue(true)
    }

    fn row(&mut self, row: u32, cells: &mut Row) {
        self.sheet.append(row, cells.drain(..));
    }
}

#[cfg(test)]
mod tests;
