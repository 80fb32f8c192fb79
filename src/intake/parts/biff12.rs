//! An xlsb package: calamine trusts the lengths and counts in its records, so they are checked.

use std::collections::BTreeMap;

use super::Facts;
use super::book12::{formats, sheets, strings};
use super::container::Container;
use super::format::Format;
use super::records::{Records, bytes, longhand, number, shorthand, text};
use super::worksheet::{COLUMNS, ROWS};
use super::xml::damaged;
use crate::intake::file::InputError;
use crate::intake::limits::Limits;
use crate::place::CellRef;
use crate::value::Fault;

/// An xlsb package that calamine can open.
pub(crate) struct Package<'a> {
    container: Container<'a>,
    sheets: Vec<(String, String)>,
    formats: Vec<Format>,
    strings: u32,
}

impl<'a> Package<'a> {
    /// Checks all of a package but its worksheets.
    ///
    /// # Errors
    /// Where it is damaged or made to exhaust memory.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, InputError> {
        let mut container = Container::open(bytes, limits)?;
        container.bound(limits, |name| {
            ["/worksheets/", "/media/", "/embeddings/"].iter().any(|folder| name.contains(folder))
        })?;
        let strings = strings(&mut container, limits)?;
        let formats = formats(&mut container)?;
        let sheets = sheets(&mut container)?;
        Ok(Package { container, sheets, formats, strings })
    }

    /// The package with its short cells written out: they leave out their column, and calamine
    /// leaves out them. None where there are none.
    ///
    /// # Errors
    /// Where it is damaged or inflates to more than fits into memory.
    pub(crate) fn longhand(&mut self, limits: &Limits) -> Result<Option<Vec<u8>>, InputError> {
        let mut changed = BTreeMap::new();
        let mut size = 0;
        for (_, path) in &self.sheets {
            let Some(part) = self.container.part(path)? else { continue };
            if !shorthand(Records::new(part), limits.cells)? {
                continue;
            }
            let Some(part) = self.container.part(path)? else { continue };
            let sheet = longhand(Records::new(part), limits.part.saturating_sub(size))?;
            size += sheet.len() as u64;
            changed.insert(path.to_ascii_lowercase(), sheet);
        }
        if changed.is_empty() { Ok(None) } else { self.container.with(&changed).map(Some) }
    }

    /// Reads a worksheet's facts, counting its cells into `cells`.
    ///
    /// # Errors
    /// Where it is damaged, made to exhaust memory, or has more cells than `limits` allow.
    pub(crate) fn facts(
        &mut self,
        sheet: &str,
        cells: &mut usize,
        limits: &Limits,
    ) -> Result<Facts, InputError> {
        let mut facts = Facts::default();
        let Some((_, path)) = self.sheets.iter().find(|(name, _)| name == sheet) else { return Ok(facts) };
        let Some(part) = self.container.part(path)? else { return Ok(facts) };
        let mut records = Records::new(part);
        let mut row = 0;
        while let Some((kind, data)) = records.next()? {
            match kind {
                // BrtWsDim
                0x0094 => drop(bytes::<16>(data, 0)?),
                // BrtRowHdr
                0x0000 => {
                    row = number(data, 0)?;
                    if row >= ROWS {
                        return Err(damaged("cells outside the grid"));
                    }
                    let [_, flags] = bytes(data, 10)?;
                    if flags & 0x10 != 0 {
                        facts.hidden_rows.insert(row);
                    }
                }
                // From BrtCellBlank to BrtFmlaError
                0x0001..=0x000B => {
                    *cells += 1;
                    if *cells > limits.cells {
                        return Err(InputError::TooManyCells(limits.cells));
                    }
                    cell(
                        kind,
                        CellRef::new(row, number(data, 0)?),
                        data,
                        (&self.formats, self.strings),
                        &mut facts,
                    )?;
                }
                // BrtMergeCell
                0x00B0 => {
                    let first = CellRef::new(number(data, 0)?, number(data, 8)?);
                    let last = CellRef::new(number(data, 4)?, number(data, 12)?);
                    if last.row < ROWS && last.col < COLUMNS && !facts.merge(first, last) {
                        return Err(damaged("too many merged regions"));
                    }
                }
                _ => {}
            }
        }
        facts.sort();
        Ok(facts)
    }
}

/// Checks a cell's record and notes its format.
fn cell(
    kind: u16,
    at: CellRef,
    data: &[u8],
    (formats, strings): (&[Format], u32),
    facts: &mut Facts,
) -> Result<(), InputError> {
    if at.col >= COLUMNS {
        return Err(damaged("cells outside the grid"));
    }
    match kind {
        // BrtCellRk, BrtCellReal, BrtFmlaNum
        0x0002 | 0x0005 | 0x0009 => {
            let length = if kind == 0x0002 { 12 } else { 16 };
            if data.len() < length {
                return Err(damaged("a number cut off"));
            }
            let style = number(data, 4)? & 0x00FF_FFFF;
            let format = formats.get(style as usize).copied().unwrap_or(Format::General);
            facts.format(at.row, at.col, at.col, format);
        }
        // BrtCellError, which calamine knows some of, and BrtFmlaError, which it leaves out.
        0x0003 | 0x000B => {
            let [code] = bytes(data, 8)?;
            facts.faults.push((at, error(code)));
        }
        // BrtCellBool, BrtFmlaBool
        0x0004 | 0x000A => drop(bytes::<1>(data, 8)?),
        // BrtCellSt, BrtFmlaString
        0x0006 | 0x0008 => drop(text(data, 8)?),
        // BrtCellIsst
        0x0007 if number(data, 8)? >= strings => {
            return Err(damaged("a cell with a text that is not in the table"));
        }
        _ => {}
    }
    Ok(())
}

/// An error value, [MS-XLSB] 2.5.97.2.
fn error(code: u8) -> Fault {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        code => return Fault::Broken(format!("error value {code:#04X}")),
    };
    Fault::ErrorValue(text.to_owned())
}
