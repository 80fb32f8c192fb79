//! Shipped standards with one thing spoilt: the check always says something, near the place, and
//! never panics.

use dabiao::lint::{Given, Settings, check};
use dabiao::place::Spot;
use dabiao::standard::{BUILTIN, Standard, diff};

/// A standard with one line spoilt.
struct Mutant {
    what: String,
    text: String,
    /// The line that is wrong now, from 1.
    line: usize,
}

/// Keys without which an entry is refused.
const NEEDED: [&str; 19] = [
    "format",
    "id",
    "edition",
    "title",
    "levels",
    "issuer",
    "locator",
    "clauses",
    "name",
    "type",
    "label",
    "in",
    "ask",
    "how",
    "cite",
    "obligation",
    "clause",
    "why",
    "text",
];

/// Keys whose text leads somewhere or is one of a few words.
const REFERENCES: [&str; 6] = ["in", "cite", "obligation", "type", "required_for", "clause"];

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" = ")?;
    key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_').then_some(key)
}

fn with_line(lines: &[&str], at: usize, new: &[String]) -> String {
    let before = lines[..at].iter().map(|line| (*line).to_owned());
    let after = lines[at + 1..].iter().map(|line| (*line).to_owned());
    before.chain(new.iter().cloned()).chain(after).collect::<Vec<_>>().join("\n") + "\n"
}

/// A value of another type.
fn retyped(line: &str) -> Option<String> {
    let (key, value) = line.split_once(" = ")?;
    Some(match value.chars().next()? {
        '"' | '{' => format!("{key} = [7]"),
        '[' => format!("{key} = 7"),
        _ => format!("{key} = false"),
    })
}

/// Every mutant of a standard, one kind after another; lines are taken in steps to bound the number.
fn mutants(text: &str, step: usize) -> Vec<Mutant> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut add = |what: String, at: usize, new: &[String]| {
        found.push(Mutant { what, text: with_line(&lines, at, new), line: at + 1 });
    };
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| at % step == 0) {
        let Some(key) = key_of(line) else { continue };
        // Here these may be left out.
        let table = lines[..at].iter().rev().find(|line| line.starts_with('[')).copied().unwrap_or_default();
        let is_free = matches!(
            (table, key),
            ("[centre]", "cite") | ("[[note]]", "clause") | ("[[indicator]]", "levels")
        );
        if NEEDED.contains(&key) && !is_free {
            add(format!("delete {key}"), at, &[]);
        }
        if !NEEDED.contains(&key) || is_free {
            add(format!("leave out {key}"), at, &[]);
        }
        if let Some(new) = retyped(line) {
            add(format!("retype {key}"), at, &[new]);
        }
        add(format!("misspell {key}"), at, &[line.replacen(key, &format!("{key}x"), 1)]);
        add(format!("repeat {key}"), at, &[(*line).to_owned(), (*line).to_owned()]);
        if REFERENCES.contains(&key) {
            let (end, _) = line.match_indices('"').nth(1).expect("a text");
            add(format!("misdirect {key}"), at, &[format!("{}x{}", &line[..end], &line[end..])]);
        }
        if key == "id" && at > 3 {
            let other = lines.iter().enumerate().find(|(n, other)| {
                *n != at && lines[n.saturating_sub(1)] == lines[at - 1] && key_of(other) == Some("id")
            });
            if let Some((_, other)) = other.filter(|(n, _)| *n < at) {
                add("take another's id".to_owned(), at, &[(*other).to_owned()]);
            }
        }
        for (name, value) in [("ask", "ask = { zh = \"\", en = \"\" }"), ("label", "label = { zh = \"一\" }")]
        {
            if key == name {
                add(format!("empty {name}"), at, &[value.to_owned()]);
            }
        }
    }
    found
}

/// Figures and grades the wrong way round.
fn swapped(text: &str) -> Vec<Mutant> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("check.") && line.contains("demonstration = ") && line.contains("standard = ") {
            let new = line
                .replace("demonstration", "?")
                .replace("standard", "demonstration")
                .replace('?', "standard");
            found.push(Mutant {
                what: "swap figures".to_owned(),
                text: with_line(&lines, at, &[new]),
                line: at + 1,
            });
        }
    }
    let ids: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| **line == "[[grade]]").map(|(at, _)| at + 1).collect();
    for pair in ids.windows(2) {
        let mut new = lines.clone();
        new.swap(pair[0], pair[1]);
        new.swap(pair[0] + 1, pair[1] + 1);
        found.push(Mutant { what: "swap grades".to_owned(), text: new.join("\n") + "\n", line: pair[0] + 1 });
    }
    found
}

#[test]
fn no_mutant_passes_and_each_is_pointed_at() {
    let settings = Settings { as_of: None, whole_folder: false, load: &|_, _| None, base: &|_, _| None };
    let mut tried = 0;
    let mut missed = Vec::new();
    for (id, step) in [("ningbo-township", 7), ("xingning-branch", 31), ("jiaozuo", 151)] {
        let builtin = BUILTIN.iter().find(|builtin| builtin.id == id).expect("built in");
        let mut mutants = mutants(builtin.text, step);
        mutants.extend(swapped(builtin.text));
        for mutant in mutants {
            tried += 1;
            // A file without what it may leave out is another standard, and the comparison says so.
            if let (true, Ok(new)) = (mutant.what.starts_with("leave out"), Standard::parse(id, &mutant.text))
            {
                let old = Standard::parse(id, builtin.text).expect("valid");
                let told = diff::diff(&old, &new);
                let is_told = told.iter().any(|change| change.what.key() != "diff-layout");
                // The clause of [centre] is for readers of the file only.
                if !is_told && mutant.what != "leave out cite" {
                    missed.push(format!("{id}:{} {}: not told", mutant.line, mutant.what));
                }
                continue;
            }
            let given = Given { file: id.to_owned(), text: Ok(mutant.text), named: true };
            let checked = check(vec![given], &settings);
            let lines: Vec<usize> = checked[0]
                .problems
                .iter()
                .filter_map(|problem| match &problem.place.spot {
                    Spot::Text(span) => Some(span.line),
                    _ => None,
                })
                .collect();
            if !lines.iter().any(|line| line.abs_diff(mutant.line) <= 2) {
                missed.push(format!("{id}:{} {}: {lines:?}", mutant.line, mutant.what));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed.join("\n"));
    assert!(tried >= 200, "{tried}");
}
