//! An xlsx package: where its sheets are, and whether calamine can hold the rest of it in memory.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::Facts;
use super::container::Container;
use super::quick;
use super::worksheet::Walk;
use super::xml::{DEPTH, attribute, damaged};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;

/// Sheets of a workbook, each of which is read.
pub(crate) const SHEETS: usize = 1_000;

/// Bytes a text costs beside its own: its header and the allocator's.
pub(super) const STRING: u64 = 56;

/// Bytes a cell style costs beside the names in it.
pub(super) const STYLE: u64 = 512;

/// An xlsx package that calamine can open.
pub(crate) struct Package<'a> {
    container: Container<'a>,
    sheets: Vec<(String, String)>,
}

impl<'a> Package<'a> {
    /// Checks all of a package but its worksheets.
    ///
    /// # Errors
    /// Where it is damaged or made to exhaust memory.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, InputError> {
        let mut container = Container::open(bytes, limits)?;
        bound(&container, limits)?;
        let (folder, name) = document(&mut container)?;
        let targets = targets(&mut container, &format!("{folder}_rels/{name}.rels"))?;
        let sheets = sheets(&mut container, &folder, &name, &targets)?;
        let parts: BTreeSet<&str> = sheets.iter().map(|(_, path)| path.as_str()).collect();
        if parts.len() < sheets.len() || sheets.len() > SHEETS {
            return Err(damaged(format!("{} sheets in {} parts", sheets.len(), parts.len())));
        }
        shared_strings(&mut container, &format!("{folder}sharedStrings.xml"), limits)?;
        styles(&mut container, &format!("{folder}styles.xml"), limits)?;
        pass(&mut container, &format!("{folder}theme/theme1.xml"))?;
        Ok(Package { container, sheets })
    }

    /// Whether it has properties that a program has put into it.
    pub(crate) fn has_custom_properties(&self) -> bool {
        self.container.size("docProps/custom.xml").is_some()
    }

    /// Reads a worksheet's facts; see [`Walk::facts`].
    pub(crate) fn facts(
        &mut self,
        sheet: &str,
        cells: &mut usize,
        limits: &Limits,
    ) -> Result<Facts, InputError> {
        if let Some((_, path)) = self.sheets.iter().find(|(name, _)| name == sheet)
            && let Some(part) = self.container.part(path)?
            && let Some((facts, seen)) = quick::look(part, *cells, limits)
        {
            *cells = seen;
            return Ok(facts);
        }
        match self.walk(sheet)? {
            Some(walk) => walk.facts(cells, limits),
            None => Ok(Facts::default()),
        }
    }

    /// A walk through a worksheet.
    pub(crate) fn walk(&mut self, sheet: &str) -> Result<Option<Walk<impl std::io::Read>>, InputError> {
        let Some((_, path)) = self.sheets.iter().find(|(name, _)| name == sheet) else { return Ok(None) };
        Ok(self.container.xml(path)?.map(Walk::new))
    }
}

/// Bounds the parts that are held in memory.
pub(super) fn bound(container: &Container<'_>, limits: &Limits) -> Result<(), InputError> {
    container.bound(limits, |name| {
        ["/worksheets/", "/media/", "/embeddings/"].iter().any(|folder| name.contains(folder))
    })
}

