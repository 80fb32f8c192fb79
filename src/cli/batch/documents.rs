//! `--reports` and `--notices`: documents for every centre, each made of its line of the results.
//!
//! `reports.ndjson` says which there are before the first is written, so that a later run can take
//! away just these.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Component, Path};
use std::sync::atomic::AtomicBool;

use anyhow::Context as _;
use dabiao::report::{DocumentKind, centre_documents, saved};
use dabiao::survey::Ranking;
use dabiao::wording::{Message, Words};
use serde::Deserialize;

use super::tally::Trouble;
use super::{journal, workers};
use crate::cli::args::ReportFormat;
use crate::cli::bureau_args::BatchArgs;
use crate::cli::output::{BESIDE, Staged};
use crate::cli::reports;
use crate::cli::stop::Stop;
use crate::cli::texts::Texts;

/// The file that lists them.
const LIST: &str = "reports.ndjson";
/// The folders they are in.
const REPORTS: &str = "reports";
const NOTICES: &str = "notices";

/// The documents that every centre gets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted(Vec<ReportFormat>);

impl Wanted {
    /// What the options ask for, each once.
    pub(crate) fn of(args: &BatchArgs) -> Self {
        let mut formats: Vec<ReportFormat> = Vec::new();
        let notice = args.notices.then_some(ReportFormat::Notice);
        for format in args.reports.iter().map(|format| format.format()).chain(notice) {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        Wanted(formats)
    }

    /// Whether there are any.
    pub(crate) fn is_any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Their names, as the record of a run keeps them.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|format| format.name().to_owned()).collect()
    }

    /// What the survey says of them, so that it can lead to them.
    pub(crate) fn kinds(&self) -> Vec<DocumentKind> {
        self.0.iter().map(|format| kind(*format)).collect()
    }

    fn folders(&self) -> impl Iterator<Item = &'static str> {
        let kinds = self.kinds();
        [REPORTS, NOTICES].into_iter().filter(move |folder| kinds.iter().any(|kind| kind.folder == *folder))
    }

    /// Refuses folders in which there is something already that no batch has left there.
    pub(crate) fn check(&self, out: &Path) -> Result<(), Stop> {
        for name in self.folders() {
            let folder = out.join(name);
            let is_taken = match std::fs::read_dir(&folder) {
                Ok(mut entries) => entries.next().is_some(),
                Err(error) => error.kind() != io::ErrorKind::NotFound,
            };
            if is_taken {
                let folder = folder.display().to_string();
                return Err(Stop::Usage(Message::new("documents-folder-taken").with("folder", folder)));
            }
        }
        Ok(())
    }

    /// Writes the documents of all centres, `jobs` at a time: the lines of the results with the
    /// file names of the ranking. What is done is done where it ends early.
    pub(crate) fn write(
        &self,
        out: &Path,
        results: File,
        ranking: &Ranking,
        jobs: usize,
        stop: &AtomicBool,
        (words, texts): (&Words, &Texts),
    ) -> Result<(), Trouble> {
        let total = self.list(out, ranking)?;
        for name in self.folders() {
            std::fs::create_dir_all(out.join(name)).with_context(|| out.join(name).display().to_string())?;
        }
        let lines = BufReader::new(results).lines();
        let files = ranking.in_order().map(|row| Ok(row?.file.unwrap_or_default()));
        let centres = lines.zip(files).map(|(line, file): (_, io::Result<String>)| Ok((line?, file?)));
        let mut done: u64 = 0;
        workers::run(
            centres,
            |_| u64::MAX,
            (jobs, workers::AHEAD, stop),
            || (),
            |(), centre: io::Result<(String, String)>, give| {
                // Nobody waits for it where it cannot be given.
                let _ = give(
                    centre
                        .map_err(anyhow::Error::new)
                        .and_then(|(line, file)| self.make(&line, &file, texts, words)),
                );
            },
            |made| {
                for (path, bytes) in std::mem::replace(made, Ok(Vec::new()))? {
                    put(&out.join(path), &bytes)?;
                }
                done += 1;
                Ok::<bool, Trouble>(false)
            },
        )?;
        if done == total { Ok(()) } else { Err(Trouble::Interrupted) }
    }

    /// The documents of one centre.
    fn make(
        &self,
        line: &str,
        file: &str,
        texts: &Texts,
        words: &Words,
    ) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
        let failed = |stop| match stop {
            Stop::Failed(error) => error,
            other => anyhow::anyhow!("{other:?}"),
        };
        let whole = |saved| texts.whole(saved, journal::RESULTS, words).map_err(failed);
        let records = saved(line)?.into_iter().map(whole).collect::<anyhow::Result<Vec<_>>>()?;
        let one = |format: &ReportFormat| {
            let bytes = reports::bytes(*format, &records, 0, words).map_err(failed)?;
            Ok((kind(*format).path(file), bytes))
        };
        self.0.iter().map(one).collect()
    }

    /// Writes the list, and returns how many centres there are.
    fn list(&self, out: &Path, ranking: &Ranking) -> anyhow::Result<u64> {
        let kinds = self.kinds();
        let mut staged = Staged::new(&out.join(LIST))?;
        let mut file = BufWriter::new(staged.file());
        let mut total = 0;
        for row in ranking.in_order() {
            let row = row.context(LIST)?;
            file.write_all(centre_documents(&row, &kinds)?.as_bytes()).context(LIST)?;
            total += 1;
        }
        file.flush().context(LIST)?;
        drop(file);
        staged.put()?;
        Ok(total)
    }
}

