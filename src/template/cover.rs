//! The first sheet: the centre's particulars and how far the list is filled in; in a workbook of
//! several centres, a line each.

use rust_xlsxwriter::{Formula, Url, Worksheet, XlsxError, utility};

use super::centre::Centre;
use super::counts::Counts;
use super::style::{self, Style};
use super::{Items, Request, about, rules};
use crate::text::width;
use crate::wording::Message;

/// The cell for the centre's name on the cover.
const NAME: (u32, u16) = (3, 2);

/// The reference of that cell.
pub(super) fn name_cell(sheet: &str) -> String {
    let cell = utility::row_col_to_cell_absolute(NAME.0, NAME.1);
    format!("{}!{cell}", utility::quote_sheet_name(sheet))
}

/// The cover of a form.
///
/// # Errors
/// Where the writer refuses something.
pub(super) fn write(
    request: &Request<'_>,
    centre: &Centre,
    items: Items,
    name: &str,
    counts: &Counts,
) -> Result<Worksheet, XlsxError> {
    let (words, style) = (request.words, Style::new(request.words.lang()));
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (at, width) in (0..).zip([3.0, 22.0, 20.0, 14.0, 14.0, 14.0]) {
        sheet.set_column_width(at, width)?;
    }
    sheet.merge_range(0, 1, 0, 5, &about::title(request), &style.title())?;
    sheet.set_row_height(0, 44)?;
    let standard = Message::new("standard-line")
        .with("title", &request.standard.title)
        .with("id", request.standard.id.as_str())
        .with("edition", request.standard.edition.as_str());
    sheet.merge_range(1, 1, 1, 5, &words.render(&standard), &style.words())?;
    sheet.set_row_height(1, 30)?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let particulars = [
        ("form-centre", text(&centre.name), style.text()),
        ("form-code", text(&centre.code), style.text().set_num_format("@")),
        ("form-region", text(&centre.region), style.text()),
        ("form-level", words.text(request.level.key()), style.fixed()),
        ("form-date", String::new(), style.day()),
        ("form-inspectors", String::new(), style.text()),
    ];
    let mut row = NAME.0;
    for (key, value, format) in particulars {
        sheet.write_string_with_format(row, 1, words.text(key), &style.header())?;
        sheet.merge_range(row, 2, row, 5, &value, &format)?;
        sheet.set_row_height(row, 24)?;
        if key == "form-date" {
            sheet.add_data_validation(row, 2, row, 2, &rules::day(words)?)?;
        }
        row += 1;
    }
    row += 1;
    let whole = [
        ("progress-all", (counts.all.to_string(), counts.all)),
        ("progress-filled", counts.filled.clone()),
        ("progress-unmet", counts.unmet.clone()),
        ("progress-left-out", counts.left_out.clone()),
    ];
    for (column, (key, (formula, blank))) in (1..).zip(whole) {
        sheet.write_string_with_format(row, column, words.text(key), &style.header())?;
        number(&mut sheet, row + 1, column, &formula, blank, &style)?;
    }
    row += 3;
    let heads = ["progress-grade", "progress-required", "progress-required-unmet", "progress-required-open"];
    for (column, key) in (1..).zip(heads) {
        sheet.write_string_with_format(row, column, words.text(key), &style.header())?;
    }
    sheet.set_row_height(row, 32)?;
    for (grade, counted) in request.standard.grades.iter().zip(&counts.grades) {
        row += 1;
        sheet.write_string_with_format(row, 1, grade.name.get(words.lang()), &style.label())?;
        sheet.write_number_with_format(row, 2, as_number(counted.required), &style.computed())?;
        number(&mut sheet, row, 3, &counted.unmet.0, counted.unmet.1, &style)?;
        number(&mut sheet, row, 4, &counted.open.0, counted.open.1, &style)?;
    }
    row += 2;
    let note = match (items, &centre.last) {
        (Items::Open, Some(_)) => format!("{}\n{}", words.text("again-note"), words.text("progress-note")),
        (Items::Open | Items::All, _) => words.text("progress-note"),
    };
    sheet.merge_range(row, 1, row, 5, &note, &style.words())?;
    sheet.set_row_height(row, style::height(&note, 80))?;
    row += 2;
    for key in ["sign-inspectors", "sign-centre", "sign-day"] {
        sheet.merge_range(row, 1, row, 5, &words.text(key), &style.words())?;
        sheet.set_row_height(row, 30)?;
        row += 1;
    }
    let foot = Message::new("form-page")
        .with("id", request.standard.id.as_str())
        .with("edition", request.standard.edition.as_str());
    style::page(&mut sheet, false, "", &words.render(&foot));
    sheet.set_print_area(0, 0, row, 5)?;
    sheet.set_selection(NAME.0, NAME.1, NAME.0, NAME.1)?;
    style::protect(&mut sheet);
    Ok(sheet)
}

/// The overview of a workbook with a sheet a centre.
///
/// # Errors
/// Where the writer refuses something.
pub(super) fn overview(
    request: &Request<'_>,
    name: &str,
    centres: &[(&Centre, &str, Counts)],
) -> Result<Worksheet, XlsxError> {
    let (words, style) = (request.words, Style::new(request.words.lang()));
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let longest = centres.iter().map(|(_, name, _)| width(name)).max().unwrap_or_default();
    let heads = [
        ("form-centre", (longest + 2).clamp(20, 60)),
        ("form-region", 18),
        ("progress-all", 10),
        ("progress-filled", 10),
        ("progress-unmet", 10),
        ("progress-required-open", 14),
    ];
    let last = 5;
    sheet.merge_range(0, 0, 0, last, &about::title(request), &style.title())?;
    sheet.set_row_height(0, 44)?;
    for (column, (key, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(1, column, words.text(key), &style.header())?;
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_row_height(1, 32)?;
    for (row, (centre, list, counts)) in (2..).zip(centres) {
        let target = format!("internal:{}!A1", utility::quote_sheet_name(list));
        let link = Url::new(target).set_text(*list);
        sheet.write_url_with_format(row, 0, link, &style.fixed())?;
        let region = centre.region.as_deref().unwrap_or_default();
        sheet.write_string_with_format(row, 1, region, &style.fixed())?;
        sheet.write_number_with_format(row, 2, as_number(counts.all), &style.computed())?;
        number(&mut sheet, row, 3, &counts.filled.0, counts.filled.1, &style)?;
        number(&mut sheet, row, 4, &counts.unmet.0, counts.unmet.1, &style)?;
        if let Some(grade) = counts.grades.first() {
            number(&mut sheet, row, 5, &grade.open.0, grade.open.1, &style)?;
        }
    }
    sheet.set_freeze_panes(2, 1)?;
    sheet.set_repeat_rows(1, 1)?;
    sheet.set_print_area(0, 0, 1 + as_number(centres.len()), last)?;
    let foot = Message::new("form-page")
        .with("id", request.standard.id.as_str())
        .with("edition", request.standard.edition.as_str());
    style::page(&mut sheet, false, "", &words.render(&foot));
    style::protect(&mut sheet);
    Ok(sheet)
}

fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    formula: &str,
    blank: usize,
    style: &Style,
) -> Result<(), XlsxError> {
    let formula = Formula::new(format!("={formula}")).set_result(blank.to_string());
    sheet.write_formula_with_format(row, column, formula, &style.computed())?;
    Ok(())
}

/// A count as the number cells hold.
fn as_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
