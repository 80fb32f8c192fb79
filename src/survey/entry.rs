//! One centre's assessment as a survey needs it, read from the line that is published for it.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::audit::Verdict;

/// One centre's assessment as a survey needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The standard it was judged by.
    pub standard: StandardKey,
    /// Its level's id.
    pub level: String,
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
    /// How every grade stands, highest first.
    pub grades: Vec<GradeEntry>,
    /// The headline score; `None` where nothing was evaluated.
    pub score: Option<ScoreEntry>,
    /// The headline verdict of every indicator, in the standard's order.
    pub verdicts: Vec<Verdict>,
    /// Points earned and possible of every indicator.
    pub points: Vec<(Decimal, Decimal)>,
    /// Positions of the indicators whose mark and measurement disagree.
    pub conflicts: Vec<usize>,
    /// Positions of the indicators for which a waiver holds.
    pub waived: Vec<usize>,
    /// Whether the grade reached would be lower, or none, without waivers.
    pub is_lifted: bool,
    /// The centre's own results against the verified ones, where the list keeps both.
    pub own: Option<OwnEntry>,
    /// Errors in its input.
    pub errors: usize,
    /// Ids of further standards it was judged by.
    pub also: Vec<String>,
}

/// Which text of which standard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct StandardKey {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

/// How a grade stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeEntry {
    /// Its id.
    pub id: String,
    /// `reached`, `missed` or `open`.
    pub outcome: OutcomeEntry,
    /// Indicators that stand in the way.
    pub missing: Vec<String>,
    /// How many required indicators are still to check.
    pub unchecked: usize,
}

/// How a grade stands, as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeEntry {
    /// Everything it asks is there.
    Reached,
    /// It cannot be reached as things are.
    Missed,
    /// What is not checked decides.
    Open,
}

/// A score as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreEntry {
    /// Points earned.
    pub earned: Decimal,
    /// Points possible; never 0.
    pub possible: Decimal,
    /// In per cent at two decimals.
    pub percent: Decimal,
    /// With everything unchecked lost.
    pub low: Decimal,
    /// With everything unchecked won.
    pub high: Decimal,
}

/// The centre's own results against the verified ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnEntry {
    /// Points by its own results less points verified.
    pub gap: Decimal,
    /// How many indicators differ.
    pub differs: usize,
}

/// An indicator as the findings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Its section's id.
    pub section: String,
    /// Its title.
    pub title: String,
}

/// Why a line is no assessment.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// Not the published JSON; the text says where.
    #[error("{0}")]
    Json(String),
    /// Of a version this program does not know.
    #[error("schema_version {0}")]
    Version(u64),
}

impl Entry {
    /// Reads the line of a centre.
    ///
    /// # Errors
    /// Where it is not one assessment of version 1.
    pub fn parse(line: &str) -> Result<Self, EntryError> {
        let line = read(line)?;
        let position = |id: &str| line.grades.iter().position(|grade| grade.id == id);
        let grade = line.grade.as_deref().map(|id| position(id).ok_or_else(|| unknown("grade", id)));
        let mut entry = Entry {
            grade: grade.transpose()?,
            standard: line.standard,
            level: line.level,
            name: line.centre.name,
            code: line.centre.code,
            region: line.centre.region,
            inspected_on: line.inspected_on,
            grades: Vec::new(),
            score: line.score.map(|score| score.read()).transpose()?,
            verdicts: Vec::with_capacity(line.findings.len()),
            points: Vec::with_capacity(line.findings.len()),
            conflicts: Vec::new(),
            waived: Vec::new(),
            is_lifted: false,
            own: None,
            also: line.also.into_iter().map(|also| also.standard.id).collect(),
            errors: line.problems.iter().filter(|problem| problem.severity == "error").count(),
        };
        for (position, finding) in line.findings.iter().enumerate() {
            let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.id() == finding.verdict);
            entry.verdicts.push(verdict.ok_or_else(|| unknown("verdict", &finding.verdict))?);
            entry.points.push((number(finding.points.earned)?, number(finding.points.possible)?));
            if finding.conflict {
                entry.conflicts.push(position);
            }
            if finding.waiver.is_some() {
                entry.waived.push(position);
            }
        }
        entry.is_lifted = line.grade_without_waivers.is_some_and(|without| without != line.grade);
        if let Some(own) = line.self_assessment {
            entry.own = Some(OwnEntry { gap: number(own.gap)?, differs: own.differs.len() });
        }
        entry.grades = line
            .grades
            .into_iter()
            .map(|grade| GradeEntry {
                id: grade.id,
                outcome: grade.outcome,
                missing: grade.missing,
                unchecked: grade.unchecked.len(),
            })
            .collect();
        Ok(entry)
    }

    /// The indicators of a line, in its order.
    ///
    /// # Errors
    /// Where it is not one assessment of version 1.
    pub fn items(line: &str) -> Result<Vec<Item>, EntryError> {
        let item = |finding: FindingLine<'_>| Item {
            id: finding.indicator.into_owned(),
            section: finding.section.into_owned(),
            title: finding.title.into_owned(),
        };
        Ok(read(line)?.findings.into_iter().map(item).collect())
    }

    /// How many indicators are not checked or cannot be read.
    pub fn open(&self) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.is_open()).count()
    }

    /// The lowest grade above the one reached, where all it requires is checked and one or two
    /// items are missing: its position and how many.
    pub fn near(&self) -> Option<(usize, usize)> {
        let next = match self.grade {
            Some(grade) => grade.checked_sub(1)?,
            None => self.grades.len().checked_sub(1)?,
        };
        let grade = &self.grades[next];
        let is_near = grade.unchecked == 0 && (1..=2).contains(&grade.missing.len());
        (is_near && grade.outcome == OutcomeEntry::Missed).then_some((next, grade.missing.len()))
    }
}

