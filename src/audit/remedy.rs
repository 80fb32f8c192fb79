//! The way to a grade that asks for points or numbers beside its required indicators: the fewest
//! fixes with which it would be reached, exactly.
//!
//! Within a section the fixes with the largest gains are as good as any other choice of as many,
//! so only how many are taken in each section is open. That is settled section by section: for
//! every number of fixes so far, and of those that count towards a number of indicators, the most
//! that can be earned with them.

use std::ops::Add;

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::condition::counts;
use super::exact::{exact, rounded};
use super::finding::{Finding, Verdict};
use super::grade::GradeResult;
use super::score::{Score, SectionScore, needed};
use crate::standard::{GradeCondition, Standard};

/// What would have to be done for a grade to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The smallest set of fixes; with them, what the score would be.
    Fixes {
        /// Positions (among the findings) of what is to be put right.
        fix: Vec<usize>,
        /// Positions (among the findings) of what is to be looked at, and found met.
        check: Vec<usize>,
        /// The score after them, in per cent, as the standard rounds it.
        percent: Decimal,
    },
    /// Not even with everything put right: what does not apply leaves too little.
    Impossible,
}

/// What fixing one finding brings.
struct Fix {
    finding: usize,
    gain: Decimal,
}

/// The section of a score, as far as fixes go.
struct Part {
    earned: Decimal,
    possible: Decimal,
    is_pool: bool,
    /// Whether it is a pool of which nothing was looked at: it has earned nothing until one is.
    is_unseen: bool,
    weight: BigRational,
    at_least: Option<BigRational>,
    /// What can be fixed: that which counts towards the number of indicators, and the rest, each
    /// from the largest gain down.
    fixes: [Vec<Fix>; 2],
}

/// How many fixes of each kind a section takes, and what it is worth with them.
struct Choice<V> {
    taken: [usize; 2],
    value: V,
}

/// The way to a grade that is not reached.
pub(super) fn way(
    standard: &Standard,
    findings: &[Finding],
    grade: usize,
    result: &GradeResult,
) -> Option<Way> {
    let score = result.score.as_ref()?;
    let of = standard.grades[grade].conditions.iter().find_map(|condition| match condition {
        GradeCondition::Optional { at_least, of } => Some((*at_least, of)),
        GradeCondition::Score { .. } | GradeCondition::Section { .. } => None,
    });
    let must: Vec<usize> = result.missing.iter().chain(&result.unchecked).copied().collect();
    let is_of = |finding: &Finding| of.is_some_and(|(_, of)| counts(standard, of, finding.indicator, grade));
    let met = |(at, finding): (usize, &Finding)| {
        is_of(finding) && (finding.verdict(grade) == Verdict::Met || must.contains(&at))
    };
    let held = findings.iter().enumerate().filter(|one| met(*one)).count();
    let quota = of.map_or(0, |(at_least, _)| at_least.saturating_sub(held));
    // Once enough are met, none has to be told from the rest.
    let is_counted = |finding: &Finding| quota > 0 && is_of(finding);
    let mut parts: Vec<Part> = Vec::new();
    for section in &score.sections {
        parts.push(part(standard, findings, grade, section, &must, &is_counted));
    }
    let taken = choose(standard, grade, score, &parts, quota);
    let Some(taken) = taken else { return Some(Way::Impossible) };
    let mut all = must;
    for (part, taken) in parts.iter().zip(&taken) {
        for (fixes, count) in part.fixes.iter().zip(taken) {
            all.extend(fixes.iter().take(*count).map(|fix| fix.finding));
        }
    }
    all.sort_unstable();
    let after = parts.iter().zip(&taken).map(|(part, taken)| part.points(*taken)).collect::<Vec<_>>();
    let percent = rounded(&total(standard, score, &parts, &after), standard.scoring.rounding.places);
    let (check, fix) = all.into_iter().partition(|at| findings[*at].verdict(grade).is_open());
    Some(Way::Fixes { fix, check, percent })
}

