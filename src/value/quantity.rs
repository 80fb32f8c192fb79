//! Measured quantities as people write them: `150平方米`, `约200㎡`, `30%以上`, `3次/年`, `一百五十平`.

use rust_decimal::Decimal;

use super::measure::{Measure, UnitWord};
use super::scan::Scan;
use super::{Datum, Fault};
use crate::text::{is_prose, match_key};

/// One end of what a quantity can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The bound, in the base unit.
    pub value: Decimal,
    /// Whether the bound itself is possible.
    pub inclusive: bool,
}

/// A quantity in its base unit: exactly one value, or an interval open to one side
/// where the writer gave a bound (以上) or a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The least it can be; `None` where the writer set no lower bound.
    pub low: Option<Limit>,
    /// The most it can be; `None` where the writer set no upper bound.
    pub high: Option<Limit>,
    /// Why a person should confirm the reading.
    pub caveats: Vec<Caveat>,
}

/// Why a reading should be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// 约, 左右: taken at the figure given.
    About,
    /// 以上, 不足 and the like: a bound, not a value.
    Bound,
    /// A range.
    Range,
    /// A bare 0.3 or 30 for a ratio: up to 1 is a fraction, above is per cent.
    BareRatio,
    /// A unit converted by convention: a month of 30 days, a mu of 10000/15 m².
    Converted,
    /// Words in brackets were left out of the reading.
    Brackets,
}

/// Why a quantity could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// No number where one is due.
    NotANumber,
    /// A number of something else.
    WrongUnit(String),
    /// Below zero, a part above its whole, or a fraction of a person.
    Impossible,
    /// A stroke or dash, which can mean none, not applicable or not checked.
    Stroke,
    /// The cell holds a fault or another kind of value.
    Fault(Fault),
}

/// Whether arithmetic on the number stays exact: below 10^12 in size.
pub(super) fn in_range(value: Decimal) -> bool {
    value.abs() < Decimal::from(1_000_000_000_000_i64)
}

impl Quantity {
    /// Exactly this much.
    pub fn exactly(value: Decimal) -> Self {
        let limit = Limit { value, inclusive: true };
        Quantity { low: Some(limit), high: Some(limit), caveats: Vec::new() }
    }

    /// The value, where there is just one.
    pub fn value(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low.value),
            _ => None,
        }
    }
}

/// Reads what a cell holds as a quantity of `measure`.
pub fn read_quantity(datum: &Datum, measure: Measure) -> Result<Quantity, Misread> {
    match datum {
        Datum::Text(text) => read_text(text, measure),
        Datum::Number { value, percent } => {
            let mut caveats = Vec::new();
            let value = match (measure, percent) {
                (Measure::Ratio, false) => bare_ratio(*value, &mut caveats),
                (_, true) if measure != Measure::Ratio => {
                    return Err(Misread::WrongUnit("%".to_owned()));
                }
                _ => *value,
            };
            finish(Quantity { caveats, ..Quantity::exactly(value) }, measure)
        }
        Datum::Bool(_) | Datum::Date(_) => Err(Misread::NotANumber),
        Datum::Fault(fault) => Err(Misread::Fault(fault.clone())),
    }
}

/// The stated rule for a ratio without a percent sign: up to 1 is a fraction, above is per cent.
fn bare_ratio(value: Decimal, caveats: &mut Vec<Caveat>) -> Decimal {
    caveats.push(Caveat::BareRatio);
    if value <= Decimal::ONE { value } else { value / Decimal::ONE_HUNDRED }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    About,
    AtLeast,
    Over,
    AtMost,
    Under,
}

const PREFIXES: &[(&str, Qualifier)] = &[
    ("大约", Qualifier::About),
    ("约", Qualifier::About),
    ("≈", Qualifier::About),
    ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    (">=", Qualifier::AtLeast),
    ("超过", Qualifier::Over),
    ("大于", Qualifier::Over),
    ("高于", Qualifier::Over),
    (">", Qualifier::Over),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("≤", Qualifier::AtMost),
    ("<=", Qualifier::AtMost),
    ("不足", Qualifier::Under),
    ("不到", Qualifier::Under),
    ("少于", Qualifier::Under),
    ("小于", Qualifier::Under),
    ("低于", Qualifier::Under),
    ("将近", Qualifier::Under),
    ("近", Qualifier::Under),
    ("<", Qualifier::Under),
];

