//! From a file's bytes to its sheets.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::calamine_cells;
use super::csv;
use super::file::{InputError, InputFile, Kind};
use super::lean_cells::{self, Given};
use super::limits::Limits;
use super::parts::container::Container;
use super::sheet::{Sheet, Workbook};
use super::wanted::Wanted;
use crate::problem::Problem;

/// Reads every sheet of a file.
///
/// # Errors
/// Where the file as a whole cannot be read; what is wrong with single cells is in
/// [`Workbook::problems`].
pub fn open(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    read(file, limits, usize::MAX)
}

/// Reads the sheets of a file, of a long one the beginning only ([`Workbook::is_cut`]): enough to
/// find the list in it. What is left out has been gone through for damage and for `limits`.
///
/// # Errors
/// As [`open`].
pub fn open_head(file: &InputFile, limits: &Limits) -> Result<Workbook, InputError> {
    read(file, limits, HEAD)
}

/// Rows of the beginning: all that are searched for a header, and some below it.
const HEAD: usize = super::header::SEARCHED + 200;

fn read(file: &InputFile, limits: &Limits, rows: usize) -> Result<Workbook, InputError> {
    let (kind, mut container) = file.opened(limits)?;
    guarded(|| match kind {
        Kind::Text => csv::read(file, limits, rows),
        Kind::Xlsx => match container.as_mut().and_then(|zip| lean_cells::xlsx(file, zip, limits, rows)) {
            Some(book) => Ok(book),
            None => calamine_cells::xlsx(file, limits, rows),
        },
        Kind::Xlsb => calamine_cells::xlsb(file, limits),
        Kind::Ods => calamine_cells::ods(file, limits),
        Kind::Xls => calamine_cells::xls(file, limits),
    })
}

/// Goes through the rows of a sheet that was cut, from its first one on, each as a sheet of its own,
/// in which cells may be left out that are not wanted. Gives what cannot be read of it.
pub(super) fn rows(
    file: &InputFile,
    limits: &Limits,
    cut: &Sheet,
    wanted: &Wanted,
    mut take: impl FnMut(&Sheet) -> ControlFlow<()>,
) -> Result<Vec<Problem>, InputError> {
    let sheet = cut.without_cells();
    // What goes wrong in the taking is none of calamine's doing.
    let mut panic = None;
    let take = |sheet: &Sheet| {
        catch_unwind(AssertUnwindSafe(|| take(sheet))).unwrap_or_else(|why| {
            panic = Some(why);
            ControlFlow::Break(())
        })
    };
    let read = match cut.name {
        None => csv::rows(file, limits, sheet, wanted, take).map(|()| Vec::new()),
        Some(_) => guarded(|| xlsx_rows(file, limits, sheet, take)),
    };
    match panic {
        Some(why) => resume_unwind(why),
        None => read,
    }
}

fn xlsx_rows(
    file: &InputFile,
    limits: &Limits,
    sheet: Sheet,
    mut take: impl FnMut(&Sheet) -> ControlFlow<()>,
) -> Result<Vec<Problem>, InputError> {
    let mut container = Container::open(&file.bytes, limits)?;
    match lean_cells::xlsx_rows(&mut container, limits, sheet.without_cells(), &mut take) {
        Given::All => Ok(Vec::new()),
        // What calamine says is wrong with the file lies below.
        Given::UpTo(last) => calamine_cells::xlsx_rows(file, limits, sheet, |row| {
            let is_given = row.reach().is_some_and(|(row, _)| last.is_some_and(|last| row <= last));
            if is_given { ControlFlow::Continue(()) } else { take(row) }
        }),
    }
}

fn guarded<T>(read: impl FnOnce() -> Result<T, InputError>) -> Result<T, InputError> {
    // Calamine indexes into records by the lengths they declare; what is checked beforehand is
    // what would abort the process. Nothing outlives the call but its result.
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(InputError::Damaged("its records contradict each other".to_owned())))
}
