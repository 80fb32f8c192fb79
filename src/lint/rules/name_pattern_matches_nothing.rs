//! A pattern of names that no name of a centre fits.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "name_pattern_matches_nothing",
    look,
    Example::of_standard(&[Edit::new(
        "[[grade]]",
        "[centre]\nname_patterns = [\"XX镇便民服务中心\"]\n\n[[grade]]",
        "[centre]\nname_patterns = [\"××镇便民服务中心\"]\n\n[[grade]]",
    )]),
);

/// What an allowance names: patterns have no id of their own.
const ABOUT: &str = "centre";

fn look(on: &Subject<'_>, found: &mut Found) {
    for pattern in on.file.along(&["centre", "name_patterns"]).items() {
        let Some(text) = pattern.text() else { continue };
        // The place stands once; whatever else there is has to be in the name as it stands.
        if text.matches("××").count() != 1 || text.trim_matches('×').is_empty() {
            found.report(ABOUT, &pattern.at, |m| m.with("text", text));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(14, 18)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
