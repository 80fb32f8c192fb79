//! The columns of a form: what a person fills in, and the hidden ones that formulas work in.

use rust_xlsxwriter::utility::column_number_to_name;

/// A column a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Text,
    How,
    Obligation,
    Required,
    Last,
    Own,
    Result,
    Measured,
    Unit,
    Occurrences,
    Remark,
    Evidence,
    Deadline,
}

/// The columns of one form, from left to right.
pub(super) struct Columns {
    shown: Vec<Column>,
    grades: usize,
}

impl Column {
    /// The key of its header.
    pub(super) fn key(self) -> &'static str {
        match self {
            Column::Number => "form-number",
            Column::Text => "form-text",
            Column::How => "form-how",
            Column::Obligation => "form-obligation",
            Column::Required => "form-required",
            Column::Last => "form-last",
            Column::Own => "form-own",
            Column::Result => "form-result",
            Column::Measured => "form-measured",
            Column::Unit => "form-unit",
            Column::Occurrences => "form-occurrences",
            Column::Remark => "form-remark",
            Column::Evidence => "form-evidence",
            Column::Deadline => "form-deadline",
        }
    }

    /// Its width in characters of the default font; a Chinese character takes two.
    pub(super) fn width(self) -> u16 {
        match self {
            Column::Number => 8,
            Column::Text => 42,
            Column::How => 26,
            Column::Obligation => 9,
            Column::Required | Column::Own | Column::Result => 11,
            Column::Last => 18,
            Column::Measured | Column::Deadline => 12,
            Column::Unit | Column::Occurrences => 9,
            Column::Remark => 22,
            Column::Evidence => 14,
        }
    }
}

impl Column {
    /// Characters that surely fit into a line of it.
    pub(super) fn characters(self) -> usize {
        usize::from(self.width()) - 2
    }
}

impl Columns {
    /// The columns of a form for so many grades, with last time's results or without, and with
    /// counts of faults or without.
    pub(super) fn new(grades: usize, with_last: bool, with_counts: bool) -> Self {
        let all = [
            Column::Number,
            Column::Text,
            Column::How,
            Column::Obligation,
            Column::Required,
            Column::Last,
            Column::Own,
            Column::Result,
            Column::Measured,
            Column::Unit,
            Column::Occurrences,
            Column::Remark,
            Column::Evidence,
            Column::Deadline,
        ];
        let is_shown = |column: &Column| match column {
            Column::Last => with_last,
            Column::Occurrences => with_counts,
            _ => true,
        };
        let shown = all.into_iter().filter(is_shown).collect();
        Columns { shown, grades }
    }

    /// Those a person sees.
    pub(super) fn shown(&self) -> impl Iterator<Item = (u16, Column)> + '_ {
        (0..).zip(self.shown.iter().copied())
    }

    /// Whether a person sees a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.shown.contains(&column)
    }

    /// The last one a person sees.
    pub(super) fn last(&self) -> u16 {
        self.first_hidden() - 1
    }

    /// The position of a column.
    pub(super) fn at(&self, column: Column) -> u16 {
        self.shown().find(|(_, shown)| *shown == column).map_or(0, |(at, _)| at)
    }

    fn first_hidden(&self) -> u16 {
        u16::try_from(self.shown.len()).unwrap_or(u16::MAX)
    }

    /// Hidden: what the line is.
    pub(super) fn kind(&self) -> u16 {
        self.first_hidden()
    }

    /// Hidden: what the mark means.
    pub(super) fn mark(&self) -> u16 {
        self.first_hidden() + 1
    }

    /// Hidden: whether the mark disagrees with the measurement.
    pub(super) fn conflict(&self) -> u16 {
        self.first_hidden() + 2
    }

    /// Hidden: the verdict for a grade.
    pub(super) fn verdict(&self, grade: usize) -> u16 {
        self.first_hidden() + 3 + 2 * u16::try_from(grade).unwrap_or_default()
    }

    /// Hidden: whether the grade requires it.
    pub(super) fn requires(&self, grade: usize) -> u16 {
        self.verdict(grade) + 1
    }

    /// The last hidden column.
    pub(super) fn end(&self) -> u16 {
        self.requires(self.grades.saturating_sub(1))
    }
}

/// A column's letters, never moved by copying: `$G`.
pub(super) fn fixed(column: u16) -> String {
    format!("${}", column_number_to_name(column))
}
