//! The line of an assessment.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{AtLine, FindingLine, GradeLine, Line, Number, OtherGrade, StandardLine};
use crate::audit::{Finding, GradeResult, Points, Verdict};
use crate::place::{Place, Spot};
use crate::report::also::AlsoView;
use crate::report::also_json::{open, settled};
use crate::report::json;
use crate::report::members_json::members;
use crate::report::ordered::Ordered;
use crate::report::record::{CentreRef, PointsOut};
use crate::report::tool::tool;
use crate::report::view::View;
use crate::report::{points_json, waived};
use crate::standard::{Indicator, Standard};
use crate::wording::Words;

/// The line of an assessment.
pub fn line_of<'a>(view: &View<'a>, words: &Words) -> Line<'a> {
    let findings = view.assessment.findings.iter();
    let findings = findings.map(|finding| finding_line(view, finding, words)).collect();
    Line { findings, ..line_without_findings(view, words) }
}

/// The line of an assessment, its findings left out.
pub(super) fn line_without_findings<'a>(view: &View<'a>, words: &Words) -> Line<'a> {
    let (standard, assessment) = (view.standard, view.assessment);
    let id = |grade: usize| Cow::from(&standard.grades[grade].id);
    Line {
        schema_version: 1,
        tool: tool(),
        standard: StandardLine {
            id: Cow::from(&standard.id),
            edition: Cow::from(&standard.edition),
            sha256: Cow::from(&standard.sha256),
            selected: json::selected(view.selection),
            title: Cow::from(standard.title.get(words.lang())),
        },
        centre: CentreRef {
            name: assessment.centre.clone(),
            code: assessment.code.clone(),
            region: assessment.region.clone(),
        },
        level: Cow::from(assessment.level.id()),
        inspected_on: assessment.inspected_on.map(|date| date.to_string()),
        grade: assessment.grade.map(id),
        grade_without_waivers: assessment.without_waivers.as_ref().map(|without| without.grade.map(id)),
        score: assessment.headline().map(|found| json::score(standard, found)),
        grades: std::iter::zip(0.., &assessment.grades)
            .map(|(position, result)| grade(view, position, result, words))
            .collect(),
        findings: Vec::new(),
        problems: assessment.problems.iter().map(|problem| json::problem(problem, words)).collect(),
        self_assessment: json::self_assessment(view),
        parameters: json::parameters(view),
        lang: Cow::from(words.lang().id()),
        file: Cow::from(view.file.to_string()),
        also: Vec::new(),
        settled: None,
        open: None,
    }
}

/// The line of an assessment with what the same inspection comes to by further standards.
pub fn line_with<'a>(view: &View<'a>, also: &'a [AlsoView<'a>], words: &Words) -> Line<'a> {
    let further = |further: &'a AlsoView<'a>| Line {
        settled: Some(settled(further)),
        open: Some(open(further)),
        ..line_of(&further.view, words)
    };
    Line { also: also.iter().map(further).collect(), ..line_of(view, words) }
}

fn grade<'a>(view: &View<'a>, position: usize, result: &GradeResult, words: &Words) -> GradeLine<'a> {
    let named = &view.standard.grades[position];
    let ids = |positions: &[usize]| view.ids_at(positions).into_iter().map(Cow::from).collect();
    let without = view.assessment.without_waivers.as_ref();
    GradeLine {
        id: Cow::from(&named.id),
        outcome: Cow::from(result.outcome.id()),
        score: result.score.as_ref().map(|found| json::score(view.standard, found)),
        missing: ids(&result.missing),
        unchecked: ids(&result.unchecked),
        fixes: json::fixes(view, position, result),
        conditions: points_json::conditions(view, position, result),
        way: result.way.as_ref().map(|way| points_json::way(view, way)),
        waived: ids(&result.waived),
        outcome_without_waivers: without.map(|without| Cow::from(without.grades[position].outcome.id())),
        name: Cow::from(named.name.get(words.lang())),
    }
}

