//! `dabiao read`: how a file is understood, before anybody trusts what is made of it.

use dabiao::intake::Map;
use dabiao::problem::Severity;
use dabiao::report::{ReadingView, reading_json, reading_text};
use dabiao::wording::Words;

use super::args::{Format, ReadArgs};
use super::exit::Exit;
use super::input::{self, Input};
use super::output;
use super::stop::Stop;

pub(crate) fn run(args: &ReadArgs, words: &Words) -> Result<Exit, Stop> {
    let Input { book, standard, selection, intake, .. } = input::read(&args.input)?;
    if let Some(path) = &args.write_map {
        output::write(&Map::write(&intake.reading), Some(path))?;
    }
    let view = ReadingView { file: &book.file, standard: &standard, selection, intake: &intake };
    let report = match args.format {
        Format::Text => reading_text(&view, words),
        Format::Json => reading_json(&view, words).map_err(anyhow::Error::new)?,
    };
    output::write(&report, args.output.as_deref())?;
    let mut problems = intake.problems.iter().chain(intake.inspections.iter().flat_map(|i| &i.problems));
    let has_errors = problems.any(|problem| problem.severity == Severity::Error);
    Ok(if has_errors { Exit::InvalidInput } else { Exit::Done })
}
