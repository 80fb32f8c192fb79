//! The terms of this program, for those who meet one in a report.

use crate::text::match_key;
use crate::wording::{Lang, Words};

/// The terms that can be explained; their texts stand under `term-ID`.
pub const TERMS: &[&str] = &[
    "standard",
    "source",
    "section",
    "indicator",
    "obligation",
    "grade",
    "level",
    "field",
    "inspection",
    "finding",
    "assessment",
    "waiver",
    "met",
    "partly_met",
    "not_met",
    "not_applicable",
    "not_checked",
    "unreadable",
    "conflict",
    "reached",
    "missed",
    "open",
    "veto",
    "parameter",
    "deduction",
    "bonus",
];

/// The term with this id, or with this name in either language.
pub fn find_term(word: &str) -> Option<&'static str> {
    let key = match_key(word);
    let languages = [Words::new(Lang::Zh), Words::new(Lang::En)];
    let named = |id: &str| {
        languages
            .iter()
            .any(|words| words.lookup(&format!("term-{id}")).is_some_and(|name| match_key(&name) == key))
    };
    TERMS.iter().copied().find(|id| *id == word || named(id))
}
