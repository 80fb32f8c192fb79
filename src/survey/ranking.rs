//! The order of centres: competition ranks over what is kept of each, in some 32 bytes a centre.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::entry::Entry;
use super::row::Row;
use super::row_bytes;
use crate::text::{match_key, match_key_once};

/// Per cent times this is kept as a whole number: two scores out of less than 100,000 points each
/// that differ at all differ by more than its last digit, and equal ones come out equal.
const FINE: u64 = 1_000_000_000_000;

/// In the place of a rank: nothing was evaluated.
const UNRANKED: u32 = u32::MAX;

/// Bytes that stand before a row that was put in order: its rank, whether another has the same, and
/// its length.
const PLACE: usize = 12;

/// Bytes of rows that are read or written at once.
const AT_ONCE: usize = 1 << 16;

/// Bytes of rows that are put in order together: many enough that those of a country's townships are
/// read in a few passes, few enough that they do not show in the memory of a batch.
const TOGETHER: usize = 1 << 19;

/// Bytes from one row that is wanted to the next, on the average, above which what lies between is
/// passed over instead of being read.
const FAR: u64 = 4 << 10;

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

/// The rows of all centres, on disk, and the order they come in. Several threads may go through
/// them at once.
#[derive(Debug)]
pub struct Ranking {
    rows: Mutex<Rows>,
    /// Where the rows end; behind them stands what is put in order.
    end: u64,
    kept: Vec<Kept>,
}

/// The file of the rows.
#[derive(Debug)]
struct Rows {
    file: BufWriter<File>,
    /// Where the rows of a block stand once more, the best first, and where they end: all that is
    /// made of a survey goes through them in this order.
    ordered: BTreeMap<usize, (u64, u64)>,
}

/// Room for a row: where the row stands in the file, and where the room begins.
struct Gap {
    offset: u64,
    len: u32,
    begin: usize,
}

/// A stretch of the file, read piece by piece.
struct Stretch<'a> {
    rows: &'a Mutex<Rows>,
    at: u64,
    end: u64,
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
        let rows = Rows { file: BufWriter::new(file), ordered: BTreeMap::new() };
        Ranking { rows: Mutex::new(rows), end: 0, kept: Vec::new() }
    }

    /// Makes room for so many centres.
    pub(super) fn expect(&mut self, centres: usize) {
        self.kept.reserve_exact(centres);
    }

    pub(super) fn add(
        &mut self,
        entry: &Entry,
        block: usize,
        source: &str,
        file: Option<String>,
    ) -> io::Result<()> {
        let row = Row::of(entry, u64::try_from(self.kept.len()).unwrap_or(u64::MAX), source, file);
        let mut bytes = Vec::new();
        row_bytes::write(&row, &mut bytes);
        let rows = self.rows.get_mut().unwrap_or_else(PoisonError::into_inner);
        if !rows.ordered.is_empty() {
            // The order is another with it.
            rows.ordered.clear();
            rows.file.seek(SeekFrom::Start(self.end))?;
        }
        rows.file.write_all(&bytes)?;
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
    pub fn in_order(&self) -> impl Iterator<Item = io::Result<Row>> + Send + '_ {
        self.kept.iter().map(|kept| held(&self.rows).row(*kept))
    }

    /// Hands over the centres of a block, the best first: the higher score (unrounded), then the
    /// higher grade reached, then fewer required items missing for the highest grade. Centres
    /// equal in all three share a rank and come in the order of their files; those with nothing
    /// evaluated come last, without a rank.
    ///
    /// # Errors
    /// Where the rows cannot be read back, or `each` fails.
    pub fn each(&self, block: usize, each: &mut dyn FnMut(Ranked) -> io::Result<()>) -> io::Result<()> {
        let (at, end) = held(&self.rows).in_order(block, &self.kept, self.end)?;
        let mut rows = BufReader::with_capacity(AT_ONCE, Stretch { rows: &self.rows, at, end });
        let mut bytes = Vec::new();
        while !rows.fill_buf()?.is_empty() {
            let mut place = [[0; 4]; PLACE / 4];
            for part in &mut place {
                rows.read_exact(part)?;
            }
            let [rank, is_tied, len] = place.map(u32::from_le_bytes);
            bytes.resize(usize::try_from(len).map_err(io::Error::other)?, 0);
            rows.read_exact(&mut bytes)?;
            let rank = (rank != UNRANKED).then_some(rank);
            each(Ranked { rank, is_tied: is_tied != 0, row: row(&bytes)? })?;
        }
        Ok(())
    }

    /// Centres that seem to be the same: of one block, and with one code or, without code, one
    /// name in one region. Each with the first of its kind.
    ///
    /// # Errors
    /// Where the rows cannot be read back.
    pub fn twins(&self) -> io::Result<Vec<(Row, Row)>> {
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
        let mut rows = held(&self.rows);
        found
            .into_iter()
            .map(|(first, other)| Ok((rows.row(self.kept[first])?, rows.row(self.kept[other])?)))
            .collect()
    }
}

