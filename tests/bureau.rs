//! Two rounds compared, a random draw, and facts scored line by line.

mod common;

use std::path::Path;

use common::batch::{checklist, name, not_met};
use common::{dabiao, fixture, grid, root};
use serde_json::{Value, json};

/// The results of a round with these centres: name, region, items not met, items unchecked.
fn round(dir: &Path, file: &str, centres: &[(&str, &str, &[usize], &[usize])]) -> String {
    let input = dir.join(format!("{file}-in"));
    std::fs::create_dir_all(&input).expect("a folder");
    for (n, (name, region, not_met, unchecked)) in centres.iter().enumerate() {
        grid::write(&checklist(name, region, not_met, unchecked), &input.join(format!("{n}.xlsx")));
    }
    let out = dir.join(file).to_str().expect("UTF-8").to_owned();
    let run =
        dabiao(["batch", input.to_str().expect("UTF-8"), "--out", &out, "--standard", "ningbo-township"]);
    assert_eq!(run.code, 0, "{}", run.err);
    out
}

fn compare(old: &str, new: &str) -> Value {
    let run = dabiao(["compare", old, new, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn a_second_round_is_followed_up_item_by_item() {
    let dir = tempfile::tempdir().expect("a folder");
    let old = round(dir.path(), "old", &[("示例甲镇便民服务中心", "甲县", &[5, 9, 12, 20], &[30])]);
    let new = round(dir.path(), "new", &[("示例甲镇便民服务中心", "甲县", &[9, 30, 40], &[20])]);
    let found = compare(&old, &new);
    let changes = &found["pairs"][0]["changes"];
    assert_eq!(changes["rectified"], json!(["5", "12"]));
    assert_eq!(changes["still_open"], json!(["9"]));
    assert_eq!(changes["newly_unmet"], json!(["30", "40"]));
    assert_eq!(changes["not_rechecked"], json!(["20"]));
    assert_eq!(found["totals"]["newly_unmet"], 2);
    assert_eq!(found["standards_changed"], json!([]));
    let run = dabiao(["compare", &old, &new, "--format", "csv"]);
    assert_eq!(run.out.lines().count(), 7);
    // 54 of 58 (one of them open: 53 earned), then 54 earned.
    let run = dabiao(["compare", &old, &new, "--lang", "en"]);
    assert!(run.out.contains("91.38% → 93.10%"), "{}", run.out);
}

#[test]
fn centres_that_only_look_alike_are_never_merged() {
    let dir = tempfile::tempdir().expect("a folder");
    let none: &[usize] = &[];
    let old = round(
        dir.path(),
        "old",
        &[
            ("示例甲镇便民服务中心", "甲县", none, none),
            ("示例乙镇便民服务中心", "甲县", none, none),
            ("示例丙镇便民服务中心", "甲县", none, none),
            ("示例丁镇便民服务中心", "甲县", none, none),
            ("示例丁镇便民服务中心", "甲县", &[9], none),
        ],
    );
    let new = round(
        dir.path(),
        "new",
        &[
            ("示例甲镇便民服务中心", "甲县", none, none),
            ("示例乙镇政务服务中心", "甲县", none, none),
            ("示例丙镇便民服务中心", "乙县", none, none),
            ("示例丁镇便民服务中心", "甲县", none, none),
        ],
    );
    let found = compare(&old, &new);
    assert_eq!(found["centres"]["paired"], 1);
    assert_eq!(found["only_old"].as_array().map(Vec::len), Some(4));
    assert_eq!(found["only_new"].as_array().map(Vec::len), Some(3));
    let near = found["perhaps_the_same"].as_array().expect("a list");
    let why = |old: &str, new: &str| -> Vec<&Value> {
        near.iter()
            .filter(|near| near["old"]["name"] == old && near["new"]["name"] == new)
            .map(|near| &near["why_not"])
            .collect()
    };
    assert_eq!(why("示例乙镇便民服务中心", "示例乙镇政务服务中心"), ["names_differ"]);
    assert_eq!(why("示例丙镇便民服务中心", "示例丙镇便民服务中心"), ["regions_differ"]);
    assert_eq!(why("示例丁镇便民服务中心", "示例丁镇便民服务中心"), ["several", "several"]);
}

#[test]
fn a_change_of_the_standard_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    let changed = dir.path().join("ningbo-township.toml");
    std::fs::write(&changed, text.replace("edition = \"2022\"", "edition = \"2026\"")).expect("written");
    let write = |name: &str, standard: &str| -> String {
        let file = dir.path().join(name).to_str().expect("UTF-8").to_owned();
        let input = fixture("standard.xlsx");
        let input = input.to_str().expect("UTF-8");
        let run = dabiao(["audit", input, "--format", "ndjson", "-o", &file, "--standard", standard]);
        assert_eq!(run.code, 0, "{}", run.err);
        file
    };
    let old = write("old.ndjson", "ningbo-township");
    let new = write("new.ndjson", changed.to_str().expect("UTF-8"));
    let found = compare(&old, &new);
    let change = &found["standards_changed"][0];
    assert_eq!((&change["old"]["edition"], &change["new"]["edition"]), (&json!("2022"), &json!("2026")));
    assert_eq!((&change["pairs"], &change["shared_items"]), (&json!(1), &json!(58)));
    let run = dabiao(["compare", &old, &new]);
    assert!(run.out.contains("标准有变"), "{}", run.out);
}

#[test]
fn what_is_no_result_is_refused_with_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("x.ndjson");
    std::fs::write(&file, "{\"schema_version\":1}\n").expect("written");
    let file = file.to_str().expect("UTF-8");
    let run = dabiao(["compare", file, file]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("第 1 行"), "{}", run.err);
    let folder = dir.path().to_str().expect("UTF-8");
    assert_eq!(dabiao(["compare", folder, folder]).code, 4);
}

#[test]
fn a_draw_is_the_order_of_sha256sum() {
    let list = fixture("centres.csv");
    let list = list.to_str().expect("UTF-8");
    let run = dabiao(["sample", list, "--count", "2", "--seed", "2026", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let found: Value = serde_json::from_str(&run.out).expect("JSON");
    // printf '2026\n330200003' | sha256sum, and so on: 20aef3… < cfa045… < d748ca….
    assert_eq!(found["drawn"][0]["code"], "330200003");
    assert_eq!(
        found["drawn"][0]["digest"],
        "20aef35002e4f4f40a424455f9b36a714cd715da1318f7f769871b57dbcae1f2"
    );
    assert_eq!(found["drawn"][1]["code"], "330200001");
    assert_eq!(found["seed"], "2026");
}

#[test]
fn strata_are_drawn_in_proportion() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("list.csv");
    let mut text = String::from("中心名称,所属地区\n");
    for n in 0..30 {
        text.push_str(&format!("{},{}\n", name(n), if n < 20 { "甲县" } else { "乙县" }));
    }
    std::fs::write(&file, text).expect("written");
    let file = file.to_str().expect("UTF-8");
    let args = ["sample", file, "--count", "6", "--by", "region", "--format", "json"];
    let draw = || -> Value { serde_json::from_str(&dabiao(args).out).expect("JSON") };
    let found = draw();
    let strata: Vec<_> = found["strata"].as_array().expect("a list").iter().map(|s| &s["drawn"]).collect();
    assert_eq!(strata, [&json!(2), &json!(4)]);
    // Without a seed every draw has its own, which makes it again.
    let seed = found["seed"].as_str().expect("a seed");
    assert_ne!(draw()["seed"], found["seed"]);
    let again = dabiao(args.into_iter().chain(["--seed", seed]));
    assert_eq!(serde_json::from_str::<Value>(&again.out).expect("JSON"), found);
    let run = dabiao(["sample", file, "--count", "31"]);
    assert_eq!(run.code, 2);
}

#[test]
fn a_list_with_a_code_twice_is_not_drawn_from() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("list.csv");
    std::fs::write(&file, "中心名称,编码\n甲镇,1\n乙镇,1\n").expect("written");
    let run = dabiao(["sample", file.to_str().expect("UTF-8"), "--count", "1"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("A3"), "{}", run.err);
}

fn score(input: &str, more: &[&str]) -> common::Run {
    common::dabiao_given(input, ["score", "-"].iter().chain(more))
}

fn facts(number: usize) -> String {
    let marks: serde_json::Map<String, Value> = (1..=58)
        .map(|item| {
            let mark = if not_met(number).contains(&item) { "not_met" } else { "met" };
            (item.to_string(), mark.into())
        })
        .collect();
    json!({ "centre": name(number), "region": "甲县", "date": "2022-11-03", "marks": marks }).to_string()
}

#[test]
fn facts_come_to_what_the_same_checklist_comes_to() {
    let dir = tempfile::tempdir().expect("a folder");
    let input: String = (0..14).map(|number| facts(number) + "\n").collect();
    let run = score(&input, &["--standard", "ningbo-township"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 14);
    for (number, line) in lines.iter().enumerate() {
        let file = dir.path().join(format!("{number}.xlsx"));
        grid::write(&checklist(&name(number), "甲县", &not_met(number), &[]), &file);
        let by_audit = common::audit_json(&file, 0, &["--standard", "ningbo-township"]);
        for part in ["centre", "level", "inspected_on", "grade", "score"] {
            assert_eq!(line[part], by_audit[part], "{number}: {part}");
        }
        for (one, other) in line["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .zip(by_audit["findings"].as_array().expect("a list"))
        {
            assert_eq!(one["verdict_by_grade"], other["verdict_by_grade"]);
        }
    }
    // Divided anywhere, facts give the same bytes.
    let cut = input.match_indices('\n').nth(4).expect("five lines").0 + 1;
    let parts =
        [&input[..cut], &input[cut..]].map(|part| score(part, &["--standard", "ningbo-township"]).out);
    assert_eq!(parts.concat(), run.out);
}

#[test]
fn a_bad_line_has_its_place_and_the_others_stand() {
    let input = format!("{}\n{{\"centre\":\n\n{}\n{{\"marcs\":{{}}}}\n", facts(1), facts(2));
    let run = score(&input, &["--standard", "ningbo-township"]);
    assert_eq!(run.code, 4);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let codes: Vec<&Value> = lines.iter().map(|line| &line["failure"]["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!("score-bad-line"), &Value::Null, &json!("score-bad-line")]);
    assert!(lines[3]["failure"]["message"].as_str().is_some_and(|text| text.contains("marcs")));
}

#[test]
fn what_facts_say_twice_or_wrongly_is_a_problem_and_no_verdict() {
    let input = r#"{"centre":"甲","level":"township","date":"2022-11-03","marks":{"1":"met","1":"not_met","2":"是吗","3":["x"],"59":"met"},"fields":{"hall_area":132.50,"hall":3},"standard":"ningbo-township"}"#;
    let run = score(input, &[]);
    assert_eq!(run.code, 4);
    let line: Value = serde_json::from_str(&run.out).expect("JSON");
    for code in
        ["facts_twice", "unreadable_mark", "facts_no_value", "facts_unknown_indicator", "facts_unknown_field"]
    {
        assert!(common::codes(&line).contains(&code), "{code}: {:?}", common::codes(&line));
    }
    assert_eq!(common::finding(&line, "1")["verdict"], "not_checked");
    assert_eq!(common::finding(&line, "2")["verdict"], "unreadable");
    assert_eq!(common::finding(&line, "4")["measured"]["value"].to_string(), "132.5");
    assert_eq!(common::finding(&line, "4")["verdict"], "not_met");
    // Facts do not have files opened.
    let run = score(r#"{"standard":"standards/ningbo-township.toml"}"#, &[]);
    assert!(run.out.contains("score-other-standard"), "{}", run.out);
    assert_eq!(score("", &["--standard", "ningbo-township"]).code, 3);
}
