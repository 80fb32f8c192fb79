//! The order of centres: competition ranks over what is kept of each, in some 32 bytes a centre.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::entry::Entry;
use super::row::Row;
use crate::text::{match_key, match_key_once};

/// Per cent times this is kept as a whole number: two scores out of less than 100,000 points each
/// that differ at all differ by more than its last digit, and equal ones come out equal.
const FINE: u64 = 1_000_000_000_000;

/// What is kept of a centre in memory.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Where its row begins among the rows.
    offset: u64,
    /// Its score, fine; `u64::MAX` where nothing was evaluated.
    score: u64,
    /// Its code and name in one number, to find the same centre twice.
    key: u64,
    /// Bytes of its row.
    len: u32,
    block: u16,
    /// The position of the grade reached; `u8::MAX` for none.
    grade: u8,
    /// Required items of the highest grade that stand in its way, 255 for more.
    missing: u8,
}

/// The rows of all centres, on disk, and the order they come in.
#[derive(Debug)]
pub struct Ranking {
    rows: BufWriter<File>,
    end: u64,
    kept: Vec<Kept>,
}

/// A centre in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// From 1; `None` where nothing was evaluated.
    pub rank: Option<u32>,
    /// Whether another centre has the same rank.
    pub is_tied: bool,
    /// The centre.
    pub row: Row,
}

impl Ranking {
    /// A ranking that keeps its rows in a file; it should be one that nobody else sees.
    pub(super) fn new(file: File) -> Self {
        Ranking { rows: BufWriter::new(file), end: 0, kept: Vec::new() }
    }

    pub(super) fn add(&mut self, entry: &Entry, block: usize, file: Option<String>) -> io::Result<()> {
        let row = Row::of(entry, u64::try_from(self.kept.len()).unwrap_or(u64::MAX), file);
        let bytes = serde_json::to_vec(&row)?;
        self.rows.write_all(&bytes)?;
        let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.kept.push(Kept {
            offset: self.end,
            score: entry.score.map_or(u64::MAX, |score| fine(score.earned, score.possible)),
            key: key(entry),
            len,
            block: u16::try_from(block).map_err(io::Error::other)?,
            grade: entry.grade.and_then(|grade| u8::try_from(grade).ok()).unwrap_or(u8::MAX),
            missing: u8::try_from(row.missing.len()).unwrap_or(u8::MAX),
        });
        self.end += u64::from(len);
        Ok(())
    }

    /// The centres in the order in which they were added: the lines of the results.
    pub fn in_order(&mut self) -> impl Iterator<Item = io::Result<Row>> + Send + '_ {
        let Ranking { rows, kept, .. } = self;
        kept.iter().map(|kept| read(rows, *kept))
    }

    /// Hands over the centres of a block, the best first: the higher score (unrounded), then the
    /// higher grade reached, then fewer required items missing for the highest grade. Centres
    /// equal in all three share a rank and come in the order of their files; those with nothing
    /// evaluated come last, without a rank.
    ///
    /// # Errors
    /// Where the rows cannot be read back, or `each` fails.
    pub fn each(&mut self, block: usize, each: &mut dyn FnMut(Ranked) -> io::Result<()>) -> io::Result<()> {
        let mut order: Vec<usize> =
            (0..self.kept.len()).filter(|n| usize::from(self.kept[*n].block) == block).collect();
        let sort = |n: &usize| {
            let kept = &self.kept[*n];
            let is_ranked = kept.score != u64::MAX;
            (!is_ranked, std::cmp::Reverse(kept.score), kept.grade, kept.missing)
        };
        order.sort_by_key(sort);
        let mut rank = 0;
        for (place, n) in order.iter().enumerate() {
            let is_ranked = self.kept[*n].score != u64::MAX;
            let same = |other: Option<&usize>| other.is_some_and(|other| sort(other) == sort(n));
            let (before, after) = (place.checked_sub(1).and_then(|at| order.get(at)), order.get(place + 1));
            if !same(before) {
                rank = u32::try_from(place + 1).unwrap_or(u32::MAX);
            }
            let is_tied = is_ranked && (same(before) || same(after));
            let row = read(&mut self.rows, self.kept[*n])?;
            each(Ranked { rank: is_ranked.then_some(rank), is_tied, row })?;
        }
        Ok(())
    }

    /// Centres that seem to be the same: of one block, and with one code or, without code, one
    /// name in one region. Each with the first of its kind.
    ///
    /// # Errors
    /// Where the rows cannot be read back.
    pub fn twins(&mut self) -> io::Result<Vec<(Row, Row)>> {
        let mut order: Vec<usize> = (0..self.kept.len()).filter(|n| self.kept[*n].key != 0).collect();
        order.sort_by_key(|n| (self.kept[*n].block, self.kept[*n].key, *n));
        let mut found = Vec::new();
        for pair in order.chunk_by(|a, b| {
            (self.kept[*a].block, self.kept[*a].key) == (self.kept[*b].block, self.kept[*b].key)
        }) {
            for other in &pair[1..] {
                found.push((pair[0], *other));
            }
        }
        found.sort_by_key(|(_, other)| *other);
        let mut rows = Vec::new();
        for (first, other) in found {
            rows.push((read(&mut self.rows, self.kept[first])?, read(&mut self.rows, self.kept[other])?));
        }
        Ok(rows)
    }
}

fn read(rows: &mut BufWriter<File>, kept: Kept) -> io::Result<Row> {
    rows.flush()?;
    let file = rows.get_mut();
    file.seek(SeekFrom::Start(kept.offset))?;
    let mut bytes = vec![0; usize::try_from(kept.len).map_err(io::Error::other)?];
    file.read_exact(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

fn fine(earned: Decimal, possible: Decimal) -> u64 {
    let hundred = Decimal::from(FINE) * Decimal::ONE_HUNDRED;
    (earned * hundred / possible).round().to_u64().unwrap_or_default()
}

/// A number that the same centre gives again; 0 where nothing names it.
fn key(entry: &Entry) -> u64 {
    let text = match (&entry.code, &entry.name) {
        (Some(code), _) if !code.trim().is_empty() => format!("code\n{}", match_key_once(code)),
        (_, Some(name)) if !name.trim().is_empty() => {
            let region = entry.region.as_deref().map(match_key).unwrap_or_default();
            format!("name\n{}\n{region}", match_key_once(name))
        }
        _ => return 0,
    };
    super::digest(&text)
}
