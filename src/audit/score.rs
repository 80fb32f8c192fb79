//! Scores: what was earned of what was possible, and the range the unchecked leaves.

use num_rational::BigRational;
use rust_decimal::{Decimal, RoundingStrategy};

use super::exact::{Percentage, SHOWN_PLACES, exact, percent, percent_rounded, rounded};
use super::finding::{Finding, Verdict};
use crate::standard::{NotApplicablePolicy, Rounding, Standard};
use crate::value::Sum;

/// A score for one grade. Nothing in it is rounded but where it says so.
#[derive(Debug, Clone)]
pub struct Score {
    /// Points earned, with bonus, up to the ceiling; of a weighted mean, in per cent and rounded
    /// to ten places where no decimal states it.
    pub earned: Decimal,
    /// Points possible; 100 for a weighted mean. Never 0.
    pub possible: Decimal,
    /// Points of bonus among those earned.
    pub bonus: Decimal,
    /// Each section that counts, in the standard's order.
    pub sections: Vec<SectionScore>,
    low: Percentage,
    high: Percentage,
    rounding: Rounding,
}

/// What one section came to for one grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionScore {
    /// The section's position.
    pub section: usize,
    /// Points earned in it, by what is known.
    pub earned: Decimal,
    /// Points possible in it; never 0.
    pub possible: Decimal,
    /// The most that can be earned in it once everything is known.
    pub high: Decimal,
    /// Points of each thing that is not checked and could turn out not to apply; a pool is one.
    open: Vec<Decimal>,
    /// Whether it is a pool of which nothing was looked at: it has earned nothing yet.
    is_unseen: bool,
}

/// The findings of every section.
pub(super) struct BySection<'a> {
    all: Vec<&'a Finding>,
    /// Where the findings of each section end.
    ends: Vec<usize>,
    /// What adds to a score beyond its section, and is no part of it.
    bonus: Vec<&'a Finding>,
}

/// The findings of every section.
pub(super) fn by_section<'a>(standard: &Standard, findings: &'a [Finding]) -> BySection<'a> {
    let section = |finding: &Finding| standard.indicators[finding.indicator].heading.0;
    let (mut all, mut bonus) = (Vec::with_capacity(findings.len()), Vec::new());
    for finding in findings {
        let is_bonus = standard.indicators[finding.indicator].bonus.is_some();
        if is_bonus { bonus.push(finding) } else { all.push(finding) }
    }
    all.sort_by_key(|one| section(one));
    let end = |at| all.partition_point(|one| section(one) <= at);
    BySection { ends: (0..standard.sections.len()).map(end).collect(), all, bonus }
}

impl<'a> BySection<'a> {
    /// The findings of the section at a position.
    pub(super) fn of(&self, section: usize) -> &[&'a Finding] {
        let begin = section.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[begin..self.ends[section]]
    }
}

impl SectionScore {
    /// A section's own findings for a grade, summed; `None` where nothing in it applies.
    pub(super) fn of(
        standard: &Standard,
        section: usize,
        own: &[&Finding],
        grade: usize,
    ) -> Option<SectionScore> {
        // What has faults counted applies, though it is not checked.
        let is_open = |finding: &Finding| {
            let points = finding.points(grade);
            finding.verdict(grade).is_open() && points.high == points.possible
        };
        let (mut earned, mut possible, mut high) = (Sum::default(), Sum::default(), Sum::default());
        for finding in own {
            let points = finding.points(grade);
            earned.add(points.earned);
            possible.add(points.possible);
            high.add(points.high);
        }
        let (earned, possible, high) = (earned.total(), possible.total(), high.total());
        let own = || own.iter().copied();
        let named = &standard.sections[section];
        let pool = named.points.filter(|_| named.pool);
        let score = match pool {
            Some(pool) => {
                let full = standard.scoring.not_applicable == NotApplicablePolicy::Full;
                let applies = |one: &Finding| full || one.verdict(grade) != Verdict::NotApplicable;
                let all_open = own().filter(|one| applies(one)).all(is_open);
                let possible = if own().any(applies) { pool } else { Decimal::ZERO };
                // A fault that was counted is no look at the rest: what is open stays lost.
                let is_unseen = own().filter(|one| applies(one)).all(|one| one.verdict(grade).is_open());
                let earned = if is_unseen { Decimal::ZERO } else { possible + earned };
                SectionScore {
                    section,
                    earned: earned.max(Decimal::ZERO),
                    possible,
                    high: (possible + high).max(Decimal::ZERO),
                    open: if all_open { vec![possible] } else { Vec::new() },
                    is_unseen,
                }
            }
            None => SectionScore {
                section,
                earned,
                possible,
                high,
                open: own().filter(|one| is_open(one)).map(|one| one.points(grade).possible).collect(),
                is_unseen: false,
            },
        };
        (!score.possible.is_zero()).then_some(score)
    }

    /// Whether it is a pool of which nothing was looked at.
    pub(super) fn is_unseen(&self) -> bool {
        self.is_unseen
    }

    /// Earned of possible in per cent, unrounded: by what is known, and at the most.
    pub(super) fn range(&self) -> (BigRational, BigRational) {
        (percent(self.earned, self.possible), percent(self.high, self.possible))
    }

    /// Earned of possible, in per cent at two decimals.
    pub fn percent(&self) -> Decimal {
        percent_rounded(self.earned, self.possible, 2)
    }
}

