//! What came of testing a standard by its cases.

use super::coverage::Coverage;
use super::notice::Noticed;
use super::run::CaseResult;
use crate::standard::Standard;

/// A standard and what its cases say of it.
#[derive(Debug)]
pub struct Tested<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The files its cases are in.
    pub files: Vec<TestedFile<'a>>,
    /// What the cases saw, level by level.
    pub coverage: Vec<Coverage>,
    /// What came of changing it, where that was asked for.
    pub noticed: Option<Noticed>,
}

/// A file of cases, run.
#[derive(Debug)]
pub struct TestedFile<'a> {
    /// The file, as it was named.
    pub file: String,
    /// What each case came to, in the file's order.
    pub results: Vec<CaseResult<'a>>,
}

impl TestedFile<'_> {
    /// How many cases did not come out as expected.
    pub fn failed(&self) -> usize {
        self.results.iter().filter(|result| !result.mismatches.is_empty()).count()
    }
}

impl Tested<'_> {
    /// Whether every case came out, and no change went unnoticed.
    pub fn holds(&self) -> bool {
        self.files.iter().all(|file| file.failed() == 0)
            && self.noticed.as_ref().is_none_or(|noticed| noticed.unnoticed.is_empty())
    }
}
