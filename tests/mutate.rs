//! Changing standards: which changes there are, which of them cases notice, and what the program says.

mod common;

use std::path::Path;

use assert_cmd::Command;
use common::{dabiao, fixture};
use dabiao::cases::{About, CaseFile, Mutant, Term, mutants, notice};
use dabiao::standard::Standard;
use serde_json::{Value, json};

/// A standard with one figure that is required and one thing that is not.
const SMALL: &str = r#"format = 1
id = "small"
edition = "1"
title = { zh = "小标准", en = "Small" }
levels = ["township"]

[source]
title = "小办法"
issuer = { zh = "示例", en = "Example" }
locator = { zh = "第{}条", en = "article {}" }
clauses = ["1..2"]

[[grade]]
id = "qualified"
name = { zh = "达标", en = "Qualified" }
requires = "shall"

[[section]]
id = "s"
title = { zh = "场所", en = "Premises" }
groups.g = { zh = "大厅", en = "Hall" }

[field.hall_area]
type = "area"
label = { zh = "大厅面积", en = "Hall area" }

[[indicator]]
id = "1"
in = "s.g"
title = { zh = "大厅面积", en = "Hall area" }
ask = { zh = "是否不少于50平方米？", en = "At least 50 m²?" }
how = { zh = "测量", en = "Measure" }
cite = "1"
obligation = "shall"
check.at_least = { field = "hall_area", value = 50 }

[[indicator]]
id = "2"
in = "s.g"
title = { zh = "饮水机", en = "Water" }
ask = { zh = "有无饮水机？", en = "Is there water?" }
how = { zh = "查看", en = "Look" }
cite = "2"
obligation = "should"
"#;

/// Cases that leave nothing unnoticed.
const ALL: &str = r#"
[[case]]
name = "the bound"
fields = { hall_area = "50平方米" }
expect = { "1" = "met" }

[[case]]
name = "just below"
fields = { hall_area = "49.99平方米" }
expect = { "1" = "not_met" }

[[case]]
name = "nothing is there"
others = "无"
expect = { "2" = "not_met" }
grade = "none"
fixes = { qualified = ["1"] }

[[case]]
# 1.5 of 2 is 75%: the half decides nothing beyond its points.
name = "water in part"
others = "met"
marks = { "2" = "partly_met" }
points = { "2" = 0.5 }
grade = "qualified"

[[case]]
# 0 of 1 and 0 of 2 are both nothing, 1 of 1 and 2 of 2 both all: half of 1 is not half of 2.
name = "water does not apply, the hall in part"
marks = { "1" = "partly_met", "2" = "not_applicable" }
expect = { "2" = "not_applicable" }
score = 50
"#;

fn small() -> Standard {
    Standard::parse("small.toml", SMALL).expect("valid")
}

/// `1 threshold 50 → 49.99`
fn said(mutant: &Mutant, standard: &Standard) -> String {
    let about = match mutant.about {
        About::Indicator(at) => standard.indicators[at].id.as_str(),
        About::Parameter(at) => standard.parameters[at].id.as_str(),
        About::Section(at) => standard.sections[at].id.as_str(),
        About::Grade(at) => standard.grades[at].id.as_str(),
        About::Scoring => "scoring",
    };
    let term = |term: &Term| match term {
        Term::Amount(number, _) | Term::Number(number) => number.normalize().to_string(),
        Term::Word(word) => (*word).to_owned(),
        Term::Yes => "yes".to_owned(),
        Term::No => "no".to_owned(),
    };
    let part = mutant.part.as_deref().map(|part| format!(" {part}")).unwrap_or_default();
    let grade = mutant.grade.map(|grade| format!(" {}", standard.grades[grade].id)).unwrap_or_default();
    let (what, from, to) = (mutant.what.id(), term(&mutant.from), term(&mutant.to));
    format!("{about} {what}{part}{grade} {from} → {to}")
}

fn all(standard: &Standard) -> Vec<String> {
    mutants(standard).iter().map(|mutant| said(mutant, standard)).collect()
}

fn unnoticed(standard: &Standard, cases: &str) -> Vec<String> {
    let text = format!("{SMALL}{cases}");
    let file = CaseFile::inside("small.toml", &text, standard).expect("no mistakes");
    let noticed = notice(standard, &file.cases.iter().collect::<Vec<_>>());
    assert_eq!(noticed.made, mutants(standard).len());
    noticed.unnoticed.iter().map(|mutant| said(mutant, standard)).collect()
}

