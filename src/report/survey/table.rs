//! The tables of a survey, made once for every kind of spreadsheet: columns, and rows of cells that
//! know what they hold.

use std::io;

use rust_decimal::Decimal;

use super::view::{self, SurveyView};
use crate::audit::Verdict;
use crate::survey::{Block, Ranked, Ranking};
use crate::wording::Words;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Count(u64),
    /// Shown with two decimals: per cent, a mean.
    Two(Decimal),
    /// Points, shown as they are.
    Points(Decimal),
    /// Documents: where each is.
    Paths(Vec<String>),
    /// A verdict, and whether it is waived.
    Verdict(Verdict, bool),
}

/// A column: the key of its header, what its cells hold that are not empty, and how many characters
/// wide it is where its cells are wider than the header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) holds: Holds,
    pub(super) chars: Option<u16>,
}

impl Column {
    /// Whether a cell is one of this column.
    pub(super) fn has(&self, cell: &Cell) -> bool {
        match cell {
            Cell::Empty => true,
            Cell::Text(_) | Cell::Paths(_) => self.holds == Holds::Texts,
            Cell::Count(_) => self.holds == Holds::Counts,
            Cell::Two(_) | Cell::Points(_) => self.holds == Holds::Decimals,
            Cell::Verdict(..) => false,
        }
    }
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Texts,
    Counts,
    /// Numbers with two decimals.
    Decimals,
}

/// Takes the rows of a table, one after the other.
pub(super) type Each<'a> = &'a mut dyn FnMut(Vec<Cell>) -> io::Result<()>;

pub(super) const fn texts(key: &'static str) -> Column {
    Column { key, holds: Holds::Texts, chars: None }
}

pub(super) const fn wide(key: &'static str, chars: u16) -> Column {
    Column { key, holds: Holds::Texts, chars: Some(chars) }
}

pub(super) const fn counts(key: &'static str) -> Column {
    Column { key, holds: Holds::Counts, chars: None }
}

pub(super) const fn decimals(key: &'static str) -> Column {
    Column { key, holds: Holds::Decimals, chars: None }
}

/// The ranking: a row a centre.
pub(super) const RANKING: [Column; 22] = [
    counts("column-rank"),
    texts("column-tied"),
    wide("column-centre", 32),
    wide("label-code", 14),
    wide("label-region", 16),
    wide("column-date", 12),
    wide("column-grade", 14),
    decimals("column-score"),
    decimals("column-low"),
    decimals("column-high"),
    counts("column-missing"),
    wide("column-missing-ids", 24),
    counts("column-waived"),
    counts("column-open"),
    counts("column-conflicts"),
    decimals("column-gap"),
    counts("column-errors"),
    texts("column-near-grade"),
    wide("column-near-ids", 12),
    wide("column-file", 24),
    counts("column-line"),
    wide("column-documents", 24),
];

/// The column of [`RANKING`] with the centres' names.
pub(super) const RANKING_NAME: u16 = 2;

/// The shared gaps: a row an indicator.
pub(super) const GAPS: [Column; 16] = [
    texts("column-number"),
    wide("column-indicator", 32),
    wide("column-section", 24),
    texts("column-required"),
    counts("column-missed"),
    counts("column-judged"),
    decimals("column-share"),
    counts("column-waived"),
    decimals("column-waived-share"),
    counts("verdict-met"),
    counts("verdict-partly_met"),
    counts("verdict-not_met"),
    counts("verdict-not_applicable"),
    counts("verdict-not_checked"),
    counts("verdict-unreadable"),
    counts("column-conflicts"),
];

/// The columns of [`GAPS`] that a chart is made of: what, and how many.
pub(super) const GAPS_CHARTED: (u16, u16) = (1, 4);

/// Regions: a row for every grade in each.
pub(super) const REGIONS: [Column; 11] = [
    wide("label-region", 16),
    wide("column-grade", 14),
    counts("column-grade-centres"),
    counts("column-centres"),
    decimals("column-mean"),
    counts("column-waived"),
    counts("column-conflicts"),
    counts("column-in-conflict"),
    counts("column-compared"),
    decimals("column-gap"),
    decimals("column-unchecked"),
];

/// What stands before the verdicts in the table of centre by indicator; the indicators' numbers
/// follow.
pub(super) const MATRIX: [Column; 4] =
    [wide("column-centre", 32), wide("label-code", 14), wide("label-region", 16), wide("column-file", 24)];

