//! What was found out about texts, remembered: a list says the same few things in thousands of
//! cells, and the headers and labels of a form are those of every other form of its kind.

use std::collections::BTreeMap;

/// Bytes of the longest text that is remembered.
const LONGEST: usize = 64;

/// Texts that are remembered; then it begins anew.
const AT_MOST: usize = 1024;

/// What is found out without a vocabulary is of this.
pub(super) const OF_NONE: u64 = 0;

/// What was found out about texts, in one thread. It is of one vocabulary (by its number) at a time,
/// and begins anew with another.
pub(super) struct Remembered<T> {
    of: u64,
    known: BTreeMap<Box<str>, T>,
}

impl<T> Remembered<T> {
    /// Nothing so far.
    pub(super) const fn new() -> Self {
        Remembered { of: OF_NONE, known: BTreeMap::new() }
    }

    /// Takes from what is known of a text, or what `find` finds: it looks at nothing but the text and
    /// the vocabulary.
    pub(super) fn with<R>(
        &mut self,
        text: &str,
        of: u64,
        find: impl FnOnce() -> T,
        take: impl FnOnce(&mut T) -> R,
    ) -> R {
        if text.len() > LONGEST {
            return take(&mut find());
        }
        if self.of != of {
            self.of = of;
            self.known.clear();
        }
        if let Some(known) = self.known.get_mut(text) {
            return take(known);
        }
        if self.known.len() >= AT_MOST {
            self.known.clear();
        }
        take(self.known.entry(text.into()).or_insert_with(find))
    }
}

impl<T: Clone> Remembered<T> {
    /// What is known of a text, or what `find` finds.
    pub(super) fn get(&mut self, text: &str, of: u64, find: impl FnOnce() -> T) -> T {
        self.with(text, of, find, |known| known.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::vocabulary::Vocabulary;

    #[test]
    fn what_one_vocabulary_said_is_not_taken_for_what_another_says() {
        let new = || Vocabulary::new(Vec::new(), Vec::new(), &[], &BTreeMap::new());
        let (first, second) = (new(), new());
        let (one, other) = (first.number(), second.number());
        assert!(one != other && OF_NONE != one && one == first.clone().number());
        let mut remembered = Remembered::new();
        assert_eq!(remembered.get("甲", one, || 1), 1);
        assert_eq!(remembered.get("甲", one, || 2), 1);
        assert_eq!(remembered.get("甲", other, || 3), 3);
        assert_eq!(remembered.get("甲", one, || 4), 4);
        let long = "甲".repeat(LONGEST);
        assert_eq!((remembered.get(&long, one, || 5), remembered.get(&long, one, || 6)), (5, 6));
        for n in 0..2 * AT_MOST {
            assert_eq!(remembered.get(&n.to_string(), one, || n), n);
        }
        assert!(remembered.known.len() <= AT_MOST);
    }
}
