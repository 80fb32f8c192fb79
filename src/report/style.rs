//! Colours of the terminal report. They are taken off again where the output is no terminal.

use anstyle::Style;
use comfy_table::{Attribute, Cell, Color};

use crate::audit::{Outcome, Verdict};

const HEADING: Style = Style::new().bold();

pub(super) const ALARM: Color = Color::Red;
pub(super) const CARE: Color = Color::Yellow;
pub(super) const GOOD: Color = Color::Green;

/// A line that opens a part of the report.
pub(super) fn heading(text: &str) -> String {
    format!("{HEADING}{text}{HEADING:#}")
}

/// Text in a colour.
pub(super) fn paint(color: Color, text: &str) -> Cell {
    Cell::new(text).fg(color)
}

/// Text that may be passed over.
pub(super) fn faint(text: &str) -> Cell {
    Cell::new(text).add_attribute(Attribute::Dim)
}

pub(super) fn outcome(outcome: Outcome) -> Color {
    match outcome {
        Outcome::Reached => GOOD,
        Outcome::Missed => ALARM,
        Outcome::Open => CARE,
    }
}

pub(super) fn verdict(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Met => GOOD,
        Verdict::PartlyMet => CARE,
        Verdict::NotMet | Verdict::Unreadable => ALARM,
        Verdict::NotApplicable | Verdict::NotChecked => Color::DarkGrey,
    }
}
