//! Where something was read: a cell of a workbook, or a line of a text file.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A cell by its absolute position, counted from zero. Prints as `G8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub col: u32,
}

impl CellRef {
    /// The cell at a row and column counted from zero.
    pub fn new(row: u32, col: u32) -> Self {
        CellRef { row, col }
    }

    /// Reads a cell's name, such as `G8`.
    pub fn parse(name: &str) -> Option<Self> {
        let split = name.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = name.split_at(split);
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let mut col = 0;
        for letter in letters.bytes() {
            if !letter.is_ascii_alphabetic() {
                return None;
            }
            col = col * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        }
        let row: u32 = digits.parse().ok()?;
        Some(CellRef::new(row.checked_sub(1)?, col - 1))
    }

    /// The letters of the column, `A` for 0.
    pub fn column_letters(self) -> String {
        let mut letters = self.to_string();
        letters.retain(|c| c.is_ascii_alphabetic());
        letters
    }

    /// Writes its name behind a text.
    pub fn push_to(self, text: &mut String) {
        let mut name = [0; LONGEST];
        let mut start = LONGEST;
        let mut put = |byte: u64, first: u8| {
            start -= 1;
            name[start] = first + u8::try_from(byte).unwrap_or_default();
        };
        let mut rest = u64::from(self.row) + 1;
        while rest > 0 {
            put(rest % 10, b'0');
            rest /= 10;
        }
        let mut rest = u64::from(self.col) + 1;
        while rest > 0 {
            put((rest - 1) % 26, b'A');
            rest = (rest - 1) / 26;
        }
        text.push_str(std::str::from_utf8(&name[start..]).unwrap_or_default());
    }
}

/// Bytes of the longest name there can be.
const LONGEST: usize = 7 + 10;

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = String::with_capacity(LONGEST);
        self.push_to(&mut name);
        f.write_str(&name)
    }
}

/// A stretch of bytes in a text file, with the line and column (from 1) it begins at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes.
    pub bytes: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Span {
    /// Locates `bytes` in `text`.
    pub fn locate(text: &str, bytes: Range<usize>) -> Self {
        let end = bytes.start.min(text.len());
        let before = text.get(..end).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Span {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            bytes,
        }
    }
}

/// A position inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    Whole,
    /// A sheet as a whole.
    Sheet(Arc<str>),
    /// A cell; a CSV file has no sheet.
    Cell(Option<Arc<str>>, CellRef),
    /// A stretch of a text file.
    Text(Span),
}

/// A file and a position in it. Prints as `file:sheet!G8` or `file:12:3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's name as reports show it, never an absolute path.
    pub file: Arc<str>,
    /// Where in the file.
    pub spot: Spot,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Place { file: file.into(), spot: Spot::Whole }
    }

    /// Whether it is a single cell.
    pub fn is_cell(&self) -> bool {
        matches!(self.spot, Spot::Cell(..))
    }

    /// Whether it is a cell of the same sheet as another cell, or both are the same file as a whole;
    /// by names held in common.
    pub fn is_in_sheet_of(&self, other: &Place) -> bool {
        let is_same_sheet = match (&self.spot, &other.spot) {
            (Spot::Cell(None, _), Spot::Cell(None, _)) | (Spot::Whole, Spot::Whole) => true,
            (Spot::Cell(Some(sheet), _), Spot::Cell(Some(of), _)) => Arc::ptr_eq(sheet, of),
            _ => false,
        };
        is_same_sheet && Arc::ptr_eq(&self.file, &other.file)
    }

    /// The sheet it is in.
    pub fn sheet(&self) -> Option<&str> {
        match &self.spot {
            Spot::Sheet(sheet) | Spot::Cell(Some(sheet), _) => Some(sheet),
            Spot::Whole | Spot::Cell(None, _) | Spot::Text(_) => None,
        }
    }

    /// The cell alone, where the reader knows the sheet.
    pub fn in_sheet(&self, sheet: Option<&str>) -> String {
        match &self.spot {
            Spot::Cell(_, cell) if self.sheet() == sheet => cell.to_string(),
            Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) | Spot::Text(_) => self.within(),
        }
    }

    /// The position, for a reader who is looking at `file`: with the file's name where it is in another.
    pub fn seen_from(&self, file: &str) -> String {
        if *self.file == *file { self.within() } else { self.to_string() }
    }

    /// What follows the file's name: `检查表!G8`, `12:3`, or nothing.
    pub fn within(&self) -> String {
        match &self.spot {
            Spot::Whole => String::new(),
            Spot::Sheet(sheet) => sheet.to_string(),
            Spot::Cell(Some(sheet), cell) => format!("{sheet}!{cell}"),
            Spot::Cell(None, cell) => cell.to_string(),
            Spot::Text(span) => format!("{}:{}", span.line, span.column),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within() {
            within if within.is_empty() => write!(f, "{}", self.file),
            within => write!(f, "{}:{within}", self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_print_as_a_spreadsheet_names_them() {
        assert_eq!(CellRef::new(7, 6).to_string(), "G8");
        assert_eq!(CellRef::new(0, 25).to_string(), "Z1");
        assert_eq!(CellRef::new(0, 26).to_string(), "AA1");
        assert_eq!(CellRef::new(1_048_575, 16_383).to_string(), "XFD1048576");
        assert_eq!(CellRef::new(u32::MAX, u32::MAX).to_string(), "MWLQKWV4294967296");
        for name in ["A1", "G8", "Z1", "AA1", "XFD1048576"] {
            assert_eq!(CellRef::parse(name).map(|cell| cell.to_string()).as_deref(), Some(name));
        }
        for name in ["", "A", "1", "A0", "AAAA1", "A1:B2", "甲1"] {
            assert_eq!(CellRef::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_span_counts_characters_not_bytes() {
        let text = "a = 1\n标题 = \"中文\"\n";
        let at = text.find("中文").expect("it is there");
        let span = Span::locate(text, at..at + 6);
        assert_eq!((span.line, span.column), (2, 7));
    }
}
