//! The page that says how a form is filled in, and what it was made from.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{self, Style};
use super::{Layout, Request, about, counted};
use crate::standard::Weights;
use crate::wording::Message;

/// Characters across the page.
const WIDTH: u16 = 70;

/// Writes the page.
///
/// # Errors
/// Where the writer refuses something.
pub(super) fn write(request: &Request<'_>, name: &str, layout: Layout) -> Result<Worksheet, XlsxError> {
    let (standard, words) = (request.standard, request.words);
    let lang = words.lang();
    let style = Style::new(lang);
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.set_column_width(0, WIDTH)?;
    let mut row = 0;
    let mut line = |text: &str, strong: bool| -> Result<(), XlsxError> {
        let format = if strong { style.strong() } else { style.words() };
        sheet.write_string_with_format(row, 0, text, &format)?;
        sheet
            .set_row_height(row, style::height(text, usize::from(WIDTH) - 4) + if strong { 6 } else { 2 })?;
        row += 1;
        Ok(())
    };
    line(&words.text("guide-title"), true)?;
    let steps: &[&str] = match layout {
        Layout::Form => &[
            "guide-result",
            "guide-measured",
            "guide-set",
            "guide-own",
            "guide-remark",
            "guide-colours",
            "guide-locked",
        ],
        Layout::Roster => &["guide-roster", "guide-result", "guide-roster-measured", "guide-locked"],
    };
    let counts = counted::any(standard, request.level).then_some(&"guide-counts");
    for (at, key) in (1..).zip(steps.iter().chain(counts)) {
        line(&format!("{at}. {}", words.text(key)), false)?;
    }
    line(&words.text("guide-audit-title"), true)?;
    line(&words.text("guide-audit"), false)?;
    line(&words.text("guide-standard-title"), true)?;
    line(&about::title(request), false)?;
    let made = Message::new("guide-standard")
        .with("id", standard.id.as_str())
        .with("edition", standard.edition.as_str())
        .with("sha256", standard.sha256.as_str());
    line(&words.render(&made), false)?;
    let source = Message::new("guide-source")
        .with("title", standard.source.title.as_str())
        .with("issuer", &standard.source.issuer);
    line(&words.render(&source), false)?;
    for parameter in &standard.parameters {
        let value = crate::standard::said::amount(parameter.value, parameter.measure, words);
        let said = match parameter.year {
            Some(year) => Message::new("parameter-year").with("year", year.to_string()),
            None => Message::new("parameter-plain"),
        };
        line(&words.render(&said.with("label", &parameter.label).with("value", value)), false)?;
    }
    if standard.scoring.weights == Weights::Equal {
        line(&words.text("score-convention"), false)?;
    }
    if !standard.notes.is_empty() {
        line(&words.text("show-notes"), true)?;
        for note in &standard.notes {
            let clause = note.clause.as_deref().map(|clause| standard.locator(clause));
            let clause = clause.map(|clause| format!("{}  ", clause.get(lang))).unwrap_or_default();
            line(&format!("{clause}{}", note.text.get(lang)), false)?;
        }
    }
    let foot =
        Message::new("form-page").with("id", standard.id.as_str()).with("edition", standard.edition.as_str());
    sheet.set_print_area(0, 0, row - 1, 0)?;
    style::page(&mut sheet, false, "", &words.render(&foot));
    // It fits as it is; LibreOffice does not shrink a page of one column.
    sheet.set_print_fit_to_pages(0, 0).set_print_scale(100);
    style::protect(&mut sheet);
    Ok(sheet)
}
