//! Workbooks through calamine; the only user of it.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Ods, OdsError, Range, Reader, SheetType, SheetVisible,
    WorkbookProperties, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use memchr::memchr2;

use super::file::{InputError, InputFile};
use super::limits::Limits;
use super::parts::worksheet::{COLUMNS, ROWS, Step, Walk};
use super::parts::{Facts, Format, Style, Time, biff, biff12, odf, ooxml};
use super::sheet::{Sheet, Workbook};
use super::stamp::Stamp;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::value::{Datum, Fault, read_date};

/// An xlsx workbook, with so many rows of a sheet at most where its rows stand in order.
pub(super) fn xlsx(file: &InputFile, limits: &Limits, rows: usize) -> Result<Workbook, InputError> {
    let mut package = ooxml::Package::open(&file.bytes, limits)?;
    let mut book = open_xlsx(file)?;
    let mut read = Reading::new(file, limits);
    if package.has_custom_properties() {
        read.book.stamp = stamp(book.workbook_properties());
    }
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let facts = package.facts(&meta.name, &mut read.cells, limits)?;
        let mut sheet = read.sheet(&meta, &facts);
        xlsx_cells(&mut book, &mut package, &mut sheet, &facts, &mut read, |sheet| {
            sheet.is_cut = facts.in_order && sheet.reach().is_some_and(|(_, kept)| kept >= rows);
            if sheet.is_cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        read.book.sheets.push(sheet);
    }
    Ok(read.book)
}

/// Each row of a sheet whose rows are known to be in order, as a sheet of its own; and what cannot
/// be read of it.
pub(super) fn xlsx_rows(
    file: &InputFile,
    limits: &Limits,
    mut sheet: Sheet,
    mut take: impl FnMut(&Sheet) -> ControlFlow<()>,
) -> Result<Vec<Problem>, InputError> {
    let mut package = ooxml::Package::open(&file.bytes, limits)?;
    let mut book = open_xlsx(file)?;
    let mut read = Reading::new(file, limits);
    let mut is_over = false;
    sheet.clear();
    // Nothing is uncalculated where the rows are known to be in order: there are no formulas.
    xlsx_cells(&mut book, &mut package, &mut sheet, &Facts::default(), &mut read, |sheet| {
        let flow = if sheet.is_empty() { ControlFlow::Continue(()) } else { take(sheet) };
        is_over = flow.is_break();
        sheet.clear();
        flow
    })?;
    if !is_over && !sheet.is_empty() {
        let _ = take(&sheet);
    }
    Ok(read.book.problems)
}

fn open_xlsx(file: &InputFile) -> Result<Xlsx<Bytes<'_>>, InputError> {
    Xlsx::new(Cursor::new(file.bytes.as_slice())).map_err(|error| match error {
        XlsxError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads the cells of a sheet; `next_row` is called before the first of each further row.
fn xlsx_cells(
    book: &mut Xlsx<Bytes<'_>>,
    package: &mut ooxml::Package<'_>,
    sheet: &mut Sheet,
    facts: &Facts,
    read: &mut Reading<'_>,
    mut next_row: impl FnMut(&mut Sheet) -> ControlFlow<()>,
) -> Result<(), InputError> {
    let name = sheet.name.clone().unwrap_or_default();
    let damaged = |error: XlsxError| InputError::Damaged(error.to_string());
    let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let formats: Vec<Format> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or(Format::General, |f| Format::of(&f.format_code)))
        .collect();
    // Calamine does not say which cell it failed on, so from the first one on a second walk goes
    // along with it.
    let mut package = Some(package);
    let mut walk = None;
    let mut steps = 0_usize;
    let mut errors = 0;
    // A row with a cell that failed: calamine counts the cells after it wrongly.
    let mut spoilt = None;
    loop {
        let next = reader.next_cell_with_style_id();
        if next.is_err()
            && let Some(package) = package.take()
        {
            walk = package.walk(&name)?;
            for _ in 0..steps {
                walk.as_mut().map(Walk::step).transpose()?;
            }
        }
        steps += 1;
        let step = walk.as_mut().map(Walk::step).transpose()?.flatten();
        let (cell, style) = match next {
            Ok(Some(found)) => found,
            Ok(None) => return Ok(()),
            Err(
                error @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_)),
            ) => return Err(damaged(error)),
            Err(error) => {
                errors += 1;
                if errors > read.limits.cell_errors {
                    return Err(damaged(error));
                }
                match step {
                    Some(Step::Cell { at: Some(at), .. }) => {
                        spoilt = Some(at.row);
                        sheet.put(at, Datum::Fault(Fault::Broken(error.to_string())));
                    }
                    _ => {
                        spoilt = Some(u32::MAX);
                        read.unread(sheet, &error.to_string());
                    }
                }
                continue;
            }
        };
        if let Some(Step::Cell { at: Some(at), written: false }) = step
            && spoilt.is_some_and(|row| row == at.row || row == u32::MAX)
        {
            sheet.put(at, Datum::Fault(Fault::Broken("a cell without a reference".to_owned())));
            continue;
        }
        let (row, col) = cell.get_position();
        if row >= ROWS || col >= COLUMNS {
            spoilt = Some(u32::MAX);
            errors += 1;
            if errors > read.limits.cell_errors {
                return Err(InputError::Damaged("cells outside the grid".to_owned()));
            }
            read.unread(sheet, "a cell outside the grid");
            continue;
        }
        let at = CellRef::new(row, col);
        if sheet.reach().is_some_and(|(last, _)| last < row) && next_row(sheet).is_break() {
            return Ok(());
        }
        let format = formats.get(style).copied().unwrap_or(Format::General);
        match from_ref(cell.get_value(), format) {
            Some(datum) => read.put(sheet, at, datum)?,
            None if facts.uncalculated.contains(&at) => {
                sheet.put(at, Datum::Fault(Fault::NoCachedValue));
            }
            None => {}
        }
    }
}

