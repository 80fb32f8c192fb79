//! A standard as it is written: every value with its place, nothing resolved.

use super::check::{Comparison, SetRule};
use super::raw_points::{
    RawConditions, RawPoints, RawScoring, RawSectionPoints, amounts, read_conditions, read_points,
    read_scoring, read_section_points,
};
use crate::document::{Doc, Table, Written, as_amount, as_table, as_texts};
use crate::wording::Bilingual;

type Text = Written<String>;

#[derive(Clone)]
pub(super) struct RawStandard {
    pub(super) id: Text,
    pub(super) edition: Text,
    pub(super) title: Bilingual,
    pub(super) levels: Option<Vec<Text>>,
    pub(super) source: RawSource,
    pub(super) scoring: RawScoring,
    pub(super) name_patterns: Vec<Text>,
    pub(super) grades: Vec<RawGrade>,
    pub(super) sections: Vec<RawSection>,
    pub(super) parameters: Vec<RawParameter>,
    pub(super) fields: Vec<RawField>,
    pub(super) indicators: Vec<RawIndicator>,
    /// Whether some could not be read: what comes from all of them is then unknown.
    pub(super) lacks_indicators: bool,
    pub(super) omitted: Vec<(Text, Bilingual)>,
    pub(super) notes: Vec<(Option<Text>, Bilingual)>,
    pub(super) columns: Vec<(Text, Vec<Text>)>,
}

#[derive(Clone, Default)]
pub(super) struct RawSource {
    pub(super) title: Text,
    pub(super) issuer: Bilingual,
    pub(super) locator: Bilingual,
    pub(super) clauses: Vec<Text>,
}

#[derive(Clone)]
pub(super) struct RawGrade {
    pub(super) id: Text,
    pub(super) name: Bilingual,
    pub(super) requires: Option<Text>,
    pub(super) convention: bool,
    pub(super) conditions: RawConditions,
}

#[derive(Clone)]
pub(super) struct RawSection {
    pub(super) id: Text,
    pub(super) title: Bilingual,
    pub(super) groups: Vec<(Text, Bilingual)>,
    pub(super) points: RawSectionPoints,
}

#[derive(Clone)]
pub(super) struct RawParameter {
    pub(super) id: Text,
    pub(super) kind: Text,
    pub(super) label: Bilingual,
    pub(super) value: Text,
    pub(super) year: Option<Written<i64>>,
    pub(super) by_year: Vec<(Text, Text)>,
    pub(super) source: Option<Bilingual>,
    pub(super) cite: Text,
}

#[derive(Clone)]
pub(super) struct RawField {
    pub(super) id: Text,
    pub(super) kind: Text,
    pub(super) label: Bilingual,
    pub(super) aliases: Vec<Text>,
}

#[derive(Clone)]
pub(super) struct RawIndicator {
    pub(super) id: Text,
    pub(super) heading: Text,
    pub(super) title: Bilingual,
    pub(super) ask: Bilingual,
    pub(super) how: Bilingual,
    pub(super) terms: Vec<Text>,
    pub(super) examples: Vec<Text>,
    pub(super) cite: Text,
    pub(super) obligation: Text,
    pub(super) levels: Option<Vec<Text>>,
    pub(super) required_for: Vec<Text>,
    pub(super) polarity: Option<Text>,
    pub(super) check: Option<RawCheck>,
    pub(super) points: RawPoints,
    pub(super) when: Option<(Bilingual, Option<RawCheck>)>,
    pub(super) due: Option<Text>,
}

#[derive(Clone)]
pub(super) struct RawCheck {
    pub(super) subject: RawSubject,
    pub(super) comparison: Comparison,
    pub(super) threshold: RawThreshold,
    pub(super) upper: Option<Text>,
}

#[derive(Clone)]
pub(super) enum RawSubject {
    Field(Text),
    Ratio { of: Text, over: Text, stated: Text },
    Set { members: Vec<(Text, Bilingual)>, rule: SetRule, open: bool },
}

#[derive(Clone)]
pub(super) enum RawThreshold {
    Same(RawAmount),
    Each(Vec<(Text, RawAmount)>),
}

impl RawThreshold {
    /// Where its first figure stands.
    pub(super) fn at(&self) -> std::ops::Range<usize> {
        let first = match self {
            RawThreshold::Same(amount) => Some(amount),
            RawThreshold::Each(each) => each.first().map(|(_, amount)| amount),
        };
        match first {
            Some(RawAmount::Number(written) | RawAmount::Parameter(written)) => written.at.clone(),
            None => 0..0,
        }
    }
}

