//! The parts a Word document is made of.

/// One part, in order.
pub(super) enum Block {
    Paragraph(Style, String),
    Table(Table),
}

/// The style of a paragraph; the styles are in `docx/styles.xml`.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Title,
    Subtitle,
    Heading,
    Body,
    /// Without the indent that opens a paragraph.
    Plain,
    /// To the right.
    Right,
}

/// A table with its own header on every page.
pub(super) struct Table {
    /// Widths in twentieths of a point, with titles.
    pub(super) columns: Vec<(u32, String)>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The width between the margins, in twentieths of a point.
pub(super) const WIDTH: u32 = 8844;

impl Style {
    pub(super) fn id(self) -> &'static str {
        match self {
            Style::Title => "Title",
            Style::Subtitle => "Subtitle",
            Style::Heading => "Heading1",
            Style::Body => "BodyText",
            Style::Plain => "PlainText",
            Style::Right => "RightText",
        }
    }
}

impl Table {
    /// A table whose columns share the width in these parts.
    pub(super) fn new(columns: &[(u32, String)]) -> Self {
        let parts: u32 = columns.iter().map(|(part, _)| part).sum();
        let columns =
            columns.iter().map(|(part, title)| (part * WIDTH / parts.max(1), title.clone())).collect();
        Table { columns, rows: Vec::new() }
    }
}
