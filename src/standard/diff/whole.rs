//! Changes of a standard that belong to no single indicator.

use super::{Change, Effect};
use crate::standard::{Comparison, GradeCondition, Level, Standard, said};
use crate::wording::{Arg, Message};

pub(super) fn compare(old: &Standard, new: &Standard, changes: &mut Vec<Change>) {
    let mut say = |effect, what| changes.push(Change { indicator: None, effect, what });
    for (key, from, to) in [("id", &old.id, &new.id), ("edition", &old.edition, &new.edition)] {
        if from != to {
            let what = Message::new("diff-text")
                .with("key", key)
                .with("old", from.as_str())
                .with("new", to.as_str());
            say(Effect::Other, what);
        }
    }
    levels(old, new, &mut say);
    grades(old, new, &mut say);
    parameters(old, new, &mut say);
    let told = |standard: &Standard| {
        [
            ("title", format!("{:?}", standard.title)),
            ("source", format!("{:?}", standard.source)),
            ("scoring", format!("{:?}", standard.scoring)),
            ("centre", format!("{:?}", standard.name_patterns)),
            ("section", format!("{:?}", standard.sections)),
            ("field", format!("{:?}", standard.fields)),
            ("omitted", format!("{:?}", standard.omitted)),
            ("note", format!("{:?}", standard.notes)),
            ("columns", format!("{:?}", standard.columns)),
        ]
    };
    for ((key, from), (_, to)) in told(old).into_iter().zip(told(new)) {
        if from != to {
            say(Effect::Other, Message::new("diff-part").with("key", key));
        }
    }
}

fn levels(old: &Standard, new: &Standard, say: &mut impl FnMut(Effect, Message)) {
    let names = |from: &Standard, without: &Standard| -> Vec<Message> {
        let levels = from.levels.iter().filter(|level| !without.levels.contains(level));
        levels.map(|level: &Level| Message::new(level.key())).collect()
    };
    for (key, effect, levels) in [
        ("diff-levels-added", Effect::Stricter, names(new, old)),
        ("diff-levels-removed", Effect::Looser, names(old, new)),
    ] {
        if !levels.is_empty() {
            say(effect, Message::new(key).with("levels", levels));
        }
    }
}

fn grades(old: &Standard, new: &Standard, say: &mut impl FnMut(Effect, Message)) {
    for grade in old.grades.iter().filter(|grade| new.grade(&grade.id).is_none()) {
        say(Effect::Other, Message::new("diff-grade-removed").with("grade", &grade.name));
    }
    for grade in &new.grades {
        let Some(from) = old.grades.iter().find(|from| from.id == grade.id) else {
            say(Effect::Other, Message::new("diff-grade-added").with("grade", &grade.name));
            continue;
        };
        if from.name != grade.name {
            let what = Message::new("diff-grade-renamed").with("old", &from.name).with("new", &grade.name);
            say(Effect::Other, what);
        }
        if (from.convention, from.otherwise) != (grade.convention, grade.otherwise) {
            say(Effect::Other, Message::new("diff-grade-kind").with("grade", &grade.name));
        }
        let before: Vec<String> = from.conditions.iter().map(|one| shape(one, old)).collect();
        let after: Vec<String> = grade.conditions.iter().map(|one| shape(one, new)).collect();
        for (at, condition) in grade.conditions.iter().enumerate() {
            let was = from.conditions.iter().zip(&before).find(|(_, shape)| **shape == after[at]);
            let effect = match was.map(|(was, _)| least(was).cmp(&least(condition))) {
                None | Some(std::cmp::Ordering::Less) => Effect::Stricter,
                Some(std::cmp::Ordering::Greater) => Effect::Looser,
                Some(std::cmp::Ordering::Equal) => continue,
            };
            let figure = |value: rust_decimal::Decimal| Arg::from(said::plain(value));
            let what = match was {
                Some((was, _)) => Message::new("diff-condition-changed").with("old", figure(least(was))),
                None => Message::new("diff-condition-added"),
            };
            say(
                effect,
                what.with("grade", &grade.name)
                    .with("kind", condition.id())
                    .with("new", figure(least(condition))),
            );
        }
        for gone in before.iter().zip(&from.conditions).filter(|(shape, _)| !after.contains(shape)) {
            let what =
                Message::new("diff-condition-removed").with("grade", &grade.name).with("kind", gone.1.id());
            say(Effect::Looser, what);
        }
    }
    let order = |standard: &Standard, other: &Standard| -> Vec<String> {
        standard.grades.iter().map(|grade| grade.id.clone()).filter(|id| other.grade(id).is_some()).collect()
    };
    if order(old, new) != order(new, old) {
        say(Effect::Other, Message::new("diff-grade-order"));
    }
}

