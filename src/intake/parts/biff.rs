//! An old Excel workbook: its records are measured, and those calamine could trip over taken out.

use std::collections::BTreeMap;

use super::format::Format;
use super::records8::{self as record, Record, code, u16_at, u32_at};
use super::sst::Strings;
use super::xml::damaged;
use super::{Facts, compound};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;
use crate::place::CellRef;

/// A workbook that calamine can open, and what its sheets say, in their order.
pub(crate) struct Workbook {
    pub(crate) bytes: Vec<u8>,
    pub(crate) sheets: Vec<Facts>,
}

/// Reads the records of a workbook.
///
/// # Errors
/// Where it is damaged, encrypted, made to exhaust memory, or spread over a larger area than
/// `limits` allow.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, InputError> {
    let mut stream = compound::workbook(bytes)?;
    let globals = Globals::read(&mut stream, limits)?;
    let mut count = Count { records: stream.len() / 4 + 1, ..Count::default() };
    let mut sheets = Vec::new();
    for at in &globals.sheets {
        sheets.push(Sheet::read(&mut stream, *at, &globals, &mut count, limits)?);
    }
    Ok(Workbook { bytes: compound::container(&stream, compound::properties(bytes).as_deref())?, sheets })
}

/// What the sheets refer to.
#[derive(Default)]
struct Globals {
    sheets: Vec<usize>,
    formats: Vec<Format>,
    strings: Strings,
}

impl Globals {
    fn read(stream: &mut [u8], limits: &Limits) -> Result<Self, InputError> {
        let mut globals = Globals::default();
        let (mut codes, mut styles) = (BTreeMap::new(), Vec::new());
        let mut at = 0;
        while let Some(record) = Record::at(stream, at)? {
            let data = &stream[at + 4..record.end];
            match record.kind {
                record::EOF => break,
                record::FILE_PASS if u16_at(data, 0)? != 0 => return Err(InputError::Encrypted),
                record::BOUND_SHEET => globals.sheets.push(u32_at(data, 0)? as usize),
                record::XF => styles.push(u16_at(data, 2)?),
                record::FORMAT => drop(codes.insert(u16_at(data, 0)?, Format::of(&code(data)))),
                record::SST => globals.strings = Strings::read(stream, at, limits)?,
                // Names are of no use here, and calamine trusts their lengths.
                record::LBL | record::EXTERN_SHEET => stream[at..at + 2].fill(0),
                _ => {}
            }
            at = record.end;
        }
        globals.formats = styles
            .into_iter()
            .map(|id| codes.get(&id).copied().unwrap_or_else(|| Format::builtin(id)))
            .collect();
        Ok(globals)
    }
}

/// What all sheets come to.
#[derive(Default)]
struct Count {
    /// Records that may still come: sheets that share their records are none.
    records: usize,
    cells: usize,
    area: u64,
    text: u64,
}

/// The sheet that is read.
#[derive(Default)]
struct Sheet {
    facts: Facts,
    used: Option<(u32, u32, u32, u32)>,
    /// A formula whose text should follow.
    pending: Option<CellRef>,
}

impl Sheet {
    fn read(
        stream: &mut [u8],
        mut at: usize,
        globals: &Globals,
        count: &mut Count,
        limits: &Limits,
    ) -> Result<Facts, InputError> {
        let mut sheet = Sheet::default();
        let mut depth = 0_usize;
        while let Some(record) = Record::at(stream, at)? {
            count.records = count.records.checked_sub(1).ok_or_else(|| damaged("sheets within sheets"))?;
            let data = &mut stream[at..record.end];
            at = record.end;
            match record.kind {
                record::BOF => depth += 1,
                record::EOF if depth <= 1 => break,
                record::EOF => depth -= 1,
                // What is nested is a chart.
                _ if depth > 1 => {}
                kind => sheet.record(kind, data, globals, count, limits)?,
            }
            if count.cells > limits.cells {
                return Err(InputError::TooManyCells(limits.cells));
            }
            let area = count.area + sheet.area();
            if area > limits.area {
                return Err(InputError::TooSpread { area, limit: limits.area });
            }
        }
        sheet.facts.uncalculated.extend(sheet.pending);
        count.area += sheet.area();
        sheet.facts.sort();
        Ok(sheet.facts)
    }

