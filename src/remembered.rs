//! What was found out about texts, remembered: a list says the same few things in thousands of
//! cells, and the headers and labels of a form are those of every other form of its kind.

#[expect(clippy::disallowed_types, reason = "it is only ever asked for one text, and has no order")]
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What is found out without a vocabulary is of this.
pub(crate) const OF_NONE: u64 = 0;

/// Bytes of the longest text that is remembered, where nothing else is said.
const LONGEST: usize = 64;

/// Texts that are remembered; then it begins anew.
const AT_MOST: usize = 2048;

/// What was found out about texts, in one thread, by each vocabulary (which has a number): a file of
/// which the standard is not known is read by one after the other.
pub(crate) struct Remembered<T> {
    longest: usize,
    /// By a number made of the text and the vocabulary. Of two with one number the later is known.
    known: ByNumber<Found<T>>,
}

struct Found<T> {
    of: u64,
    text: Box<str>,
    what: T,
}

#[expect(clippy::disallowed_types, reason = "it is only ever asked for one text, and has no order")]
type ByNumber<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// The number is a hash already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, _: &[u8]) {
        unreachable!("only numbers are hashed");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl<T> Remembered<T> {
    /// Nothing so far.
    pub(crate) const fn new() -> Self {
        Remembered::up_to(LONGEST)
    }

    /// Nothing so far, for texts up to so many bytes.
    pub(crate) const fn up_to(longest: usize) -> Self {
        Remembered { longest, known: ByNumber::with_hasher(BuildHasherDefault::new()) }
    }

    /// Takes from what is known of a text, or what `find` finds: it looks at nothing but the text and
    /// the vocabulary.
    pub(crate) fn with<R>(
        &mut self,
        text: &str,
        of: u64,
        find: impl FnOnce() -> T,
        take: impl FnOnce(&mut T) -> R,
    ) -> R {
        if text.len() > self.longest {
            return take(&mut find());
        }
        let number = number(text, of);
        if let Some(found) = self.known.get_mut(&number)
            && found.of == of
            && *found.text == *text
        {
            return take(&mut found.what);
        }
        let mut what = find();
        let taken = take(&mut what);
        if self.known.len() >= AT_MOST {
            self.known.clear();
        }
        self.known.insert(number, Found { of, text: text.into(), what });
        taken
    }
}

/// A number made of a text and what it is known of, quickly: eight bytes at a time, as Firefox's hash
/// makes it.
fn number(text: &str, of: u64) -> u64 {
    let mix = |number: u64, next: u64| (number.rotate_left(5) ^ next).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let begin = mix(of, text.len() as u64);
    let number = eights.iter().fold(begin, |number, eight| mix(number, u64::from_le_bytes(*eight)));
    mix(number, rest.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

impl<T: Clone> Remembered<T> {
    /// What is known of a text, or what `find` finds.
    pub(crate) fn get(&mut self, text: &str, of: u64, find: impl FnOnce() -> T) -> T {
        self.with(text, of, find, |known| known.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_vocabulary_said_is_not_taken_for_what_another_says() {
        let (one, other) = (OF_NONE + 1, OF_NONE + 2);
        let mut remembered = Remembered::new();
        assert_eq!(remembered.get("甲", one, || 1), 1);
        assert_eq!(remembered.get("甲", one, || 2), 1);
        assert_eq!(remembered.get("甲", other, || 3), 3);
        // Read by the one again, it knows what it knew.
        assert_eq!(remembered.get("甲", one, || 4), 1);
        assert_eq!(remembered.get("甲", OF_NONE, || 5), 5);
        let long = "甲".repeat(LONGEST);
        assert_eq!((remembered.get(&long, one, || 5), remembered.get(&long, one, || 6)), (5, 6));
        for n in 0..2 * AT_MOST {
            assert_eq!(remembered.get(&n.to_string(), one, || n), n);
        }
        assert!(remembered.known.len() <= AT_MOST);
    }

    #[test]
    fn of_two_texts_with_one_number_neither_is_taken_for_the_other() {
        let mut remembered = Remembered::new();
        let at = number("甲", OF_NONE);
        remembered.known.insert(at, Found { of: OF_NONE, text: "乙".into(), what: 1 });
        assert_eq!(remembered.get("甲", OF_NONE, || 2), 2);
        assert_eq!(remembered.get("甲", OF_NONE, || 3), 2);
        remembered.known.insert(at, Found { of: OF_NONE + 1, text: "甲".into(), what: 1 });
        assert_eq!(remembered.get("甲", OF_NONE, || 4), 4);
        let texts = ["", "a", "b", "ab", "ba", "12345678", "123456781", "甲", "甲甲甲甲甲", "甲甲甲甲乙"];
        let numbers: std::collections::BTreeSet<u64> =
            texts.iter().flat_map(|text| [number(text, OF_NONE), number(text, 7)]).collect();
        assert_eq!(numbers.len(), 2 * texts.len());
    }
}
