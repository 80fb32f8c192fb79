//! Any bytes as a workbook: read or refused, never a panic or an abort.
#![no_main]

use std::sync::OnceLock;

use dabiao::audit::vocabulary;
use dabiao::intake::{InputFile, Limits, interpret, open};
use dabiao::standard::{Builtin, Standard};
use libfuzzer_sys::fuzz_target;

static STANDARD: OnceLock<Standard> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    let limits = Limits { file_size: 1 << 20, inflated: 8 << 20, part: 4 << 20, cells: 50_000, area: 50_000, cell_errors: 100 };
    let file = InputFile { name: "a.xlsx".into(), bytes: data.to_vec() };
    if let Ok(book) = open(&file, &limits) {
        let standard = STANDARD.get_or_init(|| Standard::parse("a", Builtin::find("ningbo-township").expect("built in").text).expect("valid"));
        interpret(&book, &vocabulary(standard), None);
    }
});
