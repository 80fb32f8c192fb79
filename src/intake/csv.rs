//! CSV and other delimited text, in UTF-8 (with or without BOM) or GB18030.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

use ::csv::ByteRecord;
use encoding_rs::GB18030;

use super::file::{InputError, InputFile};
use super::limits::Limits;
use super::sheet::{Sheet, Workbook};
use super::wanted::Wanted;
use crate::text::is_blank;
use crate::value::Datum;

/// A file of delimited text, with so many rows at most: the rest is gone through and not kept.
pub(super) fn read(file: &InputFile, limits: &Limits, rows: usize) -> Result<Workbook, InputError> {
    let mut sheet = Sheet::new(None, false);
    let mut kept = 0;
    each_row(file, limits, |row, fields| {
        if fields.iter().any(|field| !field.is_empty()) {
            sheet.is_cut |= kept == rows;
            if !sheet.is_cut {
                kept += 1;
                let cells = (0..).zip(fields).map(|(col, field)| (col, text(field)));
                let filled = cells.filter(|(_, text)| !is_blank(text));
                sheet.append(row, filled.map(|(col, text)| (col, Datum::text(text))));
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(Workbook { file: file.name.clone(), sheets: vec![sheet], stamp: None, problems: Vec::new() })
}

/// Each row as a sheet of its own, with the cells that are wanted.
pub(super) fn rows(
    file: &InputFile,
    limits: &Limits,
    mut sheet: Sheet,
    wanted: &Wanted,
    mut take: impl FnMut(&Sheet) -> ControlFlow<()>,
) -> Result<(), InputError> {
    let mut above = Above::default();
    each_row(file, limits, |row, fields| {
        let mut filled = 0;
        let cells = (0..).zip(fields).filter_map(|(col, field)| {
            let text = if wanted.has(filled, col) { above.text(col, field) } else { None }?;
            filled += 1;
            Some((col, Datum::Text(text)))
        });
        sheet.clear();
        sheet.append(row, cells);
        if sheet.is_empty() { ControlFlow::Continue(()) } else { take(&sheet) }
    })
}

/// The last short text of each column: most cells say what the one above them says.
#[derive(Default)]
struct Above(Vec<Option<Arc<str>>>);

impl Above {
    /// Bytes of the longest text that is kept: a mark, a region.
    const LONGEST: usize = 32;

    /// Columns of which texts are kept.
    const COLUMNS: usize = 1 << 12;

    /// The text of a cell in a column, where it holds something; the same one as above it where it is
    /// alike.
    fn text(&mut self, col: u32, field: &[u8]) -> Option<Arc<str>> {
        let col = usize::try_from(col).unwrap_or(usize::MAX);
        if let Some(Some(above)) = self.0.get(col)
            && above.as_bytes() == field
        {
            return Some(above.clone());
        }
        let text = Some(text(field)).filter(|text| !is_blank(text)).map(Arc::<str>::from)?;
        if text.len() <= Self::LONGEST && col < Self::COLUMNS {
            if self.0.len() <= col {
                self.0.resize(col + 1, None);
            }
            self.0[col] = Some(text.clone());
        }
        Some(text)
    }
}

/// A field of a text that is known to be one: nothing but ASCII separates fields.
fn text(field: &[u8]) -> &str {
    std::str::from_utf8(field).expect("the whole is a text")
}

fn each_row(
    file: &InputFile,
    limits: &Limits,
    mut take: impl FnMut(u32, &ByteRecord) -> ControlFlow<()>,
) -> Result<(), InputError> {
    let text = decode(&file.bytes)?;
    let (hint, text) = hint(&text);
    let delimiter = hint.unwrap_or_else(|| delimiter(text));
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut cells = 0_usize;
    let mut record = ByteRecord::new();
    let mut row = 0_u32;
    let mut last = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(InputError::Damaged(error.to_string())),
        }
        // The reader passes over empty lines; a spreadsheet counts them.
        let began = record.position().map_or(0, ::csv::Position::byte);
        last = usize::try_from(began).unwrap_or(usize::MAX);
        row += empty_lines(text.as_bytes(), last);
        let too_many = || InputError::TooManyCells(limits.cells);
        // Columns are counted in 32 bits.
        u32::try_from(record.len()).map_err(|_| too_many())?;
        cells += record.iter().filter(|field| !field.is_empty()).count();
        if cells > limits.cells {
            return Err(too_many());
        }
        if take(row, &record).is_break() {
            return Ok(());
        }
        row += 1;
    }
    if quote_left_open(text.as_bytes().get(last..).unwrap_or_default(), delimiter) {
        return Err(InputError::Damaged(format!("row {row}: a quotation mark is never closed")));
    }
    Ok(())
}

/// Excel's `sep=;` in a first line of its own: the delimiter, and what follows the line.
fn hint(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if !delimiter.is_ascii_alphanumeric() => (Some(*delimiter), rest),
        // The tab is trimmed with the line's end.
        Some([]) if line.starts_with("sep=\t") => (Some(b'\t'), rest),
        _ => (None, text),
    }
}

/// Whether the last record ends within quotation marks: everything after the mark has gone into
/// one field.
fn quote_left_open(record: &[u8], delimiter: u8) -> bool {
    let (mut open, mut begins) = (false, true);
    for byte in record {
        if open {
            open = *byte != b'"';
        } else if *byte == b'"' {
            // A mark inside a field that does not begin with one is a character; one after a
            // closing mark opens again.
            open = begins;
            continue;
        } else {
            begins = *byte == delimiter || matches!(byte, b'\r' | b'\n');
            continue;
        }
        begins = true;
    }
    open
}

/// Line breaks at `at`, apart from the second half of the one that ended the line before.
fn empty_lines(text: &[u8], at: usize) -> u32 {
    let mut rest = text.get(at..).unwrap_or_default();
    if at > 0 && text.get(at - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(after) =
        rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).or(rest.strip_prefix(b"\r"))
    {
        lines += 1;
        rest = after;
    }
    lines
}

/// BOM, then strict UTF-8, then strict GB18030; nothing is guessed.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, InputError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|_| InputError::Encoding);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let (encoding, skip) = encoding_rs::Encoding::for_bom(bytes).ok_or(InputError::Encoding)?;
        return encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[skip..])
            .ok_or(InputError::Encoding);
    }
    if bytes.contains(&0) {
        return Err(InputError::Encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let text =
        GB18030.decode_without_bom_handling_and_without_replacement(bytes).ok_or(InputError::Encoding)?;
    // GB18030 takes almost any bytes; private-use characters mean it was something else.
    if text.chars().any(|c| matches!(c, '\u{E000}'..='\u{F8FF}')) {
        return Err(InputError::Encoding);
    }
    Ok(text)
}

/// The delimiter that most lines agree on: comma, tab or semicolon.
fn delimiter(text: &str) -> u8 {
    let count =
        |delimiter: char| text.lines().take(50).map(|line| line.matches(delimiter).count()).sum::<usize>();
    let (commas, tabs, semicolons) = (count(','), count('\t'), count(';'));
    if tabs > commas && tabs >= semicolons {
        b'\t'
    } else if semicolons > commas {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::Role;
    use super::super::list::{Layout, List, Use};
    use super::super::preamble::Label;
    use super::*;

    fn sheet(bytes: &[u8]) -> Result<Sheet, InputError> {
        let file = InputFile { name: Arc::from("a.csv"), bytes: bytes.to_vec() };
        read(&file, &Limits::default(), usize::MAX).map(|mut book| book.sheets.remove(0))
    }

    fn text(sheet: &Sheet, row: u32, col: u32) -> Option<String> {
        sheet.get(row, col).map(Datum::shown)
    }

    #[test]
    fn one_table_in_three_encodings() {
        let plain = "序号,结果\n1,达標\n";
        let (gb, _, _) = GB18030.encode(plain);
        for bytes in [plain.as_bytes().to_vec(), format!("\u{FEFF}{plain}").into_bytes(), gb.into_owned()] {
            let sheet = sheet(&bytes).expect("readable");
            assert_eq!(text(&sheet, 0, 0).as_deref(), Some("序号"));
            assert_eq!(text(&sheet, 1, 1).as_deref(), Some("达標"));
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        for newline in ["\n", "\r\n"] {
            let lines = format!("a,x{newline}{newline}\"b\nc\",{newline},,{newline}d,{newline}");
            let sheet = sheet(lines.as_bytes()).expect("readable");
            assert_eq!(text(&sheet, 0, 0).as_deref(), Some("a"));
            assert_eq!(text(&sheet, 2, 0).as_deref(), Some("b\nc"));
            assert_eq!(text(&sheet, 4, 0).as_deref(), Some("d"));
        }
    }

    #[test]
    fn of_a_row_the_first_cells_are_made_and_those_of_columns_that_are_read() {
        let long = "一个比三十二个字节长得多的地区名称";
        let lines = format!("a,b,c,d,√,x\n,\u{3000},c,d,√,\n a,,,,√,x\n,,,,×,\n,{long},,,√,\n,{long},,,,x\n");
        let file = InputFile { name: Arc::from("a.csv"), bytes: lines.into_bytes() };
        let columns = [(1, Use::About(Label::Region)), (4, Use::Part("1".to_owned(), Role::Result))];
        let other = (5, Use::Role(Role::Other));
        let columns = columns.into_iter().chain([other]).collect();
        let list = List { layout: Layout::Roster, first: 0, last: 0, columns, rivals: Vec::new() };
        let (mut shown, mut marks) = (Vec::new(), Vec::new());
        rows(&file, &Limits::default(), Sheet::default(), &Wanted::of(&list), |sheet| {
            for row in sheet.rows() {
                let cells = sheet.row(row).map(|(at, datum)| format!("{at}={}", datum.shown()));
                shown.push(cells.collect::<Vec<_>>().join(" "));
                marks.extend(sheet.get(row, 4).map(Datum::shared));
            }
            ControlFlow::Continue(())
        })
        .expect("readable");
        assert_eq!(
            shown,
            [
                "A1=a B1=b C1=c E1=√".to_owned(),
                "C2=c D2=d E2=√".to_owned(),
                "A3=a E3=√ F3=x".to_owned(),
                "E4=×".to_owned(),
                format!("B5={long} E5=√"),
                format!("B6={long} F6=x"),
            ]
        );
        let [one, two, three, other, last] = marks.as_slice() else { panic!("{marks:?}") };
        assert!(Arc::ptr_eq(one, two) && Arc::ptr_eq(one, three), "one text for all that are alike");
        assert_eq!((&**other, &**last), ("×", "√"));
    }

    #[test]
    fn the_delimiter_is_found_or_told() {
        for lines in ["a\tb,c\td\n1\t2\t3\n", "sep=|\r\na|b,c|d\r\n1|2|3\r\n", "sep=\t\na\tb,c\td\n1\t2\t3"] {
            let sheet = sheet(lines.as_bytes()).expect("readable");
            assert_eq!(text(&sheet, 0, 1).as_deref(), Some("b,c"), "{lines:?}");
            assert_eq!(text(&sheet, 1, 2).as_deref(), Some("3"), "{lines:?}");
        }
        let plain = sheet("sep=ab\n".as_bytes()).expect("readable");
        assert_eq!(text(&plain, 0, 0).as_deref(), Some("sep=ab"));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_swallows_rows() {
        for lines in ["a,b\n1,\"x\n2,y\n", "a,\"b\"\"\n1", "\""] {
            assert!(matches!(sheet(lines.as_bytes()), Err(InputError::Damaged(_))), "{lines:?}");
        }
        for lines in ["a,5\" pipe\n", "a,\"b\"\n", "a,\"b\"\"c\"", "a,\"\"\n", "\"a\nb\",c"] {
            assert!(sheet(lines.as_bytes()).is_ok(), "{lines:?}");
        }
    }

    #[test]
    fn bytes_of_no_known_encoding_are_refused() {
        assert!(matches!(sheet(&[0xFF, 0x00, 0x41]), Err(InputError::Encoding)));
        assert!(matches!(sheet(b"a,\x80\xFFb"), Err(InputError::Encoding)));
    }
}
