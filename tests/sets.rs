//! Sets: each member looked for on its own, and what that makes of the indicator.

mod common;

use std::path::PathBuf;

use common::{audit_json, codes, dabiao, finding, fixture, grade, grid};
use serde_json::{Value, json};
use tempfile::TempDir;

fn workbook(rows: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    let head = "sheet: 检查表\n| 中心名称 | 示例村便民服务站 |\n| 层级 | 乡镇 |\n| 编号 | 检查内容 | 检查结果 | 实测值 | 备注 |\n";
    grid::write(&format!("{head}{rows}"), &path);
    (folder, path)
}

fn standard() -> String {
    fixture("standards/example-station.toml").display().to_string()
}

fn audit(rows: &str, code: i32) -> Value {
    let (_folder, path) = workbook(rows);
    audit_json(&path, code, &["--standard", &standard()])
}

#[test]
fn each_member_has_its_row_and_the_missing_one_is_named() {
    let got = audit(
        "| 3 | 便民用品 | | | |\n| 3(1) | 签字笔 | √ | | |\n| 3(2) | 老花镜 | × | | 度数不全 |\n| 3(3) | 急救药箱 | √ | | |\n",
        0,
    );
    let three = finding(&got, "3");
    assert_eq!(three["verdict"], "not_met");
    assert_eq!(three["basis"], "measured");
    assert_eq!(three["measured"]["text"], "2/3");
    // The cell to look at is that of the first member that is missing: row 6.
    assert_eq!(three["measured"]["at"]["cell"], "C6");
    assert_eq!(three["shortfall"], json!({"value": 1, "unit": "item"}));
    assert_eq!(three["required"]["kind"], "all_of");
    assert_eq!(three["members"][1]["member"], "glasses");
    assert_eq!(three["members"][1]["verdict"], "not_met");
    assert_eq!(three["members"][1]["remark"], "度数不全");
    assert_eq!(grade(&got, "demonstration")["missing"], json!(["3"]));
}

#[test]
fn members_are_known_by_name_where_a_list_does_not_number_them() {
    let got = audit(
        "| 3 | 便民用品 | | | |\n| | 签字笔 | 有 | | |\n| | 老花镜 | 有 | | |\n| | 急救药箱 | 有 | | |\n| 4 | 叫号方式 | | | |\n| | 叫号机 | 无 | | |\n| | 网上预约取号 | 有 | | |\n",
        0,
    );
    assert_eq!(finding(&got, "3")["verdict"], "met");
    assert_eq!(finding(&got, "4")["verdict"], "met");
    assert!(!codes(&got).contains(&"row_without_number"));
}

#[test]
fn what_does_not_apply_is_left_out_of_a_whole_set() {
    let got = audit(
        "| 3 | 便民用品 | | | |\n| 3(1) | 签字笔 | √ | | |\n| 3(2) | 老花镜 | 不适用 | | 无老年人 |\n| 3(3) | 急救药箱 | √ | | |\n",
        0,
    );
    assert_eq!(finding(&got, "3")["verdict"], "met");
    assert_eq!(finding(&got, "3")["measured"]["text"], "2/2");
    assert_eq!(finding(&got, "3")["required"]["value"], 2);
}

#[test]
fn a_number_of_members_can_differ_by_grade() {
    let got = audit(
        "| 5 | 配套设施 | 符合 | | |\n| 5(1) | 卫生间 | √ | | |\n| 5(2) | 母婴室 | √ | | |\n| 5(3) | 饮水机 | × | | |\n| 5(4) | 无线网络 | × | | |\n",
        0,
    );
    let five = finding(&got, "5");
    assert_eq!(five["verdict_by_grade"], json!({"demonstration": "not_met", "standard": "met"}));
    assert_eq!(five["conflict"], true, "marked 符合, counted 2 of 3");
    assert_eq!(five["shortfall"], json!({"value": 1, "unit": "item"}));
}

