//! Batches: every centre judged as by `audit`, whatever happens to the run or to other files.

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use common::batch::{checklist, name, not_met, write};
use common::{dabiao, fixture, grid, root, whole};
use serde_json::Value;

const STANDARD: [&str; 2] = ["--standard", "ningbo-township"];

fn batch(paths: &[&Path], out: &Path, more: &[&str]) -> common::Run {
    let mut args: Vec<&str> = vec!["batch"];
    args.extend(paths.iter().map(|path| path.to_str().expect("UTF-8")));
    args.extend(["--out", out.to_str().expect("UTF-8")]);
    args.extend(STANDARD);
    args.extend(more);
    dabiao(args)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("readable")
}

fn lines(path: &Path) -> Vec<Value> {
    text(path).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path());
    entries
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("readable"))
        })
        .collect()
}

#[test]
fn every_line_comes_to_what_audit_writes() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 12);
    std::fs::copy(fixture("roster.xlsx"), input.join("roster.xlsx")).expect("copied");
    let run = batch(&[&input], &out, &["--jobs", "3"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut expected = String::new();
    let mut files: Vec<_> = (0..12)
        .map(|number| {
            input.join(if number % 2 == 0 { "甲县" } else { "乙县" }).join(format!("{number:04}.xlsx"))
        })
        .collect();
    // In the order of the names: 乙 comes before 甲.
    files.sort();
    files.insert(0, input.join("roster.xlsx"));
    for file in files {
        let run =
            dabiao(["audit", file.to_str().expect("UTF-8"), "--format", "ndjson", STANDARD[0], STANDARD[1]]);
        expected.push_str(&run.out);
    }
    assert_eq!(whole(&out.join("results.ndjson"), &[]), expected);
}

#[test]
fn each_centre_comes_out_as_worked_out_by_hand() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 40);
    let run = batch(&[&input], &out, &["--require", "demonstration"]);
    assert_eq!(run.code, 10, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    assert_eq!(results.len(), 40);
    for number in 0..40 {
        let found = results.iter().find(|line| line["centre"]["name"] == name(number)).expect("the centre");
        let missed: Vec<usize> = found["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|finding| finding["verdict"] == "not_met")
            .map(|finding| finding["indicator"].as_str().expect("an id").parse().expect("a number"))
            .collect();
        assert_eq!(missed, not_met(number));
        assert_eq!(found["score"]["earned"], 58 - not_met(number).len());
    }
    let survey: Value = serde_json::from_str(&text(&out.join("survey.json"))).expect("JSON");
    let group = &survey["groups"][0];
    let mut missed: BTreeMap<usize, u32> = BTreeMap::new();
    (0..40).flat_map(not_met).for_each(|item| *missed.entry(item).or_default() += 1);
    let gaps = group["gaps"].as_array().expect("a list");
    assert_eq!(gaps.len(), missed.len());
    for gap in gaps {
        let item: usize = gap["indicator"].as_str().expect("an id").parse().expect("a number");
        assert_eq!(gap["missed"], missed[&item]);
        assert_eq!(gap["judged"], 40);
    }
    let counts: Vec<u64> = gaps.iter().map(|gap| gap["missed"].as_u64().expect("a count")).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b));
    // The mean is that of the points, since all are out of 58.
    let earned: usize = (0..40).map(|number| 58 - not_met(number).len()).sum();
    let mean = (earned as f64 * 10_000.0 / (58.0 * 40.0)).round() / 100.0;
    assert_eq!(group["all"]["mean_percent"].as_f64(), Some(mean));
    assert_eq!(group["regions"][0]["region"], "乙县");
    assert_eq!(group["regions"][0]["centres"], 20);
    let ranking = survey["ranking"].as_array().expect("a list");
    assert_eq!(ranking.len(), 40);
    // 0, 7, 14 … 35 miss nothing: six at the top, so that the next rank is 7.
    assert!(ranking[..6].iter().all(|centre| centre["rank"] == 1 && centre["tied"] == true));
    assert_eq!(ranking[6]["rank"], 7);
}

#[test]
fn the_number_of_jobs_changes_no_byte() {
    let dir = tempfile::tempdir().expect("a folder");
    let input = dir.path().join("in");
    write(&input, 24);
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    assert_eq!(batch(&[&input], &one, &["--jobs", "1"]).code, 0);
    assert_eq!(batch(&[&input], &two, &["--jobs", "2"]).code, 0);
    assert_eq!(bytes(&one), bytes(&two));
}

