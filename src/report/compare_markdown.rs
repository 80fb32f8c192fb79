//! Two standards side by side, as Markdown.

use super::compare_words as say;
use crate::crosswalk::{Comparison, Entry, Item, Kind};
use crate::standard::Standard;
use crate::wording::Words;

/// Counts first, then a table for each kind, then a list of what only one asks.
pub fn comparison_markdown(comparison: &Comparison<'_>, words: &Words) -> String {
    let (left, right) = (comparison.left, comparison.right);
    let mut out = format!("# {}\n\n", words.render(&say::title(comparison)));
    for (standard, count) in [(left, comparison.compared.0), (right, comparison.compared.1)] {
        let line = words.render(&say::side(standard, count));
        out.push_str(&format!("- `{}`: {}\n", standard.id, escaped(&line)));
    }
    for line in say::counts(comparison) {
        out.push_str(&format!("- {}\n", escaped(&words.render(&line))));
    }
    if !comparison.shares_levels {
        out.push_str(&format!("- {}\n", words.text("compare-no-shared")));
    }
    for kind in Kind::ALL {
        let entries: Vec<&Entry> = comparison.of(kind).collect();
        if entries.is_empty() {
            continue;
        }
        let title = words.render(&say::heading_of(comparison, kind));
        let last = words.text("column-why");
        out.push_str(&format!("\n## {title}\n\n| {} | {} | {last} |\n|---|---|---|\n", left.id, right.id));
        for entry in entries {
            out.push_str(&row(comparison, entry, words));
        }
    }
    for (standard, positions) in [(left, &comparison.only_left), (right, &comparison.only_right)] {
        if positions.is_empty() {
            continue;
        }
        let title = words.render(&say::heading_only(standard, positions.len()));
        out.push_str(&format!("\n## {title}\n\n"));
        for position in positions {
            let item = Item { indicator: *position, member: None };
            out.push_str(&format!("- {}\n", cell(standard, item, words)));
        }
    }
    out
}

fn row(comparison: &Comparison<'_>, entry: &Entry, words: &Words) -> String {
    let said = say::details(comparison, entry, words);
    let said: Vec<String> = said.iter().map(|line| escaped(line)).collect();
    format!(
        "| {} | {} | {} |\n",
        cell(comparison.left, entry.left, words),
        cell(comparison.right, entry.right, words),
        said.join("<br>"),
    )
}

fn cell(standard: &Standard, item: Item, words: &Words) -> String {
    escaped(&format!("{} {}", item.name(standard), words.render(&say::item(standard, item))))
}

/// Text as Markdown shows it: its own signs are no mark-up.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
