//! Which sums of points facts can come to, so that bounds between which no sum lies are not moved.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::standard::{
    Amount, Band, Comparison, Indicator, Level, NotApplicablePolicy, PartStep, Per, Standard, Threshold,
};

/// Beyond so many sums, any may be among them.
const MOST: usize = 20_000;

/// What an indicator can come to.
struct Outcome {
    earned: Decimal,
    possible: Decimal,
    /// Whether it is then neither met nor not applicable.
    is_unmet: bool,
}

/// Sums of points earned and possible.
type Sums = BTreeSet<(Decimal, Decimal)>;

/// Every score at a level in per cent, of one section or of all.
pub(super) fn scores(standard: &Standard, level: Level, section: Option<usize>) -> Option<BTreeSet<Decimal>> {
    if section.is_some() || !standard.is_weighted() {
        return Some(scores_of(&sums(standard, level, section)?));
    }
    let mut scores = BTreeSet::from([Decimal::ZERO]);
    let mut whole = Decimal::ZERO;
    for (at, known) in standard.sections.iter().enumerate() {
        let weight = known.weight.unwrap_or(Decimal::ONE);
        let here = scores_of(&sums(standard, level, Some(at))?);
        if here.is_empty() {
            continue;
        }
        whole += weight;
        scores = scores.iter().flat_map(|sum| here.iter().map(move |one| sum + one * weight)).collect();
        if scores.len() > MOST {
            return None;
        }
    }
    let bonus = bonus(standard, level)?;
    let one = |score: Decimal| score.checked_div(whole);
    let scores: Vec<Decimal> = scores.into_iter().filter_map(one).collect();
    Some(scores.iter().flat_map(|score| bonus.iter().map(move |(added, _)| score + added)).collect())
}

fn scores_of(sums: &Sums) -> BTreeSet<Decimal> {
    let percent =
        |(earned, possible): &(Decimal, Decimal)| (earned * Decimal::ONE_HUNDRED).checked_div(*possible);
    sums.iter().filter_map(percent).collect()
}

/// Every sum at a level, of one section or of all with bonus; `None` where there are too many to tell.
fn sums(standard: &Standard, level: Level, section: Option<usize>) -> Option<Sums> {
    let zero = || Sums::from([(Decimal::ZERO, Decimal::ZERO)]);
    let mut sums = zero();
    for (at, known) in standard.sections.iter().enumerate() {
        if section.is_some_and(|section| section != at) {
            continue;
        }
        let mut here = zero();
        let own = standard.indicators_at(level).filter(|one| one.heading.0 == at && one.bonus.is_none());
        for indicator in own {
            here = plus(&here, &options(standard, indicator)?)?;
        }
        if let Some(pool) = known.points.filter(|_| known.pool) {
            here = here.into_iter().map(|(earned, _)| ((pool + earned).max(Decimal::ZERO), pool)).collect();
        }
        sums = both(&sums, &here)?;
    }
    if section.is_none() {
        sums = both(&sums, &bonus(standard, level)?)?;
    }
    Some(sums)
}

/// What all bonuses come to.
fn bonus(standard: &Standard, level: Level) -> Option<Sums> {
    let mut sums = Sums::from([(Decimal::ZERO, Decimal::ZERO)]);
    for indicator in standard.indicators_at(level).filter(|one| one.bonus.is_some()) {
        sums = plus(&sums, &options(standard, indicator)?)?;
    }
    let most = |earned: Decimal| standard.scoring.bonus_most.map_or(earned, |most| earned.min(most));
    Some(sums.into_iter().map(|(earned, possible)| (most(earned), possible)).collect())
}

