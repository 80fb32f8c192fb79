//! Putting what one cell says into an inspection: results, scores, measurements.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::facts;
use super::inspection::{Answer, Attested, Inspection};
use super::marks::{mark_in, read_mark};
use super::vocabulary::{FieldName, IndicatorName, Vocabulary};
use crate::place::Place;
use crate::problem::Problem;
use crate::text::match_key;
use crate::value::{Datum, Fault, Mark, Measure, Polarity, read_quantity};

/// Reads a result cell into an answer; words after the mark become its remark.
pub(super) fn result(
    inspection: &mut Inspection,
    names: &Vocabulary,
    indicator: &IndicatorName,
    answer: &mut Answer,
    datum: &Datum,
) {
    let text = datum.shared();
    if let Some((mark, words)) = read_mark(datum, indicator.polarity) {
        answer.result = Some(Attested { mark: Some(mark), text });
        if let Some(words) = words {
            add_remark(answer, &words);
        }
        return;
    }
    // A measurement with its unit is one, wherever it stands; anything else is asked about.
    let field = indicator.field.as_ref().and_then(|id| names.field(id));
    if let Some(field) = field.filter(|field| has_unit(datum) && read_quantity(datum, field.measure).is_ok())
    {
        facts::add(inspection, field, datum, answer.at.clone());
        let problem = Problem::warning("measured_in_result", answer.at.clone()).with("text", &*text);
        inspection.problems.push(problem);
        return;
    }
    inspection.problems.push(unreadable(indicator, datum, answer.at.clone()));
    answer.result = Some(Attested { mark: None, text });
}

/// Reads the one tick among the columns that each stand for a result: its header is the result.
/// Two ticks, or something that is no tick, are a choice nobody made.
pub(super) fn choice(
    inspection: &mut Inspection,
    indicator: &IndicatorName,
    answer: &mut Answer,
    filled: &[(&str, &Datum, Place)],
) {
    let [first, ..] = filled else { return };
    answer.at = first.2.clone();
    let texts: Vec<String> =
        filled.iter().map(|(header, datum, _)| format!("{header}:{}", datum.shown())).collect();
    let text = texts.join(" ");
    let ticked = |datum: &Datum| matches!(read_mark(datum, Polarity::Presence), Some((Mark::Met, _)));
    let mark = match filled {
        [(header, datum, _)] if ticked(datum) => mark_in(header, indicator.polarity).map(|(mark, _)| mark),
        _ => None,
    };
    if mark.is_none() {
        let problem = Problem::error("choice_unclear", answer.at.clone())
            .with("id", &*indicator.id)
            .with("text", text.as_str());
        inspection.problems.push(problem);
    }
    answer.result = Some(Attested { mark, text: text.into() });
}

/// Reads the centre's own result. It decides nothing, so what cannot be read is only pointed out.
pub(super) fn own_result(
    inspection: &mut Inspection,
    indicator: &IndicatorName,
    answer: &mut Answer,
    datum: &Datum,
    at: Place,
) {
    let mark = read_mark(datum, indicator.polarity).map(|(mark, _)| mark);
    if mark.is_none() {
        let problem =
            Problem::warning("own_unreadable", at).with("id", &*indicator.id).with("text", datum.shown());
        inspection.problems.push(problem);
    }
    answer.own = Some(Attested { mark, text: datum.shared() });
}

/// What a score says on the sheet's own scale: all points are met, none is not met, and
/// anything between is partly met. The sheet's points never become the standard's.
pub(super) fn score(
    inspection: &mut Inspection,
    indicator: &IndicatorName,
    datum: &Datum,
    full: Option<&Datum>,
    at: Place,
) -> Attested {
    let text = datum.shown();
    let full = full.and_then(points).unwrap_or(indicator.points);
    let mark = match points(datum) {
        Some(score) if score == full && !full.is_zero() => Some(Mark::Met),
        Some(score) if score.is_zero() => Some(Mark::NotMet),
        Some(score) if score > Decimal::ZERO && score < full => {
            let problem = Problem::warning("score_between", at.clone())
                .with("id", &*indicator.id)
                .with("text", text.as_str())
                .with("full", full.normalize().to_string());
            inspection.problems.push(problem);
            Some(Mark::PartlyMet)
        }
        Some(_) | None => {
            // Some write the mark itself into the column of scores.
            let mark = read_mark(datum, indicator.polarity).map(|(mark, _)| mark);
            if mark.is_none() {
                let problem = match datum {
                    Datum::Fault(fault) => fault_problem(fault, at),
                    Datum::Text(_) | Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) => {
                        Problem::error("score_unreadable", at)
                            .with("id", &*indicator.id)
                            .with("text", text.as_str())
                            .with("full", full.normalize().to_string())
                    }
                };
                inspection.problems.push(problem);
            }
            mark
        }
    };
    Attested { mark, text: text.into() }
}

