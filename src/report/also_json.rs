//! An inspection by further standards, and what it settles of them, in the published JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::also::AlsoView;
use super::json::{at, owned, record};
use super::record::{At, Record};
use super::view::View;
use crate::crosswalk::{Item, Origin, Settled};
use crate::standard::Standard;
use crate::wording::Words;

/// One verdict carried over from one standard to another.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct SettledOut {
    /// The indicator settled.
    indicator: String,
    /// The member of its set, where only that is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    /// The indicator of the standard inspected by; null where only a figure is shared.
    from: Option<String>,
    /// The member of the set it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from_member: Option<String>,
    /// The field that was measured, where the figure was judged anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// How the two indicators are related in the crosswalk.
    relation: Option<String>,
    /// The verdict.
    verdict: String,
    /// The cell it comes from.
    at: At,
}

/// An assessment with what the same inspection comes to by further standards.
pub fn record_with(view: &View<'_>, also: &[AlsoView<'_>], words: &Words) -> Record {
    let mut whole = record(view, words);
    for further in also {
        let mut part = record(&further.view, words);
        part.settled = Some(settled(further));
        part.open = Some(open(further));
        whole.also.push(part);
    }
    whole
}

/// What settles what, in the further standard's order.
pub(super) fn settled(also: &AlsoView<'_>) -> Vec<SettledOut> {
    let one = |settled: &Settled| {
        let field = match &settled.from {
            Origin::Verdict(..) => None,
            Origin::Fact { field, .. } | Origin::Own(field) => Some(field.clone()),
        };
        let by = settled.from.item();
        SettledOut {
            indicator: id(also.view.standard, settled.item),
            member: member(also.view.standard, settled.item),
            from: by.map(|(item, _)| id(also.from, item)),
            from_member: by.and_then(|(item, _)| member(also.from, item)),
            field,
            relation: by.map(|(_, relation)| relation.id().to_owned()),
            verdict: settled.verdict.id().to_owned(),
            at: at(&settled.at),
        }
    };
    also.also.settled.iter().map(one).collect()
}

/// Ids of what is still to be checked.
pub(super) fn open(also: &AlsoView<'_>) -> Vec<String> {
    let positions: Vec<usize> = also.also.open.iter().map(|open| open.finding).collect();
    owned(also.view.ids_at(&positions))
}

fn id(standard: &Standard, item: Item) -> String {
    standard.indicators[item.indicator].id.clone()
}

fn member(standard: &Standard, item: Item) -> Option<String> {
    let set = standard.indicators[item.indicator].check.as_ref()?.subject.set()?;
    item.member.map(|member| set.members[member].id.clone())
}
