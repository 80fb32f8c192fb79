//! What the last inspection came to, for the form of the next.

use std::collections::BTreeMap;

use crate::audit::{Assessment, Verdict};
use crate::standard::Standard;
use crate::text::quoted;
use crate::wording::{Message, Words};

/// What an inspection came to, by indicator.
#[derive(Debug, Clone, Default)]
pub struct Last {
    items: BTreeMap<String, LastItem>,
}

/// What it came to for one indicator.
#[derive(Debug, Clone)]
pub struct LastItem {
    /// The verdict for each grade, highest first.
    pub verdicts: Vec<Verdict>,
    /// What was measured, as it was written.
    pub measured: Option<String>,
    /// The remark.
    pub remark: Option<String>,
}

impl Last {
    /// What an assessment came to.
    pub fn of(assessment: &Assessment, standard: &Standard) -> Self {
        let item = |finding: &crate::audit::Finding| LastItem {
            verdicts: (0..standard.grades.len()).map(|grade| finding.verdict(grade)).collect(),
            measured: finding.measured.as_ref().map(|measured| measured.text.clone()),
            remark: finding.remark.as_deref().map(str::to_owned),
        };
        let id = |finding: &crate::audit::Finding| standard.indicators[finding.indicator].id.clone();
        Last { items: assessment.findings.iter().map(|finding| (id(finding), item(finding))).collect() }
    }

    /// Adds what it came to for one indicator.
    pub fn insert(&mut self, indicator: String, item: LastItem) {
        self.items.insert(indicator, item);
    }

    /// Whether an indicator is to be looked at again: not met or not checked for some grade, or
    /// new to the standard.
    pub fn is_open(&self, indicator: &str) -> bool {
        self.items.get(indicator).is_none_or(|item| {
            item.verdicts.iter().any(|verdict| match verdict {
                Verdict::NotMet | Verdict::PartlyMet | Verdict::NotChecked | Verdict::Unreadable => true,
                Verdict::Met | Verdict::NotApplicable => false,
            })
        })
    }

    /// The result in a few words: the verdict (those of all grades where they differ), the
    /// measurement and the remark.
    pub(super) fn said(&self, indicator: &str, standard: &Standard, words: &Words) -> String {
        let Some(item) = self.items.get(indicator) else { return String::new() };
        let name = |verdict: &Verdict| words.text(verdict.key());
        let mut parts = match item.verdicts.as_slice() {
            [first, rest @ ..] if rest.iter().all(|verdict| verdict == first) => vec![name(first)],
            several => std::iter::zip(&standard.grades, several)
                .map(|(grade, verdict)| {
                    let said = Message::new("last-for-grade").with("name", &grade.name);
                    words.render(&said.with("verdict", name(verdict)))
                })
                .collect(),
        };
        parts.extend(item.measured.iter().chain(&item.remark).map(|text| quoted(text)));
        parts.join("\n")
    }
}
