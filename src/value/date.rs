//! Dates as people write them: 2026年5月18日, 2026-5-18, 2026/05/18, 20260518, 二〇二六年五月十八日.

use jiff::civil::Date;

use super::Datum;
use super::scan::Scan;
use crate::text::{is_prose, match_key};

/// Reads what a cell holds as a day. `None` where it names no day, or one outside 1900–2199.
pub fn read_date(datum: &Datum) -> Option<Date> {
    match datum {
        Datum::Date(date) => Some(*date),
        Datum::Text(text) if is_prose(text) => None,
        Datum::Text(text) => read_text(text),
        // 20260518 typed as a number.
        Datum::Number { value, percent: false } if value.fract().is_zero() => {
            read_text(&value.normalize().to_string())
        }
        Datum::Number { .. } | Datum::Bool(_) | Datum::Fault(_) => None,
    }
}

fn read_text(text: &str) -> Option<Date> {
    // A time of day after the date is left out; white space marks it off, so look before folding.
    let day = text.trim();
    let day = match day.split_once(char::is_whitespace) {
        Some((date, time)) if time.contains(':') || time.contains('：') => date,
        _ => day,
    };
    let day = day.split_once('T').map_or(day, |(date, _)| date);
    let key = match_key(day);
    if key.len() == 8 && key.bytes().all(|b| b.is_ascii_digit()) {
        return civil(key[..4].parse().ok()?, key[4..6].parse().ok()?, key[6..].parse().ok()?);
    }
    let mut scan = Scan::new(&key);
    let mut part = |ends: &[&str]| -> Option<i64> {
        let number = scan.take_number()?;
        let found = scan.take_any(ends).is_some() || (ends.contains(&"") && scan.is_done());
        (found && number.fract().is_zero()).then(|| number.try_into().ok()).flatten()
    };
    // 2026.5.18: a number reader would take 2026.5 at once, so dots become strokes first.
    if key.contains('.') {
        return read_text(&key.replace('.', "-"));
    }
    // 2026-5-18: likewise a minus sign.
    if key.contains('-') {
        return read_text(&key.replace('-', "/"));
    }
    let year = part(&["年", "/"])?;
    let month = part(&["月", "/"])?;
    let day = part(&["日", "号", ""])?;
    if !scan.is_done() {
        return None;
    }
    civil(year, month, day)
}

fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1900..2200).contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_form_names_the_day() {
        for text in [
            "2026年5月18日",
            "2026-05-18",
            "2026-5-18",
            "2026/5/18",
            "2026.5.18",
            "20260518",
            "二〇二六年五月十八日",
            "２０２６年５月１８日",
            "2026年5月18号",
            "2026-05-18 09:30",
            "2026-05-18T00:00:00",
            " 2026 年 5 月 18 日 ",
        ] {
            let read = read_date(&Datum::text(text));
            assert_eq!(read.map(|d| d.to_string()).as_deref(), Some("2026-05-18"), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_is_refused() {
        for text in
            ["", "5月18日", "2026年", "2026年13月1日", "2026-02-30", "18/5/2026", "明天", "1026-01-01"]
        {
            assert_eq!(read_date(&Datum::text(text)), None, "{text}");
        }
    }
}
