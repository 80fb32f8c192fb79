//! What a batch leaves beside its results: the survey in every format, and the files that failed.

use std::io::{BufRead as _, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use anyhow::Context as _;
use dabiao::report::{
    FileCounts, Refused, SurveyView, SurveyXlsx, gaps_csv, matrix_csv, matrix_name, ranking_csv, regions_csv,
    survey_html, survey_json, survey_text,
};
use dabiao::wording::{Message, Words};

use super::documents::Wanted;
use super::journal::{Done, Journal};
use super::record::Census;
use super::tally::{Counts, Tally, Trouble};
use super::work::Job;
use super::workers;
use crate::cli::advice;
use crate::cli::output::{self, Staged};
use crate::cli::texts::Texts;

const FAILURES: &str = "failures.ndjson";
const TEXT: &str = "survey.txt";
const HTML: &str = "survey.html";
const XLSX: &str = "survey.xlsx";
const JSON: &str = "survey.json";
const RANKING: &str = "ranking.csv";
const GAPS: &str = "gaps.csv";
const REGIONS: &str = "regions.csv";
const MATRIX: &str = "matrix";

/// Files with a reason or a twin that are held in memory; `failures.ndjson` has all.
const HELD: usize = 1_000;

/// Bytes of a file that are written at once.
const AT_ONCE: usize = 1 << 16;

/// A file that repeats another, and which.
type Same = (String, String);

/// Something to be made for a survey, and the file that it is written to, if it is one.
type Task<'a> = (Option<String>, Make<'a>);

/// Writes one file of a survey.
type Make<'a> = Box<dyn Fn(&mut dyn Write) -> std::io::Result<()> + Send + 'a>;

/// Takes away what a killed run was writing beside its place.
pub(crate) fn clear_beside(folder: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let is_beside =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(output::BESIDE));
        if is_beside && path.is_file() {
            std::fs::remove_file(&path).with_context(|| folder.display().to_string())?;
        }
    }
    Ok(())
}

/// Takes away the survey of an earlier batch.
pub(crate) fn clear(folder: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_own = [FAILURES, TEXT, HTML, XLSX, JSON, RANKING, GAPS, REGIONS].contains(&name.as_str())
            || (name.starts_with(&format!("{MATRIX}-")) && name.ends_with(".csv"));
        if is_own {
            std::fs::remove_file(&path).context(name)?;
        }
    }
    Ok(())
}

/// Where a summary goes.
pub(crate) struct Folder<'a> {
    pub(crate) path: &'a Path,
    /// Whether anything but the text is wanted.
    pub(crate) keep: bool,
    /// Documents of every centre.
    pub(crate) wanted: &'a Wanted,
    /// How many are made at a time.
    pub(crate) jobs: usize,
    /// Set when the run is to stop.
    pub(crate) stop: &'a AtomicBool,
}

