//! The published assessment, version 1: the JSON's own types, so that renaming an internal field
//! cannot change it. Names are only ever added. Reports are made from it, whether it comes from a
//! judgement or from a file.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::also_json::SettledOut;
use super::members_json::MemberOut;
use super::number::Number;
use super::ordered::Ordered;
use super::points_json::{ConditionOut, DeductionOut, SectionOut, WayOut};
use super::tailoring::BaseOut;
use super::waived::WaiverOut;

/// The assessment of one centre.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "dabiao assessment")]
pub struct Record {
    /// 1.
    pub(super) schema_version: u64,
    /// What made it.
    pub(super) tool: Tool,
    /// The standard it was made with.
    pub(super) standard: StandardRef,
    /// Who was judged.
    pub(super) centre: CentreRef,
    /// The level the centre was judged at.
    pub(super) level: String,
    /// The day of the visit.
    pub(super) inspected_on: Option<String>,
    /// The id of the highest grade reached.
    pub(super) grade: Option<String>,
    /// The grade without waivers, where any holds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub(super) grade_without_waivers: Option<Option<String>>,
    /// The score for the highest grade of the standard; null where nothing was evaluated.
    pub(super) score: Option<ScoreOut>,
    /// Every grade, highest first.
    pub(super) grades: Vec<GradeOut>,
    /// Every indicator of the level, in the standard's order.
    pub(super) findings: Vec<FindingOut>,
    /// What is wrong with the input or should be looked at.
    pub(super) problems: Vec<ProblemOut>,
    /// The centre's own results against the verdicts, where the list keeps both.
    pub(super) self_assessment: Option<SelfOut>,
    /// The figures used.
    pub(super) parameters: Vec<ParameterOut>,
    /// The figures used, a sentence each.
    pub(super) parameters_said: Vec<String>,
    /// The language of the texts in it.
    pub(super) lang: String,
    /// The name of the file it was read from.
    pub(super) file: String,
    /// What in the standard's document is damaged, missing or read by inference.
    pub(super) notes: Vec<NoteOut>,
    /// The grade without waivers, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) grade_without_waivers_said: Option<String>,
    /// The same inspection by further standards, where any were named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) also: Vec<Record>,
    /// What the inspection settles of a further standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) settled: Option<Vec<SettledOut>>,
    /// What of a further standard is still to be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) open: Option<Vec<String>>,
}

/// What made it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct Tool {
    pub(super) name: String,
    pub(super) version: String,
}

/// The standard it was made with.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct StandardRef {
    pub(super) id: String,
    pub(super) edition: String,
    /// SHA-256 of its file, in hexadecimal.
    pub(super) sha256: String,
    pub(super) selected: Selected,
    /// The standard that was tailored, and every deviation from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<BaseOut>,
    pub(super) title: String,
    /// The document it was derived from.
    pub(super) source: SourceRef,
    /// `equal` where the document gives no points and each indicator counts 1 by this tool's
    /// convention; `source` where it gives them.
    pub(super) weights: String,
}

/// The document a standard was derived from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct SourceRef {
    pub(super) title: String,
    pub(super) issuer: String,
}

/// What is damaged, missing or read by inference.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct NoteOut {
    /// The clause, as the document names it; null for the whole document.
    pub(super) locator: Option<String>,
    pub(super) text: String,
}

/// How the standard was chosen: `given`, `stamped` (the form names it) or `recognised`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct Selected {
    pub(super) how: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rows_matched: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<usize>,
}

/// Who was judged, as the file states it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct CentreRef {
    pub(super) name: Option<String>,
    pub(super) code: Option<String>,
    pub(super) region: Option<String>,
}

/// A score; percentages have two decimals, points are exact.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ScoreOut {
    pub(super) earned: Number,
    pub(super) possible: Number,
    pub(super) percent: Number,
    /// With everything unchecked lost.
    pub(super) low: Number,
    /// With everything unchecked won.
    pub(super) high: Number,
    /// Points of bonus among those earned, where the standard has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bonus: Option<Number>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sections: Vec<SectionOut>,
}

/// One grade.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct GradeOut {
    pub(super) id: String,
    /// `reached`, `missed` or `open`.
    pub(super) outcome: String,
    pub(super) score: Option<ScoreOut>,
    /// Ids of what it requires and is not or only partly met.
    pub(super) missing: Vec<String>,
    /// Ids of what it requires and is not checked.
    pub(super) unchecked: Vec<String>,
    /// What each missing indicator needs.
    pub(super) fixes: Vec<Fix>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) conditions: Vec<ConditionOut>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) way: Option<WayOut>,
    /// What it requires, stands in its way and is waived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) waived: Vec<String>,
    /// How it stands without waivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outcome_without_waivers: Option<String>,
    pub(super) name: String,
    /// Whether the grade is this tool's convention, where the document names none.
    pub(super) convention: bool,
    /// Whether it is for those that reach no other.
    pub(super) otherwise: bool,
    /// How it stands, in a sentence.
    pub(super) said: String,
    /// Its score and how that is made, a sentence each.
    pub(super) score_said: Vec<String>,
    /// How its conditions stand, a sentence each.
    pub(super) conditions_said: Vec<String>,
    /// The fewest fixes that satisfy its conditions, in a sentence.
    pub(super) way_said: Option<String>,
    /// What of it is waived, in a sentence.
    pub(super) waived_said: Option<String>,
    /// What each section that counts came to.
    pub(super) section_scores: Vec<SectionOut>,
}

