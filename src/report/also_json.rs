//! An inspection by further standards, and what it settles of them, in the published JSON.

use serde::Serialize;

use super::also::AlsoView;
use super::json::{At, Document, at, document};
use super::view::View;
use crate::crosswalk::{Item, Origin, Settled};
use crate::standard::Standard;
use crate::wording::Words;

/// One verdict carried over from one standard to another.
#[derive(Serialize)]
pub(super) struct SettledOut<'a> {
    /// The indicator settled.
    indicator: &'a str,
    /// The member of its set, where only that is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    /// The indicator of the standard inspected by; null where only a figure is shared.
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_member: Option<&'a str>,
    /// The field that was measured, where the figure was judged anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    relation: Option<&'static str>,
    verdict: &'static str,
    at: At,
}

/// An assessment with what the same inspection comes to by further standards.
pub(super) fn document_with<'a>(view: &View<'a>, also: &[AlsoView<'a>], words: &Words) -> Document<'a> {
    let mut whole = document(view, words);
    for further in also {
        let mut part = document(&further.view, words);
        part.settled = Some(settled(further));
        part.open = Some(open(further));
        whole.also.push(part);
    }
    whole
}

/// What settles what, in the further standard's order.
fn settled<'a>(also: &AlsoView<'a>) -> Vec<SettledOut<'a>> {
    let one = |settled: &'a Settled| {
        let field = match &settled.from {
            Origin::Verdict(..) => None,
            Origin::Fact { field, .. } | Origin::Own(field) => Some(field.as_str()),
        };
        let by = settled.from.item();
        SettledOut {
            indicator: id(also.view.standard, settled.item),
            member: member(also.view.standard, settled.item),
            from: by.map(|(item, _)| id(also.from, item)),
            from_member: by.and_then(|(item, _)| member(also.from, item)),
            field,
            relation: by.map(|(_, relation)| relation.id()),
            verdict: settled.verdict.id(),
            at: at(&settled.at),
        }
    };
    also.also.settled.iter().map(one).collect()
}

/// Ids of what is still to be checked.
fn open<'a>(also: &AlsoView<'a>) -> Vec<&'a str> {
    let positions: Vec<usize> = also.also.open.iter().map(|open| open.finding).collect();
    also.view.ids_at(&positions)
}

fn id(standard: &Standard, item: Item) -> &str {
    &standard.indicators[item.indicator].id
}

fn member(standard: &Standard, item: Item) -> Option<&str> {
    let set = standard.indicators[item.indicator].check.as_ref()?.subject.set()?;
    item.member.map(|member| set.members[member].id.as_str())
}
