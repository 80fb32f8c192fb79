//! Files named on the command line, and those in folders, under names that hold no absolute path.

use std::path::{Path, PathBuf};

use dabiao::wording::Message;

use super::stop::Stop;

/// A file that was named or found.
#[derive(Debug)]
pub(crate) struct Found {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What output calls it: its path from the current folder, or from the folder that was named.
    pub(crate) shown: String,
    /// Whether it was named itself.
    pub(crate) named: bool,
}

/// The files named, and the `.toml` files of the folders named, in order. What begins with a dot
/// is the setting of some tool and left out.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<Found>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(Found { path: path.clone(), shown: shown(path), named: true });
            continue;
        }
        let mut inside = Vec::new();
        collect(path, &mut inside)?;
        inside.sort();
        if inside.is_empty() {
            return Err(Stop::Nothing(Message::new("check-nothing").with("folder", shown(path))));
        }
        found.extend(inside.into_iter().map(|file| {
            let below = file.strip_prefix(path).unwrap_or(&file);
            let shown = Path::new(&shown(path)).join(below);
            Found { shown: slashed(&shown), path: file, named: false }
        }));
    }
    Ok(found)
}

/// A path as output names it: from the current folder where it is inside that, otherwise without the
/// folders above.
pub(crate) fn shown(path: &Path) -> String {
    let plain: PathBuf = path.components().collect();
    if plain.is_relative() {
        return slashed(&plain);
    }
    let here = std::env::current_dir().unwrap_or_default();
    match (plain.strip_prefix(&here), plain.file_name()) {
        (Ok(below), _) if below.as_os_str().is_empty() => ".".to_owned(),
        (Ok(below), _) => slashed(below),
        (_, Some(name)) => name.to_string_lossy().into_owned(),
        (_, None) => ".".to_owned(),
    }
}

/// `/` between folders on every system; no `.` at the front.
fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let failed =
        |error: std::io::Error| Stop::Failed(anyhow::Error::new(error).context(folder.display().to_string()));
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // A link may lead back up.
        let is_folder = entry.file_type().map_err(failed)?.is_dir();
        if is_folder {
            collect(&path, found)?;
        } else if path.is_file() && path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_no_absolute_path() {
        assert_eq!(shown(Path::new("./standards/a.toml")), "standards/a.toml");
        assert_eq!(shown(Path::new("/nowhere/else/a.toml")), "a.toml");
        let here = std::env::current_dir().expect("a folder");
        assert_eq!(shown(&here.join("standards/a.toml")), "standards/a.toml");
        assert_eq!(shown(Path::new(".")), ".");
    }
}
