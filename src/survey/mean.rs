//! The mean of scores, exact until it is shown.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

/// Scores summed up by what they were scored out of, so that nothing is rounded on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mean {
    /// Points earned and number of scores, by points possible.
    sums: BTreeMap<Decimal, (Decimal, u32)>,
}

impl Mean {
    /// Adds a score.
    pub fn add(&mut self, earned: Decimal, possible: Decimal) {
        let (sum, count) = self.sums.entry(possible.normalize()).or_default();
        *sum += earned;
        *count += 1;
    }

    /// The mean in per cent at two decimals, half away from zero; `None` without a score.
    pub fn percent(&self) -> Option<Decimal> {
        let count: u32 = self.sums.values().map(|(_, count)| count).sum();
        if count == 0 {
            return None;
        }
        let shares = self.sums.iter().map(|(possible, (sum, _))| sum * Decimal::ONE_HUNDRED / possible);
        let mean = shares.sum::<Decimal>() / Decimal::from(count);
        // A quotient that does not end is cut at 28 digits. Three thirds are one again at 15, and
        // a mean that lies on a half is seen to lie on it.
        Some(two(mean.round_dp_with_strategy(15, RoundingStrategy::MidpointAwayFromZero)))
    }
}

/// A part of a whole in per cent at two decimals, half away from zero; `None` of nothing.
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    (!whole.is_zero()).then(|| two(part * Decimal::ONE_HUNDRED / whole))
}

/// At two decimals, half away from zero.
pub(super) fn two(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(scores: &[(&str, i64)]) -> String {
        let mut mean = Mean::default();
        for (earned, possible) in scores {
            mean.add(earned.parse().expect("a number"), (*possible).into());
        }
        mean.percent().expect("scores").to_string()
    }

    #[test]
    fn a_mean_is_rounded_once() {
        assert_eq!(mean(&[("1", 3), ("1", 6)]), "25.00");
        // 88.795% and 88.79%: rounding each first would give 88.80.
        assert_eq!(mean(&[("17.759", 20), ("17.758", 20)]), "88.79");
        assert_eq!(mean(&[("49.5", 58), ("51.5", 58)]), "87.07");
        assert_eq!(mean(&[("1", 3), ("2", 3), ("0", 7)]), "33.33");
        assert_eq!(Mean::default().percent(), None);
    }

    #[test]
    fn a_mean_on_the_half_goes_away_from_zero() {
        // (1/3 + 1/6) / 2 = 25%, less 0.005 points: 24.995%.
        assert_eq!(mean(&[("1", 3), ("0.9994", 6)]), "25.00");
        assert_eq!(mean(&[("1", 3), ("0.9993", 6)]), "24.99");
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(share(Decimal::ONE, Decimal::from(32)).map(|n| n.to_string()), Some("3.13".to_owned()));
        assert_eq!(share(Decimal::ZERO, Decimal::ZERO), None);
    }
}
