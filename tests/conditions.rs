//! Conditions, days by which something is due, two bounds, prohibitions, and a grade by convention.

mod common;

use std::path::PathBuf;

use common::{audit_json, codes, dabiao, finding, fixture, grade, grid, whole};
use serde_json::{Value, json};
use tempfile::TempDir;

fn workbook(about: &str, rows: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    let head = "| 编号 | 检查内容 | 检查结果 | 实测值 | 备注 |\n";
    grid::write(&format!("sheet: 检查表\n| 中心名称 | 示例分厅 |\n{about}{head}{rows}"), &path);
    (folder, path)
}

fn standard() -> String {
    fixture("standards/example-branch.toml").display().to_string()
}

fn audit(about: &str, rows: &str) -> Value {
    let (_folder, path) = workbook(about, rows);
    audit_json(&path, 0, &["--standard", &standard()])
}

const ALL: &str = "| 1.1-1 | 名称牌 | √ | | |\n| 1.1-2 | 窗口负责人 | √ | | |\n| 1.2-1 | “一件事”事项 | | 4 | |\n\
| 1.2-2 | 空岗 | | 14分钟 | |\n| 2-1 | 工作纪律 | | | |\n| 2-1(1) | 吸烟 | 无 | | |\n\
| 2-1(2) | 玩电子游戏 | 无 | | |\n| 2-2 | 预约服务 | 不适用 | | |\n";

#[test]
fn everything_that_shall_be_makes_the_grade() {
    let got = audit("| 窗口数 | 3 |\n", ALL);
    assert_eq!(got["grade"], "qualified");
    assert_eq!(finding(&got, "1.2-1")["verdict"], "met");
    assert_eq!(finding(&got, "1.2-2")["verdict"], "met");
    assert_eq!(finding(&got, "2-1")["verdict"], "met", "无 is what is asked for");
    // The document's condition is the reason: 不适用 needs none in the remark.
    assert!(!codes(&got).contains(&"na_without_reason"));
    // A should that is missed blocks nothing.
    let got = audit("| 窗口数 | 3 |\n", &ALL.replace("| 4 |", "| 6 |"));
    assert_eq!(finding(&got, "1.2-1")["verdict"], "not_met");
    assert_eq!(finding(&got, "1.2-1")["shortfall"], json!({"value": 1, "unit": "item"}));
    assert_eq!(finding(&got, "1.2-1")["required"]["upper"], 5);
    assert_eq!(got["grade"], "qualified");
}

#[test]
fn the_bound_of_a_prohibition_is_not_met() {
    let got = audit("", &ALL.replace("14分钟", "15分钟"));
    assert_eq!(finding(&got, "1.2-2")["verdict"], "not_met");
    assert_eq!(grade(&got, "qualified")["missing"], json!(["1.2-2"]));
    let got = audit("", &ALL.replace("14分钟", "0.5小时"));
    assert_eq!(finding(&got, "1.2-2")["measured"]["value"], 30);
}

#[test]
fn something_forbidden_that_happens_is_named() {
    let got = audit("", &ALL.replace("| 2-1(2) | 玩电子游戏 | 无", "| 2-1(2) | 玩电子游戏 | 有"));
    assert_eq!(finding(&got, "2-1")["verdict"], "not_met");
    assert_eq!(finding(&got, "2-1")["members"][1]["verdict"], "not_met");
}

#[test]
fn a_condition_that_fails_by_its_figure_takes_the_indicator_out() {
    let unmarked = ALL.replace("| 1.1-2 | 窗口负责人 | √", "| 1.1-2 | 窗口负责人 | ×");
    let got = audit("| 窗口数 | 1 |\n", &unmarked);
    let two = finding(&got, "1.1-2");
    assert_eq!(two["verdict"], "not_applicable");
    assert_eq!(two["basis"], "measured");
    assert_eq!(two["conflict"], true, "marked ×, though it does not apply");
    assert_eq!(got["grade"], "qualified");
    // At the bound it applies.
    let got = audit("| 窗口数 | 2 |\n", &unmarked);
    assert_eq!(finding(&got, "1.1-2")["verdict"], "not_met");
    // Without the figure the inspector decides.
    let got = audit("", &unmarked);
    assert_eq!(finding(&got, "1.1-2")["verdict"], "not_met");
}

