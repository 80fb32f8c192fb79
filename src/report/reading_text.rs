//! How a file was read, in the terminal.

use std::sync::Arc;

use super::counted::counted_of;
use super::figures;
use super::members::members_of;
use super::rows::Rows;
use super::style::{self, faint, heading, paint};
use super::view::Selection;
use crate::audit::Verdict;
use crate::intake::{Inspection, Intake, SheetReading, TakenFor};
use crate::problem::{Problem, Severity};
use crate::standard::{Set, Standard};
use crate::text::quoted;
use crate::wording::{Message, Words};

/// Centres of a roster whose cells are listed; the rest are counted.
const CENTRES_SHOWN: usize = 1;

/// A file, the standard it was read by, and what came of it.
pub struct ReadingView<'a> {
    /// The name of the file.
    pub file: &'a Arc<str>,
    /// The standard whose names were looked for.
    pub standard: &'a Standard,
    /// How it was chosen.
    pub selection: Selection,
    /// What was read.
    pub intake: &'a Intake,
}

/// What each sheet, header, column and cell was taken for, and what was left out.
pub fn reading_text(view: &ReadingView<'_>, words: &Words) -> String {
    let title = Message::new("reading-title")
        .with("file", &**view.file)
        .with("standard", view.standard.id.as_str())
        .with("count", view.intake.inspections.len());
    let mut out = format!("{}\n", heading(&words.render(&title)));
    for sheet in &view.intake.reading.sheets {
        out.push('\n');
        out.push_str(&sheet_text(view.standard, sheet, words));
    }
    for inspection in view.intake.inspections.iter().take(CENTRES_SHOWN) {
        out.push('\n');
        out.push_str(&cells(view, inspection, words));
    }
    let more = view.intake.inspections.len().saturating_sub(CENTRES_SHOWN);
    if more > 0 {
        out.push_str(&format!("{}\n", words.render(&Message::new("reading-more").with("count", more))));
    }
    let problems: Vec<&Problem> =
        view.intake.problems.iter().chain(view.intake.inspections.iter().flat_map(|i| &i.problems)).collect();
    if !problems.is_empty() {
        let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
        let title = Message::new("problems")
            .with("errors", count(Severity::Error))
            .with("warnings", count(Severity::Warning));
        out.push_str(&format!("\n{}\n", heading(&words.render(&title))));
        let mut rows = Rows::new();
        for problem in problems {
            let label = match problem.severity {
                Severity::Error => paint(style::ALARM, &words.text("severity-error")),
                Severity::Warning => paint(style::CARE, &words.text("severity-warning")),
            };
            let line = Message::new("problem-one")
                .with("place", problem.place.within())
                .with("message", words.render(&problem.message));
            rows.push(label, words.render(&line).trim_start().to_owned());
        }
        out.push_str(&rows.render());
    }
    out
}

/// The key of what a sheet was taken for.
pub(super) fn taken_key(taken_for: TakenFor) -> &'static str {
    match taken_for {
        TakenFor::List(crate::intake::Layout::Form) => "taken-form",
        TakenFor::List(crate::intake::Layout::Roster) => "taken-roster",
        TakenFor::About => "taken-about",
        TakenFor::Guide => "taken-guide",
        TakenFor::Hidden => "taken-hidden",
        TakenFor::Empty => "taken-empty",
        TakenFor::NoList => "taken-no_list",
        TakenFor::Ignored => "taken-ignored",
    }
}

fn sheet_text(standard: &Standard, sheet: &SheetReading, words: &Words) -> String {
    let name = sheet.at.sheet().map_or_else(|| words.text("reading-no-sheet"), quoted);
    let title = Message::new("reading-sheet")
        .with("name", name)
        .with("taken", Message::new(taken_key(sheet.taken_for)));
    let mut out = format!("{}\n", heading(&words.render(&title)));
    let mut rows = Rows::new();
    if let Some((first, last)) = sheet.header {
        let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
        rows.push(
            words.text("reading-header"),
            words.render(&Message::new("reading-header-rows").with("rows", lines)),
        );
    }
    for column in &sheet.columns {
        let key = if column.taken_for.is_some() { "reading-column" } else { "reading-column-unused" };
        let line = Message::new(key).with("header", column.header.as_str()).with(
            "used",
            column.taken_for.as_deref().map(|id| used(standard, id, words)).unwrap_or_default(),
        );
        let line = words.render(&line);
        rows.push(
            column.letters.as_str(),
            if column.taken_for.is_some() { line.into() } else { faint(&line) },
        );
    }
    for left_out in &sheet.left_out {
        let line = Message::new("reading-left-out")
            .with("text", left_out.text.as_str())
            .with("why", Message::new(left_out.why));
        rows.push(left_out.at.in_sheet(sheet.at.sheet()), faint(&words.render(&line)));
    }
    out.push_str(&rows.render());
    out
}

