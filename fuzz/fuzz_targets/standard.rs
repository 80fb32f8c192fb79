//! Any text as the file of a standard, and of a map.
#![no_main]

use dabiao::intake::Map;
use dabiao::standard::Standard;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(problems) = Standard::parse("a.toml", text) {
        assert!(!problems.is_empty(), "a refusal says why");
    }
    if let Err(problems) = Map::parse("a.toml", text) {
        assert!(!problems.is_empty(), "a refusal says why");
    }
});
