//! What a number format says about the number.

/// What a number format says about the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    General,
    Percent,
    /// Digits and a unit such as `0 m2`, whose m calamine takes for a month.
    Digits,
}

impl Format {
    pub(crate) fn of(code: &str) -> Self {
        let mut bare = String::new();
        let mut chars = code.split(';').next().unwrap_or_default().chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
                '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
                '\\' | '_' | '*' => drop(chars.next()),
                c => bare.push(c.to_ascii_lowercase()),
            }
        }
        let seconds = bare.replace("s.0", "s");
        if bare.contains('%') {
            Format::Percent
        } else if seconds.contains(['0', '#', '?']) && !bare.contains(['y', 'd', 'h', 's']) {
            Format::Digits
        } else {
            Format::General
        }
    }

    /// The formats that files name by number without spelling them out: ISO 29500-1, 18.8.30.
    pub(crate) fn builtin(id: u16) -> Self {
        if matches!(id, 9 | 10) { Format::Percent } else { Format::General }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_outside_quotes_only() {
        assert_eq!(Format::of("0.00%"), Format::Percent);
        assert_eq!(Format::of("0\"%\""), Format::Digits);
        assert_eq!(Format::of("0 m2"), Format::Digits);
        assert_eq!(Format::of("yyyy-mm-dd"), Format::General);
        assert_eq!(Format::builtin(10), Format::Percent);
    }
}
