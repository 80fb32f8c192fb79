//! Two required indicators that no figure can satisfy together.

use crate::lint::example::{Edit, Example};
use crate::lint::interval::report_pairs;
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "thresholds_contradict",
    look,
    Example::of_standard(&[Edit::new(
        "obligation = \"should\"",
        "obligation = \"should\"\ncheck.at_most = { field = \"hall_area\", value = 60 }",
        "obligation = \"should\"\ncheck.at_most = { field = \"hall_area\", value = 600 }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    report_pairs(on, found, |one, other| one.excludes(other));
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(50, 48)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