const SUFFIXES: &[(&str, Qualifier)] = &[
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("及以上", Qualifier::AtLeast),
    ("以上", Qualifier::AtLeast),
    ("多", Qualifier::AtLeast),
    ("余", Qualifier::AtLeast),
    ("+", Qualifier::AtLeast),
    ("及以下", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
];

fn read_text(text: &str, measure: Measure) -> Result<Quantity, Misread> {
    if is_prose(text) {
        return Err(Misread::NotANumber);
    }
    let mut caveats = Vec::new();
    let key = match_key(text);
    if matches!(key.as_str(), "/" | "\\" | "-" | "--" | "—" | "——" | "–" | "-/-") {
        return Err(Misread::Stroke);
    }
    let mut scan = Scan::new(&without_brackets(&key, &mut caveats));
    let before = take_qualifier(&mut scan, PREFIXES);
    let period = take_period(&mut scan, measure);
    let before = before.or(take_qualifier(&mut scan, PREFIXES));
    let first = take_amount(&mut scan, measure)?;
    let second = if scan.take_any(&["-", "~", "—", "–", "至", "到"]).is_some() {
        Some(take_amount(&mut scan, measure)?)
    } else {
        None
    };
    let after = take_qualifier(&mut scan, SUFFIXES);
    let more = first.more.then_some(Qualifier::AtLeast);
    let qualifier = before.or(more).or(after);
    scan.take_any(&["。", ".", ";", "、"]);
    if !scan.is_done() {
        return Err(Misread::WrongUnit(scan.rest()));
    }
    let unit = second.as_ref().and_then(|amount| amount.unit).or(first.unit);
    let mut base = |amount: &Amount| -> Result<Decimal, Misread> {
        let value = match amount.unit.or(unit) {
            Some(unit) => {
                if unit.loose {
                    caveats.push(Caveat::Converted);
                }
                unit.to_base(amount.number).ok_or(Misread::Impossible)?
            }
            None if measure == Measure::Ratio && !amount.is_fraction => {
                bare_ratio(amount.number, &mut caveats)
            }
            None => amount.number,
        };
        if period > 1 {
            caveats.push(Caveat::Converted);
        }
        value.checked_mul(period.into()).ok_or(Misread::Impossible)
    };
    let low = base(&first)?;
    let quantity = match (second.as_ref().map(&mut base).transpose()?, qualifier) {
        (Some(high), _) if high < low => return Err(Misread::NotANumber),
        (Some(high), _) => {
            caveats.push(Caveat::Range);
            interval(Some((low, true)), Some((high, true)))
        }
        (None, None) => Quantity::exactly(low),
        (None, Some(Qualifier::About)) => {
            caveats.push(Caveat::About);
            Quantity::exactly(low)
        }
        (None, Some(bound)) => {
            caveats.push(Caveat::Bound);
            match bound {
                Qualifier::AtLeast | Qualifier::About => interval(Some((low, true)), None),
                Qualifier::Over => interval(Some((low, false)), None),
                Qualifier::AtMost => interval(None, Some((low, true))),
                Qualifier::Under => interval(None, Some((low, false))),
            }
        }
    };
    caveats.sort_unstable();
    caveats.dedup();
    finish(Quantity { caveats, ..quantity }, measure)
}

fn interval(low: Option<(Decimal, bool)>, high: Option<(Decimal, bool)>) -> Quantity {
    let limit = |(value, inclusive)| Limit { value, inclusive };
    Quantity { low: low.map(limit), high: high.map(limit), caveats: Vec::new() }
}

struct Amount {
    number: Decimal,
    unit: Option<&'static UnitWord>,
    /// Written as a fraction already (百分之三十, 3/10), so no rule is needed.
    is_fraction: bool,
    /// 多 or 余 between the number and its unit: 150多平方米.
    more: bool,
}

fn take_qualifier(scan: &mut Scan, words: &[(&str, Qualifier)]) -> Option<Qualifier> {
    let mut qualifier = None;
    while let Some((_, found)) = words.iter().find(|(word, _)| scan.take(word)) {
        qualifier = qualifier.or(Some(*found));
    }
    qualifier
}

fn take_amount(scan: &mut Scan, measure: Measure) -> Result<Amount, Misread> {
    let fraction = |number| Amount { number, unit: None, is_fraction: true, more: false };
    if measure == Measure::Ratio && scan.take("百分之") {
        let number = scan.take_number().ok_or(Misread::NotANumber)?;
        return Ok(fraction(number / Decimal::ONE_HUNDRED));
    }
    let mut number = scan.take_number().ok_or(Misread::NotANumber)?;
    // 2万平方米
    if scan.take("万") {
        number = number.checked_mul(Decimal::from(10_000)).ok_or(Misread::Impossible)?;
    }
    if measure == Measure::Ratio && scan.take("/") {
        let over = scan.take_number().filter(|over| *over > Decimal::ZERO);
        return over.and_then(|over| number.checked_div(over)).map(fraction).ok_or(Misread::NotANumber);
    }
    let rest = scan.rest();
    let more = ["多", "余"]
        .into_iter()
        .find(|word| rest.strip_prefix(word).is_some_and(|after| measure.unit_at(after).is_some()));
    if let Some(word) = more {
        scan.take(word);
    }
    let unit = measure.unit_at(&scan.rest());
    if let Some(unit) = unit {
        scan.take(unit.word);
    }
    Ok(Amount { number, unit, is_fraction: false, more: more.is_some() })
}

/// 每年, 每月 and the like before a frequency: how many of them a year has.
fn take_period(scan: &mut Scan, measure: Measure) -> i64 {
    if measure != Measure::TimesPerYear {
        return 1;
    }
    const PERIODS: &[(&str, i64)] = &[
        ("每年度", 1),
        ("每年", 1),
        ("全年", 1),
        ("本年度", 1),
        ("年度", 1),
        ("一年", 1),
        ("每半年", 2),
        ("每季度", 4),
        ("每季", 4),
        ("每个月", 12),
        ("每月", 12),
    ];
    PERIODS.iter().find(|(word, _)| scan.take(word)).map_or(1, |(_, times)| *times)
}

fn without_brackets(key: &str, caveats: &mut Vec<Caveat>) -> String {
    let mut depth = 0_u32;
    let mut bare = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' if depth > 0 => depth -= 1,
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    if bare.len() < key.len() {
        caveats.push(Caveat::Brackets);
    }
    bare
}

/// Refuses what no centre can have.
fn finish(quantity: Quantity, measure: Measure) -> Result<Quantity, Misread> {
    for limit in [quantity.low, quantity.high].into_iter().flatten() {
        let possible = in_range(limit.value)
            && limit.value >= Decimal::ZERO
            && (measure != Measure::Ratio || limit.value <= Decimal::ONE)
            && (!measure.is_count() || limit.value.fract().is_zero());
        if !possible {
            return Err(Misread::Impossible);
        }
    }
    Ok(quantity)
}

#[cfg(test)]
mod tests;
