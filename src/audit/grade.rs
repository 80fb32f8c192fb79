//! Grades: reached, missed or open, and what stands in the way.

use super::finding::{Finding, Verdict};
use super::score::Score;
use crate::standard::Standard;

/// How a grade stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything it requires is met or does not apply.
    Reached,
    /// Something it requires is not met.
    Missed,
    /// Nothing is missed, but something required is not checked.
    Open,
}

/// One grade of an assessment.
#[derive(Debug, Clone)]
pub struct GradeResult {
    /// How it stands.
    pub outcome: Outcome,
    /// The score for it; `None` where nothing was evaluated.
    pub score: Option<Score>,
    /// Positions (among the findings) of what it requires and is not or only partly met.
    pub missing: Vec<usize>,
    /// Positions (among the findings) of what it requires and is not checked.
    pub unchecked: Vec<usize>,
}

impl Outcome {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Reached => "reached",
            Outcome::Missed => "missed",
            Outcome::Open => "open",
        }
    }
}

/// The result for the grade at a position.
pub(super) fn result(standard: &Standard, findings: &[Finding], grade: usize) -> GradeResult {
    let required =
        |position: &usize| standard.indicators[findings[*position].indicator].required_for.contains(&grade);
    let with = |holds: &dyn Fn(Verdict) -> bool| -> Vec<usize> {
        (0..findings.len())
            .filter(required)
            .filter(|position| holds(findings[*position].verdict(grade)))
            .collect()
    };
    let missing = with(&|verdict| matches!(verdict, Verdict::NotMet | Verdict::PartlyMet));
    let unchecked = with(&Verdict::is_open);
    let score = Score::of(findings, grade);
    let outcome = if !missing.is_empty() {
        Outcome::Missed
    } else if !unchecked.is_empty() || score.is_none() {
        // Where nothing was evaluated (all not applicable, say), no grade is reached by default.
        Outcome::Open
    } else {
        Outcome::Reached
    };
    GradeResult { outcome, score, missing, unchecked }
}
