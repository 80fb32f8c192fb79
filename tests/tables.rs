//! Assessment tables with points: their cases, and lists as panels fill them in.

mod common;

use common::grid::write;
use common::{audit_json, codes, dabiao, finding, fixture, grade};
use dabiao::intake::{InputFile, Limits, open};
use serde_json::json;

fn table(name: &str) -> String {
    fixture(&format!("tables/{name}.toml")).display().to_string()
}

#[test]
fn the_hand_worked_cases_of_every_table_come_out() {
    for (name, count) in [("deductions", 16), ("bonus", 21), ("weighted", 22)] {
        let cases = fixture(&format!("tables/{name}.cases.toml")).display().to_string();
        let run = dabiao(["test", &cases, "--lang", "en"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains(&format!("{count} cases, 0 not as expected")), "{}", run.out);
        assert!(!run.out.contains("no case saw"), "{}", run.out);
    }
}

/// A panel's list: counts in the indicator's row where there is one fault, in rows of their own
/// where there are more, told by number or by name.
const LIST: &str = "sheet: 考核
| 中心名称 | 示例镇便民服务中心 | 考核日期 | 2026-05-18 |
| 编号 | 考核内容 | 分值 | 结果 | 实测值 | 发生次数 | 备注 |
| 1 | 窗口标识 | num:2 |  |  | 3处 |  |
| 2 | 便民设施 | num:8 |  |  |  |  |
| 2(1) | 饮水机 |  | √ |  |  |  |
| 2(2) | 复印机 |  | × |  |  |  |
| 2(3) | 等候座椅 |  | √ |  |  |  |
| 2(4) | 老花镜 |  | 基本符合 |  |  |  |
| 3 | 消防通道 | num:20 | √ |  |  |  |
| 4 | 按时办结率 | num:10 |  | 91.3% |  |  |
| 5 | 工作纪律 | num:15 | × |  |  | 见下 |
| 5(-1) | 迟到早退 |  |  |  | num:3 |  |
|  | 离岗 |  |  |  | 1次 |  |
| 6 | 一次性告知 | num:15 | 基本符合 |  |  |  |
| 7 | 意见箱 | num:10 | 基本符合 |  |  |  |
| 8 | 投诉办理 | num:20 | × |  |  |  |
| 8(-1) | 投诉未办结 |  |  |  | num:1 |  |
| 8(-2) | 没有登记簿 |  | 无 |  |  |  |
";

#[test]
fn a_panels_list_comes_to_the_sum_worked_by_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    write(LIST, &path);
    let report = audit_json(&path, 0, &["--standard", &table("deductions")]);
    // 1.4 + 3 + 20 + 8 + 9.5 + 7.5 + 8 + 14, as in deductions.cases.toml.
    assert_eq!(report["score"]["earned"], json!(71.4));
    assert_eq!(report["score"]["possible"], json!(100));
    assert_eq!(report["score"]["low"], report["score"]["high"]);
    assert_eq!(report["grade"], "nearly");
    let first = finding(&report, "1");
    assert_eq!(first["basis"], "counted");
    assert_eq!(first["verdict"], "not_met");
    assert_eq!(first["deductions"][0]["times"], json!(3));
    assert_eq!(first["deductions"][0]["points"], json!(0.6));
    assert_eq!(first["deductions"][0]["at"]["cell"], "F3");
    let fifth = finding(&report, "5");
    assert_eq!(fifth["points"], json!({"earned": 9.5, "possible": 15}));
    assert_eq!(fifth["deductions"][1]["deduction"], "away");
    assert_eq!(fifth["deductions"][1]["at"]["cell"], "F13");
    // 91.3% is 3.7 points short of 95%: four steps begun.
    assert_eq!(finding(&report, "4")["deductions"][0]["times"], json!(4));
    assert_eq!(finding(&report, "8")["points"]["earned"], json!(14));
    let qualified = grade(&report, "qualified");
    assert_eq!(qualified["outcome"], "missed");
    assert_eq!(qualified["conditions"][0]["low"], json!(71.4));
    assert_eq!(qualified["conditions"][0]["holds"], json!(false));
    assert_eq!(qualified["way"]["fix"], json!(["6", "8"]));
    // 71.4 + 7.5 + 6
    assert_eq!(qualified["way"]["percent"], json!(84.9));
    assert_eq!(codes(&report), [] as [&str; 0]);
}

