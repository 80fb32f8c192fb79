//! Two rounds compared, as JSON and as a table.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::super::number::Number;
use super::csv::Table;
use super::rounds_text::key;
use crate::report::tool::{Tool, tool};
use crate::survey::{Change, Judged, Member, NearBecause, Round, Rounds};
use crate::wording::Words;

/// Two rounds of inspections compared: what `compare --format json` writes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Rounds")]
pub(in super::super) struct RoundsDocument<'a> {
    /// The version of what the names mean.
    #[schemars(extend("const" = 1))]
    schema_version: u32,
    /// What made it.
    tool: Tool,
    /// How many centres either round has, and how many are paired.
    centres: Counts,
    /// How many items became what, over all pairs.
    totals: ByChange<u32>,
    /// Pairs whose standard, its edition or text, or the level changed.
    standards_changed: Vec<Edition<'a>>,
    /// Centres of both rounds, in the order of the new one.
    #[schemars(with = "Vec<Pair<'a>>")]
    pairs: Pairs<'a>,
    /// What became of each item, over all pairs.
    items: Vec<ItemOut<'a>>,
    /// Centres of the old round that the new one does not have.
    only_old: Vec<Centre<'a>>,
    /// Centres of the new round that the old one does not have.
    only_new: Vec<Centre<'a>>,
    /// Centres that may be the same and were not paired.
    perhaps_the_same: Vec<NearOut<'a>>,
    /// Whether names that are alike were looked for: among very many they are not.
    likeness_searched: bool,
}

/// Something for each change that there is: `rectified`, `still_open`, `newly_unmet`, `waived`,
/// `not_rechecked`, `no_longer_applies`.
type ByChange<T> = BTreeMap<&'static str, T>;

/// How many centres there are.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundCounts")]
struct Counts {
    /// In the old round.
    old: usize,
    /// In the new round.
    new: usize,
    /// In both, as far as they could be paired.
    paired: usize,
}

/// A standard, and the level it was judged at.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundStandard")]
struct StandardOut<'a> {
    /// Its id.
    id: &'a str,
    /// Its edition.
    edition: &'a str,
    /// SHA-256 of its file, in hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: &'a str,
    /// The level.
    level: &'a str,
}

/// Pairs whose centres were judged by different texts or at different levels.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ChangedStandard")]
struct Edition<'a> {
    /// Before.
    old: StandardOut<'a>,
    /// Now.
    new: StandardOut<'a>,
    /// How many pairs there are.
    pairs: u32,
    /// How many items both have: these are compared.
    shared_items: usize,
    /// Ids of the items that only the old has.
    only_old_items: &'a [String],
    /// Ids of the items that only the new has.
    only_new_items: &'a [String],
}

/// A centre in one round.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundCentre")]
struct Centre<'a> {
    /// Its name.
    name: Option<&'a str>,
    /// Where it has no name: the file it was read from, as its batch names it, or the file of the
    /// results and its line in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// Its code.
    code: Option<&'a str>,
    /// The region it belongs to.
    region: Option<&'a str>,
    /// The day of the visit.
    inspected_on: Option<&'a str>,
    /// The id of the highest grade reached.
    grade: Option<&'a str>,
    /// The headline score in per cent; null where nothing was evaluated.
    percent: Option<Number>,
}

/// A centre in both rounds.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundPair")]
struct Pair<'a> {
    /// Before.
    old: Centre<'a>,
    /// Now.
    new: Centre<'a>,
    /// Ids of the items by what became of them, where there are any.
    changes: ByChange<Vec<&'a str>>,
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
        let mut changes: ByChange<Vec<&str>> = BTreeMap::new();
        for (change, position) in rounds.changes(pair) {
            changes.entry(change.id()).or_default().push(&items[position].id);
        }
        Pair { old: centre(&rounds.old, old), new: centre(&rounds.new, new), changes }
    }
}

/// What became of an item.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundItem")]
struct ItemOut<'a> {
    /// Its id.
    indicator: &'a str,
    /// Its title.
    title: &'a str,
    /// In how many pairs it became what, where there are any.
    changes: ByChange<u32>,
}

/// Two centres that may be one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RoundNear")]
struct NearOut<'a> {
    /// That of the old round.
    old: Centre<'a>,
    /// That of the new round.
    new: Centre<'a>,
    /// Why they were not paired: `codes_differ`, `regions_differ`, `several` of the name, or
    /// `names_differ`.
    why_not: &'static str,
}

/// The comparison as an indented JSON document.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn rounds_json(rounds: &Rounds) -> Result<String, serde_json::Error> {
    let old = |at: &usize| centre(&rounds.old, &rounds.old.centres[*at]);
    let new = |at: &usize| centre(&rounds.new, &rounds.new.centres[*at]);
    let mut text = serde_json::to_string_pretty(&RoundsDocument {
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
        file: centre.source.as_deref(),
        code: centre.code.as_deref(),
        region: centre.region.as_deref(),
        inspected_on: centre.inspected_on.as_deref(),
        grade: round.grade_of(centre),
        percent: centre.percent.map(Number),
    }
}
