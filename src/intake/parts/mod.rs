//! What is read of a file's parts beforehand: what calamine would not survive, and what it does not tell.

pub(super) mod biff;
pub(super) mod biff12;
mod book12;
mod compound;
pub(super) mod container;
mod dates;
mod facts;
mod format;
mod inflate;
pub(super) mod lean;
mod lean_cell;
pub(super) mod lean_sheet;
pub(super) mod odf;
pub(super) mod ooxml;
mod plain;
mod quick;
mod records;
mod records8;
mod sst;
mod table;
pub(super) mod worksheet;
mod xml;

pub(super) use compound::streams;
pub(super) use dates::{Style, Time};
pub(super) use facts::Facts;
pub(super) use format::Format;
