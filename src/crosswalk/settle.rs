//! What one inspection comes to by another standard: judged there, and told what settled what.

use std::collections::BTreeMap;

use super::Item;
use super::bridge::Bridge;
use super::carry::{Carried, carry};
use super::relation::Relation;
use super::source::Origin;
use crate::audit::{Assessment, Basis, Finding, Settings, Verdict, assess};
use crate::intake::Inspection;
use crate::place::Place;
use crate::problem::Problem;
use crate::standard::{Level, Subject};

/// An inspection judged by another standard than it was made for.
#[derive(Debug)]
pub struct Also {
    /// By that standard; what nothing settles is not checked.
    pub assessment: Assessment,
    /// What settled what, in that standard's order.
    pub settled: Vec<Settled>,
    /// Positions (among the findings) of what is decided.
    pub decided: Vec<usize>,
    /// What is still to be checked.
    pub open: Vec<Open>,
}

/// Something no answer settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its position among the findings.
    pub finding: usize,
    /// What has to do with it in the standard inspected by, without settling it.
    pub related: Vec<Item>,
}

/// Something settled by an answer given for another standard.
#[derive(Debug, Clone)]
pub struct Settled {
    /// What is settled.
    pub item: Item,
    /// Where it came from.
    pub from: Origin,
    /// What it came to, for the highest grade that asks it.
    pub verdict: Verdict,
    /// The cell it rests on.
    pub at: Place,
}

/// Judges an inspection by the other standard of a bridge. `own` is the same file read for that
/// standard's fields, where it states any.
pub fn also(
    bridge: &Bridge<'_>,
    inspection: &Inspection,
    assessment: &Assessment,
    own: Option<&Inspection>,
    settings: &Settings,
) -> Also {
    let level = assessment.level;
    // What is set of parameters is set of the standard inspected by.
    let settings = &Settings { parameters: BTreeMap::new(), ..settings.clone() };
    let carried = carry(bridge, inspection, assessment, own, settings);
    let mut judged = assess(bridge.to, &carried.inspection, settings);
    // What holds of the file is said where it was read.
    judged.problems.retain(|problem| !assessment.problems.contains(problem));
    let conflicts = judged.findings.iter().filter(|finding| finding.conflict);
    let conflicts: Vec<Problem> = conflicts.filter_map(|finding| contradiction(bridge, finding)).collect();
    judged.problems.extend(conflicts);
    judged.problems.sort_by_key(|problem| problem.severity);
    let grades = || 0..bridge.to.grades.len();
    let (mut settled, mut decided, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for (position, finding) in judged.findings.iter().enumerate() {
        if grades().any(|grade| finding.verdict(grade).is_open()) {
            open.push(Open { finding: position, related: related(bridge, finding, level) });
        } else if grades().any(|grade| finding.verdict(grade).is_evaluated()) {
            decided.push(position);
        }
        settled.extend(settled_by(bridge, &carried, finding, level));
    }
    Also { assessment: judged, settled, decided, open }
}

/// The items inspected that have to do with a finding or with a member of its set.
fn related(bridge: &Bridge<'_>, finding: &Finding, level: Level) -> Vec<Item> {
    let links = bridge.links.iter().filter(|link| link.right.indicator == finding.indicator);
    let here = links.filter(|link| bridge.levels(link).contains(&(level, level)));
    let mut items: Vec<Item> = here.map(|link| link.left).collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// What a finding rests on, and after it what is settled of the members of its set.
fn settled_by(bridge: &Bridge<'_>, carried: &Carried, finding: &Finding, level: Level) -> Vec<Settled> {
    let item = Item { indicator: finding.indicator, member: None };
    let verdict = (0..bridge.to.grades.len())
        .map(|grade| finding.verdict(grade))
        .find(|verdict| *verdict != Verdict::NotApplicable);
    let mut found = Vec::new();
    if let Some(verdict) = verdict.filter(|verdict| verdict.is_evaluated()) {
        match finding.basis {
            Basis::Attested => found.extend(by_marks(carried, item)),
            Basis::Measured => found.extend(by_facts(bridge, carried, finding, verdict, level)),
            // Counts of faults are the other standard's own, and are never carried over.
            Basis::Counted | Basis::None => {}
        }
    }
    let members = carried.marks.keys().filter(|other| other.indicator == item.indicator);
    for member in members.filter(|other| other.member.is_some()) {
        found.extend(by_marks(carried, *member));
    }
    found
}

fn by_marks(carried: &Carried, item: Item) -> Vec<Settled> {
    let carries = carried.marks.get(&item).map(Vec::as_slice).unwrap_or_default();
    carries
        .iter()
        .map(|carry| Settled {
            item,
            from: Origin::Verdict(carry.from, carry.relation),
            verdict: carry.verdict,
            at: carry.at.clone(),
        })
        .collect()
}

/// A measurement judged anew, with the item that asks for it in the standard inspected by.
fn by_facts(
    bridge: &Bridge<'_>,
    carried: &Carried,
    finding: &Finding,
    verdict: Verdict,
    level: Level,
) -> Option<Settled> {
    let check = bridge.to.indicators[finding.indicator].check.as_ref()?;
    let fields = match &check.subject {
        Subject::Field(field) => vec![field],
        Subject::Ratio { of, stated, .. } => vec![of, stated],
        Subject::Set(_) => return None,
    };
    let origin = fields.into_iter().find_map(|field| carried.facts.get(field))?;
    let from = match origin {
        Origin::Fact { field, .. } => {
            Origin::Fact { field: field.clone(), by: asked_by(bridge, carried, finding, level) }
        }
        Origin::Verdict(..) | Origin::Own(_) => origin.clone(),
    };
    Some(Settled {
        item: Item { indicator: finding.indicator, member: None },
        from,
        verdict,
        at: finding.measured.as_ref()?.at.clone(),
    })
}

/// The first item whose figures decide how it stands to a finding.
fn asked_by(
    bridge: &Bridge<'_>,
    carried: &Carried,
    finding: &Finding,
    level: Level,
) -> Option<(Item, Relation)> {
    let links = bridge.links.iter().filter(|link| link.is.is_none());
    links.filter(|link| link.right.indicator == finding.indicator).find_map(|link| {
        let decision = bridge.decision(link, (level, level), &carried.figures)?;
        Some((link.left, decision.relation))
    })
}

/// A measurement, or members counted, against a verdict carried over: the measurement stands.
fn contradiction(bridge: &Bridge<'_>, finding: &Finding) -> Option<Problem> {
    let indicator = &bridge.to.indicators[finding.indicator];
    let measured = finding.measured.as_ref()?;
    Some(
        Problem::warning("crosswalk_measured_against", finding.at.clone())
            .with("id", indicator.id.as_str())
            .with("title", &indicator.title)
            .with("measured", measured.text.as_str())
            .with("cell", measured.at.within()),
    )
}
