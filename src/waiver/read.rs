//! Reading a file of waivers: every mistake with its place, and waivers that overlap.

use std::sync::Arc;

use super::{Waiver, Waivers};
use crate::document::{Doc, Table, Written};
use crate::place::{Place, Span, Spot};
use crate::problem::Problem;
use crate::text::match_key;
use jiff::civil::Date;

pub(super) fn read(file: &str, text: &str) -> Result<Waivers, Vec<Problem>> {
    let name: Arc<str> = Arc::from(file);
    let mut doc = Doc::new(name.clone(), text);
    let root = doc.parse();
    let mut t = Table::new(root.get_ref(), 0..0);
    if let Some(format) = t.need(&mut doc, "format", Table::integer).filter(|format| format.value != 1) {
        doc.report("unsupported_format", &format.at, |p| p.with("format", format.value.to_string()));
    }
    let mut all: Vec<Waiver> = Vec::new();
    for mut item in t.tables(&mut doc, "waiver") {
        let spot = Spot::Text(Span::locate(text, item.at.clone()));
        let at = Place { file: name.clone(), spot };
        let waiver = one(&mut doc, &mut item, at);
        item.finish(&mut doc);
        all.extend(waiver);
    }
    t.finish(&mut doc);
    let mistakes = doc.into_problems();
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let problems = overlaps(&all);
    Ok(Waivers { all: all.into(), problems })
}

fn one(doc: &mut Doc<'_>, t: &mut Table<'_, '_>, at: Place) -> Option<Waiver> {
    let standard = t.need(doc, "standard", Table::text);
    let indicator = t.need(doc, "indicator", Table::text);
    let centre = t.need(doc, "centre", Table::text);
    let reason = t.need(doc, "reason", Table::text);
    let approved_by = t.need(doc, "approved_by", Table::text);
    let granted = t.need(doc, "granted", day);
    let through = t.need(doc, "through", day);
    let reference = t.text(doc, "reference");
    let (granted, through) = (granted?, through?);
    if through.value < granted.value {
        doc.report("waiver_ends_before", &through.at, |p| p);
        return None;
    }
    Some(Waiver {
        standard: standard?.value,
        indicator: indicator?.value,
        centre: centre?.value,
        reason: reason?.value,
        approved_by: approved_by?.value,
        granted: granted.value,
        through: through.value,
        reference: reference.map(|reference| reference.value),
        at,
    })
}

fn day(t: &mut Table<'_, '_>, doc: &mut Doc<'_>, key: &'static str) -> Option<Written<Date>> {
    let written = t.text(doc, key)?;
    match written.value.parse::<Date>() {
        Ok(value) => Some(Written { value, at: written.at }),
        Err(_) => {
            doc.report("bad_day", &written.at, |p| p.with("text", written.value.as_str()));
            None
        }
    }
}

/// Waivers of one indicator at one centre whose days overlap: one of them is too many.
fn overlaps(all: &[Waiver]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (position, later) in all.iter().enumerate() {
        let is_same = |earlier: &&Waiver| {
            (&earlier.standard, &earlier.indicator) == (&later.standard, &later.indicator)
                && match_key(&earlier.centre) == match_key(&later.centre)
                && earlier.granted <= later.through
                && later.granted <= earlier.through
        };
        if let Some(earlier) = all[..position].iter().find(is_same) {
            let problem = Problem::warning("waiver_twice", later.at.clone())
                .with("id", later.indicator.as_str())
                .with("centre", later.centre.as_str())
                .with("other", earlier.at.within());
            problems.push(problem);
        }
    }
    problems
}
