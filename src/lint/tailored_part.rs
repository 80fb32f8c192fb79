//! Lints on a tailoring that its reader refuses: what can be read of it is laid over its base without
//! the rest, so that what the two come to is told beside the mistakes, not only once they are mended.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::rule::{Finding, Rule};
use super::tailored::{TARGETS, Tailored};
use crate::outline::Node;
use crate::place::Spot;
use crate::problem::Problem;
use crate::standard::{Standard, over_as_far};

/// Mistakes with which it is still clear what a part of the file comes to.
const CLEAR: [&str; 6] = [
    "base_of_other_edition",
    "change_of_nothing",
    "clauses_unaccounted",
    "loosened_without_reason",
    "tailoring_without_source",
    "unknown_clause",
];

/// Lints on what is nowhere in a file, or on all of it together: what was left out could be just that.
const OF_ALL: [&str; 8] = [
    "grade_asks_nothing",
    "grade_never_given",
    "points_assumed",
    "score_order",
    "score_unreachable",
    "unused_field",
    "unused_heading",
    "unused_parameter",
];

/// The tables that can be left out, each by itself.
const PARTS: [&str; 10] =
    ["change", "off", "section", "parameter", "field", "indicator", "omitted", "note", "scoring", "centre"];

/// What can be read of a tailoring.
struct Readable {
    /// Its text, with blanks for what is left out.
    text: String,
    /// What it and its base come to.
    standard: Standard,
    /// The ids and names of what is left out.
    left_out: BTreeSet<String>,
    is_whole: bool,
}

/// What lints find only where it is known what a file means, in the part of a tailoring that can be
/// read.
pub(super) fn findings(
    base: &str,
    file: &str,
    text: &str,
    as_of: Option<Date>,
) -> Vec<(&'static Rule, Finding)> {
    let Some(part) = Readable::of(base, file, text) else { return Vec::new() };
    let tailored = Tailored::new(base, &part.text, as_of);
    // These are found in the whole of the file, whatever it means.
    let written = tailored.findings(None, None, as_of);
    let is_written = |rule: &Rule, found: &Finding| {
        written.iter().any(|(other, one)| other.id == rule.id && one.at == found.at)
    };
    let all = tailored.findings(Some(&part.standard), None, as_of);
    all.into_iter().filter(|(rule, found)| part.bears(rule, found) && !is_written(rule, found)).collect()
}

impl Readable {
    fn of(base: &str, file: &str, text: &str) -> Option<Self> {
        let (mut text, mut left_out, mut is_whole) = (text.to_owned(), BTreeSet::new(), true);
        loop {
            let (standard, problems) = over_as_far(base, file, &text);
            let unclear: Vec<usize> = problems.iter().filter_map(|one| unclear(one, &text)).collect();
            let root = Node::of_file(&text);
            let mut refused = parts(&root, &text);
            refused.retain(|(range, ..)| unclear.iter().any(|at| range.contains(at)));
            if refused.is_empty() {
                // What is shown where it names its base is wrong with the two together.
                let base_named = &root.along(&["extends"]).at;
                let is_sound = !unclear.iter().any(|at| base_named.contains(at));
                let standard = standard.filter(|_| is_sound)?;
                return Some(Readable { text, standard, left_out, is_whole });
            }
            is_whole = false;
            for (range, names) in refused {
                left_out.extend(names);
                let blank = |byte: &u8| if *byte == b'\n' { '\n' } else { ' ' };
                let blanks: String = text.as_bytes()[range.clone()].iter().map(blank).collect();
                text.replace_range(range, &blanks);
            }
        }
    }

    /// Whether a finding holds whatever the parts say that are left out.
    fn bears(&self, rule: &Rule, finding: &Finding) -> bool {
        self.is_whole || !(OF_ALL.contains(&rule.id) || self.left_out.contains(&finding.about))
    }
}

/// Where a mistake stands that leaves unclear what is meant.
fn unclear(problem: &Problem, text: &str) -> Option<usize> {
    match &problem.place.spot {
        _ if CLEAR.contains(&problem.code()) => None,
        Spot::Text(span) => Some(span.bytes.start.min(text.len().saturating_sub(1))),
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => Some(0),
    }
}

/// The tables of a file that can be left out: each from its header to the next one, with the ids and
/// names of what it is about.
fn parts(root: &Node, text: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let mut tables: BTreeMap<usize, Option<Vec<String>>> = BTreeMap::new();
    for (key, node) in root.entries() {
        let is_part = PARTS.contains(&key.as_str());
        // An array, and a table that is only named in others, begin with the first of what is in them.
        let items = [node].into_iter().chain(node.items()).map(|item| (None, item));
        let named = node.entries().iter().map(|(name, inside)| (Some(name), inside));
        for (name, table) in items.chain(named) {
            // What stands in braces is a part of another table.
            if text.get(table.at.clone()).is_some_and(|header| header.starts_with('[')) {
                let ids = TARGETS.iter().chain(&["id"]).filter_map(|key| table.text_of(key));
                let names = name.map(String::as_str).into_iter().chain(ids).map(str::to_owned);
                tables.insert(table.at.start, is_part.then(|| names.collect()));
            }
        }
    }
    let ends: Vec<usize> = tables.keys().skip(1).copied().chain([text.len()]).collect();
    let part = |((at, names), end): ((usize, Option<Vec<String>>), usize)| Some((at..end, names?));
    tables.into_iter().zip(ends).filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rule::find;

    #[test]
    fn every_rule_named_here_is_one() {
        for id in CLEAR.iter().chain(&OF_ALL) {
            assert!(find(id).is_some(), "{id}");
        }
        assert!(OF_ALL.iter().all(|id| find(id).is_some_and(Rule::is_lint)));
    }

    #[test]
    fn a_part_goes_from_its_header_to_the_next() {
        let text = "id = \"a\"\n[[change]]\ngrade = \"low\"\n[[change.deduct]]\neach = 1\n[source]\ntitle = \"x\"\n[field.hall]\ntype = \"area\"\n[field.room]\n";
        let found = parts(&Node::of_file(text), text);
        let told: Vec<(&str, &[String])> =
            found.iter().map(|(range, names)| (&text[range.clone()], names.as_slice())).collect();
        assert_eq!(
            told,
            [
                ("[[change]]\ngrade = \"low\"\n[[change.deduct]]\neach = 1\n", &["low".to_owned()][..]),
                ("[field.hall]\ntype = \"area\"\n", &["hall".to_owned()]),
                ("[field.room]\n", &["room".to_owned()]),
            ]
        );
    }
}
