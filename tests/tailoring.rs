//! Tailorings: what a county changes of a standard is judged, named with its reason, and held to
//! what there is.

mod common;

use common::{audit_json, dabiao, finding, fixture, grade};
use serde_json::json;

fn county() -> String {
    fixture("tailoring/county.toml").display().to_string()
}

#[test]
fn a_list_is_judged_by_the_tailored_figures() {
    let report = audit_json(&fixture("standard.xlsx"), 0, &["--standard", &county()]);
    assert_eq!(report["standard"]["id"], "example-county");
    assert_eq!(report["standard"]["base"]["id"], "ningbo-township");
    // 132 m²: short of 200 by 68, and enough for 80.
    let fourth = finding(&report, "4");
    assert_eq!(fourth["verdict_by_grade"], json!({"demonstration": "not_met", "standard": "met"}));
    assert_eq!(fourth["shortfall"]["value"], json!(68));
    // 90% against the county's 92% of 2026.
    assert_eq!(finding(&report, "23")["verdict"], "not_met");
    assert_eq!(report["parameters"][0]["year"], json!(2026));
    let ids: Vec<&str> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| f["indicator"].as_str().expect("id"))
        .collect();
    assert_eq!(ids.len(), 58, "58, one of them off, and one added");
    assert!(!ids.contains(&"36"));
    // It stands after the last of its heading, 3 to 5.
    let at = |id: &str| ids.iter().position(|one| *one == id).expect(id);
    assert_eq!(at("59"), at("5") + 1);
    let demonstration = grade(&report, "demonstration");
    assert_eq!(demonstration["conditions"][0]["at_least"], json!(90));
    // Of the year of the judgement.
    let report =
        audit_json(&fixture("standard.xlsx"), 0, &["--standard", &county(), "--as-of", "2025-03-01"]);
    assert_eq!(report["parameters"][0]["value"], json!(0.91));
    assert_eq!(report["parameters"][0]["year"], json!(2025));
}

