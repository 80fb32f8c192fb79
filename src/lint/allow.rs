//! `[[allow]]`: lints that a file has a reason to break.

use std::ops::Range;
use std::sync::Arc;

use super::example::{Edit, Example};
use super::rule::{Rule, find, registry};
use crate::document::{Doc, Table, Written, report_unknown};
use crate::outline::Node;
use crate::problem::{Problem, Severity};
use crate::text::nearest;
use crate::wording::Message;

/// What can be wrong with an allowance.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "unknown_rule",
        severity: Severity::Error,
        example: Some(Example::of_standard(&[Edit::new(
            "[[omitted]]",
            "[[allow]]\nrule = \"unused_feild\"\nreason = { zh = \"暂时不用\", en = \"for later\" }\n\n[[omitted]]",
            "[[omitted]]",
        )])),
        look: None,
    },
    Rule {
        id: "not_allowable",
        severity: Severity::Error,
        example: Some(Example::of_standard(&[Edit::new(
            "[[omitted]]",
            "[[allow]]\nrule = \"unknown_key\"\nreason = { zh = \"暂时不用\", en = \"for later\" }\n\n[[omitted]]",
            "[[omitted]]",
        )])),
        look: None,
    },
    Rule {
        id: "unused_allowance",
        severity: Severity::Warning,
        example: Some(Example::of_standard(&[Edit::new(
            "[[omitted]]",
            "[[allow]]\nrule = \"unused_field\"\nreason = { zh = \"暂时不用\", en = \"for later\" }\n\n[[omitted]]",
            "[[omitted]]",
        )])),
        look: None,
    },
];

/// The allowances of a file, and what is wrong with them.
pub(super) struct Allowances {
    entries: Vec<Allowance>,
    pub(super) problems: Vec<Problem>,
}

struct Allowance {
    rule: Written<String>,
    item: Option<String>,
    used: bool,
}

/// Reads the `[[allow]]` tables of a file.
pub(super) fn read(name: &str, text: &str, file: &Node) -> Allowances {
    if file.get("allow").is_none() {
        return Allowances { entries: Vec::new(), problems: Vec::new() };
    }
    let mut doc = Doc::new(Arc::from(name), text);
    let root = doc.parse_again();
    let mut entries = Vec::new();
    for mut table in Table::new(root.get_ref(), 0..0).tables(&mut doc, "allow") {
        let rule = table.need(&mut doc, "rule", Table::text);
        let reason = table.need(&mut doc, "reason", Table::bilingual);
        let item = table.text(&mut doc, "item").map(|item| item.value);
        table.finish(&mut doc);
        let (Some(rule), Some(_)) = (rule, reason) else { continue };
        match find(&rule.value) {
            Some(known) if known.is_lint() => entries.push(Allowance { rule, item, used: false }),
            Some(_) => doc.report("not_allowable", &rule.at, |p| p.with("rule", rule.value.as_str())),
            None => {
                let lints = registry().filter(|rule| rule.is_lint()).map(|rule| rule.id);
                report_unknown(&mut doc, "unknown_rule", &rule, nearest(&rule.value, lints));
            }
        }
    }
    Allowances { entries, problems: doc.into_problems() }
}

impl Allowances {
    /// Whether a finding is allowed; the allowance is then used.
    pub(super) fn take(&mut self, rule: &Rule, about: &str) -> bool {
        let fits = |entry: &&mut Allowance| {
            entry.rule.value == rule.id && entry.item.as_deref().is_none_or(|item| item == about)
        };
        // The narrower one first, so that a general one beside it shows as unused.
        self.entries.sort_by_key(|entry| entry.item.is_none());
        let entry = self.entries.iter_mut().find(fits);
        entry.map(|entry| entry.used = true).is_some()
    }

    /// Those that allowed nothing.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&'static Rule, Message, Range<usize>)> {
        let rule = &RULES[2];
        self.entries.iter().filter(|entry| !entry.used).map(move |entry| {
            let message = Message::new("unused_allowance").with("rule", entry.rule.value.as_str());
            (rule, message, entry.rule.at.clone())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        for rule in RULES {
            proof::fires(rule, &[(63, 8)]);
        }
    }

    #[test]
    fn silent() {
        RULES.iter().for_each(proof::silent);
    }
}
