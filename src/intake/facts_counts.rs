//! Counted faults and bonuses in a line of facts: `{"8": {"late": 2}}`, `{"8": 2}` where only one
//! thing is counted of the item, or `{"8(-1)": 2}` by the number of its row in a form.

use super::counts;
use super::facts_line::{Pairs, read, unknown};
use super::inspection::Inspection;
use super::vocabulary::{IndicatorName, Vocabulary};
use crate::place::Place;
use crate::problem::Problem;
use crate::value::Datum;

/// Adds what was counted to an inspection.
pub(super) fn add(pairs: &Pairs, inspection: &mut Inspection, names: &Vocabulary, at: &Place) {
    let is_object = |raw: &str| raw.starts_with('{');
    let (objects, plain): (Vec<_>, Vec<_>) =
        pairs.0.iter().cloned().partition(|(_, raw)| is_object(raw.get()));
    for (id, datum) in read(&Pairs(plain), inspection, at) {
        match (names.counted_written(&id), names.indicator(&id)) {
            (Some((name, counted)), _) => counts::add(inspection, name, counted, &datum, at.clone()),
            (None, Some(name)) => of_item(inspection, name, &datum, at),
            (None, None) => not_counted(inspection, names, &id, at),
        }
    }
    for (n, (id, raw)) in objects.iter().enumerate() {
        let Some(name) = names.indicator(id).filter(|name| name.is_counted()) else {
            not_counted(inspection, names, id, at);
            continue;
        };
        let (true, Ok(parts)) =
            (!objects[..n].iter().any(|(other, _)| other == id), serde_json::from_str::<Pairs>(raw.get()))
        else {
            inspection.problems.push(Problem::error("facts_twice", at.clone()).with("id", id.as_str()));
            continue;
        };
        for (part, datum) in read(&parts, inspection, at) {
            match name.counted(&part) {
                Some(counted) => counts::add(inspection, name, counted, &datum, at.clone()),
                None => {
                    let problem = unknown("facts_unknown_count", &part, name.counted_ids(), at);
                    inspection.problems.push(problem.with("item", id.as_str()));
                }
            }
        }
    }
}

/// How often, of an item of which only one thing is counted.
fn of_item(inspection: &mut Inspection, name: &IndicatorName, datum: &Datum, at: &Place) {
    match name.only_counted() {
        Some(counted) => counts::add(inspection, name, counted, datum, at.clone()),
        None if name.is_counted() => {
            let problem = Problem::error("count_of_which", at.clone()).with("text", datum.shown());
            inspection.problems.push(problem.with("id", &*name.id));
        }
        None => {
            let problem = Problem::error("facts_not_counted", at.clone());
            let hint = crate::wording::Message::new("no-suggestion");
            inspection.problems.push(problem.with("id", &*name.id).with("hint", hint));
        }
    }
}

fn not_counted(inspection: &mut Inspection, names: &Vocabulary, id: &str, at: &Place) {
    let known = names.indicators.iter().filter(|name| name.is_counted());
    let problem = unknown("facts_not_counted", id, known.map(|name| &*name.id), at);
    inspection.problems.push(problem);
}
