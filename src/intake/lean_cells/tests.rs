use std::path::{Path, PathBuf};

use super::*;
use crate::intake::calamine_cells;

mod generated;
mod sheets;

/// Workbooks of the repository that the lean way leaves to calamine, and why.
const LEFT: &[&str] = &[
    // Values that are none.
    "foreign/bad_number_text.xlsx",
    "foreign/bad_numbers.xlsx",
    "foreign/bool_with_text.xlsx",
    "foreign/error_spill.xlsx",
    "hostile/all_bad_cells.xlsx",
    "hostile/bad_string_index.xlsx",
    "hostile/many_bad_cells.xlsx",
    "hostile/missing_strings.xlsx",
    "hostile/negative_string_index.xlsx",
    // Cells and rows without a reference, or with one that is none.
    "foreign/no_references.xlsx",
    "hostile/bad_reference.xlsx",
    "hostile/beyond_the_sheet.xlsx",
    "hostile/no_reference_after_error.xlsx",
    "hostile/no_reference_number_error.xlsx",
    // XML that is not plain.
    "foreign/prefixed.xlsx",
    "hostile/billion_laughs.xlsx",
    "hostile/billion_laughs_inline.xlsx",
    "hostile/external_entity.xlsx",
    // Odd styles.
    "hostile/bad_style_index.xlsx",
    // Damage and bounds.
    "hostile/broken_xml.xlsx",
    "hostile/declared_size_small.xlsx",
    "hostile/deep_strings.xlsx",
    "hostile/deep_xml.xlsx",
    "hostile/flipped_bytes.xlsx",
    "hostile/long_shared_string.xlsx",
    "hostile/long_text.xlsx",
    "hostile/missing_sheet.xlsx",
    "hostile/unique_count.xlsx",
    "hostile/zip_bomb_cells.xlsx",
];

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// A file's bytes, if it is an xlsx workbook by its content.
fn workbook(path: &Path, limits: &Limits) -> Option<InputFile> {
    let file = InputFile { name: Arc::from("a.xlsx"), bytes: std::fs::read(path).expect("readable") };
    file.is_xlsx(limits).then_some(file)
}

fn shown(sheet: &Sheet, rows: impl Fn(u32) -> bool) -> Vec<String> {
    let rows = sheet.rows().filter(|row| rows(*row));
    rows.map(|row| format!("{:?}", sheet.row(row).collect::<Vec<_>>())).collect()
}

/// Reads a file both ways and holds one against the other: the whole, the beginning, and row by row.
/// Whether the lean way was taken.
fn both(file: &InputFile, limits: &Limits, name: &str) -> bool {
    let mut container = Container::open(&file.bytes, limits).expect("a container");
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
fn every_workbook_of_the_repository_is_read_as_calamine_reads_it() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures"));
    let limits = Limits::default();
    let mut left = Vec::new();
    for path in workbooks(folder) {
        let Some(file) = workbook(&path, &limits) else { continue };
        let name = path.strip_prefix(folder).expect("in it").display().to_string();
        if !both(&file, &limits, &name) {
            left.push(name);
        }
    }
    let mut wanted = LEFT.to_vec();
    wanted.sort_unstable();
    assert_eq!(left, wanted);
}

#[test]
#[ignore = "needs workbooks from other hands: DABIAO_INPUTS=… cargo test --lib -- --ignored lean_cells"]
fn so_is_every_workbook_from_other_hands() {
    let folder = PathBuf::from(std::env::var_os("DABIAO_INPUTS").expect("DABIAO_INPUTS names the folder"));
    let limits = Limits::default();
    let files = workbooks(&folder);
    let mut tried = 0;
    for (path, file) in files.iter().filter_map(|path| Some((path, workbook(path, &limits)?))) {
        assert!(both(&file, &limits, &path.display().to_string()), "{}", path.display());
        tried += 1;
    }
    assert!(tried > 0);
}
