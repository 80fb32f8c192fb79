//! What can be put into a cell: results to choose from, days, measurements.

use jiff::civil::date;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, XlsxError};

use super::choices::Choices;
use super::marks::Marks;
use crate::standard::{Field, Indicator, Subject};
use crate::value::Measure;
use crate::wording::Words;

/// The results that can be chosen.
pub(super) fn result(
    choices: &mut Choices,
    marks: &Marks,
    words: &Words,
) -> Result<DataValidation, XlsxError> {
    choices
        .rule(&marks.words())?
        .set_error_title(words.text("rule-title"))?
        .set_error_message(words.text("rule-result"))
}

/// A day of a visit: not before 2000, and a date at all.
pub(super) fn day(words: &Words) -> Result<DataValidation, XlsxError> {
    let (first, last) = (date(2000, 1, 1), date(2199, 12, 31));
    let written = |day: jiff::civil::Date| {
        ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(2000), day.month() as u8, day.day() as u8)
    };
    DataValidation::new()
        .allow_date(DataValidationRule::Between(written(first)?, written(last)?))
        .set_error_title(words.text("rule-title"))?
        .set_error_message(words.text("rule-day"))
}

/// How often something was found: a whole number, at most so many.
pub(super) fn count(most: Option<u32>, words: &Words) -> Result<DataValidation, XlsxError> {
    let most = most.and_then(|most| i32::try_from(most).ok());
    let rule = match most {
        Some(most) => DataValidationRule::Between(0, most),
        None => DataValidationRule::GreaterThanOrEqualTo(0),
    };
    DataValidation::new()
        .allow_whole_number(rule)
        .set_error_title(words.text("rule-title"))?
        .set_error_message(words.text(if most.is_some() { "rule-flat" } else { "rule-whole" }))
}

/// Excel refuses a workbook with a longer formula in a rule; `AND()` around it is left room for.
const LONGEST: usize = 240;

/// What a measurement of a field in the cell `own` can be: no share above 1, no part above its
/// whole. `cell` is where another field is measured.
pub(super) fn number<'a>(
    field: &Field,
    own: &str,
    indicators: impl Iterator<Item = &'a Indicator>,
    cell: impl Fn(&str) -> Option<String>,
    words: &Words,
) -> Result<DataValidation, XlsxError> {
    let mut limits = vec![format!("ISNUMBER({own})"), format!("{own}>=0")];
    let mut message = match field.measure {
        Measure::Ratio => {
            limits.push(format!("{own}<=1"));
            "rule-ratio"
        }
        measure if measure.is_count() => {
            limits.push(format!("{own}=INT({own})"));
            "rule-whole"
        }
        _ => "rule-number",
    };
    for indicator in indicators {
        let check = indicator.check.as_ref().map(|check| &check.subject);
        let Some(Subject::Ratio { of, over, .. }) = check else { continue };
        let limit = if *of == field.id {
            cell(over).map(|whole| format!("OR({whole}=\"\",{own}<={whole})"))
        } else if *over == field.id {
            cell(of).map(|part| format!("OR({part}=\"\",{own}>={part})"))
        } else {
            None
        };
        let length: usize = limits.iter().map(|limit| limit.len() + 1).sum();
        if let Some(limit) = limit.filter(|limit| length + limit.len() < LONGEST) {
            limits.push(limit);
            message = "rule-part";
        }
    }
    DataValidation::new()
        .allow_custom(Formula::new(format!("=AND({})", limits.join(","))))
        .set_error_title(words.text("rule-title"))?
        .set_error_message(words.text(message))
}

/// The key of the unit a form shows for a kind of quantity.
pub(super) fn unit_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Area => "form-unit-area",
        Measure::Ratio => "form-unit-ratio",
        Measure::Days => "form-unit-days",
        Measure::Persons => "form-unit-persons",
        Measure::TimesPerYear => "form-unit-times_per_year",
        Measure::Items => "form-unit-items",
        Measure::Minutes => "form-unit-minutes",
        Measure::Hours => "form-unit-hours",
        Measure::Workdays => "form-unit-workdays",
        Measure::Years => "form-unit-years",
        Measure::Rings => "form-unit-rings",
    }
}
