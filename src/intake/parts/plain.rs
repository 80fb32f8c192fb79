//! XML written the plain way that programs write it: what is gone through by bytes, without an XML
//! reader. Everything here gives `None` where anything is out of the ordinary; then a reader that
//! knows all of XML has to look, and to say what is wrong.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use quick_xml::escape::unescape;

use super::worksheet::{COLUMNS, ROWS};
use crate::place::CellRef;

/// Tags in tags; more is not plain.
const DEPTH: usize = 64;

/// Bytes of a tag's name.
const NAME: usize = 64;

/// Bytes of a tag, or of the text between two.
pub(super) const LONGEST: usize = 1 << 20;

/// Tags of a part in memory.
const TAGS: usize = 2_000_000;

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag<'t> {
    Start { name: &'t [u8], attributes: &'t [u8], is_empty: bool },
    End(&'t [u8]),
}

/// Reads what stands between `<` and `>`. Comments, instructions and the like are not plain.
pub(super) fn tag(inside: &[u8]) -> Option<Tag<'_>> {
    if let Some(name) = inside.strip_prefix(b"/") {
        return is_name(name).then_some(Tag::End(name));
    }
    let (inside, is_empty) = match inside.strip_suffix(b"/") {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let length = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at_checked(length)?;
    is_name(name).then_some(Tag::Start { name, attributes, is_empty })
}

fn is_name(name: &[u8]) -> bool {
    let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.');
    !name.is_empty() && name.len() <= NAME && name.iter().all(is_usual)
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |at| name.get(at + 1..).unwrap_or(name))
}

/// Goes through the attributes of a tag; `None` where they are not written as `name="value"`.
pub(super) fn each<'t>(
    mut rest: &'t [u8],
    mut take: impl FnMut(&'t [u8], &'t [u8]) -> Option<()>,
) -> Option<()> {
    loop {
        let trimmed = rest.trim_ascii_start();
        if trimmed.is_empty() {
            return Some(());
        }
        // White space stands before each.
        if trimmed.len() == rest.len() {
            return None;
        }
        let equals = trimmed.iter().position(|byte| *byte == b'=')?;
        let (name, value) = (trimmed.get(..equals)?, trimmed.get(equals + 1..)?.strip_prefix(b"\"")?);
        let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.');
        if name.is_empty() || !name.iter().all(is_usual) {
            return None;
        }
        let end = value.iter().position(|byte| *byte == b'"')?;
        take(name, value.get(..end)?)?;
        rest = value.get(end + 1..)?;
    }
}

/// Goes through the attributes of a tag that is not looked at: that they are written as they should be.
pub(super) fn checked(attributes: &[u8]) -> Option<()> {
    each(attributes, |_, value| has_known_entities(value).then_some(()))
}

/// The values of attributes; `None` where one is given twice, too.
pub(super) fn attributes<'t, const N: usize>(
    attributes: &'t [u8],
    names: [&str; N],
) -> Option<[Option<&'t str>; N]> {
    let mut found = [None; N];
    each(attributes, |name, value| {
        if !has_known_entities(value) {
            return None;
        }
        if let Some(at) = names.iter().position(|wanted| wanted.as_bytes() == name) {
            let slot = found.get_mut(at)?;
            if slot.is_some() {
                return None;
            }
            *slot = Some(std::str::from_utf8(value).ok()?);
        }
        Some(())
    })?;
    Some(found)
}

/// Whether a declaration names no other encoding than the one that is read.
pub(super) fn is_utf8(declaration: &[u8]) -> bool {
    let Some(attributes) = declaration.strip_suffix(b"?") else { return false };
    let mut is_utf8 = true;
    let mut spaced = vec![b' '];
    spaced.extend_from_slice(attributes);
    let read = each(&spaced, |name, value| {
        is_utf8 &= name != b"encoding" || value.eq_ignore_ascii_case(b"utf-8");
        Some(())
    });
    read.is_some() && is_utf8
}

/// Whether every `&` begins an entity that any reader knows.
pub(super) fn has_known_entities(text: &[u8]) -> bool {
    memchr(b'&', text).is_none() || std::str::from_utf8(text).is_ok_and(|text| unescape(text).is_ok())
}

/// A text with its entities replaced; a carriage return, which a reader would change, is not plain.
pub(super) fn text(raw: &str) -> Option<Cow<'_, str>> {
    if memchr(b'\r', raw.as_bytes()).is_some() {
        return None;
    }
    unescape(raw).ok()
}

