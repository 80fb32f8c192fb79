//! The report in the terminal: what an inspector reads first, then every finding.

use comfy_table::{Attribute, Cell, Table};

use super::figures;
use super::points_text;
use super::rows::{Painted, Rows, lines, ruled};
use super::said;
use super::style::{self, faint, heading, paint};
use super::tailoring;
use super::view::View;
use super::waived;
use crate::audit::{Finding, Outcome, Verdict};
use crate::place::Place;
use crate::problem::Severity;
use crate::standard::Weights;
use crate::text::quoted;
use crate::wording::{Arg, Message, Words};

/// Places of one kind of problem that are listed one by one.
const PLACES_SHOWN: usize = 12;

/// The whole report, with its colours.
pub fn text(view: &View<'_>, words: &Words) -> String {
    let mut out = String::new();
    let mut part = |block: String| {
        if !block.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&block);
        }
    };
    part(head(view, words));
    for grade in view.not_reached() {
        part(blockers(view, grade, words));
    }
    part(waived::text(view, words));
    part(unchecked(view, words));
    part(conflicts(view, words));
    part(own_results(view, words));
    part(problems(view, words));
    for (title, table) in sections(view, words) {
        part(format!("{title}\n{table}"));
    }
    out
}

fn head(view: &View<'_>, words: &Words) -> String {
    let (standard, assessment) = (view.standard, view.assessment);
    let name = match &assessment.centre {
        Some(name) => quoted(name),
        None => words.text("centre-unnamed"),
    };
    let mut rows = Rows::new();
    let about = Message::new("standard-line")
        .with("title", &standard.title)
        .with("id", standard.id.as_str())
        .with("edition", standard.edition.as_str());
    rows.push(words.text("label-standard"), words.render(&about));
    if let super::view::Selection::Recognised { matched, rows: total } = view.selection {
        let why = Message::new("standard-recognised").with("matched", matched).with("rows", total);
        rows.push(String::new(), words.render(&why));
    }
    if view.selection == super::view::Selection::Stamped {
        rows.push(String::new(), words.text("standard-stamped"));
    }
    if let Some((base, deviations)) = tailoring::lines(standard, words) {
        rows.push(words.text("label-base"), base);
        for (position, (loosens, line)) in deviations.into_iter().enumerate() {
            let label = if position == 0 { words.text("label-deviations") } else { String::new() };
            rows.push(label, if loosens { paint(style::CARE, &line) } else { line.into() });
        }
    }
    let day = assessment.inspected_on.map_or_else(|| words.text("no-date"), |date| date.to_string());
    let visit = Message::new("visit-line")
        .with("date", day)
        .with("level", Message::new(assessment.level.key()))
        .with("file", &*view.file);
    rows.push(words.text("label-visit"), words.render(&visit));
    let grade = match assessment.grade {
        Some(grade) => words.render(&Message::new("grade-is").with("name", &standard.grades[grade].name)),
        None if assessment.grades.iter().any(|grade| grade.outcome == Outcome::Open) => {
            words.text("grade-open")
        }
        None => words.text("grade-none"),
    };
    let grade_style = match assessment.grade {
        Some(grade) if standard.grades[grade].otherwise => style::ALARM,
        Some(_) => style::GOOD,
        None => style::CARE,
    };
    rows.push(words.text("label-grade"), paint(grade_style, &grade));
    if let Some(without) = waived::grade_without(view, words) {
        rows.push(String::new(), paint(style::CARE, &without));
    }
    for (position, result) in assessment.grades.iter().enumerate() {
        rows.push(String::new(), grade_line(view, position, result.outcome, words));
        if let Some(line) = waived::of_grade(view, position, words) {
            rows.push(String::new(), faint(&line));
        }
        for line in points_text::conditions(view, position, words) {
            rows.push(String::new(), faint(&line));
        }
    }
    if standard.grades.iter().any(|grade| grade.convention) {
        rows.push(String::new(), faint(&words.text("grade-convention")));
    }
    for (label, line) in score_lines(view, words) {
        rows.push(label, line);
    }
    for used in &assessment.parameters {
        rows.push(words.text("label-parameter"), words.render(&figures::parameter(used, standard, words)));
    }
    format!("{}\n{}", heading(&name), rows.render())
}

pub(super) fn grade_line(view: &View<'_>, position: usize, outcome: Outcome, words: &Words) -> Painted {
    paint(style::outcome(outcome), &said::grade(view, position, words))
}

