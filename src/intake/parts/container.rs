//! The zip container: what its directory promises is checked before anything is inflated.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::xml::{Xml, damaged};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;

/// Parts in a container. A workbook has some dozens, one with many pictures some thousands.
const PARTS: usize = 10_000;

/// The head of a directory entry, and of the directory's end.
const ENTRY: &[u8; 4] = b"PK\x01\x02";

type Bytes<'a> = Cursor<&'a [u8]>;

/// A zip container whose directory is sound.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Bytes<'a>>,
    /// By the name calamine looks them up by: slashes forward, small letters.
    names: BTreeMap<String, (String, u64)>,
}

impl<'a> Container<'a> {
    /// Opens a container.
    ///
    /// # Errors
    /// Where it is damaged, encrypted, has too many parts, or declares to inflate to more than
    /// `limits` allow. That no part inflates to more than it declares, the zip reader watches.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, InputError> {
        // The reader takes memory for every entry there is, so they are counted first.
        let entries = memchr::memmem::find_iter(bytes, ENTRY).count();
        if entries > PARTS {
            return Err(InputError::Damaged(format!("{entries} parts in the container")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.has_duplicate_names() {
            return Err(InputError::Damaged("two parts of one name".to_owned()));
        }
        let mut names = BTreeMap::new();
        let mut inflated = 0_u64;
        for at in 0..archive.len() {
            let part = archive.by_index_data(at).map_err(damaged)?;
            if part.encrypted() {
                return Err(InputError::Encrypted);
            }
            let name = part.name().map_err(damaged)?.into_owned();
            inflated = inflated.saturating_add(part.size());
            let key = name.replace('\\', "/").to_ascii_lowercase();
            if names.insert(key, (name, part.size())).is_some() {
                return Err(InputError::Damaged("two parts of one name".to_owned()));
            }
        }
        if inflated > limits.inflated {
            return Err(InputError::TooLarge { size: inflated, limit: limits.inflated });
        }
        Ok(Container { archive, names })
    }

    /// The parts' names, slashes forward, in small letters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Refuses a part that is too large to be held in memory, apart from those that `streamed`
    /// names.
    pub(crate) fn bound(&self, limits: &Limits, streamed: impl Fn(&str) -> bool) -> Result<(), InputError> {
        match self.names.iter().find(|(name, (_, size))| *size > limits.part && !streamed(name)) {
            Some((_, (_, size))) => Err(InputError::TooLarge { size: *size, limit: limits.part }),
            None => Ok(()),
        }
    }

    /// Bytes that a part inflates to, found the way calamine finds it.
    pub(crate) fn size(&self, path: &str) -> Option<u64> {
        self.names.get(&path.to_ascii_lowercase()).map(|(_, size)| *size)
    }

    /// A part, found the way calamine finds it.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<ZipFile<'_, Bytes<'a>>>, InputError> {
        let name = self.names.get(&path.to_ascii_lowercase()).map_or(path, |(name, _)| name.as_str());
        match self.archive.by_name(name) {
            Ok(part) => Ok(Some(part)),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(damaged(error)),
        }
    }

    /// A part as it is packed, found the way calamine finds it; `None` where it cannot be.
    pub(super) fn raw(&mut self, path: &str) -> Option<ZipFile<'_, Bytes<'a>>> {
        let (name, _) = self.names.get(&path.to_ascii_lowercase())?;
        let at = self.archive.index_for_name(name)?;
        self.archive.by_index_raw(at).ok()
    }

    /// The container with some parts replaced.
    ///
    /// # Errors
    /// Where the other parts cannot be copied.
    pub(crate) fn with(&mut self, changed: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, InputError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let part = self.archive.by_index_raw(at).map_err(damaged)?;
            let name = part.name().map_err(damaged)?.into_owned();
            match changed.get(&name.replace('\\', "/").to_ascii_lowercase()) {
                Some(bytes) => {
                    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
                    zip.start_file(name, stored).map_err(damaged)?;
                    zip.write_all(bytes).map_err(InputError::Io)?;
                }
                None => zip.raw_copy_file(part).map_err(damaged)?,
            }
        }
        Ok(zip.finish().map_err(damaged)?.into_inner())
    }

    /// A part as XML, with whatever it holds beside its root skipped by the reader.
    pub(crate) fn xml(&mut self, path: &str) -> Result<Option<Xml<ZipFile<'_, Bytes<'a>>>>, InputError> {
        Ok(self.part(path)?.map(|part| Xml::new(part, false)))
    }
}

#[cfg(test)]
pub(in crate::intake) mod tests {
    use std::io::Read as _;

    use super::*;

    /// A container of the parts given.
    pub(in crate::intake) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("started");
            zip.write_all(bytes).expect("written");
        }
        zip.finish().expect("finished").into_inner()
    }

    #[test]
    fn what_the_directory_declares_is_bounded() {
        let limits = Limits { inflated: 3_000, part: 1_000, ..Limits::default() };
        let open = |parts: &[(&str, &[u8])]| {
            let bytes = zipped(parts);
            Container::open(&bytes, &limits).and_then(|zip| zip.bound(&limits, |name| name.contains("sheet")))
        };
        assert!(open(&[("xl/sheet1.xml", &[0; 2_000]), ("a", &[0; 1_000])]).is_ok());
        assert!(matches!(
            open(&[("a", &[0; 1_001])]),
            Err(InputError::TooLarge { size: 1_001, limit: 1_000 })
        ));
        assert!(matches!(
            open(&[("xl/sheet1.xml", &[0; 2_000]), ("xl/sheet2.xml", &[0; 1_001])]),
            Err(InputError::TooLarge { size: 3_001, limit: 3_000 })
        ));
        assert!(open(&[("a.xml", b"1"), ("A.xml", b"2")]).is_err(), "names that differ by case only");
    }

    #[test]
    fn a_part_that_inflates_to_more_than_it_declares_stops_there() {
        let mut bytes = zipped(&[("a", &[0; 100_000])]);
        let lie = 100_u32.to_le_bytes();
        let mut at = 0;
        while let Some(found) = bytes[at..].windows(4).position(|window| window == 100_000_u32.to_le_bytes())
        {
            bytes[at + found..at + found + 4].copy_from_slice(&lie);
            at += found + 4;
        }
        let mut container = Container::open(&bytes, &Limits::default()).expect("a directory");
        let mut inflated = Vec::new();
        let mut part = container.part("a").expect("readable").expect("there");
        assert!(part.read_to_end(&mut inflated).is_err());
        assert!(inflated.len() <= 101, "{}", inflated.len());
    }

    #[test]
    fn a_directory_of_too_many_parts_is_not_read() {
        let bytes = ENTRY.repeat(PARTS + 1);
        assert!(matches!(Container::open(&bytes, &Limits::default()), Err(InputError::Damaged(_))));
    }

    #[test]
    fn an_encrypted_part_asks_for_a_password() {
        let mut bytes = zipped(&[("a", b"x")]);
        let entry = bytes.windows(4).position(|window| window == ENTRY).expect("an entry");
        bytes[6] |= 1;
        bytes[entry + 8] |= 1;
        assert!(matches!(Container::open(&bytes, &Limits::default()), Err(InputError::Encrypted)));
    }
}
