//! Rounds given as checklists: assessed first, as `batch` does it, and then compared.

mod common;

use std::path::Path;

use common::batch::{checklist, write};
use common::{dabiao, fixture, grid};
use serde_json::{Value, json};

const STANDARD: [&str; 2] = ["--standard", "ningbo-township"];

fn shown(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn compare(old: &Path, new: &Path, more: &[&str]) -> (Value, common::Run) {
    let args = ["compare", shown(old), shown(new), "--format", "json"];
    let run = dabiao(args.into_iter().chain(more.iter().copied()));
    (serde_json::from_str(&run.out).unwrap_or(Value::Null), run)
}

/// Writes a checklist a centre into a folder: which items each misses.
fn round(folder: &Path, centres: &[(&str, &[usize])]) {
    std::fs::create_dir_all(folder).expect("a folder");
    for (number, (centre, missed)) in centres.iter().enumerate() {
        grid::write(&checklist(centre, "甲县", missed, &[]), &folder.join(format!("{number}.xlsx")));
    }
}

/// A waiver that holds on the day of every checklist.
fn waiver(centre: &str, item: &str) -> String {
    format!(
        "[[waiver]]\nstandard = \"ningbo-township\"\nindicator = \"{item}\"\ncentre = \"{centre}\"\n\
         reason = \"理由\"\napproved_by = \"示例县\"\ngranted = \"2020-01-01\"\nthrough = \"2030-12-31\"\n\n"
    )
}

fn write_waivers(file: &Path, waivers: &[String]) {
    std::fs::write(file, format!("format = 1\n\n{}", waivers.concat())).expect("written");
}

#[test]
fn folders_of_checklists_are_assessed_and_compared() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    round(&old, &[("甲镇", &[6, 8]), ("乙镇", &[9]), ("丙镇", &[])]);
    round(&new, &[("甲镇", &[8, 10]), ("乙镇", &[]), ("丁镇", &[])]);
    let (found, run) = compare(&old, &new, &STANDARD);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(found["centres"], json!({"old": 3, "new": 3, "paired": 2}));
    assert_eq!(
        found["pairs"][0]["changes"],
        json!({"rectified": ["6"], "still_open": ["8"], "newly_unmet": ["10"]})
    );
    assert_eq!(found["pairs"][1]["changes"], json!({"rectified": ["9"]}));
    assert_eq!(found["pairs"][1]["new"]["grade"], "demonstration");
    assert_eq!(
        (&found["only_old"][0]["name"], &found["only_new"][0]["name"]),
        (&json!("丙镇"), &json!("丁镇"))
    );
    for folder in ["old", "new"] {
        assert!(
            run.err.contains(&format!("{folder} 里是检查表，已先评定：3 个文件，3 个中心")),
            "{}",
            run.err
        );
    }
    // Nothing is left in the folders.
    assert_eq!(std::fs::read_dir(&old).expect("readable").count(), 3);
    // Results of one round beside checklists of the other come to the same.
    let out = dir.path().join("out");
    let run = dabiao(["batch", shown(&old), "--out", shown(&out)].into_iter().chain(STANDARD));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(compare(&out, &new, &STANDARD).0, found);
    // Where both are results there is nothing to assess.
    let (_, run) = compare(&out, &out, &STANDARD);
    assert!(run.code == 0 && run.err.contains("没有用到"), "{}", run.err);
}

#[test]
fn each_round_has_its_own_standard() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    round(&old, &[("甲镇", &[6])]);
    round(&new, &[("甲镇", &[])]);
    let text =
        std::fs::read_to_string(common::root().join("standards/ningbo-township.toml")).expect("readable");
    let changed = dir.path().join("changed.toml");
    std::fs::write(&changed, text.replacen("edition = \"2022\"", "edition = \"2021\"", 1)).expect("written");
    let more = ["--standard", "ningbo-township", "--old-standard", shown(&changed)];
    let (found, run) = compare(&old, &new, &more);
    assert_eq!(run.code, 0, "{}", run.err);
    let change = &found["standards_changed"][0];
    assert_eq!((&change["old"]["edition"], &change["new"]["edition"]), (&json!("2021"), &json!("2022")));
    assert_eq!(found["pairs"][0]["changes"], json!({"rectified": ["6"]}));
}

