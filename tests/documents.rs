//! Documents of every centre of a batch: the bytes of `report`, under names that stay.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use common::batch::{checklist, name, not_met, write};
use common::{dabiao, fixture, grid};
use serde_json::Value;

fn batch(input: &Path, out: &Path, more: &[&str]) -> common::Run {
    let args = ["batch", input.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")];
    dabiao(args.into_iter().chain(["--standard", "ningbo-township"]).chain(more.iter().copied()))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("readable")
}

/// Every file below a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(bytes(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, std::fs::read(&path).expect("readable"));
        }
    }
    found
}

#[test]
fn each_centre_has_the_documents_that_report_makes_of_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 3);
    std::fs::copy(fixture("roster.xlsx"), input.join("roster.xlsx")).expect("copied");
    let run =
        batch(&input, &out, &["--reports", "html,xlsx,docx,markdown,csv,json", "--notices", "--jobs", "2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = text(&out.join("results.ndjson"));
    let list = text(&out.join("reports.ndjson"));
    assert_eq!(list.lines().count(), results.lines().count());
    let mut seen = BTreeSet::new();
    for (number, (line, listed)) in results.lines().zip(list.lines()).enumerate() {
        let one = dir.path().join("one.ndjson");
        std::fs::write(&one, format!("{line}\n")).expect("written");
        let listed: Value = serde_json::from_str(listed).expect("JSON");
        let line: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(listed["line"], number + 1);
        assert_eq!(listed["name"], line["centre"]["name"]);
        let documents: Vec<&str> = listed["documents"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|path| path.as_str().expect("a path"))
            .collect();
        assert_eq!(documents.len(), 7);
        let stem = line["centre"]["name"].as_str().expect("a name");
        for (document, extension) in documents.iter().zip(["html", "xlsx", "docx", "md", "csv", "json"]) {
            assert!(
                document.starts_with(&format!("reports/{stem}")) && document.ends_with(extension),
                "{document}"
            );
            let alone = dir.path().join(format!("alone.{extension}"));
            let run = dabiao(["report", one.to_str().expect("UTF-8"), "-o", alone.to_str().expect("UTF-8")]);
            assert_eq!(run.code, 0, "{}", run.err);
            assert!(
                std::fs::read(&alone).expect("read") == std::fs::read(out.join(document)).expect("read"),
                "{document}"
            );
            seen.insert((*document).to_owned());
        }
        let alone = dir.path().join("alone.docx");
        let run =
            dabiao(["report", one.to_str().expect("UTF-8"), "--notice", alone.to_str().expect("UTF-8")]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(std::fs::read(&alone).expect("read") == std::fs::read(out.join(documents[6])).expect("read"));
        assert!(documents[6].starts_with(&format!("notices/{stem}")));
        seen.insert(documents[6].to_owned());
    }
    // The workbook's names lead there, from wherever the folder lies.
    let file = std::fs::File::open(out.join("survey.xlsx")).expect("a workbook");
    let mut book = zip::ZipArchive::new(file).expect("a container");
    let part = book.by_name("xl/worksheets/_rels/sheet1.xml.rels").expect("a part");
    let links = std::io::read_to_string(part).expect("text");
    assert_eq!(links.matches("Target=\"reports/").count(), results.lines().count(), "{links}");
    // These and no others.
    let there: BTreeSet<String> = bytes(&out).into_keys().filter(|name| name.contains('/')).collect();
    assert_eq!(there, seen);
    let survey: Value = serde_json::from_str(&text(&out.join("survey.json"))).expect("JSON");
    for centre in survey["ranking"].as_array().expect("a list") {
        let documents = centre["documents"].as_array().expect("a list");
        assert!(
            documents.iter().all(|path| seen.contains(path.as_str().expect("a path")))
                && documents.len() == 7
        );
    }
}

#[test]
fn centres_of_one_name_and_bad_names_have_files_of_their_own() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(&input).expect("a folder");
    for (file, centre, missed) in [("a", "甲镇", 1), ("b", "甲镇", 2), ("c", "../乙:镇?", 3), ("d", "CON", 4)]
    {
        grid::write(&checklist(centre, "甲县", &[missed], &[]), &input.join(format!("{file}.xlsx")));
    }
    let run = batch(&input, &out, &["--reports", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (file, missed) in [("甲镇", "1"), ("甲镇(2)", "2"), ("_乙_镇_", "3"), ("_CON", "4")] {
        let report: Value =
            serde_json::from_str(&text(&out.join(format!("reports/{file}.json")))).expect("JSON");
        assert_eq!(common::finding(&report, missed)["verdict"], "not_met", "{file}");
    }
    assert_eq!(bytes(&out.join("reports")).len(), 4);
}

#[test]
fn an_interrupted_run_and_other_documents_later_end_with_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    let input = dir.path().join("in");
    write(&input, 6);
    let (whole, later) = (dir.path().join("whole"), dir.path().join("later"));
    assert_eq!(batch(&input, &whole, &["--reports", "html", "--jobs", "1"]).code, 0);
    // Results first; then notices; then another kind instead.
    assert_eq!(batch(&input, &later, &[]).code, 0);
    assert_eq!(batch(&input, &later, &["--resume", "--notices"]).code, 0);
    assert_eq!(bytes(&later.join("notices")).len(), 6);
    assert_eq!(batch(&input, &later, &["--resume", "--reports", "html"]).code, 0);
    assert!(!later.join("notices").exists());
    assert!(bytes(&whole) == bytes(&later));
    // What a killed run leaves: unfinished names, some documents, something beside them.
    for name in ["results.ndjson", "files.ndjson"] {
        std::fs::rename(later.join(name), later.join(format!("{name}.part"))).expect("renamed");
    }
    std::fs::remove_file(later.join(format!("reports/{}.html", name(3)))).expect("removed");
    std::fs::write(later.join("reports/.dabiao-x"), "half").expect("written");
    assert_eq!(batch(&input, &later, &["--resume", "--reports", "html", "--jobs", "2"]).code, 0);
    assert!(bytes(&whole) == bytes(&later));
    // Begun anew without any, they are gone.
    assert_eq!(batch(&input, &later, &["--force"]).code, 0);
    assert!(!later.join("reports").exists() && !later.join("reports.ndjson").exists());
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the moments of the kills are parts of a run's time")]
#[test]
fn a_run_killed_at_many_moments_ends_with_the_same_documents() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, whole, cut) = (dir.path().join("in"), dir.path().join("whole"), dir.path().join("cut"));
    write(&input, 12);
    let more = ["--reports", "html", "--notices"];
    let began = std::time::Instant::now();
    assert_eq!(batch(&input, &whole, &more).code, 0);
    let takes = began.elapsed();
    let begin = |more: &[&str]| {
        Command::new(assert_cmd::cargo::cargo_bin("dabiao"))
            .args(["batch", input.to_str().expect("UTF-8"), "--out", cut.to_str().expect("UTF-8")])
            .args(["--standard", "ningbo-township", "--reports", "html", "--notices"])
            .args(more)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("it starts")
    };
    let mut among_documents = 0;
    for moment in 1..=8_u32 {
        let _ = std::fs::remove_dir_all(&cut);
        let mut child = begin(&[]);
        std::thread::sleep(takes * moment / 8);
        child.kill().expect("killed");
        child.wait().expect("ended");
        among_documents += u32::from(cut.join("reports").exists() && !cut.join("results.ndjson").exists());
        if !cut.join("run.json").exists() {
            continue;
        }
        assert_eq!(batch(&input, &cut, &[&more[..], &["--resume"]].concat()).code, 0);
        assert!(bytes(&whole) == bytes(&cut), "at {moment} of 8");
    }
    assert!(among_documents > 0, "some run was killed while it wrote documents");
}

#[test]
fn files_that_no_batch_has_written_are_not_touched() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 2);
    std::fs::create_dir_all(out.join("reports")).expect("a folder");
    std::fs::write(out.join("reports/mine.txt"), "mine").expect("written");
    let run = batch(&input, &out, &["--reports", "html"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("reports"), "{}", run.err);
    assert_eq!(batch(&input, &out, &["--notices", "--force"]).code, 0);
    assert_eq!(text(&out.join("reports/mine.txt")), "mine");
    // Without a folder there is no place for them.
    let run = dabiao(["batch", input.to_str().expect("UTF-8"), "--reports", "html"]);
    assert_eq!(run.code, 2);
    let run = batch(&input, &out, &["--reports", "pdf", "--force"]);
    assert_eq!(run.code, 2);
}

