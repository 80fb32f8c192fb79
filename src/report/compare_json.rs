//! Two standards side by side, as JSON.

use serde::Serialize;

use super::compare_words as say;
use crate::crosswalk::{Comparison, Entry, Item, Kind};
use crate::standard::Standard;
use crate::wording::{Lang, Words};

/// The comparison.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn comparison_json(comparison: &Comparison<'_>, words: &Words) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&document(comparison, words))?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    left: StandardRef<'a>,
    right: StandardRef<'a>,
    level: Option<&'static str>,
    counts: Counts,
    related: Vec<Related<'a>>,
    only_left: Vec<ItemOut<'a>>,
    only_right: Vec<ItemOut<'a>>,
}

#[derive(Serialize)]
struct StandardRef<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
    indicators: usize,
}

#[derive(Serialize)]
struct Counts {
    same: usize,
    stricter_left: usize,
    stricter_right: usize,
    broader_left: usize,
    broader_right: usize,
    overlapping: usize,
    only_left: usize,
    only_right: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    kind: &'static str,
    left: ItemOut<'a>,
    right: ItemOut<'a>,
    /// The levels it is so at, where they are not all that both have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<&'static str>,
    /// Whether the thresholds decided, or the crosswalk says it.
    by_thresholds: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct ItemOut<'a> {
    indicator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    title: &'a str,
    cite: &'a str,
}

fn document<'a>(comparison: &'a Comparison<'a>, words: &Words) -> Document<'a> {
    let lang = words.lang();
    let count = |kind| comparison.of(kind).count();
    let only = |standard: &'a Standard, positions: &[usize]| {
        let item = |position: &usize| item(standard, Item { indicator: *position, member: None }, lang);
        positions.iter().map(item).collect::<Vec<_>>()
    };
    Document {
        schema_version: 1,
        left: side(comparison.left, comparison.compared.0),
        right: side(comparison.right, comparison.compared.1),
        level: comparison.level.map(|level| level.id()),
        counts: Counts {
            same: count(Kind::Same),
            stricter_left: count(Kind::StricterLeft),
            stricter_right: count(Kind::StricterRight),
            broader_left: count(Kind::BroaderLeft),
            broader_right: count(Kind::BroaderRight),
            overlapping: count(Kind::Overlapping),
            only_left: comparison.only_left.len(),
            only_right: comparison.only_right.len(),
        },
        related: comparison.entries.iter().map(|entry| related(comparison, entry, words)).collect(),
        only_left: only(comparison.left, &comparison.only_left),
        only_right: only(comparison.right, &comparison.only_right),
    }
}

fn side(standard: &Standard, indicators: usize) -> StandardRef<'_> {
    StandardRef { id: &standard.id, edition: &standard.edition, sha256: &standard.sha256, indicators }
}

fn related<'a>(comparison: &Comparison<'a>, entry: &'a Entry, words: &Words) -> Related<'a> {
    Related {
        kind: entry.kind.id(),
        left: item(comparison.left, entry.left, words.lang()),
        right: item(comparison.right, entry.right, words.lang()),
        levels: entry.levels.iter().map(|level| level.id()).collect(),
        by_thresholds: entry.is_decided,
        figures: say::figures(comparison, entry, words),
        why: entry.why.as_ref().map(|why| why.get(words.lang())),
    }
}

fn item(standard: &Standard, item: Item, lang: Lang) -> ItemOut<'_> {
    let indicator = &standard.indicators[item.indicator];
    let set = indicator.check.as_ref().and_then(|check| check.subject.set());
    ItemOut {
        indicator: &indicator.id,
        member: set.zip(item.member).map(|(set, member)| set.members[member].id.as_str()),
        title: item.title(standard).get(lang),
        cite: &indicator.cite,
    }
}
