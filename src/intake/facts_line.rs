//! Facts of one visit as a line of JSON, for programs that keep them elsewhere.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::entry;
use super::facts;
use super::facts_counts;
use super::inspection::{Answer, Attested, Inspection, Stated};
use super::vocabulary::Vocabulary;
use crate::place::Place;
use crate::problem::Problem;
use crate::text::nearest;
use crate::value::{Datum, Fault, Mark, Polarity, read_date, read_mark};
use crate::wording::Message;

/// Facts of one visit, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsLine {
    /// The id of the standard.
    pub standard: Option<String>,
    centre: Option<String>,
    code: Option<String>,
    region: Option<String>,
    level: Option<String>,
    date: Option<String>,
    #[serde(default)]
    marks: Pairs,
    #[serde(default)]
    own_marks: Pairs,
    #[serde(default)]
    fields: Pairs,
    #[serde(default)]
    counts: Pairs,
    #[serde(default)]
    members: BTreeMap<String, Pairs>,
    #[serde(default)]
    remarks: Pairs,
}

/// The pairs of an object in their order; one name twice is seen.
#[derive(Debug, Default)]
pub(super) struct Pairs(pub(super) Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

const MARKS: [(&str, Mark); 4] = [
    ("met", Mark::Met),
    ("partly_met", Mark::PartlyMet),
    ("not_met", Mark::NotMet),
    ("not_applicable", Mark::NotApplicable),
];

impl FactsLine {
    /// Reads a line.
    ///
    /// # Errors
    /// Where it is no such object; the text says where.
    pub fn parse(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| error.to_string())
    }

    /// The inspection it is, by the names of a standard. What is not given is not checked; what
    /// cannot be used is among the inspection's problems. Fields that only one of the `others` has
    /// are for that one.
    pub fn inspection(&self, names: &Vocabulary, others: &[&Vocabulary], at: &Place) -> Inspection {
        let mut inspection = Inspection::new(at.clone());
        let stated = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            text.map(|text| Stated { value: text.to_owned(), at: at.clone() })
        };
        inspection.centre = stated(&self.centre);
        inspection.code = stated(&self.code);
        inspection.region = stated(&self.region);
        inspection.level = stated(&self.level);
        if let Some(date) = stated(&self.date) {
            match read_date(&Datum::text(date.value.clone())) {
                Some(value) => inspection.date = Some(Stated { value, at: date.at }),
                None => {
                    let problem = Problem::warning("date_unreadable", date.at);
                    inspection.problems.push(problem.with("text", date.value));
                }
            }
        }
        inspection.answers.expect(names.indicators.len());
        for name in &names.indicators {
            inspection.answers.add(name.id.clone(), Answer::blank(at.clone()));
        }
        self.marks(&mut inspection, names, at);
        self.members(&mut inspection, names, at);
        facts_counts::add(&self.counts, &mut inspection, names, at);
        for (id, datum) in read(&self.fields, &mut inspection, at) {
            match names.field(&id) {
                Some(field) => facts::add(&mut inspection, field, &datum, at.clone()),
                None if others.iter().any(|other| other.field(&id).is_some()) => {}
                None => {
                    let known = names.fields().map(|field| field.id.as_str());
                    let problem = unknown("facts_unknown_field", &id, known, at);
                    inspection.problems.push(problem);
                }
            }
        }
        inspection
    }

    /// The measured values among them that another standard has fields for, and nothing else.
    pub fn fields(&self, names: &Vocabulary, at: &Place) -> Inspection {
        let mut inspection = Inspection::new(at.clone());
        for (id, datum) in read(&self.fields, &mut inspection, at) {
            if let Some(field) = names.field(&id) {
                facts::add(&mut inspection, field, &datum, at.clone());
            }
        }
        inspection
    }

    fn marks(&self, inspection: &mut Inspection, names: &Vocabulary, at: &Place) {
        let all = [
            (Part::Result, read(&self.marks, inspection, at)),
            (Part::Own, read(&self.own_marks, inspection, at)),
            (Part::Remark, read(&self.remarks, inspection, at)),
        ];
        for (part, pairs) in all {
            for (id, datum) in pairs {
                let Some(name) = names.indicator(&id) else {
                    let known = names.indicators.iter().map(|name| &*name.id);
                    let problem = unknown("facts_unknown_indicator", &id, known, at);
                    inspection.problems.push(problem);
                    continue;
                };
                let blank = || Answer::blank(at.clone());
                let taken = match (part, word(&datum)) {
                    (Part::Result, None) | (Part::Own, None) => inspection.answers.remove(&id),
                    (part, word) => {
                        let answer = inspection.answers.of_any(&id, blank);
                        match part {
                            Part::Result => answer.result = word,
                            Part::Own => answer.own = word,
                            Part::Remark => entry::add_remark(answer, &datum.shown()),
                        }
                        continue;
                    }
                };
                // Words that are no verdict's name can bear on more than the answer.
                let mut answer = taken.unwrap_or_else(blank);
                match part {
                    Part::Own => entry::own_result(inspection, name, &mut answer, &datum, at.clone()),
                    _ => entry::result(inspection, names, name, &mut answer, &datum),
                }
                inspection.answers.put(&id, answer);
            }
        }
    }

    fn members(&self, inspection: &mut Inspection, names: &Vocabulary, at: &Place) {
        for (id, pairs) in &self.members {
            let Some(name) = names.indicator(id).filter(|name| !name.members.is_empty()) else {
                let sets = names.indicators.iter().filter(|name| !name.members.is_empty());
                let problem = unknown("facts_unknown_set", id, sets.map(|name| &*name.id), at);
                inspection.problems.push(problem);
                continue;
            };
            for (member, datum) in read(pairs, inspection, at) {
                if !name.members.iter().any(|known| known.id == member) {
                    let known = name.members.iter().map(|known| known.id.as_str());
                    let problem = unknown("facts_unknown_member", &member, known, at);
                    inspection.problems.push(problem);
                    continue;
                }
                let mut answer = Answer::blank(at.clone());
                let text = datum.shared();
                let read = word(&datum).or_else(|| {
                    let (mark, _) = read_mark(&datum, Polarity::Presence)?;
                    Some(Attested { mark: Some(mark), text: text.clone() })
                });
                if read.is_none() {
                    let problem = Problem::error("unreadable_mark", at.clone());
                    inspection.problems.push(problem.with("text", &*text).with("id", id.as_str()));
                }
                answer.result = Some(read.unwrap_or(Attested { mark: None, text }));
                inspection.members.entry(id.clone()).or_default().insert(member, answer);
            }
        }
    }
}

