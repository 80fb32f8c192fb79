//! Waivers, further standards and counted faults over many centres: `batch` and `score` do what
//! `audit` does, and what is about no centre is said once.

mod common;

use std::path::{Path, PathBuf};

use common::batch::{checklist, name, not_met, write};
use common::{audit_json, codes, dabiao, finding, fixture, grade, grid, whole};
use serde_json::{Value, json};

const STANDARD: [&str; 2] = ["--standard", "ningbo-township"];

fn shown(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn batch(input: &Path, out: &Path, more: &[&str]) -> common::Run {
    dabiao(["batch", shown(input), "--out", shown(out)].into_iter().chain(more.iter().copied()))
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("readable");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn survey(out: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(out.join("survey.json")).expect("readable")).expect("JSON")
}

fn score(input: &str, more: &[&str]) -> (Vec<Value>, common::Run) {
    let run = common::dabiao_given(input, ["score", "-"].iter().chain(more));
    let lines = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    (lines, run)
}

fn waiver(standard: &str, indicator: &str, centre: &str) -> String {
    format!(
        "[[waiver]]\nstandard = \"{standard}\"\nindicator = \"{indicator}\"\ncentre = \"{centre}\"\n\
         reason = \"改造\"\napproved_by = \"示例县\"\ngranted = \"2022-01-01\"\nthrough = \"2023-12-31\"\n\n"
    )
}

/// Centre 1 misses item 6, centre 8 item 41.
fn waivers(folder: &Path) -> PathBuf {
    assert_eq!((not_met(1), not_met(8)), (vec![6], vec![41]));
    let path = folder.join("w.toml");
    let parts = [
        waiver("ningbo-township", "6", &name(1)),
        waiver("ningbo-township", "41", "330008"),
        waiver("ningbo-township", "6", "不在这里镇便民服务中心"),
        waiver("ningbo-township", "99", &name(2)),
        waiver("our-county", "6", &name(1)),
    ];
    std::fs::write(&path, format!("format = 1\n\n{}", parts.concat())).expect("written");
    path
}

const SAID: [(&str, u64); 3] =
    [("waiver_no_centre", 21), ("waiver_unknown_indicator", 30), ("waiver_no_standard", 39)];

#[test]
fn each_centre_of_a_batch_has_its_waivers_and_the_rest_is_said_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 9);
    let list = dir.path().join("list.csv");
    std::fs::write(&list, "文件,编码\n甲县/0008.xlsx,330008\n").expect("written");
    let path = waivers(dir.path());
    let more = [STANDARD[0], STANDARD[1], "--waivers", shown(&path), "--manifest", shown(&list)];
    let run = batch(&input, &out, &more);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    for (number, item) in [(1, "6"), (8, "41")] {
        let line = results.iter().find(|line| line["centre"]["name"] == name(number)).expect("the centre");
        let found = finding(line, item);
        assert_eq!((&found["verdict"], &found["waiver"]["reason"]), (&json!("not_met"), &json!("改造")));
        assert_eq!(line["grade"], "demonstration");
        assert_eq!(codes(line).iter().filter(|code| code.starts_with("waiver")).count(), 0);
    }
    // The document requires item 6, and recommends item 41.
    let first = results.iter().find(|line| line["centre"]["name"] == name(1)).expect("the centre");
    assert_eq!(grade(first, "demonstration")["waived"], json!(["6"]));
    let waived = results.iter().flat_map(|line| line["findings"].as_array().expect("a list"));
    assert_eq!(waived.filter(|finding| !finding["waiver"].is_null()).count(), 2);
    let problems = survey(&out)["problems"].clone();
    let said: Vec<(String, u64)> = problems
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (one["code"].as_str().expect("a code").to_owned(), one["at"]["line"].as_u64().expect("a line"))
        })
        .collect();
    assert_eq!(said, SAID.map(|(code, line)| (code.to_owned(), line)));
    assert!(run.out.contains("w.toml:21:1") && run.out.contains("要核对的豁免 3 条"), "{}", run.out);
    let page = std::fs::read_to_string(out.join("survey.html")).expect("readable");
    assert!(page.contains("要核对的豁免 3 条") && page.contains("w.toml:21:1"));
    // Gone through again, the same is said; with another file it is another batch.
    let before = survey(&out);
    let again: Vec<&str> = more.into_iter().chain(["--resume"]).collect();
    assert_eq!(batch(&input, &out, &again).code, 0);
    assert_eq!(survey(&out), before);
    std::fs::write(&path, "format = 1\n").expect("written");
    let run = batch(&input, &out, &again);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--waivers"), "{}", run.err);
}

