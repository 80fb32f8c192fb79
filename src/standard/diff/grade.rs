//! Changes of grades: which there are, what they are called, and their conditions.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::change::Teller;
use super::{About, Change, Effect, Side};
use crate::standard::{Grade, GradeCondition, Standard, said};
use crate::wording::Message;

pub(super) fn compare(old: &Standard, new: &Standard, changes: &mut Vec<Change>) {
    let about = |grade: &Grade| About::Grade(grade.id.clone(), grade.name.clone());
    for grade in old.grades.iter().filter(|grade| new.grade(&grade.id).is_none()) {
        let what = Message::new("diff-grade-removed").with("grade", &grade.name);
        Teller::new(about(grade), changes).tell(Side::Removed, Effect::Other, what);
    }
    for grade in &new.grades {
        let mut teller = Teller::new(about(grade), changes);
        let Some(from) = old.grades.iter().find(|from| from.id == grade.id) else {
            let what = Message::new("diff-grade-added").with("grade", &grade.name);
            teller.tell(Side::Added, Effect::Other, what);
            continue;
        };
        if from.name != grade.name {
            let what = Message::new("diff-grade-renamed").with("old", &from.name).with("new", &grade.name);
            teller.tell(Side::Text, Effect::Other, what);
        }
        if (from.convention, from.otherwise) != (grade.convention, grade.otherwise) {
            let what = Message::new("diff-grade-kind").with("grade", &grade.name);
            teller.tell(Side::Condition, Effect::Other, what);
        }
        conditions((old, from), (new, grade), &mut teller);
    }
    let order = |standard: &Standard, other: &Standard| -> Vec<String> {
        standard.grades.iter().map(|grade| grade.id.clone()).filter(|id| other.grade(id).is_some()).collect()
    };
    if order(old, new) != order(new, old) {
        Teller::new(About::Whole, changes).tell(Side::Text, Effect::Other, Message::new("diff-grade-order"));
    }
}

fn conditions((old, from): (&Standard, &Grade), (new, to): (&Standard, &Grade), teller: &mut Teller<'_>) {
    for condition in &to.conditions {
        let was = from.conditions.iter().find(|was| shape(was, old) == shape(condition, new));
        let (effect, what) = match was.map(|was| (was, least(was).cmp(&least(condition)))) {
            None => (Effect::Stricter, Message::new("diff-condition-added")),
            Some((_, Ordering::Equal)) => continue,
            Some((was, order)) => {
                let effect = if order == Ordering::Less { Effect::Stricter } else { Effect::Looser };
                (effect, Message::new("diff-condition-changed").with("old", says(was, old)))
            }
        };
        let what = what.with("grade", &to.name).with("new", says(condition, new));
        teller.tell(Side::Condition, effect, what);
    }
    for gone in &from.conditions {
        if !to.conditions.iter().any(|condition| shape(condition, new) == shape(gone, old)) {
            let what =
                Message::new("diff-condition-removed").with("grade", &to.name).with("old", says(gone, old));
            teller.tell(Side::Condition, Effect::Looser, what);
        }
    }
}

/// A condition in words.
fn says(condition: &GradeCondition, standard: &Standard) -> Message {
    let percent = |value: &Decimal| format!("{}%", said::plain(*value));
    match condition {
        GradeCondition::Score { at_least } => {
            Message::new("condition-score").with("needed", percent(at_least))
        }
        GradeCondition::Section { section, at_least } => Message::new("condition-section")
            .with("section", &standard.sections[*section].title)
            .with("needed", percent(at_least)),
        GradeCondition::Optional { at_least, of: None } => {
            Message::new("condition-optional").with("needed", at_least.to_string())
        }
        GradeCondition::Optional { at_least, of: Some(of) } => Message::new("condition-optional-of")
            .with("ids", ids(of, standard))
            .with("needed", at_least.to_string()),
    }
}

/// What a condition is about, without its figure.
fn shape(condition: &GradeCondition, standard: &Standard) -> String {
    match condition {
        GradeCondition::Score { .. } => "score".to_owned(),
        GradeCondition::Section { section, .. } => format!("section {}", standard.sections[*section].id),
        GradeCondition::Optional { of, .. } => {
            format!("optional {:?}", of.as_ref().map(|of| ids(of, standard)))
        }
    }
}

fn ids<'a>(of: &[usize], standard: &'a Standard) -> Vec<&'a str> {
    of.iter().map(|at| standard.indicators[*at].id.as_str()).collect()
}

fn least(condition: &GradeCondition) -> Decimal {
    match condition {
        GradeCondition::Score { at_least } | GradeCondition::Section { at_least, .. } => *at_least,
        GradeCondition::Optional { at_least, .. } => (*at_least).into(),
    }
}
