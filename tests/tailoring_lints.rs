//! Lints on a tailoring: what it and its base come to together, told where the tailoring says it.

mod common;

use std::path::Path;

use common::{dabiao, root};
use serde_json::Value;

type Places = Vec<(String, u64, u64)>;

/// Six lines, so that what follows begins at line 7.
const HEAD: &str = r#"format = 1
extends = "base.toml"
of_edition = "2026"
id = "county"
edition = "2027"
title = { zh = "县标准", en = "County standard" }
"#;

/// Where a tailoring names its base.
const BASE_NAMED: (u64, u64) = (2, 11);

fn example() -> String {
    std::fs::read_to_string(root().join("src/lint/example.toml")).expect("readable")
}

fn found(folder: &Path, file: &str, outcome: &str) -> Places {
    let run = dabiao(["check", folder.join(file).to_str().expect("UTF-8"), "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let file = &report["files"][0];
    assert_eq!(file["outcome"], outcome, "{}", run.out);
    let problems = file["problems"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let number = |value: &Value| value.as_u64().expect("a number");
    problems
        .iter()
        .map(|one| (text(&one["code"]), number(&one["at"]["line"]), number(&one["at"]["column"])))
        .collect()
}

/// Of a tailoring whose base is not there only that was told, and what is wrong in itself when the
/// base was there again.
#[test]
fn a_base_that_is_not_there_hides_no_other_mistake() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("county.toml");
    let codes = |text: String| -> Vec<String> {
        std::fs::write(&path, text).expect("writable");
        let run = dabiao(["check", path.to_str().expect("UTF-8"), "--format", "json"]);
        assert_eq!(run.code, 10, "{}", run.out);
        let report: Value = serde_json::from_str(&run.out).expect("JSON");
        let problems = report["files"][0]["problems"].as_array().expect("a list");
        problems
            .iter()
            .map(|one| format!("{} {}", one["code"].as_str().expect("a code"), one["at"]["line"]))
            .collect()
    };
    let own = format!("{HEAD}\n[[change]]\nindicator = \"1\"\nreson = \"a\"\n");
    assert_eq!(codes(own.clone()), ["standard_unusable 2", "unknown_key 10"]);
    let nameless = own.replace("extends = \"base.toml\"\n", "");
    assert_eq!(codes(nameless), ["missing_key 1", "unknown_key 9"]);
}

/// What is found in a tailoring of a base.
fn upon(base: &str, own: &str) -> Places {
    checked(base, own, "holds")
}

fn checked(base: &str, own: &str, outcome: &str) -> Places {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("base.toml"), base).expect("writable");
    std::fs::write(dir.path().join("county.toml"), format!("{HEAD}{own}")).expect("writable");
    found(dir.path(), "county.toml", outcome)
}

#[track_caller]
fn tells(own: &str, wanted: &[(&str, u64, u64)]) {
    let wanted: Places =
        wanted.iter().map(|(code, line, column)| ((*code).to_owned(), *line, *column)).collect();
    assert_eq!(upon(&example(), own), wanted, "{own}");
}

/// An indicator that a tailoring adds, beginning at its `obligation`.
fn added(title: &str, rest: &str) -> String {
    format!(
        r#"
[source]
title = "县细则"
issuer = {{ zh = "示例县", en = "Example County" }}
locator = {{ zh = "第{{}}条", en = "article {{}}" }}
clauses = ["1"]

[[indicator]]
id = "4"
in = "premises.hall"
title = {{ zh = "{title}", en = "Added" }}
ask = {{ zh = "有吗？", en = "Is it there?" }}
how = {{ zh = "现场查看", en = "Look" }}
cite = "1"
obligation = "shall"
{rest}"#
    )
}

#[test]
fn a_change_that_makes_no_trouble_is_silent() {
    let reason = "reason = { zh = \"场地有限\", en = \"no room\" }";
    tells("[[change]]\nindicator = \"1\"\nthreshold = { high = 90, low = 60 }\n", &[]);
    tells(&format!("[[change]]\nindicator = \"1\"\nthreshold = {{ high = 70, low = 40 }}\n{reason}\n"), &[]);
    tells(&added("母婴室", "required_for = [\"high\"]\n"), &[]);
}

#[test]
fn a_figure_that_puts_the_grades_in_the_wrong_order() {
    let own = "[[change]]\nindicator = \"1\"\nreason = { zh = \"a\", en = \"b\" }\nthreshold = { high = 60, low = 70 }\n";
    tells(own, &[("grade_order", 10, 22)]);
    // One that is asked for the lower grade alone.
    let own =
        "[[change]]\nindicator = \"2\"\nrequired_for = [\"low\"]\nreason = { zh = \"a\", en = \"b\" }\n";
    tells(own, &[("grade_order", 9, 16)]);
}

#[test]
fn a_check_that_contradicts_one_of_the_base() {
    let own = "[[change]]\nindicator = \"2\"\ncheck.at_most = { field = \"hall_area\", value = 60 }\n";
    tells(own, &[("thresholds_contradict", 9, 48)]);
    // An indicator that it adds, with another figure for what the base has a figure for.
    let own =
        added("面积", "required_for = [\"high\"]\ncheck.at_least = { field = \"hall_area\", value = 90 }\n");
    tells(&own, &[("thresholds_differ", 23, 49)]);
    // And of the base's own figure, moved beyond a bound that the base has.
    let base = example().replace(
        "required_for = [\"high\"]\n",
        "required_for = [\"high\"]\ncheck.at_most = { field = \"hall_area\", value = 600 }\n",
    );
    let own = "[[change]]\nindicator = \"1\"\nthreshold = { high = 700, low = 50 }\n";
    assert_eq!(upon(&base, own), [("thresholds_contradict".to_owned(), 9, 13)]);
}

#[test]
fn a_grade_that_requires_what_no_figure_is_given_for() {
    let own =
        "[[change]]\nindicator = \"1\"\nthreshold = { high = 80 }\nreason = { zh = \"a\", en = \"b\" }\n";
    tells(own, &[("required_not_applicable", 9, 13)]);
    // The figure is the base's, and it is the change of the indicator that asks for more.
    let base = example().replace("value = { high = 80, low = 50 }", "value = { high = 80 }").replacen(
        "required_for = [\"high\", \"low\"]",
        "required_for = [\"high\"]",
        1,
    );
    let own = "[[change]]\nindicator = \"1\"\nrequired_for = [\"high\", \"low\"]\n";
    assert_eq!(upon(&base, own), [("required_not_applicable".to_owned(), 8, 13)]);
}

#[test]
fn a_grade_that_no_centre_reaches() {
    let field = "[field.queue]\ntype = \"minutes\"\nlabel = { zh = \"排队\", en = \"Queue\" }\naliases = [\"等候\"]\n";
    let own =
        format!("[[change]]\nindicator = \"2\"\ncheck.below = {{ field = \"queue\", value = 0 }}\n\n{field}");
    tells(&own, &[("grade_unreachable", 9, 42)]);
}

#[test]
fn a_grade_that_asks_for_nothing_any_more() {
    let off = "[[off]]\nindicator = \"1\"\nreason = { zh = \"由县统一\", en = \"by the county\" }\n";
    // The field that only this indicator used is the base's: nothing can be done about it here.
    tells(off, &[("grade_asks_nothing", BASE_NAMED.0, BASE_NAMED.1)]);
    let allowed = format!(
        "{off}\n[[allow]]\nrule = \"grade_asks_nothing\"\nitem = \"low\"\nreason = {{ zh = \"暂时\", en = \"for now\" }}\n"
    );
    tells(&allowed, &[]);
    // A score of its own that it gives the grade is something to ask for.
    tells(&format!("{off}\n[[change]]\ngrade = \"low\"\nscore = 60\n"), &[]);
}

#[test]
fn grades_that_come_to_ask_the_same() {
    let own = "[[change]]\nindicator = \"1\"\nthreshold = 80\n\n[[change]]\nindicator = \"2\"\nrequired_for = [\"high\", \"low\"]\n";
    tells(own, &[("grade_never_given", BASE_NAMED.0, BASE_NAMED.1)]);
}

#[test]
fn scores_of_grades_in_the_wrong_order() {
    let own = "[[change]]\ngrade = \"high\"\nscore = 60\n\n[[change]]\ngrade = \"low\"\nscore = 80\n";
    tells(own, &[("score_order", 9, 9)]);
}

#[test]
fn a_title_or_a_header_that_the_base_has_already() {
    tells(&added("饮水机", "required_for = [\"high\"]\n"), &[("title_twice", 17, 16)]);
    let own = "[field.lobby]\ntype = \"area\"\nlabel = { zh = \"门厅面积\", en = \"Lobby\" }\naliases = [\"办事大厅面积\"]\n\n[[change]]\nindicator = \"2\"\ncheck.at_least = { field = \"lobby\", value = 9 }\n";
    tells(own, &[("alias_twice", 10, 12)]);
}

#[test]
fn a_field_of_its_own_is_used_by_a_change_or_by_nobody() {
    let field = "[field.lobby]\ntype = \"area\"\nlabel = { zh = \"门厅面积\", en = \"Lobby\" }\naliases = [\"门厅\"]\n";
    tells(field, &[("unused_field", 7, 8)]);
    let used = "\n[[change]]\nindicator = \"2\"\ncheck.at_least = { field = \"lobby\", value = 9 }\n";
    tells(&format!("{field}{used}"), &[]);
}

#[test]
fn its_own_document_is_another_than_that_of_its_base() {
    // Clause 1 is left out in both, each of its own document.
    let own = added("母婴室", "required_for = [\"high\"]\n")
        .replace("clauses = [\"1\"]", "clauses = [\"1..2\"]")
        + "\n[[omitted]]\nclause = \"2\"\nwhy = { zh = \"施行日期\", en = \"day of effect\" }\n";
    let base =
        example().replace("clause = \"1\"", "clause = \"2\"").replacen("cite = \"2\"", "cite = \"1\"", 1);
    assert_eq!(upon(&base, &own), []);
}

#[test]
fn what_the_base_has_on_its_own_is_not_said_again() {
    // Grades in the wrong order, the same text twice, a field nobody uses.
    let base = example()
        .replace("value = { high = 80, low = 50 }", "value = { high = 50, low = 80 }")
        .replace("en = \"Wheelchair\" }\nask", "en = \"轮椅\" }\nask")
        .replacen(
            "[field.hall_area]",
            "[field.staff]\ntype = \"persons\"\nlabel = { zh = \"人员\", en = \"Staff\" }\naliases = [\"人数\"]\n\n[field.hall_area]",
            1,
        );
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("base.toml"), &base).expect("writable");
    let codes: Vec<String> =
        found(dir.path(), "base.toml", "holds").into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["unused_field", "grade_order", "same_text"]);
    let how = "[[change]]\nindicator = \"2\"\nhow = { zh = \"看\", en = \"Look\" }\n";
    assert_eq!(upon(&base, how), []);
    // Where the tailoring says it again in its own way, it is its own.
    let own = "[[change]]\nindicator = \"1\"\nthreshold = { high = 60, low = 90 }\n";
    assert_eq!(upon(&base, own), [("grade_order".to_owned(), 9, 22)]);
    // And where it mends it, it is gone.
    let own = "[[change]]\nindicator = \"1\"\nthreshold = { high = 90, low = 80 }\n";
    assert_eq!(upon(&base, own), []);
}

