//! Running a case: its facts as an inspection, judged like any other.

use std::collections::BTreeMap;

use super::case::{Case, Expected};
use crate::audit::{Assessment, Outcome, Settings, Verdict, assess};
use crate::intake::{Answer, Attested, Fact, Inspection, Stated};
use crate::place::Place;
use crate::standard::Standard;
use crate::value::Mark;

/// What a case came to.
#[derive(Debug)]
pub struct CaseResult<'a> {
    /// The case.
    pub case: &'a Case,
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
}

/// Judges a case's facts and compares.
pub fn run<'a>(case: &'a Case, standard: &Standard) -> CaseResult<'a> {
    let settings = Settings { level: case.level, parameters: BTreeMap::new(), as_of: None };
    let assessment = assess(standard, &inspection(case), &settings);
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
        let got = reached(&assessment);
        if got != expected {
            mismatches.push(Mismatch::Grade { expected, got });
        }
    }
    CaseResult { case, mismatches }
}

fn reached(assessment: &Assessment) -> Expected {
    match assessment.grade {
        Some(grade) => Expected::Grade(grade),
        None if assessment.grades.iter().any(|grade| grade.outcome == Outcome::Open) => Expected::Open,
        None => Expected::None,
    }
}

fn inspection(case: &Case) -> Inspection {
    let at = Place::file(case.name.as_str());
    let mut inspection = Inspection::new(at.clone());
    let answer = |mark: &Mark| {
        let mut answer = Answer::blank(at.clone());
        answer.result = Some(Attested { mark: Some(*mark), text: String::new() });
        answer
    };
    inspection.date = case.date.map(|value| Stated { value, at: at.clone() });
    inspection.answers = case.marks.iter().map(|(id, mark)| (id.clone(), answer(mark))).collect();
    for (id, members) in &case.members {
        let answers = members.iter().map(|(member, mark)| (member.clone(), answer(mark))).collect();
        inspection.members.insert(id.clone(), answers);
    }
    for (id, (text, quantity)) in &case.fields {
        let fact = Fact { quantity: Some(quantity.clone()), text: text.clone(), at: at.clone() };
        inspection.facts.insert(id.clone(), fact);
    }
    inspection
}
