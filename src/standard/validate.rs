//! From the written form to a standard that can be used: every word resolved, every clause accounted for.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::check::Condition;
use super::figure::{amount, day, measure};
use super::level::Level;
use super::raw::{RawField, RawIndicator, RawParameter, RawSection, RawStandard};
use super::validate_points;
use super::validate_whole::Whole;
use super::{
    Field, Grade, Group, Indicator, Note, Obligation, Omitted, Parameter, Section, Source, Standard, clauses,
};
use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;
use crate::value::Polarity;
use crate::wording::{Bilingual, Message};

type Text = Written<String>;

/// The roles a column can have, as the intake names them; a test holds the two lists equal.
pub(super) const COLUMN_ROLES: &[&str] = &[
    "number",
    "text",
    "heading",
    "required",
    "result",
    "self_result",
    "measured",
    "unit",
    "remark",
    "evidence",
    "points",
    "score",
    "self_score",
    "occurrences",
    "deadline",
    "other",
];

/// Resolves a written standard. `None` where something it cannot do without is wrong;
/// every problem is in `doc`.
pub(super) fn validate(doc: &mut Doc<'_>, raw: &RawStandard) -> Option<Standard> {
    check_id(doc, &raw.id);
    let levels = levels(doc, raw.levels.as_deref().unwrap_or_default());
    unique(doc, raw.grades.iter().map(|grade| &grade.id));
    for indicator in raw.indicators.iter().filter(|indicator| indicator.id.value.contains(['(', '（'])) {
        doc.report("id_with_bracket", &indicator.id.at, |p| p.with("id", indicator.id.value.as_str()));
    }
    unique(doc, raw.sections.iter().map(|section| &section.id));
    unique(doc, raw.indicators.iter().map(|indicator| &indicator.id));
    for section in &raw.sections {
        unique(doc, section.groups.iter().map(|(id, _)| id));
    }
    let no_level = raw.levels.as_ref().is_some_and(Vec::is_empty);
    for (name, is_empty) in
        [("levels", no_level), ("grade", raw.grades.is_empty()), ("indicator", raw.indicators.is_empty())]
    {
        if is_empty {
            doc.report("none_given", &raw.id.at, |p| p.with("key", name));
        }
    }
    for grade in raw.grades.iter().filter(|grade| is_reserved(&grade.id.value)) {
        doc.report("reserved_grade_id", &grade.id.at, |p| p.with("id", grade.id.value.as_str()));
    }
    let by_shall: Vec<usize> = raw
        .grades
        .iter()
        .enumerate()
        .filter(|(_, grade)| one_of(doc, grade.requires.as_ref(), &[("shall", ())]).flatten().is_some())
        .map(|(position, _)| position)
        .collect();
    let sections: Vec<Section> = raw.sections.iter().map(|section| resolve_section(doc, section)).collect();
    let ids: Vec<&str> = raw.indicators.iter().map(|indicator| indicator.id.value.as_str()).collect();
    let grades: Vec<Grade> = raw
        .grades
        .iter()
        .enumerate()
        .map(|(position, grade)| Grade {
            by_shall: by_shall.contains(&position),
            id: grade.id.value.clone(),
            name: grade.name.clone(),
            convention: grade.convention,
            otherwise: grade.conditions.otherwise.as_ref().is_some_and(|flag| flag.value),
            conditions: validate_points::conditions(doc, &grade.conditions, &sections, &ids),
        })
        .collect();
    let fields: Vec<Field> = raw.fields.iter().filter_map(|field| resolve_field(doc, field)).collect();
    let parameters: Vec<Parameter> =
        raw.parameters.iter().filter_map(|p| resolve_parameter(doc, p)).collect();
    let scoring = validate_points::scoring(doc, &raw.scoring);
    for (role, _) in &raw.columns {
        if !COLUMN_ROLES.contains(&role.value.as_str()) {
            let near = nearest(&role.value, COLUMN_ROLES.iter().copied());
            report_unknown(doc, "unknown_word", role, near);
        }
    }
    let cited = raw.indicators.iter().map(|indicator| &indicator.cite);
    let omitted = raw.omitted.iter().map(|(clause, _)| clause);
    let clauses = clauses::account_for(doc, &raw.source.clauses, cited.chain(omitted));
    let names = Names {
        levels: &levels,
        grades: &grades,
        sections: &sections,
        fields: &fields,
        parameters: &parameters,
        by_shall: &by_shall,
        partial: scoring.partial,
    };
    let indicators: Vec<Indicator> =
        raw.indicators.iter().filter_map(|indicator| names.indicator(doc, indicator)).collect();
    let standard = Standard {
        id: raw.id.value.clone(),
        edition: raw.edition.value.clone(),
        title: raw.title.clone(),
        levels,
        source: Source {
            title: raw.source.title.value.clone(),
            issuer: raw.source.issuer.clone(),
            locator: raw.source.locator.clone(),
            clauses,
        },
        scoring,
        name_patterns: values(&raw.name_patterns),
        grades,
        sections,
        parameters,
        fields,
        indicators,
        omitted: raw
            .omitted
            .iter()
            .map(|(clause, why)| Omitted { clause: clause.value.clone(), why: why.clone() })
            .collect(),
        notes: raw
            .notes
            .iter()
            .map(|(clause, text)| Note {
                clause: clause.as_ref().map(|clause| clause.value.clone()),
                text: text.clone(),
            })
            .collect(),
        columns: raw.columns.iter().map(|(role, names)| (role.value.clone(), values(names))).collect(),
        sha256: String::new(),
        tailoring: None,
    };
    let whole = Whole {
        scoring: &raw.scoring,
        sections: raw.sections.iter().map(|section| (&section.id, &section.points)).collect(),
        indicators: raw.indicators.iter().map(|indicator| (&indicator.id, &indicator.points)).collect(),
        is_complete: !raw.lacks_indicators && standard.indicators.len() == raw.indicators.len(),
        grades: raw.grades.iter().map(|grade| (&grade.id, &grade.conditions)).collect(),
    };
    whole.check(doc, &standard);
    Some(standard)
}

