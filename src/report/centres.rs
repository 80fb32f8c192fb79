//! Several centres in the terminal: a line each.

use comfy_table::Cell;

use super::figures;
use super::rows::{lines, ruled};
use super::style::{self, heading};
use super::view::View;
use crate::audit::Outcome;
use crate::problem::Severity;
use crate::text::quoted;
use crate::wording::{Message, Words};

/// A table with a line a centre.
pub fn centres(views: &[View<'_>], words: &Words) -> String {
    let Some(first) = views.first() else { return String::new() };
    let standard = first.standard;
    let title = Message::new("centres-title")
        .with("file", &*first.file)
        .with("count", views.len())
        .with("title", &standard.title)
        .with("edition", standard.edition.as_str())
        .with("grade", &standard.grades[first.grade].name);
    let headers =
        ["column-centre", "column-grade", "column-score", "column-missing", "column-open", "column-problems"];
    let mut table = ruled(headers.map(|key| words.text(key)), [23, 15, 11, 10, 7, 10]);
    for view in views {
        table.add_row(row(view, words));
    }
    let help = words.text("centres-help");
    format!("{}\n{}{help}\n", heading(&words.render(&title)), lines(&table))
}

fn row(view: &View<'_>, words: &Words) -> Vec<Cell> {
    let assessment = view.assessment;
    let result = &assessment.grades[view.grade];
    let name = assessment.centre.as_deref().map_or_else(|| words.text("centre-unnamed"), quoted);
    let (grade, colour) = match assessment.grade {
        Some(grade) => {
            let grade = &view.standard.grades[grade];
            let colour = if grade.otherwise { comfy_table::Color::Red } else { comfy_table::Color::Green };
            (grade.name.get(words.lang()).to_owned(), colour)
        }
        None if assessment.grades.iter().any(|grade| grade.outcome == Outcome::Open) => {
            (words.text("grade-open"), comfy_table::Color::Yellow)
        }
        None => (words.text("grade-none-short"), comfy_table::Color::Red),
    };
    let score = result.score.as_ref().map_or_else(
        || "-".to_owned(),
        |score| match score.low() == score.high() {
            true => figures::percent(score.percent()),
            false => format!("{} ~ {}", figures::percent(score.low()), figures::percent(score.high())),
        },
    );
    let errors = assessment.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let problems = Cell::new(match errors {
        0 => assessment.problems.len().to_string(),
        _ => words.render(&Message::new("centre-errors").with("count", errors)),
    });
    vec![
        Cell::new(name),
        Cell::new(grade).fg(colour),
        Cell::new(score),
        Cell::new(result.missing.len()).fg(style::table_colour(result.missing.is_empty())),
        Cell::new(result.unchecked.len()),
        if errors > 0 { problems.fg(comfy_table::Color::Red) } else { problems },
    ]
}
