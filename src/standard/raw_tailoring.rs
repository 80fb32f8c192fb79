//! A tailoring as it is written: which standard it extends, what it changes, switches off and adds.

use super::raw::{
    RawCheck, RawField, RawIndicator, RawParameter, RawSection, RawSource, RawThreshold, each, named,
    read_check, read_field, read_indicator, read_parameter, read_section, read_source, read_threshold,
    read_when,
};
use super::raw_points::{
    RawConditions, RawPoints, RawScoring, RawSectionPoints, amounts, read_conditions, read_points,
    read_scoring, read_section_points,
};
use crate::document::{Doc, Table, Written, report_unknown};
use crate::text::nearest;
use crate::wording::Bilingual;

type Text = Written<String>;

pub(super) struct RawTailoring {
    pub(super) extends: Text,
    pub(super) of_edition: Text,
    pub(super) id: Text,
    pub(super) edition: Text,
    pub(super) title: Bilingual,
    pub(super) source: Option<RawSource>,
    pub(super) scoring: RawScoring,
    pub(super) name_patterns: Option<Vec<Text>>,
    pub(super) changes: Vec<RawChange>,
    pub(super) off: Vec<RawOff>,
    pub(super) sections: Vec<RawSection>,
    pub(super) parameters: Vec<RawParameter>,
    pub(super) fields: Vec<RawField>,
    pub(super) indicators: Vec<RawIndicator>,
    pub(super) omitted: Vec<(Text, Bilingual)>,
    pub(super) notes: Vec<(Option<Text>, Bilingual)>,
}

/// `[[change]]`
pub(super) struct RawChange {
    /// What it names: an indicator, a grade, a section, a parameter.
    pub(super) target: Text,
    pub(super) reason: Option<Bilingual>,
    pub(super) cite: Option<Text>,
    pub(super) what: RawWhat,
}

pub(super) enum RawWhat {
    Indicator(Box<RawPatch>),
    Grade { requires: Option<Text>, conditions: RawConditions },
    Section(RawSectionPoints),
    Parameter { value: Option<Text>, year: Option<Written<i64>>, by_year: Vec<(Text, Text)> },
}

/// What a change says of an indicator; what is not there stays.
pub(super) struct RawPatch {
    pub(super) heading: Option<Text>,
    pub(super) title: Option<Bilingual>,
    pub(super) ask: Option<Bilingual>,
    pub(super) how: Option<Bilingual>,
    pub(super) terms: Option<Vec<Text>>,
    pub(super) examples: Option<Vec<Text>>,
    pub(super) obligation: Option<Text>,
    pub(super) levels: Option<Vec<Text>>,
    pub(super) required_for: Option<Vec<Text>>,
    pub(super) check: Option<RawCheck>,
    pub(super) threshold: Option<(Text, RawThreshold)>,
    pub(super) points: RawPoints,
    pub(super) when: Option<(Bilingual, Option<RawCheck>)>,
    pub(super) due: Option<Text>,
}

/// `[[off]]`
pub(super) struct RawOff {
    pub(super) indicator: Text,
    pub(super) reason: Bilingual,
    pub(super) cite: Option<Text>,
}

/// The standard that a file extends, where it is a tailoring.
pub(super) fn extends(doc: &mut Doc<'_>) -> Option<Text> {
    let root = doc.parse();
    let mut table = Table::new(root.get_ref(), 0..0);
    table.text(doc, "extends")
}

