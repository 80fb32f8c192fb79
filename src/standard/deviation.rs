//! In what one version of a standard deviates from another, and whether that loosens it.

use rust_decimal::Decimal;

use super::check::{Amount, Check, Comparison, SetRule};
use super::said::{self, amount_message, required_message};
use super::{Grade, GradeCondition, Indicator, Level, Obligation, Standard};
use crate::wording::{Arg, Bilingual, Message};

/// One thing in which a version differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// What it is about: `indicator`, `grade`, `section`, `parameter` or `scoring`.
    pub kind: &'static str,
    /// Its id; empty for scoring.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Which of its sides: `threshold`, `obligation`, `off`.
    pub what: &'static str,
    /// In words.
    said: Message,
    /// Whether it asks less than the base does.
    pub loosens: bool,
    /// Why, where the tailoring gives a reason.
    pub reason: Option<Bilingual>,
    /// The clause of the tailoring's own document that it comes from.
    pub cite: Option<Bilingual>,
}

impl Deviation {
    /// The difference in words: 不少于150平方米 → 不少于120平方米.
    pub fn message(&self) -> Message {
        self.said.clone()
    }

    /// Whether it is about the thing of this kind with this id.
    pub(super) fn is_about(&self, id: &str, kind: &str) -> bool {
        self.kind == kind && self.id == id
    }
}

/// Whether a standard has the thing of this kind with this id.
pub(super) fn has(standard: &Standard, id: &str, kind: &str) -> bool {
    match kind {
        "indicator" => standard.indicators.iter().any(|one| one.id == id),
        "grade" => standard.grades.iter().any(|one| one.id == id),
        "section" => standard.sections.iter().any(|one| one.id == id),
        _ => standard.parameters.iter().any(|one| one.id == id),
    }
}

/// What is being compared, while it is.
struct Found<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a Bilingual,
    all: Vec<Deviation>,
}

impl<'a> Found<'a> {
    fn about(&mut self, kind: &'static str, id: &'a str, name: &'a Bilingual) {
        (self.kind, self.id, self.name) = (kind, id, name);
    }

    fn push(&mut self, what: &'static str, said: Message, loosens: bool) {
        self.all.push(Deviation {
            kind: self.kind,
            id: self.id.to_owned(),
            name: self.name.clone(),
            what,
            said,
            loosens,
            reason: None,
            cite: None,
        });
    }
}

/// Every deviation of `own` from `base`: its indicators in the base's order, then what was added,
/// then grades, sections, parameters and scoring.
pub(super) fn between(base: &Standard, own: &Standard) -> Vec<Deviation> {
    let mut found = Found { kind: "standard", id: "", name: &base.title, all: Vec::new() };
    for indicator in &base.indicators {
        found.about("indicator", &indicator.id, &indicator.title);
        match own.indicators.iter().find(|one| one.id == indicator.id) {
            Some(now) => indicators(&mut found, (base, indicator), (own, now)),
            None => found.push("off", Message::new("deviation-off"), true),
        }
    }
    for indicator in &own.indicators {
        if !base.indicators.iter().any(|one| one.id == indicator.id) {
            found.about("indicator", &indicator.id, &indicator.title);
            found.push("added", Message::new("deviation-added"), false);
        }
    }
    for (grade, now) in base.grades.iter().zip(&own.grades) {
        found.about("grade", &grade.id, &grade.name);
        conditions(&mut found, (base, grade), (own, now));
    }
    for section in &base.sections {
        let Some(now) = own.sections.iter().find(|one| one.id == section.id) else { continue };
        found.about("section", &section.id, &section.title);
        if (section.points, section.pool, section.weight) != (now.points, now.pool, now.weight) {
            found.push("points", Message::new("deviation-section"), false);
        }
    }
    for parameter in &base.parameters {
        let Some(now) = own.parameters.iter().find(|one| one.id == parameter.id) else { continue };
        found.about("parameter", &parameter.id, &parameter.label);
        if (parameter.value, &parameter.by_year) != (now.value, &now.by_year) {
            let said = from_to(
                amount_message(parameter.value, parameter.measure),
                amount_message(now.value, now.measure),
            );
            let is_easier = |one: &&Indicator| eases(one, &parameter.id, parameter.value, now.value);
            let loosens = base.indicators.iter().any(|one| is_easier(&one));
            found.push("value", said, loosens);
        }
    }
    found.about("scoring", "", &base.title);
    scoring(&mut found, base, own);
    found.all
}

fn from_to(from: impl Into<Arg>, to: impl Into<Arg>) -> Message {
    Message::new("deviation-from-to").with("from", from).with("to", to)
}

