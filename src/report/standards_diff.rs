//! What changed between two editions of a standard: for a terminal, a review comment, a program.

use serde::Serialize;

use super::rows::Rows;
use super::style::{ALARM, CARE, GOOD, heading, paint};
use crate::standard::Standard;
use crate::standard::diff::{Change, Effect};
use crate::wording::{Message, Words};

/// Two standards and what changed between them, by whether it asks for more.
pub struct DiffView<'a> {
    old: &'a Standard,
    new: &'a Standard,
    groups: Vec<(Effect, Vec<&'a Change>)>,
}

impl<'a> DiffView<'a> {
    /// Sorts the changes; within a group they keep their order.
    pub fn new(old: &'a Standard, new: &'a Standard, changes: &'a [Change]) -> Self {
        let of = |effect| changes.iter().filter(|change| change.effect == effect).collect();
        DiffView { old, new, groups: Effect::ALL.map(|effect| (effect, of(effect))).to_vec() }
    }

    fn count(&self, effect: Effect) -> usize {
        self.groups.iter().filter(|(one, _)| *one == effect).map(|(_, changes)| changes.len()).sum()
    }

    fn is_empty(&self) -> bool {
        self.groups.iter().all(|(_, changes)| changes.is_empty())
    }

    fn title(&self, words: &Words) -> String {
        let name = |standard: &Standard| format!("{} {}", standard.id, standard.edition);
        words.render(&Message::new("diff-heading").with("old", name(self.old)).with("new", name(self.new)))
    }

    fn summary(&self, words: &Words) -> String {
        if self.is_empty() {
            return words.text("diff-none");
        }
        let message = Message::new("diff-summary")
            .with("stricter", self.count(Effect::Stricter))
            .with("looser", self.count(Effect::Looser))
            .with("other", self.count(Effect::Other));
        words.render(&message)
    }
}

fn name(effect: Effect, words: &Words) -> String {
    words.text(match effect {
        Effect::Stricter => "diff-stricter",
        Effect::Looser => "diff-looser",
        Effect::Other => "diff-other",
    })
}

/// The changes for a terminal.
pub fn diff_text(view: &DiffView<'_>, words: &Words) -> String {
    let mut out = format!("{}\n {}\n", heading(&view.title(words)), view.summary(words));
    for (effect, changes) in view.groups.iter().filter(|(_, changes)| !changes.is_empty()) {
        out.push_str(&format!("\n{}\n", heading(&name(*effect, words))));
        let colour = match effect {
            Effect::Stricter => ALARM,
            Effect::Looser => GOOD,
            Effect::Other => CARE,
        };
        let mut rows = Rows::new();
        let mut last = None;
        for change in changes {
            let id = change.indicator().map(|(id, _)| id);
            if last != Some(id) {
                match change.indicator() {
                    Some((id, title)) => rows.push(paint(colour, id), title.get(words.lang())),
                    None => rows.push("", words.text("diff-whole")),
                }
                last = Some(id);
            }
            rows.push("", format!("- {}", words.render(&change.what)));
        }
        out.push_str(&rows.render());
    }
    out
}

/// The changes as Markdown, for a comment on a review.
pub fn diff_markdown(view: &DiffView<'_>, words: &Words) -> String {
    let mut out = format!("## {}\n\n{}\n", cell(&view.title(words)), view.summary(words));
    for (effect, changes) in view.groups.iter().filter(|(_, changes)| !changes.is_empty()) {
        let (item, change) = (words.text("diff-column-item"), words.text("diff-column-change"));
        out.push_str(&format!("\n### {}\n\n| {item} | {change} |\n|---|---|\n", name(*effect, words)));
        for change in changes {
            let item = match change.indicator() {
                Some((id, title)) => format!("{id} {}", title.get(words.lang())),
                None => words.text("diff-whole"),
            };
            out.push_str(&format!("| {} | {} |\n", cell(&item), cell(&words.render(&change.what))));
        }
    }
    out
}

/// Text that does not end a cell, begin a tag or mention anybody.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '@' => out.push_str("@\u{200B}"),
            c => out.push(c),
        }
    }
    out
}

#[derive(Serialize)]
struct Out<'a> {
    schema_version: u32,
    old: Edition<'a>,
    new: Edition<'a>,
    stricter: usize,
    looser: usize,
    other: usize,
    changes: Vec<ChangeOut<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    effect: &'static str,
    kind: &'static str,
    indicator: Option<&'a str>,
    title: Option<&'a str>,
    message: String,
}

/// The changes as JSON, version 1.
///
/// # Errors
/// Where it cannot be serialised, which its types rule out.
pub fn diff_json(view: &DiffView<'_>, words: &Words) -> Result<String, serde_json::Error> {
    let changes = view.groups.iter().flat_map(|(effect, changes)| {
        changes.iter().map(|change| ChangeOut {
            effect: effect.id(),
            kind: change.what.key().trim_start_matches("diff-"),
            indicator: change.indicator().map(|(id, _)| id),
            title: change.indicator().map(|(_, title)| title.get(words.lang())),
            message: words.render(&change.what),
        })
    });
    let out = Out {
        schema_version: 1,
        old: edition(view.old),
        new: edition(view.new),
        stricter: view.count(Effect::Stricter),
        looser: view.count(Effect::Looser),
        other: view.count(Effect::Other),
        changes: changes.collect(),
    };
    Ok(serde_json::to_string_pretty(&out)? + "\n")
}

fn edition(standard: &Standard) -> Edition<'_> {
    Edition { id: &standard.id, edition: &standard.edition, sha256: &standard.sha256 }
}
