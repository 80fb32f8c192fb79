//! Which files have cases in them.

use std::path::{Path, PathBuf};

use dabiao::cases::CaseFile;
use dabiao::wording::Message;

use super::stop::Stop;
use super::{check, which};

/// The files of cases named, those in the folders named, and those inside and beside the standards
/// named; without any name, those under the current folder.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    if paths.is_empty() {
        let mut found = Vec::new();
        collect(Path::new(""), &mut found)?;
        found.sort();
        let found = with_cases(found)?;
        return match found.is_empty() {
            true => Err(Stop::Nothing(Message::new("tests-none-here"))),
            false => Ok(found),
        };
    }
    let mut found: Vec<PathBuf> = Vec::new();
    for path in paths {
        let here = if path.is_dir() {
            with_cases(check::files(std::slice::from_ref(path))?)?
        } else {
            inside_and_beside(path)?
        };
        if here.is_empty() {
            let shown = path.display().to_string();
            return Err(Stop::Nothing(Message::new("tests-none-in").with("file", shown)));
        }
        found.extend(here);
    }
    let mut seen: Vec<PathBuf> = Vec::new();
    found.retain(|path| {
        let is_new = !seen.contains(path);
        seen.push(path.clone());
        is_new
    });
    Ok(found)
}

/// Whether a file names the standard its cases are for. A standard names none.
pub(crate) fn names_standard(name: &str, text: &str) -> bool {
    CaseFile::standard_of(name, text).is_ok() || !text.lines().any(is_format)
}

/// A standard says its format first.
fn is_format(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| key.trim() == "format")
}

/// A file of cases is one by itself; a standard may have them inside, in `NAME.cases.toml` beside
/// it, and in `cases/NAME.toml`.
fn inside_and_beside(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    let text = which::text_of(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if names_standard(&name, &text) {
        return Ok(vec![path.to_path_buf()]);
    }
    let inside = has_cases(&name, &text).then(|| path.to_path_buf());
    let folder = path.parent().unwrap_or(Path::new(""));
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = [folder.join(format!("{stem}.cases.toml")), folder.join("cases").join(&name)];
    Ok(inside.into_iter().chain(beside.into_iter().filter(|path| path.is_file())).collect())
}

/// The files with cases in them.
fn with_cases(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        let text = which::text_of(&path)?;
        if has_cases(&path.to_string_lossy(), &text) {
            found.push(path);
        }
    }
    Ok(found)
}

/// What is no TOML, but has the heading of a case in it, is looked at too: its mistakes are told.
fn has_cases(name: &str, text: &str) -> bool {
    CaseFile::has_cases(name, text) || text.lines().any(|line| line.trim_end() == "[[case]]")
}

/// Every `.toml` file under a folder, hidden folders and `target` left out.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let place = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let failed =
        |error: std::io::Error| Stop::Failed(anyhow::Error::new(error).context(place.display().to_string()));
    for entry in std::fs::read_dir(place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = folder.join(&name);
        let is_folder = entry.file_type().map_err(failed)?.is_dir();
        if is_folder && !name.starts_with('.') && name != "target" {
            collect(&path, found)?;
        } else if !is_folder && path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}
