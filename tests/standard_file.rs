//! Standards from files: every problem at once, at its line and column, with the caret right
//! under Chinese text.

mod common;

use common::{dabiao, root};

#[test]
fn every_problem_of_a_file_is_reported_at_once() {
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    let text = text
        .replace(
            "obligation = \"should\"\nrequired_for = [\"demonstration\", \"standard\"]",
            "obligaton = \"should\"\nrequired_for = [\"demonstartion\", \"standard\"]",
        )
        .replace("value = \"90%\"", "value = \"九成多\"")
        .replace("field = \"recording_days\"", "field = \"recording_day\"")
        .replace("levels = [\"township\"]", "levels = [\"townshp\"]")
        .replace("id = \"57\"", "id = \"56\"")
        .replace("cite = \"58\"", "cite = \"59\"");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("坏标准.toml");
    std::fs::write(&path, &text).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8")]);
    assert_eq!((run.code, run.out.as_str()), (4, ""));
    let line_of = |needle: &str| text.lines().position(|line| line.contains(needle)).expect("there") + 1;
    for (code, place) in [
        ("unknown_level_in_standard", format!("{}:11", line_of("levels = [\"townshp\"]"))),
        ("bad_number", format!("{}:9", line_of("九成多"))),
        ("missing_key", String::new()),
        ("unknown_key", format!("{}:1", line_of("obligaton"))),
        ("unknown_field", String::new()),
        ("duplicate_id", String::new()),
        ("unknown_clause", String::new()),
        ("clauses_unaccounted", String::new()),
    ] {
        assert!(run.err.contains(&format!("[{code}]")), "{code}: {}", run.err);
        assert!(
            place.is_empty() || run.err.contains(&format!("坏标准.toml:{place}")),
            "{place}: {}",
            run.err
        );
    }
    assert!(run.err.contains("是不是 obligation"), "{}", run.err);
}

#[test]
fn the_caret_stands_under_the_fault_after_chinese_text() {
    let text = "format = 1\nid = \"x\"\ntitle = { zh = \"标题\", en = \"T\", fr = \"t\" }\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 4);
    let lines: Vec<&str> = run.err.lines().collect();
    let about = lines.iter().position(|line| line.contains("unknown_key")).expect("reported");
    let at = lines.iter().skip(about).position(|line| line.contains("3 | title")).expect("shown") + about;
    // A Chinese character takes two columns of a terminal.
    let wide = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let (source, carets) = (lines[at], lines[at + 1]);
    let fault = source.find("fr =").expect("there");
    assert_eq!(carets.find('^'), Some(wide(&source[..fault])), "{}", run.err);
}

#[test]
fn syntax_errors_are_located_and_chinese_keys_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    std::fs::write(&path, "format = 1\n示范型 = 150\nid = \n").expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4);
    assert!(run.err.contains("[toml_bare_key]") && run.err.contains("引号"), "{}", run.err);
    assert!(run.err.contains("a.toml:2:1"), "{}", run.err);
    assert!(run.err.contains("[toml_syntax]") && run.err.contains("a.toml:3:"), "{}", run.err);
}

