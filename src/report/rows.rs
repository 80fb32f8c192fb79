//! Lines of text in columns, wrapped to the width of a report.

use anstyle::Style;
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets};

use crate::text::width;

/// Columns of a report: it is right at 80 with Chinese text, wherever it is read.
pub(super) const WIDTH: u16 = 80;

/// Lines of a label and a text beside it.
#[derive(Default)]
pub(super) struct Rows(Vec<(Painted, Painted)>);

/// A text and the style it is printed in.
pub(super) struct Painted {
    text: String,
    style: Style,
}

impl Painted {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Painted { text: text.into(), style }
    }
}

impl From<String> for Painted {
    fn from(text: String) -> Self {
        Painted::new(text, Style::new())
    }
}

impl From<&str> for Painted {
    fn from(text: &str) -> Self {
        Painted::new(text, Style::new())
    }
}

impl Rows {
    pub(super) fn new() -> Self {
        Rows::default()
    }

    pub(super) fn push(&mut self, label: impl Into<Painted>, text: impl Into<Painted>) {
        self.0.push((label.into(), text.into()));
    }

    /// The lines: every text begins in the same column and breaks where its script may break.
    pub(super) fn render(&self) -> String {
        let indent = self.0.iter().map(|(label, _)| width(&label.text)).max().unwrap_or(0).max(4) + 3;
        let room = usize::from(WIDTH).saturating_sub(indent).max(20);
        let mut out = String::new();
        for (label, text) in &self.0 {
            let wrapped = textwrap::wrap(&text.text, room);
            for (n, line) in wrapped.iter().enumerate() {
                let word = if n == 0 { label.text.as_str() } else { "" };
                let gap = " ".repeat(indent - 1 - width(word));
                let line = line.trim_end();
                out.push_str(&format!(" {0}{word}{0:#}{gap}{1}{line}{1:#}\n", label.style, text.style));
            }
        }
        out
    }
}

/// A ruled table with columns of these widths; with the gaps between them they fill a line.
pub(super) fn ruled(
    headers: impl IntoIterator<Item = String>,
    widths: impl IntoIterator<Item = u16>,
) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(headers)
        .enforce_styling()
        .style_text_only();
    let fixed = |width| ColumnConstraint::Absolute(Width::Fixed(width));
    table.set_constraints(widths.into_iter().map(fixed));
    table
}

/// A table's lines without the white space that ends them.
pub(super) fn lines(table: &Table) -> String {
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
