//! A file of a crosswalk, read against the standards it names: every word resolved, every problem
//! collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bridge::{is_same_fact, shared};
use super::relation::Relation;
use super::{Crosswalk, Item, Link, Pair};
use crate::document::{Doc, Table, Written, report_unknown};
use crate::problem::Problem;
use crate::standard::{Level, Standard};
use crate::text::nearest;
use crate::wording::Message;

type Text = Written<String>;

impl Crosswalk {
    /// Whether the text of a file is a crosswalk: it has pairs, and no other kind of file has.
    pub fn is_one(text: &str) -> bool {
        let mut doc = Doc::new(Arc::from(""), text);
        doc.parse().get_ref().contains_key("pair")
    }

    /// The names of standards in a file, as they are written; what is wrong with it is not said yet.
    pub fn standards_named(text: &str) -> Vec<String> {
        let mut doc = Doc::new(Arc::from(""), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        let mut names: Vec<String> = Vec::new();
        for mut pair in table.tables(&mut doc, "pair") {
            let sides = [pair.text(&mut doc, "left"), pair.text(&mut doc, "right")];
            for name in sides.into_iter().flatten().map(|name| name.value) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Reads a crosswalk; `known` are the standards by the names it uses for them.
    ///
    /// # Errors
    /// Every problem of the file, in the order of their lines.
    pub fn parse(file: &str, text: &str, known: &BTreeMap<String, Standard>) -> Result<Self, Vec<Problem>> {
        let mut doc = Doc::new(Arc::from(file), text);
        let root = doc.parse();
        let mut table = Table::new(root.get_ref(), 0..0);
        let format = table.need(&mut doc, "format", Table::integer);
        if let Some(format) = format.filter(|format| format.value != 1) {
            doc.report("unsupported_format", &format.at, |p| p.with("format", format.value.to_string()));
        }
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        let standards: Vec<&Standard> = known.values().collect();
        let mut pairs: Vec<Pair> = Vec::new();
        let tables = table.tables(&mut doc, "pair");
        if tables.is_empty() {
            doc.report("none_given", &(0..0), |p| p.with("key", "pair"));
        }
        for mut item in tables {
            let pair = pair(&mut doc, &mut item, &names, &standards, &pairs);
            item.finish(&mut doc);
            pairs.extend(pair);
        }
        table.finish(&mut doc);
        let problems = doc.into_problems();
        match problems.is_empty() {
            true => Ok(Crosswalk { standards: known.values().cloned().collect(), pairs }),
            false => Err(problems),
        }
    }
}

fn pair(
    doc: &mut Doc<'_>,
    t: &mut Table<'_, '_>,
    names: &[&str],
    standards: &[&Standard],
    before: &[Pair],
) -> Option<Pair> {
    let mut side = |doc: &mut Doc<'_>, key| {
        let name = t.need(doc, key, Table::text)?;
        let found = names.iter().position(|known| *known == name.value);
        if found.is_none() {
            report_unknown(doc, "crosswalk_no_standard", &name, nearest(&name.value, names.iter().copied()));
        }
        Some((found?, name))
    };
    let (left, right) = (side(doc, "left"), side(doc, "right"));
    // Without both standards nothing below can be looked up.
    let (Some((left, _)), Some((right, name))) = (left, right) else {
        t.has("field");
        t.has("relation");
        return None;
    };
    let sides = Sides { left: standards[left], right: standards[right] };
    let ids = (sides.left.id.as_str(), sides.right.id.as_str());
    if ids.0 == ids.1 {
        doc.report("crosswalk_same_standard", &name.at, |p| p.with("id", ids.0));
    }
    let is_twice = before.iter().any(|pair| {
        let (one, other) = (standards[pair.left].id.as_str(), standards[pair.right].id.as_str());
        (one, other) == ids || (other, one) == ids
    });
    if is_twice {
        doc.report("crosswalk_pair_twice", &name.at, |p| p.with("left", ids.0).with("right", ids.1));
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    for mut item in t.tables(doc, "field") {
        let field = sides.field(doc, &mut item, &fields);
        item.finish(doc);
        fields.extend(field);
    }
    let mut links: Vec<Link> = Vec::new();
    for mut item in t.tables(doc, "relation") {
        let link = sides.link(doc, &mut item, &fields, &links);
        item.finish(doc);
        links.extend(link);
    }
    Some(Pair { left, right, fields, links })
}

/// The two standards of a pair.
struct Sides<'a> {
    left: &'a Standard,
    right: &'a Standard,
}

impl Sides<'_> {
    fn field(
        &self,
        doc: &mut Doc<'_>,
        t: &mut Table<'_, '_>,
        before: &[(String, String)],
    ) -> Option<(String, String)> {
        let left = t.need(doc, "left", Table::text);
        let right = t.need(doc, "right", Table::text);
        let left = left.and_then(|name| find_field(doc, self.left, name));
        let right = right.and_then(|name| find_field(doc, self.right, name));
        let (left, right) = (left?, right?);
        let measures = (self.left.field(&left.value).measure, self.right.field(&right.value).measure);
        if measures.0 != measures.1 {
            doc.report("crosswalk_field_types", &right.at, |p| {
                p.with("left", left.value.as_str())
                    .with("left_type", measures.0.id())
                    .with("right", right.value.as_str())
                    .with("right_type", measures.1.id())
            });
            return None;
        }
        let found = (left.value, right.value);
        if before.contains(&found) {
            doc.report("crosswalk_field_twice", &right.at, |p| {
                p.with("left", found.0.as_str()).with("right", found.1.as_str())
            });
            return None;
        }
        Some(found)
    }

    fn link(
        &self,
        doc: &mut Doc<'_>,
        t: &mut Table<'_, '_>,
        fields: &[(String, String)],
        before: &[Link],
    ) -> Option<Link> {
        let left_name = t.need(doc, "left", Table::text);
        let right_name = t.need(doc, "right", Table::text);
        let left = left_name.as_ref().and_then(|name| find_item(doc, self.left, name));
        let right = right_name.as_ref().and_then(|name| find_item(doc, self.right, name));
        let written = t.text(doc, "is");
        let levels = t.texts(doc, "levels");
        let why = t.bilingual(doc, "why");
        let is = written.as_ref().and_then(|word| {
            let found = Relation::parse(&word.value);
            if found.is_none() {
                let near = nearest(&word.value, Relation::ALL.into_iter().map(Relation::id));
                report_unknown(doc, "unknown_word", word, near);
            }
            found
        });
        // Whether a reason has to be given does not hang on what the relation is between.
        if is.is_some_and(|is| is != Relation::Equal) && !t.has("why") {
            doc.report("crosswalk_why_missing", &t.at.clone(), |p| p);
        }
        let (left, right, right_name) = (left?, right?, right_name?);
        let is_decided = self.is_decided(left, right, fields);
        match (&written, is_decided) {
            (Some(word), true) => doc.report("crosswalk_is_superfluous", &word.at, |p| p),
            (None, false) => doc.report("crosswalk_is_missing", &t.at.clone(), |p| p),
            (Some(_), false) | (None, true) => {}
        }
        let link = Link { left, right, is, levels: None, why };
        let levels = self.levels(doc, &link, levels.as_deref(), &right_name)?;
        let link = Link { levels, ..link };
        let is_twice = before.iter().any(|other| {
            (other.left, other.right) == (left, right)
                && match (&other.levels, &link.levels) {
                    (Some(theirs), Some(ours)) => ours.iter().any(|level| theirs.contains(level)),
                    (None, _) | (_, None) => true,
                }
        });
        if is_twice {
            let names = (left.name(self.left), right.name(self.right));
            doc.report("crosswalk_relation_twice", &right_name.at, |p| {
                p.with("left", names.0.as_str()).with("right", names.1.as_str())
            });
        }
        Some(link)
    }

    /// Whether the thresholds decide how two items stand.
    fn is_decided(&self, left: Item, right: Item, fields: &[(String, String)]) -> bool {
        let check = |standard: &'_ Standard, item: Item| standard.indicators[item.indicator].check.clone();
        match (check(self.left, left), check(self.right, right)) {
            (Some(left), Some(right)) => is_same_fact(&left, &right, fields),
            (_, _) => false,
        }
    }

    /// The levels written, each of which both items must apply to; without any, they must share one
    /// where their standards do.
    fn levels(
        &self,
        doc: &mut Doc<'_>,
        link: &Link,
        written: Option<&[Text]>,
        right_name: &Text,
    ) -> Option<Option<Vec<Level>>> {
        let left = &self.left.indicators[link.left.indicator].levels;
        let right = &self.right.indicators[link.right.indicator].levels;
        let both: Vec<Level> = left.iter().filter(|level| right.contains(level)).copied().collect();
        if both.is_empty() && !shared(self.left, self.right).is_empty() {
            doc.report("crosswalk_no_shared_level", &right_name.at, |p| p);
            return None;
        }
        let Some(written) = written else { return Some(None) };
        let mut levels = Vec::new();
        for word in written {
            match Level::parse(&word.value).filter(|level| both.contains(level)) {
                Some(level) => levels.push(level),
                None => {
                    let near = nearest(&word.value, both.iter().map(|level| level.id()));
                    report_unknown(doc, "crosswalk_level", word, near);
                }
            }
        }
        if written.is_empty() {
            doc.report("crosswalk_levels_empty", &right_name.at, |p| p);
        }
        Some(Some(levels))
    }
}

fn find_field(doc: &mut Doc<'_>, standard: &Standard, name: Text) -> Option<Text> {
    let ids = || standard.fields.iter().map(|field| field.id.as_str());
    if !ids().any(|id| id == name.value) {
        missing(doc, "crosswalk_no_field", &name, standard, nearest(&name.value, ids()));
        return None;
    }
    Some(name)
}

/// `12`, or `12(3)` for the third member of its set.
fn find_item(doc: &mut Doc<'_>, standard: &Standard, name: &Text) -> Option<Item> {
    let (id, number) = match name.value.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((id, number)) => (id, Some(number)),
        None => (name.value.as_str(), None),
    };
    let Some(indicator) = standard.indicators.iter().position(|indicator| indicator.id == id) else {
        let near = nearest(id, standard.indicators.iter().map(|indicator| indicator.id.as_str()));
        missing(doc, "crosswalk_no_indicator", name, standard, near);
        return None;
    };
    let Some(number) = number else { return Some(Item { indicator, member: None }) };
    let set = standard.indicators[indicator].check.as_ref().and_then(|check| check.subject.set());
    let members = set.map_or(0, |set| set.members.len());
    let position = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(member) = position.filter(|position| *position < members) else {
        doc.report("crosswalk_no_member", &name.at, |p| {
            p.with("word", name.value.as_str())
                .with("standard", standard.id.as_str())
                .with("id", id)
                .with("members", members)
        });
        return None;
    };
    Some(Item { indicator, member: Some(member) })
}

fn missing(doc: &mut Doc<'_>, code: &'static str, name: &Text, standard: &Standard, near: Option<&str>) {
    let hint = match near {
        Some(near) => Message::new("did-you-mean").with("word", near),
        None => Message::new("no-suggestion"),
    };
    doc.report(code, &name.at, |p| {
        p.with("standard", standard.id.as_str()).with("word", name.value.as_str()).with("hint", hint)
    });
}
