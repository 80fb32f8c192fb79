//! dabiao (达标): audits public service centres against the standards governments set for them.
//!
//! Data flows one way: files in, facts, judgement, report out.
//!
//! ```text
//! TOML ─▶ standard ─┐
//!                   ├─▶ audit ─▶ report ─▶ bytes
//! workbook ─▶ intake┘        └─▶ crosswalk (other standards) ─▶ report
//! standard ─▶ template ─▶ workbook to fill in
//! ```
//!
//! Imports go down only (`tests/layers.rs` holds it): `report`, `template`, `cases` → `crosswalk` → `audit`
//! → `standard`, `intake` → `value` → `text`, `problem`, `place`, `wording`. The words mean what the
//! project's contract says they mean: standard, indicator, finding, assessment, grade.

#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod audit;
pub mod cases;
pub mod crosswalk;
mod document;
pub mod intake;
pub mod lint;
mod outline;
pub mod place;
pub mod problem;
mod remembered;
pub mod report;
pub mod schema;
pub mod standard;
pub mod survey;
pub mod template;
pub mod text;
pub mod value;
pub mod waiver;
pub mod wording;
