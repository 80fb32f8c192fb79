//! The facts of a case as an inspection.

use std::sync::Arc;

use crate::intake::{Answer, Attested, Count, Fact, Inspection, Stated};
use crate::place::Place;
use crate::standard::{Indicator, Standard, Subject};
use crate::value::Polarity;
use rust_decimal::Decimal;

use super::case::Case;
use super::given::Given;

/// The inspection that a case tells of.
pub(super) fn inspection(case: &Case, standard: &Standard) -> Inspection {
    let at = Place::file(case.name.as_str());
    let mut inspection = Inspection::new(at.clone());
    let polarity = |id: &str| {
        let found = standard.indicators.iter().find(|indicator| indicator.id == id);
        found.map_or(Polarity::Presence, |indicator| indicator.polarity)
    };
    let answer = |given: &Given, polarity: Polarity| {
        let mut answer = Answer::blank(at.clone());
        answer.result = Some(Attested { mark: given.mark(polarity), text: Arc::default() });
        answer
    };
    inspection.date = case.date.map(|value| Stated { value, at: at.clone() });
    for (id, given) in &case.marks {
        inspection.answers.put(id, answer(given, polarity(id)));
    }
    if let Some(others) = &case.others {
        for indicator in standard.indicators_at(case.level).filter(|one| !is_told(case, one)) {
            inspection.answers.put(&indicator.id, answer(others, indicator.polarity));
        }
    }
    for (id, members) in &case.members {
        let one = |(member, given): (&String, &Given)| (member.clone(), answer(given, polarity(id)));
        inspection.members.insert(id.clone(), members.iter().map(one).collect());
    }
    for (id, counts) in &case.counts {
        let one = |(counted, times): (&String, &Decimal)| {
            let count = Count { value: Some(*times), text: times.to_string(), at: at.clone() };
            (counted.clone(), count)
        };
        inspection.counts.insert(id.clone(), counts.iter().map(one).collect());
    }
    for (id, (text, quantity)) in &case.fields {
        let fact = Fact { quantity: Some(quantity.clone()), text: text.clone(), at: at.clone() };
        inspection.facts.insert(id.clone(), fact);
    }
    inspection
}

/// Whether a case gives anything of an indicator by itself: a mark, members, counts, or a field
/// that its check looks at. The field of a condition says nothing of what is asked for.
fn is_told(case: &Case, indicator: &Indicator) -> bool {
    let id = &indicator.id;
    let has = |field: &String| case.fields.contains_key(field);
    let is_measured = indicator.check.as_ref().is_some_and(|check| match &check.subject {
        Subject::Field(field) => has(field),
        Subject::Ratio { of, over, stated } => has(stated) || (has(of) && has(over)),
        Subject::Set(_) => false,
    });
    case.marks.contains_key(id)
        || case.members.contains_key(id)
        || case.counts.contains_key(id)
        || is_measured
}
