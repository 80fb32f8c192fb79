//! Judgements taken back from what was published of them, so that reports can be made of results
//! without the workbook.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::finding::ForGrade;
use super::grade::{self, Outcome};
use super::measured::Size;
use super::{
    Assessment, Basis, Finding, Loss, Measured, ParameterUse, Points, Shortfall, Verdict, WithoutWaivers, own,
};
use crate::place::Place;
use crate::standard::{Level, Standard};
use crate::value::{Measure, Quantity};

/// What a finding was for one grade.
#[derive(Debug, Clone)]
pub struct FoundForGrade {
    /// The verdict.
    pub verdict: Verdict,
    /// The points.
    pub points: Points,
    /// What faults cost.
    pub losses: Vec<Loss>,
    /// The threshold, where a check gives one.
    pub needed: Option<Decimal>,
    /// By how much it was missed.
    pub shortfall: Option<Shortfall>,
}

/// What an assessment was about.
#[derive(Debug, Clone)]
pub struct About {
    /// The list it was read from.
    pub at: Place,
    /// The centre's name.
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
}

impl Finding {
    /// A finding with nothing but its verdicts and points; one for every grade of the standard.
    pub fn restored(indicator: usize, basis: Basis, at: Place, by_grade: Vec<FoundForGrade>) -> Self {
        let for_grade = |found: FoundForGrade| ForGrade {
            verdict: found.verdict,
            points: found.points,
            losses: found.losses,
            needed: found.needed,
            shortfall: found.shortfall,
            is_counted: false,
        };
        Finding {
            indicator,
            basis,
            measured: None,
            attested: None,
            attested_self: None,
            conflict: false,
            remark: None,
            evidence: None,
            occurrences: None,
            deadline: None,
            members: Vec::new(),
            waiver: None,
            at,
            by_grade: by_grade.into_iter().map(for_grade).collect(),
        }
    }
}

impl Measured {
    /// A measurement with its value; `None` where it was a bound or range.
    pub fn restored(measure: Measure, text: String, at: Place, value: Option<Decimal>) -> Self {
        let unknown = Quantity { low: None, high: None, caveats: Vec::new() };
        let size = Size::Stated(value.map_or(unknown, Quantity::exactly));
        Measured { measure, text, at, size }
    }

    /// A share that was worked out from its part and the whole.
    pub fn restored_share(text: String, at: Place, (of, over): (Decimal, Decimal)) -> Self {
        // What the two count is in the shortfall, which is not worked out again.
        let size = Size::Share { of, over, counted: Measure::Items };
        Measured { measure: Measure::Ratio, text, at, size }
    }
}

impl Assessment {
    /// The assessment that findings come to, with no problems.
    pub fn restored(standard: &Standard, about: About, findings: Vec<Finding>) -> Self {
        let highest =
            |grades: &[_]| grades.iter().position(|g: &super::GradeResult| g.outcome == Outcome::Reached);
        let grades = grade::results(standard, &findings);
        let without_waivers = findings.iter().any(|finding| finding.waiver.is_some()).then(|| {
            let mut plain = findings.clone();
            plain.iter_mut().for_each(|finding| finding.waiver = None);
            let grades = grade::results(standard, &plain);
            WithoutWaivers { grade: highest(&grades), grades }
        });
        Assessment {
            at: about.at,
            centre: about.centre,
            code: about.code,
            region: about.region,
            level: about.level,
            inspected_on: about.inspected_on,
            parameters: about.parameters,
            self_assessment: own::compare(standard, &findings),
            grade: highest(&grades),
            grades,
            findings,
            without_waivers,
            problems: Vec::new(),
        }
    }
}
