//! Resolving what a file says about points and grades' conditions, and holding it together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::check::{Check, Comparison, Subject};
use super::figure::{amount, own_points, per_cent, plain_number};
use super::grade::GradeCondition;
use super::points::{
    Band, Bonus, Credit, Deduction, NotApplicablePolicy, PartStep, Per, Rounding, Scoring, Weights,
};
use super::raw_points::{
    RawBand, RawBonus, RawConditions, RawCredit, RawDeduction, RawPoints, RawScoring, RawSectionPoints,
};
use super::validate::{one_of, unique};
use super::{Grade, Section};
use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;
use crate::value::Measure;

type Text = Written<String>;

/// Places of a per cent that a score can be rounded to.
const MOST_PLACES: i64 = 6;

/// `[scoring]`.
pub(super) fn scoring(doc: &mut Doc<'_>, raw: &RawScoring) -> Scoring {
    let partial = match &raw.partial {
        Some(written) => amount(doc, written, Measure::Ratio).unwrap_or_default(),
        None => Decimal::new(5, 1),
    };
    let words = [("equal", Weights::Equal), ("source", Weights::Source)];
    let weights = one_of(doc, raw.weights.as_ref(), &words).flatten().unwrap_or(Weights::Equal);
    let policies = [NotApplicablePolicy::LeftOut, NotApplicablePolicy::Full, NotApplicablePolicy::NotAllowed]
        .map(|policy| (policy.id(), policy));
    let policy = one_of(doc, raw.not_applicable.as_ref(), &policies).flatten();
    let mut places = 2;
    if let Some(written) = &raw.places {
        match u32::try_from(written.value).ok().filter(|_| written.value <= MOST_PLACES) {
            Some(given) => places = given,
            None => doc.report("bad_places", &written.at, |p| p.with("places", written.value.to_string())),
        }
    }
    let seen = [("exact", false), ("rounded", true)];
    let before_thresholds = one_of(doc, raw.thresholds.as_ref(), &seen).flatten().unwrap_or_default();
    let ceiling = raw.ceiling.as_ref().and_then(|written| per_cent(doc, written));
    if let (Some(given), Some(written)) = (ceiling, &raw.ceiling)
        && given < Decimal::ONE_HUNDRED
    {
        doc.report("ceiling_below_whole", &written.at, |p| p);
    }
    Scoring {
        weights,
        partial,
        total: raw.total.as_ref().and_then(|written| plain_number(doc, written)),
        ceiling,
        bonus_most: raw.bonus_most.as_ref().and_then(|written| plain_number(doc, written)),
        not_applicable: policy.unwrap_or(NotApplicablePolicy::LeftOut),
        rounding: Rounding { places, before_thresholds },
    }
}

/// What an indicator's points come to.
pub(super) struct Resolved {
    pub(super) points: Decimal,
    pub(super) credit: Credit,
    pub(super) bands: Vec<Band>,
    pub(super) deductions: Vec<Deduction>,
    pub(super) bonus: Option<Bonus>,
}

/// What an indicator writes about its points, held against its check.
pub(super) fn indicator(
    doc: &mut Doc<'_>,
    raw: &RawPoints,
    check: Option<(&Check, Measure)>,
    partial: Decimal,
) -> Option<Resolved> {
    let points = match &raw.points {
        Some(written) => own_points(doc, written)?,
        None => Decimal::ONE,
    };
    if let (Some(written), true, false) = (&raw.points, points.is_zero(), raw.deductions.is_empty()) {
        // There is nothing to take off from.
        doc.report("bad_points", &written.at, |p| p.with("text", written.value.as_str()));
    }
    let credit = credit(doc, raw, partial)?;
    let bands = bands(doc, &raw.bands, points, raw.points.is_some(), check)?;
    unique(doc, raw.deductions.iter().map(|deduction| &deduction.id));
    let deductions: Vec<Option<Deduction>> =
        raw.deductions.iter().map(|raw| deduction(doc, raw, check)).collect();
    let deductions = deductions.into_iter().collect::<Option<Vec<_>>>()?;
    let is_graduated = |deduction: &&Deduction| matches!(deduction.per, Per::Shortfall { .. });
    if let (Some(first), true) = (raw.bands.first(), deductions.iter().any(|one| is_graduated(&one))) {
        doc.report("bands_and_shortfall", &first.points.at, |p| p);
    }
    let bonus = match &raw.bonus {
        Some(raw_bonus) => {
            let bonus = bonus(doc, raw_bonus)?;
            let others = raw.points.is_some()
                || !raw.bands.is_empty()
                || !raw.deductions.is_empty()
                || raw.veto.is_some()
                || raw.cap.is_some();
            if others {
                doc.report("bonus_with_points", &raw_bonus.at, |p| p);
            }
            Some(bonus)
        }
        None => None,
    };
    let points = if bonus.is_some() { Decimal::ZERO } else { points };
    Some(Resolved { points, credit, bands, deductions, bonus })
}

