//! `dabiao standards`: which standards there are, what one says, and how two compare.

use dabiao::report::{standard_json, standard_text, standards_json, standards_text};
use dabiao::standard::{BUILTIN, Standard};
use dabiao::wording::Words;

use super::args::{Format, StandardsCommand};
use super::exit::Exit;
use super::stop::Stop;
use super::{compare, output, which};

pub(crate) fn run(command: &StandardsCommand, words: &Words) -> Result<Exit, Stop> {
    let (report, file) = match command {
        StandardsCommand::List(args) => {
            let standards: Vec<Standard> =
                BUILTIN.iter().map(which::parse_builtin).collect::<anyhow::Result<_>>()?;
            let report = match args.format {
                Format::Text => standards_text(&standards, words),
                Format::Json => standards_json(&standards, words.lang()).map_err(anyhow::Error::new)?,
            };
            (report, args.output.as_deref())
        }
        StandardsCommand::Show(args) => {
            let standard = which::named(&args.standard)?;
            let report = match args.format {
                Format::Text => standard_text(&standard, words),
                Format::Json => standard_json(&standard, words).map_err(anyhow::Error::new)?,
            };
            (report, args.output.as_deref())
        }
        StandardsCommand::Compare(args) => (compare::report(args, words)?, args.output.as_deref()),
    };
    output::write(&report, file)?;
    Ok(Exit::Done)
}
