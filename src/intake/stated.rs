//! What a sheet states of its centre, put into the inspection.

use super::facts;
use super::inspection::{Inspection, Stated};
use super::preamble::{Entry, Label};
use super::vocabulary::Vocabulary;
use crate::place::Place;
use crate::problem::Problem;
use crate::text::match_key;
use crate::value::{Datum, read_date};

/// Takes over what was found; of two statements of one thing the first stands.
pub(super) fn take(inspection: &mut Inspection, names: &Vocabulary, found: Vec<Entry>) {
    for Entry { label, value: Stated { value: datum, at } } in found {
        let slot = match label {
            Label::Centre => &mut inspection.centre,
            Label::Code => &mut inspection.code,
            Label::Region => &mut inspection.region,
            Label::Level => &mut inspection.level,
            Label::Date => {
                date(inspection, &datum, at);
                continue;
            }
            Label::Field(id) => {
                if let Some(field) = names.field(&id) {
                    facts::add(inspection, field, &datum, at);
                }
                continue;
            }
            Label::Other => continue,
        };
        let text = datum.shown();
        match slot {
            None => *slot = Some(Stated { value: text, at }),
            Some(first) if match_key(&first.value) != match_key(&text) => {
                let problem = Problem::warning("stated_twice", at)
                    .with("text", text)
                    .with("first", first.value.as_str())
                    .with("cell", first.at.within());
                inspection.problems.push(problem);
            }
            Some(_) => {}
        }
    }
}

fn date(inspection: &mut Inspection, datum: &Datum, at: Place) {
    match read_date(datum) {
        Some(date) => match &inspection.date {
            None => inspection.date = Some(Stated { value: date, at }),
            Some(first) if first.value != date => {
                let problem = Problem::warning("stated_twice", at)
                    .with("text", date.to_string())
                    .with("first", first.value.to_string())
                    .with("cell", first.at.within());
                inspection.problems.push(problem);
            }
            Some(_) => {}
        },
        // The blanks of a printed form: 年　月　日.
        None if datum.shown().trim_matches(|c: char| is_placeholder(c)).is_empty() => {}
        None => {
            let problem = Problem::warning("date_unreadable", at).with("text", datum.shown());
            inspection.problems.push(problem);
        }
    }
}

/// What stands in a line where a day is to be written.
fn is_placeholder(c: char) -> bool {
    c.is_whitespace() || matches!(c, '年' | '月' | '日' | '_' | '＿' | '-' | '—' | '/' | '.' | '…')
}
