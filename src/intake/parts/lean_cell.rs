//! One cell of a worksheet as programs usually write it, from `<c` to its end.

use memchr::memchr;

use super::dates::Style;
use super::lean::Book;
use super::plain::{self, Plain, each, has_known_entities};
use crate::intake::calamine_cells::{from_iso, from_number, from_text};
use crate::place::CellRef;
use crate::value::{Datum, Fault};

/// A cell and what it holds; nothing where what it holds is not wanted.
pub(super) struct Cell {
    pub(super) at: CellRef,
    pub(super) datum: Option<Datum>,
    pub(super) has_formula: bool,
    pub(super) tags: u64,
}

/// What begins with a cell's tag.
pub(super) enum Next {
    /// A cell, and the bytes it takes.
    Cell(Cell, usize),
    /// There are more bytes to come.
    Cut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Written,
    Inline,
    Bool,
    Error,
    Iso,
}

/// What stands in a cell.
#[derive(Default)]
struct Body<'b> {
    has_formula: bool,
    value: Option<&'b [u8]>,
    /// `<is>` to `</is>`.
    inline: Option<&'b [u8]>,
}

/// Reads the cell that the bytes begin with. `None` where it is out of the ordinary.
pub(super) fn cell(bytes: &[u8], book: &Book, is_wanted: bool) -> Option<Next> {
    let Some(end) = memchr(b'>', bytes) else { return Some(Next::Cut) };
    let inside = bytes.get(2..end)?;
    let (attributes, is_empty) = match inside.strip_suffix(b"/") {
        Some(attributes) => (attributes, true),
        None => (inside, false),
    };
    let Head { at, style, kind } = Head::read(attributes)?;
    let (at, kind) = (at?, kind.unwrap_or(Kind::Number));
    let mut taken = end + 1;
    let mut body = Body::default();
    let mut tags = 1;
    if !is_empty {
        match read_body(bytes.get(taken..)?, &mut body, &mut tags)? {
            Some(length) => taken += length,
            None => return Some(Next::Cut),
        }
    }
    let datum = if is_wanted { datum(&body, kind, style, book)? } else { None };
    Some(Next::Cell(Cell { at, datum, has_formula: body.has_formula, tags }, taken))
}

/// What a cell's tag says: its place, the style it names, the kind of its value.
#[derive(Default)]
struct Head {
    at: Option<CellRef>,
    style: Option<usize>,
    kind: Option<Kind>,
}

impl Head {
    fn read(attributes: &[u8]) -> Option<Self> {
        let mut head = Head::default();
        let mut rest = attributes;
        // Most cells have no others.
        while let [b' ', name @ (b'r' | b's' | b't'), b'=', b'"', value @ ..] = rest {
            let end = value.iter().position(|byte| *byte == b'"')?;
            head.take(*name, value.get(..end)?)?;
            rest = value.get(end + 1..)?;
        }
        each(rest, |name, value| match name {
            [name @ (b'r' | b's' | b't')] => head.take(*name, value),
            _ => has_known_entities(value).then_some(()),
        })?;
        Some(head)
    }

    fn take(&mut self, name: u8, value: &[u8]) -> Option<()> {
        let is_first = match name {
            b'r' => self.at.replace(plain::cell(value)?).is_none(),
            b's' => self.style.replace(index(value)?).is_none(),
            _ => self.kind.replace(kind(value)?).is_none(),
        };
        is_first.then_some(())
    }
}

fn kind(value: &[u8]) -> Option<Kind> {
    Some(match value {
        b"s" => Kind::Shared,
        b"n" => Kind::Number,
        b"str" => Kind::Written,
        b"inlineStr" => Kind::Inline,
        b"b" => Kind::Bool,
        b"e" => Kind::Error,
        b"d" => Kind::Iso,
        _ => return None,
    })
}

