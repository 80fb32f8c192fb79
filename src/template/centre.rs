//! The centres that forms are made for, and whether their names can name files and sheets.

use super::last::Last;
use crate::text::match_key;

/// A centre to inspect; of what is not known, the cell is left to fill in.
#[derive(Debug, Clone, Default)]
pub struct Centre {
    /// Its name.
    pub name: Option<String>,
    /// Its code.
    pub code: Option<String>,
    /// The region it belongs to.
    pub region: Option<String>,
    /// What the last inspection came to.
    pub last: Option<Last>,
}

impl Centre {
    /// A centre of which only the name is known.
    pub fn named(name: &str) -> Self {
        Centre { name: Some(name.trim().to_owned()), ..Centre::default() }
    }
}

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFault {
    /// There is none.
    Empty,
    /// It has a character that a sheet's or file's name cannot have.
    Character(char),
    /// It is longer than a sheet's name can be (31 characters) or a file's (200 bytes).
    TooLong,
    /// Excel or Windows keeps it for itself, or the workbook has a sheet of that name.
    Reserved,
    /// It is the same as another, as Excel and Windows compare them.
    Twice,
}

/// UTF-16 units that Excel allows in the name of a sheet.
const SHEET_NAME: usize = 31;
/// Bytes that every file system allows in a name, with some left for an extension.
const FILE_NAME: usize = 200;

/// What keeps names from naming a sheet each, by position; `own` are the sheets a workbook has beside.
pub fn sheet_faults(names: &[&str], own: &[&str]) -> Vec<(usize, NameFault)> {
    faults(names, |name| {
        if let Some(c) =
            name.chars().find(|c| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control())
        {
            return Some(NameFault::Character(c));
        }
        if name.starts_with('\'') || name.ends_with('\'') {
            return Some(NameFault::Character('\''));
        }
        let reserved =
            own.iter().copied().chain(["history", "历史记录", crate::intake::Stamp::OPTIONS_SHEET]);
        let key = name.to_lowercase();
        if reserved.into_iter().any(|word| word.to_lowercase() == key) {
            return Some(NameFault::Reserved);
        }
        (name.encode_utf16().count() > SHEET_NAME).then_some(NameFault::TooLong)
    })
}

/// What keeps names from naming a file each, on any system.
pub fn file_faults(names: &[&str]) -> Vec<(usize, NameFault)> {
    faults(names, |name| {
        let wrong =
            |c: &char| matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') || c.is_control();
        if let Some(c) = name.chars().find(wrong) {
            return Some(NameFault::Character(c));
        }
        if name.ends_with('.') || name.starts_with('.') || name.starts_with("~$") {
            return Some(NameFault::Character(if name.starts_with('~') { '~' } else { '.' }));
        }
        let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
        let device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
            || (stem.len() == 4
                && (stem.starts_with("COM") || stem.starts_with("LPT"))
                && stem.ends_with(|c: char| c.is_ascii_digit()));
        if device {
            return Some(NameFault::Reserved);
        }
        (name.len() > FILE_NAME).then_some(NameFault::TooLong)
    })
}

fn faults(names: &[&str], fault: impl Fn(&str) -> Option<NameFault>) -> Vec<(usize, NameFault)> {
    let mut found = Vec::new();
    // Names that differ in width or script only (ＡB, 鎮) are one name to a reader, too.
    let mut seen: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let key = match_key(name);
        if name.trim().is_empty() {
            found.push((at, NameFault::Empty));
            continue;
        }
        found.extend(fault(name).map(|fault| (at, fault)));
        if seen.contains(&key) {
            found.push((at, NameFault::Twice));
        }
        seen.push(key);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cannot_name_a_sheet() {
        let long = "镇".repeat(32);
        let names = ["甲镇", "乙/镇", "'丙", "封面", "History", &long, "甲镇", "ＡB", "ab", " "];
        let got = sheet_faults(&names, &["封面"]);
        assert_eq!(
            got,
            [
                (1, NameFault::Character('/')),
                (2, NameFault::Character('\'')),
                (3, NameFault::Reserved),
                (4, NameFault::Reserved),
                (5, NameFault::TooLong),
                (6, NameFault::Twice),
                (8, NameFault::Twice),
                (9, NameFault::Empty),
            ]
        );
    }

    #[test]
    fn names_that_cannot_name_a_file() {
        let got = file_faults(&["甲镇(街道)", "a:b", "con", "Lpt1.x", "末尾.", "com10"]);
        assert_eq!(
            got,
            [
                (1, NameFault::Character(':')),
                (2, NameFault::Reserved),
                (3, NameFault::Reserved),
                (4, NameFault::Character('.')),
            ]
        );
    }
}
