//! What came of testing standards by cases, as JSON.

use serde::Serialize;

use super::cases_text::told;
use super::number::Number;
use super::tool::{Tool, tool};
use crate::cases::{About, CaseResult, Coverage, Mutant, Term, Tested};
use crate::standard::Standard;
use crate::wording::Words;
use rust_decimal::Decimal;

#[derive(Serialize)]
struct CasesOut<'a> {
    schema_version: u32,
    tool: Tool,
    standards: Vec<StandardOut<'a>>,
}

#[derive(Serialize)]
struct StandardOut<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
    files: Vec<FileOut<'a>>,
    coverage: Vec<CoverageOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesOut<'a>>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    file: &'a str,
    cases: usize,
    failed: Vec<FailedOut<'a>>,
}

#[derive(Serialize)]
struct FailedOut<'a> {
    name: &'a str,
    line: usize,
    messages: Vec<String>,
}

#[derive(Serialize)]
struct CoverageOut<'a> {
    level: &'static str,
    cases: usize,
    never_met: Vec<&'a str>,
    never_not_met: Vec<&'a str>,
}

#[derive(Serialize)]
struct ChangesOut<'a> {
    made: usize,
    unnoticed: Vec<ChangeOut<'a>>,
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    /// What it is about: `indicator`, `parameter`, `section`, `grade` or `scoring`.
    about: &'static str,
    id: Option<&'a str>,
    what: &'static str,
    part: Option<&'a str>,
    level: Option<&'static str>,
    grade: Option<&'a str>,
    from: TermOut,
    to: TermOut,
}

#[derive(Serialize)]
#[serde(untagged)]
enum TermOut {
    Number(Number),
    Word(&'static str),
    Flag(bool),
}

/// The whole as one JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn cases_json(tested: &[Tested<'_>], words: &Words) -> Result<String, serde_json::Error> {
    let standards = tested.iter().map(|one| standard(one, words)).collect();
    let mut text = serde_json::to_string_pretty(&CasesOut { schema_version: 1, tool: tool(), standards })?;
    text.push('\n');
    Ok(text)
}

fn standard<'a>(tested: &'a Tested<'a>, words: &Words) -> StandardOut<'a> {
    let standard = tested.standard;
    let files = tested.files.iter().map(|file| FileOut {
        file: &file.file,
        cases: file.results.len(),
        failed: file.results.iter().filter_map(|result| failed(result, standard, words)).collect(),
    });
    StandardOut {
        id: &standard.id,
        edition: &standard.edition,
        sha256: &standard.sha256,
        files: files.collect(),
        coverage: tested.coverage.iter().map(|one| coverage(one, standard)).collect(),
        changes: tested.noticed.as_ref().map(|noticed| ChangesOut {
            made: noticed.made,
            unnoticed: noticed.unnoticed.iter().map(|mutant| change(mutant, standard)).collect(),
        }),
    }
}

fn failed<'a>(result: &CaseResult<'a>, standard: &Standard, words: &Words) -> Option<FailedOut<'a>> {
    let messages: Vec<String> =
        result.mismatches.iter().map(|mismatch| words.render(&told(mismatch, standard))).collect();
    (!messages.is_empty()).then_some(FailedOut { name: &result.case.name, line: result.case.line, messages })
}

fn coverage<'a>(coverage: &Coverage, standard: &'a Standard) -> CoverageOut<'a> {
    let ids = |positions: &[usize]| positions.iter().map(|at| standard.indicators[*at].id.as_str()).collect();
    CoverageOut {
        level: coverage.level.id(),
        cases: coverage.cases,
        never_met: ids(&coverage.never_met),
        never_not_met: ids(&coverage.never_not_met),
    }
}

fn change<'a>(mutant: &'a Mutant, standard: &'a Standard) -> ChangeOut<'a> {
    let (about, id) = match mutant.about {
        About::Indicator(at) => ("indicator", Some(standard.indicators[at].id.as_str())),
        About::Parameter(at) => ("parameter", Some(standard.parameters[at].id.as_str())),
        About::Section(at) => ("section", Some(standard.sections[at].id.as_str())),
        About::Grade(at) => ("grade", Some(standard.grades[at].id.as_str())),
        About::Scoring => ("scoring", None),
    };
    ChangeOut {
        about,
        id,
        what: mutant.what.id(),
        part: mutant.part.as_deref(),
        level: mutant.level.map(|level| level.id()),
        grade: mutant.grade.map(|grade| standard.grades[grade].id.as_str()),
        from: term(&mutant.from),
        to: term(&mutant.to),
    }
}

fn term(term: &Term) -> TermOut {
    let number = |number: &Decimal| TermOut::Number(Number(*number));
    match term {
        Term::Amount(value, _) => number(value),
        Term::Number(value) => number(value),
        Term::Word(word) => TermOut::Word(word),
        Term::Yes => TermOut::Flag(true),
        Term::No => TermOut::Flag(false),
    }
}
