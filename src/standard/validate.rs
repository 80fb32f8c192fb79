//! From the written form to a standard that can be used: every word resolved, every clause accounted for.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::check::{Amount, Check, Condition, Member, Set, SetRule, Subject, Threshold};
use super::figure::{amount, day, measure, plain_number};
use super::level::Level;
use super::raw::{
    RawAmount, RawCheck, RawField, RawIndicator, RawParameter, RawStandard, RawSubject, RawThreshold,
};
use super::{
    Field, Grade, Group, Indicator, Note, Obligation, Omitted, Parameter, Section, Source, Standard, Weights,
    clauses,
};
use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;
use crate::value::{Measure, Polarity};
use crate::wording::Bilingual;

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
pub(super) fn validate(doc: &mut Doc<'_>, raw: RawStandard) -> Option<Standard> {
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
    let by_shall: Vec<usize> = raw
        .grades
        .iter()
        .enumerate()
        .filter(|(_, grade)| one_of(doc, grade.requires.as_ref(), &[("shall", ())]).flatten().is_some())
        .map(|(position, _)| position)
        .collect();
    let grades: Vec<Grade> = raw
        .grades
        .into_iter()
        .map(|grade| Grade { id: grade.id.value, name: grade.name, convention: grade.convention })
        .collect();
    let sections: Vec<Section> = raw
        .sections
        .into_iter()
        .map(|section| Section {
            id: section.id.value,
            title: section.title,
            groups: section.groups.into_iter().map(|(id, title)| Group { id: id.value, title }).collect(),
        })
        .collect();
    let fields: Vec<Field> = raw.fields.into_iter().filter_map(|field| resolve_field(doc, field)).collect();
    let parameters: Vec<Parameter> =
        raw.parameters.into_iter().filter_map(|p| resolve_parameter(doc, p)).collect();
    let partial = match &raw.partial {
        Some(written) => amount(doc, written, Measure::Ratio).unwrap_or_default(),
        None => Decimal::new(5, 1),
    };
    let weights =
        one_of(doc, raw.weights.as_ref(), &[("equal", Weights::Equal), ("source", Weights::Source)])
            .flatten()
            .unwrap_or(Weights::Equal);
    if weights == Weights::Equal {
        for points in raw.indicators.iter().filter_map(|indicator| indicator.points.as_ref()) {
            doc.report("points_without_weights", &points.at, |p| p);
        }
    }
    for (role, _) in &raw.columns {
        if !COLUMN_ROLES.contains(&role.value.as_str()) {
            let near = nearest(&role.value, COLUMN_ROLES.iter().copied());
            report_unknown(doc, "unknown_word", role, near);
        }
    }
    let clauses = account_for(doc, &raw.source.clauses, &raw.indicators, &raw.omitted);
    let names = Names {
        levels: &levels,
        grades: &grades,
        sections: &sections,
        fields: &fields,
        parameters: &parameters,
    };
    let indicators: Vec<Indicator> = raw
        .indicators
        .into_iter()
        .filter_map(|indicator| names.indicator(doc, indicator, &by_shall))
        .collect();
    Some(Standard {
        id: raw.id.value,
        edition: raw.edition.value,
        title: raw.title,
        levels,
        source: Source {
            title: raw.source.title.value,
            issuer: raw.source.issuer,
            locator: raw.source.locator,
            clauses,
        },
        weights,
        partial,
        name_patterns: values(raw.name_patterns),
        grades,
        sections,
        parameters,
        fields,
        indicators,
        omitted: raw.omitted.into_iter().map(|(clause, why)| Omitted { clause: clause.value, why }).collect(),
        notes: raw
            .notes
            .into_iter()
            .map(|(clause, text)| Note { clause: clause.map(|clause| clause.value), text })
            .collect(),
        columns: raw.columns.into_iter().map(|(role, names)| (role.value, values(names))).collect(),
        sha256: String::new(),
    })
}

/// What an indicator can refer to.
struct Names<'a> {
    levels: &'a [Level],
    grades: &'a [Grade],
    sections: &'a [Section],
    fields: &'a [Field],
    parameters: &'a [Parameter],
}

