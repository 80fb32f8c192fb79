//! One worksheet of an xlsx workbook, walked the way calamine walks it.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::Facts;
use super::xml::{Xml, attribute, damaged, switch};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;
use crate::place::CellRef;

/// The grid: rows and columns of a sheet in Excel, WPS and LibreOffice.
pub(crate) const ROWS: u32 = 1_048_576;
pub(crate) const COLUMNS: u32 = 16_384;

/// What calamine's reader of cells comes by: it gives each cell and each row it cannot number
/// exactly once, as a cell or as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A cell; without a position where its reference is none.
    Cell {
        at: Option<CellRef>,
        /// Whether its position is written, not counted.
        written: bool,
    },
    /// A row whose number is none.
    BadRow,
}

/// A walk through a worksheet.
pub(crate) struct Walk<R: Read> {
    xml: Xml<R>,
    row: u32,
    col: u32,
    cell: Option<Content>,
    done: bool,
    /// Facts seen on the way.
    facts: Facts,
    cells: usize,
}

/// What has been seen of the cell that is open.
#[derive(Debug, Default)]
struct Content {
    at: Option<CellRef>,
    formula: bool,
    /// Whether a value is open, and whether one had a text.
    in_value: bool,
    value: bool,
}

impl<R: Read> Walk<R> {
    pub(crate) fn new(xml: Xml<R>) -> Self {
        Walk { xml, row: 0, col: 0, cell: None, done: false, facts: Facts::default(), cells: 0 }
    }

    /// Reads a worksheet to its end, counting its cells into `cells`.
    ///
    /// # Errors
    /// Where it is damaged, made to exhaust memory, or has more cells than `limits` allow.
    pub(crate) fn facts(mut self, cells: &mut usize, limits: &Limits) -> Result<Facts, InputError> {
        while let Some(step) = self.step()? {
            if matches!(step, Step::Cell { .. }) {
                *cells += 1;
                if *cells > limits.cells {
                    return Err(InputError::TooManyCells(limits.cells));
                }
            }
        }
        Ok(self.facts)
    }

