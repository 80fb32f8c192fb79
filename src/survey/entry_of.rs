//! A centre's entry from its assessment, and its items from the standard: the same that its published
//! line is read back to.

use rust_decimal::Decimal;

use super::entry::{Entry, GradeEntry, Item, OutcomeEntry, OwnEntry, ScoreEntry, StandardKey};
use crate::audit::{Assessment, Outcome};
use crate::problem::Severity;
use crate::standard::{Level, Standard};
use crate::wording::Lang;

impl Entry {
    /// The entry of a centre that has just been judged, by no further standard.
    pub fn of(standard: &Standard, assessment: &Assessment) -> Self {
        let findings = &assessment.findings;
        let at = |holds: &dyn Fn(&crate::audit::Finding) -> bool| {
            let held = findings.iter().enumerate().filter(|(_, finding)| holds(finding));
            held.map(|(position, _)| position).collect::<Vec<usize>>()
        };
        let without = assessment.without_waivers.as_ref();
        Entry {
            standard: StandardKey {
                id: standard.id.clone(),
                edition: standard.edition.clone(),
                sha256: standard.sha256.clone(),
            },
            level: assessment.level.id().to_owned(),
            name: assessment.centre.clone(),
            code: assessment.code.clone(),
            region: assessment.region.clone(),
            inspected_on: assessment.inspected_on.map(|date| date.to_string()),
            grade: assessment.grade,
            grades: assessment
                .grades
                .iter()
                .zip(&standard.grades)
                .map(|(result, grade)| GradeEntry {
                    id: grade.id.clone(),
                    outcome: match result.outcome {
                        Outcome::Reached => OutcomeEntry::Reached,
                        Outcome::Missed => OutcomeEntry::Missed,
                        Outcome::Open => OutcomeEntry::Open,
                    },
                    missing: result
                        .missing
                        .iter()
                        .map(|at| standard.indicators[findings[*at].indicator].id.clone())
                        .collect(),
                    unchecked: result.unchecked.len(),
                })
                .collect(),
            score: assessment.headline().map(|score| ScoreEntry {
                earned: published(score.earned),
                possible: published(score.possible),
                percent: published(score.percent()),
                low: published(score.low()),
                high: published(score.high()),
            }),
            verdicts: findings.iter().map(|finding| finding.verdict(0)).collect(),
            points: findings
                .iter()
                .map(|finding| finding.points(0))
                .map(|points| (published(points.earned), published(points.possible)))
                .collect(),
            conflicts: at(&|finding| finding.conflict),
            waived: at(&|finding| finding.waiver.is_some()),
            is_lifted: without.is_some_and(|without| without.grade != assessment.grade),
            own: assessment
                .self_assessment
                .as_ref()
                .map(|own| OwnEntry { gap: published(own.own - own.verified), differs: own.differs.len() }),
            errors: assessment.problems.iter().filter(|one| one.severity == Severity::Error).count(),
            also: Vec::new(),
        }
    }
}

impl Item {
    /// The items of a standard at a level.
    pub fn of(standard: &Standard, level: Level, lang: Lang) -> Vec<Self> {
        let item = |indicator: &crate::standard::Indicator| Item {
            id: indicator.id.clone(),
            section: standard.heading(indicator).0.id.clone(),
            title: indicator.title.get(lang).to_owned(),
        };
        standard.indicators_at(level).map(item).collect()
    }
}

/// A number as it is read back: with no zeros at its end.
fn published(number: Decimal) -> Decimal {
    let is_so = number.scale() == 0 && number.is_sign_positive();
    if is_so { number } else { number.normalize() }
}
