//! Reports handed over: every format says the same of the same assessment, in the same bytes each
//! time, whether made at once or from the JSON.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::{dabiao, fixture, root};
use serde_json::Value;

/// Every kind of assessment: a name, the arguments of `audit`, and its exit code.
fn cases(folder: &Path) -> Vec<(&'static str, Vec<String>, i32)> {
    let blank = folder.join("blank.xlsx");
    let made = dabiao(["template", "ningbo-township", "-o", &shown(&blank), "--force"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let case = |args: &[&str]| args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<String>>();
    vec![
        ("demonstration", case(&["fixtures/demonstration.xlsx"]), 0),
        ("standard", case(&["fixtures/standard.xlsx"]), 0),
        ("for-standard", case(&["fixtures/standard.xlsx", "--grade", "standard"]), 0),
        ("waived", case(&["fixtures/standard.xlsx", "--waivers", "fixtures/waivers.toml"]), 0),
        ("also", case(&["fixtures/standard.xlsx", "--also", "jiaozuo"]), 0),
        ("open", case(&["fixtures/open.xlsx"]), 0),
        ("nothing", vec![shown(&blank)], 3),
        ("several", case(&["fixtures/roster.xlsx", "--centre", "示例乙镇"]), 0),
        ("long", case(&["fixtures/reports/long.csv", "--standard", "fixtures/reports/long.toml"]), 0),
        (
            "points",
            case(&["fixtures/reports/points.csv", "--standard", "fixtures/tables/deductions.toml"]),
            0,
        ),
        ("hostile", case(&["fixtures/reports/hostile.csv", "--standard", "ningbo-township"]), 0),
    ]
}

const FORMATS: [(&str, &str); 7] = [
    ("html", "html"),
    ("markdown", "md"),
    ("csv", "csv"),
    ("xlsx", "xlsx"),
    ("docx", "docx"),
    ("notice", "notice.docx"),
    ("json", "json"),
];

fn shown(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

fn folder(name: &str) -> PathBuf {
    let folder = root().join("target/reports").join(name);
    std::fs::create_dir_all(&folder).expect("a folder for output");
    folder
}

/// Writes a report and reads it.
fn written(command: &str, args: &[String], format: &str, file: &Path, code: i32) -> Vec<u8> {
    let mut all = vec![command.to_owned()];
    all.extend_from_slice(args);
    all.extend(["--format".to_owned(), format.to_owned(), "-o".to_owned(), shown(file)]);
    let run = dabiao(&all);
    assert_eq!(run.code, code, "{all:?}: {}", run.err);
    std::fs::read(file).expect("written")
}

/// Writes every format in one run and reads them.
fn all(
    command: &str,
    args: &[String],
    folder: &Path,
    name: &str,
    code: i32,
) -> BTreeMap<&'static str, Vec<u8>> {
    let file = |extension: &str| folder.join(format!("{name}.{extension}"));
    let mut line = vec![command.to_owned()];
    line.extend_from_slice(args);
    line.push("--report".to_owned());
    let (notice, rest): (Vec<_>, Vec<_>) = FORMATS.iter().partition(|(format, _)| *format == "notice");
    line.extend(rest.iter().map(|(_, extension)| shown(&file(extension))));
    line.extend(["--notice".to_owned(), shown(&file(notice[0].1))]);
    let run = dabiao(&line);
    assert_eq!(run.code, code, "{line:?}: {}", run.err);
    FORMATS
        .iter()
        .map(|(format, extension)| (*format, std::fs::read(file(extension)).expect("written")))
        .collect()
}

/// The numbers every format must come to, counted here from the findings alone.
struct Totals {
    of: Vec<usize>,
    all: usize,
    unmet: usize,
}

const VERDICTS: [&str; 6] = ["met", "partly_met", "not_met", "not_applicable", "not_checked", "unreadable"];
const LABELS: [&str; 6] = ["符合", "基本符合", "不符合", "不适用", "未检查", "无法识别"];

fn totals(result: &Value, grade: usize) -> Totals {
    let findings = result["findings"].as_array().expect("a list");
    let verdict =
        |finding: &Value| finding["for_grade"][grade]["verdict"].as_str().expect("an id").to_owned();
    let of: Vec<usize> = VERDICTS
        .iter()
        .map(|one| findings.iter().filter(|finding| verdict(finding) == *one).count())
        .collect();
    Totals { all: findings.len(), unmet: of[1] + of[2], of }
}

/// What stands between two texts, from the first of them on.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).expect("the text it begins with") + from.len();
    let rest = &text[start..];
    &rest[..rest.find(to).expect("the text it ends with")]
}

/// The text of a part of a zipped document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut file = zip.by_name(name).expect("the part");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut file, &mut text).expect("UTF-8");
    text
}

