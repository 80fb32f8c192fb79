//! Workbooks from other hands, each with the assessment it must give. They are no part of the
//! repository: `.ci/run` names their folder in `DABIAO_INPUTS` and runs this test.

mod common;

use std::path::{Path, PathBuf};

use common::{audit_json, dabiao};
use serde_json::Value;

fn compare(path: &Path, got: &Value, wanted: &Value) {
    let name = path.display();
    assert_eq!(got["centre"]["name"], wanted["name"], "{name}");
    let expected = &wanted["expected"];
    assert_eq!(got["grade"], expected["grade"], "{name}");
    for grade in got["grades"].as_array().expect("a list") {
        let id = grade["id"].as_str().expect("an id");
        let expected = &expected["grades"][id];
        assert_eq!(grade["outcome"], expected["outcome"], "{name} {id}");
        for list in ["missing", "unchecked"] {
            let ids: Vec<u64> = grade[list]
                .as_array()
                .expect("a list")
                .iter()
                .map(|id| id.as_str().and_then(|id| id.parse().ok()).expect("a number"))
                .collect();
            let wanted: Vec<u64> = expected[list]
                .as_array()
                .expect("a list")
                .iter()
                .map(|id| id.as_u64().expect("a number"))
                .collect();
            assert_eq!(ids, wanted, "{name} {id} {list}");
        }
        for figure in ["earned", "possible", "percent", "low", "high"] {
            assert_eq!(grade["score"][figure].as_f64(), expected[figure].as_f64(), "{name} {id} {figure}");
        }
        for finding in got["findings"].as_array().expect("a list") {
            let indicator = finding["indicator"].as_str().expect("an id");
            assert_eq!(
                finding["verdict_by_grade"][id], expected["verdicts"][indicator],
                "{name} {id} {indicator}"
            );
        }
    }
    for finding in got["findings"].as_array().expect("a list") {
        let indicator = finding["indicator"].as_str().expect("an id");
        let cell = &wanted["cells"][indicator];
        assert_eq!(finding["attested"], cell["result"], "{name} {indicator}");
        let checked = matches!(indicator, "4" | "23" | "36" | "41" | "46" | "47" | "51");
        let measured = finding["measured"]["value"].as_f64();
        assert_eq!(measured, cell["value"].as_f64().filter(|_| checked), "{name} {indicator}");
    }
}

#[test]
#[ignore = "needs the workbooks from other hands: DABIAO_INPUTS=… cargo test --test inputs -- --ignored"]
fn every_workbook_from_other_hands_gives_its_assessment() {
    let folder = PathBuf::from(std::env::var_os("DABIAO_INPUTS").expect("DABIAO_INPUTS names the folder"));
    let mut tried = 0;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("readable").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).expect("UTF-8");
        let number = name.split('.').next().expect("a first part");
        if name.ends_with(".json") || !number.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let wanted = std::fs::read_to_string(folder.join(format!("{number}.json"))).expect("readable");
        let wanted: Value = serde_json::from_str(&wanted).expect("JSON");
        compare(&path, &audit_json(&path, 0, &[]), &wanted);
        tried += 1;
    }
    assert!(tried >= 12, "only {tried} workbooks found");
}

#[test]
#[ignore = "needs the workbooks from other hands: DABIAO_INPUTS=… cargo test --test inputs -- --ignored"]
fn every_roster_from_other_hands_gives_its_assessments() {
    let folder = PathBuf::from(std::env::var_os("DABIAO_INPUTS").expect("DABIAO_INPUTS names the folder"));
    for name in ["roster.xlsx", "roster.utf8.csv", "roster.gb18030.csv"] {
        let path = folder.join(name);
        let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--format", "ndjson"]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!(lines.len(), 12, "{name}");
        for (number, line) in lines.iter().enumerate() {
            let wanted = std::fs::read_to_string(folder.join(format!("{number:03}.json"))).expect("readable");
            let wanted: Value = serde_json::from_str(&wanted).expect("JSON");
            compare(&path, &serde_json::from_str(line).expect("JSON"), &wanted);
        }
    }
}
