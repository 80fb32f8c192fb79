//! How often faults were found: `3`, `3次`, `无`; and whether one that is not counted is there.

use rust_decimal::Decimal;

use super::entry::fault_problem;
use super::inspection::{Count, Inspection};
use super::marks::read_mark;
use super::vocabulary::{IndicatorName, PartName};
use crate::place::Place;
use crate::problem::Problem;
use crate::text::match_key;
use crate::value::{Datum, Mark, Measure, Polarity, read_quantity};

/// Reads how often something of an indicator was found, and adds it to the inspection.
///
/// Where it was stated before and the two differ, neither is taken.
pub(super) fn add(
    inspection: &mut Inspection,
    indicator: &IndicatorName,
    counted: &PartName,
    datum: &Datum,
    at: Place,
) {
    let text = datum.shown();
    let value =
        if counted.is_yes_or_no { there_or_not(datum).or(how_often(datum)) } else { how_often(datum) };
    if value.is_none() {
        let problem = match datum {
            Datum::Fault(fault) => fault_problem(fault, at.clone()),
            Datum::Text(_) | Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) => {
                Problem::error("count_unreadable", at.clone()).with("text", text.as_str())
            }
        };
        inspection.problems.push(problem.with("id", &*indicator.id));
    }
    let count = Count { value, text, at };
    let held = inspection.counts.entry(indicator.id.to_string()).or_default();
    match held.get_mut(&counted.id) {
        None => drop(held.insert(counted.id.clone(), count)),
        Some(before) if before.value == count.value => {}
        Some(before) => {
            let problem = Problem::error("two_counts", count.at)
                .with("text", count.text)
                .with("other", before.text.as_str())
                .with("cell", before.at.within());
            before.value = None;
            inspection.problems.push(problem);
        }
    }
}

/// A whole number, with or without the word for times; 无 and 没有 are none.
fn how_often(datum: &Datum) -> Option<Decimal> {
    if let Datum::Text(text) = datum {
        let key = match_key(text);
        if matches!(key.as_str(), "无" | "没有" | "未发现" | "none" | "no") {
            return Some(Decimal::ZERO);
        }
        let bare = ["人次", "次", "起", "例", "人", "名", "times", "time"]
            .iter()
            .find_map(|word| key.strip_suffix(word))
            .unwrap_or(&key);
        let quantity = read_quantity(&Datum::text(bare), Measure::Items).ok()?;
        return quantity.value().filter(|_| quantity.caveats.is_empty());
    }
    read_quantity(datum, Measure::Items).ok().and_then(|quantity| quantity.value())
}

fn there_or_not(datum: &Datum) -> Option<Decimal> {
    match read_mark(datum, Polarity::Presence) {
        Some((Mark::Met, None)) => Some(Decimal::ONE),
        Some((Mark::NotMet, None)) => Some(Decimal::ZERO),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_write_them() {
        for (text, often) in
            [("3", 3), ("3次", 3), ("２处", 2), ("三次", 3), ("0", 0), ("无", 0), ("5人次", 5), ("1起", 1)]
        {
            assert_eq!(how_often(&Datum::text(text)), Some(often.into()), "{text}");
        }
        for text in ["约3次", "多次", "1.5", "-1", "/"] {
            assert_eq!(how_often(&Datum::text(text)), None, "{text}");
        }
    }

    #[test]
    fn what_is_there_or_not_may_be_ticked() {
        assert_eq!(there_or_not(&Datum::text("√")), Some(Decimal::ONE));
        assert_eq!(there_or_not(&Datum::text("无")), Some(Decimal::ZERO));
        assert_eq!(there_or_not(&Datum::text("基本符合")), None);
    }
}
