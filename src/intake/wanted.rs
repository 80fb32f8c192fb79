//! The cells of a roster's row that are looked at, where the others need not be made.

use super::list::{List, Use};

/// Cells of a row, from the left, that tell a closing line (合计, 平均) from a centre.
pub(super) const CLOSING: usize = 3;

/// The first few cells of a row that hold something, and those of some columns.
#[derive(Debug, Default)]
pub(super) struct Wanted(Vec<bool>);

impl Wanted {
    /// What is looked at of the rows of a roster.
    pub(super) fn of(list: &List) -> Self {
        let is_read = |used: &Use| match used {
            Use::Part(..) | Use::Field(_) | Use::Count(..) | Use::About(_) => true,
            Use::Role(_) | Use::Choice(_) => false,
        };
        let columns = list.columns.iter().filter(|(_, used)| is_read(used));
        let mut wanted = Vec::new();
        for at in columns.filter_map(|(col, _)| usize::try_from(*col).ok()) {
            wanted.resize(at, false);
            wanted.push(true);
        }
        Wanted(wanted)
    }

    /// Whether a cell is looked at: so many that hold something stand left of it in its row.
    pub(super) fn has(&self, before: usize, col: u32) -> bool {
        let is_read = || usize::try_from(col).ok().and_then(|at| self.0.get(at).copied());
        before < CLOSING || is_read().unwrap_or(false)
    }
}
