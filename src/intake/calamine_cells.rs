//! Workbooks through calamine; the only user of it.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetVisible, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::file::{InputError, InputFile};
use super::limits::Limits;
use super::sheet::{Region, Sheet, Workbook};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::value::{Datum, Fault, read_date};

pub(super) fn xlsx(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let mut book = Xlsx::new(Cursor::new(file.bytes.as_slice())).map_err(|error| match error {
        XlsxError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })?;
    let mut read = Workbook { file: file.name.clone(), sheets: Vec::new(), problems: Vec::new() };
    let mut cells = 0;
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let mut sheet =
            Sheet::new(Some(Arc::from(meta.name.as_str())), meta.visible != SheetVisible::Visible);
        let merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        merged.into_iter().for_each(|dimensions| sheet.merge(region(dimensions)));
        let empty = xlsx_cells(&mut book, &meta.name, &mut sheet, &mut read, limits, &mut cells)?;
        if !empty.is_empty() {
            for cell in formulas(&mut book, &meta.name).intersection(&empty) {
                sheet.put(*cell, Datum::Fault(Fault::NoCachedValue));
            }
        }
        read.sheets.push(sheet);
    }
    Ok(read)
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// Fills a sheet; gives the cells that are there without a value (a formatted blank, or a
/// formula that nothing has calculated: one that came to an empty text has that as its value).
fn xlsx_cells(
    book: &mut Xlsx<Bytes<'_>>,
    name: &str,
    sheet: &mut Sheet,
    read: &mut Workbook,
    limits: &Limits,
    cells: &mut usize,
) -> Result<BTreeSet<CellRef>, InputError> {
    let damaged = |error: XlsxError| InputError::Damaged(error.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let formats: Vec<Format> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or(Format::General, |f| Format::of(&f.format_code)))
        .collect();
    let mut empty = BTreeSet::new();
    let mut errors = 0;
    let mut last = None;
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            Err(
                error @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_)),
            ) => {
                return Err(damaged(error));
            }
            Err(error) => {
                let after =
                    last.map_or_else(|| sheet.whole(&read.file), |cell| sheet.place(&read.file, cell));
                read.problems.push(Problem::error("cell_unread", after).with("detail", error.to_string()));
                errors += 1;
                if errors > limits.cell_errors {
                    return Err(damaged(error));
                }
                continue;
            }
        };
        let (row, col) = cell.get_position();
        let at = CellRef::new(row, col);
        last = Some(at);
        let format = formats.get(style).copied().unwrap_or(Format::General);
        *cells += 1;
        if *cells > limits.cells {
            return Err(InputError::TooManyCells(limits.cells));
        }
        match from_ref(cell.get_value(), format) {
            Some(datum) => sheet.put(at, datum),
            None => drop(empty.insert(at)),
        }
    }
    Ok(empty)
}

/// The cells that hold a formula.
fn formulas(book: &mut Xlsx<Bytes<'_>>, name: &str) -> BTreeSet<CellRef> {
    let mut found = BTreeSet::new();
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return found };
    while let Ok(Some(formula)) = reader.next_formula() {
        let (row, col) = formula.get_position();
        if !formula.get_value().is_empty() {
            found.insert(CellRef::new(row, col));
        }
    }
    found
}

pub(super) fn xlsb(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let book = Xlsb::new(Cursor::new(file.bytes.as_slice())).map_err(|error| match error {
        XlsbError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })?;
    ranges(file, book, limits, |_, _| Vec::new())
}

pub(super) fn ods(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let book = Ods::new(Cursor::new(file.bytes.as_slice())).map_err(|error| match error {
        OdsError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })?;
    ranges(file, book, limits, |_, _| Vec::new())
}

pub(super) fn xls(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let book = Xls::new(Cursor::new(file.bytes.as_slice())).map_err(|error| match error {
        XlsError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })?;
    ranges(file, book, limits, |book, name| book.merge_cells_by_sheet_name(name).unwrap_or_default())
}

/// The kinds that calamine reads as a whole.
fn ranges<'a, R>(
    file: &'a InputFile,
    mut book: R,
    limits: &Limits,
    merged: impl Fn(&mut R, &str) -> Vec<Dimensions>,
) -> Result<Workbook, InputError>
where
    R: Reader<Bytes<'a>>,
    R::Error: std::fmt::Display,
{
    let mut read = Workbook { file: file.name.clone(), sheets: Vec::new(), problems: Vec::new() };
    let mut cells = 0_usize;
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let mut sheet =
            Sheet::new(Some(Arc::from(meta.name.as_str())), meta.visible != SheetVisible::Visible);
        merged(&mut book, &meta.name).into_iter().for_each(|d| sheet.merge(region(d)));
        let values =
            book.worksheet_range(&meta.name).map_err(|error| InputError::Damaged(error.to_string()))?;
        for (at, datum) in used(&values) {
            if let Some(datum) = from_data(datum) {
                cells += 1;
                sheet.put(at, datum);
            }
        }
        if cells > limits.cells {
            return Err(InputError::TooManyCells(limits.cells));
        }
        let formulas = book.worksheet_formula(&meta.name).unwrap_or_default();
        let blanks: BTreeSet<CellRef> =
            formulas_in(&formulas).filter(|at| sheet.get(at.row, at.col).is_none()).collect();
        for at in blanks {
            sheet.put(at, Datum::Fault(Fault::NoCachedValue));
        }
        read.sheets.push(sheet);
    }
    Ok(read)
}

