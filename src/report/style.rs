//! Colours of the terminal report. They are taken off again where the output is no terminal.

use anstyle::{AnsiColor, Style};

use super::rows::{Painted, WIDTH};
use crate::audit::{Outcome, Verdict};

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

pub(super) const ALARM: Style = AnsiColor::Red.on_default();
pub(super) const CARE: Style = AnsiColor::Yellow.on_default();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();

/// What opens a part of the report.
pub(super) fn heading(text: &str) -> String {
    let lines = textwrap::wrap(text, usize::from(WIDTH));
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{HEADING}{}{HEADING:#}", line.trim_end())).collect();
    lines.join("\n")
}

/// Text in a colour.
pub(super) fn paint(style: Style, text: &str) -> Painted {
    Painted::new(text, style)
}

/// Text that may be passed over.
pub(super) fn faint(text: &str) -> Painted {
    Painted::new(text, FAINT)
}

pub(super) fn outcome(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Reached => GOOD,
        Outcome::Missed => ALARM,
        Outcome::Open => CARE,
    }
}

/// The colour of a verdict in a table.
pub(super) fn verdict(verdict: Verdict) -> comfy_table::Color {
    match verdict {
        Verdict::Met => comfy_table::Color::Green,
        Verdict::PartlyMet => comfy_table::Color::Yellow,
        Verdict::NotMet | Verdict::Unreadable => comfy_table::Color::Red,
        Verdict::NotApplicable | Verdict::NotChecked => comfy_table::Color::DarkGrey,
    }
}

/// The colour of a count in a table: plain where it is as it should be.
pub(super) fn table_colour(is_fine: bool) -> comfy_table::Color {
    if is_fine { comfy_table::Color::Reset } else { comfy_table::Color::Red }
}
