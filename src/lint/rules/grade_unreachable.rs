//! A figure that no centre can have, required for a grade.

use rust_decimal::Decimal;

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, figure_at};
use crate::standard::{Comparison, said};
use crate::value::Measure;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "grade_unreachable",
    look,
    Example::of_standard(&[
        Edit::new(
            "[field.hall_area]\ntype = \"area\"\nlabel = { zh = \"大厅面积\", en = \"Hall area\" }\naliases = [\"办事大厅面积\"]",
            "[field.rate]\ntype = \"ratio\"\nlabel = { zh = \"满意率\", en = \"Satisfaction\" }\naliases = [\"满意度\"]",
            "[field.rate]\ntype = \"ratio\"\nlabel = { zh = \"满意率\", en = \"Satisfaction\" }\naliases = [\"满意度\"]",
        ),
        Edit::new(
            "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }",
            "check.above = { field = \"rate\", value = { high = \"100%\", low = \"90%\" } }",
            "check.at_least = { field = \"rate\", value = { high = \"100%\", low = \"90%\" } }",
        ),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    for (indicator, check, written) in on.checks() {
        for grade in &indicator.required_for {
            let amount = indicator.levels.iter().find_map(|level| check.threshold.get(*grade, *level));
            let Some(value) = amount.map(|amount| said::value(amount, standard)) else { continue };
            // A share has an upper end; no other kind of quantity has.
            let most = (check.measure(standard) == Measure::Ratio).then_some(Decimal::ONE);
            let cannot = match check.comparison {
                Comparison::AtLeast | Comparison::Exactly | Comparison::Between => {
                    most.is_some_and(|most| value > most)
                }
                Comparison::Above => most.is_some_and(|most| value >= most),
                Comparison::Below => value.is_zero(),
                Comparison::AtMost => false,
            };
            if cannot {
                let name = &standard.grades[*grade].name;
                let at = figure_at(check, written, &standard.grades[*grade].id);
                found.report(&indicator.id, &at, |m| m.with("id", indicator.id.as_str()).with("grade", name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(40, 50)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
