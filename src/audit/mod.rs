//! Judgement: a standard, an inspection and the settings of a run make an assessment.
//!
//! Pure: no I/O, no clock, no locale, and no float in any figure.

mod condition;
mod exact;
mod finding;
mod grade;
mod judge;
mod kept;
mod level;
mod measured;
mod members;
mod names;
mod own;
mod points;
mod remarks;
mod remedy;
mod restored;
mod score;
mod waived;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use condition::ConditionResult;
pub use finding::{Basis, Finding, MemberFinding, Verdict};
pub use grade::{GradeResult, Outcome};
pub use kept::KeptFindings;
pub use level::{LevelChoice, choose_level};
pub use measured::{Measured, Shortfall};
pub use names::{vocabulary, vocabulary_with_fields_of};
pub use own::SelfAssessment;
pub use points::{Loss, Points};
pub use remedy::Way;
pub use restored::{About, FoundForGrade};
pub use score::{Score, SectionScore};

use crate::intake::Inspection;
use crate::place::Place;
use crate::problem::Problem;
use crate::standard::{Amount, Level, Standard};
use crate::waiver::Waiver;

/// What a run sets apart from the standard and the inspection.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The level the centre is judged at.
    pub level: Level,
    /// Parameters given instead of the standard's own, in base units.
    pub parameters: BTreeMap<String, Decimal>,
    /// The day of the judgement; the inspection's own where not given.
    pub as_of: Option<Date>,
    /// Approved exceptions, for any centre and standard.
    pub waivers: Arc<[Waiver]>,
}

impl Settings {
    /// Nothing set but the level.
    pub fn at(level: Level) -> Self {
        Settings { level, parameters: BTreeMap::new(), as_of: None, waivers: Arc::default() }
    }
}

/// All findings of an inspection, its scores and its grades.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The list it was read from.
    pub at: Place,
    /// The centre's name, as the file states it.
    pub centre: Option<String>,
    /// Its code.
    pub code: Option<String>,
    /// The region it belongs to.
    pub region: Option<String>,
    /// The level it was judged at.
    pub level: Level,
    /// The day of the visit.
    pub inspected_on: Option<Date>,
    /// The parameters the judgement used.
    pub parameters: Vec<ParameterUse>,
    /// One finding for every indicator that applies to the level, in the standard's order.
    pub findings: Vec<Finding>,
    /// One result for every grade, highest first.
    pub grades: Vec<GradeResult>,
    /// The position of the highest grade reached.
    pub grade: Option<usize>,
    /// How the grades would stand without waivers, where any holds.
    pub without_waivers: Option<WithoutWaivers>,
    /// The centre's own results against the verdicts, where the list keeps both.
    pub self_assessment: Option<SelfAssessment>,
    /// What is wrong with the input or should be looked at, errors first.
    pub problems: Vec<Problem>,
}

/// An assessment's grades as they would be without waivers.
#[derive(Debug, Clone)]
pub struct WithoutWaivers {
    /// One result for every grade, highest first.
    pub grades: Vec<GradeResult>,
    /// The position of the highest grade reached.
    pub grade: Option<usize>,
}

/// A parameter as it was used.
#[derive(Debug, Clone)]
pub struct ParameterUse {
    /// Its position in the standard.
    pub parameter: usize,
    /// The value used, in base units.
    pub value: Decimal,
    /// The year it is for, where the standard sets it by year.
    pub year: Option<i16>,
    /// Whether it was given for this run.
    pub is_set: bool,
}

impl Assessment {
    /// The score of the highest grade of the standard; `None` where nothing was evaluated.
    pub fn headline(&self) -> Option<&Score> {
        self.grades.first().and_then(|grade| grade.score.as_ref())
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == crate::problem::Severity::Error)
    }
}

/// Judges an inspection against a standard.
pub fn assess(standard: &Standard, inspection: &Inspection, settings: &Settings) -> Assessment {
    assess_with(standard, &KeptFindings::default(), inspection, settings)
}

