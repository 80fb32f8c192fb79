//! A grade that asks less than the one below it.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, figure_at};
use crate::outline::Node;
use crate::standard::{Comparison, Indicator, Standard, Threshold, said};
use crate::wording::Message;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "grade_order",
    look,
    Example::of_standard(&[Edit::new(
        "value = { high = 80, low = 50 }",
        "value = { high = 50, low = 80 }",
        "value = { high = 80, low = 50 }",
    )]),
);

/// How much two neighbouring grades ask of one indicator.
enum Order {
    /// The higher grade asks more.
    Rising,
    /// The higher grade asks less.
    Falling,
    /// Both ask the same.
    Level,
}

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    let indicators = on.indicators();
    for higher in 0..standard.grades.len().saturating_sub(1) {
        let orders: Vec<_> = indicators
            .iter()
            .map(|(indicator, node)| (*indicator, *node, order(standard, indicator, higher)))
            .collect();
        let falling: Vec<_> = orders.iter().filter(|(.., order)| matches!(order, Order::Falling)).collect();
        let rising = orders.iter().filter(|(.., order)| matches!(order, Order::Rising)).count();
        let (name, lower) = (&standard.grades[higher].name, &standard.grades[higher + 1].name);
        // Where nearly all of them fall, it is the grades that stand in the wrong order.
        if falling.len() > rising + 1
            && let Some(node) = on.grade_written(higher)
        {
            let count = falling.len();
            found.report(&standard.grades[higher].id, &node.along(&["id"]).at, |m| {
                m.with("grade", name)
                    .with("lower", lower)
                    .with("where", Message::new("grade-order-many").with("count", count))
            });
            continue;
        }
        for (indicator, node, _) in falling {
            found.report(&indicator.id, &place(indicator, node, &standard.grades[higher].id), |m| {
                m.with("grade", name)
                    .with("lower", lower)
                    .with("where", Message::new("grade-order-item").with("id", indicator.id.as_str()))
            });
        }
    }
}

fn order(standard: &Standard, indicator: &Indicator, higher: usize) -> Order {
    let required = |grade| indicator.required_for.contains(&grade);
    match (required(higher), required(higher + 1)) {
        (false, true) => return Order::Falling,
        (true, false) => return Order::Rising,
        (true, true) | (false, false) => {}
    }
    let Some(check) = &indicator.check else { return Order::Level };
    let Threshold::ByGrade(amounts) = &check.threshold else { return Order::Level };
    let (above, below) = match (amounts.get(&higher), amounts.get(&(higher + 1))) {
        (Some(above), Some(below)) => (said::value(above, standard), said::value(below, standard)),
        (Some(_), None) => return Order::Rising,
        (None, Some(_)) => return Order::Falling,
        (None, None) => return Order::Level,
    };
    let rises = match check.comparison {
        Comparison::AtLeast | Comparison::Above => above > below,
        Comparison::AtMost | Comparison::Below => above < below,
        Comparison::Exactly | Comparison::Between => return Order::Level,
    };
    match (above == below, rises) {
        (true, _) => Order::Level,
        (false, true) => Order::Rising,
        (false, false) => Order::Falling,
    }
}

/// Where the higher grade's figure stands, or what the indicator is required for.
fn place(indicator: &Indicator, node: &Node, grade: &str) -> std::ops::Range<usize> {
    let by_grade = indicator.check.as_ref().filter(|check| matches!(check.threshold, Threshold::ByGrade(_)));
    let written = node.get("check").and_then(|check| check.entries().first());
    match (by_grade, written, node.get("required_for")) {
        (Some(check), Some((_, written)), _) => figure_at(check, written, grade),
        (_, _, Some(required)) => required.at.clone(),
        _ => node.along(&["obligation"]).at.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(40, 58)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
