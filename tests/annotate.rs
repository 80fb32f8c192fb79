//! The inspector's own workbook given back with verdicts: what is added, and that the rest stays.

mod common;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use common::{audit_json, codes, dabiao, fixture, root};
use serde_json::Value;

fn out(name: &str) -> PathBuf {
    let folder = root().join("target/reports/annotate");
    std::fs::create_dir_all(&folder).expect("a folder for output");
    folder.join(name)
}

/// The parts of an archive.
fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).expect("written")).expect("a zip");
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("sound");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// Facts of an assessment that do not hang on the file's name.
fn judged(result: &Value) -> Vec<(Value, Value, Value, Value)> {
    let findings = result["findings"].as_array().expect("a list");
    findings
        .iter()
        .map(|one| {
            let at = one["at"]["cell"].clone();
            (one["indicator"].clone(), one["verdict_by_grade"].clone(), one["remark"].clone(), at)
        })
        .collect()
}

/// Annotates a file and audits the result again: it must come to the same.
fn again(file: &Path, name: &str, more: &[&str], langs: &[&str]) {
    for lang in langs {
        let target = out(name);
        let mut args = vec!["audit", file.to_str().expect("UTF-8"), "--lang", lang];
        args.extend(["--annotate", target.to_str().expect("UTF-8")]);
        args.extend(more);
        let run = dabiao(&args);
        assert!(matches!(run.code, 0 | 3 | 4), "{name}: {} {}", run.code, run.err);
        let (before, after) = (audit_json(file, run.code, more), audit_json(&target, run.code, more));
        assert_eq!(judged(&before), judged(&after), "{name} ({lang})");
        assert_eq!(codes(&before), codes(&after), "{name} ({lang})");
        assert_eq!(before["grades"].as_array().map(Vec::len), after["grades"].as_array().map(Vec::len));
        assert_eq!(before["score"], after["score"], "{name} ({lang})");
    }
}

#[test]
fn an_annotated_list_is_read_as_before() {
    for name in ["demonstration", "standard", "open"] {
        again(&fixture(&format!("{name}.xlsx")), &format!("{name}.xlsx"), &[], &["zh", "en"]);
    }
}

/// Workbooks from other hands: prefixed names, strict, merged, shared strings, formats on whole
/// columns, lists beside covers. Each list that is a form is annotated and read again.
#[test]
fn workbooks_from_other_hands_come_to_the_same() {
    let mut tried = 0;
    let mut names: Vec<PathBuf> = std::fs::read_dir(fixture("foreign"))
        .expect("readable")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xlsx"))
        .collect();
    names.sort();
    for path in names {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let more = ["--standard", "ningbo-township"];
        let file = path.to_str().expect("UTF-8");
        let target = out(&format!("foreign-{name}"));
        let asked = ["audit", file, "--format", "json", "--annotate", target.to_str().expect("UTF-8")];
        // Rosters and files with several lists are for others.
        let run = dabiao(asked.into_iter().chain(more));
        if !matches!(run.code, 0 | 3) {
            continue;
        }
        let before: Value = serde_json::from_str(&run.out).expect("JSON");
        let after = audit_json(&target, run.code, &more);
        assert_eq!(judged(&before), judged(&after), "{name}");
        assert_eq!(codes(&before), codes(&after), "{name}");
        assert_eq!(before["score"], after["score"], "{name}");
        tried += 1;
    }
    assert!(tried > 30, "only {tried} workbooks");
}

#[test]
fn nothing_but_the_sheet_and_its_styles_is_touched() {
    // A form has protection, lists to choose from, conditional formats and custom properties.
    let form = out("form.xlsx");
    let made = dabiao(["template", "ningbo-township", "-o", form.to_str().expect("UTF-8"), "--force"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let target = out("form-annotated.xlsx");
    let run = dabiao(["audit", form.to_str().expect("UTF-8"), "--annotate", target.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 3, "{}", run.err);
    let (before, after) = (parts(&form), parts(&target));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed: Vec<&String> =
        before.iter().filter(|(name, part)| after[*name] != **part).map(|(n, _)| n).collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed.iter().any(|name| name.ends_with("styles.xml")), "{changed:?}");
    let sheet = changed.iter().find(|name| name.contains("worksheets/")).expect("a sheet");
    let text = |parts: &BTreeMap<String, Vec<u8>>| String::from_utf8(parts[*sheet].clone()).expect("UTF-8");
    for tag in ["<sheetProtection", "<dataValidation ", "<conditionalFormatting", "<f>", "<mergeCell "] {
        assert_eq!(text(&before).matches(tag).count(), text(&after).matches(tag).count(), "{tag}");
    }
    assert_eq!(text(&after).matches("未检查").count(), 58);
}

#[test]
fn verdict_reason_and_shortfall_stand_beside_the_row() {
    let target = out("beside.xlsx");
    let run = dabiao(["audit", "fixtures/standard.xlsx", "--annotate", target.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let all = parts(&target);
    let sheet = String::from_utf8(all["xl/worksheets/sheet1.xml"].clone()).expect("UTF-8");
    let row = &sheet[sheet.find("<row r=\"9\"").expect("row 9")..];
    let row = &row[..row.find("</row>").expect("an end")];
    for said in [">不符合<", ">18平方米<", "要求不少于150平方米"] {
        assert!(row.contains(said), "{said}: {row}");
    }
    assert!(sheet.contains(">dabiao判为<"));
    let twice = out("twice.xlsx");
    dabiao(["audit", "fixtures/standard.xlsx", "--annotate", twice.to_str().expect("UTF-8")]);
    assert!(std::fs::read(&target).expect("written") == std::fs::read(&twice).expect("written"));
}

#[test]
fn what_cannot_be_annotated_is_refused_in_words() {
    let target = out("refused.xlsx");
    let _ = std::fs::remove_file(&target);
    for (args, said) in [
        (vec!["fixtures/reports/hostile.csv", "--standard", "ningbo-township"], "另存为 xlsx"),
        (vec!["fixtures/foreign/js_form.xlsb", "--standard", "ningbo-township"], "另存为 xlsx"),
        (vec!["fixtures/roster.xlsx"], "csv"),
    ] {
        let mut all = vec!["audit"];
        all.extend(args);
        all.extend(["--annotate", target.to_str().expect("UTF-8")]);
        let run = dabiao(&all);
        assert_eq!(run.code, 2, "{all:?}: {}", run.err);
        assert!(run.err.contains(said), "{}", run.err);
        assert!(!target.exists());
    }
    let run = dabiao(["audit", "fixtures/standard.xlsx", "--annotate", "fixtures/standard.xlsx"]);
    assert_eq!(run.code, 2, "the input is not overwritten");
    let run = dabiao(["audit", "fixtures/standard.xlsx", "--annotate", "target/a.ods"]);
    assert_eq!(run.code, 2, "{}", run.err);
}