impl Rows {
    /// Where the rows of a block stand, the best first, and where they end.
    fn in_order(&mut self, block: usize, kept: &[Kept], rows_end: u64) -> io::Result<(u64, u64)> {
        let place = match self.ordered.get(&block) {
            Some(place) => *place,
            None => self.put_in_order(block, kept, rows_end)?,
        };
        self.file.flush()?;
        Ok(place)
    }

    /// Writes the rows of a block once more, the best first: each behind its rank, whether another
    /// has the same, and its length.
    fn put_in_order(&mut self, block: usize, kept: &[Kept], rows_end: u64) -> io::Result<(u64, u64)> {
        let mut order: Vec<&Kept> = kept.iter().filter(|kept| usize::from(kept.block) == block).collect();
        let sort = |kept: &Kept| {
            let is_ranked = kept.score != u64::MAX;
            (!is_ranked, std::cmp::Reverse(kept.score), kept.grade, kept.missing)
        };
        order.sort_by_key(|kept| sort(kept));
        let begin = self.ordered.values().map(|(_, end)| *end).max().unwrap_or(rows_end);
        let (mut end, mut rank) = (begin, UNRANKED);
        let length = |kept: &Kept| PLACE + usize::try_from(kept.len).unwrap_or_default();
        // Room for just as many as are put in order together: with the last of them it can be more.
        let (all, longest) =
            order.iter().fold((0, 0), |(all, longest), kept| (all + length(kept), length(kept).max(longest)));
        let mut waiting = Vec::with_capacity(all.min(TOGETHER + longest));
        let mut gaps = Vec::new();
        for (place, kept) in order.iter().enumerate() {
            let same = |other: Option<&&Kept>| other.is_some_and(|other| sort(other) == sort(kept));
            let (before, after) = (place.checked_sub(1).and_then(|at| order.get(at)), order.get(place + 1));
            if !same(before) {
                rank = u32::try_from(place + 1).unwrap_or(UNRANKED);
            }
            let is_ranked = kept.score != u64::MAX;
            let is_tied = is_ranked && (same(before) || same(after));
            for part in [if is_ranked { rank } else { UNRANKED }, u32::from(is_tied), kept.len] {
                waiting.extend_from_slice(&part.to_le_bytes());
            }
            gaps.push(Gap { offset: kept.offset, len: kept.len, begin: waiting.len() });
            waiting.resize(waiting.len() + usize::try_from(kept.len).map_err(io::Error::other)?, 0);
            if waiting.len() >= TOGETHER || place + 1 == order.len() {
                self.fill(&mut gaps, &mut waiting)?;
                gaps.clear();
                self.file.seek(SeekFrom::Start(end))?;
                self.file.write_all(&waiting)?;
                end += waiting.len() as u64;
                waiting.clear();
            }
        }
        self.ordered.insert(block, (begin, end));
        Ok((begin, end))
    }

