//! The kinds of file there are, told apart by the keys at their top.

use crate::outline::Node;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A standard.
    Standard,
    /// Cases of a standard.
    Cases,
    /// A mapping file, for reading workbooks.
    Map,
    /// A tailoring of a standard.
    Tailoring,
    /// Waivers.
    Waivers,
    /// A crosswalk between standards.
    Crosswalk,
}

impl Kind {
    /// All of them, each with the keys that only it has; the first that fits is taken.
    const MARKS: [(Kind, &[&str]); 6] = [
        (Kind::Tailoring, &["extends", "of_edition"]),
        (Kind::Waivers, &["waiver"]),
        (Kind::Crosswalk, &["pair"]),
        (Kind::Map, &["sheet"]),
        (
            Kind::Standard,
            &[
                "source",
                "grade",
                "section",
                "indicator",
                "field",
                "omitted",
                "parameter",
                "levels",
                "edition",
            ],
        ),
        // A standard may have cases too.
        (Kind::Cases, &["case", "standard"]),
    ];

    /// Its name in JSON, and of its schema.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Standard => "standard",
            Kind::Cases => "cases",
            Kind::Map => "map",
            Kind::Tailoring => "tailoring",
            Kind::Waivers => "waivers",
            Kind::Crosswalk => "crosswalk",
        }
    }

    /// The kind of a file; `None` where it has no key of any.
    pub(super) fn of(file: &Node) -> Option<Kind> {
        let has = |key: &&str| file.get(key).is_some();
        Kind::MARKS.iter().find(|(_, keys)| keys.iter().any(has)).map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_keys() {
        let kind = |text: &str| Kind::of(&Node::of_file(text));
        assert_eq!(kind("format = 1\n[[sheet]]\nlayout = \"ignore\"\n"), Some(Kind::Map));
        assert_eq!(kind("standard = \"ankang\"\n"), Some(Kind::Cases));
        assert_eq!(kind("format = 1\n[[grade]]\nid = \"a\"\n"), Some(Kind::Standard));
        assert_eq!(kind("extends = \"ankang\"\n[[indicator]]\nid = \"1\"\n"), Some(Kind::Tailoring));
        assert_eq!(kind("[[waiver]]\n"), Some(Kind::Waivers));
        assert_eq!(kind("[[pair]]\n"), Some(Kind::Crosswalk));
        assert_eq!(kind("[package]\nname = \"x\"\n"), None);
    }
}
