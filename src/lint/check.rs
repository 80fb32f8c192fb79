//! Files of all kinds, checked together: what their readers say, then the lints, less what is allowed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::allow;
use super::first_look::{FirstLook, first_look};
use super::kind::Kind;
use super::rule::{Finding, Rule, findings};
use super::subject::{Seen, Subject};
use super::tailored::Tailored;
use super::tailored_part;
use crate::outline::Node;
use crate::place::{Place, Span, Spot};
use crate::problem::{Problem, Severity};
use crate::standard::Standard;
use crate::wording::Message;

/// A file to check.
#[derive(Debug)]
pub struct Given {
    /// Its name as problems show it.
    pub file: String,
    /// Its text, or why there is none.
    pub text: Result<String, Message>,
    /// Whether it was named itself, and not found in a folder: a file in a folder that is none of
    /// ours is passed over, one that is named is not.
    pub named: bool,
}

/// What the files are held against.
pub struct Settings<'a> {
    /// The day to hold years against; without one, they are not.
    pub as_of: Option<Date>,
    /// Whether the files are all there are, so that what no case tests is known.
    pub whole_folder: bool,
    /// Finds the standard that the file at a position names.
    pub load: &'a dyn Fn(usize, &str) -> Option<Standard>,
    /// Finds the text of the standard that the tailoring at a position extends.
    pub base: &'a dyn Fn(usize, &str) -> Option<String>,
}

/// What came of one file.
#[derive(Debug)]
pub struct Checked {
    /// Its name as problems show it.
    pub file: String,
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// What kind of file it is.
    pub kind: Option<Kind>,
    /// How it ended.
    pub outcome: Outcome,
    /// What is wrong with it, by line.
    pub problems: Vec<Problem>,
}

/// How the check of a file ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be used; what it holds, in a sentence.
    Holds(Message),
    /// Its reader refuses it.
    Refused,
    /// There is no text to read.
    Unreadable,
    /// It is none of the files that are checked.
    PassedOver,
}

/// Checks files; the order of the answer is that of the files.
pub fn check(files: Vec<Given>, settings: &Settings<'_>) -> Vec<Checked> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut files: Vec<(usize, Given)> = files.into_iter().enumerate().collect();
    // What names standards comes last: those it names may be among the files, and be read already.
    files.sort_by_key(|(_, given)| given.text.as_ref().is_ok_and(|text| names_standards(text)));
    let mut read: Vec<(usize, FirstLook)> = Vec::new();
    for (position, given) in files {
        let found = first_look(position, given, settings, &read, &mut seen);
        read.push((position, found));
    }
    read.sort_by_key(|(position, _)| *position);
    read.into_iter()
        .map(|(position, (mut checked, file, standard))| {
            let (standard, as_of) = (standard.as_ref(), settings.as_of);
            let none = Seen::default();
            let id = standard.map(|standard| standard.id.as_str()).unwrap_or_default();
            let seen = seen.get(id).or(settings.whole_folder.then_some(&none));
            let alone =
                || findings(&Subject { file: &file, own: &file, base_ends: 0, standard, seen, as_of });
            match checked.kind {
                Some(Kind::Standard) => lint(&mut checked, &file, standard.is_some(), alone()),
                Some(Kind::Tailoring) => {
                    let named = file.text_of("extends").unwrap_or_default();
                    let found = match (settings.base)(position, named) {
                        Some(base) => {
                            let tailored = Tailored::new(&base, &checked.text, as_of);
                            let mut found = tailored.findings(standard, seen, as_of);
                            if standard.is_none() {
                                let (name, text) = (&checked.file, &checked.text);
                                found.extend(tailored_part::findings(&base, name, text, as_of));
                            }
                            found
                        }
                        None => alone(),
                    };
                    lint(&mut checked, &file, standard.is_some(), found);
                }
                Some(Kind::Cases | Kind::Map | Kind::Waivers | Kind::Crosswalk) | None => {}
            }
            checked
        })
        .collect()
}

/// Whether a text seems to be a crosswalk or cases. Nothing but the order of reading hangs on it.
fn names_standards(text: &str) -> bool {
    ["[[pair", "[[case"].iter().any(|header| text.contains(header))
}

/// Takes what lints found into a file's problems, less what it allows.
fn lint(checked: &mut Checked, file: &Node, holds: bool, findings: Vec<(&'static Rule, Finding)>) {
    let mut allowed = allow::read(&checked.file, &checked.text, file);
    let place =
        |at| Place { file: checked.file.as_str().into(), spot: Spot::Text(Span::locate(&checked.text, at)) };
    let mut found: Vec<Problem> = Vec::new();
    for (rule, finding) in findings {
        if !allowed.take(rule, &finding.about) {
            found.push(problem(rule, finding.message, place(finding.at)));
        }
    }
    if holds {
        found.extend(allowed.unused().map(|(rule, message, at)| problem(rule, message, place(at))));
    }
    checked.problems.extend(found);
    checked.problems.extend(allowed.problems);
    checked.problems.sort_by_key(|problem| match &problem.place.spot {
        Spot::Text(span) => span.bytes.start,
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => 0,
    });
}

fn problem(rule: &Rule, message: Message, place: Place) -> Problem {
    Problem { severity: rule.severity, message, place }
}

impl Checked {
    /// How many problems have this weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}
