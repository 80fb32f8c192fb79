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
    /// Its id.
    pub(super) section: String,
    /// The points earned.
    pub(super) earned: Number,
    /// The points of what was evaluated.
    pub(super) possible: Number,
    /// Of these, the percentage.
    pub(super) percent: Number,
    /// What it can still come to at the most.
    high: Number,
}

/// How a condition of a grade stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ConditionOut {
    /// What is asked: `score`, `section` (a score too) or `optional` (so many of some indicators).
    kind: String,
    /// The id of the section it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    /// Ids of the indicators it counts, where it does not count all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Vec<String>>,
    /// The least it asks for.
    at_least: Number,
    /// What it comes to at the least.
    low: Number,
    /// What it can still come to at the most.
    high: Number,
    /// Null where what is unchecked decides.
    holds: Option<bool>,
}

/// The fewest fixes with which a grade would be reached.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct WayOut {
    /// Whether any fixes lead there.
    possible: bool,
    /// Ids of what to put right.
    fix: Vec<String>,
    /// Ids of what to find met by checking it.
    check: Vec<String>,
    /// The percentage that this comes to.
    percent: Option<Number>,
}

/// What one kind of fault cost.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct DeductionOut {
    /// Its id.
    pub(super) deduction: String,
    /// What the fault is.
    name: String,
    /// How often it was found.
    pub(super) times: Number,
    /// The points it costs.
    pub(super) points: Number,
    /// The cell it was read from.
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
