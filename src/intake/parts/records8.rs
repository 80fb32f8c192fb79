//! The records of old Excel workbooks, by the names of [MS-XLS] 2.3.

use super::xml::damaged;
use crate::intake::file::InputError;

pub(super) const FORMULA: u16 = 0x0006;
pub(super) const EOF: u16 = 0x000A;
pub(super) const EXTERN_SHEET: u16 = 0x0017;
pub(super) const LBL: u16 = 0x0018;
pub(super) const FILE_PASS: u16 = 0x002F;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const MUL_RK: u16 = 0x00BD;
pub(super) const RSTRING: u16 = 0x00D6;
pub(super) const XF: u16 = 0x00E0;
pub(super) const MERGE_CELLS: u16 = 0x00E5;
pub(super) const SST: u16 = 0x00FC;
pub(super) const LABEL_SST: u16 = 0x00FD;
pub(super) const DIMENSIONS: u16 = 0x0200;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const BOOL_ERR: u16 = 0x0205;
pub(super) const STRING: u16 = 0x0207;
pub(super) const ROW: u16 = 0x0208;
pub(super) const RK: u16 = 0x027E;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const BOF: u16 = 0x0809;

/// A record: what it is and where it ends.
pub(super) struct Record {
    pub(super) kind: u16,
    pub(super) end: usize,
}

impl Record {
    /// The record that begins at a byte; none at the end of the stream.
    pub(super) fn at(stream: &[u8], at: usize) -> Result<Option<Self>, InputError> {
        if at == stream.len() {
            return Ok(None);
        }
        let cut = || damaged("a record cut off");
        let head = stream.get(at..).ok_or_else(cut)?;
        let (kind, length) = (u16_at(head, 0)?, usize::from(u16_at(head, 2)?));
        let end = at + 4 + length;
        if end > stream.len() { Err(cut()) } else { Ok(Some(Record { kind, end })) }
    }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Result<u16, InputError> {
    let two = data.get(at..).and_then(|rest| rest.first_chunk());
    two.map(|two| u16::from_le_bytes(*two)).ok_or_else(|| damaged("a record cut off"))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Result<u32, InputError> {
    let four = data.get(at..).and_then(|rest| rest.first_chunk());
    four.map(|four| u32::from_le_bytes(*four)).ok_or_else(|| damaged("a record cut off"))
}

/// A format's code, as far as it is ASCII: that is all that is asked about it.
pub(super) fn code(data: &[u8]) -> String {
    let ascii = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { '字' };
    let wide = data.get(4).is_some_and(|flags| flags & 1 != 0);
    let text = data.get(5..).unwrap_or_default();
    if wide {
        text.chunks(2).map(|pair| if pair.get(1) == Some(&0) { ascii(&pair[0]) } else { '字' }).collect()
    } else {
        text.iter().map(ascii).collect()
    }
}
