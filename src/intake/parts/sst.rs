//! The table of shared texts of an old Excel workbook, which a cell may name any number of times.

use super::ooxml::STRING;
use super::records8::{CONTINUE, Record};
use super::xml::damaged;
use crate::intake::file::InputError;
use crate::intake::limits::Limits;

/// Records that a table may be continued in: calamine moves all of them for each one it reads.
const PIECES: usize = 20_000;

/// The sizes of the shared texts.
#[derive(Default)]
pub(super) struct Strings(Vec<u32>);

impl Strings {
    /// Reads the table that begins at a record.
    pub(super) fn read(stream: &[u8], mut at: usize, limits: &Limits) -> Result<Self, InputError> {
        let mut pieces = Vec::new();
        while let Some(record) = Record::at(stream, at)? {
            if !pieces.is_empty() && record.kind != CONTINUE {
                break;
            }
            pieces.push(&stream[at + 4..record.end]);
            at = record.end;
        }
        if pieces.len() > PIECES {
            return Err(damaged("shared strings in too many pieces"));
        }
        let mut pieces = pieces.into_iter();
        let first = pieces.next().unwrap_or_default().get(8..).ok_or_else(cut)?;
        let mut table = Table { data: first, pieces };
        let (mut sizes, mut size) = (Vec::new(), 0_u64);
        while !table.data.is_empty() || table.turn() {
            let text = table.text()?;
            size += u64::from(text) + STRING;
            let limit = limits.part.saturating_mul(2);
            if size > limit {
                return Err(InputError::TooLarge { size, limit });
            }
            sizes.push(text);
        }
        Ok(Strings(sizes))
    }

    /// Bytes of a text.
    pub(super) fn size(&self, index: u32) -> u64 {
        self.0.get(index as usize).copied().map_or(0, u64::from)
    }
}

fn cut() -> InputError {
    damaged("shared strings cut off")
}

/// The rest of the table: of this record, and the records after it.
struct Table<'a> {
    data: &'a [u8],
    pieces: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Table<'a> {
    /// Goes on to the next record.
    fn turn(&mut self) -> bool {
        match self.pieces.next() {
            Some(piece) => {
                self.data = piece;
                true
            }
            None => false,
        }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], InputError> {
        let (taken, rest) = self.data.split_first_chunk::<N>().ok_or_else(cut)?;
        self.data = rest;
        Ok(*taken)
    }

    /// Passes over a text ([MS-XLS] 2.5.293) and gives the bytes it may come to.
    fn text(&mut self) -> Result<u32, InputError> {
        if self.data.is_empty() {
            return Ok(0);
        }
        let [low, high, flags] = self.take()?;
        let length = usize::from(u16::from_le_bytes([low, high]));
        let runs = if flags & 8 != 0 { usize::from(u16::from_le_bytes(self.take()?)) } else { 0 };
        let more = if flags & 4 != 0 { i32::from_le_bytes(self.take()?) } else { 0 };
        let mut width = 1 + usize::from(flags & 1);
        let mut left = length;
        while left > 0 {
            let here = (self.data.len() / width).min(left);
            self.data = &self.data[here * width..];
            left -= here;
            if left > 0 {
                if !self.turn() {
                    return Err(cut());
                }
                let [flags] = self.take()?;
                width = 1 + usize::from(flags & 1);
            }
        }
        self.skip(4 * runs)?;
        self.skip(usize::try_from(more).map_err(damaged)?)?;
        // Three bytes of UTF-8 to a character of two, two to a character of one.
        u32::try_from(3 * length).map_err(damaged)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), InputError> {
        while bytes > 0 {
            if self.data.is_empty() && !self.turn() {
                return Err(cut());
            }
            let here = self.data.len().min(bytes);
            self.data = &self.data[here..];
            bytes -= here;
        }
        Ok(())
    }
}
