//! The records that xlsb parts are made of.

use std::io::{BufReader, ErrorKind, Read};

use super::xml::damaged;
use crate::intake::file::InputError;

/// Bytes of a record: a cell's text is 65,535 bytes at most, and calamine takes memory for
/// whatever length a record declares.
const RECORD: usize = 1 << 20;

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
        let mut byte = [0];
        match self.part.read_exact(&mut byte) {
            Ok(()) => Ok(Some(byte[0])),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(damaged(error)),
        }
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
