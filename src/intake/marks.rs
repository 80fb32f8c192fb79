//! Marks, read once for each text: a list says the same few in thousands of cells.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::value::{self, Datum, Mark, Polarity};

type Read = Option<(Mark, Option<String>)>;

/// Bytes of the longest text that is remembered.
const REMEMBERED: usize = 48;

/// Texts that are remembered, in each thread; then it begins anew.
const AT_MOST: usize = 1024;

thread_local! {
    /// What texts say as marks, for each polarity: reading is a pure function.
    static READ: RefCell<BTreeMap<Box<str>, [Option<Read>; 2]>> = const { RefCell::new(BTreeMap::new()) };
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
    let read = || value::read_mark(&Datum::Text(text.to_owned()), polarity);
    if text.len() > REMEMBERED {
        return read();
    }
    let side = match polarity {
        Polarity::Presence => 0,
        Polarity::Absence => 1,
    };
    READ.with_borrow_mut(|known| {
        if let Some(sides) = known.get_mut(text) {
            return sides[side].get_or_insert_with(read).clone();
        }
        if known.len() >= AT_MOST {
            known.clear();
        }
        let mut sides = [None, None];
        let found = sides[side].insert(read()).clone();
        known.insert(text.into(), sides);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_was_read() {
        for _ in 0..2 {
            for text in ["√", "有", "无", "不符合,缺母婴室", "镇长", "是/否", ""] {
                for polarity in [Polarity::Presence, Polarity::Absence] {
                    let datum = Datum::Text(text.to_owned());
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
