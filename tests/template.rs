//! Forms: what is in them, that they are read back without a flag, and what is refused.
//! Filling them in through an office suite is proved by `tests/office/forms.py`.

mod common;

use std::path::Path;

use common::{audit_json, codes, dabiao, finding, fixture, root};
use dabiao::intake::{InputFile, Limits, Sheet, Workbook, open};
use serde_json::Value;
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn with(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).expect("written");
        self.path(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("readable");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn template(args: &[&str], code: i32) -> common::Run {
    let run = dabiao([&["template"], args].concat());
    assert_eq!(run.code, code, "{args:?}: {}{}", run.out, run.err);
    run
}

fn read(path: &str) -> Workbook {
    let limits = Limits::default();
    let file = InputFile::load(Path::new(path), &limits).expect("there");
    open(&file, &limits).expect("a workbook")
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    book.sheets.iter().find(|sheet| sheet.name.as_deref() == Some(name)).expect("the sheet is there")
}

/// The texts of a column, from the row below `header` on.
fn column(sheet: &Sheet, header: u32, col: u32) -> Vec<String> {
    sheet.rows().filter(|row| *row > header).filter_map(|row| Some(sheet.get(row, col)?.shown())).collect()
}

fn station() -> String {
    fixture("standards/example-station.toml").display().to_string()
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let folder = Folder::new();
    for layout in ["form", "roster"] {
        let (one, two) = (folder.path("一.xlsx"), folder.path("二.xlsx"));
        for path in [&one, &two] {
            let args = [
                "ningbo-township",
                "--layout",
                layout,
                "--centre",
                "示例镇便民服务中心",
                "-o",
                path,
                "--force",
            ];
            template(&args, 0);
        }
        assert_eq!(std::fs::read(one).expect("written"), std::fs::read(two).expect("written"), "{layout}");
    }
}

#[test]
fn a_blank_form_is_read_without_a_flag_and_nothing_is_evaluated() {
    let folder = Folder::new();
    for (lang, layout) in [("zh", "form"), ("en", "form"), ("zh", "roster"), ("en", "roster")] {
        let path = folder.path(&format!("{lang}-{layout}.xlsx"));
        let args = [
            "ningbo-township",
            "--lang",
            lang,
            "--layout",
            layout,
            "--centre",
            "示例镇便民服务中心",
            "-o",
            &path,
        ];
        template(&args, 0);
        let run = dabiao(["audit", &path, "--format", "ndjson"]);
        assert_eq!(run.code, 3, "{lang} {layout}: {}", run.err);
        let got: Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(got["standard"]["selected"]["how"], "stamped");
        assert_eq!(got["centre"]["name"], "示例镇便民服务中心");
        assert_eq!(got["score"], Value::Null);
        assert_eq!(got["grade"], Value::Null);
        assert_eq!(codes(&got), ["parameter_year_unknown"], "{lang} {layout}");
    }
}

#[test]
fn every_blank_form_of_every_standard_is_read_without_complaint() {
    let folder = Folder::new();
    let path = folder.path("表.xlsx");
    let mut seen = 0;
    for builtin in dabiao::standard::BUILTIN {
        let standard = dabiao::standard::Standard::parse(builtin.id, builtin.text).expect("valid");
        for level in standard.levels {
            for (lang, layout) in [("zh", "form"), ("en", "form"), ("zh", "roster"), ("en", "roster")] {
                let args = [builtin.id, "--level", level.id(), "--lang", lang, "--layout", layout];
                template(&[&args[..], &["--centre", "某镇便民服务中心", "-o", &path, "--force"]].concat(), 0);
                let got = audit_json(Path::new(&path), 3, &[]);
                assert_eq!(got["level"], level.id());
                let own = ["name_pattern", "parameter_year_unknown"];
                let others: Vec<&str> = codes(&got).into_iter().filter(|code| !own.contains(code)).collect();
                assert!(others.is_empty(), "{args:?}: {others:?}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 48, "twelve levels");
}

#[test]
fn a_roster_without_a_centre_evaluates_nothing_and_says_so() {
    let folder = Folder::new();
    let path = folder.path("汇总.xlsx");
    template(&["ningbo-township", "--layout", "roster", "-o", &path], 0);
    let run = dabiao(["audit", &path]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("还没有填任何中心"), "{}", run.err);
}

#[test]
fn every_indicator_member_and_field_has_its_line_once() {
    let folder = Folder::new();
    let path = folder.path("表.xlsx");
    template(&[&station(), "--level", "township", "-o", &path], 0);
    let book = read(&path);
    let list = sheet(&book, "检查表");
    // Row 3 is the header; headings stand in the first column too.
    let numbers = column(list, 2, 0);
    let expected = [
        "场所",
        "办事大厅",
        "1",
        "2",
        "3",
        "3(1)",
        "3(2)",
        "3(3)",
        "4",
        "4(1)",
        "4(2)",
        "5",
        "5(1)",
        "5(2)",
        "5(3)",
        "5(4)",
        "人员",
        "6",
        "7",
    ];
    assert_eq!(numbers[..expected.len()], expected);
    let texts = column(list, 2, 1);
    assert!(texts[1].starts_with("大厅面积\n"), "{}", texts[1]);
    assert!(texts[1].contains("示范站：不少于80平方米\n标准站：不少于50平方米\n依据：第3条"), "{}", texts[1]);
    // Both ratios are of the same staff: it is entered under the first of them.
    assert_eq!(texts.iter().filter(|text| *text == "工作人员总数").count(), 2);
    assert!(column(list, 2, 2).contains(&"同第 6 项，不重复填".to_owned()));
}

#[test]
fn a_level_has_its_own_items() {
    let folder = Folder::new();
    let path = folder.path("表.xlsx");
    let run = template(&[&station(), "-o", &path], 2);
    assert!(run.err.contains("--level") && run.err.contains("township、village"), "{}", run.err);
    template(&[&station(), "--level", "村(社区)", "-o", &path], 0);
    let numbers = column(sheet(&read(&path), "检查表"), 2, 0);
    assert!(!numbers.contains(&"5".to_owned()), "item 5 is for townships");
    let got = audit_json(Path::new(&path), 3, &["--standard", &station()]);
    assert_eq!(got["level"], "village");
    let run = template(&[&station(), "--level", "city", "-o", &folder.path("b.xlsx")], 2);
    assert!(run.err.contains("city"), "{}", run.err);
}

#[test]
fn a_form_of_another_edition_is_pointed_out() {
    let folder = Folder::new();
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    let other = folder.with("other.toml", &text.replace("edition = \"2022\"", "edition = \"2021\""));
    let retouched = folder.with("retouched.toml", &format!("{text}\n# retouched\n"));
    for (standard, code) in [(other, "form_other_edition"), (retouched, "form_other_text")] {
        let path = folder.path("表.xlsx");
        template(&[&standard, "-o", &path, "--force"], 0);
        let got = audit_json(Path::new(&path), 3, &[]);
        assert!(codes(&got).contains(&code), "{code}: {:?}", codes(&got));
        let got = audit_json(Path::new(&path), 3, &["--standard", &standard]);
        assert!(!codes(&got).iter().any(|code| code.starts_with("form_other")));
    }
}

#[test]
fn a_form_of_a_standard_that_is_not_built_in_asks_for_its_file() {
    let folder = Folder::new();
    let path = folder.path("表.xlsx");
    template(&[&station(), "--level", "township", "-o", &path], 0);
    let run = dabiao(["audit", &path]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("example-station") && run.err.contains("--standard"), "{}", run.err);
    let got = audit_json(Path::new(&path), 3, &["--standard", "ningbo-township"]);
    assert!(codes(&got).contains(&"form_other_standard"));
}

#[test]
fn several_centres_are_a_file_each_or_a_sheet_each() {
    let folder = Folder::new();
    let list = folder.with(
        "名单.csv",
        "某县便民服务中心名单\n中心名称,编码,所属区县\n示例镇便民服务中心,330201001,甲区\n\n样板乡便民服务中心,330201002,乙区\n",
    );
    let forms = folder.path("表");
    let run = template(&["ningbo-township", "--from-list", &list, "-o", &forms], 0);
    assert_eq!(run.out.lines().count(), 2);
    let one = audit_json(&Path::new(&forms).join("样板乡便民服务中心.xlsx"), 3, &[]);
    assert_eq!(one["centre"]["code"], "330201002");
    assert_eq!(one["centre"]["region"], "乙区");
    let county = folder.path("全县.xlsx");
    template(&["ningbo-township", "--from-list", &list, "-o", &county], 0);
    let book = read(&county);
    let names: Vec<&str> = book.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
    assert_eq!(names, ["总览", "示例镇便民服务中心", "样板乡便民服务中心", "填表说明"]);
    let run = dabiao(["audit", &county, "--format", "ndjson"]);
    assert_eq!(run.code, 3);
    let two: Value = serde_json::from_str(run.out.lines().nth(1).expect("two")).expect("JSON");
    assert_eq!(two["centre"]["code"], "330201002");
    assert_eq!(two["level"], "township");
    assert_eq!(codes(&two), ["parameter_year_unknown"]);
}

#[test]
fn a_list_can_be_names_and_nothing_else() {
    let folder = Folder::new();
    let list = folder.with("名单.txt", "示例镇便民服务中心\n\n样板乡便民服务中心\n");
    template(&["ningbo-township", "--from-list", &list, "-o", &folder.path("表")], 0);
    assert!(folder.names().contains(&"表".to_owned()));
}

#[test]
fn a_second_visit_has_only_what_was_left_open() {
    let folder = Folder::new();
    let last = fixture("standard.xlsx").display().to_string();
    let results = folder.path("结果.json");
    let run = dabiao(["audit", &last, "--format", "json", "-o", &results]);
    assert_eq!(run.code, 0);
    let before: Value =
        serde_json::from_str(&std::fs::read_to_string(&results).expect("written")).expect("JSON");
    let open: Vec<String> = before["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| {
            let verdicts = finding["verdict_by_grade"].as_object().expect("by grade");
            verdicts.values().any(|verdict| verdict != "met" && verdict != "not_applicable")
        })
        .map(|finding| finding["indicator"].as_str().expect("an id").to_owned())
        .collect();
    assert!(!open.is_empty());
    let (by_book, by_json) = (folder.path("一.xlsx"), folder.path("二.xlsx"));
    template(&["--fill", &last, "-o", &by_book], 0);
    template(&["--fill", &results, "-o", &by_json], 0);
    assert_eq!(std::fs::read(&by_book).expect("written"), std::fs::read(&by_json).expect("written"));
    let book = read(&by_book);
    let list = sheet(&book, "检查表");
    let numbers: Vec<String> =
        column(list, 2, 0).into_iter().filter(|text| text.chars().all(|c| c.is_ascii_digit())).collect();
    assert_eq!(numbers, open);
    // Last time's result is shown, and is no result of this time.
    let four =
        list.rows().find(|row| list.get(*row, 0).is_some_and(|cell| cell.shown() == "4")).expect("item 4");
    let said = list.get(four, 5).expect("last time's").shown();
    let measured = finding(&before, "4")["measured"]["text"].as_str().expect("measured");
    assert!(said.starts_with("示范型：不符合\n标准型：符合\n") && said.contains(measured), "{said}");
    let got = audit_json(Path::new(&by_book), 3, &[]);
    assert_eq!(finding(&got, "4")["verdict"], "not_checked");
    assert_eq!(got["centre"], before["centre"]);
    let all = folder.path("全部.xlsx");
    template(&["--fill", &results, "--all", "-o", &all], 0);
    let got = audit_json(Path::new(&all), 3, &[]);
    assert!(!codes(&got).contains(&"rows_missing"), "all 58 are there");
}

#[test]
fn nothing_left_to_inspect_is_said() {
    let folder = Folder::new();
    let last = fixture("demonstration.xlsx").display().to_string();
    let run = template(&["--fill", &last, "-o", &folder.path("表.xlsx")], 2);
    assert!(run.err.contains("--all"), "{}", run.err);
    assert!(folder.names().is_empty());
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let bad_names = folder.with("坏.txt", "甲镇\n乙/丙\n甲镇\n");
    let no_names = folder.with("无.csv", "1,2\n3,4\n");
    let gap = folder.with("缺.csv", "中心名称,编码\n甲镇,1\n,2\n");
    let long = folder.with("长.txt", &format!("{}\n乙镇\n", "镇".repeat(40)));
    let not_results = folder.with("别的.json", "{\"a\": 1}");
    let out = folder.path("表.xlsx");
    let into = folder.path("表");
    let before = folder.names();
    let last = fixture("standard.xlsx").display().to_string();
    let cases: [(&[&str], i32, &str); 14] = [
        (&["--fill", &last, "--layout", "roster", "-o", &out], 2, "--layout roster"),
        (&["nigbo-township", "-o", &out], 2, "ningbo-township"),
        (&["ningbo-township", "--level", "village", "-o", &out], 2, "township"),
        (&["-o", &out], 2, "standards list"),
        (&["ningbo-township", "-o", &folder.path("表.ods")], 2, ".xlsx"),
        (&["ningbo-township", "-o", &into], 2, "--from-list"),
        (&["ningbo-township", "--layout", "roster", "-o", &into], 2, ".xlsx"),
        (&["ningbo-township", "--from-list", &bad_names, "-o", &out], 2, "“乙/丙”里有 /、“甲镇”重复"),
        (&["ningbo-township", "--from-list", &bad_names, "-o", &into], 2, "“乙/丙”里有 /、“甲镇”重复"),
        (&["ningbo-township", "--from-list", &no_names, "-o", &out], 4, "list_without_names"),
        (&["ningbo-township", "--from-list", &gap, "-o", &out], 4, "B3"),
        (&["ningbo-township", "--from-list", &long, "-o", &out], 2, "太长"),
        (&["--fill", &not_results, "-o", &out], 4, "line 1"),
        (
            &["ningbo-township", "--fill", &fixture("hostile/README.md").display().to_string(), "-o", &out],
            4,
            "",
        ),
    ];
    for (args, code, needle) in cases {
        let run = template(args, code);
        assert!(run.err.contains(needle), "{args:?}: {}", run.err);
        assert_eq!(folder.names(), before, "{args:?}");
    }
}

#[test]
fn an_output_that_is_there_or_open_is_not_touched() {
    let folder = Folder::new();
    let out = folder.with("表.xlsx", "mine");
    let run = template(&["ningbo-township", "-o", &out], 2);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(std::fs::read_to_string(&out).expect("there"), "mine");
    // One of several that is there stops them all.
    let run = template(
        &[
            "ningbo-township",
            "--centre",
            "表",
            "--centre",
            "另一张",
            "-o",
            &format!("{}/", folder.0.path().display()),
        ],
        2,
    );
    assert!(run.err.contains("表.xlsx"), "{}", run.err);
    assert_eq!(folder.names(), ["表.xlsx"]);
    for lock in ["~$表.xlsx", ".~lock.表.xlsx#"] {
        folder.with(lock, "");
        let run = template(&["ningbo-township", "-o", &out, "--force"], 1);
        assert!(run.err.contains("打开"), "{}", run.err);
        std::fs::remove_file(folder.path(lock)).expect("removed");
    }
    template(&["ningbo-township", "-o", &out, "--force"], 0);
    assert_eq!(folder.names(), ["表.xlsx"]);
}

#[test]
fn a_list_of_several_levels_is_taken_apart() {
    let folder = Folder::new();
    let list = folder
        .with("名单.csv", "中心名称,层级\n甲镇便民服务中心,乡镇\n乙村便民服务站,村\n丙村便民服务站,社区\n");
    let out = folder.path("表.xlsx");
    let run = template(&[&station(), "--from-list", &list, "-o", &out], 2);
    assert!(run.err.contains("township、village"), "{}", run.err);
    template(&[&station(), "--from-list", &list, "--level", "village", "-o", &out], 0);
    let book = read(&out);
    assert!(!book.sheets.iter().any(|sheet| sheet.name.as_deref() == Some("甲镇便民服务中心")));
    assert_eq!(book.sheets.len(), 4);
    let odd = folder.with("怪.csv", "中心名称,层级\n甲,省\n");
    let run = template(&[&station(), "--from-list", &odd, "-o", &folder.path("b.xlsx")], 4);
    assert!(run.err.contains("listed_level") && run.err.contains("B2"), "{}", run.err);
}

#[test]
fn results_by_another_standard_or_version_are_pointed_out() {
    let folder = Folder::new();
    let last = fixture("standard.xlsx").display().to_string();
    let results = folder.path("结果.json");
    dabiao(["audit", &last, "--format", "json", "-o", &results]);
    let out = folder.path("表.xlsx");
    let run = template(&[&station(), "--fill", &results, "--level", "township", "-o", &out], 0);
    assert!(run.err.contains("results_other_standard"), "{}", run.err);
    let text = std::fs::read_to_string(&results).expect("written");
    let older = folder.with("旧.json", &text.replace("\"edition\": \"2022\"", "\"edition\": \"2021\""));
    let run = template(&["--fill", &older, "-o", &out, "--force"], 0);
    assert!(run.err.contains("results_other_edition") && run.err.contains("2021"), "{}", run.err);
    let later = folder.with("新.json", &text.replace("\"schema_version\": 1", "\"schema_version\": 2"));
    let run = template(&["--fill", &later, "-o", &out, "--force"], 4);
    assert!(run.err.contains('2'), "{}", run.err);
}

#[test]
fn a_number_in_a_list_of_names_is_not_lost() {
    // A cell that held no text was left out of the forms without a word.
    let folder = Folder::new();
    let list = folder.path("名单.xlsx");
    common::grid::write("sheet: 名单\n| 甲镇便民服务中心 |\n| num:12 |\n", Path::new(&list));
    let run = template(&["ningbo-township", "--from-list", &list, "-o", &folder.path("表.xlsx")], 4);
    assert!(run.err.contains("listed_no_name") && run.err.contains("名单!A2"), "{}", run.err);
}
