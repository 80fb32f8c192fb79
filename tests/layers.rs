//! Imports go down only.

mod common;

use std::path::{Path, PathBuf};

/// The layers, lowest first; modules in one entry may use each other unless forbidden below.
const LAYERS: &[&[&str]] = &[
    &["text", "place", "wording", "problem", "document", "outline", "remembered"],
    &["value"],
    &["standard", "intake", "waiver"],
    &["audit"],
    &["crosswalk", "cases"],
    &["lint", "survey"],
    &["report", "template", "schema"],
];

/// Siblings that never import each other.
const STRANGERS: &[(&str, &str)] =
    &[("standard", "intake"), ("intake", "standard"), ("report", "template"), ("template", "report")];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn no_module_imports_upward() {
    let src = common::root().join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut seen = 0;
    for path in found {
        let inside = path.strip_prefix(&src).expect("inside").with_extension("");
        let module = inside.iter().next().and_then(|part| part.to_str()).expect("a name").to_owned();
        if matches!(module.as_str(), "main" | "lib" | "cli") {
            continue;
        }
        let own = layer(&module).unwrap_or_else(|| panic!("{module} is in no layer"));
        let text = std::fs::read_to_string(&path).expect("readable");
        for (at, _) in text.match_indices("crate::") {
            let name: String =
                text[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(used) = layer(&name) else { continue };
            seen += 1;
            assert!(used <= own, "{} imports {name}, which is above it", path.display());
            assert!(
                !STRANGERS.contains(&(module.as_str(), name.as_str())),
                "{} imports {name}",
                path.display()
            );
        }
    }
    assert!(seen > 50, "the search finds imports at all");
}

#[test]
fn files_stay_small() {
    let mut found = Vec::new();
    files(&common::root().join("src"), &mut found);
    for path in found {
        let lines = std::fs::read_to_string(&path).expect("readable").lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

#[test]
fn calamine_has_one_user() {
    let mut found = Vec::new();
    files(&common::root().join("src"), &mut found);
    let users: Vec<_> = found
        .iter()
        .filter(|path| std::fs::read_to_string(path).expect("readable").contains("use calamine"))
        .collect();
    assert_eq!(users.len(), 1, "{users:?}");
}
