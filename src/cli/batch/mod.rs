//! `dabiao batch`: many files in, a line a centre and a survey out.

mod archive;
mod documents;
pub(super) mod interrupt;
pub(super) mod journal;
mod judging;
mod manifest;
mod progress;
mod record;
pub(super) mod sources;
pub(super) mod summary;
mod tally;
mod walk;
mod work;
mod workers;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use dabiao::problem::Problem;
use dabiao::standard::BUILTIN;
use dabiao::survey::{FileNames, Survey};
use dabiao::wording::{Message, Words};

use self::documents::Wanted;
use self::journal::Journal;
use self::manifest::Manifest;
use self::progress::Progress;
use self::record::{Census, RUN, Record};
use self::sources::{Source, Sources, What};
use self::tally::{Tally, Trouble};
use self::work::{Job, Worker};
use super::also::FurtherStandards;
use super::bureau_args::BatchArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::waivers_used::WaiversUsed;
use super::{input, output, settings, waivers};

pub(crate) fn run(args: &BatchArgs, words: &Words) -> Result<Exit, Stop> {
    // Without a place for the results they are kept only as long as the survey needs them.
    let scratch = match args.out {
        Some(_) => None,
        None => Some(tempfile::tempdir().context("a folder for temporary files")?),
    };
    let out: PathBuf = match (&args.out, &scratch) {
        (Some(out), _) => out.clone(),
        (None, Some(scratch)) => scratch.path().to_path_buf(),
        (None, None) => PathBuf::from("."),
    };
    let stop = interrupt::flag()?;
    let Assessed { mut tally, journal, census, job, wanted, jobs } =
        assessed(args, (&out, args.out.is_some()), &stop, words)?;
    let exit = tally.exit();
    let folder = summary::Folder { path: &out, keep: args.out.is_some(), wanted: &wanted, jobs, stop: &stop };
    let text = match summary::write(&mut tally, journal, &folder, &census, &job, words) {
        Ok(text) => text,
        Err(Trouble::Interrupted) => return Err(Stop::Unwritable(Message::new("documents-interrupted"))),
        Err(Trouble::Failed(error)) => return Err(Stop::Failed(error)),
    };
    output::write(&text, None)?;
    Ok(exit)
}

/// A batch of which every file was tried.
pub(crate) struct Assessed {
    pub(crate) tally: Tally,
    pub(crate) journal: Journal,
    pub(crate) census: Census,
    job: Job,
    wanted: Wanted,
    jobs: usize,
}

impl Assessed {
    /// What there is to say of the file of waivers as a whole.
    pub(crate) fn about_waivers(&self) -> Vec<Problem> {
        self.tally.waivers.problems(&self.job.shelf.all())
    }
}

/// Whether all that the options name is there and says what it should.
pub(crate) fn check(args: &BatchArgs, words: &Words) -> Result<(), Stop> {
    let waivers = WaiversUsed::new(waivers::read(args.waivers.as_deref())?);
    job(args, false, &waivers, words).map(drop)
}