/// What was missed and waived was counted as still open, and whoever followed it up asked a centre to
/// put right what it has leave not to.
#[test]
fn what_is_waived_is_not_still_open() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, waivers) = (dir.path().join("in"), dir.path().join("waivers.toml"));
    let results = |name: &str, centres: &[(&str, &[usize])], waived: &[String]| {
        let out = dir.path().join(name);
        std::fs::remove_dir_all(&input).ok();
        round(&input, centres);
        write_waivers(&waivers, waived);
        let more = ["--waivers", shown(&waivers)];
        let args = ["batch", shown(&input), "--out", shown(&out)];
        let run = dabiao(args.into_iter().chain(STANDARD).chain(more));
        assert_eq!(run.code, 0, "{}", run.err);
        out
    };
    let before: [(&str, &[usize]); 2] = [("甲镇", &[6, 8, 9]), ("乙镇", &[12])];
    let old = results("old", &before, &[waiver("甲镇", "9"), waiver("乙镇", "12")]);
    let now: [(&str, &[usize]); 2] = [("甲镇", &[8, 9, 10, 20]), ("乙镇", &[])];
    // 8 was missed before, 10 was not; 9 was waived before and is not any more.
    let new = results("new", &now, &[waiver("甲镇", "8"), waiver("甲镇", "10")]);
    let (found, run) = compare(&old, &new, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        found["pairs"][0]["changes"],
        json!({"rectified": ["6"], "still_open": ["9"], "newly_unmet": ["20"], "waived": ["8", "10"]})
    );
    assert_eq!(found["pairs"][1]["changes"], json!({"rectified": ["12"]}));
    assert_eq!((&found["totals"]["waived"], &found["totals"]["still_open"]), (&json!(2), &json!(1)));
    let item = |id: &str| -> Value {
        let items = found["items"].as_array().expect("a list");
        items.iter().find(|item| item["indicator"] == id).map_or(Value::Null, |item| item["changes"].clone())
    };
    assert_eq!(item("8"), json!({"waived": 1}));
    let text = |lang: &str| dabiao(["compare", shown(&old), shown(&new), "--lang", lang]).out;
    for (lang, waived) in [("zh", "豁免"), ("en", "Waived")] {
        let text = text(lang);
        let mut lines = text.lines().map(str::trim);
        assert!(lines.any(|line| line.starts_with(waived) && line.ends_with(" 2")), "{text}");
        assert_eq!(lines.filter(|line| line.ends_with(waived)).count(), 2, "{text}");
        assert!(text.lines().all(|line| dabiao::text::width(line) <= 80), "{text}");
    }
    let csv = dabiao(["compare", shown(&old), shown(&new), "--format", "csv"]).out;
    assert_eq!(csv.matches(",豁免\r\n").count(), 2, "{csv}");
    // Without a waiver there is no column of them.
    let text = dabiao(["compare", shown(&new), shown(&old)]).out;
    assert!(text.contains("豁免"), "what was waived in OLD is waived there: {text}");
    let plain = results("plain", &now, &[]);
    let text = dabiao(["compare", shown(&plain), shown(&plain)]).out;
    assert!(!text.contains("豁免"), "{text}");
}

