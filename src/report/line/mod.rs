//! One centre of a batch on one line: what was found, without the texts that the standard has.
//!
//! Where a name is also one of the whole record's, it means the same. The rest of the record comes
//! back with the standard in hand ([`Line::whole`]).

mod made;
mod restored;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::ser::Error as _;
use serde::{Deserialize, Serialize};

use super::also_json::SettledOut;
use super::members_json::MemberOut;
use super::number::Number;
use super::ordered::Ordered;
use super::points_json::{ConditionOut, DeductionOut, WayOut};
use super::record::{
    AmountOut, CentreRef, Fix, MeasuredOut, ParameterOut, PointsOut, ProblemOut, Required, ScoreOut,
    Selected, SelfOut, Tool, given,
};
use super::waived::WaiverOut;

pub use made::{line_of, line_with};
pub use restored::LineError;

/// One centre: a line of `results.ndjson`, and of what `score` writes. What only the standard says
/// is left out; `dabiao report` puts it back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Line<'a> {
    /// 1.
    schema_version: u64,
    /// What made it.
    tool: Tool,
    /// The standard it was made with.
    standard: StandardLine<'a>,
    /// Who was judged.
    centre: CentreRef,
    /// The level the centre was judged at.
    level: Cow<'a, str>,
    /// The day of the visit.
    inspected_on: Option<String>,
    /// The id of the highest grade reached.
    grade: Option<Cow<'a, str>>,
    /// The grade without waivers, where any holds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    grade_without_waivers: Option<Option<Cow<'a, str>>>,
    /// The score for the highest grade of the standard; null where nothing was evaluated.
    score: Option<ScoreOut>,
    /// Every grade, highest first.
    grades: Vec<GradeLine<'a>>,
    /// Every indicator of the level, in the standard's order.
    findings: Vec<FindingLine<'a>>,
    /// What is wrong with the input or should be looked at.
    problems: Vec<ProblemOut>,
    /// The centre's own results against the verdicts, where the list keeps both.
    self_assessment: Option<SelfOut>,
    /// The figures used.
    parameters: Vec<ParameterOut>,
    /// The language of the texts in it.
    lang: Cow<'a, str>,
    /// The name of the file it was read from.
    file: Cow<'a, str>,
    /// The same inspection by further standards, where any were named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<Line<'a>>,
    /// What the inspection settles of a further standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settled: Option<Vec<SettledOut>>,
    /// What of a further standard is still to be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<Vec<String>>,
}

/// The standard it was made with.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct StandardLine<'a> {
    id: Cow<'a, str>,
    edition: Cow<'a, str>,
    /// SHA-256 of its file, in hexadecimal.
    sha256: Cow<'a, str>,
    selected: Selected,
    title: Cow<'a, str>,
}

/// One grade.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct GradeLine<'a> {
    id: Cow<'a, str>,
    /// `reached`, `missed` or `open`.
    outcome: Cow<'a, str>,
    score: Option<ScoreOut>,
    /// Ids of what it requires and is not or only partly met.
    missing: Vec<Cow<'a, str>>,
    /// Ids of what it requires and is not checked.
    unchecked: Vec<Cow<'a, str>>,
    /// What each missing indicator needs.
    fixes: Vec<Fix>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<ConditionOut>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    way: Option<WayOut>,
    /// What it requires, stands in its way and is waived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waived: Vec<Cow<'a, str>>,
    /// How it stands without waivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome_without_waivers: Option<Cow<'a, str>>,
    name: Cow<'a, str>,
}

/// One indicator judged.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct FindingLine<'a> {
    indicator: Cow<'a, str>,
    /// The id of its section.
    section: Cow<'a, str>,
    title: Cow<'a, str>,
    /// For the highest grade: `met`, `partly_met`, `not_met`, `not_applicable`, `not_checked` or
    /// `unreadable`.
    verdict: Cow<'a, str>,
    verdict_by_grade: Ordered<Cow<'a, str>, Cow<'a, str>>,
    /// `measured`, `attested` or `counted`; left out where there is no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<Cow<'a, str>>,
    measured: Option<MeasuredOut>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<MemberOut>,
    /// For the highest grade.
    required: Option<Required>,
    /// For the highest grade.
    shortfall: Option<AmountOut>,
    /// For the highest grade; with `high` wherever it is not what the verdict alone leaves open.
    points: PointsOut,
    /// What faults cost, each kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deductions: Vec<DeductionOut>,
    /// The inspector's mark.
    attested: Option<Cow<'a, str>>,
    /// The centre's own mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attested_self: Option<Cow<'a, str>>,
    /// Whether the inspector's mark disagrees with the measurement.
    conflict: bool,
    remark: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurrences: Option<Cow<'a, str>>,
    /// By when it is to be put right, as the list has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deadline: Option<Cow<'a, str>>,
    /// The waiver that holds for it.
    waiver: Option<WaiverOut>,
    /// The cell for the result; the list, where it has no row for the indicator.
    at: AtLine<'a>,
    /// The clause.
    cite: Cow<'a, str>,
    /// Points, shortfall and deductions for further grades, where they differ from those above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    other_grades: Vec<OtherGrade<'a>>,
}

/// What differs for a grade that is not the highest.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct OtherGrade<'a> {
    grade: Cow<'a, str>,
    points: PointsOut,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shortfall: Option<AmountOut>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deductions: Vec<DeductionOut>,
}

/// A place in a file; what does not apply is left out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct AtLine<'a> {
    /// The name of the file.
    file: Cow<'a, str>,
    /// The name of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<Cow<'a, str>>,
    /// The cell, as a spreadsheet names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cell: Option<Cow<'a, str>>,
    /// The line of a text file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl Line<'_> {
    /// Its text, with the end of line.
    ///
    /// # Errors
    /// Never in practice: every value is a plain one.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        let mut line = Vec::with_capacity(LENGTH);
        serde_json::to_writer(&mut line, self)?;
        line.push(b'\n');
        String::from_utf8(line).map_err(serde_json::Error::custom)
    }

    /// The standards that it was judged by: id, edition and digest of the file of each.
    pub fn standards(&self) -> Vec<(&str, &str, &str)> {
        let StandardLine { id, edition, sha256, .. } = &self.standard;
        let also = self.also.iter().flat_map(Line::standards);
        [(&**id, &**edition, &**sha256)].into_iter().chain(also).collect()
    }

    /// The centre's name, as the file states it.
    pub fn centre(&self) -> Option<&str> {
        self.centre.name.as_deref()
    }
}

/// Bytes of a line, roughly: room taken at once instead of being doubled into.
const LENGTH: usize = 32 << 10;
