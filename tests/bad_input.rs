//! What bad input gets: a message with place and remedy, and its exit code.

mod common;

use std::path::PathBuf;

use common::{audit_json, codes, dabiao, finding, fixture, grid};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with one file in it.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path)
}

/// A form of the rows given, under a title with the centre's name.
fn form(rows: &str) -> (TempDir, PathBuf) {
    let text = format!(
        "sheet: 检查表\n| 中心名称 | 示例镇便民服务中心 |\n| 检查日期 | 2022-06-01 |\n| 序号 | 检查内容 | 检查结果 | 实测值 | 备注 |\n{rows}"
    );
    file("表.xlsx", &grid::xlsx(&text).expect("a workbook"))
}

fn refused(path: &str, code: i32, says: &[&str]) {
    for (lang, word) in [("zh", "错误"), ("en", "error")] {
        let run = dabiao(["audit", path, "--lang", lang]);
        assert_eq!(run.code, code, "{path}: {}", run.err);
        assert_eq!(run.out, "", "nothing but a report goes to standard output");
        assert!(run.err.starts_with(word), "{}", run.err);
        assert!(run.err.contains(if lang == "zh" { "办法" } else { "help" }), "{}", run.err);
    }
    let run = dabiao(["audit", path]);
    for words in says {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
}

fn problem<'a>(got: &'a Value, code: &str) -> &'a Value {
    let problems = got["problems"].as_array().expect("a list");
    let found = problems.iter().find(|problem| problem["code"] == code);
    assert!(found.is_some(), "{code}: {problems:#?}");
    found.expect("just seen")
}

#[test]
fn files_that_are_no_workbook() {
    refused("没有.xlsx", 4, &["没有这个文件", "没有.xlsx"]);
    refused("src", 4, &["文件夹"]);
    let (_a, empty) = file("空.xlsx", b"");
    refused(empty.to_str().expect("UTF-8"), 4, &["空文件"]);
    let (_b, html) = file("导出.xls", b"<html><table><tr><td>1</td></tr></table></html>");
    refused(html.to_str().expect("UTF-8"), 4, &["HTML", "另存为 xlsx"]);
    let (_c, pdf) = file("表.xlsx", b"%PDF-1.7\n");
    refused(pdf.to_str().expect("UTF-8"), 4, &["PDF"]);
    let (_d, broken) = file("坏.xlsx", b"PK\x03\x04 and no more");
    refused(broken.to_str().expect("UTF-8"), 4, &["已损坏"]);
    let (_e, lock) = file("~$表.xlsx", b"\x05admin");
    refused(lock.to_str().expect("UTF-8"), 4, &["锁文件"]);
}

#[test]
fn a_workbook_without_a_list() {
    let (_folder, path) =
        file("表.xlsx", &grid::xlsx("sheet: 通知\n| 关于开展检查的通知 |\n").expect("a workbook"));
    refused(path.to_str().expect("UTF-8"), 4, &["没有找到检查清单", "通知", "编号列"]);
}

#[test]
fn a_blank_list_is_nothing_evaluated() {
    let rows: String = (1..=58).map(|n| format!("| {n} | |\n")).collect();
    let (_folder, path) = form(&rows);
    let got = audit_json(&path, 3, &[]);
    assert_eq!(got["score"], Value::Null);
    assert_eq!(got["grade"], Value::Null);
    assert_eq!(got["grades"][0]["outcome"], "open");
}

#[test]
fn a_list_of_nothing_but_not_applicable_reaches_no_grade() {
    let rows: String = (1..=58).map(|n| format!("| {n} | | 不适用 | | 停用 |\n")).collect();
    let (_folder, path) = form(&rows);
    let got = audit_json(&path, 3, &[]);
    assert_eq!(got["score"], Value::Null);
    assert_eq!(got["grade"], Value::Null);
}

