//! Crosswalk files: every mistake at its line and column, and the shipped one.

mod common;

use std::collections::BTreeMap;

use common::{dabiao, fixture, root};
use dabiao::crosswalk::{BUILTIN, Crosswalk};
use dabiao::place::Spot;
use dabiao::standard::{Builtin, Standard};

fn small() -> BTreeMap<String, Standard> {
    let read = |name: &str| {
        let path = fixture("crosswalk").join(format!("{name}.toml"));
        let text = std::fs::read_to_string(path).expect("the fixture");
        (name.to_owned(), Standard::parse(name, &text).expect("valid"))
    };
    BTreeMap::from(["walk-left", "walk-right"].map(read))
}

/// Codes with line and column, in order.
fn problems(text: &str) -> Vec<(&'static str, usize, usize)> {
    let Err(problems) = Crosswalk::parse("a.toml", text, &small()) else { return Vec::new() };
    problems
        .iter()
        .map(|problem| {
            let Spot::Text(span) = &problem.place.spot else { unreachable!("a text file") };
            (problem.code(), span.line, span.column)
        })
        .collect()
}

const HEAD: &str = "format = 1\n[[pair]]\nleft = \"walk-left\"\nright = \"walk-right\"\n";
const FIELD: &str = "[[pair.field]]\nleft = \"hall_area\"\nright = \"area\"\n";
const WHY: &str = "why = { zh = \"甲\", en = \"a\" }\n";

/// A relation below the head: it begins on line 5.
fn relation(left: &str, right: &str, more: &str) -> String {
    format!("{HEAD}[[pair.relation]]\nleft = \"{left}\"\nright = \"{right}\"\n{more}")
}

#[test]
fn a_sound_file_has_no_problem() {
    assert_eq!(problems(&relation("1", "b", "is = \"equal\"\n")), []);
    assert_eq!(problems(&relation("3(1)", "h(2)", &format!("is = \"overlapping\"\n{WHY}"))), []);
    assert_eq!(problems(&format!("{HEAD}{FIELD}[[pair.relation]]\nleft = \"2\"\nright = \"a\"\n")), []);
}

#[test]
fn names_that_lead_nowhere() {
    let unknown = "format = 1\n[[pair]]\nleft = \"walk-leff\"\nright = \"walk-right\"\n[[pair.relation]]\nleft = \"1\"\n";
    assert_eq!(problems(unknown), [("crosswalk_no_standard", 3, 8)]);
    assert_eq!(problems(&relation("9", "b", "is = \"equal\"\n")), [("crosswalk_no_indicator", 6, 8)]);
    assert_eq!(problems(&relation("3(4)", "b", "is = \"equal\"\n")), [("crosswalk_no_member", 6, 8)]);
    assert_eq!(problems(&relation("3(0)", "b", "is = \"equal\"\n")), [("crosswalk_no_member", 6, 8)]);
    assert_eq!(problems(&relation("1", "b(1)", "is = \"equal\"\n")), [("crosswalk_no_member", 7, 9)]);
    let field = format!("{HEAD}[[pair.field]]\nleft = \"hall\"\nright = \"area\"\n");
    assert_eq!(problems(&field), [("crosswalk_no_field", 6, 8)]);
    assert_eq!(problems(&relation("1", "b", "is = \"equals\"\n")), [("unknown_word", 8, 6)]);
    assert_eq!(problems(&relation("1", "b", "is = \"equal\"\nwhi = 1\n")), [("unknown_key", 9, 1)]);
    assert_eq!(problems("format = 1\n"), [("none_given", 1, 1)]);
    assert_eq!(problems(&HEAD.replace("format = 1", "format = 2")), [("unsupported_format", 1, 10)]);
}

#[test]
fn levels_are_those_both_have() {
    let levels = |levels: &str| relation("1", "b", &format!("is = \"equal\"\nlevels = [{levels}]\n"));
    assert_eq!(problems(&levels("\"township\"")), []);
    // The left one has no county, and nobody has a town.
    assert_eq!(
        problems(&levels("\"county\", \"town\"")),
        [("crosswalk_level", 9, 11), ("crosswalk_level", 9, 21)]
    );
    assert_eq!(problems(&levels("")), [("crosswalk_levels_empty", 7, 9)]);
    assert_eq!(problems(&relation("1", "i", "is = \"equal\"\n")), [("crosswalk_no_shared_level", 7, 9)]);
}