/// What an indicator can refer to.
pub(super) struct Names<'a> {
    levels: &'a [Level],
    grades: &'a [Grade],
    sections: &'a [Section],
    pub(super) fields: &'a [Field],
    pub(super) parameters: &'a [Parameter],
    /// Grades that require every `shall`.
    by_shall: &'a [usize],
    /// What 基本符合 earns unless an indicator says otherwise.
    partial: Decimal,
}

impl Names<'_> {
    fn indicator(&self, doc: &mut Doc<'_>, raw: &RawIndicator) -> Option<Indicator> {
        let heading = self.heading(doc, &raw.heading);
        let obligation = Obligation::parse(&raw.obligation.value);
        if obligation.is_none() {
            let near = nearest(&raw.obligation.value, ["shall", "should", "may"]);
            report_unknown(doc, "unknown_word", &raw.obligation, near);
        }
        let own_levels = match &raw.levels {
            Some(written) => levels(doc, written),
            None => self.levels.to_vec(),
        };
        let outside = own_levels.iter().any(|level| !self.levels.contains(level));
        if let Some(written) = raw.levels.as_ref().and_then(|written| written.first()).filter(|_| outside) {
            doc.report("level_outside", &written.at, |p| p);
        }
        let mut required_for: Vec<usize> =
            raw.required_for.iter().filter_map(|id| self.grade(doc, id)).collect();
        if obligation == Some(Obligation::Shall) {
            required_for.extend(
                self.by_shall
                    .iter()
                    .filter(|grade| !required_for.contains(grade))
                    .copied()
                    .collect::<Vec<_>>(),
            );
            required_for.sort_unstable();
        }
        let polarity = one_of(
            doc,
            raw.polarity.as_ref(),
            &[("presence", Polarity::Presence), ("absence", Polarity::Absence)],
        );
        let check = match &raw.check {
            Some(check) => Some(self.check(doc, check)?),
            None => None,
        };
        let when = match &raw.when {
            Some((text, Some(check))) => {
                let at = check.threshold.at();
                let check = self.check(doc, check)?;
                if check.subject.set().is_some() {
                    doc.report("condition_of_set", &at, |p| p);
                }
                Some(Condition { text: text.clone(), check: Some(check) })
            }
            Some((text, None)) => Some(Condition { text: text.clone(), check: None }),
            None => None,
        };
        let due = match &raw.due {
            Some(written) => Some(day(doc, written)?),
            None => None,
        };
        let cap = raw.points.cap.as_ref().and_then(|id| self.grade(doc, id));
        validate_points::required(doc, &raw.points, self.grades, cap, &mut required_for);
        if let Some(last) = required_for.iter().find(|grade| self.grades[**grade].otherwise) {
            let word = self.grades[*last].id.as_str();
            doc.report("otherwise_required", &raw.id.at, |p| p.with("word", word));
        }
        let measured = check.as_ref().map(|check| validate_points::measured(check, |id| self.measure(id)));
        let points = validate_points::indicator(doc, &raw.points, measured, self.partial)?;
        if let (Some(bonus), false) = (&raw.points.bonus, required_for.is_empty()) {
            doc.report("bonus_required", &bonus.at, |p| p);
        }
        let no_points = self.sections.get(heading?.0).is_some_and(|section| section.pool);
        Some(Indicator {
            id: raw.id.value.clone(),
            heading: heading?,
            title: raw.title.clone(),
            ask: raw.ask.clone(),
            how: raw.how.clone(),
            terms: values(&raw.terms),
            examples: values(&raw.examples),
            cite: raw.cite.value.clone(),
            obligation: obligation?,
            levels: own_levels,
            required_for,
            polarity: polarity?.unwrap_or_default(),
            check,
            points: if no_points { Decimal::ZERO } else { points.points },
            credit: points.credit,
            bands: points.bands,
            deductions: points.deductions,
            bonus: points.bonus,
            veto: raw.points.veto.as_ref().is_some_and(|flag| flag.value),
            cap,
            when,
            due,
        })
    }

    fn heading(&self, doc: &mut Doc<'_>, written: &Text) -> Option<(usize, usize)> {
        let found = written.value.split_once('.').and_then(|(section, group)| {
            let at = self.sections.iter().position(|s| s.id == section)?;
            Some((at, self.sections[at].groups.iter().position(|g| g.id == group)?))
        });
        if found.is_none() {
            let known: Vec<String> = self
                .sections
                .iter()
                .flat_map(|s| s.groups.iter().map(move |g| format!("{}.{}", s.id, g.id)))
                .collect();
            report_unknown(
                doc,
                "unknown_heading",
                written,
                nearest(&written.value, known.iter().map(String::as_str)),
            );
        }
        found
    }

    pub(super) fn grade(&self, doc: &mut Doc<'_>, written: &Text) -> Option<usize> {
        let found = self.grades.iter().position(|grade| grade.id == written.value);
        if found.is_none() {
            let near = nearest(&written.value, self.grades.iter().map(|grade| grade.id.as_str()));
            report_unknown(doc, "unknown_grade_in_standard", written, near);
        }
        found
    }

    pub(super) fn field(&self, doc: &mut Doc<'_>, written: &Text) -> Option<&Field> {
        let found = self.fields.iter().find(|field| field.id == written.value);
        if found.is_none() {
            let near = nearest(&written.value, self.fields.iter().map(|field| field.id.as_str()));
            report_unknown(doc, "unknown_field", written, near);
        }
        found
    }
}

