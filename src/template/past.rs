//! Results as `dabiao audit --format json` or `ndjson` published them, for the form of the next visit.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::centre::Centre;
use super::last::{Last, LastItem};
use crate::audit::Verdict;
use crate::standard::{Level, Standard};

/// The published results of one centre.
#[derive(Debug)]
pub struct Past(Document);

/// Why results could not be read.
#[derive(Debug, thiserror::Error)]
pub enum PastError {
    /// Not JSON, or not such results; the line and column are in the text.
    #[error("{0}")]
    Json(String),
    /// Of a version this program does not know.
    #[error("schema_version {0}")]
    Version(u64),
}

// Only what is needed; the published schema may grow.
#[derive(Debug, Deserialize)]
struct Document {
    schema_version: u64,
    standard: StandardRef,
    centre: CentreRef,
    level: String,
    findings: Vec<FindingRef>,
}

#[derive(Debug, Deserialize)]
struct StandardRef {
    id: String,
    edition: String,
    sha256: String,
}

#[derive(Debug, Deserialize)]
struct CentreRef {
    name: Option<String>,
    code: Option<String>,
    region: Option<String>,
}

#[derive(Debug, Deserialize)]
struct FindingRef {
    indicator: String,
    verdict_by_grade: BTreeMap<String, String>,
    measured: Option<MeasuredRef>,
    remark: Option<String>,
}

#[derive(Debug, Deserialize)]
struct MeasuredRef {
    text: String,
}

/// Reads one set of results, or one a line.
///
/// # Errors
/// Where the text is not such results.
pub fn read(text: &str) -> Result<Vec<Past>, PastError> {
    let documents = serde_json::Deserializer::from_str(text).into_iter::<Document>();
    documents
        .map(|document| {
            let document = document.map_err(|error| PastError::Json(error.to_string()))?;
            match document.schema_version {
                1 => Ok(Past(document)),
                other => Err(PastError::Version(other)),
            }
        })
        .collect()
}

impl Past {
    /// The standard they were judged by: id, edition, digest.
    pub fn standard(&self) -> (&str, &str, &str) {
        let StandardRef { id, edition, sha256 } = &self.0.standard;
        (id, edition, sha256)
    }

    /// The level they were judged at.
    pub fn level(&self) -> Option<Level> {
        Level::parse(&self.0.level)
    }

    /// The centre with its last results, by the grades of a standard.
    pub fn centre(&self, standard: &Standard) -> Centre {
        let mut last = Last::default();
        for finding in &self.0.findings {
            let verdict = |id: &String| {
                let found = finding.verdict_by_grade.get(id);
                let parsed = found.and_then(|id| Verdict::ALL.into_iter().find(|verdict| verdict.id() == id));
                parsed.unwrap_or(Verdict::NotChecked)
            };
            let item = LastItem {
                verdicts: standard.grades.iter().map(|grade| verdict(&grade.id)).collect(),
                measured: finding.measured.as_ref().map(|measured| measured.text.clone()),
                remark: finding.remark.clone(),
            };
            last.insert(finding.indicator.clone(), item);
        }
        let CentreRef { name, code, region } = &self.0.centre;
        Centre { name: name.clone(), code: code.clone(), region: region.clone(), last: Some(last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_result_is_refused_with_its_place() {
        let error = read("{\"schema_version\": 1}").expect_err("no findings").to_string();
        assert!(error.contains("line 1"), "{error}");
        assert!(matches!(read("[1]"), Err(PastError::Json(_))));
        let other = r#"{"schema_version":2,"standard":{"id":"a","edition":"b","sha256":"c"},"centre":{},"level":"township","findings":[]}"#;
        assert!(matches!(read(other), Err(PastError::Version(2))));
    }
}