#[test]
fn members_not_looked_for_yet_leave_the_answer_to_the_mark_or_open() {
    let rows = "| 1 | 站名牌 | √ | | |\n| 3 | 便民用品 | | | |\n| 3(1) | 签字笔 | √ | | |\n";
    let got = audit(rows, 0);
    assert_eq!(finding(&got, "3")["verdict"], "not_checked");
    assert_eq!(finding(&got, "3")["basis"], Value::Null);
    let got = audit(&rows.replace("| 3 | 便民用品 | |", "| 3 | 便民用品 | 符合 |"), 0);
    assert_eq!(finding(&got, "3")["verdict"], "met");
    assert_eq!(finding(&got, "3")["basis"], "attested");
    // One that is missing decides, whatever else is open.
    let got = audit(&rows.replace("3(1) | 签字笔 | √", "3(1) | 签字笔 | ×"), 0);
    assert_eq!(finding(&got, "3")["verdict"], "not_met");
}

#[test]
fn a_member_given_twice_with_different_marks_is_not_taken() {
    let got = audit(
        "| 3 | 便民用品 | | | |\n| 3(1) | 签字笔 | √ | | |\n| 3(1) | 签字笔 | × | | |\n| 3(2) | 老花镜 | √ | | |\n| 3(3) | 急救药箱 | √ | | |\n",
        4,
    );
    assert_eq!(finding(&got, "3")["verdict"], "not_checked");
    assert_eq!(finding(&got, "3")["members"][0]["verdict"], "unreadable");
    assert!(codes(&got).contains(&"duplicate_member"));
}

#[test]
fn rows_of_fields_below_an_indicator_hold_its_measurements() {
    let got = audit("| 6 | 党员比例 | | | |\n| | 党员人数 | | 3人 | |\n| | 工作人员总数 | | 10 | |\n", 0);
    let six = finding(&got, "6");
    assert_eq!(six["verdict"], "met");
    assert_eq!(six["measured"]["of"], 3);
    assert_eq!(six["measured"]["at"]["cell"], "D5");
}

#[test]
fn a_set_is_shown_with_its_members() {
    let shown = dabiao(["standards", "show", &standard()]);
    assert!(shown.out.contains("至少包括：签字笔、老花镜、急救药箱"), "{}", shown.out);
    let (_folder, path) =
        workbook("| 4 | 叫号方式 | | | |\n| 4(1) | 叫号机 | × | | |\n| 4(2) | 网上预约取号 | × | | |\n");
    let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--standard", &standard()]);
    let line = run.out.lines().find(|line| line.contains("缺：")).unwrap_or_default();
    assert!(line.contains("叫号机、网上预约取号") || run.out.contains("网上预约取号"), "{}", run.out);
}

#[test]
fn mistakes_in_a_set_are_pointed_out() {
    let text = std::fs::read_to_string(standard()).expect("the fixture");
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |from: &str, to: &str, code: &str| {
        let path = folder.path().join("a.toml");
        std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let run = dabiao(["standards", "show", path.to_str().expect("UTF-8")]);
        assert_eq!(run.code, 4, "{to}");
        assert!(run.err.contains(code), "{code}: {}", run.err);
    };
    refused(
        "demonstration = 3, standard = 2 }, members",
        "demonstration = 5, standard = 2 }, members",
        "count_beyond_set",
    );
    refused("id = \"glasses\"", "id = \"pen\"", "duplicate_id");
    refused("open = true", "open = 1", "wrong_type");
    refused("id = \"7\"", "id = \"7(1)\"", "id_with_bracket");
    refused(
        "{ id = \"machine\", zh = \"叫号机\", en = \"Queueing machine\" }",
        "{ id = \"machine\", zh = \"叫号机\" }",
        "missing_key",
    );
}

#[test]
fn the_reading_shows_each_member_with_its_cell() {
    let (_folder, path) =
        workbook("| 3 | 便民用品 | | | |\n| 3(1) | 签字笔 | √ | | |\n| 3(2) | 老花镜 | 无 | | |\n");
    let path = path.to_str().expect("UTF-8");
    let run = dabiao(["read", path, "--standard", &standard(), "--lang", "en"]);
    assert!(run.out.contains("3(2) Reading glasses: “无” → not met"), "{}", run.out);
    let run = dabiao(["read", path, "--standard", &standard(), "--format", "json"]);
    let read: Value = serde_json::from_str(&run.out).expect("JSON");
    let results = read["inspections"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), 3);
    assert_eq!(results[2]["member"], "glasses");
    assert_eq!(results[2]["at"]["cell"], "C6");
}
