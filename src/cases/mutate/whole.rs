//! What a standard says beside its indicators: parameters, sections, conditions of grades, scoring.

use rust_decimal::Decimal;

use super::super::mutant::{About, Mutant, Part};
use super::bounds::{tells_bounds, tells_places, tells_rounding};
use super::points::numbers;
use super::{Term, What, beside, beside_number, mutant, step, yes_no};
use crate::standard::{
    Amount, Check, Credit, GradeCondition, Indicator, NotApplicablePolicy, Scoring, Standard,
};

pub(super) fn changes(standard: &Standard) -> Vec<Mutant> {
    let mut found = parameters(standard);
    found.extend(sections(standard));
    found.extend(grades(standard));
    found.extend(partial(standard));
    found.extend(scoring(standard));
    found
}

/// The checks of an indicator, that of its condition too.
pub(in super::super) fn checks(indicator: &Indicator) -> impl Iterator<Item = &Check> {
    let condition = indicator.when.as_ref().and_then(|when| when.check.as_ref());
    indicator.check.iter().chain(condition)
}

/// Whether an indicator is judged by a parameter.
pub(in super::super) fn names(indicator: &Indicator, parameter: &str) -> bool {
    let is_it = |amount: &&Amount| matches!(amount, Amount::Parameter(id) if id == parameter);
    checks(indicator).any(|check| check.threshold.amounts().iter().any(is_it))
}

fn parameters(standard: &Standard) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (at, parameter) in standard.parameters.iter().enumerate() {
        if !standard.indicators.iter().any(|indicator| names(indicator, &parameter.id)) {
            continue;
        }
        let measure = parameter.measure;
        let terms = |from, to| (Term::Amount(from, measure), Term::Amount(to, measure));
        let about = About::Parameter(at);
        for moved in beside(parameter.value, step(measure)) {
            let mut other = parameter.clone();
            other.value = moved;
            let change = vec![Part::Parameter(at, other)];
            found.push(mutant(about, What::Value, terms(parameter.value, moved), change));
        }
        for (year, value) in &parameter.by_year {
            for moved in beside(*value, step(measure)) {
                let mut other = parameter.clone();
                other.by_year.insert(*year, moved);
                let change = vec![Part::Parameter(at, other)];
                let mut made = mutant(about, What::Value, terms(*value, moved), change);
                made.part = Some(year.to_string());
                found.push(made);
            }
        }
    }
    found
}

fn sections(standard: &Standard) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (at, section) in standard.sections.iter().enumerate() {
        if let Some(points) = section.points.filter(|_| section.pool) {
            for moved in beside_number(points) {
                let mut other = section.clone();
                other.points = Some(moved);
                let change = vec![Part::Section(at, other)];
                found.push(mutant(About::Section(at), What::Pool, numbers(points, moved), change));
            }
        }
        // Of a single section, any weight is the whole.
        if let Some(weight) = section.weight.filter(|_| standard.sections.len() > 1) {
            for moved in beside(weight, Decimal::new(1, 2)) {
                let mut other = section.clone();
                other.weight = Some(moved);
                let change = vec![Part::Section(at, other)];
                found.push(mutant(About::Section(at), What::Weight, numbers(weight, moved), change));
            }
        }
    }
    found
}

fn grades(standard: &Standard) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (at, grade) in standard.grades.iter().enumerate() {
        let mut add = |what, part: Option<String>, terms, condition: usize, to: Option<GradeCondition>| {
            let mut other = grade.clone();
            match to {
                Some(to) => other.conditions[condition] = to,
                None => drop(other.conditions.remove(condition)),
            }
            let mut made = mutant(About::Grade(at), what, terms, vec![Part::Grade(at, other)]);
            made.part = part;
            found.push(made);
        };
        for (position, condition) in grade.conditions.iter().enumerate() {
            match condition {
                GradeCondition::Score { at_least } => {
                    let tells = |moved: &Decimal| tells_bounds(standard, None, *at_least, *moved);
                    for moved in beside_number(*at_least).into_iter().filter(tells) {
                        let to = GradeCondition::Score { at_least: moved };
                        add(What::Score, None, numbers(*at_least, moved), position, Some(to));
                    }
                }
                GradeCondition::Section { section, at_least } => {
                    let part = Some(standard.sections[*section].id.clone());
                    let tells = |moved: &Decimal| tells_bounds(standard, Some(*section), *at_least, *moved);
                    for moved in beside_number(*at_least).into_iter().filter(tells) {
                        let to = GradeCondition::Section { section: *section, at_least: moved };
                        add(What::SectionScore, part.clone(), numbers(*at_least, moved), position, Some(to));
                    }
                }
                GradeCondition::Optional { at_least, of } => {
                    let available = of.as_ref().map_or(standard.indicators.len(), Vec::len);
                    for moved in [at_least.checked_sub(1), at_least.checked_add(1)].into_iter().flatten() {
                        let to = match moved {
                            0 => None,
                            moved if moved > available => continue,
                            moved => Some(GradeCondition::Optional { at_least: moved, of: of.clone() }),
                        };
                        let terms = numbers((*at_least).into(), moved.into());
                        add(What::Optional, None, terms, position, to);
                    }
                    for left_out in of.iter().flatten() {
                        let rest: Vec<usize> =
                            of.iter().flatten().filter(|one| *one != left_out).copied().collect();
                        let part = Some(standard.indicators[*left_out].id.clone());
                        let to = GradeCondition::Optional { at_least: *at_least, of: Some(rest) };
                        add(What::OptionalOf, part, yes_no(true), position, Some(to));
                    }
                }
            }
        }
    }
    found
}