fn credit(doc: &mut Doc<'_>, raw: &RawPoints, partial: Decimal) -> Option<Credit> {
    let none = Credit { partly_met: Decimal::ZERO, not_met: Decimal::ZERO };
    match (&raw.all_or_nothing, &raw.credit) {
        (Some(flag), Some(credit)) if flag.value => {
            doc.report("credit_twice", &credit.at, |p| p);
            None
        }
        (Some(flag), _) if flag.value => Some(none),
        (_, Some(RawCredit { at, partly_met, not_met })) => {
            let mut part = |written: &Option<Text>, default| match written {
                Some(written) => amount(doc, written, Measure::Ratio),
                None => Some(default),
            };
            let credit =
                Credit { partly_met: part(partly_met, partial)?, not_met: part(not_met, Decimal::ZERO)? };
            if credit.not_met > credit.partly_met {
                doc.report("credit_order", at, |p| p);
                return None;
            }
            Some(credit)
        }
        (_, None) => Some(Credit { partly_met: partial, ..none }),
    }
}

/// Steps from the most points to the least, each easier to reach than the one before.
fn bands(
    doc: &mut Doc<'_>,
    raw: &[RawBand],
    points: Decimal,
    has_points: bool,
    check: Option<(&Check, Measure)>,
) -> Option<Vec<Band>> {
    let Some(first) = raw.first() else { return Some(Vec::new()) };
    let measure = match check {
        Some((check, measure)) if check.subject.set().is_none() => measure,
        _ => {
            doc.report("bands_need_field", &first.bound.at, |p| p);
            return None;
        }
    };
    let mut bands: Vec<Band> = Vec::new();
    for step in raw {
        let bound = amount(doc, &step.bound, measure)?;
        let earned = plain_number(doc, &step.points)?;
        let band = Band { comparison: step.comparison, bound, points: earned };
        if bands.last().is_some_and(|before| !is_easier(&band, before)) {
            doc.report("bands_order", &step.bound.at, |p| p);
            return None;
        }
        bands.push(band);
    }
    if !has_points || bands[0].points != points {
        doc.report("bands_points", &first.points.at, |p| p.with("points", points.normalize().to_string()));
        return None;
    }
    Some(bands)
}

/// Whether a step is reached wherever the one before it is, and earns less.
fn is_easier(band: &Band, before: &Band) -> bool {
    let up = |comparison| matches!(comparison, Comparison::AtLeast | Comparison::Above);
    let wider = if up(band.comparison) { band.bound < before.bound } else { band.bound > before.bound };
    up(band.comparison) == up(before.comparison) && wider && band.points < before.points
}

