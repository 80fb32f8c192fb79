//! Changes of one indicator, apart from its check.

use super::check;
use super::{Change, Effect, named};
use crate::standard::{Indicator, Level, Obligation, Standard, said};
use crate::wording::{Arg, Message};

pub(super) fn compare(
    (old, from): (&Standard, &Indicator),
    (new, to): (&Standard, &Indicator),
    changes: &mut Vec<Change>,
) {
    let mut say = |effect, what| changes.push(Change { indicator: Some(named(to)), effect, what });
    if from.id != to.id {
        say(
            Effect::Other,
            Message::new("diff-renamed").with("old", from.id.as_str()).with("new", to.id.as_str()),
        );
    }
    required(old, from, new, to, &mut say);
    if from.obligation != to.obligation {
        let weight = |obligation| match obligation {
            Obligation::Shall => 2,
            Obligation::Should => 1,
            Obligation::May => 0,
        };
        let effect =
            if weight(to.obligation) > weight(from.obligation) { Effect::Stricter } else { Effect::Looser };
        let word = |one: &Indicator| Message::new(one.obligation.key());
        say(effect, Message::new("diff-obligation").with("old", word(from)).with("new", word(to)));
    }
    for (key, effect, levels) in [
        ("diff-levels-added", Effect::Stricter, levels(to, from)),
        ("diff-levels-removed", Effect::Looser, levels(from, to)),
    ] {
        if !levels.is_empty() {
            say(effect, Message::new(key).with("levels", levels));
        }
    }
    check::compare((old, from.check.as_ref()), (new, to.check.as_ref()), to, &mut say);
    condition(from, to, &mut say);
    if from.points != to.points {
        let figures = |one: &Indicator| said::plain(one.points);
        say(Effect::Other, Message::new("diff-points").with("old", figures(from)).with("new", figures(to)));
    }
    due(from, to, &mut say);
    let told = |standard: &Standard, one: &Indicator| {
        let (section, group) = standard.heading(one);
        let cap = one.cap.map(|cap| standard.grades[cap].id.clone());
        [
            ("in", format!("{}.{}", section.id, group.id)),
            ("title", format!("{:?}", one.title)),
            ("ask", format!("{:?}", one.ask)),
            ("how", format!("{:?}", one.how)),
            ("terms", format!("{:?}", one.terms)),
            ("examples", format!("{:?}", one.examples)),
            ("cite", one.cite.clone()),
            ("polarity", format!("{:?}", one.polarity)),
            ("credit", format!("{:?}", one.credit)),
            ("bands", format!("{:?}", one.bands)),
            ("deduct", format!("{:?}", one.deductions)),
            ("bonus", format!("{:?}", one.bonus)),
            ("veto", one.veto.to_string()),
            ("cap", format!("{cap:?}")),
        ]
    };
    let parts: Vec<&str> = told(old, from)
        .into_iter()
        .zip(told(new, to))
        .filter(|((_, from), (_, to))| from != to)
        .map(|((key, _), _)| key)
        .collect();
    if !parts.is_empty() {
        say(Effect::Other, Message::new("diff-wording").with("keys", parts));
    }
}

/// The names of the grades an indicator is required for.
pub(super) fn required_names(standard: &Standard, indicator: &Indicator) -> Arg {
    let names = indicator.required_for.iter().map(|grade| Arg::from(&standard.grades[*grade].name));
    match indicator.required_for.as_slice() {
        [] => Arg::from(Message::new("diff-no-grade")),
        _ => Arg::from(Message::new("diff-for-grades").with("grades", Arg::List(names.collect()))),
    }
}

fn required(
    old: &Standard,
    from: &Indicator,
    new: &Standard,
    to: &Indicator,
    say: &mut impl FnMut(Effect, Message),
) {
    let only_in = |a: &Standard, one: &Indicator, b: &Standard, other: &Indicator| -> Vec<Arg> {
        let has = |id: &str| b.grade(id).is_some_and(|grade| other.required_for.contains(&grade));
        let grades = one.required_for.iter().map(|grade| &a.grades[*grade]).filter(|grade| !has(&grade.id));
        grades.map(|grade| Arg::from(&grade.name)).collect()
    };
    for (key, effect, grades) in [
        ("diff-required", Effect::Stricter, only_in(new, to, old, from)),
        ("diff-not-required", Effect::Looser, only_in(old, from, new, to)),
    ] {
        if !grades.is_empty() {
            say(effect, Message::new(key).with("grades", Arg::List(grades)));
        }
    }
}

fn levels(one: &Indicator, without: &Indicator) -> Vec<Message> {
    let levels = one.levels.iter().filter(|level| !without.levels.contains(level));
    levels.map(|level: &Level| Message::new(level.key())).collect()
}

fn condition(from: &Indicator, to: &Indicator, say: &mut impl FnMut(Effect, Message)) {
    match (&from.when, &to.when) {
        (None, None) => {}
        (None, Some(when)) => say(Effect::Looser, Message::new("diff-when-added").with("when", &when.text)),
        (Some(when), None) => {
            say(Effect::Stricter, Message::new("diff-when-removed").with("when", &when.text))
        }
        (Some(before), Some(after)) => {
            if format!("{before:?}") != format!("{after:?}") {
                let what = Message::new("diff-when").with("old", &before.text).with("new", &after.text);
                say(Effect::Other, what);
            }
        }
    }
}

fn due(from: &Indicator, to: &Indicator, say: &mut impl FnMut(Effect, Message)) {
    match (from.due, to.due) {
        (None, None) => {}
        (Some(before), Some(after)) if before == after => {}
        (None, Some(after)) => {
            say(Effect::Stricter, Message::new("diff-due-added").with("new", after.to_string()))
        }
        (Some(before), None) => {
            say(Effect::Looser, Message::new("diff-due-removed").with("old", before.to_string()))
        }
        (Some(before), Some(after)) => {
            let effect = if after < before { Effect::Stricter } else { Effect::Looser };
            say(
                effect,
                Message::new("diff-due").with("old", before.to_string()).with("new", after.to_string()),
            );
        }
    }
}
