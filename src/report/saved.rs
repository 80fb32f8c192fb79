//! Results that `dabiao audit` wrote as JSON, read back for documents.

use rust_decimal::Decimal;

use super::paper::lang_of;
use super::record::Record;
use crate::audit::{Outcome, Verdict};
use crate::standard::Level;
use crate::wording::Lang;

/// No point or percentage is larger; sums of them stay exact.
const LARGEST: i64 = 1_000_000_000;

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

/// Reads one set of results, or one a line.
///
/// # Errors
/// Where the text is not such results.
pub fn read(text: &str) -> Result<Vec<Record>, SavedError> {
    let records = serde_json::Deserializer::from_str(text).into_iter::<Record>();
    records
        .map(|record| {
            let record = record.map_err(|error| SavedError::Json(error.to_string()))?;
            if record.schema_version != 1 {
                return Err(SavedError::Version(record.schema_version));
            }
            match fault(&record) {
                Some(fault) => Err(SavedError::Value(fault)),
                None => Ok(record),
            }
        })
        .collect()
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

impl Record {
    /// The language its texts are in.
    pub fn lang(&self) -> Lang {
        lang_of(&self.lang).unwrap_or_default()
    }

    /// The centre's name, as the file states it.
    pub fn centre(&self) -> Option<&str> {
        self.centre.name.as_deref()
    }

    /// Ids and names of the grades, highest first.
    pub fn grade_names(&self) -> Vec<(&str, &str)> {
        self.grades.iter().map(|grade| (grade.id.as_str(), grade.name.as_str())).collect()
    }
}
