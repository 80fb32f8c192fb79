//! The sections as bars: how many of each verdict.

use super::prepared::Report;
use crate::audit::Verdict;
use crate::wording::{Message, Words};

/// One section's bar.
pub(super) struct Bar {
    pub(super) title: String,
    pub(super) score: String,
    /// The bar in words.
    pub(super) said: String,
    pub(super) parts: Vec<Part>,
}

/// The part of a bar that one verdict takes.
pub(super) struct Part {
    pub(super) verdict: Verdict,
    /// Where it begins and how wide it is, in per cent.
    pub(super) from: String,
    pub(super) width: String,
}

fn hundredths(n: usize) -> String {
    format!("{}.{:02}", n / 100, n % 100)
}

/// A bar for every section.
pub(super) fn bars(report: &Report, words: &Words) -> Vec<Bar> {
    report
        .sections
        .iter()
        .map(|section| {
            let mut from = 0;
            let mut parts = Vec::new();
            let mut said = Vec::new();
            for count in section.counts.of.iter().filter(|count| count.n > 0) {
                let share = |n: usize| hundredths(n * 10_000 / section.counts.total.max(1));
                parts.push(Part { verdict: count.verdict, from: share(from), width: share(count.n) });
                from += count.n;
                let verdict = Message::new(count.verdict.key());
                said.push(Message::new("count-of").with("verdict", verdict).with("n", count.n.to_string()));
            }
            let said = Message::new("score-counts").with("total", section.counts.total).with("counts", said);
            let share = section.percent.as_deref().map(|percent| format!(" · {percent}")).unwrap_or_default();
            Bar {
                title: section.title.clone(),
                score: format!("{} / {}{share}", section.earned, section.possible),
                said: words.render(&said),
                parts,
            }
        })
        .collect()
}
