//! Lines of text in columns, wrapped to the width of a report.

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};

/// Columns of a report: it is right at 80 with Chinese text, wherever it is read.
pub(super) const WIDTH: u16 = 80;

/// Lines of a label and a text, wrapped to the width of the report.
pub(super) struct Rows(Table);

impl Rows {
    pub(super) fn new() -> Self {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(WIDTH)
            .enforce_styling();
        Rows(table)
    }

    pub(super) fn push(&mut self, label: impl Into<Cell>, text: impl Into<Cell>) {
        self.0.add_row(vec![label.into(), text.into()]);
    }

    pub(super) fn render(mut self) -> String {
        if let Some(column) = self.0.column_mut(0) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(8)));
        }
        lines(&self.0)
    }
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
