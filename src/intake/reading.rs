//! How a file was read: what each sheet, header and column was taken for, and what was left out.

use std::collections::BTreeMap;

use super::list::{Layout, List};
use super::sheet::{Sheet, Workbook};
use crate::place::{CellRef, Place};
use crate::value::Datum;

/// How a file was read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its sheets, in order.
    pub sheets: Vec<SheetReading>,
}

/// How a sheet was read.
#[derive(Debug, Clone)]
pub struct SheetReading {
    /// The sheet.
    pub at: Place,
    /// What it was taken for.
    pub taken_for: TakenFor,
    /// The header's first and last row from 1, where there is a list.
    pub header: Option<(u32, u32)>,
    /// Its columns.
    pub columns: Vec<ColumnReading>,
    /// Rows that hold something and are no part of the list.
    pub left_out: Vec<LeftOut>,
}

/// What a sheet was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFor {
    /// A list, laid out like this.
    List(Layout),
    /// A sheet about the centre of the list: a cover, basic data.
    About,
    /// A page of instructions.
    Guide,
    /// Hidden, and not read.
    Hidden,
    /// Nothing in it.
    Empty,
    /// A sheet without a list, in a file with several centres.
    NoList,
    /// Left out by the mapping file.
    Ignored,
}

/// What a column was taken for.
#[derive(Debug, Clone)]
pub struct ColumnReading {
    /// Its letters.
    pub letters: String,
    /// What its header says.
    pub header: String,
    /// What it was taken for; `None` where it was left out.
    pub taken_for: Option<String>,
}

/// Something that was left out, and why.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// Where it begins.
    pub at: Place,
    /// What it says.
    pub text: String,
    /// The key of the reason.
    pub why: &'static str,
}

impl TakenFor {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            TakenFor::List(layout) => layout.id(),
            TakenFor::About => "about",
            TakenFor::Guide => "guide",
            TakenFor::Hidden => "hidden",
            TakenFor::Empty => "empty",
            TakenFor::NoList => "no_list",
            TakenFor::Ignored => "ignored",
        }
    }
}

impl SheetReading {
    /// A sheet without a list.
    pub(super) fn plain(book: &Workbook, sheet: &Sheet, taken_for: TakenFor) -> Self {
        SheetReading {
            at: sheet.whole(&book.file),
            taken_for,
            header: None,
            columns: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// A sheet with a list.
    pub(super) fn list(book: &Workbook, sheet: &Sheet, list: &List, left_out: Vec<LeftOut>) -> Self {
        let mut headers: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for row in list.first..=list.last {
            for col in sheet.columns_at(row) {
                if let Some((at, Datum::Text(_) | Datum::Number { .. })) = sheet.seen(row, col) {
                    let text = sheet.get(at.row, at.col).map(Datum::shown).unwrap_or_default();
                    let lines = headers.entry(col).or_default();
                    if lines.last() != Some(&text) {
                        lines.push(text);
                    }
                }
            }
        }
        for col in list.columns.keys() {
            headers.entry(*col).or_default();
        }
        SheetReading {
            at: sheet.whole(&book.file),
            taken_for: TakenFor::List(list.layout),
            header: Some((list.first + 1, list.last + 1)),
            columns: headers
                .into_iter()
                .map(|(col, lines)| ColumnReading {
                    letters: CellRef::new(0, col).column_letters(),
                    header: lines.join(" / "),
                    taken_for: list.columns.get(&col).map(super::list::Use::id),
                })
                .collect(),
            left_out,
        }
    }
}