/// Reads what follows a cell's tag up to the cell's end, and says how many bytes that is; nothing
/// where there are more to come.
fn read_body<'b>(bytes: &'b [u8], body: &mut Body<'b>, tags: &mut u64) -> Option<Option<usize>> {
    // A value and nothing else.
    if let Some(rest) = bytes.strip_prefix(b"<v>")
        && let Some(length) = memchr(b'<', rest)
        && let Some((text, after)) = rest.split_at_checked(length)
        && after.starts_with(b"</v></c>")
    {
        body.value = Some(text);
        *tags += 3;
        return Some(Some(3 + length + 8));
    }
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let Some(begin) = memchr(b'<', rest) else { return Some(None) };
        rest.get(..begin)?.trim_ascii().is_empty().then_some(())?;
        let rest = rest.get(begin..)?;
        let Some(end) = memchr(b'>', rest) else { return Some(None) };
        let inside = rest.get(1..end)?;
        let after = rest.get(end + 1..)?;
        at += begin + end + 1;
        *tags += 1;
        match inside {
            b"/c" => return Some(Some(at)),
            [b'i', b's'] if body.value.is_none() && body.inline.is_none() && !body.has_formula => {
                let Some(close) = memchr::memmem::find(after, b"</is>") else { return Some(None) };
                let length = end + 1 + close + 5;
                body.inline = Some(rest.get(..length)?);
                *tags += memchr::memchr_iter(b'<', rest.get(..length)?).count() as u64;
                at += close + 5;
            }
            [b'i', b's', b'/'] if body.value.is_none() && body.inline.is_none() && !body.has_formula => {
                body.inline = Some(b"<is></is>");
            }
            [name @ (b'v' | b'f'), attributes @ ..] if body.value.is_none() && body.inline.is_none() => {
                let (attributes, is_empty) = match attributes.strip_suffix(b"/") {
                    Some(attributes) => (attributes, true),
                    None => (attributes, false),
                };
                plain::checked(attributes)?;
                let mut text = after.get(..0)?;
                if !is_empty {
                    let Some(length) = memchr(b'<', after) else { return Some(None) };
                    text = after.get(..length)?;
                    match after.get(length..length + 4) {
                        Some([b'<', b'/', closed, b'>']) if closed == name => at += length + 4,
                        Some(_) => return None,
                        None => return Some(None),
                    }
                }
                if *name == b'v' {
                    body.value = Some(text);
                } else {
                    (!body.has_formula && has_known_entities(text)).then_some(())?;
                    body.has_formula = true;
                }
            }
            _ => return None,
        }
    }
}

/// What a cell holds; see calamine's `read_value`.
fn datum(body: &Body<'_>, kind: Kind, style: Option<usize>, book: &Book) -> Option<Option<Datum>> {
    if let Some(inline) = body.inline {
        (kind == Kind::Inline).then_some(())?;
        let mut plain = Plain::piece(std::str::from_utf8(inline).ok()?);
        plain.next()?;
        let mut text = String::new();
        plain::string(&mut plain, "is", &mut text)?;
        return Some(Some(from_text(&text)));
    }
    let nothing = || body.has_formula.then_some(Datum::Fault(Fault::NoCachedValue));
    let Some(value) = body.value else { return Some(nothing()) };
    if value.is_empty() && !matches!(kind, Kind::Written | Kind::Iso | Kind::Inline) {
        return Some(nothing());
    }
    Some(Some(match kind {
        Kind::Number => number(value, style, book)?,
        Kind::Shared => book.texts.datum(index(value)?)?,
        Kind::Written => {
            let text = plain::text(std::str::from_utf8(value).ok()?)?;
            from_text(plain::without_escapes(&text)?)
        }
        Kind::Bool => Datum::Bool(match value {
            b"0" => false,
            b"1" => true,
            _ => return None,
        }),
        Kind::Error => error(value)?,
        Kind::Iso => from_iso(&plain::text(std::str::from_utf8(value).ok()?)?),
        // A value beside the text of the cell is passed over, or is none.
        Kind::Inline => return None,
    }))
}

fn number(value: &[u8], style: Option<usize>, book: &Book) -> Option<Datum> {
    let styled = book.styles.get(style.unwrap_or_default()).copied().unwrap_or(Style::NONE);
    let styled = if style.is_some() { styled } else { styled.unnamed() };
    let number = match whole(value) {
        Some(whole) => whole,
        None => is_number(value).then(|| std::str::from_utf8(value).ok()?.parse().ok())??,
    };
    Some(from_number(number, styled, book.is_1904))
}

/// A whole number of a few digits.
fn whole(value: &[u8]) -> Option<f64> {
    let is_short = !value.is_empty() && value.len() <= 9 && value.iter().all(u8::is_ascii_digit);
    is_short.then(|| f64::from(value.iter().fold(0_u32, |n, digit| n * 10 + u32::from(digit - b'0'))))
}

/// Whether a number is written with digits, a point, an exponent and signs, each in its place.
fn is_number(value: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let unsigned = value.strip_prefix(b"-").unwrap_or(value);
    let (before, rest) = unsigned.split_at(digits(unsigned));
    let rest = match rest.strip_prefix(b".") {
        Some(after) => match after.split_at(digits(after)) {
            ([], _) => return false,
            (_, rest) => rest,
        },
        None => rest,
    };
    let is_over = match rest {
        [] => true,
        [b'e' | b'E', exponent @ ..] => {
            let exponent = exponent.strip_prefix(b"-").or(exponent.strip_prefix(b"+")).unwrap_or(exponent);
            (1..=3).contains(&exponent.len()) && digits(exponent) == exponent.len()
        }
        _ => false,
    };
    is_over && !before.is_empty() && value.len() <= 40
}

fn error(value: &[u8]) -> Option<Datum> {
    let known: [&[u8]; 7] = [b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"];
    let found = std::str::from_utf8(known.into_iter().find(|known| *known == value)?).ok()?;
    Some(Datum::Fault(Fault::ErrorValue(found.to_owned())))
}

/// An index as programs write it.
fn index(value: &[u8]) -> Option<usize> {
    usize::try_from(plain::number(value, 9_999_999)?).ok()
}
