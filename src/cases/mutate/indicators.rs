//! What an indicator says of itself: obligation, required grades, levels, polarity.

use super::bounds::is_within_reach;
use super::{Own, Term, What, yes_no};
use crate::standard::{Obligation, Threshold};
use crate::value::Polarity;

pub(super) fn changes(own: &mut Own<'_>) {
    let indicator = own.indicator();
    for level in &indicator.levels {
        own.add(What::Level, yes_no(true), |other| other.levels.retain(|one| one != level)).level =
            Some(*level);
    }
    let (from, to) = match indicator.polarity {
        Polarity::Presence => (Polarity::Presence, Polarity::Absence),
        Polarity::Absence => (Polarity::Absence, Polarity::Presence),
    };
    own.add(What::Polarity, (word(from), word(to)), |other| other.polarity = to);
    if indicator.bonus.is_none() {
        required(own);
    }
}

fn word(polarity: Polarity) -> Term {
    Term::Word(match polarity {
        Polarity::Presence => "presence",
        Polarity::Absence => "absence",
    })
}

/// An obligation counts only through the grades that require every `shall`; what no grade makes
/// anything of cannot be noticed.
fn required(own: &mut Own<'_>) {
    let (standard, indicator) = (own.standard, own.indicator());
    let asks = |grade: &usize| {
        !standard.grades[*grade].otherwise
            && is_judged(own, *grade)
            && is_within_reach(standard, indicator, *grade)
    };
    let (by_shall, others): (Vec<usize>, Vec<usize>) =
        (0..standard.grades.len()).filter(asks).partition(|grade| standard.grades[*grade].by_shall);
    let is_shall = indicator.obligation == Obligation::Shall;
    if !by_shall.is_empty() {
        let to = if is_shall { Obligation::Should } else { Obligation::Shall };
        let terms = (Term::Word(indicator.obligation.id()), Term::Word(to.id()));
        own.add(What::Obligation, terms, |other| {
            other.obligation = to;
            other.required_for.retain(|grade| !by_shall.contains(grade));
            if !is_shall {
                other.required_for.extend(&by_shall);
                other.required_for.sort_unstable();
            }
        });
    }
    for grade in others {
        let is_required = indicator.required_for.contains(&grade);
        let mutant = own.add(What::Required, yes_no(is_required), |other| {
            if is_required {
                other.required_for.retain(|one| *one != grade);
            } else {
                other.required_for.push(grade);
                other.required_for.sort_unstable();
            }
        });
        mutant.grade = Some(grade);
    }
}

/// Whether it can be anything but not applicable for a grade, at any level.
fn is_judged(own: &Own<'_>, grade: usize) -> bool {
    let indicator = own.indicator();
    match indicator.check.as_ref().map(|check| &check.threshold) {
        Some(Threshold::ByGrade(amounts)) => amounts.contains_key(&grade),
        Some(Threshold::ByLevel(amounts)) => indicator.levels.iter().any(|level| amounts.contains_key(level)),
        Some(Threshold::Same(_)) | None => true,
    }
}
