//! A sheet with columns added beside its list.

use std::collections::BTreeMap;
use std::ops::Range;

use super::AnnotateError;
use super::notes::SheetNotes;
use super::scan::{Edits, Kind, Tag, tags};
use super::styles::{Look, Looks};
use crate::place::CellRef;

/// The columns of a sheet.
const COLUMNS: u32 = 16_384;

/// Widths of the columns that are added, in characters.
const WIDTHS: [u32; 4] = [12, 40, 16, 40];

/// A row of a sheet as it is written.
struct Row<'a, 'b> {
    number: u32,
    open: &'a Tag<'b>,
    /// Where it ends; `None` for a row without cells.
    close: Option<usize>,
    cells: Vec<Cell<'a, 'b>>,
}

struct Cell<'a, 'b> {
    col: u32,
    open: &'a Tag<'b>,
    at: Range<usize>,
    has_content: bool,
}

/// The text of a sheet's part with its notes.
pub(super) fn annotated(
    text: &str,
    name: &str,
    notes: &SheetNotes,
    looks: &mut Looks,
) -> Result<String, AnnotateError> {
    let all = tags(text)?;
    let rows = rows(&all);
    let merged = all.iter().filter(|tag| tag.local() == "mergeCell").filter_map(|tag| tag.get("ref"));
    let merged = merged.filter_map(|range| CellRef::parse(range.rsplit(':').next()?)).map(|cell| cell.col);
    let used =
        rows.iter().flat_map(|row| row.cells.iter().filter(|cell| cell.has_content).map(|cell| cell.col));
    let first = used.chain(merged).max().map_or(0, |col| col + 1);
    let last = first + u32::try_from(notes.titles.len()).unwrap_or(0).saturating_sub(1);
    if last >= COLUMNS {
        return Err(AnnotateError::Full(name.to_owned()));
    }
    let mut added: BTreeMap<u32, Vec<(String, Look)>> = notes.rows.clone();
    added.insert(notes.header, notes.titles.iter().map(|title| (title.clone(), Look::Header)).collect());
    let mut edits = Edits::default();
    for row in &rows {
        for cell in row.cells.iter().filter(|cell| notes.marks.contains(&(row.number, cell.col))) {
            if let Some(style) = looks.marked(cell.open.number("s").unwrap_or(0)) {
                edits.replace(cell.open.at.clone(), cell.open.with(&[("s", Some(style.to_string()))]));
            }
        }
        if let Some(texts) = added.get(&row.number) {
            extend(row, texts, first..=last, looks, &mut edits);
        }
    }
    widen(&all, first, last, &mut edits);
    if let Some(dimension) = all.iter().find(|tag| tag.local() == "dimension" && tag.kind != Kind::End)
        && let Some(range) = dimension.get("ref")
    {
        let (from, to) = range.split_once(':').unwrap_or((&range, &range));
        if let Some(to) = CellRef::parse(to) {
            let to = CellRef::new(to.row, to.col.max(last));
            edits.replace(dimension.at.clone(), dimension.with(&[("ref", Some(format!("{from}:{to}")))]));
        }
    }
    Ok(edits.apply(text))
}

/// The rows of a sheet, with the places that they and their cells leave out worked out.
fn rows<'a, 'b>(all: &'a [Tag<'b>]) -> Vec<Row<'a, 'b>> {
    let mut rows: Vec<Row<'a, 'b>> = Vec::new();
    let (mut number, mut col) = (0, 0);
    for tag in all {
        match (tag.local(), tag.kind) {
            ("row", Kind::Start | Kind::Empty) => {
                number = tag.number("r").unwrap_or(number + 1);
                col = 0;
                rows.push(Row { number, open: tag, close: None, cells: Vec::new() });
            }
            ("row", Kind::End) => {
                if let Some(row) = rows.last_mut() {
                    row.close = Some(tag.at.start);
                }
            }
            ("c", Kind::Start | Kind::Empty) => {
                let Some(row) = rows.last_mut() else { continue };
                let own = tag.get("r").and_then(|at| CellRef::parse(&at)).map_or(col, |cell| cell.col);
                col = own + 1;
                row.cells.push(Cell { col: own, open: tag, at: tag.at.clone(), has_content: false });
            }
            ("c", Kind::End) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                    cell.at.end = tag.at.end;
                }
            }
            ("v" | "is" | "f", Kind::Start) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                    cell.has_content = true;
                }
            }
            _ => {}
        }
    }
    rows
}

