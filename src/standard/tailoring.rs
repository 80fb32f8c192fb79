//! A tailoring laid over its base: a county's own version of a standard, and how it deviates.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::deviation::{self, Deviation};
use super::raw::{RawIndicator, RawStandard};
use super::raw_points::{RawConditions, RawPoints, RawScoring, RawSectionPoints};
use super::raw_tailoring::{self, RawChange, RawPatch, RawTailoring, RawWhat, report_missing};
use super::{Indicator, Source, Standard, clauses, hex, raw, validate};
use crate::document::{Doc, Written};
use crate::problem::Problem;
use crate::wording::Bilingual;

type Text = Written<String>;

/// What a standard that tailors another owes to it.
#[derive(Debug, Clone)]
pub struct Tailoring {
    /// The base's id.
    pub base: String,
    /// The base's edition.
    pub base_edition: String,
    /// The base's title.
    pub base_title: Bilingual,
    /// SHA-256 of the base's file.
    pub base_sha256: String,
    /// The document that the tailoring was derived from, where it names one.
    pub source: Option<Source>,
    /// Ids of the indicators that the tailoring adds.
    pub added: Vec<String>,
    /// The base's indicators that it switches off: lists may still have rows for them.
    pub off: Vec<Indicator>,
    /// Everything in which it deviates from the base, in the base's order.
    pub deviations: Vec<Deviation>,
}

/// The standard that a file extends, where it is a tailoring.
///
/// # Errors
/// Every mistake of its syntax.
pub fn extends(file: &str, text: &str) -> Result<Option<String>, Vec<Problem>> {
    let mut doc = Doc::new(Arc::from(file), text);
    let extends = raw_tailoring::extends(&mut doc);
    let problems = doc.into_problems();
    match problems.is_empty() {
        true => Ok(extends.map(|written| written.value)),
        false => Err(problems),
    }
}

/// Reads a tailoring over the text of its base, which is valid by itself.
///
/// # Errors
/// Every problem of the tailoring, in the order of their lines.
pub fn over(base_text: &str, file: &str, text: &str) -> Result<Standard, Vec<Problem>> {
    match over_as_far(base_text, file, text) {
        (Some(standard), problems) if problems.is_empty() => Ok(standard),
        (_, problems) => Err(problems),
    }
}

/// The same as far as it goes: what the two come to in spite of the problems, and the problems.
pub(crate) fn over_as_far(base_text: &str, file: &str, text: &str) -> (Option<Standard>, Vec<Problem>) {
    let mut base_doc = Doc::new(Arc::from("base"), base_text);
    let base = raw::read(&mut base_doc).and_then(|raw| {
        let standard = validate::validate(&mut base_doc, &raw)?;
        Some((raw, standard))
    });
    let base_problems = base_doc.into_problems();
    let (Some((mut raw, mut base)), true) = (base, base_problems.is_empty()) else {
        return (None, base_problems);
    };
    base.sha256 = hex(&Sha256::digest(base_text.as_bytes()));
    let blank = base_text.len();
    let padded = format!("{}{text}", " ".repeat(blank));
    let mut doc = Doc::upon(blank, Arc::from(file), &padded);
    let standard = raw_tailoring::read(&mut doc).and_then(|tailoring| {
        doc.names_base(&tailoring.extends.at);
        merge(&mut doc, &mut raw, &base, &tailoring);
        let standard = validate::validate(&mut doc, &raw)?;
        Some(finish(&mut doc, standard, &base, &tailoring))
    });
    let standard = standard.map(|mut standard| {
        standard.sha256 = hex(&Sha256::digest(text.as_bytes()));
        standard
    });
    (standard, doc.into_problems())
}

/// What is wrong with a tailoring in itself, where its base is not at hand.
pub fn mistakes(file: &str, text: &str) -> Vec<Problem> {
    let mut doc = Doc::new(Arc::from(file), text);
    // Reading reports; what the file changes cannot be told without its base.
    let _ = raw_tailoring::read(&mut doc);
    doc.into_problems()
}

