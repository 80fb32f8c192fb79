//! The schemas and the readers ask for the same keys.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::cases::CaseFile;
use crate::crosswalk::Crosswalk;
use crate::document::recorded;
use crate::intake::Map;
use crate::lint::registry;
use crate::standard::{BUILTIN, Standard, over};
use crate::waiver::Waivers;

/// Keys of a table, and those of them that are needed.
type Keys = (BTreeSet<String>, BTreeSet<String>);

/// The tables that a schema describes: all objects with named properties.
fn described(value: &Value, found: &mut BTreeSet<Keys>) {
    let texts = |value: &Value| -> BTreeSet<String> {
        value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    if let Some(properties) = value["properties"].as_object() {
        let keys = properties.keys().cloned().collect();
        found.insert((keys, texts(&value["required"])));
    }
    match value {
        Value::Object(entries) => entries.values().for_each(|inner| described(inner, found)),
        Value::Array(items) => items.iter().for_each(|inner| described(inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every table that the readers of all kinds of file went through.
fn read() -> BTreeSet<Keys> {
    let mut texts: Vec<String> = BUILTIN.iter().map(|builtin| builtin.text.to_owned()).collect();
    for example in registry().filter_map(|rule| rule.example.as_ref()) {
        texts.extend([example.good_file(), example.bad_file()]);
    }
    texts.push(include_str!("../../fixtures/waivers.toml").to_owned());
    texts.extend([TAILORING.to_owned(), CROSSWALK.to_owned()]);
    let example = Standard::parse("a", crate::lint::EXAMPLE).expect("valid");
    let mut other = example.clone();
    other.id = "other".to_owned();
    let known = BTreeMap::from([("example".to_owned(), example.clone()), ("other".to_owned(), other)]);
    recorded(|| {
        for text in &texts {
            // Whether it holds does not matter; which keys were asked for does.
            let _ = Standard::parse("a", text);
            let _ = Map::parse("a", text);
            let _ = Waivers::parse("a", text);
            let _ = Crosswalk::parse("a", text, &known);
            let _ = over(crate::lint::EXAMPLE, "a", text);
            if text.contains("[[case]]") {
                let _ = CaseFile::parse("a", text, &example);
            }
            crate::lint::allowances("a", text);
        }
    })
}

/// A change of each kind of thing.
const TAILORING: &str = "format = 1
extends = \"example\"
[[change]]
indicator = \"1\"
[[change]]
grade = \"high\"
[[change]]
section = \"premises\"
[[change]]
parameter = \"least\"
[[off]]
indicator = \"2\"
";

const CROSSWALK: &str = "format = 1
[[pair]]
left = \"example\"
right = \"other\"
[[pair.field]]
left = \"hall_area\"
right = \"hall_area\"
[[pair.relation]]
left = \"1\"
right = \"1\"
";

/// What a change can be of; its reader asks for each, to see that there is just one.
const TARGETS: [&str; 4] = ["indicator", "grade", "section", "parameter"];

/// The tables that were read, with the target of a change as the schema has it: its own only.
fn one_target(read: BTreeSet<Keys>) -> BTreeSet<Keys> {
    let mut found = BTreeSet::new();
    for (asked, needed) in read {
        let is_change = TARGETS.iter().all(|target| asked.contains(*target)) && !asked.contains("edition");
        if !is_change {
            found.insert((asked, needed));
            continue;
        }
        let others = |target: &str| {
            TARGETS
                .iter()
                .filter(|other| **other != target)
                .map(|one| (*one).to_owned())
                .collect::<BTreeSet<String>>()
        };
        let has = |key: &str| asked.contains(key);
        // What it has beside tells which kind it is; with nothing beside, it named none.
        let target = match (has("ask"), has("otherwise"), has("pool"), has("value")) {
            (true, ..) => "indicator",
            (_, true, ..) => "grade",
            (_, _, true, _) => "section",
            (_, _, _, true) => "parameter",
            (false, false, false, false) => continue,
        };
        let keys = asked.difference(&others(target)).cloned().collect();
        found.insert((keys, BTreeSet::from([target.to_owned()])));
    }
    found
}

#[test]
fn every_key_of_a_reader_is_in_a_schema_and_the_other_way_round() {
    let mut schemas = BTreeSet::new();
    for name in super::schema_names() {
        let text = super::schema_json(name).expect("known");
        described(&serde_json::from_str(&text).expect("JSON"), &mut schemas);
    }
    // The names of columns are data: a list of roles, held equal elsewhere.
    schemas.retain(|(keys, _)| !keys.contains("self_result"));
    let read = one_target(read());
    for (keys, _) in &schemas {
        assert!(read.iter().any(|(asked, _)| asked == keys), "no reader asks for just {keys:?}");
    }
    for (asked, needed) in &read {
        let same = schemas.iter().filter(|(keys, _)| keys == asked);
        // What a sheet needs depends on its layout, which the schema leaves to the reader.
        let is_sheet = asked.contains("layout");
        // Of these the reader wants at least one, which it says in its own way.
        let wanted = |keys: &BTreeSet<String>| -> BTreeSet<String> {
            keys.iter()
                .filter(|key| !["grade", "indicator", "sheet", "pair"].contains(&key.as_str()))
                .cloned()
                .collect()
        };
        let fits = |(_, required): &Keys| {
            // A table with one key is taken for what it is by having that key.
            let is_told = asked.len() == 1 && needed.is_empty();
            wanted(required) == wanted(needed) || is_told || (is_sheet && required.is_subset(needed))
        };
        let is_part_of_sheet = is_sheet && !asked.contains("columns");
        assert!(
            is_part_of_sheet || same.clone().any(fits),
            "{asked:?} needs {needed:?}: {:?}",
            same.collect::<Vec<_>>()
        );
    }
}
