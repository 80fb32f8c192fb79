//! What a file's own reader says: the first look at each, by its kind.

use std::collections::BTreeMap;

use super::check::{Checked, Given, Outcome, Settings};
use super::kind::Kind;
use super::subject::Seen;
use crate::audit::Verdict;
use crate::cases::CaseFile;
use crate::crosswalk::Crosswalk;
use crate::intake::Map;
use crate::outline::Node;
use crate::place::{Place, Span, Spot};
use crate::problem::Problem;
use crate::standard::{Builtin, Standard, mistakes, over};
use crate::waiver::Waivers;
use crate::wording::Message;

/// A file being read.
struct Look<'a> {
    position: usize,
    name: &'a str,
    text: &'a str,
    file: &'a Node,
    settings: &'a Settings<'a>,
    /// The files that were looked at before.
    before: &'a [(usize, FirstLook)],
}

/// A file at first look: what was said of it, what is written in it, and the standard it holds.
pub(super) type FirstLook = (Checked, Node, Option<Standard>);

/// What reading it comes to: how it ended, and the standard it holds.
type Read = Result<(Outcome, Option<Standard>), Vec<Problem>>;

/// Reads a file by its kind, and notes what cases have seen.
pub(super) fn first_look(
    position: usize,
    given: Given,
    settings: &Settings<'_>,
    before: &[(usize, FirstLook)],
    seen: &mut BTreeMap<String, Seen>,
) -> FirstLook {
    let mut checked = Checked {
        text: String::new(),
        kind: None,
        outcome: Outcome::Refused,
        problems: Vec::new(),
        file: given.file,
    };
    let text = match given.text {
        Ok(text) => text,
        Err(why) => {
            let place = Place::file(checked.file.as_str());
            checked.problems.push(Problem::error("file_unreadable", place).with("detail", why));
            checked.outcome = Outcome::Unreadable;
            return (checked, Node::default(), None);
        }
    };
    let file = Node::of_file(&text);
    checked.kind = Kind::of(&file).or(given.named.then_some(Kind::Standard));
    let name = checked.file.clone();
    let look = Look { position, name: &name, text: &text, file: &file, settings, before };
    let read = match checked.kind {
        None => Ok((Outcome::PassedOver, None)),
        Some(Kind::Standard) => {
            Standard::parse(look.name, look.text).and_then(|standard| look.with_cases(standard, seen))
        }
        Some(Kind::Tailoring) => look.tailoring(seen),
        Some(Kind::Cases) => look.cases(seen),
        Some(Kind::Map) => Map::parse(look.name, look.text).map(|_| plain(Message::new("check-map"))),
        Some(Kind::Waivers) => Waivers::parse(look.name, look.text).map(|found| {
            checked.problems = found.problems;
            plain(Message::new("check-waivers").with("count", found.all.len()))
        }),
        Some(Kind::Crosswalk) => look.crosswalk(),
    };
    let mut standard = None;
    match read {
        Ok((outcome, found)) => (checked.outcome, standard) = (outcome, found),
        Err(problems) => checked.problems = problems,
    }
    checked.text = text;
    (checked, file, standard)
}

fn plain(what: Message) -> (Outcome, Option<Standard>) {
    (Outcome::Holds(what), None)
}

/// What a standard that holds accounts for.
fn holds(standard: Standard) -> (Outcome, Option<Standard>) {
    let what = Message::new("check-standard")
        .with("indicators", standard.indicators.len())
        .with("clauses", standard.source.clauses.len())
        .with("omitted", standard.omitted.len());
    (Outcome::Holds(what), Some(standard))
}

impl Look<'_> {
    /// The problem that a standard it names is not there, or holds mistakes itself.
    fn no_standard(&self, key: &str, named: &str) -> Vec<Problem> {
        let at = self.file.along(&[key]).at.clone();
        let place = Place { file: self.name.into(), spot: Spot::Text(Span::locate(self.text, at)) };
        // Only a tailoring has to have a base that is none.
        let also = if key == "extends" { "or-is-tailoring" } else { "no-suggestion" };
        let problem = Problem::error("standard_unusable", place).with("name", named);
        vec![problem.with("also", Message::new(also))]
    }

    /// A standard that the file names. One that is part of the program is not read a second time where
    /// its file is among those that were looked at.
    fn standard(&self, named: &str) -> Option<Standard> {
        let builtin = Builtin::find(named);
        let is_it = |checked: &Checked| builtin.is_some_and(|builtin| builtin.text == checked.text);
        let known = self.before.iter().find(|(_, (checked, ..))| is_it(checked));
        let known = known.and_then(|(_, (_, _, standard))| standard.clone());
        known.or_else(|| (self.settings.load)(self.position, named))
    }

    /// A standard, and the cases inside its file.
    fn with_cases(&self, standard: Standard, seen: &mut BTreeMap<String, Seen>) -> Read {
        if self.file.get("case").is_none() {
            return Ok(holds(standard));
        }
        let found = CaseFile::inside(self.name, self.text, &standard)?;
        if !found.cases.is_empty() {
            note(&found, seen.entry(standard.id.clone()).or_default());
        }
        Ok(holds(standard))
    }

    fn tailoring(&self, seen: &mut BTreeMap<String, Seen>) -> Read {
        let Some(named) = self.file.text_of("extends") else {
            return Err(mistakes(self.name, self.text));
        };
        match (self.settings.base)(self.position, named) {
            Some(base) => {
                over(&base, self.name, self.text).and_then(|standard| self.with_cases(standard, seen))
            }
            None => {
                let mut problems = self.no_standard("extends", named);
                problems.extend(mistakes(self.name, self.text));
                Err(problems)
            }
        }
    }

    fn crosswalk(&self) -> Read {
        let names = Crosswalk::standards_named(self.text);
        let known: BTreeMap<String, Standard> =
            names.into_iter().filter_map(|name| Some((name.clone(), self.standard(&name)?))).collect();
        Crosswalk::parse(self.name, self.text, &known).map(|found| {
            let what = Message::new("check-crosswalk").with("pairs", found.pairs().count());
            plain(what.with("count", found.relations()))
        })
    }

    fn cases(&self, seen: &mut BTreeMap<String, Seen>) -> Read {
        let named = CaseFile::standard_of(self.name, self.text)?;
        let Some(standard) = self.standard(&named) else {
            return Err(self.no_standard("standard", &named));
        };
        let found = CaseFile::parse(self.name, self.text, &standard)?;
        note(&found, seen.entry(standard.id).or_default());
        Ok(plain(Message::new("check-cases").with("count", found.cases.len())))
    }
}

/// Notes what a file of cases asks for.
fn note(found: &CaseFile, seen: &mut Seen) {
    seen.files += 1;
    for (indicator, verdicts) in found.cases.iter().flat_map(|case| &case.expect) {
        for (_, verdict) in verdicts {
            match verdict {
                Verdict::Met => drop(seen.met.insert(indicator.clone())),
                Verdict::NotMet => drop(seen.not_met.insert(indicator.clone())),
                Verdict::PartlyMet | Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable => {}
            }
        }
    }
}
