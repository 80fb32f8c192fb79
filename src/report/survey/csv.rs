//! A survey as tables for spreadsheets. Text that a spreadsheet would take for a formula gets an
//! apostrophe before it.

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;

use super::table::{self, Cell, Column};
use super::view::{SurveyView, VerdictNames};
use crate::survey::{Block, Ranking};
use crate::wording::{Message, Words};

/// The centres, the best first, block after block.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn ranking_csv(
    view: &SurveyView<'_>,
    ranking: &Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut whole = Whole::new(&table::RANKING, words, out)?;
    for (number, block) in view.blocks.iter().enumerate() {
        table::ranking(view, number, block, ranking, words, &mut |cells| whole.row(block, &cells))?;
    }
    whole.table.end()
}

/// The indicators that some centre misses, the most shared first.
///
/// # Errors
/// Where they cannot be written.
pub fn gaps_csv(view: &SurveyView<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut whole = Whole::new(&table::GAPS, words, out)?;
    for block in view.blocks {
        table::gaps(view, block, words, &mut |cells| whole.row(block, &cells))?;
    }
    whole.table.end()
}

/// Regions: grades, mean score, conflicts, gaps of self-assessment, what is unchecked.
///
/// # Errors
/// Where they cannot be written.
pub fn regions_csv(view: &SurveyView<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut whole = Whole::new(&table::REGIONS, words, out)?;
    for block in view.blocks {
        table::regions(view, block, words, &mut |cells| whole.row(block, &cells))?;
    }
    whole.table.end()
}

/// Centre by indicator: the headline verdict of each. One block; each has its own columns.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn matrix_csv(
    view: &SurveyView<'_>,
    number: usize,
    ranking: &Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(block) = view.blocks.get(number) else { return Ok(()) };
    let mut table = Table::new(out, &[], words)?;
    let heads = table::MATRIX.map(|column| words.text(column.key));
    let heads: Vec<&str> = heads
        .iter()
        .map(String::as_str)
        .chain(block.items.iter().map(|item| item.item.id.as_str()))
        .collect();
    table.row(&heads)?;
    let names = VerdictNames::new(words);
    table::matrix(number, ranking, &mut |cells| table.cells(cells.iter(), &names))?;
    table.end()
}

/// A table over all blocks: standard and level stand before the columns of each.
struct Whole<'a> {
    table: Table<'a>,
    names: VerdictNames,
}

impl<'a> Whole<'a> {
    fn new(columns: &[Column], words: &Words, out: &'a mut dyn Write) -> io::Result<Self> {
        let keys = ["label-standard", "label-level"].into_iter().chain(columns.iter().map(|one| one.key));
        let table = Table::new(out, &keys.collect::<Vec<_>>(), words)?;
        Ok(Whole { table, names: VerdictNames::new(words) })
    }

    fn row(&mut self, block: &Block, cells: &[Cell]) -> io::Result<()> {
        let front = [&block.standard.id, &block.level].map(|text| Cell::Text(text.clone()));
        self.table.cells(front.iter().chain(cells), &self.names)
    }
}

/// The file that a bureau's other programs open: with a byte-order mark, lines ended by CR LF.
pub(super) struct Table<'a>(::csv::Writer<&'a mut dyn Write>);

impl<'a> Table<'a> {
    pub(super) fn new(out: &'a mut dyn Write, keys: &[&'static str], words: &Words) -> io::Result<Self> {
        out.write_all("\u{FEFF}".as_bytes())?;
        let mut builder = ::csv::WriterBuilder::new();
        let mut table = Table(builder.terminator(::csv::Terminator::CRLF).from_writer(out));
        if !keys.is_empty() {
            let headers: Vec<String> = keys.iter().map(|key| words.render(&Message::new(key))).collect();
            table.row(&headers.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(table)
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for cell in cells {
            self.cell(cell)?;
        }
        self.end_row()
    }

    fn cells<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c Cell>,
        names: &'c VerdictNames,
    ) -> io::Result<()> {
        for cell in cells {
            self.cell(&written(cell, names))?;
        }
        self.end_row()
    }

    fn cell(&mut self, text: &str) -> io::Result<()> {
        Ok(self.0.write_field(safe(text).as_bytes())?)
    }

    fn end_row(&mut self) -> io::Result<()> {
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe; numbers are left alone.
fn safe(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<Decimal>().is_err();
    if is_formula && cell != "=" { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn written<'c>(cell: &'c Cell, names: &'c VerdictNames) -> Cow<'c, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => text.into(),
        Cell::Paths(paths) => paths.join(" ").into(),
        Cell::Count(count) => count.to_string().into(),
        Cell::Two(number) => format!("{number:.2}").into(),
        Cell::Points(points) => points.normalize().to_string().into(),
        Cell::Verdict(found, is_waived) => names.get(*found, *is_waived).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_spreadsheet_sees_no_formula() {
        assert_eq!(safe("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(safe("@SUM(1)"), "'@SUM(1)");
        assert_eq!(safe("-1.50"), "-1.50");
        assert_eq!(safe("-示例"), "'-示例");
        assert_eq!(safe("示例=镇"), "示例=镇");
    }
}
