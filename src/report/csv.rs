//! Findings as a table for spreadsheets and statistics: one row a finding, any number of centres.

use super::prepared::{FindingPart, GroupPart, Report, SectionPart};
use crate::wording::Words;

/// What a column holds; numbers are written as they are.
enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
}

type Column = fn(&Row<'_>) -> String;

/// A row's finding with what it belongs to.
struct Row<'a> {
    report: &'a Report,
    section: &'a SectionPart,
    group: &'a GroupPart,
    finding: &'a FindingPart,
    words: &'a Words,
}

/// The columns, in order, each with the key of its title.
const COLUMNS: &[(&str, Column)] = &[
    ("csv-centre", |row| text(&row.report.centre)),
    ("csv-code", |row| optional(&row.report.code)),
    ("csv-region", |row| optional(&row.report.region)),
    ("csv-level", |row| text(&row.report.level)),
    ("csv-date", |row| optional(&row.report.inspected_on)),
    ("csv-standard", |row| text(&row.report.standard.id)),
    ("csv-edition", |row| text(&row.report.standard.edition)),
    ("csv-grade", |row| text(&row.report.grade)),
    ("csv-for-grade", |row| text(&row.report.shown)),
    ("csv-number", |row| text(&row.finding.id)),
    ("csv-section", |row| text(&row.section.title)),
    ("csv-group", |row| text(&row.group.title)),
    ("csv-indicator", |row| text(&row.finding.title)),
    ("csv-obligation", |row| text(&row.finding.obligation)),
    ("csv-required", |row| flag(row.finding.is_required, row.words)),
    ("csv-required-for", |row| text(&row.finding.required_for.join("; "))),
    ("csv-verdict-code", |row| text(row.finding.verdict.id())),
    ("csv-verdict", |row| text(&row.finding.verdict_label)),
    ("csv-basis", |row| optional(&row.finding.basis)),
    ("csv-attested", |row| optional(&row.finding.attested)),
    ("csv-own", |row| optional(&row.finding.own)),
    ("csv-conflict", |row| flag(row.finding.is_conflict, row.words)),
    ("csv-measured", |row| optional(&row.finding.measured)),
    ("csv-measured-value", |row| number(row.finding.figures.measured.as_deref())),
    ("csv-unit", |row| optional(&row.finding.figures.unit)),
    ("csv-needed", |row| optional(&row.finding.needed)),
    ("csv-needed-value", |row| number(row.finding.figures.needed.as_deref())),
    ("csv-short", |row| optional(&row.finding.short)),
    ("csv-short-value", |row| number(row.finding.figures.short.as_deref())),
    ("csv-short-unit", |row| optional(&row.finding.figures.short_unit)),
    ("csv-why", |row| optional(&row.finding.why)),
    ("csv-earned", |row| number(Some(&row.finding.earned))),
    ("csv-possible", |row| number(Some(&row.finding.possible))),
    ("csv-points", |row| optional(&row.finding.points)),
    ("csv-waiver", |row| optional(&row.finding.waiver)),
    ("csv-remark", |row| optional(&row.finding.remark)),
    ("csv-evidence", |row| optional(&row.finding.evidence)),
    ("csv-occurrences", |row| optional(&row.finding.occurrences)),
    ("csv-deadline", |row| optional(&row.finding.deadline)),
    ("csv-due", |row| optional(&row.finding.due)),
    ("csv-cell", |row| text(&row.finding.cell)),
    ("csv-clause", |row| text(&row.finding.clause)),
    ("csv-file", |row| text(&row.report.file)),
];

/// All findings of the reports, with a byte-order mark, since Excel reads UTF-8 only with one.
/// Text that a spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn csv(reports: &[Report], words: &Words) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().map(|(key, _)| words.text(key)))?;
    for report in reports {
        for (section, group, finding) in report.findings() {
            let row = Row { report, section, group, finding, words };
            writer.write_record(COLUMNS.iter().map(|(_, column)| column(&row)))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    let body = String::from_utf8(bytes).expect("made of strings");
    Ok(format!("\u{FEFF}{body}"))
}

fn text(text: &str) -> String {
    Cell::Text(text).written()
}

fn optional(text: &Option<String>) -> String {
    Cell::Text(text.as_deref().unwrap_or_default()).written()
}

fn number(number: Option<&str>) -> String {
    Cell::Number(number.unwrap_or_default()).written()
}

fn flag(is: bool, words: &Words) -> String {
    words.text(if is { "csv-yes" } else { "csv-no" })
}

impl Cell<'_> {
    fn written(self) -> String {
        match self {
            Cell::Number(number) => number.to_owned(),
            Cell::Text(text) if is_formula(text) => format!("'{text}"),
            Cell::Text(text) => text.to_owned(),
        }
    }
}

/// Whether some spreadsheet would calculate it: the signs that open a formula, full width too, also
/// after white space that a program may take off.
fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_quoted() {
        assert_eq!(text("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(text(" +1"), "' +1");
        assert_eq!(text("＝1+1"), "'＝1+1");
        assert_eq!(text("150平方米"), "150平方米");
        assert_eq!(number(Some("-1.5")), "-1.5");
    }
}
