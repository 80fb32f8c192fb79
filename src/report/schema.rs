//! The JSON Schemas of what is published, made from its types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::failed_line::FailedLine;
use super::file_line::FileLine;
use super::line::Line;
use super::record::Record;
use super::survey::{DocumentsLine, DrawDocument, RoundsDocument, SurveyDocument};

/// The schema of what `dabiao audit --format json` writes, as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn assessment_schema() -> Result<String, serde_json::Error> {
    document(&schemars::schema_for!(Record))
}

/// The schema of what `dabiao batch`, `score`, `compare` and `sample` write, as an indented JSON document: one of
/// its definitions for each kind, and all of them for a document of any.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn batch_schema() -> Result<String, serde_json::Error> {
    // As it is written: a key is always there, be its value null.
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    document(&generator.into_root_schema_for::<Batch>())
}

fn document(schema: &Schema) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(schema)?;
    text.push('\n');
    Ok(text)
}

/// Any of the documents.
struct Batch;

impl JsonSchema for Batch {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "dabiao batch".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What dabiao batch, score, compare and sample write: a centre, which is a line of \
                results.ndjson or of score (Line), a line of score that is no centre (FailedLine), a \
                line of files.ndjson or failures.ndjson (FileLine), a line of reports.ndjson \
                (DocumentsLine), survey.json (Survey), two rounds compared (Rounds), a random draw \
                (Draw). dabiao report makes the whole assessment of a centre's line, which has its own schema. \
                Within version 1 properties are added and never renamed, so that others than these \
                are no mistake.",
            "anyOf": [
                generator.subschema_for::<Line<'_>>(),
                generator.subschema_for::<FileLine<'_>>(),
                generator.subschema_for::<FailedLine>(),
                generator.subschema_for::<SurveyDocument>(),
                generator.subschema_for::<RoundsDocument<'_>>(),
                generator.subschema_for::<DocumentsLine<'_>>(),
                generator.subschema_for::<DrawDocument<'_>>(),
            ],
        })
    }
}
