//! Mapping files: where detection fails or errs, a person names sheet, header rows and columns.

use std::sync::Arc;

use super::columns::Role;
use super::list::{Layout, List, Use};
use super::reading::{Reading, TakenFor};
use super::sheet::{Sheet, Workbook};
use super::vocabulary::Vocabulary;
use crate::document::{Doc, Table, Written, report_unknown};
use crate::place::Place;
use crate::problem::Problem;
use crate::text::nearest;

/// A mapping file, read.
#[derive(Debug, Clone)]
pub struct Map {
    rules: Vec<(Option<String>, Rule)>,
}

/// What a map says of a sheet.
#[derive(Debug, Clone)]
pub(super) enum Rule {
    Ignore,
    List(List),
}

impl Map {
    /// Reads a mapping file from its text; `file` is the name its problems show.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn parse(file: &str, text: &str) -> Result<Map, Vec<Problem>> {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        if let Some(format) =
            table.need(&mut doc, "format", Table::integer).filter(|format| format.value != 1)
        {
            doc.report("unsupported_format", &format.at, |p| p.with("format", format.value.to_string()));
        }
        let mut rules = Vec::new();
        let sheets = table.tables(&mut doc, "sheet");
        if sheets.is_empty() {
            doc.report("none_given", &(0..0), |p| p.with("key", "sheet"));
        }
        for mut sheet in sheets {
            let name = sheet.text(&mut doc, "name").map(|name| name.value);
            if let Some(rule) = rule(&mut doc, &mut sheet) {
                rules.push((name, rule));
            }
            sheet.finish(&mut doc);
        }
        table.finish(&mut doc);
        let problems = doc.into_problems();
        if problems.is_empty() { Ok(Map { rules }) } else { Err(problems) }
    }

    /// The map that says what was detected, as the text of a mapping file.
    pub fn write(reading: &Reading) -> String {
        let mut text = String::from("format = 1\n");
        for sheet in &reading.sheets {
            let layout = match sheet.taken_for {
                TakenFor::List(layout) => layout.id(),
                TakenFor::Guide | TakenFor::Hidden | TakenFor::Ignored | TakenFor::NoList => "ignore",
                TakenFor::About | TakenFor::Empty => continue,
            };
            text.push_str("\n[[sheet]]\n");
            if let Some(name) = sheet.at.sheet() {
                text.push_str(&format!("name = {}\n", quoted(name)));
            }
            text.push_str(&format!("layout = \"{layout}\"\n"));
            if let Some((first, last)) = sheet.header {
                text.push_str(&format!("header = [{first}, {last}]\n"));
                text.push_str("[sheet.columns]\n");
                for column in &sheet.columns {
                    let header = column.header.replace(['\n', '\r'], " ");
                    match &column.taken_for {
                        Some(used) => {
                            text.push_str(&format!("{} = {} # {header}\n", column.letters, quoted(used)))
                        }
                        None => text.push_str(&format!("# {} = \"…\" # {header}\n", column.letters)),
                    }
                }
            }
        }
        text
    }

    /// What the map says of a sheet.
    pub(super) fn rule(&self, sheet: &Sheet) -> Option<&Rule> {
        self.rules.iter().find(|(name, _)| name.as_deref() == sheet.name.as_deref()).map(|(_, rule)| rule)
    }

    /// Indicators and fields that the map names and the standard does not have: their columns
    /// hold nothing that is known.
    pub(super) fn unknown_names(&self, book: &Workbook, names: &Vocabulary) -> Vec<Problem> {
        let lists = self.rules.iter().filter_map(|(_, rule)| match rule {
            Rule::List(list) => Some(list),
            Rule::Ignore => None,
        });
        lists
            .flat_map(|list| list.columns.values())
            .filter(|used| !is_known(used, names))
            .map(|used| Problem::error("map_no_name", Place::file(book.file.clone())).with("name", used.id()))
            .collect()
    }

    /// Sheets that the map names and the file does not have.
    pub(super) fn unmatched(&self, book: &Workbook) -> Vec<Problem> {
        let has =
            |name: &Option<String>| book.sheets.iter().any(|sheet| sheet.name.as_deref() == name.as_deref());
        let known: Vec<&str> = book.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
        self.rules
            .iter()
            .filter(|(name, _)| !has(name))
            .map(|(name, _)| {
                Problem::error("map_no_sheet", Place::file(book.file.clone()))
                    .with("name", name.clone().unwrap_or_default())
                    .with("known", known.clone())
            })
            .collect()
    }
}

/// Whether what a column is for can be looked up in a standard.
pub(super) fn is_known(used: &Use, names: &Vocabulary) -> bool {
    match used {
        Use::Part(id, _) => names.indicator(id).is_some(),
        Use::Field(id) => names.field(id).is_some(),
        Use::Count(id, counted) => names.indicator(id).is_some_and(|name| name.counted(counted).is_some()),
        Use::Role(_) | Use::Choice(_) | Use::About(_) => true,
    }
}

fn rule(doc: &mut Doc<'_>, sheet: &mut Table<'_, '_>) -> Option<Rule> {
    let layout = sheet.need(doc, "layout", Table::text)?;
    let layout = match layout.value.as_str() {
        "ignore" => return Some(Rule::Ignore),
        "form" => Layout::Form,
        "roster" => Layout::Roster,
        _ => {
            let near = nearest(&layout.value, ["form", "roster", "ignore"]);
            report_unknown(doc, "unknown_word", &layout, near);
            return None;
        }
    };
    let at = sheet.at.clone();
    sheet.has("columns");
    let header = sheet.need(doc, "header", Table::integers)?;
    let rows: Vec<u32> =
        header.iter().filter_map(|row| u32::try_from(row.value).ok()?.checked_sub(1)).collect();
    let (first, last) = match rows[..] {
        [only] => (only, only),
        [first, last] if first <= last && last - first < 10 => (first, last),
        _ => {
            doc.report("map_header", &header.first().map_or(at, |row| row.at.clone()), |p| p);
            return None;
        }
    };
    let columns = sheet.need(doc, "columns", Table::table)?;
    let mut list = List { layout, first, last, columns: Default::default(), rivals: Vec::new() };
    for (letters, used) in columns.texts_in_order(doc) {
        let Some(col) = column(&letters) else {
            doc.report("map_column", &letters.at, |p| p.with("text", letters.value.as_str()));
            continue;
        };
        match Use::parse(&used.value) {
            Some(meaning) => drop(list.columns.insert(col, meaning)),
            None => {
                let known = Role::ALL.iter().map(|role| role.id());
                let near = nearest(&used.value, known.chain(["centre", "code", "region", "level", "date"]));
                report_unknown(doc, "unknown_word", &used, near);
            }
        }
    }
    Some(Rule::List(list))
}

/// `G` as a column counted from zero.
fn column(letters: &Written<String>) -> Option<u32> {
    let text = letters.value.as_str();
    let fits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    fits.then(|| text.bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1) - 1)
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            c if c.is_control() => vec![' '],
            c => vec![c],
        })
        .collect();
    format!("\"{escaped}\"")
}