#[test]
fn a_clerks_own_standard_works_where_an_id_does() {
    let reference = std::fs::read_to_string(root().join("docs/standard-format.md")).expect("readable");
    let start =
        reference.find("```toml\nformat = 1").expect("the reference has a whole example") + "```toml\n".len();
    let end = start + reference[start..].find("```").expect("the block ends");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("example.toml");
    std::fs::write(&path, &reference[start..end]).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8"), "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn the_shipped_standard_says_what_the_document_says() {
    let list = dabiao(["standards", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&list.out).expect("JSON");
    let list = list.as_array().expect("a list");
    let ningbo = list.iter().find(|standard| standard["id"] == "ningbo-township").expect("built in");
    assert_eq!(ningbo["indicators"], 58);
    assert_eq!(ningbo["grades"], serde_json::json!(["demonstration", "standard"]));
    let shown = dabiao(["standards", "show", "ningbo-township", "--format", "json", "--lang", "en"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.out).expect("JSON");
    let indicators = shown["indicators"].as_array().expect("a list");
    let ids: Vec<String> = indicators.iter().map(|i| i["id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(ids, (1..=58).map(|n| n.to_string()).collect::<Vec<_>>());
    let required =
        |n| indicators.iter().filter(|i| i["required_for"].as_array().expect("a list").len() == n).count();
    // Two √, one √, none: counted in the source by hand.
    assert_eq!((required(2), required(1), required(0)), (24, 15, 19));
    let groups: usize = shown["sections"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["groups"].as_array().expect("a list").len())
        .sum();
    assert_eq!((shown["sections"].as_array().expect("a list").len(), groups), (4, 20));
    let check = |id: &str| &indicators.iter().find(|i| i["id"] == id).expect("there")["check"];
    assert_eq!(check("4")["by_grade"], serde_json::json!({"demonstration": 150, "standard": 100}));
    assert_eq!((&check("23")["value"], &check("23")["parameter"]), (&0.9.into(), &"online_rate".into()));
    assert_eq!(check("36")["by_grade"], serde_json::json!({"demonstration": 0.99}));
    assert_eq!((&check("41")["value"], &check("41")["unit"]), (&30.into(), &"day".into()));
    assert_eq!(check("46")["by_grade"], serde_json::json!({"demonstration": 0.3, "standard": 0.2}));
    assert_eq!(check("47")["value"], 0.5);
    assert_eq!(check("51")["value"], 1);
    let checked = indicators.iter().filter(|i| !i["check"].is_null()).count();
    assert_eq!(checked, 7);
    let notes = shown["notes"].as_array().expect("a list");
    assert!(notes.iter().any(|note| note["clause"] == "58"));
}

#[test]
fn a_missing_key_hides_no_other_problem() {
    // The reader used to stop at the first missing key of the top level.
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    let text = text
        .replacen("edition = \"2022\"\n", "", 1)
        .replace("in = \"premises.order\"", "in = \"premises.ordre\"");
    let text = text.replace("value = 30 }", "value = {} }").replace("levels = [\"township\"]", "levels = []");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4);
    for code in ["missing_key", "unknown_heading", "empty_threshold", "none_given"] {
        assert!(run.err.contains(&format!("[{code}]")), "{code}: {}", run.err);
    }
    assert!(run.err.contains("是不是 premises.order"), "{}", run.err);
}

#[test]
fn standard_and_intake_name_the_same_column_roles() {
    assert_eq!(dabiao::standard::column_roles(), dabiao::intake::column_roles());
}

/// The codes and places of what is wrong with one of the tables when something in it is replaced.
fn spoilt(table: &str, from: &str, to: &str) -> String {
    let text =
        std::fs::read_to_string(root().join(format!("fixtures/tables/{table}.toml"))).expect("readable");
    assert!(text.contains(from), "{table}: {from}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 4, "{table}: {to}: {}", run.out);
    run.err
}

#[test]
fn mistakes_about_points_are_shown_with_their_lines() {
    for (table, from, to, code) in [
        ("deductions", "total = 100", "total = 90", "points_do_not_add_up"),
        ("deductions", "points = 30", "points = 31", "points_do_not_add_up"),
        ("deductions", "weights = \"source\"", "weights = \"equal\"", "points_without_weights"),
        ("deductions", "otherwise = true", "otherwise = true\nscore = 10", "otherwise_with_conditions"),
        ("deductions", "id = \"failed\"", "id = \"open\"", "reserved_grade_id"),
        (
            "deductions",
            "per = \"member\"",
            "per = \"shortfall\"\nstep = 1\npart_step = \"free\"",
            "deduct_needs_threshold",
        ),
        ("deductions", "per = \"occurrence\"", "per = \"member\"", "deduct_needs_set"),
        ("deductions", "per = \"occurrence\"", "per = \"often\"", "unknown_word"),
        ("deductions", "step = \"1%\"", "", "missing_key"),
        (
            "deductions",
            "points = 0.2\nper = \"occurrence\"",
            "points = 0.2\nper = \"occurrence\"\nstep = 1",
            "step_without_shortfall",
        ),
        (
            "deductions",
            "all_or_nothing = true",
            "all_or_nothing = true\ncredit = { partly_met = 0.5 }",
            "credit_twice",
        ),
        ("deductions", "not_met = \"20%\"", "not_met = \"90%\"", "credit_order"),
        ("deductions", "score = 80", "score = -5", "bad_per_cent"),
        ("bonus", "ceiling = 110", "ceiling = 90", "ceiling_below_whole"),
        (
            "bonus",
            "{ at_least = \"90%\", points = 30 }",
            "{ at_least = \"96%\", points = 30 }",
            "bands_order",
        ),
        (
            "bonus",
            "{ at_least = \"95%\", points = 40 }",
            "{ at_least = \"95%\", points = 39 }",
            "bands_points",
        ),
        ("bonus", "{ at_most = 10, points = 20 }", "{ points = 20 }", "band_bound"),
        ("bonus", "check.at_least = { field = \"online\", value = \"90%\" }\n", "", "bands_need_field"),
        ("bonus", "per = \"occurrence\", most = 6", "per = \"occurrence\"", "bonus_needs_most"),
        ("bonus", "bonus = { points = 5 }", "bonus = { points = 5 }\npoints = 5", "bonus_with_points"),
        (
            "bonus",
            "bonus = { points = 5 }",
            "bonus = { points = 5 }\nrequired_for = [\"good\"]",
            "bonus_required",
        ),
        ("weighted", "weight = \"50%\"", "weight = \"40%\"", "weights_do_not_add_up"),
        ("weighted", "weight = \"50%\"\n", "", "weight_missing"),
        ("weighted", "points = 10\npool = true", "pool = true", "pool_without_points"),
        (
            "weighted",
            "points = 1.5\nper = \"flat\"",
            "points = 1.5\nper = \"flat\"\n\n[[indicator]]\nid = \"2.3\"\nin = \"conduct.all\"\ntitle = { zh = \"甲\", en = \"a\" }\nask = { zh = \"甲\", en = \"a\" }\nhow = { zh = \"甲\", en = \"a\" }\ncite = \"2.2\"\nobligation = \"shall\"",
            "pool_without_deduction",
        ),
        ("weighted", "polarity = \"absence\"", "polarity = \"absence\"\npoints = 2", "points_in_pool"),
        ("weighted", "cap = \"two\"", "cap = \"three\"", "cap_highest"),
        ("weighted", "count = 1, of", "count = 3, of", "bad_optional_count"),
        ("weighted", "of = [\"3.4\"", "of = [\"9.9\"", "unknown_indicator_in_grade"),
        ("weighted", "site = 60", "sight = 60", "unknown_section"),
        ("weighted", "places = 1", "places = 9", "bad_places"),
    ] {
        let said = spoilt(table, from, to);
        let text =
            std::fs::read_to_string(root().join(format!("fixtures/tables/{table}.toml"))).expect("readable");
        let line = text[..text.find(from).expect("it is there")].matches('\n').count() + 1;
        assert!(said.contains(&format!("[{code}]")), "{code}: {said}");
        // What is wrong stands where it was written, or a little further down.
        let near = (line.saturating_sub(30)..line + 12).any(|line| said.contains(&format!("t.toml:{line}:")));
        assert!(near, "{code} near line {line}: {said}");
    }
}

/// The example that the lints have, with one thing in it replaced, as `standards show` reports it.
fn told_of_example(edits: &[(&str, &str)], lang: &str) -> String {
    let example = std::fs::read_to_string(root().join("src/lint/example.toml")).expect("readable");
    let text = edits.iter().fold(example, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).expect("written");
    let run = dabiao(["standards", "show", path.to_str().expect("UTF-8"), "--lang", lang]);
    assert_eq!(run.code, 4, "{}", run.out);
    run.err
}

/// A key below the header of a table inside was only called unknown; whoever wrote it saw the key in
/// the reference and not why it is none here.
#[test]
fn a_key_below_a_table_inside_is_told_where_it_belongs() {
    let weights = ("[[grade]]", "[scoring]\nweights = \"source\"\n\n[[grade]]");
    let deduct = "[[indicator.deduct]]\nid = \"gone\"\nname = { zh = \"缺\", en = \"Gone\" }\npoints = 1\nper = \"flat\"\n";
    for key in ["veto = true", "cap = \"low\"", "due = \"2026-12-31\"", "levels = [\"village\"]"] {
        let (name, _) = key.split_once(' ').expect("a key");
        let wrong = format!("obligation = \"may\"\n{deduct}{key}\n");
        let told = told_of_example(&[weights, ("obligation = \"may\"\n", &wrong)], "en");
        let said = format!(
            "there is no key {name} in [[indicator.deduct]]; it belongs one table further out. What follows line \
             63 is part of [[indicator.deduct]]: write {name} above the first table inside"
        );
        assert!(told.contains(&said) && told.contains("a.toml:68:1"), "{key}: {told}");
    }
    // A key of the file below its first table; a check that is written with dots.
    let told = told_of_example(
        &[("levels = [\"township\", \"village\"]\n", ""), ("issuer =", "levels = [\"village\"]\nissuer =")],
        "zh",
    );
    assert!(
        told.contains("没有 levels 这个键，它是外面一层的。第 6 行 [source] 之后写的都归 [source]"),
        "{told}"
    );
    let moved = [("\ncheck.all_of", &*format!("\n{deduct}check.all_of")), weights];
    assert!(told_of_example(&moved, "en").contains("there is no key check in [[indicator.deduct]]"));
    // Two tables further out.
    let nested = "[indicator.check.at_least]\nfield = \"hall_area\"\nvalue = 80\nterms = [\"大厅\"]\n";
    let told = told_of_example(
        &[("check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\n", nested)],
        "en",
    );
    assert!(told.contains("there is no key terms in [indicator.check.at_least]"), "{told}");
    // A mistake of spelling is still one, and so is a strange key between braces.
    let told = told_of_example(
        &[("value = { high = 80, low = 50 }", "value = { high = 80, low = 50 }, how = 1")],
        "en",
    );
    assert!(!told.contains("further out"), "{told}");
}

/// What is scored and not required was called optional, as if a centre could leave it.
#[test]
fn what_is_not_required_is_shown_with_its_obligation() {
    let show = |lang: &str| dabiao(["standards", "show", "src/lint/example.toml", "--lang", lang]).out;
    let (zh, en) = (show("zh"), show("en"));
    assert!(zh.contains("轮椅 [第4条 · 可，计分，不是必要条件]"), "{zh}");
    assert!(en.contains("Wheelchair [article 4 · may, scored and not required]"), "{en}");
    assert!(!zh.contains("可选") && !en.contains("optional"));
    let bonus = dabiao(["standards", "show", "fixtures/tables/bonus.toml"]).out;
    assert!(bonus.contains("· 加分]"), "{bonus}");
}