/// Centres without a name all looked alike in a comparison, and nobody could tell which file to open.
#[test]
fn a_centre_without_a_name_is_told_by_its_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    // Files of one name, in folders of their towns.
    for (folder, missed) in [("old/a", [6]), ("old/b", [8]), ("new/a", [9])] {
        round(&dir.path().join(folder), &[("", &missed)]);
    }
    round(&new, &[("乙镇", &[])]);
    let out = dir.path().join("out");
    let run = dabiao(["batch", shown(&old), "--out", shown(&out)].into_iter().chain(STANDARD));
    assert_eq!(run.code, 0, "{}", run.err);
    // Whether they are assessed here or were before.
    for before in [&old, &out] {
        let (found, run) = compare(before, &new, &STANDARD);
        assert_eq!(run.code, 0, "{}", run.err);
        let files = |key: &str| -> Vec<Value> {
            found[key].as_array().into_iter().flatten().map(|centre| centre["file"].clone()).collect()
        };
        assert_eq!(found["centres"], json!({"old": 2, "new": 2, "paired": 0}));
        assert_eq!(files("only_old"), [json!("old/a/0.xlsx"), json!("old/b/0.xlsx")]);
        assert_eq!(files("only_new"), [Value::Null, json!("new/a/0.xlsx")]);
        assert_eq!(
            (&found["only_old"][0]["name"], &found["only_new"][0]["name"]),
            (&Value::Null, &json!("乙镇"))
        );
        for (lang, words) in [("zh", "未写明名称，见 old/b/0.xlsx"), ("en", "no name, in old/b/0.xlsx")]
        {
            let args = ["compare", shown(before), shown(&new), "--lang", lang];
            let run = dabiao(args.into_iter().chain(STANDARD));
            assert!(run.out.contains(words), "{}", run.out);
        }
    }
    // Results that stand alone are told by their line: what `score` writes has no file.
    let (alone, scored) = (dir.path().join("alone.ndjson"), dir.path().join("scored.ndjson"));
    std::fs::copy(out.join("results.ndjson"), &alone).expect("copied");
    let facts = dir.path().join("facts.ndjson");
    std::fs::write(&facts, "{\"marks\":{\"1\":\"met\"}}\n{\"centre\":\" \"}\n").expect("written");
    let run = dabiao(["score", shown(&facts)].into_iter().chain(STANDARD));
    std::fs::write(&scored, format!("\n{}", run.out)).expect("written");
    let (found, run) = compare(&alone, &scored, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        (&found["only_old"][1]["file"], &found["only_new"][0]["file"]),
        (&json!("alone.ndjson:2"), &json!("scored.ndjson:2"))
    );
    assert_eq!(
        (&found["only_new"][1]["file"], &found["only_new"][1]["name"]),
        (&json!("scored.ndjson:3"), &Value::Null)
    );
}

