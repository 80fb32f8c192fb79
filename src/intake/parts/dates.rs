//! Which number formats show a date or a time, told the way calamine tells it.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use super::Format;

/// What a cell's style says of the number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) format: Format,
    time: Time,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    No,
    Date,
    Span,
}

impl Style {
    /// No style at all.
    pub(crate) const NONE: Style = Style { format: Format::General, time: Time::No };

    /// A number format by its number and, where the file spells it out, its code.
    pub(super) fn of(id: u32, code: Option<&str>) -> Self {
        match code {
            Some(code) => Style { format: Format::of(code), time: time(code) },
            None => Style { format: builtin_format(id), time: builtin_time(id) },
        }
    }

    /// The same where the cell itself names no style: then its number is no date.
    pub(crate) fn unnamed(self) -> Self {
        Style { time: Time::No, ..self }
    }

    /// A number in a cell of this style.
    pub(crate) fn number(self, number: f64, is_1904: bool) -> DataRef<'static> {
        let kind = match self.time {
            Time::No => return DataRef::Float(number),
            Time::Date => ExcelDateTimeType::DateTime,
            Time::Span => ExcelDateTimeType::TimeDelta,
        };
        DataRef::DateTime(ExcelDateTime::new(number, kind, is_1904))
    }
}

/// The formats that files name by number without spelling them out: ISO 29500-1, 18.8.30.
fn builtin_format(id: u32) -> Format {
    match id {
        9 | 10 => Format::Percent,
        1..=4 | 11..=13 | 37..=44 | 48 => Format::Digits,
        _ => Format::General,
    }
}

fn builtin_time(id: u32) -> Time {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Time::Date,
        46 => Time::Span,
        _ => Time::No,
    }
}

/// What the first section of a format code shows.
fn time(code: &str) -> Time {
    let (mut is_escaped, mut is_quoted, mut brackets) = (false, false, 0_u32);
    let (mut before, mut is_unit, mut is_noon) = (' ', false, false);
    for c in code.chars() {
        let small = c.to_ascii_lowercase();
        if is_escaped {
            is_escaped = false;
        } else if matches!(c, '_' | '\\' | '*') {
            is_escaped = true;
        } else if c == '"' {
            is_quoted = !is_quoted;
        } else if is_quoted {
        } else if c == ';' {
            return Time::No;
        } else if c == '[' {
            brackets += 1;
        } else if c == ']' && brackets == 1 && is_unit {
            return Time::Span;
        } else if c == ']' {
            brackets = brackets.saturating_sub(1);
        } else if brackets == 0 && !is_noon && small == 'a' {
            is_noon = true;
        } else if brackets == 0 && is_noon && matches!(small, 'p' | 'm' | '/') {
            return Time::Date;
        } else if brackets == 0 && !is_noon && matches!(small, 'd' | 'm' | 'h' | 'y' | 's') {
            return Time::Date;
        } else if !(is_unit && c.eq_ignore_ascii_case(&before)) {
            is_unit = before == '[' && matches!(small, 'm' | 'h' | 's');
        }
        before = c;
    }
    Time::No
}
