//! Which waivers hold for an inspection, and what there is to say of those that do not.

use jiff::civil::Date;

use super::finding::{Finding, Verdict};
use crate::intake::Inspection;
use crate::problem::Problem;
use crate::standard::Standard;
use crate::waiver::{SOON, Validity, Waiver};

/// For every finding, the waiver that holds for it.
pub(super) fn of(
    standard: &Standard,
    inspection: &Inspection,
    waivers: &[Waiver],
    day: Option<Date>,
    findings: &[Finding],
    problems: &mut Vec<Problem>,
) -> Vec<Option<usize>> {
    let mut held = vec![None; findings.len()];
    let name = inspection.centre.as_ref().map(|centre| centre.value.as_str());
    let code = inspection.code.as_ref().map(|code| code.value.as_str());
    for (number, waiver) in waivers.iter().enumerate() {
        if waiver.standard != standard.id || !waiver.is_for(name, code) {
            continue;
        }
        let say = |code| {
            Problem::warning(code, waiver.at.clone())
                .with("id", waiver.indicator.as_str())
                .with("through", waiver.through.to_string())
                .with("granted", waiver.granted.to_string())
        };
        let position =
            findings.iter().position(|one| standard.indicators[one.indicator].id == waiver.indicator);
        let Some(position) = position else {
            problems.push(say("waiver_of_nothing"));
            continue;
        };
        let Some(day) = day else {
            problems.push(say("waiver_day_unknown"));
            continue;
        };
        match waiver.on(day) {
            Validity::NotYet => problems.push(say("waiver_not_yet")),
            Validity::Expired => problems.push(say("waiver_expired")),
            Validity::Holds(left) => {
                if is_needed(&findings[position], standard.grades.len()) {
                    held[position].get_or_insert(number);
                } else {
                    problems.push(say("waiver_unused"));
                }
                if left <= SOON {
                    problems.push(say("waiver_ends_soon").with("days", left.to_string()));
                }
            }
        }
    }
    held
}

/// Whether a finding stands in the way of anything, for any grade.
fn is_needed(finding: &Finding, grades: usize) -> bool {
    (0..grades).any(|grade| match finding.verdict(grade) {
        Verdict::NotMet | Verdict::PartlyMet | Verdict::NotChecked | Verdict::Unreadable => true,
        Verdict::Met | Verdict::NotApplicable => false,
    })
}
