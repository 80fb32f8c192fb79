//! Waivers that hold, in words and as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::json::at;
use super::record::At;
use super::rows::Rows;
use super::style::heading;
use super::view::View;
use crate::audit::{Finding, Outcome};
use crate::waiver::Waiver;
use crate::wording::{Message, Words};

/// The waiver that holds for a finding.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct WaiverOut {
    /// Why.
    pub(super) reason: String,
    /// Who approved it.
    pub(super) approved_by: String,
    /// The number of the approval.
    pub(super) reference: Option<String>,
    /// The first day it holds.
    pub(super) granted: String,
    /// The last day it holds.
    pub(super) through: String,
    /// Where it is stated.
    pub(super) at: At,
}

pub(super) fn waiver(waiver: &Waiver) -> WaiverOut {
    WaiverOut {
        reason: waiver.reason.clone(),
        approved_by: waiver.approved_by.clone(),
        reference: waiver.reference.clone(),
        granted: waiver.granted.to_string(),
        through: waiver.through.to_string(),
        at: at(&waiver.at),
    }
}

/// The grade as it would be without waivers; nothing where none holds.
pub(super) fn grade_without(view: &View<'_>, words: &Words) -> Option<String> {
    let without = view.assessment.without_waivers.as_ref()?;
    let grade = match without.grade {
        Some(grade) => Message::new("grade-is").with("name", &view.standard.grades[grade].name),
        None if without.grades.iter().any(|grade| grade.outcome == Outcome::Open) => {
            Message::new("grade-open")
        }
        None => Message::new("grade-none"),
    };
    let count = waived(view).len();
    let line = Message::new("grade-without-waivers").with("count", count).with("grade", grade);
    Some(words.render(&line))
}

/// What of a grade is waived, and how it stands without waivers; nothing where none of it is.
pub(super) fn of_grade(view: &View<'_>, grade: usize, words: &Words) -> Option<String> {
    let without = view.assessment.without_waivers.as_ref()?;
    let ids = view.ids_at(&view.assessment.grades[grade].waived);
    if ids.is_empty() {
        return None;
    }
    let key = match without.grades[grade].outcome {
        Outcome::Reached => "without-reached",
        Outcome::Missed => "without-missed",
        Outcome::Open => "without-open",
    };
    let line = Message::new("grade-waived")
        .with("name", &view.standard.grades[grade].name)
        .with("ids", ids)
        .with("without", Message::new(key));
    Some(words.render(&line))
}

/// The part of the report on waivers; nothing where none holds.
pub(super) fn text(view: &View<'_>, words: &Words) -> String {
    let found = waived(view);
    if found.is_empty() {
        return String::new();
    }
    let title = Message::new("waived-title").with("count", found.len());
    let mut rows = Rows::new();
    for (finding, waiver) in found {
        let indicator = view.indicator(finding);
        let line = Message::new("waived")
            .with("title", &indicator.title)
            .with("verdict", Message::new(finding.verdict(view.grade).key()))
            .with("reason", waiver.reason.as_str())
            .with("approved_by", waiver.approved_by.as_str())
            .with("granted", waiver.granted.to_string())
            .with("through", waiver.through.to_string())
            .with("place", waiver.at.to_string());
        rows.push(indicator.id.clone(), words.render(&line));
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

fn waived<'a>(view: &View<'a>) -> Vec<(&'a Finding, &'a Waiver)> {
    let all = view.assessment.findings.iter();
    all.filter_map(|finding| Some((finding, finding.waiver.as_deref()?))).collect()
}