pub(super) fn xlsb(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let mut package = biff12::Package::open(&file.bytes, limits)?;
    let long = package.longhand(limits)?;
    let bytes = long.as_deref().unwrap_or(&file.bytes);
    if long.is_some() {
        package = biff12::Package::open(bytes, limits)?;
    }
    let damaged = |error: XlsbError| InputError::Damaged(error.to_string());
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => InputError::Encrypted,
        other => damaged(other),
    })?;
    let mut read = Reading::new(file, limits);
    read.book.stamp = stamp(book.workbook_properties());
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let facts = package.facts(&meta.name, &mut read.cells, limits)?;
        let mut sheet = read.sheet(&meta, &facts);
        let mut reader = book.worksheet_cells_reader(&meta.name).map_err(damaged)?;
        loop {
            let cell = match reader.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                // The facts hold it.
                Err(XlsbError::CellError(_)) => continue,
                Err(error) => return Err(damaged(error)),
            };
            let (row, col) = cell.get_position();
            let at = CellRef::new(row, col);
            if let Some(datum) = from_ref(cell.get_value(), facts.format_at(at)) {
                read.put(&mut sheet, at, datum)?;
            }
        }
        for (at, fault) in &facts.faults {
            sheet.put(*at, Datum::Fault(fault.clone()));
        }
        read.book.sheets.push(sheet);
    }
    Ok(read.book)
}

pub(super) fn ods(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let odf::Tables { facts: mut tables, changed } = odf::read(&file.bytes, limits)?;
    let book =
        Ods::new(Cursor::new(changed.as_deref().unwrap_or(&file.bytes))).map_err(|error| match error {
            OdsError::Password => InputError::Encrypted,
            other => InputError::Damaged(other.to_string()),
        })?;
    let mut read = Reading::new(file, limits);
    read.book.stamp = stamp(book.workbook_properties());
    ranges(read, book, |_, name| tables.remove(name).unwrap_or_default())
}

pub(super) fn xls(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let biff::Workbook { bytes, mut sheets } = biff::read(&file.bytes, limits)?;
    let mut book = Xls::new(Cursor::new(bytes.as_slice())).map_err(|error| match error {
        XlsError::Password => InputError::Encrypted,
        other => InputError::Damaged(other.to_string()),
    })?;
    let mut read = Reading::new(file, limits);
    read.book.stamp = stamp(book.workbook_properties());
    ranges(read, book, |at, _| sheets.get_mut(at).map(std::mem::take).unwrap_or_default())
}

/// The kinds that calamine reads as a whole, with what the parts say of each sheet, by its
/// position or name.
fn ranges<'a, R>(
    mut read: Reading<'_>,
    mut book: R,
    mut facts: impl FnMut(usize, &str) -> Facts,
) -> Result<Workbook, InputError>
where
    R: Reader<Bytes<'a>>,
    R::Error: std::fmt::Display,
{
    for (at, meta) in book.sheets_metadata().to_vec().iter().enumerate() {
        let facts = facts(at, &meta.name);
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = read.sheet(meta, &facts);
        let values =
            book.worksheet_range(&meta.name).map_err(|error| InputError::Damaged(error.to_string()))?;
        for (at, value) in used(&values) {
            if let Some(datum) = from_data(value, facts.format_at(at)) {
                read.cells += 1;
                if read.cells > read.limits.cells {
                    return Err(InputError::TooManyCells(read.limits.cells));
                }
                read.put(&mut sheet, at, datum)?;
            }
        }
        for at in &facts.uncalculated {
            if sheet.get(at.row, at.col).is_none() {
                sheet.put(*at, Datum::Fault(Fault::NoCachedValue));
            }
        }
        read.book.sheets.push(sheet);
    }
    Ok(read.book)
}

