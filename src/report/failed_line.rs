//! What stands in the place of an assessment where a line of facts cannot be judged.

use serde::Serialize;

use crate::wording::{Message, Words};

#[derive(Serialize)]
struct Line {
    schema_version: u32,
    failure: Failure,
}

#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
    help: Option<String>,
}

/// The line, with its reason.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn failed_line(why: &Message, words: &Words) -> Result<String, serde_json::Error> {
    let failure = Failure { code: why.key(), message: words.render(why), help: words.help(why) };
    let mut text = serde_json::to_string(&Line { schema_version: 1, failure })?;
    text.push('\n');
    Ok(text)
}
