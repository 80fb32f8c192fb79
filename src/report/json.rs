//! From an assessment to its published record and to JSON.

use serde::ser::Error as _;

use super::figures;
use super::members_json::members;
use super::number::Number;
use super::ordered::Ordered;
use super::record::{
    AmountOut, At, CentreRef, FindingOut, Fix, ForGradeOut, GradeOut, MeasuredOut, NoteOut, ParameterOut,
    PointsOut, ProblemOut, Record, Required, ScoreOut, Selected, SelfOut, SourceRef, StandardRef,
};
use super::tool::tool;
use super::view::{Selection, View};
use super::{points_json, points_text, said, tailoring, waived};
use crate::audit::{Finding, GradeResult, Measured, ParameterUse, Score, Shortfall, Verdict};
use crate::place::{Place, Spot};
use crate::problem::Problem;
use crate::standard::{Standard, Weights};
use crate::value::Mark;
use crate::wording::Words;

/// One assessment as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn record_json(record: &Record) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(record)?;
    text.push('\n');
    Ok(text)
}

/// One assessment on one line.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn record_ndjson(record: &Record) -> Result<String, serde_json::Error> {
    let mut line = Vec::with_capacity(LINE);
    serde_json::to_writer(&mut line, record)?;
    line.push(b'\n');
    String::from_utf8(line).map_err(serde_json::Error::custom)
}

/// Bytes of a line, roughly: room taken at once instead of being doubled into.
const LINE: usize = 96 << 10;

/// The published record of an assessment.
pub fn record(view: &View<'_>, words: &Words) -> Record {
    let (standard, assessment) = (view.standard, view.assessment);
    Record {
        schema_version: 1,
        tool: tool(),
        standard: standard_ref(standard, view.selection, words),
        centre: CentreRef {
            name: assessment.centre.clone(),
            code: assessment.code.clone(),
            region: assessment.region.clone(),
        },
        level: assessment.level.id().to_owned(),
        inspected_on: assessment.inspected_on.map(|date| date.to_string()),
        grade: assessment.grade.map(|grade| standard.grades[grade].id.clone()),
        grade_without_waivers: assessment
            .without_waivers
            .as_ref()
            .map(|without| without.grade.map(|grade| standard.grades[grade].id.clone())),
        score: assessment.headline().map(|found| score(standard, found)),
        grades: assessment
            .grades
            .iter()
            .enumerate()
            .map(|(n, result)| grade(view, n, result, words))
            .collect(),
        findings: assessment.findings.iter().map(|f| finding(view, words, f)).collect(),
        problems: assessment.problems.iter().map(|p| problem(p, words)).collect(),
        self_assessment: self_assessment(view),
        parameters: parameters(view),
        parameters_said: assessment
            .parameters
            .iter()
            .map(|used| words.render(&figures::parameter(used, standard, words)))
            .collect(),
        lang: words.lang().id().to_owned(),
        file: view.file.to_string(),
        grade_without_waivers_said: waived::grade_without(view, words),
        also: Vec::new(),
        settled: None,
        open: None,
        notes: standard
            .notes
            .iter()
            .map(|note| NoteOut {
                locator: note
                    .clause
                    .as_ref()
                    .map(|clause| standard.locator(clause).get(words.lang()).to_owned()),
                text: note.text.get(words.lang()).to_owned(),
            })
            .collect(),
    }
}

pub(super) fn self_assessment(view: &View<'_>) -> Option<SelfOut> {
    view.assessment.self_assessment.as_ref().map(|own| SelfOut {
        compared: own.compared,
        earned: Number(own.own),
        verified: Number(own.verified),
        gap: Number(own.own - own.verified),
        differs: owned(view.ids_at(&own.differs)),
    })
}

pub(super) fn parameters(view: &View<'_>) -> Vec<ParameterOut> {
    let one = |used: &ParameterUse| {
        let parameter = &view.standard.parameters[used.parameter];
        ParameterOut {
            id: parameter.id.clone(),
            value: Number(used.value),
            unit: parameter.measure.unit().to_owned(),
            year: used.year,
            set: used.is_set,
        }
    };
    view.assessment.parameters.iter().map(one).collect()
}

