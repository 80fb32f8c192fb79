//! Makes the files that `run.py` measures on, and does the work dabiao is measured against.
//!
//! ```text
//! workload forms DIR N       N checklists of 58 rows by 9 columns and a sheet of 30 pairs
//! workload roster FILE N     one roster of N centres by 100 columns, .csv or .xlsx
//! workload facts FILE N      N lines of facts
//! workload calamine DIR      reads every sheet of every workbook of a folder, and stops
//! workload stream FILE       reads the cells of a workbook one by one, and stops
//! workload tokens PATH       inflates the worksheets and shared strings of workbooks and tokenises
//!                            them: the floor of any reader that builds on an XML library
//! workload inflate PATH      inflates them: the floor of any reader
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, BufWriter, Cursor, Read, Write as _};
use std::path::{Path, PathBuf};

use calamine::{Reader as _, Xlsx};
use dabiao::standard::{Builtin, Standard};
use quick_xml::events::Event;
use rust_xlsxwriter::{Workbook, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let count = |text: &str| text.parse().expect("a number");
    match args.as_slice() {
        ["forms", folder, n] => forms(Path::new(folder), count(n)).expect("forms"),
        ["roster", file, n] if file.ends_with(".xlsx") => roster_xlsx(Path::new(file), count(n)),
        ["roster", file, n] => roster_csv(Path::new(file), count(n)),
        ["facts", file, n] => facts(Path::new(file), count(n)),
        ["calamine", folder] => println!("{}", calamine(Path::new(folder))),
        ["stream", file] => println!("{}", stream(Path::new(file))),
        ["tokens", path] => println!("{}", parts(Path::new(path), tokens)),
        ["inflate", path] => println!("{}", parts(Path::new(path), inflate)),
        // cargo test and cargo bench start it without a task.
        _ => eprintln!("workload forms|roster|facts|calamine|stream|tokens|inflate …; see benches/run.py"),
    }
}

/// Whether a centre meets an item: a fixed rule that gives some 7% that do not.
fn is_met(centre: usize, item: usize) -> bool {
    (centre * 7919 + item * 104_729) % 101 > 6
}

/// What the items of the township standard are called, as a form that follows it has them.
fn titles() -> Vec<String> {
    let builtin = Builtin::find("ningbo-township").expect("built in");
    let standard = Standard::parse(builtin.id, builtin.text).expect("a standard");
    standard.indicators.into_iter().map(|indicator| indicator.title.zh).collect()
}

