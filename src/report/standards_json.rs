//! Standards as JSON: the list of them, and one in full.

use std::collections::BTreeMap;

use serde::Serialize;

use super::number::Number;
use super::standards_points_json::{self, ConditionOut, IndicatorPoints, ScoringOut, SectionPoints};
use super::tailoring::{self, BaseOut};
use crate::standard::{Amount, Check, Head, Member, Standard, Subject, Threshold, said};
use crate::value::Polarity;
use crate::wording::{Lang, Words};

/// The list of standards.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn standards_json(standards: &[Head], lang: Lang) -> Result<String, serde_json::Error> {
    let list: Vec<Entry<'_>> = standards
        .iter()
        .map(|standard| Entry {
            id: &standard.id,
            edition: &standard.edition,
            title: standard.title.get(lang),
            levels: standard.levels.iter().map(|level| level.id()).collect(),
            grades: standard.grades.iter().map(|(id, _)| id.as_str()).collect(),
            indicators: standard.indicators,
        })
        .collect();
    pretty(&list)
}

/// One standard in full.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn standard_json(standard: &Standard, words: &Words) -> Result<String, serde_json::Error> {
    pretty(&whole(standard, words))
}

fn pretty<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    edition: &'a str,
    title: &'a str,
    levels: Vec<&'static str>,
    grades: Vec<&'a str>,
    indicators: usize,
}

#[derive(Serialize)]
struct Whole<'a> {
    id: &'a str,
    edition: &'a str,
    title: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<BaseOut>,
    source: Source<'a>,
    levels: Vec<&'static str>,
    scoring: ScoringOut,
    grades: Vec<GradeOut<'a>>,
    sections: Vec<Section<'a>>,
    parameters: Vec<Parameter<'a>>,
    fields: Vec<Field<'a>>,
    indicators: Vec<Indicator<'a>>,
    omitted: Vec<Omitted<'a>>,
    notes: Vec<Note<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
    issuer: &'a str,
    clauses: &'a [String],
}

#[derive(Serialize)]
struct GradeOut<'a> {
    id: &'a str,
    name: &'a str,
    /// Whether it is this tool's convention: the document names no grade.
    convention: bool,
    /// Whether it is what remains for centres that reach no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<ConditionOut<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    points: SectionPoints,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Parameter<'a> {
    id: &'a str,
    label: &'a str,
    value: Number,
    unit: &'static str,
    year: Option<i16>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    by_year: BTreeMap<i16, Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    cite: &'a str,
}

#[derive(Serialize)]
struct Field<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    unit: &'static str,
    label: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct Indicator<'a> {
    id: &'a str,
    section: &'a str,
    group: &'a str,
    title: &'a str,
    ask: &'a str,
    how: &'a str,
    examples: &'a [String],
    obligation: &'static str,
    levels: Vec<&'static str>,
    required_for: Vec<&'a str>,
    polarity: &'static str,
    check: Option<CheckOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WhenOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    cite: &'a str,
    points: Number,
    #[serde(flatten)]
    scoring: IndicatorPoints<'a>,
}

/// What has to hold for an indicator to apply.
#[derive(Serialize)]
struct WhenOut<'a> {
    text: &'a str,
    check: Option<CheckOut<'a>>,
}

/// A check: what is compared, how, and with which figures; `value` is the same for all grades
/// and levels, `by_grade` or `by_level` stand where they differ.
#[derive(Serialize)]
struct CheckOut<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<MemberOut<'a>>>,
    /// Whether the document's list goes on (等).
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<&'a str>,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_grade: Option<Figures<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_level: Option<Figures<'a>>,
}

/// One thing of a set.
#[derive(Serialize)]
struct MemberOut<'a> {
    id: &'a str,
    name: &'a str,
}

/// Figures by name, in the order of the grades or levels.
struct Figures<'a>(Vec<(&'a str, Number)>);

impl Serialize for Figures<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Serialize)]
struct Omitted<'a> {
    clause: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Note<'a> {
    clause: Option<&'a str>,
    text: &'a str,
}

