//! What stands in the place of an assessment where a line of facts cannot be judged, and the reason
//! that it has in common with a file that cannot be used.

use schemars::JsonSchema;
use serde::Serialize;

use crate::wording::{Message, Words};

/// What `dabiao score` writes in the place of an assessment for a line that cannot be judged.
#[derive(Serialize, JsonSchema)]
pub(super) struct FailedLine {
    /// The version of what the names mean.
    #[schemars(extend("const" = 1))]
    schema_version: u32,
    /// Why there is no assessment.
    failure: Failure,
}

/// Why nothing, or not everything, could be used.
#[derive(Serialize, JsonSchema)]
pub(super) struct Failure {
    /// What kind of reason it is, under a name that holds in every language.
    code: &'static str,
    /// The reason in words.
    message: String,
    /// What to do about it, where something can be said.
    help: Option<String>,
}

impl Failure {
    pub(super) fn new(why: &Message, words: &Words) -> Self {
        Failure { code: why.key(), message: words.render(why), help: words.help(why) }
    }
}

/// The line, with its reason.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn failed_line(why: &Message, words: &Words) -> Result<String, serde_json::Error> {
    let failure = Failure::new(why, words);
    let mut text = serde_json::to_string(&FailedLine { schema_version: 1, failure })?;
    text.push('\n');
    Ok(text)
}
