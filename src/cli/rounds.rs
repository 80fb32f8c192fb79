//! `dabiao compare`: this round of inspections against the one before.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use dabiao::report::{rounds_csv, rounds_json, rounds_text};
use dabiao::survey::{Round, Rounds};
use dabiao::wording::{Message, Words};

use super::bureau_args::{RoundsArgs, TableFormat};
use super::exit::Exit;
use super::output;
use super::stop::Stop;

pub(crate) fn run(args: &RoundsArgs, words: &Words) -> Result<Exit, Stop> {
    let rounds = Rounds::compare(round(&args.before)?, round(&args.now)?);
    match args.format {
        TableFormat::Text => output::write(&rounds_text(&rounds, words), args.output.as_deref())?,
        TableFormat::Json => {
            let text = rounds_json(&rounds).map_err(anyhow::Error::new)?;
            output::write(&text, args.output.as_deref())?;
        }
        TableFormat::Csv => {
            let bytes = rounds_csv(&rounds, words).context("csv")?;
            output::write_bytes(&bytes, args.output.as_deref())?;
        }
    }
    Ok(Exit::Done)
}

/// The results of a round: a file of lines, or the folder of a batch.
fn round(path: &Path) -> Result<Round, Stop> {
    let shown = path.display().to_string();
    let about = |key| Stop::Input(Message::new(key).with("file", shown.as_str()));
    let file: PathBuf = if path.is_dir() { path.join("results.ndjson") } else { path.to_path_buf() };
    let lines = match File::open(&file) {
        Ok(file) => BufReader::new(file).lines(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(about(if path.is_dir() { "rounds-no-results" } else { "input-not-found" }));
        }
        Err(error) => return Err(anyhow::Error::new(error).context(shown.clone()).into()),
    };
    let mut round = Round::default();
    for (number, line) in lines.enumerate() {
        let unreadable = |detail: String| {
            let message = Message::new("rounds-bad-line").with("file", shown.as_str());
            Stop::Input(message.with("line", (number + 1).to_string()).with("detail", detail))
        };
        let line = line.map_err(|error| unreadable(error.to_string()))?;
        if !line.trim().is_empty() {
            round.add(&line).map_err(|error| unreadable(error.to_string()))?;
        }
    }
    if round.centres.is_empty() {
        return Err(Stop::Nothing(Message::new("rounds-empty").with("file", shown.as_str())));
    }
    Ok(round)
}
