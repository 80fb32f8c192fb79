//! What a standard's file writes about points, grades' conditions and years, nothing resolved.

use super::check::Comparison;
use crate::document::{Doc, Table, Written, as_amount, as_table};
use crate::wording::Bilingual;

type Text = Written<String>;

/// `[scoring]`.
#[derive(Clone, Default)]
pub(super) struct RawScoring {
    pub(super) weights: Option<Text>,
    pub(super) partial: Option<Text>,
    pub(super) total: Option<Text>,
    pub(super) ceiling: Option<Text>,
    pub(super) bonus_most: Option<Text>,
    pub(super) not_applicable: Option<Text>,
    pub(super) places: Option<Written<i64>>,
    pub(super) thresholds: Option<Text>,
}

/// What an indicator writes about its points.
#[derive(Clone, Default)]
pub(super) struct RawPoints {
    pub(super) points: Option<Text>,
    pub(super) all_or_nothing: Option<Written<bool>>,
    pub(super) credit: Option<RawCredit>,
    pub(super) bands: Vec<RawBand>,
    pub(super) deductions: Vec<RawDeduction>,
    pub(super) bonus: Option<RawBonus>,
    pub(super) veto: Option<Written<bool>>,
    pub(super) cap: Option<Text>,
}

#[derive(Clone)]
pub(super) struct RawCredit {
    pub(super) at: std::ops::Range<usize>,
    pub(super) partly_met: Option<Text>,
    pub(super) not_met: Option<Text>,
}

#[derive(Clone)]
pub(super) struct RawBand {
    pub(super) comparison: Comparison,
    pub(super) bound: Text,
    pub(super) points: Text,
}

#[derive(Clone)]
pub(super) struct RawDeduction {
    pub(super) id: Text,
    pub(super) name: Bilingual,
    pub(super) points: Text,
    pub(super) per: Text,
    pub(super) step: Option<Text>,
    pub(super) part_step: Option<Text>,
    pub(super) most: Option<Text>,
}

#[derive(Clone)]
pub(super) struct RawBonus {
    pub(super) at: std::ops::Range<usize>,
    pub(super) points: Text,
    pub(super) per: Option<Text>,
    pub(super) most: Option<Text>,
}

/// What a grade asks for beside its required indicators.
#[derive(Clone, Default)]
pub(super) struct RawConditions {
    pub(super) otherwise: Option<Written<bool>>,
    pub(super) score: Option<Text>,
    pub(super) sections: Vec<(Text, Text)>,
    pub(super) optional: Option<RawOptional>,
}

#[derive(Clone)]
pub(super) struct RawOptional {
    pub(super) count: Written<i64>,
    pub(super) of: Option<Vec<Text>>,
}

/// What a section writes about points.
#[derive(Clone, Default)]
pub(super) struct RawSectionPoints {
    pub(super) points: Option<Text>,
    pub(super) pool: Option<Written<bool>>,
    pub(super) weight: Option<Text>,
}

pub(super) fn read_scoring(doc: &mut Doc<'_>, table: &mut Table<'_, '_>) -> RawScoring {
    let Some(mut t) = table.table(doc, "scoring") else { return RawScoring::default() };
    let read = RawScoring {
        weights: t.text(doc, "weights"),
        partial: t.amount(doc, "partial"),
        total: t.amount(doc, "total"),
        ceiling: t.amount(doc, "ceiling"),
        bonus_most: t.amount(doc, "bonus_most"),
        not_applicable: t.text(doc, "not_applicable"),
        places: t.integer(doc, "places"),
        thresholds: t.text(doc, "thresholds"),
    };
    t.finish(doc);
    read
}

