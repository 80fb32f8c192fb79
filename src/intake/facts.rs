//! Measured facts: reading each, and holding two statements of one fact against each other.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::inspection::{Fact, Inspection};
use super::vocabulary::FieldName;
use crate::place::Place;
use crate::problem::Problem;
use crate::value::{Caveat, Datum, Misread, Quantity, read_quantity};
use crate::wording::Message;

/// Reads what a cell says of a field and adds it to the inspection.
///
/// Where the field was stated before and the two differ, neither is taken: one of them is
/// wrong, and which is not for a program to say.
pub(super) fn add(inspection: &mut Inspection, field: &FieldName, datum: &Datum, at: Place) {
    let text = datum.shown();
    let quantity = match read_quantity(datum, field.measure) {
        Ok(quantity) => {
            inspection
                .problems
                .extend(quantity.caveats.iter().map(|caveat| confirm(*caveat, &quantity, &text, at.clone())));
            Some(quantity)
        }
        Err(why) => {
            let stroke = why == Misread::Stroke;
            inspection.problems.push(refuse(why, &text, field, at.clone()));
            if stroke {
                return;
            }
            None
        }
    };
    let fact = Fact { quantity, text, at };
    merge(&mut inspection.facts, &mut inspection.problems, &field.id, fact);
}

fn merge(facts: &mut BTreeMap<String, Fact>, problems: &mut Vec<Problem>, id: &str, fact: Fact) {
    let Some(before) = facts.get_mut(id) else {
        facts.insert(id.to_owned(), fact);
        return;
    };
    let same = |a: &Fact, b: &Fact| match (&a.quantity, &b.quantity) {
        (Some(a), Some(b)) => a.low == b.low && a.high == b.high,
        _ => false,
    };
    if !same(before, &fact) {
        problems.push(
            Problem::error("two_measurements", fact.at.clone())
                .with("text", fact.text)
                .with("other", before.text.as_str())
                .with("cell", before.at.within()),
        );
        before.quantity = None;
    }
}

fn confirm(caveat: Caveat, quantity: &Quantity, text: &str, at: Place) -> Problem {
    let code = match caveat {
        Caveat::About => "read_about",
        Caveat::Bound => "read_bound",
        Caveat::Range => "read_range",
        Caveat::BareRatio => "read_bare_ratio",
        Caveat::Converted => "read_converted",
        Caveat::Brackets => "read_brackets",
    };
    let percent = quantity.value().map(|value| (value * Decimal::ONE_HUNDRED).normalize().to_string());
    Problem::warning(code, at).with("text", text).with("percent", percent.unwrap_or_default())
}

fn refuse(why: Misread, text: &str, field: &FieldName, at: Place) -> Problem {
    let unit = Message::new(field.measure.key());
    match why {
        Misread::Stroke => Problem::warning("measured_stroke", at).with("text", text),
        Misread::NotANumber => {
            Problem::error("measured_unreadable", at).with("text", text).with("unit", unit)
        }
        Misread::WrongUnit(found) => Problem::error("measured_wrong_unit", at)
            .with("text", text)
            .with("found", found)
            .with("unit", unit),
        Misread::Impossible => Problem::error("measured_impossible", at).with("text", text),
        Misread::Fault(fault) => super::entry::fault_problem(&fault, at),
    }
}
