//! The gate a run asks for, and how an assessment stands to it.

use dabiao::audit::{Assessment, Outcome};
use rust_decimal::Decimal;

use super::exit::Exit;

/// What an assessment must reach.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Gate {
    /// `--require`: this grade or a higher one.
    pub(crate) grade: Option<usize>,
    /// `--min-score`: the headline score, in per cent.
    pub(crate) min_score: Option<Decimal>,
}

impl Gate {
    /// How a finished run ends. Errors in the input come before everything else.
    pub(crate) fn conclude(&self, assessment: &Assessment) -> Exit {
        if assessment.has_errors() {
            return Exit::InvalidInput;
        }
        let Some(score) = assessment.headline() else { return Exit::NothingEvaluated };
        let grade = self.grade.map(|grade| reaches(assessment, grade));
        let score = self.min_score.map(|minimum| score.reaches(minimum));
        let asked: Vec<Option<bool>> = [grade, score].into_iter().flatten().collect();
        if asked.contains(&Some(false)) {
            Exit::GateNotMet
        } else if asked.contains(&None) {
            Exit::GateUndecided
        } else {
            Exit::Done
        }
    }
}

/// Whether the grade or a higher one is reached; `None` where what is unchecked decides.
fn reaches(assessment: &Assessment, grade: usize) -> Option<bool> {
    let outcomes = || assessment.grades[..=grade].iter().map(|result| result.outcome);
    if outcomes().any(|outcome| outcome == Outcome::Reached) {
        Some(true)
    } else if outcomes().any(|outcome| outcome == Outcome::Open) {
        None
    } else {
        Some(false)
    }
}
