//! Any text as a list in CSV: read or refused, never a panic.
#![no_main]

use std::sync::OnceLock;

use dabiao::audit::{Settings, assess, vocabulary};
use dabiao::intake::{InputFile, Limits, interpret, open};
use dabiao::standard::{Builtin, Level, Standard};
use libfuzzer_sys::fuzz_target;

static STANDARD: OnceLock<Standard> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    // Behind a header, so that the rows are reached.
    let mut bytes = "序号,检查内容,检查结果,实测值,单位,分值,自评分,考核分,备注\n".as_bytes().to_vec();
    bytes.extend_from_slice(data);
    let file = InputFile { name: "a.csv".into(), bytes };
    if let Ok(book) = open(&file, &Limits::default()) {
        let standard = STANDARD.get_or_init(|| Standard::parse("a", Builtin::find("ningbo-township").expect("built in").text).expect("valid"));
        let intake = interpret(&book, &vocabulary(standard), None);
        let settings = Settings::at(Level::Township);
        for inspection in &intake.inspections {
            assess(standard, inspection, &settings);
        }
    }
});
