//! Lists of clauses: `1..58` stands for every number from 1 to 58, and each is accounted for.

use std::collections::BTreeSet;

use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;

type Text = Written<String>;

/// Expands one entry of `source.clauses`.
pub(crate) fn expand(entry: &str) -> Option<Vec<String>> {
    let Some((first, last)) = entry.split_once("..") else {
        return Some(vec![entry.to_owned()]);
    };
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last && last - first < 10_000).then(|| (first..=last).map(|n| n.to_string()).collect())
}

/// The list of clauses with its ranges expanded; entries that are no range are left out.
pub(super) fn expanded(written: &[Text]) -> Vec<String> {
    written.iter().filter_map(|entry| expand(&entry.value)).flatten().collect()
}

/// Expands the list of clauses, and holds every clause to be cited or omitted, and to exist.
pub(super) fn account_for<'t>(
    doc: &mut Doc<'_>,
    written: &[Text],
    cited: impl Iterator<Item = &'t Text>,
) -> Vec<String> {
    for entry in written.iter().filter(|entry| expand(&entry.value).is_none()) {
        doc.report("bad_clause_range", &entry.at, |p| p.with("text", entry.value.as_str()));
    }
    let clauses = expanded(written);
    let mut used = BTreeSet::new();
    for cite in cited {
        if !clauses.contains(&cite.value) {
            let near = nearest(&cite.value, clauses.iter().map(String::as_str));
            report_unknown(doc, "unknown_clause", cite, near);
        }
        used.insert(cite.value.as_str());
    }
    let missing: Vec<&str> =
        clauses.iter().map(String::as_str).filter(|clause| !used.contains(clause)).collect();
    if let (false, Some(first)) = (missing.is_empty(), written.first()) {
        doc.report("clauses_unaccounted", &first.at, |p| p.with("clauses", missing));
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_each_clause() {
        assert_eq!(expand("9..11"), Some(vec!["9".into(), "10".into(), "11".into()]));
        assert_eq!(expand("第一条"), Some(vec!["第一条".into()]));
        assert_eq!(expand("3..1"), None);
        assert_eq!(expand("1..x"), None);
    }
}
