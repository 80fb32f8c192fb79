//! The whole record of a line, made again with the standard it was judged by.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::made::{implied_high, line_of};
use super::{FindingLine, Line, OtherGrade};
use crate::audit::{
    About, Assessment, Basis, Finding, FoundForGrade, Loss, Measured, MemberFinding, ParameterUse, Points,
    Shortfall, Verdict,
};
use crate::place::{CellRef, Place, Span, Spot};
use crate::report::json::record;
use crate::report::paper::lang_of;
use crate::report::points_json::DeductionOut;
use crate::report::record::{AmountOut, At, MeasuredOut, PointsOut, Record, Selected};
use crate::report::view::{Selection, View};
use crate::report::waived::WaiverOut;
use crate::standard::{Indicator, Level, Standard};
use crate::value::{Mark, Measure};
use crate::waiver::Waiver;
use crate::wording::{Lang, Words};

/// No point is larger, and none is written with more places; sums of them stay exact.
const LARGEST: i64 = 1_000_000_000;
const PLACES: u32 = 18;

/// Why a line could not be made whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The standard, by whose text it was judged, is not at hand.
    #[error("{id} {edition} {sha256}")]
    Standard {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
        /// SHA-256 of its file.
        sha256: String,
    },
    /// A value that no line has.
    #[error("{0}")]
    Value(String),
}

impl Line<'_> {
    /// The language its texts are in.
    ///
    /// # Errors
    /// Where it is none that there is.
    pub fn lang(&self) -> Result<Lang, LineError> {
        lang_of(&self.lang).ok_or_else(|| value("lang", &self.lang))
    }

    /// The whole record, as it was when the line was made. `find` gives the standard of an id whose
    /// file has a digest; the words are those of the line's language.
    ///
    /// # Errors
    /// Where a standard is not found, or a value is none that a line has.
    pub fn whole<'s>(
        self,
        find: &dyn Fn(&str, &str) -> Option<&'s Standard>,
        words: &Words,
    ) -> Result<Record, LineError> {
        let standard = find(&self.standard.id, &self.standard.sha256).ok_or_else(|| LineError::Standard {
            id: self.standard.id.to_string(),
            edition: self.standard.edition.to_string(),
            sha256: self.standard.sha256.to_string(),
        })?;
        let file: Arc<str> = Arc::from(&*self.file);
        let findings =
            self.findings.iter().map(|found| finding(standard, found)).collect::<Result<_, _>>()?;
        let about = About {
            at: Place::file(file.clone()),
            centre: self.centre.name,
            code: self.centre.code,
            region: self.centre.region,
            level: Level::parse(&self.level).ok_or_else(|| value("level", &self.level))?,
            inspected_on: self.inspected_on.as_deref().map(day).transpose()?,
            parameters: self
                .parameters
                .iter()
                .map(|used| {
                    let is_named = |parameter: &crate::standard::Parameter| parameter.id == used.id;
                    let parameter = standard.parameters.iter().position(is_named);
                    let parameter = parameter.ok_or_else(|| value("parameter", &used.id))?;
                    let figure = figure(used.value.0)?;
                    Ok(ParameterUse { parameter, value: figure, year: used.year, is_set: used.set })
                })
                .collect::<Result<_, LineError>>()?,
        };
        let assessment = Assessment::restored(standard, about, findings);
        let selection = selection(&self.standard.selected)?;
        let view = View { standard, assessment: &assessment, selection, file, grade: 0 };
        let mut whole = record(&view, words);
        let again = line_of(&view, words);
        same("grade", self.grade.as_deref().unwrap_or("null"), (&self.grade, &again.grade))?;
        same("score", "", (&self.score, &again.score))?;
        for (stated, found) in std::iter::zip(&self.grades, &again.grades) {
            same("grades", &found.id, (stated, found))?;
        }
        whole.tool = self.tool;
        whole.problems = self.problems;
        whole.settled = self.settled;
        whole.open = self.open;
        whole.also = self.also.into_iter().map(|also| also.whole(find, words)).collect::<Result<_, _>>()?;
        Ok(whole)
    }
}