/// Takes away the documents that an earlier run has left: those its list names, and no others.
pub(crate) fn clear(out: &Path) -> anyhow::Result<()> {
    #[derive(Deserialize)]
    struct Line {
        documents: Vec<String>,
    }
    let list = match File::open(out.join(LIST)) {
        Ok(file) => BufReader::new(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).context(LIST),
    };
    for line in list.lines() {
        let line = line.context(LIST)?;
        // A line that is not ours names nothing of ours.
        let Ok(Line { documents }) = serde_json::from_str(&line) else { continue };
        for document in documents.iter().filter(|document| is_ours(Path::new(document))) {
            remove(&out.join(document))?;
        }
    }
    for name in [REPORTS, NOTICES] {
        // Only if it is empty.
        let _ = std::fs::remove_dir(out.join(name));
    }
    remove(&out.join(LIST))
}

/// Takes away what a killed run was writing beside its place.
pub(crate) fn clear_beside(out: &Path) -> anyhow::Result<()> {
    for name in [REPORTS, NOTICES] {
        let Ok(entries) = std::fs::read_dir(out.join(name)) else { continue };
        for entry in entries {
            let path = entry.context(name)?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(BESIDE)) {
                remove(&path)?;
            }
        }
    }
    Ok(())
}

/// A file in one of the two folders, and nowhere else, whatever a list says.
fn is_ours(path: &Path) -> bool {
    let mut parts = path.components();
    let folder = match parts.next() {
        Some(Component::Normal(folder)) => folder,
        _ => return false,
    };
    let is_folder = [REPORTS, NOTICES].iter().any(|name| folder == *name);
    is_folder && matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

fn remove(path: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| path.display().to_string())
        }
        _ => Ok(()),
    }
}

fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut staged = Staged::new(path)?;
    staged.file().write_all(bytes).with_context(|| path.display().to_string())?;
    staged.put_soon()
}

fn kind(format: ReportFormat) -> DocumentKind {
    let (label, folder) = match format {
        ReportFormat::Notice => ("document-notice", NOTICES),
        ReportFormat::Html => ("document-html", REPORTS),
        ReportFormat::Xlsx => ("document-xlsx", REPORTS),
        ReportFormat::Docx => ("document-docx", REPORTS),
        ReportFormat::Markdown => ("document-markdown", REPORTS),
        ReportFormat::Csv => ("document-csv", REPORTS),
        ReportFormat::Json | ReportFormat::Ndjson | ReportFormat::Text => ("document-json", REPORTS),
    };
    DocumentKind { label, folder, extension: reports::extension(format) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_tampered_with_names_nothing_outside() {
        for (path, is) in [
            ("reports/甲镇.html", true),
            ("notices/甲镇.docx", true),
            ("reports/../run.json", false),
            ("reports/a/b.html", false),
            ("reports", false),
            ("/etc/passwd", false),
            ("../reports/a.html", false),
        ] {
            assert_eq!(is_ours(Path::new(path)), is, "{path}");
        }
    }
}
