//! The parts of a workbook's archive.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::AnnotateError;
use super::scan::{Tag, tags};

const RELATION: &str = "/officeDocument";

/// An archive, read part by part.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The names as written, by the names as they are looked up.
    names: BTreeMap<String, String>,
    workbook: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, AnnotateError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut names = BTreeMap::new();
        for at in 0..zip.len() {
            let name = zip.by_index_raw(at).map_err(damaged)?.name().map_err(damaged)?.into_owned();
            names.insert(key(&name), name);
        }
        let mut package = Package { zip, names, workbook: String::new() };
        let relations = package.text("_rels/.rels")?;
        let main = tags(&relations)?.into_iter().find(|tag| {
            tag.local() == "Relationship" && tag.get("Type").is_some_and(|kind| kind.ends_with(RELATION))
        });
        let target = main.and_then(|tag| tag.get("Target"));
        package.workbook = resolve("", &target.unwrap_or_else(|| "xl/workbook.xml".to_owned()));
        Ok(package)
    }

    pub(super) fn has(&self, is: impl Fn(&str) -> bool) -> bool {
        self.names.keys().any(|name| is(name))
    }

    /// The text of a part.
    pub(super) fn text(&mut self, part: &str) -> Result<String, AnnotateError> {
        let name = self.names.get(&key(part)).ok_or_else(|| AnnotateError::Damaged(part.to_owned()))?;
        let mut text = String::new();
        self.zip.by_name(name).map_err(damaged)?.read_to_string(&mut text).map_err(damaged)?;
        Ok(text)
    }

    /// The parts that sheets are in, by their names.
    pub(super) fn sheets(&mut self) -> Result<BTreeMap<String, String>, AnnotateError> {
        let targets: BTreeMap<String, String> =
            self.relations()?.into_iter().map(|(id, _, target)| (id, target)).collect();
        let workbook = self.workbook.clone();
        let text = self.text(&workbook)?;
        let sheets = tags(&text)?.into_iter().filter(|tag| tag.local() == "sheet");
        Ok(sheets
            .filter_map(|tag| {
                let id = tag.attributes.iter().find(|(name, _)| name.ends_with(":id")).map(|(_, id)| id)?;
                Some((tag.get("name")?, targets.get(id)?.clone()))
            })
            .collect())
    }

    /// The part that styles are in, with its text.
    pub(super) fn styles(&mut self) -> Result<Option<(String, String)>, AnnotateError> {
        let part = self.relations()?.into_iter().find(|(_, kind, _)| kind.ends_with("/styles"));
        match part.filter(|(_, _, part)| self.names.contains_key(&key(part))) {
            Some((_, _, part)) => {
                let text = self.text(&part)?;
                Ok(Some((part, text)))
            }
            None => Ok(None),
        }
    }

    /// Ids, kinds and targets of what the workbook refers to.
    fn relations(&mut self) -> Result<Vec<(String, String, String)>, AnnotateError> {
        let (folder, file) = self.workbook.rsplit_once('/').unwrap_or(("", &self.workbook));
        let (folder, file) = (folder.to_owned(), file.to_owned());
        let text = self.text(&format!("{folder}/_rels/{file}.rels"))?;
        let relation =
            |tag: &Tag<'_>| Some((tag.get("Id")?, tag.get("Type")?, resolve(&folder, &tag.get("Target")?)));
        Ok(tags(&text)?.iter().filter(|tag| tag.local() == "Relationship").filter_map(relation).collect())
    }

    /// The archive with some parts replaced; every other part is copied as it is.
    pub(super) fn with(mut self, changed: &BTreeMap<String, String>) -> Result<Vec<u8>, AnnotateError> {
        let changed: BTreeMap<String, &String> =
            changed.iter().map(|(part, text)| (key(part), text)).collect();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.zip.len() {
            let part = self.zip.by_index_raw(at).map_err(damaged)?;
            let name = part.name().map_err(damaged)?.into_owned();
            match changed.get(&key(&name)) {
                Some(text) => {
                    out.start_file(name, options).map_err(damaged)?;
                    out.write_all(text.as_bytes()).map_err(damaged)?;
                }
                None => out.raw_copy_file(part).map_err(damaged)?,
            }
        }
        Ok(out.finish().map_err(damaged)?.into_inner())
    }
}

/// The form that names of parts are looked up by.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// A target as a part's name: from the root, or from a folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

pub(super) fn damaged(error: impl std::fmt::Display) -> AnnotateError {
    AnnotateError::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/a", "../styles.xml"), "xl/styles.xml");
    }
}
