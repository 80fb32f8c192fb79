//! A list of centres to make forms for: a table with a column of names, or names and nothing else.

use super::inspection::Stated;
use super::preamble::{Label, label};
use super::sheet::{Sheet, Workbook};
use super::vocabulary::Vocabulary;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::value::Datum;

/// Rows that are searched for a header.
const SEARCHED: usize = 20;

/// A centre as a list names it.
#[derive(Debug, Clone)]
pub struct ListedCentre {
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// The region it belongs to.
    pub region: Option<String>,
    /// Its level, as it is written.
    pub level: Option<Stated<String>>,
    /// Where its name stands.
    pub at: Place,
}

/// The centres of the first visible sheet that holds something.
///
/// # Errors
/// Where the sheet holds no names, or rows without one.
pub fn centres(book: &Workbook) -> Result<Vec<ListedCentre>, Vec<Problem>> {
    let whole = || Place::file(book.file.clone());
    let Some(sheet) = book.sheets.iter().find(|sheet| !sheet.hidden && !sheet.is_empty()) else {
        return Err(vec![Problem::error("list_without_names", whole())]);
    };
    let (found, problems) = match header(sheet) {
        Some((row, columns)) => table(book, sheet, row, &columns),
        None => names(book, sheet),
    };
    if !problems.is_empty() {
        Err(problems)
    } else if found.is_empty() {
        Err(vec![Problem::error("list_without_names", sheet.whole(&book.file))])
    } else {
        Ok(found)
    }
}

/// The row that heads the columns, with what each holds.
fn header(sheet: &Sheet) -> Option<(u32, Vec<(u32, Label)>)> {
    let names = Vocabulary::default();
    sheet.rows().take(SEARCHED).find_map(|row| {
        let columns: Vec<(u32, Label)> = sheet
            .row(row)
            .filter_map(|(cell, datum)| match datum {
                Datum::Text(text) => Some((cell.col, label(text, &names)?)),
                _ => None,
            })
            .collect();
        let named = columns.iter().filter(|(_, label)| *label == Label::Centre).count();
        (named > 0).then_some((row, columns))
    })
}

fn table(
    book: &Workbook,
    sheet: &Sheet,
    header: u32,
    columns: &[(u32, Label)],
) -> (Vec<ListedCentre>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for row in sheet.rows().filter(|row| *row > header) {
        let text = |wanted: &Label| {
            let (col, _) = columns.iter().find(|(_, label)| label == wanted)?;
            let datum = sheet.get(row, *col)?;
            Some((CellRef::new(row, *col), datum.shown().trim().to_owned()))
                .filter(|(_, text)| !text.is_empty())
        };
        let value = |wanted: Label| text(&wanted).map(|(_, text)| text);
        match text(&Label::Centre) {
            Some((cell, name)) => found.push(ListedCentre {
                name,
                code: value(Label::Code),
                region: value(Label::Region),
                level: text(&Label::Level)
                    .map(|(cell, value)| Stated { value, at: sheet.place(&book.file, cell) }),
                at: sheet.place(&book.file, cell),
            }),
            None if sheet.row(row).next().is_some() => {
                let cell = sheet.row(row).next().map_or(CellRef::new(row, 0), |(cell, _)| cell);
                let shown = sheet.get(cell.row, cell.col).map(Datum::shown).unwrap_or_default();
                let problem = Problem::error("row_without_centre", sheet.place(&book.file, cell));
                problems.push(problem.with("text", shown));
            }
            None => {}
        }
    }
    (found, problems)
}

/// A sheet with one column is a column of names.
fn names(book: &Workbook, sheet: &Sheet) -> (Vec<ListedCentre>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let cells: Vec<(CellRef, &Datum)> = sheet.rows().flat_map(|row| sheet.row(row)).collect();
    let column = cells.first().map(|(cell, _)| cell.col);
    if cells.iter().any(|(cell, _)| Some(cell.col) != column) {
        return (found, problems);
    }
    for (cell, datum) in cells {
        let at = sheet.place(&book.file, cell);
        match datum {
            Datum::Text(text) if !text.trim().is_empty() => {
                let name = text.trim().to_owned();
                found.push(ListedCentre { name, code: None, region: None, level: None, at });
            }
            other => problems.push(Problem::error("listed_no_name", at).with("text", other.shown())),
        }
    }
    (found, problems)
}