/// Reads the whole file.
pub(super) fn read(doc: &mut Doc<'_>) -> Option<RawTailoring> {
    let root = doc.parse();
    let mut t = Table::new(root.get_ref(), doc.begin());
    let format = t.need(doc, "format", Table::integer);
    if let Some(format) = format.filter(|format| format.value != 1) {
        doc.report("unsupported_format", &format.at, |p| p.with("format", format.value.to_string()));
        return None;
    }
    let extends = t.need(doc, "extends", Table::text);
    let of_edition = t.need(doc, "of_edition", Table::text);
    let id = t.need(doc, "id", Table::text);
    let edition = t.need(doc, "edition", Table::text);
    let title = t.need(doc, "title", Table::bilingual);
    let source = t.table(doc, "source").and_then(|source| read_source(doc, source));
    let scoring = read_scoring(doc, &mut t);
    let name_patterns = t.table(doc, "centre").and_then(|mut centre| {
        let patterns = centre.texts(doc, "name_patterns");
        centre.text(doc, "cite");
        centre.finish(doc);
        patterns
    });
    let changes = each(doc, &mut t, "change", read_change);
    let off = each(doc, &mut t, "off", |doc, t| {
        let indicator = t.need(doc, "indicator", Table::text);
        let reason = t.need(doc, "reason", Table::bilingual);
        let cite = t.text(doc, "cite");
        Some(RawOff { indicator: indicator?, reason: reason?, cite })
    });
    let sections = each(doc, &mut t, "section", read_section);
    let parameters = named(doc, &mut t, "parameter", read_parameter);
    let fields = named(doc, &mut t, "field", read_field);
    let indicators = each(doc, &mut t, "indicator", read_indicator);
    let omitted = each(doc, &mut t, "omitted", |doc, t| {
        let clause = t.need(doc, "clause", Table::text);
        let why = t.need(doc, "why", Table::bilingual);
        Some((clause?, why?))
    });
    let notes = each(doc, &mut t, "note", |doc, t| {
        let clause = t.text(doc, "clause");
        let text = t.need(doc, "text", Table::bilingual);
        Some((clause, text?))
    });
    // What lints the file has a reason to break; read where lints are.
    t.has("allow");
    t.has("case");
    t.finish(doc);
    Some(RawTailoring {
        extends: extends?,
        of_edition: of_edition?,
        id: id.unwrap_or_default(),
        edition: edition.unwrap_or_default(),
        title: title.unwrap_or_default(),
        source,
        scoring,
        name_patterns,
        changes,
        off,
        sections,
        parameters,
        fields,
        indicators,
        omitted,
        notes,
    })
}

const TARGETS: [&str; 4] = ["indicator", "grade", "section", "parameter"];

fn read_change(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Option<RawChange> {
    let named: Vec<&'static str> = TARGETS.into_iter().filter(|target| t.has(target)).collect();
    let [kind] = named[..] else {
        doc.report("change_of_what", &t.at.clone(), |p| p);
        t.pass_over();
        return None;
    };
    let target = t.text(doc, kind);
    let reason = t.bilingual(doc, "reason");
    let cite = t.text(doc, "cite");
    let what = match kind {
        "indicator" => RawWhat::Indicator(Box::new(read_patch(doc, t))),
        "grade" => RawWhat::Grade { requires: t.text(doc, "requires"), conditions: read_conditions(doc, t) },
        "section" => RawWhat::Section(read_section_points(doc, t)),
        _ => RawWhat::Parameter {
            value: t.amount(doc, "value"),
            year: t.integer(doc, "year"),
            by_year: amounts(doc, t, "by_year"),
        },
    };
    Some(RawChange { target: target?, reason, cite, what })
}

fn read_patch(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> RawPatch {
    let threshold = t.entry("threshold").map(|value| value.span());
    let threshold = threshold.and_then(|at| {
        let read = read_threshold(t, doc, "threshold")?;
        Some((Text { value: "threshold".to_owned(), at }, read))
    });
    RawPatch {
        heading: t.text(doc, "in"),
        title: t.bilingual(doc, "title"),
        ask: t.bilingual(doc, "ask"),
        how: t.bilingual(doc, "how"),
        terms: t.texts(doc, "terms"),
        examples: t.texts(doc, "examples"),
        obligation: t.text(doc, "obligation"),
        levels: t.texts(doc, "levels"),
        required_for: t.texts(doc, "required_for"),
        check: t.table(doc, "check").and_then(|check| read_check(doc, check)),
        threshold,
        due: t.text(doc, "due"),
        when: t.table(doc, "when").and_then(|when| read_when(doc, when)),
        points: read_points(doc, t),
    }
}

/// Reports something that a tailoring names and its base does not have.
pub(super) fn report_missing<'k>(
    doc: &mut Doc<'_>,
    code: &'static str,
    word: &Text,
    known: impl Iterator<Item = &'k str>,
) {
    report_unknown(doc, code, word, nearest(&word.value, known));
}
