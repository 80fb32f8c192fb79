//! An indicator required for a grade at a level where it asks for nothing.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, figure_at};
use crate::standard::Threshold;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "required_not_applicable",
    look,
    Example::of_standard(&[Edit::new(
        "value = { high = 80, low = 50 }",
        "value = { high = 80 }",
        "value = { high = 80, low = 50 }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    for (indicator, check, written) in on.checks() {
        let at = figure_at(check, written, "");
        let missing: Vec<String> = match &check.threshold {
            Threshold::Same(_) => continue,
            Threshold::ByGrade(amounts) => {
                let lacks = |grade: &&usize| !amounts.contains_key(grade);
                indicator
                    .required_for
                    .iter()
                    .filter(lacks)
                    .map(|grade| standard.grades[*grade].id.clone())
                    .collect()
            }
            Threshold::ByLevel(_) if indicator.required_for.is_empty() => continue,
            Threshold::ByLevel(amounts) => {
                let lacks = |level: &&crate::standard::Level| !amounts.contains_key(level);
                indicator.levels.iter().filter(lacks).map(|level| level.id().to_owned()).collect()
            }
        };
        if !missing.is_empty() {
            found
                .report(&indicator.id, &at, |m| m.with("id", indicator.id.as_str()).with("missing", missing));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(40, 49)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
