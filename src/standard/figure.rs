//! Figures, days and kinds of quantity as a standard writes them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;
use crate::value::{Datum, Measure, read_quantity};

type Text = Written<String>;

/// A figure: a plain number or a text such as `"30%"`, with nothing left to confirm.
pub(super) fn amount(doc: &mut Doc<'_>, written: &Text, measure: Measure) -> Option<Decimal> {
    let plain = written.value.replace('_', "");
    let plain = plain.trim_start_matches('+');
    let value = match plain.parse::<Decimal>() {
        Ok(number) if measure != Measure::Ratio || number <= Decimal::ONE => Some(number),
        _ => read_quantity(&Datum::text(plain), measure)
            .ok()
            .filter(|quantity| quantity.caveats.is_empty())
            .and_then(|quantity| quantity.value()),
    };
    let value = value.filter(|value| *value >= Decimal::ZERO);
    if value.is_none() {
        doc.report("bad_number", &written.at, |p| {
            p.with("text", written.value.as_str()).with("type", measure.id())
        });
    }
    value
}

/// Points: a number of no unit.
pub(super) fn plain_number(doc: &mut Doc<'_>, written: &Text) -> Option<Decimal> {
    let value = written.value.parse::<Decimal>().ok().filter(|value| *value > Decimal::ZERO);
    if value.is_none() {
        doc.report("bad_points", &written.at, |p| p.with("text", written.value.as_str()));
    }
    value
}

/// The points of an indicator: 0 where it is judged and earns nothing, as a veto beside the points.
pub(super) fn own_points(doc: &mut Doc<'_>, written: &Text) -> Option<Decimal> {
    match written.value.parse::<Decimal>() {
        Ok(value) if value.is_zero() => Some(Decimal::ZERO),
        _ => plain_number(doc, written),
    }
}

/// A part of a hundred, which bonus may exceed: `80` or `"80%"`.
pub(super) fn per_cent(doc: &mut Doc<'_>, written: &Text) -> Option<Decimal> {
    let plain = written.value.trim().trim_end_matches('%');
    let value = plain.parse::<Decimal>().ok();
    let value = value.filter(|value| *value > Decimal::ZERO && *value <= Decimal::ONE_THOUSAND);
    if value.is_none() {
        doc.report("bad_per_cent", &written.at, |p| p.with("text", written.value.as_str()));
    }
    value
}

/// A day, written as TOML texts have it: 2022-07-31.
pub(super) fn day(doc: &mut Doc<'_>, written: &Text) -> Option<Date> {
    let day = written.value.parse::<Date>().ok();
    if day.is_none() {
        doc.report("bad_day", &written.at, |p| p.with("text", written.value.as_str()));
    }
    day
}

pub(super) fn measure(doc: &mut Doc<'_>, written: &Text) -> Option<Measure> {
    let found = Measure::parse(&written.value);
    if found.is_none() {
        let near = nearest(&written.value, Measure::ALL.iter().map(|measure| measure.id()));
        report_unknown(doc, "unknown_type", written, near);
    }
    found
}
