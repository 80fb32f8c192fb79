//! What an indicator measures or counts: bounds, comparisons, sets, conditions.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Own, Term, What, beside, step, yes_no};
use crate::standard::{Amount, Check, Comparison, Level, Set, SetRule, Subject, Threshold};

/// A check that differs in one thing.
struct Other {
    what: What,
    part: Option<String>,
    grade: Option<usize>,
    level: Option<Level>,
    terms: (Term, Term),
    check: Check,
}

pub(super) fn changes(own: &mut Own<'_>) {
    let indicator = own.indicator();
    if let Some(check) = &indicator.check {
        let others = match &check.subject {
            Subject::Set(set) => of_set(own, check, set),
            Subject::Field(_) | Subject::Ratio { .. } => of_figure(own, check),
        };
        for other in others {
            let Other { what, part, grade, level, terms, check } = other;
            let mutant = own.add(what, terms, |indicator| indicator.check = Some(check));
            (mutant.part, mutant.grade, mutant.level) = (part, grade, level);
        }
    }
    let condition = indicator.when.as_ref().and_then(|when| when.check.as_ref());
    if let Some(check) = condition {
        for Other { what, level, terms, check, .. } in of_figure(own, check) {
            let what = match what {
                What::Comparison => What::ConditionComparison,
                _ => What::ConditionThreshold,
            };
            let mutant = own.add(what, terms, |indicator| {
                if let Some(when) = &mut indicator.when {
                    when.check = Some(check);
                }
            });
            mutant.level = level;
        }
        own.add(What::Condition, yes_no(true), |indicator| indicator.when = None);
    }
}

fn of_figure(own: &Own<'_>, check: &Check) -> Vec<Other> {
    let measure = check.measure(own.standard);
    let mut others = figures(own, check, What::Threshold, step(measure));
    if let Some(upper) = check.upper {
        for moved in beside(upper, step(measure)) {
            let terms = (Term::Amount(upper, measure), Term::Amount(moved, measure));
            let check = Check { upper: Some(moved), ..check.clone() };
            others.push(Other { what: What::Upper, part: None, grade: None, level: None, terms, check });
        }
    }
    for comparison in flips(check.comparison) {
        let terms = (Term::Word(check.comparison.id()), Term::Word(comparison.id()));
        let check = Check { comparison: *comparison, ..check.clone() };
        others.push(Other { what: What::Comparison, part: None, grade: None, level: None, terms, check });
    }
    others
}

/// What a comparison is taken for most easily. Between two bounds there is no other: both are
/// moved by themselves.
pub(super) fn flips(comparison: Comparison) -> &'static [Comparison] {
    match comparison {
        Comparison::AtLeast => &[Comparison::Above],
        Comparison::Above => &[Comparison::AtLeast],
        Comparison::AtMost => &[Comparison::Below],
        Comparison::Below => &[Comparison::AtMost],
        Comparison::Exactly => &[Comparison::AtLeast, Comparison::AtMost],
        Comparison::Between => &[],
    }
}

/// Each figure of a threshold a step lower and higher. A parameter's figure is the parameter's.
fn figures(own: &Own<'_>, check: &Check, what: What, step: Decimal) -> Vec<Other> {
    let mut others = Vec::new();
    let measure = check.measure(own.standard);
    let members = check.subject.set().map(|set| Decimal::from(set.members.len()));
    let mut add = |grade, level, amount: &Amount, with: &dyn Fn(Amount) -> Threshold| {
        let Amount::Fixed(value) = amount else { return };
        for moved in beside(*value, step) {
            // Of a set, at least one is needed and no more than there are.
            if members.is_some_and(|members| moved.is_zero() || moved > members) {
                continue;
            }
            let terms = (Term::Amount(*value, measure), Term::Amount(moved, measure));
            let check = Check { threshold: with(Amount::Fixed(moved)), ..check.clone() };
            others.push(Other { what, part: None, grade, level, terms, check });
        }
    };
    match &check.threshold {
        Threshold::Same(amount) => add(None, None, amount, &Threshold::Same),
        Threshold::ByGrade(amounts) => {
            for (grade, amount) in amounts {
                let with = |moved| Threshold::ByGrade(replaced(amounts, grade, moved));
                add(Some(*grade), None, amount, &with);
            }
        }
        Threshold::ByLevel(amounts) => {
            let levels = &own.indicator().levels;
            for (level, amount) in amounts.iter().filter(|(level, _)| levels.contains(level)) {
                let with = |moved| Threshold::ByLevel(replaced(amounts, level, moved));
                add(None, Some(*level), amount, &with);
            }
        }
    }
    others
}

fn replaced<K: Ord + Clone>(amounts: &BTreeMap<K, Amount>, key: &K, amount: Amount) -> BTreeMap<K, Amount> {
    let mut amounts = amounts.clone();
    amounts.insert(key.clone(), amount);
    amounts
}

/// Each member left out, and the rule that is most easily taken for the one there is.
fn of_set(own: &Own<'_>, check: &Check, set: &Set) -> Vec<Other> {
    let mut others = Vec::new();
    let with = |set: Set| {
        let whole = Threshold::Same(Amount::Fixed(Decimal::from(set.members.len())));
        let threshold = match set.rule {
            SetRule::AllOf => whole,
            SetRule::AnyOf => Threshold::Same(Amount::Fixed(Decimal::ONE)),
            SetRule::AtLeastOf => check.threshold.clone(),
        };
        Check { subject: Subject::Set(set), threshold, ..check.clone() }
    };
    if set.members.len() == 1 {
        return others;
    }
    for member in &set.members {
        let mut other = set.clone();
        other.members.retain(|one| one.id != member.id);
        others.push(Other {
            what: What::Member,
            part: Some(member.id.clone()),
            grade: None,
            level: None,
            terms: yes_no(true),
            check: with(other),
        });
    }
    let rule = match set.rule {
        SetRule::AllOf => SetRule::AnyOf,
        SetRule::AnyOf => SetRule::AllOf,
        SetRule::AtLeastOf => {
            others.extend(figures(own, check, What::Count, Decimal::ONE));
            return others;
        }
    };
    others.push(Other {
        what: What::Rule,
        part: None,
        grade: None,
        level: None,
        terms: (Term::Word(set.rule.id()), Term::Word(rule.id())),
        check: with(Set { rule, ..set.clone() }),
    });
    others
}
