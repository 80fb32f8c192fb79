//! How reports look. What they say is asserted elsewhere; here it is their form, held to 80 columns.

mod common;

use common::{dabiao, fixture};

fn report(file: &str, lang: &str) -> String {
    let path = fixture(file);
    let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--lang", lang]);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// Columns on a terminal where Chinese characters and full-width signs take two.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|c| match c {
            '\u{1100}'..='\u{115F}'
            | '\u{2E80}'..='\u{A4CF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE6F}'
            | '\u{FF00}'..='\u{FF60}' => 2,
            _ => 1,
        })
        .sum()
}

#[test]
fn reports_fit_80_columns_and_have_no_colour_off_a_terminal() {
    for lang in ["zh", "en"] {
        for file in ["demonstration.xlsx", "standard.xlsx", "open.xlsx"] {
            for line in report(file, lang).lines() {
                assert!(columns(line) <= 80, "{file} {lang}: {line}");
                assert!(!line.contains('\u{1b}'));
                assert_eq!(line, line.trim_end(), "{file} {lang}");
            }
        }
        let run = dabiao(["standards", "show", "ningbo-township", "--lang", lang]);
        assert!(run.out.lines().all(|line| columns(line) <= 80));
        let help = dabiao(["audit", "--help", "--lang", lang]);
        assert_eq!(help.code, 0);
    }
}

#[test]
fn report_zh() {
    insta::assert_snapshot!(report("standard.xlsx", "zh"));
}

#[test]
fn report_en() {
    insta::assert_snapshot!(report("open.xlsx", "en"));
}

#[test]
fn help_zh() {
    insta::assert_snapshot!(dabiao(["audit", "--help"]).out);
}

#[test]
fn help_en() {
    insta::assert_snapshot!(dabiao(["--help", "--lang", "en"]).out);
}

#[test]
fn json() {
    let path = fixture("open.xlsx");
    let run = dabiao(["audit", path.to_str().expect("UTF-8"), "--format", "json", "--lang", "en"]);
    // The digest changes with every word of the standard.
    let lines: Vec<&str> = run.out.lines().filter(|line| !line.contains("\"sha256\"")).collect();
    insta::assert_snapshot!(lines[..120].join("\n"));
}

/// What the cells of a form hold, sheet by sheet.
fn form(lang: &str) -> String {
    use dabiao::intake::{InputFile, Limits, open};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    let (standard, out) = (fixture("standards/example-station.toml"), path.to_str().expect("UTF-8"));
    let standard = standard.to_str().expect("UTF-8");
    let run = dabiao(["template", standard, "--level", "township", "--lang", lang, "-o", out]);
    assert_eq!(run.code, 0, "{}", run.err);
    let file = InputFile::load(&path, &Limits::default()).expect("there");
    let book = open(&file, &Limits::default()).expect("a workbook");
    let mut text = String::new();
    for sheet in &book.sheets {
        text.push_str(&format!("== {}\n", sheet.name.as_deref().unwrap_or_default()));
        for row in sheet.rows() {
            let cells =
                sheet.row(row).map(|(cell, datum)| format!("{cell} {}", datum.shown().replace('\n', " / ")));
            text.push_str(&format!("{}\n", cells.collect::<Vec<_>>().join(" | ")));
        }
    }
    // The digest changes with every word of the standard.
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("SHA-256")).collect();
    lines.join("\n")
}

#[test]
fn form_zh() {
    insta::assert_snapshot!(form("zh"));
}

#[test]
fn form_en() {
    insta::assert_snapshot!(form("en"));
}
