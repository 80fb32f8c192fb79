//! A result as a case gives it: a mark, or a word as an inspector writes it.

use crate::value::{Datum, Mark, Polarity, read_mark};

/// A result as a case gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The mark itself.
    Mark(Mark),
    /// What is written in the cell (有, 无, √): the indicator's polarity decides what it means.
    Written(String),
}

/// The words for marks.
pub(super) const WORDS: [&str; 4] = ["met", "partly_met", "not_met", "not_applicable"];

impl Given {
    /// Reads a result; `None` where it is neither a mark nor anything an inspector writes for one.
    pub(super) fn read(word: &str) -> Option<Self> {
        let marks = [Mark::Met, Mark::PartlyMet, Mark::NotMet, Mark::NotApplicable];
        if let Some(at) = WORDS.iter().position(|known| *known == word) {
            return Some(Given::Mark(marks[at]));
        }
        read_mark(&Datum::text(word), Polarity::Presence).map(|_| Given::Written(word.to_owned()))
    }

    /// The mark it is for an indicator.
    pub(super) fn mark(&self, polarity: Polarity) -> Option<Mark> {
        match self {
            Given::Mark(mark) => Some(*mark),
            Given::Written(word) => read_mark(&Datum::text(word.clone()), polarity).map(|(mark, _)| mark),
        }
    }
}