#[test]
fn each_round_has_a_list_of_its_own() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    round(&old, &[("", &[6, 8])]);
    round(&new, &[("乙镇", &[]), ("", &[8, 10])]);
    let list = |name: &str, file: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, format!("文件,中心名称,编码\n{file},甲镇,330001\n")).expect("written");
        path
    };
    let lists = (list("old.csv", "0.xlsx"), list("new.csv", "1.xlsx"));
    let more = ["--old-manifest", shown(&lists.0), "--manifest", shown(&lists.1)];
    let (found, run) = compare(&old, &new, &[STANDARD.as_slice(), &more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(found["centres"], json!({"old": 1, "new": 2, "paired": 1}));
    assert_eq!(
        found["pairs"][0]["changes"],
        json!({"rectified": ["6"], "still_open": ["8"], "newly_unmet": ["10"]})
    );
    let now = &found["pairs"][0]["new"];
    assert_eq!((&now["name"], &now["code"], &now["file"]), (&json!("甲镇"), &json!("330001"), &Value::Null));
    // A list that is not there is said before anything is assessed.
    let none = dir.path().join("none.csv");
    let more = ["--old-manifest", shown(&lists.0), "--manifest", shown(&none)];
    let (_, run) = compare(&old, &new, &[STANDARD.as_slice(), &more].concat());
    assert!(run.code == 4 && run.err.contains("none.csv") && !run.err.contains("已先评定"), "{}", run.err);
    // Nor does a list change results.
    let out = dir.path().join("out");
    let run = dabiao(["batch", shown(&old), "--out", shown(&out)].into_iter().chain(STANDARD));
    assert_eq!(run.code, 0, "{}", run.err);
    let more = ["--old-manifest", shown(&lists.0), "--old-standard", "jiaozuo", "--waivers"];
    let waivers = fixture("waivers.toml");
    let (_, run) = compare(&out, &new, &[STANDARD.as_slice(), &more, &[shown(&waivers)]].concat());
    assert!(run.err.contains("--old-standard、--old-manifest、--waivers 对它没有作用"), "{}", run.err);
}

#[test]
fn waivers_hold_for_checklists_that_are_assessed_here() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new, waivers) = (dir.path().join("old"), dir.path().join("new"), dir.path().join("w.toml"));
    round(&old, &[("甲镇", &[6, 8]), ("丙镇", &[9])]);
    round(&new, &[("甲镇", &[8, 10])]);
    let text =
        std::fs::read_to_string(common::root().join("standards/ningbo-township.toml")).expect("readable");
    let own = dir.path().join("own.toml");
    std::fs::write(&own, text.replacen("id = \"ningbo-township\"", "id = \"our-old\"", 1)).expect("written");
    // Of those that are for no centre of this round, two are for one of the round before.
    let before = waiver("丙镇", "9").replace("ningbo-township", "our-old");
    write_waivers(&waivers, &[waiver("甲镇", "8"), waiver("丙镇", "9"), before, waiver("丁镇", "1")]);
    let with_waivers = [STANDARD.as_slice(), &["--waivers", shown(&waivers)]].concat();
    for (more, id) in [(vec![], "ningbo-township"), (vec!["--old-standard", shown(&own)], "our-old")] {
        let (found, run) = compare(&old, &new, &[with_waivers.clone(), more].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(
            found["pairs"][0]["changes"],
            json!({"rectified": ["6"], "newly_unmet": ["10"], "waived": ["8"]})
        );
        // What 丙镇 lacked was waived by the standard it was judged by.
        assert_eq!(found["only_old"][0]["grade"], "demonstration", "{id}");
        // What was of use in either round is not said to be of none.
        let said = |what: &str| run.err.matches(what).count();
        let of_none = |line: usize| said(&format!("w.toml:{line}:1"));
        assert_eq!([of_none(3), of_none(30)], [0, 1], "{}", run.err);
        let unused = if id == "our-old" { [1, 0] } else { [0, 1] };
        assert_eq!([of_none(12), of_none(21)], unused, "{}", run.err);
    }
    // A file of waivers that is none is refused before anything is assessed.
    std::fs::write(&waivers, "format = 1\n[[waiver]]\n").expect("written");
    let (_, run) = compare(&old, &new, &with_waivers);
    assert!(run.code == 4 && run.err.contains("w.toml") && !run.err.contains("已先评定"), "{}", run.err);
}

#[test]
fn a_roster_is_a_round_and_a_bad_file_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let new = dir.path().join("new");
    round(&new, &[("示例甲镇便民服务中心", &[])]);
    std::fs::copy(fixture("hostile/truncated.xlsx"), new.join("bad.xlsx")).expect("copied");
    let (found, run) = compare(&fixture("roster.xlsx"), &new, &STANDARD);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(found["centres"]["new"], 1);
    // The same name in another region is not merged in silence.
    assert_eq!(found["perhaps_the_same"][0]["why_not"], "regions_differ");
    assert!(run.err.contains("new/bad.xlsx"), "{}", run.err);
}

#[test]
fn what_is_no_round_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let (empty, old) = (dir.path().join("empty"), dir.path().join("old"));
    std::fs::create_dir_all(&empty).expect("a folder");
    write(&old, 1);
    let (_, run) = compare(&empty, &old, &STANDARD);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("empty") && run.err.contains("--out"), "{}", run.err);
    // A batch that was interrupted is no round, and its checklists are not there.
    std::fs::write(empty.join("results.ndjson.part"), "").expect("written");
    let (_, run) = compare(&empty, &old, &STANDARD);
    assert!(run.code == 4 && run.err.contains("--resume"), "{}", run.err);
    let (_, run) = compare(&old, &dir.path().join("none"), &STANDARD);
    assert_eq!(run.code, 4);
    let (_, run) = compare(&old, &old, &["--standard", "ningbo"]);
    assert_eq!(run.code, 2);
}
