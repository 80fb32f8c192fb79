//! One file of a batch on one line: what came of it, and where its centres are among the results.

use serde::Serialize;

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

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    status: u8,
    centres: u32,
    sha256: Option<&'a str>,
    same_as: Option<&'a str>,
    failure: Option<Failure>,
    problems: Vec<ProblemOut>,
    results_end: u64,
}

#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
    help: Option<String>,
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
    let mut text = serde_json::to_string(&Line {
        file: &outcome.file,
        status: outcome.status,
        centres: outcome.centres,
        sha256: outcome.sha256.as_deref(),
        same_as: outcome.same_as.as_deref(),
        failure: outcome.failure.as_ref().map(|message| Failure {
            code: message.key(),
            message: words.render(message),
            help: words.help(message),
        }),
        problems: outcome.problems.iter().map(|found| problem(found, words)).collect(),
        results_end,
    })?;
    text.push('\n');
    Ok(text)
}