#[test]
fn texts_of_its_own_are_read_too() {
    let own = "[[change]]\nindicator = \"1\"\nthreshold = { high = 70, low = 40 }\nreason = { zh = \"待填写\", en = \"TODO: why\" }\n";
    tells(own, &[("placeholder", 10, 17), ("placeholder", 10, 29)]);
}

/// Of a tailoring with a misspelt key only that was told; that another change puts the grades in the
/// wrong order came once the first was mended.
#[test]
fn what_can_be_read_is_judged_beside_the_mistakes() {
    let order = "[[change]]\nindicator = \"1\"\nreason = { zh = \"a\", en = \"b\" }\nthreshold = { high = 60, low = 70 }\n\n";
    let tells = |own: &str, wanted: &[(&str, u64, u64)]| {
        let wanted: Places =
            wanted.iter().map(|(code, line, column)| ((*code).to_owned(), *line, *column)).collect();
        assert_eq!(checked(&example(), own, "refused"), wanted, "{own}");
    };
    let misspelt = format!("{order}[[change]]\nindicator = \"2\"\nreqired_for = [\"low\"]\n");
    tells(&misspelt, &[("grade_order", 10, 22), ("unknown_key", 14, 1)]);
    let unknown = format!("{order}[[change]]\nindicator = \"2\"\nrequired_for = [\"high\", \"lowest\"]\n");
    tells(&unknown, &[("grade_order", 10, 22), ("unknown_grade_in_standard", 14, 25)]);
    let no_toml = format!("{order}[[change]]\nindicator = \"2\"\nrequired_for = [\"low\"\n");
    assert!(checked(&example(), &no_toml, "refused").contains(&("grade_order".to_owned(), 10, 22)));
    // A part that uses one that cannot be read is left out with it.
    let field = "[field.lobby]\ntype = \"acre\"\nlabel = { zh = \"门厅面积\", en = \"Lobby\" }\naliases = [\"门厅\"]\n";
    let used = format!(
        "{order}[[change]]\nindicator = \"2\"\ncheck.at_least = {{ field = \"lobby\", value = 9 }}\n\n{field}"
    );
    let places = checked(&example(), &used, "refused");
    assert!(places.contains(&("grade_order".to_owned(), 10, 22)), "{places:?}");
    // What another change of the same thing says is not known: it may mend it.
    let again = format!("{order}[[change]]\nindicator = \"1\"\ntreshold = {{ high = 90, low = 70 }}\n");
    tells(&again, &[("unknown_key", 14, 1)]);
}

