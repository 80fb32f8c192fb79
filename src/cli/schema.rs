//! `dabiao schema`: the JSON Schema of a kind of file.

use dabiao::report::assessment_schema;
use dabiao::schema::{schema_json, schema_names};

use super::args::SchemaArgs;
use super::exit::Exit;
use super::output;
use super::stop::Stop;

/// What `dabiao audit --format json` writes; the other schemas are of files that people write.
const ASSESSMENT: &str = "assessment";

/// The names of the schemas.
pub(crate) fn names() -> Vec<&'static str> {
    schema_names().into_iter().chain([ASSESSMENT]).collect()
}

pub(crate) fn run(args: &SchemaArgs) -> Result<Exit, Stop> {
    let text = if args.name == ASSESSMENT {
        assessment_schema().map_err(anyhow::Error::new)?
    } else {
        schema_json(&args.name).expect("the command line takes known names only")
    };
    output::write(&text, args.output.as_deref())?;
    Ok(Exit::Done)
}
