//! Grades: reached, missed or open, and what stands in the way.

use super::condition::{self, ConditionResult};
use super::finding::{Finding, Verdict};
use super::remedy::{self, Way};
use super::score::{BySection, Score, by_section};
use crate::standard::Standard;

/// How a grade stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything it requires is met or does not apply, and its conditions hold.
    Reached,
    /// Something it requires is not met, or a condition can no longer hold.
    Missed,
    /// Nothing is missed, but what is not checked decides.
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
    /// Positions (among the findings) of what it requires, stands in its way and is waived.
    pub waived: Vec<usize>,
    /// How each of its conditions stands, in the standard's order.
    pub conditions: Vec<ConditionResult>,
    /// The fewest fixes with which it would be reached; `None` where it is reached, or where the
    /// required indicators are all there is to fix.
    pub way: Option<Way>,
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

/// The results for all grades, highest first.
pub(super) fn results(standard: &Standard, findings: &[Finding]) -> Vec<GradeResult> {
    let mut results: Vec<GradeResult> = Vec::new();
    let findings = (findings, &by_section(standard, findings));
    for grade in 0..standard.grades.len() {
        let found = match standard.grades[grade].otherwise {
            true => remainder(standard, findings, &results, grade),
            false => result(standard, findings, grade),
        };
        results.push(found);
    }
    results
}

/// Findings, and those of every section.
type All<'a> = (&'a [Finding], &'a BySection<'a>);

fn result(standard: &Standard, all: All<'_>, grade: usize) -> GradeResult {
    let (findings, _) = all;
    let (mut missing, mut unchecked, mut waived) = (Vec::new(), Vec::new(), Vec::new());
    for (position, finding) in findings.iter().enumerate() {
        let in_the_way = match finding.verdict(grade) {
            Verdict::NotMet | Verdict::PartlyMet => &mut missing,
            Verdict::NotChecked | Verdict::Unreadable => &mut unchecked,
            Verdict::Met | Verdict::NotApplicable => continue,
        };
        if standard.indicators[finding.indicator].required_for.contains(&grade) {
            if finding.waiver.is_some() { waived.push(position) } else { in_the_way.push(position) }
        }
    }
    let score = Score::of(standard, all, grade);
    let conditions = condition::results(standard, findings, grade, score.as_ref());
    let fails = conditions.iter().any(|condition| condition.holds == Some(false));
    let is_undecided = conditions.iter().any(|condition| condition.holds.is_none());
    let outcome = if score.is_none() {
        // Where nothing was evaluated (all not applicable, say), no grade is reached by default.
        if missing.is_empty() { Outcome::Open } else { Outcome::Missed }
    } else if !missing.is_empty() || fails {
        Outcome::Missed
    } else if !unchecked.is_empty() || is_undecided {
        Outcome::Open
    } else {
        Outcome::Reached
    };
    let mut result = GradeResult { outcome, score, missing, unchecked, waived, conditions, way: None };
    if outcome != Outcome::Reached && !result.conditions.is_empty() {
        result.way = remedy::way(standard, findings, grade, &result);
    }
    result
}

/// What remains for centres that reach no other grade: it is reached once all others are missed.
fn remainder(standard: &Standard, all: All<'_>, higher: &[GradeResult], grade: usize) -> GradeResult {
    let any = |outcome| higher.iter().any(|result| result.outcome == outcome);
    let outcome = match (any(Outcome::Reached), any(Outcome::Open)) {
        (true, _) => Outcome::Missed,
        (false, true) => Outcome::Open,
        (false, false) => Outcome::Reached,
    };
    let score = Score::of(standard, all, grade);
    GradeResult {
        outcome,
        score,
        missing: Vec::new(),
        unchecked: Vec::new(),
        waived: Vec::new(),
        conditions: Vec::new(),
        way: None,
    }
}
