//! What a comparison of two standards says, in words every format uses.

use crate::crosswalk::{Comparison, Entry, Item, Kind};
use crate::standard::{Level, Standard, said};
use crate::wording::{Arg, Bilingual, Message, Words};

/// Both standards by their ids, and the level.
pub(super) fn title(comparison: &Comparison<'_>) -> Message {
    let key = if comparison.level.is_some() { "compare-title-level" } else { "compare-title" };
    let message = Message::new(key)
        .with("left", comparison.left.id.as_str())
        .with("right", comparison.right.id.as_str());
    match comparison.level {
        Some(level) => message.with("level", Message::new(level.key())),
        None => message,
    }
}

/// A standard and how many of its items are compared.
pub(super) fn side(standard: &Standard, count: usize) -> Message {
    Message::new("compare-side")
        .with("title", &standard.title)
        .with("edition", standard.edition.as_str())
        .with("count", count)
}

/// How many of each kind.
pub(super) fn counts(comparison: &Comparison<'_>) -> [Message; 2] {
    let count = |kind| comparison.of(kind).count();
    let (left, right) = (comparison.left.id.as_str(), comparison.right.id.as_str());
    [
        Message::new("compare-counts")
            .with("left", left)
            .with("right", right)
            .with("same", count(Kind::Same))
            .with("stricter_left", count(Kind::StricterLeft))
            .with("stricter_right", count(Kind::StricterRight))
            .with("broader_left", count(Kind::BroaderLeft))
            .with("broader_right", count(Kind::BroaderRight))
            .with("overlapping", count(Kind::Overlapping)),
        Message::new("compare-counts-only")
            .with("left", left)
            .with("right", right)
            .with("only_left", comparison.only_left.len())
            .with("only_right", comparison.only_right.len()),
    ]
}

/// The heading over the entries of a kind.
pub(super) fn heading_of(comparison: &Comparison<'_>, kind: Kind) -> Message {
    let (left, right) = (comparison.left.id.as_str(), comparison.right.id.as_str());
    let message = match kind {
        Kind::Same => Message::new("compare-same"),
        Kind::StricterLeft => Message::new("compare-stricter").with("id", left),
        Kind::StricterRight => Message::new("compare-stricter").with("id", right),
        Kind::BroaderLeft => Message::new("compare-broader").with("id", left),
        Kind::BroaderRight => Message::new("compare-broader").with("id", right),
        Kind::Overlapping => Message::new("compare-overlapping"),
    };
    message.with("count", comparison.of(kind).count())
}

/// The heading over what only one asks.
pub(super) fn heading_only(standard: &Standard, count: usize) -> Message {
    Message::new("compare-only").with("id", standard.id.as_str()).with("count", count)
}

/// An item with its clause.
pub(super) fn item(standard: &Standard, item: Item) -> Message {
    let indicator = &standard.indicators[item.indicator];
    Message::new("compare-item")
        .with("title", item.title(standard))
        .with("cite", Arg::Name(standard.locator(&indicator.cite)))
}

/// The figures of both sides where both have some, at each level where they differ from level to
/// level.
pub(super) fn figures(comparison: &Comparison<'_>, entry: &Entry, words: &Words) -> Vec<String> {
    if !(has_figures(comparison.left, entry.left) && has_figures(comparison.right, entry.right)) {
        return Vec::new();
    }
    let mut found: Vec<(Vec<Level>, String)> = Vec::new();
    for (left, right) in levels(comparison, entry) {
        let (one, other) = (
            needs(comparison.left, entry.left, left, words),
            needs(comparison.right, entry.right, right, words),
        );
        let line = format!("{one} | {other}");
        if one.is_empty() || other.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(_, other)| *other == line) {
            Some((levels, _)) => levels.push(left),
            None => found.push((vec![left], line)),
        }
    }
    let differ = found.len() > 1;
    let line = |(levels, line): (Vec<Level>, String)| match differ {
        true => {
            let names: Vec<Message> = levels.iter().map(|level| Message::new(level.key())).collect();
            let message = Message::new("compare-for-level").with("level", names).with("needs", line);
            words.render(&message)
        }
        false => line,
    };
    found.into_iter().map(line).collect()
}

/// Whether an item asks for a figure; how many of a set is none.
fn has_figures(standard: &Standard, item: Item) -> bool {
    let check = standard.indicators[item.indicator].check.as_ref();
    item.member.is_none() && check.is_some_and(|check| check.subject.set().is_none())
}

/// Figures and reason, a line each; the first says at which levels it is so, where not at all.
pub(super) fn details(comparison: &Comparison<'_>, entry: &Entry, words: &Words) -> Vec<String> {
    let why = entry.why.as_ref().map(|why| words.render(&Message::new("compare-why").with("why", why)));
    let mut lines: Vec<String> = figures(comparison, entry, words).into_iter().chain(why).collect();
    if entry.levels.is_empty() {
        return lines;
    }
    let names: Vec<Message> = entry.levels.iter().map(|level| Message::new(level.key())).collect();
    match lines.first_mut() {
        Some(first) => {
            // A reason is shown whole, however long it is.
            let whole = Bilingual { zh: first.clone(), en: first.clone() };
            let message = Message::new("compare-at").with("levels", names).with("what", &whole);
            *first = words.render(&message);
        }
        None => lines.push(words.render(&Message::new("compare-only-at").with("levels", names))),
    }
    lines
}

fn levels(comparison: &Comparison<'_>, entry: &Entry) -> Vec<(Level, Level)> {
    let applies = |standard: &Standard, item: Item, level: Level| {
        standard.indicators[item.indicator].levels.contains(&level)
    };
    if comparison.level.is_some() || !comparison.shares_levels {
        return vec![entry.at];
    }
    if !entry.levels.is_empty() {
        return entry.levels.iter().map(|level| (*level, *level)).collect();
    }
    let both = Level::ALL.into_iter().filter(|level| {
        applies(comparison.left, entry.left, *level) && applies(comparison.right, entry.right, *level)
    });
    both.map(|level| (level, level)).collect()
}

/// What an item asks in figures at a level, grade by grade where that differs.
fn needs(standard: &Standard, item: Item, level: Level, words: &Words) -> String {
    let indicator = &standard.indicators[item.indicator];
    let parts: Vec<String> = said::requirements(standard, indicator, level, words)
        .into_iter()
        .map(|(grade, needs)| match grade {
            Some(grade) => {
                let name = &standard.grades[grade].name;
                words.render(&Message::new("compare-for-grade").with("name", name).with("needs", needs))
            }
            None => needs,
        })
        .collect();
    words.render(&Message::new("compare-needs").with("list", parts))
}
