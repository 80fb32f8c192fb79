//! From files to inspections.
//!
//! Nothing here knows what a standard asks: the names to look for are handed in as a
//! [`Vocabulary`]. Every value keeps the cell it was read from, and whatever could not
//! be used is a [`Problem`](crate::problem::Problem).

mod answers;
mod calamine_cells;
mod centres;
mod columns;
mod counts;
mod csv;
mod entry;
mod facts;
mod facts_counts;
mod facts_line;
mod file;
mod form;
mod form_parts;
mod header;
mod inspection;
mod interpret;
mod keys;
mod lean_cells;
mod limits;
mod list;
mod long_roster;
mod manifest;
mod map;
mod marks;
mod parts;
mod preamble;
mod reading;
mod roster;
mod roster_header;
mod row_id;
mod rows;
mod sheet;
mod stamp;
mod stated;
mod title;
mod vocabulary;
mod wanted;
mod workbook;

pub use answers::Answers;
pub use centres::{ListedCentre, centres};
pub use columns::column_roles;
pub use facts_line::FactsLine;
pub use file::{InputError, InputFile};
pub use inspection::{Answer, Attested, Count, Fact, Inspection, Stated};
pub use interpret::{Intake, interpret};
pub use limits::Limits;
pub use list::Layout;
pub use long_roster::LongRoster;
pub use manifest::{ManifestRow, manifest};
pub use map::Map;
pub use reading::{ColumnReading, LeftOut, Reading, SheetReading, TakenFor};
pub use sheet::{Sheet, Workbook};
pub use stamp::Stamp;
pub use vocabulary::{FieldName, IndicatorName, PartName, Vocabulary};
pub use workbook::{open, open_head};