/// The same, with what was kept of the inspections before it. What is kept has to be of this standard.
pub fn assess_with(
    standard: &Standard,
    kept: &KeptFindings,
    inspection: &Inspection,
    settings: &Settings,
) -> Assessment {
    let visit = inspection.date.as_ref().map(|date| date.value);
    let parameters = parameters(standard, settings, visit);
    let mut problems = inspection.problems.clone();
    remarks::about_centre(standard, inspection, &mut problems);
    remarks::about_parameters(standard, inspection, settings, &parameters, &mut problems);
    let ids = standard.indicators.iter().map(|indicator| indicator.id.as_str());
    let answers = inspection.answers.of(ids).collect();
    let level = settings.level;
    let judge = judge::Judge { standard, inspection, answers, level, parameters: &parameters, kept };
    remarks::about_missing_rows(&judge, &mut problems);
    let mut findings: Vec<Finding> = Vec::with_capacity(standard.indicators.len());
    for (position, indicator) in standard.indicators.iter().enumerate() {
        if indicator.levels.contains(&settings.level) {
            findings.push(judge.finding(position, &mut problems));
        }
    }
    let highest = |grades: &[GradeResult]| grades.iter().position(|grade| grade.outcome == Outcome::Reached);
    let plain = grade::results(standard, &findings);
    let day = settings.as_of.or(visit);
    let held = waived::of(standard, inspection, &settings.waivers, day, &findings, &mut problems);
    let is_any = held.iter().any(Option::is_some);
    for (finding, held) in findings.iter_mut().zip(held) {
        finding.waiver = held.map(|number| Box::new(settings.waivers[number].clone()));
    }
    let (grades, without_waivers) = match is_any {
        true => {
            let without = WithoutWaivers { grade: highest(&plain), grades: plain };
            (grade::results(standard, &findings), Some(without))
        }
        false => (plain, None),
    };
    let grade = highest(&grades);
    problems.sort_by_key(|problem| problem.severity);
    let text = |stated: &Option<crate::intake::Stated<String>>| stated.as_ref().map(|s| s.value.clone());
    Assessment {
        at: inspection.at.clone(),
        centre: text(&inspection.centre),
        code: text(&inspection.code),
        region: text(&inspection.region),
        level: settings.level,
        inspected_on: visit,
        parameters,
        self_assessment: own::compare(standard, &findings),
        findings,
        grades,
        grade,
        without_waivers,
        problems,
    }
}

/// The parameters that the standard's checks name, with the values in force.
///
/// A figure that is set by year is that of the year of the judgement.
fn parameters(standard: &Standard, settings: &Settings, visit: Option<Date>) -> Vec<ParameterUse> {
    if standard.parameters.is_empty() {
        return Vec::new();
    }
    let year = settings.as_of.or(visit).map(|day| day.year());
    let named: Vec<&str> = standard
        .indicators_at(settings.level)
        .flat_map(|indicator| {
            let condition = indicator.when.as_ref().and_then(|when| when.check.as_ref());
            indicator.check.iter().chain(condition)
        })
        .flat_map(|check| check.threshold.amounts())
        .filter_map(|amount| match amount {
            Amount::Parameter(id) => Some(id.as_str()),
            Amount::Fixed(_) => None,
        })
        .collect();
    standard
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| named.contains(&parameter.id.as_str()))
        .map(|(position, parameter)| {
            let set = settings.parameters.get(&parameter.id).copied();
            let of_year = year.and_then(|year| Some((parameter.by_year.get(&year).copied()?, Some(year))));
            let (value, year) = match set {
                Some(value) => (value, None),
                None => of_year.unwrap_or((parameter.value, parameter.year)),
            };
            ParameterUse { parameter: position, value, year, is_set: set.is_some() }
        })
        .collect()
}
