//! Judging one indicator: the measurement where there is one, otherwise the inspector's mark.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ParameterUse;
use super::finding::{Basis, Finding, ForGrade, Verdict};
use super::kept::{Judged, KeptFindings};
use super::measured::{Measured, Size};
use super::members;
use super::points::{Earning, Found};
use crate::intake::{Answer, Attested, Fact, Inspection};
use crate::place::Place;
use crate::problem::Problem;
use crate::standard::{Amount, Check, Indicator, Level, NotApplicablePolicy, Standard, Subject};
use crate::value::Mark;

/// Everything a finding is made from.
pub(super) struct Judge<'a> {
    pub(super) standard: &'a Standard,
    pub(super) inspection: &'a Inspection,
    /// The answer for each of the standard's indicators.
    pub(super) answers: Vec<Option<&'a Answer>>,
    pub(super) level: Level,
    pub(super) parameters: &'a [ParameterUse],
    pub(super) kept: &'a KeptFindings,
}

/// What the fields of a check came to.
enum Measurement {
    /// Nothing was filled in.
    None,
    /// Something was, but it cannot be used; a problem says why.
    Unusable,
    /// A measurement to judge by.
    Of(Measured),
}

impl Judge<'_> {
    /// The finding for the indicator at a position.
    pub(super) fn finding(&self, position: usize, problems: &mut Vec<Problem>) -> Finding {
        let indicator = &self.standard.indicators[position];
        let answer = self.answers[position];
        let refused = answer.and_then(|answer| self.refused(indicator, answer, problems));
        let answer = refused.as_ref().or(answer);
        let attested = answer.and_then(|answer| answer.result.as_ref()).and_then(|result| result.mark);
        if let Some(condition) = self.unmet_condition(indicator, problems) {
            return self.out_of_scope(position, condition, answer);
        }
        let mut found_members = Vec::new();
        let set = indicator.check.as_ref().and_then(|check| check.subject.set());
        let measurement = match (&indicator.check, set) {
            (Some(_), Some(set)) => match members::count(indicator, set, self.inspection, problems) {
                Some((measured, found)) => {
                    found_members = found;
                    Measurement::Of(measured)
                }
                None => Measurement::None,
            },
            (Some(check), None) => self.measurement(check, problems),
            (None, _) => Measurement::None,
        };
        let Judged { basis, by_grade, is_uncounted } = self.judged(position, answer, &measurement);
        let measured = match measurement {
            Measurement::Of(measured) => Some(measured),
            Measurement::None | Measurement::Unusable => None,
        };
        // The first grade that the check gives a threshold for is the one the mark is held against.
        let held_against = by_grade.iter().find(|grade| grade.needed.is_some());
        let conflict = measured.is_some()
            && held_against.zip(attested).is_some_and(|(grade, mark)| {
                grade.verdict.is_evaluated() && grade.verdict != Verdict::from(mark)
            });
        if let (Some(measured), true) =
            (&measured, by_grade.iter().any(|grade| grade.verdict == Verdict::Unreadable))
            && measured.tally().is_none()
        {
            let problem = Problem::error("bound_undecided", measured.at.clone())
                .with("text", measured.text.as_str())
                .with("id", indicator.id.as_str());
            problems.push(problem);
        }
        let blank;
        let answer = match answer {
            Some(answer) => answer,
            None => {
                blank = Answer::blank(self.inspection.at.clone());
                &blank
            }
        };
        // A condition in the document is reason enough.
        let needs_reason = indicator.when.is_none() && answer.remark.is_none();
        if attested == Some(Mark::NotApplicable) && needs_reason {
            let problem =
                Problem::warning("na_without_reason", answer.at.clone()).with("id", indicator.id.as_str());
            problems.push(problem);
        }
        self.about_counts(indicator, answer, is_uncounted, problems);
        let mut finding = Finding::new(position, basis, measured, conflict, answer, by_grade);
        finding.members = found_members;
        finding
    }

    /// What an indicator comes to. Where there is nothing but a mark, that is kept.
    fn judged(&self, position: usize, answer: Option<&Answer>, measurement: &Measurement) -> Judged {
        let indicator = &self.standard.indicators[position];
        let judge = || self.judged_anew(indicator, answer, measurement);
        let is_only_a_mark =
            matches!(measurement, Measurement::None) && !self.inspection.counts.contains_key(&indicator.id);
        let at_level = || indicator.levels.iter().position(|level| *level == self.level);
        let slot = is_only_a_mark.then(|| self.kept.slot(position, at_level(), answer)).flatten();
        let Some(slot) = slot else { return judge() };
        if let Some(kept) = slot.get() {
            debug_assert_eq!(*kept, judge(), "{}", indicator.id);
            return kept.clone();
        }
        let judged = judge();
        // A loss has a place.
        if judged.by_grade.iter().all(|grade| grade.losses.is_empty()) {
            // Where another thread was quicker, it put down the same.
            let _ = slot.set(judged.clone());
        }
        judged
    }

    fn judged_anew(
        &self,
        indicator: &Indicator,
        answer: Option<&Answer>,
        measurement: &Measurement,
    ) -> Judged {
        let by_grade: Arc<[ForGrade]> = (0..self.standard.grades.len())
            .map(|grade| self.for_grade(indicator, grade, answer, measurement))
            .collect();
        let mark = answer.and_then(|answer| answer.result.as_ref()).and_then(|result| result.mark);
        let basis = match (measurement, mark) {
            // Members that are still open decide nothing: there the mark stands.
            (Measurement::Of(measured), mark)
                if measured.tally().is_some() && by_grade.iter().all(|grade| !grade.is_counted) =>
            {
                mark.map_or(Basis::None, |_| Basis::Attested)
            }
            (Measurement::Of(_), _) => Basis::Measured,
            (Measurement::None, Some(_)) => Basis::Attested,
            (Measurement::None, None) if by_grade.iter().any(|grade| grade.verdict.is_evaluated()) => {
                Basis::Counted
            }
            // The mark does not stand in for a measurement that cannot be used.
            (Measurement::Unusable, _) | (Measurement::None, None) => Basis::None,
        };
        let earning = self.earning(indicator, answer);
        let is_uncounted = by_grade.iter().any(|grade| earning.is_uncounted(grade.verdict, grade.points));
        Judged { basis, by_grade, is_uncounted }
    }

    /// Where the standard does not let an inspector call anything not applicable, such a mark
    /// cannot be taken.
    fn refused(&self, indicator: &Indicator, answer: &Answer, problems: &mut Vec<Problem>) -> Option<Answer> {
        let policy = self.standard.scoring.not_applicable;
        if policy != NotApplicablePolicy::NotAllowed || indicator.when.is_some() {
            return None;
        }
        let result = answer.result.as_ref().filter(|result| result.mark == Some(Mark::NotApplicable))?;
        problems.push(Problem::error("na_not_allowed", answer.at.clone()).with("id", indicator.id.as_str()));
        let text = result.text.clone();
        Some(Answer { result: Some(Attested { mark: None, text }), ..answer.clone() })
    }

    /// Counts of faults beside a mark that says otherwise, and faults that nobody counted.
    fn about_counts(
        &self,
        indicator: &Indicator,
        answer: &Answer,
        is_uncounted: bool,
        problems: &mut Vec<Problem>,
    ) {
        if self.earning(indicator, Some(answer)).is_met_with_faults() {
            let problem = Problem::warning("met_with_faults", answer.at.clone());
            problems.push(problem.with("id", indicator.id.as_str()));
        }
        if is_uncounted {
            let problem = Problem::warning("faults_not_counted", answer.at.clone());
            problems.push(problem.with("id", indicator.id.as_str()));
        }
    }

    fn earning<'s>(&'s self, indicator: &'s Indicator, answer: Option<&'s Answer>) -> Earning<'s> {
        Earning {
            standard: self.standard,
            indicator,
            counts: self.inspection.counts.get(&indicator.id),
            mark: answer.and_then(|answer| answer.result.as_ref()).and_then(|result| result.mark),
            at: answer.map_or(&self.inspection.at, |answer| &answer.at),
        }
    }

    /// What was measured of an indicator's condition, where by that it does not apply.
    fn unmet_condition(&self, indicator: &Indicator, problems: &mut Vec<Problem>) -> Option<Measured> {
        let check = indicator.when.as_ref()?.check.as_ref()?;
        let Measurement::Of(measured) = self.measurement(check, problems) else { return None };
        let needed = check.threshold.get(0, self.level).map(|amount| self.amount(amount))?;
        (measured.meets(check, needed) == Some(false)).then_some(measured)
    }

    /// An indicator whose condition does not hold: not applicable for every grade.
    fn out_of_scope(&self, position: usize, condition: Measured, answer: Option<&Answer>) -> Finding {
        let verdict = Verdict::NotApplicable;
        let earning = self.earning(&self.standard.indicators[position], answer);
        let one = || {
            let (points, losses) = earning.points(verdict, &Found::Attested);
            ForGrade { verdict, points, losses, needed: None, shortfall: None, is_counted: false }
        };
        let by_grade = self.standard.grades.iter().map(|_| one()).collect();
        let blank = || Answer::blank(self.inspection.at.clone());
        let answer = answer.cloned().unwrap_or_else(blank);
        let mark = answer.result.as_ref().and_then(|result| result.mark);
        let conflict = mark.is_some_and(|mark| mark != Mark::NotApplicable);
        Finding::new(position, Basis::Measured, Some(condition), conflict, &answer, by_grade)
    }

    fn for_grade(
        &self,
        indicator: &Indicator,
        grade: usize,
        answer: Option<&Answer>,
        measurement: &Measurement,
    ) -> ForGrade {
        let check = indicator.check.as_ref();
        let amount = check.and_then(|check| check.threshold.get(grade, self.level));
        let needed = amount.map(|amount| self.amount(amount));
        if let (Some(needed), Measurement::Of(measured)) = (needed, measurement)
            && let Some(tally) = measured.tally()
        {
            return self.of_set(indicator, tally.needed(needed), answer, measured);
        }
        let (verdict, shortfall) = match (check, needed, measurement) {
            // A threshold for other grades or levels only: not applicable here.
            (Some(_), None, _) => (Verdict::NotApplicable, None),
            (Some(check), Some(needed), Measurement::Of(measured)) => match measured.meets(check, needed) {
                Some(true) => (Verdict::Met, None),
                Some(false) => (Verdict::NotMet, measured.shortfall(check, needed)),
                None => (Verdict::Unreadable, None),
            },
            (Some(_), Some(_), Measurement::Unusable) => (Verdict::Unreadable, None),
            (Some(_), Some(_), Measurement::None) | (None, _, _) => {
                (self.attested_verdict(indicator, answer), None)
            }
        };
        let found = match (check, needed, measurement) {
            (Some(check), Some(needed), Measurement::Of(measured)) => {
                Found::Measured(measured, check, needed)
            }
            (_, _, _) => Found::Attested,
        };
        let (points, losses) = self.earning(indicator, answer).points(verdict, &found);
        ForGrade { verdict, points, losses, needed, shortfall, is_counted: false }
    }

    fn of_set(
        &self,
        indicator: &Indicator,
        needed: Decimal,
        answer: Option<&Answer>,
        measured: &Measured,
    ) -> ForGrade {
        let tally = measured.tally();
        let (verdict, is_counted) = match tally.map(|tally| (tally.applies(), tally.meets(needed))) {
            Some((false, _)) => (Verdict::NotApplicable, true),
            Some((true, Some(true))) => (Verdict::Met, true),
            Some((true, Some(false))) => (Verdict::NotMet, true),
            Some((true, None)) | None => (self.attested_verdict(indicator, answer), false),
        };
        let shortfall = (is_counted && verdict == Verdict::NotMet)
            .then(|| indicator.check.as_ref().and_then(|check| measured.shortfall(check, needed)))
            .flatten();
        let found = match tally.filter(|_| is_counted) {
            Some(tally) => {
                let most = (needed - tally.there).max(Decimal::ZERO);
                let missing = (most - tally.open).max(Decimal::ZERO);
                Found::Members { missing, open: most - missing, at: &measured.at }
            }
            None => Found::Attested,
        };
        let (points, losses) = self.earning(indicator, answer).points(verdict, &found);
        ForGrade { verdict, points, losses, needed: Some(needed), shortfall, is_counted }
    }

    /// The mark's verdict; where there is no mark, that of the faults that were counted.
    fn attested_verdict(&self, indicator: &Indicator, answer: Option<&Answer>) -> Verdict {
        match answer.and_then(|answer| answer.result.as_ref()) {
            None => {
                let counted = indicator.check.is_none().then(|| self.earning(indicator, answer));
                counted.and_then(|earning| earning.counted_verdict()).unwrap_or(Verdict::NotChecked)
            }
            Some(result) => result.mark.map_or(Verdict::Unreadable, Verdict::from),
        }
    }

    fn amount(&self, amount: &Amount) -> Decimal {
        match amount {
            Amount::Fixed(value) => *value,
            Amount::Parameter(id) => self
                .parameters
                .iter()
                .find(|used| self.standard.parameters[used.parameter].id == *id)
                .map(|used| used.value)
                .expect("every parameter a check names is among those in use"),
        }
    }

    fn measurement(&self, check: &Check, problems: &mut Vec<Problem>) -> Measurement {
        let fact = |id: &str| self.inspection.facts.get(id);
        let measure = check.measure(self.standard);
        match &check.subject {
            Subject::Set(_) => Measurement::None,
            Subject::Field(id) => stated(fact(id), measure),
            Subject::Ratio { of, over, stated: share } => {
                let (Some(part), Some(whole)) = (fact(of), fact(over)) else {
                    return stated(fact(share), measure);
                };
                let values = (value(part), value(whole));
                let (Some(part_value), Some(whole_value)) = values else { return Measurement::Unusable };
                let text = format!("{} / {}", part.text, whole.text);
                let refuse = |code, problems: &mut Vec<Problem>| {
                    problems.push(Problem::error(code, part.at.clone()).with("text", text.as_str()));
                    Measurement::Unusable
                };
                if whole_value.is_zero() {
                    return refuse("whole_is_zero", problems);
                }
                if part_value > whole_value {
                    return refuse("part_exceeds_whole", problems);
                }
                let counted = self.standard.field(of).measure;
                let size = Size::Share { of: part_value, over: whole_value, counted };
                let measured = Measured { measure, text: text.clone(), at: part.at.clone(), size };
                if let Some(share) = fact(share) {
                    compare_share(share, &measured, problems);
                }
                Measurement::Of(measured)
            }
        }
    }
}

fn stated(fact: Option<&Fact>, measure: crate::value::Measure) -> Measurement {
    match fact {
        None => Measurement::None,
        Some(Fact { quantity: None, .. }) => Measurement::Unusable,
        Some(Fact { quantity: Some(quantity), text, at }) => Measurement::Of(Measured {
            measure,
            text: text.clone(),
            at: at.clone(),
            size: Size::Stated(quantity.clone()),
        }),
    }
}

fn value(fact: &Fact) -> Option<Decimal> {
    fact.quantity.as_ref().and_then(crate::value::Quantity::value)
}

/// A share that is stated beside its two counts should agree with them, give or take rounding
/// to whole per cents; the counts stand.
fn compare_share(share: &Fact, counted: &Measured, problems: &mut Vec<Problem>) {
    let Some((stated, worked_out)) = value(share).zip(counted.value()) else { return };
    if (stated - worked_out).abs() > Decimal::new(5, 3) {
        let at: Place = share.at.clone();
        problems.push(
            Problem::warning("share_differs", at)
                .with("text", share.text.as_str())
                .with("counts", counted.text.as_str()),
        );
    }
}
