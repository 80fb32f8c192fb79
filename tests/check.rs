//! `dabiao check` through the program: what it says in each format, and how it ends.

mod common;

use common::{Run, dabiao, root};
use serde_json::Value;

const BAD: &str = "fixtures/check/有错的标准.toml";

/// Severity, code, line, column and end column of what is wrong with `BAD`, counted by hand.
const PROBLEMS: [(&str, &str, u64, u64, u64); 5] = [
    ("warning", "sheet_name", 24, 16, 23),
    ("warning", "same_text", 29, 29, 35),
    ("error", "unknown_word", 39, 14, 20),
    ("error", "bad_number", 41, 83, 89),
    ("error", "unknown_key", 52, 1, 9),
];

fn check(more: &[&str]) -> Run {
    dabiao([&["check"], more].concat())
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn text_shows_every_problem_with_its_line_and_a_caret_under_chinese() {
    let run = check(&[BAD]);
    assert_eq!((run.code, run.err.as_str()), (10, ""));
    for (_, code, line, column, _) in PROBLEMS {
        let at = run.out.find(&format!("[{code}]")).expect("the code is there");
        assert!(run.out[at..].contains(&format!("{BAD}:{line}:{column}")), "{code}: {}", run.out);
    }
    // Four Chinese characters and two quotation marks are ten columns of a terminal.
    let lines: Vec<&str> = run.out.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("29 |")).expect("shown");
    assert_eq!(lines[at + 1].matches('^').count(), 10, "{}", run.out);
    assert!(run.out.ends_with(&format!("{BAD}：有 3 个错误，2 个警告\n\n")), "{}", run.out);
    let run = check(&[BAD, "--lang", "en"]);
    assert!(run.out.ends_with(": 3 errors, 2 warnings\n\n"), "{}", run.out);
}

#[test]
fn json_has_every_place() {
    let report = json(&check(&[BAD, "--format", "json"]));
    assert_eq!(
        (&report["schema_version"], &report["errors"], &report["warnings"]),
        (&1.into(), &3.into(), &2.into())
    );
    let file = &report["files"][0];
    assert_eq!(
        (&file["file"], &file["kind"], &file["outcome"]),
        (&BAD.into(), &"standard".into(), &"refused".into())
    );
    let problems = file["problems"].as_array().expect("a list");
    assert_eq!(problems.len(), PROBLEMS.len());
    for (problem, (severity, code, line, column, end)) in problems.iter().zip(PROBLEMS) {
        assert_eq!((&problem["severity"], &problem["code"]), (&severity.into(), &code.into()));
        let at = &problem["at"];
        let wanted = serde_json::json!({
            "file": BAD, "line": line, "column": column, "end_line": line, "end_column": end
        });
        assert_eq!(*at, wanted);
        assert!(problem["help"].as_str().is_some_and(|help| !help.is_empty()));
    }
}

#[test]
fn github_notes_stand_at_their_lines() {
    let run = check(&[BAD, "--format", "github", "--lang", "en"]);
    assert_eq!(run.code, 10);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), PROBLEMS.len(), "{}", run.out);
    for (text, (severity, code, line, column, end)) in lines.iter().zip(PROBLEMS) {
        let start =
            format!("::{severity} file={BAD},line={line},col={column},endColumn={end},title={code}::");
        assert!(text.starts_with(&start), "{text}");
    }
    let strict = check(&[BAD, "--format", "github", "--strict"]);
    assert!(strict.out.lines().all(|line| line.starts_with("::error ")));
}

#[test]
fn junit_is_read_back_by_another_library() {
    let run = check(&[BAD, "standards/ankang.toml", "--format", "junit"]);
    assert_eq!(run.code, 10);
    let report = quick_junit::Report::deserialize_from_str(&run.out).expect("JUnit");
    let (tests, failures) = (report.tests, report.failures);
    assert_eq!((tests, failures, report.test_suites.len()), (6, 3, 2));
    let failed: Vec<&str> = report.test_suites[0]
        .test_cases
        .iter()
        .filter(|case| !matches!(case.status, quick_junit::TestCaseStatus::Success { .. }))
        .map(|case| case.name.as_str())
        .collect();
    let wanted = ["unknown_word", "bad_number", "unknown_key"];
    assert!(failed.iter().zip(wanted).all(|(name, code)| name.starts_with(code)), "{failed:?}");
    let strict = check(&[BAD, "--strict", "--format", "junit"]);
    let report = quick_junit::Report::deserialize_from_str(&strict.out).expect("JUnit");
    assert_eq!(report.failures, 5);
}

