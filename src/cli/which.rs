//! Which standard is meant: an id, a path, or the built-in one that recognises the list.

use std::path::Path;

use anyhow::Context as _;
use dabiao::audit::vocabulary;
use dabiao::intake::{Intake, Workbook, interpret};
use dabiao::report::Selection;
use dabiao::standard::{BUILTIN, Builtin, Standard};
use dabiao::text::nearest;
use dabiao::wording::Message;

use super::stop::Stop;

/// The standard with this id, or in the file at this path.
pub(crate) fn named(name: &str) -> Result<Standard, Stop> {
    if let Some(builtin) = BUILTIN.iter().find(|builtin| builtin.id == name) {
        return Ok(parse_builtin(builtin)?);
    }
    let path = Path::new(name);
    let is_path = path.exists() || name.contains(['/', '\\']) || name.ends_with(".toml");
    if !is_path {
        let hint = match nearest(name, BUILTIN.iter().map(|builtin| builtin.id)) {
            Some(near) => Message::new("did-you-mean").with("word", near),
            None => Message::new("no-suggestion"),
        };
        let known: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
        let message =
            Message::new("unknown-standard").with("name", name).with("hint", hint).with("known", known);
        return Err(Stop::Usage(message));
    }
    read(path)
}

/// The standard in a file.
fn read(path: &Path) -> Result<Standard, Stop> {
    let shown = path.display().to_string();
    let about = |key| Stop::Input(Message::new(key).with("file", shown.as_str()));
    if path.is_dir() {
        return Err(about("standard-is-folder"));
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(about("input-not-found")),
        Err(error) => return Err(anyhow::Error::new(error).context(shown.clone()).into()),
    };
    let text = String::from_utf8(bytes).map_err(|_| about("standard-not-utf8"))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    Standard::parse(&name, text).map_err(|problems| Stop::Problems(problems, Some(text.to_owned())))
}

/// A built-in standard. They are held valid by a test.
pub(crate) fn parse_builtin(builtin: &Builtin) -> anyhow::Result<Standard> {
    Standard::parse(builtin.id, builtin.text)
        .map_err(|problems| anyhow::anyhow!("{problems:?}"))
        .with_context(|| builtin.id)
}

/// The standard to judge a workbook by, and the workbook read with its names.
pub(crate) fn for_workbook(
    book: &Workbook,
    given: Option<&str>,
) -> Result<(Standard, Selection, Intake), Stop> {
    if let Some(name) = given {
        let standard = named(name)?;
        let intake = interpret(book, &vocabulary(&standard), None);
        return Ok((standard, Selection::Given, intake));
    }
    let mut fitting = Vec::new();
    let mut unread = Vec::new();
    for builtin in BUILTIN {
        let standard = parse_builtin(builtin)?;
        let intake = interpret(book, &vocabulary(&standard), None);
        let rows = intake.matched + intake.mismatched;
        // It fits if it knows most of the rows by number and text.
        if intake.matched > 0 && intake.matched * 2 > rows {
            let selection = Selection::Recognised { matched: intake.matched, rows };
            fitting.push((intake.matched, standard, selection, intake));
        } else if intake.inspections.is_empty() {
            unread.extend(intake.problems);
        }
    }
    fitting.sort_by_key(|(matched, ..)| std::cmp::Reverse(*matched));
    let best: Vec<&str> = fitting
        .iter()
        .filter(|(matched, ..)| *matched == fitting[0].0)
        .map(|(_, standard, ..)| standard.id.as_str())
        .collect();
    match best.as_slice() {
        [_] => {
            let (_, standard, selection, intake) = fitting.swap_remove(0);
            Ok((standard, selection, intake))
        }
        [] if unread.len() >= BUILTIN.len() => {
            unread.dedup();
            Err(Stop::Problems(unread, None))
        }
        [] => {
            let known: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
            Err(Stop::Usage(Message::new("no-standard-fits").with("known", known)))
        }
        several => Err(Stop::Usage(Message::new("several-standards-fit").with("ids", several.to_vec()))),
    }
}
