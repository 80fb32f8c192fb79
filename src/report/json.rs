//! The published JSON, version 1. Its types are its own, so that renaming an internal field
//! cannot change it; names are only ever added.

use serde::Serialize;

use super::also::AlsoView;
use super::also_json::{self, SettledOut};
use super::members_json::{MemberOut, members};
use super::number::Number;
use super::points_json::{self, ConditionOut, DeductionOut, SectionOut, WayOut};
use super::tailoring::{self, BaseOut};
use super::view::{Selection, View};
use super::waived::{self, WaiverOut};
use crate::audit::{Basis, Finding, GradeResult, Measured, Score, Shortfall, Verdict};
use crate::place::{Place, Spot};
use crate::problem::Problem;
use crate::standard::Standard;
use crate::value::Mark;
use crate::wording::Words;

/// One assessment as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn json(view: &View<'_>, also: &[AlsoView<'_>], words: &Words) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&also_json::document_with(view, also, words))?;
    text.push('\n');
    Ok(text)
}

/// One assessment on one line.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn ndjson(view: &View<'_>, also: &[AlsoView<'_>], words: &Words) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string(&also_json::document_with(view, also, words))?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    standard: StandardRef<'a>,
    centre: Centre<'a>,
    level: &'static str,
    inspected_on: Option<String>,
    grade: Option<&'a str>,
    /// The grade without waivers, where any holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade_without_waivers: Option<Option<&'a str>>,
    score: Option<ScoreOut<'a>>,
    grades: Vec<GradeOut<'a>>,
    findings: Vec<FindingOut<'a>>,
    problems: Vec<ProblemOut>,
    self_assessment: Option<SelfOut<'a>>,
    parameters: Vec<ParameterOut<'a>>,
    /// The same inspection by further standards, where any were named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) also: Vec<Document<'a>>,
    /// What the inspection settles of a further standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) settled: Option<Vec<SettledOut<'a>>>,
    /// What of a further standard is still to be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) open: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct StandardRef<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
    selected: Selected,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<BaseOut<'a>>,
}

#[derive(Serialize)]
struct Selected {
    how: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows_matched: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
}

#[derive(Serialize)]
struct Centre<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
    region: Option<&'a str>,
}

#[derive(Serialize)]
struct ScoreOut<'a> {
    earned: Number,
    possible: Number,
    percent: Number,
    low: Number,
    high: Number,
    /// Points of bonus among those earned, where the standard has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    bonus: Option<Number>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionOut<'a>>,
}

#[derive(Serialize)]
struct GradeOut<'a> {
    id: &'a str,
    outcome: &'static str,
    score: Option<ScoreOut<'a>>,
    missing: Vec<&'a str>,
    unchecked: Vec<&'a str>,
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<ConditionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<WayOut<'a>>,
    /// What it requires, stands in its way and is waived; and how it stands without waivers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waived: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome_without_waivers: Option<&'static str>,
}

#[derive(Serialize)]
struct Fix<'a> {
    indicator: &'a str,
    verdict: &'static str,
    measured: Option<MeasuredOut>,
    required: Option<Required<'a>>,
    shortfall: Option<AmountOut>,
    at: At,
    cite: &'a str,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    indicator: &'a str,
    section: &'a str,
    group: &'a str,
    title: &'a str,
    verdict: &'static str,
    verdict_by_grade: Ordered<'a, &'static str>,
    basis: Option<&'static str>,
    measured: Option<MeasuredOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<MemberOut<'a>>,
    required: Option<Required<'a>>,
    shortfall: Option<AmountOut>,
    points: PointsOut,
    /// What faults cost, each kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deductions: Vec<DeductionOut<'a>>,
    attested: Option<&'static str>,
    attested_self: Option<&'static str>,
    conflict: bool,
    remark: Option<&'a str>,
    evidence: Option<&'a str>,
    occurrences: Option<&'a str>,
    deadline: Option<&'a str>,
    /// The day by which the document wants it, and as of which it is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    waiver: Option<WaiverOut<'a>>,
    at: At,
    cite: &'a str,
}

#[derive(Serialize)]
struct MeasuredOut {
    value: Option<Number>,
    unit: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<Number>,
    at: At,
}

#[derive(Serialize)]
struct Required<'a> {
    kind: &'static str,
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<Number>,
    unit: &'static str,
    by_grade: Ordered<'a, Number>,
}

#[derive(Serialize)]
struct AmountOut {
    value: Number,
    unit: &'static str,
}

