//! A file name for every centre: what a person looks for, safe on every system, and none of them
//! twice.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::text::printable;

/// Bytes of a centre's name that are kept, and of its code: some file systems allow 143 for a whole
/// name, and Windows 260 characters for a whole path.
const NAME: usize = 84;
const CODE: usize = 36;

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The file names given so far.
#[derive(Debug)]
pub struct FileNames {
    /// What a centre is called that states no name and no code.
    unnamed: String,
    /// How often each name was asked for, by a number that stands for it.
    taken: BTreeMap<u64, u32>,
}

impl FileNames {
    /// None given yet; `unnamed` is the name of a centre that states none.
    pub fn new(unnamed: String) -> Self {
        FileNames { unnamed, taken: BTreeMap::new() }
    }

    /// The file name of the next centre, without extension: its name and code. Another centre of
    /// the same gets a number behind it, in the order in which they come.
    pub fn next(&mut self, name: Option<&str>, code: Option<&str>) -> String {
        let part =
            |text: Option<&str>, most| text.map(|text| safe(text, most)).filter(|part| !part.is_empty());
        let parts: Vec<String> = [part(name, NAME), part(code, CODE)].into_iter().flatten().collect();
        let stem = if parts.is_empty() { safe(&self.unnamed, NAME) } else { parts.join("-") };
        let stem = if is_device(&stem) { format!("_{stem}") } else { stem };
        let mut number = self.taken.get(&key(&stem)).copied().unwrap_or_default();
        loop {
            number += 1;
            let candidate = if number == 1 { stem.clone() } else { format!("{stem}({number})") };
            // A centre may be called by another's name with a number.
            if number == 1 || !self.taken.contains_key(&key(&candidate)) {
                self.taken.insert(key(&stem), number);
                self.taken.entry(key(&candidate)).or_insert(1);
                return candidate;
            }
        }
    }
}

/// Names that some system holds to be the same have one key.
fn key(stem: &str) -> u64 {
    super::digest(&stem.to_lowercase())
}

/// A text as a part of a file name: nothing in it that a system, a shell, a link or a workbook
/// takes for something else.
fn safe(text: &str, most: usize) -> String {
    let mut safe = String::new();
    for c in printable(text).nfc() {
        let c = match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '#' | '%' | '&' | '\'' | '`' | '$'
            | '\u{FFFD}' => '_',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if safe.len() + c.len_utf8() > most {
            break;
        }
        safe.push(c);
    }
    // Windows drops dots and spaces at the end; a dot or tilde in front hides a file.
    safe.trim_matches(|c| matches!(c, ' ' | '.' | '~' | '-' | '=' | '+' | '@')).to_owned()
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = |name: &str| {
        first.strip_prefix(name).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    DEVICES.contains(&first.as_str()) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(centres: &[(&str, &str)]) -> Vec<String> {
        let mut names = FileNames::new("未填名称".to_owned());
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
        centres.iter().map(|(name, code)| names.next(some(leak(name)), some(leak(code)))).collect()
    }

    #[test]
    fn a_file_is_named_for_the_centre_and_its_code() {
        assert_eq!(
            names(&[("甲镇便民服务中心", "330001"), ("乙镇", ""), ("", "330002"), ("", "")]),
            ["甲镇便民服务中心-330001", "乙镇", "330002", "未填名称"]
        );
    }

    #[test]
    fn no_name_is_given_twice_and_the_order_decides() {
        assert_eq!(
            names(&[
                ("甲镇", ""),
                ("甲镇", ""),
                ("甲镇(2)", ""),
                ("甲镇", ""),
                ("甲镇(3)", ""),
                ("Town", ""),
                ("TOWN", "")
            ]),
            ["甲镇", "甲镇(2)", "甲镇(2)(2)", "甲镇(3)", "甲镇(3)(2)", "Town", "TOWN(2)"]
        );
    }

    #[test]
    fn every_system_can_hold_it() {
        assert_eq!(
            names(&[
                ("../../etc/passwd", ""),
                ("甲:镇?\u{202e}\n", "a\\b"),
                ("con", ""),
                ("COM1.txt", ""),
                ("...", " ")
            ]),
            ["_.._etc_passwd", "甲_镇_-a_b", "_con", "_COM1.txt", "未填名称"]
        );
        let long = "长".repeat(300);
        let [name] = names(&[(long.as_str(), long.as_str())]).try_into().expect("one");
        assert_eq!(name, format!("{}-{}", "长".repeat(28), "长".repeat(12)));
    }
}
