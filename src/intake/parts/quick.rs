//! A quick look through a worksheet written the way nearly all are. It only ever saves the walk:
//! what it cannot vouch for, it leaves to it.

use std::io::{ErrorKind, Read};

use super::Facts;
use super::plain::{cell, each, is_utf8, number};
use super::worksheet::ROWS;
use super::xml::{DEPTH, NAME, PIECE, TAGS, TAGS_PER_CELL};
use crate::intake::limits::Limits;

/// Bytes looked at together; a longer tag is none of the usual.
const WINDOW: usize = 64 << 10;

/// What a worksheet says beside its values, and how many cells it has. `None` where anything is
/// out of the ordinary: prefixes, comments, formulas, a reference that is none, a bound that is
/// passed, damage of any kind. Then the walk has to look, and to say what is wrong.
pub(super) fn look(mut part: impl Read, cells: usize, limits: &Limits) -> Option<(Facts, usize)> {
    let mut look = Look::new(cells, limits);
    let mut window = vec![0; WINDOW];
    let mut filled = 0;
    loop {
        let read = match part.read(window.get_mut(filled..)?) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        filled += read;
        let used = look.tags(window.get(..filled)?)?;
        if read == 0 {
            // A tag that is never closed.
            let is_whole = used == filled && !look.is_open;
            look.facts.in_order = look.in_order;
            return is_whole.then_some((look.facts, look.cells));
        }
        window.copy_within(used..filled, 0);
        filled -= used;
        if filled == WINDOW {
            return None;
        }
    }
}

struct Look<'l> {
    limits: &'l Limits,
    facts: Facts,
    cells: usize,
    /// Cells of earlier sheets among them.
    before: usize,
    /// Tags so far, how many are open, and bytes since the last of them.
    tags: u64,
    depth: u64,
    since: u64,
    row: u32,
    /// The row that was begun last, and whether all have come in order so far.
    turn: Option<u32>,
    in_order: bool,
    /// Whether a cell is open.
    is_open: bool,
    /// Whether the cells have ended.
    done: bool,
}

impl<'l> Look<'l> {
    fn new(before: usize, limits: &'l Limits) -> Self {
        Look {
            limits,
            facts: Facts::default(),
            cells: before,
            before,
            tags: 0,
            depth: 0,
            since: 0,
            row: 0,
            turn: None,
            in_order: true,
            is_open: false,
            done: false,
        }
    }