fn indicators(found: &mut Found<'_>, base: (&Standard, &Indicator), own: (&Standard, &Indicator)) {
    let (was, now) = (base.1, own.1);
    if was.obligation != now.obligation {
        let key = |obligation: Obligation| Message::new(obligation.key());
        let loosens = strength(now.obligation) < strength(was.obligation);
        found.push("obligation", from_to(key(was.obligation), key(now.obligation)), loosens);
    }
    for (grade, named) in own.0.grades.iter().enumerate() {
        let is_required = |one: &Indicator| one.required_for.contains(&grade);
        let (before, after) = (is_required(was), is_required(now));
        if before != after {
            let key = if after { "deviation-required" } else { "deviation-not-required" };
            found.push("required_for", Message::new(key).with("name", &named.name), before);
        }
    }
    levels(found, &was.levels, &now.levels);
    checks(found, base, own);
    let condition = |one: &Indicator| one.when.as_ref().map(|when| when.text.clone());
    let (before, after) = (condition(was), condition(now));
    let figure = |one: &Indicator| format!("{:?}", one.when.as_ref().and_then(|when| when.check.as_ref()));
    if before != after || figure(was) != figure(now) {
        let key = if after.is_some() { "deviation-condition" } else { "deviation-no-condition" };
        let text = after.clone().unwrap_or_default();
        found.push("when", Message::new(key).with("when", &text), after.is_some());
    }
    if was.due != now.due {
        let day = |one: &Indicator| match one.due {
            Some(day) => Arg::from(day.to_string()),
            None => Arg::from(Message::new("deviation-none")),
        };
        found.push("due", from_to(day(was), day(now)), false);
    }
    if was.points != now.points {
        let points = |points: Decimal| Message::new("show-points").with("points", said::plain(points));
        found.push("points", from_to(points(was.points), points(now.points)), false);
    }
    let graduated = (was.credit, &was.bands, &was.deductions, was.bonus)
        != (now.credit, &now.bands, &now.deductions, now.bonus);
    if graduated {
        found.push("scoring", Message::new("deviation-scoring"), false);
    }
    if (&was.title, &was.ask, &was.how) != (&now.title, &now.ask, &now.how) || was.heading != now.heading {
        found.push("text", Message::new("deviation-text"), false);
    }
}

fn strength(obligation: Obligation) -> u8 {
    match obligation {
        Obligation::Shall => 2,
        Obligation::Should => 1,
        Obligation::May => 0,
    }
}

fn levels(found: &mut Found<'_>, was: &[Level], now: &[Level]) {
    let only = |here: &[Level], there: &[Level]| -> Vec<Message> {
        let only = here.iter().filter(|level| !there.contains(level));
        only.map(|level| Message::new(level.key())).collect()
    };
    let (gone, new) = (only(was, now), only(now, was));
    if !gone.is_empty() {
        found.push("levels", Message::new("deviation-levels-gone").with("levels", gone), true);
    }
    if !new.is_empty() {
        found.push("levels", Message::new("deviation-levels-new").with("levels", new), false);
    }
}

fn checks(found: &mut Found<'_>, base: (&Standard, &Indicator), own: (&Standard, &Indicator)) {
    let (was, now) = match (&base.1.check, &own.1.check) {
        (None, None) => return,
        (None, Some(_)) => return found.push("check", Message::new("deviation-check-new"), false),
        (Some(_), None) => return found.push("check", Message::new("deviation-check-gone"), true),
        (Some(was), Some(now)) => (was, now),
    };
    if let (Some(before), Some(after)) = (was.subject.set(), now.subject.set()) {
        let only = |here: &super::Set, there: &super::Set| -> Vec<Arg> {
            let only = here.members.iter().filter(|one| !there.members.iter().any(|two| two.id == one.id));
            only.map(|member| Arg::from(&member.name)).collect()
        };
        let (gone, new) = (only(before, after), only(after, before));
        if !gone.is_empty() {
            let said = Message::new("deviation-members-gone").with("names", Arg::List(gone));
            found.push("members", said, before.rule != SetRule::AnyOf);
        }
        if !new.is_empty() {
            let said = Message::new("deviation-members-new").with("names", Arg::List(new));
            found.push("members", said, after.rule != SetRule::AllOf);
        }
        if before.rule != after.rule {
            let loosens = before.rule == SetRule::AllOf || after.rule == SetRule::AnyOf;
            found.push("check", Message::new("deviation-rule"), loosens);
            return;
        }
        if before.rule == SetRule::AllOf {
            return;
        }
    } else if was.subject != now.subject || was.comparison != now.comparison {
        // Another check cannot be told stricter or looser.
        found.push("check", Message::new("deviation-check"), true);
        return;
    }
    thresholds(found, (base.0, base.1, was), (own.0, own.1, now));
}

