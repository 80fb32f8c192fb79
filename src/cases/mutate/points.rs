//! What an indicator earns: points, credit, steps, bonus.

use rust_decimal::Decimal;

use super::checks::flips;
use super::{Own, Term, What, beside, beside_number, step};
use crate::standard::{Credit, Per, Weights};

pub(super) fn changes(own: &mut Own<'_>) {
    let (standard, indicator) = (own.standard, own.indicator());
    credit(own);
    if standard.scoring.weights == Weights::Equal {
        return;
    }
    let is_pooled = standard.heading(indicator).0.pool;
    if indicator.bonus.is_none() && !is_pooled {
        for moved in beside_number(indicator.points) {
            own.add(What::Points, numbers(indicator.points, moved), |other| other.points = moved);
        }
    }
    bands(own);
    bonus(own);
}

pub(super) fn numbers(from: Decimal, to: Decimal) -> (Term, Term) {
    (Term::Number(from), Term::Number(to))
}

/// What an indicator says itself of its credit; the standard's own part is changed for all at once.
fn credit(own: &mut Own<'_>) {
    let indicator = own.indicator();
    let (credit, partial) = (indicator.credit, own.standard.scoring.partial);
    let inherited = Credit { partly_met: partial, not_met: Decimal::ZERO };
    // One fault that is there or not costs what it costs, whatever the credit.
    let is_unused = indicator.check.is_none()
        && matches!(indicator.deductions.as_slice(), [only] if only.per == Per::Flat);
    if credit == inherited || is_unused {
        return;
    }
    let ends = |moved: &Decimal| *moved <= Decimal::ONE;
    if credit.partly_met.is_zero() && credit.not_met.is_zero() {
        own.add(What::Partial, numbers(credit.partly_met, partial), |other| other.credit = inherited);
        return;
    }
    for moved in beside_number(credit.partly_met).into_iter().filter(ends) {
        let terms = numbers(credit.partly_met, moved);
        own.add(What::Partial, terms, |other| other.credit.partly_met = moved);
    }
    if indicator.bonus.is_none() && !credit.not_met.is_zero() {
        for moved in beside_number(credit.not_met).into_iter().filter(ends) {
            own.add(What::Credit, numbers(credit.not_met, moved), |other| other.credit.not_met = moved);
        }
    }
}

fn bands(own: &mut Own<'_>) {
    let indicator = own.indicator();
    let Some(check) = &indicator.check else { return };
    let measure = check.measure(own.standard);
    for (at, band) in indicator.bands.iter().enumerate() {
        let part = Some((at + 1).to_string());
        for moved in beside(band.bound, step(measure)) {
            let terms = (Term::Amount(band.bound, measure), Term::Amount(moved, measure));
            own.add(What::BandBound, terms, |other| other.bands[at].bound = moved).part = part.clone();
        }
        for comparison in flips(band.comparison) {
            let terms = (Term::Word(band.comparison.id()), Term::Word(comparison.id()));
            own.add(What::BandComparison, terms, |other| other.bands[at].comparison = *comparison).part =
                part.clone();
        }
        for moved in beside_number(band.points) {
            let terms = numbers(band.points, moved);
            own.add(What::BandPoints, terms, |other| other.bands[at].points = moved).part = part.clone();
        }
    }
}

fn bonus(own: &mut Own<'_>) {
    let Some(bonus) = own.indicator().bonus else { return };
    for moved in beside_number(bonus.points) {
        own.add(What::Bonus, numbers(bonus.points, moved), |other| {
            if let Some(other) = &mut other.bonus {
                other.points = moved;
                // What counts once adds no more than its points.
                if !other.per_occurrence {
                    other.most = moved;
                }
            }
        });
    }
    if !bonus.per_occurrence {
        return;
    }
    for moved in beside_number(bonus.most) {
        own.add(What::BonusMost, numbers(bonus.most, moved), |other| {
            if let Some(other) = &mut other.bonus {
                other.most = moved;
            }
        });
    }
    if bonus.most > bonus.points {
        own.add(What::BonusPer, (Term::Word("occurrence"), Term::Word("flat")), |other| {
            if let Some(other) = &mut other.bonus {
                other.per_occurrence = false;
            }
        });
    }
}