/// Reads a measured value for the field of an indicator, with the unit of another cell.
pub(super) fn measured(
    inspection: &mut Inspection,
    names: &Vocabulary,
    indicator: &IndicatorName,
    datum: &Datum,
    unit: Option<&Datum>,
    at: Place,
) {
    if let Some(field) = indicator.field.as_ref().and_then(|id| names.field(id)) {
        fact(inspection, field, datum, unit, at);
    }
}

/// Reads a measured value of a field, with the unit of another cell. A bare number up to 1 beside
/// a % in another cell can be meant either way (0.95 for 95%), so there the stated rule for bare
/// ratios decides, not the unit.
pub(super) fn fact(
    inspection: &mut Inspection,
    field: &FieldName,
    datum: &Datum,
    unit: Option<&Datum>,
    at: Place,
) {
    let is_doubtful = |number: Decimal| field.measure == Measure::Ratio && number <= Decimal::ONE;
    match unit.filter(|_| !has_unit(datum) && points(datum).is_some_and(|number| !is_doubtful(number))) {
        Some(unit) => {
            let whole = Datum::text(format!("{}{}", datum.shown(), unit.shown()));
            facts::add(inspection, field, &whole, at);
        }
        None => facts::add(inspection, field, datum, at),
    }
}

/// Adds words to an answer's remark.
pub(super) fn add_remark(answer: &mut Answer, words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    answer.remark = Some(match answer.remark.take() {
        Some(before) => format!("{before};{words}").into(),
        None => words.into(),
    });
}

/// The text of a cell that is kept as it is; a picture that WPS put into it is named as one.
pub(super) fn kept(datum: &Datum) -> Option<Arc<str>> {
    let text = datum.shared();
    let is_picture = text.contains('(') && text.contains("DISPIMG(") || matches!(datum, Datum::Fault(_));
    if is_picture { Some(PICTURE.into()) } else { Some(text).filter(|text| !text.is_empty()) }
}

/// What stands for a picture in a cell: Excel's own in-cell pictures read as `#VALUE!`, those
/// of WPS as `=DISPIMG(…)`.
pub(super) const PICTURE: &str = "[图片]";

/// What is wrong with a cell that holds no value.
pub(super) fn fault_problem(fault: &Fault, at: Place) -> Problem {
    match fault {
        Fault::ErrorValue(text) => Problem::error("cell_error_value", at).with("text", text.as_str()),
        Fault::NoCachedValue => Problem::error("cell_not_calculated", at),
        Fault::OutOfRange(text) => Problem::error("cell_out_of_range", at).with("text", text.as_str()),
        Fault::Broken(text) => Problem::error("cell_unread", at).with("detail", text.as_str()),
    }
}

fn unreadable(indicator: &IndicatorName, datum: &Datum, at: Place) -> Problem {
    let text = datum.shown();
    match datum {
        Datum::Fault(fault) => fault_problem(fault, at),
        Datum::Text(_) | Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) => {
            let is_stroke = matches!(match_key(&text).as_str(), "/" | "\\" | "-" | "--" | "—" | "——" | "–");
            let code = if is_stroke { "mark_stroke" } else { "unreadable_mark" };
            Problem::error(code, at).with("text", text.as_str()).with("id", &*indicator.id)
        }
    }
}

fn has_unit(datum: &Datum) -> bool {
    match datum {
        Datum::Text(text) => !match_key(text).chars().all(|c| c.is_ascii_digit() || c == '.'),
        Datum::Number { percent, .. } => *percent,
        Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
    }
}

fn points(datum: &Datum) -> Option<Decimal> {
    match datum {
        Datum::Number { value, percent: false } => Some(*value),
        Datum::Text(text) => match_key(text).trim_end_matches('分').parse().ok(),
        Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => None,
    }
}
