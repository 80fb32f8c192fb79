//! Every change to a standard that its cases should notice: each thing it says, said otherwise by
//! the least there is. What no fact could show is not changed.

mod attainable;
mod bounds;
mod checks;
mod faults;
mod indicators;
mod points;
mod whole;

pub(super) use whole::names;

use rust_decimal::Decimal;

use super::mutant::{About, Mutant, Part, Term, What};
use crate::standard::{Indicator, Standard};
use crate::value::Measure;

/// Every change, in the standard's order.
pub fn mutants(standard: &Standard) -> Vec<Mutant> {
    let mut found = Vec::new();
    for at in 0..standard.indicators.len() {
        let mut own = Own { standard, at, found: Vec::new() };
        indicators::changes(&mut own);
        checks::changes(&mut own);
        points::changes(&mut own);
        faults::changes(&mut own);
        found.extend(own.found);
    }
    found.extend(whole::changes(standard));
    found
}

/// The changes of one indicator.
struct Own<'a> {
    standard: &'a Standard,
    at: usize,
    found: Vec<Mutant>,
}

impl<'a> Own<'a> {
    fn indicator(&self) -> &'a Indicator {
        &self.standard.indicators[self.at]
    }

    /// Adds a change of the indicator, and hands it out for more to be said of it.
    fn add(
        &mut self,
        what: What,
        (from, to): (Term, Term),
        change: impl FnOnce(&mut Indicator),
    ) -> &mut Mutant {
        let mut other = self.indicator().clone();
        change(&mut other);
        let about = About::Indicator(self.at);
        self.found.push(mutant(about, what, (from, to), vec![Part::Indicator(self.at, Box::new(other))]));
        self.found.last_mut().expect("one was just added")
    }
}

fn mutant(about: About, what: What, (from, to): (Term, Term), change: Vec<Part>) -> Mutant {
    Mutant { about, what, part: None, level: None, grade: None, from, to, change }
}

/// The values a step below and a step above, none below 0.
fn beside(value: Decimal, step: Decimal) -> Vec<Decimal> {
    [value - step, value + step].into_iter().filter(|moved| *moved >= Decimal::ZERO).collect()
}

/// The same in steps of the last place that is written: 2.5 is beside 2.4 and 2.6, 8 beside 7 and 9.
fn beside_number(value: Decimal) -> Vec<Decimal> {
    beside(value, Decimal::new(1, value.normalize().scale()))
}

/// The least by which quantities of a kind are told apart: one of what is counted, a hundredth of
/// a square metre or of a per cent, a tenth of a time.
fn step(measure: Measure) -> Decimal {
    match measure {
        Measure::Persons | Measure::Items | Measure::Rings | Measure::TimesPerYear => Decimal::ONE,
        Measure::Area => Decimal::new(1, 2),
        Measure::Ratio => Decimal::new(1, 4),
        Measure::Days | Measure::Minutes | Measure::Hours | Measure::Workdays | Measure::Years => {
            Decimal::new(1, 1)
        }
    }
}

fn yes_no(is: bool) -> (Term, Term) {
    if is { (Term::Yes, Term::No) } else { (Term::No, Term::Yes) }
}
