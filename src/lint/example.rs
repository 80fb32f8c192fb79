//! Examples: what breaks a rule and what keeps it, as changes of one small file.

/// The file that examples of standards change.
pub(crate) const STANDARD: &str = include_str!("example.toml");
/// The file that examples of cases change; its standard is the one above.
pub(super) const CASES: &str = "standard = \"example\"

[[case]]
name = \"80平方米\"
level = \"township\"
fields = { hall_area = \"80平方米\" }
expect = { \"1\" = \"met\" }
";
/// The file that examples of mapping files change.
pub(super) const MAP: &str = "format = 1

[[sheet]]
name = \"检查表\"
layout = \"form\"
header = [3]
[sheet.columns]
A = \"number\"
B = \"result\"
";
/// The file that examples of tailorings change; its base is the standard above.
pub(super) const TAILORING: &str = "format = 1
extends = \"example\"
of_edition = \"2026\"
id = \"county\"
edition = \"2027\"
title = { zh = \"县标准\", en = \"County standard\" }

[source]
title = \"县细则\"
issuer = { zh = \"示例县\", en = \"Example County\" }
locator = { zh = \"第{}条\", en = \"article {}\" }
clauses = [\"1\"]

[[change]]
indicator = \"1\"
threshold = { high = 70, low = 40 }
reason = { zh = \"场地有限\", en = \"there is no room\" }
cite = \"1\"
";
/// The file that examples of waivers change.
pub(super) const WAIVERS: &str = "format = 1

[[waiver]]
standard = \"example\"
indicator = \"2\"
centre = \"示例镇便民服务中心\"
reason = \"设备更换期间\"
approved_by = \"示例县政务服务管理局\"
granted = \"2026-01-10\"
through = \"2026-12-31\"
";
/// The file that examples of crosswalks change; its standards are the one above and a second.
pub(super) const CROSSWALK: &str = "format = 1

[[pair]]
left = \"example\"
right = \"other\"

[[pair.field]]
left = \"hall_area\"
right = \"hall_area\"

[[pair.relation]]
left = \"1\"
right = \"1\"

[[pair.relation]]
left = \"3(1)\"
right = \"3\"
is = \"broader\"
why = { zh = \"只是其中一样\", en = \"one of the things asked for\" }
";

/// An example of a rule, as changes of a file that breaks none.
#[derive(Debug)]
pub struct Example {
    /// The file that is changed.
    pub(super) base: &'static str,
    /// What is changed.
    pub edits: &'static [Edit],
}

/// A stretch of the file, and what stands there in its place; an empty one is the file's end.
#[derive(Debug)]
pub struct Edit {
    instead_of: &'static str,
    /// What breaks the rule.
    pub bad: &'static str,
    /// What keeps it.
    pub good: &'static str,
}

impl Edit {
    pub(super) const fn new(instead_of: &'static str, bad: &'static str, good: &'static str) -> Edit {
        Edit { instead_of, bad, good }
    }
}

impl Example {
    pub(super) const fn of_standard(edits: &'static [Edit]) -> Example {
        Example { base: STANDARD, edits }
    }

    /// The file that breaks the rule.
    pub fn bad_file(&self) -> String {
        self.file(|edit| edit.bad)
    }

    /// The file that keeps it.
    pub fn good_file(&self) -> String {
        self.file(|edit| edit.good)
    }

    fn file(&self, text: impl Fn(&Edit) -> &'static str) -> String {
        self.edits.iter().fold(self.base.to_owned(), |file, edit| {
            if edit.instead_of.is_empty() {
                return file + text(edit);
            }
            assert!(file.contains(edit.instead_of), "the example's file has: {}", edit.instead_of);
            file.replacen(edit.instead_of, text(edit), 1)
        })
    }
}

/// Both ways of a rule's test.
#[cfg(test)]
pub(super) mod proof {
    use crate::lint::example::STANDARD;
    use crate::lint::{Given, Rule, Settings, check};
    use crate::place::Spot;
    use crate::standard::Standard;

    type Problems = Vec<(&'static str, usize, usize)>;

    /// The problems of the first of some files, checked together as a whole folder.
    pub(in crate::lint) fn found_in(texts: Vec<String>) -> Problems {
        found(texts, true)
    }

    /// The problems of a file named by itself.
    pub(in crate::lint) fn found_alone(text: &str) -> Problems {
        found(vec![text.to_owned()], false)
    }

    fn found(texts: Vec<String>, whole_folder: bool) -> Problems {
        let as_of = Some("2026-11-25".parse().expect("a day"));
        let load = |_, name: &str| {
            let text = match name {
                "example" => STANDARD.to_owned(),
                "other" => other(),
                _ => return None,
            };
            Some(Standard::parse("a", &text).expect("the example is valid"))
        };
        let base = |_, name: &str| (name == "example").then(|| STANDARD.to_owned());
        let settings = Settings { as_of, whole_folder, load: &load, base: &base };
        let given = |text| Given { file: "a.toml".to_owned(), text: Ok(text), named: true };
        let checked = check(texts.into_iter().map(given).collect(), &settings);
        let place = |spot: &Spot| match spot {
            Spot::Text(span) => (span.line, span.column),
            Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => (0, 0),
        };
        let problems = checked[0].problems.iter();
        problems
            .map(|problem| {
                let (line, column) = place(&problem.place.spot);
                (problem.code(), line, column)
            })
            .collect()
    }

    /// The second standard of crosswalks: with a field more, and an item that is for cities.
    fn other() -> String {
        let edits = [
            ("id = \"example\"", "id = \"other\""),
            ("levels = [\"township\", \"village\"]", "levels = [\"city\", \"township\", \"village\"]"),
            (
                "[field.hall_area]",
                "[field.staff]\ntype = \"persons\"\nlabel = { zh = \"人员\", en = \"Staff\" }\n\n[field.hall_area]",
            ),
            ("obligation = \"should\"\n", "obligation = \"should\"\nlevels = [\"city\"]\n"),
        ];
        edits.into_iter().fold(STANDARD.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    }

    /// The bad example breaks this rule, at these lines and columns, and no other.
    pub(in crate::lint) fn fires(rule: &Rule, places: &[(usize, usize)]) {
        let wanted: Vec<_> = places.iter().map(|(line, column)| (rule.id, *line, *column)).collect();
        assert_eq!(found_alone(&rule.example.as_ref().expect("an example").bad_file()), wanted);
    }

    /// The good example breaks none.
    pub(in crate::lint) fn silent(rule: &Rule) {
        assert_eq!(found_alone(&rule.example.as_ref().expect("an example").good_file()), []);
    }

    /// Each rule that has an example, at its line and column, and the file without it.
    pub(in crate::lint) fn each(rules: &'static [Rule], places: &[(&'static str, usize, usize)]) {
        let with_example: Vec<&'static Rule> = rules.iter().filter(|rule| rule.example.is_some()).collect();
        let ids: Vec<&str> = with_example.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, places.iter().map(|(id, ..)| *id).collect::<Vec<_>>());
        let bad = |rule: &Rule| found_alone(&rule.example.as_ref().expect("an example").bad_file());
        let got: Vec<Problems> = with_example.iter().map(|rule| bad(rule)).collect();
        let wanted: Vec<Problems> = places.iter().map(|place| vec![*place]).collect();
        let differ: Vec<_> = got.iter().zip(&wanted).filter(|(got, wanted)| got != wanted).collect();
        assert!(differ.is_empty(), "found, and wanted: {differ:#?}");
        with_example.into_iter().for_each(silent);
    }
}