#[test]
fn sarif_has_regions_from_1_relative_uris_and_rules_with_help() {
    let run = check(&[BAD, "--format", "sarif", "--lang", "en"]);
    let log = json(&run);
    assert_eq!(log["version"], "2.1.0");
    let driver = &log["runs"][0]["tool"]["driver"];
    let rules = driver["rules"].as_array().expect("a list");
    assert!(rules.iter().all(|rule| rule["help"]["text"].as_str().is_some_and(|text| !text.is_empty())));
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), PROBLEMS.len());
    let mut prints: Vec<&str> = Vec::new();
    for (result, (severity, code, line, column, end)) in results.iter().zip(PROBLEMS) {
        assert_eq!((&result["ruleId"], &result["level"]), (&code.into(), &severity.into()));
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(rules[index]["id"], code);
        let place = &result["locations"][0]["physicalLocation"];
        // 有错的标准 in UTF-8, escaped.
        let uri = "fixtures/check/%E6%9C%89%E9%94%99%E7%9A%84%E6%A0%87%E5%87%86.toml";
        assert_eq!(place["artifactLocation"]["uri"], uri);
        let region =
            serde_json::json!({"startLine": line, "startColumn": column, "endLine": line, "endColumn": end});
        assert_eq!(place["region"], region);
        prints.push(result["partialFingerprints"]["dabiao/v1"].as_str().expect("a fingerprint"));
    }
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), PROBLEMS.len(), "each has its own");
}

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    let text = std::fs::read_to_string(root().join(BAD)).expect("readable");
    let prints = |text: &str| -> Vec<Value> {
        std::fs::write(&path, text).expect("written");
        let report = json(&check(&[path.to_str().expect("UTF-8"), "--format", "json"]));
        let problems = report["files"][0]["problems"].as_array().expect("a list").clone();
        problems.iter().map(|problem| problem["fingerprint"].clone()).collect()
    };
    assert_eq!(prints(&text), prints(&format!("# a line more\n\n{text}")));
}

#[test]
fn no_format_changes_the_exit_code_and_output_holds_no_absolute_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("标准.toml");
    std::fs::copy(root().join(BAD), &path).expect("copied");
    for format in ["text", "json", "github", "junit", "sarif"] {
        let run = check(&[folder.path().to_str().expect("UTF-8"), "--format", format]);
        assert_eq!(run.code, 10, "{format}");
        let above = folder.path().parent().expect("a folder").to_str().expect("UTF-8");
        assert!(!run.out.contains(above), "{format}: {}", run.out);
        assert_eq!(check(&["standards", "--strict", "--format", format]).code, 0, "{format}");
    }
}

#[test]
fn warnings_fail_only_where_asked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    let text = std::fs::read_to_string(root().join("standards/xingning-branch.toml")).expect("readable");
    let field = "[field.spare]\ntype = \"items\"\nlabel = { zh = \"备用\", en = \"Spare\" }\naliases = [\"备用数\"]\n";
    std::fs::write(&path, format!("{text}\n{field}")).expect("written");
    let path = path.to_str().expect("UTF-8").to_owned();
    let run = check(&[&path]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("[unused_field]"), "{}", run.out);
    assert_eq!(check(&[&path, "--strict"]).code, 10);
    let allowed = "[[allow]]\nrule = \"unused_field\"\nitem = \"spare\"\nreason = { zh = \"下一版用\", en = \"for the next edition\" }\n";
    std::fs::write(&path, format!("{text}\n{field}\n{allowed}")).expect("written");
    let run = check(&[&path, "--strict"]);
    assert_eq!(run.code, 0, "{}", run.out);
    // The allowance is for another field.
    std::fs::write(&path, format!("{text}\n{field}\n{}", allowed.replace("\"spare\"", "\"other\"")))
        .expect("written");
    let run = check(&[&path]);
    assert!(run.out.contains("[unused_field]") && run.out.contains("[unused_allowance]"), "{}", run.out);
}

#[test]
fn what_cannot_be_read_is_an_invalid_input_and_the_rest_is_still_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.toml"), b"id = \"\xff\xfe\"\n").expect("written");
    std::fs::write(folder.path().join("b.toml"), "[[sheet]]\nlayout = \"frm\"\n").expect("written");
    std::fs::write(folder.path().join("c.toml"), "[package]\nname = \"x\"\n").expect("written");
    let run = check(&[folder.path().to_str().expect("UTF-8"), "--format", "json"]);
    assert_eq!(run.code, 4);
    let report = json(&run);
    let outcomes: Vec<&Value> =
        report["files"].as_array().expect("a list").iter().map(|file| &file["outcome"]).collect();
    assert_eq!(outcomes, ["unreadable", "refused", "passed_over"]);
    assert_eq!(report["files"][1]["kind"], "map");
    let missing = check(&["nowhere.toml"]);
    assert_eq!(missing.code, 4);
    assert!(missing.out.contains("没有这个文件"), "{}", missing.out);
}

#[test]
fn nothing_to_check_is_nothing_evaluated() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8").to_owned();
    assert_eq!(check(&[&path]).code, 3);
    std::fs::write(folder.path().join("c.toml"), "[package]\nname = \"x\"\n").expect("written");
    assert_eq!(check(&[&path]).code, 3);
}

#[test]
fn years_are_held_against_a_day_only_where_one_is_given() {
    let plain = check(&["standards/ningbo-township.toml"]);
    assert!(!plain.out.contains("parameter_past_year"), "{}", plain.out);
    let later = check(&["standards/ningbo-township.toml", "--as-of", "2026-05-18"]);
    assert!(later.out.contains("[parameter_past_year]"), "{}", later.out);
    assert_eq!(later.code, 0);
}
