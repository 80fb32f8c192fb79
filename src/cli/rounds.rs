//! `dabiao compare`: this round of inspections against the one before.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Lines, sink};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::Context as _;
use dabiao::problem::Problem;
use dabiao::report::{rounds_csv, rounds_json, rounds_text};
use dabiao::survey::{Round, Rounds};
use dabiao::wording::{Message, Words};

use super::batch::journal::{Done, FILES, RESULTS, is_begun};
use super::batch::sources::is_table;
use super::batch::{self, Assessed, assessed, interrupt, summary};
use super::bureau_args::{BatchArgs, RoundsArgs, TableFormat};
use super::exit::Exit;
use super::stop::Stop;
use super::{advice, output};

pub(crate) fn run(args: &RoundsArgs, words: &Words) -> Result<Exit, Stop> {
    let stop = interrupt::flag()?;
    let sides = [(&args.before, true), (&args.now, false)];
    let kinds = [Kind::of(&args.before)?, Kind::of(&args.now)?];
    let is_judged = kinds.iter().any(|kind| matches!(kind, Kind::Checklists));
    if args.judge.is_any() && !is_judged {
        advice::note(&Message::new("rounds-options-unused"), words);
    }
    // What an option names and is not there is said before anything is assessed.
    for ((path, is_before), kind) in sides.into_iter().zip(&kinds) {
        let unused = args.judge.of_results(is_before);
        match kind {
            Kind::Checklists => batch::check(&args.judge.batch(path.clone(), is_before), words)?,
            Kind::Results(_) if is_judged && !unused.is_empty() => {
                let message = Message::new("rounds-option-unused").with("file", path.display().to_string());
                advice::note(&message.with("options", unused), words);
            }
            Kind::Results(_) => {}
        }
    }
    let mut exits = vec![Exit::Done];
    let mut about_waivers: Option<Vec<Problem>> = None;
    let mut read = |path: &Path, kind: &Kind, is_before: bool| match kind {
        Kind::Results(file) => results(path, file),
        Kind::Checklists => {
            let done = judged(path, &args.judge.batch(path.to_path_buf(), is_before), &stop, words)?;
            exits.push(done.exit);
            // What is about nothing in one round may be about something in the other.
            let is_said = |problem: &Problem| {
                let before = about_waivers.as_ref();
                before.is_none_or(|before| before.iter().any(|other| other.place == problem.place))
            };
            let both = done.about_waivers.into_iter().filter(is_said).collect();
            about_waivers = Some(both);
            Ok(done.round)
        }
    };
    let old = read(&args.before, &kinds[0], true)?;
    let new = read(&args.now, &kinds[1], false)?;
    exits.push(advice::about_file(&about_waivers.unwrap_or_default(), words));
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
    let mut lines = BufReader::new(File::open(file).with_context(|| shown.clone())?);
    let mut sources = Sources::beside(file);
    let (mut round, mut begin, mut line) = (Round::default(), 0, String::new());
    for number in 1.. {
        let unreadable = |detail: String| {
            let message = Message::new("rounds-bad-line").with("file", shown.as_str());
            Stop::Input(message.with("line", number.to_string()).with("detail", detail))
        };
        line.clear();
        let length = lines.read_line(&mut line).map_err(|error| unreadable(error.to_string()))?;
        if length == 0 {
            break;
        }
        if !line.trim().is_empty() {
            let source = sources.of(begin).unwrap_or_else(|| {
                let name = file.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
                format!("{name}:{number}")
            });
            round.add(&line, &source).map_err(|error| unreadable(error.to_string()))?;
        }
        begin += length as u64;
    }
    whole(round, &shown)
}

/// The files that the results of a batch were read from, in the order of the results.
struct Sources {
    files: Option<Lines<BufReader<File>>>,
    last: Option<Done>,
}

impl Sources {
    /// Those that the list beside the results names; none where there is no list.
    fn beside(results: &Path) -> Self {
        let is_of_a_batch = results.file_name().is_some_and(|name| name == RESULTS);
        let list = is_of_a_batch.then(|| File::open(results.with_file_name(FILES)).ok()).flatten();
        Sources { files: list.map(|list| BufReader::new(list).lines()), last: None }
    }

    /// The file of the line that begins at a byte of the results, each asked for in order.
    fn of(&mut self, begin: u64) -> Option<String> {
        while self.last.as_ref().is_none_or(|last| last.results_end <= begin) {
            let line = self.files.as_mut()?.next()?.ok()?;
            self.last = Some(serde_json::from_str(&line).ok()?);
        }
        self.last.as_ref().map(|last| last.file.clone())
    }
}

/// A round of checklists that were just assessed.
struct Assessment {
    round: Round,
    /// Whether all could be used.
    exit: Exit,
    /// What there is to say of the file of waivers as a whole.
    about_waivers: Vec<Problem>,
}

/// The checklists of a folder, assessed as `batch` does it.
fn judged(path: &Path, args: &BatchArgs, stop: &AtomicBool, words: &Words) -> Result<Assessment, Stop> {
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
    let mut rows = tally.survey.ranking.in_order();
    for line in BufReader::new(journal.results()?).lines() {
        // Each line has a row, of the same centre.
        let row = rows.next().with_context(|| format!("{RESULTS}: a line too many"))?.context(RESULTS)?;
        round.add(&line.context(RESULTS)?, &row.source).map_err(anyhow::Error::new)?;
    }
    // A gate was not asked for, and a form that nobody filled in is no mistake.
    let exit = match tally.exit() {
        exit @ (Exit::Failed | Exit::InvalidInput) => exit,
        _ => Exit::Done,
    };
    Ok(Assessment { round: whole(round, &shown)?, exit, about_waivers })
}

fn whole(round: Round, shown: &str) -> Result<Round, Stop> {
    match round.centres.is_empty() {
        true => Err(Stop::Nothing(Message::new("rounds-empty").with("file", shown))),
        false => Ok(round),
    }
}
