//! The sheet with a row a centre, indicators and measured fields across.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Note, Worksheet, XlsxError, utility};

use super::centre::Centre;
use super::choices::Choices;
use super::counted::{self, Counted};
use super::marks::Marks;
use super::style::{self, Style};
use super::{Request, about, rules};
use crate::standard::{Field, Indicator, Subject};
use crate::value::Measure;
use crate::wording::Message;

/// Rows to fill in beyond the centres that are named.
const SPARE: usize = 20;
const FEWEST: usize = 50;

/// Header rows: the title, the headings of sections, the columns.
const HEADER: u32 = 2;

enum Column<'a> {
    About(&'static str, f64),
    Indicator(&'a Indicator),
    Field(&'a Field),
    Count(&'a Indicator, Counted<'a>),
}

/// Writes the sheet.
///
/// # Errors
/// Where the writer refuses something.
pub(super) fn write(
    request: &Request<'_>,
    centres: &[Centre],
    name: &str,
    choices: &mut Choices,
) -> Result<Worksheet, XlsxError> {
    let words = request.words;
    let style = Style::new(words.lang());
    let columns = columns(request);
    let rows = (centres.len() + SPARE).max(FEWEST);
    let (first, last) = (HEADER + 1, HEADER + u32::try_from(rows).unwrap_or(u32::MAX));
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, about::title(request), &style.strong().unset_text_wrap())?;
    sheet.set_row_height(0, 26)?;
    headings(&mut sheet, request, &columns, &style)?;
    sheet.set_row_height(HEADER, 62)?;
    let marks = Marks::new(words);
    // A reason may follow the mark (不适用:…), so another text is asked about, not refused.
    let result = rules::result(choices, &marks, words)?.set_error_style(DataValidationErrorStyle::Warning);
    let level = words.text(request.level.key());
    for (at, column) in (0..).zip(&columns) {
        sheet.write_string_with_format(HEADER, at, header(column, request), &style.header())?;
        let (width, format, rule) = match column {
            Column::About("form-date", width) => (*width, style.day(), Some(rules::day(words)?)),
            Column::About("form-code", width) => (*width, style.text().set_num_format("@"), None),
            Column::About(_, width) => (*width, style.text(), None),
            Column::Indicator(_) => (12.0, style.input(), Some(result.clone())),
            Column::Field(field) => {
                let format = match field.measure {
                    Measure::Ratio => style.share(),
                    _ => style.input(),
                };
                (13.0, format, Some(number_rule(request, &columns, field, at, first)?))
            }
            Column::Count(_, counted) => (12.0, style.input(), Some(rules::count(counted.most(), words)?)),
        };
        if let Column::Indicator(indicator) = column {
            let text = format!("{}\n{}", about::text(request, indicator), indicator.how.get(words.lang()));
            let note = Note::new(text).add_author_prefix(false).set_width(320).set_height(220);
            sheet.insert_note(HEADER, at, &note)?;
        }
        sheet.set_column_width(at, width)?;
        if let Some(rule) = rule {
            sheet.add_data_validation(first, at, last, at, &rule)?;
        }
        for row in first..=last {
            let centre = usize::try_from(row - first).ok().and_then(|at| centres.get(at));
            let value = match (column, centre) {
                (Column::About("form-centre", _), Some(centre)) => centre.name.as_deref(),
                (Column::About("form-code", _), Some(centre)) => centre.code.as_deref(),
                (Column::About("form-region", _), Some(centre)) => centre.region.as_deref(),
                (Column::About("form-level", _), Some(_)) => Some(level.as_str()),
                _ => None,
            };
            match value {
                Some(value) => sheet.write_string_with_format(row, at, value, &format)?,
                None => sheet.write_blank(row, at, &format)?,
            };
        }
    }
    let end = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    sheet.set_repeat_rows(1, HEADER)?;
    sheet.set_repeat_columns(0, 0)?;
    sheet.set_print_area(0, 0, last, end)?;
    let foot = Message::new("form-page")
        .with("id", request.standard.id.as_str())
        .with("edition", request.standard.edition.as_str());
    style::page(&mut sheet, true, "", &words.render(&foot));
    // A roster is wider than a page: it breaks into pages side by side.
    sheet.set_print_fit_to_pages(0, 0).set_print_scale(70);
    style::protect(&mut sheet);
    Ok(sheet)
}

/// What a roster of this standard and level has across.
fn columns<'a>(request: &Request<'a>) -> Vec<Column<'a>> {
    let mut columns = vec![
        Column::About("form-centre", 30.0),
        Column::About("form-code", 14.0),
        Column::About("form-region", 14.0),
        Column::About("form-level", 13.0),
        Column::About("form-date", 12.0),
    ];
    let mut seen: Vec<&str> = Vec::new();
    for indicator in request.standard.indicators_at(request.level) {
        columns.push(Column::Indicator(indicator));
        let condition = indicator.when.as_ref().and_then(|when| when.check.as_ref());
        let fields = indicator.check.iter().chain(condition).flat_map(|check| match &check.subject {
            Subject::Field(field) => vec![field.as_str()],
            Subject::Ratio { of, over, stated } => vec![of.as_str(), over, stated],
            Subject::Set(_) => Vec::new(),
        });
        for id in fields {
            if !seen.contains(&id) {
                seen.push(id);
                columns.push(Column::Field(request.standard.field(id)));
            }
        }
        columns.extend(counted::of(indicator).into_iter().map(|one| Column::Count(indicator, one)));
    }
    columns
}

