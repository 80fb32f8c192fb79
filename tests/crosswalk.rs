//! One inspection judged by several standards, and two standards side by side.

mod common;

use std::path::{Path, PathBuf};

use common::{audit_json, codes, dabiao, finding, fixture, grade, grid};
use serde_json::{Value, json};
use tempfile::TempDir;

fn walk(name: &str) -> String {
    fixture("crosswalk").join(name).display().to_string()
}

const HEAD: &str = "sheet: 检查表\n| 中心名称 | 示例镇服务站 | 座椅数量 | 12 |\n| 层级 | 乡镇 | | |\n| 编号 | 检查内容 | 检查结果 | 实测值 |\n";

/// A list by the left one of the two small standards; its rows begin in row 4.
fn list(rows: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    grid::write(&format!("{HEAD}{rows}"), &path);
    (folder, path)
}

fn small(path: &Path, code: i32, more: &[&str]) -> Value {
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let mut args = vec!["--standard", &left, "--also", &right, "--crosswalk", &crosswalk];
    args.extend(more);
    audit_json(path, code, &args)
}

fn also(rows: &str, code: i32) -> Value {
    let (_folder, path) = list(rows);
    let mut got = small(&path, code, &[]);
    got["also"][0].take()
}

/// What is settled: indicator, by which item, relation, verdict, cell.
fn settled(also: &Value) -> Vec<[String; 5]> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let rows = also["settled"].as_array().expect("a list");
    let one = |row: &Value| {
        [&row["indicator"], &row["from"], &row["relation"], &row["verdict"], &row["at"]["cell"]].map(text)
    };
    rows.iter().map(one).collect()
}

fn row(parts: [&str; 5]) -> [String; 5] {
    parts.map(str::to_owned)
}

const ROWS: &str = "| 1 | 站名牌 | √ | |\n| 2 | 大厅大小 | | 160平方米 |\n| 3 | 便民用品 | | |\n| 3(1) | 签字笔 | √ | |\n| 3(3) | 急救药箱 | × | |\n| 4 | 排队等候 | | 10分钟 |\n| 5 | 青年比例 | | 45% |\n| 6 | 周末服务 | √ | |\n| 7 | 叫号设备 | 基本符合 | |\n| 8 | 志愿者 | √ | |\n";

#[test]
fn one_inspection_settles_what_the_relations_say() {
    let also = also(ROWS, 0);
    // 160 m² reaches 150 but not 200; 10 minutes are no more than 10 but not below; 45% is short of
    // 50% but above 40%; the missing kit is the kit; a weekend has a Saturday; and the seats stand
    // above the list. 基本符合 for the queueing devices settles nothing.
    let wanted = [
        ["a", "2", "looser", "not_met", "D5"],
        ["b", "1", "equal", "met", "C4"],
        ["c", "3", "equal", "not_met", "C8"],
        ["d", "4", "looser", "not_met", "D9"],
        ["e", "5", "stricter", "met", "D10"],
        ["f", "6", "stricter", "met", "C11"],
        ["j", "-", "-", "met", "D1"],
    ];
    assert_eq!(settled(&also), wanted.map(row));
    assert_eq!(also["settled"][2]["from_member"], "kit");
    assert_eq!(also["settled"][0]["field"], "hall_area");
    assert_eq!(also["settled"][6]["field"], "seats");
    assert_eq!(also["open"], json!(["g", "h"]));
    assert_eq!(also["standard"]["id"], "walk-right");
    // a to h and j apply to a township: 4 met of 9, 2 open.
    assert_eq!(
        also["score"],
        json!({"earned": 4, "possible": 9, "percent": 44.44, "low": 44.44, "high": 66.67})
    );
    assert_eq!(grade(&also, "pass")["missing"], json!(["a", "c", "d"]));
    assert_eq!(finding(&also, "a")["shortfall"], json!({"value": 40, "unit": "m2"}));
    assert_eq!(finding(&also, "b")["basis"], "attested");
    assert_eq!(finding(&also, "g")["verdict"], "not_checked");
    assert_eq!(codes(&also), Vec::<&str>::new());
}

