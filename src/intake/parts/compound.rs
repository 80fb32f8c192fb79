//! The OLE container of old Excel files.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use super::xml::damaged;
use crate::intake::file::InputError;

/// Sectors up to here hold something; the numbers above end a chain.
const SECTORS: u32 = 0xFFFF_FFFA;
const NONE: u32 = u32::MAX;

/// Streams shorter than this lie in sectors of 64 bytes inside one stream.
const SHORT: usize = 4096;

const PROPERTIES: &str = "\u{5}DocumentSummaryInformation";
const PROPERTIES_SIZE: usize = 1 << 16;

/// The names of the streams and storages at the top; none where the container is damaged.
pub(crate) fn streams(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let container = Compound::open(bytes).ok()?;
    Some(container.top().into_iter().map(|entry| entry.name.clone()).collect())
}

/// The bytes of a workbook's stream.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, InputError> {
    let container = Compound::open(bytes)?;
    let top = container.top();
    let find = |name: &str| top.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    let entry = find("Workbook").or_else(|| find("Book")).ok_or_else(|| damaged("no workbook"))?;
    container.stream(entry)
}

/// The stream of the document's properties, if there is one of a sensible size.
pub(super) fn properties(bytes: &[u8]) -> Option<Vec<u8>> {
    let container = Compound::open(bytes).ok()?;
    let top = container.top();
    let entry = top.iter().find(|entry| entry.name == PROPERTIES && entry.size <= PROPERTIES_SIZE)?;
    container.stream(entry).ok()
}

/// A container with nothing in it but a workbook's stream and that of its properties.
pub(super) fn container(workbook: &[u8], properties: Option<&[u8]>) -> Result<Vec<u8>, InputError> {
    let whole = Cursor::new(Vec::with_capacity(workbook.len() + workbook.len() / 32 + 8192));
    let mut container =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, whole).map_err(InputError::Io)?;
    for (name, data) in [("Workbook", Some(workbook)), (PROPERTIES, properties)] {
        let Some(data) = data else { continue };
        let mut stream = container.create_stream(format!("/{name}")).map_err(InputError::Io)?;
        stream.write_all(data).map_err(InputError::Io)?;
        stream.flush().map_err(InputError::Io)?;
    }
    container.flush().map_err(InputError::Io)?;
    Ok(container.into_inner().into_inner())
}

/// A container's directory and tables. Written here because files of other programs break rules
/// that a library insists on, and calamine, which does not, follows chains that never end.
struct Compound<'a> {
    bytes: &'a [u8],
    size: usize,
    table: Vec<u32>,
    entries: Vec<Entry>,
    short_table: Vec<u32>,
}

