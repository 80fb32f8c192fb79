//! The rows of a list that are about the members of an indicator's set.

use crate::intake::{Answer, Inspection};
use crate::standard::{Indicator, Member};

/// Each member that has a row, with its position in the set.
pub(super) fn members_of<'a>(
    inspection: &'a Inspection,
    indicator: &'a Indicator,
) -> Vec<(usize, &'a Member, &'a Answer)> {
    let set = indicator.check.as_ref().and_then(|check| check.subject.set());
    let (Some(set), Some(answers)) = (set, inspection.members.get(&indicator.id)) else { return Vec::new() };
    let members = set.members.iter().enumerate();
    members.filter_map(|(at, member)| Some((at, member, answers.get(&member.id)?))).collect()
}