pub(super) fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

fn standard_ref(standard: &Standard, selection: Selection, words: &Words) -> StandardRef {
    let lang = words.lang();
    StandardRef {
        id: standard.id.clone(),
        edition: standard.edition.clone(),
        sha256: standard.sha256.clone(),
        selected: selected(selection),
        base: tailoring::base(standard, words),
        title: standard.title.get(lang).to_owned(),
        source: SourceRef {
            title: standard.source.title.clone(),
            issuer: standard.source.issuer.get(lang).to_owned(),
        },
        weights: match standard.scoring.weights {
            Weights::Equal => "equal",
            Weights::Source => "source",
        }
        .to_owned(),
    }
}

pub(super) fn selected(selection: Selection) -> Selected {
    match selection {
        Selection::Given => Selected { how: "given".to_owned(), rows_matched: None, rows: None },
        Selection::Stamped => Selected { how: "stamped".to_owned(), rows_matched: None, rows: None },
        Selection::Recognised { matched, rows } => {
            Selected { how: "recognised".to_owned(), rows_matched: Some(matched), rows: Some(rows) }
        }
    }
}

pub(super) fn score(standard: &Standard, score: &Score) -> ScoreOut {
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

fn grade(view: &View<'_>, grade: usize, result: &GradeResult, words: &Words) -> GradeOut {
    let named = &view.standard.grades[grade];
    GradeOut {
        id: named.id.clone(),
        outcome: result.outcome.id().to_owned(),
        score: result.score.as_ref().map(|found| score(view.standard, found)),
        missing: owned(view.ids_at(&result.missing)),
        unchecked: owned(view.ids_at(&result.unchecked)),
        fixes: fixes(view, grade, result),
        waived: owned(view.ids_at(&result.waived)),
        outcome_without_waivers: view
            .assessment
            .without_waivers
            .as_ref()
            .map(|without| without.grades[grade].outcome.id().to_owned()),
        waived_said: waived::of_grade(view, grade, words),
        conditions: points_json::conditions(view, grade, result),
        way: result.way.as_ref().map(|way| points_json::way(view, way)),
        name: named.name.get(words.lang()).to_owned(),
        convention: named.convention,
        otherwise: named.otherwise,
        said: said::grade(view, grade, words),
        score_said: said::score(&view.for_grade(grade), words),
        conditions_said: points_text::conditions(view, grade, words),
        way_said: points_text::way(view, grade, words),
        section_scores: result
            .score
            .as_ref()
            .map(|score| points_json::all_sections(view.standard, score))
            .unwrap_or_default(),
    }
}

pub(super) fn fixes(view: &View<'_>, grade: usize, result: &GradeResult) -> Vec<Fix> {
    let one = |finding: &Finding| {
        let indicator = view.indicator(finding);
        Fix {
            indicator: indicator.id.clone(),
            verdict: finding.verdict(grade).id().to_owned(),
            measured: finding.measured.as_deref().map(measured),
            required: required(view, finding, grade),
            shortfall: finding.shortfall(grade).map(amount),
            at: at(&finding.at),
            cite: indicator.cite.clone(),
        }
    };
    view.at(&result.missing).into_iter().map(one).collect()
}

fn finding(view: &View<'_>, words: &Words, finding: &Finding) -> FindingOut {
    let (standard, lang) = (view.standard, words.lang());
    let indicator = view.indicator(finding);
    let (section, group) = standard.heading(indicator);
    let grades = || standard.grades.iter().enumerate();
    FindingOut {
        indicator: indicator.id.clone(),
        section: section.id.clone(),
        group: group.id.clone(),
        title: indicator.title.get(lang).to_owned(),
        verdict: finding.verdict(0).id().to_owned(),
        verdict_by_grade: Ordered(
            grades().map(|(n, grade)| (grade.id.clone(), finding.verdict(n).id().to_owned())).collect(),
        ),
        basis: finding.basis.id().map(str::to_owned),
        measured: finding.measured.as_deref().map(measured),
        members: members(view, words, finding),
        required: required(view, finding, 0),
        shortfall: finding.shortfall(0).map(amount),
        points: points(finding, 0),
        deductions: points_json::deductions(view, words, finding, 0),
        attested: finding.attested.map(mark),
        attested_self: finding.attested_self.map(mark),
        conflict: finding.conflict,
        remark: finding.remark.as_deref().map(str::to_owned),
        evidence: finding.evidence.as_deref().map(str::to_owned),
        occurrences: finding.occurrences.as_deref().map(str::to_owned),
        deadline: finding.deadline.as_deref().map(str::to_owned),
        due: indicator.due.map(|due| due.to_string()),
        waiver: finding.waiver.as_deref().map(waived::waiver),
        at: at(&finding.at),
        cite: indicator.cite.clone(),
        section_title: section.title.get(lang).to_owned(),
        group_title: group.title.get(lang).to_owned(),
        ask: indicator.ask.get(lang).to_owned(),
        obligation: indicator.obligation.id().to_owned(),
        locator: standard.cited(indicator).get(lang).to_owned(),
        measured_said: finding.measured.as_ref().map(|measured| figures::measured(measured, words)),
        for_grade: grades().map(|(n, _)| for_grade(view, finding, n, words)).collect(),
    }
}

fn for_grade(view: &View<'_>, finding: &Finding, grade: usize, words: &Words) -> ForGradeOut {
    let check = view.indicator(finding).check.as_ref();
    let needed = check.zip(finding.needed(grade));
    let verdict = finding.verdict(grade);
    ForGradeOut {
        grade: view.standard.grades[grade].id.clone(),
        required: view.is_required(finding, grade),
        verdict: verdict.id().to_owned(),
        points: points(finding, grade),
        needed: needed.map(|(check, needed)| figures::required(check, needed, view.standard, words)),
        short: finding.shortfall(grade).map(|short| figures::shortfall(short, words)),
        shortfall: finding.shortfall(grade).map(amount),
        why: matches!(verdict, Verdict::NotMet | Verdict::PartlyMet)
            .then(|| figures::why(finding, grade, view.standard, words)),
        points_said: points_text::basis(&view.for_grade(grade), finding, words),
    }
}

fn points(finding: &Finding, grade: usize) -> PointsOut {
    let points = finding.points(grade);
    PointsOut {
        earned: Number(points.earned),
        possible: Number(points.possible),
        high: (points.high != points.earned && !finding.verdict(grade).is_open())
            .then_some(Number(points.high)),
    }
}

fn mark(mark: Mark) -> String {
    Verdict::from(mark).id().to_owned()
}

pub(super) fn measured(measured: &Measured) -> MeasuredOut {
    let parts = measured.parts();
    MeasuredOut {
        value: measured.value().map(Number),
        unit: measured.measure.unit().to_owned(),
        text: measured.text.clone(),
        of: parts.map(|(of, _)| Number(of)),
        over: parts.map(|(_, over)| Number(over)),
        at: at(&measured.at),
    }
}

pub(super) fn required(view: &View<'_>, finding: &Finding, grade: usize) -> Option<Required> {
    let check = view.indicator(finding).check.as_ref()?;
    let by_grade = view
        .standard
        .grades
        .iter()
        .enumerate()
        .filter_map(|(n, grade)| Some((grade.id.clone(), Number(finding.needed(n)?))))
        .collect();
    Some(Required {
        kind: check.kind().to_owned(),
        value: finding.needed(grade).map(Number),
        upper: check.upper.map(Number),
        unit: check.measure(view.standard).unit().to_owned(),
        by_grade: Ordered(by_grade),
    })
}

pub(super) fn amount(shortfall: Shortfall) -> AmountOut {
    AmountOut { value: Number(shortfall.value), unit: shortfall.measure.unit().to_owned() }
}

pub(super) fn problem(problem: &Problem, words: &Words) -> ProblemOut {
    ProblemOut {
        severity: problem.severity.id().to_owned(),
        code: problem.code().to_owned(),
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
