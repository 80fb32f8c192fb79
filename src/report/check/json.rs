//! A check as JSON, version 1. The names here are published and never renamed.

use serde::Serialize;

use super::view::{CheckView, FileView, ProblemView};
use crate::report::tool::{Tool, tool};

#[derive(Serialize)]
struct Out<'a> {
    schema_version: u32,
    tool: Tool,
    errors: usize,
    warnings: usize,
    files: Vec<FileOut<'a>>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    file: &'a str,
    kind: Option<&'static str>,
    outcome: &'static str,
    problems: Vec<ProblemOut<'a>>,
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    at: At<'a>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// The check as JSON.
///
/// # Errors
/// Where it cannot be serialised, which its types rule out.
pub fn check_json(view: &CheckView) -> Result<String, serde_json::Error> {
    let out = Out {
        schema_version: 1,
        tool: tool(),
        errors: view.errors,
        warnings: view.warnings,
        files: view.files.iter().map(file).collect(),
    };
    Ok(serde_json::to_string_pretty(&out)? + "\n")
}

fn file(view: &FileView) -> FileOut<'_> {
    let problems = view.problems.iter().map(|problem| one(&view.file, problem)).collect();
    FileOut { file: &view.file, kind: view.kind, outcome: view.outcome, problems }
}

fn one<'a>(file: &'a str, problem: &'a ProblemView) -> ProblemOut<'a> {
    let region = problem.region;
    ProblemOut {
        severity: problem.severity.id(),
        code: problem.code,
        message: &problem.message,
        help: problem.help.as_deref(),
        at: At {
            file,
            line: region.map(|region| region.line),
            column: region.map(|region| region.column),
            end_line: region.map(|region| region.end_line),
            end_column: region.map(|region| region.end_column),
        },
        fingerprint: &problem.fingerprint,
    }
}
