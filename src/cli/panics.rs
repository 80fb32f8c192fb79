//! Panics. Those of the reading library over a damaged file are caught there and become a message
//! about the file; one of our own becomes a message with its place, and the exit code of a failure.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Arc, Mutex, PoisonError};

/// Runs the program; a panic that nothing inside has caught comes back as what it said.
pub(crate) fn caught<T>(program: impl FnOnce() -> T) -> Result<T, String> {
    let last = Arc::new(Mutex::new(String::new()));
    let told = Arc::clone(&last);
    // Nothing is printed here: whoever catches the panic says what it means.
    set_hook(Box::new(move |panic| {
        *told.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    catch_unwind(AssertUnwindSafe(program))
        .map_err(|_| last.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_back_as_what_it_said() {
        let told = caught(|| assert_eq!(1, 2, "as expected"));
        assert!(told.is_err_and(|what| what.contains("as expected")));
        assert_eq!(caught(|| 7), Ok(7));
    }
}
