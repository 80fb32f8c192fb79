//! One file of a batch, from its bytes to the lines of its centres.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use dabiao::audit::{Settings, assess};
use dabiao::intake::{InputError, InputFile, Inspection, Limits, Map, interpret, open};
use dabiao::problem::Severity;
use dabiao::report::{FileOutcome, View, record, record_ndjson};
use dabiao::survey::Entry;
use dabiao::waiver::{ByCentre, Waiver};
use dabiao::wording::{Lang, Message, Words};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::archive::Opened;
use super::manifest::Manifest;
use super::sources::{Source, What};
use super::workers::Abandoned;
use crate::cli::also_many::{AlsoMany, Furthers, same};
use crate::cli::exit::Exit;
use crate::cli::gate::Gate;
use crate::cli::shelf::{Known, Shelf};
use crate::cli::stop::Stop;
use crate::cli::{audit, settings, which};

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
    pub(crate) also: AlsoMany,
    pub(crate) lang: Lang,
}

/// What comes of a file, piece by piece.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Its beginning: a digest of the bytes and of what the list says of the file, its path, and
    /// the SHA-256 of its bytes.
    Begin(Option<u64>, String, Option<String>),
    /// A centre: its line, and the line read back.
    Centre(String, Box<Entry>),
    /// Its end.
    End(FileOutcome),
}

/// One thread's own things.
pub(crate) struct Worker {
    words: Words,
    opened: Opened,
}

impl Worker {
    pub(crate) fn new(lang: Lang) -> Self {
        Worker { words: Words::new(lang), opened: Opened::default() }
    }
}

type Give<'a> = &'a mut dyn FnMut(Piece) -> Result<(), Abandoned>;

/// Why a file did not come to its end.
enum Halt {
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
pub(crate) fn work(job: &Job, worker: &mut Worker, source: Source, give: Give<'_>) {
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
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn judge(
    job: &Job,
    worker: &mut Worker,
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
    let book = open(&file, &job.limits).map_err(|error| Stop::input(shown, error))?;
    drop(file);
    let given = listed.standard().or(job.standard.as_deref());
    let (known, selection, intake) = which::for_workbook(&book, given, job.map.as_ref(), &job.shelf)?;
    let Known { standard, .. } = &*known;
    let furthers = job.also.of(standard)?;
    let names = furthers.iter().flat_map(|furthers| furthers.names());
    let mut own: Vec<Vec<Inspection>> =
        names.map(|names| interpret(&book, names, job.map.as_ref()).inspections).collect();
    let is_error = |severity| severity == Severity::Error;
    if intake.inspections.is_empty() {
        return Err(Halt::Stop(if intake.problems.iter().any(|problem| is_error(problem.severity)) {
            Stop::Problems(intake.problems, None)
        } else {
            Stop::Nothing(Message::new("roster-empty").with("file", shown))
        }));
    }
    let given_level = settings::level(standard, job.level.as_deref())?;
    let parameters = settings::parameters(standard, &job.set)?;
    let required = match &job.require {
        Some(grade) => settings::grade(standard, grade, &worker.words).ok(),
        None => None,
    };
    let gate = Gate { grade: required, min_score: None };
    let mut inspections = intake.inspections;
    let mut problems = intake.problems;
    if let [only] = inspections.as_mut_slice() {
        only.problems.append(&mut problems);
    }
    let mut exits: Vec<Exit> = Vec::new();
    if problems.iter().any(|problem| is_error(problem.severity)) {
        exits.push(Exit::InvalidInput);
    }
    outcome.problems = problems;
    listed.state(&mut inspections);
    own.iter_mut().for_each(|own| listed.state(own));
    // A centre whose level is not known is said with the file; the others stand.
    let mut unlevelled: Option<Stop> = None;
    for (place, mut inspection) in inspections.into_iter().enumerate() {
        let level = match audit::level(standard, &mut inspection, given_level) {
            Ok(level) => level,
            Err(stop) => {
                unlevelled.get_or_insert(stop);
                continue;
            }
        };
        if let Some(furthers) = &furthers {
            furthers.say(&mut inspection, level);
        }
        let settings = Settings {
            level,
            parameters: parameters.clone(),
            as_of: job.as_of,
            waivers: waivers(job, &inspection),
        };
        let own: Vec<Option<&Inspection>> = own.iter().map(|own| same(own, &inspection, place)).collect();
        let further = furthers.as_deref().map(|furthers| (furthers, own.as_slice()));
        let exit = centre(&inspection, &settings, (&known, selection), further, &gate, &worker.words, give)?;
        outcome.centres += 1;
        if !exits.contains(&exit) {
            exits.push(exit);
        }
    }
    outcome.status = Exit::first(&exits).code();
    match unlevelled {
        Some(stop) => Err(stop.into()),
        None => Ok(()),
    }
}

fn centre(
    inspection: &Inspection,
    settings: &Settings,
    (known, selection): (&Known, dabiao::report::Selection),
    further: Option<(&Furthers, &[Option<&Inspection>])>,
    gate: &Gate,
    words: &Words,
    give: Give<'_>,
) -> Result<Exit, Halt> {
    let assessment = assess(&known.standard, inspection, settings);
    let mut exit = gate.conclude(&assessment);
    let view = View {
        standard: &known.standard,
        assessment: &assessment,
        selection,
        file: inspection.at.file.clone(),
        grade: 0,
    };
    let record = match further {
        Some((furthers, own)) => {
            let (record, is_wrong) = furthers.record(&view, (inspection, own), settings, words);
            if is_wrong {
                exit = Exit::first(&[exit, Exit::InvalidInput]);
            }
            record
        }
        None => record(&view, words),
    };
    let line = record_ndjson(&record).map_err(|error| Stop::Failed(error.into()))?;
    let entry = Entry::parse(&line).map_err(|error| Stop::Failed(error.into()))?;
    give(Piece::Centre(line, Box::new(entry)))?;
    Ok(exit)
}

/// The waivers for the centre of an inspection.
fn waivers(job: &Job, inspection: &Inspection) -> Arc<[Waiver]> {
    let name = inspection.centre.as_ref().map(|centre| centre.value.as_str());
    job.waivers.of(name, inspection.code.as_ref().map(|code| code.value.as_str()))
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
