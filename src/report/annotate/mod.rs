//! The inspector's own workbook given back with the verdict beside each row.
//!
//! The parts of the file are edited where something is added and left alone, byte for byte,
//! everywhere else: formats, formulas, pictures, comments, lists to choose from all stay.

mod notes;
mod package;
mod scan;
mod sheet;
mod styles;

use std::collections::BTreeMap;

pub use notes::{SheetNotes, notes};

use package::Package;
use styles::Looks;

/// Why a workbook could not be annotated.
#[derive(Debug, thiserror::Error)]
pub enum AnnotateError {
    /// The archive or a part of it.
    #[error("{0}")]
    Damaged(String),
    /// A sheet that was read is not found again.
    #[error("{0}")]
    NoSheet(String),
    /// There is no room for columns beside the list.
    #[error("{0}")]
    Full(String),
}

/// A workbook with notes, and what it could not keep.
pub struct Annotated {
    /// The workbook.
    pub bytes: Vec<u8>,
    /// Whether it was signed: a signature does not outlive a change.
    pub was_signed: bool,
    /// Whether it holds macros, and so wants the extension xlsm.
    pub has_macros: bool,
}

/// Puts notes into a workbook; the bytes are those of an xlsx file that was read.
///
/// # Errors
/// Where the file is not as a workbook is, or a list has no room beside it.
pub fn annotate(bytes: &[u8], notes: &BTreeMap<String, SheetNotes>) -> Result<Annotated, AnnotateError> {
    let mut package = Package::open(bytes)?;
    let mut looks = Looks::read(package.styles()?);
    let sheets = package.sheets()?;
    let mut changed = BTreeMap::new();
    for (name, notes) in notes {
        let part = sheets.get(name).ok_or_else(|| AnnotateError::NoSheet(name.clone()))?;
        let text = package.text(part)?;
        changed.insert(part.clone(), sheet::annotated(&text, name, notes, &mut looks)?);
    }
    if let Some((part, text)) = package.styles()?.and_then(|(part, _)| Some((part, looks.written()?))) {
        changed.insert(part, text);
    }
    Ok(Annotated {
        was_signed: package.has(|name| name.starts_with("_xmlsignatures/")),
        has_macros: package.has(|name| name.ends_with("vbaproject.bin")),
        bytes: package.with(&changed)?,
    })
}
