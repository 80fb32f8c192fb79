//! Mistakes a clerk makes in a table of points: each is told once, at its place, in words that help.

mod common;

use common::{dabiao, fixture};

/// What `check` says, in Chinese, of the worked example with something in it replaced: the places
/// and codes of its problems, and the whole output.
fn told(from: &str, to: &str) -> (Vec<String>, String) {
    let text = std::fs::read_to_string(fixture("worked-example/table.toml")).expect("the fixture");
    assert!(text.contains(from), "{from}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("table.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let run = dabiao(["check", path.to_str().expect("UTF-8"), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let problems = report["files"][0]["problems"].as_array().expect("a list");
    let place = |problem: &serde_json::Value| {
        let (line, code) = (&problem["at"]["line"], problem["code"].as_str().expect("a code"));
        format!("{line} {code}")
    };
    (problems.iter().map(place).collect(), run.out)
}

fn line_of(text: &str) -> usize {
    let table = std::fs::read_to_string(fixture("worked-example/table.toml")).expect("the fixture");
    table.lines().position(|line| line.contains(text)).expect("it is there") + 1
}

/// Sums were added up over the indicators that could be read, so one wrong key of one item was
/// followed by two sums that did not add up.
#[test]
fn a_mistake_in_one_item_is_not_told_as_a_wrong_sum() {
    let (codes, _) = told("part_step = \"whole\"", "part_steps = \"whole\"");
    let line = line_of("per = \"shortfall\"");
    assert_eq!(codes, [format!("{line} missing_key"), format!("{} unknown_key", line + 2)]);
    let (codes, said) = told("value = \"98%\"", "value = 98");
    assert_eq!(codes, [format!("{} bad_number", line_of("value = \"98%\""))]);
    assert!(said.contains(r#"比例写成 \"98%\" 或 0.98"#), "{said}");
    // A key without which the item cannot be read at all.
    let (codes, _) = told("cite = \"4\"\n", "");
    assert_eq!(codes.iter().filter(|code| code.contains("add_up")).count(), 0, "{codes:?}");
    let (codes, _) = told("points = 30\ngroups", "points = 31\ngroups");
    assert_eq!(codes, [format!("{} points_do_not_add_up", line_of("points = 30"))]);
}

/// The key that was missing once was asked for at every number of points.
#[test]
fn points_without_a_source_are_told_once() {
    let (codes, _) = told("weights = \"source\"\n", "");
    assert_eq!(codes, [format!("{} points_without_weights", line_of("total = 100") - 1)]);
}

/// A step of 1 for one percentage point was taken for 100%, and hardly anything was taken off.
#[test]
fn a_step_of_one_percentage_point_is_not_100_per_cent() {
    let (codes, said) = told("step = \"1%\"", "step = 1");
    assert_eq!(codes, [format!("{} step_too_large", line_of("step = \"1%\""))]);
    assert!(said.contains("1 个百分点写"), "{said}");
    assert_eq!(told("step = \"1%\"", "step = 0.01").0, [] as [&str; 0]);
}

/// Chinese quotes and commas were called keys in Chinese, and each was followed by six errors of syntax.
#[test]
fn signs_of_a_chinese_keyboard_are_told_as_such() {
    let (codes, said) = told("id = \"excellent\"", "id = “excellent”");
    assert_eq!(codes, [format!("{} toml_wide_sign", line_of("id = \"excellent\""))]);
    assert!(said.contains("中文标点 “ ，TOML 要用半角的"), "{said}");
    let (codes, _) = told(", most = 5 }", "， most = 5 }");
    assert_eq!(codes.len(), 1, "{codes:?}");
    assert!(codes[0].ends_with("toml_wide_sign"), "{codes:?}");
}

/// A grade with a lower score than the one below it was not noticed.
#[test]
fn scores_of_grades_in_the_wrong_order_are_told() {
    let (codes, said) = told("score = 90", "score = 60");
    assert_eq!(codes, [format!("{} score_order", line_of("score = 90"))]);
    assert!(said.contains("等级“优秀”要求 60%，比下面的“合格”(75%)还低"), "{said}");
}

/// A word that was unlike any that can stand there was refused without saying which can.
#[test]
fn what_can_stand_there_is_told() {
    let (_, said) = told("per = \"shortfall\"", "per = \"percent\"");
    assert!(said.contains("可以写：flat、occurrence、member、shortfall"), "{said}");
    let (_, said) = told("name = { zh = \"优秀\", en = \"Excellent\" }", "name = \"优秀\"");
    assert!(said.contains("name 应当是双语文本"), "{said}");
}

/// An item without points counted 1, and where a total was stated nobody was told which item.
#[test]
fn an_item_without_points_is_named() {
    let (codes, said) = told("points = 20\ncredit", "credit");
    assert!(codes.iter().all(|code| code.ends_with("points_do_not_add_up")), "{codes:?}");
    assert!(said.contains("各项合计 81 分，其中第 4 项没有写分值，按 1 分计"), "{said}");
    // A veto beside the points had to be worth something, and spoilt the sum.
    assert_eq!(told("points = 0\nveto", "points = 0\nveto").0, [] as [&str; 0]);
    let (codes, _) = told("points = 10\n\n", "points = 0\n\n");
    assert!(codes.iter().any(|code| code.ends_with("bad_points")), "{codes:?}");
}
