//! An inspection judged by a further standard, in the terminal: how it stands there, what settled
//! what, and what was not looked at.

use comfy_table::Cell;

use super::rows::{Rows, lines, ruled};
use super::style::{self, faint, heading, paint};
use super::text::{blockers, grade_line, problems, score_lines};
use super::view::View;
use crate::audit::Outcome;
use crate::crosswalk::{Also, Item, Origin, Relation, Settled};
use crate::standard::Standard;
use crate::text::quoted;
use crate::wording::{Arg, Message, Words};

/// An inspection judged by a further standard, prepared for printing.
pub struct AlsoView<'a> {
    /// The assessment by that standard.
    pub view: View<'a>,
    /// The standard the inspection was made by.
    pub from: &'a Standard,
    /// What settled what.
    pub also: &'a Also,
}

/// The part of the report on a further standard.
pub fn also_text(also: &AlsoView<'_>, words: &Words) -> String {
    let view = &also.view;
    let gaps = view.not_reached().into_iter().map(|grade| blockers(view, grade, words));
    let rest = [settled(also, words), open(also, words), problems(view, words)];
    let parts = [head(also, words)].into_iter().chain(gaps).chain(rest);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// Several centres by a further standard: a line each.
pub fn also_centres(centres: &[&AlsoView<'_>], words: &Words) -> String {
    let views: Vec<View<'_>> = centres.iter().map(|also| also.view.clone()).collect();
    let counted = |also: &&AlsoView<'_>| also.also.decided.len();
    let least = centres.iter().map(counted).min().unwrap_or_default();
    let most = centres.iter().map(counted).max().unwrap_or_default();
    let total = views.first().map_or(0, |view| view.assessment.findings.len());
    let key = if least == most { "also-centres-same" } else { "also-centres" };
    let line = Message::new(key)
        .with("total", total)
        .with("least", least.to_string())
        .with("most", most.to_string());
    let mut rows = Rows::new();
    rows.push(words.text("label-settled"), words.render(&line));
    format!("{}{}", super::centres(&views, words), rows.render())
}

fn head(also: &AlsoView<'_>, words: &Words) -> String {
    let view = &also.view;
    let (standard, assessment) = (view.standard, view.assessment);
    let title = Message::new("also-title")
        .with("title", &standard.title)
        .with("id", standard.id.as_str())
        .with("edition", standard.edition.as_str());
    let mut rows = Rows::new();
    let grade = match assessment.grade {
        Some(grade) => words.render(&Message::new("grade-is").with("name", &standard.grades[grade].name)),
        None if assessment.grades.iter().any(|grade| grade.outcome == Outcome::Open) => {
            words.text("grade-open")
        }
        None => words.text("grade-none"),
    };
    let grade_style = assessment.grade.map_or(style::CARE, |_| style::GOOD);
    rows.push(words.text("label-grade"), paint(grade_style, &grade));
    for (position, result) in assessment.grades.iter().enumerate() {
        rows.push(String::new(), grade_line(view, position, result.outcome, words));
    }
    for (label, line) in score_lines(view, words) {
        rows.push(label, line);
    }
    let total = assessment.findings.len();
    let (decided, open) = (also.also.decided.len(), also.also.open.len());
    let out = total - decided - open;
    let counts = Message::new(if out > 0 { "also-counts-out" } else { "also-counts" })
        .with("total", total)
        .with("decided", decided)
        .with("open", open)
        .with("out", out);
    rows.push(words.text("label-settled"), words.render(&counts));
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

fn settled(also: &AlsoView<'_>, words: &Words) -> String {
    let rows = &also.also.settled;
    if rows.is_empty() {
        return format!("{}\n", heading(&words.text("also-none")));
    }
    let headers = ["column-number", "column-theirs", "column-verdict", "column-from", "column-cell"];
    let mut table = ruled(headers.map(|key| words.text(key)), [12, 20, 9, 23, 12]);
    for settled in rows {
        let item = |item: Item, standard: &Standard| item.title(standard).get(words.lang()).to_owned();
        table.add_row(vec![
            Cell::new(settled.item.name(also.view.standard)),
            Cell::new(item(settled.item, also.view.standard)),
            Cell::new(words.text(settled.verdict.key())).fg(style::verdict(settled.verdict)),
            Cell::new(words.render(&from(also, settled))),
            Cell::new(quoted(&settled.at.in_sheet(also.view.assessment.at.sheet()))),
        ]);
    }
    let title = Message::new("also-settled").with("count", rows.len());
    let mut help = Rows::new();
    help.push(String::new(), faint(&words.text("also-relations-help")));
    format!("{}\n{}{}", heading(&words.render(&title)), lines(&table), help.render())
}

/// Where a verdict came from: the item asked here, or the figure.
fn from(also: &AlsoView<'_>, settled: &Settled) -> Message {
    let label = |standard: &Standard, id: &str| Arg::from(&standard.field(id).label);
    let with = |key, (item, relation): (Item, Relation)| {
        Message::new(key)
            .with("id", item.name(also.from))
            .with("title", item.title(also.from))
            .with("relation", Message::new(relation.key()))
    };
    match &settled.from {
        Origin::Verdict(item, relation) => with("also-from-item", (*item, *relation)),
        Origin::Fact { by: Some(by), .. } => with("also-from-fact-by", *by),
        Origin::Fact { field, by: None } => {
            Message::new("also-from-fact").with("label", label(also.from, field))
        }
        Origin::Own(field) => Message::new("also-from-own").with("label", label(also.view.standard, field)),
    }
}

/// What was not looked at, section by section.
fn open(also: &AlsoView<'_>, words: &Words) -> String {
    let view = &also.view;
    if also.also.open.is_empty() {
        return String::new();
    }
    let title = Message::new("also-open").with("count", also.also.open.len());
    let mut out = format!("{}\n", heading(&words.render(&title)));
    let mut last = None;
    let mut rows = Rows::new();
    for open in &also.also.open {
        let finding = &view.assessment.findings[open.finding];
        let indicator = view.indicator(finding);
        let (section, group) = view.standard.heading(indicator);
        if last != Some(indicator.heading) {
            let lang = words.lang();
            rows.push(
                String::new(),
                faint(&format!("{} / {}", section.title.get(lang), group.title.get(lang))),
            );
            last = Some(indicator.heading);
        }
        let related: Vec<String> = open.related.iter().map(|item| item.name(also.from)).collect();
        let key = if related.is_empty() { "also-open-item" } else { "also-open-related" };
        let line = Message::new(key).with("title", &indicator.title).with("ids", related);
        rows.push(indicator.id.as_str(), words.render(&line));
    }
    out.push_str(&rows.render());
    out
}