/// The rows of the ranking, the best first.
pub(super) fn ranking(
    view: &SurveyView<'_>,
    number: usize,
    block: &Block,
    ranking: &Ranking,
    words: &Words,
    each: Each<'_>,
) -> io::Result<()> {
    ranking.each(number, &mut |ranked| each(centre(view, block, &ranked, words)))
}

fn centre(view: &SurveyView<'_>, block: &Block, ranked: &Ranked, words: &Words) -> Vec<Cell> {
    let row = &ranked.row;
    let score = |at: usize| row.score.map_or(Cell::Empty, |score| Cell::Two(score[at]));
    let near = row.near.as_ref();
    vec![
        ranked.rank.map_or(Cell::Empty, |rank| Cell::Count(rank.into())),
        if ranked.is_tied { text("=") } else { Cell::Empty },
        optional(row.name.as_deref()),
        optional(row.code.as_deref()),
        optional(row.region.as_deref()),
        optional(row.inspected_on.as_deref()),
        text(view.reached(block, row, words)),
        score(0),
        score(1),
        score(2),
        count(row.missing.len()),
        optional(Some(&row.missing.join(" "))),
        count(row.waived()),
        count(row.unchecked),
        count(row.conflicts),
        row.gap.map_or(Cell::Empty, Cell::Points),
        count(row.errors),
        near.map_or(Cell::Empty, |(grade, _)| text(view.grade(block, *grade, words))),
        near.map_or(Cell::Empty, |(_, ids)| text(ids.join(" "))),
        optional(Some(&row.source)),
        Cell::Count(row.line.saturating_add(1)),
        Cell::Paths(view.paths(row)),
    ]
}

/// The rows of the gaps, the most shared first.
pub(super) fn gaps(view: &SurveyView<'_>, block: &Block, words: &Words, each: Each<'_>) -> io::Result<()> {
    for gap in block.gaps() {
        let item = &gap.item;
        let is_required = view.is_required(block, &item.id) == Some(true);
        let mut cells = vec![
            text(item.id.as_str()),
            text(item.title.as_str()),
            text(view.section(block, &item.section, words)),
            if is_required { text("√") } else { Cell::Empty },
            Cell::Count(gap.missed().into()),
            Cell::Count(gap.judged().into()),
            gap.share().map_or(Cell::Empty, Cell::Two),
            Cell::Count(gap.waived.into()),
            gap.waived_share().map_or(Cell::Empty, Cell::Two),
        ];
        cells.extend(Verdict::ALL.map(|verdict| Cell::Count(gap.count(verdict).into())));
        cells.push(Cell::Count(gap.conflicts.into()));
        each(cells)?;
    }
    Ok(())
}

/// The rows of the regions.
pub(super) fn regions(view: &SurveyView<'_>, block: &Block, words: &Words, each: Each<'_>) -> io::Result<()> {
    for (name, group) in &block.regions {
        let grades = (0..group.reached.len())
            .map(|grade| (view.grade(block, grade, words), group.reached[grade]))
            .chain([(words.text("grade-open"), group.open), (words.text("grade-none-short"), group.none)]);
        for (grade, reached) in grades {
            each(vec![
                text(view::region(name, words)),
                text(grade),
                Cell::Count(reached.into()),
                Cell::Count(group.centres.into()),
                group.mean.percent().map_or(Cell::Empty, Cell::Two),
                Cell::Count(group.waived.into()),
                Cell::Count(group.conflicts.into()),
                Cell::Count(group.in_conflict.into()),
                Cell::Count(group.compared.into()),
                group.mean_gap().map_or(Cell::Empty, Cell::Two),
                group.unchecked_share().map_or(Cell::Empty, Cell::Two),
            ])?;
        }
    }
    Ok(())
}

/// The rows of centre by indicator: the headline verdict of each.
pub(super) fn matrix(number: usize, ranking: &Ranking, each: Each<'_>) -> io::Result<()> {
    ranking.each(number, &mut |ranked| {
        let row = &ranked.row;
        let mut cells =
            [&row.name, &row.code, &row.region].map(|stated| optional(stated.as_deref())).to_vec();
        cells.push(optional(Some(&row.source)));
        cells.extend(row.verdicts().map(|(verdict, is_waived)| Cell::Verdict(verdict, is_waived)));
        each(cells)
    })
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn optional(stated: Option<&str>) -> Cell {
    stated.filter(|stated| !stated.is_empty()).map_or(Cell::Empty, text)
}

fn count(number: usize) -> Cell {
    Cell::Count(u64::try_from(number).unwrap_or(u64::MAX))
}
