//! A worksheet as programs usually write it, gone through once: its cells, row by row, and what it
//! says beside them. It only ever saves other ways of reading: what it cannot vouch for, it leaves
//! to them.

use std::io::{ErrorKind, Read};
use std::ops::ControlFlow;

use memchr::memchr;

use super::Facts;
use super::container::Container;
use super::inflate;
use super::lean::Book;
use super::lean_cell::{Cell, Next, cell};
use super::plain::{self, LONGEST, Nest, Tag, has_known_entities, is_utf8, local, tag};
use super::worksheet::ROWS;
use super::xml::{TAGS, TAGS_PER_CELL};
use crate::intake::limits::Limits;
use crate::place::CellRef;
use crate::value::Datum;

/// Bytes looked at together; it grows where a cell is longer.
const WINDOW: usize = 64 << 10;

/// The cells of a row that hold something, by column.
pub(crate) type Row = Vec<(u32, Datum)>;

/// What is done with the rows of a worksheet.
pub(crate) trait Rows {
    /// Before the first cell of a row: whether what its cells hold is wanted, or nothing any more.
    fn begin(&mut self, row: u32) -> ControlFlow<(), bool>;
    /// A row that holds something, which it may take.
    fn row(&mut self, row: u32, cells: &mut Row);
}

/// What reading has cost so far, all sheets of a workbook together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    pub(crate) cells: usize,
    /// Bytes of texts in cells.
    pub(crate) text: u64,
}

/// Goes through a worksheet. `None` where anything is out of the ordinary: prefixes, comments, cells
/// out of order, a value that is none, a bound that is passed, damage of any kind.
pub(crate) fn scan(
    container: &mut Container<'_>,
    path: &str,
    book: &Book,
    limits: &Limits,
    cost: &mut Cost,
    rows: &mut impl Rows,
) -> Option<Facts> {
    if let Some(found) = inflate::small(container, path, |part| whole(part, book, limits, cost, rows)) {
        return found;
    }
    windows(container.part(path).ok()??, book, limits, cost, rows)
}

/// Goes through a worksheet that is in memory.
fn whole(part: &[u8], book: &Book, limits: &Limits, cost: &mut Cost, rows: &mut impl Rows) -> Option<Facts> {
    let mut scan = Scan::new(book, limits, *cost, rows);
    let used = scan.pieces(part)?;
    std::str::from_utf8(part.get(..used)?).ok()?;
    if scan.is_stopped {
        *cost = scan.cost;
        return Some(scan.facts);
    }
    scan.finish(part.get(used..)?, cost)
}

