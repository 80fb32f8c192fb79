//! The fixtures' workbooks are what their text says. To write them anew after a change of
//! the text: `UPDATE_FIXTURES=1 cargo test --test fixtures`.

mod common;

use common::{fixture, grid};

#[test]
fn every_workbook_is_made_from_its_text() {
    let texts = std::fs::read_dir(fixture("text")).expect("the folder is part of the repository");
    let mut names: Vec<_> = texts.map(|entry| entry.expect("readable").path()).collect();
    names.sort();
    assert!(!names.is_empty());
    for path in names {
        let text = std::fs::read_to_string(&path).expect("readable");
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let workbook = fixture(&format!("{name}.xlsx"));
        let bytes = grid::xlsx(&text).expect("a workbook");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::write(&workbook, &bytes).expect("writable");
        }
        let held = std::fs::read(&workbook).unwrap_or_default();
        assert!(held == bytes, "{name}.xlsx is not what its text says; see the head of this test");
    }
}
