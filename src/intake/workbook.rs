//! From a file's bytes to its sheets.

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
    match file.kind(limits)? {
        Kind::Text => csv::read(file, limits),
        Kind::Xlsx => calamine_cells::xlsx(file, limits),
        Kind::Xlsb => calamine_cells::xlsb(file, limits),
        Kind::Ods => calamine_cells::ods(file, limits),
        Kind::Xls => calamine_cells::xls(file, limits),
    }
}
