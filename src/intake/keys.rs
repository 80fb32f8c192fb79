//! Label keys, made once for each text: the cells around a list are asked what they label several
//! times over, and so are those of every file made from one form.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::text;

/// Bytes of the longest text whose key is remembered.
const REMEMBERED: usize = 64;

/// Texts that are remembered, in each thread; then it begins anew.
const AT_MOST: usize = 1024;

thread_local! {
    /// Folding is a pure function, and a dear one.
    static KEYS: RefCell<BTreeMap<Box<str>, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The same as [`text::label_key`].
pub(super) fn label_key(label: &str) -> String {
    if label.len() > REMEMBERED {
        return text::label_key(label);
    }
    KEYS.with_borrow_mut(|keys| {
        if let Some(key) = keys.get(label) {
            return key.clone();
        }
        if keys.len() >= AT_MOST {
            keys.clear();
        }
        let key = text::label_key(label);
        keys.insert(label.into(), key.clone());
        key
    })
}