#[test]
fn marks_that_cannot_be_read_are_named_and_asked_about() {
    let (_folder, path) = form(
        "| 1 | 名称 | 待定 |\n| 2 | 招牌 | / |\n| 3 | 地点 | 1 |\n| 5 | 窗口式 | √ |\n| 6 | 便民用品 | |\n",
    );
    let got = audit_json(&path, 4, &[]);
    let mark = problem(&got, "unreadable_mark");
    assert_eq!((&mark["at"]["cell"], &mark["severity"]), (&"C4".into(), &"error".into()));
    assert!(mark["message"].as_str().is_some_and(|text| text.contains("待定")));
    assert_eq!(problem(&got, "mark_stroke")["at"]["cell"], "C5");
    assert_eq!(finding(&got, "1")["verdict"], "unreadable");
    assert_eq!(finding(&got, "3")["verdict"], "unreadable", "a bare 1 is no mark");
    assert_eq!(finding(&got, "5")["verdict"], "met");
    assert_eq!(finding(&got, "6")["verdict"], "not_checked");
    // Unreadable counts like not checked: it widens the range.
    assert_eq!(got["score"]["high"], 100);
}

#[test]
fn rows_are_never_lost() {
    let (_folder, path) = form(
        "| 1 | 名称 | 符合 |\n| 1 | 名称 | 不符合 |\n| 2 | 招牌 | 符合 |\n| 2 | 招牌 | √ |\n| 99 | 其他 | 符合 |\n| | 招牌 | 符合 |\n| date:2026-01-02 | 地点 | 符合 |\n| 合计 | | 5 |\n",
    );
    let got = audit_json(&path, 4, &[]);
    // Twice with different results: neither is taken. Twice with the same: it stands.
    assert_eq!(finding(&got, "1")["verdict"], "unreadable");
    assert_eq!(finding(&got, "2")["verdict"], "met");
    assert_eq!(codes(&got).iter().filter(|code| **code == "duplicate_indicator").count(), 2);
    let unknown = problem(&got, "unknown_indicator");
    assert_eq!(unknown["at"]["cell"], "A8");
    assert!(unknown["message"].as_str().is_some_and(|text| text.contains("99")));
    assert_eq!(problem(&got, "row_without_number")["at"]["cell"], "C9");
    assert_eq!(problem(&got, "id_spoilt")["at"]["cell"], "A10");
    assert_eq!(
        codes(&got).iter().filter(|code| **code == "row_without_number").count(),
        1,
        "a total is no row"
    );
}

#[test]
fn measurements_that_cannot_be_used_are_not_replaced_by_the_mark() {
    let (_folder, path) = form(
        "| 4 | 面积 | 符合 | 较大 |\n| 23 | 一网通办 | 符合 | 150% |\n| 36 | 满意度 | 符合 | 98%以上 |\n| 41 | 音视频 | 符合 | 45㎡ |\n| 46 | 编制内 | 符合 | / |\n| 51 | 服务礼仪 | 符合 | 2次 |\n",
    );
    let got = audit_json(&path, 4, &[]);
    assert_eq!(problem(&got, "measured_unreadable")["at"]["cell"], "D4");
    assert_eq!(problem(&got, "measured_impossible")["at"]["cell"], "D5");
    assert_eq!(problem(&got, "bound_undecided")["at"]["cell"], "D6");
    assert_eq!(problem(&got, "measured_wrong_unit")["at"]["cell"], "D7");
    assert_eq!(problem(&got, "measured_stroke")["severity"], "warning");
    for id in ["4", "23", "36", "41"] {
        assert_eq!(finding(&got, id)["verdict"], "unreadable", "{id}");
    }
    // It was once said to rest on the mark, which has no say in it.
    assert_eq!(finding(&got, "4")["basis"], Value::Null);
    assert_eq!(finding(&got, "46")["verdict"], "met", "nothing was measured, so the mark stands");
    assert_eq!(finding(&got, "51")["basis"], "measured");
}

#[test]
fn two_measurements_of_one_thing_that_differ() {
    let text = "sheet: 检查表\n| 中心名称 | 示例镇便民服务中心 |\n| 大厅面积 | 160平方米 |\n| 序号 | 检查内容 | 检查结果 | 实测值 |\n| 4 | 面积 | 符合 | 140 |\n";
    let (_folder, path) = file("表.xlsx", &grid::xlsx(text).expect("a workbook"));
    let got = audit_json(&path, 4, &[]);
    assert_eq!(problem(&got, "two_measurements")["at"]["cell"], "D4");
    assert_eq!(finding(&got, "4")["verdict"], "unreadable");
}

