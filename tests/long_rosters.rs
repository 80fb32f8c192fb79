//! Rosters of more rows than are held in memory: read row by row they come to what they come to
//! when read whole.

mod common;

use std::fmt::Write as _;
use std::path::Path;

use common::dabiao;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

/// More than the rows that are read of a list at first.
const CENTRES: usize = 1_260;
/// Items of the standard they are judged by.
const ITEMS: usize = 7;

/// The cells of row `n` of a roster with everything that rows can have: headings, a centre twice, a
/// centre without a name, blanks, measurements, marks that cannot be read.
fn row(n: usize) -> Vec<String> {
    let name = match n {
        1_255 => "示例7镇便民服务中心".to_owned(),
        1_240 => String::new(),
        n => format!("示例{n}镇便民服务中心"),
    };
    if n.is_multiple_of(400) {
        return vec![String::new(), format!("示例{}县小计", n / 400)];
    }
    let mut cells = vec![n.to_string(), format!("示例{}县", n % 7), name];
    for item in 1..=ITEMS {
        let mark = match (n * 31 + item * 7) % 23 {
            0 => "×",
            1 => "",
            2 if n % 50 == 3 => "？",
            _ => "√",
        };
        cells.push(mark.to_owned());
    }
    cells.push(format!("{}平方米", 90 + n % 90));
    cells
}

fn header() -> Vec<String> {
    let mut cells: Vec<String> = ["序号", "县区", "乡镇(街道)"].map(str::to_owned).into();
    cells.extend((1..=ITEMS).map(|item| format!("指标{item}")));
    cells.push("大厅面积(平方米)".to_owned());
    cells
}

fn table() -> Vec<Vec<String>> {
    let title =
        vec!["便民服务中心检查情况汇总表".to_owned(), String::new(), "检查日期：2022年11月3日".to_owned()];
    [title, header()].into_iter().chain((1..=CENTRES).map(row)).collect()
}

fn as_csv(path: &Path) {
    let mut text = String::new();
    for row in table() {
        writeln!(text, "{}", row.join(",")).expect("a string");
    }
    std::fs::write(path, text).expect("written");
}

fn as_xlsx(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0_u32..).zip(table()) {
        for (col, text) in (0_u16..).zip(row).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<u32>() {
                Ok(number) => sheet.write(at, col, number).expect("written"),
                Err(_) => sheet.write(at, col, text).expect("written"),
            };
        }
    }
    sheet.set_row_hidden(1_230).expect("hidden");
    book.add_worksheet().set_name("说明").expect("named").write(0, 0, "逐项填写").expect("written");
    book.save(path).expect("saved");
}

#[test]
fn a_roster_read_row_by_row_comes_to_what_it_comes_to_read_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    for (file, make) in [("roster.csv", as_csv as fn(&Path)), ("roster.xlsx", as_xlsx)] {
        let path = dir.path().join(file);
        make(&path);
        let path = path.to_str().expect("UTF-8");
        let standard = ["--standard", "fixtures/standards/example-station.toml", "--level", "township"];
        let whole = dabiao([&["audit", path, "--format", "ndjson"][..], &standard].concat());
        let out = dir.path().join(format!("{file}-out"));
        let run = dabiao([&["batch", path, "--out", out.to_str().expect("UTF-8")][..], &standard].concat());
        assert_eq!(run.code, 4, "{}", run.err);
        let results =
            common::whole(&out.join("results.ndjson"), &["fixtures/standards/example-station.toml"]);
        let (rows, all): (Vec<&str>, Vec<&str>) = (results.lines().collect(), whole.out.lines().collect());
        // Three rows are subtotals of counties, and one has no centre.
        assert_eq!(rows.len(), CENTRES - 3 - 1, "{file}");
        assert_eq!(rows.len(), all.len(), "{file}");
        for (row, whole) in rows.iter().zip(&all) {
            assert_eq!(row, whole, "{file}");
        }
        let files = std::fs::read_to_string(out.join("files.ndjson")).expect("written");
        let files: Value = serde_json::from_str(&files).expect("one line");
        let problem = &files["problems"][0];
        assert_eq!(
            (files["centres"].as_u64(), &problem["code"]),
            (Some(1_256), &"row_without_centre".into())
        );
        assert_eq!(problem["at"]["cell"], "D1242", "{files}");
        let twins: Vec<&&str> = rows.iter().filter(|row| row.contains("\"centre_twice\"")).collect();
        let twin: Value = serde_json::from_str(twins[0]).expect("JSON");
        assert_eq!((twins.len(), &twin["findings"][0]["at"]["cell"]), (1, &"D1257".into()));
    }
}

/// The first value of a column that may be a figure or a mark was looked for in the rows read at
/// first only, so that marks far below were taken for figures.
#[test]
fn a_column_that_begins_far_below_is_read_as_what_it_holds() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("roster.csv");
    let mut text = String::from("乡镇(街道),指标1,大厅面积\n");
    for n in 1..=CENTRES {
        let area = if n > 1_250 { "√" } else { "" };
        writeln!(text, "示例{n}镇便民服务中心,√,{area}").expect("a string");
    }
    std::fs::write(&path, text).expect("written");
    let path = path.to_str().expect("UTF-8");
    let judge = ["--standard", "fixtures/standards/example-station.toml", "--level", "township"];
    let whole = dabiao([&["audit", path, "--format", "ndjson"][..], &judge].concat());
    let out = dir.path().join("out");
    let run = dabiao([&["batch", path, "--out", out.to_str().expect("UTF-8")][..], &judge].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let results = common::whole(&out.join("results.ndjson"), &["fixtures/standards/example-station.toml"]);
    let last: Value = serde_json::from_str(results.lines().last().expect("a line")).expect("JSON");
    assert_eq!(common::finding(&last, "2")["attested"], "met", "{last}");
    assert!(results == whole.out);
}

/// A file that is damaged far below its beginning has no centre judged before that is noticed.
#[test]
fn damage_below_the_beginning_is_noticed_before_anything_is_judged() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("roster.csv");
    as_csv(&path);
    let mut text = std::fs::read_to_string(&path).expect("readable");
    text.push_str("1261,\"示例1县,示例1261镇便民服务中心,√\n");
    std::fs::write(&path, text).expect("written");
    let out = dir.path().join("out");
    let run = dabiao([
        "batch",
        path.to_str().expect("UTF-8"),
        "--out",
        out.to_str().expect("UTF-8"),
        "--standard",
        "fixtures/standards/example-station.toml",
    ]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(std::fs::read_to_string(out.join("results.ndjson")).expect("written"), "");
}
