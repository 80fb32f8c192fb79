//! Many assessments: ranking, regions, shared gaps, rounds compared, a draw.
//!
//! A survey is made of what the lines that are published for centres say, and of nothing else, so that
//! it comes out the same whether they were judged just now, in an earlier run, or elsewhere. Memory
//! holds counters and some 32 bytes a centre; the rows themselves are on disk.

mod block;
mod draw;
mod entry;
mod entry_of;
mod mean;
mod naming;
mod pairing;
mod ranking;
mod round;
mod rounds;
mod row;
mod row_bytes;

use std::fs::File;
use std::io;

use sha2::{Digest as _, Sha256};

pub use block::{Block, Group, ItemCount, SectionCount};
pub use draw::{Candidate, Drawn, Stratum, digest as draw_digest, draw};
pub use entry::{Entry, EntryError, GradeEntry, Item, OutcomeEntry, OwnEntry, ScoreEntry, StandardKey};
pub use mean::{Mean, share};
pub use naming::FileNames;
pub use pairing::{Near, NearBecause, Pairing};
pub use ranking::{Ranked, Ranking};
pub use round::{Judged, Member, Round};
pub use rounds::{Change, EditionChange, ItemChange, Rounds};
pub use row::Row;

/// What many centres came to.
#[derive(Debug)]
pub struct Survey {
    /// By standard and level, in the order in which they first came.
    pub blocks: Vec<Block>,
    /// The centres.
    pub ranking: Ranking,
    /// How many there are.
    pub centres: u64,
    /// Where each centre gets documents of its own: the names of their files.
    names: Option<FileNames>,
}

/// Why a centre could not be added.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// Its line is no assessment.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The rows cannot be kept.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Survey {
    /// A survey of no centre yet, which keeps its rows in a file that nobody else sees.
    pub fn new(rows: File) -> Self {
        Survey { blocks: Vec::new(), ranking: Ranking::new(rows), centres: 0, names: None }
    }

    /// Makes room for so many centres at once: memory that grows by doubling takes more than it needs.
    pub fn expect(&mut self, centres: usize) {
        self.ranking.expect(centres);
    }

    /// Gives every centre that is added from now on a file name.
    pub fn name_files(&mut self, names: FileNames) {
        self.names = Some(names);
    }

    /// Adds a centre: its entry, its items, which are asked for where it is the first of its standard
    /// and level, and the file it was read from, as the run names it.
    ///
    /// # Errors
    /// Where the items are not those of the others, or cannot be told, or the disk fails.
    pub fn add(
        &mut self,
        entry: &Entry,
        items: impl FnOnce() -> Result<Vec<Item>, EntryError>,
        source: &str,
    ) -> Result<(), SurveyError> {
        let block = match self.blocks.iter().position(|block| block.is_for(entry)) {
            Some(block) if self.blocks[block].items.len() == entry.verdicts.len() => block,
            Some(_) => {
                let what = "the findings are not those of the standard's other centres".to_owned();
                return Err(EntryError::Json(what).into());
            }
            None => {
                self.blocks.push(Block::new(entry, items()?));
                self.blocks.len() - 1
            }
        };
        self.blocks[block].add(entry);
        let file = self.names.as_mut().map(|names| names.next(entry.name.as_deref(), entry.code.as_deref()));
        self.ranking.add(entry, block, source, file)?;
        self.centres += 1;
        Ok(())
    }
}

/// A number that stands for a text.
pub fn digest(text: &str) -> u64 {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
