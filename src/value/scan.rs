//! Reads a text from left to right, by characters.

use rust_decimal::Decimal;

use super::numeral::read_numeral;

/// A place in a text that has been folded to its match key.
pub(super) struct Scan {
    chars: Vec<char>,
    at: usize,
}

impl Scan {
    pub(super) fn new(key: &str) -> Self {
        Scan { chars: key.chars().collect(), at: 0 }
    }

    /// What is left.
    pub(super) fn rest(&self) -> String {
        self.chars[self.at..].iter().collect()
    }

    pub(super) fn is_done(&self) -> bool {
        self.at == self.chars.len()
    }

    /// Takes `word` if it comes next.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let len = word.chars().count();
        let next = self.chars.get(self.at..self.at + len);
        let found = next.is_some_and(|next| next.iter().copied().eq(word.chars()));
        if found {
            self.at += len;
        }
        found
    }

    /// Takes the first of `words` that comes next.
    pub(super) fn take_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.take(word))
    }

    /// Takes a number in Arabic digits (with thousands separators) or Chinese numerals.
    pub(super) fn take_number(&mut self) -> Option<Decimal> {
        self.take_arabic().or_else(|| {
            let (value, used) = read_numeral(&self.chars[self.at..])?;
            self.at += used;
            Some(value)
        })
    }

    fn take_arabic(&mut self) -> Option<Decimal> {
        let mut at = self.at;
        let mut text = String::new();
        if self.chars.get(at) == Some(&'-') {
            text.push('-');
            at += 1;
        }
        let digits = |at: usize| self.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let first = digits(at);
        if first == 0 {
            return None;
        }
        text.extend(&self.chars[at..at + first]);
        at += first;
        // A comma is a separator only where it stands as one: 1,200 but not 12,00.
        while first <= 3 && self.chars.get(at) == Some(&',') && digits(at + 1) == 3 {
            text.extend(&self.chars[at + 1..at + 4]);
            at += 4;
        }
        if self.chars.get(at) == Some(&'.') && digits(at + 1) > 0 {
            let fraction = digits(at + 1);
            text.extend(&self.chars[at..=at + fraction]);
            at += 1 + fraction;
        }
        // More digits than a spreadsheet shows are no measurement.
        if text.chars().filter(char::is_ascii_digit).count() > 18 {
            return None;
        }
        let value = text.parse().ok()?;
        self.at = at;
        Some(value)
    }
}