#[derive(Serialize)]
struct PointsOut {
    earned: Number,
    possible: Number,
    /// The most it can come to, where it is checked and how much was wrong is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
}

#[derive(Serialize)]
pub(super) struct ProblemOut {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    at: At,
}

/// The centre's own results against the verdicts, over the indicators that have both.
#[derive(Serialize)]
struct SelfOut<'a> {
    compared: usize,
    earned: Number,
    verified: Number,
    gap: Number,
    differs: Vec<&'a str>,
}

#[derive(Serialize)]
struct ParameterOut<'a> {
    id: &'a str,
    value: Number,
    unit: &'static str,
    year: Option<i16>,
    set: bool,
}

/// A place in a file; what does not apply is left out.
#[derive(Serialize)]
pub(super) struct At {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// A map that keeps the order of the grades.
struct Ordered<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Ordered<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

pub(super) fn document<'a>(view: &View<'a>, words: &Words) -> Document<'a> {
    let (standard, assessment) = (view.standard, view.assessment);
    Document {
        schema_version: 1,
        tool: Tool { name: "dabiao", version: env!("CARGO_PKG_VERSION") },
        standard: StandardRef {
            id: &standard.id,
            edition: &standard.edition,
            sha256: &standard.sha256,
            selected: selected(view.selection),
            base: tailoring::base(standard, words),
        },
        centre: Centre {
            name: assessment.centre.as_deref(),
            code: assessment.code.as_deref(),
            region: assessment.region.as_deref(),
        },
        level: assessment.level.id(),
        inspected_on: assessment.inspected_on.map(|date| date.to_string()),
        grade: assessment.grade.map(|grade| standard.grades[grade].id.as_str()),
        grade_without_waivers: assessment
            .without_waivers
            .as_ref()
            .map(|without| without.grade.map(|grade| standard.grades[grade].id.as_str())),
        score: assessment.headline().map(|found| score(standard, found)),
        grades: assessment.grades.iter().enumerate().map(|(n, result)| grade(view, n, result)).collect(),
        findings: assessment.findings.iter().map(|f| finding(view, words, f)).collect(),
        problems: assessment.problems.iter().map(|p| problem(p, words)).collect(),
        self_assessment: assessment.self_assessment.as_ref().map(|own| SelfOut {
            compared: own.compared,
            earned: Number(own.own),
            verified: Number(own.verified),
            gap: Number(own.own - own.verified),
            differs: view.ids_at(&own.differs),
        }),
        parameters: assessment
            .parameters
            .iter()
            .map(|used| {
                let parameter = &standard.parameters[used.parameter];
                ParameterOut {
                    id: &parameter.id,
                    value: Number(used.value),
                    unit: parameter.measure.unit(),
                    year: used.year,
                    set: used.is_set,
                }
            })
            .collect(),
        also: Vec::new(),
        settled: None,
        open: None,
    }
}

fn selected(selection: Selection) -> Selected {
    match selection {
        Selection::Given => Selected { how: "given", rows_matched: None, rows: None },
        Selection::Stamped => Selected { how: "stamped", rows_matched: None, rows: None },
        Selection::Recognised { matched, rows } => {
            Selected { how: "recognised", rows_matched: Some(matched), rows: Some(rows) }
        }
    }
}

fn score<'a>(standard: &'a Standard, score: &Score) -> ScoreOut<'a> {
    let has_bonus = standard.indicators.iter().any(|indicator| indicator.bonus.is_some());
    ScoreOut {
        earned: Number(score.earned),
        possible: Number(score.possible),
        percent: Number(score.percent()),
        low: Number(score.low()),
        high: Number(score.high()),
        bonus: has_bonus.then_some(Number(score.bonus)),
        sections: points_json::sections(standard, score),
    }
}

fn grade<'a>(view: &View<'a>, grade: usize, result: &GradeResult) -> GradeOut<'a> {
    GradeOut {
        id: &view.standard.grades[grade].id,
        outcome: result.outcome.id(),
        score: result.score.as_ref().map(|found| score(view.standard, found)),
        missing: view.ids_at(&result.missing),
        unchecked: view.ids_at(&result.unchecked),
        fixes: view
            .at(&result.missing)
            .into_iter()
            .map(|finding| {
                let indicator = view.indicator(finding);
                Fix {
                    indicator: &indicator.id,
                    verdict: finding.verdict(grade).id(),
                    measured: finding.measured.as_ref().map(measured),
                    required: required(view, finding, grade),
                    shortfall: finding.shortfall(grade).map(amount),
                    at: at(&finding.at),
                    cite: &indicator.cite,
                }
            })
            .collect(),
        conditions: points_json::conditions(view, grade, result),
        way: result.way.as_ref().map(|way| points_json::way(view, way)),
        waived: view.ids_at(&result.waived),
        outcome_without_waivers: view
            .assessment
            .without_waivers
            .as_ref()
            .map(|w| w.grades[grade].outcome.id()),
    }
}

