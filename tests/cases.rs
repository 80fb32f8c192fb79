//! Cases: what the runner says where they come out, and where they do not.

mod common;

use common::{dabiao, fixture};

fn cases() -> String {
    fixture("cases/example-station.toml").display().to_string()
}

#[test]
fn cases_that_come_out() {
    let run = dabiao(["test", &cases(), "--lang", "en"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("23 cases, 0 not as expected"), "{}", run.out);
    assert!(!run.out.contains("no case saw"), "every item was seen both ways: {}", run.out);
}

#[test]
fn the_cases_of_the_shipped_standards_come_out_and_see_every_item_both_ways() {
    let run = dabiao(["test", "standards/cases", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(!run.out.contains("no case saw"), "{}", run.out);
    let run = dabiao(["check", "standards", "--lang", "en"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    // Clauses as they were counted in the documents (docs/reading-notes).
    let clauses = [
        ("ankang", 49),
        ("jiaozuo", 115),
        ("ningbo-township", 58),
        ("xingning-branch", 20),
        ("zhengzhou-hall", 62),
    ];
    for (id, count) in clauses {
        let line = run.out.lines().find(|line| line.starts_with(&format!("standards/{id}.toml: holds")));
        let wanted = format!("; {count} clauses, all accounted for");
        assert!(line.is_some_and(|line| line.contains(&wanted)), "{id}: {}", run.out);
    }
}

#[test]
fn a_case_that_does_not_come_out_is_named_with_its_line() {
    let text = std::fs::read_to_string(cases()).expect("the fixture");
    let folder = tempfile::tempdir().expect("a folder");
    let standard = fixture("standards/example-station.toml").display().to_string();
    let text = text.replace("../standards/example-station.toml", &standard.replace('\\', "/"));
    let line = text.lines().position(|line| line.contains("just below 80")).expect("the case");
    let path = folder.path().join("a.toml");
    let path_text = path.to_str().expect("UTF-8");
    std::fs::write(&path, text.replace("79.99㎡", "80.01㎡")).expect("written");
    let run = dabiao(["test", path_text, "--lang", "en"]);
    assert_eq!(run.code, 10, "{}", run.err);
    // The case begins one line above its name.
    assert!(run.out.contains(&format!("a.toml:{line} “just below 80 m²”")), "{}", run.out);
    assert!(run.out.contains("item 2 (Demonstration) should be not met, is met"), "{}", run.out);
    std::fs::write(&path, text.replace("grade = \"none\"", "grade = \"open\"")).expect("written");
    let run = dabiao(["test", path_text, "--lang", "en"]);
    assert_eq!(run.code, 10);
    assert!(run.out.contains("the grade should be open, is none"), "{}", run.out);
}

#[test]
fn mistakes_in_a_file_of_cases_come_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.toml");
    let text = "standard = \"ningbo-township\"\n\n[[case]]\nname = \"a\"\nlevel = \"village\"\n\
                fields = { hall = \"1\", hall_area = \"many\" }\nmarks = { \"99\" = \"met\", \"1\" = \"mett\" }\n\
                members = { \"6\" = { pen = \"met\" } }\nexpected = { \"1\" = \"met\" }\n";
    std::fs::write(&path, text).expect("written");
    let run = dabiao(["test", path.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4);
    for code in [
        "unknown_level_in_standard",
        "unknown_field",
        "bad_number",
        "unknown_indicator_in_case",
        "unknown_word",
        "unknown_set",
        "unknown_key",
        "missing_key",
    ] {
        assert!(run.err.contains(code), "{code}: {}", run.err);
    }
    assert!(run.err.contains("a.toml:6:12"), "{}", run.err);
}
