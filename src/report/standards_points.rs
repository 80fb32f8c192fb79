//! What a standard says about points, in words: for those who read it through.

use rust_decimal::Decimal;

use super::figures::{amount, percent_plain, plain};
use super::points_text::asked;
use crate::standard::{
    Comparison, Deduction, Indicator, NotApplicablePolicy, PartStep, Per, Rounding, Section, Standard,
    Weights,
};
use crate::value::Measure;
use crate::wording::{Arg, Message, Words};

/// How the score is made, a line each.
pub(super) fn scoring(standard: &Standard, words: &Words) -> Vec<String> {
    let scoring = &standard.scoring;
    let mut lines = Vec::new();
    if let Some(total) = scoring.total {
        lines.push(Message::new("show-total").with("points", plain(total)));
    }
    if let Some(most) = scoring.bonus_most {
        lines.push(Message::new("show-bonus-most").with("most", plain(most)));
    }
    if let Some(ceiling) = scoring.ceiling {
        lines.push(Message::new("show-ceiling").with("ceiling", percent_plain(ceiling)));
    }
    match scoring.not_applicable {
        NotApplicablePolicy::LeftOut => {}
        NotApplicablePolicy::Full => lines.push(Message::new("show-na-full")),
        NotApplicablePolicy::NotAllowed => lines.push(Message::new("show-na-not-allowed")),
    }
    if scoring.rounding != (Rounding { places: 2, before_thresholds: false }) {
        let key = if scoring.rounding.before_thresholds { "score-places-first" } else { "score-places" };
        lines.push(Message::new(key).with("places", scoring.rounding.places.to_string()));
    }
    lines.iter().map(|line| words.render(line)).collect()
}

/// What a grade asks for beside its required indicators, a line each.
pub(super) fn conditions(standard: &Standard, grade: usize, words: &Words) -> Vec<String> {
    let grade = &standard.grades[grade];
    let conditions = grade.conditions.iter().map(|condition| asked(standard, condition));
    let otherwise = grade.otherwise.then(|| Message::new("show-otherwise"));
    conditions.chain(otherwise).map(|line| words.render(&line)).collect()
}

/// What a section is worth, after its title.
pub(super) fn section(section: &Section, words: &Words) -> Vec<String> {
    let points = section.points.map(|points| {
        Message::new(if section.pool { "show-pool" } else { "show-section-points" })
            .with("points", plain(points))
    });
    let weight = section.weight.map(|weight| {
        Message::new("show-weight").with("weight", percent_plain(weight * Decimal::ONE_HUNDRED))
    });
    points.into_iter().chain(weight).map(|line| words.render(&line)).collect()
}

/// What an indicator is worth, what its faults cost and what it decides, a line each.
pub(super) fn indicator(standard: &Standard, indicator: &Indicator, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    if indicator.veto {
        lines.push(Message::new("show-veto"));
    }
    if let Some(cap) = indicator.cap {
        lines.push(Message::new("show-cap").with("name", &standard.grades[cap].name));
    }
    let has_points = !indicator.points.is_zero();
    if standard.scoring.weights == Weights::Source && has_points {
        lines.push(Message::new("show-points").with("points", plain(indicator.points)));
        let credit = indicator.credit;
        let is_usual = credit.partly_met == Decimal::new(5, 1) && credit.not_met.is_zero();
        if !is_usual && indicator.deductions.is_empty() {
            let part = |part: Decimal| percent_plain(part * Decimal::ONE_HUNDRED);
            let message = Message::new("show-credit").with("partly", part(credit.partly_met));
            lines.push(message.with("not", part(credit.not_met)));
        }
    }
    let measure = indicator.check.as_ref().map_or(Measure::Items, |check| check.measure(standard));
    for band in &indicator.bands {
        let key = match band.comparison {
            Comparison::AtLeast | Comparison::Between => "needs-at_least",
            Comparison::AtMost => "needs-at_most",
            Comparison::Above => "needs-above",
            Comparison::Below => "needs-below",
            Comparison::Exactly => "needs-exactly",
        };
        let needs = Message::new(key).with("amount", amount(band.bound, measure, words));
        lines.push(Message::new("show-band").with("needs", needs).with("points", plain(band.points)));
    }
    lines.extend(indicator.deductions.iter().map(|one| deduction(one, measure, words)));
    if let Some(bonus) = indicator.bonus {
        let key = if bonus.per_occurrence { "show-bonus-each" } else { "show-bonus" };
        let message = Message::new(key).with("points", plain(bonus.points));
        lines.push(message.with("most", plain(bonus.most)));
    }
    lines.iter().map(|line| words.render(line)).collect()
}

fn deduction(deduction: &Deduction, measure: Measure, words: &Words) -> Message {
    let key = match deduction.per {
        Per::Flat => "show-deduct-flat",
        Per::Occurrence => "show-deduct-occurrence",
        Per::Member => "show-deduct-member",
        Per::Shortfall { .. } => "show-deduct-shortfall",
    };
    let message =
        Message::new(key).with("name", Arg::from(&deduction.name)).with("points", plain(deduction.points));
    let message = match deduction.per {
        Per::Shortfall { step, part } => {
            let part = match part {
                PartStep::Counts => "part-counts",
                PartStep::Whole => "part-whole",
                PartStep::Free => "part-free",
            };
            let step = match measure {
                Measure::Ratio => {
                    words.render(&Message::new("amount-points").with("n", plain(step * Decimal::ONE_HUNDRED)))
                }
                measure => amount(step, measure, words),
            };
            message.with("step", step).with("part", Message::new(part))
        }
        Per::Flat | Per::Occurrence | Per::Member => message,
    };
    match deduction.most {
        Some(most) => Message::new("show-deduct-most").with("what", message).with("most", plain(most)),
        None => message,
    }
}
