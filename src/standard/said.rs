//! A standard's figures as a reader wants them: 150平方米, 不少于30%.

use rust_decimal::Decimal;

use super::check::{Amount, Check, Comparison, SetRule, Threshold};
use super::{Indicator, Level, Standard};
use crate::value::{Measure, Polarity};
use crate::wording::{Message, Words};

/// An amount with its unit; a ratio at up to two decimals of a per cent.
pub fn amount(value: Decimal, measure: Measure, words: &Words) -> String {
    words.render(&amount_message(value, measure))
}

/// The same, in no language yet.
pub fn amount_message(value: Decimal, measure: Measure) -> Message {
    let (key, number) = match measure {
        Measure::Area => ("amount-area", value),
        Measure::Ratio => ("amount-ratio", (value * Decimal::ONE_HUNDRED).round_dp(2)),
        Measure::Days => ("amount-days", value),
        Measure::Persons => ("amount-persons", value),
        Measure::TimesPerYear => ("amount-times_per_year", value),
        Measure::Items => ("amount-items", value),
        Measure::Minutes => ("amount-minutes", value),
        Measure::Hours => ("amount-hours", value),
        Measure::Workdays => ("amount-workdays", value),
        Measure::Years => ("amount-years", value),
        Measure::Rings => ("amount-rings", value),
    };
    Message::new(key).with("n", plain(number))
}

/// What a check asks for: 不少于150平方米.
pub fn required(check: &Check, needed: Decimal, standard: &Standard, words: &Words) -> String {
    words.render(&required_message(check, needed, check.measure(standard)))
}

/// The same, in no language yet.
pub fn required_message(check: &Check, needed: Decimal, measure: Measure) -> Message {
    let key = match check.comparison {
        Comparison::AtLeast => "needs-at_least",
        Comparison::AtMost => "needs-at_most",
        Comparison::Above => "needs-above",
        Comparison::Below => "needs-below",
        Comparison::Exactly => "needs-exactly",
        Comparison::Between => "needs-between",
    };
    let message = Message::new(key).with("amount", amount_message(needed, measure));
    match check.upper {
        Some(upper) => message.with("upper", amount_message(upper, measure)),
        None => message,
    }
}

/// The value of a figure, by the standard's own parameters.
pub fn value(amount: &Amount, standard: &Standard) -> Decimal {
    match amount {
        Amount::Fixed(value) => *value,
        Amount::Parameter(id) => {
            let found = standard.parameters.iter().find(|parameter| parameter.id == *id);
            found.expect("validated: checks name known parameters").value
        }
    }
}

/// What a check asks for at a level, for each grade that it asks something of; one entry without
/// a grade where it asks the same of all.
pub fn requirements(
    standard: &Standard,
    indicator: &Indicator,
    level: Level,
    words: &Words,
) -> Vec<(Option<usize>, String)> {
    let Some(check) = &indicator.check else { return Vec::new() };
    let said = |amount: &Amount| required(check, value(amount, standard), standard, words);
    match &check.threshold {
        Threshold::Same(amount) => vec![(None, said(amount))],
        Threshold::ByGrade(amounts) => {
            amounts.iter().map(|(grade, amount)| (Some(*grade), said(amount))).collect()
        }
        Threshold::ByLevel(amounts) => {
            amounts.get(&level).map(|amount| (None, said(amount))).into_iter().collect()
        }
    }
}

/// What a set asks for in words, where a number does not say it better: `None` for so many of it.
pub fn set_asks(indicator: &Indicator) -> Option<&'static str> {
    let set = indicator.check.as_ref()?.subject.set()?;
    match (set.rule, indicator.polarity) {
        (SetRule::AllOf, Polarity::Presence) => Some("asks-all"),
        // What is listed should not be there (八禁止).
        (SetRule::AllOf, Polarity::Absence) => Some("asks-none"),
        (SetRule::AnyOf, Polarity::Presence) => Some("asks-any"),
        (SetRule::AnyOf, Polarity::Absence) => Some("asks-one-absent"),
        (SetRule::AtLeastOf, _) => None,
    }
}

/// A number without an exponent or trailing zeros.
pub fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}
