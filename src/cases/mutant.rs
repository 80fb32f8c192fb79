//! A change to a standard: what it makes of what, and the standard with it.

use rust_decimal::Decimal;

use crate::standard::{Grade, Indicator, Level, Parameter, Scoring, Section, Standard};
use crate::value::Measure;

/// A standard that says one thing otherwise.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// What says it otherwise.
    pub about: About,
    /// What is said otherwise.
    pub what: What,
    /// The member, deduction, year or condition, where there are several.
    pub part: Option<String>,
    /// The level it is about, where it is about one.
    pub level: Option<Level>,
    /// The position of the grade it is about, where it is about one.
    pub grade: Option<usize>,
    /// What the standard says.
    pub from: Term,
    /// What it says here.
    pub to: Term,
    /// What differs; the other way round once it is in the standard.
    pub(super) change: Vec<Part>,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The indicator at this position.
    Indicator(usize),
    /// The parameter at this position.
    Parameter(usize),
    /// The section at this position.
    Section(usize),
    /// The grade at this position.
    Grade(usize),
    /// How points become a score.
    Scoring,
}

/// What is said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A bound.
    Threshold,
    /// The upper of two bounds.
    Upper,
    /// Whether the bound itself counts.
    Comparison,
    /// The bound of a condition.
    ConditionThreshold,
    /// Whether the bound of a condition counts.
    ConditionComparison,
    /// Whether there is a condition.
    Condition,
    /// The value of a parameter.
    Value,
    /// The obligation, with what that makes of required grades.
    Obligation,
    /// Whether a grade requires it.
    Required,
    /// Whether it applies to a level.
    Level,
    /// Whether something is a member of a set.
    Member,
    /// Whether all of a set are needed or one.
    Rule,
    /// How many of a set are needed.
    Count,
    /// What 有 and 无 mean.
    Polarity,
    /// What it is worth.
    Points,
    /// The part for 基本符合.
    Partial,
    /// The part for 不符合.
    Credit,
    /// The bound of a step of points.
    BandBound,
    /// Whether the bound of a step counts.
    BandComparison,
    /// The points of a step.
    BandPoints,
    /// What a fault costs.
    Deduction,
    /// How often a fault counts.
    Per,
    /// The size of a step of shortfall.
    Step,
    /// What becomes of a part of a step.
    PartStep,
    /// The most a fault costs.
    Most,
    /// What a bonus adds.
    Bonus,
    /// Whether a bonus counts each time.
    BonusPer,
    /// The most a bonus adds.
    BonusMost,
    /// The points of a pool.
    Pool,
    /// The weight of a section.
    Weight,
    /// The score a grade asks for.
    Score,
    /// The score in a section that a grade asks for.
    SectionScore,
    /// How many optional indicators a grade asks for.
    Optional,
    /// Whether an indicator counts among them.
    OptionalOf,
    /// The ceiling of the score.
    Ceiling,
    /// The most all bonuses add.
    AllBonus,
    /// What becomes of the points of what does not apply.
    NotApplicable,
    /// Places of a per cent.
    Places,
    /// Whether thresholds see the rounded score.
    Rounding,
}

/// What is said: before or after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An amount with a unit.
    Amount(Decimal, Measure),
    /// A number without.
    Number(Decimal),
    /// A word of the format.
    Word(&'static str),
    /// It is there.
    Yes,
    /// It is not.
    No,
}

/// A part of a standard in place of another.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Indicator(usize, Box<Indicator>),
    Parameter(usize, Parameter),
    Section(usize, Section),
    Grade(usize, Grade),
    Scoring(Scoring),
}

impl Mutant {
    /// Changes the standard, or changes it back.
    pub(super) fn swap(&mut self, standard: &mut Standard) {
        for part in &mut self.change {
            match part {
                Part::Indicator(at, other) => std::mem::swap(&mut standard.indicators[*at], other),
                Part::Parameter(at, other) => std::mem::swap(&mut standard.parameters[*at], other),
                Part::Section(at, other) => std::mem::swap(&mut standard.sections[*at], other),
                Part::Grade(at, other) => std::mem::swap(&mut standard.grades[*at], other),
                Part::Scoring(other) => std::mem::swap(&mut standard.scoring, other),
            }
        }
    }
}

impl What {
    /// Its name in JSON, and the end of the key of its text.
    pub fn id(self) -> &'static str {
        match self {
            What::Threshold => "threshold",
            What::Upper => "upper",
            What::Comparison => "comparison",
            What::ConditionThreshold => "condition_threshold",
            What::ConditionComparison => "condition_comparison",
            What::Condition => "condition",
            What::Value => "value",
            What::Obligation => "obligation",
            What::Required => "required_for",
            What::Level => "level",
            What::Member => "member",
            What::Rule => "set_rule",
            What::Count => "set_count",
            What::Polarity => "polarity",
            What::Points => "points",
            What::Partial => "partial",
            What::Credit => "credit",
            What::BandBound => "band_bound",
            What::BandComparison => "band_comparison",
            What::BandPoints => "band_points",
            What::Deduction => "deduction",
            What::Per => "per",
            What::Step => "step",
            What::PartStep => "part_step",
            What::Most => "most",
            What::Bonus => "bonus",
            What::BonusPer => "bonus_per",
            What::BonusMost => "bonus_most",
            What::Pool => "pool",
            What::Weight => "weight",
            What::Score => "score",
            What::SectionScore => "section_score",
            What::Optional => "optional",
            What::OptionalOf => "optional_of",
            What::Ceiling => "ceiling",
            What::AllBonus => "all_bonus",
            What::NotApplicable => "not_applicable",
            What::Places => "places",
            What::Rounding => "rounding",
        }
    }
}
