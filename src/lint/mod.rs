//! Mistakes a file can hold and still be read: one file a rule, and the list of every code there is.
//!
//! What a reader refuses (an unknown key, a reference to nothing) is found by the readers themselves
//! and only described here (`reading`); a lint looks at a file that can be read, or as much of it as can.

mod allow;
mod check;
mod example;
mod first_look;
mod interval;
mod kind;
mod reading;
mod reading_others;
mod reading_points;
mod rule;
mod rules;
mod subject;
mod tailored;
mod tailored_part;

pub use check::{Checked, Given, Outcome, Settings, check};
pub use example::{Edit, Example};
pub use kind::Kind;
pub use rule::{Rule, find, registry};

#[cfg(test)]
pub(crate) use example::STANDARD as EXAMPLE;

/// Reads the allowances of a file, for the test that schemas name their keys.
#[cfg(test)]
pub(crate) fn allowances(name: &str, text: &str) {
    allow::read(name, text, &crate::outline::Node::of_file(text));
}
