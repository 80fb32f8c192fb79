//! What a grade asks for beside its required indicators, held against the findings.

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::exact::{exact, rounded};
use super::finding::{Finding, Verdict};
use super::score::{Score, SectionScore, by_section, reaches};
use crate::standard::{GradeCondition, Standard};

/// How a condition of a grade stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionResult {
    /// Its position among the grade's conditions.
    pub condition: usize,
    /// Whether it holds; `None` where what is unchecked decides.
    pub holds: Option<bool>,
    /// What it comes to by what is known: per cent, or a number of indicators.
    pub low: Decimal,
    /// The most it can come to once everything is known.
    pub high: Decimal,
}

/// How each condition of a grade stands.
pub(super) fn results(
    standard: &Standard,
    findings: &[Finding],
    grade: usize,
    score: Option<&Score>,
) -> Vec<ConditionResult> {
    let conditions = &standard.grades[grade].conditions;
    let one = |(at, condition): (usize, &GradeCondition)| match condition {
        GradeCondition::Score { at_least } => match score {
            Some(score) => ConditionResult {
                condition: at,
                holds: score.reaches(*at_least),
                low: score.low(),
                high: score.high(),
            },
            None => unknown(at),
        },
        GradeCondition::Section { section, at_least } => {
            let by_section = by_section(standard, findings);
            match SectionScore::of(standard, *section, by_section.of(*section), grade) {
                Some(found) => {
                    let (low, high) = found.range();
                    let places = standard.scoring.rounding.places;
                    let seen = |score: &BigRational| match standard.scoring.rounding.before_thresholds {
                        true => exact(rounded(score, places)),
                        false => score.clone(),
                    };
                    ConditionResult {
                        condition: at,
                        holds: reaches(&seen(&low), &seen(&high), *at_least),
                        low: rounded(&low, places),
                        high: rounded(&high, places),
                    }
                }
                // Nothing in the section applies: there is nothing to ask for.
                None => ConditionResult { holds: Some(true), ..unknown(at) },
            }
        }
        GradeCondition::Optional { at_least, of } => {
            let counted = |holds: fn(Verdict) -> bool| {
                let own = findings.iter().filter(|finding| counts(standard, of, finding.indicator, grade));
                own.filter(|finding| holds(finding.verdict(grade))).count()
            };
            let met = counted(|verdict| verdict == Verdict::Met);
            let open = counted(Verdict::is_open);
            let holds = match (met >= *at_least, met + open >= *at_least) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            };
            ConditionResult { condition: at, holds, low: met.into(), high: (met + open).into() }
        }
    };
    conditions.iter().enumerate().map(one).collect()
}

/// Whether an indicator counts for a condition on a number of indicators.
pub(super) fn counts(standard: &Standard, of: &Option<Vec<usize>>, indicator: usize, grade: usize) -> bool {
    match of {
        Some(of) => of.contains(&indicator),
        None => {
            let indicator = &standard.indicators[indicator];
            !indicator.required_for.contains(&grade) && indicator.bonus.is_none()
        }
    }
}

fn unknown(condition: usize) -> ConditionResult {
    ConditionResult { condition, holds: None, low: Decimal::ZERO, high: Decimal::ONE_HUNDRED }
}