impl Names<'_> {
    fn indicator(&self, doc: &mut Doc<'_>, raw: RawIndicator, by_shall: &[usize]) -> Option<Indicator> {
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
                by_shall.iter().filter(|grade| !required_for.contains(grade)).copied().collect::<Vec<_>>(),
            );
            required_for.sort_unstable();
        }
        let polarity = one_of(
            doc,
            raw.polarity.as_ref(),
            &[("presence", Polarity::Presence), ("absence", Polarity::Absence)],
        );
        let check = match raw.check {
            Some(check) => Some(self.check(doc, check)?),
            None => None,
        };
        let when = match raw.when {
            Some((text, Some(check))) => {
                let at = check.threshold.at();
                let check = self.check(doc, check)?;
                if check.subject.set().is_some() {
                    doc.report("condition_of_set", &at, |p| p);
                }
                Some(Condition { text, check: Some(check) })
            }
            Some((text, None)) => Some(Condition { text, check: None }),
            None => None,
        };
        let due = match &raw.due {
            Some(written) => Some(day(doc, written)?),
            None => None,
        };
        let points = match &raw.points {
            Some(written) => plain_number(doc, written)?,
            None => Decimal::ONE,
        };
        Some(Indicator {
            id: raw.id.value,
            heading: heading?,
            title: raw.title,
            ask: raw.ask,
            how: raw.how,
            terms: values(raw.terms),
            examples: values(raw.examples),
            cite: raw.cite.value,
            obligation: obligation?,
            levels: own_levels,
            required_for,
            polarity: polarity?.unwrap_or_default(),
            check,
            points,
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

    fn grade(&self, doc: &mut Doc<'_>, written: &Text) -> Option<usize> {
        let found = self.grades.iter().position(|grade| grade.id == written.value);
        if found.is_none() {
            let near = nearest(&written.value, self.grades.iter().map(|grade| grade.id.as_str()));
            report_unknown(doc, "unknown_grade_in_standard", written, near);
        }
        found
    }

    fn field(&self, doc: &mut Doc<'_>, written: &Text) -> Option<&Field> {
        let found = self.fields.iter().find(|field| field.id == written.value);
        if found.is_none() {
            let near = nearest(&written.value, self.fields.iter().map(|field| field.id.as_str()));
            report_unknown(doc, "unknown_field", written, near);
        }
        found
    }

    fn check(&self, doc: &mut Doc<'_>, raw: RawCheck) -> Option<Check> {
        let (subject, measure) = match raw.subject {
            RawSubject::Field(field) => {
                let measure = self.field(doc, &field)?.measure;
                (Subject::Field(field.value), measure)
            }
            RawSubject::Ratio { of, over, stated } => {
                let part = self.field(doc, &of).map(|field| field.measure);
                let whole = self.field(doc, &over).map(|field| field.measure);
                let share = self.field(doc, &stated).map(|field| field.measure);
                if part? != whole? || share? != Measure::Ratio {
                    doc.report("ratio_types", &stated.at, |p| p);
                    return None;
                }
                let subject = Subject::Ratio { of: of.value, over: over.value, stated: stated.value };
                (subject, Measure::Ratio)
            }
            RawSubject::Set { members, rule, open } => {
                unique(doc, members.iter().map(|(id, _)| id));
                let members = members.into_iter().map(|(id, name)| Member { id: id.value, name }).collect();
                (Subject::Set(Set { members, rule, open }), Measure::Items)
            }
        };
        let counted_at = raw.threshold.at();
        let threshold = match raw.threshold {
            RawThreshold::Same(_) if matches!(&subject, Subject::Set(set) if set.rule == SetRule::AllOf) => {
                let members = subject.set().map_or(0, |set| set.members.len());
                Threshold::Same(Amount::Fixed(members.into()))
            }
            RawThreshold::Same(one) => Threshold::Same(self.amount(doc, one, measure)?),
            RawThreshold::Each(each) => self.threshold(doc, each, measure)?,
        };
        if let Subject::Set(set) = &subject {
            let members = Decimal::from(set.members.len());
            let fits = |amount: &&Amount| match amount {
                Amount::Fixed(count) => *count > Decimal::ZERO && *count <= members,
                Amount::Parameter(_) => true,
            };
            if !threshold.amounts().iter().all(fits) {
                doc.report("count_beyond_set", &counted_at, |p| p.with("members", set.members.len()));
                return None;
            }
        }
        let upper = match raw.upper {
            Some(written) => {
                let upper = amount(doc, &written, measure)?;
                let is_below = |lower: &&Amount| matches!(lower, Amount::Fixed(lower) if *lower > upper);
                if threshold.amounts().iter().any(is_below) {
                    doc.report("bounds_crossed", &written.at, |p| p);
                    return None;
                }
                Some(upper)
            }
            None => None,
        };
        Some(Check { subject, comparison: raw.comparison, threshold, upper })
    }

    /// A table of figures: by level when its first key names one, otherwise by grade.
    fn threshold(
        &self,
        doc: &mut Doc<'_>,
        each: Vec<(Text, RawAmount)>,
        measure: Measure,
    ) -> Option<Threshold> {
        let by_level = each.first().is_some_and(|(key, _)| Level::parse(&key.value).is_some());
        if by_level {
            let mut amounts = BTreeMap::new();
            for (key, raw) in each {
                let level = levels(doc, std::slice::from_ref(&key)).pop();
                amounts.insert(level?, self.amount(doc, raw, measure)?);
            }
            return Some(Threshold::ByLevel(amounts));
        }
        let mut amounts = BTreeMap::new();
        for (key, raw) in each {
            let grade = self.grade(doc, &key);
            amounts.insert(grade?, self.amount(doc, raw, measure)?);
        }
        Some(Threshold::ByGrade(amounts))
    }

    fn amount(&self, doc: &mut Doc<'_>, raw: RawAmount, measure: Measure) -> Option<Amount> {
        match raw {
            RawAmount::Number(written) => amount(doc, &written, measure).map(Amount::Fixed),
            RawAmount::Parameter(name) => {
                let found = self.parameters.iter().find(|parameter| parameter.id == name.value);
                match found {
                    Some(parameter) if parameter.measure == measure => Some(Amount::Parameter(name.value)),
                    Some(_) => {
                        doc.report("parameter_type", &name.at, |p| p.with("word", name.value.as_str()));
                        None
                    }
                    None => {
                        let near = nearest(&name.value, self.parameters.iter().map(|p| p.id.as_str()));
                        report_unknown(doc, "unknown_parameter_in_standard", &name, near);
                        None
                    }
                }
            }
        }
    }
}

fn resolve_field(doc: &mut Doc<'_>, raw: RawField) -> Option<Field> {
    let measure = measure(doc, &raw.kind)?;
    Some(Field { id: raw.id.value, label: raw.label, measure, aliases: values(raw.aliases) })
}

fn resolve_parameter(doc: &mut Doc<'_>, raw: RawParameter) -> Option<Parameter> {
    let measure = measure(doc, &raw.kind)?;
    let value = amount(doc, &raw.value, measure)?;
    let year = match raw.year {
        Some(year) if (1949..2200).contains(&year.value) => i16::try_from(year.value).ok(),
        Some(year) => {
            doc.report("bad_year", &year.at, |p| p.with("year", year.value.to_string()));
            return None;
        }
        None => None,
    };
    Some(Parameter { id: raw.id.value, label: raw.label, measure, value, year, cite: raw.cite.value })
}

fn levels(doc: &mut Doc<'_>, written: &[Text]) -> Vec<Level> {
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
fn one_of<T: Copy>(doc: &mut Doc<'_>, written: Option<&Text>, words: &[(&str, T)]) -> Option<Option<T>> {
    let Some(written) = written else { return Some(None) };
    let found = words.iter().find(|(word, _)| *word == written.value);
    if found.is_none() {
        let near = nearest(&written.value, words.iter().map(|(word, _)| *word));
        report_unknown(doc, "unknown_word", written, near);
    }
    found.map(|(_, value)| Some(*value))
}

fn unique<'a>(doc: &mut Doc<'_>, ids: impl Iterator<Item = &'a Text>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.value.as_str()) {
            doc.report("duplicate_id", &id.at, |p| p.with("id", id.value.as_str()));
        }
    }
}

