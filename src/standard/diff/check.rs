//! Changes of a check: its figures by grade and level, its bounds, its members.

use rust_decimal::Decimal;

use super::Effect;
use super::whole::of_figure;
use crate::standard::{Check, Comparison, Indicator, Set, SetRule, Standard, Threshold, said};
use crate::wording::{Arg, Message};

pub(super) fn compare(
    (old, from): (&Standard, Option<&Check>),
    (new, to): (&Standard, Option<&Check>),
    indicator: &Indicator,
    say: &mut impl FnMut(Effect, Message),
) {
    let (from, to) = match (from, to) {
        (None, None) => return,
        (None, Some(_)) => return say(Effect::Other, Message::new("diff-check-added")),
        (Some(_), None) => return say(Effect::Other, Message::new("diff-check-removed")),
        (Some(from), Some(to)) => (from, to),
    };
    if let (Some(before), Some(after)) = (from.subject.set(), to.subject.set()) {
        members(before, after, say);
    }
    let is_same_kind = from.kind() == to.kind() && from.subject.set().is_some() == to.subject.set().is_some();
    let is_same_subject = from.subject.set().is_some() || from.subject == to.subject;
    if !is_same_kind || !is_same_subject {
        let what = Message::new("diff-check-kind").with("old", from.kind()).with("new", to.kind());
        return say(Effect::Other, what);
    }
    if to.subject.set().is_none_or(|set| set.rule == SetRule::AtLeastOf) {
        figures((old, from), (new, to), indicator, say);
    }
    if let (Some(before), Some(after)) = (from.upper, to.upper)
        && before != after
    {
        let effect = of_figure(Comparison::AtMost, after > before);
        let said = |value: Decimal| said::amount_message(value, to.measure(new));
        say(effect, Message::new("diff-upper").with("old", said(before)).with("new", said(after)));
    }
}

/// A figure before and after, and the names of the grade and level it is for.
type Moved = ((Option<Decimal>, Option<Decimal>), Vec<Arg>);

fn figures(
    (old, from): (&Standard, &Check),
    (new, to): (&Standard, &Check),
    indicator: &Indicator,
    say: &mut impl FnMut(Effect, Message),
) {
    let measure = to.measure(new);
    let mut moved: Vec<Moved> = Vec::new();
    let mut add = |figures, scope: Vec<Arg>| match moved.iter_mut().find(|(known, _)| *known == figures) {
        Some((_, scopes)) => scopes.extend(scope),
        None => moved.push((figures, scope)),
    };
    let is_same = |check: &Check| matches!(check.threshold, Threshold::Same(_));
    let by_level = |check: &Check| matches!(check.threshold, Threshold::ByLevel(_));
    // A figure that a parameter holds changes with the parameter, and is told there.
    let own = |check: &Check, standard: &Standard, grade, level| {
        let amount = check.threshold.get(grade, level)?;
        Some((said::value(amount, standard), matches!(amount, crate::standard::Amount::Parameter(_))))
    };
    for (position, grade) in new.grades.iter().enumerate() {
        let Some(before) = old.grade(&grade.id) else { continue };
        for level in &indicator.levels {
            let (before, after) = (own(from, old, before, *level), own(to, new, position, *level));
            if let (Some((_, true)), Some((_, true))) = (before, after) {
                continue;
            }
            let figures = (before.map(|(value, _)| value), after.map(|(value, _)| value));
            if figures.0 == figures.1 {
                continue;
            }
            let scope = match (is_same(from) && is_same(to), by_level(from) || by_level(to)) {
                (true, _) => Vec::new(),
                (false, true) => vec![Arg::from(Message::new(level.key()))],
                (false, false) => vec![Arg::from(&grade.name)],
            };
            add(figures, scope);
        }
    }
    for ((before, after), mut scope) in moved {
        let mut seen = Vec::new();
        scope.retain(|one| {
            !seen.contains(one) && {
                seen.push(one.clone());
                true
            }
        });
        let whom = match scope.is_empty() {
            true => Message::new("nowhere"),
            false => Message::new("diff-whom").with("names", Arg::List(scope)),
        };
        let said = |value: Decimal| said::amount_message(value, measure);
        let (effect, what) = match (before, after) {
            (Some(before), Some(after)) => {
                let what = Message::new("diff-figure").with("old", said(before)).with("new", said(after));
                (of_figure(to.comparison, after > before), what)
            }
            (None, Some(after)) => {
                (Effect::Stricter, Message::new("diff-figure-added").with("new", said(after)))
            }
            (Some(before), None) => {
                (Effect::Looser, Message::new("diff-figure-removed").with("old", said(before)))
            }
            (None, None) => continue,
        };
        say(effect, what.with("whom", whom));
    }
}

fn members(from: &Set, to: &Set, say: &mut impl FnMut(Effect, Message)) {
    let only_in = |one: &Set, other: &Set| -> Vec<Arg> {
        let has = |id: &str| other.members.iter().any(|member| member.id == id);
        one.members.iter().filter(|member| !has(&member.id)).map(|member| Arg::from(&member.name)).collect()
    };
    // One more to have is more where all are asked for, and less where one of them is enough.
    let (more, less) = match to.rule {
        SetRule::AllOf => (Effect::Stricter, Effect::Looser),
        SetRule::AnyOf | SetRule::AtLeastOf => (Effect::Looser, Effect::Stricter),
    };
    for (key, effect, names) in
        [("diff-members-added", more, only_in(to, from)), ("diff-members-removed", less, only_in(from, to))]
    {
        if !names.is_empty() {
            say(effect, Message::new(key).with("members", Arg::List(names)));
        }
    }
    let renamed = to
        .members
        .iter()
        .filter(|member| from.members.iter().any(|other| other.id == member.id && other.name != member.name));
    let names: Vec<Arg> = renamed.map(|member| Arg::from(&member.name)).collect();
    if !names.is_empty() {
        say(Effect::Other, Message::new("diff-members-renamed").with("members", Arg::List(names)));
    }
    if from.open != to.open {
        say(Effect::Other, Message::new("diff-members-open"));
    }
}
