//! A grade that asks for a score that no centre can have.

use rust_decimal::Decimal;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::standard::said;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "score_unreachable",
    look,
    Example::of_standard(&[Edit::new(
        "name = { zh = \"示范型\", en = \"Demonstration\" }\n",
        "name = { zh = \"示范型\", en = \"Demonstration\" }\nscore = 105\n",
        "name = { zh = \"示范型\", en = \"Demonstration\" }\nscore = 95\n",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    // What lies above 100 is bonus.
    let has_bonus = standard.indicators.iter().any(|indicator| indicator.bonus.is_some());
    let most = if has_bonus { standard.scoring.ceiling } else { Some(Decimal::ONE_HUNDRED) };
    let Some(most) = most else { return };
    for (position, grade) in standard.grades.iter().enumerate() {
        if let (Some(asked), Some(node)) =
            (grade.score().filter(|asked| *asked > most), on.grade_written(position))
        {
            found.report(&grade.id, &node.along(&["score"]).at, |m| {
                m.with("grade", &grade.name).with("score", said::plain(asked)).with("most", said::plain(most))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::{STANDARD, proof};

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(16, 9)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }

    #[test]
    fn bonus_goes_as_far_as_the_ceiling() {
        let bonus = STANDARD
            .replacen("[[grade]]", "[scoring]\nweights = \"source\"\nceiling = 110\n\n[[grade]]", 1)
            .replace("en = \"Demonstration\" }\n", "en = \"Demonstration\" }\nscore = 110\n")
            .replace("obligation = \"shall\"\n", "obligation = \"shall\"\npoints = 60\n")
            .replace("obligation = \"should\"\n", "obligation = \"should\"\npoints = 40\n")
            .replace("obligation = \"may\"\n", "obligation = \"may\"\nbonus = { points = 12 }\n");
        assert_eq!(proof::found_alone(&bonus), []);
        let beyond = bonus.replace("score = 110", "score = 110.5");
        assert_eq!(proof::found_alone(&beyond), [("score_unreachable", 20, 9)]);
    }
}
