//! Label keys, made once for each text: the cells around a list are asked what they label several
//! times over, and so are those of every file made from one form.

use std::cell::RefCell;

use crate::remembered::{OF_NONE, Remembered};
use crate::text;

thread_local! {
    /// Folding is a pure function, and a dear one.
    static KEYS: RefCell<Remembered<String>> = const { RefCell::new(Remembered::new()) };
}

/// The same as [`text::label_key`].
pub(super) fn label_key(label: &str) -> String {
    KEYS.with_borrow_mut(|keys| keys.get(label, OF_NONE, || text::label_key(label)))
}
