//! The same words in both languages: a translation that was never made.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "same_text",
    look,
    Example::of_standard(&[Edit::new(
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
        "title = { zh = \"轮椅\", en = \"轮椅\" }",
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    on.walk(|about, node| {
        if let (Some(zh), Some(en)) = (node.get("zh"), node.get("en"))
            && let Some(text) = zh.text().filter(|text| en.text().map(str::trim) == Some(text.trim()))
            // A figure or a sign is the same in every language.
            && text.chars().any(char::is_alphabetic)
        {
            found.report(about, &en.at, |m| m.with("text", text));
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(55, 27)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