/// Waived items counted as missed: a bureau saw gaps that it had itself allowed.
#[test]
fn what_is_waived_is_counted_apart_in_every_format() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(&input).expect("a folder");
    // Item 6 is missed by four of five; two of these have a waiver. Item 8 is missed by one, who has
    // one; item 9 is met, and its waiver is not needed.
    let missed: [&[usize]; 5] = [&[6, 8], &[6], &[6], &[6], &[]];
    for (number, items) in missed.iter().enumerate() {
        let text = checklist(&name(number), "甲县", items, &[]);
        grid::write(&text, &input.join(format!("{number}.xlsx")));
    }
    let path = dir.path().join("w.toml");
    let parts = [("6", 0), ("8", 0), ("6", 1), ("9", 4)]
        .map(|(item, number)| waiver("ningbo-township", item, &name(number)));
    std::fs::write(&path, format!("format = 1\n\n{}", parts.concat())).expect("written");
    let run = batch(&input, &out, &[&STANDARD[..], &["--waivers", shown(&path)]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let survey = survey(&out);
    let group = &survey["groups"][0];
    let gaps = group["gaps"].as_array().expect("a list");
    let of = |gap: &Value| {
        ["indicator", "missed", "judged", "percent", "waived", "waived_percent", "not_met"]
            .map(|key| gap[key].clone())
    };
    assert_eq!(of(&gaps[0]), [json!("6"), json!(2), json!(5), json!(40), json!(2), json!(40), json!(4)]);
    assert_eq!(of(&gaps[1]), [json!("8"), json!(0), json!(5), json!(0), json!(1), json!(20), json!(1)]);
    assert_eq!(gaps.len(), 2);
    let all = &group["all"];
    assert_eq!((&all["waived"], &all["centres_with_waivers"]), (&json!(3), &json!(2)));
    // Items 6 and 8 are required for 示范型: both centres reach it by their waivers only.
    assert_eq!(all["centres_lifted_by_waivers"], json!(2));
    assert!(
        run.out.contains("2 个中心的 3 项，不算在未达到里；不计豁免，2 个中心的等级会降低"),
        "{}",
        run.out
    );
    assert!(run.out.contains("2 (40.00%)"), "{}", run.out);
    let text = |file: &str| std::fs::read_to_string(out.join(file)).expect("readable");
    let csv = text("gaps.csv");
    let rows: Vec<Vec<&str>> =
        csv.trim_start_matches('\u{FEFF}').lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|head| *head == name).expect("the column");
    let cells =
        |row: usize| ["未达到", "占比", "豁免", "豁免占比", "不符合"].map(|name| rows[row][column(name)]);
    assert_eq!(cells(1), ["2", "40.00", "2", "40.00", "4"]);
    assert_eq!(cells(2), ["0", "0.00", "1", "20.00", "1"]);
    assert!(text("matrix-1-ningbo-township-township.csv").contains("不符合(豁免)"));
    let page = text("survey.html");
    assert!(page.contains(">2 (40.00%)</td>") && page.contains("mmmmmNmNm"), "{page}");
    let file = std::fs::File::open(out.join("survey.xlsx")).expect("a workbook");
    let mut book = zip::ZipArchive::new(file).expect("a container");
    // Long sheets hold their texts themselves, the others share them.
    let mut strings = String::new();
    for at in 0..book.len() {
        let part = book.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/sheet") {
            strings.push_str(&std::io::read_to_string(part).expect("text"));
        }
    }
    assert!(strings.contains("豁免占比") && strings.contains("不符合(豁免)"), "{strings}");
}

fn facts(number: usize) -> String {
    let marks: serde_json::Map<String, Value> = (1..=58)
        .map(|item| {
            (item.to_string(), if not_met(number).contains(&item) { "not_met" } else { "met" }.into())
        })
        .collect();
    let code = format!("33000{number}");
    json!({ "centre": name(number), "code": code, "date": "2022-11-03", "marks": marks }).to_string()
}

#[test]
fn facts_have_their_waivers_and_the_rest_is_said_after_the_last_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = waivers(dir.path());
    let input: String = (0..9).map(|number| facts(number) + "\n").collect();
    let (lines, run) = score(&input, &[STANDARD[0], STANDARD[1], "--waivers", shown(&path)]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (number, item) in [(1, "6"), (8, "41")] {
        let found = finding(&lines[number], item);
        assert_eq!((&found["verdict"], &found["waiver"]["reason"]), (&json!("not_met"), &json!("改造")));
    }
    for (code, line) in SAID {
        assert_eq!(run.err.matches(code).count(), 1, "{}", run.err);
        assert!(run.err.contains(&format!("w.toml:{line}:1")), "{}", run.err);
    }
}