/// The part for 基本符合, for all indicators that say nothing else.
fn partial(standard: &Standard) -> Vec<Mutant> {
    let partial = standard.scoring.partial;
    let inherited = Credit { partly_met: partial, not_met: Decimal::ZERO };
    let moved = beside_number(partial).into_iter().filter(|moved| *moved <= Decimal::ONE);
    let one = |moved: Decimal| {
        let heirs = standard.indicators.iter().enumerate().filter(|(_, one)| one.credit == inherited);
        let change: Vec<Part> = heirs
            .map(|(at, one)| {
                let mut other = one.clone();
                other.credit.partly_met = moved;
                Part::Indicator(at, Box::new(other))
            })
            .collect();
        (!change.is_empty()).then(|| mutant(About::Scoring, What::Partial, numbers(partial, moved), change))
    };
    moved.filter_map(one).collect()
}

fn scoring(standard: &Standard) -> Vec<Mutant> {
    let mut found = Vec::new();
    let scoring = &standard.scoring;
    let mut add = |what, terms, change: &dyn Fn(&mut Scoring)| {
        let mut other = scoring.clone();
        change(&mut other);
        found.push(mutant(About::Scoring, what, terms, vec![Part::Scoring(other)]));
    };
    let all: Decimal = standard.indicators.iter().filter_map(|one| one.bonus).map(|bonus| bonus.most).sum();
    if let Some(most) = scoring.bonus_most {
        // What the bonuses cannot come to caps nothing.
        for moved in beside_number(most).into_iter().filter(|moved| most.min(all) != (*moved).min(all)) {
            add(What::AllBonus, numbers(most, moved), &|other| other.bonus_most = Some(moved));
        }
    }
    if let Some(ceiling) = scoring.ceiling {
        let top = highest(standard, scoring.bonus_most.map_or(all, |most| most.min(all)));
        let seen = |value: Decimal| top.map_or(value, |top| value.min(top));
        for moved in beside_number(ceiling).into_iter().filter(|moved| seen(ceiling) != seen(*moved)) {
            add(What::Ceiling, numbers(ceiling, moved), &|other| other.ceiling = Some(moved));
        }
    }
    for policy in [NotApplicablePolicy::LeftOut, NotApplicablePolicy::Full, NotApplicablePolicy::NotAllowed] {
        if policy != scoring.not_applicable {
            let terms = (Term::Word(scoring.not_applicable.id()), Term::Word(policy.id()));
            add(What::NotApplicable, terms, &|other| other.not_applicable = policy);
        }
    }
    let places = scoring.rounding.places;
    let moved = [places.checked_sub(1), Some(places + 1)].into_iter().flatten();
    for moved in moved.filter(|moved| tells_places(standard, *moved)) {
        let terms = numbers(places.into(), moved.into());
        add(What::Places, terms, &|other| other.rounding.places = moved);
    }
    if tells_rounding(standard) {
        let seen = scoring.rounding.before_thresholds;
        let word = |rounded| Term::Word(if rounded { "rounded" } else { "exact" });
        add(What::Rounding, (word(seen), word(!seen)), &|other| other.rounding.before_thresholds = !seen);
    }
    found
}

/// The highest score there can be, in per cent; `None` where what does not apply leaves the sum, and
/// a bonus can weigh any amount.
fn highest(standard: &Standard, bonus: Decimal) -> Option<Decimal> {
    if standard.is_weighted() {
        return Some(Decimal::ONE_HUNDRED + bonus);
    }
    if standard.scoring.not_applicable == NotApplicablePolicy::LeftOut {
        return None;
    }
    let possible = |level| {
        let own = standard.indicators_at(level).map(|one| one.points).sum::<Decimal>();
        let pools = standard.sections.iter().filter(|section| section.pool);
        own + pools.filter_map(|section| section.points).sum::<Decimal>()
    };
    let least = standard.levels.iter().map(|level| possible(*level)).min()?;
    (bonus * Decimal::ONE_HUNDRED).checked_div(least).map(|part| Decimal::ONE_HUNDRED + part)
}