#[test]
fn a_mark_alone_is_carried_as_far_as_the_thresholds_allow() {
    // Not met for 150 and for 100 m²: short of 200 too. Not met for at most 10 minutes: not below 10.
    let also_marks = also("| 2 | 大厅大小 | × | |\n| 4 | 排队等候 | × | |\n| 5 | 青年比例 | √ | |\n", 0);
    let wanted = [
        ["a", "2", "looser", "not_met", "C4"],
        ["d", "4", "looser", "not_met", "C5"],
        ["e", "5", "stricter", "met", "C6"],
        ["j", "-", "-", "met", "D1"],
    ];
    assert_eq!(settled(&also_marks), wanted.map(row));
    // The other way round they say nothing: 150 m² are not 200, 10 minutes not below 10, and less
    // than a half can be more than 40%.
    let silent = also("| 2 | 大厅大小 | √ | |\n| 4 | 排队等候 | √ | |\n| 5 | 青年比例 | × | |\n", 0);
    assert_eq!(settled(&silent), [row(["j", "-", "-", "met", "D1"])]);
}

#[test]
fn a_whole_set_marked_met_says_it_of_each_member() {
    let met = also("| 3 | 便民用品 | √ | |\n", 0);
    assert_eq!(settled(&met)[0], row(["c", "3", "equal", "met", "C4"]));
    // Something of the set is missing, and nobody says what.
    let not = also("| 3 | 便民用品 | × | |\n", 0);
    assert_eq!(settled(&not), [row(["j", "-", "-", "met", "D1"])]);
}

#[test]
fn a_member_settled_decides_its_set() {
    let also = also("| 7 | 叫号设备 | √ | |\n", 0);
    assert_eq!(settled(&also)[0], row(["h", "7", "broader", "met", "C4"]));
    assert_eq!(also["settled"][0]["member"], "machine");
    // Any one of the ways will do.
    assert_eq!(finding(&also, "h")["verdict"], "met");
    assert_eq!(finding(&also, "h")["members"][1]["verdict"], "not_checked");
}

#[test]
fn grades_that_differ_carry_the_figure_and_no_verdict() {
    // 120 m² are enough for silver only; the figure itself decides.
    let also = also("| 2 | 大厅大小 | | 120 |\n", 0);
    assert_eq!(settled(&also)[0], row(["a", "2", "looser", "not_met", "D4"]));
    assert_eq!(finding(&also, "a")["measured"]["value"], 120);
}

#[test]
fn without_also_nothing_is_added() {
    let (_folder, path) = list(ROWS);
    let got = audit_json(&path, 0, &["--standard", &walk("walk-left.toml")]);
    for key in ["also", "settled", "open"] {
        assert!(got.get(key).is_none(), "{key}");
    }
    // And with it, nothing else is changed.
    let mut with = small(&path, 0, &[]);
    with.as_object_mut().expect("an object").remove("also");
    assert_eq!(with, got);
}

#[test]
fn a_gate_is_about_the_standard_inspected_by() {
    let (_folder, path) = list("| 1 | 站名牌 | √ | |\n");
    // The left one has 1 of 8, the right one 2 of 9: 12.5% is asked of the left one.
    small(&path, 0, &["--min-score", "12.5"]);
    small(&path, 11, &["--min-score", "12.6"]);
}

/// A crosswalk of the two small standards with these relations, beside copies of them.
fn own_crosswalk(relations: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["walk-left.toml", "walk-right.toml"] {
        std::fs::copy(walk(name), folder.path().join(name)).expect("copied");
    }
    let head = "format = 1\n[[pair]]\nleft = \"walk-left.toml\"\nright = \"walk-right.toml\"\n";
    std::fs::write(folder.path().join("own.toml"), format!("{head}{relations}")).expect("written");
    folder
}

