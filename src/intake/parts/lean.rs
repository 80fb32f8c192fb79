//! An xlsx package as programs usually write it: what its cells refer to, read in one pass over each
//! part. `None` where anything is out of the ordinary; then the package is checked piece by piece
//! ([`super::ooxml`]) and read by calamine.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use super::container::Container;
use super::dates::Style;
use super::inflate;
use super::ooxml::{SHEETS, STRING, STYLE, bound};
use super::plain::{
    Piece, Plain, attributes, checked, each, has_known_entities, local, put_text, string, text,
};
use crate::intake::calamine_cells::from_text;
use crate::intake::limits::Limits;
use crate::intake::stamp::Stamp;
use crate::value::Datum;

/// Bytes of a part that is held in memory as it is.
const PART: u64 = 16 << 20;

/// Bytes of a number format's code.
const CODE: usize = 255;

/// What the cells of a workbook refer to.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<SheetPart>,
    pub(crate) texts: Texts,
    pub(crate) styles: Vec<Style>,
    pub(crate) is_1904: bool,
    pub(crate) stamp: Option<Stamp>,
}

/// A worksheet and the part it is in.
#[derive(Debug)]
pub(crate) struct SheetPart {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) is_hidden: bool,
}

/// The shared texts, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<usize>,
    /// What the first of them are in a cell, made for the first cell that has it.
    made: Vec<OnceCell<Datum>>,
}

/// So many texts are made once for all their cells: a form has no more, and in a list of thousands of
/// centres those further down are names, each in one cell.
const MADE: usize = 1024;

impl Texts {
    /// What a cell with a shared text holds.
    pub(crate) fn datum(&self, index: usize) -> Option<Datum> {
        let text = self.get(index)?;
        Some(match self.made.get(index) {
            Some(made) => made.get_or_init(|| from_text(text)).clone(),
            None => from_text(text),
        })
    }

    fn get(&self, index: usize) -> Option<&str> {
        let begin = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.all.get(begin..*self.ends.get(index)?)
    }
}

impl Book {
    pub(crate) fn read(container: &mut Container<'_>, limits: &Limits) -> Option<Self> {
        bound(container, limits).ok()?;
        let (folder, name) = part(container, "_rels/.rels", document)??;
        let targets = part(container, &format!("{folder}_rels/{name}.rels"), targets)??;
        let read = |bytes: &[u8]| workbook(bytes, &folder, &targets);
        let mut book = part(container, &format!("{folder}{name}"), read)??;
        let read = |bytes: &[u8]| texts(bytes, limits);
        book.texts = part(container, &format!("{folder}sharedStrings.xml"), read)?.unwrap_or_default();
        let read = |bytes: &[u8]| styles(bytes, limits);
        book.styles = part(container, &format!("{folder}styles.xml"), read)?.unwrap_or_default();
        // A theme is colours, and calamine takes its own where it cannot be read.
        if container.size(&format!("{folder}theme/theme1.xml")).is_some_and(|size| size > super::xml::DEPTH) {
            return None;
        }
        if let Some(properties) = part(container, "docProps/custom.xml", properties)? {
            for other in ["docProps/core.xml", "docProps/app.xml"] {
                part(container, other, passed)?;
            }
            book.stamp = Stamp::read(|name| properties.get(name));
        }
        Some(book)
    }
}