/// Tries every file of a batch. What comes of it is in the folder, with or without the lines of its
/// centres, under names that say that it is not complete.
pub(crate) fn assessed(
    args: &BatchArgs,
    (out, has_lines): (&Path, bool),
    stop: &AtomicBool,
    words: &Words,
) -> Result<Assessed, Stop> {
    let waivers = waivers::read(args.waivers.as_deref())?;
    let waivers = WaiversUsed::new(waivers);
    let job = job(args, has_lines, &waivers, words)?;
    let mut without = vec![out];
    without.extend(args.manifest.as_deref());
    let sources = Sources::new(&args.paths, &without);
    let census = Census::take(&sources, &job);
    if census.files == 0 {
        return Err(Stop::Nothing(Message::new("batch-empty")));
    }
    let wanted = Wanted::of(args);
    let record = Record::new(&job, &census, args, &wanted)?;
    prepare(out, &record, args, &wanted)?;
    let rows = tempfile::tempfile_in(out).with_context(|| out.display().to_string())?;
    let mut survey = Survey::new(rows);
    // Most files are forms; a roster has more.
    survey.expect(census.files);
    if wanted.is_any() {
        survey.name_files(FileNames::new(words.text("document-unnamed")));
    }
    let mut tally = Tally::new(survey, waivers);
    let mut journal = Journal::open(out)?;
    let absent = census.absent.iter().map(|file| Source { shown: file.clone(), what: What::Absent });
    let mut files = sources.all().flatten().chain(absent);
    replay(&mut journal, &mut tally, &mut files, &job)?;

    let mut progress = Progress::new(census.files, (tally.counts.tried, tally.survey.centres), words);
    let jobs = args.jobs.map_or_else(cores, usize::from);
    let hire = || Worker::new(words);
    let done = workers::run(
        files,
        Source::size,
        (jobs, workers::AHEAD, stop),
        hire,
        |worker, source, give| work::work(&job, worker, source, give),
        |piece| {
            let more = tally.take(piece, &mut journal, (&job.shelf, words))?;
            progress.at(tally.counts, tally.survey.centres);
            Ok::<bool, Trouble>(more)
        },
    );
    progress.end();
    let done = done.and_then(|()| Ok(journal.write().context(journal::RESULTS)?));
    let is_whole = tally.counts.tried == census.files && !tally.is_within();
    match done {
        Ok(()) if is_whole => Ok(Assessed { tally, journal, census, job, wanted, jobs }),
        // What is done stays done, also where the disk is full.
        Ok(()) | Err(Trouble::Interrupted) => {
            journal.settle().context(journal::RESULTS)?;
            debug_assert!(stop.load(Ordering::Relaxed), "only an interruption leaves files undone");
            let message = Message::new("batch-interrupted").with("at", tally.counts.tried);
            Err(Stop::Unwritable(message.with("total", census.files)))
        }
        Err(Trouble::Failed(error)) => {
            let _ = journal.settle();
            Err(Stop::Failed(error))
        }
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What the options say, held against what can be known before any file is read.
fn job(args: &BatchArgs, has_lines: bool, waivers: &WaiversUsed, words: &Words) -> Result<Job, Stop> {
    let limits = input::limits(args.max_file_size.as_deref(), args.max_cells.as_deref())?;
    let job = Job {
        as_of: settings::as_of(args.as_of.as_deref())?,
        map: args.map.as_deref().map(input::map).transpose()?,
        manifest: match &args.manifest {
            Some(path) => Manifest::read(path, &limits)?,
            None => Manifest::default(),
        },
        standard: args.standard.clone(),
        level: args.level.clone(),
        set: args.set.clone(),
        require: args.require.clone(),
        waivers: waivers.by_centre().clone(),
        also: FurtherStandards::load(&args.also, args.crosswalk.clone())?,
        lang: words.lang(),
        has_lines,
        shelf: Default::default(),
        limits,
    };
    // Everything the list or an option names is there, or the batch does not begin.
    let named: Vec<&str> = job.manifest.standards().into_iter().chain(job.standard.as_deref()).collect();
    let known = named.iter().map(|name| job.shelf.named(name)).collect::<Result<Vec<_>, _>>()?;
    job.also.check_among(&known.iter().map(|known| &known.standard).collect::<Vec<_>>())?;
    if let Some(name) = &job.standard {
        let known = job.shelf.named(name)?;
        settings::level(&known.standard, job.level.as_deref())?;
        settings::parameters(&known.standard, &job.set)?;
        job.also.check(&known.standard)?;
    }
    if let Some(grade) = &job.require {
        let ids: Vec<&str> = match named.is_empty() {
            true => BUILTIN.iter().map(|builtin| builtin.id).collect(),
            false => named,
        };
        let mut refused = None;
        for id in ids {
            match settings::grade(&job.shelf.named(id)?.standard, grade, words) {
                Ok(_) => return Ok(job),
                Err(stop) => refused = refused.or(Some(stop)),
            }
        }
        if let Some(stop) = refused {
            return Err(stop);
        }
    }
    Ok(job)
}

/// Makes the folder ready: for a new batch, or for going on with the one that is in it.
fn prepare(out: &Path, record: &Record, args: &BatchArgs, wanted: &Wanted) -> Result<(), Stop> {
    let shown = out.display().to_string();
    let about = |key| Stop::Usage(Message::new(key).with("folder", shown.as_str()));
    if out.exists() && !out.is_dir() {
        return Err(about("batch-out-no-folder"));
    }
    std::fs::create_dir_all(out).with_context(|| shown.clone())?;
    summary::clear_beside(out)?;
    documents::clear_beside(out)?;
    let begin = || output::write_files(&[(out.join(RUN), record.text()?.into_bytes())], true);
    if args.resume {
        let before = Record::read(out).ok_or_else(|| about("batch-nothing-to-resume"))?;
        let differs = before.differs(record);
        if !differs.is_empty() {
            let message = Message::new("batch-resume-differs").with("folder", shown.as_str());
            return Err(Stop::Usage(message.with("options", differs)));
        }
        if before != *record {
            // The same results, and other documents.
            documents::clear(out)?;
            wanted.check(out)?;
            begin()?;
        }
        return Ok(journal::reopen(out)?);
    }
    if journal::is_begun(out) && !args.force {
        return Err(about("batch-begun"));
    }
    if journal::is_there(out) && !args.force {
        return Err(about("batch-there"));
    }
    journal::clear(out)?;
    summary::clear(out)?;
    documents::clear(out)?;
    wanted.check(out)?;
    begin()
}

/// Takes over what an earlier run has done, if its files are still what they were.
fn replay(
    journal: &mut Journal,
    tally: &mut Tally,
    files: &mut dyn Iterator<Item = Source>,
    job: &Job,
) -> Result<(), Stop> {
    let mut opened = Default::default();
    journal.replay(|done, at, centres| {
        let source = files.next().filter(|source| source.shown == done.file);
        let now = source.map(|source| work::load(&source, &mut opened, &job.limits));
        let now = now.and_then(Result::ok).map(|file| work::sha256(&file.bytes));
        if now != done.sha256 {
            return Err(Stop::Usage(Message::new("batch-file-changed").with("file", done.file.as_str())));
        }
        let identity = now.map(|sha256| work::identity(&sha256, &job.manifest.of(&done.file).mark()));
        Ok(tally.again(&done, at, identity, centres)?)
    })
}