/// Writes everything, names the results, and returns the text.
pub(crate) fn write(
    tally: &mut Tally,
    mut journal: Journal,
    place: &Folder<'_>,
    census: &Census,
    job: &Job,
    words: &Words,
) -> Result<String, Trouble> {
    let folder = place.path;
    let standards = job.shelf.all();
    let mut staged = Vec::new();
    let mut failures = Staged::new(&folder.join(FAILURES))?;
    let (refused, same) = files(&mut journal, tally.counts, failures.file())?;
    failures.sync()?;
    staged.push(failures);
    let view = &SurveyView {
        blocks: &tally.survey.blocks,
        standards: standards.iter().map(|known| &known.standard).collect(),
        files: FileCounts {
            tried: tally.counts.tried,
            failed: tally.counts.failed,
            same: tally.counts.same,
            passed: census.passed,
            unlisted: census.unlisted,
            centres: tally.survey.centres,
        },
        refused,
        same,
        twins: tally.survey.ranking.twins()?,
        problems: tally.waivers.problems(&standards),
        documents: place.wanted.kinds(),
    };
    let centres = usize::try_from(tally.survey.centres).unwrap_or(usize::MAX);
    let ranking = &tally.survey.ranking;
    let text = survey_text(view, ranking, words)?;
    if !place.keep {
        return Ok(text);
    }
    journal.sync_soon()?;
    let plain = anstream::adapter::strip_str(&text).to_string();
    // Those that take longest come first, so that no thread is left with one at the end.
    let book = SurveyXlsx::new(view, ranking, words).context(XLSX)?;
    let mut tasks: Vec<Task<'_>> = vec![
        (Some(XLSX.to_owned()), Box::new(|out| book.write(out))),
        // It is needed for that, and can be made meanwhile.
        (None, Box::new(|_| book.make_ranks())),
    ];
    for (number, block) in view.blocks.iter().enumerate() {
        let make: Make<'_> = Box::new(move |out| matrix_csv(view, number, ranking, words, out));
        tasks.push((Some(matrix_name(number, block)), make));
    }
    let rest: [(&str, Make<'_>); 6] = [
        (HTML, Box::new(|out| survey_html(view, ranking, words, out))),
        (JSON, Box::new(|out| survey_json(view, ranking, words, out))),
        (RANKING, Box::new(|out| ranking_csv(view, ranking, words, out))),
        (GAPS, Box::new(|out| gaps_csv(view, words, out))),
        (REGIONS, Box::new(|out| regions_csv(view, words, out))),
        (TEXT, Box::new(|out| out.write_all(plain.as_bytes()))),
    ];
    tasks.extend(rest.map(|(name, make)| (Some(name.to_owned()), make)));
    staged.extend(make(folder, tasks, place.jobs)?);
    if place.wanted.is_any() {
        advice::say(&Message::new("documents-begin").with("count", centres), words);
        let known = standards.iter().map(|known| &known.standard).chain(job.also.standards());
        let texts = (words, &Texts::with_builtin(known.cloned().collect())?);
        place.wanted.write(folder, journal.results()?, ranking, place.jobs, place.stop, texts)?;
    }
    journal.finish()?;
    for file in staged {
        file.put_soon()?;
    }
    Ok(text)
}

/// Does the tasks and writes their files beside their places, so many at a time.
fn make(folder: &Path, tasks: Vec<Task<'_>>, jobs: usize) -> anyhow::Result<Vec<Staged>> {
    let mut staged = Vec::new();
    let written = |name: &str, make: &Make<'_>| {
        let mut file = Staged::new(&folder.join(name))?;
        let mut out = BufWriter::with_capacity(AT_ONCE, file.file());
        make(&mut out).and_then(|()| out.flush()).with_context(|| name.to_owned())?;
        drop(out);
        file.sync()?;
        anyhow::Ok(file)
    };
    workers::run(
        tasks.into_iter(),
        |_| u64::MAX,
        // What comes of them is on disk: none has to wait for the first, which takes longest.
        (jobs, usize::MAX, &AtomicBool::new(false)),
        || (),
        |(), (name, make), give| {
            let done = match name {
                Some(name) => written(&name, &make).map(Some),
                None => make(&mut std::io::sink()).map(|()| None).context(XLSX),
            };
            // Nobody waits for it where another file could not be written.
            let _ = give(done);
        },
        |done| {
            staged.extend(std::mem::replace(done, Ok(None))?);
            anyhow::Ok(true)
        },
    )?;
    Ok(staged)
}

/// The files of which nothing, or not everything, could be used, written out; and the first of
/// them, and of those that repeat another.
pub(in crate::cli) fn files(
    journal: &mut Journal,
    counts: Counts,
    out: &mut dyn Write,
) -> anyhow::Result<(Vec<Refused>, Vec<Same>)> {
    let (mut refused, mut same) = (Vec::new(), Vec::new());
    if counts.failed == 0 && counts.same == 0 {
        return Ok((refused, same));
    }
    let mut out = BufWriter::new(out);
    for line in BufReader::new(journal.files()?).lines() {
        let line = line?;
        let done: Done = serde_json::from_str(&line)?;
        if let Some(failure) = done.failure {
            writeln!(out, "{line}").context(FAILURES)?;
            if refused.len() < HELD {
                let (code, message) = (failure.code, failure.message);
                refused.push(Refused { file: done.file.clone(), code, message });
            }
        }
        if let Some(first) = done.same_as
            && same.len() < HELD
        {
            same.push((done.file, first));
        }
    }
    out.flush().context(FAILURES)?;
    Ok((refused, same))
}
