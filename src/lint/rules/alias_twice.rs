//! A header that leads to two fields.

use std::collections::BTreeMap;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::text::match_key;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "alias_twice",
    look,
    Example::of_standard(&[
        Edit::new(
            "[[indicator]]",
            "[field.lobby_area]\ntype = \"area\"\nlabel = { zh = \"门厅面积\", en = \"Lobby area\" }\naliases = [\"办事大厅面积\"]\n\n[[indicator]]",
            "[field.lobby_area]\ntype = \"area\"\nlabel = { zh = \"门厅面积\", en = \"Lobby area\" }\naliases = [\"入口大厅面积\"]\n\n[[indicator]]",
        ),
        Edit::new(
            "obligation = \"should\"",
            "obligation = \"should\"\ncheck.at_least = { field = \"lobby_area\", value = 9 }",
            "obligation = \"should\"\ncheck.at_least = { field = \"lobby_area\", value = 9 }",
        ),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let mut claimed: BTreeMap<String, &str> = BTreeMap::new();
    for (name, field) in on.named("field") {
        let label = ["zh", "en"].into_iter().map(|lang| field.along(&["label", lang]));
        for node in label.chain(field.list("aliases")) {
            let Some(text) = node.text() else { continue };
            let other = *claimed.entry(match_key(text)).or_insert(name);
            if other != name {
                found.report(name, &node.at, |m| m.with("text", text).with("other", other));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(34, 12)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
