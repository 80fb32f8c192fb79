//! Changes of parameters: a figure moves the checks that use it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::change::Teller;
use super::check::of_figure;
use super::{About, Change, Effect, Side};
use crate::standard::{Amount, Check, Comparison, Parameter, Standard, said};
use crate::wording::Message;

pub(super) fn compare(old: &Standard, new: &Standard, changes: &mut Vec<Change>) {
    let about = |one: &Parameter| About::Parameter(one.id.clone(), one.label.clone());
    for parameter in &new.parameters {
        let mut teller = Teller::new(about(parameter), changes);
        match old.parameters.iter().find(|from| from.id == parameter.id) {
            Some(from) => one(from, parameter, new, &mut teller),
            None => {
                let what = Message::new("diff-parameter-added").with("name", &parameter.label);
                teller.tell(Side::Added, Effect::Other, what);
            }
        }
    }
    for gone in old.parameters.iter().filter(|one| !new.parameters.iter().any(|other| other.id == one.id)) {
        let what = Message::new("diff-parameter-removed").with("name", &gone.label);
        Teller::new(about(gone), changes).tell(Side::Removed, Effect::Other, what);
    }
}

fn one(from: &Parameter, to: &Parameter, standard: &Standard, teller: &mut Teller<'_>) {
    let uses: Vec<Comparison> = uses(&to.id, standard).map(|check| check.comparison).collect();
    if from.value != to.value {
        let what = Message::new("diff-parameter")
            .with("name", &to.label)
            .with("old", said::amount_message(from.value, from.measure))
            .with("new", said::amount_message(to.value, to.measure));
        tell(&uses, to.value > from.value, what, teller);
    }
    if (from.year, &from.by_year) != (to.year, &to.by_year) {
        let what = Message::new("diff-parameter-years").with("name", &to.label);
        let figure = |one: &Parameter, year| one.by_year.get(&year).copied().unwrap_or(one.value);
        let years: BTreeSet<i16> = from.by_year.keys().chain(to.by_year.keys()).copied().collect();
        let mut moved = years.into_iter().map(|year| (figure(from, year), figure(to, year)));
        if moved.any(|(was, now)| uses.iter().any(|comparison| eases(*comparison, was, now))) {
            teller.tell_doubtful(Side::Value, what);
        } else {
            teller.tell(Side::Value, Effect::Other, what);
        }
    }
    let rest = |one: &Parameter| format!("{:?}", (&one.label, one.measure, &one.source, &one.cite));
    if rest(from) != rest(to) {
        let what = Message::new("diff-part").with("key", format!("parameter.{}", to.id));
        teller.tell(Side::Text, Effect::Other, what);
    }
}

/// Tells of a figure that rises or falls, by the checks that use it; they can disagree.
fn tell(uses: &[Comparison], rises: bool, what: Message, teller: &mut Teller<'_>) {
    let effects: Vec<Effect> = uses.iter().map(|comparison| of_figure(*comparison, rises)).collect();
    let may_loosen = |effect: &Effect| *effect != Effect::Stricter;
    match effects.as_slice() {
        [first, rest @ ..] if *first != Effect::Other && rest.iter().all(|effect| effect == first) => {
            teller.tell(Side::Value, *first, what);
        }
        all if all.iter().any(may_loosen) => teller.tell_doubtful(Side::Value, what),
        _ => teller.tell(Side::Value, Effect::Other, what),
    }
}

/// Whether the second figure may be easier to meet than the first.
fn eases(comparison: Comparison, was: Decimal, now: Decimal) -> bool {
    was != now && of_figure(comparison, now > was) != Effect::Stricter
}

fn uses<'a>(parameter: &'a str, standard: &'a Standard) -> impl Iterator<Item = &'a Check> {
    let is_it = move |amount: &&Amount| matches!(amount, Amount::Parameter(id) if id == parameter);
    let checks = standard.indicators.iter().filter_map(|indicator| indicator.check.as_ref());
    checks.filter(move |check| check.threshold.amounts().iter().any(is_it))
}
