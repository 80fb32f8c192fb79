//! A list that goes with a batch: which file is which centre's, and by what it is judged.

use super::Stated;
use super::preamble::{Label, label};
use super::sheet::{Sheet, Workbook};
use super::vocabulary::Vocabulary;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::text::label_key;
use crate::value::Datum;

/// Rows that are searched for a header.
const SEARCHED: usize = 20;

/// What the list states of a file.
#[derive(Debug, Clone)]
pub struct ManifestRow {
    /// The file: its name, or the end of its path.
    pub file: Stated<String>,
    /// The centre's name.
    pub name: Option<Stated<String>>,
    /// The centre's code.
    pub code: Option<Stated<String>>,
    /// The region it belongs to.
    pub region: Option<Stated<String>>,
    /// Its level, as it is written.
    pub level: Option<Stated<String>>,
    /// The standard: an id or the path of a file.
    pub standard: Option<Stated<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    File,
    Name,
    Code,
    Region,
    Level,
    Standard,
}

/// The rows of the first visible sheet that holds something.
///
/// # Errors
/// Where no column is headed as the files', or rows name no file.
pub fn manifest(book: &Workbook) -> Result<Vec<ManifestRow>, Vec<Problem>> {
    let no_files = |at: Place| Err(vec![Problem::error("list_without_files", at)]);
    let Some(sheet) = book.sheets.iter().find(|sheet| !sheet.hidden && !sheet.is_empty()) else {
        return no_files(Place::file(book.file.clone()));
    };
    let Some((header, columns)) = header(sheet) else { return no_files(sheet.whole(&book.file)) };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in sheet.rows().filter(|row| *row > header) {
        let text = |wanted: Column| {
            let (col, _) = columns.iter().find(|(_, column)| *column == wanted)?;
            let value = sheet.get(row, *col)?.shown().trim().to_owned();
            let at = sheet.place(&book.file, CellRef::new(row, *col));
            (!value.is_empty()).then_some(Stated { value, at })
        };
        match text(Column::File) {
            Some(file) => rows.push(ManifestRow {
                file: Stated { value: file.value.replace('\\', "/"), at: file.at },
                name: text(Column::Name),
                code: text(Column::Code),
                region: text(Column::Region),
                level: text(Column::Level),
                standard: text(Column::Standard),
            }),
            None => {
                let Some((cell, datum)) = sheet.row(row).next() else { continue };
                let problem = Problem::error("listed_without_file", sheet.place(&book.file, cell));
                problems.push(problem.with("text", datum.shown()));
            }
        }
    }
    match (problems.is_empty(), rows.is_empty()) {
        (true, true) => no_files(sheet.whole(&book.file)),
        (true, false) => Ok(rows),
        (false, _) => Err(problems),
    }
}

fn header(sheet: &Sheet) -> Option<(u32, Vec<(u32, Column)>)> {
    sheet.rows().take(SEARCHED).find_map(|row| {
        let columns: Vec<(u32, Column)> = sheet
            .row(row)
            .filter_map(|(cell, datum)| match datum {
                Datum::Text(text) => Some((cell.col, column(text)?)),
                Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => None,
            })
            .collect();
        columns.iter().any(|(_, column)| *column == Column::File).then_some((row, columns))
    })
}

fn column(text: &str) -> Option<Column> {
    match label_key(text).as_str() {
        "文件" | "文件名" | "文件名称" | "文件路径" | "路径" | "file" | "filename" | "path" => {
            return Some(Column::File);
        }
        "标准" | "适用标准" | "标准编号" | "standard" => return Some(Column::Standard),
        _ => {}
    }
    match label(text, &Vocabulary::default())? {
        Label::Centre => Some(Column::Name),
        Label::Code => Some(Column::Code),
        Label::Region => Some(Column::Region),
        Label::Level => Some(Column::Level),
        Label::Date | Label::Field(_) | Label::Other => None,
    }
}