/// Goes through a worksheet of which memory holds a window.
fn windows(
    mut part: impl Read,
    book: &Book,
    limits: &Limits,
    cost: &mut Cost,
    rows: &mut impl Rows,
) -> Option<Facts> {
    let mut scan = Scan::new(book, limits, *cost, rows);
    let mut window = vec![0; WINDOW];
    let mut filled = 0;
    loop {
        let read = match part.read(window.get_mut(filled..)?) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        filled += read;
        let used = scan.pieces(window.get(..filled)?)?;
        // What was used ends with a tag, so no character is cut in two.
        std::str::from_utf8(window.get(..used)?).ok()?;
        if scan.is_stopped {
            *cost = scan.cost;
            return Some(scan.facts);
        }
        if read == 0 {
            return scan.finish(window.get(used..filled)?, cost);
        }
        window.copy_within(used..filled, 0);
        filled -= used;
        if filled == window.len() {
            if filled > LONGEST {
                return None;
            }
            window.resize(2 * filled, 0);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the root.
    Start,
    Before,
    Rows,
    Row,
    After,
    /// After the root.
    Over,
}

struct Scan<'s, R> {
    book: &'s Book,
    limits: &'s Limits,
    rows: &'s mut R,
    facts: Facts,
    cost: Cost,
    cells_before: usize,
    tags: u64,
    nest: Nest,
    place: Place,
    row: Option<u32>,
    /// The column of the last cell of the row.
    col: Option<u32>,
    cells: Row,
    /// Whether what cells hold is wanted.
    is_wanted: bool,
    is_stopped: bool,
    has_formula: bool,
}

impl<'s, R: Rows> Scan<'s, R> {
    fn new(book: &'s Book, limits: &'s Limits, cost: Cost, rows: &'s mut R) -> Self {
        Scan {
            book,
            limits,
            rows,
            facts: Facts::default(),
            cost,
            cells_before: cost.cells,
            tags: 0,
            nest: Nest::default(),
            place: Place::Start,
            row: None,
            col: None,
            cells: Row::new(),
            is_wanted: true,
            is_stopped: false,
            has_formula: false,
        }
    }

    /// What was found, where nothing but white space is left behind the root.
    fn finish(mut self, left: &[u8], cost: &mut Cost) -> Option<Facts> {
        let is_whole = left.trim_ascii().is_empty() && self.place == Place::Over;
        self.facts.in_order = !self.has_formula;
        *cost = self.cost;
        is_whole.then_some(self.facts)
    }

    /// Takes the whole pieces at the beginning of the bytes, and says how many bytes that were.
    fn pieces(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while !self.is_stopped {
            let rest = bytes.get(at..)?;
            let Some(begin) = memchr(b'<', rest) else { return Some(at) };
            if begin > 0 && !self.is_fit(rest.get(..begin)?) {
                return None;
            }
            let rest = rest.get(begin..)?;
            let taken = if self.place == Place::Row && matches!(rest, [b'<', b'c', b' ', ..]) {
                match cell(rest, self.book, self.is_wanted)? {
                    Next::Cell(cell, taken) => {
                        self.cell(cell)?;
                        taken
                    }
                    Next::Cut => return Some(at + begin),
                }
            } else {
                let Some(end) = memchr(b'>', rest) else { return Some(at + begin) };
                self.tag(rest.get(1..end)?)?;
                end + 1
            };
            at += begin + taken;
        }
        Some(at)
    }

    /// Whether a text may stand where it does.
    fn is_fit(&self, text: &[u8]) -> bool {
        let is_blank = text.trim_ascii().is_empty();
        is_blank || matches!(self.place, Place::Before | Place::After) && has_known_entities(text)
    }

    fn tag(&mut self, inside: &[u8]) -> Option<()> {
        if let Some(declaration) = inside.strip_prefix(b"?xml ") {
            let is_first = self.tags == 0 && self.place == Place::Start;
            // A second one finds a tag before it.
            self.tags += 1;
            return (is_first && is_utf8(declaration)).then_some(());
        }
        self.count(1)?;
        match tag(inside)? {
            Tag::Start { name, attributes, is_empty } => {
                self.start(name, attributes)?;
                if is_empty {
                    self.end(name)?;
                }
                Some(())
            }
            Tag::End(name) => self.end(name),
        }
    }

    /// Counts tags within the bound that the walk has.
    fn count(&mut self, tags: u64) -> Option<()> {
        self.tags += tags;
        let cells = (self.cost.cells - self.cells_before) as u64;
        (self.tags <= TAGS.saturating_add(cells.saturating_mul(TAGS_PER_CELL))).then_some(())
    }

    fn start(&mut self, name: &[u8], attributes: &[u8]) -> Option<()> {
        self.nest.open(name)?;
        match (self.place, name) {
            (Place::Start, b"worksheet") => {
                self.place = Place::Before;
                plain::checked(attributes)
            }
            (Place::Before, b"sheetData") if self.nest.depth() == 2 => {
                self.place = Place::Rows;
                plain::checked(attributes)
            }
            (Place::Before, b"dimension") => {
                let [range] = plain::attributes(attributes, ["ref"])?;
                region(range?).map(drop)
            }
            (Place::Rows, b"row") => self.begin_row(attributes),
            (Place::After, b"mergeCell") => {
                let [range] = plain::attributes(attributes, ["ref"])?;
                let (first, last) = region(range?)?;
                self.facts.merge(first, last).then_some(())
            }
            (Place::Before | Place::After, _) => {
                // What has a meaning elsewhere is not passed over.
                let is_known = matches!(
                    local(name),
                    b"worksheet" | b"sheetData" | b"dimension" | b"row" | b"c" | b"mergeCell"
                );
                (!is_known).then_some(())?;
                plain::checked(attributes)
            }
            (Place::Start | Place::Rows | Place::Row | Place::Over, _) => None,
        }
    }

    fn begin_row(&mut self, attributes: &[u8]) -> Option<()> {
        let (mut row, mut is_hidden) = (None, None);
        plain::each(attributes, |name, value| match name {
            b"r" => row.replace(plain::number(value, ROWS)?.checked_sub(1)?).is_none().then_some(()),
            b"hidden" => is_hidden.replace(matches!(value, b"1" | b"true")).is_none().then_some(()),
            _ => has_known_entities(value).then_some(()),
        })?;
        let row = row?;
        self.row.is_none_or(|before| before < row).then_some(())?;
        if is_hidden == Some(true) {
            self.facts.hidden_rows.insert(row);
        }
        (self.row, self.col, self.place) = (Some(row), None, Place::Row);
        Some(())
    }

    fn end(&mut self, name: &[u8]) -> Option<()> {
        self.nest.close(name)?;
        match (self.place, name) {
            (Place::Row, _) => {
                self.place = Place::Rows;
                if !self.cells.is_empty() {
                    self.rows.row(self.row?, &mut self.cells);
                    self.cells.clear();
                }
            }
            (Place::Rows, _) => self.place = Place::After,
            (Place::After, _) if self.nest.depth() == 0 => self.place = Place::Over,
            // No cells at all.
            (Place::Before, _) if self.nest.depth() == 0 => return None,
            (Place::Start | Place::Before | Place::After | Place::Over, _) => {}
        }
        Some(())
    }

    fn cell(&mut self, cell: Cell) -> Option<()> {
        (Some(cell.at.row) == self.row && self.col.is_none_or(|before| before < cell.at.col)).then_some(())?;
        self.cost.cells += 1;
        (self.cost.cells <= self.limits.cells).then_some(())?;
        self.count(cell.tags)?;
        self.has_formula |= cell.has_formula;
        if self.col.replace(cell.at.col).is_none() && self.is_wanted {
            match self.rows.begin(cell.at.row) {
                ControlFlow::Continue(is_wanted) => self.is_wanted = is_wanted,
                ControlFlow::Break(()) => self.is_stopped = true,
            }
        }
        if let Some(datum) = cell.datum.filter(|_| self.is_wanted && !self.is_stopped) {
            if let Datum::Text(text) = &datum {
                self.cost.text += text.len() as u64;
                (self.cost.text <= self.limits.part.saturating_mul(2)).then_some(())?;
            }
            if !datum.is_blank() {
                self.cells.push((cell.at.col, datum));
            }
        }
        Some(())
    }
}

/// A range, `A1:B2` or `A1`, from top left to bottom right.
fn region(range: &str) -> Option<(CellRef, CellRef)> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let (first, last) = (plain::cell(first.as_bytes())?, plain::cell(last.as_bytes())?);
    (first.row <= last.row && first.col <= last.col).then_some((first, last))
}
