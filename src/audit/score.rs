//! Scores: what was earned of what was possible, and the range the unchecked leaves.

use rust_decimal::{Decimal, RoundingStrategy};

use super::finding::{Finding, Points, Verdict};

/// The points a verdict earns of those an indicator can earn; `partial` is the part for 基本符合.
pub(super) fn points(verdict: Verdict, possible: Decimal, partial: Decimal) -> Points {
    let earned = match verdict {
        Verdict::Met => possible,
        Verdict::PartlyMet => possible * partial,
        Verdict::NotMet | Verdict::NotChecked | Verdict::Unreadable => Decimal::ZERO,
        Verdict::NotApplicable => return Points { earned: Decimal::ZERO, possible: Decimal::ZERO },
    };
    Points { earned, possible }
}

/// A score for one grade. Nothing in it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Points earned.
    pub earned: Decimal,
    /// Points possible; never 0.
    pub possible: Decimal,
    /// Points of what is not checked, which could still be earned.
    pub unchecked: Decimal,
}

impl Score {
    /// The score of all findings for a grade; `None` where nothing was evaluated.
    pub(super) fn of(findings: &[Finding], grade: usize) -> Option<Score> {
        if !findings.iter().any(|finding| finding.verdict(grade).is_evaluated()) {
            return None;
        }
        let sum = |part: &dyn Fn(&Finding) -> Decimal| findings.iter().map(part).sum::<Decimal>();
        let score = Score {
            earned: sum(&|finding| finding.points(grade).earned),
            possible: sum(&|finding| finding.points(grade).possible),
            unchecked: sum(&|finding| match finding.verdict(grade) {
                Verdict::NotChecked | Verdict::Unreadable => finding.points(grade).possible,
                Verdict::Met | Verdict::PartlyMet | Verdict::NotMet | Verdict::NotApplicable => Decimal::ZERO,
            }),
        };
        (!score.possible.is_zero()).then_some(score)
    }

    /// Earned of possible, in per cent at two decimals, half away from zero.
    pub fn percent(&self) -> Decimal {
        percent(self.earned, self.possible)
    }

    /// The score with every unchecked item lost.
    pub fn low(&self) -> Decimal {
        self.percent()
    }

    /// The score with every unchecked item won.
    pub fn high(&self) -> Decimal {
        percent(self.earned + self.unchecked, self.possible)
    }

    /// Whether the score is at least `minimum` per cent: `None` where what is unchecked decides.
    /// Compared as products, unrounded.
    pub fn reaches(&self, minimum: Decimal) -> Option<bool> {
        let needed = minimum * self.possible;
        if self.earned * Decimal::ONE_HUNDRED >= needed {
            Some(true)
        } else if (self.earned + self.unchecked) * Decimal::ONE_HUNDRED < needed {
            Some(false)
        } else {
            None
        }
    }
}

fn percent(part: Decimal, whole: Decimal) -> Decimal {
    (part * Decimal::ONE_HUNDRED / whole).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(earned: &str, possible: i64, unchecked: i64) -> Score {
        Score {
            earned: earned.parse().expect("a number"),
            possible: possible.into(),
            unchecked: unchecked.into(),
        }
    }

    #[test]
    fn percentages_have_two_decimals_half_away_from_zero() {
        assert_eq!(score("51.5", 58, 2).percent().to_string(), "88.79");
        assert_eq!(score("51.5", 58, 2).high().to_string(), "92.24");
        assert_eq!(score("1", 16, 0).percent().to_string(), "6.25");
        assert_eq!(score("1", 32, 0).percent().to_string(), "3.13");
    }

    #[test]
    fn a_minimum_is_compared_unrounded() {
        // 57/58 is 98.2758…%: shown as 98.28, but not at least 98.28.
        let minimum: Decimal = "98.28".parse().expect("a number");
        assert_eq!(score("57", 58, 0).reaches(minimum), Some(false));
        assert_eq!(score("57", 58, 1).reaches(minimum), None);
        assert_eq!(score("3", 10, 0).reaches(Decimal::from(30)), Some(true));
    }
}
