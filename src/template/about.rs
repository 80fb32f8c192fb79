//! What every sheet of a form says the same way: titles, requirements, rules for cells.

use super::Request;
use crate::standard::{Indicator, Standard, Weights, said};
use crate::wording::Message;

/// The title of a form: the standard's, with its level where it has several.
pub(super) fn title(request: &Request<'_>) -> String {
    let (standard, words) = (request.standard, request.words);
    let key = if standard.levels.len() > 1 { "form-title-level" } else { "form-title" };
    let title =
        Message::new(key).with("title", &standard.title).with("level", Message::new(request.level.key()));
    words.render(&title)
}

/// What is to be verified: the title, the question, what is asked at this level, examples.
pub(super) fn text(request: &Request<'_>, indicator: &Indicator) -> String {
    let (standard, words) = (request.standard, request.words);
    let lang = words.lang();
    let mut lines = vec![indicator.title.get(lang).to_owned(), indicator.ask.get(lang).to_owned()];
    match said::set_asks(indicator) {
        Some(asks) => lines.push(words.text(asks)),
        None => {
            for (grade, needs) in said::requirements(standard, indicator, request.level, words) {
                let asks = Message::new(if grade.is_some() { "asks-for-grade" } else { "asks" });
                let name = grade.map(|grade| standard.grades[grade].name.clone()).unwrap_or_default();
                lines.push(words.render(&asks.with("name", &name).with("needs", needs)));
            }
        }
    }
    if let Some(when) = &indicator.when {
        lines.push(words.render(&Message::new("show-when").with("when", &when.text)));
    }
    if let Some(due) = indicator.due {
        lines.push(words.render(&Message::new("show-due").with("due", due.to_string())));
    }
    lines.extend(worth(standard, indicator).map(|worth| words.render(&worth)));
    if !indicator.examples.is_empty() {
        let examples = Message::new("show-examples").with("list", indicator.examples.clone());
        lines.push(words.render(&examples));
    }
    let cite = Message::new("asks-cite").with("cite", &standard.cited(indicator));
    lines.push(words.render(&cite));
    lines.join("\n")
}

/// What an indicator is worth by its document; in a pool it is its faults that have a price.
fn worth(standard: &Standard, indicator: &Indicator) -> Option<Message> {
    if standard.scoring.weights == Weights::Equal {
        return None;
    }
    match &indicator.bonus {
        Some(bonus) if bonus.per_occurrence => {
            let each = Message::new("form-bonus-each").with("points", said::plain(bonus.points));
            Some(each.with("most", said::plain(bonus.most)))
        }
        Some(bonus) => Some(Message::new("form-bonus").with("points", said::plain(bonus.points))),
        None if standard.heading(indicator).0.pool => None,
        None => Some(Message::new("form-points").with("points", said::plain(indicator.points))),
    }
}
