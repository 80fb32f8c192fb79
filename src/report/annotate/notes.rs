//! What is to stand beside the rows of each sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::styles::Look;
use crate::place::CellRef;
use crate::report::paper::{PaperText as _, place, verdict_of};
use crate::report::record::{At, Record};
use crate::wording::Words;

/// The notes of one sheet.
#[derive(Default)]
pub struct SheetNotes {
    /// The row from 1 that the titles go to.
    pub(super) header: u32,
    pub(super) titles: Vec<String>,
    /// Texts by row, from 1.
    pub(super) rows: BTreeMap<u32, Vec<(String, Look)>>,
    /// Cells with problems.
    pub(super) marks: BTreeSet<(u32, u32)>,
}

/// The notes of every sheet of a file, for the grade at a position; `headers` are the last rows of
/// the sheets' headers, from 1. `None` where a row stands for more than one finding: a roster.
pub fn notes(
    records: &[Record],
    grade: usize,
    headers: &BTreeMap<String, u32>,
    words: &Words,
) -> Option<BTreeMap<String, SheetNotes>> {
    let mut sheets: BTreeMap<String, SheetNotes> = BTreeMap::new();
    let titles = ["annotate-verdict", "annotate-why", "annotate-short", "annotate-problem"];
    for (sheet, header) in headers {
        let titles = titles.map(|key| words.text(key)).to_vec();
        sheets.insert(sheet.clone(), SheetNotes { header: *header, titles, ..SheetNotes::default() });
    }
    for record in records {
        for finding in &record.findings {
            let one = finding.for_grade.get(grade)?;
            let verdict = verdict_of(&one.verdict);
            let why = one.why.paper().or_else(|| finding.measured_said.paper()).unwrap_or_default();
            let cells = vec![
                (words.text(verdict.key()), Look::of(verdict)),
                (why, Look::Plain),
                (one.short.paper().unwrap_or_default(), Look::Plain),
            ];
            put(&mut sheets, &finding.at, cells)?;
            for member in &finding.members {
                let verdict = verdict_of(&member.verdict);
                let cells = vec![
                    (words.text(verdict.key()), Look::of(verdict)),
                    (String::new(), Look::Plain),
                    (String::new(), Look::Plain),
                ];
                // A member that was not looked for on its own has its indicator's row.
                if position(&member.at).is_some_and(|at| !has(&sheets, &member.at, at.row + 1)) {
                    put(&mut sheets, &member.at, cells)?;
                }
            }
        }
        for problem in &record.problems {
            let Some(at) = position(&problem.at) else { continue };
            let Some(notes) = problem.at.sheet.as_ref().and_then(|sheet| sheets.get_mut(sheet)) else {
                continue;
            };
            notes.marks.insert((at.row + 1, at.col));
            if at.row < notes.header {
                continue;
            }
            let cells = notes.rows.entry(at.row + 1).or_insert_with(|| vec![(String::new(), Look::Plain); 3]);
            let said = format!("{}: {}", place(&problem.at, &record.file), problem.message.paper());
            match cells.get_mut(3) {
                Some((text, _)) => text.push_str(&format!("\n{said}")),
                None => cells.push((said, Look::Care)),
            }
        }
    }
    Some(sheets)
}

fn has(sheets: &BTreeMap<String, SheetNotes>, at: &At, row: u32) -> bool {
    let notes = at.sheet.as_ref().and_then(|sheet| sheets.get(sheet));
    notes.is_some_and(|notes| notes.rows.contains_key(&row))
}

fn put(sheets: &mut BTreeMap<String, SheetNotes>, at: &At, cells: Vec<(String, Look)>) -> Option<()> {
    let (Some(cell), Some(sheet)) = (position(at), &at.sheet) else { return Some(()) };
    // A list on a sheet whose header is not known has no place for notes.
    let Some(notes) = sheets.get_mut(sheet) else { return Some(()) };
    match notes.rows.insert(cell.row + 1, cells) {
        Some(_) => None,
        None => Some(()),
    }
}

/// The cell of a place.
fn position(at: &At) -> Option<CellRef> {
    CellRef::parse(at.cell.as_deref()?)
}