fn finding(standard: &Standard, line: &FindingLine<'_>) -> Result<Finding, LineError> {
    let is_named = |indicator: &Indicator| indicator.id == line.indicator;
    let position = standard.indicators.iter().position(is_named);
    let position = position.ok_or_else(|| value("indicator", &line.indicator))?;
    let indicator = &standard.indicators[position];
    let basis = match line.basis.as_deref() {
        None => Basis::None,
        Some(id) => [Basis::Measured, Basis::Attested, Basis::Counted]
            .into_iter()
            .find(|basis| basis.id() == Some(id))
            .ok_or_else(|| value("basis", id))?,
    };
    let by_grade = (0..standard.grades.len()).map(|grade| for_grade(standard, indicator, grade, line));
    let at = place(&At {
        file: line.at.file.to_string(),
        sheet: line.at.sheet.as_deref().map(str::to_owned),
        cell: line.at.cell.as_deref().map(str::to_owned),
        line: line.at.line,
        column: line.at.column,
    })?;
    let mut finding = Finding::restored(position, basis, at, by_grade.collect::<Result<_, _>>()?);
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().map(Arc::from);
    finding.measured = line.measured.as_ref().map(measured).transpose()?.map(Box::new);
    finding.attested = line.attested.as_deref().map(mark).transpose()?;
    finding.attested_self = line.attested_self.as_deref().map(mark).transpose()?;
    finding.conflict = line.conflict;
    finding.remark = text(&line.remark);
    finding.evidence = text(&line.evidence);
    finding.occurrences = text(&line.occurrences);
    finding.deadline = text(&line.deadline);
    let held = line.waiver.as_ref().map(|found| waiver(standard, indicator, found));
    finding.waiver = held.transpose()?.map(Box::new);
    let set = indicator.check.as_ref().and_then(|check| check.subject.set());
    finding.members = line
        .members
        .iter()
        .map(|found| {
            let named = set.and_then(|set| set.members.iter().position(|one| one.id == found.member));
            Ok(MemberFinding {
                member: named.ok_or_else(|| value("member", &found.member))?,
                verdict: verdict(&found.verdict)?,
                remark: found.remark.as_deref().map(Arc::from),
                at: place(&found.at)?,
            })
        })
        .collect::<Result<_, LineError>>()?;
    Ok(finding)
}

fn for_grade(
    standard: &Standard,
    indicator: &Indicator,
    grade: usize,
    line: &FindingLine<'_>,
) -> Result<FoundForGrade, LineError> {
    let id = &standard.grades[grade].id;
    let by_grade = line.verdict_by_grade.0.iter().find(|(grade, _)| grade == id);
    let (_, verdict_id) = by_grade.ok_or_else(|| value("verdict_by_grade", &line.indicator))?;
    let verdict = verdict(verdict_id)?;
    let other: Option<&OtherGrade<'_>> = line.other_grades.iter().find(|other| other.grade == *id);
    let (points, shortfall, losses) = match other {
        Some(other) => (&other.points, &other.shortfall, &other.deductions),
        None => (&line.points, &line.shortfall, &line.deductions),
    };
    let needed = line.required.iter().flat_map(|required| &required.by_grade.0);
    let needed = needed.into_iter().find(|(grade, _)| grade == id).map(|(_, needed)| needed.0);
    Ok(FoundForGrade {
        verdict,
        points: self::points(standard, indicator, verdict, points)?,
        losses: losses.iter().map(|found| loss(indicator, found)).collect::<Result<_, _>>()?,
        needed: needed.map(figure).transpose()?,
        shortfall: shortfall.as_ref().map(self::shortfall).transpose()?,
    })
}

fn points(
    standard: &Standard,
    indicator: &Indicator,
    verdict: Verdict,
    points: &PointsOut,
) -> Result<Points, LineError> {
    let earned = point(points.earned.0)?;
    let high = points.high.map(|high| point(high.0)).transpose()?;
    Ok(Points {
        earned,
        possible: point(points.possible.0)?,
        high: high.unwrap_or_else(|| implied_high(standard, indicator, verdict, earned)),
    })
}

fn loss(indicator: &Indicator, found: &DeductionOut) -> Result<Loss, LineError> {
    let deduction = indicator.deductions.iter().position(|deduction| deduction.id == found.deduction);
    Ok(Loss {
        deduction: deduction.ok_or_else(|| value("deduction", &found.deduction))?,
        times: figure(found.times.0)?,
        points: point(found.points.0)?,
        at: place(&found.at)?,
    })
}

