//! The members of an indicator's set in the published JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::json::at;
use super::record::At;
use super::view::View;
use crate::audit::{Finding, MemberFinding};
use crate::wording::Words;

/// One thing of a set, where the list looks for each on its own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct MemberOut {
    /// Its id.
    pub(super) member: String,
    /// Its name.
    pub(super) name: String,
    /// Whether it is there.
    pub(super) verdict: String,
    /// What the list says of it.
    pub(super) remark: Option<String>,
    /// The cell it was read from.
    pub(super) at: At,
}

pub(super) fn members(view: &View<'_>, words: &Words, finding: &Finding) -> Vec<MemberOut> {
    let Some(set) = view.indicator(finding).check.as_ref().and_then(|check| check.subject.set()) else {
        return Vec::new();
    };
    let one = |found: &MemberFinding| {
        let member = &set.members[found.member];
        MemberOut {
            member: member.id.clone(),
            name: member.name.get(words.lang()).to_owned(),
            verdict: found.verdict.id().to_owned(),
            remark: found.remark.as_deref().map(str::to_owned),
            at: at(&found.at),
        }
    };
    finding.members.iter().map(one).collect()
}
