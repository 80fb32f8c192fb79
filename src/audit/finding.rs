//! One indicator judged against one inspection.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::measured::{Measured, Shortfall};
use super::points::{Loss, Points};
use crate::intake::Answer;
use crate::place::Place;
use crate::value::Mark;
use crate::waiver::Waiver;

/// What an indicator came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 符合
    Met,
    /// 基本符合: attested only; satisfies no requirement of a grade.
    PartlyMet,
    /// 不符合
    NotMet,
    /// 不适用: out of the sum, never blocks a grade.
    NotApplicable,
    /// 未检查
    NotChecked,
    /// 无法识别: counted like not checked.
    Unreadable,
}

/// What a verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A measurement.
    Measured,
    /// The inspector's mark.
    Attested,
    /// Counts of faults, where there is no mark.
    Counted,
    /// Nothing: there is no answer.
    None,
}

/// One indicator judged, for every grade.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The indicator's position in the standard.
    pub indicator: usize,
    /// What the verdicts rest on.
    pub basis: Basis,
    /// What was measured. Most findings have nothing measured, and are moved often.
    pub measured: Option<Box<Measured>>,
    /// What the inspector attested.
    pub attested: Option<Mark>,
    /// What the centre attested of itself, where the list keeps both.
    pub attested_self: Option<Mark>,
    /// Whether the inspector's mark disagrees with the measurement.
    pub conflict: bool,
    /// The remark.
    pub remark: Option<Arc<str>>,
    /// The evidence named.
    pub evidence: Option<Arc<str>>,
    /// How often a fault was found, as written.
    pub occurrences: Option<Arc<str>>,
    /// By when it is to be put right, as written.
    pub deadline: Option<Arc<str>>,
    /// What was found of the members of its set, where any of them was looked for.
    pub members: Vec<MemberFinding>,
    /// The waiver that holds for it: it keeps its verdict and blocks no grade.
    pub waiver: Option<Box<Waiver>>,
    /// The cell for the result; the list, where it has no row for the indicator.
    pub at: Place,
    pub(super) by_grade: Arc<[ForGrade]>,
}

/// What a finding is for one grade.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ForGrade {
    pub(super) verdict: Verdict,
    pub(super) points: Points,
    /// What faults cost.
    pub(super) losses: Vec<Loss>,
    /// The threshold, where a check gives one.
    pub(super) needed: Option<Decimal>,
    pub(super) shortfall: Option<Shortfall>,
    /// Whether the members of a set decided.
    pub(super) is_counted: bool,
}

/// What was found of one member of a set.
#[derive(Debug, Clone)]
pub struct MemberFinding {
    /// The member's position in its set.
    pub member: usize,
    /// What it came to.
    pub verdict: Verdict,
    /// The remark.
    pub remark: Option<Arc<str>>,
    /// Its cell; the list, where it has no row for it.
    pub at: Place,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 6] = [
        Verdict::Met,
        Verdict::PartlyMet,
        Verdict::NotMet,
        Verdict::NotApplicable,
        Verdict::NotChecked,
        Verdict::Unreadable,
    ];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::PartlyMet => "partly_met",
            Verdict::NotMet => "not_met",
            Verdict::NotApplicable => "not_applicable",
            Verdict::NotChecked => "not_checked",
            Verdict::Unreadable => "unreadable",
        }
    }

    /// The key of its name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Met => "verdict-met",
            Verdict::PartlyMet => "verdict-partly_met",
            Verdict::NotMet => "verdict-not_met",
            Verdict::NotApplicable => "verdict-not_applicable",
            Verdict::NotChecked => "verdict-not_checked",
            Verdict::Unreadable => "verdict-unreadable",
        }
    }

    /// Whether it says nothing yet.
    pub fn is_open(self) -> bool {
        match self {
            Verdict::NotChecked | Verdict::Unreadable => true,
            Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::NotApplicable => false,
        }
    }

    /// Whether something was found, one way or the other.
    pub fn is_evaluated(self) -> bool {
        match self {
            Verdict::Met | Verdict::PartlyMet | Verdict::NotMet => true,
            Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable => false,
        }
    }
}

impl Basis {
    /// Its name in JSON; `None` where there is no answer.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Basis::Measured => Some("measured"),
            Basis::Attested => Some("attested"),
            Basis::Counted => Some("counted"),
            Basis::None => None,
        }
    }
}

impl From<Mark> for Verdict {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Met => Verdict::Met,
            Mark::PartlyMet => Verdict::PartlyMet,
            Mark::NotMet => Verdict::NotMet,
            Mark::NotApplicable => Verdict::NotApplicable,
        }
    }
}

impl Finding {
    /// The only maker of findings: it holds that a verdict by measurement has its measurement,
    /// and that a conflict has two sides.
    pub(super) fn new(
        indicator: usize,
        basis: Basis,
        measured: Option<Measured>,
        conflict: bool,
        answer: &Answer,
        by_grade: Arc<[ForGrade]>,
    ) -> Self {
        let attested = answer.result.as_ref().and_then(|result| result.mark);
        debug_assert!(!by_grade.is_empty(), "a standard has at least one grade");
        debug_assert!(basis != Basis::Measured || measured.is_some(), "measured by what?");
        debug_assert!(!conflict || (attested.is_some() && measured.is_some()), "a conflict of what?");
        Finding {
            indicator,
            basis,
            measured: measured.map(Box::new),
            attested,
            attested_self: answer.own.as_ref().and_then(|own| own.mark),
            conflict,
            remark: answer.remark.clone(),
            evidence: answer.evidence.clone(),
            occurrences: answer.occurrences.clone(),
            deadline: answer.deadline.clone(),
            members: Vec::new(),
            waiver: None,
            at: answer.at.clone(),
            by_grade,
        }
    }

    /// Whether it is a mark, or the want of one, and nothing else but what was written beside it.
    pub fn is_only_a_mark(&self) -> bool {
        let Finding {
            indicator: _,
            basis,
            measured: None,
            attested: _,
            attested_self: None,
            conflict: false,
            remark: _,
            evidence: _,
            occurrences: _,
            deadline: _,
            members,
            waiver: None,
            at: _,
            by_grade,
        } = self
        else {
            return false;
        };
        matches!(basis, Basis::Attested | Basis::None)
            && members.is_empty()
            && by_grade.iter().all(|grade| grade.losses.is_empty() && grade.shortfall.is_none())
    }

    /// Of two that are only a mark: whether they differ by nothing but their place and what was
    /// written beside them.
    pub fn is_alike(&self, other: &Finding) -> bool {
        let marks = |one: &Finding| (one.indicator, one.basis, one.attested);
        marks(self) == marks(other)
            && (Arc::ptr_eq(&self.by_grade, &other.by_grade) || self.by_grade == other.by_grade)
    }

    /// The verdict for a grade.
    pub fn verdict(&self, grade: usize) -> Verdict {
        self.by_grade[grade].verdict
    }

    /// The points for a grade.
    pub fn points(&self, grade: usize) -> Points {
        self.by_grade[grade].points
    }

    /// What faults cost for a grade.
    pub fn losses(&self, grade: usize) -> &[Loss] {
        &self.by_grade[grade].losses
    }

    /// The threshold for a grade, in base units.
    pub fn needed(&self, grade: usize) -> Option<Decimal> {
        self.by_grade[grade].needed
    }

    /// By how much the grade's threshold is missed.
    pub fn shortfall(&self, grade: usize) -> Option<Shortfall> {
        self.by_grade[grade].shortfall
    }
}