fn by_own(relations: &str, rows: &str) -> Value {
    let crosswalk = own_crosswalk(relations);
    let (_folder, path) = list(rows);
    let own = crosswalk.path().join("own.toml").display().to_string();
    let (left, right) = (walk("walk-left.toml"), walk("walk-right.toml"));
    let mut got = audit_json(&path, 0, &["--standard", &left, "--also", &right, "--crosswalk", &own]);
    got["also"][0].take()
}

const EQUAL: &str = "[[pair.relation]]\nleft = \"1\"\nright = \"b\"\nis = \"equal\"\n";

#[test]
fn two_answers_that_settle_one_item_differently_settle_nothing() {
    let other = "[[pair.relation]]\nleft = \"8\"\nright = \"b\"\nis = \"equal\"\n";
    let relations = format!("{EQUAL}{other}");
    let also = by_own(&relations, "| 1 | 站名牌 | √ | |\n| 8 | 志愿者 | × | |\n");
    assert_eq!(finding(&also, "b")["verdict"], "not_checked");
    assert_eq!(codes(&also), ["crosswalk_contradiction"]);
    assert_eq!(also["problems"][0]["at"]["cell"], "C5");
    let message = also["problems"][0]["message"].as_str().expect("a text");
    assert!(message.contains("C4") && message.contains("名称标牌"), "{message}");
    // Two that agree are both shown.
    let also = by_own(&relations, "| 1 | 站名牌 | √ | |\n| 8 | 志愿者 | √ | |\n");
    assert_eq!(
        settled(&also)[..2],
        [["b", "1", "equal", "met", "C4"], ["b", "8", "equal", "met", "C5"]].map(row)
    );
}

#[test]
fn a_measurement_beats_a_verdict_carried_over() {
    let why = "why = { zh = \"甲\", en = \"a\" }\n";
    let relations = format!(
        "[[pair.field]]\nleft = \"hall_area\"\nright = \"area\"\n[[pair.relation]]\nleft = \"1\"\nright = \"a\"\nis = \"broader\"\n{why}"
    );
    let also = by_own(&relations, "| 1 | 站名牌 | √ | |\n| 2 | 大厅大小 | | 160 |\n");
    assert_eq!(finding(&also, "a")["verdict"], "not_met");
    assert_eq!(finding(&also, "a")["conflict"], true);
    assert_eq!(codes(&also), ["crosswalk_measured_against"]);
    assert_eq!(also["problems"][0]["at"]["cell"], "C4");
    assert!(also["problems"][0]["message"].as_str().expect("a text").contains("D5"));
    // The figure is there, though no item of the left one is related by it.
    assert_eq!(settled(&also)[0], row(["a", "-", "-", "not_met", "D5"]));
}

#[test]
fn a_verdict_is_carried_only_where_all_grades_agree() {
    // Said to ask the same as the name sign: enough for gold, for silver only, for neither.
    let relations = EQUAL.replace("\"1\"", "\"2\"");
    let b = |area: &str| {
        let also = by_own(&relations, &format!("| 2 | 大厅大小 | | {area} |\n"));
        finding(&also, "b")["verdict"].as_str().expect("a verdict").to_owned()
    };
    assert_eq!([b("160"), b("120"), b("90")], ["met", "not_checked", "not_met"]);
}

#[test]
fn the_same_fact_stated_twice_differently_is_not_used() {
    // The list measures 160 m²; above it, under the other standard's name, stand 170.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.xlsx");
    let text = format!("{HEAD}| 2 | 大厅大小 | | 160平方米 |\n");
    let with = |area: &str| text.replace("座椅数量 | 12", &format!("站点面积 | {area}"));
    grid::write(&with("170"), &path);
    let got = small(&path, 4, &[]);
    assert!(!codes(&got).contains(&"two_measurements"), "the list itself says one thing");
    assert_eq!(codes(&got["also"][0]), ["two_measurements"]);
    assert_eq!(got["also"][0]["problems"][0]["at"]["cell"], "D1");
    assert_eq!(finding(&got["also"][0], "a")["verdict"], "unreadable");
    // Both saying the same is no contradiction.
    grid::write(&with("160"), &path);
    let got = small(&path, 0, &[]);
    assert_eq!(finding(&got["also"][0], "a")["verdict"], "not_met");
    assert_eq!(codes(&got["also"][0]), Vec::<&str>::new());
}

