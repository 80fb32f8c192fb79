//! JSON Schemas of the files people write, for editors and other validators.
//!
//! The types here mirror what the readers ask for, key by key; a test reads every kind of file and
//! holds the two to each other.

mod cases;
mod check;
mod crosswalk;
mod map;
mod points;
mod standard;
mod tailoring;
#[cfg(test)]
mod tests;
mod waivers;
mod words;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A schema's name, and how it is made.
type Entry = (&'static str, fn() -> Schema);

/// Every schema there is.
const SCHEMAS: &[Entry] = &[
    ("standard", of::<standard::Standard>),
    ("cases", of::<cases::Cases>),
    ("map", of::<map::Map>),
    ("tailoring", of::<tailoring::Tailoring>),
    ("waivers", of::<waivers::Waivers>),
    ("crosswalk", of::<crosswalk::Crosswalk>),
];

/// The names of the schemas.
pub fn schema_names() -> Vec<&'static str> {
    SCHEMAS.iter().map(|(name, _)| *name).collect()
}

/// A schema as JSON, by its name.
pub fn schema_json(name: &str) -> Option<String> {
    let (_, make) = SCHEMAS.iter().find(|(known, _)| *known == name)?;
    let mut schema = serde_json::Value::from(make());
    without_null(&mut schema);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    Some(text + "\n")
}

/// Draft 7, since that is what editors for TOML know.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

/// A key that may be left out may also be null, says the generator; TOML has no null.
fn without_null(schema: &mut Value) {
    if let Some(entries) = schema.as_object_mut() {
        if let Some(Value::Array(types)) = entries.get_mut("type") {
            types.retain(|one| one != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                entries.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = entries.get_mut("anyOf") {
            choices.retain(|one| one["type"] != "null");
            if choices.len() == 1 {
                let only = choices.pop().unwrap_or_default();
                entries.remove("anyOf");
                match only {
                    // A reference beside other keys is ignored by some readers of draft 7.
                    only if only.get("$ref").is_some() => {
                        drop(entries.insert("allOf".to_owned(), Value::Array(vec![only])));
                    }
                    Value::Object(only) => entries.extend(only),
                    only => drop(entries.insert("anyOf".to_owned(), Value::Array(vec![only]))),
                }
            }
        }
    }
    match schema {
        Value::Object(entries) => entries.values_mut().for_each(without_null),
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
