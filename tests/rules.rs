//! The list of rules is whole: every code is in it, with texts in both languages, and the page of
//! rules says what they say. To write the page anew: `UPDATE_RULES=1 cargo test --test rules`.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::{dabiao, root};
use dabiao::lint::{find, registry};
use dabiao::report::{TERMS, rules_page};
use dabiao::wording::{Lang, Words};

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            text.push_str(&std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

#[test]
fn every_code_that_a_reader_of_toml_reports_is_a_rule() {
    let mut source = String::new();
    sources(&root().join("src"), &mut source);
    let source: String = source.split_whitespace().collect();
    let mut seen = BTreeSet::new();
    for start in ["doc.report(\"", "report_unknown(doc,\"", "report_unknown(&mutdoc,\""] {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            seen.insert(&rest[..rest.find('"').expect("the string ends")]);
        }
    }
    assert!(seen.len() > 60, "{}", seen.len());
    let missing: Vec<_> = seen.into_iter().filter(|code| find(code).is_none()).collect();
    assert!(missing.is_empty(), "add to src/lint/reading*.rs and src/wording/*/rules.ftl: {missing:?}");
}

#[test]
fn every_rule_has_its_texts_in_both_languages() {
    let mut ids = BTreeSet::new();
    for rule in registry() {
        assert!(ids.insert(rule.id), "{} stands twice", rule.id);
        for words in [Words::new(Lang::Zh), Words::new(Lang::En)] {
            assert!(rule.title(&words) != rule.id, "{}", rule.id);
            assert!(!rule.why(&words).is_empty() && !rule.fix(&words).is_empty(), "{}", rule.id);
        }
    }
    // No text is left over from a rule that is gone.
    let text = std::fs::read_to_string(root().join("src/wording/en/rules.ftl")).expect("readable");
    for line in text.lines() {
        if let Some((id, _)) = line.strip_prefix("rule-").and_then(|line| line.split_once(" =")) {
            assert!(ids.contains(id), "{id}");
        }
    }
}

#[test]
fn every_rule_has_an_example() {
    let without: Vec<&str> = registry().filter(|rule| rule.example.is_none()).map(|rule| rule.id).collect();
    // A file that is not there has no text to show.
    assert_eq!(without, ["file_unreadable"]);
}

#[test]
fn the_page_of_rules_is_what_the_rules_say() {
    let path = root().join("docs/rules.md");
    let head = "# Rules of `dabiao check`\n\nWritten from the rules themselves; a test holds it current. `dabiao explain RULE` says the same in Chinese, or in English with `--lang en`. How the check is run is told in [checking.md](checking.md).\n\n";
    let page = format!("{head}{}", rules_page(&Words::new(Lang::En)).trim_end()) + "\n";
    if std::env::var_os("UPDATE_RULES").is_some() {
        std::fs::write(&path, &page).expect("writable");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == page, "docs/rules.md is not what the rules say; see the head of this test");
}

#[test]
fn every_rule_and_term_and_an_indicator_can_be_explained() {
    for lang in ["zh", "en"] {
        for rule in registry().map(|rule| rule.id).step_by(9) {
            let run = dabiao(["explain", rule, "--lang", lang]);
            assert_eq!(run.code, 0, "{rule}: {}", run.err);
        }
        for term in TERMS.iter().step_by(5) {
            let run = dabiao(["explain", term, "--lang", lang]);
            assert_eq!(run.code, 0, "{term}: {}", run.err);
        }
    }
    let run = dabiao(["explain", "same_text"]);
    for part in ["为什么", "怎么改", "豁免", "en = \"轮椅\" }", "en = \"Wheelchair\" }"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let run = dabiao(["explain", "ningbo-township", "46", "--lang", "en"]);
    for part in ["item 46 of 58", "Notes", "30%", "Staffing"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!(dabiao(["explain", "基本符合"]).code, 0);
    let run = dabiao(["explain", "grade_ordr"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("是不是 grade_order"), "{}", run.err);
    assert_eq!(dabiao(["explain", "ningbo-township", "99"]).code, 2);
}
