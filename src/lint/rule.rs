//! A rule: its id, its weight, an example, and how it is found; and the list of all of them.

use std::ops::Range;

use super::example::Example;
use super::subject::Subject;
use super::{allow, reading, reading_others, reading_points, rules};
use crate::problem::Severity;
use crate::wording::{Message, Words};

/// Something that can be wrong with a file. Its title, reason and cure stand in the texts under
/// `rule-ID`.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name, the code of its problems.
    pub id: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// What breaks it, and what to write instead.
    pub example: Option<Example>,
    /// How a lint is found; `None` for what the readers find.
    pub(super) look: Option<Look>,
}

pub(super) type Look = fn(&Subject<'_>, &mut Found);

/// What a lint found: where, about what, and the sentence.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) about: String,
    pub(super) at: Range<usize>,
    pub(super) message: Message,
}

/// What all lints find in a file, lint by lint.
pub(super) fn findings(on: &Subject<'_>) -> Vec<(&'static Rule, Finding)> {
    let mut all = Vec::new();
    for rule in rules::RULES.iter().copied() {
        let Some(look) = rule.look else { continue };
        let mut found = Found::of(rule);
        look(on, &mut found);
        all.extend(found.findings.into_iter().map(|finding| (rule, finding)));
    }
    all
}

/// What one lint found in one file.
#[derive(Debug)]
pub(super) struct Found {
    key: &'static str,
    findings: Vec<Finding>,
}

impl Found {
    fn of(rule: &Rule) -> Self {
        Found { key: rule.id, findings: Vec::new() }
    }

    /// Reports a place; `about` is the id of the indicator, field or grade it concerns.
    pub(super) fn report(&mut self, about: &str, at: &Range<usize>, facts: impl FnOnce(Message) -> Message) {
        let message = facts(Message::new(self.key));
        self.findings.push(Finding { about: about.to_owned(), at: at.clone(), message });
    }
}

impl Rule {
    pub(super) const fn error(id: &'static str, look: Look, example: Example) -> Rule {
        Rule { id, severity: Severity::Error, example: Some(example), look: Some(look) }
    }

    pub(super) const fn warning(id: &'static str, look: Look, example: Example) -> Rule {
        Rule { id, severity: Severity::Warning, example: Some(example), look: Some(look) }
    }

    /// Whether it is a lint, which a file may allow.
    pub fn is_lint(&self) -> bool {
        self.look.is_some()
    }

    /// What is wrong, in a few words.
    pub fn title(&self, words: &Words) -> String {
        words.lookup(&self.key()).unwrap_or_else(|| self.id.to_owned())
    }

    /// Why it matters.
    pub fn why(&self, words: &Words) -> String {
        words.attribute(&self.key(), "why").unwrap_or_default()
    }

    /// What to write instead.
    pub fn fix(&self, words: &Words) -> String {
        words.attribute(&self.key(), "fix").unwrap_or_default()
    }

    fn key(&self) -> String {
        format!("rule-{}", self.id)
    }
}

/// Every rule: those of the readers, the lints, those on allowances.
pub fn registry() -> impl Iterator<Item = &'static Rule> {
    let read = reading::RULES.iter().chain(reading_points::RULES).chain(reading_others::RULES);
    read.chain(rules::RULES.iter().copied()).chain(allow::RULES)
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    registry().find(|rule| rule.id == id)
}