    /// Puts rows where room was left for them. They are read in the order in which they stand in the
    /// file, and many at once: one by one, reading them would take longer than all else.
    fn fill(&mut self, gaps: &mut [Gap], bytes: &mut [u8]) -> io::Result<()> {
        self.file.flush()?;
        gaps.sort_unstable_by_key(|gap| gap.offset);
        let (first, last) =
            gaps.first().zip(gaps.last()).map_or((0, 0), |(first, last)| (first.offset, last.offset));
        let is_far = (last - first) / (gaps.len().max(1) as u64) > FAR;
        let mut rows = BufReader::with_capacity(if is_far { 0 } else { AT_ONCE }, self.file.get_mut());
        let mut at = rows.seek(SeekFrom::Start(first))?;
        for gap in gaps {
            let end = gap.begin + usize::try_from(gap.len).map_err(io::Error::other)?;
            rows.seek_relative(i64::try_from(gap.offset - at).map_err(io::Error::other)?)?;
            rows.read_exact(&mut bytes[gap.begin..end])?;
            at = gap.offset + u64::from(gap.len);
        }
        Ok(())
    }

    /// Adds the bytes of a row to others.
    fn read(&mut self, kept: Kept, bytes: &mut Vec<u8>) -> io::Result<()> {
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(kept.offset))?;
        let begin = bytes.len();
        bytes.resize(begin + usize::try_from(kept.len).map_err(io::Error::other)?, 0);
        file.read_exact(&mut bytes[begin..])
    }

    fn row(&mut self, kept: Kept) -> io::Result<Row> {
        let mut bytes = Vec::new();
        self.read(kept, &mut bytes)?;
        row(&bytes)
    }
}

impl Read for Stretch<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(buffer.len());
        let mut rows = held(self.rows);
        let file = rows.file.get_mut();
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(&mut buffer[..left])?;
        self.at += read as u64;
        Ok(read)
    }
}

/// The file, held for one thread. A thread that gave up has left it as it was.
fn held(rows: &Mutex<Rows>) -> MutexGuard<'_, Rows> {
    rows.lock().unwrap_or_else(PoisonError::into_inner)
}

fn row(bytes: &[u8]) -> io::Result<Row> {
    row_bytes::read(bytes).ok_or_else(|| io::ErrorKind::InvalidData.into())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_too_many_to_be_put_in_order_together_come_in_order() {
        let line = r#"{"schema_version":1,"standard":{"id":"s","edition":"1","sha256":"0"},"centre":{"name":"甲镇","code":null,"region":null},"level":"township","inspected_on":null,"grade":null,"score":{"earned":1,"possible":2,"percent":50,"low":50,"high":50},"grades":[{"id":"g","outcome":"open","missing":[],"unchecked":["1"]}],"findings":[{"indicator":"1","section":"a","title":"牌子","verdict":"not_checked","points":{"earned":0,"possible":1},"conflict":false,"waiver":null}],"problems":[],"self_assessment":null}"#;
        let mut entry = Entry::parse(line).expect("an assessment");
        // Those of the first are read with what lies between, those of the second without.
        for (count, is_far) in [(3_001, false), (30_011, true)] {
            // 7,919 is prime: every whole number below the count comes once, far from the one before.
            let long = "甲".repeat(400);
            let mut ranking = Ranking::new(tempfile::tempfile().expect("a file"));
            for n in 0..count {
                let place = n * 7_919 % count;
                entry.name = Some(format!("{place}{}", &long[..n % 400 * 3]));
                let score = entry.score.as_mut().expect("a score");
                (score.earned, score.possible) = (Decimal::from(count - place), Decimal::from(count));
                ranking.add(&entry, 0, "a.csv", None).expect("added");
            }
            let (total, together) = (ranking.end, TOGETHER as u64);
            let gap = total * (total / count as u64) / together;
            assert!(total > 2 * together && (gap > 2 * FAR) == is_far && (gap < FAR) != is_far, "{gap}");
            for _ in 0..2 {
                let mut place = 0;
                let each = &mut |ranked: Ranked| {
                    let name = ranked.row.name.as_deref().expect("a name").trim_end_matches('甲');
                    assert_eq!((name.parse(), ranked.rank), (Ok(place), u32::try_from(place + 1).ok()));
                    assert_eq!(ranked.row.line * 7_919 % count as u64, place as u64);
                    place += 1;
                    Ok(())
                };
                ranking.each(0, each).expect("read back");
                assert_eq!(place, count);
            }
        }
    }
}