/// The figures of one check at every grade and level, where they differ.
fn thresholds(
    found: &mut Found<'_>,
    (base, was, before): (&Standard, &Indicator, &Check),
    (own, now, after): (&Standard, &Indicator, &Check),
) {
    let mut told: Vec<(Option<Decimal>, Option<Decimal>)> = Vec::new();
    for level in was.levels.iter().filter(|level| now.levels.contains(level)) {
        for grade in 0..own.grades.len() {
            let (a, b) = (before.threshold.get(grade, *level), after.threshold.get(grade, *level));
            let is_same_parameter =
                matches!((a, b), (Some(Amount::Parameter(a)), Some(Amount::Parameter(b))) if a == b);
            let (a, b) = (a.map(|a| said::value(a, base)), b.map(|b| said::value(b, own)));
            if is_same_parameter || (a == b && before.upper == after.upper) || told.contains(&(a, b)) {
                continue;
            }
            told.push((a, b));
            let words = |figure: Option<Decimal>, check: &Check, standard: &Standard| match figure {
                Some(figure) => required_message(check, figure, check.measure(standard)),
                None => Message::new("deviation-none"),
            };
            let loosens = match (a, b) {
                (Some(a), Some(b)) => {
                    is_easier(before.comparison, a, b)
                        || after.upper.zip(before.upper).is_some_and(|(after, before)| after > before)
                }
                (Some(_), None) => true,
                (None, _) => false,
            };
            let said = from_to(words(a, before, base), words(b, after, own));
            let all = matches!(before.threshold, super::Threshold::Same(_))
                && matches!(after.threshold, super::Threshold::Same(_));
            let said = match all {
                true => said,
                false => Message::new("deviation-for")
                    .with("name", &own.grades[grade].name)
                    .with("level", Message::new(level.key()))
                    .with("what", said),
            };
            found.push("threshold", said, loosens);
        }
    }
}

/// Whether the second figure is easier to meet than the first.
fn is_easier(comparison: Comparison, was: Decimal, now: Decimal) -> bool {
    match comparison {
        Comparison::AtLeast | Comparison::Above | Comparison::Between => now < was,
        Comparison::AtMost | Comparison::Below => now > was,
        Comparison::Exactly => now != was,
    }
}

/// Whether another value of a parameter makes an indicator easier.
fn eases(indicator: &Indicator, parameter: &str, was: Decimal, now: Decimal) -> bool {
    let uses = |check: &&Check| {
        check.threshold.amounts().iter().any(|one| matches!(one, Amount::Parameter(id) if id == parameter))
    };
    indicator.check.iter().filter(uses).any(|check| is_easier(check.comparison, was, now))
}

fn conditions(found: &mut Found<'_>, base: (&Standard, &Grade), own: (&Standard, &Grade)) {
    let says = |standard: &Standard, condition: &GradeCondition| match condition {
        GradeCondition::Score { at_least } => {
            Message::new("condition-score").with("needed", format!("{}%", said::plain(*at_least)))
        }
        GradeCondition::Section { section, at_least } => Message::new("condition-section")
            .with("section", &standard.sections[*section].title)
            .with("needed", format!("{}%", said::plain(*at_least))),
        GradeCondition::Optional { at_least, of: None } => {
            Message::new("condition-optional").with("needed", at_least.to_string())
        }
        GradeCondition::Optional { at_least, of: Some(of) } => {
            let ids: Vec<&str> = of.iter().map(|at| standard.indicators[*at].id.as_str()).collect();
            Message::new("condition-optional-of").with("ids", ids).with("needed", at_least.to_string())
        }
    };
    let key = |standard: &Standard, condition: &GradeCondition| match condition {
        GradeCondition::Section { section, .. } => format!("section {}", standard.sections[*section].id),
        GradeCondition::Score { .. } | GradeCondition::Optional { .. } => condition.id().to_owned(),
    };
    let least = |condition: &GradeCondition| match condition {
        GradeCondition::Score { at_least } | GradeCondition::Section { at_least, .. } => *at_least,
        GradeCondition::Optional { at_least, .. } => Decimal::from(*at_least),
    };
    for was in &base.1.conditions {
        let now = own.1.conditions.iter().find(|now| key(own.0, now) == key(base.0, was));
        let before = says(base.0, was);
        match now {
            Some(now) if says(own.0, now) == before => {}
            Some(now) => {
                let loosens = least(now) < least(was) || was.id() == "optional" && least(now) == least(was);
                found.push("condition", from_to(before, says(own.0, now)), loosens);
            }
            None => found.push("condition", from_to(before, Message::new("deviation-none")), true),
        }
    }
    for now in &own.1.conditions {
        if !base.1.conditions.iter().any(|was| key(base.0, was) == key(own.0, now)) {
            let said = from_to(Message::new("deviation-none"), says(own.0, now));
            found.push("condition", said, false);
        }
    }
}

fn scoring(found: &mut Found<'_>, base: &Standard, own: &Standard) {
    let parts = |standard: &Standard| {
        let scoring = &standard.scoring;
        (
            (scoring.weights, scoring.total, scoring.ceiling, scoring.bonus_most),
            (scoring.not_applicable, scoring.rounding),
        )
    };
    if parts(base) != parts(own) {
        found.push("scoring", Message::new("deviation-scoring"), false);
    }
}
