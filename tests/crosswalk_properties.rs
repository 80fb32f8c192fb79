//! Whatever the thresholds and whatever is found: what one answer settles is what the other standard
//! would have come to by itself.

mod common;

use std::collections::BTreeMap;

use common::fixture;
use dabiao::audit::{Settings, Verdict, assess};
use dabiao::crosswalk::{BUILTIN, Crosswalk, also};
use dabiao::intake::{Answer, Attested, Fact, Inspection};
use dabiao::place::Place;
use dabiao::standard::{Builtin, Level, Standard};
use dabiao::value::{Datum, Mark, Measure, read_quantity};
use proptest::prelude::*;

/// A standard of one indicator on a number of things, asked by both grades or by one.
fn standard(id: &str, kind: usize, high: u32, low: u32, width: u32, by_grade: usize) -> Standard {
    let value = match by_grade {
        0 => format!("{high}"),
        1 => format!("{{ high = {high} }}"),
        2 => format!("{{ low = {low} }}"),
        _ => format!("{{ high = {high}, low = {low} }}"),
    };
    let check = match kind {
        0 => format!("check.at_least = {{ field = \"n\", value = {value} }}"),
        1 => format!("check.at_most = {{ field = \"n\", value = {value} }}"),
        2 => format!("check.above = {{ field = \"n\", value = {value} }}"),
        3 => format!("check.below = {{ field = \"n\", value = {value} }}"),
        4 => format!("check.exactly = {{ field = \"n\", value = {value} }}"),
        _ => format!("check.between = {{ field = \"n\", from = {high}, to = {} }}", high + width),
    };
    let text = std::fs::read_to_string(fixture("crosswalk").join("one.toml.txt")).expect("the fixture");
    let text = text.replace("ID", id).replace("CHECK", &check);
    Standard::parse(id, &text).expect(&text)
}

fn with_fact(value: u32) -> Inspection {
    let at = Place::file("a");
    let mut inspection = Inspection::new(at.clone());
    let text = value.to_string();
    let quantity = read_quantity(&Datum::text(text.clone()), Measure::Items).expect("a number");
    inspection.facts.insert("n".to_owned(), Fact { quantity: Some(quantity), text, at });
    inspection
}

fn with_mark(mark: Mark) -> Inspection {
    let at = Place::file("a");
    let mut inspection = Inspection::new(at.clone());
    let mut answer = Answer::blank(at);
    answer.result = Some(Attested { mark: Some(mark), text: "".into() });
    inspection.answers.add("1", answer);
    inspection
}

fn settings() -> Settings {
    Settings::at(Level::Township)
}

fn verdicts(standard: &Standard, inspection: &Inspection) -> Vec<Verdict> {
    let assessment = assess(standard, inspection, &settings());
    (0..standard.grades.len()).map(|grade| assessment.findings[0].verdict(grade)).collect()
}

proptest! {
    #[test]
    fn what_is_settled_is_what_would_have_been_found(
        kinds in (0_usize..6, 0_usize..6),
        highs in (0_u32..7, 0_u32..7),
        lows in (0_u32..7, 0_u32..7),
        widths in (0_u32..4, 0_u32..4),
        grades in (0_usize..4, 0_usize..4),
        found in 0_u32..9,
    ) {
        let one = standard("one", kinds.0, highs.0, lows.0, widths.0, grades.0);
        let two = standard("two", kinds.1, highs.1, lows.1, widths.1, grades.1);
        let known = BTreeMap::from([("one".to_owned(), one.clone()), ("two".to_owned(), two.clone())]);
        let text = "format = 1\n[[pair]]\nleft = \"one\"\nright = \"two\"\n\
            [[pair.field]]\nleft = \"n\"\nright = \"n\"\n\
            [[pair.relation]]\nleft = \"1\"\nright = \"1\"\n";
        let crosswalk = Crosswalk::parse("a", text, &known).expect("valid");
        let measured = with_fact(found);
        for (from, to) in [(&one, &two), (&two, &one)] {
            let bridge = crosswalk.between(&from.id, &to.id).expect("a pair");
            let wanted = verdicts(to, &measured);
            // The figure itself is carried over, and judged just as there.
            let assessment = assess(from, &measured, &settings());
            let judged = also(&bridge, &measured, &assessment, None, &settings());
            let got: Vec<Verdict> =
                (0..to.grades.len()).map(|grade| judged.assessment.findings[0].verdict(grade)).collect();
            prop_assert_eq!(&got, &wanted);
            prop_assert!(judged.assessment.problems.iter().all(|p| p.code() != "crosswalk_measured_against"));
            // An inspector who only marks the item says nothing wrong of the other one either.
            let own: Vec<Verdict> = verdicts(from, &measured)
                .into_iter()
                .filter(|verdict| *verdict != Verdict::NotApplicable)
                .collect();
            let mark = match own.as_slice() {
                [first, rest @ ..] if rest.iter().all(|other| other == first) => match first {
                    Verdict::Met => Mark::Met,
                    _ => Mark::NotMet,
                },
                _ => continue,
            };
            let marked = with_mark(mark);
            let judged = also(&bridge, &marked, &assess(from, &marked, &settings()), None, &settings());
            for settled in &judged.settled {
                prop_assert!(wanted.iter().all(|one| *one == settled.verdict || *one == Verdict::NotApplicable));
            }
        }
    }
}

