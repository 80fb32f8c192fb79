//! What a cell holds, and how people write it.

mod date;
mod mark;
mod measure;
mod numeral;
mod quantity;
mod scan;
mod sum;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use date::read_date;
pub use mark::{Mark, Polarity, read_mark};
pub use measure::Measure;
pub use quantity::{Caveat, Limit, Misread, Quantity, read_quantity};
pub(crate) use sum::Sum;

/// What a cell holds, before anybody asks what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Text as written; a workbook's cells share those that it keeps once.
    Text(Arc<str>),
    /// A number; `percent` when the cell's format shows it as a percentage.
    Number {
        /// The number, at the 15 significant digits a spreadsheet shows.
        value: Decimal,
        /// Whether the cell is formatted as a percentage.
        percent: bool,
    },
    /// A logical value.
    Bool(bool),
    /// A date (a time of day is dropped).
    Date(Date),
    /// Something that is no value.
    Fault(Fault),
}

/// Why a cell holds no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// An error value such as `#N/A`.
    ErrorValue(String),
    /// A formula that no program has calculated yet.
    NoCachedValue,
    /// A number or date outside what can be meant (NaN, 1e400, before 1900).
    OutOfRange(String),
    /// The cell could not be read from the file.
    Broken(String),
}

impl Datum {
    /// A text.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Datum::Text(text.into())
    }

    /// A number as a spreadsheet stores it, at the 15 significant digits it shows
    /// (Excel's and WPS's own limit) and 15 decimal places, so that 0.1+0.2 is 0.3.
    pub fn from_float(float: f64, percent: bool) -> Self {
        // Whole numbers need no digits worked out. The conversion saturates, so only what comes
        // back as itself was whole.
        let whole = float as i64;
        #[expect(clippy::float_cmp, reason = "the same number, or not a whole one")]
        if whole as f64 == float && quantity::in_range(whole.into()) {
            return Datum::Number { value: whole.into(), percent };
        }
        let tiny = float.abs() < 1e-15;
        let text = if tiny { "0e0".to_owned() } else { format!("{float:.14e}") };
        let exact = float
            .is_finite()
            .then(|| Decimal::from_scientific(&text).ok())
            .flatten()
            .filter(|value| quantity::in_range(*value));
        match exact {
            Some(value) => Datum::Number { value: value.round_dp(15).normalize(), percent },
            None => Datum::Fault(Fault::OutOfRange(float.to_string())),
        }
    }

    /// The cell as a person sees it, shared with the cell where that is its text.
    pub fn shared(&self) -> Arc<str> {
        match self {
            Datum::Text(text) if text.trim().len() == text.len() => Arc::clone(text),
            other => other.shown().into(),
        }
    }

    /// The cell as a person sees it.
    pub fn shown(&self) -> String {
        match self {
            Datum::Text(text) => text.trim().to_owned(),
            Datum::Number { value, percent: false } => value.normalize().to_string(),
            Datum::Number { value, percent: true } => {
                format!("{}%", (value * Decimal::ONE_HUNDRED).normalize())
            }
            Datum::Bool(true) => "TRUE".to_owned(),
            Datum::Bool(false) => "FALSE".to_owned(),
            Datum::Date(date) => date.to_string(),
            Datum::Fault(Fault::ErrorValue(text) | Fault::OutOfRange(text) | Fault::Broken(text)) => {
                text.clone()
            }
            Datum::Fault(Fault::NoCachedValue) => String::new(),
        }
    }

    /// Whether there is nothing to read: text of white space only.
    pub fn is_blank(&self) -> bool {
        matches!(self, Datum::Text(text) if crate::text::is_blank(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binary_number_is_taken_as_it_is_shown() {
        assert_eq!(Datum::from_float(0.1 + 0.2, false).shown(), "0.3");
        assert_eq!(Datum::from_float(0.94, true).shown(), "94%");
        assert_eq!(Datum::from_float(341.0, false).shown(), "341");
        assert_eq!(Datum::from_float(0.0, false).shown(), "0");
        assert_eq!(Datum::from_float(1e-20, false).shown(), "0");
    }

    #[test]
    fn numbers_nobody_can_mean_are_faults() {
        for float in [f64::NAN, f64::INFINITY, 1e300, -1e30] {
            assert!(matches!(Datum::from_float(float, false), Datum::Fault(Fault::OutOfRange(_))));
        }
    }
}