impl Score {
    /// The score of all findings for a grade; `None` where nothing was evaluated.
    /// `by_section` are the findings of every section.
    pub(super) fn of(
        standard: &Standard,
        (findings, by_section): (&[Finding], &BySection<'_>),
        grade: usize,
    ) -> Option<Score> {
        if !findings.iter().any(|finding| finding.verdict(grade).is_evaluated()) {
            return None;
        }
        let sections: Vec<SectionScore> = (0..standard.sections.len())
            .filter_map(|section| SectionScore::of(standard, section, by_section.of(section), grade))
            .collect();
        let bonus = |part: &dyn Fn(&Finding) -> Decimal| {
            let sum: Decimal = by_section.bonus.iter().map(|one| part(one)).sum();
            standard.scoring.bonus_most.map_or(sum, |most| sum.min(most))
        };
        let least = bonus(&|finding| finding.points(grade).earned);
        let most = bonus(&|finding| finding.points(grade).high);
        let sum = |part: fn(&SectionScore) -> Decimal| {
            let mut sum = Sum::default();
            sections.iter().for_each(|one| sum.add(part(one)));
            sum.total()
        };
        if sections.is_empty() {
            return None;
        }
        let (low, high, possible) = if standard.is_weighted() {
            let mean = |end: fn((BigRational, BigRational)) -> BigRational| {
                let weight =
                    |one: &SectionScore| exact(standard.sections[one.section].weight.unwrap_or(Decimal::ONE));
                let zero = || exact(Decimal::ZERO);
                let whole = sections.iter().map(weight).fold(zero(), |sum, part| sum + part);
                let parts = sections.iter().map(|one| weight(one) * end(one.range()));
                parts.fold(zero(), |sum, part| sum + part) / whole
            };
            let low = mean(|(low, _)| low) + exact(least);
            let high = mean(|(_, high)| high) + exact(most);
            (Percentage::Of(low), Percentage::Of(high), Decimal::ONE_HUNDRED)
        } else {
            let possible = sum(|one| one.possible);
            let earned = sum(|one| one.earned) + least;
            let top = sum(|one| one.high) + most;
            let mut high = Percentage::Part(top, possible);
            // With a bonus, what turns out not to apply can raise a score that is above 100. What
            // applies is never nothing: if need be, the smallest item is left.
            if standard.scoring.not_applicable == NotApplicablePolicy::LeftOut {
                let open = || sections.iter().flat_map(|one| &one.open).copied();
                let all: Decimal = open().sum();
                let left = if all < possible { all } else { all - open().min().unwrap_or_default() };
                // Taken from both, it lowers the share unless that is above the whole.
                if top > possible {
                    let without = percent(top - left, possible - left);
                    high = Percentage::Of(high.exact().max(without));
                }
            }
            (Percentage::Part(earned, possible), high, possible)
        };
        let ceiling = standard.scoring.ceiling;
        let (low, high) = (low.capped(ceiling), high.capped(ceiling));
        let earned = match &low {
            Percentage::Part(earned, _) => {
                let half_up = RoundingStrategy::MidpointAwayFromZero;
                earned.round_dp_with_strategy(SHOWN_PLACES, half_up).normalize()
            }
            Percentage::Of(low) => {
                rounded(&(low * exact(possible) / exact(Decimal::ONE_HUNDRED)), SHOWN_PLACES)
            }
        };
        Some(Score {
            earned,
            possible,
            bonus: least,
            sections,
            low,
            high,
            rounding: standard.scoring.rounding,
        })
    }

    /// Earned of possible, in per cent at the places the standard declares, half away from zero.
    pub fn percent(&self) -> Decimal {
        self.low.rounded(self.rounding.places)
    }

    /// The score with every unchecked item lost.
    pub fn low(&self) -> Decimal {
        self.percent()
    }

    /// The score with every unchecked item won.
    pub fn high(&self) -> Decimal {
        self.high.rounded(self.rounding.places)
    }

    /// Whether the score is at least `minimum` per cent: `None` where what is unchecked decides.
    /// Compared unrounded, unless the standard says that thresholds see the rounded score.
    pub fn reaches(&self, minimum: Decimal) -> Option<bool> {
        let seen = |score: &Percentage| match self.rounding.before_thresholds {
            true => exact(score.rounded(self.rounding.places)),
            false => score.exact(),
        };
        reaches(&seen(&self.low), &seen(&self.high), minimum)
    }
}

/// Whether a range lies at or above a minimum; `None` where it holds both.
pub(super) fn reaches(low: &BigRational, high: &BigRational, minimum: Decimal) -> Option<bool> {
    let minimum = exact(minimum);
    if *low >= minimum {
        Some(true)
    } else if *high < minimum {
        Some(false)
    } else {
        None
    }
}

/// What a score has to be, unrounded, for a minimum to hold: where thresholds see the rounded
/// score, half a place less than the first rounded score that is enough.
pub(super) fn needed(rounding: Rounding, minimum: Decimal) -> Decimal {
    match rounding.before_thresholds {
        true => {
            let up = RoundingStrategy::ToPositiveInfinity;
            minimum.round_dp_with_strategy(rounding.places, up) - Decimal::new(5, rounding.places + 1)
        }
        false => minimum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(earned: &str, possible: i64, unchecked: i64) -> Score {
        let earned: Decimal = earned.parse().expect("a number");
        let possible = Decimal::from(possible);
        Score {
            earned,
            possible,
            bonus: Decimal::ZERO,
            sections: Vec::new(),
            low: Percentage::Part(earned, possible),
            high: Percentage::Part(earned + Decimal::from(unchecked), possible),
            rounding: Rounding { places: 2, before_thresholds: false },
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

    #[test]
    fn where_the_standard_says_so_a_minimum_sees_the_rounded_score() {
        let minimum: Decimal = "98.28".parse().expect("a number");
        let mut rounded = score("57", 58, 0);
        rounded.rounding.before_thresholds = true;
        assert_eq!(rounded.reaches(minimum), Some(true));
    }
}
