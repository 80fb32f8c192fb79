//! Two rounds compared, as JSON and as a table.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::super::number::Number;
use super::csv::Table;
use super::rounds_text::key;
use crate::report::tool::{Tool, tool};
use crate::survey::{Change, Judged, Member, NearBecause, Round, Rounds};
use crate::wording::Words;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    centres: Counts,
    totals: BTreeMap<&'static str, u32>,
    standards_changed: Vec<Edition<'a>>,
    pairs: Pairs<'a>,
    items: Vec<ItemOut<'a>>,
    only_old: Vec<Centre<'a>>,
    only_new: Vec<Centre<'a>>,
    perhaps_the_same: Vec<NearOut<'a>>,
    likeness_searched: bool,
}

#[derive(Serialize)]
struct Counts {
    old: usize,
    new: usize,
    paired: usize,
}

#[derive(Serialize)]
struct StandardOut<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
    level: &'a str,
}

#[derive(Serialize)]
struct Edition<'a> {
    old: StandardOut<'a>,
    new: StandardOut<'a>,
    pairs: u32,
    shared_items: usize,
    only_old_items: &'a [String],
    only_new_items: &'a [String],
}

#[derive(Serialize)]
struct Centre<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
    region: Option<&'a str>,
    inspected_on: Option<&'a str>,
    grade: Option<&'a str>,
    percent: Option<Number>,
}

#[derive(Serialize)]
struct Pair<'a> {
    old: Centre<'a>,
    new: Centre<'a>,
    changes: BTreeMap<&'static str, Vec<&'a str>>,
}

/// The pairs, each made as it is written.
struct Pairs<'a>(&'a Rounds);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.pairing.pairs.iter().map(|pair| self.one(*pair)))
    }
}

impl Pairs<'_> {
    fn one(&self, pair: (usize, usize)) -> Pair<'_> {
        let Pairs(rounds) = self;
        let (old, new) = rounds.of(pair);
        let items = &rounds.new.group_of(new).items;
        let mut changes: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
        for (change, position) in rounds.changes(pair) {
            changes.entry(change.id()).or_default().push(&items[position].id);
        }
        Pair { old: centre(&rounds.old, old), new: centre(&rounds.new, new), changes }
    }
}

#[derive(Serialize)]
struct ItemOut<'a> {
    indicator: &'a str,
    title: &'a str,
    changes: BTreeMap<&'static str, u32>,
}

#[derive(Serialize)]
struct NearOut<'a> {
    old: Centre<'a>,
    new: Centre<'a>,
    why_not: &'static str,
}

/// The comparison as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn rounds_json(rounds: &Rounds) -> Result<String, serde_json::Error> {
    let old = |at: &usize| centre(&rounds.old, &rounds.old.centres[*at]);
    let new = |at: &usize| centre(&rounds.new, &rounds.new.centres[*at]);
    let mut text = serde_json::to_string_pretty(&Document {
        schema_version: 1,
        tool: tool(),
        centres: Counts {
            old: rounds.old.centres.len(),
            new: rounds.new.centres.len(),
            paired: rounds.pairing.pairs.len(),
        },
        totals: Change::ALL
            .into_iter()
            .map(|change| (change.id(), rounds.totals.get(&change).copied().unwrap_or_default()))
            .collect(),
        standards_changed: rounds
            .editions
            .iter()
            .map(|edition| Edition {
                old: standard(&rounds.old.groups[edition.old]),
                new: standard(&rounds.new.groups[edition.new]),
                pairs: edition.pairs,
                shared_items: edition.shared,
                only_old_items: &edition.dropped,
                only_new_items: &edition.added,
            })
            .collect(),
        pairs: Pairs(rounds),
        items: rounds
            .items
            .iter()
            .map(|item| ItemOut {
                indicator: &item.id,
                title: &item.title,
                changes: item.counts.iter().map(|(change, count)| (change.id(), *count)).collect(),
            })
            .collect(),
        only_old: rounds.pairing.missing.iter().map(old).collect(),
        only_new: rounds.pairing.added.iter().map(new).collect(),
        perhaps_the_same: rounds
            .pairing
            .near
            .iter()
            .map(|near| NearOut {
                old: old(&near.old),
                new: new(&near.new),
                why_not: match near.why {
                    NearBecause::Codes => "codes_differ",
                    NearBecause::Regions => "regions_differ",
                    NearBecause::Twice => "several",
                    NearBecause::Names => "names_differ",
                },
            })
            .collect(),
        likeness_searched: !rounds.pairing.is_cut,
    })?;
    text.push('\n');
    Ok(text)
}

/// A line for every indicator of a centre with something to tell: a ledger to follow up.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn rounds_csv(rounds: &Rounds, words: &Words) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let keys =
        ["column-centre", "label-code", "label-region", "column-number", "column-indicator", "column-change"];
    let mut table = Table::new(&mut bytes, &keys, words)?;
    for pair in &rounds.pairing.pairs {
        let (_, now) = rounds.of(*pair);
        let items = &rounds.new.group_of(now).items;
        for (change, position) in rounds.changes(*pair) {
            table.row(&[
                now.name.as_deref().unwrap_or_default(),
                now.code.as_deref().unwrap_or_default(),
                now.region.as_deref().unwrap_or_default(),
                &items[position].id,
                &items[position].title,
                &words.text(key(change)),
            ])?;
        }
    }
    table.end()?;
    Ok(bytes)
}

fn standard(group: &Judged) -> StandardOut<'_> {
    let key = &group.standard;
    StandardOut { id: &key.id, edition: &key.edition, sha256: &key.sha256, level: &group.level }
}

fn centre<'a>(round: &'a Round, centre: &'a Member) -> Centre<'a> {
    Centre {
        name: centre.name.as_deref(),
        code: centre.code.as_deref(),
        region: centre.region.as_deref(),
        inspected_on: centre.inspected_on.as_deref(),
        grade: round.grade_of(centre),
        percent: centre.percent.map(Number),
    }
}
