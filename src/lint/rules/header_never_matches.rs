//! A header that is never recognised.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::text::label_key;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "header_never_matches",
    look,
    Example::of_standard(&[Edit::new(
        "[[grade]]",
        "[columns]\nresult = [\"现场核查组根据本办法逐项检查后给出的结论\"]\n\n[[grade]]",
        "[columns]\nresult = [\"核查结论\"]\n\n[[grade]]",
    )]),
);

/// Characters of the longest text that is taken for a header.
const LONGEST: usize = 16;

fn look(on: &Subject<'_>, found: &mut Found) {
    for (role, names) in on.named("columns") {
        for name in names.items() {
            let Some(text) = name.text() else { continue };
            let length = label_key(text).chars().count();
            if length == 0 || length > LONGEST {
                found.report(role, &name.at, |m| m.with("text", text).with("longest", LONGEST.to_string()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(14, 11)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
