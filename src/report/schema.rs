//! The JSON Schema of the published assessment, made from its types.

use super::record::Record;

/// The schema of what `dabiao audit --format json` writes, as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn assessment_schema() -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Record))?;
    text.push('\n');
    Ok(text)
}
