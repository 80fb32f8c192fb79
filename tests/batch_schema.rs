//! The schema of a batch says all that a batch, what compares two, and a draw write, and nothing else.

mod common;

use std::path::Path;

use common::batch::checklist;
use common::{dabiao, fixture, grid, root};
use jsonschema::Validator;
use serde_json::Value;

/// Files that fail, each in its own way.
const HOSTILE: [&str; 8] = [
    "hostile/all_bad_cells.xlsx",
    "hostile/big5.csv",
    "hostile/blank_lines.csv",
    "hostile/corners.ods",
    "hostile/empty.csv",
    "hostile/encrypted.xlsx",
    "hostile/pdf_named.xlsx",
    "hostile/truncated.xlsx",
];

fn schema() -> Value {
    let run = dabiao(["schema", "batch"]);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

/// The validator of one kind of document. Names may be added within a version, so the published
/// schema leaves others alone; here it is closed, so that none is written that it does not name.
fn validator(kind: &str) -> Validator {
    let mut schema = schema();
    close(&mut schema);
    let root = schema.as_object_mut().expect("an object");
    root.remove("anyOf").expect("the kinds are alternatives");
    root.insert("$ref".into(), format!("#/$defs/{kind}").into());
    jsonschema::validator_for(&schema).expect("a schema")
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.get("properties").is_some_and(Value::is_object) {
                object.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("readable");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn holds(validator: &Validator, document: &Value) {
    let errors: Vec<String> = validator.iter_errors(document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}: {document}");
}

/// A batch of files that are well, that fail, that repeat another and that have warnings.
fn run_batch(out: &Path) {
    let again = out.join("again.xlsx");
    std::fs::create_dir_all(out).expect("a folder");
    std::fs::copy(fixture("standard.xlsx"), &again).expect("copied");
    let mut args = vec!["batch".to_owned()];
    let good = ["standard.xlsx", "open.xlsx", "roster.xlsx", "foreign/roster.xlsx", "foreign/lo_roster.ods"]
        .into_iter();
    for name in good.chain(HOSTILE) {
        args.push(fixture(name).to_str().expect("UTF-8").to_owned());
    }
    args.push(again.to_str().expect("UTF-8").to_owned());
    // A waiver for a centre that is not there is a problem of the whole run.
    let waivers = std::fs::read_to_string(fixture("waivers.toml")).expect("readable");
    let waivers = waivers.replace("示例乙镇", "不在名单的镇");
    std::fs::write(out.join("waivers.toml"), waivers).expect("writable");
    args.extend(["--waivers", out.join("waivers.toml").to_str().expect("UTF-8")].map(str::to_owned));
    args.extend(["--reports", "markdown", "--notices"].map(str::to_owned));
    args.extend(["--out", out.join("out").to_str().expect("UTF-8")].map(str::to_owned));
    let run = dabiao(args);
    assert_eq!(run.code, 4, "hostile files are invalid input: {}", run.err);
}

#[test]
fn everything_a_batch_writes_keeps_to_the_schema() {
    let dir = tempfile::tempdir().expect("a folder");
    run_batch(dir.path());
    let out = dir.path().join("out");
    let (file, survey, centre) = (validator("FileLine"), validator("Survey"), validator("Line"));

    let centres = lines(&out.join("results.ndjson"));
    centres.iter().for_each(|line| holds(&centre, line));
    assert!(centres.len() > 10, "{}", centres.len());

    let files = lines(&out.join("files.ndjson"));
    files.iter().for_each(|line| holds(&file, line));
    let count = |key: &str| files.iter().filter(|line| !line[key].is_null()).count();
    // Of all_bad_cells its centre stands.
    assert_eq!((files.len(), count("failure"), count("same_as")), (14, 7, 1));
    assert_eq!(files.len() - count("sha256"), 1, "an empty file has no digest");
    assert!(files.iter().any(|line| line["problems"][0]["code"] == "no_list"));

    let failures = lines(&out.join("failures.ndjson"));
    failures.iter().for_each(|line| holds(&file, line));
    assert_eq!(failures.len(), count("failure"));

    let whole = std::fs::read_to_string(out.join("survey.json")).expect("readable");
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    holds(&survey, &whole);
    for key in ["failures", "same_files", "same_centres", "problems", "groups", "ranking"] {
        assert!(!whole[key].as_array().expect("a list").is_empty(), "{key}: nothing was held to the schema");
    }
    let group = &whole["groups"][0];
    for key in ["distribution", "gaps", "sections", "regions"] {
        assert!(!group[key].as_array().expect("a list").is_empty(), "{key}: nothing was held to the schema");
    }
    let ranking = whole["ranking"].as_array().expect("a list");
    assert!(ranking.iter().any(|one| !one["near"].is_null()));
    assert!(ranking.iter().all(|one| one["documents"].as_array().is_some_and(|paths| paths.len() == 2)));

    let documents = lines(&out.join("reports.ndjson"));
    let of_documents = validator("DocumentsLine");
    documents.iter().for_each(|line| holds(&of_documents, line));
    assert_eq!(documents.len(), centres.len());
    assert!(documents.iter().all(|line| line["documents"].as_array().is_some_and(|paths| paths.len() == 2)));

    let any = jsonschema::validator_for(&schema()).expect("a schema");
    files.iter().chain(&centres).chain(&documents).chain([&whole]).for_each(|document| holds(&any, document));
}

#[test]
fn a_line_that_cannot_be_scored_keeps_to_the_schema() {
    let dir = tempfile::tempdir().expect("a folder");
    let facts = dir.path().join("facts.ndjson");
    std::fs::write(&facts, "not json\n{\"standard\":\"nothing\"}\n").expect("writable");
    let run = dabiao(["score", facts.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4, "{}", run.err);
    let found: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(found.len(), 2);
    let validator = validator("FailedLine");
    found.iter().for_each(|line| holds(&validator, line));
}

#[test]
fn two_rounds_compared_keep_to_the_schema() {
    let dir = tempfile::tempdir().expect("a folder");
    let round = |name: &str, centres: &[(&str, &[usize])]| {
        let folder = dir.path().join(name);
        std::fs::create_dir(&folder).expect("a folder");
        for (number, (centre, missed)) in centres.iter().enumerate() {
            grid::write(&checklist(centre, "甲县", missed, &[]), &folder.join(format!("{number}.xlsx")));
        }
        folder.to_str().expect("UTF-8").to_owned()
    };
    let old = round("old", &[("白石镇", &[6, 8]), ("云岭乡", &[]), ("青溪镇便民服务中心", &[9])]);
    let new = round("new", &[("白石镇", &[8, 10]), ("石桥街道", &[]), ("清溪镇便民服务中心", &[])]);
    let text = std::fs::read_to_string(root().join("standards/ningbo-township.toml")).expect("readable");
    let before = dir.path().join("before.toml");
    std::fs::write(&before, text.replacen("edition = \"2022\"", "edition = \"2021\"", 1)).expect("written");
    let before = before.to_str().expect("UTF-8");
    let args = ["compare", &old, &new, "--standard", "ningbo-township", "--old-standard", before];
    let run = dabiao(args.into_iter().chain(["--format", "json"]));
    assert_eq!(run.code, 0, "{}", run.err);
    let found: Value = serde_json::from_str(&run.out).expect("JSON");
    holds(&validator("Rounds"), &found);
    holds(&jsonschema::validator_for(&schema()).expect("a schema"), &found);
    for key in ["standards_changed", "pairs", "items", "only_old", "only_new", "perhaps_the_same"] {
        assert!(!found[key].as_array().expect("a list").is_empty(), "{key}: nothing was held to the schema");
    }
    assert_eq!(found["pairs"][0]["changes"]["rectified"], serde_json::json!(["6"]));
}

#[test]
fn a_draw_keeps_to_the_schema() {
    let dir = tempfile::tempdir().expect("a folder");
    let list = dir.path().join("list.csv");
    let rows = "名称,编码,地区,层级\n甲镇,330001,甲县,乡镇\n乙镇,330002,乙县,乡镇\n丙村,,,\n";
    std::fs::write(&list, rows).expect("written");
    let (draw, any) = (validator("Draw"), jsonschema::validator_for(&schema()).expect("a schema"));
    for (by, strata) in [(None, 1), (Some("region"), 3), (Some("level"), 2)] {
        let args = ["sample", list.to_str().expect("UTF-8"), "--count", "3", "--seed", "2026"];
        let by = by.into_iter().flat_map(|by| ["--by", by]);
        let run = dabiao(args.into_iter().chain(by).chain(["--format", "json"]));
        assert_eq!(run.code, 0, "{}", run.err);
        let found: Value = serde_json::from_str(&run.out).expect("JSON");
        holds(&draw, &found);
        holds(&any, &found);
        let count = |key: &str| found[key].as_array().map_or(0, Vec::len);
        assert_eq!((count("strata"), count("drawn")), (strata, 3), "{found}");
        let drawn = |key: &str| {
            found["drawn"].as_array().into_iter().flatten().filter(|one| !one[key].is_null()).count()
        };
        assert_eq!((drawn("code"), drawn("region"), drawn("level")), (2, 2, 2), "{found}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_document_of_a_batch() {
    let good = serde_json::json!({
        "file": "a.xlsx", "status": 0, "centres": 1, "sha256": "0".repeat(64), "same_as": null,
        "failure": null, "problems": [], "results_end": 10,
    });
    let open = jsonschema::validator_for(&schema()).expect("a schema");
    holds(&open, &good);
    let wrong = [
        ("status", serde_json::json!(2)),
        ("status", serde_json::json!("0")),
        ("centres", serde_json::json!(-1)),
        ("sha256", serde_json::json!("abc")),
        ("failure", serde_json::json!({"code": "a"})),
        ("problems", serde_json::json!([{"severity": "error"}])),
        ("results_end", serde_json::json!(1.5)),
    ];
    for (key, value) in wrong {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(!open.is_valid(&bad), "{bad}");
    }
    for key in good.as_object().expect("an object").keys() {
        let mut bad = good.clone();
        bad.as_object_mut().expect("an object").remove(key);
        assert!(!open.is_valid(&bad), "without {key}");
    }
    let mut more = good.clone();
    more["extra"] = 1.into();
    assert!(open.is_valid(&more), "names may be added within a version");
    assert!(!validator("FileLine").is_valid(&more), "and the tests above would notice one");
}

#[test]
fn every_name_is_described() {
    for (file, least) in [("batch", 220), ("assessment", 150)] {
        let kept = std::fs::read_to_string(root().join(format!("schemas/{file}.json"))).expect(file);
        let schema: Value = serde_json::from_str(&kept).expect("JSON");
        let mut seen = 0;
        let definitions = schema["$defs"].as_object().expect("definitions");
        for (name, definition) in definitions.iter().chain([(&file.to_owned(), &schema)]) {
            for (key, property) in definition["properties"].as_object().into_iter().flatten() {
                let said = property["description"].as_str().unwrap_or_default();
                assert!(said.ends_with('.'), "{name}.{key} is not described: {property}");
                seen += 1;
            }
        }
        assert!(seen > least, "{file}: {seen}");
    }
}
