//! The centre's own results held against the verified ones.

use rust_decimal::Decimal;

use super::finding::{Finding, Verdict};
use super::points::of_mark;
use crate::standard::Standard;

/// How the centre's own results differ from the verdicts, for the headline grade and over the
/// indicators that have both.
#[derive(Debug, Clone)]
pub struct SelfAssessment {
    /// How many indicators have both.
    pub compared: usize,
    /// Points by the centre's own results.
    pub own: Decimal,
    /// Points by the verdicts.
    pub verified: Decimal,
    /// Positions (among the findings) of those that differ.
    pub differs: Vec<usize>,
}

/// Compares; `None` where no indicator has both.
pub(super) fn compare(standard: &Standard, findings: &[Finding]) -> Option<SelfAssessment> {
    let mut found =
        SelfAssessment { compared: 0, own: Decimal::ZERO, verified: Decimal::ZERO, differs: Vec::new() };
    for (position, finding) in findings.iter().enumerate() {
        let Some(mark) = finding.attested_self else { continue };
        let own = Verdict::from(mark);
        let verdict = finding.verdict(0);
        if verdict.is_open() {
            continue;
        }
        found.compared += 1;
        found.own += of_mark(&standard.indicators[finding.indicator], mark);
        found.verified += finding.points(0).earned;
        if own != verdict {
            found.differs.push(position);
        }
    }
    (found.compared > 0).then_some(found)
}
