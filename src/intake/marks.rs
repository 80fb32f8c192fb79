//! Marks, read once for each text: a list says the same few in thousands of cells.

use std::cell::{Cell, RefCell};

use crate::remembered::{OF_NONE, Remembered};
use crate::text::match_key;
use crate::value::{self, Datum, Mark, Polarity};

type Read = Option<(Mark, Option<String>)>;

/// What is known of a text: what it says, for each polarity, and whether it heads a column of ticks.
#[derive(Default)]
struct Known {
    read: [Option<Read>; 2],
    is_header: Option<bool>,
}

thread_local! {
    /// Reading is a pure function, and a dear one.
    static KNOWN: RefCell<Remembered<Known>> = const { RefCell::new(Remembered::new()) };
}

fn known<T>(text: &str, take: impl FnOnce(&mut Known) -> T) -> T {
    KNOWN.with_borrow_mut(|all| all.with(text, OF_NONE, Known::default, take))
}

/// The same as [`value::read_mark`].
pub(super) fn read_mark(datum: &Datum, polarity: Polarity) -> Read {
    match datum {
        Datum::Text(text) => mark_in(text, polarity),
        Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => {
            value::read_mark(datum, polarity)
        }
    }
}

/// The same for a text.
pub(super) fn mark_in(text: &str, polarity: Polarity) -> Read {
    let Some(bytes) = short(text) else { return remembered(text, polarity) };
    SHORT.with(|slots| {
        let slot = &slots[polarity as usize][slot(bytes)];
        let (own, mark) = slot.get();
        if own == bytes {
            return Some((mark, None));
        }
        let read = remembered(text, polarity);
        if let Some((mark, None)) = read {
            slot.set((bytes, mark));
        }
        read
    })
}

/// Marks that are a few bytes and nothing else, as nearly all are: by these bytes. A place is for
/// whichever came last.
const SLOTS: usize = 16;

thread_local! {
    static SHORT: [[Cell<(u64, Mark)>; SLOTS]; 2] =
        const { [const { [const { Cell::new((0, Mark::Met)) }; SLOTS] }; 2] };
}

/// The bytes of a short text, and how many they are, in one number; never 0.
fn short(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    let is_short = !bytes.is_empty() && bytes.len() < 8;
    is_short.then(|| bytes.iter().fold(bytes.len() as u64, |number, byte| number << 8 | u64::from(*byte)))
}

fn slot(bytes: u64) -> usize {
    (bytes.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60) as usize
}

fn remembered(text: &str, polarity: Polarity) -> Read {
    known(text, |known| read(text, polarity, known).clone())
}

fn read<'k>(text: &str, polarity: Polarity, known: &'k mut Known) -> &'k Read {
    let [presence, absence] = &mut known.read;
    let side = match polarity {
        Polarity::Presence => presence,
        Polarity::Absence => absence,
    };
    side.get_or_insert_with(|| value::read_mark(&Datum::text(text), polarity))
}

/// Whether a header is itself a result. Letters are none: No heads a column of numbers.
pub(super) fn is_mark(header: &str) -> bool {
    known(header, |known| match known.is_header {
        Some(is_header) => is_header,
        None => {
            let is_bare = matches!(read(header, Polarity::Presence, known), Some((_, None)));
            let is_header = is_bare && !match_key(header).contains(|c: char| c.is_ascii_alphanumeric());
            *known.is_header.insert(is_header)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_read() {
        let texts = [
            "√",
            "有",
            "无",
            "不符合,缺母婴室",
            "镇长",
            "是/否",
            "",
            "否",
            "×",
            "x",
            "达标",
            "是",
            "符合",
            "1",
            "11",
            "对",
        ];
        let short: BTreeSet<u64> = texts.into_iter().filter_map(short).collect();
        assert_eq!(
            short.len(),
            texts.len() - 2,
            "all but the empty one and the long one, each a number of its own"
        );
        let slots: BTreeSet<usize> = short.iter().map(|bytes| slot(*bytes)).collect();
        assert!(slots.len() < short.len(), "some share a place");
        for _ in 0..2 {
            for text in texts {
                for polarity in [Polarity::Presence, Polarity::Absence] {
                    let datum = Datum::text(text);
                    assert_eq!(read_mark(&datum, polarity), value::read_mark(&datum, polarity), "{text}");
                }
            }
        }
        assert_eq!(
            read_mark(&Datum::Bool(true), Polarity::Absence).map(|(mark, _)| mark),
            Some(Mark::NotMet)
        );
    }
}