#[derive(Clone)]
pub(super) enum RawAmount {
    Number(Text),
    Parameter(Text),
}

/// Reads the whole file. Something empty stands in for what is missing, so that the rest is still
/// looked at: with a problem reported the file is refused either way.
pub(super) fn read(doc: &mut Doc<'_>) -> Option<RawStandard> {
    let root = doc.parse();
    let mut table = Table::new(root.get_ref(), 0..0);
    let format = table.need(doc, "format", Table::integer);
    if let Some(format) = format.filter(|format| format.value != 1) {
        doc.report("unsupported_format", &format.at, |p| p.with("format", format.value.to_string()));
        return None;
    }
    let id = table.need(doc, "id", Table::text);
    let edition = table.need(doc, "edition", Table::text);
    let title = table.need(doc, "title", Table::bilingual);
    let levels = table.need(doc, "levels", Table::texts);
    let source = table.need(doc, "source", Table::table);
    let source = source.and_then(|source| read_source(doc, source));
    let scoring = read_scoring(doc, &mut table);
    let name_patterns = match table.table(doc, "centre") {
        Some(mut centre) => {
            let patterns = centre.texts(doc, "name_patterns").unwrap_or_default();
            centre.text(doc, "cite");
            centre.finish(doc);
            patterns
        }
        None => Vec::new(),
    };
    let grades = each(doc, &mut table, "grade", |doc, t| {
        let id = t.need(doc, "id", Table::text);
        let name = t.need(doc, "name", Table::bilingual);
        let requires = t.text(doc, "requires");
        let convention = t.flag(doc, "convention").unwrap_or_default();
        let conditions = read_conditions(doc, t);
        Some(RawGrade { id: id?, name: name?, requires, convention, conditions })
    });
    let sections = each(doc, &mut table, "section", read_section);
    let parameters = named(doc, &mut table, "parameter", read_parameter);
    let fields = named(doc, &mut table, "field", read_field);
    let indicators = each(doc, &mut table, "indicator", read_indicator);
    let written = table.entry("indicator").and_then(|value| value.get_ref().as_array());
    let lacks_indicators = written.is_some_and(|written| written.len() > indicators.len());
    let omitted = each(doc, &mut table, "omitted", |doc, t| {
        let clause = t.need(doc, "clause", Table::text);
        let why = t.need(doc, "why", Table::bilingual);
        Some((clause?, why?))
    });
    let notes = each(doc, &mut table, "note", |doc, t| {
        let clause = t.text(doc, "clause");
        let text = t.need(doc, "text", Table::bilingual);
        Some((clause, text?))
    });
    let columns = match table.table(doc, "columns") {
        Some(columns) => columns
            .in_order()
            .into_iter()
            .filter_map(|(role, value)| Some((role, as_texts(doc, "columns", value)?)))
            .collect(),
        None => Vec::new(),
    };
    // What lints the file has a reason to break; read where lints are.
    table.has("allow");
    // Cases inside the file are for `dabiao test`, which reads them against the standard.
    table.has("case");
    table.finish(doc);
    Some(RawStandard {
        id: id.unwrap_or_default(),
        edition: edition.unwrap_or_default(),
        title: title.unwrap_or_default(),
        levels,
        source: source.unwrap_or_default(),
        scoring,
        name_patterns,
        grades,
        sections,
        parameters,
        fields,
        indicators,
        lacks_indicators,
        omitted,
        notes,
        columns,
    })
}

