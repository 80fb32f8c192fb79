//! `dabiao schema`: the JSON Schema of a kind of file.

use dabiao::report::{assessment_schema, batch_schema};
use dabiao::schema::{schema_json, schema_names};

use super::args::SchemaArgs;
use super::exit::Exit;
use super::output;
use super::stop::Stop;

/// Makes a schema.
type Make = fn() -> serde_json::Result<String>;

/// What this program writes; the other schemas are of files that people write.
const WRITTEN: [(&str, Make); 2] = [("assessment", assessment_schema), ("batch", batch_schema)];

/// The names of the schemas.
pub(crate) fn names() -> Vec<&'static str> {
    schema_names().into_iter().chain(WRITTEN.map(|(name, _)| name)).collect()
}

pub(crate) fn run(args: &SchemaArgs) -> Result<Exit, Stop> {
    let text = match WRITTEN.iter().find(|(name, _)| *name == args.name) {
        Some((_, schema)) => schema().map_err(anyhow::Error::new)?,
        None => schema_json(&args.name).expect("the command line takes known names only"),
    };
    output::write(&text, args.output.as_deref())?;
    Ok(Exit::Done)
}
