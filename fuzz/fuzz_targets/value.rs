//! Any text as a value of a cell.
#![no_main]

use dabiao::value::{Datum, Measure, Polarity, read_date, read_mark, read_quantity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let datum = Datum::text(text);
    for measure in Measure::ALL {
        if let Ok(quantity) = read_quantity(&datum, measure) {
            let ends = (quantity.low, quantity.high);
            if let (Some(low), Some(high)) = ends {
                assert!(low.value <= high.value);
            }
        }
    }
    let _ = read_mark(&datum, Polarity::Presence);
    let _ = read_mark(&datum, Polarity::Absence);
    let _ = read_date(&datum);
});
