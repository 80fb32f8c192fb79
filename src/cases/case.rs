//! A file of cases, read against its standard: every word resolved, every problem collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::audit::Verdict;
use crate::document::{Doc, Table, Written, as_amount, as_texts, report_unknown};
use crate::place::Span;
use crate::problem::Problem;
use crate::standard::{Bonus, Level, Standard};
use crate::text::nearest;
use crate::value::{Datum, Quantity, read_quantity};

use super::given::{Given, WORDS};

type Text = Written<String>;

/// The cases of one file.
#[derive(Debug)]
pub struct CaseFile {
    /// The cases, in the file's order.
    pub cases: Vec<Case>,
}

/// Given facts, and what they must come to.
#[derive(Debug)]
pub struct Case {
    /// Its name, unique in its file.
    pub name: String,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The level of the centre.
    pub level: Level,
    /// The day of the visit.
    pub date: Option<Date>,
    /// Measured fields: what is written, and what that is.
    pub fields: BTreeMap<String, (String, Quantity)>,
    /// Results by indicator.
    pub marks: BTreeMap<String, Given>,
    /// Results by indicator and member.
    pub members: BTreeMap<String, BTreeMap<String, Given>>,
    /// How often faults were found, by indicator and deduction (or bonus).
    pub counts: BTreeMap<String, BTreeMap<String, Decimal>>,
    /// The result of every indicator of the level of which nothing else is given.
    pub others: Option<Given>,
    /// Verdicts by indicator, for every grade that is named.
    pub expect: Vec<(String, Vec<(usize, Verdict)>)>,
    /// The grade reached.
    pub grade: Option<Expected>,
    /// Points earned by indicator, for the highest grade.
    pub points: BTreeMap<String, Decimal>,
    /// The score of the highest grade, in per cent as the standard rounds it.
    pub score: Option<Decimal>,
    /// The same with everything unchecked won.
    pub high: Option<Decimal>,
    /// For grades that are not reached, what is to be put right and looked at, by indicator.
    pub fixes: Vec<(usize, Vec<String>)>,
}

/// What must come of the grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// This one is reached.
    Grade(usize),
    /// None is, and none can be.
    None,
    /// None is yet.
    Open,
}

impl Case {
    /// Whether it asks for something that all indicators make: a grade, a score, what is to be put right.
    pub(super) fn is_whole(&self) -> bool {
        self.grade.is_some() || self.score.is_some() || self.high.is_some() || !self.fixes.is_empty()
    }
}

impl CaseFile {
    /// The standard that a file of cases is for, as it is written there.
    pub fn standard_of(file: &str, text: &str) -> Result<String, Vec<Problem>> {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        let standard = table.need(&mut doc, "standard", Table::text);
        let problems = doc.into_problems();
        match standard {
            Some(standard) if problems.is_empty() => Ok(standard.value),
            _ => Err(problems),
        }
    }

    /// Whether a file has cases in it, be it a file of cases or a standard.
    pub fn has_cases(file: &str, text: &str) -> bool {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        Table::new(root.get_ref(), 0..0).has("case")
    }

    /// Reads the cases inside the file of their standard.
    ///
    /// # Errors
    /// Every problem of the cases, in the order of their lines.
    pub fn inside(file: &str, text: &str, standard: &Standard) -> Result<Self, Vec<Problem>> {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        let cases = read_all(&mut doc, &mut table, text, standard);
        let problems = doc.into_problems();
        if problems.is_empty() { Ok(CaseFile { cases }) } else { Err(problems) }
    }

    /// Reads a file of cases.
    ///
    /// # Errors
    /// Every problem of the file, in the order of their lines.
    pub fn parse(file: &str, text: &str, standard: &Standard) -> Result<Self, Vec<Problem>> {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        table.need(&mut doc, "standard", Table::text);
        let cases = read_all(&mut doc, &mut table, text, standard);
        table.finish(&mut doc);
        let problems = doc.into_problems();
        if problems.is_empty() { Ok(CaseFile { cases }) } else { Err(problems) }
    }
}

/// Every `[[case]]`.
fn read_all(doc: &mut Doc<'_>, table: &mut Table<'_, '_>, text: &str, standard: &Standard) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for mut item in table.tables(doc, "case") {
        let line = Span::locate(text, item.at.clone()).line;
        let name_at = item.at.clone();
        let case = read(doc, &mut item, standard, line);
        item.finish(doc);
        if let Some(case) = case {
            if cases.iter().any(|other| other.name == case.name) {
                doc.report("duplicate_id", &name_at, |p| p.with("id", case.name.as_str()));
            }
            cases.push(case);
        }
    }
    cases
}