/// An entry of the directory, [MS-CFB] 2.6.
struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, InputError> {
        let shift = number(bytes, 30)? & 0xFFFF;
        if !matches!(shift, 9 | 12) {
            return Err(damaged("sectors of an unknown size"));
        }
        let size = 1_usize << shift;
        let mut whole =
            Compound { bytes, size, table: Vec::new(), entries: Vec::new(), short_table: Vec::new() };
        for sector in whole.tables()? {
            let Ok(sector) = whole.sector(sector) else { break };
            whole.table.extend(sector.chunks_exact(4).map(|four| number(four, 0).unwrap_or(NONE)));
        }
        let directory = whole.chain(number(bytes, 48)?, usize::MAX)?;
        whole.entries = directory.chunks_exact(128).map(entry).collect::<Result<_, _>>()?;
        let short = whole.chain(number(bytes, 60)?, usize::MAX).unwrap_or_default();
        whole.short_table = short.chunks_exact(4).map(|four| number(four, 0).unwrap_or(NONE)).collect();
        Ok(whole)
    }

    /// The sectors that the table of sectors is in.
    fn tables(&self) -> Result<Vec<u32>, InputError> {
        let sectors = self.bytes.len() / self.size + 1;
        let mut tables = Vec::new();
        let mut read = |data: &[u8]| {
            let all = data.chunks_exact(4).map(|four| number(four, 0).unwrap_or(NONE));
            tables.extend(all.filter(|sector| *sector < SECTORS));
            // Each describes as many sectors as it has entries; there is no need of more.
            if tables.len() > 110 + 2 * sectors / (self.size / 4) {
                Err(damaged("the container's table is longer than the container"))
            } else {
                Ok(())
            }
        };
        read(self.bytes.get(76..512).ok_or_else(cut)?)?;
        let mut next = number(self.bytes, 68)?;
        for _ in 0..sectors {
            if next >= SECTORS {
                return Ok(tables);
            }
            let sector = self.sector(next)?;
            let (all, last) = sector.split_at(sector.len().saturating_sub(4));
            read(all)?;
            next = number(last, 0)?;
        }
        Err(damaged("the container's table never ends"))
    }

    fn sector(&self, sector: u32) -> Result<&'a [u8], InputError> {
        let start = (sector as usize).saturating_add(1).saturating_mul(self.size);
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty()).ok_or_else(cut)?;
        Ok(rest.get(..self.size).unwrap_or(rest))
    }

    fn chain(&self, mut next: u32, size: usize) -> Result<Vec<u8>, InputError> {
        let mut found = Vec::new();
        while next < SECTORS && found.len() < size {
            found.extend_from_slice(self.sector(next)?);
            if found.len() > self.bytes.len() {
                return Err(damaged("a chain that never ends"));
            }
            next = self.table.get(next as usize).copied().ok_or_else(cut)?;
        }
        found.truncate(size);
        Ok(found)
    }

    fn stream(&self, entry: &Entry) -> Result<Vec<u8>, InputError> {
        if entry.size > self.bytes.len() {
            return Err(cut());
        }
        let found = if entry.size >= SHORT {
            self.chain(entry.start, entry.size)?
        } else {
            let root = self.entries.first().ok_or_else(cut)?;
            let short = self.chain(root.start, usize::MAX)?;
            let (mut found, mut next) = (Vec::new(), entry.start);
            while next < SECTORS && found.len() < entry.size {
                let start = (next as usize).saturating_mul(64);
                found.extend_from_slice(short.get(start..start.saturating_add(64)).ok_or_else(cut)?);
                next = self.short_table.get(next as usize).copied().ok_or_else(cut)?;
            }
            found.truncate(entry.size);
            found
        };
        if found.len() < entry.size { Err(cut()) } else { Ok(found) }
    }

    /// The entries right below the root: what lies deeper belongs to embedded documents.
    fn top(&self) -> Vec<&Entry> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let mut open: Vec<u32> = self.entries.first().map(|root| root.child).into_iter().collect();
        while let Some(at) = open.pop() {
            if let Some(entry) = self.entries.get(at as usize)
                && seen.insert(at)
            {
                found.push(entry);
                open.extend([entry.left, entry.right]);
            }
        }
        found
    }
}

fn entry(data: &[u8]) -> Result<Entry, InputError> {
    let name: Vec<u16> = data
        .chunks_exact(2)
        .take(32)
        .map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
        .take_while(|unit| *unit != 0)
        .collect();
    Ok(Entry {
        name: String::from_utf16_lossy(&name),
        left: number(data, 68)?,
        right: number(data, 72)?,
        child: number(data, 76)?,
        start: number(data, 116)?,
        size: number(data, 120)? as usize,
    })
}

fn number(data: &[u8], at: usize) -> Result<u32, InputError> {
    let four = data.get(at..).and_then(|rest| rest.first_chunk());
    four.map(|four| u32::from_le_bytes(*four)).ok_or_else(cut)
}

fn cut() -> InputError {
    damaged("the container is cut off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_comes_back_from_the_container_around_it() {
        for size in [100, 5_000, 3_000_000] {
            let stream: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
            let whole = container(&stream, None).expect("made");
            assert_eq!(workbook(&whole).expect("read"), stream);
            assert_eq!(streams(&whole).expect("names").into_iter().collect::<Vec<_>>(), ["Workbook"]);
            assert_eq!(properties(&whole), None);
            let both = container(&stream, Some(b"about")).expect("made");
            assert_eq!(workbook(&both).expect("read"), stream);
            assert_eq!(properties(&both).as_deref(), Some(b"about".as_slice()));
        }
    }

    #[test]
    fn damaged_containers() {
        let whole = container(&[7; 100_000], None).expect("made");
        for end in [0, 8, 100, 512, 1_000, 50_000] {
            assert!(matches!(workbook(&whole[..end]), Err(InputError::Damaged(_))), "{end}");
        }
        // The table's continuation names itself.
        let mut circle = whole.clone();
        circle[68..72].copy_from_slice(&0_u32.to_le_bytes());
        circle[1_020..1_024].copy_from_slice(&0_u32.to_le_bytes());
        assert!(matches!(workbook(&circle), Err(InputError::Damaged(_))));
        // The directory's chain ends where it begins.
        let table = number(&whole, 76).expect("there") as usize * 512 + 512;
        let directory = number(&whole, 48).expect("there");
        let mut circle = whole.clone();
        let at = table + 4 * directory as usize;
        circle[at..at + 4].copy_from_slice(&directory.to_le_bytes());
        assert!(matches!(workbook(&circle), Err(InputError::Damaged(_))));
    }
}
