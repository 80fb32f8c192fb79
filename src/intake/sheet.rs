//! A sheet as it was found: the cells that hold something, and which of them are merged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rows::{self, Cell, Rows};
use super::stamp::Stamp;
use crate::place::{CellRef, Place, Spot};
use crate::problem::Problem;
use crate::value::Datum;

/// A file's sheets, in order.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// The name reports show for the file.
    pub file: Arc<str>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// The standard it was made from, where this program made it.
    pub stamp: Option<Stamp>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

impl Workbook {
    /// Whether any sheet was read in part only.
    pub fn is_cut(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.is_cut)
    }
}

/// One sheet; a CSV file is one sheet without a name.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Whether the program that made it hides it.
    pub hidden: bool,
    /// The cells of each row that hold something, by column.
    rows: Rows,
    /// Merged regions by their first row.
    merged: BTreeMap<u32, Vec<Region>>,
    /// Rows of the tallest of them.
    tallest: u32,
    /// The first row that none of them reaches, nor any row below it.
    merged_until: u32,
    /// Rows that are hidden.
    pub hidden_rows: BTreeSet<u32>,
    /// Whether there are more rows in the file than were read.
    pub(super) is_cut: bool,
}

/// A merged region, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl Region {
    /// Whether it spans several columns.
    pub(super) fn is_wide(self) -> bool {
        self.last.col > self.first.col
    }

    fn contains(&self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.col..=self.last.col).contains(&cell.col)
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: Option<Arc<str>>, hidden: bool) -> Self {
        Sheet { name, hidden, ..Sheet::default() }
    }

    /// Puts a value into a cell; blanks are not kept.
    pub fn put(&mut self, cell: CellRef, datum: Datum) {
        if datum.is_blank() {
            return;
        }
        self.rows.put(cell.row, cell.col, datum);
    }

    /// Puts a row below all others: its cells by column, each with something in it, if any.
    pub(super) fn append(&mut self, row: u32, cells: impl IntoIterator<Item = Cell>) {
        self.rows.append(row, cells);
    }

    /// The same without its cells; what is merged and hidden stays.
    pub(super) fn without_cells(&self) -> Sheet {
        Sheet {
            name: self.name.clone(),
            hidden: self.hidden,
            rows: Rows::default(),
            merged: self.merged.clone(),
            tallest: self.tallest,
            merged_until: self.merged_until,
            hidden_rows: self.hidden_rows.clone(),
            is_cut: false,
        }
    }

    /// Forgets its cells.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
    }

    /// The last row that holds something, and how many do.
    pub(super) fn reach(&self) -> Option<(u32, usize)> {
        self.rows.last().map(|row| (row, self.rows.len()))
    }

    /// Declares a merged region.
    pub fn merge(&mut self, region: Region) {
        self.tallest = self.tallest.max(region.last.row.saturating_sub(region.first.row) + 1);
        self.merged_until = self.merged_until.max(region.last.row.saturating_add(1));
        self.merged.entry(region.first.row).or_default().push(region);
    }

    /// The rows that hold something, in order.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.from(0).map(|(row, _)| row)
    }

    /// The first row after `row` that holds something.
    pub fn row_after(&self, row: u32) -> Option<u32> {
        self.rows.from(row + 1).next().map(|(row, _)| row)
    }

    /// The cells of a row that hold something, by column.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (CellRef, &Datum)> + '_ {
        self.rows.get(row).iter().map(move |(col, datum)| (CellRef::new(row, *col), datum))
    }

    /// The same by column.
    pub(super) fn cells(&self, row: u32) -> &[Cell] {
        self.rows.get(row)
    }

    /// What a cell itself holds.
    pub fn get(&self, row: u32, col: u32) -> Option<&Datum> {
        rows::cell(self.rows.get(row), col)
    }

    /// What a person sees in a cell: its own value, or that of the merged region it lies in,
    /// with the cell that really holds it.
    pub fn seen(&self, row: u32, col: u32) -> Option<(CellRef, &Datum)> {
        let cell = CellRef::new(row, col);
        let at = self.region(cell).map_or(cell, |region| region.first);
        self.get(at.row, at.col).map(|datum| (at, datum))
    }

    /// The columns a row has something in, its own or a merged region's, from left to right.
    pub(super) fn columns_at(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let own = || self.cells(row).iter().map(|(col, _)| *col);
        let mut merged = self
            .regions_at(row)
            .filter(|region| self.get(region.first.row, region.first.col).is_some())
            .flat_map(|region| region.first.col..=region.last.col)
            .peekable();
        let with_merged = merged.peek().is_some().then(|| own().chain(merged).collect::<BTreeSet<u32>>());
        let alone = with_merged.is_none().then(own);
        alone.into_iter().flatten().chain(with_merged.into_iter().flatten())
    }

    /// The merged region a cell lies in.
    pub fn region(&self, cell: CellRef) -> Option<Region> {
        self.regions_at(cell.row).find(|region| region.contains(cell)).copied()
    }

    /// The merged regions that reach into a row.
    fn regions_at(&self, row: u32) -> impl Iterator<Item = &Region> {
        let first = row.saturating_sub(self.tallest);
        // Most are titles above the list.
        let begun = (row < self.merged_until).then(|| self.merged.range(first..=row));
        let begun = begun.into_iter().flatten().flat_map(|(_, regions)| regions);
        begun.filter(move |region| region.last.row >= row)
    }

    /// The last row of the item that begins at a cell: further down where it is merged.
    pub fn item_end(&self, cell: CellRef) -> u32 {
        self.region(cell).map_or(cell.row, |region| region.last.row)
    }

    /// The place of a cell, for messages.
    pub fn place(&self, file: &Arc<str>, cell: CellRef) -> Place {
        Place { file: file.clone(), spot: Spot::Cell(self.name.clone(), cell) }
    }

    /// The place of the whole sheet, for messages.
    pub fn whole(&self, file: &Arc<str>) -> Place {
        let spot = self.name.clone().map_or(Spot::Whole, Spot::Sheet);
        Place { file: file.clone(), spot }
    }

    /// Cells that hold something.
    pub fn len(&self) -> usize {
        self.rows.from(0).map(|(_, cells)| cells.len()).sum()
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }
}