#[test]
fn every_deviation_is_listed_with_its_reason_and_what_loosens_is_marked() {
    let report = audit_json(&fixture("standard.xlsx"), 0, &["--standard", &county()]);
    let deviations = report["standard"]["base"]["deviations"].as_array().expect("a list");
    let told: Vec<(&str, &str, bool)> = deviations
        .iter()
        .map(|one| {
            (
                one["id"].as_str().expect("an id"),
                one["what"].as_str().expect("a word"),
                one["loosens"].as_bool().expect("a flag"),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("4", "threshold", false),
            ("4", "threshold", true),
            ("36", "off", true),
            ("46", "obligation", true),
            ("59", "added", false),
            ("demonstration", "condition", false),
            // The figure itself, and the one of 2025.
            ("online_rate", "value", false),
            ("online_rate", "value", false),
        ]
    );
    assert_eq!(deviations[3]["reason"], "编制由市里统筹");
    assert_eq!(deviations[3]["cite"], "细则第2条");
    assert_eq!(deviations[4]["cite"], "细则第5条");
}

/// The deviations of a tailoring of the example that the lints have, less its head: of what, which
/// side, whether it loosens, in words.
fn deviations(base: &[(&str, &str)], own: &str) -> Vec<(String, String, bool, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(common::root().join("src/lint/example.toml")).expect("readable");
    let text = base.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    std::fs::write(folder.path().join("base.toml"), text).expect("written");
    let head = "format = 1\nextends = \"base.toml\"\nof_edition = \"2026\"\nid = \"county\"\nedition = \"1\"\ntitle = { zh = \"县\", en = \"County\" }\n";
    let path = folder.path().join("county.toml");
    std::fs::write(&path, format!("{head}{own}")).expect("written");
    let path = path.to_str().expect("UTF-8");
    let facts = "{\"level\":\"township\",\"marks\":{\"2\":\"met\"}}";
    let input = folder.path().join("facts.ndjson");
    std::fs::write(&input, facts).expect("written");
    let run = dabiao(["score", input.to_str().expect("UTF-8"), "--standard", path, "--lang", "en"]);
    let results = folder.path().join("results.ndjson");
    std::fs::write(&results, run.out).expect(&run.err);
    let report: serde_json::Value = serde_json::from_str(&common::whole(&results, &[path])).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    let found = report["standard"]["base"]["deviations"].as_array().expect("a list").iter();
    found
        .map(|one| {
            let loosens = one["loosens"].as_bool().expect("a flag");
            (text(&one["of"]), text(&one["what"]), loosens, text(&one["text"]))
        })
        .collect()
}

#[test]
fn other_names_of_centres_are_a_deviation() {
    // They were taken over and listed nowhere.
    let own = "[centre]\nname_patterns = [\"××镇政务服务中心\"]\n";
    let wanted = |from: &str| {
        let said = format!("how centres are called: {from} → ××镇政务服务中心");
        [("centre".to_owned(), "name_patterns".to_owned(), false, said)]
    };
    assert_eq!(deviations(&[], own), wanted("none"));
    let base = ("[[grade]]", "[centre]\nname_patterns = [\"××村便民服务站\"]\n\n[[grade]]");
    assert_eq!(deviations(&[base], own), wanted("××村便民服务站"));
}

#[test]
fn a_veto_that_is_gone_and_a_later_day_loosen() {
    // Neither was compared at all: such a change was refused as one of nothing.
    let base = ("cite = \"2\"\n", "cite = \"2\"\nveto = true\n");
    let reason = "reason = { zh = \"理由\", en = \"a reason\" }\n";
    let own = format!("[[change]]\nindicator = \"1\"\nveto = false\n{reason}");
    let told = deviations(&[base], &own);
    let gone = (
        "indicator".to_owned(),
        "required_for".to_owned(),
        true,
        "no longer decides every grade on its own (veto)".to_owned(),
    );
    assert_eq!(told, [gone]);
    let base = ("cite = \"3\"\n", "cite = \"3\"\ndue = \"2026-12-31\"\n");
    for (day, loosens) in [("2027-06-30", true), ("2026-06-30", false)] {
        let own = format!("[[change]]\nindicator = \"2\"\ndue = \"{day}\"\n{reason}");
        let due = ("indicator".to_owned(), "due".to_owned(), loosens, format!("due: 2026-12-31 → {day}"));
        assert_eq!(deviations(&[base], &own), [due]);
    }
}

/// What `dabiao` says of the county's tailoring with something in it replaced.
fn refused(from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(county()).expect("the fixture");
    assert!(text.contains(from), "{from}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("county.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 4, "{to}: {}", run.out);
    run.err
}

#[test]
fn what_loosens_needs_a_reason_and_what_is_not_there_cannot_be_changed() {
    let reason = "reason = { zh = \"山区镇场地有限，标准型降至80平方米\", en = \"mountain towns lack room, so the standard grade takes 80 m²\" }\n";
    for (from, to, code, place) in [
        (reason, "", "loosened_without_reason", "county.toml:16:13"),
        ("indicator = \"46\"", "indicator = \"64\"", "tailored_indicator", "county.toml:22:13"),
        (
            "grade = \"demonstration\"",
            "grade = \"demonstrator\"",
            "unknown_grade_in_standard",
            "county.toml:28:9",
        ),
        ("of_edition = \"2022\"", "of_edition = \"2021\"", "base_of_other_edition", "county.toml:4:14"),
        ("cite = \"5\"", "cite = \"7\"", "unknown_clause", "county.toml:49:8"),
        ("cite = \"2\"\n", "", "clauses_unaccounted", "county.toml:13:12"),
        (
            "threshold = { demonstration = 200, standard = 80 }",
            "threshold = { demonstration = 150, standard = 100 }",
            "change_of_nothing",
            "county.toml:16:13",
        ),
    ] {
        let said = refused(from, to);
        assert!(said.contains(code) && said.contains(place), "{code} at {place}: {said}");
    }
    // A key that was not read was said to change nothing, too.
    let said = refused("threshold =", "treshold =");
    assert!(said.contains("did you mean threshold?") && !said.contains("change_of_nothing"), "{said}");
}

#[test]
fn an_unknown_base_and_a_base_that_is_itself_a_tailoring_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(county()).expect("the fixture");
    let first = folder.path().join("county.toml");
    std::fs::write(&first, &text).expect("written");
    let second = folder.path().join("town.toml");
    std::fs::write(&second, text.replace("extends = \"ningbo-township\"", "extends = \"county.toml\""))
        .expect("written");
    let run = dabiao(["standards", "show", second.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("itself a tailoring"), "{}", run.err);
    std::fs::write(&second, text.replace("ningbo-township", "ningbo-townshp")).expect("written");
    let run = dabiao(["standards", "show", second.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ningbo-township"), "{}", run.err);
}
