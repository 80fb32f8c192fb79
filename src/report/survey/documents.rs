//! The documents that every centre of a survey has: where each is, and the list of all.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::Row;

/// One kind of document that every centre has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentKind {
    /// The key of its name.
    pub label: &'static str,
    /// The folder it is in, beside the survey.
    pub folder: &'static str,
    /// The extension of its files.
    pub extension: &'static str,
}

impl DocumentKind {
    /// Where a centre's is, from the survey: `file` is the name of the centre's files.
    pub fn path(&self, file: &str) -> String {
        format!("{}/{file}.{}", self.folder, self.extension)
    }
}

/// The documents of one centre: a line of `reports.ndjson`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentsLine")]
pub(in super::super) struct DocumentsLine<'a> {
    /// The line of `results.ndjson` that the centre stands in, from 1.
    line: u64,
    /// Its name.
    name: Option<&'a str>,
    /// Its code.
    code: Option<&'a str>,
    /// The region it belongs to.
    region: Option<&'a str>,
    /// The paths of its documents, from the folder that the list is in.
    documents: Vec<String>,
}

/// The line of a centre in the list of documents.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn centre_documents(row: &Row, kinds: &[DocumentKind]) -> Result<String, serde_json::Error> {
    let file = row.file.as_deref().unwrap_or_default();
    let mut text = serde_json::to_string(&DocumentsLine {
        line: row.line.saturating_add(1),
        name: row.name.as_deref(),
        code: row.code.as_deref(),
        region: row.region.as_deref(),
        documents: kinds.iter().map(|kind| kind.path(file)).collect(),
    })?;
    text.push('\n');
    Ok(text)
}