#[test]
fn a_part_larger_than_its_whole() {
    let text = "sheet: 检查表\n| 工作人员总数 | 10 | 编制内人数 | 12 |\n| 序号 | 检查结果 |\n| 46 | 符合 |\n| 47 | 符合 |\n";
    let (_folder, path) = file("表.xlsx", &grid::xlsx(text).expect("a workbook"));
    let got = audit_json(&path, 4, &["--standard", "ningbo-township"]);
    assert_eq!(problem(&got, "part_exceeds_whole")["at"]["cell"], "D1");
    assert_eq!(finding(&got, "46")["verdict"], "unreadable");
    assert_eq!(finding(&got, "47")["verdict"], "met", "only its part is missing");
}

#[test]
fn a_list_numbered_otherwise_is_not_taken_for_this_standard() {
    let text = "sheet: 台账\n| 序号 | 设备名称 | 检查结果 |\n| 1 | 空调 | 正常 |\n| 2 | 灭火器 | 正常 |\n| 3 | 水泵 | 正常 |\n";
    let (_folder, path) = file("表.xlsx", &grid::xlsx(text).expect("a workbook"));
    let run = dabiao(["audit", path.to_str().expect("UTF-8")]);
    // 设备名称 is no header that is known: three bare numbers make no list of 58.
    assert_eq!(run.code, 2, "{}", run.out);
    let text = text.replace("设备名称", "检查内容");
    let (_folder, path) = file("表.xlsx", &grid::xlsx(&text).expect("a workbook"));
    let run = dabiao(["audit", path.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("--standard"), "{}", run.err);
}

#[test]
fn wrong_usage() {
    let path = fixture("standard.xlsx");
    let path = path.to_str().expect("UTF-8");
    for (args, says) in [
        (vec!["audit", path, "--standard", "ningbo-townshp"], "是不是 ningbo-township"),
        (vec!["audit", path, "--grade", "demonstartion"], "是不是 demonstration"),
        (vec!["audit", path, "--require", "五星"], "示范型"),
        (vec!["audit", path, "--level", "village"], "township"),
        (vec!["audit", path, "--set", "online_rat=95%"], "online_rate"),
        (vec!["audit", path, "--set", "online_rate=快"], "快"),
        (vec!["audit", path, "--set", "online_rate"], "名称=数值"),
        (vec!["audit", path, "--as-of", "昨天"], "昨天"),
        (vec!["audit", path, "--min-score", "很高"], "很高"),
        (vec!["audit", path, "--format", "pdf"], "text, json"),
        (vec!["audit", path, "-o", "没有/报告.txt"], "没有"),
        (vec!["audit"], "文件"),
        (vec!["audti", path], "是不是 audit"),
        (vec!["audit", path, "--formt", "json"], "是不是 --format"),
    ] {
        let run = dabiao(&args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
        assert!(run.err.contains(says), "{args:?}: {}", run.err);
    }
}

#[test]
fn escapes_in_a_file_do_not_reach_the_terminal() {
    let text = "sheet: 检查表\n| 中心名称 | 示例\u{1b}[2J\u{202e}镇便民服务中心 |\n| 序号 | 检查结果 | 备注 |\n| 1 | 符合 | \u{1b}]0;x\u{7} |\n| 2 | \u{1b}[31m? |\n";
    // rust_xlsxwriter escapes control characters as _x001B_, which is read back as the character.
    let (_folder, path) = file(
        "表.csv",
        text.replace("sheet: 检查表\n", "")
            .replace(" | ", ",")
            .replace("| ", "")
            .replace(" |", "")
            .as_bytes(),
    );
    let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--standard", "ningbo-township"]);
    assert!(!run.out.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{:?}", run.out);
    assert!(run.out.contains("镇便民服务中心"), "{}", run.out);
}
