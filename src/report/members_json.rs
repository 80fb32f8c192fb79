//! The members of an indicator's set in the published JSON.

use serde::Serialize;

use super::json::{At, at};
use super::view::View;
use crate::audit::{Finding, MemberFinding};
use crate::wording::Words;

/// One thing of a set, where the list looks for each on its own.
#[derive(Serialize)]
pub(super) struct MemberOut<'a> {
    member: &'a str,
    name: &'a str,
    verdict: &'static str,
    remark: Option<&'a str>,
    at: At,
}

pub(super) fn members<'a>(view: &View<'a>, words: &Words, finding: &'a Finding) -> Vec<MemberOut<'a>> {
    let Some(set) = view.indicator(finding).check.as_ref().and_then(|check| check.subject.set()) else {
        return Vec::new();
    };
    let one = |found: &'a MemberFinding| {
        let member = &set.members[found.member];
        MemberOut {
            member: &member.id,
            name: member.name.get(words.lang()),
            verdict: found.verdict.id(),
            remark: found.remark.as_deref(),
            at: at(&found.at),
        }
    };
    finding.members.iter().map(one).collect()
}