fn part(
    standard: &Standard,
    findings: &[Finding],
    grade: usize,
    score: &SectionScore,
    must: &[usize],
    is_counted: &dyn Fn(&Finding) -> bool,
) -> Part {
    let section = &standard.sections[score.section];
    let mut earned = if section.pool { score.possible } else { Decimal::ZERO };
    let mut is_unseen = score.is_unseen();
    let mut fixes = [Vec::new(), Vec::new()];
    for (at, finding) in findings.iter().enumerate() {
        let indicator = &standard.indicators[finding.indicator];
        if indicator.heading.0 != score.section || indicator.bonus.is_some() {
            continue;
        }
        let points = finding.points(grade);
        earned += points.earned;
        let full = if section.pool { Decimal::ZERO } else { points.possible };
        let verdict = finding.verdict(grade);
        let gain = if verdict == Verdict::NotApplicable { Decimal::ZERO } else { full - points.earned };
        if must.contains(&at) {
            earned += gain;
            is_unseen = false;
            continue;
        }
        let counts = is_counted(finding) && !matches!(verdict, Verdict::Met | Verdict::NotApplicable);
        // In a pool of which nothing was looked at, each look is a gain.
        let is_first_look = score.is_unseen() && verdict.is_open();
        if counts || is_first_look || !gain.is_zero() {
            fixes[usize::from(!counts)].push(Fix { finding: at, gain });
        }
    }
    for kind in &mut fixes {
        kind.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.finding.cmp(&b.finding)));
    }
    let at_least = standard.grades[grade].conditions.iter().find_map(|condition| match condition {
        GradeCondition::Section { section, at_least } if *section == score.section => {
            Some(exact(needed(standard.scoring.rounding, *at_least)))
        }
        _ => None,
    });
    let weight = exact(section.weight.unwrap_or(Decimal::ONE));
    Part { earned, possible: score.possible, is_pool: section.pool, is_unseen, weight, at_least, fixes }
}

impl Part {
    /// The points of the section with so many fixes of each kind.
    fn points(&self, taken: [usize; 2]) -> Decimal {
        if self.is_unseen && taken == [0, 0] {
            return Decimal::ZERO;
        }
        let gains = self.fixes.iter().zip(taken).flat_map(|(fixes, count)| fixes.iter().take(count));
        let sum = self.earned + gains.map(|fix| fix.gain).sum::<Decimal>();
        if self.is_pool { sum.max(Decimal::ZERO) } else { sum }
    }

    /// Every choice that leaves the section with what the grade asks of it.
    fn options(&self) -> Vec<[usize; 2]> {
        let mut options = Vec::new();
        for counting in 0..=self.fixes[0].len() {
            for others in 0..=self.fixes[1].len() {
                let taken = [counting, others];
                let share = exact(self.points(taken)) * exact(Decimal::ONE_HUNDRED) / exact(self.possible);
                if self.at_least.as_ref().is_none_or(|least| share >= *least) {
                    options.push(taken);
                }
            }
        }
        options
    }
}

/// How many fixes each section takes; `None` where no choice is enough.
fn choose(
    standard: &Standard,
    grade: usize,
    score: &Score,
    parts: &[Part],
    quota: usize,
) -> Option<Vec<[usize; 2]>> {
    let minimum = standard.grades[grade].score().map(|minimum| needed(standard.scoring.rounding, minimum));
    if let (Some(minimum), Some(ceiling)) = (minimum, standard.scoring.ceiling)
        && minimum > ceiling
    {
        return None;
    }
    let options: Vec<Vec<[usize; 2]>> = parts.iter().map(Part::options).collect();
    if standard.is_weighted() {
        let whole = parts.iter().fold(exact(Decimal::ZERO), |sum, part| sum + part.weight.clone());
        let worth = |part: &Part, taken: [usize; 2]| {
            let share = exact(part.points(taken)) * exact(Decimal::ONE_HUNDRED) / exact(part.possible);
            share * part.weight.clone() / whole.clone()
        };
        let target = minimum.map(|minimum| exact(minimum - score.bonus));
        smallest(&valued(parts, options, worth), target, exact(Decimal::ZERO), quota)
    } else {
        // Points are decimals, and so is what is needed of them: no fraction is.
        let target = minimum.map(|minimum| minimum * score.possible / Decimal::ONE_HUNDRED - score.bonus);
        smallest(&valued(parts, options, Part::points), target, Decimal::ZERO, quota)
    }
}

fn valued<V>(
    parts: &[Part],
    options: Vec<Vec<[usize; 2]>>,
    worth: impl Fn(&Part, [usize; 2]) -> V,
) -> Vec<Vec<Choice<V>>> {
    let one = |(part, options): (&Part, Vec<[usize; 2]>)| {
        options.into_iter().map(|taken| Choice { taken, value: worth(part, taken) }).collect()
    };
    parts.iter().zip(options).map(one).collect()
}

/// What is best with so many fixes, of which so many count: what it is worth, the choice in the
/// last section, and the state before it.
struct Best<V> {
    value: V,
    choice: usize,
    from: usize,
}

