//! How one requirement stands to another, and what a verdict on the one says of the other.

use crate::audit::Verdict;

/// How one requirement stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Both ask the same.
    Equal,
    /// It asks for more of the same.
    Stricter,
    /// It asks for less of the same.
    Looser,
    /// It asks all that the other asks, and something besides.
    Broader,
    /// It asks a part of what the other asks.
    Narrower,
    /// They have something in common, and neither settles the other.
    Overlapping,
}

impl Relation {
    /// All of them.
    pub const ALL: [Relation; 6] = [
        Relation::Equal,
        Relation::Stricter,
        Relation::Looser,
        Relation::Broader,
        Relation::Narrower,
        Relation::Overlapping,
    ];

    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Relation::Equal => "equal",
            Relation::Stricter => "stricter",
            Relation::Looser => "looser",
            Relation::Broader => "broader",
            Relation::Narrower => "narrower",
            Relation::Overlapping => "overlapping",
        }
    }

    /// The key of its name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Relation::Equal => "relation-equal",
            Relation::Stricter => "relation-stricter",
            Relation::Looser => "relation-looser",
            Relation::Broader => "relation-broader",
            Relation::Narrower => "relation-narrower",
            Relation::Overlapping => "relation-overlapping",
        }
    }

    /// The relation with this name.
    pub fn parse(id: &str) -> Option<Self> {
        Relation::ALL.into_iter().find(|relation| relation.id() == id)
    }

    /// How the other stands to it.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Relation::Equal => Relation::Equal,
            Relation::Stricter => Relation::Looser,
            Relation::Looser => Relation::Stricter,
            Relation::Broader => Relation::Narrower,
            Relation::Narrower => Relation::Broader,
            Relation::Overlapping => Relation::Overlapping,
        }
    }

    /// What a verdict on the one says of the other: who meets the stricter meets the looser, and who
    /// fails the looser fails the stricter. Nothing but met and not met says anything.
    pub fn carries(self, verdict: Verdict) -> Option<Verdict> {
        match (self, verdict) {
            (Relation::Equal | Relation::Stricter | Relation::Broader, Verdict::Met) => Some(Verdict::Met),
            (Relation::Equal | Relation::Looser | Relation::Narrower, Verdict::NotMet) => {
                Some(Verdict::NotMet)
            }
            (
                Relation::Stricter
                | Relation::Looser
                | Relation::Broader
                | Relation::Narrower
                | Relation::Equal
                | Relation::Overlapping,
                Verdict::Met
                | Verdict::NotMet
                | Verdict::PartlyMet
                | Verdict::NotApplicable
                | Verdict::NotChecked
                | Verdict::Unreadable,
            ) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_relation_carries() {
        use Relation::{Broader, Equal, Looser, Narrower, Overlapping, Stricter};
        use Verdict::{Met, NotMet};
        let table = [
            (Equal, Some(Met), Some(NotMet)),
            (Stricter, Some(Met), None),
            (Looser, None, Some(NotMet)),
            (Broader, Some(Met), None),
            (Narrower, None, Some(NotMet)),
            (Overlapping, None, None),
        ];
        for (relation, met, not_met) in table {
            assert_eq!(relation.carries(Met), met, "{}", relation.id());
            assert_eq!(relation.carries(NotMet), not_met, "{}", relation.id());
            for nothing in
                [Verdict::PartlyMet, Verdict::NotApplicable, Verdict::NotChecked, Verdict::Unreadable]
            {
                assert_eq!(relation.carries(nothing), None, "{}", relation.id());
            }
            assert_eq!(relation.mirrored().mirrored(), relation);
        }
        assert_eq!(Stricter.mirrored(), Looser);
        assert_eq!(Broader.mirrored(), Narrower);
    }
}