fn resolve_section(doc: &mut Doc<'_>, raw: &RawSection) -> Section {
    let (points, pool, weight) = validate_points::section(doc, &raw.points);
    let group = |(id, title): &(Text, Bilingual)| Group { id: id.value.clone(), title: title.clone() };
    Section {
        id: raw.id.value.clone(),
        title: raw.title.clone(),
        groups: raw.groups.iter().map(group).collect(),
        points,
        pool,
        weight,
    }
}

fn resolve_field(doc: &mut Doc<'_>, raw: &RawField) -> Option<Field> {
    let measure = measure(doc, &raw.kind)?;
    Some(Field { id: raw.id.value.clone(), label: raw.label.clone(), measure, aliases: values(&raw.aliases) })
}

fn resolve_parameter(doc: &mut Doc<'_>, raw: &RawParameter) -> Option<Parameter> {
    let measure = measure(doc, &raw.kind)?;
    let value = amount(doc, &raw.value, measure)?;
    let by_year = validate_points::by_year(doc, &raw.by_year, measure)?;
    let year = match &raw.year {
        Some(year) if (1949..2200).contains(&year.value) => i16::try_from(year.value).ok(),
        Some(year) => {
            doc.report("bad_year", &year.at, |p| p.with("year", year.value.to_string()));
            return None;
        }
        None => None,
    };
    Some(Parameter {
        id: raw.id.value.clone(),
        label: raw.label.clone(),
        measure,
        value,
        year,
        by_year,
        source: raw.source.clone(),
        cite: raw.cite.value.clone(),
    })
}

pub(super) fn levels(doc: &mut Doc<'_>, written: &[Text]) -> Vec<Level> {
    let mut found = Vec::new();
    for word in written {
        match Level::parse(&word.value) {
            Some(level) => found.push(level),
            None => {
                let near = nearest(&word.value, Level::ALL.iter().map(|level| level.id()));
                report_unknown(doc, "unknown_level_in_standard", word, near);
            }
        }
    }
    found
}

/// One of a few words; `None` (and a problem) where it is none of them.
pub(super) fn one_of<T: Copy>(
    doc: &mut Doc<'_>,
    written: Option<&Text>,
    words: &[(&str, T)],
) -> Option<Option<T>> {
    let Some(written) = written else { return Some(None) };
    let found = words.iter().find(|(word, _)| *word == written.value);
    if found.is_none() {
        match nearest(&written.value, words.iter().map(|(word, _)| *word)) {
            Some(near) => report_unknown(doc, "unknown_word", written, Some(near)),
            None => {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let hint = Message::new("one-of-words").with("words", words);
                doc.report("unknown_word", &written.at, |p| {
                    p.with("word", written.value.as_str()).with("hint", hint)
                });
            }
        }
    }
    found.map(|(_, value)| Some(*value))
}

pub(super) fn unique<'a>(doc: &mut Doc<'_>, ids: impl Iterator<Item = &'a Text>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.value.as_str()) {
            doc.report("duplicate_id", &id.at, |p| p.with("id", id.value.as_str()));
        }
    }
}

/// Whether a word means something else where a grade can be named: in thresholds, in cases.
fn is_reserved(id: &str) -> bool {
    matches!(id, "none" | "open" | "parameter") || Level::parse(id).is_some()
}

fn check_id(doc: &mut Doc<'_>, id: &Text) {
    let fits = id.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fits {
        doc.report("bad_id", &id.at, |p| p.with("id", id.value.as_str()));
    }
}

fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