/// The choice with the fewest fixes that is worth the target and has the quota; of those, the one
/// worth most.
fn smallest<V: Clone + Ord + Add<Output = V>>(
    sections: &[Vec<Choice<V>>],
    target: Option<V>,
    zero: V,
    quota: usize,
) -> Option<Vec<[usize; 2]>> {
    let width = quota + 1;
    let mut tables: Vec<Vec<Option<Best<V>>>> = Vec::new();
    let mut reached: Vec<Option<V>> = vec![None; width];
    reached[0] = Some(zero);
    for options in sections {
        let most = options.iter().map(|option| option.taken[0] + option.taken[1]).max()?;
        let before = reached.len() / width;
        let mut table: Vec<Option<Best<V>>> = Vec::new();
        table.resize_with((before + most) * width, || None);
        for (state, value) in reached.iter().enumerate() {
            let Some(value) = value else { continue };
            for (position, option) in options.iter().enumerate() {
                let at = next(state, option.taken, width);
                let sum = value.clone() + option.value.clone();
                if table[at].as_ref().is_none_or(|best| sum > best.value) {
                    table[at] = Some(Best { value: sum, choice: position, from: state });
                }
            }
        }
        reached = table.iter().map(|best| best.as_ref().map(|best| best.value.clone())).collect();
        tables.push(table);
    }
    let enough = |value: &V| target.as_ref().is_none_or(|target| value >= target);
    let mut state = (0..reached.len() / width)
        .map(|fixes| fixes * width + quota)
        .find(|state| reached[*state].as_ref().is_some_and(enough))?;
    // Back from the last section to the first.
    let mut taken = Vec::new();
    for (table, choices) in tables.iter().zip(sections).rev() {
        let best = table[state].as_ref()?;
        taken.push(choices[best.choice].taken);
        state = best.from;
    }
    taken.reverse();
    Some(taken)
}

/// The state after a choice: so many fixes, and so many that count, as far as the quota needs them.
fn next(state: usize, taken: [usize; 2], width: usize) -> usize {
    let fixes = state / width + taken[0] + taken[1];
    fixes * width + (state % width + taken[0]).min(width - 1)
}

/// The score in per cent with so many points in each section.
fn total(standard: &Standard, score: &Score, parts: &[Part], points: &[Decimal]) -> BigRational {
    let hundred = exact(Decimal::ONE_HUNDRED);
    let sum = if standard.is_weighted() {
        let whole = parts.iter().fold(exact(Decimal::ZERO), |sum, part| sum + part.weight.clone());
        let one = |(part, points): (&Part, &Decimal)| {
            exact(*points) * &hundred / exact(part.possible) * &part.weight
        };
        let parts = parts.iter().zip(points).map(one);
        parts.fold(exact(score.bonus), |sum, part| sum + part / &whole)
    } else {
        let sum = points.iter().sum::<Decimal>() + score.bonus;
        exact(sum) * hundred / exact(score.possible)
    };
    match standard.scoring.ceiling {
        Some(ceiling) => sum.min(exact(ceiling)),
        None => sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(gains: &[i64]) -> Vec<Choice<Decimal>> {
        let sum = |count: usize| gains.iter().take(count).sum::<i64>();
        (0..=gains.len())
            .map(|count| Choice { taken: [0, count], value: Decimal::from(sum(count)) })
            .collect()
    }

    #[test]
    fn the_largest_gains_come_first_wherever_they_stand() {
        let sections = [section(&[5, 1]), section(&[4, 3, 1])];
        let taken = smallest(&sections, Some(Decimal::from(12)), Decimal::ZERO, 0);
        assert_eq!(taken, Some(vec![[0, 1], [0, 2]]));
        assert_eq!(smallest(&sections, Some(Decimal::from(15)), Decimal::ZERO, 0), None);
    }

    #[test]
    fn what_counts_is_taken_though_it_gains_less() {
        // Two that count and gain 1 each, two that do not and gain 5 each; 6 points are needed.
        let gain = |counting: usize, others: usize| Decimal::from(counting + 5 * others);
        let all = (0..=2).flat_map(|a| (0..=2).map(move |b| [a, b]));
        let sections = [all.map(|[a, b]| Choice { taken: [a, b], value: gain(a, b) }).collect::<Vec<_>>()];
        let choose = |quota| smallest(&sections, Some(Decimal::from(6)), Decimal::ZERO, quota);
        assert_eq!(choose(0).expect("enough")[0].iter().sum::<usize>(), 2);
        assert_eq!(choose(1), Some(vec![[1, 1]]));
        assert_eq!(choose(2), Some(vec![[2, 1]]));
        assert_eq!(choose(3), None);
    }
}
