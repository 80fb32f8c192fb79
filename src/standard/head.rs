//! What a list of standards shows of one, read without the rest of its file: its requirements, the
//! most of it, are only counted.

use std::sync::Arc;

use super::level::Level;
use super::{Standard, validate};
use crate::document::{Doc, Table};
use crate::wording::Bilingual;

/// What a list of standards shows of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// The edition of the document.
    pub edition: String,
    /// Its title.
    pub title: Bilingual,
    /// The levels of centre it applies to.
    pub levels: Vec<Level>,
    /// The id and name of every grade, highest first.
    pub grades: Vec<(String, Bilingual)>,
    /// How many indicators it has.
    pub indicators: usize,
}

impl Head {
    /// The head of a file that is known to be a valid standard with every table's header at the
    /// beginning of its line, as those that are part of the program are. `None` where it is not.
    pub(super) fn read(file: &str, text: &str) -> Option<Self> {
        let (keys, indicators) = skimmed(text);
        let mut doc = Doc::new(Arc::from(file), &keys);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        let id = table.need(&mut doc, "id", Table::text);
        let edition = table.need(&mut doc, "edition", Table::text);
        let title = table.need(&mut doc, "title", Table::bilingual);
        let levels = table.need(&mut doc, "levels", Table::texts);
        let levels = validate::levels(&mut doc, &levels?);
        let mut grades = Vec::new();
        for mut grade in table.tables(&mut doc, "grade") {
            let id = grade.need(&mut doc, "id", Table::text);
            let name = grade.need(&mut doc, "name", Table::bilingual);
            grades.push((id?.value, name?));
        }
        let head = Head { id: id?.value, edition: edition?.value, title: title?, levels, grades, indicators };
        doc.into_problems().is_empty().then_some(head)
    }

    /// The head of a standard that was read whole.
    pub fn of(standard: &Standard) -> Self {
        Head {
            id: standard.id.clone(),
            edition: standard.edition.clone(),
            title: standard.title.clone(),
            levels: standard.levels.clone(),
            grades: standard.grades.iter().map(|grade| (grade.id.clone(), grade.name.clone())).collect(),
            indicators: standard.indicators.len(),
        }
    }
}

/// The lines before the first table and those of the grades, and how many indicators there are.
fn skimmed(text: &str) -> (String, usize) {
    let (mut kept, mut indicators, mut is_kept) = (String::new(), 0, true);
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            is_kept = line.starts_with("[[grade]]");
            indicators += usize::from(line.starts_with("[[indicator]]"));
        }
        if is_kept {
            kept.push_str(line);
        }
    }
    (kept, indicators)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::BUILTIN;

    #[test]
    fn the_list_says_what_the_whole_file_says() {
        // The list of standards does not read them whole: what it shows has to be what that would give.
        for builtin in BUILTIN {
            let whole = Standard::parse(builtin.id, builtin.text).expect("built-in standards are valid");
            assert_eq!(Head::read(builtin.id, builtin.text), Some(Head::of(&whole)), "{}", builtin.id);
        }
    }

    #[test]
    fn a_file_without_a_head_has_none() {
        assert_eq!(Head::read("x.toml", "id = \"x\"\n"), None);
    }
}
