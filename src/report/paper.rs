//! Texts and ids of a record on their way into a document.

use super::record::At;
use crate::audit::{Outcome, Verdict};
use crate::text::printable;
use crate::wording::{Lang, Words};

/// Characters of one cell that a document shows at most: more is no remark but a file of its own,
/// and the JSON has the whole.
const SHOWN: usize = 2_000;

/// Text from a file, fit for a document: controls and direction marks go, and so does what no XML
/// may hold.
pub(super) trait PaperText {
    /// What becomes of it.
    type Shown;
    /// The text as a document may have it.
    fn paper(&self) -> Self::Shown;
}

impl PaperText for String {
    type Shown = String;

    fn paper(&self) -> String {
        let whole = match self.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &self[..end]),
            None => self.clone(),
        };
        printable(&whole).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
    }
}

impl PaperText for Option<String> {
    type Shown = Option<String>;

    fn paper(&self) -> Option<String> {
        self.as_ref().map(|text| text.paper()).filter(|text| !text.trim().is_empty())
    }
}

/// A place in the file the report is about, or in another one.
pub(super) fn place(at: &At, file: &str) -> String {
    match within(at) {
        within if at.file == file => within,
        within if within.is_empty() => at.file.paper(),
        within => format!("{}:{within}", at.file.paper()),
    }
}

/// A cell with its sheet; an indicator without a row has none.
pub(super) fn shown_at(at: &At, words: &Words) -> String {
    if at.cell.is_some() { within(at) } else { words.text("no-row") }
}

fn within(at: &At) -> String {
    match (&at.sheet, &at.cell, at.line, at.column) {
        (Some(sheet), Some(cell), _, _) => format!("{}!{}", sheet.paper(), cell.paper()),
        (None, Some(text), _, _) | (Some(text), None, _, _) => text.paper(),
        (None, None, Some(line), Some(column)) => format!("{line}:{column}"),
        (None, None, _, _) => String::new(),
    }
}

/// The verdict with an id. Results from a file are held to the ids there are when they are read.
pub(super) fn verdict_of(id: &str) -> Verdict {
    Verdict::ALL.into_iter().find(|verdict| verdict.id() == id).unwrap_or(Verdict::Unreadable)
}

/// The outcome with an id, as above.
pub(super) fn outcome_of(id: &str) -> Outcome {
    [Outcome::Reached, Outcome::Missed, Outcome::Open]
        .into_iter()
        .find(|outcome| outcome.id() == id)
        .unwrap_or(Outcome::Open)
}

/// The language with an id.
pub(super) fn lang_of(id: &str) -> Option<Lang> {
    Lang::parse(id)
}