fn deduction(doc: &mut Doc<'_>, raw: &RawDeduction, check: Option<(&Check, Measure)>) -> Option<Deduction> {
    let words =
        [("flat", "flat"), ("occurrence", "occurrence"), ("member", "member"), ("shortfall", "shortfall")];
    let per = one_of(doc, Some(&raw.per), &words)??;
    let points = plain_number(doc, &raw.points);
    let most = match &raw.most {
        Some(written) => Some(plain_number(doc, written)?),
        None => None,
    };
    holds_one(doc, raw.most.as_ref(), most, points)?;
    if let (Some(step), true) = (raw.step.as_ref().or(raw.part_step.as_ref()), per != "shortfall") {
        doc.report("step_without_shortfall", &step.at, |p| p);
    }
    let per = match per {
        "member" => match check {
            Some((check, _)) if check.subject.set().is_some() => Per::Member,
            _ => {
                doc.report("deduct_needs_set", &raw.per.at, |p| p);
                return None;
            }
        },
        "shortfall" => shortfall(doc, raw, check)?,
        "occurrence" => Per::Occurrence,
        _ => Per::Flat,
    };
    Some(Deduction { id: raw.id.value.clone(), name: raw.name.clone(), points: points?, per, most })
}

/// The most that all of something comes to is no less than what one of it comes to.
fn holds_one(
    doc: &mut Doc<'_>,
    written: Option<&Text>,
    most: Option<Decimal>,
    points: Option<Decimal>,
) -> Option<()> {
    if let (Some(written), Some(most), Some(points)) = (written, most, points)
        && most < points
    {
        doc.report("most_below_points", &written.at, |p| {
            p.with("most", written.value.as_str()).with("points", points.normalize().to_string())
        });
        return None;
    }
    Some(())
}

fn shortfall(doc: &mut Doc<'_>, raw: &RawDeduction, check: Option<(&Check, Measure)>) -> Option<Per> {
    let measure = match check {
        Some((check, measure)) if check.subject.set().is_none() => measure,
        _ => {
            doc.report("deduct_needs_threshold", &raw.per.at, |p| p);
            return None;
        }
    };
    for (key, is_missing) in [("step", raw.step.is_none()), ("part_step", raw.part_step.is_none())] {
        if is_missing {
            doc.report("missing_key", &raw.per.at, |p| p.with("key", key));
        }
    }
    // 1 of a ratio is 100%, and nothing falls short by more than that: a percentage point is meant.
    let is_whole = |step: &Text| step.value.parse::<Decimal>().is_ok_and(|step| step >= Decimal::ONE);
    if let Some(written) = raw.step.as_ref().filter(|step| measure == Measure::Ratio && is_whole(step)) {
        doc.report("step_too_large", &written.at, |p| p.with("step", written.value.as_str()));
        return None;
    }
    let parts = [("counts", PartStep::Counts), ("whole", PartStep::Whole), ("free", PartStep::Free)];
    let part = one_of(doc, raw.part_step.as_ref(), &parts).flatten();
    let step = raw.step.as_ref().and_then(|written| {
        let step = amount(doc, written, measure)?;
        if step.is_zero() {
            doc.report("bad_points", &written.at, |p| p.with("text", written.value.as_str()));
        }
        Some(step).filter(|step| !step.is_zero())
    });
    Some(Per::Shortfall { step: step?, part: part? })
}

fn bonus(doc: &mut Doc<'_>, raw: &RawBonus) -> Option<Bonus> {
    let points = plain_number(doc, &raw.points)?;
    let words = [("flat", false), ("occurrence", true)];
    let per_occurrence = one_of(doc, raw.per.as_ref(), &words)?.unwrap_or_default();
    let most = match &raw.most {
        Some(written) => Some(plain_number(doc, written)?),
        None => None,
    };
    holds_one(doc, raw.most.as_ref(), most, Some(points))?;
    if per_occurrence && most.is_none() {
        doc.report("bonus_needs_most", &raw.at, |p| p);
        return None;
    }
    Some(Bonus { points, per_occurrence, most: most.unwrap_or(points) })
}

/// A section's points and weight: points, whether they are a pool, weight as a part of 1.
pub(super) fn section(doc: &mut Doc<'_>, raw: &RawSectionPoints) -> (Option<Decimal>, bool, Option<Decimal>) {
    let points = raw.points.as_ref().and_then(|written| plain_number(doc, written));
    let pool = raw.pool.as_ref().is_some_and(|flag| flag.value);
    if let (Some(flag), true) = (&raw.pool, pool && raw.points.is_none()) {
        doc.report("pool_without_points", &flag.at, |p| p);
    }
    let weight = raw.weight.as_ref().and_then(|written| {
        let weight = amount(doc, written, Measure::Ratio)?;
        if weight.is_zero() {
            doc.report("bad_points", &written.at, |p| p.with("text", written.value.as_str()));
        }
        Some(weight)
    });
    (points, pool, weight)
}