fn finding<'a>(view: &View<'a>, words: &Words, finding: &'a Finding) -> FindingOut<'a> {
    let indicator = view.indicator(finding);
    let (section, group) = view.standard.heading(indicator);
    let points = finding.points(0);
    let grades = view.standard.grades.iter().enumerate();
    FindingOut {
        indicator: &indicator.id,
        section: &section.id,
        group: &group.id,
        title: indicator.title.get(words.lang()),
        verdict: finding.verdict(0).id(),
        verdict_by_grade: Ordered(
            grades.map(|(n, grade)| (grade.id.as_str(), finding.verdict(n).id())).collect(),
        ),
        basis: match finding.basis {
            Basis::Measured => Some("measured"),
            Basis::Attested => Some("attested"),
            Basis::Counted => Some("counted"),
            Basis::None => None,
        },
        measured: finding.measured.as_ref().map(measured),
        members: members(view, words, finding),
        required: required(view, finding, 0),
        shortfall: finding.shortfall(0).map(amount),
        points: PointsOut {
            earned: Number(points.earned),
            possible: Number(points.possible),
            high: (points.high != points.earned && !finding.verdict(0).is_open())
                .then_some(Number(points.high)),
        },
        deductions: points_json::deductions(view, words, finding),
        attested: finding.attested.map(mark),
        attested_self: finding.attested_self.map(mark),
        conflict: finding.conflict,
        remark: finding.remark.as_deref(),
        evidence: finding.evidence.as_deref(),
        occurrences: finding.occurrences.as_deref(),
        deadline: finding.deadline.as_deref(),
        due: indicator.due.map(|due| due.to_string()),
        waiver: finding.waiver.as_ref().map(waived::waiver),
        at: at(&finding.at),
        cite: &indicator.cite,
    }
}

fn mark(mark: Mark) -> &'static str {
    Verdict::from(mark).id()
}

fn measured(measured: &Measured) -> MeasuredOut {
    let parts = measured.parts();
    MeasuredOut {
        value: measured.value().map(Number),
        unit: measured.measure.unit(),
        text: measured.text.clone(),
        of: parts.map(|(of, _)| Number(of)),
        over: parts.map(|(_, over)| Number(over)),
        at: at(&measured.at),
    }
}

fn required<'a>(view: &View<'a>, finding: &Finding, grade: usize) -> Option<Required<'a>> {
    let check = view.indicator(finding).check.as_ref()?;
    let by_grade = view
        .standard
        .grades
        .iter()
        .enumerate()
        .filter_map(|(n, grade)| Some((grade.id.as_str(), Number(finding.needed(n)?))))
        .collect();
    Some(Required {
        kind: check.kind(),
        value: finding.needed(grade).map(Number),
        upper: check.upper.map(Number),
        unit: check.measure(view.standard).unit(),
        by_grade: Ordered(by_grade),
    })
}

fn amount(shortfall: Shortfall) -> AmountOut {
    AmountOut { value: Number(shortfall.value), unit: shortfall.measure.unit() }
}

pub(super) fn problem(problem: &Problem, words: &Words) -> ProblemOut {
    ProblemOut {
        severity: problem.severity.id(),
        code: problem.code(),
        message: words.render(&problem.message),
        help: words.help(&problem.message),
        at: at(&problem.place),
    }
}

pub(super) fn at(place: &Place) -> At {
    let mut at = At { file: place.file.to_string(), sheet: None, cell: None, line: None, column: None };
    match &place.spot {
        Spot::Whole => {}
        Spot::Sheet(sheet) => at.sheet = Some(sheet.to_string()),
        Spot::Cell(sheet, cell) => {
            at.sheet = sheet.as_ref().map(ToString::to_string);
            at.cell = Some(cell.to_string());
        }
        Spot::Text(span) => {
            at.line = Some(span.line);
            at.column = Some(span.column);
        }
    }
    at
}
