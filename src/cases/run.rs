//! Running a case: its facts as an inspection, judged like any other.

use rust_decimal::Decimal;

use super::case::{Case, Expected};
use super::facts::inspection;

use crate::audit::{Assessment, Outcome, Score, Settings, Verdict, Way, assess};
use crate::standard::Standard;

/// What a case came to.
#[derive(Debug)]
pub struct CaseResult<'a> {
    /// The case.
    pub case: &'a Case,
    /// What its facts were judged to be.
    pub assessment: Assessment,
    /// Where it came out otherwise than expected.
    pub mismatches: Vec<Mismatch>,
}

/// Something that came out otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The verdict of an indicator for a grade.
    Verdict {
        /// The indicator.
        indicator: String,
        /// The position of the grade.
        grade: usize,
        /// What was expected.
        expected: Verdict,
        /// What came out; `None` where the indicator does not apply to the level.
        got: Option<Verdict>,
    },
    /// The grade reached.
    Grade {
        /// What was expected.
        expected: Expected,
        /// What came out.
        got: Expected,
    },
    /// The points of an indicator.
    Points {
        /// The indicator.
        indicator: String,
        /// What was expected.
        expected: Decimal,
        /// What came out; `None` where the indicator does not apply to the level.
        got: Option<Decimal>,
    },
    /// The score, or its upper end.
    Score {
        /// Whether it is the upper end.
        is_high: bool,
        /// What was expected.
        expected: Decimal,
        /// What came out; `None` where nothing was evaluated.
        got: Option<Decimal>,
    },
    /// What is to be put right for a grade.
    Fixes {
        /// The position of the grade.
        grade: usize,
        /// What was expected.
        expected: Vec<String>,
        /// What came out.
        got: Vec<String>,
    },
}

/// Judges a case's facts and compares.
pub fn run<'a>(case: &'a Case, standard: &Standard) -> CaseResult<'a> {
    let assessment = assess(standard, &inspection(case, standard), &Settings::at(case.level));
    let mismatches = mismatches(case, standard, &assessment);
    CaseResult { case, assessment, mismatches }
}

/// Where an assessment comes out otherwise than a case expects.
fn mismatches(case: &Case, standard: &Standard, assessment: &Assessment) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    for (indicator, verdicts) in &case.expect {
        let found = assessment
            .findings
            .iter()
            .find(|finding| standard.indicators[finding.indicator].id == *indicator);
        for (grade, expected) in verdicts {
            let got = found.map(|finding| finding.verdict(*grade));
            if got != Some(*expected) {
                mismatches.push(Mismatch::Verdict {
                    indicator: indicator.clone(),
                    grade: *grade,
                    expected: *expected,
                    got,
                });
            }
        }
    }
    if let Some(expected) = case.grade {
        let got = reached(assessment);
        if got != expected {
            mismatches.push(Mismatch::Grade { expected, got });
        }
    }
    mismatches.extend(points(case, standard, assessment));
    mismatches.extend(scores(case, assessment));
    mismatches.extend(case.fixes.iter().filter_map(|(grade, expected)| {
        let got = fixes(standard, assessment, *grade);
        (got != *expected).then(|| Mismatch::Fixes { grade: *grade, expected: expected.clone(), got })
    }));
    mismatches
}

fn points(case: &Case, standard: &Standard, assessment: &Assessment) -> Vec<Mismatch> {
    let one = |(id, expected): (&String, &Decimal)| {
        let found = assessment.findings.iter().find(|one| standard.indicators[one.indicator].id == *id);
        let got = found.map(|finding| finding.points(0).earned);
        (got != Some(*expected)).then(|| Mismatch::Points { indicator: id.clone(), expected: *expected, got })
    };
    case.points.iter().filter_map(one).collect()
}

fn scores(case: &Case, assessment: &Assessment) -> Vec<Mismatch> {
    let score = assessment.headline();
    let ends = [(false, case.score, score.map(Score::percent)), (true, case.high, score.map(Score::high))];
    let differ = |(is_high, expected, got): (bool, Option<Decimal>, Option<Decimal>)| {
        let expected = expected.filter(|expected| got != Some(*expected))?;
        Some(Mismatch::Score { is_high, expected, got })
    };
    ends.into_iter().filter_map(differ).collect()
}

/// What is to be put right and looked at for a grade, in the standard's order.
fn fixes(standard: &Standard, assessment: &Assessment, grade: usize) -> Vec<String> {
    let result = &assessment.grades[grade];
    let mut positions: Vec<usize> = match &result.way {
        Some(Way::Fixes { fix, check, .. }) => fix.iter().chain(check).copied().collect(),
        Some(Way::Impossible) => Vec::new(),
        None => result.missing.iter().chain(&result.unchecked).copied().collect(),
    };
    positions.sort_unstable();
    let id = |at: usize| standard.indicators[assessment.findings[at].indicator].id.clone();
    positions.into_iter().map(id).collect()
}

fn reached(assessment: &Assessment) -> Expected {
    match assessment.grade {
        Some(grade) => Expected::Grade(grade),
        None if assessment.grades.iter().any(|grade| grade.outcome == Outcome::Open) => Expected::Open,
        None => Expected::None,
    }
}
