//! `dabiao schema`: the JSON Schema of a kind of file.

use dabiao::schema::schema_json;

use super::args::SchemaArgs;
use super::exit::Exit;
use super::output;
use super::stop::Stop;

pub(crate) fn run(args: &SchemaArgs) -> Result<Exit, Stop> {
    let text = schema_json(&args.name).expect("the command line takes known names only");
    output::write(&text, args.output.as_deref())?;
    Ok(Exit::Done)
}