/// The folder and name of the workbook's own part.
fn document(container: &mut Container<'_>) -> Result<(String, String), InputError> {
    let mut found = ("xl/".to_owned(), "workbook.xml".to_owned());
    let Some(mut xml) = container.xml("_rels/.rels")? else { return Ok(found) };
    loop {
        match xml.next(0)? {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let Some(target) = attribute(&tag, "Target") else { continue };
                if kind.ends_with("/relationships/officeDocument") {
                    let target = unescape(&target).map_err(damaged)?;
                    let (folder, name) =
                        target.rfind('/').map_or(("", target.as_ref()), |at| target.split_at(at + 1));
                    found.0 = folder.strip_prefix('/').unwrap_or(folder).to_owned();
                    if !name.is_empty() {
                        found.1 = name.to_owned();
                    }
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The parts that a part refers to, by id, as written.
fn targets(container: &mut Container<'_>, path: &str) -> Result<BTreeMap<String, String>, InputError> {
    let mut found = BTreeMap::new();
    let Some(mut xml) = container.xml(path)? else { return Ok(found) };
    loop {
        match xml.next(0)? {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                if let Some(id) = attribute(&tag, "Id") {
                    let target = attribute(&tag, "Target").unwrap_or_default();
                    found.insert(id.into_owned(), target.into_owned());
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The names of the sheets and their parts.
fn sheets(
    container: &mut Container<'_>,
    folder: &str,
    name: &str,
    targets: &BTreeMap<String, String>,
) -> Result<Vec<(String, String)>, InputError> {
    let mut found = Vec::new();
    let Some(mut xml) = container.xml(&format!("{folder}{name}"))? else { return Ok(found) };
    loop {
        match xml.next(0)? {
            Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                let (mut name, mut id) = (String::new(), String::new());
                for attribute in tag.attributes().with_checks(false).map_while(Result::ok) {
                    if attribute.key.as_ref() == "name" {
                        name = unescape(&attribute.value).map_err(damaged)?.into_owned();
                    } else if attribute.key.local_name().as_ref() == "id" {
                        id = attribute.value.into_owned();
                    }
                }
                let Some(target) = targets.get(&id) else { continue };
                let path =
                    target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                found.push((name, path));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Counts the shared texts: calamine holds them all, and takes memory for as many as the part
/// says there are.
fn shared_strings(container: &mut Container<'_>, path: &str, limits: &Limits) -> Result<(), InputError> {
    // A text has a tag, so there are never more texts than bytes.
    let is_small = container.size(path).is_some_and(|size| size.saturating_mul(STRING) <= limits.part);
    let Some(mut xml) = container.xml(path)? else { return Ok(()) };
    let (mut declared, mut count, mut size) = (0_u64, 0_u64, 0_u64);
    loop {
        match xml.next(usize::try_from(count).unwrap_or(usize::MAX))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sst" => {
                    let text = attribute(&tag, "uniqueCount").unwrap_or_default();
                    declared = text.parse().unwrap_or_default();
                    // So few texts need not be counted, unless there are said to be many.
                    if is_small && declared <= limits.cells as u64 {
                        return Ok(());
                    }
                }
                "si" => count += 1,
                _ => {}
            },
            Event::Text(text) => size += text.len() as u64,
            Event::Eof => break,
            _ => {}
        }
        let size = size.saturating_add(count.saturating_mul(STRING));
        if size > limits.part.saturating_mul(2) {
            return Err(InputError::TooLarge { size, limit: limits.part.saturating_mul(2) });
        }
    }
    // Some programs declare how often the texts are used instead of how many there are.
    if declared > count.max(limits.cells as u64) {
        return Err(damaged(format!("{declared} shared strings declared, {count} found")));
    }
    Ok(())
}

/// Counts the cell styles: calamine copies the font and the format code into each of them.
fn styles(container: &mut Container<'_>, path: &str, limits: &Limits) -> Result<(), InputError> {
    // A style has a tag of five bytes or more, and copies at most all there is.
    let worst = |size: u64| (size / 5).saturating_mul(STYLE + 2 * size.min(1 << 32));
    if container.size(path).is_some_and(|size| worst(size) <= limits.part) {
        return Ok(());
    }
    let Some(mut xml) = container.xml(path)? else { return Ok(()) };
    let (mut styles, mut others, mut longest, mut inside) = (0_u64, 0_u64, 0, false);
    loop {
        match xml.next(0)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "cellXfs" => inside = true,
                "xf" if inside => styles += 1,
                name => {
                    others += u64::from(matches!(name, "font" | "fill" | "border" | "numFmt"));
                    if matches!(name, "name" | "numFmt") {
                        longest = longest.max(tag.attributes_raw().len() as u64);
                    }
                }
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => inside = false,
            Event::Eof => return Ok(()),
            _ => {}
        }
        let size = styles.saturating_mul(STYLE + 2 * longest).saturating_add(others * (STYLE / 4));
        if size > limits.part {
            return Err(InputError::TooLarge { size, limit: limits.part });
        }
    }
}

/// Reads a part for the bounds that reading has; a part smaller than any of them has none to pass.
fn pass(container: &mut Container<'_>, path: &str) -> Result<(), InputError> {
    if container.size(path).is_some_and(|size| size <= DEPTH) {
        return Ok(());
    }
    let Some(mut xml) = container.xml(path)? else { return Ok(()) };
    while !matches!(xml.next(0)?, Event::Eof) {}
    Ok(())
}

#[cfg(test)]
mod tests;
