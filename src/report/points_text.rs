//! Points in words: how a score is made, what each condition of a grade comes to, what faults cost.

use rust_decimal::Decimal;

use super::figures::{percent_plain, plain};
use super::view::View;
use crate::audit::{ConditionResult, Finding, Loss, Score, Verdict, Way};
use crate::standard::{Grade, GradeCondition, NotApplicablePolicy, Per, Rounding, Standard, Weights};
use crate::wording::{Arg, Message, Words};

/// What a grade asks for beside its required indicators, and how each of it stands.
pub(super) fn conditions(view: &View<'_>, grade: usize, words: &Words) -> Vec<String> {
    let results = &view.assessment.grades[grade].conditions;
    results.iter().map(|result| condition(view, grade, result, words)).collect()
}

fn condition(view: &View<'_>, grade: usize, result: &ConditionResult, words: &Words) -> String {
    let condition = &view.standard.grades[grade].conditions[result.condition];
    let shown = |number: Decimal| match condition {
        GradeCondition::Score { .. } | GradeCondition::Section { .. } => percent_plain(number),
        GradeCondition::Optional { .. } => plain(number),
    };
    let key = if result.low == result.high { "condition-got" } else { "condition-got-range" };
    let got = Message::new(key).with("low", shown(result.low)).with("high", shown(result.high));
    let holds = match result.holds {
        Some(true) => "condition-holds",
        Some(false) => "condition-fails",
        None => "condition-open",
    };
    let line = Message::new("condition-line")
        .with("what", asked(view.standard, condition))
        .with("got", got)
        .with("holds", Message::new(holds));
    words.render(&line)
}

/// What a condition asks for.
pub(super) fn asked(standard: &Standard, condition: &GradeCondition) -> Message {
    match condition {
        GradeCondition::Score { at_least } => {
            Message::new("condition-score").with("needed", percent_plain(*at_least))
        }
        GradeCondition::Section { section, at_least } => Message::new("condition-section")
            .with("section", &standard.sections[*section].title)
            .with("needed", percent_plain(*at_least)),
        GradeCondition::Optional { at_least, of: None } => {
            Message::new("condition-optional").with("needed", at_least.to_string())
        }
        GradeCondition::Optional { at_least, of: Some(of) } => {
            let ids: Vec<&str> = of.iter().map(|at| standard.indicators[*at].id.as_str()).collect();
            Message::new("condition-optional-of").with("ids", ids).with("needed", at_least.to_string())
        }
    }
}

/// The fewest fixes that satisfy a grade's conditions, in words.
pub(super) fn way(view: &View<'_>, grade: usize, words: &Words) -> Option<String> {
    let name = &view.standard.grades[grade].name;
    let message = match view.assessment.grades[grade].way.as_ref()? {
        // Nothing is put right for more than the whole: the rest is bonus.
        Way::Impossible if asks_above_whole(&view.standard.grades[grade]) => {
            Message::new("way-above-whole").with("name", name)
        }
        Way::Impossible => Message::new("way-impossible").with("name", name),
        Way::Fixes { fix, check, percent } => {
            let (fix, check) = (view.ids_at(fix), view.ids_at(check));
            let what = match (fix.is_empty(), check.is_empty()) {
                (true, true) => return None,
                (false, true) => Message::new("way-fix").with("ids", fix),
                (true, false) => Message::new("way-check").with("ids", check),
                (false, false) => Message::new("way-fix-check").with("fix", fix).with("check", check),
            };
            let shown = percent_plain(*percent);
            Message::new("way").with("name", name).with("what", what).with("percent", shown)
        }
    };
    Some(words.render(&message))
}

fn asks_above_whole(grade: &Grade) -> bool {
    grade.conditions.iter().any(|condition| match condition {
        GradeCondition::Score { at_least } => *at_least > Decimal::ONE_HUNDRED,
        GradeCondition::Section { .. } | GradeCondition::Optional { .. } => false,
    })
}

