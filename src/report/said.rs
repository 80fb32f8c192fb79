//! Sentences about grades and scores that every report has.

use super::view::View;
use super::{figures, points_text};
use crate::audit::{Outcome, Verdict};
use crate::wording::{Message, Words};

/// Ids of one kind that are listed one by one.
const IDS_SHOWN: usize = 40;

/// How a grade stands.
pub(super) fn grade(view: &View<'_>, position: usize, words: &Words) -> String {
    let result = &view.assessment.grades[position];
    let grade = &view.standard.grades[position];
    let key = match result.outcome {
        Outcome::Reached => "outcome-reached",
        Outcome::Missed if grade.otherwise => "outcome-otherwise-missed",
        Outcome::Missed if result.missing.is_empty() => "outcome-conditions-fail",
        Outcome::Missed if result.unchecked.is_empty() => "outcome-missed",
        Outcome::Missed => "outcome-missed-and-open",
        Outcome::Open if result.unchecked.is_empty() && result.score.is_some() => "outcome-conditions-open",
        Outcome::Open if result.unchecked.is_empty() => "outcome-nothing",
        Outcome::Open => "outcome-open",
    };
    let message = Message::new(key)
        .with("name", &grade.name)
        .with("count", result.missing.len())
        .with("ids", short(&view.ids_at(&result.missing)))
        .with("open", result.unchecked.len())
        .with("open_ids", short(&view.ids_at(&result.unchecked)));
    words.render(&message)
}

/// The score of the grade shown with its sum, and how it is made; or that there is none.
pub(super) fn score(view: &View<'_>, words: &Words) -> Vec<String> {
    let grade = &view.standard.grades[view.grade];
    let Some(score) = &view.assessment.grades[view.grade].score else {
        return vec![words.text("score-none")];
    };
    let range = score.low() != score.high();
    let line = Message::new(if range { "score-range" } else { "score-line" })
        .with("percent", figures::percent(score.percent()))
        .with("name", &grade.name)
        .with("earned", figures::plain(score.earned))
        .with("possible", figures::plain(score.possible))
        .with("low", figures::percent(score.low()))
        .with("high", figures::percent(score.high()));
    let counted: Vec<Message> = view
        .counts()
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| {
            Message::new("count-of").with("verdict", Message::new(verdict.key())).with("n", count.to_string())
        })
        .collect();
    let counts =
        Message::new("score-counts").with("total", view.assessment.findings.len()).with("counts", counted);
    let mut lines = vec![words.render(&line), words.render(&counts)];
    let out = view.ids(Verdict::NotApplicable);
    if !out.is_empty() {
        lines.push(words.render(&points_text::left_out(view, short(&out))));
    }
    lines.extend(points_text::score_notes(view, score, words));
    lines
}

/// A list of ids; of a long one only the first.
fn short(ids: &[&str]) -> Vec<String> {
    let mut shown: Vec<String> = ids.iter().take(IDS_SHOWN).map(|id| (*id).to_owned()).collect();
    if ids.len() > IDS_SHOWN {
        shown.push("…".to_owned());
    }
    shown
}