fn check_id(doc: &mut Doc<'_>, id: &Text) {
    let fits = id.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fits {
        doc.report("bad_id", &id.at, |p| p.with("id", id.value.as_str()));
    }
}

/// Expands the list of clauses, and holds every clause to be cited or omitted, once and only if it exists.
fn account_for(
    doc: &mut Doc<'_>,
    written: &[Text],
    indicators: &[RawIndicator],
    omitted: &[(Text, Bilingual)],
) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for entry in written {
        match clauses::expand(&entry.value) {
            Some(expanded) => clauses.extend(expanded),
            None => doc.report("bad_clause_range", &entry.at, |p| p.with("text", entry.value.as_str())),
        }
    }
    let cited = indicators.iter().map(|indicator| &indicator.cite);
    let mut used = BTreeSet::new();
    for cite in cited.chain(omitted.iter().map(|(clause, _)| clause)) {
        if !clauses.contains(&cite.value) {
            let near = nearest(&cite.value, clauses.iter().map(String::as_str));
            report_unknown(doc, "unknown_clause", cite, near);
        }
        used.insert(cite.value.as_str());
    }
    let missing: Vec<&str> =
        clauses.iter().map(String::as_str).filter(|clause| !used.contains(clause)).collect();
    if let (false, Some(first)) = (missing.is_empty(), written.first()) {
        doc.report("clauses_unaccounted", &first.at, |p| p.with("clauses", missing));
    }
    clauses
}

fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
