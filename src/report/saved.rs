//! Results that `audit`, `batch` or `score` wrote as JSON, read back for documents.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

use super::line::{Line, LineError};
use super::paper::lang_of;
use super::record::Record;
use crate::audit::{Outcome, Verdict};
use crate::standard::{Level, Standard};
use crate::wording::{Lang, Words};

/// No point or percentage is larger; sums of them stay exact.
const LARGEST: i64 = 1_000_000_000;

/// One centre's results, read back.
#[derive(Debug, Clone)]
pub enum Saved {
    /// With every text.
    Whole(Box<Record>),
    /// Without the texts of the standard.
    Line(Box<Line<'static>>),
}

/// Why results could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// Not JSON, or not such results; the line and column are in the text.
    #[error("{0}")]
    Json(String),
    /// Of a version this program does not know.
    #[error("schema_version {0}")]
    Version(u64),
    /// A value that no result has.
    #[error("{0}")]
    Value(String),
}

/// What tells the two kinds of results apart: a line leaves out the notes of the standard.
#[derive(Deserialize)]
struct Kind {
    schema_version: Option<u64>,
    findings: Option<IgnoredAny>,
    notes: Option<IgnoredAny>,
}

/// Reads one set of results, or one a line.
///
/// # Errors
/// Where the text is not such results.
pub fn read(text: &str) -> Result<Vec<Saved>, SavedError> {
    let mut documents = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let mut all = Vec::new();
    while let Some(document) = documents.next() {
        let document = document.map_err(|error| SavedError::Json(error.to_string()))?;
        let before = text.get(..documents.byte_offset() - document.get().len()).unwrap_or_default();
        all.push(one(document.get(), before)?);
    }
    Ok(all)
}

/// Reads one document; `before` is the text before it.
fn one(document: &str, before: &str) -> Result<Saved, SavedError> {
    let kind: Kind = parse(document, before)?;
    if let Some(version) = kind.schema_version.filter(|version| *version != 1) {
        return Err(SavedError::Version(version));
    }
    if kind.notes.is_none() && kind.findings.is_some() {
        let line: Line<'static> = parse(document, before)?;
        line.lang().map_err(|error| SavedError::Value(error.to_string()))?;
        return Ok(Saved::Line(Box::new(line)));
    }
    let record: Record = parse(document, before)?;
    match fault(&record) {
        Some(fault) => Err(SavedError::Value(fault)),
        None => Ok(Saved::Whole(Box::new(record))),
    }
}

/// Reads a document; an error has its line and column in the whole text.
fn parse<T: DeserializeOwned>(document: &str, before: &str) -> Result<T, SavedError> {
    serde_json::from_str(document).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let what = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let last = before.rfind('\n').map_or(before.len(), |end| before.len() - end - 1);
        let column = if line == 1 { last + column } else { column };
        let line = before.matches('\n').count() + line;
        SavedError::Json(format!("{what} at line {line} column {column}"))
    })
}

/// The first value that no result has.
fn fault(record: &Record) -> Option<String> {
    let is_verdict = |id: &str| Verdict::ALL.into_iter().any(|verdict| verdict.id() == id);
    let is_outcome =
        |id: &str| [Outcome::Reached, Outcome::Missed, Outcome::Open].into_iter().any(|o| o.id() == id);
    let bad = |name: &str, value: &str| Some(format!("{name}: {value:?}"));
    if lang_of(&record.lang).is_none() {
        return bad("lang", &record.lang);
    }
    if Level::parse(&record.level).is_none() {
        return bad("level", &record.level);
    }
    if record.grades.is_empty() {
        return Some("grades: []".to_owned());
    }
    for grade in &record.grades {
        if !is_outcome(&grade.outcome) {
            return bad("outcome", &grade.outcome);
        }
    }
    for finding in &record.findings {
        let ids = finding.for_grade.iter().map(|one| &one.grade);
        if !ids.eq(record.grades.iter().map(|grade| &grade.id)) {
            return bad("for_grade", &finding.indicator);
        }
        let members = finding.members.iter().map(|member| &member.verdict);
        let marks = finding.attested.iter().chain(&finding.attested_self);
        let verdicts = finding.for_grade.iter().map(|one| &one.verdict);
        if let Some(wrong) = verdicts.chain(members).chain(marks).find(|id| !is_verdict(id)) {
            return bad("verdict", wrong);
        }
        let largest = Decimal::from(LARGEST);
        let points = finding.for_grade.iter().flat_map(|one| [one.points.earned.0, one.points.possible.0]);
        if points.into_iter().any(|points| points.abs() > largest || points.scale() > 12) {
            return bad("points", &finding.indicator);
        }
    }
    record.also.iter().find_map(fault)
}

impl Saved {
    /// The language its texts are in.
    pub fn lang(&self) -> Lang {
        match self {
            Saved::Whole(record) => lang_of(&record.lang).unwrap_or_default(),
            Saved::Line(line) => line.lang().unwrap_or_default(),
        }
    }

    /// The centre's name, as the file states it.
    pub fn centre(&self) -> Option<&str> {
        match self {
            Saved::Whole(record) => record.centre.name.as_deref(),
            Saved::Line(line) => line.centre(),
        }
    }

    /// The standards that are needed to make it whole: id, edition and digest of the file of each.
    pub fn standards(&self) -> Vec<(&str, &str, &str)> {
        match self {
            Saved::Whole(_) => Vec::new(),
            Saved::Line(line) => line.standards(),
        }
    }

    /// The whole record; of a line, with the standard that `find` gives for an id and the digest of
    /// its file. The words are those of its language.
    ///
    /// # Errors
    /// Where it is a line whose standard is not found, or that has a value that none has.
    pub fn whole<'s>(
        self,
        find: &dyn Fn(&str, &str) -> Option<&'s Standard>,
        words: &Words,
    ) -> Result<Record, LineError> {
        match self {
            Saved::Whole(record) => Ok(*record),
            Saved::Line(line) => line.whole(find, words),
        }
    }
}

impl Record {
    /// Ids and names of the grades, highest first.
    pub fn grade_names(&self) -> Vec<(&str, &str)> {
        self.grades.iter().map(|grade| (grade.id.as_str(), grade.name.as_str())).collect()
    }
}