fn whole<'a>(standard: &'a Standard, words: &Words) -> Whole<'a> {
    let lang = words.lang();
    Whole {
        id: &standard.id,
        edition: &standard.edition,
        title: standard.title.get(lang),
        sha256: &standard.sha256,
        base: tailoring::base(standard, words),
        source: Source {
            title: &standard.source.title,
            issuer: standard.source.issuer.get(lang),
            clauses: &standard.source.clauses,
        },
        levels: standard.levels.iter().map(|level| level.id()).collect(),
        scoring: standards_points_json::scoring(standard),
        grades: standard
            .grades
            .iter()
            .enumerate()
            .map(|(position, grade)| GradeOut {
                id: &grade.id,
                name: grade.name.get(lang),
                convention: grade.convention,
                otherwise: grade.otherwise.then_some(true),
                conditions: standards_points_json::conditions(standard, position),
            })
            .collect(),
        sections: standard
            .sections
            .iter()
            .map(|section| Section {
                id: &section.id,
                title: section.title.get(lang),
                points: standards_points_json::section(section),
                groups: section
                    .groups
                    .iter()
                    .map(|group| Group { id: &group.id, title: group.title.get(lang) })
                    .collect(),
            })
            .collect(),
        parameters: standard
            .parameters
            .iter()
            .map(|parameter| Parameter {
                id: &parameter.id,
                label: parameter.label.get(lang),
                value: Number(parameter.value),
                unit: parameter.measure.unit(),
                year: parameter.year,
                by_year: parameter.by_year.iter().map(|(year, value)| (*year, Number(*value))).collect(),
                source: parameter.source.as_ref().map(|source| source.get(lang)),
                cite: &parameter.cite,
            })
            .collect(),
        fields: standard
            .fields
            .iter()
            .map(|field| Field {
                id: &field.id,
                kind: field.measure.id(),
                unit: field.measure.unit(),
                label: field.label.get(lang),
                aliases: &field.aliases,
            })
            .collect(),
        indicators: standard
            .indicators
            .iter()
            .map(|indicator| indicator_out(standard, indicator, lang))
            .collect(),
        omitted: standard
            .omitted
            .iter()
            .map(|omitted| Omitted { clause: &omitted.clause, why: omitted.why.get(lang) })
            .collect(),
        notes: standard
            .notes
            .iter()
            .map(|note| Note { clause: note.clause.as_deref(), text: note.text.get(lang) })
            .collect(),
    }
}

fn indicator_out<'a>(
    standard: &'a Standard,
    indicator: &'a crate::standard::Indicator,
    lang: Lang,
) -> Indicator<'a> {
    let (section, group) = standard.heading(indicator);
    Indicator {
        id: &indicator.id,
        section: &section.id,
        group: &group.id,
        title: indicator.title.get(lang),
        ask: indicator.ask.get(lang),
        how: indicator.how.get(lang),
        examples: &indicator.examples,
        obligation: indicator.obligation.id(),
        levels: indicator.levels.iter().map(|level| level.id()).collect(),
        required_for: indicator
            .required_for
            .iter()
            .map(|grade| standard.grades[*grade].id.as_str())
            .collect(),
        polarity: match indicator.polarity {
            Polarity::Presence => "presence",
            Polarity::Absence => "absence",
        },
        check: indicator.check.as_ref().map(|check| check_out(standard, check, lang)),
        when: indicator.when.as_ref().map(|when| WhenOut {
            text: when.text.get(lang),
            check: when.check.as_ref().map(|check| check_out(standard, check, lang)),
        }),
        due: indicator.due.map(|due| due.to_string()),
        cite: &indicator.cite,
        points: Number(indicator.points),
        scoring: standards_points_json::indicator(standard, indicator, lang),
    }
}

fn check_out<'a>(standard: &'a Standard, check: &'a Check, lang: Lang) -> CheckOut<'a> {
    let number = |amount: &Amount| Number(said::value(amount, standard));
    let (of, over) = match &check.subject {
        Subject::Field(_) | Subject::Set(_) => (None, None),
        Subject::Ratio { of, over, .. } => (Some(of.as_str()), Some(over.as_str())),
    };
    let set = check.subject.set();
    let member = |member: &'a Member| MemberOut { id: &member.id, name: member.name.get(lang) };
    let mut out = CheckOut {
        kind: check.kind(),
        field: check.subject.stated(),
        members: set.map(|set| set.members.iter().map(member).collect()),
        open: set.map(|set| set.open),
        of,
        over,
        unit: check.measure(standard).unit(),
        value: None,
        upper: check.upper.map(Number),
        parameter: None,
        by_grade: None,
        by_level: None,
    };
    match &check.threshold {
        Threshold::Same(amount) => {
            out.value = Some(number(amount));
            if let Amount::Parameter(id) = amount {
                out.parameter = Some(id);
            }
        }
        Threshold::ByGrade(amounts) => {
            let figures =
                amounts.iter().map(|(grade, amount)| (standard.grades[*grade].id.as_str(), number(amount)));
            out.by_grade = Some(Figures(figures.collect()));
        }
        Threshold::ByLevel(amounts) => {
            let figures = amounts.iter().map(|(level, amount)| (level.id(), number(amount)));
            out.by_level = Some(Figures(figures.collect()));
        }
    }
    out
}
