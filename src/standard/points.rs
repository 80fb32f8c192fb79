//! Points: what indicators and sections are worth, what is taken off, what is added, and by which rules.

use rust_decimal::Decimal;

use super::check::Comparison;
use crate::wording::Bilingual;

/// How a standard turns points into a score.
#[derive(Debug, Clone)]
pub struct Scoring {
    /// Where the points of indicators come from.
    pub weights: Weights,
    /// The part of its points that an indicator earns for 基本符合 unless it says otherwise.
    pub partial: Decimal,
    /// The points the document says that all indicators come to.
    pub total: Option<Decimal>,
    /// The most a score can be, in per cent; what lies above 100 is bonus.
    pub ceiling: Option<Decimal>,
    /// The most that all bonuses together add, in points.
    pub bonus_most: Option<Decimal>,
    /// What becomes of the points of what does not apply.
    pub not_applicable: NotApplicablePolicy,
    /// How scores are rounded.
    pub rounding: Rounding,
}

/// Where the points of indicators come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// The document gives none: each indicator counts 1, by this tool's convention.
    Equal,
    /// The document gives them.
    Source,
}

/// What becomes of the points of an indicator that does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotApplicablePolicy {
    /// They leave the sum.
    LeftOut,
    /// They are all earned.
    Full,
    /// An inspector may not call anything not applicable: such a mark counts as unreadable.
    NotAllowed,
}

/// How scores are rounded: half away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    /// Places of a per cent.
    pub places: u32,
    /// Whether thresholds see the rounded score.
    pub before_thresholds: bool,
}

/// The parts of its points that an indicator earns where it is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// For 基本符合, from 0 to 1.
    pub partly_met: Decimal,
    /// For 不符合, from 0 to the part for 基本符合.
    pub not_met: Decimal,
}

/// A step of points by what was measured: at least 90% earns 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// How the measured value is compared.
    pub comparison: Comparison,
    /// With what.
    pub bound: Decimal,
    /// What the step earns.
    pub points: Decimal,
}

/// A fault that costs points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// Its id, unique in its indicator.
    pub id: String,
    /// What the fault is.
    pub name: Bilingual,
    /// What it costs, each time.
    pub points: Decimal,
    /// How often it counts.
    pub per: Per,
    /// The most it costs in all.
    pub most: Option<Decimal>,
}

/// How often a deduction counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Once, where the fault is there at all.
    Flat,
    /// For each time it was found.
    Occurrence,
    /// For each member of the indicator's set that is missing.
    Member,
    /// For each step by which the indicator's threshold is missed.
    Shortfall {
        /// The size of a step, in the base unit.
        step: Decimal,
        /// What becomes of a part of a step.
        part: PartStep,
    },
}

/// What becomes of a part of a step of shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartStep {
    /// It costs its part.
    Counts,
    /// It costs as much as a whole one (不足一个的按一个计).
    Whole,
    /// It costs nothing.
    Free,
}

/// Points beside the sum, for what goes beyond the requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bonus {
    /// What it adds, each time.
    pub points: Decimal,
    /// Whether it counts for each time it was found, or once.
    pub per_occurrence: bool,
    /// The most it adds.
    pub most: Decimal,
}

impl Per {
    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Per::Flat => "flat",
            Per::Occurrence => "occurrence",
            Per::Member => "member",
            Per::Shortfall { .. } => "shortfall",
        }
    }

    /// Whether an inspector counts it: in a column of its own.
    pub fn is_counted(self) -> bool {
        match self {
            Per::Flat | Per::Occurrence => true,
            Per::Member | Per::Shortfall { .. } => false,
        }
    }
}

impl NotApplicablePolicy {
    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            NotApplicablePolicy::LeftOut => "left_out",
            NotApplicablePolicy::Full => "full",
            NotApplicablePolicy::NotAllowed => "not_allowed",
        }
    }
}

impl Deduction {
    /// How a list numbers the row in which one of an indicator's faults is counted, by position
    /// among those that are counted: `8(-1)`.
    pub fn number(indicator: &str, position: usize) -> String {
        format!("{indicator}(-{})", position + 1)
    }
}

impl Bonus {
    /// The id under which it is counted.
    pub const COUNT: &'static str = "bonus";

    /// How a list numbers the row in which an indicator's bonus is counted: `8(+1)`.
    pub fn number(indicator: &str) -> String {
        format!("{indicator}(+1)")
    }
}
