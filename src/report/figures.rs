//! Figures as a reader wants them: 150平方米, 30%, 2个百分点.

use rust_decimal::Decimal;

use crate::audit::{Finding, Measured, ParameterUse, Shortfall, Verdict};
use crate::standard::Standard;
pub(super) use crate::standard::said::{amount, plain, required};
use crate::value::{Measure, Polarity};
use crate::wording::{Arg, Message, Words};

/// By how much something falls short; shares differ by percentage points,
/// frequencies by times.
pub(super) fn shortfall(shortfall: Shortfall, words: &Words) -> String {
    match shortfall.measure {
        Measure::Ratio => {
            let points = plain((shortfall.value * Decimal::ONE_HUNDRED).round_dp(2));
            words.render(&Message::new("amount-points").with("n", points))
        }
        Measure::TimesPerYear => {
            words.render(&Message::new("amount-times").with("n", plain(shortfall.value)))
        }
        Measure::Area
        | Measure::Days
        | Measure::Persons
        | Measure::Items
        | Measure::Minutes
        | Measure::Hours
        | Measure::Workdays
        | Measure::Years
        | Measure::Rings => amount(shortfall.value, shortfall.measure, words),
    }
}

/// What was measured, as it was written; a ratio worked out from two counts with its result.
pub(super) fn measured(measured: &Measured, words: &Words) -> String {
    match (measured.parts(), measured.value()) {
        (Some(_), Some(value)) => {
            format!("{} = {}", measured.text, amount(value, measured.measure, words))
        }
        (_, Some(value)) if is_bare(&measured.text) => amount(value, measured.measure, words),
        (_, _) => measured.text.clone(),
    }
}

/// Measured, needed and short by, for a finding that misses a grade by measurement.
pub(super) fn gap(finding: &Finding, grade: usize, standard: &Standard, words: &Words) -> Option<String> {
    let check = standard.indicators[finding.indicator].check.as_ref()?;
    let needed = required(check, finding.needed(grade)?, standard, words);
    let found = measured(finding.measured.as_ref()?, words);
    if let Some(set) = check.subject.set() {
        let lacking: Vec<Arg> = finding
            .members
            .iter()
            .filter(|member| matches!(member.verdict, Verdict::NotMet | Verdict::PartlyMet))
            .map(|member| Arg::from(&set.members[member.member].name))
            .collect();
        finding.shortfall(grade)?;
        let is_forbidden = standard.indicators[finding.indicator].polarity == Polarity::Absence;
        let key = if is_forbidden { "gap-forbidden" } else { "gap-set" };
        let message = Message::new(key).with("measured", found).with("lacking", Arg::List(lacking));
        return Some(words.render(&message.with("needed", needed)));
    }
    let message = Message::new(match finding.shortfall(grade) {
        Some(_) => "gap-short",
        None => "gap",
    })
    .with("measured", found)
    .with("needed", needed);
    Some(words.render(&match finding.shortfall(grade) {
        Some(short) => message.with("short", shortfall(short, words)),
        None => message,
    }))
}

/// Why a finding misses a grade, in a sentence.
pub(super) fn why(finding: &Finding, grade: usize, standard: &Standard, words: &Words) -> String {
    let why = gap(finding, grade, standard, words).unwrap_or_else(|| {
        let verdict = Message::new(finding.verdict(grade).key());
        let message = match &finding.remark {
            Some(remark) => Message::new("attested-remark").with("remark", &**remark),
            None => Message::new("attested"),
        };
        words.render(&message.with("verdict", verdict))
    });
    match standard.indicators[finding.indicator].due {
        Some(due) => {
            let due = Message::new("why-due").with("due", due.to_string());
            words.render(&due.with("why", why))
        }
        None => why,
    }
}

/// A parameter as it was used.
pub(super) fn parameter(used: &ParameterUse, standard: &Standard, words: &Words) -> Message {
    let parameter = &standard.parameters[used.parameter];
    let value = amount(used.value, parameter.measure, words);
    let message = match (used.is_set, used.year) {
        (true, _) => Message::new("parameter-set"),
        (false, Some(year)) => Message::new("parameter-year").with("year", year.to_string()),
        (false, None) => Message::new("parameter-plain"),
    };
    message.with("label", &parameter.label).with("id", parameter.id.as_str()).with("value", value)
}

/// A percentage with two decimals.
pub(super) fn percent(number: Decimal) -> String {
    format!("{number:.2}%")
}

/// A percentage with as many decimals as it needs: 80%, 88.79%.
pub(super) fn percent_plain(number: Decimal) -> String {
    format!("{}%", plain(number))
}

fn is_bare(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == '.')
}
