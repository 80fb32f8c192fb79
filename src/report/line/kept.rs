//! Texts of findings kept from one line to the next.
//!
//! Most findings are a mark and nothing else. For one indicator and mark their text is the same
//! at every centre but for the cell, and writing it takes longer than judging it.

use std::sync::OnceLock;

use super::Line;
use super::made::{at, finding_line, line_without_findings};
use crate::audit::{Finding, Verdict};
use crate::place::{Place, Spot};
use crate::report::view::View;
use crate::standard::Standard;
use crate::wording::{Lang, Words};

/// What a line has where its findings are to stand. No text in a line holds it: within a text
/// every quotation mark has a backslash before it.
const NO_FINDINGS: &str = "\"findings\":[]";

/// What stands before the place of a finding. It is the first of the kind where nothing else of the
/// finding has a place.
const AT: &str = ",\"at\":";

/// The texts kept for one standard: for every indicator and verdict of the highest grade, in the
/// languages of [`LANGS`].
#[derive(Debug)]
pub struct KeptTexts(Vec<[[OnceLock<Box<Kept>>; LANGS.len()]; Verdict::ALL.len()]>);

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// The text of the first finding of its kind, around its place.
#[derive(Debug)]
struct Kept {
    of: Finding,
    before: String,
    after: String,
}

/// The last place written: most differ from it by the cell only.
#[derive(Default)]
struct LastPlace<'a> {
    place: Option<&'a Place>,
    /// Its text up to the name of the cell.
    before: String,
}

impl KeptTexts {
    /// None so far.
    pub fn new(standard: &Standard) -> Self {
        KeptTexts(standard.indicators.iter().map(|_| Default::default()).collect())
    }

    /// The text of the line of an assessment by the standard they are kept for, with the end of
    /// line: that of [`Line::text`].
    ///
    /// # Errors
    /// Never in practice: every value is a plain one.
    pub fn line(&self, view: &View<'_>, words: &Words) -> Result<String, serde_json::Error> {
        let around: Line<'_> = line_without_findings(view, words);
        let around = serde_json::to_string(&around)?;
        let split = around.find(NO_FINDINGS).map_or(around.len(), |start| start + NO_FINDINGS.len() - 1);
        let (before, after) = around.split_at(split);
        let mut line = String::with_capacity(super::LENGTH);
        line.push_str(before);
        let mut last = LastPlace::default();
        for (n, finding) in view.assessment.findings.iter().enumerate() {
            if n > 0 {
                line.push(',');
            }
            self.finding(view, finding, words, &mut last, &mut line)?;
        }
        line.push_str(after);
        line.push('\n');
        Ok(line)
    }

    fn finding<'a>(
        &self,
        view: &View<'_>,
        finding: &'a Finding,
        words: &Words,
        last: &mut LastPlace<'a>,
        line: &mut String,
    ) -> Result<(), serde_json::Error> {
        let whole = || serde_json::to_string(&finding_line(view, finding, words));
        let kept = match self.slot(finding, words.lang()) {
            Some(slot) => match slot.get() {
                Some(kept) => kept,
                None => {
                    let kept = Box::new(Kept::new(finding, &whole()?, &place_text(&finding.at)?));
                    slot.get_or_init(|| kept)
                }
            },
            None => {
                line.push_str(&whole()?);
                return Ok(());
            }
        };
        if !kept.of.is_alike(finding) {
            line.push_str(&whole()?);
            return Ok(());
        }
        line.push_str(&kept.before);
        last.write(&finding.at, line)?;
        line.push_str(&kept.after);
        Ok(())
    }

    /// Where the text of a finding is kept; `None` where it is more than a mark.
    fn slot(&self, finding: &Finding, lang: Lang) -> Option<&OnceLock<Box<Kept>>> {
        let lang = LANGS.iter().position(|one| *one == lang)?;
        let verdict = Verdict::ALL.iter().position(|one| *one == finding.verdict(0))?;
        finding.is_only_a_mark().then(|| &self.0[finding.indicator][verdict][lang])
    }
}

impl Kept {
    fn new(of: &Finding, text: &str, place: &str) -> Self {
        let start = text.find(AT).map_or(text.len(), |start| start + AT.len());
        let (before, rest) = text.split_at(start);
        let after = rest.get(place.len()..).unwrap_or_default();
        Kept { of: of.clone(), before: before.to_owned(), after: after.to_owned() }
    }
}

impl<'a> LastPlace<'a> {
    fn write(&mut self, place: &'a Place, line: &mut String) -> Result<(), serde_json::Error> {
        let Spot::Cell(_, cell) = &place.spot else {
            line.push_str(&place_text(place)?);
            return Ok(());
        };
        if !self.place.is_some_and(|last| last.is_in_sheet_of(place)) {
            let text = place_text(place)?;
            let end = text.len() - cell.to_string().len() - "\"}".len();
            self.before = text.get(..end).unwrap_or_default().to_owned();
            self.place = Some(place);
        }
        line.push_str(&self.before);
        cell.push_to(line);
        line.push_str("\"}");
        Ok(())
    }
}

fn place_text(place: &Place) -> Result<String, serde_json::Error> {
    serde_json::to_string(&at(place))
}
