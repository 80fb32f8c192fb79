//! A table of an ods file, measured as calamine will build it.

use std::collections::BTreeMap;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::ooxml::SHEETS;
use super::worksheet::{COLUMNS, ROWS};
use super::xml::{attribute, damaged};
use super::{Facts, Format};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;
use crate::place::CellRef;

/// What all tables of a file come to.
pub(super) struct Measure<'a> {
    limits: &'a Limits,
    pub(super) tables: BTreeMap<String, Facts>,
    count: usize,
    area: u64,
    /// Cells that calamine keeps before it builds the rectangle.
    pub(super) pushed: usize,
    /// Bytes of text, each copy counted.
    text: u64,
}

impl<'a> Measure<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Measure { limits, tables: BTreeMap::new(), count: 0, area: 0, pushed: 0, text: 0 }
    }

    pub(super) fn begin(&mut self, tag: &BytesStart<'_>) -> Result<Option<Table>, InputError> {
        let Some(name) = attribute(tag, "table:name") else { return Ok(None) };
        self.count += 1;
        if self.count > SHEETS {
            return Err(damaged(format!("more than {SHEETS} tables")));
        }
        let name = unescape(&name).map_err(damaged)?.into_owned();
        Ok(Some(Table { name, ..Table::default() }))
    }

    pub(super) fn text(&mut self, bytes: u64) -> Result<(), InputError> {
        self.text = self.text.saturating_add(bytes);
        let (size, limit) = (self.text, self.limits.part);
        if size > limit { Err(InputError::TooLarge { size, limit }) } else { Ok(()) }
    }

    pub(super) fn end(&mut self, mut table: Table) -> Result<(), InputError> {
        self.area += table.area();
        self.spread(self.area)?;
        if let Some((_, _, last_row, _)) = table.used {
            // Programs fill the sheet up with hidden rows down to its end.
            for (first, last) in table.hidden {
                table.facts.hidden_rows.extend(first..last.min(last_row + 1));
            }
        }
        table.facts.sort();
        self.tables.insert(table.name, table.facts);
        Ok(())
    }

    fn spread(&self, area: u64) -> Result<(), InputError> {
        let limit = self.limits.area;
        if area > limit { Err(InputError::TooSpread { area, limit }) } else { Ok(()) }
    }
}

/// The table that is open.
#[derive(Default)]
pub(super) struct Table {
    name: String,
    facts: Facts,
    hidden: Vec<(u32, u32)>,
    /// Top, left, bottom and right of the cells that hold something.
    used: Option<(u32, u32, u32, u32)>,
    row: u32,
    rows: u32,
    col: u32,
    /// Blanks that count only if something follows them.
    blanks: u32,
    tags: u32,
    pub(super) open: bool,
    /// How often the text of the cell that is open is kept.
    pub(super) copies: u64,
}

impl Table {
    pub(super) fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), InputError> {
        self.tags += 1;
        if self.tags > ROWS {
            return Err(damaged("too many rows"));
        }
        self.rows = repeated(tag, "table:number-rows-repeated")?.min(ROWS.saturating_sub(self.row));
        (self.col, self.blanks) = (0, 0);
        let visibility = attribute(tag, "table:visibility");
        if visibility.is_some_and(|value| matches!(value.as_ref(), "collapse" | "filter")) {
            self.hidden.push((self.row, self.row + self.rows));
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self, measure: &mut Measure<'_>) -> Result<(), InputError> {
        self.row += self.rows;
        self.rows = 0;
        measure.spread(measure.pushed as u64)
    }

    pub(super) fn end_cell(&mut self) {
        self.open = false;
        self.copies = 0;
    }

    pub(super) fn cell(&mut self, tag: &BytesStart<'_>, measure: &mut Measure<'_>) -> Result<(), InputError> {
        if std::mem::replace(&mut self.open, true) {
            return Err(damaged("a table within a cell"));
        }
        let (mut value, mut kind, mut formula, mut kept) = (false, None, false, 0_u64);
        let (mut across, mut down) = (1, 1);
        for attribute in tag.attributes().with_checks(false).map_while(Result::ok) {
            match attribute.key.as_ref() {
                "office:value"
                | "office:string-value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value" => {
                    value = true;
                    kept += attribute.value.len() as u64;
                }
                "office:value-type" => kind = Some(attribute.value),
                "table:formula" => {
                    formula = true;
                    kept += attribute.value.len() as u64;
                }
                "table:number-columns-spanned" => across = attribute.value.parse().unwrap_or(1_u32),
                "table:number-rows-spanned" => down = attribute.value.parse().unwrap_or(1_u32),
                _ => {}
            }
        }
        let kind = kind.as_deref();
        let times = repeated(tag, "table:number-columns-repeated")?;
        let holds = value || formula || kind == Some("string");
        let first = self.col.saturating_add(self.blanks).min(COLUMNS);
        let times = times.min(COLUMNS - first);
        if !holds {
            self.blanks = first - self.col + times;
        } else if times > 0 && self.rows > 0 {
            measure.pushed += (first + times - self.col) as usize;
            (self.col, self.blanks) = (first + times, 0);
            self.used(first);
            measure.spread(measure.area + self.area())?;
            self.copies = u64::from(times) * u64::from(self.rows);
            measure.text(self.copies.saturating_mul(kept))?;
            self.notes(first, times, kind == Some("percentage"), formula && !value && kind.is_none());
        }
        if self.rows == 1 && (across > 1 || down > 1) && first < COLUMNS && self.row < ROWS {
            let last = CellRef::new(
                self.row.saturating_add(down.max(1) - 1).min(ROWS - 1),
                first.saturating_add(across.max(1) - 1).min(COLUMNS - 1),
            );
            if !self.facts.merge(CellRef::new(self.row, first), last) {
                return Err(damaged("too many merged regions"));
            }
        }
        Ok(())
    }

    /// Widens the rectangle by the cells that end at the column reached.
    fn used(&mut self, first: u32) {
        let (last_row, last_col) = (self.row + self.rows - 1, self.col - 1);
        let (top, left, bottom, right) = self.used.unwrap_or((self.row, first, last_row, last_col));
        self.used = Some((top, left.min(first), bottom.max(last_row), right.max(last_col)));
    }

    /// Cells of the rectangle.
    fn area(&self) -> u64 {
        self.used.map_or(0, |(top, left, bottom, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }

    fn notes(&mut self, first: u32, times: u32, percent: bool, uncalculated: bool) {
        for row in self.row..self.row + self.rows {
            if percent {
                self.facts.format(row, first, first + times - 1, Format::Percent);
            }
            if uncalculated {
                self.facts.uncalculated.extend((first..first + times).map(|col| CellRef::new(row, col)));
            }
        }
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u32, InputError> {
    match attribute(tag, name) {
        Some(text) => text.parse::<u64>().map(|n| u32::try_from(n).unwrap_or(u32::MAX)).map_err(damaged),
        None => Ok(1),
    }
}
