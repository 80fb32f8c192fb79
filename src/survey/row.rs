//! A centre in few bytes: what a ranking, a matrix and a page of many centres show of it.

use rust_decimal::Decimal;

use super::entry::Entry;
use crate::audit::Verdict;

/// A centre in few bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: Option<String>,
    /// Its code.
    pub code: Option<String>,
    /// The region it belongs to.
    pub region: Option<String>,
    /// The day of the visit.
    pub inspected_on: Option<String>,
    /// The position of the grade reached.
    pub grade: Option<usize>,
    /// Whether it reached none, and what is unchecked could still change that.
    pub is_open: bool,
    /// The headline score in per cent, and the range that the unchecked leaves.
    pub score: Option<[Decimal; 3]>,
    /// Required items of the highest grade that stand in its way.
    pub missing: Vec<String>,
    /// Indicators not checked.
    pub unchecked: usize,
    /// Indicators whose mark and measurement disagree.
    pub conflicts: usize,
    /// Points by its own results less points verified.
    pub gap: Option<Decimal>,
    /// Errors in its input.
    pub errors: usize,
    /// The grade it is one or two items from, the items, and none else.
    pub near: Option<(usize, Vec<String>)>,
    /// A letter for every indicator's verdict, a capital where it is waived.
    pub(super) verdicts: String,
    /// Which centre of the run it is, from 0: its line in the results.
    pub line: u64,
    /// The file it was read from, as the run names it.
    pub source: String,
    /// The name of its documents' files, without extension, where it has any.
    pub file: Option<String>,
}

const LETTERS: [(char, Verdict); 6] = [
    ('m', Verdict::Met),
    ('p', Verdict::PartlyMet),
    ('n', Verdict::NotMet),
    ('a', Verdict::NotApplicable),
    ('c', Verdict::NotChecked),
    ('u', Verdict::Unreadable),
];

impl Row {
    pub(super) fn of(entry: &Entry, line: u64, source: &str, file: Option<String>) -> Self {
        let letter = |verdict: &Verdict| {
            LETTERS.iter().find(|(_, other)| other == verdict).map_or('c', |(letter, _)| *letter)
        };
        let written = |(position, verdict): (usize, &Verdict)| {
            let letter = letter(verdict);
            if entry.waived.contains(&position) { letter.to_ascii_uppercase() } else { letter }
        };
        Row {
            name: entry.name.clone(),
            code: entry.code.clone(),
            region: entry.region.clone(),
            inspected_on: entry.inspected_on.clone(),
            grade: entry.grade,
            is_open: entry.grade.is_none()
                && entry.grades.iter().any(|grade| grade.outcome == super::entry::OutcomeEntry::Open),
            score: entry.score.map(|score| [score.percent, score.low, score.high]),
            missing: entry.grades.first().map(|grade| grade.missing.clone()).unwrap_or_default(),
            unchecked: entry.open(),
            conflicts: entry.conflicts.len(),
            gap: entry.own.map(|own| own.gap),
            errors: entry.errors,
            near: entry.near().map(|(grade, _)| (grade, entry.grades[grade].missing.clone())),
            verdicts: entry.verdicts.iter().enumerate().map(written).collect(),
            line,
            source: source.to_owned(),
            file,
        }
    }

    /// The same as letters: m met, p partly met, n not met, a not applicable, c not checked,
    /// u unreadable; a capital where a waiver holds.
    pub fn letters(&self) -> &str {
        &self.verdicts
    }

    /// The headline verdict of every indicator, in the standard's order, and whether it is waived.
    pub fn verdicts(&self) -> impl Iterator<Item = (Verdict, bool)> + '_ {
        self.verdicts.chars().map(|letter| {
            let small = letter.to_ascii_lowercase();
            let found = LETTERS.iter().find(|(own, _)| *own == small);
            (found.map_or(Verdict::NotChecked, |(_, verdict)| *verdict), letter != small)
        })
    }

    /// How many indicators are waived.
    pub fn waived(&self) -> usize {
        self.verdicts.chars().filter(char::is_ascii_uppercase).count()
    }
}
