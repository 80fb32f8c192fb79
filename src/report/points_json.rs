//! Points in the published JSON: sections, conditions of grades, the way to them, what faults cost.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::json::{at, owned};
use super::number::Number;
use super::record::At;
use super::view::View;
use crate::audit::{Finding, GradeResult, Score, SectionScore, Way};
use crate::standard::{GradeCondition, Standard};
use crate::wording::Words;

/// What one section came to; of a standard that judges or weighs sections.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct SectionOut {
    pub(super) section: String,
    pub(super) earned: Number,
    pub(super) possible: Number,
    pub(super) percent: Number,
    high: Number,
}

/// How a condition of a grade stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ConditionOut {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Vec<String>>,
    at_least: Number,
    low: Number,
    high: Number,
    /// Null where what is unchecked decides.
    holds: Option<bool>,
}

/// The fewest fixes with which a grade would be reached.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct WayOut {
    possible: bool,
    fix: Vec<String>,
    check: Vec<String>,
    percent: Option<Number>,
}

/// What one kind of fault cost.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct DeductionOut {
    pub(super) deduction: String,
    name: String,
    pub(super) times: Number,
    pub(super) points: Number,
    pub(super) at: At,
}

/// The sections of a score, where the standard weighs them or a grade asks something of one.
pub(super) fn sections(standard: &Standard, score: &Score) -> Vec<SectionOut> {
    let asks = |condition: &GradeCondition| matches!(condition, GradeCondition::Section { .. });
    let is_of_use = standard.is_weighted()
        || standard.sections.iter().any(|section| section.points.is_some())
        || standard.grades.iter().any(|grade| grade.conditions.iter().any(asks));
    if !is_of_use {
        return Vec::new();
    }
    all_sections(standard, score)
}

/// Every section of a score that counts.
pub(super) fn all_sections(standard: &Standard, score: &Score) -> Vec<SectionOut> {
    let one = |part: &SectionScore| SectionOut {
        section: standard.sections[part.section].id.clone(),
        earned: Number(part.earned),
        possible: Number(part.possible),
        percent: Number(part.percent()),
        high: Number(part.high),
    };
    score.sections.iter().map(one).collect()
}

pub(super) fn conditions(view: &View<'_>, grade: usize, result: &GradeResult) -> Vec<ConditionOut> {
    let standard = view.standard;
    let id = |at: &usize| standard.indicators[*at].id.clone();
    result
        .conditions
        .iter()
        .map(|found| {
            let condition = &standard.grades[grade].conditions[found.condition];
            let (section, of, at_least) = match condition {
                GradeCondition::Score { at_least } => (None, None, *at_least),
                GradeCondition::Section { section, at_least } => {
                    (Some(standard.sections[*section].id.clone()), None, *at_least)
                }
                GradeCondition::Optional { at_least, of } => {
                    let of = of.as_ref().map(|of| of.iter().map(id).collect());
                    (None, of, (*at_least).into())
                }
            };
            ConditionOut {
                kind: condition.id().to_owned(),
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

pub(super) fn way(view: &View<'_>, way: &Way) -> WayOut {
    match way {
        Way::Fixes { fix, check, percent } => WayOut {
            possible: true,
            fix: owned(view.ids_at(fix)),
            check: owned(view.ids_at(check)),
            percent: Some(Number(*percent)),
        },
        Way::Impossible => WayOut { possible: false, fix: Vec::new(), check: Vec::new(), percent: None },
    }
}

pub(super) fn deductions(
    view: &View<'_>,
    words: &Words,
    finding: &Finding,
    grade: usize,
) -> Vec<DeductionOut> {
    let indicator = view.indicator(finding);
    let losses = finding.losses(grade).iter().map(|loss| {
        let deduction = &indicator.deductions[loss.deduction];
        DeductionOut {
            deduction: deduction.id.clone(),
            name: deduction.name.get(words.lang()).to_owned(),
            times: Number(loss.times),
            points: Number(loss.points),
            at: at(&loss.at),
        }
    });
    losses.collect()
}
