//! One file of a batch, from its bytes to the lines of its centres.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dabiao::intake::{InputError, InputFile, Limits, Map, interpret, open, open_head};
use dabiao::problem::Severity;
use dabiao::report::FileOutcome;
use dabiao::survey::Entry;
use dabiao::text::hex;
use dabiao::waiver::ByCentre;
use dabiao::wording::{Lang, Message, Words};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::archive::Opened;
use super::judging::Judging;
use super::manifest::Manifest;
use super::sources::{Source, What};
use super::workers::Abandoned;
use crate::cli::also::FurtherStandards;
use crate::cli::exit::Exit;
use crate::cli::shelf::Shelf;
use crate::cli::stop::Stop;
use crate::cli::which;

/// What is the same for every file.
#[derive(Debug, Default)]
pub(crate) struct Job {
    pub(crate) shelf: Shelf,
    pub(crate) limits: Limits,
    pub(crate) map: Option<Map>,
    pub(crate) standard: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) as_of: Option<Date>,
    pub(crate) set: Vec<String>,
    pub(crate) require: Option<String>,
    pub(crate) manifest: Manifest,
    pub(crate) waivers: ByCentre,
    pub(crate) also: FurtherStandards,
    pub(crate) lang: Lang,
    /// Whether anybody reads the lines of centres: without a place for them, the survey is all, and they
    /// are made for further standards only.
    pub(crate) has_lines: bool,
}

/// What comes of a file, piece by piece.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Its beginning: a digest of the bytes and of what the list says of the file, its path, and
    /// the SHA-256 of its bytes.
    Begin(Option<u64>, String, Option<String>),
    /// A centre: its line, where anybody reads it, and what that says.
    Centre(Option<String>, Box<Entry>),
    /// Its end.
    End(FileOutcome),
}

/// One thread's own things.
pub(crate) struct Worker<'w> {
    words: &'w Words,
    opened: Opened,
}

impl<'w> Worker<'w> {
    pub(crate) fn new(words: &'w Words) -> Self {
        Worker { words, opened: Opened::default() }
    }
}

/// Where the pieces go.
pub(crate) type Give<'a> = &'a mut dyn FnMut(Piece) -> Result<(), Abandoned>;

/// Why a file did not come to its end.
pub(crate) enum Halt {
    Abandoned,
    Stop(Stop),
}

impl From<Abandoned> for Halt {
    fn from(Abandoned: Abandoned) -> Self {
        Halt::Abandoned
    }
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Halt::Stop(stop)
    }
}

/// Judges the centres of a file. Whatever is wrong with it ends in its own outcome.
pub(crate) fn work(job: &Job, worker: &mut Worker<'_>, source: Source, give: Give<'_>) {
    let mut outcome = FileOutcome { file: source.shown.clone(), ..FileOutcome::default() };
    let done = catch_unwind(AssertUnwindSafe(|| judge(job, worker, &source, &mut outcome, give)));
    let stop = match done {
        Ok(Ok(())) => None,
        Ok(Err(Halt::Abandoned)) => return,
        Ok(Err(Halt::Stop(stop))) => Some(stop),
        Err(_) => {
            Some(Stop::Failed(anyhow::anyhow!("a defect of this program; other files are not affected")))
        }
    };
    if let Some(stop) = stop {
        fail(&mut outcome, stop);
    }
    // Nobody waits for it where it cannot be given.
    let _ = give(Piece::End(outcome));
}

/// The bytes of a source.
pub(crate) fn load(source: &Source, opened: &mut Opened, limits: &Limits) -> Result<InputFile, InputError> {
    match &source.what {
        What::File(path) => InputFile::load(path, limits),
        What::Packed(path, number) => opened.load(path, *number, limits),
        What::Unseen(why) => Err(InputError::Io(std::io::Error::other(why.clone()))),
        What::Absent => Err(InputError::NotFound),
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn judge(
    job: &Job,
    worker: &mut Worker<'_>,
    source: &Source,
    outcome: &mut FileOutcome,
    give: Give<'_>,
) -> Result<(), Halt> {
    let shown = source.shown.as_str();
    let listed = job.manifest.of(shown);
    let loaded = load(source, &mut worker.opened, &job.limits);
    outcome.sha256 = loaded.as_ref().ok().map(|file| sha256(&file.bytes));
    let identity = outcome.sha256.as_ref().map(|sha256| identity(sha256, &listed.mark()));
    give(Piece::Begin(identity, shown.to_owned(), outcome.sha256.clone()))?;
    let file = loaded.map_err(|error| Stop::input(shown, error))?;
    let given = listed.standard().or(job.standard.as_deref());
    let damaged = |error| Stop::input(shown, error);
    let mut book = open_head(&file, &job.limits).map_err(damaged)?;
    let mut read = which::for_workbook(&book, given, job.map.as_ref(), &job.shelf);
    // Further standards read the list by their own names, which takes the whole of it.
    let is_roster = matches!(&read, Ok((.., intake)) if intake.long.is_some()) && job.also.is_empty();
    if book.is_cut() && !is_roster {
        book = open(&file, &job.limits).map_err(damaged)?;
        read = which::for_workbook(&book, given, job.map.as_ref(), &job.shelf);
    }
    let (known, selection, intake) = read?;
    let judging = Judging::new(job, (&known, selection), &listed, worker.words, outcome, give)?;
    if let Some(roster) = &intake.long {
        return judging.long(roster, (&file, &book), intake.problems);
    }
    drop(file);
    let own = match judging.furthers() {
        Some(furthers) => {
            let read = |names| interpret(&book, names, job.map.as_ref()).inspections;
            furthers.names().map(read).collect()
        }
        None => Vec::new(),
    };
    drop(book);
    judging.all(intake.inspections, own, intake.problems)
}

/// One number for bytes and what a list says of them: equal ones are judged once.
pub(crate) fn identity(sha256: &str, listed: &str) -> u64 {
    dabiao::survey::digest(&format!("{sha256}\n{listed}"))
}

/// A file that cannot be used is an invalid input, whatever the same would be for a single file.
fn fail(outcome: &mut FileOutcome, stop: Stop) {
    let exit = match stop.exit() {
        Exit::Usage => Exit::InvalidInput,
        other => other,
    };
    let earned = [exit.code(), outcome.status];
    outcome.status = [1, 4, 3, 10, 11].into_iter().find(|code| earned.contains(code)).unwrap_or(0);
    outcome.failure = Some(match stop {
        Stop::Usage(message) | Stop::Input(message) | Stop::Nothing(message) | Stop::Unwritable(message) => {
            message
        }
        Stop::Problems(problems, _) => {
            let message = problems
                .iter()
                .find(|problem| problem.severity == Severity::Error)
                .or(problems.first())
                .map_or_else(|| Message::new("batch-no-list"), |problem| problem.message.clone());
            outcome.problems.extend(problems);
            message
        }
        Stop::Failed(error) => Message::new("tool-failed").with("detail", format!("{error:#}")),
    });
}
