//! Which number formats show a date or a time, told the way calamine tells it.

use super::Format;

/// What a cell's style says of the number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) format: Format,
    pub(crate) time: Time,
}

/// What a number shown as a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    No,
    /// A day, with or without a time of day.
    Date,
    /// A length of time.
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

/// What the first section of a format code shows. Calamine's own reading, with its limits: what it
/// takes for a date is one here.
fn time(code: &str) -> Time {
    let (mut is_escaped, mut is_quoted, mut brackets) = (false, false, 0_u32);
    // Whether an `[h` has begun, and whether an `a` of `am/pm` or 上午 has.
    let (mut before, mut is_unit, mut is_noon) = (' ', false, false);
    for c in code.chars() {
        let small = c.to_ascii_lowercase();
        let is_part = if is_noon { matches!(small, 'p' | 'm' | '/') } else { "dmhys".contains(small) };
        match c {
            _ if is_escaped => is_escaped = false,
            '_' | '\\' | '*' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            ';' => return Time::No,
            '[' => brackets += 1,
            ']' if brackets == 1 && is_unit => return Time::Span,
            ']' => brackets = brackets.saturating_sub(1),
            'a' | 'A' if brackets == 0 && !is_noon => is_noon = true,
            _ if brackets == 0 && is_part => return Time::Date,
            _ if is_unit && c.eq_ignore_ascii_case(&before) => {}
            _ => is_unit = before == '[' && "mhs".contains(small),
        }
        before = c;
    }
    Time::No
}