/// A text in which Excel has nothing written as `_x000D_`.
pub(super) fn without_escapes(text: &str) -> Option<&str> {
    (memchr(b'_', text.as_bytes()).is_none() || !text.contains("_x")).then_some(text)
}

/// A cell's reference, `G8`.
pub(super) fn cell(reference: &[u8]) -> Option<CellRef> {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let (letters, digits) = reference.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let col = letters.iter().fold(0, |col, letter| col * 26 + u32::from(letter - b'A') + 1);
    let row = number(digits, ROWS)?;
    (col <= COLUMNS).then(|| Some(CellRef::new(row.checked_sub(1)?, col - 1)))?
}

/// A number up to a limit.
pub(super) fn number(digits: &[u8], limit: u32) -> Option<u32> {
    if digits.is_empty() || digits.len() > 7 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    (number <= limit).then_some(number)
}

/// The tags that are open.
#[derive(Debug, Default)]
pub(super) struct Nest {
    names: Vec<u8>,
    begins: Vec<usize>,
}

impl Nest {
    pub(super) fn depth(&self) -> usize {
        self.begins.len()
    }

    pub(super) fn open(&mut self, name: &[u8]) -> Option<()> {
        self.begins.push(self.names.len());
        self.names.extend_from_slice(name);
        (self.begins.len() <= DEPTH).then_some(())
    }

    /// Closes the tag opened last, which must have this name.
    pub(super) fn close(&mut self, name: &[u8]) -> Option<()> {
        let begin = self.begins.pop()?;
        let is_it = self.names.get(begin..)? == name;
        self.names.truncate(begin);
        is_it.then_some(())
    }

    /// The name of the open tag at a depth, the root's at 0.
    pub(super) fn name(&self, depth: usize) -> Option<&[u8]> {
        let begin = *self.begins.get(depth)?;
        let end = self.begins.get(depth + 1).copied().unwrap_or(self.names.len());
        self.names.get(begin..end)
    }
}

/// What a part holds, piece by piece; an empty tag comes as one start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'x> {
    Start {
        name: &'x str,
        attributes: &'x [u8],
        is_empty: bool,
    },
    End(&'x str),
    /// As written, with entities that are known.
    Text(&'x str),
    /// The end, with every tag closed.
    Eof,
}

/// A part in memory, each tag closed by its own name.
pub(super) struct Plain<'x> {
    rest: &'x str,
    nest: Nest,
    tags: usize,
}

impl<'x> Plain<'x> {
    /// A part, from its declaration on, if it has one.
    pub(super) fn part(bytes: &'x [u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let rest = match text.strip_prefix("<?xml ") {
            Some(rest) => {
                let (declaration, rest) = rest.split_once('>')?;
                is_utf8(declaration.as_bytes()).then_some(rest)?
            }
            None => text,
        };
        Some(Self::piece(rest))
    }

    /// A piece of a part.
    pub(super) fn piece(rest: &'x str) -> Self {
        Plain { rest, nest: Nest::default(), tags: 0 }
    }

    /// The tags that are open.
    pub(super) fn nest(&self) -> &Nest {
        &self.nest
    }

    /// The text of a shared text that is no more than that, if one comes next; and whether its white
    /// space is kept.
    pub(super) fn shared_text(&mut self) -> Option<(&'x str, bool)> {
        let (rest, keeps_space) = match self.rest.strip_prefix("<si><t>") {
            Some(rest) => (rest, false),
            None => (self.rest.strip_prefix("<si><t xml:space=\"preserve\">")?, true),
        };
        let (raw, after) = rest.split_at_checked(memchr(b'<', rest.as_bytes())?)?;
        self.rest = after.strip_prefix("</t></si>").filter(|_| raw.len() <= LONGEST)?;
        self.tags += 4;
        Some((raw, keeps_space))
    }

    pub(super) fn next(&mut self) -> Option<Piece<'x>> {
        let Some(begin) = memchr(b'<', self.rest.as_bytes()) else {
            let is_over = self.nest.depth() == 0 && self.rest.trim_ascii().is_empty();
            return is_over.then_some(Piece::Eof);
        };
        if begin > 0 {
            let (text, rest) = self.rest.split_at_checked(begin)?;
            self.rest = rest;
            // Outside the root there is white space only.
            let is_text = if self.nest.depth() == 0 {
                text.trim_ascii().is_empty()
            } else {
                has_known_entities(text.as_bytes())
            };
            return (is_text && text.len() <= LONGEST).then_some(Piece::Text(text));
        }
        let inside = self.rest.get(1..)?;
        let end = memchr(b'>', inside.as_bytes())?;
        let (inside, rest) = (inside.get(..end)?, inside.get(end + 1..)?);
        self.rest = rest;
        self.tags += 1;
        if inside.len() > LONGEST || self.tags > TAGS {
            return None;
        }
        Some(match tag(inside.as_bytes())? {
            Tag::End(name) => {
                self.nest.close(name)?;
                Piece::End(std::str::from_utf8(name).ok()?)
            }
            Tag::Start { name, attributes, is_empty } => {
                self.nest.open(name)?;
                if is_empty {
                    self.nest.close(name)?;
                }
                Piece::Start { name: std::str::from_utf8(name).ok()?, attributes, is_empty }
            }
        })
    }
}

