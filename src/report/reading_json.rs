//! How a file was read, as JSON.

use serde::Serialize;

use super::counted::counted_of;
use super::json::{at, problem};
use super::members::members_of;
use super::number::Number;
use super::reading_text::{ReadingView, taken_key};
use super::record::{At, ProblemOut};
use crate::audit::Verdict;
use crate::intake::{Inspection, SheetReading};
use crate::standard::Standard;
use crate::wording::{Message, Words};

/// The reading as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn reading_json(view: &ReadingView<'_>, words: &Words) -> Result<String, serde_json::Error> {
    let document = Document {
        schema_version: 1,
        file: view.file,
        standard: &view.standard.id,
        sheets: view.intake.reading.sheets.iter().map(|read| sheet(read, words)).collect(),
        inspections: view
            .intake
            .inspections
            .iter()
            .map(|read| inspection(view.standard, read, words))
            .collect(),
        problems: view.intake.problems.iter().map(|found| problem(found, words)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    file: &'a str,
    standard: &'a str,
    sheets: Vec<Sheet<'a>>,
    inspections: Vec<InspectionOut<'a>>,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct Sheet<'a> {
    name: Option<&'a str>,
    taken_for: &'static str,
    why: String,
    header_rows: Option<[u32; 2]>,
    columns: Vec<Column<'a>>,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct Column<'a> {
    column: &'a str,
    header: &'a str,
    taken_for: Option<&'a str>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    at: At,
    text: &'a str,
    why: String,
}

#[derive(Serialize)]
struct InspectionOut<'a> {
    at: At,
    centre: Option<Stated<'a>>,
    code: Option<Stated<'a>>,
    region: Option<Stated<'a>>,
    level: Option<Stated<'a>>,
    inspected_on: Option<Stated<'a>>,
    results: Vec<ResultOut<'a>>,
    counts: Vec<CountOut<'a>>,
    fields: Vec<FieldOut<'a>>,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct Stated<'a> {
    value: std::borrow::Cow<'a, str>,
    at: At,
}

#[derive(Serialize)]
struct ResultOut<'a> {
    indicator: &'a str,
    /// The member of its set that the row is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    text: Option<&'a str>,
    read_as: &'static str,
    text_self: Option<&'a str>,
    read_as_self: Option<&'static str>,
    remark: Option<&'a str>,
    at: At,
}

/// How often a fault was found, or what earns a bonus.
#[derive(Serialize)]
struct CountOut<'a> {
    indicator: &'a str,
    counted: &'a str,
    text: &'a str,
    /// Null where the text is no number of times.
    times: Option<Number>,
    at: At,
}

#[derive(Serialize)]
struct FieldOut<'a> {
    field: &'a str,
    text: &'a str,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    unit: &'static str,
    at: At,
}

fn sheet<'a>(read: &'a SheetReading, words: &Words) -> Sheet<'a> {
    Sheet {
        name: read.at.sheet(),
        taken_for: read.taken_for.id(),
        why: words.text(taken_key(read.taken_for)),
        header_rows: read.header.map(|(first, last)| [first, last]),
        columns: read
            .columns
            .iter()
            .map(|column| Column {
                column: &column.letters,
                header: &column.header,
                taken_for: column.taken_for.as_deref(),
            })
            .collect(),
        left_out: read
            .left_out
            .iter()
            .map(|left| LeftOut {
                at: at(&left.at),
                text: &left.text,
                why: words.render(&Message::new(left.why)),
            })
            .collect(),
    }
}

fn inspection<'a>(standard: &'a Standard, read: &'a Inspection, words: &Words) -> InspectionOut<'a> {
    let stated = |stated: &'a Option<crate::intake::Stated<String>>| {
        stated.as_ref().map(|stated| Stated { value: stated.value.as_str().into(), at: at(&stated.at) })
    };
    let read_as = |mark: Option<crate::value::Mark>| mark.map_or(Verdict::Unreadable, Verdict::from).id();
    InspectionOut {
        at: at(&read.at),
        centre: stated(&read.centre),
        code: stated(&read.code),
        region: stated(&read.region),
        level: stated(&read.level),
        inspected_on: read
            .date
            .as_ref()
            .map(|date| Stated { value: date.value.to_string().into(), at: at(&date.at) }),
        results: standard
            .indicators
            .iter()
            .flat_map(|indicator| {
                let own = read.answers.get(&indicator.id).map(|answer| (indicator, None, answer));
                let members = members_of(read, indicator).into_iter();
                let members =
                    members.map(move |(_, member, answer)| (indicator, Some(member.id.as_str()), answer));
                own.into_iter().chain(members)
            })
            .map(|(indicator, member, answer)| ResultOut {
                indicator: &indicator.id,
                member,
                text: answer.result.as_ref().map(|result| &*result.text),
                read_as: answer
                    .result
                    .as_ref()
                    .map_or(Verdict::NotChecked.id(), |result| read_as(result.mark)),
                text_self: answer.own.as_ref().map(|own| &*own.text),
                read_as_self: answer.own.as_ref().map(|own| read_as(own.mark)),
                remark: answer.remark.as_deref(),
                at: at(&answer.at),
            })
            .collect(),
        counts: standard
            .indicators
            .iter()
            .flat_map(|indicator| counted_of(read, indicator).into_iter().map(move |one| (indicator, one)))
            .map(|(indicator, counted)| CountOut {
                indicator: &indicator.id,
                counted: counted.id,
                text: &counted.count.text,
                times: counted.count.value.map(Number),
                at: at(&counted.count.at),
            })
            .collect(),
        fields: standard
            .fields
            .iter()
            .filter_map(|field| Some((field, read.facts.get(&field.id)?)))
            .map(|(field, fact)| FieldOut {
                field: &field.id,
                text: &fact.text,
                value: fact.quantity.as_ref().and_then(crate::value::Quantity::value).map(Number),
                low: fact.quantity.as_ref().and_then(|q| q.low).map(|limit| Number(limit.value)),
                high: fact.quantity.as_ref().and_then(|q| q.high).map(|limit| Number(limit.value)),
                unit: field.measure.unit(),
                at: at(&fact.at),
            })
            .collect(),
        problems: read.problems.iter().map(|found| problem(found, words)).collect(),
    }
}