fn read(doc: &mut Doc<'_>, t: &mut Table<'_, '_>, standard: &Standard, line: usize) -> Option<Case> {
    let name = t.need(doc, "name", Table::text);
    // Where a standard has one level, that is the one.
    let level = match (t.has("level"), standard.levels.as_slice()) {
        (true, _) => t.text(doc, "level").and_then(|written| level_of(doc, standard, &written)),
        (false, [only]) => Some(*only),
        (false, _) => {
            doc.report("missing_key", &t.at.clone(), |p| p.with("key", "level"));
            None
        }
    };
    let date = t.text(doc, "date").and_then(|written| {
        let day = written.value.parse::<Date>().ok();
        if day.is_none() {
            doc.report("bad_day", &written.at, |p| p.with("text", written.value.as_str()));
        }
        day
    });
    let fields = fields(doc, t, standard);
    let marks = t.table(doc, "marks").map(|table| table.texts_in_order(doc)).unwrap_or_default();
    let marks = marks
        .into_iter()
        .filter_map(|(id, mark)| Some((indicator(doc, standard, &id)?, mark_of(doc, &mark)?)))
        .collect();
    let others = t.text(doc, "others").and_then(|written| mark_of(doc, &written));
    let members = members(doc, t, standard);
    let counts = counts(doc, t, standard);
    let expect = expect(doc, t, standard);
    let grade = t.text(doc, "grade").and_then(|written| match written.value.as_str() {
        "none" => Some(Expected::None),
        "open" => Some(Expected::Open),
        _ => grade_of(doc, standard, &written).map(Expected::Grade),
    });
    let points = points(doc, t, standard);
    let score = t.amount(doc, "score").and_then(|written| number(doc, &written));
    let high = t.amount(doc, "high").and_then(|written| number(doc, &written));
    let fixes = fixes(doc, t, standard);
    let is_asked = ["expect", "grade", "points", "score", "high", "fixes"].into_iter().any(|key| {
        t.entry(key).is_some_and(|value| value.get_ref().as_table().is_none_or(|table| !table.is_empty()))
    });
    if !is_asked {
        doc.report("missing_key", &t.at.clone(), |p| p.with("key", "expect"));
    }
    Some(Case {
        name: name?.value,
        line,
        level: level?,
        date,
        fields,
        marks,
        members,
        counts,
        others,
        expect,
        grade,
        points,
        score,
        high,
        fixes,
    })
}

/// A number as it is: points, per cent, times.
fn number(doc: &mut Doc<'_>, written: &Text) -> Option<Decimal> {
    let value = written.value.trim().trim_end_matches('%').parse::<Decimal>().ok();
    if value.is_none() {
        doc.report("bad_points", &written.at, |p| p.with("text", written.value.as_str()));
    }
    value
}

fn points(doc: &mut Doc<'_>, t: &mut Table<'_, '_>, standard: &Standard) -> BTreeMap<String, Decimal> {
    let Some(table) = t.table(doc, "points") else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for (id, value) in table.in_order() {
        let written = as_amount(doc, &id.value, value);
        let value = written.and_then(|written| number(doc, &written));
        if let (Some(id), Some(value)) = (indicator(doc, standard, &id), value) {
            found.insert(id, value);
        }
    }
    found
}

/// `fixes = { standard = ["4", "46"] }`
fn fixes(doc: &mut Doc<'_>, t: &mut Table<'_, '_>, standard: &Standard) -> Vec<(usize, Vec<String>)> {
    let Some(table) = t.table(doc, "fixes") else { return Vec::new() };
    let mut found = Vec::new();
    for (grade, value) in table.in_order() {
        let ids = as_texts(doc, &grade.value, value).unwrap_or_default();
        let ids = ids.iter().filter_map(|id| indicator(doc, standard, id)).collect();
        if let Some(grade) = grade_of(doc, standard, &grade) {
            found.push((grade, ids));
        }
    }
    found
}

/// `counts = { "8" = { late = 3 } }`
fn counts(
    doc: &mut Doc<'_>,
    t: &mut Table<'_, '_>,
    standard: &Standard,
) -> BTreeMap<String, BTreeMap<String, Decimal>> {
    let mut found: BTreeMap<String, BTreeMap<String, Decimal>> = BTreeMap::new();
    if !t.has("counts") {
        return found;
    }
    for (id, table) in t.named(doc, "counts") {
        let Some(known) = standard.indicators.iter().find(|indicator| indicator.id == id.value) else {
            indicator(doc, standard, &id);
            continue;
        };
        let bonus = known.bonus.filter(|bonus| bonus.per_occurrence).map(|_| Bonus::COUNT);
        let counted = known.deductions.iter().filter(|deduction| deduction.per.is_counted());
        let ids: Vec<&str> = counted.map(|deduction| deduction.id.as_str()).chain(bonus).collect();
        for (name, value) in table.in_order() {
            let written = as_amount(doc, &name.value, value);
            let value = written.and_then(|written| number(doc, &written));
            if !ids.contains(&name.value.as_str()) {
                report_unknown(doc, "unknown_counted", &name, nearest(&name.value, ids.iter().copied()));
            } else if let Some(value) = value {
                found.entry(id.value.clone()).or_default().insert(name.value, value);
            }
        }
    }
    found
}