/// A workbook while it is read, and what it has cost so far.
struct Reading<'a> {
    book: Workbook,
    limits: &'a Limits,
    cells: usize,
    text: u64,
}

impl<'a> Reading<'a> {
    fn new(file: &InputFile, limits: &'a Limits) -> Self {
        let book =
            Workbook { file: file.name.clone(), sheets: Vec::new(), stamp: None, problems: Vec::new() };
        Reading { book, limits, cells: 0, text: 0 }
    }

    fn sheet(&self, meta: &calamine::Sheet, facts: &Facts) -> Sheet {
        let mut sheet =
            Sheet::new(Some(Arc::from(meta.name.as_str())), meta.visible != SheetVisible::Visible);
        facts.merged.iter().for_each(|region| sheet.merge(*region));
        sheet.hidden_rows.clone_from(&facts.hidden_rows);
        sheet
    }

    /// Puts a value into its cell. A text may stand once in the file and in any number of cells.
    fn put(&mut self, sheet: &mut Sheet, at: CellRef, datum: Datum) -> Result<(), InputError> {
        if let Datum::Text(text) = &datum {
            self.text += text.len() as u64;
            let limit = self.limits.part.saturating_mul(2);
            if self.text > limit {
                return Err(InputError::TooLarge { size: self.text, limit });
            }
        }
        sheet.put(at, datum);
        Ok(())
    }

    /// Reports a cell that cannot be located.
    fn unread(&mut self, sheet: &Sheet, detail: &str) {
        let place = sheet.whole(&self.book.file);
        self.book.problems.push(Problem::error("cell_unread", place).with("detail", detail));
    }
}

/// The stamp among a workbook's properties. A file whose properties cannot be read has none.
fn stamp<E>(properties: Result<WorkbookProperties, E>) -> Option<Stamp> {
    let custom = properties.ok()?.custom_properties;
    Stamp::read(|name| custom.get(name))
}

fn used(range: &Range<Data>) -> impl Iterator<Item = (CellRef, &Data)> {
    let (first_row, first_col) = range.start().unwrap_or_default();
    range.used_cells().map(move |(row, col, datum)| (absolute(first_row, first_col, row, col), datum))
}

fn absolute(first_row: u32, first_col: u32, row: usize, col: usize) -> CellRef {
    let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CellRef::new(first_row.saturating_add(offset(row)), first_col.saturating_add(offset(col)))
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

/// A number in a cell of a style.
pub(super) fn from_number(number: f64, style: Style, is_1904: bool) -> Datum {
    let kind = match style.time {
        Time::No => return Datum::from_float(number, style.format == Format::Percent),
        Time::Date | Time::Span if style.format == Format::Digits => return Datum::from_float(number, false),
        Time::Date => ExcelDateTimeType::DateTime,
        Time::Span => ExcelDateTimeType::TimeDelta,
    };
    from_date(ExcelDateTime::new(number, kind, is_1904))
}

/// The same for the kinds that come as a whole.
fn from_data(value: &Data, format: Format) -> Option<Datum> {
    Some(match value {
        Data::Empty => return None,
        Data::Int(number) => Datum::from_float(*number as f64, format == Format::Percent),
        Data::Float(number) => Datum::from_float(*number, format == Format::Percent),
        Data::String(text) => from_text(text),
        Data::Bool(value) => Datum::Bool(*value),
        Data::DateTime(value) if format == Format::Digits => Datum::from_float(value.as_f64(), false),
        Data::DateTime(value) => from_date(*value),
        Data::DateTimeIso(text) | Data::DurationIso(text) => from_iso(text),
        Data::Error(error) => Datum::Fault(Fault::ErrorValue(error.to_string())),
    })
}

pub(super) fn from_iso(text: &str) -> Datum {
    let text = Datum::text(text);
    read_date(&text).map_or(text, Datum::Date)
}

pub(super) fn from_text(text: &str) -> Datum {
    // Few texts have a character that an error value begins with.
    let error = memchr2(b'#', b'E', text.as_bytes()).map(|_| text.trim()).filter(|key| is_error(key));
    match error {
        Some(key) => Datum::Fault(Fault::ErrorValue(key.to_owned())),
        None => Datum::text(text),
    }
}

/// Whether a text is an error value that a program has written as a text.
fn is_error(key: &str) -> bool {
    matches!(
        key,
        "#N/A" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#SPILL!" | "#CALC!"
    ) || (key.starts_with("Err:") && key.len() == 7)
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
