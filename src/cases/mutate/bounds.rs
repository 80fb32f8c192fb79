//! Whether facts can tell two bounds on a score apart, two ways of rounding, or a required indicator
//! from one that is not.

use rust_decimal::{Decimal, RoundingStrategy};

use super::attainable::{best_unmet, common, grain, is_fixed, scores};
use crate::standard::{GradeCondition, Indicator, Level, Standard};

/// Whether some score of a section, or of all, lies between two bounds.
pub(super) fn tells_bounds(
    standard: &Standard,
    section: Option<usize>,
    one: Decimal,
    other: Decimal,
) -> bool {
    let rounding = standard.scoring.rounding;
    let seen = |percent: Decimal| match rounding.before_thresholds {
        true => rounded(percent, rounding.places),
        false => percent,
    };
    any_score(standard, section, &|percent| (seen(percent) >= one) != (seen(percent) >= other))
}

/// Whether some score looks otherwise at other places.
pub(super) fn tells_places(standard: &Standard, other: u32) -> bool {
    let places = standard.scoring.rounding.places;
    any_score(standard, None, &|percent| rounded(percent, places) != rounded(percent, other))
}

/// Whether some score that facts can come to is such; taken so where that cannot be told.
fn any_score(standard: &Standard, section: Option<usize>, is: &dyn Fn(Decimal) -> bool) -> bool {
    // What leaves the sum makes scores of any kind.
    if !is_fixed(standard) {
        return true;
    }
    standard.levels.iter().any(|level| match scores(standard, *level, section) {
        Some(scores) => scores.iter().any(|percent| is(*percent)),
        None => true,
    })
}

/// Whether some score misses a grade's bound exactly and reaches it once rounded. Points come in
/// grains, so a score that is not at a bound is away from it by a grain's part at least.
pub(super) fn tells_rounding(standard: &Standard) -> bool {
    let half = Decimal::new(5, standard.scoring.rounding.places + 1);
    let bounds = standard.grades.iter().flat_map(|grade| &grade.conditions);
    let mut bounds = bounds.filter_map(|condition| match condition {
        GradeCondition::Score { at_least } | GradeCondition::Section { at_least, .. } => Some(*at_least),
        GradeCondition::Optional { .. } => None,
    });
    bounds.any(|bound| {
        standard.is_weighted()
            || standard.levels.iter().any(|level| match grain(standard, *level) {
                Some(grain) => {
                    let least = common(grain, grain * bound / Decimal::ONE_HUNDRED);
                    let most: Decimal = standard.indicators_at(*level).map(|one| one.points).sum();
                    let pools = standard.sections.iter().filter(|section| section.pool);
                    let most = most + pools.filter_map(|section| section.points).sum::<Decimal>();
                    least * Decimal::ONE_HUNDRED <= half * most
                }
                None => true,
            })
    })
}

/// Whether a grade's scores can be reached while an indicator is not met: where they cannot, it
/// makes no difference whether the grade requires it.
pub(super) fn is_within_reach(standard: &Standard, indicator: &Indicator, grade: usize) -> bool {
    let Some(best) = best_unmet(standard, indicator) else { return true };
    let section = standard.heading(indicator).0;
    let full = if section.pool { Decimal::ZERO } else { indicator.points };
    let lost = full - best;
    standard.grades[grade].conditions.iter().all(|condition| match condition {
        GradeCondition::Section { section: at, at_least } if *at == indicator.heading.0 => {
            indicator.levels.iter().any(|level| {
                let own = standard.indicators_at(*level).filter(|one| one.heading.0 == *at);
                let sum: Decimal = own.map(|one| one.points).sum();
                let possible = section.points.filter(|_| section.pool).unwrap_or(sum);
                (possible - lost) * Decimal::ONE_HUNDRED >= (*at_least - Decimal::ONE) * possible
            })
        }
        GradeCondition::Score { at_least } => indicator
            .levels
            .iter()
            .any(|level| highest(standard, indicator, *level, lost) >= *at_least - Decimal::ONE),
        GradeCondition::Section { .. } | GradeCondition::Optional { .. } => true,
    })
}

/// The highest score at a level, in per cent, with so many points of an indicator lost. What leaves
/// the sum makes a loss weigh more.
fn highest(standard: &Standard, indicator: &Indicator, level: Level, lost: Decimal) -> Decimal {
    let bonus: Decimal = standard.indicators_at(level).filter_map(|one| one.bonus).map(|one| one.most).sum();
    let bonus = standard.scoring.bonus_most.map_or(bonus, |most| bonus.min(most));
    let possible = |at: usize| {
        let own = standard.indicators_at(level).filter(|one| one.heading.0 == at);
        let sum: Decimal = own.map(|one| one.points).sum();
        let section = &standard.sections[at];
        section.points.filter(|_| section.pool).unwrap_or(sum)
    };
    let counted = (0..standard.sections.len()).filter(|at| !possible(*at).is_zero());
    if standard.is_weighted() {
        let weight = |at: usize| standard.sections[at].weight.unwrap_or(Decimal::ONE);
        let whole: Decimal = counted.map(weight).sum();
        let own = indicator.heading.0;
        let part = (lost * Decimal::ONE_HUNDRED).checked_div(possible(own)).unwrap_or_default();
        let share = weight(own).checked_div(whole).unwrap_or_default();
        return Decimal::ONE_HUNDRED - part * share + bonus;
    }
    // A bonus weighs any amount once enough has left the sum.
    if !bonus.is_zero() && !is_fixed(standard) {
        return Decimal::MAX;
    }
    let whole: Decimal = counted.map(possible).sum();
    let part = ((bonus - lost) * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
    Decimal::ONE_HUNDRED + part
}

fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}