    /// Takes the whole tags at the beginning of the bytes, and says how many bytes that were.
    fn tags(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let Some(begin) = rest.iter().position(|byte| *byte == b'<') else {
                self.pass(rest.len())?;
                return Some(bytes.len());
            };
            self.pass(begin)?;
            at += begin;
            let tag = rest.get(begin + 1..)?;
            let Some(end) = tag.iter().position(|byte| *byte == b'>') else { return Some(at) };
            self.pass(end + 2)?;
            self.tag(tag.get(..end)?)?;
            self.since = 0;
            at += end + 2;
        }
        Some(at)
    }

    fn pass(&mut self, bytes: usize) -> Option<()> {
        self.since += bytes as u64;
        (self.since <= PIECE).then_some(())
    }

    fn tag(&mut self, tag: &[u8]) -> Option<()> {
        if let Some(declaration) = tag.strip_prefix(b"?xml ") {
            return (self.tags == 0 && is_utf8(declaration)).then_some(());
        }
        if let Some(name) = tag.strip_prefix(b"/") {
            self.depth = self.depth.checked_sub(1)?;
            return self.end(name);
        }
        let (tag, is_empty) = match tag.strip_suffix(b"/") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let length = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(length)?;
        self.tags += 1;
        let bound = TAGS.saturating_add(((self.cells - self.before) as u64).saturating_mul(TAGS_PER_CELL));
        if name.is_empty() || name.len() > NAME || self.tags > bound || self.depth >= DEPTH {
            return None;
        }
        self.depth += 1;
        self.begin(name, attributes)?;
        if is_empty {
            self.depth -= 1;
            self.end(name)?;
        }
        Some(())
    }

    fn begin(&mut self, name: &[u8], attributes: &[u8]) -> Option<()> {
        let mut row = self.row;
        let (mut is_hidden, mut reference, mut range) = (false, None, None);
        // They are gone through whatever the tag is: a `>` in a value would end it too soon.
        each(attributes, |attribute, value| {
            match (name, attribute) {
                (b"row", b"r") => row = number(value, ROWS)?.checked_sub(1)?,
                (b"row", b"hidden") => is_hidden = matches!(value, b"1" | b"true"),
                (b"c", b"r") => reference = Some(value),
                (b"mergeCell", b"ref") => range = Some(value),
                _ => {}
            }
            Some(())
        })?;
        match name {
            b"mergeCell" if self.done => {
                let range = std::str::from_utf8(range?).ok()?;
                let (first, last) = range.split_once(':').unwrap_or((range, range));
                let is_sane = self.facts.merge(cell(first.as_bytes())?, cell(last.as_bytes())?);
                is_sane.then_some(())
            }
            _ if self.done => Some(()),
            b"row" if !self.is_open => {
                self.in_order &= self.turn.is_none_or(|before| before < row);
                self.row = row;
                self.turn = Some(row);
                if is_hidden {
                    self.facts.hidden_rows.insert(row);
                }
                Some(())
            }
            b"c" if !self.is_open => {
                self.in_order &= self.turn == Some(cell(reference?)?.row);
                self.cells += 1;
                self.is_open = true;
                (self.cells <= self.limits.cells).then_some(())
            }
            b"row" | b"c" | b"f" => None,
            _ => Some(()),
        }
    }

    fn end(&mut self, name: &[u8]) -> Option<()> {
        if name.is_empty() || !name.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        match name {
            b"row" if !self.done && !self.is_open => self.row = self.row.saturating_add(1),
            b"c" if !self.done => self.is_open = false,
            b"sheetData" => {
                self.done = true;
                self.is_open = false;
            }
            _ => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::worksheet::Walk;
    use super::super::xml::Xml;
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"x\" xmlns:r=\"y\"><sheetData>";

    fn both(text: &str) -> (Option<(Facts, usize)>, Facts, usize) {
        let limits = Limits::default();
        let mut cells = 0;
        let walked = Walk::new(Xml::new(text.as_bytes(), false)).facts(&mut cells, &limits);
        (look(text.as_bytes(), 0, &limits), walked.expect("readable"), cells)
    }

    #[test]
    fn what_is_usual_is_seen_as_the_walk_sees_it() {
        let text = format!(
            "{HEAD}<row r=\"1\" spans=\"1:3\" x14ac:dyDescent=\"0.2\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>\
             <c r=\"C1\"/></row><row r=\"5\" hidden=\"1\"/><row hidden=\"true\"><c r=\"B6\" t=\"inlineStr\"><is><t xml:space=\"preserve\">a &lt;row&gt; </t></is></c></row>\
             <row hidden=\"0\"></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:XFD2\"/></mergeCells>\
             <dataValidation><formula1>1</formula1></dataValidation></worksheet>"
        );
        let (looked, walked, cells) = both(&text);
        let (facts, seen) = looked.expect("nothing unusual");
        assert_eq!(seen, cells);
        assert_eq!(facts.hidden_rows, walked.hidden_rows);
        assert_eq!(facts.hidden_rows.into_iter().collect::<Vec<_>>(), [4, 5]);
        assert_eq!(facts.merged, walked.merged);
        assert!(facts.in_order);
    }

    #[test]
    fn rows_and_cells_out_of_order_are_noticed() {
        for rows in [
            "<row r=\"2\"/><row r=\"1\"/>",
            "<row r=\"1\"/><row r=\"1\"/>",
            "<row r=\"1\"><c r=\"A2\"/></row>",
            "<c r=\"A1\"/>",
        ] {
            let text = format!("{HEAD}{rows}</sheetData></worksheet>");
            let (facts, _) = look(text.as_bytes(), 0, &Limits::default()).expect("readable");
            assert!(!facts.in_order, "{rows}");
        }
    }

    #[test]
    fn what_is_not_is_left_to_the_walk() {
        for cells in [
            "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>",
            "<row r=\"1\"><c><v>1</v></c></row>",
            "<row r=\"1\"><c r='A1'/></row>",
            "<row r=\"1\"><c r=\"a1\"/></row>",
            "<row r=\"1\"><c r=\"A1048577\"/></row>",
            "<row r=\"1\"><c r=\"XFE1\"/></row>",
            "<row r=\"0\"/>",
            "<row r=\"1\"><c r=\"A1\" t=\">\"/></row>",
            "<x:row r=\"1\"/>",
            "<!-- <row r=\"1\"> -->",
            "<row r=\"1\"><c r=\"A1\"><row r=\"2\"/></c></row>",
            "<row r=\"1\"><c r=\"A1\"",
        ] {
            let text = format!("{HEAD}{cells}");
            assert!(look(text.as_bytes(), 0, &Limits::default()).is_none(), "{cells}");
        }
        let other = "<?xml version=\"1.0\" encoding=\"GBK\"?><worksheet><sheetData/></worksheet>";
        assert!(look(other.as_bytes(), 0, &Limits::default()).is_none());
    }

    #[test]
    fn a_window_ends_anywhere_and_bounds_hold() {
        let row =
            |n: usize| format!("<row r=\"{n}\"><c r=\"B{n}\" t=\"str\"><v>{}</v></c></row>", "值".repeat(40));
        let rows: String = (1..=2_000).map(row).collect();
        let text = format!("{HEAD}{rows}</sheetData></worksheet>");
        assert_eq!(look(text.as_bytes(), 0, &Limits::default()).expect("usual").1, 2_000);
        let few = Limits { cells: 1_999, ..Limits::default() };
        assert!(look(text.as_bytes(), 0, &few).is_none());
        assert!(look(text.as_bytes(), 1, &Limits { cells: 2_000, ..Limits::default() }).is_none());
        let long = format!("{HEAD}<row r=\"1\"><c r=\"A1\"><v>{}</v></c></row>", "x".repeat(9_000_000));
        assert!(look(long.as_bytes(), 0, &Limits::default()).is_none());
        let tags = format!("{HEAD}{}", "<a/>".repeat(3_000_001));
        assert!(look(tags.as_bytes(), 0, &Limits::default()).is_none());
    }
}
