//! Waivers: what holds on the day stops blocking, is shown, and nothing else is taken for one.

mod common;

use common::{audit_json, dabiao, finding, fixture, grade};
use serde_json::{Value, json};

fn with(waivers: &str, code: i32, more: &[&str]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.toml");
    std::fs::write(&path, waivers).expect("written");
    let path = path.to_str().expect("UTF-8");
    let args: Vec<&str> = ["--waivers", path].into_iter().chain(more.iter().copied()).collect();
    audit_json(&fixture("standard.xlsx"), code, &args)
}

/// The codes of the problems that are about waivers.
fn codes(report: &Value) -> Vec<&str> {
    let all = common::codes(report);
    all.into_iter().filter(|code| code.starts_with("waiver")).collect()
}

/// The visit of fixtures/standard.xlsx is 2026-05-18; 4, 8, 36, 46 and 51 stand in the way of
/// the demonstration grade.
fn waiver(indicator: &str, through: &str) -> String {
    format!(
        "[[waiver]]\nstandard = \"ningbo-township\"\nindicator = \"{indicator}\"\n\
         centre = \"示例乙镇便民服务中心\"\nreason = \"理由\"\napproved_by = \"示例县\"\n\
         granted = \"2026-01-10\"\nthrough = \"{through}\"\n\n"
    )
}

fn file(parts: &[String]) -> String {
    format!("format = 1\n\n{}", parts.concat())
}

#[test]
fn a_waiver_keeps_the_verdict_and_stops_blocking() {
    let report = with(&file(&[waiver("8", "2026-12-31")]), 0, &[]);
    let eighth = finding(&report, "8");
    assert_eq!(eighth["verdict"], "not_met");
    assert_eq!(eighth["points"]["earned"], json!(0), "the score is what it was");
    assert_eq!(eighth["waiver"]["reason"], "理由");
    assert_eq!(eighth["waiver"]["at"], json!({"file": "w.toml", "line": 3, "column": 1}));
    let demonstration = grade(&report, "demonstration");
    assert_eq!(demonstration["missing"], json!(["4", "36", "46", "51"]));
    assert_eq!(demonstration["waived"], json!(["8"]));
    assert_eq!(demonstration["outcome"], "missed");
    assert_eq!(codes(&report), [] as [&str; 0]);
}

#[test]
fn with_everything_waived_the_grade_is_reached_and_the_one_without_is_said() {
    let parts: Vec<String> = ["4", "8", "36", "46", "51"].iter().map(|id| waiver(id, "2026-12-31")).collect();
    let report = with(&file(&parts), 0, &["--require", "demonstration"]);
    assert_eq!(report["grade"], "demonstration");
    assert_eq!(report["grade_without_waivers"], "standard");
    let demonstration = grade(&report, "demonstration");
    assert_eq!(demonstration["outcome"], "reached");
    assert_eq!(demonstration["outcome_without_waivers"], "missed");
    // 49.5 of 58 with and without.
    assert_eq!(report["score"]["earned"], json!(49.5));
    let run = dabiao(["audit", "fixtures/standard.xlsx", "--waivers", "fixtures/waivers.toml"]);
    assert!(run.out.contains("计入了 1 项豁免；不计豁免：标准型"), "{}", run.out);
    // A problem of another file than the list says which.
    assert!(run.out.contains("waivers.toml:15:1 第 46 项的豁免已于 2025-12-31 到期"), "{}", run.out);
    assert!(run.out.contains("公厕改造期间使用隔壁公厕，示例县政务服务管理局批准"), "{}", run.out);
}

#[test]
fn the_day_decides_and_both_ends_count() {
    let held = |through: &str, more: &[&str]| {
        let report = with(&file(&[waiver("8", through)]), 0, more);
        (!finding(&report, "8")["waiver"].is_null(), codes(&report).join(" "))
    };
    assert_eq!(held("2026-05-18", &[]), (true, "waiver_ends_soon".to_owned()));
    assert_eq!(held("2026-05-17", &[]), (false, "waiver_expired".to_owned()));
    // 30 days left are soon, 31 are not.
    assert_eq!(held("2026-06-17", &[]), (true, "waiver_ends_soon".to_owned()));
    assert_eq!(held("2026-06-18", &[]), (true, String::new()));
    assert_eq!(held("2026-12-31", &["--as-of", "2026-01-10"]), (true, "".to_owned()));
    assert_eq!(held("2026-12-31", &["--as-of", "2026-01-09"]), (false, "waiver_not_yet".to_owned()));
}

#[test]
fn waivers_that_are_about_nothing_are_told() {
    let other_centre = waiver("8", "2026-12-31").replace("示例乙镇", "示例丙镇");
    let other_standard = waiver("8", "2026-12-31").replace("ningbo-township", "our-county");
    let parts = [waiver("1", "2026-12-31"), waiver("99", "2026-12-31"), other_centre, other_standard];
    let report = with(&file(&parts), 0, &[]);
    let mut found = codes(&report);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "waiver_of_nothing",
            "waiver_other_standard",
            "waiver_unknown_indicator",
            "waiver_unused",
            "waivers_elsewhere"
        ]
    );
    let twice = with(&file(&[waiver("8", "2026-12-31"), waiver("8", "2026-11-30")]), 0, &[]);
    assert_eq!(codes(&twice), ["waiver_twice"]);
    let problems = twice["problems"].as_array().expect("a list");
    let at = &problems.iter().find(|one| one["code"] == "waiver_twice").expect("it is there")["at"];
    assert_eq!((at["line"].clone(), at["column"].clone()), (json!(12), json!(1)));
}

#[test]
fn mistakes_in_a_file_of_waivers_come_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.toml");
    let text = file(&[waiver("8", "2026-13-31"), waiver("8", "2025-12-31").replace("reason", "reasn")]);
    std::fs::write(&path, text).expect("written");
    let path = path.to_str().expect("UTF-8");
    let run = dabiao(["audit", "fixtures/standard.xlsx", "--waivers", path, "--lang", "en"]);
    assert_eq!(run.code, 4);
    assert!(run.out.is_empty());
    for said in [
        "bad_day",
        "w.toml:10:11",
        "missing_key",
        "unknown_key",
        "reason",
        "waiver_ends_before",
        "w.toml:19:11",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
}