    /// The next cell, or row that cannot be numbered.
    pub(crate) fn step(&mut self) -> Result<Option<Step>, InputError> {
        loop {
            match self.xml.next(self.cells)? {
                Event::Start(tag) => {
                    let step = match (tag.local_name().as_ref(), &mut self.cell) {
                        ("mergeCell", _) if self.done => {
                            merge(&tag, &mut self.facts)?;
                            None
                        }
                        _ if self.done => None,
                        ("row" | "c", Some(_)) => return Err(damaged("a cell within a cell")),
                        ("row", None) => row(&tag, &mut self.row, &mut self.facts)?,
                        ("c", None) => {
                            let (at, written) = position(&tag, self.row, self.col)?;
                            self.col = at.map_or(self.col, |at| at.col).saturating_add(1);
                            self.cell = Some(Content { at, ..Content::default() });
                            self.cells += 1;
                            Some(Step::Cell { at, written })
                        }
                        (name, Some(cell)) => {
                            cell.formula |= name == "f";
                            cell.in_value |= matches!(name, "v" | "is");
                            None
                        }
                        (_, None) => None,
                    };
                    if step.is_some() {
                        return Ok(step);
                    }
                }
                Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => {
                    if let Some(cell) = &mut self.cell {
                        cell.value |= cell.in_value;
                    }
                }
                Event::End(tag) => match (tag.local_name().as_ref(), &mut self.cell) {
                    ("row", None) => {
                        self.row = self.row.saturating_add(1);
                        self.col = 0;
                    }
                    ("c", cell) => {
                        if let Some(Content { at: Some(at), formula: true, value: false, .. }) = cell.take() {
                            self.facts.uncalculated.insert(at);
                        }
                    }
                    ("sheetData", cell) => {
                        self.done = true;
                        *cell = None;
                    }
                    (name, Some(cell)) => cell.in_value &= !matches!(name, "v" | "is"),
                    (_, None) => {}
                },
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

/// Numbers a row.
fn row(tag: &BytesStart<'_>, row: &mut u32, facts: &mut Facts) -> Result<Option<Step>, InputError> {
    if let Some(text) = attribute(tag, "r") {
        match reference(&text)? {
            Some((found, _)) => *row = found,
            None => return Ok(Some(Step::BadRow)),
        }
    }
    if switch(tag, "hidden") {
        facts.hidden_rows.insert(*row);
    }
    Ok(None)
}

/// Where a cell is, and whether that is written.
fn position(tag: &BytesStart<'_>, row: u32, col: u32) -> Result<(Option<CellRef>, bool), InputError> {
    match attribute(tag, "r") {
        Some(text) => {
            let found = reference(&text)?.and_then(|(row, col)| Some(CellRef::new(row, col?)));
            Ok((found, true))
        }
        None if row < ROWS && col < COLUMNS => Ok((Some(CellRef::new(row, col)), false)),
        None => Ok((None, false)),
    }
}

fn merge(tag: &BytesStart<'_>, facts: &mut Facts) -> Result<(), InputError> {
    let Some(text) = attribute(tag, "ref") else { return Ok(()) };
    let (first, last) = text.split_once(':').unwrap_or((&text, &text));
    let (Some((row, Some(col))), Some((last_row, Some(last_col)))) = (reference(first)?, reference(last)?)
    else {
        return Ok(());
    };
    let sane = facts.merge(CellRef::new(row, col), CellRef::new(last_row, last_col));
    if sane { Ok(()) } else { Err(damaged("too many merged regions")) }
}

/// Row and column of a reference such as `G8`, from zero; none where it is no reference or lies
/// outside any spreadsheet.
///
/// # Errors
/// Where calamine would let its numbers overflow and take it for another cell.
fn reference(text: &str) -> Result<Option<(u32, Option<u32>)>, InputError> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let overflow = || damaged("a cell's reference beyond any spreadsheet");
    let mut col = 0_u32;
    for letter in letters.bytes() {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        col = col.checked_mul(26).and_then(|col| col.checked_add(letter)).ok_or_else(overflow)?;
    }
    let mut row = 0_u32;
    for digit in digits.bytes().take_while(u8::is_ascii_digit) {
        let digit = u32::from(digit - b'0');
        row = row.checked_mul(10).and_then(|row| row.checked_add(digit)).ok_or_else(overflow)?;
    }
    let number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let row = row.checked_sub(1).filter(|row| number && *row < ROWS);
    Ok(row.filter(|_| col <= COLUMNS).map(|row| (row, col.checked_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> Walk<&[u8]> {
        Walk::new(Xml::new(text.as_bytes(), false))
    }

    fn facts(text: &str) -> Result<Facts, InputError> {
        walk(text).facts(&mut 0, &Limits { cells: 10, ..Limits::default() })
    }

    #[test]
    fn hidden_rows_merged_regions_and_formulas_without_a_value() {
        let found = facts(
            "<x:worksheet><x:sheetData><x:row r='2' hidden='1'><x:c r='B2'><x:f>1+1</x:f></x:c>\
             <x:c><x:f>2</x:f><x:v>2</x:v></x:c><x:c><x:f/><x:v/></x:c></x:row>\
             <x:row hidden='true'/><x:row hidden='0'/></x:sheetData>\
             <x:mergeCells><x:mergeCell ref='A1:B3'/><x:mergeCell ref='?'/></x:mergeCells></x:worksheet>",
        )
        .expect("readable");
        assert_eq!(found.hidden_rows.into_iter().collect::<Vec<_>>(), [1, 2]);
        let uncalculated: Vec<String> = found.uncalculated.iter().map(ToString::to_string).collect();
        assert_eq!(uncalculated, ["B2", "D2"]);
        assert_eq!(found.merged.len(), 1);
        assert_eq!(found.merged[0].last, CellRef::new(2, 1));
    }

    #[test]
    fn every_cell_is_a_step_and_every_row_without_a_number() {
        let mut walk = walk(
            "<worksheet><sheetData><row r='1'><c r='A1'/><c r='?'/><c/></row><row r='x'><c/><c r='XFE1'/></row></sheetData></worksheet>",
        );
        let mut steps = Vec::new();
        while let Some(step) = walk.step().expect("readable") {
            steps.push(step);
        }
        let cell = |row, col, written| Step::Cell { at: Some(CellRef::new(row, col)), written };
        let bad = Step::Cell { at: None, written: true };
        assert_eq!(steps, [cell(0, 0, true), bad, cell(0, 2, false), Step::BadRow, cell(1, 0, false), bad]);
    }

    #[test]
    fn hostile_worksheets() {
        let cells = |cell: &str, n| format!("<w><sheetData><row>{}</row></sheetData></w>", cell.repeat(n));
        assert!(facts(&cells("<c/>", 10)).is_ok());
        assert!(matches!(facts(&cells("<c/>", 11)), Err(InputError::TooManyCells(10))));
        for cell in ["<c r='A99999999999'/>", "<c r='AAAAAAAAAA1'/>", "<c><c/></c>"] {
            assert!(matches!(facts(&cells(cell, 1)), Err(InputError::Damaged(_))), "{cell}");
        }
    }
}
