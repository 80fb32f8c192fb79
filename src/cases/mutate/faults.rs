//! What faults cost: points, how often they count, steps, the most.

use rust_decimal::Decimal;

use super::points::numbers;
use super::{Own, Term, What, beside_number};
use crate::standard::{Deduction, PartStep, Per};

pub(super) fn changes(own: &mut Own<'_>) {
    let indicator = own.indicator();
    let section = own.standard.heading(indicator).0;
    let there = if section.pool { section.points.unwrap_or_default() } else { indicator.points };
    for (at, deduction) in indicator.deductions.iter().enumerate() {
        let mut fault = Fault { own, at, deduction, there };
        fault.points();
        fault.per();
        fault.most();
    }
}

/// One kind of fault, with what there is to be taken off.
struct Fault<'o, 'a> {
    own: &'o mut Own<'a>,
    at: usize,
    deduction: &'a Deduction,
    there: Decimal,
}

impl Fault<'_, '_> {
    fn add(&mut self, what: What, terms: (Term, Term), change: impl FnOnce(&mut Deduction)) {
        let at = self.at;
        let mutant = self.own.add(what, terms, |other| change(&mut other.deductions[at]));
        mutant.part = Some(self.deduction.id.clone());
    }

    /// The most it can take off in all.
    fn end(&self) -> Decimal {
        self.deduction.most.map_or(self.there, |most| most.min(self.there))
    }

    fn points(&mut self) {
        let (points, end) = (self.deduction.points, self.end());
        // Beyond the end, more makes no difference.
        for moved in beside_number(points).into_iter().filter(|moved| points.min(end) != (*moved).min(end)) {
            self.add(What::Deduction, numbers(points, moved), |other| other.points = moved);
        }
    }

    fn per(&mut self) {
        let from = self.deduction.per;
        let counts_on = self.deduction.points < self.end();
        let to = match from {
            Per::Flat => counts_on.then_some(Per::Occurrence),
            Per::Occurrence => counts_on.then_some(Per::Flat),
            Per::Member | Per::Shortfall { .. } => Some(Per::Flat),
        };
        if let Some(to) = to {
            self.add(What::Per, (Term::Word(from.id()), Term::Word(to.id())), |other| other.per = to);
        }
        let Per::Shortfall { step, part } = from else { return };
        let measure = self.own.indicator().check.as_ref().map(|check| check.measure(self.own.standard));
        let Some(measure) = measure else { return };
        for moved in beside_number(step).into_iter().filter(|moved| !moved.is_zero()) {
            let terms = (Term::Amount(step, measure), Term::Amount(moved, measure));
            self.add(What::Step, terms, |other| other.per = Per::Shortfall { step: moved, part });
        }
        for other_part in [PartStep::Counts, PartStep::Whole, PartStep::Free] {
            if other_part != part {
                let terms = (Term::Word(word(part)), Term::Word(word(other_part)));
                let to = Per::Shortfall { step, part: other_part };
                self.add(What::PartStep, terms, |other| other.per = to);
            }
        }
    }

    fn most(&mut self) {
        let Some(most) = self.deduction.most else { return };
        let there = self.there;
        for moved in beside_number(most).into_iter().filter(|moved| most.min(there) != (*moved).min(there)) {
            self.add(What::Most, numbers(most, moved), |other| other.most = Some(moved));
        }
    }
}

fn word(part: PartStep) -> &'static str {
    match part {
        PartStep::Counts => "counts",
        PartStep::Whole => "whole",
        PartStep::Free => "free",
    }
}