/// Puts a text that stands between two tags into a string, as calamine reads it.
pub(super) fn put_text(raw: &str, keeps_space: bool, into: &mut String) -> Option<()> {
    let value =
        if memchr3(b'&', b'\r', b'_', raw.as_bytes()).is_none() { Cow::Borrowed(raw) } else { text(raw)? };
    let value = if keeps_space { &*value } else { value.trim_matches([' ', '\t', '\r', '\n']) };
    into.push_str(without_escapes(value)?);
    Some(())
}

/// Reads a text, formatted or not, from after the start of `closing` to its end, as calamine puts
/// it together: runs joined, readings left out.
pub(super) fn string(plain: &mut Plain<'_>, closing: &str, into: &mut String) -> Option<()> {
    let mut is_reading = false;
    loop {
        match plain.next()? {
            Piece::Start { name, .. } if name == closing || name.contains(':') => return None,
            Piece::Start { name: "t", attributes: all, is_empty } => {
                let [space] = attributes(all, ["xml:space"])?;
                if is_empty {
                    continue;
                }
                let raw = match plain.next()? {
                    Piece::Text(raw) => {
                        (plain.next()? == Piece::End("t")).then_some(())?;
                        raw
                    }
                    Piece::End(_) => "",
                    Piece::Start { .. } | Piece::Eof => return None,
                };
                if is_reading {
                    continue;
                }
                put_text(raw, space == Some("preserve"), into)?;
            }
            Piece::Start { name, attributes, is_empty } => {
                checked(attributes)?;
                is_reading |= name == "rPh" && !is_empty;
            }
            Piece::End(name) if name == closing => return Some(()),
            Piece::End(name) => is_reading &= name != "rPh",
            Piece::Text(_) => {}
            Piece::Eof => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Option<usize> {
        let mut plain = Plain::part(text.as_bytes())?;
        let mut count = 0;
        while plain.next()? != Piece::Eof {
            count += 1;
        }
        Some(count)
    }

    #[test]
    fn what_is_not_plain_is_not_read() {
        assert_eq!(
            pieces("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a b=\"1\"><c/>x &lt;</a>\n"),
            Some(5)
        );
        for text in [
            "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>",
            "\u{feff}<a/>",
            "<a>",
            "<a></b>",
            "<a/>x",
            "<a><!-- --></a>",
            "<a><![CDATA[x]]></a>",
            "<a>&nbsp;</a>",
            "<a b='1'>",
        ] {
            let read = pieces(text).filter(|_| !text.contains('\''));
            assert_eq!(read, None, "{text}");
        }
    }

    #[test]
    fn a_text_is_put_together() {
        let read = |inside: &str| {
            let text = format!("<si>{inside}</si>");
            let mut plain = Plain::piece(&text);
            plain.next()?;
            let mut read = String::new();
            string(&mut plain, "si", &mut read).map(|()| read)
        };
        assert_eq!(read("<t> 甲 &amp; 乙\n</t><phoneticPr fontId=\"1\"/>").as_deref(), Some("甲 & 乙"));
        assert_eq!(read("<t xml:space=\"preserve\"> 甲</t>").as_deref(), Some(" 甲"));
        assert_eq!(read("<r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r>").as_deref(), Some("甲乙"));
        assert_eq!(read("<t>甲</t><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh>").as_deref(), Some("甲"));
        assert_eq!(read("").as_deref(), Some(""));
        assert_eq!(read("<t>_x000D_</t>"), None);
        assert_eq!(read("<t>a\r\nb</t>"), None);
    }
}
