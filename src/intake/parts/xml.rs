//! XML read with a bound on every piece that a reader holds in memory at once.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::file::InputError;

/// Bytes from one tag's end to the next one's. Excel allows 32,767 characters to a cell; calamine
/// holds several copies of what it reads.
pub(super) const PIECE: u64 = 8 << 20;

/// Tags that a part may have beside those of its cells: a sheet full of empty rows has a million.
pub(super) const TAGS: u64 = 3_000_000;

/// Tags to a cell, runs of formatted text among them, on the average of a part.
pub(super) const TAGS_PER_CELL: u64 = 24;

/// Tags in tags, and the bytes of their names; a reader keeps the names of all that are open.
pub(super) const DEPTH: u64 = 400_000;
pub(super) const NAME: usize = 128;

/// A part's tags and texts.
pub(crate) struct Xml<R: Read> {
    reader: Reader<BufReader<Metered<R>>>,
    buf: Vec<u8>,
    left: Rc<Cell<u64>>,
    depth: u64,
    tags: u64,
}

impl<R: Read> Xml<R> {
    /// With `strict`, every tag must be closed by its own name before the end.
    pub(crate) fn new(part: R, strict: bool) -> Self {
        let left = Rc::new(Cell::new(PIECE));
        let mut reader = Reader::from_reader(BufReader::new(Metered { part, left: Rc::clone(&left) }));
        let config = reader.config_mut();
        config.check_end_names = strict;
        config.check_comments = false;
        config.expand_empty_elements = true;
        Xml { reader, buf: Vec::with_capacity(1024), left, depth: 0, tags: 0 }
    }

    /// The next tag or text; empty elements come as a start and an end.
    ///
    /// # Errors
    /// Where the part is damaged or made to exhaust memory; `cells` is how many it had so far.
    pub(crate) fn next(&mut self, cells: usize) -> Result<Event<'_>, InputError> {
        self.buf.clear();
        let event = self.reader.read_event_into(&mut self.buf).map_err(damaged)?;
        match &event {
            Event::Start(tag) => {
                self.left.set(PIECE);
                self.depth += 1;
                self.tags += 1;
                let cells = u64::try_from(cells).unwrap_or(u64::MAX);
                if self.depth > DEPTH
                    || tag.name().as_ref().len() > NAME
                    || self.tags > TAGS.saturating_add(cells.saturating_mul(TAGS_PER_CELL))
                {
                    return Err(InputError::Damaged("too much markup".to_owned()));
                }
            }
            Event::End(_) => {
                self.left.set(PIECE);
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Eof
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        Ok(event)
    }

    /// How many tags are open.
    pub(crate) fn depth(&self) -> u64 {
        self.depth
    }

    /// Bytes read so far.
    pub(crate) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }
}

pub(crate) fn damaged(error: impl std::fmt::Display) -> InputError {
    InputError::Damaged(error.to_string())
}

/// An attribute as written, entities and all, by its whole name.
pub(crate) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    let mut all = tag.attributes();
    all.with_checks(false)
        .map_while(Result::ok)
        .find(|found| found.key.as_ref() == name)
        .map(|found| found.value)
}

/// An attribute that switches something on.
pub(crate) fn switch(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true"))
}

/// Fails where more than a piece is read without a tag in between.
struct Metered<R> {
    part: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buf)?;
        let left = self.left.get().checked_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.left.set(left.ok_or_else(|| io::Error::other("a text or tag longer than 8 MB"))?);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, strict: bool) -> Result<u64, InputError> {
        let mut xml = Xml::new(text.as_bytes(), strict);
        loop {
            if matches!(xml.next(0)?, Event::Eof) {
                return Ok(xml.depth());
            }
        }
    }

    #[test]
    fn long_pieces_are_refused_however_they_are_written() {
        let long = "<".repeat(9_000_000);
        for text in [
            format!("<a>{}</a>", "x".repeat(9_000_000)),
            format!("<a b=\"{long}\"/>"),
            format!("<a><!--{long}--></a>"),
            format!("<a><![CDATA[{long}]]></a>"),
            format!("<a>{}</a>", "&amp;".repeat(1_700_000)),
            "<a>".repeat(400_001),
            format!("<{}/>", "a".repeat(129)),
        ] {
            assert!(matches!(read(&text, false), Err(InputError::Damaged(_))), "{:.20}", text);
        }
        assert_eq!(read(&format!("<a>{}</a>", "<b/>x".repeat(2_000_000)), false).ok(), Some(0));
    }

    #[test]
    fn strictness_is_about_closing() {
        assert!(read("<a><b></a></b>", true).is_err());
        assert_eq!(read("<a><b>", true).ok(), Some(2));
        assert_eq!(read("<a><b></a></b>", false).ok(), Some(0));
    }
}
