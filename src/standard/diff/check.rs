//! Changes of a check: its figures by grade and level, its bounds, its members.

use rust_decimal::Decimal;

use super::change::Teller;
use super::{Effect, Side};
use crate::standard::{Amount, Check, Comparison, Indicator, Set, SetRule, Standard, Threshold, said};
use crate::wording::{Arg, Message};

pub(super) fn compare(
    (old, from): (&Standard, Option<&Check>),
    (new, to): (&Standard, Option<&Check>),
    indicator: &Indicator,
    teller: &mut Teller<'_>,
) {
    let (from, to) = match (from, to) {
        (None, None) => return,
        (None, Some(_)) => {
            return teller.tell(Side::Check, Effect::Other, Message::new("diff-check-added"));
        }
        (Some(_), None) => return teller.tell_doubtful(Side::Check, Message::new("diff-check-removed")),
        (Some(from), Some(to)) => (from, to),
    };
    let kind = || Message::new("diff-check-kind").with("old", from.kind()).with("new", to.kind());
    match (from.subject.set(), to.subject.set()) {
        (Some(before), Some(after)) => {
            members(before, after, teller);
            if before.rule != after.rule {
                let is_less = weight(after.rule) < weight(before.rule);
                let effect = if is_less { Effect::Looser } else { Effect::Stricter };
                return teller.tell(Side::Check, effect, kind());
            }
            if before.rule == SetRule::AtLeastOf {
                figures((old, from), (new, to), indicator, teller);
            }
        }
        (None, None) if from.subject == to.subject && from.comparison == to.comparison => {
            figures((old, from), (new, to), indicator, teller);
        }
        (Some(_) | None, Some(_) | None) => return teller.tell_doubtful(Side::Check, kind()),
    }
    if let (Some(before), Some(after)) = (from.upper, to.upper)
        && before != after
    {
        let effect = of_figure(Comparison::AtMost, after > before);
        let said = |value: Decimal| said::amount_message(value, to.measure(new));
        let what = Message::new("diff-upper").with("old", said(before)).with("new", said(after));
        teller.tell(Side::Threshold, effect, what);
    }
}

/// How much a rule asks of the same members.
fn weight(rule: SetRule) -> u8 {
    match rule {
        SetRule::AnyOf => 0,
        SetRule::AtLeastOf => 1,
        SetRule::AllOf => 2,
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

/// A figure before and after, and the names of the grade and level it is for.
type Moved = ((Option<Decimal>, Option<Decimal>), Vec<Arg>);

fn figures(
    (old, from): (&Standard, &Check),
    (new, to): (&Standard, &Check),
    indicator: &Indicator,
    teller: &mut Teller<'_>,
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
    let is_same_parameter = |before: Option<&Amount>, after: Option<&Amount>| matches!((before, after), (Some(Amount::Parameter(one)), Some(Amount::Parameter(other))) if one == other);
    for (position, grade) in new.grades.iter().enumerate() {
        let Some(before) = old.grade(&grade.id) else { continue };
        for level in &indicator.levels {
            let (before, after) = (from.threshold.get(before, *level), to.threshold.get(position, *level));
            let figures = (before.map(|one| said::value(one, old)), after.map(|one| said::value(one, new)));
            if is_same_parameter(before, after) || figures.0 == figures.1 {
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
        let what = what.with("whom", whom);
        match effect {
            Effect::Stricter | Effect::Looser => teller.tell(Side::Threshold, effect, what),
            // Another figure that is asked for exactly.
            Effect::Other => teller.tell_doubtful(Side::Threshold, what),
        }
    }
}

fn members(from: &Set, to: &Set, teller: &mut Teller<'_>) {
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
            teller.tell(Side::Members, effect, Message::new(key).with("members", Arg::List(names)));
        }
    }
    let renamed = to
        .members
        .iter()
        .filter(|member| from.members.iter().any(|other| other.id == member.id && other.name != member.name));
    let names: Vec<Arg> = renamed.map(|member| Arg::from(&member.name)).collect();
    if !names.is_empty() {
        let what = Message::new("diff-members-renamed").with("members", Arg::List(names));
        teller.tell(Side::Members, Effect::Other, what);
    }
    if from.open != to.open {
        teller.tell(Side::Members, Effect::Other, Message::new("diff-members-open"));
    }
}