/// What a part's bytes come to, if there is such a part.
fn part<R>(
    container: &mut Container<'_>,
    path: &str,
    read: impl Fn(&[u8]) -> Option<R>,
) -> Option<Option<R>> {
    let Some(size) = container.size(path) else { return Some(None) };
    if size > PART {
        return None;
    }
    if let Some(found) = inflate::small(container, path, &read) {
        return found.map(Some);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
    container.part(path).ok()??.read_to_end(&mut bytes).ok()?;
    read(&bytes).map(Some)
}

/// A root, which stands in no other tag: its end is the end of what is read.
fn root(plain: &Plain<'_>, attributes: &[u8]) -> Option<()> {
    (plain.nest().depth() <= 1).then_some(())?;
    checked(attributes)
}

/// The folder and name of the workbook's own part.
fn document(bytes: &[u8]) -> Option<(String, String)> {
    let mut plain = Plain::part(bytes)?;
    let mut found = None;
    loop {
        match plain.next()? {
            Piece::Start { name: "Relationship", attributes: all, .. } => {
                let [kind, target] = attributes(all, ["Type", "Target"])?;
                if kind?.ends_with("/relationships/officeDocument") {
                    let target = text(target?)?.into_owned();
                    found.replace(target).is_none().then_some(())?;
                }
            }
            Piece::Start { name: "Relationships", attributes, .. } => root(&plain, attributes)?,
            Piece::Eof => break,
            Piece::Start { .. } => return None,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    let target = found?;
    let (folder, name) = target.split_at(target.rfind('/').map_or(0, |at| at + 1));
    if name.is_empty() {
        return None;
    }
    Some((folder.strip_prefix('/').unwrap_or(folder).to_owned(), name.to_owned()))
}

/// The parts that a part refers to, by id, with the last word of their kind.
fn targets(bytes: &[u8]) -> Option<BTreeMap<String, (String, String)>> {
    let mut plain = Plain::part(bytes)?;
    let mut found = BTreeMap::new();
    loop {
        match plain.next()? {
            Piece::Start { name: "Relationship", attributes: all, .. } => {
                let [id, kind, target] = attributes(all, ["Id", "Type", "Target"])?;
                let kind = kind?.rsplit('/').next()?.to_owned();
                found.insert(id?.to_owned(), (target?.to_owned(), kind)).is_none().then_some(())?;
            }
            Piece::Start { name: "Relationships", attributes, .. } => root(&plain, attributes)?,
            Piece::Eof => return Some(found),
            Piece::Start { .. } => return None,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// The worksheets, in order.
fn workbook(bytes: &[u8], folder: &str, targets: &BTreeMap<String, (String, String)>) -> Option<Book> {
    let mut plain = Plain::part(bytes)?;
    let mut book =
        Book { sheets: Vec::new(), texts: Texts::default(), styles: Vec::new(), is_1904: false, stamp: None };
    let (mut names, mut paths) = (BTreeSet::new(), BTreeSet::new());
    loop {
        match plain.next()? {
            Piece::Start { name: "sheet", attributes, is_empty } => {
                let inside = plain.nest().depth() - usize::from(!is_empty);
                (inside == 2 && plain.nest().name(1)? == b"sheets").then_some(())?;
                let (sheet, kind) = sheet(attributes, folder, targets)?;
                (names.insert(sheet.name.clone()) && paths.insert(sheet.path.clone())).then_some(())?;
                match kind {
                    "worksheet" => book.sheets.push(sheet),
                    "chartsheet" | "dialogsheet" => {}
                    _ => return None,
                }
            }
            Piece::Start { name: "workbookPr", attributes: all, .. } => {
                if let [Some(epoch)] = attributes(all, ["date1904"])? {
                    book.is_1904 = matches!(epoch, "1" | "true");
                }
            }
            Piece::Start { name: "workbook", attributes, .. } => root(&plain, attributes)?,
            Piece::Start { name, attributes, .. } => {
                (plain.nest().name(0) == Some(b"workbook")).then_some(())?;
                (!matches!(local(name.as_bytes()), b"sheet" | b"workbook")).then_some(())?;
                // An extension's `workbookPr`, which never says when time begins.
                each(attributes, |key, value| {
                    (key != b"date1904" && has_known_entities(value)).then_some(())
                })?;
            }
            Piece::Eof => break,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    (names.len() <= SHEETS).then_some(book)
}

fn sheet<'t>(
    attributes: &[u8],
    folder: &str,
    targets: &'t BTreeMap<String, (String, String)>,
) -> Option<(SheetPart, &'t str)> {
    let (mut name, mut id, mut is_hidden) = (None, None, false);
    each(attributes, |key, value| {
        let value = std::str::from_utf8(value).ok()?;
        match key {
            b"name" => name.replace(text(value)?.into_owned()).is_none().then_some(()),
            b"state" => {
                is_hidden = value != "visible";
                matches!(value, "visible" | "hidden" | "veryHidden").then_some(())
            }
            key if local(key) == b"id" => id.replace(value).is_none().then_some(()),
            _ => Some(()),
        }
    })?;
    let (target, kind) = targets.get(id?)?;
    let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
    Some((SheetPart { name: name?, path, is_hidden }, kind))
}

fn texts(bytes: &[u8], limits: &Limits) -> Option<Texts> {
    let mut plain = Plain::part(bytes)?;
    let mut texts = Texts::default();
    loop {
        while plain.nest().depth() == 1
            && let Some((raw, keeps_space)) = plain.shared_text()
        {
            put_text(raw, keeps_space, &mut texts.all)?;
            texts.ends.push(texts.all.len());
        }
        match plain.next()? {
            Piece::Start { name: "sst", attributes: all, .. } => {
                (plain.nest().depth() <= 1).then_some(())?;
                let [declared] = attributes(all, ["uniqueCount"])?;
                // What is declared is only ever a hint, and what is absurd is refused elsewhere.
                if declared.is_some_and(|count| count.parse().is_ok_and(|count| limits.cells < count)) {
                    return None;
                }
                if let Some(declared) = declared.and_then(|count| count.parse::<usize>().ok()) {
                    texts.ends.reserve(declared.min(bytes.len() / 16));
                }
            }
            Piece::Start { name: "si", attributes, is_empty } => {
                checked(attributes)?;
                (plain.nest().depth() == 1 + usize::from(!is_empty)).then_some(())?;
                (plain.nest().name(0)? == b"sst").then_some(())?;
                if !is_empty {
                    string(&mut plain, "si", &mut texts.all)?;
                }
                texts.ends.push(texts.all.len());
            }
            Piece::Eof => break,
            // An extension at the end of the part.
            Piece::Start { name, attributes, .. } => {
                checked(attributes)?;
                (!matches!(local(name.as_bytes()), b"sst" | b"si") && plain.nest().name(0)? == b"sst")
                    .then_some(())?;
            }
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    let size = (texts.all.len() as u64).saturating_add((texts.ends.len() as u64).saturating_mul(STRING));
    texts.made = vec![OnceCell::new(); texts.ends.len().min(MADE)];
    // The bound of `ooxml` counts the texts as written, entities and all.
    (size.max(bytes.len() as u64) <= limits.part).then_some(texts)
}

/// The cell styles, as far as numbers go, within the bounds of `ooxml`.
fn styles(bytes: &[u8], limits: &Limits) -> Option<Vec<Style>> {
    let mut plain = Plain::part(bytes)?;
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut styles = Vec::new();
    let (mut others, mut longest) = (0_u64, 0_u64);
    loop {
        match plain.next()? {
            Piece::Start { name, attributes: all, is_empty } => {
                let nest = plain.nest();
                let depth = nest.depth() - usize::from(!is_empty);
                let group = nest.name(1);
                match (depth, name) {
                    (0, "styleSheet") => checked(all)?,
                    (0, _) | (_, "styleSheet") => return None,
                    (2, "numFmt") if group == Some(b"numFmts") => {
                        let [id, code] = attributes(all, ["numFmtId", "formatCode"])?;
                        let code = text(code?)?.into_owned();
                        (code.len() <= CODE).then_some(())?;
                        codes.insert(number(id?)?, code);
                    }
                    (2, "xf") if group == Some(b"cellXfs") => {
                        let [id] = attributes(all, ["numFmtId"])?;
                        styles.push(match id {
                            Some(id) => {
                                let id = number(id)?;
                                Style::of(id, codes.get(&id).map(String::as_str))
                            }
                            None => Style::NONE,
                        });
                    }
                    (1, _) => checked(all)?,
                    // Where a group or an entry stands in an unusual place, calamine may find it.
                    (_, "numFmts" | "fonts" | "fills" | "borders" | "cellXfs") => return None,
                    (_, "xf" | "numFmt") if matches!(group, Some(b"cellXfs" | b"numFmts")) => return None,
                    _ => checked(all)?,
                }
                let short = local(name.as_bytes());
                let is_group = matches!(
                    short,
                    b"numFmts"
                        | b"fonts"
                        | b"fills"
                        | b"borders"
                        | b"cellXfs"
                        | b"xf"
                        | b"numFmt"
                        | b"styleSheet"
                );
                (!is_group || short.len() == name.len()).then_some(())?;
                others += u64::from(matches!(short, b"font" | b"fill" | b"border" | b"numFmt"));
                if matches!(short, b"name" | b"numFmt") {
                    longest = longest.max(all.len() as u64);
                }
                let size = (styles.len() as u64).saturating_mul(STYLE + 2 * longest) + others * (STYLE / 4);
                (size <= limits.part).then_some(())?;
            }
            Piece::Eof => return Some(styles),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// A number as programs write it.
fn number(text: &str) -> Option<u32> {
    let is_usual = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_usual)
}

/// Goes through a part that must only be readable.
fn passed(bytes: &[u8]) -> Option<()> {
    let mut plain = Plain::part(bytes)?;
    loop {
        match plain.next()? {
            Piece::Start { attributes, .. } => checked(attributes)?,
            Piece::Eof => return Some(()),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// The properties that a program has put into a package.
fn properties(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut plain = Plain::part(bytes)?;
    let mut found = BTreeMap::new();
    loop {
        match plain.next()? {
            Piece::Start { name: "property", attributes: all, is_empty: false } => {
                let [name] = attributes(all, ["name"])?;
                let value = property(&mut plain)?;
                found.insert(text(name?)?.into_owned(), value).is_none().then_some(())?;
            }
            Piece::Start { name: "Properties", attributes, .. } => root(&plain, attributes)?,
            Piece::Eof => return Some(found),
            Piece::Start { .. } => return None,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// A property's value: the text of the one tag in it.
fn property(plain: &mut Plain<'_>) -> Option<String> {
    let mut value = None;
    loop {
        match plain.next()? {
            Piece::Start { name, attributes, is_empty } if value.is_none() => {
                (local(name.as_bytes()) != b"property").then_some(())?;
                checked(attributes)?;
                let text = match (is_empty, plain.next()?) {
                    (false, Piece::Text(raw)) => {
                        matches!(plain.next()?, Piece::End(_)).then_some(())?;
                        text(raw)?.into_owned()
                    }
                    (false, Piece::End(_)) => String::new(),
                    _ => return None,
                };
                value = Some(text);
            }
            Piece::End("property") => return value,
            Piece::Text(raw) if raw.trim_ascii().is_empty() => {}
            Piece::Start { .. } | Piece::End(_) | Piece::Text(_) | Piece::Eof => return None,
        }
    }
}
