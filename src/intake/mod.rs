//! From files to inspections.
//!
//! Nothing here knows what a standard asks: the names to look for are handed in as a
//! [`Vocabulary`]. Every value keeps the cell it was read from, and whatever could not
//! be used is a [`Problem`](crate::problem::Problem).

mod calamine_cells;
mod columns;
mod csv;
mod facts;
mod file;
mod form;
mod header;
mod inspection;
mod limits;
mod preamble;
mod row_id;
mod sheet;
mod vocabulary;
mod workbook;

pub use file::{InputError, InputFile};
pub use form::{Intake, interpret};
pub use inspection::{Answer, Attested, Fact, Inspection, Stated};
pub use limits::Limits;
pub use sheet::{Sheet, Workbook};
pub use vocabulary::{FieldName, IndicatorName, Vocabulary};
pub use workbook::open;
