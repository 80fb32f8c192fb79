//! One file of a batch on one line: what came of it, and where its centres are among the results.

use schemars::JsonSchema;
use serde::Serialize;

use super::failed_line::Failure;
use super::json::problem;
use super::record::ProblemOut;
use crate::problem::Problem;
use crate::wording::{Message, Words};

/// What came of one file of a batch.
#[derive(Debug, Clone, Default)]
pub struct FileOutcome {
    /// Its path as output shows it.
    pub file: String,
    /// The exit code it earned.
    pub status: u8,
    /// How many centres it gave.
    pub centres: u32,
    /// SHA-256 of its bytes, where they could be read.
    pub sha256: Option<String>,
    /// The file before it that it repeats; its centres are not counted again.
    pub same_as: Option<String>,
    /// Why nothing came of it.
    pub failure: Option<Message>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
}

/// One file of a batch: a line of `files.ndjson`, and of `failures.ndjson` where it has a failure.
#[derive(Serialize, JsonSchema)]
pub(super) struct FileLine<'a> {
    /// Its path, from the last part of the argument that led to it.
    file: &'a str,
    /// The exit code it earned.
    #[schemars(extend("enum" = [0, 1, 3, 4, 10, 11]))]
    status: u8,
    /// How many centres it gave; each is a line of `results.ndjson`.
    centres: u32,
    /// SHA-256 of its bytes in hexadecimal; null where they could not be read.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: Option<&'a str>,
    /// The file before it that it repeats; it is then not judged again.
    same_as: Option<&'a str>,
    /// Why nothing, or not everything, of it could be used.
    failure: Option<Failure>,
    /// What is wrong with the file as a whole.
    problems: Vec<ProblemOut>,
    /// The byte of `results.ndjson` at which its centres end.
    results_end: u64,
}

/// The line of a file, whose centres end at a byte of the results.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn file_line(
    outcome: &FileOutcome,
    results_end: u64,
    words: &Words,
) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string(&FileLine {
        file: &outcome.file,
        status: outcome.status,
        centres: outcome.centres,
        sha256: outcome.sha256.as_deref(),
        same_as: outcome.same_as.as_deref(),
        failure: outcome.failure.as_ref().map(|why| Failure::new(why, words)),
        problems: outcome.problems.iter().map(|found| problem(found, words)).collect(),
        results_end,
    })?;
    text.push('\n');
    Ok(text)
}