/// The name of what a column was taken for: `result`, `4.measured`, `field.hall_area`, `centre`.
fn used(standard: &Standard, id: &str, words: &Words) -> String {
    let named = |role: &str| words.lookup(&format!("use-{role}"));
    let field = id.strip_prefix("field.");
    if let Some(field) = standard.fields.iter().find(|known| Some(known.id.as_str()) == field) {
        return field.label.get(words.lang()).to_owned();
    }
    if let Some(mark) = id.strip_prefix("choice.") {
        return words.render(&Message::new("use-choice").with("mark", mark));
    }
    if let Some(name) = named(id) {
        return name;
    }
    let (indicator, role) =
        id.rsplit_once('.').filter(|(_, role)| named(role).is_some()).unwrap_or((id, "result"));
    let message =
        Message::new("use-part").with("id", indicator).with("role", named(role).unwrap_or_default());
    words.render(&message)
}

/// What the cells of one centre were taken for.
fn cells(view: &ReadingView<'_>, inspection: &Inspection, words: &Words) -> String {
    let name =
        inspection.centre.as_ref().map_or_else(|| words.text("centre-unnamed"), |name| quoted(&name.value));
    let mut out = format!("{}\n", heading(&words.render(&Message::new("reading-centre").with("name", name))));
    let mut rows = Rows::new();
    let stated = [
        ("label-centre", &inspection.centre),
        ("label-code", &inspection.code),
        ("label-region", &inspection.region),
        ("label-level", &inspection.level),
    ];
    for (key, stated) in stated {
        if let Some(stated) = stated {
            let line = Message::new("reading-stated")
                .with("label", Message::new(key))
                .with("value", stated.value.as_str());
            rows.push(quoted(&stated.at.within()), words.render(&line));
        }
    }
    if let Some(date) = &inspection.date {
        let line = Message::new("reading-stated")
            .with("label", Message::new("label-visit"))
            .with("value", date.value.to_string());
        rows.push(quoted(&date.at.within()), words.render(&line));
    }
    for indicator in &view.standard.indicators {
        let own = inspection.answers.get(&indicator.id);
        let own = own.map(|answer| (indicator.id.clone(), &indicator.title, answer));
        let members = members_of(inspection, indicator).into_iter();
        let members =
            members.map(|(at, member, answer)| (Set::number(&indicator.id, at), &member.name, answer));
        for (id, title, answer) in own.into_iter().chain(members) {
            let verdict = match &answer.result {
                None => Verdict::NotChecked,
                Some(result) => result.mark.map_or(Verdict::Unreadable, Verdict::from),
            };
            let line = Message::new("reading-result")
                .with("id", id)
                .with("title", title)
                .with("text", answer.result.as_ref().map_or("", |result| &*result.text))
                .with("verdict", Message::new(verdict.key()));
            rows.push(quoted(&answer.at.in_sheet(inspection.at.sheet())), words.render(&line));
        }
    }
    for counted in view.standard.indicators.iter().flat_map(|one| counted_of(inspection, one)) {
        let read = match counted.count.value {
            Some(times) => words.render(&Message::new("loss-occurrence").with("n", figures::plain(times))),
            None => words.text("verdict-unreadable"),
        };
        let line = Message::new("reading-result")
            .with("id", counted.number)
            .with("title", counted.name)
            .with("text", counted.count.text.as_str())
            .with("verdict", read);
        rows.push(quoted(&counted.count.at.in_sheet(inspection.at.sheet())), words.render(&line));
    }
    for field in &view.standard.fields {
        let Some(fact) = inspection.facts.get(&field.id) else { continue };
        let value = fact.quantity.as_ref().and_then(crate::value::Quantity::value);
        let read = match (value, &fact.quantity) {
            (Some(value), _) => figures::amount(value, field.measure, words),
            (None, Some(_)) => words.text("reading-bound"),
            (None, None) => words.text("verdict-unreadable"),
        };
        let line = Message::new("reading-fact")
            .with("label", &field.label)
            .with("text", fact.text.as_str())
            .with("read", read);
        rows.push(quoted(&fact.at.in_sheet(inspection.at.sheet())), words.render(&line));
    }
    out.push_str(&rows.render());
    out
}