/// Adds cells to a row. Blank cells that stand in the way (a format without content) make room.
fn extend(
    row: &Row<'_, '_>,
    texts: &[(String, Look)],
    columns: std::ops::RangeInclusive<u32>,
    looks: &Looks,
    edits: &mut Edits,
) {
    let prefix = row.open.prefix();
    let mut cells = String::new();
    for (col, (text, look)) in columns.clone().zip(texts) {
        let at = CellRef::new(row.number - 1, col);
        let style = looks.of(*look).map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        match text.is_empty() {
            true => cells.push_str(&format!("<{prefix}c r=\"{at}\"{style}/>")),
            false => {
                let text = quick_xml::escape::escape(text.as_str());
                cells.push_str(&format!(
                    "<{prefix}c r=\"{at}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}is></{prefix}c>"
                ));
            }
        }
    }
    // A hint about the columns in use, which is not true any more.
    let open = row.open.with(&[("spans", None)]);
    let Some(close) = row.close else {
        let open = open.trim_end_matches("/>");
        edits.replace(row.open.at.clone(), format!("{open}>{cells}</{}>", row.open.name));
        return;
    };
    edits.replace(row.open.at.clone(), open);
    for cell in row.cells.iter().filter(|cell| columns.contains(&cell.col)) {
        edits.replace(cell.at.clone(), String::new());
    }
    let after = row.cells.iter().find(|cell| cell.col > *columns.end());
    edits.insert(after.map_or(close, |cell| cell.at.start), cells);
}

/// Gives the added columns their widths.
fn widen(all: &[Tag<'_>], first: u32, last: u32, edits: &mut Edits) {
    // Columns count from 1 here.
    let (low, high) = (first + 1, last + 1);
    let ours = |prefix: &str| -> String {
        (low..)
            .zip(WIDTHS)
            .map(|(col, width)| {
                format!("<{prefix}col min=\"{col}\" max=\"{col}\" width=\"{width}\" customWidth=\"1\"/>")
            })
            .collect()
    };
    let open = all.iter().find(|tag| tag.local() == "cols" && tag.kind == Kind::Start);
    let Some(open) = open else {
        if let Some(data) = all.iter().find(|tag| tag.local() == "sheetData") {
            let prefix = data.prefix();
            edits.insert(data.at.start, format!("<{prefix}cols>{}</{prefix}cols>", ours(prefix)));
        }
        return;
    };
    let mut place = None;
    for tag in all.iter().filter(|tag| tag.local() == "col" && tag.kind != Kind::End) {
        let (Some(min), Some(max)) = (tag.number("min"), tag.number("max")) else { continue };
        if min > high {
            place = place.or(Some(tag.at.start));
        } else if max >= low {
            let piece = |from: u32, to: u32| match from <= to {
                true => tag.with(&[("min", Some(from.to_string())), ("max", Some(to.to_string()))]),
                false => String::new(),
            };
            let rest = piece((high + 1).max(min), max);
            let ours = if place.is_none() && !rest.is_empty() { ours(open.prefix()) } else { String::new() };
            if !ours.is_empty() {
                // Set in its middle.
                place = Some(usize::MAX);
            }
            edits.replace(tag.at.clone(), format!("{}{ours}{rest}", piece(min, max.min(low - 1))));
        }
    }
    let end = all.iter().find(|tag| tag.local() == "cols" && tag.kind == Kind::End).map(|tag| tag.at.start);
    match place {
        Some(usize::MAX) => {}
        place => {
            if let Some(at) = place.or(end) {
                edits.insert(at, ours(open.prefix()));
            }
        }
    }
}
