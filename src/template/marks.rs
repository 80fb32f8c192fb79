//! The results a form offers, in the reader's language, and the codes its formulas use for them.

use crate::audit::Verdict;
use crate::wording::Words;

/// The words of the four results with their codes.
pub(super) struct Marks(Vec<(String, &'static str)>);

impl Marks {
    /// In the reader's language.
    pub(super) fn new(words: &Words) -> Self {
        let all = [
            (Verdict::Met, "met"),
            (Verdict::PartlyMet, "partly"),
            (Verdict::NotMet, "unmet"),
            (Verdict::NotApplicable, "na"),
        ];
        Marks(all.into_iter().map(|(verdict, code)| (words.text(verdict.key()), code)).collect())
    }

    /// Each word with its code.
    pub(super) fn all(&self) -> &[(String, &'static str)] {
        &self.0
    }

    /// The words.
    pub(super) fn words(&self) -> Vec<&str> {
        self.0.iter().map(|(word, _)| word.as_str()).collect()
    }

    /// The word for a code.
    pub(super) fn word(&self, code: &str) -> &str {
        self.0.iter().find(|(_, own)| *own == code).map_or("", |(word, _)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Datum, Polarity, read_mark};
    use crate::wording::Lang;

    #[test]
    fn every_word_offered_is_read_back_as_what_it_says() {
        for lang in [Lang::Zh, Lang::En] {
            for (word, code) in Marks::new(&Words::new(lang)).all() {
                for polarity in [Polarity::Presence, Polarity::Absence] {
                    let (mark, rest) = read_mark(&Datum::text(word.clone()), polarity).expect(word);
                    let read = match Verdict::from(mark) {
                        Verdict::Met => "met",
                        Verdict::PartlyMet => "partly",
                        Verdict::NotMet => "unmet",
                        _ => "na",
                    };
                    assert_eq!((read, rest), (*code, None), "{word}");
                }
            }
        }
    }
}
