//! `dabiao compare`: this round of inspections against the one before.

use std::fs::File;
use std::io::{BufRead as _, BufReader, sink};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::Context as _;
use dabiao::problem::Problem;
use dabiao::report::{rounds_csv, rounds_json, rounds_text};
use dabiao::survey::{Round, Rounds};
use dabiao::wording::{Message, Words};

use super::batch::journal::{RESULTS, is_begun};
use super::batch::sources::is_table;
use super::batch::{Assessed, assessed, interrupt, summary};
use super::bureau_args::{BatchArgs, RoundsArgs, TableFormat};
use super::exit::Exit;
use super::stop::Stop;
use super::{advice, output};

pub(crate) fn run(args: &RoundsArgs, words: &Words) -> Result<Exit, Stop> {
    let (before, now) = (Kind::of(&args.before)?, Kind::of(&args.now)?);
    let is_judged = [&before, &now].into_iter().any(|kind| matches!(kind, Kind::Checklists));
    if args.judge.is_any() && !is_judged {
        advice::note(&Message::new("rounds-options-unused"), words);
    }
    let stop = interrupt::flag()?;
    let mut exits = vec![Exit::Done];
    let mut about_waivers = Vec::new();
    let mut read = |path: &Path, kind: &Kind, is_before: bool| match kind {
        Kind::Results(file) => results(path, file),
        Kind::Checklists => {
            let done = judged(path, &args.judge.batch(path.to_path_buf(), is_before), &stop, words)?;
            exits.push(done.exit);
            // A waiver may be for a centre of one round only; what counts is this one.
            about_waivers = done.about_waivers;
            Ok(done.round)
        }
    };
    let old = read(&args.before, &before, true)?;
    let new = read(&args.now, &now, false)?;
    exits.push(advice::about_file(&about_waivers, words));
    let rounds = Rounds::compare(old, new);
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
    Ok(Exit::first(&exits))
}

/// What a round is given as.
enum Kind {
    /// Results, in this file.
    Results(PathBuf),
    /// Checklists that are to be assessed first.
    Checklists,
}

impl Kind {
    fn of(path: &Path) -> Result<Self, Stop> {
        let about = |key| Stop::Input(Message::new(key).with("file", path.display().to_string()));
        if path.is_dir() {
            let file = path.join(RESULTS);
            return match (file.is_file(), is_begun(path)) {
                (true, _) => Ok(Kind::Results(file)),
                // Its files are those of the batch, and what they say is not all there.
                (false, true) => Err(about("rounds-unfinished")),
                (false, false) => Ok(Kind::Checklists),
            };
        }
        match (path.exists(), is_table(path)) {
            (false, _) => Err(about("input-not-found")),
            (true, true) => Ok(Kind::Checklists),
            (true, false) => Ok(Kind::Results(path.to_path_buf())),
        }
    }
}

/// The results in a file, a line a centre.
fn results(path: &Path, file: &Path) -> Result<Round, Stop> {
    let shown = path.display().to_string();
    let lines = BufReader::new(File::open(file).with_context(|| shown.clone())?).lines();
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
    whole(round, &shown)
}

/// A round of checklists that were just assessed.
struct Done {
    round: Round,
    /// Whether all could be used.
    exit: Exit,
    /// What there is to say of the file of waivers as a whole.
    about_waivers: Vec<Problem>,
}

/// The checklists of a folder, assessed as `batch` does it.
fn judged(path: &Path, args: &BatchArgs, stop: &AtomicBool, words: &Words) -> Result<Done, Stop> {
    let shown = path.display().to_string();
    let scratch = tempfile::tempdir().context("a folder for temporary files")?;
    let done = match assessed(args, (scratch.path(), true), stop, words) {
        Err(Stop::Nothing(_)) => {
            return Err(Stop::Input(Message::new("rounds-no-results").with("file", shown)));
        }
        // There is nothing to go on with: what is assessed here is not kept.
        Err(Stop::Unwritable(_)) => return Err(Stop::Unwritable(Message::new("rounds-interrupted"))),
        done => done?,
    };
    let about_waivers = done.about_waivers();
    let Assessed { tally, mut journal, .. } = done;
    let said = Message::new("rounds-judged")
        .with("file", shown.as_str())
        .with("files", tally.counts.tried)
        .with("centres", usize::try_from(tally.survey.centres).unwrap_or(usize::MAX));
    advice::say(&said, words);
    let (refused, _) = summary::files(&mut journal, tally.counts, &mut sink())?;
    for one in &refused {
        let message = Message::new("rounds-refused").with("file", one.file.as_str());
        advice::note(&message.with("why", one.message.as_str()), words);
    }
    let mut round = Round::default();
    for line in BufReader::new(journal.results()?).lines() {
        round.add(&line.context(RESULTS)?).map_err(anyhow::Error::new)?;
    }
    // A gate was not asked for, and a form that nobody filled in is no mistake.
    let exit = match tally.exit() {
        exit @ (Exit::Failed | Exit::InvalidInput) => exit,
        _ => Exit::Done,
    };
    Ok(Done { round: whole(round, &shown)?, exit, about_waivers })
}

fn whole(round: Round, shown: &str) -> Result<Round, Stop> {
    match round.centres.is_empty() {
        true => Err(Stop::Nothing(Message::new("rounds-empty").with("file", shown))),
        false => Ok(round),
    }
}
