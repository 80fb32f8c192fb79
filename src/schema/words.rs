//! The words and values that several files share.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::audit::Verdict;
use crate::crosswalk::Relation;
use crate::standard::{Level, column_roles};
use crate::value::Measure;

/// A text in both languages. 两种语言的文字。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Bilingual {
    /// Chinese. 中文。
    zh: Text,
    /// English. 英文。
    en: Text,
}

/// A value that is no table, with the schema written where it stands.
macro_rules! value {
    ($(#[$doc:meta])* $name:ident, $schema:expr) => {
        $(#[$doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

value!(
    /// A text with something in it.
    Text,
    json_schema!({ "type": "string", "minLength": 1 })
);
value!(
    /// Texts with something in each.
    Texts,
    json_schema!({ "type": "array", "items": { "type": "string", "minLength": 1 } })
);
value!(
    /// A figure: a number, or a text such as `"30%"`.
    Figure,
    json_schema!({ "type": ["number", "string"], "minLength": 1 })
);
value!(
    /// The version of the format.
    Format,
    json_schema!({ "type": "integer", "const": 1 })
);
value!(
    /// The id of a level.
    LevelId,
    json_schema!({ "type": "string", "enum": Level::ALL.map(Level::id) })
);
value!(
    /// Ids of levels.
    Levels,
    json_schema!({ "type": "array", "items": { "type": "string", "enum": Level::ALL.map(Level::id) } })
);
value!(
    /// A kind of quantity.
    Kind,
    json_schema!({ "type": "string", "enum": Measure::ALL.iter().map(|one| one.id()).collect::<Vec<_>>() })
);
value!(
    /// A day.
    Day,
    json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
);
value!(
    /// A verdict.
    VerdictId,
    json_schema!({ "type": "string", "enum": Verdict::ALL.map(Verdict::id) })
);
value!(
    /// How one requirement stands to another.
    RelationId,
    json_schema!({ "type": "string", "enum": Relation::ALL.map(Relation::id) })
);
value!(
    /// A lint, which a file may allow.
    Lint,
    json_schema!({ "type": "string", "enum": lints() })
);
value!(
    /// Header names by the role of their column.
    Columns,
    columns()
);
value!(
    /// A threshold: a figure, a parameter, or a table of either by grade or level.
    Threshold,
    threshold()
);

fn lints() -> Vec<&'static str> {
    crate::lint::registry().filter(|rule| rule.is_lint()).map(|rule| rule.id).collect()
}

fn columns() -> Schema {
    let names = json_schema!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let properties: serde_json::Map<String, serde_json::Value> =
        column_roles().iter().map(|role| ((*role).to_owned(), names.clone().into())).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn threshold() -> Schema {
    let figure = json_schema!({ "type": ["number", "string"], "minLength": 1 });
    let parameter = json_schema!({
        "type": "object", "properties": { "parameter": { "type": "string", "minLength": 1 } },
        "required": ["parameter"], "additionalProperties": false
    });
    let each = json_schema!({
        "type": "object", "minProperties": 1, "additionalProperties": { "anyOf": [figure, parameter] }
    });
    json_schema!({ "anyOf": [figure, parameter, each] })
}