fn level_of(doc: &mut Doc<'_>, standard: &Standard, written: &Text) -> Option<Level> {
    let found = Level::parse(&written.value).filter(|level| standard.levels.contains(level));
    if found.is_none() {
        let near = nearest(&written.value, standard.levels.iter().map(|level| level.id()));
        report_unknown(doc, "unknown_level_in_standard", written, near);
    }
    found
}

fn grade_of(doc: &mut Doc<'_>, standard: &Standard, written: &Text) -> Option<usize> {
    let found = standard.grade(&written.value);
    if found.is_none() {
        let near = nearest(&written.value, standard.grades.iter().map(|grade| grade.id.as_str()));
        report_unknown(doc, "unknown_grade_in_standard", written, near);
    }
    found
}

fn indicator(doc: &mut Doc<'_>, standard: &Standard, written: &Text) -> Option<String> {
    let mut ids = standard.indicators.iter().map(|indicator| indicator.id.as_str());
    if ids.clone().any(|id| id == written.value) {
        return Some(written.value.clone());
    }
    let near = nearest(&written.value, &mut ids);
    report_unknown(doc, "unknown_indicator_in_case", written, near);
    None
}

fn mark_of(doc: &mut Doc<'_>, written: &Text) -> Option<Given> {
    let found = Given::read(&written.value);
    if found.is_none() {
        report_unknown(doc, "unknown_word", written, nearest(&written.value, WORDS.iter().copied()));
    }
    found
}

fn verdict_of(doc: &mut Doc<'_>, written: &Text) -> Option<Verdict> {
    let found = Verdict::ALL.into_iter().find(|verdict| verdict.id() == written.value);
    if found.is_none() {
        let near = nearest(&written.value, Verdict::ALL.into_iter().map(Verdict::id));
        report_unknown(doc, "unknown_word", written, near);
    }
    found
}

fn fields(
    doc: &mut Doc<'_>,
    t: &mut Table<'_, '_>,
    standard: &Standard,
) -> BTreeMap<String, (String, Quantity)> {
    let mut found = BTreeMap::new();
    for (id, value) in t.table(doc, "fields").map(|table| table.texts_in_order(doc)).unwrap_or_default() {
        let Some(field) = standard.fields.iter().find(|field| field.id == id.value) else {
            let near = nearest(&id.value, standard.fields.iter().map(|field| field.id.as_str()));
            report_unknown(doc, "unknown_field", &id, near);
            continue;
        };
        match read_quantity(&Datum::text(value.value.clone()), field.measure) {
            Ok(quantity) => drop(found.insert(id.value, (value.value, quantity))),
            Err(_) => doc.report("bad_number", &value.at, |p| {
                p.with("text", value.value.as_str()).with("type", field.measure.id())
            }),
        }
    }
    found
}

fn members(
    doc: &mut Doc<'_>,
    t: &mut Table<'_, '_>,
    standard: &Standard,
) -> BTreeMap<String, BTreeMap<String, Given>> {
    let mut found: BTreeMap<String, BTreeMap<String, Given>> = BTreeMap::new();
    if !t.has("members") {
        return found;
    }
    for (id, table) in t.named(doc, "members") {
        let set = standard.indicators.iter().find(|indicator| indicator.id == id.value);
        let set = set.and_then(|indicator| indicator.check.as_ref()).and_then(|check| check.subject.set());
        let Some(set) = set else {
            report_unknown(doc, "unknown_set", &id, None);
            continue;
        };
        for (member, mark) in table.texts_in_order(doc) {
            if !set.members.iter().any(|known| known.id == member.value) {
                let near = nearest(&member.value, set.members.iter().map(|known| known.id.as_str()));
                report_unknown(doc, "unknown_member", &member, near);
                continue;
            }
            if let Some(mark) = mark_of(doc, &mark) {
                found.entry(id.value.clone()).or_default().insert(member.value, mark);
            }
        }
    }
    found
}

fn expect(
    doc: &mut Doc<'_>,
    t: &mut Table<'_, '_>,
    standard: &Standard,
) -> Vec<(String, Vec<(usize, Verdict)>)> {
    let Some(table) = t.table(doc, "expect") else { return Vec::new() };
    let mut found = Vec::new();
    for (id, value) in table.in_order() {
        let Some(indicator) = indicator(doc, standard, &id) else { continue };
        let verdicts = if value.get_ref().is_table() {
            let by_grade = crate::document::as_table(doc, &id.value, value);
            let by_grade = by_grade.map(|table| table.texts_in_order(doc)).unwrap_or_default();
            let read = |(grade, verdict): (Text, Text)| {
                Some((grade_of(doc, standard, &grade)?, verdict_of(doc, &verdict)?))
            };
            by_grade.into_iter().filter_map(read).collect()
        } else {
            let written = crate::document::as_text(doc, &id.value, value);
            match written.and_then(|written| verdict_of(doc, &written)) {
                Some(verdict) => (0..standard.grades.len()).map(|grade| (grade, verdict)).collect(),
                None => Vec::new(),
            }
        };
        found.push((indicator, verdicts));
    }
    found
}