fn used(range: &Range<Data>) -> impl Iterator<Item = (CellRef, &Data)> {
    let (first_row, first_col) = range.start().unwrap_or_default();
    range.used_cells().map(move |(row, col, datum)| (absolute(first_row, first_col, row, col), datum))
}

fn formulas_in(range: &Range<String>) -> impl Iterator<Item = CellRef> + '_ {
    let (first_row, first_col) = range.start().unwrap_or_default();
    range
        .used_cells()
        .filter(|(_, _, formula)| !formula.is_empty())
        .map(move |(row, col, _)| absolute(first_row, first_col, row, col))
}

fn absolute(first_row: u32, first_col: u32, row: usize, col: usize) -> CellRef {
    let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CellRef::new(first_row.saturating_add(offset(row)), first_col.saturating_add(offset(col)))
}

fn region(dimensions: Dimensions) -> Region {
    Region {
        first: CellRef::new(dimensions.start.0, dimensions.start.1),
        last: CellRef::new(dimensions.end.0, dimensions.end.1),
    }
}

/// What a number format says about the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    General,
    Percent,
    /// Digits and a unit such as `0 m2`, whose m calamine takes for a month.
    Digits,
}

impl Format {
    fn of(code: &str) -> Self {
        let mut bare = String::new();
        let mut chars = code.split(';').next().unwrap_or_default().chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
                '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
                '\\' | '_' | '*' => drop(chars.next()),
                c => bare.push(c.to_ascii_lowercase()),
            }
        }
        let seconds = bare.replace("s.0", "s");
        if bare.contains('%') {
            Format::Percent
        } else if seconds.contains(['0', '#', '?']) && !bare.contains(['y', 'd', 'h', 's']) {
            Format::Digits
        } else {
            Format::General
        }
    }
}

fn from_ref(value: &DataRef<'_>, format: Format) -> Option<Datum> {
    Some(match value {
        DataRef::Empty => return None,
        // The limit of i64 lies beyond what a quantity can be, so nothing is lost.
        DataRef::Int(number) => Datum::from_float(*number as f64, format == Format::Percent),
        DataRef::Float(number) => Datum::from_float(*number, format == Format::Percent),
        DataRef::String(text) => from_text(text),
        DataRef::SharedString(text) => from_text(text),
        DataRef::Bool(value) => Datum::Bool(*value),
        DataRef::DateTime(value) if format == Format::Digits => Datum::from_float(value.as_f64(), false),
        DataRef::DateTime(value) => from_date(*value),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => from_iso(text),
        DataRef::Error(error) => Datum::Fault(Fault::ErrorValue(error.to_string())),
    })
}

/// The same for the kinds that come as a whole, without formats.
fn from_data(value: &Data) -> Option<Datum> {
    Some(match value {
        Data::Empty => return None,
        Data::Int(number) => Datum::from_float(*number as f64, false),
        Data::Float(number) => Datum::from_float(*number, false),
        Data::String(text) => from_text(text),
        Data::Bool(value) => Datum::Bool(*value),
        Data::DateTime(value) => from_date(*value),
        Data::DateTimeIso(text) | Data::DurationIso(text) => from_iso(text),
        Data::Error(error) => Datum::Fault(Fault::ErrorValue(error.to_string())),
    })
}

fn from_iso(text: &str) -> Datum {
    let text = Datum::Text(text.to_owned());
    read_date(&text).map_or(text, Datum::Date)
}

fn from_text(text: &str) -> Datum {
    let key = text.trim();
    let is_error = matches!(
        key,
        "#N/A" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#SPILL!" | "#CALC!"
    ) || (key.starts_with("Err:") && key.len() == 7);
    if is_error { Datum::Fault(Fault::ErrorValue(key.to_owned())) } else { Datum::Text(text.to_owned()) }
}

fn from_date(value: ExcelDateTime) -> Datum {
    let (year, month, day, ..) = value.to_ymd_hms_milli();
    let date = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()))
        .and_then(|(year, (month, day))| jiff::civil::Date::new(year, month, day).ok())
        .filter(|date| date.year() >= 1900 && value.is_datetime());
    date.map_or_else(
        || Datum::Fault(Fault::OutOfRange(Datum::from_float(value.as_f64(), false).shown())),
        Datum::Date,
    )
}
