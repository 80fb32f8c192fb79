//! The cells of a sheet that hold something, by row and column.

use std::collections::{BTreeMap, btree_map};
use std::slice;

use crate::value::Datum;

/// A cell of a row: its column, and what it holds.
pub(super) type Cell = (u32, Datum);

/// A form has few rows, which come in order and with few gaps between them: its cells stand one after
/// the other, and mostly a row's number says where it is. What is larger, or out of order, is a tree.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    Few {
        cells: Vec<Cell>,
        /// The number of each row, and where its cells end.
        rows: Vec<(u32, usize)>,
    },
    Many(BTreeMap<u32, Vec<Cell>>),
}

/// More cells than this are many: room for them would be made by doubling what there is.
const FEW: usize = 1 << 14;

/// Rows from one on, each with its cells.
pub(super) enum From<'a> {
    Few {
        cells: &'a [Cell],
        /// Where the cells of the next row begin.
        begin: usize,
        rows: slice::Iter<'a, (u32, usize)>,
    },
    Many(btree_map::Range<'a, u32, Vec<Cell>>),
}

impl Default for Rows {
    fn default() -> Self {
        Rows::Few { cells: Vec::new(), rows: Vec::new() }
    }
}

impl Rows {
    /// The cells of a row, by column.
    pub(super) fn get(&self, row: u32) -> &[Cell] {
        match self {
            Rows::Few { cells, rows } => match find(rows, row) {
                Ok(at) => &cells[begin(rows, at)..rows[at].1],
                Err(_) => &[],
            },
            Rows::Many(rows) => rows.get(&row).map_or(&[], Vec::as_slice),
        }
    }

    /// Puts something into a cell, in the place of what was there.
    pub(super) fn put(&mut self, row: u32, col: u32, datum: Datum) {
        if self.last().is_none_or(|last| last < row) {
            return self.append(row, [(col, datum)]);
        }
        if let Rows::Few { cells, rows } = self
            && let Some(last) = rows.len().checked_sub(1)
            && rows[last].0 == row
        {
            let start = begin(rows, last);
            match place(&cells[start..], col) {
                Ok(at) => cells[start + at].1 = datum,
                Err(at) => cells.insert(start + at, (col, datum)),
            }
            rows[last].1 = cells.len();
            return;
        }
        let cells = self.as_many().entry(row).or_default();
        match place(cells, col) {
            Ok(at) => cells[at].1 = datum,
            Err(at) => cells.insert(at, (col, datum)),
        }
    }

    /// Adds a row below all others, its cells by column; none where it has no cells.
    pub(super) fn append(&mut self, row: u32, new: impl IntoIterator<Item = Cell>) {
        debug_assert!(self.last().is_none_or(|last| last < row), "row {row} is not below the others");
        if let Rows::Few { cells, rows } = self
            && cells.len() < FEW
        {
            let before = cells.len();
            cells.extend(new);
            if cells.len() > before {
                rows.push((row, cells.len()));
            }
            return;
        }
        let cells: Vec<Cell> = new.into_iter().collect();
        if !cells.is_empty() {
            self.as_many().insert(row, cells);
        }
    }

    fn as_many(&mut self) -> &mut BTreeMap<u32, Vec<Cell>> {
        if let Rows::Few { cells, rows } = self {
            let (mut cells, rows) = (std::mem::take(cells).into_iter(), std::mem::take(rows));
            let mut begin = 0;
            let own = rows.into_iter().map(|(row, end)| {
                let own = cells.by_ref().take(end - std::mem::replace(&mut begin, end)).collect();
                (row, own)
            });
            *self = Rows::Many(own.collect());
        }
        match self {
            Rows::Many(rows) => rows,
            Rows::Few { .. } => unreachable!("it was just made many"),
        }
    }

    /// Forgets them; their room stays.
    pub(super) fn clear(&mut self) {
        match self {
            Rows::Few { cells, rows } => {
                cells.clear();
                rows.clear();
            }
            Rows::Many(_) => *self = Rows::default(),
        }
    }

    /// The rows from one on, in order.
    pub(super) fn from(&self, row: u32) -> From<'_> {
        match self {
            Rows::Few { cells, rows } => {
                let at = find(rows, row).unwrap_or_else(|at| at);
                From::Few { cells, begin: begin(rows, at), rows: rows[at..].iter() }
            }
            Rows::Many(rows) => From::Many(rows.range(row..)),
        }
    }

    /// The number of the last one.
    pub(super) fn last(&self) -> Option<u32> {
        match self {
            Rows::Few { rows, .. } => rows.last().map(|(row, _)| *row),
            Rows::Many(rows) => rows.last_key_value().map(|(row, _)| *row),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Rows::Few { rows, .. } => rows.len(),
            Rows::Many(rows) => rows.len(),
        }
    }
}