/// The sections over their columns.
fn headings(
    sheet: &mut Worksheet,
    request: &Request<'_>,
    columns: &[Column<'_>],
    style: &Style,
) -> Result<(), XlsxError> {
    let mut spans: Vec<(u16, u16, usize)> = Vec::new();
    for (at, column) in (0..).zip(columns) {
        match (column, spans.last_mut()) {
            (Column::Indicator(indicator), Some((_, end, section))) if *section == indicator.heading.0 => {
                *end = at
            }
            (Column::Indicator(indicator), _) => spans.push((at, at, indicator.heading.0)),
            (Column::Field(_) | Column::Count(..), Some((_, end, _))) => *end = at,
            (Column::Field(_) | Column::Count(..), None) | (Column::About(..), _) => {}
        }
    }
    for (from, to, section) in spans {
        let title = request.standard.sections[section].title.get(request.words.lang());
        if from == to {
            sheet.write_string_with_format(1, from, title, &style.section())?;
        } else {
            sheet.merge_range(1, from, 1, to, title, &style.section())?;
        }
    }
    Ok(())
}

fn header(column: &Column<'_>, request: &Request<'_>) -> String {
    let words = request.words;
    match column {
        Column::About(key, _) => words.text(key),
        Column::Indicator(indicator) => format!("{} {}", indicator.id, indicator.title.get(words.lang())),
        Column::Field(field) => {
            let unit = words.text(rules::unit_key(field.measure));
            format!("{}({unit})", field.label.get(words.lang()))
        }
        Column::Count(indicator, counted) => format!("{} {}", counted.number(indicator), counted.text(words)),
    }
}

/// What a measurement can be, against those in the same row.
fn number_rule(
    request: &Request<'_>,
    columns: &[Column<'_>],
    field: &Field,
    at: u16,
    row: u32,
) -> Result<DataValidation, XlsxError> {
    let cell = |column: u16| format!("${}{}", utility::column_number_to_name(column), row + 1);
    let of_field = |id: &str| {
        let mut all = (0..).zip(columns);
        let found = all.find(|(_, column)| matches!(column, Column::Field(field) if field.id == id));
        found.map(|(at, _)| cell(at))
    };
    let indicators = request.standard.indicators_at(request.level);
    rules::number(field, &cell(at), indicators, of_field, request.words)
}