pub(super) fn read_points(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> RawPoints {
    RawPoints {
        points: t.amount(doc, "points"),
        all_or_nothing: t.flag_at(doc, "all_or_nothing"),
        credit: t.table(doc, "credit").map(|mut credit| {
            let read = RawCredit {
                at: credit.at.clone(),
                partly_met: credit.amount(doc, "partly_met"),
                not_met: credit.amount(doc, "not_met"),
            };
            credit.finish(doc);
            read
        }),
        bands: read_bands(doc, t),
        bonus: t.table(doc, "bonus").and_then(|bonus| read_bonus(doc, bonus)),
        veto: t.flag_at(doc, "veto"),
        cap: t.text(doc, "cap"),
        // Last, so that a key that was meant for the indicator and stands below is known.
        deductions: read_deductions(doc, t),
    }
}

/// `bands = [{ at_least = "95%", points = 5 }, …]`
fn read_bands(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Vec<RawBand> {
    let mut bands = Vec::new();
    for mut band in t.tables(doc, "bands") {
        let points = band.need(doc, "points", Table::amount);
        let mut found = Vec::new();
        for comparison in BOUNDS {
            if let Some(bound) = band.amount(doc, comparison.id()) {
                found.push((comparison, bound));
            }
        }
        if found.len() != 1 {
            doc.report("band_bound", &band.at.clone(), |p| p);
        }
        band.finish(doc);
        if let (Some((comparison, bound)), Some(points)) = (found.pop(), points) {
            bands.push(RawBand { comparison, bound, points });
        }
    }
    bands
}

/// The comparisons a band can have: those with one bound and one side.
const BOUNDS: [Comparison; 4] =
    [Comparison::AtLeast, Comparison::Above, Comparison::AtMost, Comparison::Below];

/// `[[indicator.deduct]]`
fn read_deductions(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Vec<RawDeduction> {
    let mut deductions = Vec::new();
    for mut item in t.tables(doc, "deduct") {
        let id = item.need(doc, "id", Table::text);
        let name = item.need(doc, "name", Table::bilingual);
        let points = item.need(doc, "points", Table::amount);
        let per = item.need(doc, "per", Table::text);
        let step = item.amount(doc, "step");
        let part_step = item.text(doc, "part_step");
        let most = item.amount(doc, "most");
        item.finish(doc);
        if let (Some(id), Some(name), Some(points), Some(per)) = (id, name, points, per) {
            deductions.push(RawDeduction { id, name, points, per, step, part_step, most });
        }
    }
    deductions
}

/// `bonus = { points = 2, per = "occurrence", most = 5 }`
fn read_bonus(doc: &mut Doc<'_>, mut t: Table<'_, '_>) -> Option<RawBonus> {
    let at = t.at.clone();
    let points = t.need(doc, "points", Table::amount);
    let per = t.text(doc, "per");
    let most = t.amount(doc, "most");
    t.finish(doc);
    Some(RawBonus { at, points: points?, per, most })
}

pub(super) fn read_section_points(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> RawSectionPoints {
    RawSectionPoints {
        points: t.amount(doc, "points"),
        pool: t.flag_at(doc, "pool"),
        weight: t.amount(doc, "weight"),
    }
}

/// `score = 80`, `sections = { premises = 60 }`, `optional = 10` or `{ count = 3, of = […] }`.
pub(super) fn read_conditions(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> RawConditions {
    RawConditions {
        otherwise: t.flag_at(doc, "otherwise"),
        score: t.amount(doc, "score"),
        sections: amounts(doc, t, "sections"),
        optional: read_optional(doc, t),
    }
}

fn read_optional(doc: &mut Doc<'_>, t: &mut Table<'_, '_>) -> Option<RawOptional> {
    let value = t.entry("optional")?;
    if !value.get_ref().is_table() {
        return Some(RawOptional { count: t.integer(doc, "optional")?, of: None });
    }
    let mut table = as_table(doc, "optional", value)?;
    let count = table.need(doc, "count", Table::integer);
    let of = table.texts(doc, "of");
    table.finish(doc);
    Some(RawOptional { count: count?, of })
}

/// A table of figures under any names, in the order they are written.
pub(super) fn amounts(doc: &mut Doc<'_>, t: &mut Table<'_, '_>, key: &'static str) -> Vec<(Text, Text)> {
    let Some(table) = t.table(doc, key) else { return Vec::new() };
    let entries = table.in_order();
    entries.into_iter().filter_map(|(name, value)| Some((name, as_amount(doc, key, value)?))).collect()
}