impl<'a> Iterator for From<'a> {
    type Item = (u32, &'a [Cell]);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            From::Few { cells, begin, rows } => {
                let (row, end) = rows.next()?;
                Some((*row, &cells[std::mem::replace(begin, *end)..*end]))
            }
            From::Many(rows) => rows.next().map(|(row, cells)| (*row, cells.as_slice())),
        }
    }
}

/// Where the cells of the row at a place begin.
fn begin(rows: &[(u32, usize)], at: usize) -> usize {
    at.checked_sub(1).map_or(0, |before| rows[before].1)
}

/// Where a row stands, or would.
fn find(rows: &[(u32, usize)], row: u32) -> Result<usize, usize> {
    let Some((first, _)) = rows.first() else { return Err(0) };
    let Some(without_gaps) = row.checked_sub(*first) else { return Err(0) };
    let at = usize::try_from(without_gaps).unwrap_or(usize::MAX).min(rows.len());
    match rows.get(at) {
        Some((own, _)) if *own == row => Ok(at),
        // With gaps it can only stand before that.
        Some(_) | None => rows[..at].binary_search_by_key(&row, |(own, _)| *own),
    }
}

/// What the cells of a row hold in a column: with no gaps before it, its number says where it is.
pub(super) fn cell(cells: &[Cell], col: u32) -> Option<&Datum> {
    let without_gaps = usize::try_from(col.checked_sub(cells.first()?.0)?).unwrap_or(usize::MAX);
    let at = without_gaps.min(cells.len());
    match cells.get(at) {
        Some((own, datum)) if *own == col => Some(datum),
        Some(_) | None => {
            let at = cells[..at].binary_search_by_key(&col, |(own, _)| *own).ok()?;
            Some(&cells[at].1)
        }
    }
}

/// Where a column stands among the cells of a row, or would: they come from left to right, in nearly
/// every file.
fn place(cells: &[Cell], col: u32) -> Result<usize, usize> {
    match cells.last() {
        Some((last, _)) if *last >= col => cells.binary_search_by_key(&col, |(own, _)| *own),
        Some(_) | None => Err(cells.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: u32) -> Datum {
        Datum::Number { value: n.into(), percent: false }
    }

    /// The same cells in a tree by row and column.
    fn held(rows: &Rows) -> BTreeMap<(u32, u32), Datum> {
        let cells = |(row, cells): (u32, &[Cell])| {
            assert_eq!(rows.get(row), cells);
            cells.iter().map(|(col, datum)| ((row, *col), datum.clone())).collect::<Vec<_>>()
        };
        rows.from(0).flat_map(cells).collect()
    }

    #[test]
    fn cells_are_found_whatever_order_they_come_in() {
        let in_order = [(2, 0), (2, 3), (3, 1), (4, 0), (9, 2), (9, 5), (12, 0)];
        let mut other = in_order;
        for turn in 0..in_order.len() {
            other.rotate_left(turn);
            let mut rows = Rows::default();
            let mut expected = BTreeMap::new();
            // Some come a second time, with something else.
            for (n, (row, col)) in (0..).zip(other.iter().chain(&other[2..4])) {
                rows.put(*row, *col, number(n));
                expected.insert((*row, *col), number(n));
                assert_eq!(held(&rows), expected);
            }
            assert_eq!((rows.len(), rows.last()), (5, Some(12)));
            for row in 0..15 {
                let after: Vec<u32> = [2, 3, 4, 9, 12].into_iter().filter(|one| *one >= row).collect();
                assert_eq!(rows.from(row).map(|(row, _)| row).collect::<Vec<_>>(), after);
                assert_eq!(rows.get(row).is_empty(), !after.starts_with(&[row]));
            }
            let copy = rows.clone();
            rows.clear();
            assert!(rows.len() == 0 && rows.last().is_none() && held(&rows).is_empty());
            assert_eq!(held(&copy), expected);
        }
    }

    #[test]
    fn rows_in_order_stay_together_until_they_are_many() {
        let mut rows = Rows::default();
        rows.append(1, [(0, number(1)), (4, number(2))]);
        rows.append(2, []);
        rows.append(7, [(2, number(3))]);
        assert_eq!((rows.len(), rows.last()), (2, Some(7)));
        rows.put(7, 0, number(4));
        assert!(matches!(rows, Rows::Few { .. }));
        for row in 8..8 + u32::try_from(FEW).expect("few") {
            rows.append(row, [(0, number(row))]);
        }
        assert!(matches!(rows, Rows::Many(_)));
        assert_eq!(rows.len(), FEW + 2);
        assert_eq!(rows.get(7), [(0, number(4)), (2, number(3))]);
        assert_eq!(rows.get(1), [(0, number(1)), (4, number(2))]);
        assert_eq!(rows.from(0).map(|(_, cells)| cells.len()).sum::<usize>(), FEW + 4);
        rows.append(100_000, []);
        assert_eq!(rows.last(), Some(7 + u32::try_from(FEW).expect("few")));
    }
}
