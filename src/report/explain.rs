//! Explanations: a rule, an indicator or a term, and the page of all rules.

use super::rows::Rows;
use super::standards_text::indicator_text;
use super::style::heading;
use crate::lint::{Edit, Rule, registry};
use crate::problem::Severity;
use crate::standard::{Indicator, Standard};
use crate::wording::{Arg, Message, Words};

/// A rule: what, why, how to mend it, and an example of both.
pub fn explain_rule(rule: &Rule, words: &Words) -> String {
    let key = match rule.severity {
        Severity::Error => "explain-rule-error",
        Severity::Warning => "explain-rule-warning",
    };
    let title = words.render(&Message::new(key).with("id", rule.id).with("title", rule.title(words)));
    let mut rows = Rows::new();
    rows.push(words.text("explain-why"), rule.why(words));
    rows.push(words.text("explain-fix"), rule.fix(words));
    if rule.is_lint() {
        let how = words.render(&Message::new("explain-allow-how").with("id", rule.id));
        rows.push(words.text("explain-allow"), how);
    }
    let mut out = format!("{}\n{}", heading(&title), rows.render());
    for (key, lines) in
        [("explain-bad", written(rule, |edit| edit.bad)), ("explain-good", written(rule, |edit| edit.good))]
    {
        if !lines.is_empty() {
            out.push_str(&format!("\n{}\n", heading(&words.text(key))));
            out.extend(lines.iter().map(|line| format!(" {line}\n")));
        }
    }
    out
}

/// The lines of a rule's example.
fn written(rule: &Rule, text: impl Fn(&Edit) -> &'static str) -> Vec<&'static str> {
    let edits = rule.example.as_ref().map(|example| example.edits).unwrap_or_default();
    edits.iter().flat_map(|edit| text(edit).trim().lines()).collect()
}

/// An indicator: what is asked, what counts, the clause, and what is noted on it.
pub fn explain_indicator(standard: &Standard, indicator: &Indicator, words: &Words) -> String {
    let (section, group) = standard.heading(indicator);
    let lang = words.lang();
    let title = format!("{} / {}", section.title.get(lang), group.title.get(lang));
    let mut rows = Rows::new();
    let clause = Message::new("standard-line")
        .with("title", standard.source.title.as_str())
        .with("id", Arg::Name(standard.locator(&indicator.cite)))
        .with("edition", standard.edition.as_str());
    rows.push(words.text("explain-clause"), words.render(&clause));
    for note in standard.notes.iter().filter(|note| note.clause.as_deref() == Some(&indicator.cite)) {
        rows.push(words.text("explain-notes"), note.text.get(lang));
    }
    format!("{}\n{}\n{}", heading(&title), indicator_text(standard, indicator, words), rows.render())
}

/// A term: what it is, why it is so, what to do about it.
pub fn explain_term(id: &str, words: &Words) -> String {
    let key = format!("term-{id}");
    let name = words.lookup(&key).unwrap_or_default();
    let title = words.render(&Message::new("explain-term").with("name", name).with("id", id));
    let mut rows = Rows::new();
    for (label, part) in [("explain-what", "what"), ("explain-why", "why"), ("explain-do", "do")] {
        if let Some(text) = words.attribute(&key, part) {
            rows.push(words.text(label), text);
        }
    }
    format!("{}\n{}", heading(&title), rows.render())
}

/// The reference of all rules, as Markdown.
pub fn rules_page(words: &Words) -> String {
    let mut page = String::new();
    for rule in registry() {
        let weight = rule.severity.id();
        page.push_str(&format!("### `{}`\n\n{} ({weight})", rule.id, capital(&rule.title(words))));
        page.push_str(&format!(". {} {}\n", rule.why(words), rule.fix(words)));
        for (what, lines) in [
            ("Not like this", written(rule, |edit| edit.bad)),
            ("Like this", written(rule, |edit| edit.good)),
        ] {
            if !lines.is_empty() {
                page.push_str(&format!("\n{what}:\n\n```toml\n{}\n```\n", lines.join("\n")));
            }
        }
        page.push('\n');
    }
    page
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
