//! What a form has counted: the faults of an indicator that cost points, or what earns its bonus.

use crate::standard::said::plain;
use crate::standard::{Bonus, Deduction, Indicator, Level, Per, Standard};
use crate::wording::{Message, Words};

/// One thing to count.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted<'a> {
    /// A fault, with its position among those that are counted.
    Fault(usize, &'a Deduction),
    /// What earns a bonus.
    Bonus(&'a Bonus),
}

/// What is counted of an indicator.
pub(super) fn of(indicator: &Indicator) -> Vec<Counted<'_>> {
    if let Some(bonus) = &indicator.bonus {
        return if bonus.per_occurrence { vec![Counted::Bonus(bonus)] } else { Vec::new() };
    }
    let counted = indicator.deductions.iter().filter(|deduction| deduction.per.is_counted());
    counted.enumerate().map(|(position, deduction)| Counted::Fault(position, deduction)).collect()
}

/// Whether anything is counted at a level.
pub(super) fn any(standard: &Standard, level: Level) -> bool {
    standard.indicators_at(level).any(|indicator| !of(indicator).is_empty())
}

impl Counted<'_> {
    /// The number of its row.
    pub(super) fn number(self, indicator: &Indicator) -> String {
        match self {
            Counted::Fault(position, _) => Deduction::number(&indicator.id, position),
            Counted::Bonus(_) => Bonus::number(&indicator.id),
        }
    }

    /// What its row says.
    pub(super) fn text(self, words: &Words) -> String {
        words.render(&match self {
            Counted::Fault(_, deduction) => {
                let message = match (deduction.per, deduction.most) {
                    (Per::Flat, _) => Message::new("form-count-flat"),
                    (_, Some(most)) => Message::new("form-count-most").with("most", plain(most)),
                    (_, None) => Message::new("form-count"),
                };
                message.with("name", &deduction.name).with("points", plain(deduction.points))
            }
            Counted::Bonus(bonus) => Message::new("form-bonus-count").with("points", plain(bonus.points)),
        })
    }

    /// The most that can be entered; `None` without a bound.
    pub(super) fn most(self) -> Option<u32> {
        match self {
            Counted::Fault(_, deduction) if deduction.per == Per::Flat => Some(1),
            Counted::Fault(..) | Counted::Bonus(_) => None,
        }
    }
}
