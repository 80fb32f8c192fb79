//! A name with characters that no sheet of a workbook can have in its name.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::outline::Node;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "sheet_name",
    look,
    Example::of_standard(&[Edit::new(
        "title = { zh = \"场所\", en = \"Premises\" }",
        "title = { zh = \"场所/设施\", en = \"Premises\" }",
        "title = { zh = \"场所和设施\", en = \"Premises\" }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let named = |list: &str, key: &'static str| {
        on.file.list(list).iter().flat_map(move |item| {
            let about = item.text_of("id").unwrap_or_default();
            ["zh", "en"].into_iter().map(move |lang| (about, item.along(&[key, lang])))
        })
    };
    let patterns = on.file.along(&["centre", "name_patterns"]).items().iter().map(|node| ("centre", node));
    let names: Vec<(&str, &Node)> =
        named("section", "title").chain(named("grade", "name")).chain(patterns).collect();
    for (about, node) in names {
        let Some(text) = node.text() else { continue };
        let wrong = |c: &char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
        if let Some(character) = text.chars().find(wrong) {
            found.report(about, &node.at, |m| m.with("text", text).with("character", character.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(23, 16)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
