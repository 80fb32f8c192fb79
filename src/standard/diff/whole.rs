//! Changes of a standard that belong to no single indicator.

use super::change::Teller;
use super::{About, Change, Effect, Side, grade, parameter};
use crate::standard::{Level, Section, Standard};
use crate::wording::{Arg, Message};

pub(super) fn compare(old: &Standard, new: &Standard, changes: &mut Vec<Change>) {
    let mut teller = Teller::new(About::Whole, changes);
    for (key, from, to) in [("id", &old.id, &new.id), ("edition", &old.edition, &new.edition)] {
        if from != to {
            let what = Message::new("diff-text")
                .with("key", key)
                .with("old", from.as_str())
                .with("new", to.as_str());
            teller.tell(Side::Text, Effect::Other, what);
        }
    }
    levels(old, new, &mut teller);
    grade::compare(old, new, changes);
    parameter::compare(old, new, changes);
    parts(old, new, &["title", "source"], changes);
    if format!("{:?}", old.scoring) != format!("{:?}", new.scoring) {
        let what = Message::new("diff-scoring");
        Teller::new(About::Scoring, changes).tell(Side::Scoring, Effect::Other, what);
    }
    if old.name_patterns != new.name_patterns {
        // They say how a centre is called; nothing is judged by them.
        let patterns = |standard: &Standard| match standard.name_patterns.is_empty() {
            true => Arg::from(Message::new("diff-none-given")),
            false => Arg::from(standard.name_patterns.clone()),
        };
        let what = Message::new("diff-names").with("old", patterns(old)).with("new", patterns(new));
        Teller::new(About::Centre, changes).tell(Side::NamePatterns, Effect::Other, what);
    }
    sections(old, new, changes);
    parts(old, new, &["section", "field", "omitted", "note", "columns"], changes);
}

/// Parts of which only that they changed is told.
fn parts(old: &Standard, new: &Standard, keys: &[&'static str], changes: &mut Vec<Change>) {
    let told = |standard: &Standard, key: &str| match key {
        "title" => format!("{:?}", standard.title),
        "source" => format!("{:?}", standard.source),
        "section" => {
            let named = |section: &Section| format!("{:?}", (&section.id, &section.title, &section.groups));
            standard.sections.iter().map(named).collect()
        }
        "field" => format!("{:?}", standard.fields),
        "omitted" => format!("{:?}", standard.omitted),
        "note" => format!("{:?}", standard.notes),
        _ => format!("{:?}", standard.columns),
    };
    for key in keys.iter().filter(|key| told(old, key) != told(new, key)) {
        let what = Message::new("diff-part").with("key", *key);
        Teller::new(About::Whole, changes).tell(Side::Text, Effect::Other, what);
    }
}

fn sections(old: &Standard, new: &Standard, changes: &mut Vec<Change>) {
    for section in &new.sections {
        let Some(from) = old.sections.iter().find(|from| from.id == section.id) else { continue };
        if (from.points, from.pool, from.weight) != (section.points, section.pool, section.weight) {
            let about = About::Section(section.id.clone(), section.title.clone());
            let what = Message::new("diff-section-points").with("name", &section.title);
            Teller::new(about, changes).tell(Side::Points, Effect::Other, what);
        }
    }
}

fn levels(old: &Standard, new: &Standard, teller: &mut Teller<'_>) {
    let names = |from: &Standard, without: &Standard| -> Vec<Message> {
        let levels = from.levels.iter().filter(|level| !without.levels.contains(level));
        levels.map(|level: &Level| Message::new(level.key())).collect()
    };
    for (key, effect, levels) in [
        ("diff-levels-added", Effect::Stricter, names(new, old)),
        ("diff-levels-removed", Effect::Looser, names(old, new)),
    ] {
        if !levels.is_empty() {
            teller.tell(Side::Levels, effect, Message::new(key).with("levels", levels));
        }
    }
}