pub(super) fn score_lines(view: &View<'_>, words: &Words) -> Vec<(String, Painted)> {
    let said = said::score(view, words).into_iter().enumerate();
    let label = |n| if n == 0 { words.text("label-score") } else { String::new() };
    let mut lines: Vec<(String, Painted)> = said.map(|(n, line)| (label(n), line.into())).collect();
    let has_score = view.assessment.grades[view.grade].score.is_some();
    if has_score && view.standard.scoring.weights == Weights::Equal {
        lines.push((String::new(), faint(&words.text("score-convention"))));
    }
    lines
}

/// What stands in the way of a grade, and what of it is still unchecked.
pub(super) fn blockers(view: &View<'_>, grade: usize, words: &Words) -> String {
    let result = &view.assessment.grades[grade];
    let name = &view.standard.grades[grade].name;
    let way = points_text::way(view, grade, words);
    if result.missing.is_empty() && way.is_none() {
        return String::new();
    }
    let title = match result.missing.len() {
        0 => Message::new("blockers-conditions").with("name", name),
        count => Message::new("blockers").with("name", name).with("count", count),
    };
    let mut rows = Rows::new();
    for finding in view.at(&result.missing) {
        let indicator = view.indicator(finding);
        let why = figures::why(finding, grade, view.standard, words);
        let line = Message::new("blocker")
            .with("title", &indicator.title)
            .with("why", why)
            .with("cell", shown_place(source_of(finding), words))
            .with("cite", Arg::Name(view.standard.cited(indicator)));
        rows.push(indicator.id.clone(), words.render(&line));
    }
    if let Some(way) = way {
        rows.push(String::new(), way);
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

/// The cell that decided: the measurement's, otherwise the result's.
fn source_of(finding: &Finding) -> &Place {
    finding.measured.as_ref().map_or(&finding.at, |measured| &measured.at)
}

/// A cell with its sheet; an indicator without a row has none.
fn shown_place(place: &Place, words: &Words) -> String {
    if place.is_cell() { place.within() } else { words.text("no-row") }
}

fn unchecked(view: &View<'_>, words: &Words) -> String {
    let open = view.open();
    if open.is_empty() {
        return String::new();
    }
    let name = &view.standard.grades[view.grade].name;
    let title = Message::new("unchecked").with("count", open.len()).with("name", name);
    let mut rows = Rows::new();
    for finding in open {
        let indicator = view.indicator(finding);
        let key = match (finding.verdict(view.grade), view.is_required(finding, view.grade)) {
            (Verdict::Unreadable, true) => "unreadable-required",
            (Verdict::Unreadable, false) => "unreadable-optional",
            (_, true) => "unchecked-required",
            (_, false) => "unchecked-optional",
        };
        let line = Message::new(key)
            .with("title", &indicator.title)
            .with("cell", shown_place(&finding.at, words))
            .with("cite", Arg::Name(view.standard.cited(indicator)));
        rows.push(indicator.id.clone(), words.render(&line));
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

fn conflicts(view: &View<'_>, words: &Words) -> String {
    let conflicts = view.conflicts();
    if conflicts.is_empty() {
        return String::new();
    }
    let title = Message::new("conflicts").with("count", conflicts.len());
    let mut rows = Rows::new();
    for finding in conflicts {
        let indicator = view.indicator(finding);
        let (Some(measured), Some(mark)) = (&finding.measured, finding.attested) else { continue };
        // A condition that fails takes it out for every grade.
        let is_out = (0..view.standard.grades.len()).all(|grade| finding.needed(grade).is_none());
        let verdicts: Vec<Message> = view
            .standard
            .grades
            .iter()
            .enumerate()
            .filter(|(grade, _)| is_out || finding.needed(*grade).is_some())
            .map(|(grade, named)| {
                Message::new("verdict-for-grade")
                    .with("name", &named.name)
                    .with("verdict", Message::new(finding.verdict(grade).key()))
            })
            .collect();
        let line = Message::new("conflict")
            .with("title", &indicator.title)
            .with("mark", Message::new(Verdict::from(mark).key()))
            .with("mark_cell", finding.at.within())
            .with("measured", figures::measured(measured, words))
            .with("cell", measured.at.within())
            .with("verdicts", verdicts);
        rows.push(indicator.id.clone(), words.render(&line));
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

/// The centre's own results where they differ from the verdicts.
fn own_results(view: &View<'_>, words: &Words) -> String {
    let Some(own) = &view.assessment.self_assessment else { return String::new() };
    let title = Message::new("own-results")
        .with("compared", own.compared)
        .with("own", figures::plain(own.own))
        .with("verified", figures::plain(own.verified))
        .with("gap", figures::plain(own.own - own.verified))
        .with("count", own.differs.len());
    let mut rows = Rows::new();
    for finding in view.at(&own.differs) {
        let Some(mark) = finding.attested_self else { continue };
        let indicator = view.indicator(finding);
        let line = Message::new("own-result")
            .with("title", &indicator.title)
            .with("own", Message::new(Verdict::from(mark).key()))
            .with("verdict", Message::new(finding.verdict(0).key()))
            .with("cell", finding.at.within());
        rows.push(indicator.id.clone(), words.render(&line));
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

pub(super) fn problems(view: &View<'_>, words: &Words) -> String {
    let groups = view.problems();
    if groups.is_empty() {
        return String::new();
    }
    let count = |severity| view.assessment.problems.iter().filter(|p| p.severity == severity).count();
    let title = Message::new("problems")
        .with("errors", count(Severity::Error))
        .with("warnings", count(Severity::Warning));
    let mut rows = Rows::new();
    for group in groups {
        let first = group.problems[0];
        let (key, paint_with) = match first.severity {
            Severity::Error => ("severity-error", style::ALARM),
            Severity::Warning => ("severity-warning", style::CARE),
        };
        let label = || paint(paint_with, &words.text(key));
        let many = group.problems.len() > 3;
        if many {
            let places: Vec<String> = group
                .problems
                .iter()
                .take(PLACES_SHOWN)
                .map(|problem| quoted(&problem.place.seen_from(&view.file)))
                .collect();
            let rest = group.problems.len() - places.len();
            let line = Message::new(if rest > 0 { "problem-many-more" } else { "problem-many" })
                .with("first", words.render(&first.message))
                .with("count", group.problems.len())
                .with("places", places)
                .with("rest", rest);
            rows.push(label(), words.render(&line));
        } else {
            for problem in &group.problems {
                let line = Message::new("problem-one")
                    .with("place", problem.place.seen_from(&view.file))
                    .with("message", words.render(&problem.message));
                rows.push(label(), words.render(&line).trim_start().to_owned());
            }
        }
        if let Some(help) = words.help(&first.message) {
            rows.push(String::new(), faint(&help));
        }
    }
    format!("{}\n{}", heading(&words.render(&title)), rows.render())
}

/// A table for every section.
fn sections(view: &View<'_>, words: &Words) -> Vec<(String, String)> {
    let mut sections: Vec<(String, Table)> = Vec::new();
    for group in view.groups() {
        if group.opens_section {
            let sheet = view.assessment.at.sheet();
            let key = if sheet.is_some() { "section-title-sheet" } else { "section-title" };
            let title = Message::new(key)
                .with("section", &group.section.title)
                .with("sheet", sheet.unwrap_or_default())
                .with("grade", &view.standard.grades[view.grade].name);
            let title = heading(&words.render(&title));
            sections.push((title, findings_table(words)));
        }
        let Some((_, table)) = sections.last_mut() else { continue };
        let title = group.group.title.get(words.lang());
        table.add_row(vec![Cell::new(""), Cell::new(title).add_attribute(Attribute::Dim)]);
        for finding in group.findings {
            table.add_row(finding_row(view, finding, words));
        }
    }
    sections.into_iter().map(|(title, table)| (title, lines(&table))).collect()
}

fn findings_table(words: &Words) -> Table {
    let headers = ["column-number", "column-indicator", "column-required", "column-verdict", "column-basis"];
    ruled(headers.map(|key| words.text(key)), [6, 27, 6, 16, 21])
}

fn finding_row(view: &View<'_>, finding: &Finding, words: &Words) -> Vec<Cell> {
    let indicator = view.indicator(finding);
    let verdict = finding.verdict(view.grade);
    let required: String = (0..view.standard.grades.len())
        .map(|grade| if view.is_required(finding, grade) { '√' } else { '-' })
        .collect();
    let mut basis = Vec::new();
    if let Some(measured) = &finding.measured {
        basis.push(
            words.render(&Message::new("basis-measured").with("text", figures::measured(measured, words))),
        );
    }
    // The mark is the verdict, unless a measurement speaks against it.
    if let (Some(mark), true) = (finding.attested, finding.conflict) {
        let mark = Message::new(Verdict::from(mark).key());
        basis.push(words.render(&Message::new("basis-attested").with("mark", mark)));
    }
    basis.extend(points_text::basis(view, finding, words));
    if let Some(remark) = &finding.remark {
        basis.push(quoted(remark));
    }
    let source = source_of(finding);
    basis.push(match source.is_cell() {
        true => quoted(&source.in_sheet(view.assessment.at.sheet())),
        false => words.text("no-row"),
    });
    vec![
        Cell::new(&indicator.id),
        Cell::new(indicator.title.get(words.lang())),
        Cell::new(required),
        Cell::new(words.text(verdict.key())).fg(style::verdict(verdict)),
        Cell::new(basis.join(" ")),
    ]
}
