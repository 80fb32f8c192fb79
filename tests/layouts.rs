//! The layouts an inspection arrives in: rosters, scoring sheets, several forms, basic data, maps.

mod common;

use std::path::{Path, PathBuf};

use common::{audit_json, codes, dabiao, finding, grade, grid};
use serde_json::{Value, json};
use tempfile::TempDir;

fn workbook(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    grid::write(text, &path);
    (folder, path)
}

fn text_file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    (folder, path)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn ndjson(file: &Path, code: i32, more: &[&str]) -> Vec<Value> {
    let mut args = vec!["audit", path(file), "--standard", "ningbo-township", "--format", "ndjson"];
    args.extend(more);
    let run = dabiao(&args);
    assert_eq!(run.code, code, "{}{}", run.out, run.err);
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

const ROSTER: &str = "sheet: 汇总\n\
merge: A1:H1\n\
| 某县便民服务中心检查汇总 |\n\
| 检查日期：2022年6月1日 |\n\
| 序号 | 所属区县 | 乡镇(街道) | 指标1 | 指标4 | 指标4实测值 | 办事大厅面积 | 第41项 实测值 |\n\
| 1 | 甲区 | 示例一镇便民服务中心 | √ | √ | 160㎡ | | 45 |\n\
| 2 | 甲区 | 示例二镇便民服务中心 | × | √ | 120平方米 | | 20天 |\n\
| | | 合计 | 1 | 2 | | | |\n";

#[test]
fn a_roster_has_a_centre_a_row() {
    let (_folder, file) = workbook(ROSTER);
    let got = ndjson(&file, 0, &[]);
    assert_eq!(got.len(), 2);
    assert_eq!(got[0]["centre"], json!({"name": "示例一镇便民服务中心", "code": null, "region": "甲区"}));
    assert_eq!(got[0]["inspected_on"], "2022-06-01");
    assert_eq!(finding(&got[0], "4")["measured"]["value"], 160);
    assert_eq!(finding(&got[0], "4")["at"]["cell"], "E4");
    assert_eq!(
        finding(&got[1], "4")["verdict_by_grade"],
        json!({"demonstration": "not_met", "standard": "met"})
    );
    assert_eq!(finding(&got[1], "1")["verdict"], "not_met");
    // Item 41 has a measured column only.
    assert_eq!(finding(&got[0], "41")["verdict"], "met");
    assert_eq!(finding(&got[1], "41")["shortfall"], json!({"value": 10, "unit": "day"}));
}

#[test]
fn a_roster_with_a_header_over_two_rows() {
    let text = "sheet: 汇总\nmerge: A1:A2\nmerge: B1:B2\nmerge: C1:D1\nmerge: E1:E2\n\
| 中心名称 | 编码 | 指标4 | | 中心负责人 |\n\
| | | 检查结果 | 实测值 | |\n\
| 示例一镇便民服务中心 | 001 | √ | 99 | 符合 |\n\
| 示例二镇便民服务中心 | 002 | √ | 150 | 不符合 |\n";
    let (_folder, file) = workbook(text);
    let got = ndjson(&file, 0, &[]);
    assert_eq!(got[0]["centre"]["code"], "001");
    assert_eq!(finding(&got[0], "4")["verdict"], "not_met");
    assert_eq!(finding(&got[1], "4")["verdict"], "met");
    // A column can name an indicator by its title.
    assert_eq!(finding(&got[1], "44")["verdict"], "not_met");
}

#[test]
fn a_roster_in_csv_and_rows_that_belong_to_nobody() {
    let (_folder, file) = text_file(
        "名单.csv",
        "中心名称,1,2,4,实测值\n示例一镇便民服务中心,√,√,√,155\n,√,√,√,100\n示例一镇便民服务中心,×,√,√,155\n",
    );
    let run = dabiao(["audit", path(&file), "--standard", "ningbo-township", "--format", "ndjson"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("row_without_centre") && run.err.contains("B3"), "{}", run.err);
    let got: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(got.len(), 2);
    // A bare 实测值 right of an indicator's column is its measured value.
    assert_eq!(finding(&got[0], "4")["measured"]["value"], 155);
    assert!(codes(&got[1]).contains(&"centre_twice"));
}

#[test]
fn several_centres_are_a_line_each_and_one_can_be_named() {
    let (_folder, file) = workbook(ROSTER);
    let run = dabiao(["audit", path(&file), "--standard", "ningbo-township"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("示例一镇便民服务中心") && run.out.contains("示例二镇便民服务中心"),
        "{}",
        run.out
    );
    let one = audit_json(&file, 0, &["--standard", "ningbo-township", "--centre", "示例二"]);
    assert_eq!(one["centre"]["name"], "示例二镇便民服务中心");
    let json = dabiao(["audit", path(&file), "--standard", "ningbo-township", "--format", "json"]);
    assert_eq!((json.code, json.out.as_str()), (2, ""));
    assert!(json.err.contains("ndjson"), "{}", json.err);
    let none = dabiao(["audit", path(&file), "--standard", "ningbo-township", "--centre", "示例九镇"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("示例一镇便民服务中心"), "{}", none.err);
    let both = dabiao(["audit", path(&file), "--standard", "ningbo-township", "--centre", "镇"]);
    assert_eq!(both.code, 2);
    // The worst of the parts decides.
    let gate = dabiao(["audit", path(&file), "--standard", "ningbo-township", "--require", "standard"]);
    assert_eq!(gate.code, 10);
}

/// Verified: 1 met, 2 not met, 3 half; own: all full. 分值 is 2 a row on the sheet, 1 in the standard.
#[test]
fn a_scoring_sheet_keeps_both_results_and_the_standards_points() {
    let text = "sheet: 评分表\n| 单位名称 | 示例镇便民服务中心 |\n| 检查日期 | 2022-06-01 |\n\
| 序号 | 考核内容 | 分值 | 自评分 | 考核分 | 扣分情况 | 发现次数 | 佐证材料 | 整改期限 | 备注 |\n\
| 1 | 名称 | num:2 | num:2 | num:2 | | | 批文 | | |\n\
| 2 | 招牌 | num:2 | num:2 | num:0 | 扣2分 | num:1 | =DISPIMG(\"ID_1\",1) | 2022-07-01 | 未悬挂 |\n\
| 3 | 地点 | 2 | 2分 | 1 | 扣1分 | | | | |\n\
| 5 | 窗口式 | num:2 | num:2 | num:3 | | | | | |\n\
| 合计 | | 8 | 8 | 6 |\n";
    let (_folder, file) = workbook(text);
    let got = audit_json(&file, 4, &["--standard", "ningbo-township"]);
    let verdicts =
        ["1", "2", "3", "5"].map(|id| finding(&got, id)["verdict"].as_str().expect("a verdict").to_owned());
    assert_eq!(verdicts, ["met", "not_met", "partly_met", "unreadable"]);
    assert_eq!(finding(&got, "2")["attested_self"], "met");
    assert_eq!(finding(&got, "2")["points"], json!({"earned": 0, "possible": 1}));
    assert_eq!(finding(&got, "2")["evidence"], "[图片]");
    assert_eq!(finding(&got, "2")["occurrences"], "1");
    assert_eq!(finding(&got, "2")["deadline"], "2022-07-01");
    // Of the three that have both: own 3, verified 1.5.
    assert_eq!(
        got["self_assessment"],
        json!({"compared": 3, "earned": 3, "verified": 1.5, "gap": 1.5, "differs": ["2", "3"]})
    );
    assert_eq!(got["score"]["earned"], 1.5);
    let problems = codes(&got);
    assert!(problems.contains(&"score_unreadable") && problems.contains(&"score_between"), "{problems:?}");
}

#[test]
fn verified_wins_over_own_and_own_stands_alone_only_where_nothing_is_verified() {
    let rows = |verified: [&str; 2]| {
        format!(
            "sheet: 表\n| 单位名称 | 示例镇便民服务中心 |\n| 编号 | 检查内容 | 自评结果 | 核验结果 |\n| 1 | 名称 | 符合 | {} |\n| 2 | 招牌 | 符合 | {} |\n",
            verified[0], verified[1]
        )
    };
    let (_a, both) = workbook(&rows(["不符合", ""]));
    let got = audit_json(&both, 0, &["--standard", "ningbo-township"]);
    assert_eq!(finding(&got, "1")["verdict"], "not_met");
    assert_eq!(finding(&got, "2")["verdict"], "not_checked", "its own word does not verify it");
    let (_b, own) = workbook(&rows(["", ""]));
    let got = audit_json(&own, 0, &["--standard", "ningbo-township"]);
    assert_eq!(finding(&got, "1")["verdict"], "met");
    assert!(codes(&got).contains(&"self_only"));
}

#[test]
fn several_forms_in_one_workbook_and_a_sheet_of_basic_data() {
    let form = |name: &str, mark: &str| {
        format!(
            "sheet: {name}\n| 中心名称 | {name}便民服务中心 |\n| 序号 | 检查内容 | 检查结果 |\n| 1 | 名称 | {mark} |\n| 46 | 编制内 | |\n"
        )
    };
    let (_a, two) = workbook(&format!("{}{}", form("示例一镇", "√"), form("示例二镇", "×")));
    let got = ndjson(&two, 0, &[]);
    assert_eq!(got[1]["centre"]["name"], "示例二镇便民服务中心");
    assert_eq!(finding(&got[1], "1")["at"], json!({"file": "表.xlsx", "sheet": "示例二镇", "cell": "C3"}));
    let basics = "sheet: 基本情况\n| 项目 | 数值 | 单位 |\n| 办事大厅面积 | num:150 | 平方米 |\n| 音视频保存时间 | 1 | 个月 |\n| 工作人员总数 | num:10 | 人 |\n| 编制内工作人员数 | num:3 | 人 |\n";
    let (_b, with_basics) = workbook(&format!("{basics}{}", form("示例一镇", "√")));
    let got = audit_json(&with_basics, 0, &["--standard", "ningbo-township"]);
    // 3 of 10 is 30%, and 150 m² just enough.
    assert_eq!(finding(&got, "46")["verdict"], "met");
    assert_eq!(finding(&got, "4")["verdict"], "met");
    assert_eq!(finding(&got, "4")["measured"]["at"]["sheet"], "基本情况");
    assert_eq!(finding(&got, "41")["measured"]["value"], 30);
    assert_eq!(grade(&got, "standard")["outcome"], "open");
}

#[test]
fn read_explains_and_a_map_can_say_otherwise() {
    // Nobody can tell which of two columns is meant: neither is taken until a map says so.
    let text = "sheet: 表\n| 单位名称 | 示例镇便民服务中心 |\n| 编号 | 检查内容 | 检查结果 | 评定结果 |\n| 1 | 名称 | 符合 | 不符合 |\n| 2 | 招牌 | 符合 | 不符合 |\n";
    let (folder, file) = workbook(text);
    let run = dabiao(["audit", path(&file), "--standard", "ningbo-township"]);
    assert_eq!(run.code, 4);
    let map = folder.path().join("映射.toml");
    let read = dabiao([
        "read",
        path(&file),
        "--standard",
        "ningbo-township",
        "--write-map",
        path(&map),
        "--format",
        "json",
    ]);
    assert_eq!(read.code, 4, "the reading says what is wrong with it");
    let read: Value = serde_json::from_str(&read.out).expect("JSON");
    assert_eq!(read["sheets"][0]["taken_for"], "form");
    assert_eq!(read["sheets"][0]["header_rows"], json!([2, 2]));
    assert_eq!(
        read["sheets"][0]["columns"][1],
        json!({"column": "B", "header": "检查内容", "taken_for": "text"})
    );
    assert_eq!(read["sheets"][0]["columns"][3]["taken_for"], Value::Null);
    let written = std::fs::read_to_string(&map).expect("written");
    assert!(written.contains("# D = \"…\" # 评定结果"), "{written}");
    let mended = written.replace("# D = \"…\" # 评定结果", "D = \"result\"");
    std::fs::write(&map, mended).expect("written");
    let got = audit_json(&file, 0, &["--standard", "ningbo-township", "--map", path(&map)]);
    assert_eq!(finding(&got, "1")["verdict"], "not_met");
    assert_eq!(finding(&got, "1")["at"]["cell"], "D3");
}

#[test]
fn what_a_map_was_written_from_is_read_the_same_by_it() {
    for text in
        [ROSTER.to_owned(), std::fs::read_to_string(common::fixture("text/standard.txt")).expect("readable")]
    {
        let (folder, file) = workbook(&text);
        let map = folder.path().join("m.toml");
        let read = dabiao(["read", path(&file), "--standard", "ningbo-township", "--write-map", path(&map)]);
        assert_eq!(read.code, 0, "{}", read.err);
        assert_eq!(ndjson(&file, 0, &[]), ndjson(&file, 0, &["--map", path(&map)]));
    }
}

#[test]
fn a_map_with_mistakes_is_told_all_of_them() {
    let (folder, file) = workbook(ROSTER);
    let map = folder.path().join("m.toml");
    std::fs::write(
        &map,
        "format = 1\n[[sheet]]\nname = \"汇总\"\nlayout = \"rooster\"\nheader = [3]\n[[sheet]]\nlayout = \"form\"\nheader = [0]\ncolumns = {}\n[[sheet]]\nname = \"x\"\nlayout = \"form\"\nheader = [2]\n[sheet.columns]\nb = \"number\"\nC = \"reslt\"\n",
    )
    .expect("written");
    let run = dabiao(["audit", path(&file), "--map", path(&map)]);
    assert_eq!(run.code, 4);
    for says in ["m.toml:4:10", "是不是 roster", "[map_header]", "[map_column]", "是不是 result"] {
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    std::fs::write(&map, "format = 1\n[[sheet]]\nname = \"没有\"\nlayout = \"ignore\"\n").expect("written");
    let run = dabiao(["audit", path(&file), "--map", path(&map), "--format", "ndjson"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("map_no_sheet") && run.err.contains("汇总"), "{}", run.err);
}

#[test]
fn limits_are_options() {
    let (_folder, file) = workbook(ROSTER);
    let small = dabiao(["audit", path(&file), "--max-file-size", "1K"]);
    assert_eq!(small.code, 4);
    assert!(small.err.contains("1024"), "{}", small.err);
    let few = dabiao(["audit", path(&file), "--max-cells", "10"]);
    assert_eq!(few.code, 4);
    assert!(few.err.contains("10"), "{}", few.err);
    assert_eq!(dabiao(["audit", path(&file), "--max-cells", "none"]).code, 2);
}

#[test]
fn a_column_for_each_result_is_read_by_its_tick() {
    let text = "sheet: 表\nmerge: A2:A3\nmerge: B2:B3\nmerge: C2:F2\n| 单位名称 | 示例镇便民服务中心 |\n\
| 序号 | 检查内容 | 检查结果 | | | |\n| | | 符合 | 基本符合 | 不符合 | 不适用 |\n\
| 1 | 名称 | √ | | | |\n| 2 | 招牌 | | ✓ | | |\n| 3 | 地点 | | | √ | |\n| 5 | 窗口式 | | | | √ |\n\
| 6 | 便民用品 | √ | | √ | |\n| 7 | 停车位 | | | × | |\n| 8 | 卫生间 | | | | |\n";
    let (_folder, file) = workbook(text);
    let got = audit_json(&file, 4, &["--standard", "ningbo-township"]);
    let verdict = |id: &str| finding(&got, id)["verdict"].as_str().expect("a verdict").to_owned();
    let verdicts: Vec<String> = ["1", "2", "3", "5", "6", "7", "8"].into_iter().map(verdict).collect();
    assert_eq!(
        verdicts,
        ["met", "partly_met", "not_met", "not_applicable", "unreadable", "unreadable", "not_checked"]
    );
    assert_eq!(finding(&got, "3")["at"]["cell"], "E6");
    assert_eq!(codes(&got).iter().filter(|code| **code == "choice_unclear").count(), 2);
    // 是 ｜ 否 in one row.
    let text =
        "sheet: 表\n| No. | 检查内容 | 是 | 否 | 备注 |\n| 1 | 名称 | √ | | |\n| 2 | 招牌 | | √ | 未挂 |\n";
    let (_folder, file) = workbook(text);
    let got = audit_json(&file, 0, &["--standard", "ningbo-township"]);
    assert_eq!(finding(&got, "1")["verdict"], "met");
    assert_eq!(finding(&got, "2")["verdict"], "not_met");
}

#[test]
fn a_heading_over_the_list_may_begin_with_a_number() {
    // "1. Goals", merged over the list, was taken for an item that the standard does not have.
    let text = "sheet: 检查表\nmerge: A2:C2\n| 编号 | 检查内容 | 检查结果 |\n| 1. Goals | | |\n| 1 | 中心名称 | √ |\n";
    let (_folder, file) = workbook(text);
    let got = audit_json(&file, 0, &["--standard", "ningbo-township"]);
    assert_eq!(finding(&got, "1")["verdict"], "met");
    assert!(!codes(&got).contains(&"unknown_indicator"));
}
