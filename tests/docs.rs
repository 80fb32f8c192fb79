//! The reference pages hold what they say: every command runs, every TOML block is valid where it
//! belongs, both languages show the same, and every link leads somewhere.

mod common;

use std::path::Path;

use common::page::{anchors, blocks, commands, linked, links, text};
use common::{dabiao, fixture, root};

const PAGES: [&str; 6] = ["standard-format", "scoring", "worked-example", "tailoring", "waivers", "batch"];

fn both(page: &str) -> [String; 2] {
    [format!("docs/{page}.md"), format!("docs/{page}.zh.md")]
}

fn all() -> Vec<String> {
    PAGES.into_iter().flat_map(both).collect()
}

#[test]
fn every_command_runs() {
    std::fs::create_dir_all(root().join("target")).expect("a folder for output");
    let mut ran = 0;
    for page in all() {
        for (command, code) in commands(&page) {
            let args = command.strip_prefix("dabiao ").expect("a command of dabiao");
            let run = dabiao(args.split_whitespace());
            assert_eq!(run.code, code, "{page}: {command}: {}{}", run.out, run.err);
            ran += 1;
        }
    }
    assert!(ran >= 30, "only {ran} commands");
}

/// What a block says, without comments, which are in the page's language.
fn bare(block: &str) -> Vec<String> {
    let line = |line: &str| line.split(" #").next().unwrap_or_default().trim_end().to_owned();
    block.lines().map(line).collect()
}

#[test]
fn both_languages_show_the_same() {
    for page in PAGES {
        let [en, zh] = both(page).map(|page| {
            let toml = blocks(&page).into_iter().filter(|block| block.kind == "toml");
            let commands = commands(&page).into_iter();
            let commands: Vec<String> =
                commands.map(|(command, _)| command.replace(" --lang en", "")).collect();
            let headings = text(&page).lines().filter(|line| line.starts_with("##")).count();
            let rows = text(&page).lines().filter(|line| line.starts_with('|')).count();
            (toml.map(|block| bare(&block.text)).collect::<Vec<_>>(), commands, headings, rows)
        });
        assert_eq!(en, zh, "{page}");
    }
}

/// A whole standard around what stands at its top, and what stands in its first indicator.
fn standard_around(top: &str, own: &str) -> String {
    let scoring = if top.contains("[scoring]") { "" } else { "[scoring]\nweights = \"source\"\n" };
    let conduct = match top.contains("id = \"conduct\"") {
        true => "",
        false => {
            "[[section]]\nid = \"conduct\"\ntitle = { zh = \"服务\", en = \"Conduct\" }\ngroups.all = { zh = \"服务\", en = \"Conduct\" }\n"
        }
    };
    let (first, other) =
        if top.contains("total = 100") { ("points = 96\n", "points = 1\n") } else { ("", "") };
    let pooled = if top.contains("pool = true") { "" } else { "points = 1\n" };
    let kinds = [
        ("hall_area", "area"),
        ("matters", "items"),
        ("windows", "items"),
        ("staff", "persons"),
        ("staff_established", "persons"),
        ("established_share", "ratio"),
        ("online", "ratio"),
    ];
    let fields = kinds.map(|(id, kind)| {
        format!("[field.{id}]\ntype = \"{kind}\"\nlabel = {{ zh = \"数据{id}\", en = \"{id}\" }}\n")
    });
    let indicator = |id: usize, place: &str, own: &str| {
        let text = format!("{{ zh = \"第{id}件\", en = \"Thing {id}\" }}");
        format!(
            "[[indicator]]\nid = \"{id}\"\nin = \"{place}\"\ntitle = {text}\nask = {text}\nhow = {text}\ncite = \"{id}\"\nobligation = \"shall\"\n{own}\n"
        )
    };
    let deduct = format!(
        "{pooled}[[indicator.deduct]]\nid = \"f\"\nname = {{ zh = \"有\", en = \"f\" }}\npoints = 1\nper = \"flat\"\n"
    );
    let indicators = [
        indicator(1, "premises.hall", &format!("{first}{own}")),
        indicator(2, "premises.hall", other),
        indicator(3, "premises.hall", other),
        indicator(4, "premises.hall", other),
        indicator(5, "conduct.all", &deduct),
    ];
    format!(
        "format = 1\nid = \"page\"\nedition = \"2026\"\ntitle = {{ zh = \"例\", en = \"Example\" }}\nlevels = [\"township\"]\n\
         [source]\ntitle = \"例\"\nissuer = {{ zh = \"例\", en = \"Example\" }}\nlocator = {{ zh = \"第{{}}条\", en = \"article {{}}\" }}\nclauses = [\"1..5\"]\n\
         {top}\n{scoring}\
         [[grade]]\nid = \"demonstration\"\nname = {{ zh = \"示范\", en = \"Demonstration\" }}\n\
         [[grade]]\nid = \"standard\"\nname = {{ zh = \"标准\", en = \"Standard\" }}\n\
         [[section]]\nid = \"premises\"\ntitle = {{ zh = \"场所\", en = \"Premises\" }}\ngroups.hall = {{ zh = \"大厅\", en = \"Hall\" }}\n\
         {conduct}{}{}",
        fields.concat(),
        indicators.concat()
    )
}