/// What a grade asks for beside its required indicators. `ids` are the indicators', in order.
pub(super) fn conditions(
    doc: &mut Doc<'_>,
    raw: &RawConditions,
    sections: &[Section],
    ids: &[&str],
) -> Vec<GradeCondition> {
    let mut found = Vec::new();
    if let Some(at_least) = raw.score.as_ref().and_then(|written| per_cent(doc, written)) {
        found.push(GradeCondition::Score { at_least });
    }
    for (id, written) in &raw.sections {
        let section = sections.iter().position(|section| section.id == id.value);
        if section.is_none() {
            let near = nearest(&id.value, sections.iter().map(|section| section.id.as_str()));
            report_unknown(doc, "unknown_section", id, near);
        }
        let at_least = per_cent(doc, written);
        if let (Some(section), Some(at_least)) = (section, at_least) {
            found.push(GradeCondition::Section { section, at_least });
        }
    }
    if let Some(optional) = &raw.optional {
        let mut position = |id: &Text| {
            let found = ids.iter().position(|known| *known == id.value);
            if found.is_none() {
                report_unknown(
                    doc,
                    "unknown_indicator_in_grade",
                    id,
                    nearest(&id.value, ids.iter().copied()),
                );
            }
            found
        };
        let of = optional.of.as_ref().map(|of| of.iter().filter_map(&mut position).collect::<Vec<_>>());
        let available = of.as_ref().map_or(ids.len(), Vec::len);
        match usize::try_from(optional.count.value).ok().filter(|count| (1..=available).contains(count)) {
            Some(at_least) => found.push(GradeCondition::Optional { at_least, of }),
            None => doc.report("bad_optional_count", &optional.count.at, |p| p.with("available", available)),
        }
    }
    found
}

/// Figures by year.
pub(super) fn by_year(
    doc: &mut Doc<'_>,
    raw: &[(Text, Text)],
    measure: Measure,
) -> Option<BTreeMap<i16, Decimal>> {
    let mut figures = BTreeMap::new();
    for (year, written) in raw {
        let parsed = year.value.parse::<i16>().ok().filter(|year| (1949..2200).contains(year));
        let Some(parsed) = parsed else {
            doc.report("bad_year", &year.at, |p| p.with("year", year.value.as_str()));
            return None;
        };
        figures.insert(parsed, amount(doc, written, measure)?);
    }
    Some(figures)
}

/// The positions of the grades that an indicator is required for, with what a veto or a cap adds.
pub(super) fn required(
    doc: &mut Doc<'_>,
    raw: &RawPoints,
    grades: &[Grade],
    cap: Option<usize>,
    required_for: &mut Vec<usize>,
) {
    let asked: Vec<usize> = match (&raw.veto, cap) {
        (Some(flag), _) if flag.value => {
            (0..grades.len()).filter(|grade| !grades[*grade].otherwise).collect()
        }
        (_, Some(cap)) => (0..cap).collect(),
        (_, None) => Vec::new(),
    };
    if let (Some(0), Some(written)) = (cap, &raw.cap) {
        doc.report("cap_highest", &written.at, |p| p.with("word", written.value.as_str()));
    }
    for grade in asked {
        if !required_for.contains(&grade) {
            required_for.push(grade);
        }
    }
    required_for.sort_unstable();
}

/// The field or ratio that a check measures, with its kind of quantity.
pub(super) fn measured(check: &Check, field: impl Fn(&str) -> Measure) -> (&Check, Measure) {
    let measure = match &check.subject {
        Subject::Field(id) | Subject::Ratio { stated: id, .. } => field(id),
        Subject::Set(_) => Measure::Items,
    };
    (check, measure)
}