#[test]
fn what_is_asked_nowhere_is_told_once_everything_can_be_read() {
    let off = "[[off]]\nindicator = \"1\"\nreason = { zh = \"由县统一\", en = \"by the county\" }\n\n";
    // The change that cannot be read may give the lower grade something to ask for.
    let own = format!("{off}[[change]]\nindicator = \"2\"\nreqired_for = [\"low\"]\n");
    let codes = |own: &str| -> Vec<String> {
        checked(&example(), own, "refused").into_iter().map(|(code, ..)| code).collect()
    };
    assert_eq!(codes(&own), ["unknown_key"]);
    // The field may be used by it.
    let field = "[field.lobby]\ntype = \"area\"\nlabel = { zh = \"门厅面积\", en = \"Lobby\" }\naliases = [\"门厅\"]\n\n";
    let own = format!(
        "{field}[[change]]\nindicator = \"2\"\nreqired_for = [\"low\"]\ncheck.at_least = {{ field = \"lobby\", value = 9 }}\n"
    );
    assert_eq!(codes(&own), ["unknown_key"]);
    // Of one without its reason it is clear what it says.
    let own = format!("{off}[[change]]\nindicator = \"2\"\nobligation = \"may\"\n");
    assert_eq!(codes(&own), ["grade_asks_nothing", "loosened_without_reason"]);
}