/// Lays what the tailoring says over what its base says.
fn merge(doc: &mut Doc<'_>, raw: &mut RawStandard, base: &Standard, own: &RawTailoring) {
    if own.of_edition.value != base.edition {
        doc.report("base_of_other_edition", &own.of_edition.at, |p| {
            p.with("edition", base.edition.as_str()).with("word", own.of_edition.value.as_str())
        });
    }
    if own.id.value == base.id {
        doc.report("duplicate_id", &own.id.at, |p| p.with("id", own.id.value.as_str()));
    }
    raw.id = own.id.clone();
    raw.edition = own.edition.clone();
    raw.title = own.title.clone();
    lay_scoring(&mut raw.scoring, &own.scoring);
    if let Some(patterns) = &own.name_patterns {
        raw.name_patterns = patterns.clone();
    }
    for change in &own.changes {
        lay_change(doc, raw, change);
    }
    for off in &own.off {
        let found = raw.indicators.iter().position(|one| one.id.value == off.indicator.value);
        match found {
            Some(position) => {
                let gone = raw.indicators.remove(position);
                // What it cites is still accounted for: by the reason it was switched off for.
                if !raw.indicators.iter().any(|one| one.cite.value == gone.cite.value) {
                    raw.omitted.push((gone.cite, off.reason.clone()));
                }
            }
            None => {
                let known = raw.indicators.iter().map(|one| one.id.value.as_str());
                report_missing(doc, "tailored_indicator", &off.indicator, known);
            }
        }
    }
    raw.sections.extend(own.sections.iter().cloned());
    raw.parameters.extend(own.parameters.iter().cloned());
    raw.fields.extend(own.fields.iter().cloned());
    for added in &own.indicators {
        insert(&mut raw.indicators, added.clone());
    }
    raw.notes.extend(own.notes.iter().cloned());
    cited(doc, raw, own);
}

/// An added indicator comes after the last of its heading, or else of its section.
fn insert(indicators: &mut Vec<RawIndicator>, added: RawIndicator) {
    let section = |heading: &str| heading.split_once('.').map_or("", |(section, _)| section).to_owned();
    let same = indicators.iter().rposition(|one| one.heading.value == added.heading.value);
    let wanted = section(&added.heading.value);
    let near = || indicators.iter().rposition(|one| section(&one.heading.value) == wanted);
    let at = same.or_else(near).map_or(indicators.len(), |at| at + 1);
    indicators.insert(at, added);
}

/// What a tailoring cites is a clause of its own document, and each clause of that is accounted for.
fn cited(doc: &mut Doc<'_>, raw: &mut RawStandard, own: &RawTailoring) {
    let changes = own.changes.iter().filter_map(|change| change.cite.as_ref());
    let off = own.off.iter().filter_map(|off| off.cite.as_ref());
    let added = own.indicators.iter().map(|indicator| &indicator.cite);
    let cites: Vec<&Text> = changes.chain(off).chain(added).collect();
    match (&own.source, cites.first()) {
        (Some(source), _) => {
            let omitted = own.omitted.iter().map(|(clause, _)| clause);
            clauses::account_for(doc, &source.clauses, cites.into_iter().chain(omitted));
            // To the base's list they are the clauses of a further document.
            raw.source.clauses.extend(own.indicators.iter().map(|indicator| indicator.cite.clone()));
        }
        (None, Some(first)) => doc.report("tailoring_without_source", &first.at, |p| p),
        (None, None) => {}
    }
}

fn lay_scoring(base: &mut RawScoring, own: &RawScoring) {
    let lay = |base: &mut Option<Text>, own: &Option<Text>| {
        if own.is_some() {
            base.clone_from(own);
        }
    };
    lay(&mut base.weights, &own.weights);
    lay(&mut base.partial, &own.partial);
    lay(&mut base.total, &own.total);
    lay(&mut base.ceiling, &own.ceiling);
    lay(&mut base.bonus_most, &own.bonus_most);
    lay(&mut base.not_applicable, &own.not_applicable);
    lay(&mut base.thresholds, &own.thresholds);
    if own.places.is_some() {
        base.places.clone_from(&own.places);
    }
}

