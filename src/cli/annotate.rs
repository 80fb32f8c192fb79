//! `--annotate`: the workbook that was read, given back with the verdict beside each row.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dabiao::intake::{InputFile, Limits, Reading, TakenFor};
use dabiao::report::{AnnotateError, Record, annotate, notes};
use dabiao::wording::{Message, Words};

use super::stop::Stop;

/// A workbook with notes.
pub(crate) struct Made {
    /// Where it goes, and its bytes.
    pub(crate) file: (PathBuf, Vec<u8>),
    /// What it could not keep.
    pub(crate) lost: Option<Message>,
}

/// The workbook with its notes.
pub(crate) fn annotated(
    file: &InputFile,
    reading: &Reading,
    records: &[Record],
    grade: usize,
    path: &Path,
    words: &Words,
) -> Result<Made, Stop> {
    let about = |key| Message::new(key).with("file", &*file.name);
    if !file.is_xlsx(&Limits::default()) {
        return Err(Stop::Usage(about("annotate-not-xlsx")));
    }
    let headers: BTreeMap<String, u32> = reading
        .sheets
        .iter()
        .filter(|sheet| matches!(sheet.taken_for, TakenFor::List(_)))
        .filter_map(|sheet| Some((sheet.at.sheet()?.to_owned(), sheet.header?.1)))
        .collect();
    let notes =
        notes(records, grade, &headers, words).ok_or_else(|| Stop::Usage(about("annotate-roster")))?;
    let made = annotate(&file.bytes, &notes).map_err(|error| match error {
        AnnotateError::Damaged(detail) => Stop::Input(about("input-damaged").with("detail", detail)),
        AnnotateError::NoSheet(sheet) | AnnotateError::Full(sheet) => {
            Stop::Input(about("annotate-no-room").with("sheet", sheet))
        }
    })?;
    let wanted = if made.has_macros { "xlsm" } else { "xlsx" };
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted)) {
        let message = Message::new("annotate-extension").with("file", path.display().to_string());
        return Err(Stop::Usage(message.with("wanted", wanted)));
    }
    let lost = made.was_signed.then(|| about("annotate-signature"));
    Ok(Made { file: (path.to_path_buf(), made.bytes), lost })
}
