//! What a mark comes to, kept from one centre to the next.
//!
//! Where nothing was measured or counted of an indicator, its mark alone decides: at every centre of
//! a level the same mark comes to the same verdicts and points.

use std::sync::{Arc, OnceLock};

use super::finding::{Basis, ForGrade};
use crate::intake::Answer;
use crate::standard::{Amount, Indicator, Level, Standard};
use crate::value::Mark;

/// What an indicator came to, apart from where that stands and what was written beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    pub(super) basis: Basis,
    pub(super) by_grade: Arc<[ForGrade]>,
    /// Whether for any grade faults should have been counted and were not.
    pub(super) is_uncounted: bool,
}

/// What marks come to by one standard, as far as that was asked for. The default keeps nothing.
#[derive(Debug, Default)]
pub struct KeptFindings(Vec<Kept>);

/// Of one indicator, for each of its levels and each thing that a cell for the result can say;
/// nothing where more than the mark decides.
#[derive(Debug)]
struct Kept(Vec<[OnceLock<Judged>; SAID]>);

/// A mark, something that is none, and nothing at all.
const SAID: usize = 6;

impl KeptFindings {
    /// None so far.
    pub fn new(standard: &Standard) -> Self {
        KeptFindings(standard.indicators.iter().map(Kept::new).collect())
    }

    /// Where what an answer comes to is kept; `None` where more than its mark decides.
    pub(super) fn slot(
        &self,
        position: usize,
        at_level: Option<usize>,
        answer: Option<&Answer>,
    ) -> Option<&OnceLock<Judged>> {
        self.0.get(position)?.0.get(at_level?).map(|slots| &slots[said(answer)])
    }
}

impl Kept {
    fn new(indicator: &Indicator) -> Self {
        let checks = indicator.check.iter().flat_map(|check| check.threshold.amounts());
        let has_parameter = checks.into_iter().any(|amount| matches!(amount, Amount::Parameter(_)));
        let is_kept = indicator.when.is_none() && !has_parameter;
        let levels: &[Level] = if is_kept { &indicator.levels } else { &[] };
        Kept(levels.iter().map(|_| Default::default()).collect())
    }
}

fn said(answer: Option<&Answer>) -> usize {
    match answer.and_then(|answer| answer.result.as_ref()).map(|result| result.mark) {
        None => 0,
        Some(None) => 1,
        Some(Some(Mark::Met)) => 2,
        Some(Some(Mark::PartlyMet)) => 3,
        Some(Some(Mark::NotMet)) => 4,
        Some(Some(Mark::NotApplicable)) => 5,
    }
}