/// The record of `audit --also` for a file, in one line.
fn audited(file: &Path, also: &[&str]) -> Value {
    audit_json(file, 0, &[&STANDARD[..], also].concat())
}

#[test]
fn a_batch_judges_by_further_standards_as_audit_does() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(&input).expect("a folder");
    for file in ["standard.xlsx", "open.xlsx", "demonstration.xlsx"] {
        std::fs::copy(fixture(file), input.join(file)).expect("copied");
    }
    let also = ["--also", "jiaozuo", "--also", "ankang"];
    let run = batch(&input, &out, &[&STANDARD[..], &also].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    let restored = whole(&out.join("results.ndjson"), &[]);
    let restored: Vec<Value> =
        restored.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    for (line, file) in restored.iter().zip(["demonstration.xlsx", "open.xlsx", "standard.xlsx"]) {
        assert_eq!(*line, audited(&fixture(file), &also), "{file}");
        assert_eq!(line["also"].as_array().map(Vec::len), Some(2));
    }
    // Without --standard each file's own is recognised first.
    let found = dir.path().join("found");
    let run = batch(&input, &found, &also);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(lines(&found.join("results.ndjson"))[2]["also"], results[2]["also"]);
    let again: Vec<&str> = STANDARD.into_iter().chain(["--also", "jiaozuo", "--resume"]).collect();
    let run = batch(&input, &out, &again);
    assert_eq!((run.code, run.err.contains("--also")), (2, true), "{}", run.err);
    let run = batch(&input, &out, &[&STANDARD[..], &["--also", "ningbo-township", "--force"]].concat());
    assert_eq!(run.code, 2, "{}", run.err);
}

#[test]
fn a_crosswalk_that_cannot_be_read_ends_the_batch_before_it_begins() {
    let dir = tempfile::tempdir().expect("a folder");
    let (out, broken) = (dir.path().join("out"), dir.path().join("broken.toml"));
    std::fs::write(&broken, "format = 1\n[[pair]]\nleft = 3\n").expect("written");
    let more = ["--also", "jiaozuo", "--crosswalk", shown(&broken)];
    for more in [more.to_vec(), [&more[..], &STANDARD].concat()] {
        let run = batch(&fixture("standard.xlsx"), &out, &more);
        assert_eq!(run.code, 4, "{}", run.err);
        assert!(run.err.contains("broken.toml") && !out.exists(), "{}", run.err);
    }
    let (_, run) = score("", &more);
    assert_eq!(run.code, 4, "{}", run.err);
}

