//! Points in the published JSON: sections, conditions of grades, the way to them, what faults cost.

use serde::Serialize;

use super::json::{At, at};
use super::number::Number;
use super::view::View;
use crate::audit::{Finding, GradeResult, Score, SectionScore, Way};
use crate::standard::{GradeCondition, Standard};
use crate::wording::Words;

/// What one section came to; of a standard that judges or weighs sections.
#[derive(Serialize)]
pub(super) struct SectionOut<'a> {
    section: &'a str,
    earned: Number,
    possible: Number,
    percent: Number,
    high: Number,
}

/// How a condition of a grade stands.
#[derive(Serialize)]
pub(super) struct ConditionOut<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Vec<&'a str>>,
    at_least: Number,
    low: Number,
    high: Number,
    /// Null where what is unchecked decides.
    holds: Option<bool>,
}

/// The fewest fixes with which a grade would be reached.
#[derive(Serialize)]
pub(super) struct WayOut<'a> {
    possible: bool,
    fix: Vec<&'a str>,
    check: Vec<&'a str>,
    percent: Option<Number>,
}

/// What one kind of fault cost.
#[derive(Serialize)]
pub(super) struct DeductionOut<'a> {
    deduction: &'a str,
    name: &'a str,
    times: Number,
    points: Number,
    at: At,
}

/// The sections of a score, where the standard weighs them or a grade asks something of one.
pub(super) fn sections<'a>(standard: &'a Standard, score: &Score) -> Vec<SectionOut<'a>> {
    let asks = |condition: &GradeCondition| matches!(condition, GradeCondition::Section { .. });
    let is_of_use = standard.is_weighted()
        || standard.sections.iter().any(|section| section.points.is_some())
        || standard.grades.iter().any(|grade| grade.conditions.iter().any(asks));
    if !is_of_use {
        return Vec::new();
    }
    let one = |part: &SectionScore| SectionOut {
        section: &standard.sections[part.section].id,
        earned: Number(part.earned),
        possible: Number(part.possible),
        percent: Number(part.percent()),
        high: Number(part.high),
    };
    score.sections.iter().map(one).collect()
}

pub(super) fn conditions<'a>(view: &View<'a>, grade: usize, result: &GradeResult) -> Vec<ConditionOut<'a>> {
    let standard = view.standard;
    let id = |at: &usize| standard.indicators[*at].id.as_str();
    result
        .conditions
        .iter()
        .map(|found| {
            let condition = &standard.grades[grade].conditions[found.condition];
            let (section, of, at_least) = match condition {
                GradeCondition::Score { at_least } => (None, None, *at_least),
                GradeCondition::Section { section, at_least } => {
                    (Some(standard.sections[*section].id.as_str()), None, *at_least)
                }
                GradeCondition::Optional { at_least, of } => {
                    let of = of.as_ref().map(|of| of.iter().map(id).collect());
                    (None, of, (*at_least).into())
                }
            };
            ConditionOut {
                kind: condition.id(),
                section,
                of,
                at_least: Number(at_least),
                low: Number(found.low),
                high: Number(found.high),
                holds: found.holds,
            }
        })
        .collect()
}

pub(super) fn way<'a>(view: &View<'a>, way: &Way) -> WayOut<'a> {
    match way {
        Way::Fixes { fix, check, percent } => WayOut {
            possible: true,
            fix: view.ids_at(fix),
            check: view.ids_at(check),
            percent: Some(Number(*percent)),
        },
        Way::Impossible => WayOut { possible: false, fix: Vec::new(), check: Vec::new(), percent: None },
    }
}

pub(super) fn deductions<'a>(view: &View<'a>, words: &Words, finding: &Finding) -> Vec<DeductionOut<'a>> {
    let indicator = view.indicator(finding);
    let losses = finding.losses(0).iter().map(|loss| {
        let deduction = &indicator.deductions[loss.deduction];
        DeductionOut {
            deduction: &deduction.id,
            name: deduction.name.get(words.lang()),
            times: Number(loss.times),
            points: Number(loss.points),
            at: at(&loss.at),
        }
    });
    losses.collect()
}