fn lay_change(doc: &mut Doc<'_>, raw: &mut RawStandard, change: &RawChange) {
    let id = change.target.value.as_str();
    match &change.what {
        RawWhat::Indicator(patch) => match raw.indicators.iter_mut().find(|one| one.id.value == id) {
            Some(indicator) => lay_patch(doc, indicator, patch),
            None => {
                let known = raw.indicators.iter().map(|one| one.id.value.as_str());
                report_missing(doc, "tailored_indicator", &change.target, known);
            }
        },
        RawWhat::Grade { requires, conditions } => {
            match raw.grades.iter_mut().find(|one| one.id.value == id) {
                Some(grade) => {
                    if requires.is_some() {
                        grade.requires.clone_from(requires);
                    }
                    lay_conditions(&mut grade.conditions, conditions);
                }
                None => {
                    let known = raw.grades.iter().map(|one| one.id.value.as_str());
                    report_missing(doc, "unknown_grade_in_standard", &change.target, known);
                }
            }
        }
        RawWhat::Section(points) => match raw.sections.iter_mut().find(|one| one.id.value == id) {
            Some(section) => lay_section(&mut section.points, points),
            None => {
                let known = raw.sections.iter().map(|one| one.id.value.as_str());
                report_missing(doc, "unknown_section", &change.target, known);
            }
        },
        RawWhat::Parameter { value, year, by_year } => {
            match raw.parameters.iter_mut().find(|one| one.id.value == id) {
                Some(parameter) => {
                    if let Some(value) = value {
                        parameter.value = value.clone();
                    }
                    if year.is_some() {
                        parameter.year.clone_from(year);
                    }
                    if !by_year.is_empty() {
                        parameter.by_year.clone_from(by_year);
                    }
                }
                None => {
                    let known = raw.parameters.iter().map(|one| one.id.value.as_str());
                    report_missing(doc, "unknown_parameter_in_standard", &change.target, known);
                }
            }
        }
    }
}

fn lay_conditions(base: &mut RawConditions, own: &RawConditions) {
    if own.otherwise.is_some() {
        base.otherwise.clone_from(&own.otherwise);
    }
    if own.score.is_some() {
        base.score.clone_from(&own.score);
    }
    if !own.sections.is_empty() {
        base.sections.clone_from(&own.sections);
    }
    if own.optional.is_some() {
        base.optional.clone_from(&own.optional);
    }
}

fn lay_section(base: &mut RawSectionPoints, own: &RawSectionPoints) {
    if own.points.is_some() {
        base.points.clone_from(&own.points);
    }
    if own.pool.is_some() {
        base.pool.clone_from(&own.pool);
    }
    if own.weight.is_some() {
        base.weight.clone_from(&own.weight);
    }
}

fn lay_patch(doc: &mut Doc<'_>, base: &mut RawIndicator, own: &RawPatch) {
    let lay = |base: &mut Text, own: &Option<Text>| {
        if let Some(own) = own {
            *base = own.clone();
        }
    };
    lay(&mut base.heading, &own.heading);
    lay(&mut base.obligation, &own.obligation);
    for (base, own) in [(&mut base.title, &own.title), (&mut base.ask, &own.ask), (&mut base.how, &own.how)] {
        if let Some(own) = own {
            *base = own.clone();
        }
    }
    for (base, own) in [
        (&mut base.terms, &own.terms),
        (&mut base.examples, &own.examples),
        (&mut base.required_for, &own.required_for),
    ] {
        if let Some(own) = own {
            base.clone_from(own);
        }
    }
    if own.levels.is_some() {
        base.levels.clone_from(&own.levels);
    }
    if own.check.is_some() {
        base.check.clone_from(&own.check);
    }
    match (&own.threshold, &mut base.check) {
        (Some((_, threshold)), Some(check)) => check.threshold = threshold.clone(),
        (Some((written, _)), None) => doc.report("threshold_of_no_check", &written.at, |p| p),
        (None, _) => {}
    }
    if own.when.is_some() {
        base.when.clone_from(&own.when);
    }
    if own.due.is_some() {
        base.due.clone_from(&own.due);
    }
    lay_points(&mut base.points, &own.points);
}

