//! Both languages say everything, and everything said is in both.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::root;

/// Keys with the facts each mentions, attributes included.
fn texts(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in std::fs::read_dir(root().join(format!("src/wording/{lang}"))).expect("readable") {
        let text = std::fs::read_to_string(file.expect("readable").path()).expect("readable");
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with(' ')) {
                key = name.to_owned();
                assert!(!texts.contains_key(&key), "{lang}: {key} stands twice");
                texts.insert(key.clone(), BTreeSet::new());
            } else if let Some((name, _)) =
                line.trim_start().strip_prefix('.').and_then(|l| l.split_once(" ="))
            {
                key = format!("{}.{name}", key.split('.').next().unwrap_or_default());
                texts.insert(key.clone(), BTreeSet::new());
            }
            for (at, _) in line.match_indices('$') {
                let fact: String =
                    line[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                texts.get_mut(&key).expect("a key comes first").insert(fact);
            }
        }
    }
    texts
}

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ext| ["rs", "html", "xml"].iter().any(|own| ext == *own)) {
            text.push_str(&std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let (zh, en) = (texts("zh"), texts("en"));
    let keys = |texts: &BTreeMap<String, BTreeSet<String>>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&zh), keys(&en));
}

#[test]
fn every_text_is_used_and_every_key_has_a_text() {
    let mut source = String::new();
    sources(&root().join("src"), &mut source);
    let texts = texts("zh");
    // Help texts and names of roles are looked up by a key put together at run time.
    let built = ["about-", "usage-dabiao", "after-", "arg-", "value-", "use-", "rule-", "term-", "change-"];
    for key in texts.keys().filter(|key| !key.contains('.')) {
        let is_built = built.iter().any(|start| key.starts_with(start));
        assert!(is_built || source.contains(&format!("\"{key}\"")), "{key} is used nowhere");
    }
    for start in [
        "Message::new(\"",
        "Problem::error(\"",
        "Problem::warning(\"",
        "words.text(\"",
        "report(\"",
        "report_unknown(doc, \"",
    ] {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            let key = &rest[..rest.find('"').expect("the string ends")];
            assert!(texts.contains_key(key), "{key} has no text");
        }
    }
}
