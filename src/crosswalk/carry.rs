//! An inspection by one standard as an inspection by another: measurements and verdicts carried over.

use std::sync::Arc;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bridge::{Bridge, Figures};
use super::relation::Relation;
use super::source::{self, Origin};
use super::{Item, Link};
use crate::audit::{Assessment, ParameterUse, Settings, Verdict, assess};
use crate::intake::{Answer, Attested, Fact, Inspection};
use crate::place::Place;
use crate::problem::Problem;
use crate::standard::{Standard, Subject};
use crate::value::Mark;
use crate::wording::Message;

/// An inspection by the other standard, and where everything in it came from.
pub(super) struct Carried {
    pub(super) inspection: Inspection,
    /// Where the measurements came from, by the other standard's field.
    pub(super) facts: BTreeMap<String, Origin>,
    /// What settles an item of the other standard, where all that does agrees.
    pub(super) marks: BTreeMap<Item, Vec<Carry>>,
    /// The parameters in force.
    pub(super) figures: Figures,
}

/// One verdict carried over.
#[derive(Debug, Clone)]
pub(super) struct Carry {
    pub(super) from: Item,
    pub(super) relation: Relation,
    pub(super) verdict: Verdict,
    pub(super) at: Place,
}

/// Carries an inspection over; `own` is the same file read for the other standard's fields.
pub(super) fn carry(
    bridge: &Bridge<'_>,
    inspection: &Inspection,
    assessment: &Assessment,
    own: Option<&Inspection>,
    settings: &Settings,
) -> Carried {
    let mut derived = Inspection::new(inspection.at.clone());
    derived.centre.clone_from(&inspection.centre);
    derived.code.clone_from(&inspection.code);
    derived.region.clone_from(&inspection.region);
    derived.level.clone_from(&inspection.level);
    derived.date.clone_from(&inspection.date);
    // An item without an answer stays to be checked; it is no row that the list lacks.
    for indicator in bridge.to.indicators_at(settings.level) {
        derived.answers.add(indicator.id.as_str(), Answer::blank(inspection.at.clone()));
    }
    let mut facts = BTreeMap::new();
    for (from, to) in &bridge.fields {
        if let Some(fact) = inspection.facts.get(from) {
            add(&mut derived, &mut facts, to, fact, Origin::Fact { field: from.clone(), by: None });
        }
    }
    if let Some(own) = own {
        for (id, fact) in &own.facts {
            add(&mut derived, &mut facts, id, fact, Origin::Own(id.clone()));
        }
        let places: Vec<&Place> = own.facts.values().map(|fact| &fact.at).collect();
        let about_them = own.problems.iter().filter(|problem| places.contains(&&problem.place));
        // What is wrong with a cell that both read is said once, where the list was read.
        derived.problems.extend(about_them.filter(|problem| !inspection.problems.contains(problem)).cloned());
    }
    // Which parameters are in force there hangs on the day, not on what was found.
    let there = assess(bridge.to, &derived, settings);
    let figures = Figures {
        from: in_force(bridge.from, &assessment.parameters),
        to: in_force(bridge.to, &there.parameters),
    };
    let marks = marks(bridge, assessment, &facts, &figures, &mut derived.problems);
    for (item, carries) in &marks {
        let indicator = &bridge.to.indicators[item.indicator];
        let Some(first) = carries.first() else { continue };
        let mut answer = Answer::blank(first.at.clone());
        let mark = if first.verdict == Verdict::Met { Mark::Met } else { Mark::NotMet };
        answer.result = Some(Attested { mark: Some(mark), text: Arc::default() });
        let set = indicator.check.as_ref().and_then(|check| check.subject.set());
        match (item.member, set) {
            (Some(member), Some(set)) => {
                let members = derived.members.entry(indicator.id.clone()).or_default();
                members.insert(set.members[member].id.clone(), answer);
            }
            (_, _) => derived.answers.put(&indicator.id, answer),
        }
    }
    Carried { inspection: derived, facts, marks, figures }
}

fn in_force(standard: &Standard, used: &[ParameterUse]) -> BTreeMap<String, Decimal> {
    used.iter().map(|used| (standard.parameters[used.parameter].id.clone(), used.value)).collect()
}

/// Of two different measurements of one fact neither is taken, as within a list.
fn add(
    derived: &mut Inspection,
    origins: &mut BTreeMap<String, Origin>,
    id: &str,
    fact: &Fact,
    origin: Origin,
) {
    let Some(before) = derived.facts.get_mut(id) else {
        derived.facts.insert(id.to_owned(), fact.clone());
        origins.insert(id.to_owned(), origin);
        return;
    };
    let bounds = |fact: &Fact| fact.quantity.as_ref().map(|quantity| (quantity.low, quantity.high));
    if before.at == fact.at || (bounds(before).is_some() && bounds(before) == bounds(fact)) {
        return;
    }
    derived.problems.push(
        Problem::error("two_measurements", fact.at.clone())
            .with("text", fact.text.as_str())
            .with("other", before.text.as_str())
            .with("cell", before.at.within()),
    );
    before.quantity = None;
}

/// What the verdicts settle, by item; an item that two of them settle differently stays open.
fn marks(
    bridge: &Bridge<'_>,
    assessment: &Assessment,
    facts: &BTreeMap<String, Origin>,
    figures: &Figures,
    problems: &mut Vec<Problem>,
) -> BTreeMap<Item, Vec<Carry>> {
    let level = assessment.level;
    let mut found: BTreeMap<Item, Vec<Carry>> = BTreeMap::new();
    for link in &bridge.links {
        let Some(decision) = bridge.decision(link, (level, level), figures) else { continue };
        // The measurement itself is there and says more than a verdict on it.
        if link.is.is_none() && is_measured(bridge, link, facts) {
            continue;
        }
        let Some(source) = source::of(bridge.from, assessment, link.left) else { continue };
        let Some(verdict) = decision.carries(source.verdict) else { continue };
        let carry = Carry { from: link.left, relation: decision.relation, verdict, at: source.at };
        found.entry(link.right).or_default().push(carry);
    }
    found.retain(|item, carries| {
        let Some((first, rest)) = carries.split_first() else { return false };
        let Some(other) = rest.iter().find(|other| other.verdict != first.verdict) else { return true };
        let name = |item: Item| item.name(bridge.from);
        problems.push(
            Problem::warning("crosswalk_contradiction", other.at.clone())
                .with("id", item.name(bridge.to))
                .with("title", item.title(bridge.to))
                .with("other", name(other.from))
                .with("other_verdict", Message::new(other.verdict.key()))
                .with("first", name(first.from))
                .with("first_verdict", Message::new(first.verdict.key()))
                .with("cell", first.at.within()),
        );
        false
    });
    found
}

/// Whether the measurement that decides a link's right side was carried over.
fn is_measured(bridge: &Bridge<'_>, link: &Link, facts: &BTreeMap<String, Origin>) -> bool {
    let check = bridge.to.indicators[link.right.indicator].check.as_ref();
    let has = |field: &String| facts.contains_key(field);
    check.is_some_and(|check| match &check.subject {
        Subject::Field(field) => has(field),
        Subject::Ratio { of, over, stated } => (has(of) && has(over)) || has(stated),
        Subject::Set(_) => false,
    })
}
