//! Ctrl-C: the first one asks the run to stop, the second one ends the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

/// A flag that is set when the run is to stop.
pub(crate) fn flag() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            // What is on disk can be gone on from at any moment.
            std::process::exit(1);
        }
    })
    .context("Ctrl-C")?;
    Ok(stop)
}
