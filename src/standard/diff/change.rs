//! One change between two versions of a standard, and how changes are told while they are found.

use crate::wording::{Bilingual, Message};

/// Whether a change asks more or less of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It asks for more.
    Stricter,
    /// It asks for less.
    Looser,
    /// It asks for something else, or only says it otherwise.
    Other,
}

impl Effect {
    /// All of them.
    pub const ALL: [Effect; 3] = [Effect::Stricter, Effect::Looser, Effect::Other];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Effect::Stricter => "stricter",
            Effect::Looser => "looser",
            Effect::Other => "other",
        }
    }
}

/// What a change concerns: its id and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An indicator, by its id in the new standard; in the old one where it is gone.
    Indicator(String, Bilingual),
    /// A grade.
    Grade(String, Bilingual),
    /// A section.
    Section(String, Bilingual),
    /// A parameter.
    Parameter(String, Bilingual),
    /// The rules of scoring of the whole.
    Scoring,
    /// The patterns of centres' names.
    Centre,
    /// Anything else: what the standard is called, where it comes from, how lists are read.
    Whole,
}

/// Which side of a thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its id, its name, or its text.
    Text,
    /// How strongly it is asked for.
    Obligation,
    /// For which grades it is required.
    RequiredFor,
    /// At which levels it applies.
    Levels,
    /// On which condition it applies.
    When,
    /// By when it is asked for.
    Due,
    /// How it is decided.
    Check,
    /// A figure of its check.
    Threshold,
    /// What a list of its check has in it.
    Members,
    /// What it counts.
    Points,
    /// How its points are earned and lost.
    Scoring,
    /// A condition of a grade.
    Condition,
    /// A figure of a parameter.
    Value,
    /// The patterns of centres' names.
    NamePatterns,
}

impl Side {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Side::Added => "added",
            Side::Removed => "off",
            Side::Text => "text",
            Side::Obligation => "obligation",
            Side::RequiredFor => "required_for",
            Side::Levels => "levels",
            Side::When => "when",
            Side::Due => "due",
            Side::Check => "check",
            Side::Threshold => "threshold",
            Side::Members => "members",
            Side::Points => "points",
            Side::Scoring => "scoring",
            Side::Condition => "condition",
            Side::Value => "value",
            Side::NamePatterns => "name_patterns",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it concerns.
    pub about: About,
    /// Which side of it.
    pub side: Side,
    /// Whether it asks for more.
    pub effect: Effect,
    /// What changed; its key is the kind of change.
    pub what: Message,
    /// Whether it asks for less, or for something that cannot be compared and may be less.
    pub may_loosen: bool,
}

impl Change {
    /// The indicator it concerns: its id and title.
    pub fn indicator(&self) -> Option<(&str, &Bilingual)> {
        match &self.about {
            About::Indicator(id, title) => Some((id, title)),
            About::Grade(..)
            | About::Section(..)
            | About::Parameter(..)
            | About::Scoring
            | About::Centre
            | About::Whole => None,
        }
    }
}

/// Takes down the changes of one thing.
pub(super) struct Teller<'a> {
    about: About,
    changes: &'a mut Vec<Change>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(about: About, changes: &'a mut Vec<Change>) -> Self {
        Teller { about, changes }
    }

    /// A change of which it is known what it does.
    pub(super) fn tell(&mut self, side: Side, effect: Effect, what: Message) {
        let (about, may_loosen) = (self.about.clone(), effect == Effect::Looser);
        self.changes.push(Change { about, side, effect, what, may_loosen });
    }

    /// A change that cannot be compared, and may ask for less.
    pub(super) fn tell_doubtful(&mut self, side: Side, what: Message) {
        let (about, effect) = (self.about.clone(), Effect::Other);
        self.changes.push(Change { about, side, effect, what, may_loosen: true });
    }
}
