//! What made a document: a part of every JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What made it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct Tool {
    /// The name of the program.
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
}

/// This program.
pub(super) fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}
