//! A centre's line in batch and score, and the whole assessment that report makes of it.

mod common;

use std::path::{Path, PathBuf};

use common::{dabiao, dabiao_given, fixture, whole};
use serde_json::Value;
use tempfile::TempDir;

const TOWNSHIP: [&str; 2] = ["--standard", "ningbo-township"];

fn shown(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// What `audit --format ndjson` writes of a file.
fn audited(file: &Path, more: &[&str]) -> String {
    dabiao(["audit", shown(file), "--format", "ndjson"].iter().chain(more)).out
}

/// The results of a batch over a file.
fn results(file: &Path, more: &[&str]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let run = dabiao(["batch", shown(file), "--out", shown(&out)].iter().chain(more));
    assert!(out.join("results.ndjson").exists(), "{}", run.err);
    (dir, out.join("results.ndjson"))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_line_is_made_into_what_audit_writes_whatever_it_was_judged_with() {
    let county = fixture("tailoring/county.toml");
    let waivers = fixture("waivers.toml");
    let deductions = fixture("tables/deductions.toml");
    let table = fixture("worked-example/table.toml");
    let waived = [&TOWNSHIP[..], &["--waivers", shown(&waivers), "--as-of", "2026-05-18"]].concat();
    let also = [&TOWNSHIP[..], &["--also", "jiaozuo", "--also", "ankang"]].concat();
    let set = [&TOWNSHIP[..], &["--set", "online_rate=0.95", "--lang", "en"]].concat();
    let cases: [(PathBuf, Vec<&str>, Vec<&str>); 7] = [
        (fixture("roster.xlsx"), waived, vec![]),
        (fixture("standard.xlsx"), also, vec![]),
        (fixture("open.xlsx"), set, vec![]),
        (fixture("standard.xlsx"), vec!["--standard", shown(&county)], vec![shown(&county)]),
        (fixture("worked-example/visit.csv"), vec!["--standard", shown(&table)], vec![shown(&table)]),
        (fixture("demonstration.xlsx"), vec![], vec![]),
        (
            fixture("roster.xlsx"),
            vec!["--standard", shown(&deductions), "--level", "township"],
            vec![shown(&deductions)],
        ),
    ];
    for (file, judged, needed) in cases {
        let (_dir, results) = results(&file, &judged);
        let (line, audited) = (whole(&results, &needed), audited(&file, &judged));
        assert!(!audited.is_empty());
        assert_eq!(line, audited, "{} {judged:?}", file.display());
    }
}

#[test]
fn every_built_in_standard_is_at_hand() {
    for (standard, level) in
        [("ningbo-township", "township"), ("jiaozuo", "village"), ("jiaozuo", "city"), ("ankang", "county")]
    {
        let facts = format!("{{\"centre\":\"示例\",\"level\":\"{level}\",\"marks\":{{\"1\":\"√\"}}}}\n");
        let run = dabiao_given(&facts, ["score", "-", "--standard", standard]);
        let run = dabiao_given(&run.out, ["report", "-", "--format", "ndjson"]);
        assert_eq!(run.code, 0, "{standard}: {}", run.err);
        let made = lines(&run.out).remove(0);
        assert_eq!((&made["standard"]["id"], &made["level"]), (&standard.into(), &level.into()));
        let source = &made["standard"]["source"]["title"];
        assert!(source.as_str().is_some_and(|title| !title.is_empty()), "{standard}: {source}");
    }
}

#[test]
fn a_line_has_what_was_found_and_nothing_that_only_the_standard_says() {
    let (_dir, results) = results(&fixture("standard.xlsx"), &TOWNSHIP);
    let text = std::fs::read_to_string(&results).expect("readable");
    let (line, audited) =
        (lines(&text).remove(0), lines(&audited(&fixture("standard.xlsx"), &TOWNSHIP)).remove(0));
    // What the contract names is there, and the same.
    for key in ["schema_version", "tool", "centre", "level", "inspected_on", "grade", "score", "problems"] {
        assert_eq!(line[key], audited[key], "{key}");
    }
    for key in ["id", "edition", "sha256"] {
        assert_eq!(line["standard"][key], audited["standard"][key], "{key}");
    }
    let both = |key: &str| {
        let list = |whole: &Value| whole[key].as_array().expect("a list").clone();
        std::iter::zip(list(&line), list(&audited)).collect::<Vec<_>>()
    };
    for (line, audited) in both("grades") {
        for key in ["id", "outcome", "score", "missing", "unchecked", "fixes"] {
            assert_eq!(line[key], audited[key], "{key}");
        }
    }
    let findings = both("findings");
    assert_eq!(findings.len(), 58);
    for (line, audited) in findings {
        for key in [
            "indicator",
            "section",
            "verdict",
            "verdict_by_grade",
            "measured",
            "required",
            "shortfall",
            "attested",
            "conflict",
            "remark",
            "waiver",
            "at",
            "cite",
        ] {
            assert_eq!(line[key], audited[key], "{key}");
        }
        for key in ["earned", "possible"] {
            assert_eq!(line["points"][key], audited["points"][key], "{key}");
        }
    }
    assert!(line.get("notes").is_none() && line["standard"].get("source").is_none());
    let whole = audited.to_string().len();
    assert!(text.len() * 2 < whole, "{} of {whole} bytes", text.len());
}

#[test]
fn a_standard_that_is_not_at_hand_is_named() {
    let station = fixture("standards/example-station.toml");
    let facts = "{\"centre\":\"示例\",\"level\":\"township\",\"marks\":{\"1\":\"√\"}}\n";
    let run = dabiao_given(facts, ["score", "-", "--standard", shown(&station)]);
    let report = |more: &[&str]| {
        let args = ["report", "-", "--format", "ndjson"];
        dabiao_given(&run.out, args.iter().chain(more))
    };
    let without = report(&[]);
    assert_eq!((without.code, without.out.as_str()), (4, ""), "{}", without.err);
    assert!(without.err.contains("-:1") && without.err.contains("example-station 2026"), "{}", without.err);
    assert_eq!(report(&["--standard", shown(&station)]).code, 0);
    // The same standard with another letter in it is not the one the centre was judged by.
    let dir = tempfile::tempdir().expect("a folder");
    let other = dir.path().join("other.toml");
    let text = std::fs::read_to_string(&station).expect("readable");
    std::fs::write(&other, format!("{text}\n")).expect("written");
    let other = report(&["--standard", shown(&other)]);
    assert_eq!(other.code, 4, "{}", other.err);
}

#[test]
fn a_line_that_was_changed_is_refused_in_words() {
    let (dir, results) = results(&fixture("standard.xlsx"), &TOWNSHIP);
    let good = std::fs::read_to_string(&results).expect("readable");
    let bad = dir.path().join("bad.ndjson");
    for (from, to) in [
        ("\"indicator\":\"4\"", "\"indicator\":\"400\""),
        (
            "\"verdict\":\"met\",\"verdict_by_grade\":{\"demonstration\":\"met\"",
            "\"verdict\":\"met\",\"verdict_by_grade\":{\"demonstration\":\"fine\"",
        ),
        ("\"attested\":\"met\"", "\"attested\":\"fine\""),
        ("\"basis\":\"attested\"", "\"basis\":\"guessed\""),
        ("\"level\":\"township\"", "\"level\":\"planet\""),
        ("\"lang\":\"zh\"", "\"lang\":\"fr\""),
        ("\"points\":{\"earned\":1", "\"points\":{\"earned\":79228162514264337593543950335"),
        ("\"how\":\"given\"", "\"how\":\"thrown\""),
        ("\"grade\":\"standard\"", "\"grade\":\"demonstration\""),
        ("\"schema_version\":1", "\"schema_version\":2"),
        ("\"inspected_on\":\"", "\"inspected_on\":\"9"),
        ("\"findings\":[", "\"findings\":[7,"),
    ] {
        assert!(good.contains(from), "{from}");
        std::fs::write(&bad, format!("{good}{}", good.replacen(from, to, 1))).expect("written");
        for format in ["ndjson", "csv"] {
            let run = dabiao(["report", shown(&bad), "--format", format]);
            assert_eq!((run.code, run.out.as_str()), (4, ""), "{from}: {}", run.err);
            assert!(run.err.contains("bad.ndjson"), "{}", run.err);
        }
    }
    // The column is that of the broken line, in the file.
    std::fs::write(&bad, format!("{good}{{\"schema_version\":1,\"findings\":7}}\n")).expect("written");
    let run = dabiao(["report", shown(&bad), "--format", "ndjson"]);
    assert!(run.err.contains("line 2 column"), "{}", run.err);
}

/// Reports of every kind are the same of a line as of the checklist.
#[test]
fn reports_of_a_line_are_those_of_the_checklist() {
    let (dir, results) = results(&fixture("standard.xlsx"), &TOWNSHIP);
    let names = ["a.html", "a.xlsx", "a.docx", "a.md", "a.csv", "a.json"];
    let made = |sub: &str, args: &[&str]| -> Vec<Vec<u8>> {
        let folder = dir.path().join(sub);
        std::fs::create_dir_all(&folder).expect("a folder");
        let files: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let mut all: Vec<&str> = args.to_vec();
        all.push("--report");
        all.extend(files.iter().map(|file| shown(file)));
        let run = dabiao(all.into_iter().chain(["--notice", shown(&folder.join("n.docx"))]));
        assert!(folder.join("n.docx").exists(), "{}", run.err);
        files
            .iter()
            .chain([&folder.join("n.docx")])
            .map(|file| std::fs::read(file).expect("written"))
            .collect()
    };
    let file = fixture("standard.xlsx");
    let of_list = made("list", &["audit", shown(&file), "--standard", "ningbo-township"]);
    assert_eq!(made("line", &["report", shown(&results)]), of_list);
}

/// Texts of findings are put together from parts that are kept, which texts of a checklist that look
/// like these parts must not mislead.
#[test]
fn texts_that_look_like_parts_of_a_line_change_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let evil = [
        "\"findings\":[]",
        ",\"remark\":null,\"waiver\":null,\"at\":",
        "\"at\":{}",
        "a\\",
        "\\\"",
        "第一行\n第二行",
        "\u{7f}\u{2028}\u{feff}😀",
        "\t",
        "",
        "null",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text =
        format!("中心名称,{}\n序号,检查内容,检查结果,备注,佐证材料\n", quoted("甲\"findings\":[]镇"));
    for number in 1..=58 {
        let (remark, evidence) = (evil[number % evil.len()], evil[number * 7 % evil.len()]);
        let mark = ["√", "×", "基本符合", "不适用", ""][number % 5];
        text.push_str(&format!("{number},内容,{mark},{},{}\n", quoted(remark), quoted(evidence)));
    }
    let file = dir.path().join("a\"findings\":[].csv");
    std::fs::write(&file, text).expect("written");
    // Twice, so that the second is made of what was kept from the first.
    std::fs::copy(&file, dir.path().join("b.csv")).expect("copied");
    std::fs::write(dir.path().join("c.csv"), std::fs::read_to_string(&file).expect("readable") + "\n")
        .expect("written");
    let judged = [&TOWNSHIP[..], &["--level", "township"]].concat();
    let (_out, results) = results(dir.path(), &judged);
    let files = ["a\"findings\":[].csv", "c.csv"];
    let all: String = files.iter().map(|name| audited(&dir.path().join(name), &judged)).collect();
    assert_eq!(all.lines().count(), 2);
    assert!(
        lines(&all)[1]["findings"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["remark"] == evil[1]))
    );
    assert_eq!(whole(&results, &[]), all);
}

/// Of two centres of one name, and of one without a name, no report could be made.
#[test]
fn a_centre_is_chosen_by_its_place_where_its_name_does_not_tell() {
    let dir = tempfile::tempdir().expect("a folder");
    let facts = "{\"centre\":\"甲镇\",\"marks\":{\"1\":\"√\"}}\n{\"centre\":\"甲镇\",\"marks\":{\"1\":\"×\"}}\n{\"marks\":{}}\n";
    let run = dabiao_given(facts, ["score", "-", "--level", "township"].iter().chain(&TOWNSHIP));
    let file = dir.path().join("r.ndjson");
    std::fs::write(&file, run.out).expect("written");
    let report = |centre: &str| dabiao(["report", shown(&file), "--format", "ndjson", "--centre", centre]);
    let several = report("甲镇");
    let second = format!("{}:2", shown(&file));
    assert_eq!(several.code, 2);
    assert!(several.err.contains(&second) && several.err.contains("位置"), "{}", several.err);
    let chosen = report(&second);
    assert_eq!((chosen.code, &lines(&chosen.out)[0]["findings"][0]["verdict"]), (0, &"not_met".into()));
    let third = format!("{}:3", shown(&file));
    assert!(report("乙镇").err.contains(&third), "what has no name is listed by its place");
    assert_eq!(lines(&report(&third).out)[0]["centre"]["name"], Value::Null);
}