#[test]
fn every_format_comes_to_the_same_totals_and_the_same_bytes() {
    let folder = folder("totals");
    for (name, args, code) in cases(&folder) {
        let grade = usize::from(name == "for-standard");
        let at_once = all("audit", &args, &folder, &format!("{name}-a"), code);
        let result: Value = serde_json::from_slice(&at_once["json"]).expect("JSON");
        let want = totals(&result, grade);
        assert_eq!(want.of.iter().sum::<usize>(), want.all, "{name}");
        let mut again = vec![shown(&folder.join(format!("{name}-a.json")))];
        if grade == 1 {
            again.extend(["--grade".to_owned(), "标准型".to_owned()]);
        }
        let later = all("report", &again, &folder, &format!("{name}-b"), 0);
        for (format, first) in &at_once {
            assert!(*first == later[format], "{name}: {format} from the JSON differs");
            let text = String::from_utf8_lossy(first).into_owned();
            match *format {
                "html" => {
                    let counts = between(&text, "<table class=\"counts\"", "</table>");
                    let cells: Vec<usize> = counts
                        .split("<td role=\"cell\">")
                        .skip(1)
                        .map(|cell| cell[..cell.find('<').expect("an end")].parse().expect("a count"))
                        .collect();
                    assert_eq!(cells[..6], want.of, "{name}: html");
                    assert_eq!(cells[6], want.all, "{name}: html");
                    assert_eq!(text.matches("class=\"finding\"").count(), want.all, "{name}: html rows");
                }
                "markdown" => {
                    let findings = &text[text.find("<details>").expect("findings")..];
                    for (label, n) in LABELS.iter().zip(&want.of) {
                        let rows = findings.matches(&format!(" | {label} | ")).count();
                        assert_eq!(rows, *n, "{name}: markdown, {label}");
                    }
                }
                "csv" => {
                    let body = text.strip_prefix('\u{FEFF}').expect("a byte-order mark");
                    let mut reader = csv::Reader::from_reader(body.as_bytes());
                    let headers = reader.headers().expect("titles").clone();
                    let column = headers.iter().position(|title| title == "结论代码").expect("verdicts");
                    let rows: Vec<csv::StringRecord> =
                        reader.records().map(|row| row.expect("a row")).collect();
                    assert_eq!(rows.len(), want.all, "{name}: csv");
                    for (verdict, n) in VERDICTS.iter().zip(&want.of) {
                        let count = rows.iter().filter(|row| &row[column] == *verdict).count();
                        assert_eq!(count, *n, "{name}: csv, {verdict}");
                    }
                }
                "xlsx" => {
                    let sheet = part(first, "xl/worksheets/sheet2.xml");
                    assert_eq!(sheet.matches("<row ").count(), want.all + 1, "{name}: xlsx");
                }
                "docx" => {
                    let document = part(first, "word/document.xml");
                    assert!(
                        document.contains(&format!("不符合和基本符合的 {} 项", want.unmet)),
                        "{name}: docx"
                    );
                }
                "notice" => {
                    let document = part(first, "word/document.xml");
                    let rows = document.matches("<w:tr>").count();
                    // What is waived is not ordered to be put right.
                    let findings = result["findings"].as_array().expect("a list");
                    let is_waived = |one: &&Value| {
                        let verdict = one["for_grade"][grade]["verdict"].as_str().expect("an id");
                        !one["waiver"].is_null() && ["not_met", "partly_met"].contains(&verdict)
                    };
                    let unmet = want.unmet - findings.iter().filter(is_waived).count();
                    let expected = if unmet == 0 { 0 } else { unmet + 1 };
                    assert_eq!(rows, expected, "{name}: notice");
                }
                _ => {}
            }
        }
        let mut terminal = vec!["audit".to_owned()];
        terminal.extend(args.clone());
        let text = dabiao(&terminal).out;
        for (label, n) in LABELS.iter().zip(&want.of).filter(|(_, n)| **n > 0 && code == 0) {
            assert!(text.contains(&format!("{label} {n}")), "{name}: text, {label} {n}");
        }
    }
}

