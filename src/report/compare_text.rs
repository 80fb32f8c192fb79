//! Two standards side by side, in the terminal.

use super::compare_words as say;
use super::rows::Rows;
use super::style::{faint, heading};
use crate::crosswalk::{Comparison, Entry, Item, Kind};
use crate::standard::Standard;
use crate::wording::{Message, Words};

/// Counts first, then each kind with both requirements, then what only one asks.
pub fn comparison_text(comparison: &Comparison<'_>, words: &Words) -> String {
    let (left, right) = (comparison.left, comparison.right);
    let mut head = Rows::new();
    head.push(left.id.as_str(), words.render(&say::side(left, comparison.compared.0)));
    head.push(right.id.as_str(), words.render(&say::side(right, comparison.compared.1)));
    let [related, only] = say::counts(comparison);
    head.push(words.text("label-counts"), words.render(&related));
    head.push("", words.render(&only));
    if !comparison.shares_levels {
        head.push("", words.text("compare-no-shared"));
    }
    let mut out = format!("{}\n{}", heading(&words.render(&say::title(comparison))), head.render());
    for kind in Kind::ALL {
        let mut rows = Rows::new();
        for entry in comparison.of(kind) {
            push(&mut rows, comparison, entry, words);
        }
        part(&mut out, &say::heading_of(comparison, kind), &rows, words);
    }
    for (standard, positions) in [(left, &comparison.only_left), (right, &comparison.only_right)] {
        let title = say::heading_only(standard, positions.len());
        part(&mut out, &title, &only_rows(standard, positions, words), words);
    }
    out
}

fn part(out: &mut String, title: &Message, rows: &Rows, words: &Words) {
    let rows = rows.render();
    if !rows.is_empty() {
        out.push_str(&format!("\n{}\n{rows}", heading(&words.render(title))));
    }
}

/// Both items, one below the other, and under them figures or the reason.
fn push(rows: &mut Rows, comparison: &Comparison<'_>, entry: &Entry, words: &Words) {
    let (left, right) = (comparison.left, comparison.right);
    rows.push(entry.left.name(left), words.render(&say::item(left, entry.left)));
    rows.push(format!("↔ {}", entry.right.name(right)), words.render(&say::item(right, entry.right)));
    for line in say::details(comparison, entry, words) {
        rows.push("", faint(&line));
    }
}

fn only_rows(standard: &Standard, positions: &[usize], words: &Words) -> Rows {
    let mut rows = Rows::new();
    for position in positions {
        let item = Item { indicator: *position, member: None };
        rows.push(item.name(standard), words.render(&say::item(standard, item)));
    }
    rows
}