/// How the score is made, where it is more than points earned of points possible.
pub(super) fn score_notes(view: &View<'_>, score: &Score, words: &Words) -> Vec<String> {
    let standard = view.standard;
    let scoring = &standard.scoring;
    let mut notes = Vec::new();
    if standard.is_weighted() {
        let parts: Vec<Message> = score
            .sections
            .iter()
            .map(|part| {
                let section = &standard.sections[part.section];
                let weight = section.weight.unwrap_or(Decimal::ONE) * Decimal::ONE_HUNDRED;
                Message::new("score-part")
                    .with("section", &section.title)
                    .with("earned", plain(part.earned))
                    .with("possible", plain(part.possible))
                    .with("weight", percent_plain(weight))
            })
            .collect();
        notes.push(Message::new("score-weighted").with("parts", parts));
    }
    if standard.indicators.iter().any(|indicator| indicator.bonus.is_some()) {
        let key = if scoring.bonus_most.is_some() { "score-bonus-most" } else { "score-bonus" };
        let most = scoring.bonus_most.map(plain).unwrap_or_default();
        notes.push(Message::new(key).with("bonus", plain(score.bonus)).with("most", most));
    }
    if let Some(ceiling) = scoring.ceiling {
        notes.push(Message::new("score-ceiling").with("ceiling", percent_plain(ceiling)));
    }
    if scoring.rounding != (Rounding { places: 2, before_thresholds: false }) {
        let key = if scoring.rounding.before_thresholds { "score-places-first" } else { "score-places" };
        notes.push(Message::new(key).with("places", scoring.rounding.places.to_string()));
    }
    notes.iter().map(|note| words.render(note)).collect()
}

/// How what is not applicable is counted.
pub(super) fn left_out(view: &View<'_>, ids: Vec<String>) -> Message {
    let key = match view.standard.scoring.not_applicable {
        NotApplicablePolicy::Full => "score-full",
        NotApplicablePolicy::LeftOut | NotApplicablePolicy::NotAllowed => "score-left-out",
    };
    Message::new(key).with("ids", ids)
}

/// What a finding earned and lost, where the document gives points.
pub(super) fn basis(view: &View<'_>, finding: &Finding, words: &Words) -> Option<String> {
    let indicator = view.indicator(finding);
    let verdict = finding.verdict(view.grade);
    // Where nothing was looked at, there is nothing to say of points.
    let is_silent = verdict == Verdict::NotApplicable || verdict.is_open();
    let is_pooled = view.standard.heading(indicator).0.pool;
    let has_points = !indicator.points.is_zero() || indicator.bonus.is_some() || is_pooled;
    if view.standard.scoring.weights == Weights::Equal || is_silent || !has_points {
        return None;
    }
    let points = finding.points(view.grade);
    let (earned, high) = (points.earned, points.high);
    let is_range = earned != high;
    let earned_of = if indicator.bonus.is_some() {
        let key = if is_range { "basis-bonus-range" } else { "basis-bonus" };
        Message::new(key).with("earned", plain(earned)).with("high", plain(high))
    } else if is_pooled {
        let key = if is_range { "basis-taken-range" } else { "basis-taken" };
        let message = Message::new(key).with("points", plain(-earned));
        message.with("least", plain(-high)).with("most", plain(-earned))
    } else {
        let key = if is_range { "basis-points-range" } else { "basis-points" };
        let message = Message::new(key).with("earned", plain(earned)).with("high", plain(high));
        message.with("possible", plain(points.possible))
    };
    let losses: Vec<Message> =
        finding.losses(view.grade).iter().map(|one| loss(view, finding, one)).collect();
    Some(words.render(&match losses.is_empty() {
        true => earned_of,
        false => Message::new("basis-losses").with("points", earned_of).with("losses", losses),
    }))
}

/// What one kind of fault cost.
pub(super) fn loss(view: &View<'_>, finding: &Finding, loss: &Loss) -> Message {
    let deduction = &view.indicator(finding).deductions[loss.deduction];
    let times = match deduction.per {
        Per::Flat => Message::new("loss-flat"),
        Per::Occurrence => Message::new("loss-occurrence").with("n", plain(loss.times)),
        Per::Member => Message::new("loss-member").with("n", plain(loss.times)),
        Per::Shortfall { .. } => Message::new("loss-shortfall").with("n", plain(loss.times.round_dp(4))),
    };
    Message::new("basis-loss")
        .with("name", Arg::from(&deduction.name))
        .with("times", times)
        .with("points", plain(loss.points))
}