/// A whole tailoring around changes.
fn tailoring_around(changes: &str) -> String {
    format!(
        "format = 1\nextends = \"ningbo-township\"\nof_edition = \"2022\"\nid = \"page\"\nedition = \"2026\"\ntitle = {{ zh = \"例\", en = \"Example\" }}\n{changes}"
    )
}

/// The file a block is or belongs in, and the command that takes it.
fn file_of(page: &str, block: &str) -> (String, [&'static str; 2]) {
    const SHOW: [&str; 2] = ["standards", "show"];
    let starts = |words: &[&str]| words.iter().any(|word| block.starts_with(word));
    if starts(&["format = 1"]) {
        (block.to_owned(), ["check", "--strict"])
    } else if starts(&["standard ="]) {
        (block.to_owned(), ["test", "--lang=en"])
    } else if starts(&["[[case]]"]) {
        let table =
            if page.contains("worked") { "worked-example/table.toml" } else { "tables/deductions.toml" };
        (format!("standard = '{}'\n{block}", fixture(table).display()), ["test", "--lang=en"])
    } else if starts(&["[[change]]", "[[off]]"]) {
        (tailoring_around(block), SHOW)
    } else if starts(&["["]) && !starts(&["[[indicator"]) {
        (standard_around(block, ""), SHOW)
    } else {
        (standard_around("", block), SHOW)
    }
}

fn accepted(folder: &Path, page: &str, block: &str) -> Result<(), String> {
    let (file, command) = file_of(page, block);
    let path = folder.join("page.toml");
    std::fs::write(&path, &file).expect("written");
    let run = dabiao(command.into_iter().chain([path.to_str().expect("UTF-8")]));
    match run.code {
        0 => Ok(()),
        code => Err(format!("code {code}\n{}{}\n{file}", run.out, run.err)),
    }
}

#[test]
fn every_toml_block_is_valid_where_it_belongs() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for page in all() {
        // The blocks of the worked example are parts of one file; they are held to be it below.
        let is_part = |block: &str| page.contains("worked") && !block.starts_with("[[case]]");
        for block in blocks(&page).iter().filter(|block| block.kind == "toml" && !is_part(&block.text)) {
            let held = accepted(folder.path(), &page, &block.text);
            assert!(held.is_ok(), "{page}:{}: {}", block.line, held.unwrap_err());
            seen += 1;
        }
    }
    assert!(seen >= 40, "only {seen} blocks");
}

#[test]
fn a_block_that_is_wrong_is_not_accepted() {
    let folder = tempfile::tempdir().expect("a folder");
    for block in [
        "points = -1\n",
        "check.at_least = { field = \"hall_areas\", value = 150 }\n",
        "[scoring]\nweights = \"source\"\ntotal = 99\n",
        "[[change]]\nindicator = \"4\"\nthreshold = 120\n",
        "[[case]]\nname = \"n\"\nlevel = \"township\"\ncounts = { \"1\" = { missing = 3 } }\nscore = 1.5\n",
    ] {
        assert!(accepted(folder.path(), "docs/scoring.md", block).is_err(), "{block}");
    }
}

#[test]
fn the_worked_example_is_the_file_its_list_and_what_the_program_says() {
    let read = |name: &str| std::fs::read_to_string(fixture("worked-example").join(name)).expect("readable");
    let cases = read("table.cases.toml");
    for (page, lang) in both("worked-example").iter().zip(["en", "zh"]) {
        let all = blocks(page);
        let (case, parts): (Vec<_>, Vec<_>) =
            all.iter().filter(|b| b.kind == "toml").partition(|b| b.text.starts_with("[[case]]"));
        let table: Vec<&str> = parts.iter().map(|part| part.text.trim_end()).collect();
        assert_eq!(table.join("\n\n") + "\n", read("table.toml"), "{page}");
        assert!(case.len() == 1 && cases.contains(&case[0].text), "{page}");
        let texts: Vec<&str> = all.iter().filter(|b| b.kind == "text").map(|b| b.text.as_str()).collect();
        assert_eq!(texts[0], read("visit.csv"), "{page}");
        let run = dabiao([
            "audit",
            "fixtures/worked-example/visit.csv",
            "--standard",
            "fixtures/worked-example/table.toml",
            "--lang",
            lang,
        ]);
        assert!(run.out.starts_with(texts[1]), "{page}: {}", run.out);
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut pages: Vec<String> = std::fs::read_dir(root().join("docs"))
        .expect("readable")
        .map(|entry| format!("docs/{}", entry.expect("readable").file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".md"))
        .collect();
    pages.extend(["README.md", "README.zh.md"].map(str::to_owned));
    pages.sort();
    let mut wrong = Vec::new();
    for page in &pages {
        for (file, anchor) in links(page) {
            let target = linked(page, &file);
            let leads = match &anchor {
                _ if !root().join(&target).exists() => false,
                Some(anchor) if target.ends_with(".md") => anchors(&target).contains(anchor),
                Some(_) | None => true,
            };
            if !leads {
                wrong.push(format!("{page}: {file} {anchor:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
