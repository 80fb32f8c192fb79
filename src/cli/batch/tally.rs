//! What a batch has come to so far: the same from a fresh run and from one that is gone on with.

use std::collections::BTreeMap;

use anyhow::Context as _;
use dabiao::report::{FileOutcome, file_line};
use dabiao::standard::Level;
use dabiao::survey::{Entry, EntryError, Item, StandardKey, Survey, SurveyError};
use dabiao::wording::Words;

use super::journal::{Done, Journal, RESULTS};
use super::work::Piece;
use crate::cli::exit::Exit;
use crate::cli::shelf::Shelf;
use crate::cli::waivers_used::WaiversUsed;

/// What a batch has come to so far.
pub(crate) struct Tally {
    pub(crate) survey: Survey,
    pub(crate) counts: Counts,
    exits: Vec<Exit>,
    /// Where the line of each file begins, by what it holds.
    seen: BTreeMap<u64, u64>,
    pub(crate) waivers: WaiversUsed,
    current: Option<Current>,
}

/// Files by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// All that were tried.
    pub(crate) tried: usize,
    /// Of which nothing, or not everything, could be used.
    pub(crate) failed: usize,
    /// That repeat another one.
    pub(crate) same: usize,
}

/// The file whose pieces are coming in.
struct Current {
    file: String,
    identity: Option<u64>,
    same_as: Option<String>,
}

/// Why a piece could not be taken.
pub(crate) enum Trouble {
    /// The disk or the program failed.
    Failed(anyhow::Error),
    /// The file before was not brought to its end: the run was interrupted.
    Interrupted,
}

impl<E: Into<anyhow::Error>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Trouble::Failed(error.into())
    }
}

impl Tally {
    pub(crate) fn new(survey: Survey, waivers: WaiversUsed) -> Self {
        let (counts, seen) = (Counts::default(), BTreeMap::new());
        Tally { survey, counts, exits: Vec::new(), seen, waivers, current: None }
    }

    /// How the whole ends.
    pub(crate) fn exit(&self) -> Exit {
        Exit::first(&self.exits)
    }

    /// Whether a file was begun and not ended.
    pub(crate) fn is_within(&self) -> bool {
        self.current.is_some()
    }

    /// Takes a piece of a fresh run; whether more of its file is wanted.
    pub(crate) fn take(
        &mut self,
        piece: &mut Piece,
        journal: &mut Journal,
        (shelf, words): (&Shelf, &Words),
    ) -> Result<bool, Trouble> {
        match piece {
            Piece::Begin(..) if self.is_within() => Err(Trouble::Interrupted),
            Piece::Begin(identity, file, sha256) => {
                let identity = *identity;
                let first = identity.and_then(|identity| self.seen.get(&identity).copied());
                let first = first.map(|at| journal.done_at(at)).transpose()?;
                // The number is short: the digests decide.
                let same = first.filter(|first| first.sha256 == *sha256);
                let same_as = same.map(|first| first.file);
                let is_same = same_as.is_some();
                let outcome = is_same.then(|| FileOutcome {
                    file: file.clone(),
                    sha256: sha256.take(),
                    ..FileOutcome::default()
                });
                self.current = Some(Current { file: std::mem::take(file), identity, same_as });
                if let Some(outcome) = outcome {
                    self.end(outcome, journal, words)?;
                }
                Ok(!is_same)
            }
            Piece::Centre(line, entry) => {
                let Some(current) = &self.current else { return Err(Trouble::Interrupted) };
                let source = current.file.clone();
                match line {
                    Some(line) => {
                        self.centre(entry, || Entry::items(line), &source)?;
                        journal.centre(line).context(RESULTS)?;
                    }
                    None => self.centre(entry, || items(entry, shelf, words), &source)?,
                }
                Ok(true)
            }
            Piece::End(outcome) => {
                self.end(std::mem::take(outcome), journal, words)?;
                Ok(false)
            }
        }
    }

    fn end(&mut self, mut outcome: FileOutcome, journal: &mut Journal, words: &Words) -> Result<(), Trouble> {
        let Some(current) = self.current.take() else { return Err(Trouble::Interrupted) };
        outcome.same_as = current.same_as;
        let line = file_line(&outcome, journal.results_end(), words)?;
        let at = journal.file(&line).context(RESULTS)?;
        self.file(outcome.same_as.is_some(), outcome.failure.is_some(), outcome.status);
        if let (Some(identity), None) = (current.identity, &outcome.same_as) {
            self.seen.entry(identity).or_insert(at);
        }
        Ok(())
    }

    /// Takes a file of an earlier run.
    pub(crate) fn again(
        &mut self,
        done: &Done,
        at: u64,
        identity: Option<u64>,
        centres: &mut dyn Iterator<Item = std::io::Result<String>>,
    ) -> anyhow::Result<()> {
        for line in centres {
            let line = line?;
            let entry = Entry::parse(&line)?;
            self.centre(&entry, || Entry::items(&line), &done.file)?;
        }
        self.file(done.same_as.is_some(), done.failure.is_some(), done.status);
        if let (Some(identity), None) = (identity, &done.same_as) {
            self.seen.entry(identity).or_insert(at);
        }
        Ok(())
    }

    fn centre(
        &mut self,
        entry: &Entry,
        items: impl FnOnce() -> Result<Vec<Item>, EntryError>,
        source: &str,
    ) -> Result<(), SurveyError> {
        let standards = entry.also.iter().chain([&entry.standard.id]).map(String::as_str);
        self.waivers.saw(standards, entry.name.as_deref(), entry.code.as_deref());
        self.survey.add(entry, items, source)
    }

    fn file(&mut self, is_same: bool, is_failed: bool, status: u8) {
        self.counts.tried += 1;
        self.counts.same += usize::from(is_same);
        self.counts.failed += usize::from(is_failed);
        let exit = Exit::of(status);
        if !self.exits.contains(&exit) {
            self.exits.push(exit);
        }
    }
}

/// The items of a centre by the standard that it was just judged by.
fn items(entry: &Entry, shelf: &Shelf, words: &Words) -> Result<Vec<Item>, EntryError> {
    let StandardKey { id, edition, sha256 } = &entry.standard;
    let known = shelf.all().into_iter().find(|known| {
        let standard = &known.standard;
        (&standard.id, &standard.edition, &standard.sha256) == (id, edition, sha256)
    });
    let level = Level::ALL.into_iter().find(|level| level.id() == entry.level);
    let unknown = || EntryError::Json(format!("unknown standard {id} or level {}", entry.level));
    let (known, level) = known.zip(level).ok_or_else(unknown)?;
    Ok(Item::of(&known.standard, level, words.lang()))
}
