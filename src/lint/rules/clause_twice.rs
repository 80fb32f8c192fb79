//! A clause accounted for twice where once is enough.

use std::collections::BTreeSet;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "clause_twice",
    look,
    Example::of_standard(&[
        Edit::new("clause = \"1\"", "clause = \"3\"", "clause = \"1\""),
        Edit::new("clauses = [\"1..4\"]", "clauses = [\"2..4\"]", "clauses = [\"1..4\"]"),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    if on.standard.is_none() {
        return;
    }
    // A tailoring cites its own document: what its base accounts for is another.
    let source = on.own.along(&["source", "clauses"]);
    let mut listed = BTreeSet::new();
    for item in source.items() {
        let clauses = item.text().and_then(crate::standard::expand_clauses).unwrap_or_default();
        let again: Vec<String> =
            clauses.into_iter().filter(|clause| !listed.insert(clause.clone())).collect();
        if let Some(first) = again.first() {
            found.report(first, &item.at, |m| m.with("clause", first.as_str()));
        }
    }
    let cited: BTreeSet<&str> =
        on.own.list("indicator").iter().filter_map(|indicator| indicator.text_of("cite")).collect();
    let mut omitted = BTreeSet::new();
    for clause in on.own.list("omitted").iter().filter_map(|omitted| omitted.get("clause")) {
        let Some(text) = clause.text() else { continue };
        if cited.contains(text) || !omitted.insert(text) {
            found.report(text, &clause.at, |m| m.with("clause", text));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(63, 10)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
