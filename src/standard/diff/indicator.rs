//! Changes of one indicator, apart from its check.

use super::change::Teller;
use super::{Effect, Side, check};
use crate::standard::{Indicator, Level, Obligation, Standard, said};
use crate::wording::{Arg, Message};

pub(super) fn compare(
    (old, from): (&Standard, &Indicator),
    (new, to): (&Standard, &Indicator),
    teller: &mut Teller<'_>,
) {
    if from.id != to.id {
        let what = Message::new("diff-renamed").with("old", from.id.as_str()).with("new", to.id.as_str());
        teller.tell(Side::Text, Effect::Other, what);
    }
    required(old, from, new, to, teller);
    if from.obligation != to.obligation {
        let weight = |obligation| match obligation {
            Obligation::Shall => 2,
            Obligation::Should => 1,
            Obligation::May => 0,
        };
        let effect =
            if weight(to.obligation) > weight(from.obligation) { Effect::Stricter } else { Effect::Looser };
        let word = |one: &Indicator| Message::new(one.obligation.key());
        let what = Message::new("diff-obligation").with("old", word(from)).with("new", word(to));
        teller.tell(Side::Obligation, effect, what);
    }
    for (key, effect, levels) in [
        ("diff-levels-added", Effect::Stricter, levels(to, from)),
        ("diff-levels-removed", Effect::Looser, levels(from, to)),
    ] {
        if !levels.is_empty() {
            teller.tell(Side::Levels, effect, Message::new(key).with("levels", levels));
        }
    }
    check::compare((old, from.check.as_ref()), (new, to.check.as_ref()), to, teller);
    condition(from, to, teller);
    if from.points != to.points {
        let figures = |one: &Indicator| said::plain(one.points);
        let what = Message::new("diff-points").with("old", figures(from)).with("new", figures(to));
        teller.tell(Side::Points, Effect::Other, what);
    }
    due(from, to, teller);
    verdict(old, from, new, to, teller);
    let worded = |standard: &Standard, one: &Indicator| {
        let (section, group) = standard.heading(one);
        vec![
            ("in", format!("{}.{}", section.id, group.id)),
            ("title", format!("{:?}", one.title)),
            ("ask", format!("{:?}", one.ask)),
            ("how", format!("{:?}", one.how)),
            ("terms", format!("{:?}", one.terms)),
            ("examples", format!("{:?}", one.examples)),
            ("cite", one.cite.clone()),
            ("polarity", format!("{:?}", one.polarity)),
        ]
    };
    let scored = |one: &Indicator| {
        vec![
            ("credit", format!("{:?}", one.credit)),
            ("bands", format!("{:?}", one.bands)),
            ("deduct", format!("{:?}", one.deductions)),
            ("bonus", format!("{:?}", one.bonus)),
        ]
    };
    for (key, side, from, to) in [
        ("diff-scored", Side::Scoring, scored(from), scored(to)),
        ("diff-wording", Side::Text, worded(old, from), worded(new, to)),
    ] {
        let differ = from.into_iter().zip(to).filter(|((_, from), (_, to))| from != to);
        let keys: Vec<&str> = differ.map(|((key, _), _)| key).collect();
        if !keys.is_empty() {
            teller.tell(side, Effect::Other, Message::new(key).with("keys", keys));
        }
    }
}

/// What the indicator decides on its own: every grade, or how high a grade can be.
fn verdict(old: &Standard, from: &Indicator, new: &Standard, to: &Indicator, teller: &mut Teller<'_>) {
    match (from.veto, to.veto) {
        (false, true) => teller.tell(Side::RequiredFor, Effect::Stricter, Message::new("diff-veto-added")),
        (true, false) => teller.tell(Side::RequiredFor, Effect::Looser, Message::new("diff-veto-removed")),
        (true, true) | (false, false) => {}
    }
    let grade = |standard: &Standard, at: usize| Arg::from(&standard.grades[at].name);
    match (from.cap, to.cap) {
        (None, None) => {}
        (None, Some(after)) => {
            let what = Message::new("diff-cap-added").with("grade", grade(new, after));
            teller.tell(Side::RequiredFor, Effect::Stricter, what);
        }
        (Some(before), None) => {
            let what = Message::new("diff-cap-removed").with("grade", grade(old, before));
            teller.tell(Side::RequiredFor, Effect::Looser, what);
        }
        (Some(before), Some(after)) if old.grades[before].id == new.grades[after].id => {}
        (Some(before), Some(after)) => {
            let what =
                Message::new("diff-cap").with("old", grade(old, before)).with("new", grade(new, after));
            // By where the grades stand in the old standard; highest first.
            match old.grade(&new.grades[after].id) {
                Some(after) if after > before => teller.tell(Side::RequiredFor, Effect::Stricter, what),
                Some(_) => teller.tell(Side::RequiredFor, Effect::Looser, what),
                None => teller.tell_doubtful(Side::RequiredFor, what),
            }
        }
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

fn required(old: &Standard, from: &Indicator, new: &Standard, to: &Indicator, teller: &mut Teller<'_>) {
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
            teller.tell(Side::RequiredFor, effect, Message::new(key).with("grades", Arg::List(grades)));
        }
    }
}

fn levels(one: &Indicator, without: &Indicator) -> Vec<Message> {
    let levels = one.levels.iter().filter(|level| !without.levels.contains(level));
    levels.map(|level: &Level| Message::new(level.key())).collect()
}

fn condition(from: &Indicator, to: &Indicator, teller: &mut Teller<'_>) {
    match (&from.when, &to.when) {
        (None, None) => {}
        (None, Some(when)) => {
            let what = Message::new("diff-when-added").with("when", &when.text);
            teller.tell(Side::When, Effect::Looser, what);
        }
        (Some(when), None) => {
            let what = Message::new("diff-when-removed").with("when", &when.text);
            teller.tell(Side::When, Effect::Stricter, what);
        }
        (Some(before), Some(after)) => {
            if format!("{before:?}") != format!("{after:?}") {
                let what = Message::new("diff-when").with("old", &before.text).with("new", &after.text);
                teller.tell_doubtful(Side::When, what);
            }
        }
    }
}

fn due(from: &Indicator, to: &Indicator, teller: &mut Teller<'_>) {
    match (from.due, to.due) {
        (None, None) => {}
        (Some(before), Some(after)) if before == after => {}
        (None, Some(after)) => {
            let what = Message::new("diff-due-added").with("new", after.to_string());
            teller.tell(Side::Due, Effect::Stricter, what);
        }
        (Some(before), None) => {
            let what = Message::new("diff-due-removed").with("old", before.to_string());
            teller.tell(Side::Due, Effect::Looser, what);
        }
        (Some(before), Some(after)) => {
            let effect = if after < before { Effect::Stricter } else { Effect::Looser };
            let what =
                Message::new("diff-due").with("old", before.to_string()).with("new", after.to_string());
            teller.tell(Side::Due, effect, what);
        }
    }
}
