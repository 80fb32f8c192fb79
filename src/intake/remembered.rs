//! What texts mean by one vocabulary, remembered: the headers and labels of a form are those of
//! every other form of its kind.

use std::collections::BTreeMap;

use super::vocabulary::Vocabulary;

/// Bytes of the longest text that is remembered.
const LONGEST: usize = 64;

/// Texts that are remembered; then it begins anew.
const AT_MOST: usize = 1024;

/// What was found out about texts. It is of one vocabulary at a time, and begins anew with another.
pub(super) struct Remembered<T> {
    of: u64,
    known: BTreeMap<Box<str>, T>,
}

impl<T: Clone> Remembered<T> {
    /// Nothing so far.
    pub(super) const fn new() -> Self {
        Remembered { of: 0, known: BTreeMap::new() }
    }

    /// What is known of a text, or what `find` finds: it looks at nothing but the text and the names.
    pub(super) fn get(&mut self, text: &str, names: &Vocabulary, find: impl FnOnce() -> T) -> T {
        if text.len() > LONGEST {
            return find();
        }
        if self.of != names.number() || self.known.len() >= AT_MOST {
            self.of = names.number();
            self.known.clear();
        }
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let found = find();
        self.known.insert(text.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_vocabulary_said_is_not_taken_for_what_another_says() {
        let new = || Vocabulary::new(Vec::new(), Vec::new(), &[], &BTreeMap::new());
        let (one, other) = (new(), new());
        let mut remembered = Remembered::new();
        assert_eq!(remembered.get("甲", &one, || 1), 1);
        assert_eq!(remembered.get("甲", &one.clone(), || 2), 1);
        assert_eq!(remembered.get("甲", &other, || 3), 3);
        assert_eq!(remembered.get("甲", &one, || 4), 4);
        let long = "甲".repeat(LONGEST);
        assert_eq!((remembered.get(&long, &one, || 5), remembered.get(&long, &one, || 6)), (5, 6));
        for n in 0..2 * AT_MOST {
            assert_eq!(remembered.get(&n.to_string(), &one, || n), n);
        }
        assert!(remembered.known.len() <= AT_MOST);
    }
}
