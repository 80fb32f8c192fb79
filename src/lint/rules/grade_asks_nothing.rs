//! A grade that every centre reaches.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, has_conditions};

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "grade_asks_nothing",
    look,
    Example::of_standard(&[Edit::new(
        "required_for = [\"high\", \"low\"]",
        "required_for = [\"high\"]",
        "required_for = [\"high\", \"low\"]",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    for (position, grade) in standard.grades.iter().enumerate() {
        let Some(node) = on.grade_written(position) else { continue };
        let is_asked = standard.indicators.iter().any(|indicator| indicator.required_for.contains(&position));
        if !is_asked && !has_conditions(node) {
            found.report(&grade.id, &node.along(&["id"]).at, |m| m.with("grade", &grade.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(18, 6)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