fn lay_points(base: &mut RawPoints, own: &RawPoints) {
    if own.points.is_some() {
        base.points.clone_from(&own.points);
    }
    if own.all_or_nothing.is_some() {
        base.all_or_nothing.clone_from(&own.all_or_nothing);
    }
    if own.credit.is_some() {
        base.credit.clone_from(&own.credit);
    }
    if !own.bands.is_empty() {
        base.bands.clone_from(&own.bands);
    }
    if !own.deductions.is_empty() {
        base.deductions.clone_from(&own.deductions);
    }
    if own.bonus.is_some() {
        base.bonus.clone_from(&own.bonus);
    }
    if own.veto.is_some() {
        base.veto.clone_from(&own.veto);
    }
    if own.cap.is_some() {
        base.cap.clone_from(&own.cap);
    }
}

/// The merged standard with what it owes to its base; whatever loosens the base has a reason.
fn finish(doc: &mut Doc<'_>, mut standard: Standard, base: &Standard, own: &RawTailoring) -> Standard {
    let source = own.source.as_ref().map(|raw| Source {
        title: raw.title.value.clone(),
        issuer: raw.issuer.clone(),
        locator: raw.locator.clone(),
        clauses: clauses::expanded(&raw.clauses),
    });
    let mut deviations = deviation::between(base, &standard);
    for found in &mut deviations {
        let change = own.changes.iter().find(|change| found.is_about(&change.target.value, change.kind()));
        let off = own.off.iter().find(|off| found.is_about(&off.indicator.value, "indicator"));
        found.reason = change.and_then(|change| change.reason.clone()).or(off.map(|off| off.reason.clone()));
        let added = own.indicators.iter().find(|added| found.is_about(&added.id.value, "indicator"));
        let cite = change.and_then(|change| change.cite.as_ref());
        let cite = cite.or(off.and_then(|off| off.cite.as_ref())).or(added.map(|added| &added.cite));
        found.cite = cite.zip(source.as_ref()).map(|(cite, source)| source.named(&cite.value));
    }
    for (position, change) in own.changes.iter().enumerate() {
        let is_about = |found: &Deviation| found.is_about(&change.target.value, change.kind());
        let loosens = |found: &&Deviation| is_about(found) && found.loosens && found.reason.is_none();
        let loosened: Vec<_> = deviations.iter().filter(loosens).map(Deviation::message).collect();
        if !loosened.is_empty() {
            doc.report("loosened_without_reason", &change.target.at, |p| {
                p.with("word", change.target.value.as_str()).with("what", loosened)
            });
        }
        let exists = deviation::has(base, &change.target.value, change.kind());
        // What could not be read of a change may be just what it changes.
        let next = own.changes.get(position + 1).map_or(usize::MAX, |next| next.target.at.start);
        let is_read = !doc.has_problem_within(&(change.target.at.start..next));
        if exists && is_read && !deviations.iter().any(is_about) {
            doc.report("change_of_nothing", &change.target.at, |p| {
                p.with("word", change.target.value.as_str())
            });
        }
    }
    standard.source.clauses.clone_from(&base.source.clauses);
    standard.tailoring = Some(Tailoring {
        base: base.id.clone(),
        base_edition: base.edition.clone(),
        base_title: base.title.clone(),
        base_sha256: base.sha256.clone(),
        source,
        added: own.indicators.iter().map(|indicator| indicator.id.value.clone()).collect(),
        off: base
            .indicators
            .iter()
            .filter(|one| own.off.iter().any(|off| off.indicator.value == one.id))
            .cloned()
            .collect(),
        deviations,
    });
    standard
}

impl RawChange {
    fn kind(&self) -> &'static str {
        match self.what {
            RawWhat::Indicator(_) => "indicator",
            RawWhat::Grade { .. } => "grade",
            RawWhat::Section(_) => "section",
            RawWhat::Parameter { .. } => "parameter",
        }
    }
}
