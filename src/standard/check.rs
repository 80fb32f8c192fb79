//! Checks: what is measured or counted, how it is compared, and with what.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Standard;
use super::level::Level;
use crate::value::Measure;
use crate::wording::Bilingual;

/// A check on measured fields or on the members of a set.
#[derive(Debug, Clone)]
pub struct Check {
    /// What is measured.
    pub subject: Subject,
    /// How it is compared.
    pub comparison: Comparison,
    /// What it is compared with; the lower bound where there are two.
    pub threshold: Threshold,
    /// The upper bound of a comparison between two.
    pub upper: Option<Decimal>,
}

/// What has to hold for an indicator to apply.
#[derive(Debug, Clone)]
pub struct Condition {
    /// In words, as the document puts it.
    pub text: Bilingual,
    /// As a figure, where it is one.
    pub check: Option<Check>,
}

/// What a check looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// One field.
    Field(String),
    /// A ratio of two fields, which may also be stated directly.
    Ratio {
        /// The part.
        of: String,
        /// The whole.
        over: String,
        /// The field that holds the share where it is stated directly.
        stated: String,
    },
    /// The members of a set that are there, counted.
    Set(Set),
}

/// Things a centre has to have, each looked for on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Its members, in the document's order; never empty.
    pub members: Vec<Member>,
    /// How many of them are asked for.
    pub rule: SetRule,
    /// Whether the document's list goes on (等): these are the least.
    pub open: bool,
}

/// One thing of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id, unique in its set.
    pub id: String,
    /// Its name, as the document has it.
    pub name: Bilingual,
}

/// How many members of a set are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetRule {
    /// Each that applies.
    AllOf,
    /// One of them (或).
    AnyOf,
    /// As many as the threshold says.
    AtLeastOf,
}

/// How a measured value is compared with its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// 以上, 不少于, 不低于, 达到: the bound itself is met.
    AtLeast,
    /// 以下, 不超过, 以内: the bound itself is met.
    AtMost,
    /// 超过, 大于: the bound itself is not met.
    Above,
    /// 不足, 少于 (or …以上 forbidden): the bound itself is not met.
    Below,
    /// Just this much.
    Exactly,
    /// From one bound to another; both are met.
    Between,
}

/// What a value is compared with; it can differ by grade or by level.
#[derive(Debug, Clone)]
pub enum Threshold {
    /// The same for all.
    Same(Amount),
    /// By the position of the grade; a grade left out is not judged.
    ByGrade(BTreeMap<usize, Amount>),
    /// By level; a level left out is not judged.
    ByLevel(BTreeMap<Level, Amount>),
}

/// A figure, or the name of the parameter that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A figure in the base unit.
    Fixed(Decimal),
    /// A parameter's id.
    Parameter(String),
}

impl Comparison {
    /// All of them.
    pub const ALL: [Comparison; 6] = [
        Comparison::AtLeast,
        Comparison::AtMost,
        Comparison::Above,
        Comparison::Below,
        Comparison::Exactly,
        Comparison::Between,
    ];

    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Comparison::AtLeast => "at_least",
            Comparison::AtMost => "at_most",
            Comparison::Above => "above",
            Comparison::Below => "below",
            Comparison::Exactly => "exactly",
            Comparison::Between => "between",
        }
    }
}

impl Threshold {
    /// The figure for a grade and a level; `None` where the standard gives none for them.
    pub fn get(&self, grade: usize, level: Level) -> Option<&Amount> {
        match self {
            Threshold::Same(amount) => Some(amount),
            Threshold::ByGrade(amounts) => amounts.get(&grade),
            Threshold::ByLevel(amounts) => amounts.get(&level),
        }
    }

    /// Every figure it names.
    pub fn amounts(&self) -> Vec<&Amount> {
        match self {
            Threshold::Same(amount) => vec![amount],
            Threshold::ByGrade(amounts) => amounts.values().collect(),
            Threshold::ByLevel(amounts) => amounts.values().collect(),
        }
    }
}

impl Subject {
    /// The field that an indicator's own measured value is for; a set has none.
    pub fn stated(&self) -> Option<&str> {
        match self {
            Subject::Field(field) | Subject::Ratio { stated: field, .. } => Some(field),
            Subject::Set(_) => None,
        }
    }

    /// The set, where it is one.
    pub fn set(&self) -> Option<&Set> {
        match self {
            Subject::Set(set) => Some(set),
            Subject::Field(_) | Subject::Ratio { .. } => None,
        }
    }
}

impl Check {
    /// Its name in files and JSON: that of the comparison, or of the set's rule.
    pub fn kind(&self) -> &'static str {
        self.subject.set().map_or_else(|| self.comparison.id(), |set| set.rule.id())
    }

    /// The kind of quantity that is compared.
    pub fn measure(&self, standard: &Standard) -> Measure {
        self.subject.stated().map_or(Measure::Items, |field| standard.field(field).measure)
    }
}

impl SetRule {
    /// All of them.
    pub const ALL: [SetRule; 3] = [SetRule::AllOf, SetRule::AnyOf, SetRule::AtLeastOf];

    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            SetRule::AllOf => "all_of",
            SetRule::AnyOf => "any_of",
            SetRule::AtLeastOf => "at_least_of",
        }
    }
}

impl Set {
    /// How a list numbers one of its members, by position: `8(1)`.
    pub fn number(indicator: &str, position: usize) -> String {
        format!("{indicator}({})", position + 1)
    }
}
