//! Grades: outcomes a centre can reach, and what each asks for beside its required indicators.

use rust_decimal::Decimal;

use crate::wording::Bilingual;

/// An outcome a centre can reach.
#[derive(Debug, Clone)]
pub struct Grade {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether it requires every `shall`.
    pub by_shall: bool,
    /// Whether it is this tool's convention, where the document names no grade.
    pub convention: bool,
    /// Whether it is what remains: the lowest one, of centres that reach no other.
    pub otherwise: bool,
    /// What it asks for beside its required indicators; all of it has to hold.
    pub conditions: Vec<GradeCondition>,
}

impl Grade {
    /// The score it asks for, in per cent.
    pub fn score(&self) -> Option<Decimal> {
        self.conditions.iter().find_map(|condition| match condition {
            GradeCondition::Score { at_least } => Some(*at_least),
            GradeCondition::Section { .. } | GradeCondition::Optional { .. } => None,
        })
    }
}

/// Something a grade asks for beside its required indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GradeCondition {
    /// The score is at least so many per cent.
    Score {
        /// Per cent.
        at_least: Decimal,
    },
    /// The score of one section is at least so many per cent.
    Section {
        /// The section's position.
        section: usize,
        /// Per cent.
        at_least: Decimal,
    },
    /// So many of the indicators that it does not require are met.
    Optional {
        /// How many.
        at_least: usize,
        /// Positions of the indicators to count; all that it does not require where it names none.
        of: Option<Vec<usize>>,
    },
}

impl GradeCondition {
    /// Its name in files and JSON.
    pub fn id(&self) -> &'static str {
        match self {
            GradeCondition::Score { .. } => "score",
            GradeCondition::Section { .. } => "section",
            GradeCondition::Optional { .. } => "optional",
        }
    }
}
