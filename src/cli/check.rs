//! `dabiao check`: whether files of standards, cases and maps hold, and what could be better in them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use dabiao::lint::{Checked, Given, Outcome, Settings, check};
use dabiao::problem::Severity;
use dabiao::report::{CheckView, check_github, check_json, check_junit, check_sarif};
use dabiao::standard::{BUILTIN, Standard};
use dabiao::wording::{Message, Words};

use super::args::{CheckArgs, CheckFormat};
use super::exit::Exit;
use super::stop::Stop;
use super::{advice, files, output, settings, test, which};

pub(crate) fn run(args: &CheckArgs, words: &Words) -> Result<Exit, Stop> {
    let as_of = settings::as_of(args.as_of.as_deref())?;
    let (paths, given) = given(&args.paths, args.skip_others)?;
    let known: RefCell<BTreeMap<String, Option<Standard>>> = RefCell::default();
    let load = |position: usize, name: &str| {
        let cases = paths.get(position)?;
        let key = cases.parent().map(|folder| folder.join(name)).unwrap_or_default().display().to_string();
        known.borrow_mut().entry(key).or_insert_with(|| test::standard(name, cases).ok()).clone()
    };
    let base = |position: usize, name: &str| which::base_text(name, paths.get(position)?).ok();
    let whole_folder = args.paths.iter().any(|path| path.is_dir());
    let checked = check(given, &Settings { as_of, whole_folder, load: &load, base: &base });
    let view = CheckView::new(&checked, args.strict, words);
    let report = match args.format {
        CheckFormat::Text => text(&checked, words),
        CheckFormat::Json => check_json(&view).map_err(anyhow::Error::new)?,
        CheckFormat::Github => check_github(&view),
        CheckFormat::Junit => check_junit(&view).map_err(anyhow::Error::new)?,
        CheckFormat::Sarif => check_sarif(&view, words).map_err(anyhow::Error::new)?,
    };
    output::write(&report, args.output.as_deref())?;
    // Where others may be among the files, there need be none to check.
    if !args.skip_others && checked.iter().all(|file| file.outcome == Outcome::PassedOver) {
        let folders: Vec<String> = args.paths.iter().map(|path| files::shown(path)).collect();
        return Err(Stop::Nothing(Message::new("check-nothing").with("folder", folders)));
    }
    Ok(exit(&checked, args.strict))
}

/// The files named and found, and for each the path it was read from; the built-in standards where
/// none is named.
fn given(named: &[PathBuf], skips_others: bool) -> Result<(Vec<PathBuf>, Vec<Given>), Stop> {
    if named.is_empty() {
        let builtin = BUILTIN.iter().map(|builtin| Given {
            file: builtin.id.to_owned(),
            text: Ok(builtin.text.to_owned()),
            named: true,
        });
        return Ok((Vec::new(), builtin.collect()));
    }
    let mut paths = Vec::new();
    let mut given = Vec::new();
    for found in files::find(named)? {
        let text = match which::text_of(&found.path) {
            Ok(text) => Ok(text),
            Err(Stop::Input(message)) => Err(message),
            Err(Stop::Failed(error)) => {
                Err(Message::new("tool-failed").with("detail", error.root_cause().to_string()))
            }
            Err(other) => return Err(other),
        };
        given.push(Given { file: found.shown, text, named: found.named && !skips_others });
        paths.push(found.path);
    }
    Ok((paths, given))
}

fn text(checked: &[Checked], words: &Words) -> String {
    let mut said = String::new();
    for file in checked {
        for problem in &file.problems {
            said.push_str(&advice::diagnostic(problem, Some(&file.text), words));
        }
        said.push_str(&words.render(&conclusion(file)));
        said.push_str(if file.problems.is_empty() { "\n" } else { "\n\n" });
    }
    said
}

/// One line on a file.
fn conclusion(file: &Checked) -> Message {
    let (errors, warnings) = (file.count(Severity::Error), file.count(Severity::Warning));
    let message = match &file.outcome {
        Outcome::Holds(what) if errors + warnings == 0 => {
            Message::new("check-holds").with("what", what.clone())
        }
        Outcome::Holds(what) if errors == 0 => {
            Message::new("check-warned").with("warnings", warnings).with("what", what.clone())
        }
        Outcome::PassedOver => Message::new("check-passed-over"),
        Outcome::Holds(_) | Outcome::Refused | Outcome::Unreadable => {
            Message::new("check-failed").with("errors", errors).with("warnings", warnings)
        }
    };
    message.with("file", file.file.as_str())
}

fn exit(checked: &[Checked], strict: bool) -> Exit {
    let parts: Vec<Exit> = checked
        .iter()
        .map(|file| match &file.outcome {
            Outcome::Unreadable => Exit::InvalidInput,
            Outcome::PassedOver => Exit::Done,
            Outcome::Holds(_) | Outcome::Refused => {
                let fails = file.count(Severity::Error) > 0 || (strict && !file.problems.is_empty());
                if fails { Exit::GateNotMet } else { Exit::Done }
            }
        })
        .collect();
    Exit::first(&parts)
}

/// The files that a command which wants standards or cases is given, folders looked into.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    Ok(files::find(paths)?.into_iter().map(|found| found.path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(outcome: Outcome) -> Checked {
        Checked { file: String::new(), text: String::new(), kind: None, outcome, problems: Vec::new() }
    }

    #[test]
    fn what_could_not_be_read_outweighs_what_failed() {
        let refused = || file(Outcome::Refused);
        let unreadable = || file(Outcome::Unreadable);
        assert_eq!(exit(&[refused()], false), Exit::Done, "no error in it");
        assert_eq!(exit(&[unreadable(), refused()], false), Exit::InvalidInput);
    }
}
