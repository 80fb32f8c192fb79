//! What the end-to-end tests share: running the program, and workbooks from reviewable text.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub(crate) mod batch;
pub(crate) mod grid;
pub(crate) mod page;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file in `fixtures`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name)
}

/// What a run of the program came to.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program with a clean environment.
pub(crate) fn dabiao<I, S>(args: I) -> Run
where
    I: IntoIterator<Item = S>,
    S: AsRef<std::ffi::OsStr>,
{
    dabiao_given("", args)
}

/// The same with a text on standard input.
pub(crate) fn dabiao_given<I, S>(input: &str, args: I) -> Run
where
    I: IntoIterator<Item = S>,
    S: AsRef<std::ffi::OsStr>,
{
    let output = Command::cargo_bin("dabiao")
        .expect("the program is built")
        .env_clear()
        .current_dir(root())
        .args(args)
        .write_stdin(input)
        .output()
        .expect("the program starts");
    Run {
        code: output.status.code().expect("the program exits by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Results as `audit` writes them, of lines that `batch` or `score` wrote: what only the standards
/// say is put back by `report`.
pub(crate) fn whole(results: &Path, standards: &[&str]) -> String {
    let given = standards.iter().flat_map(|name| ["--standard", name]);
    let file = results.to_str().expect("UTF-8");
    let run = dabiao(["report", file, "--format", "ndjson"].into_iter().chain(given));
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// Audits a file as JSON; the run must end with `code`.
pub(crate) fn audit_json(file: &Path, code: i32, more: &[&str]) -> Value {
    let mut args = vec!["audit", file.to_str().expect("UTF-8"), "--format", "json"];
    args.extend(more);
    let run = dabiao(&args);
    assert_eq!(run.code, code, "{args:?}: {}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

/// The grade with an id in an assessment.
pub(crate) fn grade<'a>(assessment: &'a Value, id: &str) -> &'a Value {
    let grades = assessment["grades"].as_array().expect("a list");
    grades.iter().find(|grade| grade["id"] == id).expect("the grade is there")
}

/// The finding for an indicator in an assessment.
pub(crate) fn finding<'a>(assessment: &'a Value, id: &str) -> &'a Value {
    let findings = assessment["findings"].as_array().expect("a list");
    findings.iter().find(|finding| finding["indicator"] == id).expect("the finding is there")
}

/// The codes of an assessment's problems, in order.
pub(crate) fn codes(assessment: &Value) -> Vec<&str> {
    let problems = assessment["problems"].as_array().expect("a list");
    problems.iter().map(|problem| problem["code"].as_str().expect("a code")).collect()
}
