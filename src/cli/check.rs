//! `dabiao check`: whether files of standards hold, with every clause of their documents accounted for.

use std::path::{Path, PathBuf};

use dabiao::cases::CaseFile;
use dabiao::crosswalk::Crosswalk;
use dabiao::standard::{BUILTIN, Standard};
use dabiao::wording::{Message, Words};

use super::args::CheckArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::{advice, output, test, which};

pub(crate) fn run(args: &CheckArgs, words: &Words) -> Result<Exit, Stop> {
    let mut said = String::new();
    let mut failed = 0;
    let mut line = |message: &Message| {
        said.push_str(&words.render(message));
        said.push('\n');
    };
    if args.paths.is_empty() {
        for builtin in BUILTIN {
            let standard = which::parse_builtin(builtin)?;
            line(&account(builtin.id, &standard));
        }
    }
    for path in files(&args.paths)? {
        let shown = path.display().to_string();
        let text = which::text_of(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if Crosswalk::is_one(&text) {
            match crosswalk(&path, &text) {
                Ok(message) => line(&message),
                Err(Stop::Problems(problems, source)) => {
                    failed += 1;
                    line(&Message::new("check-failed").with("file", shown).with("count", problems.len()));
                    advice::print(&Stop::Problems(problems, source), words);
                }
                Err(stop) => return Err(stop),
            }
            continue;
        }
        let checked = match CaseFile::standard_of(&name, &text) {
            // A standard names no standard: this is a file of cases.
            Ok(named) => {
                let standard = test::standard(&named, &path)?;
                CaseFile::parse(&name, &text, &standard).map(|file| {
                    Message::new("check-cases").with("file", shown.as_str()).with("count", file.cases.len())
                })
            }
            Err(_) => Standard::parse(&name, &text).map(|standard| account(&shown, &standard)),
        };
        match checked {
            Ok(message) => line(&message),
            Err(problems) => {
                failed += 1;
                line(&Message::new("check-failed").with("file", shown).with("count", problems.len()));
                advice::print(&Stop::Problems(problems, Some(text)), words);
            }
        }
    }
    output::write(&said, None)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::GateNotMet })
}

/// What a crosswalk that holds relates.
fn crosswalk(path: &Path, text: &str) -> Result<Message, Stop> {
    let crosswalk = super::crosswalk::read(path, text, &[])?;
    Ok(Message::new("check-crosswalk")
        .with("file", path.display().to_string())
        .with("pairs", crosswalk.pairs().count())
        .with("count", crosswalk.relations()))
}

/// What a standard that holds accounts for.
fn account(name: &str, standard: &Standard) -> Message {
    let omitted = standard.omitted.len();
    Message::new("check-holds")
        .with("file", name)
        .with("indicators", standard.indicators.len())
        .with("clauses", standard.source.clauses.len())
        .with("omitted", omitted)
}

/// The files named, and the `.toml` files of the folders named, in order.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            collect(path, &mut found)?;
            found[before..].sort();
            if found.len() == before {
                let shown = path.display().to_string();
                return Err(Stop::Input(Message::new("check-nothing").with("folder", shown)));
            }
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let failed =
        |error: std::io::Error| Stop::Failed(anyhow::Error::new(error).context(folder.display().to_string()));
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}
