//! A check prepared for writing: places counted, sentences made, counts taken.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::lint::{Checked, Outcome, find};
use crate::place::{Span, Spot};
use crate::problem::{Problem, Severity};
use crate::text::hex;
use crate::wording::Words;

/// A whole check.
#[derive(Debug)]
pub struct CheckView {
    /// The files, in the order they were given.
    pub files: Vec<FileView>,
    /// Errors in all files.
    pub errors: usize,
    /// Warnings in all files.
    pub warnings: usize,
    /// Whether warnings count as failures, too.
    pub strict: bool,
}

/// One file of a check.
#[derive(Debug)]
pub struct FileView {
    /// Its name.
    pub file: String,
    /// What kind of file it is, by its name in JSON.
    pub kind: Option<&'static str>,
    /// `holds`, `refused`, `unreadable` or `passed_over`.
    pub outcome: &'static str,
    /// Its problems, by line.
    pub problems: Vec<ProblemView>,
}

/// One problem.
#[derive(Debug)]
pub struct ProblemView {
    /// Its weight.
    pub severity: Severity,
    /// The rule's id.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Where; `None` for the file as a whole.
    pub region: Option<Region>,
    /// Stays the same while lines above it come and go.
    pub fingerprint: String,
}

/// A stretch of a text file; lines and columns are counted in characters from 1, the end is after
/// the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last.
    pub end_column: usize,
}

impl CheckView {
    /// Prepares a check for writing.
    pub fn new(checked: &[Checked], strict: bool, words: &Words) -> Self {
        let count = |severity| checked.iter().map(|file| file.count(severity)).sum();
        CheckView {
            files: checked.iter().map(|file| of_file(file, words)).collect(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            strict,
        }
    }

    /// Whether a problem makes the check fail.
    pub(super) fn fails(&self, problem: &ProblemView) -> bool {
        self.strict || problem.severity == Severity::Error
    }
}

/// What to do about a problem: its own help, or its rule's.
pub(crate) fn help(problem: &Problem, words: &Words) -> Option<String> {
    words.help(&problem.message).or_else(|| find(problem.code()).map(|rule| rule.fix(words)))
}

fn of_file(checked: &Checked, words: &Words) -> FileView {
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let problems = checked.problems.iter().map(|problem| {
        let line = line_text(problem, &checked.text);
        let nth = alike.entry((problem.code(), line)).or_default();
        *nth += 1;
        let fingerprint = fingerprint(&[problem.code(), &checked.file, line, &nth.to_string()]);
        ProblemView {
            severity: problem.severity,
            code: problem.code(),
            message: words.render(&problem.message),
            help: help(problem, words),
            region: region(problem, &checked.text),
            fingerprint,
        }
    });
    let problems = problems.collect();
    let outcome = match &checked.outcome {
        Outcome::Holds(_) => "holds",
        Outcome::Refused => "refused",
        Outcome::Unreadable => "unreadable",
        Outcome::PassedOver => "passed_over",
    };
    FileView { file: checked.file.clone(), kind: checked.kind.map(|kind| kind.id()), outcome, problems }
}

fn region(problem: &Problem, text: &str) -> Option<Region> {
    match &problem.place.spot {
        Spot::Text(span) => {
            let end = Span::locate(text, span.bytes.end..span.bytes.end);
            Some(Region { line: span.line, column: span.column, end_line: end.line, end_column: end.column })
        }
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => None,
    }
}

/// The line a problem stands on, without the space around it.
fn line_text<'t>(problem: &Problem, text: &'t str) -> &'t str {
    match &problem.place.spot {
        Spot::Text(span) => text.lines().nth(span.line - 1).unwrap_or_default().trim(),
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => "",
    }
}

fn fingerprint(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    hex(&digest[..16])
}
