//! Files as other programs write them, and files that are out to do harm: each gives what the
//! table beside it says, which was worked out by hand from what was put into the file.

mod common;

use std::path::Path;

use common::{Run, dabiao, fixture, grade};
use serde_json::Value;

/// Files that a table names and that are only made on demand (`make_hostile.py --large`).
fn is_held(path: &Path, name: &str) -> bool {
    let held = path.join(name).exists();
    assert!(held || name.starts_with("large/"), "{name} is in the table and not in the folder");
    held
}

fn differences(folder: &Path, line: &str) -> Vec<String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, code, centre, wanted_grade, score, problems, centres, ..] = cells[..] else {
        return vec![format!("malformed line: {line}")];
    };
    if !is_held(folder, name) {
        return Vec::new();
    }
    let path = folder.join(name);
    let run = dabiao([
        "audit",
        path.to_str().expect("UTF-8"),
        "--standard",
        "ningbo-township",
        "--format",
        "ndjson",
    ]);
    let mut found = Vec::new();
    let mut differ = |what: &str, wanted: &str, got: String| {
        if wanted != got {
            found.push(format!("{name}: {what}: wanted {wanted}, got {got}"));
        }
    };
    differ("exit code", code, run.code.to_string());
    let assessments: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let Some(first) = assessments.first() else {
        differ("centre", centre, "-".to_owned());
        if run.err.trim().is_empty() {
            found.push(format!("{name}: refused without a word"));
        }
        found.extend(missing_problems(name, problems, &run, &assessments));
        return found;
    };
    if centres != "-" {
        differ("centres", centres, assessments.len().to_string());
    }
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    differ("centre", centre, text(&first["centre"]["name"]));
    differ("grade", wanted_grade, text(&first["grade"]));
    let demonstration = &grade(first, "demonstration")["score"];
    let got = match demonstration {
        Value::Null => "-".to_owned(),
        score => format!("{}/{}", score["earned"], score["possible"]),
    };
    differ("score", score, got);
    found.extend(missing_problems(name, problems, &run, &assessments));
    found
}

/// Problems `code@cell` that should be told, in the report or on standard error.
fn missing_problems(name: &str, wanted: &str, run: &Run, assessments: &[Value]) -> Vec<String> {
    let told: Vec<(String, String)> = assessments
        .iter()
        .flat_map(|assessment| assessment["problems"].as_array().expect("a list"))
        .map(|problem| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (text(&problem["code"]), text(&problem["at"]["cell"]))
        })
        .collect();
    let is_told = |entry: &str| match entry.split_once('@') {
        Some((code, cell)) => {
            told.contains(&(code.to_owned(), cell.to_owned()))
                || (run.err.contains(&format!("[{code}]")) && run.err.contains(cell))
        }
        None => told.iter().any(|(code, _)| code == entry) || run.err.contains(&format!("[{entry}]")),
    };
    wanted
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty() && *entry != "-" && !is_told(entry))
        .map(|entry| format!("{name}: {entry} is not told: {told:?} {}", run.err))
        .collect()
}

fn run_folder(name: &str, fewest: usize) {
    let folder = fixture(name);
    let table = std::fs::read_to_string(folder.join("expected.tsv")).expect("readable");
    let lines: Vec<&str> = table.lines().skip(1).filter(|line| !line.trim().is_empty()).collect();
    assert!(lines.len() >= fewest, "only {} lines", lines.len());
    let found: Vec<String> = lines.iter().flat_map(|line| differences(&folder, line)).collect();
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    let listed = |file: &str| lines.iter().any(|line| line.split('\t').next() == Some(file));
    for entry in std::fs::read_dir(&folder).expect("readable") {
        let file = entry.expect("readable").file_name().into_string().expect("UTF-8");
        let is_script = [".py", ".sh", ".mjs", ".tsv", ".md", ".json"].iter().any(|end| file.ends_with(end));
        assert!(listed(&file) || is_script, "{name}/{file} is in no line of the table");
    }
}

#[test]
fn files_as_other_programs_write_them() {
    run_folder("foreign", 100);
}

#[test]
fn files_that_are_out_to_do_harm() {
    run_folder("hostile", 40);
}
