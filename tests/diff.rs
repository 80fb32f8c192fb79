//! `dabiao standards diff`: what is told of a change, and whether it is stricter or looser.

mod common;

use common::{dabiao, root};
use serde_json::Value;

/// The example of the reference, as a file to change.
fn example() -> String {
    let reference = std::fs::read_to_string(root().join("docs/standard-format.md")).expect("readable");
    let start = reference.find("```toml\nformat = 1").expect("an example") + "```toml\n".len();
    reference[start..start + reference[start..].find("```").expect("its end")].to_owned()
}

/// Effect, kind, indicator and sentence of every change after some replacements.
fn changes(edits: &[(&str, &str)]) -> Vec<(String, String, String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (folder.path().join("old.toml"), folder.path().join("new.toml"));
    let before = example();
    let after = edits.iter().fold(before.clone(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    std::fs::write(&old, before).expect("written");
    std::fs::write(&new, after).expect("written");
    let (old, new) = (old.to_str().expect("UTF-8"), new.to_str().expect("UTF-8"));
    let run = dabiao(["standards", "diff", old, new, "--format", "json", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changes = report["changes"].as_array().expect("a list").iter();
    changes
        .map(|change| {
            (
                text(&change["effect"]),
                text(&change["kind"]),
                text(&change["indicator"]),
                text(&change["message"]),
            )
        })
        .collect()
}

fn only(edits: &[(&str, &str)], effect: &str, kind: &str, indicator: &str, message: &str) {
    let wanted = (effect.to_owned(), kind.to_owned(), indicator.to_owned(), message.to_owned());
    assert_eq!(changes(edits), [wanted]);
}

#[test]
fn figures_by_the_direction_of_their_comparison() {
    let bound = "check.at_least = { field = \"hall_area\", value = { demonstration = 80, standard = 50 } }";
    only(
        &[("demonstration = 80", "demonstration = 120")],
        "stricter",
        "figure",
        "2",
        "threshold 80 m² → 120 m² (Demonstration)",
    );
    only(
        &[("standard = 50", "standard = 40")],
        "looser",
        "figure",
        "2",
        "threshold 50 m² → 40 m² (Standard)",
    );
    let same = [(bound, "check.at_least = { field = \"hall_area\", value = 80 }")];
    only(&same, "stricter", "figure", "2", "threshold 50 m² → 80 m² (Standard)");
    let kind =
        [(bound, "check.at_most = { field = \"hall_area\", value = { demonstration = 80, standard = 50 } }")];
    only(&kind, "other", "check-kind", "2", "another kind of check (at_least → at_most)");
    only(&[(bound, "")], "other", "check-removed", "2", "now decided by the inspector");
}

#[test]
fn what_is_required_and_how_strongly() {
    let water = "cite = \"4\"\nobligation = \"may\"";
    only(
        &[(water, &format!("{water}\nrequired_for = [\"standard\", \"demonstration\"]"))],
        "stricter",
        "required",
        "3",
        "now required for Demonstration, Standard",
    );
    only(
        &[(water, "cite = \"4\"\nobligation = \"should\"")],
        "stricter",
        "obligation",
        "3",
        "obligation: may → should",
    );
    only(
        &[("required_for = [\"demonstration\", \"standard\"]", "required_for = [\"demonstration\"]")],
        "looser",
        "not-required",
        "1",
        "no longer required for Standard",
    );
    only(
        &[(water, &format!("{water}\ndue = \"2026-12-31\""))],
        "stricter",
        "due-added",
        "3",
        "now due by 2026-12-31",
    );
}

#[test]
fn indicators_that_come_go_and_are_renamed() {
    only(&[("id = \"3\"", "id = \"7\"")], "other", "renamed", "7", "id 3 is now 7");
    let text = example();
    let start = text.find("[[indicator]]\nid = \"3\"").expect("there");
    let end = text.find("[[omitted]]").expect("there");
    let gone = [
        (&text[start..end], ""),
        (
            "[[omitted]]",
            "[[omitted]]\nclause = \"4\"\nwhy = { zh = \"取消\", en = \"dropped\" }\n\n[[omitted]]",
        ),
    ];
    let told = changes(&gone);
    let is_removed = |(effect, kind, id, message): &(String, String, String, String)| {
        (effect.as_str(), kind.as_str(), id.as_str(), message.as_str())
            == ("looser", "removed", "3", "removed")
    };
    assert!(told.iter().any(is_removed), "{told:?}");
}

#[test]
fn the_formats_agree_and_the_exit_code_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.toml");
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    std::fs::write(&path, text.replace("demonstration = 150", "demonstration = 180")).expect("written");
    let new = path.to_str().expect("UTF-8");
    let run = dabiao(["standards", "diff", "ningbo-township", new]);
    assert!(run.out.contains("要求提高 1 处，降低 0 处，其他 0 处"), "{}", run.out);
    assert!(run.out.contains("- 限值 150平方米 → 180平方米(示范型)"), "{}", run.out);
    let run = dabiao(["standards", "diff", "ningbo-township", new, "--format", "markdown", "--exit-code"]);
    assert_eq!(run.code, 10);
    assert!(run.out.contains("| 4 办事大厅面积 | 限值 150平方米 → 180平方米(示范型) |"), "{}", run.out);
    let run =
        dabiao(["standards", "diff", "ningbo-township", "standards/ningbo-township.toml", "--exit-code"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("对中心没有变化"), "{}", run.out);
    std::fs::write(&path, format!("# a comment\n{text}")).expect("written");
    let run = dabiao(["standards", "diff", "ningbo-township", new, "--lang", "en"]);
    assert!(run.out.contains("only comments, order or layout changed"), "{}", run.out);
}

#[test]
fn a_new_standard_passes_with_warnings_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    let path = path.to_str().expect("UTF-8");
    for lang in ["zh", "en"] {
        let run = dabiao(["standards", "new", "our-town", "-o", path, "--force", "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.err);
        let report = dabiao(["check", path, "--format", "json"]);
        assert_eq!(report.code, 0);
        let report: Value = serde_json::from_str(&report.out).expect("JSON");
        assert_eq!(report["errors"], 0);
        let problems = report["files"][0]["problems"].as_array().expect("a list");
        assert!(problems.iter().all(|problem| problem["code"] == "placeholder"), "{problems:?}");
        assert_eq!(problems.len(), 21);
        assert_eq!(dabiao(["check", path, "--strict"]).code, 10);
    }
    assert_eq!(dabiao(["standards", "new", "our-town", "-o", path]).code, 2, "there is a file");
    assert_eq!(dabiao(["standards", "new", "Our Town"]).code, 2);
}
