//! A small part of a container inflated at once: into room that stays from one to the next, with the
//! state of one inflater a thread. Setting up either anew takes as long as inflating a part of a form.

use std::cell::Cell;
use std::io::Read as _;

use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;

use super::container::Container;

/// Bytes that a part inflates to, for it to be inflated at once.
const SMALL: u64 = 1 << 20;

/// What is used again.
struct Room {
    inflater: Decompress,
    packed: Vec<u8>,
    whole: Vec<u8>,
}

thread_local! {
    /// `None` before the first part, and while one is taken.
    static ROOM: Cell<Option<Box<Room>>> = const { Cell::new(None) };
}

/// Hands a part's bytes over, where it is small and sound. `None` where it is not: then the zip reader
/// says what is wrong with it.
pub(super) fn small<R>(
    container: &mut Container<'_>,
    path: &str,
    take: impl FnOnce(&[u8]) -> R,
) -> Option<R> {
    container.size(path).filter(|size| *size <= SMALL)?;
    // Whoever takes the bytes may ask for another part: there is room for that too.
    let mut room = ROOM.take().unwrap_or_else(|| {
        Box::new(Room { inflater: Decompress::new(false), packed: Vec::new(), whole: Vec::new() })
    });
    let taken = room.inflated(container, path).map(take);
    ROOM.set(Some(room));
    taken
}

impl Room {
    fn inflated(&mut self, container: &mut Container<'_>, path: &str) -> Option<&[u8]> {
        let Room { inflater, packed, whole } = self;
        packed.clear();
        whole.clear();
        let mut raw = container.raw(path).filter(|raw| raw.compressed_size() <= SMALL)?;
        let (kind, size, sum) = (raw.compression(), raw.size(), raw.crc32());
        raw.read_to_end(packed).ok()?;
        let bytes = match kind {
            CompressionMethod::Stored => packed,
            CompressionMethod::Deflated => {
                // With room for one byte more, a part that inflates to more than it declares shows.
                whole.reserve(usize::try_from(size).ok()? + 1);
                inflater.reset(false);
                let status = inflater.decompress_vec(packed, whole, FlushDecompress::Finish).ok()?;
                let is_whole = status == Status::StreamEnd && inflater.total_in() == packed.len() as u64;
                is_whole.then_some(whole)?
            }
            _ => return None,
        };
        (bytes.len() as u64 == size && crc32fast::hash(bytes) == sum).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::zipped;
    use super::*;
    use crate::intake::limits::Limits;

    fn taken(bytes: &[u8], path: &str) -> Option<Vec<u8>> {
        let mut container = Container::open(bytes, &Limits::default()).expect("a directory");
        small(&mut container, path, <[u8]>::to_vec)
    }

    #[test]
    fn parts_come_whole_one_after_the_other() {
        let long = b"0123456789".repeat(10_000);
        let bytes = zipped(&[("a", &long), ("B/b.xml", b"<x/>"), ("empty", b"")]);
        assert_eq!(taken(&bytes, "a").as_deref(), Some(&long[..]));
        assert_eq!(taken(&bytes, "b/B.xml").as_deref(), Some(&b"<x/>"[..]));
        assert_eq!(taken(&bytes, "empty").as_deref(), Some(&b""[..]));
        assert_eq!(taken(&bytes, "none"), None);
    }

    #[test]
    fn what_is_damaged_or_large_is_left_to_the_zip_reader() {
        let whole = zipped(&[("a", &b"0123456789".repeat(100))]);
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x41;
            let Ok(mut container) = Container::open(&bytes, &Limits::default()) else { continue };
            let Some(found) = small(&mut container, "a", <[u8]>::to_vec) else { continue };
            let mut read = Vec::new();
            let is_read = container.part("a").map(|part| part.map(|mut part| part.read_to_end(&mut read)));
            assert!(matches!(is_read, Ok(Some(Ok(_)))) && read == found, "byte {at}");
        }
        let large = vec![0; usize::try_from(SMALL).expect("small") + 1];
        assert_eq!(taken(&zipped(&[("a", &large)]), "a"), None);
    }
}
