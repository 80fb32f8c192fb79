//! What a standard says about points, as JSON; what it does not say is left out.

use rust_decimal::Decimal;
use serde::Serialize;

use super::number::Number;
use crate::standard::{
    Band, Deduction, GradeCondition, Indicator, PartStep, Per, Section, Standard, Weights,
};
use crate::wording::Lang;

/// How points become a score.
#[derive(Serialize)]
pub(super) struct ScoringOut {
    weights: &'static str,
    total: Option<Number>,
    ceiling: Option<Number>,
    bonus_most: Option<Number>,
    not_applicable: &'static str,
    places: u32,
    thresholds: &'static str,
}

/// Something a grade asks for beside its required indicators.
#[derive(Serialize)]
pub(super) struct ConditionOut<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Vec<&'a str>>,
    at_least: Number,
}

/// What a section is worth.
#[derive(Serialize)]
pub(super) struct SectionPoints {
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Number>,
    #[serde(skip_serializing_if = "is_false")]
    pool: bool,
    /// A part of 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Number>,
}

/// What an indicator earns, costs and decides beyond its points.
#[derive(Serialize)]
pub(super) struct IndicatorPoints<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<CreditOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bands: Vec<BandOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deductions: Vec<DeductionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bonus: Option<BonusOut>,
    #[serde(skip_serializing_if = "is_false")]
    veto: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<&'a str>,
}

#[derive(Serialize)]
struct CreditOut {
    partly_met: Number,
    not_met: Number,
}

#[derive(Serialize)]
struct BandOut {
    kind: &'static str,
    value: Number,
    points: Number,
}

#[derive(Serialize)]
struct DeductionOut<'a> {
    id: &'a str,
    name: &'a str,
    points: Number,
    per: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_step: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<Number>,
}

#[derive(Serialize)]
struct BonusOut {
    points: Number,
    per: &'static str,
    most: Number,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

pub(super) fn scoring(standard: &Standard) -> ScoringOut {
    let scoring = &standard.scoring;
    ScoringOut {
        weights: match scoring.weights {
            Weights::Equal => "equal",
            Weights::Source => "source",
        },
        total: scoring.total.map(Number),
        ceiling: scoring.ceiling.map(Number),
        bonus_most: scoring.bonus_most.map(Number),
        not_applicable: scoring.not_applicable.id(),
        places: scoring.rounding.places,
        thresholds: if scoring.rounding.before_thresholds { "rounded" } else { "exact" },
    }
}

pub(super) fn conditions(standard: &Standard, grade: usize) -> Vec<ConditionOut<'_>> {
    let one = |condition: &GradeCondition| {
        let (section, of, at_least) = match condition {
            GradeCondition::Score { at_least } => (None, None, *at_least),
            GradeCondition::Section { section, at_least } => {
                (Some(standard.sections[*section].id.as_str()), None, *at_least)
            }
            GradeCondition::Optional { at_least, of } => {
                let id = |at: &usize| standard.indicators[*at].id.as_str();
                let of = of.as_ref().map(|of| of.iter().map(id).collect());
                (None, of, Decimal::from(*at_least))
            }
        };
        ConditionOut { kind: condition.id(), section, of, at_least: Number(at_least) }
    };
    standard.grades[grade].conditions.iter().map(one).collect()
}

pub(super) fn section(section: &Section) -> SectionPoints {
    SectionPoints {
        points: section.points.map(Number),
        pool: section.pool,
        weight: section.weight.map(Number),
    }
}

pub(super) fn indicator<'a>(
    standard: &'a Standard,
    indicator: &'a Indicator,
    lang: Lang,
) -> IndicatorPoints<'a> {
    let credit = indicator.credit;
    let is_usual = credit.partly_met == Decimal::new(5, 1) && credit.not_met.is_zero();
    let band = |band: &Band| BandOut {
        kind: band.comparison.id(),
        value: Number(band.bound),
        points: Number(band.points),
    };
    let deduction = |deduction: &'a Deduction| {
        let (step, part_step) = match deduction.per {
            Per::Shortfall { step, part } => {
                let part = match part {
                    PartStep::Counts => "counts",
                    PartStep::Whole => "whole",
                    PartStep::Free => "free",
                };
                (Some(Number(step)), Some(part))
            }
            Per::Flat | Per::Occurrence | Per::Member => (None, None),
        };
        DeductionOut {
            id: &deduction.id,
            name: deduction.name.get(lang),
            points: Number(deduction.points),
            per: deduction.per.id(),
            step,
            part_step,
            most: deduction.most.map(Number),
        }
    };
    IndicatorPoints {
        credit: (!is_usual)
            .then_some(CreditOut { partly_met: Number(credit.partly_met), not_met: Number(credit.not_met) }),
        bands: indicator.bands.iter().map(band).collect(),
        deductions: indicator.deductions.iter().map(deduction).collect(),
        bonus: indicator.bonus.map(|bonus| BonusOut {
            points: Number(bonus.points),
            per: if bonus.per_occurrence { "occurrence" } else { "flat" },
            most: Number(bonus.most),
        }),
        veto: indicator.veto,
        cap: indicator.cap.map(|cap| standard.grades[cap].id.as_str()),
    }
}
