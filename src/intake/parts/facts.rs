//! What a sheet's part says and calamine does not hand over.

use std::collections::BTreeSet;

use super::format::Format;
use crate::intake::sheet::Region;
use crate::place::CellRef;
use crate::value::Fault;

/// More merged regions than that are no form, and every cell read looks through them.
const MERGED: usize = 65_536;

/// What a sheet's part says and calamine does not hand over.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Rows that are hidden.
    pub(crate) hidden_rows: BTreeSet<u32>,
    /// Merged regions.
    pub(crate) merged: Vec<Region>,
    /// Cells with a formula and without the value it came to.
    pub(crate) uncalculated: BTreeSet<CellRef>,
    /// Cells that calamine passes over or gives wrongly.
    pub(crate) faults: Vec<(CellRef, Fault)>,
    /// Whether the rows are known to stand in their order, each once, with every cell in its row.
    pub(crate) in_order: bool,
    spans: Vec<Span>,
}

/// Neighbouring cells of a row with one number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    row: u32,
    first: u32,
    last: u32,
    percent: bool,
}

impl Facts {
    /// Notes the format of cells of a row, both columns included.
    pub(crate) fn format(&mut self, row: u32, first: u32, last: u32, format: Format) {
        let percent = match format {
            Format::General => return,
            Format::Percent => true,
            Format::Digits => false,
        };
        if let Some(span) = self.spans.last_mut()
            && (span.row, span.percent, span.last.checked_add(1)) == (row, percent, Some(first))
        {
            span.last = last;
        } else {
            self.spans.push(Span { row, first, last, percent });
        }
    }

    /// Puts what was noted into an order it can be looked up by.
    pub(crate) fn sort(&mut self) {
        self.spans.sort_unstable();
    }

    /// The format noted for a cell, after [`Facts::sort`].
    pub(crate) fn format_at(&self, cell: CellRef) -> Format {
        let after = self.spans.partition_point(|span| (span.row, span.first) <= (cell.row, cell.col));
        match after.checked_sub(1).and_then(|at| self.spans.get(at)) {
            Some(span) if span.row == cell.row && cell.col <= span.last => {
                if span.percent {
                    Format::Percent
                } else {
                    Format::Digits
                }
            }
            _ => Format::General,
        }
    }

    /// Notes a merged region; false where there are too many of them.
    #[must_use]
    pub(crate) fn merge(&mut self, first: CellRef, last: CellRef) -> bool {
        if first.row <= last.row && first.col <= last.col && first != last {
            self.merged.push(Region { first, last });
        }
        self.merged.len() <= MERGED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_again_whatever_the_order_of_the_cells() {
        let mut facts = Facts::default();
        facts.format(5, 0, 2, Format::Percent);
        facts.format(5, 3, 3, Format::Percent);
        facts.format(1, 4, 4, Format::Digits);
        facts.sort();
        assert_eq!(facts.spans.len(), 2);
        assert_eq!(facts.format_at(CellRef::new(5, 3)), Format::Percent);
        assert_eq!(facts.format_at(CellRef::new(5, 4)), Format::General);
        assert_eq!(facts.format_at(CellRef::new(1, 4)), Format::Digits);
        assert_eq!(facts.format_at(CellRef::new(0, 0)), Format::General);
    }
}
