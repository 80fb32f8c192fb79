//! A grade that asks for just what a higher one asks.

use std::collections::BTreeSet;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, has_conditions};
use crate::standard::{Level, Standard};

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "grade_never_given",
    look,
    Example::of_standard(&[
        Edit::new(
            "required_for = [\"high\"]\n",
            "required_for = [\"high\", \"low\"]\n",
            "required_for = [\"high\"]\n",
        ),
        Edit::new("value = { high = 80, low = 50 }", "value = 50", "value = 50"),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    let conditional = |position: usize| on.grade_written(position).is_none_or(has_conditions);
    for lower in 1..standard.grades.len() {
        if conditional(lower) {
            continue;
        }
        let asked = asks(standard, lower);
        let higher = (0..lower).find(|higher| !conditional(*higher) && asks(standard, *higher) == asked);
        if let (Some(higher), Some(node)) = (higher, on.grade_written(lower)) {
            let (grade, other) = (&standard.grades[lower], &standard.grades[higher]);
            found.report(&grade.id, &node.along(&["id"]).at, |m| {
                m.with("grade", &grade.name).with("other", &other.name)
            });
        }
    }
}

/// What a grade asks for: the indicators it requires, and the figures of each at every level.
fn asks(standard: &Standard, grade: usize) -> BTreeSet<String> {
    let required = standard.indicators.iter().filter(|indicator| indicator.required_for.contains(&grade));
    required
        .map(|indicator| {
            let figures = indicator
                .check
                .as_ref()
                .map(|check| Level::ALL.map(|level| check.threshold.get(grade, level).cloned()));
            format!("{} {figures:?}", indicator.id)
        })
        .collect()
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