/// What a condition is about, without its figure.
fn shape(condition: &GradeCondition, standard: &Standard) -> String {
    match condition {
        GradeCondition::Score { .. } => "score".to_owned(),
        GradeCondition::Section { section, .. } => format!("section {}", standard.sections[*section].id),
        GradeCondition::Optional { of, .. } => {
            let ids =
                |of: &Vec<usize>| of.iter().map(|at| standard.indicators[*at].id.clone()).collect::<Vec<_>>();
            format!("optional {:?}", of.as_ref().map(ids))
        }
    }
}

fn least(condition: &GradeCondition) -> rust_decimal::Decimal {
    match condition {
        GradeCondition::Score { at_least } | GradeCondition::Section { at_least, .. } => *at_least,
        GradeCondition::Optional { at_least, .. } => (*at_least).into(),
    }
}

fn parameters(old: &Standard, new: &Standard, say: &mut impl FnMut(Effect, Message)) {
    for parameter in &new.parameters {
        let Some(from) = old.parameters.iter().find(|from| from.id == parameter.id) else {
            say(Effect::Other, Message::new("diff-parameter-added").with("name", &parameter.label));
            continue;
        };
        if from.value != parameter.value {
            let what = Message::new("diff-parameter")
                .with("name", &parameter.label)
                .with("old", said::amount_message(from.value, from.measure))
                .with("new", said::amount_message(parameter.value, parameter.measure));
            let rises = parameter.value > from.value;
            say(direction(new, &parameter.id, rises), what);
        }
        let rest = |one: &crate::standard::Parameter| {
            format!("{:?}", (&one.label, one.measure, one.year, &one.by_year, &one.source, &one.cite))
        };
        if rest(from) != rest(parameter) {
            say(Effect::Other, Message::new("diff-part").with("key", format!("parameter.{}", parameter.id)));
        }
    }
    for gone in old.parameters.iter().filter(|one| !new.parameters.iter().any(|other| other.id == one.id)) {
        say(Effect::Other, Message::new("diff-parameter-removed").with("name", &gone.label));
    }
}

/// What a parameter that rises or falls does, by the checks that use it; they can disagree.
fn direction(standard: &Standard, parameter: &str, rises: bool) -> Effect {
    let uses = standard.indicators.iter().filter_map(|indicator| indicator.check.as_ref()).filter(|check| {
        let is_it = |amount: &&crate::standard::Amount| {
            matches!(amount, crate::standard::Amount::Parameter(id) if id == parameter)
        };
        check.threshold.amounts().iter().any(is_it)
    });
    let effects: Vec<Effect> = uses.map(|check| of_figure(check.comparison, rises)).collect();
    match effects.as_slice() {
        [first, rest @ ..] if rest.iter().all(|effect| effect == first) => *first,
        _ => Effect::Other,
    }
}

/// What a figure that rises or falls does to what is asked.
pub(super) fn of_figure(comparison: Comparison, rises: bool) -> Effect {
    match (comparison, rises) {
        (Comparison::AtLeast | Comparison::Above | Comparison::Between, true)
        | (Comparison::AtMost | Comparison::Below, false) => Effect::Stricter,
        (Comparison::AtLeast | Comparison::Above | Comparison::Between, false)
        | (Comparison::AtMost | Comparison::Below, true) => Effect::Looser,
        (Comparison::Exactly, _) => Effect::Other,
    }
}
