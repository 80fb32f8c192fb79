//! From a file's bytes to its sheets.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::calamine_cells;
use super::csv;
use super::file::{InputError, InputFile, Kind};
use super::limits::Limits;
use super::sheet::Workbook;

/// Reads every sheet of a file.
///
/// # Errors
/// Where the file as a whole cannot be read; what is wrong with single cells is in
/// [`Workbook::problems`].
pub fn open(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    let read = match file.kind(limits)? {
        Kind::Text => return csv::read(file, limits),
        Kind::Xlsx => calamine_cells::xlsx,
        Kind::Xlsb => calamine_cells::xlsb,
        Kind::Ods => calamine_cells::ods,
        Kind::Xls => calamine_cells::xls,
    };
    // Calamine indexes into records by the lengths they declare; what is checked beforehand is
    // what would abort the process. Nothing outlives the call but its result.
    catch_unwind(AssertUnwindSafe(|| read(file, limits)))
        .unwrap_or_else(|_| Err(InputError::Damaged("its records contradict each other".to_owned())))
}
