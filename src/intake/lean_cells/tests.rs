use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::*;
use crate::intake::calamine_cells;

/// The folders that hold workbooks: those of the repository and, where there are any, those from
/// other hands.
fn folders() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures"))];
    folders.extend(std::env::var_os("DABIAO_INPUTS").map(PathBuf::from));
    folders
}

fn workbooks() -> Vec<PathBuf> {
    folders()
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn file(path: &Path) -> InputFile {
    InputFile { name: Arc::from("a.xlsx"), bytes: std::fs::read(path).expect("readable") }
}

fn shown(sheet: &Sheet, rows: impl Fn(u32) -> bool) -> Vec<String> {
    let rows = sheet.rows().filter(|row| rows(*row));
    rows.map(|row| format!("{:?}", sheet.row(row).collect::<Vec<_>>())).collect()
}

/// Reads a file both ways and holds one against the other; whether the lean way was taken.
fn both(file: &InputFile, limits: &Limits, name: &str) -> bool {
    let Ok(mut container) = Container::open(&file.bytes, limits) else { return false };
    let Some(lean) = xlsx(file, &mut container, limits, usize::MAX) else { return false };
    let calamine = calamine_cells::xlsx(file, limits, usize::MAX).expect(name);
    assert_eq!(format!("{lean:#?}"), format!("{calamine:#?}"), "{name}");
    for rows in [1, 3, 40] {
        let head = xlsx(file, &mut container, limits, rows).expect(name);
        for (head, whole) in head.sheets.iter().zip(&calamine.sheets) {
            let end = head.reach().map_or(0, |(row, _)| row);
            assert_eq!(shown(head, |_| true), shown(whole, |row| !head.is_cut || row <= end), "{name}");
            assert!(!head.is_cut || head.reach().is_some_and(|(_, kept)| kept == rows), "{name}");
        }
    }
    for whole in &calamine.sheets {
        let mut rows = Vec::new();
        let given = xlsx_rows(&mut container, limits, whole.without_cells(), |sheet| {
            rows.extend(shown(sheet, |_| true));
            ControlFlow::Continue(())
        });
        assert_eq!((given, rows), (Given::All, shown(whole, |_| true)), "{name}");
    }
    true
}

#[test]
fn every_workbook_is_read_as_calamine_reads_it() {
    let mut left = BTreeSet::new();
    for path in workbooks() {
        if !both(&file(&path), &Limits::default(), &path.display().to_string()) {
            left.insert(path.display().to_string());
        }
    }
    eprintln!("{left:#?}");
}