fn measured(found: &MeasuredOut) -> Result<Measured, LineError> {
    let at = place(&found.at)?;
    let parts = found.of.zip(found.over).map(|(of, over)| Ok((figure(of.0)?, figure(over.0)?)));
    Ok(match parts.transpose()? {
        Some(parts) => Measured::restored_share(found.text.clone(), at, parts),
        None => {
            let value = found.value.map(|value| figure(value.0)).transpose()?;
            Measured::restored(measure(&found.unit)?, found.text.clone(), at, value)
        }
    })
}

fn shortfall(found: &AmountOut) -> Result<Shortfall, LineError> {
    Ok(Shortfall { value: figure(found.value.0)?, measure: measure(&found.unit)? })
}

fn measure(unit: &str) -> Result<Measure, LineError> {
    let measure = Measure::ALL.into_iter().find(|measure| measure.unit() == unit);
    measure.ok_or_else(|| value("unit", unit))
}

fn waiver(standard: &Standard, indicator: &Indicator, found: &WaiverOut) -> Result<Waiver, LineError> {
    Ok(Waiver {
        standard: standard.id.clone(),
        indicator: indicator.id.clone(),
        // Whose it is was settled before it was published here.
        centre: String::new(),
        reason: found.reason.clone(),
        approved_by: found.approved_by.clone(),
        granted: day(&found.granted)?,
        through: day(&found.through)?,
        reference: found.reference.clone(),
        at: place(&found.at)?,
    })
}

fn verdict(id: &str) -> Result<Verdict, LineError> {
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.id() == id);
    verdict.ok_or_else(|| value("verdict", id))
}

fn mark(id: &str) -> Result<Mark, LineError> {
    let all = [Mark::Met, Mark::PartlyMet, Mark::NotMet, Mark::NotApplicable];
    let mark = all.into_iter().find(|mark| Verdict::from(*mark).id() == id);
    mark.ok_or_else(|| value("attested", id))
}

fn day(text: &str) -> Result<Date, LineError> {
    text.parse().map_err(|_| value("day", text))
}

fn selection(selected: &Selected) -> Result<Selection, LineError> {
    match (selected.how.as_str(), selected.rows_matched, selected.rows) {
        ("given", ..) => Ok(Selection::Given),
        ("stamped", ..) => Ok(Selection::Stamped),
        ("recognised", Some(matched), Some(rows)) => Ok(Selection::Recognised { matched, rows }),
        (other, ..) => Err(value("selected", other)),
    }
}

fn place(at: &At) -> Result<Place, LineError> {
    let sheet = at.sheet.as_deref().map(Arc::from);
    let spot = match (&at.cell, sheet, at.line, at.column) {
        (Some(cell), sheet, ..) => {
            Spot::Cell(sheet, CellRef::parse(cell).ok_or_else(|| value("cell", cell))?)
        }
        (None, Some(sheet), ..) => Spot::Sheet(sheet),
        (None, None, Some(line), Some(column)) => Spot::Text(Span { bytes: 0..0, line, column }),
        (None, None, ..) => Spot::Whole,
    };
    Ok(Place { file: Arc::from(at.file.as_str()), spot })
}

/// A number that can be shown: a hundred times it can still be stated.
fn figure(number: Decimal) -> Result<Decimal, LineError> {
    match number.checked_mul(Decimal::ONE_HUNDRED) {
        Some(_) => Ok(number),
        None => Err(value("number", &number.to_string())),
    }
}

/// A number of points.
fn point(number: Decimal) -> Result<Decimal, LineError> {
    match number.abs() <= Decimal::from(LARGEST) && number.scale() <= PLACES {
        true => Ok(number),
        false => Err(value("points", &number.to_string())),
    }
}

/// A part of a line has to be what its findings come to.
fn same<T: Serialize>(name: &str, of: &str, (stated, found): (&T, &T)) -> Result<(), LineError> {
    let text = |part: &T| serde_json::to_string(part).map_err(|error| LineError::Value(error.to_string()));
    if text(stated)? == text(found)? { Ok(()) } else { Err(value(name, of)) }
}

fn value(name: &str, value: &str) -> LineError {
    LineError::Value(format!("{name}: {value:?}"))
}