#[test]
fn everything_a_small_standard_says_is_said_otherwise() {
    let wanted = [
        "1 level yes → no",
        "1 polarity presence → absence",
        "1 obligation shall → should",
        "1 threshold 50 → 49.99",
        "1 threshold 50 → 50.01",
        "1 comparison at_least → above",
        "2 level yes → no",
        "2 polarity presence → absence",
        "2 obligation should → shall",
        "scoring partial 0.5 → 0.4",
        "scoring partial 0.5 → 0.6",
        "scoring not_applicable left_out → full",
        "scoring not_applicable left_out → not_allowed",
        "scoring places 2 → 1",
        "scoring places 2 → 3",
    ];
    assert_eq!(all(&small()), wanted);
}

#[test]
fn one_case_at_the_bound_notices_what_moves_the_bound_up() {
    let bound = "[[case]]\nname = \"a\"\nfields = { hall_area = \"50\" }\nexpect = { \"1\" = \"met\" }\n";
    let standard = small();
    let left = unnoticed(&standard, bound);
    for noticed in ["1 level yes → no", "1 threshold 50 → 50.01", "1 comparison at_least → above"] {
        assert!(!left.contains(&noticed.to_owned()), "{noticed}");
    }
    assert_eq!(left.len(), 15 - 3, "{left:?}");
    // The standard is itself again after every change.
    assert_eq!(unnoticed(&standard, bound), left);
}

#[test]
fn a_case_that_fails_anyway_notices_only_what_it_did_not_say_before() {
    let wrong = "[[case]]\nname = \"a\"\nfields = { hall_area = \"50\" }\nexpect = { \"1\" = \"not_met\" }\n";
    // With the bound moved up the case comes out, which is no notice; dropped, it fails in another way.
    let left = unnoticed(&small(), wrong);
    assert!(left.contains(&"1 threshold 50 → 50.01".to_owned()), "{left:?}");
    assert!(!left.contains(&"1 level yes → no".to_owned()), "{left:?}");
}

#[test]
fn cases_that_look_at_everything_leave_the_places_only() {
    // 50 and 75 look the same at any places.
    let left = unnoticed(&small(), ALL);
    assert_eq!(left, ["scoring places 2 → 1", "scoring places 2 → 3"]);
}

fn table(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(fixture(&format!("tables/{name}.toml"))).expect("the fixture");
    all(&Standard::parse(name, &text).expect("valid"))
}

#[test]
fn points_and_faults_are_changed_by_their_last_place() {
    let made = table("deductions");
    let of = |start: &str| -> Vec<&str> {
        made.iter().filter_map(|one| one.strip_prefix(start)).collect::<Vec<_>>()
    };
    assert_eq!(of("1 deduction "), ["missing 0.2 → 0.1", "missing 0.2 → 0.3"]);
    assert_eq!(of("2 per "), ["missing member → flat"]);
    assert_eq!(of("3 partial "), ["0 → 0.5"]);
    assert_eq!(of("4 step "), ["below 0.01 → 0.02"]);
    assert_eq!(of("4 part_step "), ["below whole → counts", "below whole → free"]);
    assert_eq!(of("5 most "), ["late 5 → 4", "late 5 → 6"]);
    assert_eq!(of("7 credit "), ["0.2 → 0.1", "0.2 → 0.3"]);
    assert_eq!(of("8 points "), ["20 → 19", "20 → 21"]);
    assert_eq!(of("qualified score "), ["80 → 79", "80 → 81"]);
    // Points come in tenths, so none is less than half a hundredth of a per cent below a bound.
    assert_eq!(of("scoring rounding "), [] as [&str; 0]);
}

#[test]
fn what_no_fact_can_show_is_not_changed() {
    let made = table("weighted");
    // Three items of one point, a half each where partly met: no score between 50% and 66.6…%.
    assert!(!made.iter().any(|one| one.contains("section_score site")), "{made:?}");
    // A post that was empty once leaves 60% of conduct, which three stars do not allow.
    assert!(!made.iter().any(|one| one.starts_with("2.1 required_for three")), "{made:?}");
    assert!(made.contains(&"2.2 required_for three no → yes".to_owned()), "{made:?}");
    let made = table("bonus");
    // Without help in full, 97.5 is the most; 100 are asked for.
    assert!(!made.contains(&"3 required_for excellent no → yes".to_owned()), "{made:?}");
    assert!(made.contains(&"4 required_for excellent no → yes".to_owned()), "{made:?}");
    // Scores are halves of a point, and what does not apply counts in full.
    assert!(!made.iter().any(|one| one.starts_with("scoring places")), "{made:?}");
    // The sum is at most 100, all bonus at most 10: more than 110 never comes about.
    let ceiling: Vec<&String> = made.iter().filter(|one| one.starts_with("scoring ceiling")).collect();
    assert_eq!(ceiling, ["scoring ceiling 110 → 109"]);
}