    /// Reads a record, its head included, and takes out what calamine need not see.
    fn record(
        &mut self,
        kind: u16,
        record: &mut [u8],
        globals: &Globals,
        count: &mut Count,
        limits: &Limits,
    ) -> Result<(), InputError> {
        let (head, data) = record.split_at_mut(4);
        match kind {
            record::NUMBER | record::LABEL | record::RSTRING | record::BOOL_ERR | record::RK => {
                let (row, col) = self.cell(data, count)?;
                if matches!(kind, record::NUMBER | record::RK) {
                    self.format(row, col, u16_at(data, 4)?, globals);
                }
            }
            record::LABEL_SST => {
                self.cell(data, count)?;
                count.text += globals.strings.size(u32_at(data, 6)?);
                let limit = limits.part.saturating_mul(2);
                if count.text > limit {
                    return Err(InputError::TooLarge { size: count.text, limit });
                }
            }
            record::MUL_RK => {
                let (row, first) = self.cell(data, count)?;
                let last = u32::from(u16_at(data, data.len().saturating_sub(2))?);
                if last < first || data.len() != 6 + 6 * (last - first + 1) as usize {
                    return Err(damaged("a record of numbers of another length than it says"));
                }
                count.cells += (last - first) as usize;
                self.used(row, last);
                for (col, number) in (first..=last).zip(data[4..].chunks(6)) {
                    self.format(row, col, u16_at(number, 0)?, globals);
                }
            }
            record::FORMULA => {
                let (row, col) = self.cell(data, count)?;
                self.format(row, col, u16_at(data, 4)?, globals);
                let at = CellRef::new(row, col);
                self.facts.uncalculated.extend(self.pending.take());
                match data.get(6..14) {
                    Some([0, .., 0xFF, 0xFF]) => self.pending = Some(at),
                    Some([3, .., 0xFF, 0xFF]) => drop(self.facts.uncalculated.insert(at)),
                    _ => {}
                }
                // A formula of one missing argument in the place of the real one, whose parts
                // calamine would trust.
                let formula = data.get_mut(20..23).ok_or_else(|| damaged("a formula cut off"))?;
                formula.copy_from_slice(&[1, 0, 0x16]);
            }
            record::STRING => match self.pending.take() {
                Some(at) if u16_at(data, 0)? == 0 => drop(self.facts.uncalculated.insert(at)),
                _ => {}
            },
            record::ROW if u16_at(data, 12)? & 0x20 != 0 => {
                self.facts.hidden_rows.insert(u32::from(u16_at(data, 0)?));
            }
            record::MERGE_CELLS => {
                for region in
                    data.get(2..).unwrap_or_default().chunks_exact(8).take(usize::from(u16_at(data, 0)?))
                {
                    let number = |at: usize| u16_at(region, at).map(u32::from);
                    let first = CellRef::new(number(0)?, number(4)?);
                    if !self.facts.merge(first, CellRef::new(number(2)?, number(6)?)) {
                        return Err(damaged("too many merged regions"));
                    }
                }
                head[..2].fill(0);
            }
            // Calamine takes memory for all of the area that it names.
            record::DIMENSIONS => head[..2].fill(0),
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, data: &[u8], count: &mut Count) -> Result<(u32, u32), InputError> {
        let (row, col) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
        count.cells += 1;
        self.used(row, col);
        Ok((row, col))
    }

    fn used(&mut self, row: u32, col: u32) {
        let (top, left, bottom, right) = self.used.unwrap_or((row, col, row, col));
        self.used = Some((top.min(row), left.min(col), bottom.max(row), right.max(col)));
    }

    fn area(&self) -> u64 {
        self.used.map_or(0, |(top, left, bottom, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }

    fn format(&mut self, row: u32, col: u32, style: u16, globals: &Globals) {
        let format = globals.formats.get(usize::from(style)).copied().unwrap_or(Format::General);
        self.facts.format(row, col, col, format);
    }
}

#[cfg(test)]
mod tests;