/// The reading showed every cell but those with counts.
#[test]
fn the_reading_shows_what_was_counted_and_where() {
    let list = fixture("worked-example/visit.csv").display().to_string();
    let table = fixture("worked-example/table.toml").display().to_string();
    let run = dabiao(["read", &list, "--standard", &table]);
    for said in [
        "第 1(-1) 项 窗口没有标识：“2” → 2 次",
        "第 5(-2) 项 无故脱岗：“0” → 0 次",
        "第 6(+1) 项 上级表彰：“3” → 3 次",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let run = dabiao(["read", &list, "--standard", &table, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let counts = &report["inspections"][0]["counts"];
    assert_eq!(counts[0]["counted"], "missing");
    assert_eq!(counts[0]["times"], json!(2));
    assert_eq!(counts[0]["at"]["cell"], "E3");
    assert_eq!(counts[3]["counted"], "bonus");
}

#[test]
fn counts_that_cannot_be_taken_are_named_with_their_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    let list = LIST
        .replace("| 3处 |  |", "| 若干 |  |")
        .replace(
            "| 5 | 工作纪律 | num:15 | × |  |  | 见下 |",
            "| 5 | 工作纪律 | num:15 | √ |  | num:2 | 见下 |",
        )
        .replace("|  | 离岗 |  |  |  | 1次 |  |", "| 5(-1) | 迟到早退 |  |  |  | num:4 |  |")
        .replace("| 8(-1) | 投诉未办结 |  |  |  | num:1 |  |", "| 8(-1) | 投诉未办结 |  |  |  |  |  |")
        .replace("| 8(-2) | 没有登记簿 |  | 无 |  |  |  |", "| 8(-2) | 没有登记簿 |  |  |  |  |  |");
    write(&list, &path);
    let report = audit_json(&path, 4, &["--standard", &table("deductions")]);
    let at = |code: &str| {
        let problems = report["problems"].as_array().expect("a list");
        let found = problems.iter().find(|problem| problem["code"] == code);
        found.map(|problem| problem["at"]["cell"].as_str().expect("a cell").to_owned())
    };
    assert_eq!(at("count_unreadable").as_deref(), Some("F3"));
    assert_eq!(at("count_of_which").as_deref(), Some("F11"));
    assert_eq!(at("two_counts").as_deref(), Some("F13"));
    assert_eq!(at("faults_not_counted").as_deref(), Some("D16"));
    // Nobody knows how often, so nothing is earned for sure and all may be.
    assert_eq!(finding(&report, "1")["verdict"], "not_checked");
    // One fault costs 3 at the least, so at most 17 are left.
    assert_eq!(finding(&report, "8")["points"], json!({"earned": 0, "possible": 20, "high": 17}));
}

#[test]
fn a_mark_beside_counts_stays_and_the_points_are_taken_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    write(&LIST.replace("| 1 | 窗口标识 | num:2 |  |", "| 1 | 窗口标识 | num:2 | √ |"), &path);
    let report = audit_json(&path, 0, &["--standard", &table("deductions")]);
    assert_eq!(finding(&report, "1")["verdict"], "met");
    assert_eq!(finding(&report, "1")["points"]["earned"], json!(1.4));
    assert_eq!(codes(&report), ["met_with_faults"]);
}

const ROSTER: &str = "sheet: 名册
| 中心名称 | 检查日期 | 指标1发生次数 | 2 便民设施 | 指标3 | 按时办结率 | 5(-1) 迟到早退 | 5(-2) 离岗 | 指标6 | 指标7 | 8(-1) | 8(-2) |
| 示例甲镇便民服务中心 | 2026-05-18 | num:3 | √ | √ | pct:0.913 | num:3 | num:1 | √ | √ | num:1 | num:0 |
| 示例乙镇便民服务中心 | 2026-05-19 | 无 | √ | √ | pct:0.96 | 0 | 0 | √ | √ | 0 | 否 |
";

#[test]
fn a_roster_has_a_column_for_each_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.xlsx");
    write(ROSTER, &path);
    let path = path.to_str().expect("UTF-8");
    let run = dabiao(["audit", path, "--standard", &table("deductions"), "--format", "ndjson"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    // 1.4 + 8 + 20 + 8 + 9.5 + 15 + 10 + 14
    assert_eq!(lines[0]["score"]["earned"], json!(85.9));
    assert_eq!(lines[1]["score"]["earned"], json!(100));
    assert_eq!(finding(&lines[0], "5")["deductions"][0]["at"]["cell"], "G2");
}

#[test]
fn the_report_says_what_was_taken_off_and_how_the_score_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    write(LIST, &path);
    let path = path.to_str().expect("UTF-8");
    let run = dabiao(["audit", path, "--standard", &table("deductions"), "--lang", "en"]);
    let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "score at least 80%, now 71.4%: does not hold",
        "Qualified: missed, a condition does not hold",
        "For the conditions of Qualified, at the least put right 6, 8; the score is then 84.9%",
        "Not qualified: no, a higher grade is reached",
    ] {
        assert!(text.contains(said), "{said}: {}", run.out);
    }
    assert!(!text.contains("equal weights are this tool's convention"), "{}", run.out);
}

#[test]
fn a_form_says_what_its_items_are_worth_and_the_most_that_a_fault_takes_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = |name: &str, level: &str| {
        let path = folder.path().join(format!("{name}.xlsx"));
        let path = path.to_str().expect("UTF-8");
        let run = dabiao(["template", &table(name), "--level", level, "-o", path]);
        assert_eq!(run.code, 0, "{}", run.err);
        let limits = Limits::default();
        let book =
            open(&InputFile::load(path.as_ref(), &limits).expect("there"), &limits).expect("a workbook");
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_deref() == Some("检查表")).expect("there");
        sheet.rows().filter_map(|row| Some(sheet.get(row, 1)?.shown())).collect::<Vec<String>>().join("\n")
    };
    let (deductions, bonus) = (texts("deductions", "township"), texts("bonus", "county"));
    for said in ["分值：2 分", "扣分点：迟到早退(每次扣 0.5 分，最多扣 5 分)", "扣分点：离岗(每次扣 4 分)"]
    {
        assert!(deductions.contains(said), "{said}: {deductions}");
    }
    for said in ["分值：40 分", "加分：每次 3 分，最多 6 分", "加分：5 分"] {
        assert!(bonus.contains(said), "{said}: {bonus}");
    }
    // In a pool it is the faults that have a price: seven items of one point are left, and one of two.
    let weighted = texts("weighted", "village");
    assert_eq!(
        (weighted.matches("分值：1 分").count(), weighted.matches("分值：").count()),
        (7, 8),
        "{weighted}"
    );
}