#[test]
fn a_bad_file_is_listed_and_the_others_stand() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 38);
    for hostile in ["truncated.xlsx", "encrypted.xlsx"] {
        std::fs::copy(fixture("hostile").join(hostile), input.join("甲县").join(hostile)).expect("copied");
    }
    let run = batch(&[&input], &out, &[]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(lines(&out.join("results.ndjson")).len(), 38);
    let failures = lines(&out.join("failures.ndjson"));
    let codes: Vec<_> = failures.iter().map(|line| (&line["file"], &line["failure"]["code"])).collect();
    assert_eq!(codes[0].0, "in/甲县/encrypted.xlsx");
    assert_eq!(codes[0].1, "input-encrypted");
    assert_eq!(codes[1].0, "in/甲县/truncated.xlsx");
    assert_eq!(codes.len(), 2);
    assert!(run.out.contains("encrypted.xlsx"));
}

#[test]
fn every_hostile_file_is_survived() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let run = batch(&[&fixture("hostile"), &fixture("standard.xlsx")], &out, &[]);
    assert_eq!(run.code, 4, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    assert!(results.iter().any(|line| line["centre"]["name"] == "示例乙镇便民服务中心"));
}

#[test]
fn the_same_file_is_counted_once_and_the_same_centre_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(&input).expect("a folder");
    grid::write(&checklist("甲镇", "甲县", &[], &[]), &input.join("a.xlsx"));
    std::fs::copy(input.join("a.xlsx"), input.join("b.xlsx")).expect("copied");
    grid::write(&checklist("甲镇", "甲县", &[9], &[]), &input.join("c.xlsx"));
    grid::write(&checklist("甲镇", "乙县", &[9], &[]), &input.join("d.xlsx"));
    let run = batch(&[&input], &out, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(lines(&out.join("results.ndjson")).len(), 3);
    assert_eq!(lines(&out.join("files.ndjson"))[1]["same_as"], "in/a.xlsx");
    let survey: Value = serde_json::from_str(&text(&out.join("survey.json"))).expect("JSON");
    assert_eq!(survey["same_files"][0]["file"], "in/b.xlsx");
    let twins = survey["same_centres"].as_array().expect("a list");
    assert_eq!((twins.len(), &twins[0]["first_line"], &twins[0]["line"]), (1, &1.into(), &2.into()));
}