fn forms(folder: &Path, count: usize) -> Result<(), XlsxError> {
    fs::create_dir_all(folder).expect("a folder");
    let titles = titles();
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
            sheet.write(row, 3, &titles[item as usize - 1])?;
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

/// The cells of a roster's header, and of one of its rows.
fn roster_header() -> Vec<String> {
    let mut cells: Vec<String> = ["序号", "县区", "乡镇(街道)", "编码"].map(str::to_owned).into();
    cells.extend((1..=58).map(|item| format!("指标{item}")));
    cells.extend((63..=100).map(|more| format!("其他{more}")));
    cells
}

fn roster_row(centre: usize) -> Vec<String> {
    let mut cells = vec![
        (centre + 1).to_string(),
        format!("示例{}县", centre % 40),
        format!("示例{centre}镇"),
        format!("33{centre:07}"),
    ];
    cells.extend((1..=58).map(|item| if is_met(centre, item) { "√" } else { "×" }.to_owned()));
    cells.extend((63..=100).map(|more: usize| more.to_string()));
    cells
}

fn roster_csv(file: &Path, count: usize) {
    let mut out = BufWriter::new(fs::File::create(file).expect("a file"));
    for row in std::iter::once(roster_header()).chain((0..count).map(roster_row)) {
        writeln!(out, "{}", row.join(",")).expect("written");
    }
}

/// As Excel writes it, texts shared and references in every cell; by hand, for the library would
/// hold four million cells in memory.
fn roster_xlsx(file: &Path, count: usize) {
    let mut zip = ZipWriter::new(BufWriter::new(fs::File::create(file).expect("a file")));
    let mut part = |name: &str, write: &mut dyn FnMut(&mut dyn std::io::Write)| {
        zip.start_file(name, SimpleFileOptions::default()).expect("started");
        let mut out = BufWriter::with_capacity(1 << 16, &mut zip);
        write(&mut out);
        out.flush().expect("written");
    };
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: Vec<String> = Vec::new();
    part("xl/worksheets/sheet1.xml", &mut |out| {
        write!(out, "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>").expect("written");
        for (at, row) in (1..).zip(std::iter::once(roster_header()).chain((0..count).map(roster_row))) {
            write!(out, "<row r=\"{at}\" spans=\"1:100\">").expect("written");
            for (col, text) in row.into_iter().enumerate() {
                let cell = format!("{}{at}", letters(col));
                if col != 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                    write!(out, "<c r=\"{cell}\"><v>{text}</v></c>").expect("written");
                } else {
                    let number = *shared.entry(text).or_insert_with_key(|text| {
                        texts.push(text.clone());
                        texts.len() - 1
                    });
                    write!(out, "<c r=\"{cell}\" t=\"s\"><v>{number}</v></c>").expect("written");
                }
            }
            write!(out, "</row>").expect("written");
        }
        write!(out, "</sheetData></worksheet>").expect("written");
    });
    part("xl/sharedStrings.xml", &mut |out| {
        let many = texts.len();
        write!(out, "{HEAD}<sst xmlns=\"{MAIN}\" uniqueCount=\"{many}\">").expect("written");
        texts.iter().for_each(|text| write!(out, "<si><t>{text}</t></si>").expect("written"));
        write!(out, "</sst>").expect("written");
    });
    for (name, text) in [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
             <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
             <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"
                .to_owned(),
        ),
        ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", rels(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"汇总表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
    ] {
        part(name, &mut |out| write!(out, "{HEAD}{text}").expect("written"));
    }
    zip.finish().expect("finished").flush().expect("written");
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn rels(targets: &[(&str, &str)]) -> String {
    let one = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>", at + 1)
    };
    let all: String = targets.iter().enumerate().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// The letters of a column, from zero.
fn letters(col: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).expect("below 26"));
    match col.checked_sub(26) {
        Some(over) => format!("{}{}", letter(over / 26), letter(over % 26)),
        None => letter(col).to_string(),
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

/// The workbooks at a path.
fn workbooks(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut paths: Vec<_> =
        fs::read_dir(path).expect("readable").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn open(path: &Path) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(fs::read(path).expect("readable"))).expect("a workbook")
}

/// Reads every sheet of every workbook and counts the cells.
fn calamine(folder: &Path) -> usize {
    let read = |path: PathBuf| {
        let mut book = open(&path);
        let names = book.sheet_names();
        let cells =
            names.iter().map(|name| book.worksheet_range(name).expect("a sheet").used_cells().count());
        cells.sum::<usize>()
    };
    workbooks(folder).into_iter().map(read).sum()
}

/// Reads the cells of the first sheet one by one and counts them.
fn stream(file: &Path) -> usize {
    let mut book = open(file);
    let name = book.sheet_names().swap_remove(0);
    let mut reader = book.worksheet_cells_reader(&name).expect("a sheet");
    let mut cells = 0;
    while reader.next_cell().expect("a cell").is_some() {
        cells += 1;
    }
    cells
}

/// Has something done with the worksheets and shared strings of workbooks.
fn parts(path: &Path, each: fn(&mut dyn Read) -> u64) -> u64 {
    let mut sum = 0;
    for path in workbooks(path) {
        let mut zip = ZipArchive::new(Cursor::new(fs::read(path).expect("readable"))).expect("a container");
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            if name.contains("worksheets/sheet") || name.ends_with("sharedStrings.xml") {
                sum += each(&mut part);
            }
        }
    }
    sum
}

fn inflate(part: &mut dyn Read) -> u64 {
    std::io::copy(part, &mut std::io::sink()).expect("inflated")
}

fn tokens(part: &mut dyn Read) -> u64 {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let (mut buf, mut tokens) = (Vec::new(), 0);
    loop {
        buf.clear();
        match reader.read_event_into(&mut buf).expect("XML") {
            Event::Eof => return tokens,
            _ => tokens += 1,
        }
    }
}
