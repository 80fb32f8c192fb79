//! Which indicators the cases of a standard saw met and not met, level by level.

use super::run::CaseResult;
use crate::audit::Verdict;
use crate::standard::{Indicator, Level, Standard, Threshold};

/// What the cases at one level saw.
#[derive(Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The level.
    pub level: Level,
    /// How many cases there are at it.
    pub cases: usize,
    /// Positions of the indicators that apply to it and that no case saw met.
    pub never_met: Vec<usize>,
    /// Positions of those that no case saw not met.
    pub never_not_met: Vec<usize>,
}

/// The coverage of every level of a standard.
pub fn coverage(standard: &Standard, results: &[&CaseResult<'_>]) -> Vec<Coverage> {
    let of_level = |level: &Level| {
        let here: Vec<&CaseResult<'_>> =
            results.iter().filter(|result| result.case.level == *level).copied().collect();
        let never = |verdict: Verdict| -> Vec<usize> {
            let applies = |one: &Indicator| one.levels.contains(level) && is_judged(one, *level);
            let positions = (0..standard.indicators.len()).filter(|at| applies(&standard.indicators[*at]));
            positions.filter(|at| !here.iter().any(|result| saw(result, standard, *at, verdict))).collect()
        };
        Coverage {
            level: *level,
            cases: here.len(),
            never_met: never(Verdict::Met),
            never_not_met: never(Verdict::NotMet),
        }
    };
    standard.levels.iter().map(of_level).collect()
}

/// Whether a case saw an indicator with a verdict: its facts came to it, and the case asks for it
/// or for something that all indicators make.
fn saw(result: &CaseResult<'_>, standard: &Standard, at: usize, verdict: Verdict) -> bool {
    let id = &standard.indicators[at].id;
    let case = result.case;
    let asks =
        case.is_whole() || case.points.contains_key(id) || case.expect.iter().any(|(one, _)| one == id);
    let found = || result.assessment.findings.iter().find(|finding| finding.indicator == at);
    asks && found()
        .is_some_and(|finding| (0..standard.grades.len()).any(|grade| finding.verdict(grade) == verdict))
}

/// Whether it can be anything but not applicable at a level.
fn is_judged(indicator: &Indicator, level: Level) -> bool {
    match indicator.check.as_ref().map(|check| &check.threshold) {
        Some(Threshold::ByLevel(amounts)) => amounts.contains_key(&level),
        Some(Threshold::Same(_) | Threshold::ByGrade(_)) | None => true,
    }
}