#[test]
fn a_crosswalk_with_mistakes_is_shown_with_its_lines() {
    let own = own_crosswalk(&EQUAL.replace("equal", "equals"));
    let (_folder, path) = list(ROWS);
    let crosswalk = own.path().join("own.toml").display().to_string();
    let (left, right) = (walk("walk-left.toml"), walk("walk-right.toml"));
    let file = path.to_str().expect("UTF-8");
    let run =
        dabiao(["audit", file, "-s", &left, "--also", &right, "--crosswalk", &crosswalk, "--lang", "en"]);
    assert_eq!(run.code, 4);
    assert!(run.out.is_empty());
    assert!(run.err.contains("own.toml:8:6") && run.err.contains("did you mean equal?"), "{}", run.err);
}

#[test]
fn what_cannot_be_done_is_said() {
    let (_folder, path) = list(ROWS);
    let file = path.to_str().expect("UTF-8");
    let refused = |args: &[&str], texts: &[&str]| {
        let run = dabiao([&["audit", file, "--lang", "en"], args].concat());
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        for text in texts {
            assert!(run.err.contains(text), "{text}: {}", run.err);
        }
    };
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    refused(&["-s", &left, "--also", &left], &["walk-left is named twice"]);
    refused(&["-s", &left, "--also", &right, "--also", &right], &["walk-right is named twice"]);
    refused(
        &["-s", &left, "--also", &right],
        &["does not relate walk-left to walk-right", "ningbo-township"],
    );
    refused(&["-s", &left, "--crosswalk", &crosswalk], &["--also"]);
    refused(&["-s", &left, "--also", "ningbo"], &["no standard “ningbo”"]);
    let standard = fixture("standard.xlsx").display().to_string();
    let run = dabiao(["audit", &standard, "--also", "xingning-branch", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("no level “township (subdistrict)”"), "{}", run.err);
    assert!(run.err.contains("branch hall (branch)"), "{}", run.err);
}

#[test]
fn two_small_standards_side_by_side() {
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let compare = |more: &[&str]| {
        let base = ["standards", "compare", &left, &right, "--crosswalk", &crosswalk, "--format", "json"];
        let run = dabiao([&base[..], more].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        serde_json::from_str::<Value>(&run.out).expect("JSON")
    };
    let all = compare(&[]);
    let pairs = |got: &Value, kind: &str| -> Vec<(String, String, Value)> {
        let related = got["related"].as_array().expect("a list");
        let of_kind = related.iter().filter(|entry| entry["kind"] == kind);
        let name = |side: &Value| {
            let member = side["member"].as_str().map(|member| format!("/{member}")).unwrap_or_default();
            format!("{}{member}", side["indicator"].as_str().expect("an id"))
        };
        of_kind.map(|e| (name(&e["left"]), name(&e["right"]), e["levels"].clone())).collect()
    };
    let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned(), Value::Null);
    // 150 m² against 200 in a township and 150 in a village.
    let at = |level: &str| ("2".to_owned(), "a".to_owned(), json!([level]));
    assert_eq!(pairs(&all, "same"), [pair("1", "b"), at("village"), pair("3/kit", "c")]);
    assert_eq!(pairs(&all, "stricter_left"), [pair("5", "e"), ("6".into(), "f".into(), Value::Null)]);
    assert_eq!(pairs(&all, "stricter_right"), [at("township"), pair("4", "d")]);
    assert_eq!(pairs(&all, "broader_left"), [pair("7", "h/machine")]);
    assert_eq!(pairs(&all, "broader_right"), []);
    assert_eq!(pairs(&all, "overlapping"), [pair("7", "g")]);
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().expect("a list").iter();
        list.map(|item| item["indicator"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(
        (ids(&all["only_left"]), ids(&all["only_right"])),
        (vec!["8".into()], vec!["i".into(), "j".into()])
    );
    // In a village there is no 6, and the county windows of the right one are none of its items.
    let village = compare(&["--level", "village"]);
    assert_eq!(
        village["counts"],
        json!({"same": 3, "stricter_left": 1, "stricter_right": 1, "broader_left": 1, "broader_right": 0,
               "overlapping": 1, "only_left": 1, "only_right": 2})
    );
    assert_eq!((&village["left"]["indicators"], &village["right"]["indicators"]), (&json!(7), &json!(9)));
    assert_eq!(ids(&village["only_right"]), ["f", "j"]);
    // From the other side left and right are exchanged.
    let base = ["standards", "compare", &right, &left, "--crosswalk", &crosswalk, "--format", "json"];
    let turned: Value = serde_json::from_str(&dabiao(base).out).expect("JSON");
    assert_eq!(turned["counts"]["stricter_left"], 2);
    assert_eq!(turned["counts"]["broader_right"], 1);
    assert_eq!(turned["counts"]["only_left"], 2);
}

#[test]
fn a_comparison_says_both_requirements_in_words() {
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let compare = |more: &[&str]| {
        dabiao([&["standards", "compare", &left, &right, "--crosswalk", &crosswalk], more].concat())
    };
    let text = compare(&[]);
    assert_eq!(text.code, 0, "{}", text.err);
    assert!(text.out.contains("不超过10分钟 | 少于10分钟"), "{}", text.out);
    assert!(text.out.contains("walk-right 更严：2 对"), "{}", text.out);
    let markdown = compare(&["--format", "markdown", "--level", "village", "--lang", "en"]);
    let line =
        "| 5 Young people \\[article 5\\] | e Youth \\[article 5\\] | at least 50% \\| more than 40% |";
    assert!(markdown.out.contains(line), "{}", markdown.out);
    let refused = compare(&["--level", "county", "--lang", "en"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("walk-left has no level “county”"), "{}", refused.err);
    assert!(refused.err.contains("levels of walk-left: township, village"), "{}", refused.err);
}

#[test]
fn a_township_list_settles_a_little_of_two_further_standards() {
    let got = audit_json(&fixture("standard.xlsx"), 0, &["--also", "jiaozuo", "--also", "ankang"]);
    let (jiaozuo, ankang) = (&got["also"][0], &got["also"][1]);
    // Item n stands in row n + 5. Of 57 relations to Jiaozuo five say more than that both have to do
    // with one thing, and their five items are all met.
    let wanted = [
        ["8-2", "1", "stricter", "met", "C6"],
        ["9-1", "3", "broader", "met", "C8"],
        ["11", "9", "broader", "met", "C14"],
        ["20", "21", "broader", "met", "C26"],
        ["36-2", "25", "broader", "met", "C30"],
    ];
    assert_eq!(settled(jiaozuo), wanted.map(row));
    // Of sets only a member is settled: 11 and 20 stay open, and so does the area (4 is of the hall).
    for open in ["10", "11", "20"] {
        assert_eq!(finding(jiaozuo, open)["verdict"], "not_checked", "{open}");
        assert!(jiaozuo["open"].as_array().expect("a list").contains(&json!(open)), "{open}");
    }
    assert_eq!(jiaozuo["score"]["earned"], 3);
    // 8 (no toilet) and 10 (no Wi-Fi) are not met, and stricter than what Ankang asks: nothing follows.
    let wanted = [
        ["2.1-1", "3", "broader", "met", "C8"],
        ["2.2-1", "25", "broader", "met", "C30"],
        ["2.3-2", "15", "broader", "met", "C20"],
        ["2.3-2", "40", "broader", "met", "C45"],
        ["2.3-3", "6", "stricter", "met", "C11"],
        ["2.3-5", "17", "stricter", "met", "C22"],
        ["9.3", "42", "broader", "met", "C47"],
    ];
    assert_eq!(settled(ankang), wanted.map(row));
    assert_eq!(ankang["score"]["earned"], 2, "2.1-1 and 2.3-5; the rest are members of sets");
    for standard in [jiaozuo, ankang] {
        assert_eq!(standard["grade"], Value::Null);
        assert_eq!(standard["grades"][0]["outcome"], "open");
        assert!(!codes(standard).contains(&"rows_missing"));
    }
}

#[test]
fn a_roster_has_a_column_for_what_only_the_other_standard_measures() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("汇总.xlsx");
    let head = "sheet: 汇总\n| 中心名称 | 层级 | 指标1 | 指标6 | 大厅面积 | 座椅数量 |\n";
    let rows = "| 示例甲镇服务站 | 乡镇 | √ | √ | 210 | 12 |\n| 示例乙镇服务站 | 乡镇 | × | √ | 160 | 9 |\n";
    grid::write(&format!("{head}{rows}"), &path);
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let file = path.to_str().expect("UTF-8");
    let base = ["audit", file, "-s", &left, "--also", &right, "--crosswalk", &crosswalk];
    let run = dabiao([&base[..], &["--format", "ndjson"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let verdicts = |line: &str| {
        let got: Value = serde_json::from_str(line).expect("JSON");
        ["a", "b", "f", "j"]
            .map(|id| finding(&got["also"][0], id)["verdict"].as_str().expect("one").to_owned())
    };
    let got: Vec<[String; 4]> = run.out.lines().map(verdicts).collect();
    assert_eq!(got, [["met", "met", "met", "met"], ["not_met", "not_met", "met", "not_met"]]);
    // One of them alone is the same one.
    let run = dabiao([&base[..], &["--format", "json", "--centre", "示例乙镇"]].concat());
    assert_eq!(verdicts(&run.out), ["not_met", "not_met", "met", "not_met"]);
}

#[test]
fn report_zh() {
    let (_folder, path) = list(ROWS);
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let file = path.to_str().expect("UTF-8");
    let run = dabiao(["audit", file, "-s", &left, "--also", &right, "--crosswalk", &crosswalk]);
    let from = run.out.find("同时按").expect("the part on the other standard");
    insta::assert_snapshot!(&run.out[from..]);
}

#[test]
fn comparison_en() {
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let base = ["standards", "compare", &left, &right, "--crosswalk", &crosswalk, "--lang", "en"];
    insta::assert_snapshot!(dabiao(base).out);
}

#[test]
fn everything_fits_80_columns() {
    let standard = fixture("standard.xlsx").display().to_string();
    for lang in ["zh", "en"] {
        let audit = dabiao(["audit", &standard, "--also", "jiaozuo", "--also", "ankang", "--lang", lang]);
        let compare = dabiao(["standards", "compare", "ningbo-township", "jiaozuo", "--lang", lang]);
        for run in [audit, compare] {
            assert_eq!(run.code, 0, "{}", run.err);
            for line in run.out.lines() {
                assert!(dabiao::text::width(line) <= 80, "{lang}: {line}");
                assert_eq!(line, line.trim_end(), "{lang}");
            }
        }
    }
}

#[test]
fn several_centres_have_a_line_each_for_every_standard() {
    let roster = fixture("roster.xlsx").display().to_string();
    let text = dabiao(["audit", &roster, "--also", "jiaozuo"]);
    assert_eq!(text.code, 0, "{}", text.err);
    assert_eq!(text.out.matches("示例甲镇便民服务中心").count(), 2, "{}", text.out);
    let lines = dabiao(["audit", &roster, "--also", "jiaozuo", "--format", "ndjson"]);
    for line in lines.out.lines() {
        let one: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(one["also"][0]["standard"]["id"], "jiaozuo");
        assert_eq!(one["also"][0]["centre"]["name"], one["centre"]["name"]);
    }
    assert_eq!(lines.out.lines().count(), 3);
}