/// What a missing indicator needs for a grade.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct Fix {
    pub(super) indicator: String,
    pub(super) verdict: String,
    pub(super) measured: Option<MeasuredOut>,
    pub(super) required: Option<Required>,
    pub(super) shortfall: Option<AmountOut>,
    pub(super) at: At,
    pub(super) cite: String,
}

/// One indicator judged.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct FindingOut {
    pub(super) indicator: String,
    /// The id of its section.
    pub(super) section: String,
    /// The id of its group.
    pub(super) group: String,
    pub(super) title: String,
    /// For the highest grade: `met`, `partly_met`, `not_met`, `not_applicable`, `not_checked` or
    /// `unreadable`.
    pub(super) verdict: String,
    pub(super) verdict_by_grade: Ordered<String>,
    /// `measured`, `attested` or `counted`; null where there is no answer.
    pub(super) basis: Option<String>,
    pub(super) measured: Option<MeasuredOut>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<MemberOut>,
    /// For the highest grade.
    pub(super) required: Option<Required>,
    /// For the highest grade.
    pub(super) shortfall: Option<AmountOut>,
    /// For the highest grade.
    pub(super) points: PointsOut,
    /// What faults cost, each kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) deductions: Vec<DeductionOut>,
    /// The inspector's mark.
    pub(super) attested: Option<String>,
    /// The centre's own mark.
    pub(super) attested_self: Option<String>,
    /// Whether the inspector's mark disagrees with the measurement.
    pub(super) conflict: bool,
    pub(super) remark: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) occurrences: Option<String>,
    /// By when it is to be put right, as the list has it.
    pub(super) deadline: Option<String>,
    /// The day by which the document wants it, and as of which it is judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<String>,
    /// The waiver that holds for it.
    pub(super) waiver: Option<WaiverOut>,
    /// The cell for the result; the list, where it has no row for the indicator.
    pub(super) at: At,
    /// The clause.
    pub(super) cite: String,
    pub(super) section_title: String,
    pub(super) group_title: String,
    /// What the inspector verifies.
    pub(super) ask: String,
    /// `shall`, `should` or `may`.
    pub(super) obligation: String,
    /// The clause, as the document names it.
    pub(super) locator: String,
    /// What was measured, for reading.
    pub(super) measured_said: Option<String>,
    /// What it is for each grade, in the order of the grades.
    pub(super) for_grade: Vec<ForGradeOut>,
}

/// What a finding is for one grade, with texts for reading.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ForGradeOut {
    pub(super) grade: String,
    /// Whether the grade requires the indicator.
    pub(super) required: bool,
    pub(super) verdict: String,
    pub(super) points: PointsOut,
    pub(super) needed: Option<String>,
    pub(super) short: Option<String>,
    pub(super) shortfall: Option<AmountOut>,
    /// Why it is not met, in a sentence.
    pub(super) why: Option<String>,
    /// What it earned and what faults cost, where the document gives points.
    pub(super) points_said: Option<String>,
}

/// What was measured or counted. A ratio is a part of 1.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct MeasuredOut {
    /// Null for a bound or range.
    pub(super) value: Option<Number>,
    pub(super) unit: String,
    /// As it was written.
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) over: Option<Number>,
    pub(super) at: At,
}

/// What a check asks for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct Required {
    pub(super) kind: String,
    pub(super) value: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) upper: Option<Number>,
    pub(super) unit: String,
    pub(super) by_grade: Ordered<Number>,
}

/// An amount of something.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct AmountOut {
    pub(super) value: Number,
    pub(super) unit: String,
}

/// Points of an indicator; `possible` is 0 where it does not apply.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct PointsOut {
    pub(super) earned: Number,
    pub(super) possible: Number,
    /// The most it can come to, where it is checked and how much was wrong is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) high: Option<Number>,
}

/// What is wrong with the input, and what to do.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ProblemOut {
    /// `error` or `warning`.
    pub(super) severity: String,
    /// What kind of problem it is, under a name that holds in every language.
    pub(super) code: String,
    /// The problem in words.
    pub(super) message: String,
    /// What to do about it, where something can be said.
    pub(super) help: Option<String>,
    /// Where it is.
    pub(super) at: At,
}

/// The centre's own results against the verdicts, over the indicators that have both.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct SelfOut {
    pub(super) compared: usize,
    pub(super) earned: Number,
    pub(super) verified: Number,
    pub(super) gap: Number,
    /// Ids of those that differ.
    pub(super) differs: Vec<String>,
}

/// A figure that the standard sets for a time or leaves to somebody to set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct ParameterOut {
    pub(super) id: String,
    pub(super) value: Number,
    pub(super) unit: String,
    pub(super) year: Option<i16>,
    /// Whether it was given for this run.
    pub(super) set: bool,
}

/// A place in a file; what does not apply is left out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct At {
    /// The name of the file.
    pub(super) file: String,
    /// The name of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<String>,
    /// The cell, as a spreadsheet names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cell: Option<String>,
    /// The line of a text file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<usize>,
}

/// A value that is there, be it null.
pub(super) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