#[test]
fn both_languages_are_written_and_hold_no_key() {
    let folder = folder("languages");
    for lang in ["zh", "en"] {
        for format in ["html", "markdown", "csv"] {
            let file = folder.join(format!("{lang}.{format}"));
            let args = ["fixtures/open.xlsx".to_owned(), "--lang".to_owned(), lang.to_owned()];
            let bytes = written("audit", &args, format, &file, 0);
            let text = String::from_utf8(bytes).expect("UTF-8");
            for start in ["paper-", "html-", "csv-", "docx-", "xlsx-", "notice-"] {
                assert!(
                    !text.contains(&format!(">{start}")) && !text.contains(&format!(",{start}")),
                    "{format}"
                );
            }
        }
    }
}

/// Texts from a file stand in a report as text: no markup, no formula, nothing XML may not hold.
#[test]
fn hostile_texts_stay_texts() {
    let folder = folder("hostile");
    let args: Vec<String> =
        ["fixtures/reports/hostile.csv", "--standard", "ningbo-township"].map(str::to_owned).to_vec();
    let read = |format: &str| written("audit", &args, format, &folder.join(format!("a.{format}")), 0);
    let html = String::from_utf8(read("html")).expect("UTF-8");
    assert_eq!(html.matches("<script").count(), 1);
    assert!(!html.contains("<img") && !html.contains("\u{202e}") && !html.contains('\u{1b}'));
    assert!(!html.contains('\u{fffe}'));
    let table = String::from_utf8(read("csv")).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let mut guarded = 0;
    for row in reader.records() {
        for cell in &row.expect("a row") {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
            guarded += usize::from(cell.starts_with("'="));
        }
    }
    assert!(guarded > 0, "there was something to guard");
    for (format, name) in [
        ("docx", "word/document.xml"),
        ("notice", "word/document.xml"),
        ("docx", "docProps/core.xml"),
        ("xlsx", "xl/worksheets/sheet2.xml"),
        ("xlsx", "xl/sharedStrings.xml"),
    ] {
        let text = part(&read(format), name);
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{format} {name}: {error}")) {
                quick_xml::events::Event::Eof => break,
                _ => continue,
            }
        }
        let is_bad = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        assert!(!text.contains(is_bad), "{format} {name}");
    }
    let sheet = part(&read("xlsx"), "xl/worksheets/sheet2.xml");
    assert!(!sheet.contains("<f>"), "no formula");
}

