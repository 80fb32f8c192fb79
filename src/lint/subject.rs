//! What a lint looks at: the file as it is written, and what it means where it can be read.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use crate::outline::Node;
use crate::standard::{Check, Indicator, Standard};

/// A file of a standard under examination.
pub(super) struct Subject<'a> {
    /// What is written: the file, over what its base says where it tailors one.
    pub(super) file: &'a Node,
    /// What is written in the file itself.
    pub(super) own: &'a Node,
    /// Where the text of its base ends; what stands before is the base's.
    pub(super) base_ends: usize,
    /// What it means; `None` where its reader refuses it.
    pub(super) standard: Option<&'a Standard>,
    /// The indicators that cases have seen met and not met; `None` where no cases are looked at.
    pub(super) seen: Option<&'a Seen>,
    /// The day to hold years against.
    pub(super) as_of: Option<Date>,
}

/// What the cases of a standard have seen, by indicator.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) files: usize,
    pub(super) met: BTreeSet<String>,
    pub(super) not_met: BTreeSet<String>,
}

impl<'a> Subject<'a> {
    /// Whether something stands in the file itself, and not in the one it tailors.
    pub(super) fn is_own(&self, at: &Range<usize>) -> bool {
        at.start >= self.base_ends
    }

    /// The indicators with what is written of each.
    pub(super) fn indicators(&self) -> Vec<(&'a Indicator, &'a Node)> {
        self.paired("indicator", |standard| &standard.indicators, |indicator| &indicator.id)
    }

    /// The items of an array of tables with what is written of each.
    pub(super) fn paired<T>(
        &self,
        key: &str,
        items: impl Fn(&'a Standard) -> &'a Vec<T>,
        id: impl Fn(&'a T) -> &'a str,
    ) -> Vec<(&'a T, &'a Node)> {
        let Some(standard) = self.standard else { return Vec::new() };
        let nodes = self.file.list(key);
        items(standard)
            .iter()
            .enumerate()
            .filter_map(|(position, item)| {
                let is_it = |node: &&Node| node.text_of("id") == Some(id(item));
                // Nearly always the file's order is the standard's.
                let here = nodes.get(position).filter(is_it);
                Some((item, here.or_else(|| nodes.iter().find(is_it))?))
            })
            .collect()
    }

    /// The tables `[key.NAME]`, by name.
    pub(super) fn named(&self, key: &str) -> &'a [(String, Node)] {
        self.file.get(key).map(Node::entries).unwrap_or_default()
    }

    /// The indicators with a check, and what is written of the check.
    pub(super) fn checks(&self) -> Vec<(&'a Indicator, &'a Check, &'a Node)> {
        let checked = |(indicator, node): (&'a Indicator, &'a Node)| {
            let written = node.get("check")?;
            let inside = written.entries().first().map_or(written, |(_, inside)| inside);
            Some((indicator, indicator.check.as_ref()?, inside))
        };
        self.indicators().into_iter().filter_map(checked).collect()
    }
}

/// Where the figure of a check stands for a grade or level: its own, the whole threshold, or the check.
pub(super) fn figure_at(check: &Check, written: &Node, name: &str) -> Range<usize> {
    let threshold =
        ["value", check.comparison.id(), "from", "count"].into_iter().find_map(|key| written.get(key));
    match threshold {
        Some(threshold) => threshold.along(&[name]).at.clone(),
        None => written.at.clone(),
    }
}

impl<'a> Subject<'a> {
    /// Every value of the file itself, with the id or name of what it belongs to.
    pub(super) fn walk(&self, mut visit: impl FnMut(&str, &'a Node)) {
        for (key, node) in self.own.entries() {
            // Allowances speak of the file and are no part of what it says.
            if key == "allow" {
                continue;
            }
            let is_named = ["field", "parameter"].contains(&key.as_str());
            for item in node.items() {
                let about = item.text_of("id").or(item.text_of("clause")).unwrap_or(key);
                item.walk(&mut |_, value| visit(about, value));
            }
            for (name, item) in node.entries() {
                let about = if is_named { name } else { key };
                item.walk(&mut |_, value| visit(about, value));
            }
            if node.text().is_some() {
                visit(key, node);
            }
        }
    }

    /// The texts that stand anywhere as a value below the keys that refer to fields or parameters.
    pub(super) fn referred(&self, keys: &[&str]) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        self.file.walk(&mut |path, node| {
            if path.last().is_some_and(|key| keys.contains(key)) {
                found.extend(node.text());
            }
        });
        found
    }
}

impl<'a> Subject<'a> {
    /// What is written of the grade at a position.
    pub(super) fn grade_written(&self, position: usize) -> Option<&'a Node> {
        let id = &self.standard?.grades.get(position)?.id;
        self.file.list("grade").iter().find(|node| node.text_of("id") == Some(id))
    }
}

/// Whether a grade asks for more than indicators (a score, a number of optional ones).
pub(super) fn has_conditions(grade: &Node) -> bool {
    grade.entries().iter().any(|(key, _)| !["id", "name", "requires", "convention"].contains(&key.as_str()))
}