/// What is said of an indicator.
#[derive(Clone, Copy)]
enum Part {
    Result,
    Own,
    Remark,
}

/// A verdict by its name in JSON.
fn word(datum: &Datum) -> Option<Attested> {
    let text = datum.shared();
    let (_, mark) = MARKS.iter().find(|(word, _)| **word == *text)?;
    Some(Attested { mark: Some(*mark), text })
}

/// The pairs as data; null and blank text say nothing. Of one name twice neither is taken.
pub(super) fn read(pairs: &Pairs, inspection: &mut Inspection, at: &Place) -> Vec<(String, Datum)> {
    let mut found = Vec::with_capacity(pairs.0.len());
    // How often each name is there, and whether that was said.
    let mut times: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for (id, _) in &pairs.0 {
        times.entry(id).or_default().0 += 1;
    }
    for (id, raw) in &pairs.0 {
        if let Some((2.., is_said)) = times.get_mut(id.as_str()) {
            if !std::mem::replace(is_said, true) {
                let problem = Problem::error("facts_twice", at.clone()).with("id", id.as_str());
                inspection.problems.push(problem);
            }
            continue;
        }
        match datum(raw.get()) {
            Some(datum) if datum.is_blank() => {}
            Some(datum) => found.push((id.clone(), datum)),
            None if raw.get() == "null" => {}
            None => {
                let problem = Problem::error("facts_no_value", at.clone());
                inspection.problems.push(problem.with("id", id.as_str()).with("text", raw.get()));
            }
        }
    }
    found
}

/// A text, number or truth value; numbers are taken digit by digit.
fn datum(raw: &str) -> Option<Datum> {
    match raw.bytes().next()? {
        b'"' => Some(Datum::text(serde_json::from_str::<String>(raw).ok()?)),
        b't' => Some(Datum::Bool(true)),
        b'f' => Some(Datum::Bool(false)),
        b'-' | b'0'..=b'9' => {
            // As text it is read like a number in a CSV file, within the same bounds.
            let plain = match raw.contains(['e', 'E']) {
                true => Decimal::from_scientific(raw).ok().map(|number| number.to_string()),
                false => Some(raw.to_owned()),
            };
            Some(plain.map_or_else(|| Datum::Fault(Fault::OutOfRange(raw.to_owned())), Datum::text))
        }
        _ => None,
    }
}

pub(super) fn unknown<'a>(
    code: &'static str,
    id: &str,
    known: impl IntoIterator<Item = &'a str>,
    at: &Place,
) -> Problem {
    let hint = match nearest(id, known) {
        Some(near) => Message::new("did-you-mean").with("word", near),
        None => Message::new("no-suggestion"),
    };
    Problem::error(code, at.clone()).with("id", id).with("hint", hint)
}