/// A limit on the size of files stands for a full disk: writing fails in the same way.
#[cfg(unix)]
#[test]
fn a_full_disk_ends_in_an_error_and_no_half_document() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out, whole) = (dir.path().join("in"), dir.path().join("out"), dir.path().join("whole"));
    std::fs::create_dir_all(&input).expect("a folder");
    grid::write(&checklist(&name(1), "甲县", &not_met(1), &[]), &input.join("a.xlsx"));
    assert_eq!(batch(&input, &whole, &["--reports", "json"]).code, 0);
    let largest = |folder: &Path| bytes(folder).values().map(Vec::len).max().expect("files");
    let blocks = largest(&whole.join("reports")) / 512;
    let run = Command::new("sh")
        .args(["-c", &format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", blocks - 1), "sh"])
        .arg(assert_cmd::cargo::cargo_bin("dabiao"))
        .args(["batch", input.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")])
        .args(["--standard", "ningbo-township", "--reports", "json"])
        .output()
        .expect("it runs");
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(String::from_utf8_lossy(&run.stderr).contains("reports/"), "{run:?}");
    for (name, bytes) in bytes(&out) {
        if name.starts_with("reports/") {
            serde_json::from_slice::<Value>(&bytes).unwrap_or_else(|_| panic!("{name} is half"));
        }
    }
    assert!(!out.join("results.ndjson").exists());
    assert_eq!(batch(&input, &out, &["--resume", "--reports", "json"]).code, 0);
    assert!(bytes(&out) == bytes(&whole));
}

#[test]
fn what_an_earlier_batch_has_written_is_not_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let input = dir.path().join("in");
    write(&input, 2);
    assert_eq!(batch(&input, &input.join("first"), &["--reports", "xlsx"]).code, 0);
    let again = dir.path().join("again");
    let run = batch(&input, &again, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(text(&again.join("files.ndjson")).lines().count(), 2);
    // Named itself, it is read like any other folder.
    let run = batch(&input.join("first/reports"), &dir.path().join("named"), &[]);
    assert_eq!(text(&dir.path().join("named/files.ndjson")).lines().count(), 2, "{}", run.err);
}