#[test]
fn what_the_thresholds_decide_is_not_said_and_all_else_is() {
    let decided = |is: &str| format!("{HEAD}{FIELD}[[pair.relation]]\nleft = \"2\"\nright = \"a\"\n{is}");
    assert_eq!(problems(&decided("is = \"equal\"\n")), [("crosswalk_is_superfluous", 11, 6)]);
    // Without the fields matched, nothing says that both measure the same.
    assert_eq!(problems(&relation("2", "a", "")), [("crosswalk_is_missing", 5, 1)]);
    assert_eq!(problems(&relation("1", "b", "is = \"stricter\"\n")), [("crosswalk_why_missing", 5, 1)]);
    assert_eq!(problems(&relation("1", "b", &format!("is = \"stricter\"\n{WHY}"))), []);
}

#[test]
fn fields_of_different_types_are_not_the_same_fact() {
    let text = format!("{HEAD}[[pair.field]]\nleft = \"hall_area\"\nright = \"seats\"\n");
    assert_eq!(problems(&text), [("crosswalk_field_types", 7, 9)]);
}

#[test]
fn nothing_stands_twice() {
    assert_eq!(problems(&format!("{HEAD}{FIELD}{FIELD}")), [("crosswalk_field_twice", 10, 9)]);
    let same = "[[pair.relation]]\nleft = \"1\"\nright = \"b\"\nis = \"equal\"\n";
    assert_eq!(problems(&format!("{HEAD}{same}{same}")), [("crosswalk_relation_twice", 11, 9)]);
    let at = |level: &str| format!("{same}levels = [\"{level}\"]\n");
    assert_eq!(problems(&format!("{HEAD}{}{}", at("township"), at("village"))), []);
    assert_eq!(
        problems(&format!("{HEAD}{}{}", at("township"), at("township"))),
        [("crosswalk_relation_twice", 12, 9)]
    );
    let mirrored = "[[pair]]\nleft = \"walk-right\"\nright = \"walk-left\"\n";
    assert_eq!(problems(&format!("{HEAD}{mirrored}")), [("crosswalk_pair_twice", 7, 9)]);
    let own = "format = 1\n[[pair]]\nleft = \"walk-left\"\nright = \"walk-left\"\n";
    assert_eq!(problems(own), [("crosswalk_same_standard", 4, 9)]);
}

#[test]
fn all_problems_come_at_once_by_line() {
    let text = relation("9", "z", "is = \"equals\"\nlevel = \"x\"\n");
    let codes = ["crosswalk_no_indicator", "crosswalk_no_indicator", "unknown_word", "unknown_key"];
    assert_eq!(problems(&text).iter().map(|found| found.0).collect::<Vec<_>>(), codes);
    assert_eq!(problems(&text).iter().map(|found| found.1).collect::<Vec<_>>(), [6, 7, 8, 9]);
}

#[test]
fn the_shipped_crosswalk_is_valid() {
    let names = Crosswalk::standards_named(BUILTIN);
    let known = names.iter().map(|name| {
        let builtin = Builtin::find(name).unwrap_or_else(|| panic!("{name} is built in"));
        (name.clone(), Standard::parse(name, builtin.text).expect("valid"))
    });
    let crosswalk = Crosswalk::parse("crosswalk.toml", BUILTIN, &known.collect())
        .unwrap_or_else(|problems| panic!("{problems:#?}"));
    // Each of the five with each other.
    assert_eq!(crosswalk.pairs().count(), 10);
    assert!(crosswalk.relations() > 600);
}

#[test]
fn check_tells_a_crosswalk_from_a_standard() {
    let run = dabiao(["check", "fixtures/crosswalk", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("fixtures/crosswalk/crosswalk.toml: holds; one pair of standards, 8 relations"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("crosswalk.toml");
    let walk = |name: &str| root().join("fixtures/crosswalk").join(name).display().to_string();
    let text = std::fs::read_to_string(walk("crosswalk.toml")).expect("the fixture");
    // A crosswalk elsewhere, with its standards by their paths; and one word wrong.
    let text = text.replace("\"walk-left.toml\"", &format!("{:?}", walk("walk-left.toml")));
    let text = text.replace("\"walk-right.toml\"", &format!("{:?}", walk("walk-right.toml")));
    std::fs::write(&file, &text).expect("written");
    let path = file.to_str().expect("UTF-8");
    assert_eq!(dabiao(["check", path]).code, 0);
    std::fs::write(&file, text.replace("is = \"broader\"", "is = \"broad\"")).expect("written");
    let run = dabiao(["check", path, "--lang", "en"]);
    assert_eq!(run.code, 10);
    assert!(run.out.contains("unknown_word") && run.out.contains("crosswalk.toml:58:6"), "{}", run.out);
}
