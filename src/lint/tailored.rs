//! A tailoring and its base as one file, for the lints: what the two come to together, and where in
//! the tailoring's own file a finding on it stands.
//!
//! As in the reader, the tailoring's text stands behind as many blanks as its base has bytes, so that
//! every range of bytes says which of the two files it is in.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::rule::{Finding, Rule, findings};
use super::subject::{Seen, Subject};
use crate::outline::Node;
use crate::standard::Standard;

/// A tailoring laid over its base.
pub(super) struct Tailored {
    /// What is written of both.
    whole: Node,
    /// What is written in the tailoring alone.
    own: Node,
    /// Where the text of the base ends.
    base_ends: usize,
    /// What the base has on its own.
    known: BTreeSet<String>,
}

impl Tailored {
    /// Lays a tailoring over the text of its base.
    pub(super) fn new(base_text: &str, text: &str, as_of: Option<Date>) -> Self {
        let base_ends = base_text.len();
        let own = Node::of_file(&format!("{}{text}", " ".repeat(base_ends)));
        let base = Node::of_file(base_text);
        let standard = Standard::parse("base", base_text).ok();
        let alone =
            Subject { file: &base, own: &base, base_ends: 0, standard: standard.as_ref(), seen: None, as_of };
        let known = findings(&alone).iter().map(|(rule, finding)| said(rule, finding)).collect();
        Tailored { whole: laid_over(base, &own), own, base_ends, known }
    }

    /// What the lints find in both together that the base has not on its own, each where it stands in
    /// the tailoring's own file.
    pub(super) fn findings(
        &self,
        standard: Option<&Standard>,
        seen: Option<&Seen>,
        as_of: Option<Date>,
    ) -> Vec<(&'static Rule, Finding)> {
        let (file, own, base_ends) = (&self.whole, &self.own, self.base_ends);
        findings(&Subject { file, own, base_ends, standard, seen, as_of })
            .into_iter()
            .filter_map(|(rule, finding)| {
                let at = self.own_place(rule, &finding)?;
                Some((rule, Finding { at, ..finding }))
            })
            .collect()
    }

    /// Where a finding stands in the tailoring's own file; `None` for one that the base has without it.
    ///
    /// What stands in the base is shown where the tailoring changes that thing, or else where it names
    /// its base: the trouble is in what the two come to together.
    fn own_place(&self, rule: &Rule, finding: &Finding) -> Option<Range<usize>> {
        let at = if finding.at.start >= self.base_ends {
            &finding.at
        } else if self.known.contains(&said(rule, finding)) {
            return None;
        } else {
            let targets =
                self.own.list("change").iter().flat_map(|change| TARGETS.map(|key| change.get(key)));
            let is_it = |target: &&Node| target.text() == Some(&finding.about);
            match targets.flatten().find(is_it) {
                Some(target) => &target.at,
                None => &self.own.along(&["extends"]).at,
            }
        };
        Some(at.start.saturating_sub(self.base_ends)..at.end.saturating_sub(self.base_ends))
    }
}

fn said(rule: &Rule, finding: &Finding) -> String {
    format!("{} {} {:?}", rule.id, finding.about, finding.message)
}

/// What a change can name.
pub(super) const TARGETS: [&str; 4] = ["indicator", "grade", "section", "parameter"];

/// What a change has beside what it changes.
const ABOUT_IT: [&str; 2] = ["reason", "cite"];

/// The keys under which the figure of a check can stand.
const FIGURES: [&str; 9] =
    ["value", "at_least", "at_most", "above", "below", "exactly", "between", "from", "count"];

fn laid_over(mut whole: Node, own: &Node) -> Node {
    for key in ["id", "edition", "title"] {
        if let Some(node) = own.get(key) {
            whole.lay(key, node.clone());
        }
    }
    for key in ["scoring", "centre"] {
        let Some(node) = own.get(key) else { continue };
        match whole.get_mut(key) {
            Some(there) => node.entries().iter().for_each(|(key, value)| there.lay(key, value.clone())),
            None => whole.lay(key, node.clone()),
        }
    }
    for change in own.list("change") {
        lay_change(&mut whole, change);
    }
    for id in own.list("off").iter().filter_map(|off| off.text_of("indicator")) {
        if let Some(indicators) = whole.get_mut("indicator") {
            indicators.take_out(id);
        }
    }
    for key in ["section", "parameter", "field", "indicator", "note"] {
        let Some(node) = own.get(key) else { continue };
        match whole.get_mut(key) {
            Some(there) => there.extend(node),
            None => whole.lay(key, node.clone()),
        }
    }
    whole
}

fn lay_change(whole: &mut Node, change: &Node) {
    let Some((kind, id)) = TARGETS.iter().find_map(|key| Some((*key, change.text_of(key)?))) else { return };
    let Some(all) = whole.get_mut(kind) else { return };
    let changed = if kind == "parameter" { all.get_mut(id) } else { all.item_mut(id) };
    let Some(changed) = changed else { return };
    let is_part = |key: &str| !TARGETS.contains(&key) && !ABOUT_IT.contains(&key) && key != "threshold";
    for (key, node) in change.entries().iter().filter(|(key, _)| is_part(key)) {
        changed.lay(key, node.clone());
    }
    // Last, so that it is the figure of the check that holds.
    let check = changed.get_mut("check").and_then(|check| check.entries_mut().first_mut());
    if let (Some(threshold), Some((_, check))) = (change.get("threshold"), check)
        && let Some(figure) = FIGURES.iter().find(|key| check.get(key).is_some())
    {
        check.lay(figure, threshold.clone());
    }
}