/// Every pair of the shipped crosswalk, both ways, at every level they share.
fn shipped() -> Crosswalk {
    let names = Crosswalk::standards_named(BUILTIN);
    let read = |name: &String| {
        let builtin = Builtin::find(name).expect("built in");
        (name.clone(), Standard::parse(name, builtin.text).expect("valid"))
    };
    Crosswalk::parse("crosswalk.toml", BUILTIN, &names.iter().map(read).collect()).expect("valid")
}

#[test]
fn full_compliance_settles_no_failure_and_full_failure_no_success() {
    let crosswalk = shipped();
    let pairs: Vec<(String, String)> =
        crosswalk.pairs().map(|(left, right)| (left.to_owned(), right.to_owned())).collect();
    let mut seen = 0;
    for (left, right) in pairs.iter().flat_map(|(left, right)| [(left, right), (right, left)]) {
        let bridge = crosswalk.between(left, right).expect("a pair");
        for level in bridge.from.levels.iter().filter(|level| bridge.to.levels.contains(level)) {
            for (mark, verdict) in [(Mark::Met, Verdict::Met), (Mark::NotMet, Verdict::NotMet)] {
                let mut inspection = Inspection::new(Place::file("a"));
                for indicator in bridge.from.indicators_at(*level) {
                    let answer = with_mark(mark).answers.remove("1").expect("marked");
                    if let Some(set) = indicator.check.as_ref().and_then(|check| check.subject.set()) {
                        let members = set.members.iter().map(|member| (member.id.clone(), answer.clone()));
                        inspection.members.insert(indicator.id.clone(), members.collect());
                    }
                    inspection.answers.add(indicator.id.as_str(), answer);
                }
                let settings = Settings { level: *level, ..settings() };
                let assessment = assess(bridge.from, &inspection, &settings);
                let judged = also(&bridge, &inspection, &assessment, None, &settings);
                for settled in &judged.settled {
                    let (_, relation) = settled.from.item().expect("marks are carried by relations");
                    assert_eq!(settled.verdict, verdict, "{left} {right} {}", settled.item.name(bridge.to));
                    assert_eq!(relation.carries(verdict), Some(verdict));
                    seen += 1;
                }
                let codes = judged.assessment.problems.iter().map(|problem| problem.code());
                let about = codes.filter(|code| code.starts_with("crosswalk"));
                assert_eq!(about.count(), 0, "{left} {right} {}", level.id());
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

proptest! {
    #[test]
    fn no_text_brings_the_reading_down(at in 0_usize..900, cut in 0_usize..40, put in "[\\[\\]\"=(){}0-9a-z\n 中]{0,6}") {
        let text = std::fs::read_to_string(fixture("crosswalk").join("crosswalk.toml")).expect("the fixture");
        let known = ["walk-left.toml", "walk-right.toml"].map(|name| {
            let text = std::fs::read_to_string(fixture("crosswalk").join(name)).expect("the fixture");
            (name.to_owned(), Standard::parse(name, &text).expect("valid"))
        });
        let characters: Vec<char> = text.chars().collect();
        let at = at.min(characters.len());
        let end = (at + cut).min(characters.len());
        let spoilt: String =
            characters[..at].iter().chain(put.chars().collect::<Vec<_>>().iter()).chain(&characters[end..]).collect();
        let _ = Crosswalk::is_one(&spoilt);
        let _ = Crosswalk::standards_named(&spoilt);
        if let Err(problems) = Crosswalk::parse("a.toml", &spoilt, &BTreeMap::from(known)) {
            prop_assert!(!problems.is_empty());
        }
    }
}