#[test]
fn a_list_names_codes_levels_and_standards() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 2);
    let list = dir.path().join("list.csv");
    let rows = "文件,中心名称,编码,地区,标准\n甲县/0000.xlsx,甲镇中心,330001,丙县,ningbo-township\nnone.xlsx,丁镇,330009,,\n";
    std::fs::write(&list, rows).expect("written");
    let run = batch(&[&input], &out, &["--manifest", list.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    let listed = &results[1];
    assert_eq!((&listed["centre"]["code"], &listed["centre"]["region"]), (&"330001".into(), &"丙县".into()));
    assert_eq!(listed["centre"]["name"], "甲镇中心");
    assert_eq!(common::codes(listed)[..2], ["list_states_otherwise", "list_states_otherwise"]);
    let failures = lines(&out.join("failures.ndjson"));
    assert_eq!((&failures[0]["file"], failures.len()), (&"none.xlsx".into(), 1));
    let survey: Value = serde_json::from_str(&text(&out.join("survey.json"))).expect("JSON");
    assert_eq!(survey["files"]["not_listed"], 1);
}

/// A file that only the list named was read all the same where its name led to one from the folder the
/// program was run in: a centre that nobody had asked for was ranked among the others.
#[test]
fn a_file_that_is_only_in_the_list_is_not_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out, list) = (dir.path().join("in"), dir.path().join("out"), dir.path().join("list.csv"));
    write(&input, 1);
    let (other, elsewhere) = ("fixtures/standard.xlsx", fixture("open.xlsx"));
    assert!(common::root().join(other).is_file());
    std::fs::write(&list, format!("文件\n0000.xlsx\n{other}\n{}\n", elsewhere.display())).expect("written");
    let run = batch(&[&input], &out, &["--manifest", list.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(lines(&out.join("results.ndjson")).len(), 1);
    let failures = lines(&out.join("failures.ndjson"));
    let codes: Vec<&Value> = failures.iter().map(|line| &line["failure"]["code"]).collect();
    assert_eq!(codes, ["input-not-found", "input-not-found"]);
    assert!(failures.iter().any(|line| line["file"] == other), "{failures:?}");
}

#[test]
fn an_archive_of_workbooks_is_read_like_a_folder() {
    use std::io::Write as _;
    let dir = tempfile::tempdir().expect("a folder");
    let (path, out) = (dir.path().join("all.zip"), dir.path().join("out"));
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    for number in 0..3 {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(format!("甲县/{number}.xlsx"), options).expect("begun");
        let book = grid::xlsx(&checklist(&name(number), "甲县", &not_met(number), &[])).expect("a workbook");
        archive.write_all(&book).expect("written");
    }
    archive.finish().expect("finished");
    let run = batch(&[&path], &out, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names: Vec<Value> =
        lines(&out.join("files.ndjson")).iter().map(|line| line["file"].clone()).collect();
    assert_eq!(names, ["all.zip/甲县/0.xlsx", "all.zip/甲县/1.xlsx", "all.zip/甲县/2.xlsx"]);
    assert_eq!(lines(&out.join("results.ndjson")).len(), 3);
}

#[test]
fn the_page_needs_nothing_and_runs_nothing_of_a_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(&input).expect("a folder");
    let name = "</script><img src=x onerror=alert(1)>镇";
    grid::write(&checklist(name, "<b>甲县", &[9], &[]), &input.join("a.xlsx"));
    assert_eq!(batch(&[&input], &out, &[]).code, 0);
    let page = text(&out.join("survey.html"));
    assert!(!page.contains("<img") && !page.contains("<b>甲县"), "{page}");
    assert!(page.contains("\\u003c/script\\u003e\\u003cimg"));
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("<script src"));
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_workbook_has_its_sheets_and_charts() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 9);
    assert_eq!(batch(&[&input], &out, &[]).code, 0);
    let file = std::fs::File::open(out.join("survey.xlsx")).expect("a workbook");
    let mut parts = zip::ZipArchive::new(file).expect("a container");
    let names: Vec<String> = parts.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")).count(), 5);
    assert_eq!(names.iter().filter(|name| name.starts_with("xl/charts/chart")).count(), 2);
    let book = std::io::read_to_string(parts.by_name("xl/workbook.xml").expect("a part")).expect("text");
    for sheet in ["排名", "共性问题", "各地区", "得分分布", "中心与指标对照"] {
        assert!(book.contains(&format!("name=\"{sheet}\"")), "{sheet}");
    }
}

