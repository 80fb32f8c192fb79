//! Generated standards with points, generated inspections of them, and what both must come to.

#![allow(dead_code, reason = "each test uses its own part of this")]

pub(crate) mod facts;
pub(crate) mod oracle;
pub(crate) mod table;
pub(crate) mod totals;
pub(crate) mod written;
