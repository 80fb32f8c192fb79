//! Workbooks from text that can be reviewed in a diff.
//!
//! ```text
//! # a comment
//! sheet: 检查表
//! merge: A1:C1
//! | 序号 | 内容 | 结果 |
//! | 1 | num:150 | date:2026-05-18 |
//! ```
//!
//! Each line in strokes is a row. Cells are text, or `num:`, `pct:` (a number in percent
//! format), `date:`, `bool:`.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Writes a workbook; the same text gives the same bytes.
pub(crate) fn xlsx(text: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut sheet: Option<Worksheet> = None;
    let mut row = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("sheet: ") {
            if let Some(done) = sheet.take() {
                book.push_worksheet(done);
            }
            let mut next = Worksheet::new();
            next.set_name(name)?;
            sheet = Some(next);
            row = 0;
        } else if let Some(range) = line.strip_prefix("merge: ") {
            let sheet = sheet.as_mut().expect("a sheet comes first");
            let (first, last) = range.split_once(':').expect("a range");
            let ((r1, c1), (r2, c2)) = (cell(first), cell(last));
            sheet.merge_range(r1, c1, r2, c2, "", &Format::new())?;
        } else if let Some(cells) = line.strip_prefix('|') {
            let sheet = sheet.as_mut().expect("a sheet comes first");
            let cells = cells.strip_suffix('|').expect("a row ends with a stroke");
            for (col, text) in cells.split('|').enumerate() {
                put(sheet, row, u16::try_from(col).expect("few columns"), text.trim())?;
            }
            row += 1;
        }
    }
    book.push_worksheet(sheet.expect("at least one sheet"));
    book.save_to_buffer()
}

/// Writes a workbook into a file.
pub(crate) fn write(text: &str, path: &Path) {
    std::fs::write(path, xlsx(text).expect("a workbook")).expect("a file");
}

fn put(sheet: &mut Worksheet, row: u32, col: u16, text: &str) -> Result<(), XlsxError> {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    match text.split_once(':') {
        _ if text.is_empty() => {}
        Some(("num", value)) => drop(sheet.write_number(row, col, number(value))?),
        Some(("pct", value)) => {
            let format = Format::new().set_num_format("0.0%");
            sheet.write_number_with_format(row, col, number(value), &format)?;
        }
        Some(("unit", value)) => {
            let format = Format::new().set_num_format("0 m2");
            sheet.write_number_with_format(row, col, number(value), &format)?;
        }
        Some(("date", value)) => {
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, col, ExcelDateTime::parse_from_str(value)?, &format)?;
        }
        Some(("bool", value)) => drop(sheet.write_boolean(row, col, value == "TRUE")?),
        _ => drop(sheet.write_string(row, col, text)?),
    }
    Ok(())
}

/// `B3` as row and column from zero.
fn cell(name: &str) -> (u32, u16) {
    let letters = name.chars().take_while(char::is_ascii_alphabetic);
    let col = letters.fold(0_u16, |sum, c| sum * 26 + u16::from(c as u8 - b'A') + 1);
    let row: u32 = name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
    (row - 1, col - 1)
}
