//! Texts of findings kept from one line to the next.
//!
//! Most findings are a mark and perhaps a remark. For one indicator and mark their text is the same
//! at every centre but for the remark and the cell, and writing it takes longer than judging it.

use std::sync::OnceLock;

use super::FindingLine;
use super::made::{at, finding_line, line_of, line_without_findings};
use crate::audit::{Finding, Verdict};
use crate::place::{Place, Spot};
use crate::report::view::View;
use crate::standard::Standard;
use crate::wording::{Lang, Words};

/// What a line has where its findings are to stand. No text in a line holds it: within a text
/// every quotation mark has a backslash before it.
const NO_FINDINGS: &str = "\"findings\":[]";

/// What stands before the place of a finding with nothing written beside its mark, and how much of
/// that comes before the remark. No text in a finding holds it either.
const UP_TO_PLACE: &str = ",\"remark\":null,\"waiver\":null,\"at\":";
const UP_TO_REMARK: usize = ",\"remark\":".len();

/// The texts kept for one standard: for every indicator and verdict of the highest grade, in the
/// two languages.
#[derive(Debug)]
pub struct KeptTexts(Vec<[[Slot; LANGS.len()]; Verdict::ALL.len()]>);

/// Empty until the first finding of its kind; `None` within it where that one's text cannot be told
/// apart, and every one is made anew.
type Slot = OnceLock<Option<Box<Kept>>>;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// What stands behind the name of a cell.
const CLOSED: &str = "\"}";

/// The text of the first finding of its kind, around its remark and its place.
#[derive(Debug)]
struct Kept {
    of: Finding,
    before: String,
    after: String,
}

/// The last place written: most are the same, or differ from it by the cell only.
#[derive(Default)]
struct LastPlace<'a> {
    place: Option<&'a Place>,
    /// Its text, for a cell up to the cell's name.
    text: String,
}

impl KeptTexts {
    /// None so far.
    pub fn new(standard: &Standard) -> Self {
        KeptTexts(standard.indicators.iter().map(|_| Default::default()).collect())
    }

    /// The text of the line of an assessment by the standard they are kept for, with the end of
    /// line: that of [`Line::text`](super::Line::text).
    ///
    /// # Errors
    /// Never in practice: every value is a plain one.
    pub fn line(&self, view: &View<'_>, words: &Words) -> Result<String, serde_json::Error> {
        let around = serde_json::to_string(&line_without_findings(view, words))?;
        let Some(start) = around.find(NO_FINDINGS) else { return line_of(view, words).text() };
        let (before, after) = around.split_at(start + NO_FINDINGS.len() - "]".len());
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
        debug_assert_eq!(Some(&line), line_of(view, words).text().ok().as_ref());
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
        let kept = self
            .slot(finding, words.lang())
            .and_then(|slot| slot.get_or_init(|| Kept::new(view, finding, words).map(Box::new)).as_ref());
        match kept.filter(|kept| kept.of.is_alike(finding)) {
            Some(kept) => {
                line.push_str(&kept.before);
                beside(finding, line)?;
                last.write(&finding.at, line)?;
                line.push_str(&kept.after);
            }
            None => line.push_str(&serde_json::to_string(&finding_line(view, finding, words))?),
        }
        Ok(())
    }

    /// Where the text of a finding is kept; `None` where it is more than a mark.
    fn slot(&self, finding: &Finding, lang: Lang) -> Option<&Slot> {
        let lang = LANGS.iter().position(|one| *one == lang)?;
        let verdict = Verdict::ALL.iter().position(|one| *one == finding.verdict(0))?;
        finding.is_only_a_mark().then(|| &self.0[finding.indicator][verdict][lang])
    }
}

impl Kept {
    fn new(view: &View<'_>, of: &Finding, words: &Words) -> Option<Self> {
        let line = finding_line(view, of, words);
        let bare = FindingLine { remark: None, evidence: None, occurrences: None, deadline: None, ..line };
        let text = serde_json::to_string(&bare).ok()?;
        let (before, after) = text.split_once(UP_TO_PLACE)?;
        let before = [before, &UP_TO_PLACE[..UP_TO_REMARK]].concat();
        let after = after.strip_prefix(place_text(&of.at).ok()?.as_str())?.to_owned();
        Some(Kept { of: of.clone(), before, after })
    }
}

impl<'a> LastPlace<'a> {
    fn write(&mut self, place: &'a Place, line: &mut String) -> Result<(), serde_json::Error> {
        let cell = match &place.spot {
            Spot::Cell(_, cell) => Some(cell),
            Spot::Whole | Spot::Sheet(_) | Spot::Text(_) => None,
        };
        if !self.place.is_some_and(|last| last.is_in_sheet_of(place)) {
            self.text = place_text(place)?;
            let name = cell.map_or(0, |cell| cell.to_string().len() + CLOSED.len());
            self.text.truncate(self.text.len() - name);
            self.place = Some(place);
        }
        line.push_str(&self.text);
        if let Some(cell) = cell {
            cell.push_to(line);
            line.push_str(CLOSED);
        }
        Ok(())
    }
}

/// Writes what was written beside a mark, from behind the name of the remark up to the place.
fn beside(finding: &Finding, line: &mut String) -> Result<(), serde_json::Error> {
    match &finding.remark {
        None => line.push_str("null"),
        Some(remark) => quote(remark, line)?,
    }
    for (name, text) in [
        (",\"evidence\":", &finding.evidence),
        (",\"occurrences\":", &finding.occurrences),
        (",\"deadline\":", &finding.deadline),
    ] {
        if let Some(text) = text {
            line.push_str(name);
            quote(text, line)?;
        }
    }
    line.push_str(&UP_TO_PLACE[UP_TO_REMARK + "null".len()..]);
    Ok(())
}

/// Writes a text as JSON.
fn quote(text: &str, line: &mut String) -> Result<(), serde_json::Error> {
    if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        line.push_str(&serde_json::to_string(text)?);
    } else {
        line.push('"');
        line.push_str(text);
        line.push('"');
    }
    Ok(())
}

fn place_text(place: &Place) -> Result<String, serde_json::Error> {
    serde_json::to_string(&at(place))
}
