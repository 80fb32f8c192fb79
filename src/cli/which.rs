//! Which standard is meant: an id, a path, or the built-in one that recognises the list.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use dabiao::intake::{Intake, Map, Stamp, Workbook, interpret};
use dabiao::place::Place;
use dabiao::problem::Problem;
use dabiao::report::Selection;
use dabiao::standard::{BUILTIN, Builtin, Standard, extends, over};
use dabiao::text::nearest;
use dabiao::wording::Message;

use super::shelf::{Known, Shelf};
use super::stop::Stop;

/// The standard with this id, or in the file at this path.
pub(crate) fn named(name: &str) -> Result<Standard, Stop> {
    if let Some(builtin) = Builtin::find(name) {
        return Ok(parse_builtin(builtin)?);
    }
    let path = Path::new(name);
    let is_path = path.exists() || name.contains(['/', '\\']) || name.ends_with(".toml");
    if is_path { read(path) } else { Err(unknown(name)) }
}

fn unknown(name: &str) -> Stop {
    let hint = match nearest(name, BUILTIN.iter().map(|builtin| builtin.id)) {
        Some(near) => Message::new("did-you-mean").with("word", near),
        None => Message::new("no-suggestion"),
    };
    let known: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
    Stop::Usage(Message::new("unknown-standard").with("name", name).with("hint", hint).with("known", known))
}

/// The standard in a file: one that stands by itself, or a tailoring with the base it names.
pub(crate) fn read(path: &Path) -> Result<Standard, Stop> {
    let text = text_of(path)?;
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let standard = match extends(&name, &text) {
        Ok(None) => Standard::parse(&name, &text),
        Ok(Some(base)) => over(&base_text(&base, path)?, &name, &text),
        Err(problems) => Err(problems),
    };
    standard.map_err(|problems| Stop::Problems(problems, Some(text)))
}

/// The text of the standard that a tailoring names: built in, or a path from the tailoring's file.
pub(crate) fn base_text(name: &str, tailoring: &Path) -> Result<String, Stop> {
    if let Some(builtin) = Builtin::find(name) {
        return Ok(builtin.text.to_owned());
    }
    let path = tailoring.parent().map_or_else(|| name.into(), |folder| folder.join(name));
    if !path.exists() && !name.contains(['/', '\\']) && !name.ends_with(".toml") {
        return Err(unknown(name));
    }
    let text = text_of(&path)?;
    let shown = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // What is wrong with the base is told as the base's.
    match extends(&shown, &text) {
        Ok(None) => match Standard::parse(&shown, &text) {
            Ok(_) => Ok(text),
            Err(problems) => Err(Stop::Problems(problems, Some(text))),
        },
        Ok(Some(_)) => Err(Stop::Input(Message::new("extends_tailoring").with("name", name))),
        Err(problems) => Err(Stop::Problems(problems, Some(text))),
    }
}

/// A file of text in UTF-8, without its byte-order mark.
pub(crate) fn text_of(path: &Path) -> Result<String, Stop> {
    let shown = path.display().to_string();
    let about = |key| Stop::Input(Message::new(key).with("file", shown.as_str()));
    if path.is_dir() {
        return Err(about("text-is-folder"));
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(about("input-not-found")),
        Err(error) => return Err(anyhow::Error::new(error).context(shown.clone()).into()),
    };
    text_in(bytes, &shown)
}

/// The text in bytes, without a byte order mark.
pub(crate) fn text_in(bytes: Vec<u8>, shown: &str) -> Result<String, Stop> {
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Stop::Input(Message::new("text-not-utf8").with("file", shown)))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
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
    map: Option<&Map>,
    shelf: &Shelf,
) -> Result<(Arc<Known>, Selection, Intake), Stop> {
    let stamp = book.stamp.as_ref();
    let chosen = match (given, stamp) {
        (Some(name), _) => Some((shelf.named(name)?, Selection::Given)),
        (None, Some(stamp)) => Some((stamped(stamp, shelf)?, Selection::Stamped)),
        (None, None) => None,
    };
    if let Some((known, selection)) = chosen {
        let mut intake = interpret(book, &known.names, map);
        let problem = stamp.and_then(|stamp| differs(stamp, &known.standard));
        intake.problems.extend(problem.map(|problem| problem(Place::file(book.file.clone()))));
        return Ok((known, selection, intake));
    }
    let mut fitting = Vec::new();
    let mut unread = Vec::new();
    for builtin in BUILTIN {
        let known = shelf.named(builtin.id)?;
        let intake = interpret(book, &known.names, map);
        if fits(&intake, known.standard.indicators.len()) {
            let rows = intake.matched + intake.mismatched;
            let selection = Selection::Recognised { matched: intake.matched, rows };
            fitting.push((intake.matched, known, selection, intake));
        } else if intake.inspections.is_empty() {
            unread.push(intake.problems);
        }
    }
    let most = fitting.iter().map(|(matched, ..)| *matched).max().unwrap_or_default();
    fitting.retain(|(matched, ..)| *matched == most);
    match (fitting.pop(), fitting.is_empty()) {
        (Some((_, known, selection, intake)), true) => Ok((known, selection, intake)),
        (Some((_, last, ..)), false) => {
            let ids = fitting.iter().map(|(_, known, ..)| known).chain([&last]);
            let ids: Vec<&str> = ids.map(|known| known.standard.id.as_str()).collect();
            Err(Stop::Usage(Message::new("several-standards-fit").with("ids", ids)))
        }
        // No standard sees a list: what the first says of the file holds for all.
        (None, _) if unread.len() == BUILTIN.len() => Err(Stop::Problems(unread.swap_remove(0), None)),
        (None, _) => {
            let known: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
            Err(Stop::Usage(Message::new("no-standard-fits").with("known", known)))
        }
    }
}

/// The standard that a form names.
fn stamped(stamp: &Stamp, shelf: &Shelf) -> Result<Arc<Known>, Stop> {
    match Builtin::find(&stamp.standard) {
        Some(builtin) => shelf.named(builtin.id),
        None => Err(Stop::Usage(Message::new("form-unknown-standard").with("id", stamp.standard.as_str()))),
    }
}

/// What there is to say where a form was made from another standard, edition or text.
fn differs(stamp: &Stamp, standard: &Standard) -> Option<impl FnOnce(Place) -> Problem> {
    let code = if stamp.standard != standard.id {
        "form_other_standard"
    } else if stamp.edition != standard.edition {
        "form_other_edition"
    } else if stamp.sha256 != standard.sha256 {
        "form_other_text"
    } else {
        return None;
    };
    let stamp = stamp.clone();
    let (id, edition) = (standard.id.clone(), standard.edition.clone());
    Some(move |place| {
        Problem::warning(code, place)
            .with("made_id", stamp.standard)
            .with("made_edition", stamp.edition)
            .with("id", id)
            .with("edition", edition)
    })
}

/// A standard fits if it knows most of the rows, by their text; where the list has bare numbers
/// only, if these are nearly all of the standard's.
fn fits(intake: &Intake, indicators: usize) -> bool {
    let most = intake.matched > intake.mismatched;
    let whole = intake.matched * 5 >= indicators * 4;
    intake.matched > 0 && most && (intake.by_text * 2 >= intake.matched || whole)
}
