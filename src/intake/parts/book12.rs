//! What the sheets of an xlsb package refer to: texts, styles and each other's parts.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::UTF_16LE;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::container::Container;
use super::format::Format;
use super::ooxml::{SHEETS, STRING};
use super::records::{Records, bytes, number, text};
use super::xml::{attribute, damaged};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;

/// Counts the shared texts that calamine reads.
pub(super) fn strings(container: &mut Container<'_>, limits: &Limits) -> Result<u32, InputError> {
    let Some(part) = container.part("xl/sharedStrings.bin")? else { return Ok(0) };
    let mut records = Records::new(part);
    let (mut declared, mut count, mut size) = (0, 0, 0_u64);
    while let Some((kind, data)) = records.next()? {
        match kind {
            // BrtBeginSst
            0x009F => declared = number(data, 4)?,
            // BrtSSTItem
            0x0013 => {
                count += 1;
                size += text(data, 1)?.len() as u64 * 2 + STRING;
            }
            _ => {}
        }
        let limit = limits.part.saturating_mul(2);
        if size > limit {
            return Err(InputError::TooLarge { size, limit });
        }
    }
    Ok(declared.min(count))
}

/// The number formats of the cell styles.
pub(super) fn formats(container: &mut Container<'_>) -> Result<Vec<Format>, InputError> {
    let mut formats = Vec::new();
    let Some(part) = container.part("xl/styles.bin")? else { return Ok(formats) };
    let mut records = Records::new(part);
    let mut codes = BTreeMap::new();
    while let Some(kind) = records.kind()? {
        match kind {
            // BrtBeginFmts
            0x0267 => {
                for _ in 0..number(records.body()?, 0)? {
                    let data = records.find(0x002C)?;
                    let code = UTF_16LE.decode_without_bom_handling(text(data, 2)?).0;
                    codes.insert(u16::from_le_bytes(bytes(data, 0)?), Format::of(&code));
                }
            }
            // BrtBeginCellXFs
            0x0269 => {
                for _ in 0..number(records.body()?, 0)? {
                    let id = u16::from_le_bytes(bytes(records.find(0x002F)?, 2)?);
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| Format::builtin(id)));
                }
                break;
            }
            // Calamine goes on with the record's own bytes, and what it makes of them counts.
            _ => {}
        }
    }
    Ok(formats)
}

/// The names of the sheets and their parts.
pub(super) fn sheets(container: &mut Container<'_>) -> Result<Vec<(String, String)>, InputError> {
    let targets = targets(container)?;
    let mut sheets = Vec::new();
    let mut parts = BTreeSet::new();
    let Some(part) = container.part("xl/workbook.bin")? else { return Err(damaged("no workbook.bin")) };
    let mut records = Records::new(part);
    while let Some((kind, data)) = records.next()? {
        match kind {
            // BrtBundleSh
            0x009C if number(data, 8)? != u32::MAX => {
                let id = text(data, 8)?;
                let name = text(data, 12 + id.len())?;
                let id = UTF_16LE.decode_without_bom_handling(id).0;
                let target = targets.get(id.as_ref()).ok_or_else(|| damaged("a sheet without its part"))?;
                let name = UTF_16LE.decode_without_bom_handling(name).0.into_owned();
                let path = format!("xl/{target}");
                if !parts.insert(path.clone()) || sheets.len() >= SHEETS {
                    return Err(damaged("too many sheets"));
                }
                sheets.push((name, path));
            }
            _ => {}
        }
    }
    Ok(sheets)
}

fn targets(container: &mut Container<'_>) -> Result<BTreeMap<String, String>, InputError> {
    let mut found = BTreeMap::new();
    let Some(mut xml) = container.xml("xl/_rels/workbook.bin.rels")? else { return Ok(found) };
    loop {
        match xml.next(0)? {
            Event::Start(tag) if tag.name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target")) {
                    found.insert(id.into_owned(), unescape(&target).map_err(damaged)?.into_owned());
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