fn both(these: &Sums, those: &Sums) -> Option<Sums> {
    let mut found = Sums::new();
    for (earned, possible) in those {
        found.extend(these.iter().map(|(e, p)| (e + earned, p + possible)));
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

fn plus(sums: &Sums, options: &[Outcome]) -> Option<Sums> {
    let mut found = Sums::new();
    for option in options {
        found.extend(
            sums.iter().map(|(earned, possible)| (earned + option.earned, possible + option.possible)),
        );
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

/// Whether nothing can leave the sum.
pub(super) fn is_fixed(standard: &Standard) -> bool {
    match standard.scoring.not_applicable {
        NotApplicablePolicy::LeftOut => false,
        NotApplicablePolicy::Full => true,
        NotApplicablePolicy::NotAllowed => !standard.indicators.iter().any(may_not_apply),
    }
}

/// The largest number of points that all an indicators' points at a level are whole multiples of.
pub(super) fn grain(standard: &Standard, level: Level) -> Option<Decimal> {
    let mut grain = Decimal::ZERO;
    for indicator in standard.indicators_at(level) {
        for outcome in options(standard, indicator)? {
            grain = common(common(grain, outcome.earned), outcome.possible);
        }
    }
    for pool in standard.sections.iter().filter(|section| section.pool).filter_map(|one| one.points) {
        grain = common(grain, pool);
    }
    (!grain.is_zero()).then_some(grain)
}

/// The greatest common divisor.
pub(super) fn common(one: Decimal, other: Decimal) -> Decimal {
    let (mut one, mut other) = (one.abs(), other.abs());
    while !other.is_zero() {
        (one, other) = (other, one % other);
    }
    one
}

/// The most an indicator earns while it is not met; `None` without a bound below its points.
pub(super) fn best_unmet(standard: &Standard, indicator: &Indicator) -> Option<Decimal> {
    let options = options(standard, indicator)?;
    options.iter().filter(|option| option.is_unmet).map(|option| option.earned).max()
}

/// Everything an indicator can come to; `None` where that is no list.
fn options(standard: &Standard, indicator: &Indicator) -> Option<Vec<Outcome>> {
    let is_pooled = standard.heading(indicator).0.pool;
    let full = if is_pooled { Decimal::ZERO } else { indicator.points };
    let mut found = Vec::new();
    let mut add = |earned: Decimal, is_unmet| found.push(Outcome { earned, possible: full, is_unmet });
    if let Some(bonus) = indicator.bonus {
        let times = if bonus.per_occurrence { whole_part(bonus.most / bonus.points) + 1 } else { 1 };
        for times in 0..=times {
            add((bonus.points * Decimal::from(times)).min(bonus.most), times == 0);
        }
        add(bonus.points * indicator.credit.partly_met, true);
        return Some(found);
    }
    add(full, false);
    // What nobody looked at counts as lost.
    let nothing = if is_pooled { -standard.heading(indicator).0.points? } else { Decimal::ZERO };
    add(nothing, true);
    for credit in [indicator.credit.partly_met, indicator.credit.not_met] {
        if !is_pooled {
            add(full * credit, true);
        }
    }
    for band in &indicator.bands {
        add(band.points, !is_met_by(indicator, band));
    }
    let mut losses = BTreeSet::from([Decimal::ZERO]);
    for deduction in &indicator.deductions {
        let end = deduction.most.unwrap_or(-nothing + full);
        let members =
            indicator.check.as_ref().and_then(|check| check.subject.set()).map_or(0, |set| set.members.len());
        let most = match deduction.per {
            Per::Flat => 1,
            Per::Member => i64::try_from(members).ok()?,
            Per::Shortfall { part: PartStep::Counts, .. } => return None,
            Per::Occurrence | Per::Shortfall { .. } => whole_part(end / deduction.points) + 1,
        };
        let own = |times: i64| {
            let cost = deduction.points * Decimal::from(times);
            deduction.most.map_or(cost, |most| cost.min(most))
        };
        losses = losses.iter().flat_map(|sum| (0..=most).map(move |times| sum + own(times))).collect();
        if losses.len() > MOST {
            return None;
        }
    }
    for loss in losses {
        add(if is_pooled { -loss } else { (full - loss).max(Decimal::ZERO) }, !loss.is_zero());
    }
    let leaves = match standard.scoring.not_applicable {
        NotApplicablePolicy::LeftOut => true,
        NotApplicablePolicy::Full => false,
        NotApplicablePolicy::NotAllowed => may_not_apply(indicator),
    };
    if leaves {
        found.push(Outcome { earned: Decimal::ZERO, possible: Decimal::ZERO, is_unmet: false });
    }
    Some(found)
}

/// Whether it can turn out not to apply without anybody marking it so.
fn may_not_apply(indicator: &Indicator) -> bool {
    let by = indicator.check.as_ref().map(|check| &check.threshold);
    indicator.when.is_some() || matches!(by, Some(Threshold::ByGrade(_) | Threshold::ByLevel(_)))
}

fn whole_part(number: Decimal) -> i64 {
    i64::try_from(number.trunc()).unwrap_or(i64::MAX - 1)
}

/// Whether reaching a step is meeting the check; so taken where it is not clear.
fn is_met_by(indicator: &Indicator, band: &Band) -> bool {
    let Some(check) = &indicator.check else { return true };
    let Threshold::Same(Amount::Fixed(needed)) = &check.threshold else { return false };
    match band.comparison {
        Comparison::AtLeast | Comparison::Above => band.bound >= *needed,
        Comparison::AtMost | Comparison::Below => band.bound <= *needed,
        Comparison::Exactly | Comparison::Between => false,
    }
}
