//! Standards that a run has read, each once, with the names to look for in their files.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use dabiao::audit::{KeptFindings, vocabulary};
use dabiao::intake::Vocabulary;
use dabiao::report::KeptTexts;
use dabiao::standard::Standard;

use super::stop::Stop;
use super::which;

/// A standard and the names it gives to what a file may hold.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) standard: Standard,
    pub(crate) names: Vocabulary,
    /// What marks came to, kept from one centre to the next.
    pub(crate) findings: KeptFindings,
    /// Texts of findings, kept from one centre's line to the next.
    pub(crate) texts: KeptTexts,
}

impl Known {
    pub(crate) fn new(standard: Standard) -> Self {
        Known {
            names: vocabulary(&standard),
            findings: KeptFindings::new(&standard),
            texts: KeptTexts::new(&standard),
            standard,
        }
    }
}

/// The standards read so far, by the id or path they were asked for by.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<BTreeMap<String, Arc<Known>>>);

impl Shelf {
    /// The standard with this id, or in the file at this path.
    pub(crate) fn named(&self, name: &str) -> Result<Arc<Known>, Stop> {
        if let Some(known) = self.held().get(name) {
            return Ok(Arc::clone(known));
        }
        // Read without the lock: where two threads do so at once, the first one's is kept.
        let standard = which::named(name)?;
        let known = Arc::new(Known::new(standard));
        Ok(Arc::clone(self.held().entry(name.to_owned()).or_insert(known)))
    }

    /// All that were read, in the order of their names.
    pub(crate) fn all(&self) -> Vec<Arc<Known>> {
        self.held().values().cloned().collect()
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