#[test]
fn a_day_by_which_something_is_due_is_shown() {
    let (_folder, path) = workbook("", &ALL.replace("名称牌 | √", "名称牌 | ×"));
    let path = path.to_str().expect("UTF-8");
    let run = dabiao(["audit", path, "--standard", &standard()]);
    assert!(run.out.contains("限期 2026-07-31"), "{}", run.out);
    assert!(run.out.contains("本工具的约定"), "{}", run.out);
    let shown = dabiao(["standards", "show", &standard(), "--format", "json"]);
    let shown: Value = serde_json::from_str(&shown.out).expect("JSON");
    assert_eq!(shown["indicators"][0]["due"], "2026-07-31");
    assert_eq!(shown["indicators"][1]["when"]["check"]["value"], 2);
    assert_eq!(shown["grades"][0]["convention"], true);
    assert_eq!(shown["indicators"][2]["check"]["upper"], 5);
}

#[test]
fn mistakes_are_pointed_out() {
    let text = std::fs::read_to_string(standard()).expect("the fixture");
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |from: &str, to: &str, code: &str| {
        let path = folder.path().join("a.toml");
        assert!(text.contains(from), "{from}");
        std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let run = dabiao(["standards", "show", path.to_str().expect("UTF-8")]);
        assert_eq!(run.code, 4, "{to}");
        assert!(run.err.contains(code), "{code}: {}", run.err);
    };
    refused("from = 3, to = 5", "from = 6, to = 5", "bounds_crossed");
    refused("due = \"2026-07-31\"", "due = \"2026-07-32\"", "bad_day");
    refused("requires = \"shall\"", "requires = \"must\"", "unknown_word");
    refused("zh = \"有条件的\", en", "zh = \"有条件的\", eng", "unknown_key");
    refused("field = \"windows\", value = 2", "field = \"window\", value = 2", "unknown_field");
}

#[test]
fn a_district_is_judged_like_a_county_where_the_document_makes_no_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    let rows = "sheet: 检查表\n| 中心名称 | 示例区政务服务中心 |\n| 层级 | 区 |\n| 建筑面积 | 2万平方米 |\n\
                | 编号 | 检查内容 | 检查结果 |\n| 1.1-1 | 市县机构名称 | √ |\n";
    grid::write(rows, &path);
    let got = audit_json(&path, 0, &["--standard", "ankang"]);
    assert_eq!(got["level"], "county");
    assert!(codes(&got).contains(&"district_as_county"));
}

#[test]
fn what_is_forbidden_is_not_said_to_be_wanted() {
    // A list of prohibitions read "needed: all of the following".
    let shown = dabiao(["standards", "show", &standard(), "--lang", "en"]);
    assert!(shown.out.contains("Needed: none of the following happens"), "{}", shown.out);
    let (_folder, path) =
        workbook("", &ALL.replace("| 2-1(2) | 玩电子游戏 | 无", "| 2-1(2) | 玩电子游戏 | 有"));
    let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--standard", &standard(), "--lang", "en"]);
    assert!(run.out.contains("found, though forbidden: Playing computer games"), "{}", run.out);
}

/// A grade that asks for more than 100% was said to be out of reach because too few items apply.
#[test]
fn a_grade_above_the_whole_is_said_to_take_bonus() {
    let folder = tempfile::tempdir().expect("a folder");
    let (standard, facts) = (folder.path().join("bonus.toml"), folder.path().join("facts.ndjson"));
    let text = std::fs::read_to_string(fixture("tables/bonus.toml")).expect("readable");
    assert!(text.contains("score = 100"));
    std::fs::write(&standard, text.replace("score = 100", "score = 105")).expect("written");
    std::fs::write(&facts, "{\"level\":\"township\",\"marks\":{\"4\":\"not_met\"}}").expect("written");
    for (lang, excellent, good) in [
        (
            "zh",
            "优秀要求得分超过 100%，全部改正也达不到，还要靠加分；还没有得到的加分不计在内",
            // 40 + 20 + 25 points of the three are 85 of 100.
            "查明第 1、2、3 项符合",
        ),
        (
            "en",
            "Excellent asks for more than 100%, which putting everything right does not bring: it takes bonus, \
             and bonus that is not earned yet is not counted on",
            "find 1, 2, 3 met",
        ),
    ] {
        let (standard, facts) = (standard.to_str().expect("UTF-8"), facts.to_str().expect("UTF-8"));
        let run = dabiao(["score", facts, "--standard", standard, "--lang", lang]);
        let results = folder.path().join("results.ndjson");
        std::fs::write(&results, run.out).expect("written");
        let report: Value = serde_json::from_str(&whole(&results, &[standard])).expect("JSON");
        assert_eq!(grade(&report, "excellent")["way_said"], excellent);
        let way = grade(&report, "good")["way_said"].as_str().expect("a way");
        assert!(way.contains(good), "{way}");
    }
}
