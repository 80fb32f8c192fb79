//! What only the whole of a file can tell: sums, weights, pools, the source of points, what remains.

use rust_decimal::Decimal;

use super::points::Weights;
use super::raw_points::{RawConditions, RawPoints, RawScoring, RawSectionPoints};
use super::{Grade, Indicator, Level, Standard};
use crate::document::{Doc, Written};
use crate::wording::Message;

type Text = Written<String>;

/// Where the parts of a file stand that only the whole can judge.
pub(super) struct Whole<'a> {
    pub(super) scoring: &'a RawScoring,
    pub(super) sections: Vec<(&'a Text, &'a RawSectionPoints)>,
    pub(super) indicators: Vec<(&'a Text, &'a RawPoints)>,
    /// Whether every indicator could be read: only then do sums mean anything.
    pub(super) is_complete: bool,
    pub(super) grades: Vec<(&'a Text, &'a RawConditions)>,
}

impl Whole<'_> {
    /// What holds between indicators, sections, grades and totals.
    pub(super) fn check(&self, doc: &mut Doc<'_>, standard: &Standard) {
        self.points_have_a_source(doc, standard);
        self.pools(doc, standard);
        if self.is_complete {
            self.sums(doc, standard);
        }
        self.weights(doc, standard);
        self.otherwise(doc, &standard.grades);
    }

    /// Points are the document's, or there are none.
    fn points_have_a_source(&self, doc: &mut Doc<'_>, standard: &Standard) {
        if standard.scoring.weights == Weights::Source {
            return;
        }
        let own = self.indicators.iter().flat_map(|(_, raw)| {
            let first_band = raw.bands.first().map(|band| &band.points);
            let first_deduction = raw.deductions.first().map(|deduction| &deduction.points);
            let bonus = raw.bonus.as_ref().map(|bonus| &bonus.points);
            [raw.points.as_ref(), first_band, first_deduction, bonus]
        });
        let sections = self.sections.iter().map(|(_, raw)| raw.points.as_ref());
        let whole = [self.scoring.total.as_ref(), self.scoring.bonus_most.as_ref()];
        // One key is missing, however many points want it.
        let first = own.chain(sections).chain(whole).flatten().min_by_key(|written| written.at.start);
        if let Some(written) = first {
            doc.report("points_without_weights", &written.at, |p| p);
        }
    }

    /// In a section whose points are a pool, indicators only take off.
    fn pools(&self, doc: &mut Doc<'_>, standard: &Standard) {
        for (id, raw) in &self.indicators {
            let Some(indicator) = standard.indicators.iter().find(|one| one.id == id.value) else { continue };
            if !standard.sections[indicator.heading.0].pool || indicator.bonus.is_some() {
                continue;
            }
            if let Some(points) = raw.points.as_ref().or(raw.bands.first().map(|band| &band.points)) {
                doc.report("points_in_pool", &points.at, |p| p);
            }
            if raw.deductions.is_empty() {
                doc.report("pool_without_deduction", &id.at, |p| p.with("id", id.value.as_str()));
            }
        }
    }

    /// Points come to what sections and the whole say, at every level.
    fn sums(&self, doc: &mut Doc<'_>, standard: &Standard) {
        let assumed = |section: Option<usize>| {
            let silent = self.indicators.iter().filter(|(id, raw)| {
                let found = standard.indicators.iter().find(|one| one.id == id.value);
                let is_here = |one: &Indicator| {
                    section.is_none_or(|section| one.heading.0 == section)
                        && one.bonus.is_none()
                        && !standard.sections[one.heading.0].pool
                };
                raw.points.is_none() && found.is_some_and(is_here)
            });
            let ids: Vec<&str> = silent.map(|(id, _)| id.value.as_str()).collect();
            match ids.is_empty() {
                true => Message::new("no-suggestion"),
                false => Message::new("points-assumed-of").with("ids", ids),
            }
        };
        let mut differ = |at: &Text, stated: Decimal, sums: Vec<(Level, Decimal)>, section| {
            if let Some((level, sum)) = sums.into_iter().find(|(_, sum)| *sum != stated) {
                doc.report("points_do_not_add_up", &at.at, |p| {
                    p.with("stated", stated.normalize().to_string())
                        .with("sum", sum.normalize().to_string())
                        .with("level", Message::new(level.key()))
                        .with("hint", assumed(section))
                });
            }
        };
        let applied = |level, section: Option<usize>| {
            let here = standard.indicators_at(level);
            here.filter(move |one| section.is_none_or(|section| one.heading.0 == section))
                .collect::<Vec<&Indicator>>()
        };
        for (at, (_, raw)) in self.sections.iter().enumerate() {
            let section = &standard.sections[at];
            if let (Some(written), Some(stated), false) = (&raw.points, section.points, section.pool) {
                let sums = standard.levels.iter().filter_map(|level| {
                    let here = applied(*level, Some(at));
                    let sum = here.iter().map(|one| one.points).sum();
                    (!here.is_empty()).then_some((*level, sum))
                });
                differ(written, stated, sums.collect(), Some(at));
            }
        }
        if let (Some(written), Some(stated)) = (&self.scoring.total, standard.scoring.total) {
            let sums = standard.levels.iter().map(|level| {
                let pools = (0..standard.sections.len())
                    .filter(|at| standard.sections[*at].pool && !applied(*level, Some(*at)).is_empty());
                let pooled: Decimal = pools.filter_map(|at| standard.sections[at].points).sum();
                let single = applied(*level, None)
                    .into_iter()
                    .filter(|one| !standard.sections[one.heading.0].pool)
                    .map(|one| one.points);
                (*level, pooled + single.sum::<Decimal>())
            });
            differ(written, stated, sums.collect(), None);
        }
    }

    /// Weights stand at every section that has points to weigh, or at none, and come to 100%.
    fn weights(&self, doc: &mut Doc<'_>, standard: &Standard) {
        let Some((_, first)) = self.sections.iter().find(|(_, raw)| raw.weight.is_some()) else { return };
        let is_weighed = |section: usize| {
            let own = standard.indicators.iter().filter(|one| one.heading.0 == section);
            let is_pool = standard.sections[section].pool;
            own.filter(|one| one.bonus.is_none() && (is_pool || !one.points.is_zero())).count() > 0
        };
        let mut is_whole = true;
        for (at, (id, raw)) in self.sections.iter().enumerate() {
            if raw.weight.is_none() && is_weighed(at) {
                is_whole = false;
                doc.report("weight_missing", &id.at, |p| p.with("id", id.value.as_str()));
            }
        }
        let sum: Decimal = standard.sections.iter().filter_map(|section| section.weight).sum();
        if let (Some(written), true) = (&first.weight, is_whole && sum != Decimal::ONE) {
            let sum = (sum * Decimal::ONE_HUNDRED).normalize().to_string();
            doc.report("weights_do_not_add_up", &written.at, |p| p.with("sum", sum));
        }
    }

    /// What remains is the last grade, and asks for nothing.
    fn otherwise(&self, doc: &mut Doc<'_>, grades: &[Grade]) {
        for (at, (_, raw)) in self.grades.iter().enumerate() {
            let Some(flag) = raw.otherwise.as_ref().filter(|flag| flag.value) else { continue };
            if at + 1 != grades.len() || at == 0 {
                doc.report("otherwise_not_last", &flag.at, |p| p);
            }
            if !grades[at].conditions.is_empty() {
                doc.report("otherwise_with_conditions", &flag.at, |p| p);
            }
        }
    }
}
