//! A heading with nothing under it.

use std::collections::BTreeSet;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "unused_heading",
    look,
    Example::of_standard(&[Edit::new(
        "groups.hall = { zh = \"大厅\", en = \"Hall\" }",
        "groups.hall = { zh = \"大厅\", en = \"Hall\" }\ngroups.yard = { zh = \"院落\", en = \"Yard\" }",
        "groups.hall = { zh = \"大厅\", en = \"Hall\" }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    if on.standard.is_none() {
        return;
    }
    let used: BTreeSet<&str> =
        on.file.list("indicator").iter().filter_map(|indicator| indicator.text_of("in")).collect();
    for section in on.file.list("section") {
        let Some(id) = section.text_of("id") else { continue };
        for (group, node) in section.get("groups").map(|groups| groups.entries()).unwrap_or_default() {
            let heading = format!("{id}.{group}");
            // A tailoring cannot take a heading of its base away.
            if on.is_own(&node.key) && !used.contains(heading.as_str()) {
                found.report(&heading, &node.key, |m| m.with("heading", heading.as_str()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(25, 8)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