fn read(line: &str) -> Result<Line<'_>, EntryError> {
    let line: Line<'_> = serde_json::from_str(line).map_err(|error| EntryError::Json(error.to_string()))?;
    match line.schema_version {
        1 => Ok(line),
        other => Err(EntryError::Version(other)),
    }
}

fn number(raw: &RawValue) -> Result<Decimal, EntryError> {
    raw.get().parse().map_err(|_| unknown("number", raw.get()))
}

fn unknown(what: &str, word: &str) -> EntryError {
    EntryError::Json(format!("unknown {what} {word}"))
}

// Only what is needed; the published schema may grow.
#[derive(Deserialize)]
struct Line<'a> {
    schema_version: u64,
    standard: StandardKey,
    centre: CentreLine,
    level: String,
    inspected_on: Option<String>,
    grade: Option<String>,
    #[serde(default, deserialize_with = "given")]
    grade_without_waivers: Option<Option<String>>,
    #[serde(borrow)]
    score: Option<ScoreLine<'a>>,
    grades: Vec<GradeLine>,
    #[serde(borrow)]
    findings: Vec<FindingLine<'a>>,
    #[serde(borrow)]
    problems: Vec<ProblemLine<'a>>,
    #[serde(borrow)]
    self_assessment: Option<OwnLine<'a>>,
    #[serde(default)]
    also: Vec<AlsoLine>,
}

/// A value that is there, be it null.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
struct AlsoLine {
    standard: StandardKey,
}

#[derive(Deserialize)]
struct CentreLine {
    name: Option<String>,
    code: Option<String>,
    region: Option<String>,
}

#[derive(Deserialize)]
struct ScoreLine<'a> {
    #[serde(borrow)]
    earned: &'a RawValue,
    #[serde(borrow)]
    possible: &'a RawValue,
    #[serde(borrow)]
    percent: &'a RawValue,
    #[serde(borrow)]
    low: &'a RawValue,
    #[serde(borrow)]
    high: &'a RawValue,
}

impl ScoreLine<'_> {
    fn read(&self) -> Result<ScoreEntry, EntryError> {
        Ok(ScoreEntry {
            earned: number(self.earned)?,
            possible: number(self.possible)?,
            percent: number(self.percent)?,
            low: number(self.low)?,
            high: number(self.high)?,
        })
    }
}

#[derive(Deserialize)]
struct GradeLine {
    id: String,
    outcome: OutcomeEntry,
    missing: Vec<String>,
    unchecked: Vec<String>,
}

#[derive(Deserialize)]
struct FindingLine<'a> {
    #[serde(borrow)]
    indicator: Cow<'a, str>,
    #[serde(borrow)]
    section: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    verdict: Cow<'a, str>,
    #[serde(borrow)]
    points: PointsLine<'a>,
    conflict: bool,
    waiver: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct PointsLine<'a> {
    #[serde(borrow)]
    earned: &'a RawValue,
    #[serde(borrow)]
    possible: &'a RawValue,
}

#[derive(Deserialize)]
struct ProblemLine<'a> {
    #[serde(borrow)]
    severity: Cow<'a, str>,
}

#[derive(Deserialize)]
struct OwnLine<'a> {
    #[serde(borrow)]
    gap: &'a RawValue,
    differs: Vec<String>,
}
