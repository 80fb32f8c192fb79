//! Makes the files that `run.py` measures on, and does the work dabiao is measured against.
//!
//! ```text
//! workload forms DIR N       N checklists of 58 rows by 9 columns and a sheet of 30 pairs
//! workload roster FILE N     one roster (csv) of N centres by 100 columns
//! workload facts FILE N      N lines of facts
//! workload calamine DIR      reads the cells of every workbook of a folder, and stops
//! ```

use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Cursor, Write as _};
use std::path::Path;

use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::{Workbook, XlsxError};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let count = |text: &str| text.parse().expect("a number");
    match args.as_slice() {
        ["forms", folder, n] => forms(Path::new(folder), count(n)).expect("forms"),
        ["roster", file, n] => roster(Path::new(file), count(n)),
        ["facts", file, n] => facts(Path::new(file), count(n)),
        ["calamine", folder] => println!("{}", calamine(Path::new(folder))),
        // cargo test and cargo bench start it without a task.
        _ => eprintln!("workload forms|roster|facts|calamine …; see benches/run.py"),
    }
}

/// Whether a centre meets an item: a fixed rule that gives some 7% that do not.
fn is_met(centre: usize, item: usize) -> bool {
    (centre * 7919 + item * 104_729) % 101 > 6
}

fn forms(folder: &Path, count: usize) -> Result<(), XlsxError> {
    fs::create_dir_all(folder).expect("a folder");
    for centre in 0..count {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("检查表")?;
        let headers = [
            "序号",
            "一级指标",
            "二级指标",
            "检查内容",
            "检查方式",
            "检查结果",
            "实测值",
            "佐证材料",
            "备注",
        ];
        for (col, header) in (0..).zip(headers) {
            sheet.write(0, col, header)?;
        }
        for item in 1..=58_u32 {
            let row = item;
            sheet.write(row, 0, item)?;
            sheet.write(row, 1, format!("一级指标{}", item / 15))?;
            sheet.write(row, 2, format!("二级指标{}", item / 5))?;
            sheet.write(row, 3, format!("第{item}项应当检查的内容，按标准的要求逐条核对"))?;
            sheet.write(row, 4, "现场查看、查阅资料")?;
            let mark = if is_met(centre, item as usize) { "√" } else { "×" };
            sheet.write(row, 5, mark)?;
            if item == 4 {
                let area = u32::try_from(120 + centre % 80).expect("small");
                sheet.write(row, 6, area)?;
            }
            sheet.write(row, 7, format!("照片{item}"))?;
        }
        let about = book.add_worksheet().set_name("基本情况")?;
        about.write(0, 0, "中心名称")?;
        about.write(0, 1, format!("示例{centre}镇便民服务中心"))?;
        about.write(1, 0, "检查日期")?;
        about.write(1, 1, "2022-11-03")?;
        about.write(2, 0, "所属地区")?;
        about.write(2, 1, format!("示例{}县", centre % 40))?;
        for pair in 3..30_u32 {
            about.write(pair, 0, format!("其他情况{pair}"))?;
            about.write(pair, 1, pair)?;
        }
        book.save(folder.join(format!("{centre:06}.xlsx")))?;
    }
    Ok(())
}

fn roster(file: &Path, count: usize) {
    let mut out = BufWriter::new(fs::File::create(file).expect("a file"));
    let mut line = String::from("序号,县区,乡镇(街道),编码");
    for item in 1..=58 {
        write!(line, ",指标{item}").expect("a string");
    }
    for more in 63..=100 {
        write!(line, ",其他{more}").expect("a string");
    }
    writeln!(out, "{line}").expect("written");
    for centre in 0..count {
        line.clear();
        write!(line, "{},示例{}县,示例{centre}镇,33{centre:07}", centre + 1, centre % 40).expect("a string");
        for item in 1..=58 {
            line.push_str(if is_met(centre, item) { ",√" } else { ",×" });
        }
        for more in 63..=100 {
            write!(line, ",{more}").expect("a string");
        }
        writeln!(out, "{line}").expect("written");
    }
}

fn facts(file: &Path, count: usize) {
    let mut out = BufWriter::new(fs::File::create(file).expect("a file"));
    for centre in 0..count {
        write!(
            out,
            "{{\"centre\":\"示例{centre}镇便民服务中心\",\"code\":\"33{centre:07}\",\"region\":\"示例{}县\",\"date\":\"2022-11-03\",\"marks\":{{",
            centre % 40
        )
        .expect("written");
        for item in 1..=58 {
            let comma = if item == 1 { "" } else { "," };
            let mark = if is_met(centre, item) { "met" } else { "not_met" };
            write!(out, "{comma}\"{item}\":\"{mark}\"").expect("written");
        }
        writeln!(out, "}},\"fields\":{{\"hall_area\":{}}}}}", 120 + centre % 80).expect("written");
    }
}

/// Reads every sheet of every workbook and counts the cells.
fn calamine(folder: &Path) -> usize {
    let mut cells = 0;
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let bytes = fs::read(&path).expect("readable");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        for name in book.sheet_names() {
            cells += book.worksheet_range(&name).expect("a sheet").used_cells().count();
        }
    }
    cells
}
