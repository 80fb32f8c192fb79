//! The rows of a sheet that hold something, by number.

use std::collections::{BTreeMap, btree_map};
use std::slice;

use crate::value::Datum;

/// The cells of a row that hold something, by column.
pub(super) type Cells = Vec<(u32, Datum)>;

/// Nearly every file has its rows in order and few gaps between them: there they stand one after the
/// other, and mostly a row's number says where. What comes out of order makes them a tree.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    InOrder(Vec<(u32, Cells)>),
    Tree(BTreeMap<u32, Cells>),
}

/// Rows from one on.
pub(super) enum From<'a> {
    InOrder(slice::Iter<'a, (u32, Cells)>),
    Tree(btree_map::Range<'a, u32, Cells>),
}

impl Default for Rows {
    fn default() -> Self {
        Rows::InOrder(Vec::new())
    }
}

impl Rows {
    pub(super) fn get(&self, row: u32) -> Option<&Cells> {
        match self {
            Rows::InOrder(rows) => find(rows, row).ok().map(|at| &rows[at].1),
            Rows::Tree(rows) => rows.get(&row),
        }
    }

    /// The cells of a row, to be changed; none so far where it is new.
    pub(super) fn of(&mut self, row: u32) -> &mut Cells {
        if let Rows::InOrder(rows) = self
            && rows.last().is_some_and(|(last, _)| *last > row)
            && find(rows, row).is_err()
        {
            *self = Rows::Tree(std::mem::take(rows).into_iter().collect());
        }
        match self {
            Rows::InOrder(rows) => {
                let at = find(rows, row).unwrap_or_else(|at| {
                    rows.push((row, Cells::new()));
                    at
                });
                &mut rows[at].1
            }
            Rows::Tree(rows) => rows.entry(row).or_default(),
        }
    }

    /// Forgets them; their room stays.
    pub(super) fn clear(&mut self) {
        match self {
            Rows::InOrder(rows) => rows.clear(),
            Rows::Tree(_) => *self = Rows::default(),
        }
    }

    /// The rows from one on, in order.
    pub(super) fn from(&self, row: u32) -> From<'_> {
        match self {
            Rows::InOrder(rows) => {
                let at = find(rows, row).unwrap_or_else(|at| at);
                From::InOrder(rows[at..].iter())
            }
            Rows::Tree(rows) => From::Tree(rows.range(row..)),
        }
    }

    /// The number of the last one.
    pub(super) fn last(&self) -> Option<u32> {
        match self {
            Rows::InOrder(rows) => rows.last().map(|(row, _)| *row),
            Rows::Tree(rows) => rows.last_key_value().map(|(row, _)| *row),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Rows::InOrder(rows) => rows.len(),
            Rows::Tree(rows) => rows.len(),
        }
    }
}

impl<'a> Iterator for From<'a> {
    type Item = (u32, &'a Cells);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            From::InOrder(rows) => rows.next().map(|(row, cells)| (*row, cells)),
            From::Tree(rows) => rows.next().map(|(row, cells)| (*row, cells)),
        }
    }
}

/// Where a row stands, or would.
fn find(rows: &[(u32, Cells)], row: u32) -> Result<usize, usize> {
    let Some((first, _)) = rows.first() else { return Err(0) };
    let Some(without_gaps) = row.checked_sub(*first) else { return Err(0) };
    let at = usize::try_from(without_gaps).unwrap_or(usize::MAX).min(rows.len());
    match rows.get(at) {
        Some((own, _)) if *own == row => Ok(at),
        // With gaps it can only stand before that.
        Some(_) | None => rows[..at].binary_search_by_key(&row, |(own, _)| *own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(rows: &Rows, first: u32) -> Vec<u32> {
        rows.from(first).map(|(row, _)| row).collect()
    }

    fn made(order: &[u32]) -> Rows {
        let mut rows = Rows::default();
        for row in order {
            rows.of(*row).push((0, Datum::text(row.to_string())));
        }
        rows
    }

    #[test]
    fn rows_are_found_whatever_order_they_come_in() {
        for order in [&[2, 3, 4, 9, 12][..], &[12, 9, 4, 3, 2], &[4, 2, 12, 3, 9]] {
            let rows = made(order);
            assert_eq!(matches!(rows, Rows::InOrder(_)), order.is_sorted());
            assert_eq!((rows.len(), rows.last()), (5, Some(12)));
            for row in 0..15 {
                let held = rows.get(row).map(|cells| cells[0].1.shown());
                assert_eq!(held, order.contains(&row).then(|| row.to_string()), "{row}");
                let after: Vec<u32> = [2, 3, 4, 9, 12].into_iter().filter(|one| *one >= row).collect();
                assert_eq!(numbers(&rows, row), after);
            }
        }
        let none = Rows::default();
        assert!(none.get(0).is_none() && none.last().is_none() && numbers(&none, 0).is_empty());
    }

    #[test]
    fn a_row_that_comes_again_is_the_same_row() {
        let mut rows = made(&[5, 6, 7]);
        rows.of(6).push((1, Datum::Bool(true)));
        assert!(matches!(rows, Rows::InOrder(_)));
        assert_eq!(rows.get(6).map(Vec::len), Some(2));
        rows.of(1).push((0, Datum::Bool(true)));
        rows.of(6).push((2, Datum::Bool(true)));
        assert_eq!((rows.len(), rows.get(6).map(Vec::len)), (4, Some(3)));
    }
}