#[test]
fn several_reports_are_written_at_once_by_their_extensions() {
    let folder = folder("several");
    let file = |name: &str| shown(&folder.join(name));
    let names = ["a.html", "a.xlsx", "a.docx", "a.md", "a.csv", "a.json", "a.txt", "n.docx"];
    for name in names {
        let _ = std::fs::remove_file(folder.join(name));
    }
    let mut args = vec!["audit".to_owned(), "fixtures/standard.xlsx".to_owned(), "--report".to_owned()];
    args.extend(names[..7].iter().map(|name| file(name)));
    args.extend(["--notice".to_owned(), file("n.docx")]);
    let run = dabiao(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("示例乙镇便民服务中心"), "the terminal still shows the report");
    for name in names {
        assert!(folder.join(name).metadata().expect(name).len() > 500, "{name}");
    }
    assert_eq!(std::fs::read_to_string(folder.join("a.txt")).expect("text"), run.out);
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is() {
    let folder = folder("refused");
    let kept = shown(&folder.join("kept.html"));
    let _ = std::fs::remove_file(&kept);
    for (args, said) in [
        (vec!["audit", "fixtures/standard.xlsx", "--format", "docx"], "-o"),
        (vec!["audit", "fixtures/standard.xlsx", "--report", &kept, "a.pdf"], ".html"),
        (vec!["audit", "fixtures/standard.xlsx", "--report", &kept, &kept], "两次"),
        (vec!["audit", "fixtures/standard.xlsx", "--report", &kept, "fixtures/standard.xlsx"], "覆盖"),
        (vec!["audit", "fixtures/roster.xlsx", "--report", &kept], "--centre"),
        (vec!["audit", "fixtures/standard.xlsx", "--report", &kept, "no/such/a.csv"], "no/such"),
        (vec!["report", "fixtures/standard.xlsx", "-o", &kept], "UTF-8"),
        (vec!["report", "no-such.json", "-o", &kept], "no-such.json"),
    ] {
        let run = dabiao(&args);
        assert!(matches!(run.code, 2 | 4), "{args:?}: {} {}", run.code, run.err);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
        assert!(!Path::new(&kept).exists(), "{args:?} left a file");
    }
}

#[test]
fn a_table_and_ndjson_hold_several_centres() {
    let folder = folder("roster");
    let (table, lines) = (folder.join("r.csv"), folder.join("r.ndjson"));
    let run = dabiao(["audit", "fixtures/roster.xlsx", "--report", &shown(&table), &shown(&lines)]);
    let text = std::fs::read_to_string(&table).expect("written");
    assert_eq!(text.lines().count(), 3 * 58 + 1, "{}", run.err);
    let again = folder.join("again.csv");
    assert_eq!(dabiao(["report", &shown(&lines), "-o", &shown(&again)]).code, 0);
    assert_eq!(text, std::fs::read_to_string(&again).expect("written"));
    let one = folder.join("one.html");
    let run = dabiao(["report", &shown(&lines), "--centre", "示例乙镇", "-o", &shown(&one)]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(std::fs::read_to_string(&one).expect("written").contains("<h1>示例乙镇便民服务中心</h1>"));
}

#[test]
fn results_that_are_none_are_refused_in_words() {
    let folder = folder("saved");
    let json = written("audit", &["fixtures/open.xlsx".to_owned()], "json", &folder.join("a.json"), 0);
    let good = String::from_utf8(json).expect("UTF-8");
    for (n, (from, to)) in [
        ("\"schema_version\": 1", "\"schema_version\": 2"),
        ("\"verdict\": \"met\",\n          \"points\"", "\"verdict\": \"fine\",\n          \"points\""),
        ("\"lang\": \"zh\"", "\"lang\": \"fr\""),
        ("\"earned\": 1", "\"earned\": 79228162514264337593543950335"),
        ("\"outcome\": \"open\"", "\"outcome\": \"ajar\""),
        ("{", "["),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(good.contains(from), "{from}");
        let file = folder.join(format!("bad-{n}.json"));
        // The findings' points, not those of the whole score.
        let at = good.rfind(from).filter(|_| n != 5).unwrap_or_default();
        std::fs::write(&file, format!("{}{}", &good[..at], good[at..].replacen(from, to, 1)))
            .expect("written");
        let run = dabiao(["report", &shown(&file), "--format", "markdown"]);
        assert_eq!(run.code, 4, "{from}: {}", run.err);
        assert!(run.err.contains(&format!("bad-{n}.json")), "{}", run.err);
    }
    let run = dabiao(["report", &shown(&folder.join("a.json")), "--format", "markdown", "--lang", "en"]);
    assert_eq!((run.code, run.err.contains("in Chinese")), (2, true), "{}", run.err);
}

#[test]
fn the_schema_holds_for_every_assessment() {
    let file = root().join("schemas/assessment.json");
    let kept = std::fs::read_to_string(&file).expect("schemas/assessment.json");
    let schema: Value = serde_json::from_str(&kept).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = folder("schema");
    let mut held = 0;
    let mut hold = |text: &str, name: &str| {
        for line in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
            let result = line.expect("JSON");
            if let Some(error) = validator.iter_errors(&result).next() {
                panic!("{name}: {error} at {}", error.instance_path());
            }
            held += 1;
        }
    };
    for (name, args, code) in cases(&folder) {
        let json = written("audit", &args, "json", &folder.join(format!("{name}.json")), code);
        hold(&String::from_utf8(json).expect("UTF-8"), name);
    }
    for entry in std::fs::read_dir(fixture("foreign")).expect("readable") {
        let path = entry.expect("readable").path();
        let run = dabiao(["audit", &shown(&path), "--standard", "ningbo-township", "--format", "ndjson"]);
        hold(&run.out, &shown(&path));
    }
    assert!(held > 60, "{held} assessments");
    let other = serde_json::json!({"schema_version": 1});
    assert!(!validator.is_valid(&other), "the schema asks for something");
}