/// One finding of a line.
pub(super) fn finding_line<'a>(view: &View<'a>, finding: &'a Finding, words: &Words) -> FindingLine<'a> {
    let standard = view.standard;
    let indicator = view.indicator(finding);
    let by_grade = |(position, grade): (usize, &'a crate::standard::Grade)| {
        (Cow::from(&grade.id), Cow::from(finding.verdict(position).id()))
    };
    let text = |text: &'a Option<Arc<str>>| text.as_deref().map(Cow::from);
    FindingLine {
        indicator: Cow::from(&indicator.id),
        section: Cow::from(&standard.heading(indicator).0.id),
        title: Cow::from(indicator.title.get(words.lang())),
        verdict: Cow::from(finding.verdict(0).id()),
        verdict_by_grade: Ordered(standard.grades.iter().enumerate().map(by_grade).collect()),
        basis: finding.basis.id().map(Cow::from),
        measured: finding.measured.as_deref().map(json::measured),
        members: members(view, words, finding),
        required: json::required(view, finding, 0),
        shortfall: finding.shortfall(0).map(json::amount),
        points: points(standard, finding, 0),
        deductions: points_json::deductions(view, words, finding, 0),
        attested: finding.attested.map(|mark| Cow::from(Verdict::from(mark).id())),
        attested_self: finding.attested_self.map(|mark| Cow::from(Verdict::from(mark).id())),
        conflict: finding.conflict,
        remark: text(&finding.remark),
        evidence: text(&finding.evidence),
        occurrences: text(&finding.occurrences),
        deadline: text(&finding.deadline),
        waiver: finding.waiver.as_deref().map(waived::waiver),
        at: at(&finding.at),
        cite: Cow::from(&indicator.cite),
        other_grades: (1..standard.grades.len())
            .filter(|grade| differs(finding, *grade))
            .map(|grade| OtherGrade {
                grade: Cow::from(&standard.grades[grade].id),
                points: points(standard, finding, grade),
                shortfall: finding.shortfall(grade).map(json::amount),
                deductions: points_json::deductions(view, words, finding, grade),
            })
            .collect(),
    }
}

/// Whether what is counted and measured for a grade is not that for the highest.
fn differs(finding: &Finding, grade: usize) -> bool {
    finding.points(grade) != finding.points(0)
        || finding.shortfall(grade) != finding.shortfall(0)
        || finding.losses(grade) != finding.losses(0)
}

fn points(standard: &Standard, finding: &Finding, grade: usize) -> PointsOut {
    let Points { earned, possible, high } = finding.points(grade);
    let indicator = &standard.indicators[finding.indicator];
    let is_said = high != implied_high(standard, indicator, finding.verdict(grade), earned);
    PointsOut { earned: Number(earned), possible: Number(possible), high: is_said.then_some(Number(high)) }
}

/// The most that an indicator can still come to by its verdict alone.
pub(super) fn implied_high(
    standard: &Standard,
    indicator: &Indicator,
    verdict: Verdict,
    earned: Decimal,
) -> Decimal {
    if !verdict.is_open() {
        return earned;
    }
    match &indicator.bonus {
        Some(bonus) => bonus.most,
        None if standard.heading(indicator).0.pool => Decimal::ZERO,
        None => indicator.points,
    }
}

pub(super) fn at(place: &Place) -> AtLine<'_> {
    let mut at = AtLine { file: Cow::from(&*place.file), sheet: None, cell: None, line: None, column: None };
    match &place.spot {
        Spot::Whole => {}
        Spot::Sheet(sheet) => at.sheet = Some(Cow::from(&**sheet)),
        Spot::Cell(sheet, cell) => {
            at.sheet = sheet.as_deref().map(Cow::from);
            at.cell = Some(Cow::from(cell.to_string()));
        }
        Spot::Text(span) => {
            at.line = Some(span.line);
            at.column = Some(span.column);
        }
    }
    at
}
