//! The records that xlsb parts are made of.

use std::io::{BufRead as _, BufReader, Read};
use std::ops::RangeInclusive;

use super::xml::damaged;
use crate::intake::file::InputError;

/// Bytes of a record: a cell's text is 65,535 bytes at most, and calamine takes memory for
/// whatever length a record declares.
const RECORD: usize = 1 << 20;

/// Cells that leave out their column.
const SHORT: RangeInclusive<u16> = 0x000C..=0x0012;

/// The records of a part, one after the other.
pub(super) struct Records<R> {
    part: BufReader<R>,
    body: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(part: R) -> Self {
        Records { part: BufReader::new(part), body: Vec::new() }
    }

    /// The next record; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &[u8])>, InputError> {
        match self.kind()? {
            Some(kind) => Ok(Some((kind, self.body()?))),
            None => Ok(None),
        }
    }

    /// The next record of a kind.
    pub(super) fn find(&mut self, wanted: u16) -> Result<&[u8], InputError> {
        loop {
            let kind = self.kind()?.ok_or_else(|| damaged("fewer records than declared"))?;
            self.body()?;
            if kind == wanted {
                return Ok(&self.body);
            }
        }
    }

    pub(super) fn kind(&mut self) -> Result<Option<u16>, InputError> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let second = if first & 0x80 == 0 { 0 } else { self.byte()?.unwrap_or_default() };
        Ok(Some(u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7))
    }

    pub(super) fn body(&mut self) -> Result<&[u8], InputError> {
        let mut length = 0;
        for at in 0..4 {
            let byte = self.byte()?.ok_or_else(|| damaged("a record cut off"))?;
            length |= usize::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > RECORD {
            return Err(damaged("a record longer than 1 MB"));
        }
        self.body.resize(length, 0);
        self.part.read_exact(&mut self.body).map_err(damaged)?;
        Ok(&self.body)
    }

    fn byte(&mut self) -> Result<Option<u8>, InputError> {
        let byte = self.part.fill_buf().map_err(damaged)?.first().copied();
        self.part.consume(usize::from(byte.is_some()));
        Ok(byte)
    }
}

pub(super) fn bytes<const N: usize>(data: &[u8], at: usize) -> Result<[u8; N], InputError> {
    let found = data.get(at..).and_then(|rest| rest.first_chunk());
    found.copied().ok_or_else(|| damaged("a record cut off"))
}

pub(super) fn number(data: &[u8], at: usize) -> Result<u32, InputError> {
    bytes(data, at).map(u32::from_le_bytes)
}

/// The bytes of a text in UTF-16, without the four of its length before them.
pub(super) fn text(data: &[u8], at: usize) -> Result<&[u8], InputError> {
    let length = number(data, at)? as usize * 2;
    data.get(at + 4..at + 4 + length).ok_or_else(|| damaged("a text longer than its record"))
}

/// Whether a worksheet has short cells ([MS-XLSB] 2.4, BrtShortBlank to BrtShortIsst) among the
/// first `cells`.
pub(super) fn shorthand<R: Read>(mut records: Records<R>, cells: usize) -> Result<bool, InputError> {
    let mut seen = 0;
    while let Some((kind, _)) = records.next()? {
        if SHORT.contains(&kind) {
            return Ok(true);
        }
        seen += usize::from((0x0001..=0x000B).contains(&kind));
        if seen > cells {
            break;
        }
    }
    Ok(false)
}

/// A worksheet with its short cells written out. Each stands to the right of the one before.
pub(super) fn longhand<R: Read>(mut records: Records<R>, limit: u64) -> Result<Vec<u8>, InputError> {
    let (mut long, mut col) = (Vec::new(), 0_u32);
    while let Some((kind, body)) = records.next()? {
        match kind {
            0x0000 => {
                col = 0;
                write(&mut long, kind, &[], body);
            }
            0x0001..=0x000B => {
                col = number(body, 0)?.saturating_add(1);
                write(&mut long, kind, &[], body);
            }
            kind if SHORT.contains(&kind) => {
                write(&mut long, kind - 0x000B, &col.to_le_bytes(), body);
                col = col.saturating_add(1);
            }
            _ => write(&mut long, kind, &[], body),
        }
        let size = long.len() as u64;
        if size > limit {
            return Err(InputError::TooLarge { size, limit });
        }
    }
    Ok(long)
}

fn write(long: &mut Vec<u8>, kind: u16, before: &[u8], body: &[u8]) {
    let [low, high] = kind.to_le_bytes();
    if kind < 0x80 {
        long.push(low);
    } else {
        long.extend([low | 0x80, (high << 1) | (low >> 7)]);
    }
    let mut length = before.len() + body.len();
    while length >= 0x80 {
        long.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    long.push(length as u8);
    long.extend_from_slice(before);
    long.extend_from_slice(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cells_get_the_column_after_the_one_before() {
        let mut part = Vec::new();
        write(&mut part, 0x0091, &[], &[]);
        write(&mut part, 0x0000, &[], &[0; 12]);
        write(&mut part, 0x0002, &[3, 0, 0, 0], &[0; 8]);
        assert_eq!(shorthand(Records::new(part.as_slice()), 100).ok(), Some(false));
        write(&mut part, 0x000D, &[], &[7; 8]);
        write(&mut part, 0x0012, &[], &[1; 8]);
        assert_eq!(shorthand(Records::new(part.as_slice()), 100).ok(), Some(true));
        let long = longhand(Records::new(part.as_slice()), 1_000).expect("readable");
        let mut records = Records::new(long.as_slice());
        let cells: Vec<(u16, u32)> = [0x0091, 0x0000, 0x0002, 0x0002, 0x0007]
            .into_iter()
            .map(|kind| {
                let (found, body) = records.next().expect("readable").expect("a record");
                assert_eq!(found, kind);
                (kind, number(body, 0).unwrap_or_default())
            })
            .collect();
        assert_eq!(cells[2..], [(2, 3), (2, 4), (7, 5)]);
    }

    #[test]
    fn lengths_that_records_declare_are_bounded() {
        let mut huge: &[u8] = &[0x01, 0xFF, 0xFF, 0xFF, 0x7F];
        assert!(Records::new(&mut huge).next().is_err());
        assert!(Records::new([0x01, 0x05, 0].as_slice()).next().is_err());
        assert!(text(&[0xFF; 8], 0).is_err());
    }
}