#[test]
fn the_example_standards_and_two_shipped_ones_leave_no_change_unnoticed() {
    let files = [
        "fixtures/cases",
        "fixtures/tables",
        "standards/cases/ningbo-township.toml",
        "standards/cases/xingning-branch.toml",
        "--mutate",
        "--lang",
        "en",
    ];
    let run = dabiao(["test"].into_iter().chain(files));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(run.out.matches("changes, 0 that no case noticed").count(), 6, "{}", run.out);
    assert!(!run.out.contains("no case saw"), "{}", run.out);
}

/// Runs the program in a folder.
fn run_in(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("dabiao")
        .expect("the program is built")
        .env_clear()
        .current_dir(folder)
        .args(args)
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("it exits by itself"), text(output.stdout), text(output.stderr))
}

#[test]
fn cases_stand_inside_a_standard_or_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("cases")).expect("made");
    let case = |name: &str, verdict: &str| {
        format!(
            "[[case]]\nname = \"{name}\"\nmarks = {{ \"2\" = \"有\" }}\nexpect = {{ \"2\" = \"{verdict}\" }}\n"
        )
    };
    std::fs::write(at("small.toml"), format!("{SMALL}{}", case("inside", "met"))).expect("written");
    let beside = format!("standard = \"small.toml\"\n\n{}", case("beside", "met"));
    std::fs::write(at("small.cases.toml"), beside).expect("written");
    let below = format!("standard = \"../small.toml\"\n\n{}", case("below", "not_met"));
    std::fs::write(at("cases/small.toml"), below).expect("written");
    std::fs::write(at("other.toml"), "[tool]\nname = \"no checklist\"\n").expect("written");
    for args in [vec!["test", "--lang", "en"], vec!["test", "small.toml", "--lang", "en"]] {
        let (code, out, err) = run_in(folder.path(), &args);
        assert_eq!(code, 10, "{out}{err}");
        for said in [
            "small.toml: 1 case, 0 not as expected",
            "small.cases.toml: 1 case, 0 not as expected",
            "small.toml:3 “below”: item 2 (Qualified) should be not met, is met",
            "  township (subdistrict): 1 item that no case saw met: 1",
            "  township (subdistrict): 2 items that no case saw not met: 1, 2",
        ] {
            assert!(out.contains(said), "{said}: {out}");
        }
    }
    // Mistakes in cases inside a standard are the standard's own.
    std::fs::write(at("small.toml"), format!("{SMALL}{}", case("inside", "mett"))).expect("written");
    let (code, out, err) = run_in(folder.path(), &["check", "small.toml"]);
    assert_eq!(code, 10, "{out}{err}");
    assert!(out.contains("unknown_word"), "{out}{err}");
}

#[test]
fn without_cases_it_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, _, err) = run_in(folder.path(), &["test", "--lang", "en"]);
    assert_eq!(code, 3);
    assert!(err.contains("there are no cases under this folder"), "{err}");
    std::fs::write(folder.path().join("small.toml"), SMALL).expect("written");
    let (code, _, err) = run_in(folder.path(), &["test", "small.toml"]);
    assert_eq!(code, 3);
    assert!(err.contains("small.cases.toml") || err.contains("NAME.cases.toml"), "{err}");
}

#[test]
fn unnoticed_changes_are_listed_as_text_and_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("small.toml"), format!("{SMALL}{ALL}")).expect("written");
    let (code, out, err) = run_in(folder.path(), &["test", "--mutate", "--lang", "en"]);
    assert_eq!(code, 10, "{out}{err}");
    assert!(out.contains("small: 15 changes, 2 that no case noticed"), "{out}");
    assert!(out.contains("  scoring, decimal places: 2 → 1"), "{out}");
    let (code, out, _) = run_in(folder.path(), &["test", "--mutate"]);
    assert_eq!(code, 10);
    assert!(out.contains("  计分，小数位数：2 → 3"), "{out}");
    // The code does not depend on the format; without --mutate all is well.
    let (code, out, _) = run_in(folder.path(), &["test", "--mutate", "--format", "json"]);
    assert_eq!(code, 10);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    let standard = &report["standards"][0];
    assert_eq!(standard["id"], "small");
    assert_eq!(standard["files"][0], json!({"file": "small.toml", "cases": 5, "failed": []}));
    assert_eq!(standard["changes"]["made"], 15);
    assert_eq!(standard["changes"]["unnoticed"][0]["what"], "places");
    assert_eq!(standard["changes"]["unnoticed"][0]["from"], 2);
    let (code, out, _) = run_in(folder.path(), &["test", "--format", "json"]);
    assert_eq!(code, 0);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert!(report["standards"][0].get("changes").is_none());
    assert_eq!(report["standards"][0]["coverage"][0]["never_not_met"], json!([]));
}
