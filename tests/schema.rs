//! The committed schemas are the program's, and the shipped files keep to them. To write them anew:
//! `UPDATE_SCHEMAS=1 cargo test --test schema`.

mod common;

use std::path::{Path, PathBuf};

use common::{dabiao, root};
use dabiao::schema::{schema_json, schema_names};
use jsonschema::Validator;
use serde_json::Value;

fn validator(name: &str) -> Validator {
    let schema: Value = serde_json::from_str(&schema_json(name).expect("known")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn document(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).expect("TOML");
    serde_json::to_value(table).expect("plain")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .expect("readable")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{folder}");
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("readable")
}

#[test]
fn the_committed_schemas_are_current() {
    for name in schema_names().into_iter().chain(["assessment", "batch"]) {
        let path = root().join(format!("schemas/{name}.json"));
        let made = dabiao(["schema", name]);
        assert_eq!(made.code, 0, "{}", made.err);
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &made.out).expect("writable");
        }
        assert!(text(&path) == made.out, "schemas/{name}.json is not current; see the head of this test");
    }
    assert_eq!(dabiao(["schema", "nothing"]).code, 2);
}

#[test]
fn the_shipped_files_keep_to_their_schemas() {
    let mut seen = 0;
    for (name, folders) in
        [("standard", ["standards", "fixtures/standards"]), ("cases", ["standards/cases", "fixtures/cases"])]
    {
        let validator = validator(name);
        // The crosswalk beside the standards is a file of another kind.
        let of_kind = |path: &PathBuf| !path.ends_with("crosswalk.toml");
        for path in folders.iter().flat_map(|folder| files(folder)).filter(of_kind) {
            let errors: Vec<String> =
                validator.iter_errors(&document(&text(&path))).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 12, "{seen}");
    for (name, file) in [
        ("tailoring", "fixtures/tailoring/county.toml"),
        ("crosswalk", "fixtures/crosswalk/crosswalk.toml"),
        ("crosswalk", "standards/crosswalk.toml"),
    ] {
        assert!(validator(name).is_valid(&document(&text(&root().join(file)))), "{file}");
    }
    assert!(validator("waivers").is_valid(&document(&text(&root().join("fixtures/waivers.toml")))));
    let map = tempfile::tempdir().expect("a folder");
    let path = map.path().join("map.toml");
    let run = dabiao(["read", "fixtures/standard.xlsx", "--write-map", path.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(validator("map").is_valid(&document(&text(&path))));
}

#[test]
fn a_schema_refuses_what_the_reader_refuses() {
    let validator = validator("standard");
    let good = text(&root().join("standards/xingning-branch.toml"));
    assert!(validator.is_valid(&document(&good)));
    for (from, to) in [
        ("obligation = \"shall\"", "obligation = \"shal\""),
        ("obligation = \"shall\"", "obligaton = \"shall\""),
        ("edition = ", "# edition = "),
        ("levels = [\"branch\"]", "levels = \"branch\""),
        ("type = \"ratio\"", "type = \"ration\""),
        ("format = 1", "format = 2"),
        ("how = ", "# how = "),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(!validator.is_valid(&document(&good.replacen(from, to, 1))), "{from} -> {to}");
    }
}