#[test]
fn results_that_are_there_are_not_written_over() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 2);
    assert_eq!(batch(&[&input], &out, &[]).code, 0);
    let before = bytes(&out);
    assert_eq!(batch(&[&input], &out, &[]).code, 2);
    assert_eq!(bytes(&out), before);
    assert_eq!(batch(&[&input], &out, &["--force"]).code, 0);
    assert_eq!(batch(&[&input], &out, &["--resume"]).code, 0);
    assert_eq!(bytes(&out), before);
    // Other conditions are another batch.
    let run = batch(&[&input], &out, &["--resume", "--require", "standard"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--require"), "{}", run.err);
    std::fs::remove_dir_all(&out).expect("removed");
    std::fs::write(&out, "").expect("written");
    assert_eq!(batch(&[&input], &out, &[]).code, 2);
}

#[cfg(unix)]
#[test]
fn an_output_that_cannot_be_written_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let input = dir.path().join("in");
    write(&input, 3);
    let run = batch(&[&input], Path::new("/proc/none"), &[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("/proc/none"), "{}", run.err);
}

/// A limit on the size of files stands for a full disk: writing fails in the same way.
#[cfg(unix)]
#[test]
fn a_full_disk_ends_in_an_error_and_no_half_file() {
    // Lines that had waited for each other were lost together, and what there was room for of them
    // stayed behind as half a line.
    let dir = tempfile::tempdir().expect("a folder");
    let (input, whole) = (dir.path().join("in"), dir.path().join("whole"));
    write(&input, 12);
    assert_eq!(batch(&[&input], &whole, &[]).code, 0);
    for jobs in ["1", "2", "5"] {
        let out = dir.path().join(jobs);
        let run = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"])
            .arg(assert_cmd::cargo::cargo_bin("dabiao"))
            .args(["batch", input.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")])
            .args(STANDARD)
            .args(["--jobs", jobs])
            .output()
            .expect("it runs");
        assert_eq!(run.status.code(), Some(1));
        // What happened and how to go on, in the reader's language, not the system's.
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(said.contains("results.ndjson 超过了系统允许的文件大小"), "{said}");
        assert!(said.contains("--resume") && !said.contains("os error"), "{said}");
        assert!(!out.join("results.ndjson").exists() && !out.join("survey.json").exists());
        // There is room for 100 KB, and a centre's line has some 25.
        let done = lines(&out.join("results.ndjson.part"));
        assert!((3..=4).contains(&done.len()), "{}", done.len());
        assert_eq!(lines(&out.join("files.ndjson.part")).len(), done.len());
        assert_eq!(batch(&[&input], &out, &["--resume"]).code, 0);
        assert_eq!(bytes(&out), bytes(&whole));
    }
}

fn begin(input: &Path, out: &Path, more: &[&str]) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin("dabiao"))
        .env_clear()
        .current_dir(root())
        .args(["batch", input.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")])
        .args(STANDARD)
        .args(more)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

#[expect(clippy::disallowed_methods, reason = "the moments of the kills are parts of a run's time")]
#[test]
fn a_run_killed_twenty_times_ends_with_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, whole, cut) = (dir.path().join("in"), dir.path().join("whole"), dir.path().join("cut"));
    write(&input, 60);
    std::fs::copy(fixture("roster.xlsx"), input.join("roster.xlsx")).expect("copied");
    std::fs::copy(fixture("hostile/truncated.xlsx"), input.join("bad.xlsx")).expect("copied");
    let began = std::time::Instant::now();
    batch(&[&input], &whole, &[]);
    let takes = began.elapsed();
    let mut unfinished = 0;
    for n in 0..20_u32 {
        // A new run, or the last one gone on with; killed at a moment that differs each time.
        let resume = if cut.join("run.json").exists() { "--resume" } else { "--force" };
        let mut run = begin(&input, &cut, &[resume]);
        std::thread::sleep(takes * (1 + n * 7 % 20) / 60);
        run.kill().expect("it can be killed");
        run.wait().expect("it ends");
        unfinished += u32::from(cut.join("files.ndjson.part").exists());
    }
    assert!(unfinished > 0, "no run was killed before its end");
    let run = batch(&[&input], &cut, &["--resume"]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(bytes(&cut), bytes(&whole));
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_what_is_finished_valid() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 60);
    let mut run = begin(&input, &out, &["--jobs", "1"]);
    let results = out.join("results.ndjson.part");
    let files = out.join("files.ndjson.part");
    // A file is done with its own line; results are written before that.
    while std::fs::metadata(&files).map_or(0, |data| data.len()) == 0 {
        assert!(run.try_wait().expect("it can be asked").is_none(), "it ended before it was interrupted");
        std::thread::sleep(Duration::from_millis(5));
    }
    let sent = Command::new("kill").args(["-INT", &run.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    assert_eq!(run.wait().expect("it ends").code(), Some(1));
    let done = lines(&results);
    assert!((1..60).contains(&done.len()), "{}", done.len());
    assert_eq!(lines(&files).len(), done.len());
    assert!(!out.join("results.ndjson").exists());
    assert_eq!(batch(&[&input], &out, &["--resume"]).code, 0);
    assert_eq!(lines(&out.join("results.ndjson")).len(), 60);
}

#[test]
fn without_a_place_for_results_the_survey_is_the_same() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    write(&input, 12);
    std::fs::copy(fixture("roster.xlsx"), input.join("roster.xlsx")).expect("copied");
    std::fs::copy(fixture("hostile/truncated.xlsx"), input.join("bad.xlsx")).expect("copied");
    std::fs::copy(input.join("roster.xlsx"), input.join("zz-again.xlsx")).expect("copied");
    for more in [&[][..], &["--also", "jiaozuo"]] {
        let kept = batch(&[&input], &out, &[more, &["--force"]].concat());
        let mut args = vec!["batch", input.to_str().expect("UTF-8")];
        args.extend(STANDARD);
        args.extend(more);
        let shown = dabiao(args);
        assert_eq!((shown.code, &shown.out), (kept.code, &kept.out), "{}", shown.err);
        assert!(shown.out.contains("zz-again.xlsx") && shown.out.contains("bad.xlsx"), "{}", shown.out);
    }
}

/// A folder of forms with the centre in the title was ranked as so many centres without a name, with
/// nothing to tell them apart.
#[test]
fn a_centre_that_only_a_title_names_has_its_name_and_one_without_any_its_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::create_dir_all(input.join("甲县")).expect("made");
    let form = |title: &str, met: usize| {
        let rows = (1..=58).map(|n| format!("{n},{},\n", if n <= met { "√" } else { "×" }));
        format!("{title}\n序号,检查结果,备注\n{}", rows.collect::<String>())
    };
    for (file, title, met) in [
        ("甲县/1.csv", "现场检查记录,", 58),
        ("甲县/2.csv", ",2026年青溪镇便民服务中心现场检查记录", 57),
        // Beside something else it is the value of a label, known or not: here, who inspects.
        ("甲县/3.csv", "检查单位,青溪镇便民服务中心检查表,", 56),
    ] {
        std::fs::write(input.join(file), form(title, met)).expect("written");
    }
    let run = batch(&[&input], &out, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for shown in ["(未写明名称，见", "in/甲县/1.csv)", "青溪镇便民服务中心", "in/甲县/3.csv)"]
    {
        assert!(run.out.contains(shown), "{shown}: {}", run.out);
    }
    let results = lines(&out.join("results.ndjson"));
    let names: Vec<&Value> = results.iter().map(|line| &line["centre"]["name"]).collect();
    assert_eq!(names, [&Value::Null, &"青溪镇便民服务中心".into(), &Value::Null]);
    let problem = |line: &Value, code: &str| {
        let problems = line["problems"].as_array().expect("problems").clone();
        problems.into_iter().find(|problem| problem["code"] == code)
    };
    let told = problem(&results[1], "name_from_title").expect("said");
    assert_eq!((told["severity"].as_str(), told["at"]["cell"].as_str()), (Some("warning"), Some("B1")));
    for file in ["ranking.csv", "matrix-1-ningbo-township-township.csv"] {
        let table = text(&out.join(file));
        let files = table.lines().filter(|line| line.contains(",in/甲县/")).count();
        assert!(table.lines().next().is_some_and(|head| head.contains(",文件,")) && files == 3, "{table}");
    }
    let survey: Value = serde_json::from_str(&text(&out.join("survey.json"))).expect("JSON");
    let ranking = survey["ranking"].as_array().expect("centres");
    let files: Vec<&str> = ranking.iter().filter_map(|one| one["file"].as_str()).collect();
    assert_eq!(files, ["in/甲县/1.csv", "in/甲县/2.csv", "in/甲县/3.csv"]);

    // What a list names, no title does; and a survey that is made again comes to the same.
    let list = dir.path().join("list.csv");
    std::fs::write(&list, "文件,中心名称\nin/甲县/1.csv,白石乡\nin/甲县/2.csv,青溪镇\n").expect("written");
    let more = ["--manifest", list.to_str().expect("UTF-8"), "--force"];
    let run = batch(&[&input.join("甲县/2.csv"), &input], &out, &more);
    assert_eq!(run.code, 0, "{}", run.err);
    let listed = lines(&out.join("results.ndjson"));
    let named = listed.iter().find(|line| line["centre"]["name"] == "青溪镇").expect("listed");
    assert!(problem(named, "name_from_title").is_none() && problem(named, "list_states_otherwise").is_none());
    let before = bytes(&out);
    let again: Vec<&str> = more[..2].iter().copied().chain(["--resume"]).collect();
    assert_eq!(batch(&[&input.join("甲县/2.csv"), &input], &out, &again).code, 0);
    assert_eq!(bytes(&out), before);
}

/// A sheet that is copied for the next centre keeps its title: all had the name of the first.
#[test]
fn in_a_workbook_of_several_forms_the_sheets_name_the_centres() {
    let dir = tempfile::tempdir().expect("a folder");
    let input = dir.path().join("in.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["青溪镇", "白石乡"] {
        let sheet = book.add_worksheet().set_name(name).expect("named");
        sheet.write(0, 0, "青溪镇便民服务中心现场检查记录").expect("written");
        sheet.write(1, 0, "序号").expect("written").write(1, 1, "检查结果").expect("written");
        for n in 1..=58_u32 {
            sheet.write(n + 1, 0, n).expect("written").write(n + 1, 1, "√").expect("written");
        }
    }
    book.save(&input).expect("saved");
    let out = dir.path().join("out");
    let run = batch(&[&input], &out, &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = lines(&out.join("results.ndjson"));
    let names: Vec<&Value> = results.iter().map(|line| &line["centre"]["name"]).collect();
    assert_eq!(names, ["青溪镇", "白石乡"]);
}