#[test]
fn a_roster_is_judged_by_further_standards_centre_by_centre() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let roster = fixture("roster.xlsx");
    let run = batch(&roster, &out, &[&STANDARD[..], &["--also", "jiaozuo"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let args = ["audit", shown(&roster), "--format", "ndjson", "--also", "jiaozuo"];
    let run = dabiao(args.into_iter().chain(STANDARD));
    assert_eq!(whole(&out.join("results.ndjson"), &[]), run.out);
}

#[test]
fn a_centre_that_a_further_standard_does_not_fit_keeps_its_own_assessment() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 2);
    // zhengzhou-hall has no townships.
    let run = batch(&input, &out, &[&STANDARD[..], &["--also", "zhengzhou-hall"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    for line in lines(&out.join("results.ndjson")) {
        assert_eq!(line["also"], Value::Null);
        assert!(codes(&line).contains(&"also_not_at_level"), "{:?}", codes(&line));
    }
}

#[test]
fn facts_are_judged_by_further_standards_and_may_state_their_fields() {
    let walk = |name: &str| fixture("crosswalk").join(name).display().to_string();
    let (left, right, crosswalk) = (walk("walk-left.toml"), walk("walk-right.toml"), walk("crosswalk.toml"));
    let more = ["--standard", &left, "--also", &right, "--crosswalk", &crosswalk];
    // `seats` is a field of the further standard only; `chairs` of neither.
    let fields = |id: &str| {
        json!({"centre": "甲", "level": "township", "marks": {"1": "met"}, "fields": {id: "12"}}).to_string()
    };
    let right_text = std::fs::read_to_string(&right).expect("readable");
    assert!(right_text.contains("[field.seats]"), "{right_text}");
    let (lines, run) = score(&format!("{}\n{}\n", fields("seats"), fields("chairs")), &more);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(codes(&lines[0]), [] as [&str; 0]);
    let settled = lines[0]["also"][0]["settled"].as_array().expect("a list");
    assert!(settled.iter().any(|one| one["field"] == "seats"), "{settled:?}");
    assert_eq!(codes(&lines[1]), ["facts_unknown_field"]);
}

#[test]
fn faults_and_bonuses_counted_in_facts_cost_and_earn_as_in_a_form() {
    let table = |name: &str| fixture(&format!("tables/{name}.toml")).display().to_string();
    let line = json!({"centre": "甲", "level": "township",
        "counts": {"1": 3, "5": {"late": 1, "away": "1次"}, "8(-1)": 1}})
    .to_string();
    let (lines, run) = score(&line, &["--standard", &table("deductions")]);
    assert_eq!(run.code, 0, "{}{}", run.err, run.out);
    // 2 − 3 × 0.2.
    let first = finding(&lines[0], "1");
    assert_eq!((&first["basis"], &first["verdict"]), (&json!("counted"), &json!("not_met")));
    assert_eq!(first["points"]["earned"], json!(1.4));
    assert_eq!(first["deductions"][0]["times"], json!(3));
    // 15 less what late and away cost in the table: as the form with the same counts.
    let fifth = finding(&lines[0], "5");
    assert_eq!(fifth["deductions"][1]["deduction"], "away");
    assert_eq!(fifth["deductions"][1]["times"], json!(1));
    assert_eq!(finding(&lines[0], "8")["deductions"][0]["times"], json!(1));
    // Twice commended: 2 × 3 points beside the sum.
    let bonus = json!({"centre": "甲", "level": "township", "counts": {"5": {"bonus": 2}}}).to_string();
    let (lines, run) = score(&bonus, &["--standard", &table("bonus")]);
    assert_eq!(run.code, 0, "{}{}", run.err, run.out);
    assert_eq!(finding(&lines[0], "5")["points"]["earned"], json!(6));
}

#[test]
fn counts_that_cannot_be_taken_are_problems() {
    let table = fixture("tables/deductions.toml").display().to_string();
    let line = r#"{"centre":"甲","level":"township","counts":{"1":"多次","5":2,"3":1,"99":1,"8":{"lost":1},"8(-1)":1,"5":{"late":1},"5":{"late":2}}}"#;
    let (lines, run) = score(line, &["--standard", &table]);
    assert_eq!(run.code, 4);
    let found = codes(&lines[0]);
    for code in ["count_unreadable", "facts_not_counted", "facts_unknown_count", "facts_twice"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    let (lines, _) = score(r#"{"centre":"甲","level":"township","counts":{"5":2}}"#, &["--standard", &table]);
    assert_eq!(codes(&lines[0]), ["count_of_which"]);
}

#[test]
fn counts_in_forms_and_rosters_come_through_a_batch() {
    let dir = tempfile::tempdir().expect("a folder");
    let roster = dir.path().join("roster.csv");
    let rows = "中心名称,检查日期,指标1发生次数,2 便民设施,指标3,按时办结率,5(-1) 迟到早退,5(-2) 离岗,指标6,指标7,8(-1),8(-2)\n\
                甲镇,2026-05-18,3,√,√,91.3%,3,1,√,√,1,0\n乙镇,2026-05-19,无,√,√,96%,0,0,√,√,0,否\n";
    std::fs::write(&roster, rows).expect("written");
    // 1.4 + 8 + 20 + 8 + 9.5 + 15 + 10 + 14, and everything; the form is that of the worked example.
    let runs = [
        (roster, "tables/deductions.toml", vec![json!(85.9), json!(100)]),
        (fixture("worked-example/visit.csv"), "worked-example/table.toml", vec![json!(2)]),
    ];
    for (n, (file, table, expected)) in runs.into_iter().enumerate() {
        let (out, table) = (dir.path().join(n.to_string()), fixture(table).display().to_string());
        let run = batch(&file, &out, &["--standard", &table]);
        assert_eq!(run.code, 0, "{}", run.err);
        let audit = dabiao(["audit", shown(&file), "--format", "ndjson", "--standard", &table]);
        assert_eq!(whole(&out.join("results.ndjson"), &[&table]), audit.out);
        let lines = lines(&out.join("results.ndjson"));
        let found: Vec<Value> = match n {
            0 => lines.iter().map(|line| line["score"]["earned"].clone()).collect(),
            // Two windows without a sign.
            _ => vec![finding(&lines[0], "1")["deductions"][0]["times"].clone()],
        };
        assert_eq!(found, expected);
    }
}