pub(super) fn each<'t, 'i, T>(
    doc: &mut Doc<'_>,
    table: &mut Table<'t, 'i>,
    key: &'static str,
    read: impl Fn(&mut Doc<'_>, &mut Table<'t, 'i>) -> Option<T>,
) -> Vec<T> {
    let mut items = Vec::new();
    for mut item in table.tables(doc, key) {
        items.extend(read(doc, &mut item));
        item.finish(doc);
    }
    items
}

pub(super) fn named<'t, 'i, T>(
    doc: &mut Doc<'_>,
    table: &mut Table<'t, 'i>,
    key: &'static str,
    read: impl Fn(&mut Doc<'_>, Text, &mut Table<'t, 'i>) -> Option<T>,
) -> Vec<T> {
    let mut items = Vec::new();
    for (name, mut item) in table.named(doc, key) {
        items.extend(read(doc, name, &mut item));
        item.finish(doc);
    }
    items
}

pub(super) fn read_source(doc: &mut Doc<'_>, mut t: Table<'_, '_>) -> Option<RawSource> {
    let title = t.need(doc, "title", Table::text);
    let issuer = t.need(doc, "issuer", Table::bilingual);
    let locator = t.need(doc, "locator", Table::bilingual);
    let clauses = t.need(doc, "clauses", Table::texts);
    t.finish(doc);
    Some(RawSource {
        title: title.unwrap_or_default(),
        issuer: issuer.unwrap_or_default(),
        locator: locator.unwrap_or_default(),
        clauses: clauses.unwrap_or_default(),
    })
}

pub(super) fn read_section(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Option<RawSection> {
    let id = t.need(doc, "id", Table::text);
    let title = t.need(doc, "title", Table::bilingual);
    let groups = t.named_texts(doc, "groups");
    let points = read_section_points(doc, t);
    Some(RawSection { id: id?, title: title?, groups, points })
}

pub(super) fn read_parameter(doc: &mut Doc<'_>, id: Text, t: &mut Table<'_, '_>) -> Option<RawParameter> {
    let kind = t.need(doc, "type", Table::text);
    let label = t.need(doc, "label", Table::bilingual);
    let value = t.need(doc, "value", Table::amount);
    let year = t.integer(doc, "year");
    let by_year = amounts(doc, t, "by_year");
    let source = t.bilingual(doc, "source");
    let cite = t.need(doc, "cite", Table::text);
    Some(RawParameter { id, kind: kind?, label: label?, value: value?, year, by_year, source, cite: cite? })
}

pub(super) fn read_field(doc: &mut Doc<'_>, id: Text, t: &mut Table<'_, '_>) -> Option<RawField> {
    let kind = t.need(doc, "type", Table::text);
    let label = t.need(doc, "label", Table::bilingual);
    let aliases = t.texts(doc, "aliases").unwrap_or_default();
    Some(RawField { id, kind: kind?, label: label?, aliases })
}

pub(super) fn read_indicator(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Option<RawIndicator> {
    let id = t.need(doc, "id", Table::text);
    let heading = t.need(doc, "in", Table::text);
    let title = t.need(doc, "title", Table::bilingual);
    let ask = t.need(doc, "ask", Table::bilingual);
    let how = t.need(doc, "how", Table::bilingual);
    let terms = t.texts(doc, "terms").unwrap_or_default();
    let examples = t.texts(doc, "examples").unwrap_or_default();
    let cite = t.need(doc, "cite", Table::text);
    let obligation = t.need(doc, "obligation", Table::text);
    let levels = t.texts(doc, "levels");
    let required_for = t.texts(doc, "required_for").unwrap_or_default();
    let polarity = t.text(doc, "polarity");
    let due = t.text(doc, "due");
    let check = t.table(doc, "check").and_then(|check| read_check(doc, check));
    let when = t.table(doc, "when").and_then(|when| read_when(doc, when));
    let points = read_points(doc, t);
    Some(RawIndicator {
        id: id?,
        heading: heading?,
        title: title.unwrap_or_default(),
        ask: ask.unwrap_or_default(),
        how: how.unwrap_or_default(),
        terms,
        examples,
        cite: cite?,
        obligation: obligation?,
        levels,
        required_for,
        polarity,
        check,
        points,
        when,
        due,
    })
}

/// `check.at_least = { field, value }`, `check.ratio = { of, over, field, at_least }` or
/// `check.all_of = { members }`.
pub(super) fn read_check(doc: &mut Doc<'_>, mut t: Table<'_, '_>) -> Option<RawCheck> {
    let mut checks = Vec::new();
    if let Some(mut ratio) = t.table(doc, "ratio") {
        let of = ratio.need(doc, "of", Table::text);
        let over = ratio.need(doc, "over", Table::text);
        let stated = ratio.need(doc, "field", Table::text);
        let found = read_comparison(doc, &mut ratio);
        ratio.finish(doc);
        if let (Some(of), Some(over), Some(stated), Some((comparison, threshold))) = (of, over, stated, found)
        {
            let subject = RawSubject::Ratio { of, over, stated };
            checks.push(RawCheck { subject, comparison, threshold, upper: None });
        }
    }
    for comparison in Comparison::ALL.into_iter().filter(|comparison| *comparison != Comparison::Between) {
        let Some(mut plain) = t.table(doc, comparison.id()) else { continue };
        let field = plain.need(doc, "field", Table::text);
        let threshold = plain.need(doc, "value", read_threshold);
        plain.finish(doc);
        if let (Some(field), Some(threshold)) = (field, threshold) {
            checks.push(RawCheck { subject: RawSubject::Field(field), comparison, threshold, upper: None });
        }
    }
    if let Some(mut between) = t.table(doc, Comparison::Between.id()) {
        let field = between.need(doc, "field", Table::text);
        let from = between.need(doc, "from", Table::amount);
        let to = between.need(doc, "to", Table::amount);
        between.finish(doc);
        if let (Some(field), Some(from), Some(to)) = (field, from, to) {
            checks.push(RawCheck {
                subject: RawSubject::Field(field),
                comparison: Comparison::Between,
                threshold: RawThreshold::Same(RawAmount::Number(from)),
                upper: Some(to),
            });
        }
    }
    for rule in SetRule::ALL {
        let Some(set) = t.table(doc, rule.id()) else { continue };
        checks.extend(read_set(doc, rule, set));
    }
    let at = t.at.clone();
    let kinds = t.in_order().len();
    if kinds != 1 {
        doc.report("one_check", &at, |p| p);
    }
    t.finish(doc);
    checks.pop()
}

/// `{ members = [{ id, zh, en }], open = true }`, with `count` for `at_least_of`.
fn read_set(doc: &mut Doc<'_>, rule: SetRule, mut t: Table<'_, '_>) -> Option<RawCheck> {
    let count = match rule {
        SetRule::AtLeastOf => t.need(doc, "count", read_threshold),
        // Of all, as many as there are; validation knows how many that is.
        SetRule::AllOf | SetRule::AnyOf => {
            Some(RawThreshold::Same(RawAmount::Number(Text { value: "1".to_owned(), at: t.at.clone() })))
        }
    };
    let open = t.flag(doc, "open").unwrap_or_default();
    let at = t.at.clone();
    let given = t.need(doc, "members", |t, doc, key| Some(t.tables(doc, key)));
    let mut members = Vec::new();
    for mut member in given.unwrap_or_default() {
        let id = member.need(doc, "id", Table::text);
        let zh = member.need(doc, "zh", Table::text);
        let en = member.need(doc, "en", Table::text);
        member.finish(doc);
        if let (Some(id), Some(zh), Some(en)) = (id, zh, en) {
            members.push((id, Bilingual { zh: zh.value, en: en.value }));
        }
    }
    if members.is_empty() {
        doc.report("none_given", &at, |p| p.with("key", "members"));
    }
    t.finish(doc);
    let subject = RawSubject::Set { members, rule, open };
    Some(RawCheck { subject, comparison: Comparison::AtLeast, threshold: count?, upper: None })
}

/// `{ zh, en }` with `check` where the condition is a figure.
pub(super) fn read_when(doc: &mut Doc<'_>, mut t: Table<'_, '_>) -> Option<(Bilingual, Option<RawCheck>)> {
    let zh = t.need(doc, "zh", Table::text);
    let en = t.need(doc, "en", Table::text);
    let check = t.table(doc, "check").and_then(|check| read_check(doc, check));
    t.finish(doc);
    Some((Bilingual { zh: zh?.value, en: en?.value }, check))
}

fn read_comparison(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Option<(Comparison, RawThreshold)> {
    let mut found = Vec::new();
    for comparison in Comparison::ALL.into_iter().filter(|comparison| *comparison != Comparison::Between) {
        if t.has(comparison.id()) {
            found.push((comparison, read_threshold(t, doc, comparison.id())?));
        }
    }
    if found.len() != 1 {
        doc.report("one_check", &t.at, |p| p);
    }
    found.pop()
}

/// `150`, `"30%"`, `{ parameter = "…" }`, or a table by grade or level.
pub(super) fn read_threshold(
    t: &mut Table<'_, '_>,
    doc: &mut Doc<'_>,
    key: &'static str,
) -> Option<RawThreshold> {
    let value = t.entry(key)?;
    if !value.get_ref().is_table() {
        return Some(RawThreshold::Same(RawAmount::Number(as_amount(doc, key, value)?)));
    }
    let mut table = as_table(doc, key, value)?;
    if table.has("parameter") {
        let name = table.text(doc, "parameter");
        table.finish(doc);
        return Some(RawThreshold::Same(RawAmount::Parameter(name?)));
    }
    let mut each = Vec::new();
    for (name, value) in table.in_order() {
        let amount = if value.get_ref().is_table() {
            let mut table = as_table(doc, key, value)?;
            let name = table.need(doc, "parameter", Table::text);
            table.finish(doc);
            RawAmount::Parameter(name?)
        } else {
            RawAmount::Number(as_amount(doc, key, value)?)
        };
        each.push((name, amount));
    }
    if each.is_empty() {
        doc.report("empty_threshold", &value.span(), |p| p.with("key", key));
        return None;
    }
    Some(RawThreshold::Each(each))
}
