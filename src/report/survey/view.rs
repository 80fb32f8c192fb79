//! A survey prepared for printing: the names of what it counts, and what came of the files.

use rust_decimal::Decimal;

use super::documents::DocumentKind;
use crate::audit::Verdict;
use crate::problem::Problem;
use crate::standard::{Level, Standard};
use crate::survey::{Block, Ranked, Row};
use crate::text::quoted;
use crate::wording::{Message, Words};

/// A survey, and what there is to say beside it.
pub struct SurveyView<'a> {
    /// By standard and level.
    pub blocks: &'a [Block],
    /// The standards that are at hand, for the names of their grades and sections.
    pub standards: Vec<&'a Standard>,
    /// What came of the files.
    pub files: FileCounts,
    /// Files of which nothing, or not everything, could be used; the first of them where there
    /// are very many.
    pub refused: Vec<Refused>,
    /// Files that repeat another: the file, and which.
    pub same: Vec<(String, String)>,
    /// Centres that seem to occur twice: the first, and the other.
    pub twins: Vec<(Row, Row)>,
    /// What there is to say of the run as a whole: waivers that found no centre.
    pub problems: Vec<Problem>,
    /// The documents that every centre has.
    pub documents: Vec<DocumentKind>,
}

/// What came of the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct FileCounts {
    /// All that were tried.
    pub tried: usize,
    /// Of which nothing, or not everything, could be used.
    pub failed: usize,
    /// That repeat another one.
    pub same: usize,
    /// Files in folders that are no tables.
    pub passed: usize,
    /// Files that the list of the run does not name.
    pub unlisted: usize,
    /// Centres, all told.
    pub centres: u64,
}

/// A file of which nothing, or not everything, could be used.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The code of the reason.
    pub code: String,
    /// The reason, in the language of the run.
    pub message: String,
}

impl SurveyView<'_> {
    /// The standard of a block, where it is at hand.
    pub(super) fn standard(&self, block: &Block) -> Option<&Standard> {
        self.standards.iter().copied().find(|standard| standard.sha256 == block.standard.sha256)
    }

    /// The name of the grade at a position.
    pub(super) fn grade(&self, block: &Block, grade: usize, words: &Words) -> String {
        let known = self.standard(block).and_then(|standard| standard.grades.get(grade));
        match known {
            Some(known) => known.name.get(words.lang()).to_owned(),
            None => quoted(block.grades.get(grade).map_or("", String::as_str)),
        }
    }

    /// What grade a centre reached, in words.
    pub(super) fn reached(&self, block: &Block, row: &Row, words: &Words) -> String {
        match row.grade {
            Some(grade) => self.grade(block, grade, words),
            None if row.is_open => words.text("grade-open"),
            None => words.text("grade-none-short"),
        }
    }

    /// The title of a section.
    pub(super) fn section(&self, block: &Block, id: &str, words: &Words) -> String {
        let known = self
            .standard(block)
            .and_then(|standard| standard.sections.iter().find(|section| section.id == id));
        known.map_or_else(|| quoted(id), |section| section.title.get(words.lang()).to_owned())
    }

    /// Whether some grade requires an indicator.
    pub(super) fn is_required(&self, block: &Block, id: &str) -> Option<bool> {
        let indicators = &self.standard(block)?.indicators;
        indicators.iter().find(|indicator| indicator.id == id).map(|found| !found.required_for.is_empty())
    }

    /// Where the documents of a centre are.
    pub(super) fn paths(&self, row: &Row) -> Vec<String> {
        let of = |file: &String| self.documents.iter().map(|kind| kind.path(file)).collect();
        row.file.as_ref().map(of).unwrap_or_default()
    }

    /// What a block is about.
    pub(super) fn title(&self, block: &Block, words: &Words) -> String {
        let title = match self.standard(block) {
            Some(standard) => standard.title.get(words.lang()).to_owned(),
            None => quoted(&block.standard.id),
        };
        let level = Level::parse(&block.level);
        let level = level.map_or_else(|| quoted(&block.level), |level| words.text(level.key()));
        let message = Message::new("survey-block")
            .with("title", title)
            .with("id", block.standard.id.as_str())
            .with("edition", block.standard.edition.as_str())
            .with("level", level)
            .with("count", usize::try_from(block.all.centres).unwrap_or(usize::MAX));
        words.render(&message)
    }
}

/// The file of centre by item of a block.
pub fn matrix_name(number: usize, block: &Block) -> String {
    format!("matrix-{}-{}-{}.csv", number + 1, block.standard.id, block.level)
}

/// The name of a centre, as a table shows it; of one without a name, the file it was read from.
pub(super) fn name(row: &Row, words: &Words) -> String {
    match &row.name {
        Some(name) => quoted(name),
        None => words.render(&Message::new("centre-unnamed-in").with("file", quoted(&row.source))),
    }
}

/// The name of a region; those centres that state none have one too.
pub(super) fn region(name: &str, words: &Words) -> String {
    if name.is_empty() { words.text("survey-no-region") } else { quoted(name) }
}

/// A rank, with a sign where it is shared.
pub(super) fn rank(ranked: &Ranked) -> String {
    match (ranked.rank, ranked.is_tied) {
        (Some(rank), true) => format!("{rank}="),
        (Some(rank), false) => rank.to_string(),
        (None, _) => "-".to_owned(),
    }
}

/// A score, with its range where it has one.
pub(super) fn score(row: &Row) -> String {
    match row.score {
        None => "-".to_owned(),
        Some([percent, low, high]) if low == high => super::super::figures::percent(percent),
        Some([_, low, high]) => {
            format!("{} ~ {}", super::super::figures::percent(low), super::super::figures::percent(high))
        }
    }
}

/// A share or mean that may not be there.
pub(super) fn percent(share: Option<Decimal>) -> String {
    share.map_or_else(|| "-".to_owned(), super::super::figures::percent)
}

/// Verdicts in words, each rendered once: tables of centre by indicator have millions of them.
#[derive(Debug)]
pub(super) struct VerdictNames([(Verdict, [String; 2]); 6]);

impl VerdictNames {
    pub(super) fn new(words: &Words) -> Self {
        VerdictNames(Verdict::ALL.map(|verdict| {
            let name = Message::new(verdict.key());
            let waived = Message::new("survey-waived-verdict").with("verdict", name.clone());
            (verdict, [words.render(&name), words.render(&waived)])
        }))
    }

    /// A verdict in words; one that is waived says so.
    pub(super) fn get(&self, verdict: Verdict, is_waived: bool) -> &str {
        let (_, names) = self.0.iter().find(|(own, _)| *own == verdict).expect("all are there");
        &names[usize::from(is_waived)]
    }
}
