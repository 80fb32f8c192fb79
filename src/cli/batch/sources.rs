//! What a batch is made of: files, folders and what is in them, globs, archives; always in one order.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::record::RUN;
use super::walk::{Found, Met, Walk};
use super::{archive, journal};

/// Extensions of the files that are read in a folder.
const TABLES: [&str; 9] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "et", "csv", "tsv", "zip"];

/// One file of a batch.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path as output shows it: from the last part of the argument on, never absolute.
    pub(crate) shown: String,
    pub(crate) what: What,
}

impl Source {
    /// Its bytes, as far as they can be known before it is opened: else it may be large.
    pub(crate) fn size(&self) -> u64 {
        match &self.what {
            What::File(path) => std::fs::metadata(path).map_or(u64::MAX, |data| data.len()),
            What::Packed(..) | What::Unseen(_) | What::Absent => u64::MAX,
        }
    }
}

/// Where its bytes are.
#[derive(Debug)]
pub(crate) enum What {
    /// A file.
    File(PathBuf),
    /// A file in an archive, by its number.
    Packed(PathBuf, usize),
    /// A folder or file that could not even be looked at, and why.
    Unseen(String),
    /// A file that is only in the list, whatever else may lie where its name leads.
    Absent,
}

/// The arguments of a batch.
#[derive(Debug)]
pub(crate) struct Sources {
    roots: Vec<Root>,
    /// Files and folders that are not read: the batch's own output and list.
    without: Vec<PathBuf>,
}

#[derive(Debug, Clone)]
struct Root {
    path: PathBuf,
    shown: String,
    glob: Option<GlobMatcher>,
}

impl Sources {
    /// What these arguments name; `without` is left out of folders.
    pub(crate) fn new(paths: &[PathBuf], without: &[&Path]) -> Self {
        let without = without.iter().filter_map(|path| path.canonicalize().ok()).collect();
        Sources { roots: paths.iter().map(|path| root(path)).collect(), without }
    }

    /// Every file, in the order of the arguments and, in a folder, of the names; `None` for a file
    /// in a folder that is no table.
    pub(crate) fn all(&self) -> Box<dyn Iterator<Item = Option<Source>> + Send + '_> {
        Box::new(self.roots.iter().flat_map(|root| self.of(root)))
    }

    fn of<'a>(&'a self, root: &'a Root) -> Box<dyn Iterator<Item = Option<Source>> + Send + 'a> {
        if root.glob.is_none() && !root.path.is_dir() {
            return Box::new(unpacked(root.path.clone(), root.shown.clone()).map(Some));
        }
        let walk = Walk::new(&root.path, |path, found| self.is_left_out(path, found));
        Box::new(walk.flat_map(move |met| found(root, met)))
    }

    fn is_left_out(&self, path: &Path, found: Found) -> bool {
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        let is_hidden = name.starts_with('.') || name.starts_with("~$") || name == "__MACOSX";
        // Where a path leads is asked of the system only where the name does not tell already.
        let can_be = |own: &PathBuf| found.is_link || own.file_name() == path.file_name();
        let is_own = || path.canonicalize().is_ok_and(|path| self.without.contains(&path));
        // The reports in it are workbooks too.
        let is_of_a_batch = || found.is_folder && holds_a_batch(path);
        is_hidden || (self.without.iter().any(can_be) && is_own()) || is_of_a_batch()
    }
}

/// Whether a folder is the output of a batch, finished or not.
fn holds_a_batch(folder: &Path) -> bool {
    folder.join(RUN).is_file() && (journal::is_there(folder) || journal::is_begun(folder))
}

/// Whether a file of this name is read in a folder or an archive.
pub(in crate::cli) fn is_table(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| TABLES.contains(&extension.as_str()))
}

fn found(root: &Root, met: Met) -> Box<dyn Iterator<Item = Option<Source>> + Send> {
    let under = |path: &Path| {
        let inside = slashed(path.strip_prefix(&root.path).unwrap_or(path));
        if root.shown.is_empty() { inside } else { format!("{}/{inside}", root.shown) }
    };
    match met {
        Met::File(path) => {
            let is_meant = match &root.glob {
                Some(glob) => glob.is_match(path.strip_prefix(&root.path).unwrap_or(&path)),
                None => is_table(&path),
            };
            let shown = under(&path);
            match (is_meant, &root.glob) {
                (true, _) => Box::new(unpacked(path, shown).map(Some)),
                (false, None) => Box::new(std::iter::once(None)),
                (false, Some(_)) => Box::new(std::iter::empty()),
            }
        }
        Met::Unseen(path, why) => {
            let shown = path.as_deref().map_or_else(|| root.shown.clone(), under);
            Box::new(std::iter::once(Some(Source { shown, what: What::Unseen(why) })))
        }
    }
}

/// A file, or what is in it where it is an archive of workbooks.
fn unpacked(path: PathBuf, shown: String) -> Box<dyn Iterator<Item = Source> + Send> {
    let is_zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let names = if is_zip { archive::names(&path) } else { None };
    match names.filter(|names| !names.is_empty()) {
        Some(names) => Box::new(names.into_iter().map(move |(name, number)| Source {
            shown: format!("{shown}/{name}"),
            what: What::Packed(path.clone(), number),
        })),
        // Opened as what it says it is not: the reader names what it really is.
        None => Box::new(std::iter::once(Source { shown, what: What::File(path) })),
    }
}

fn root(path: &Path) -> Root {
    let text = path.to_string_lossy();
    let is_glob = |text: &str| text.contains(['*', '?', '[', '{']);
    if !path.exists() && is_glob(&text) {
        let begins = path.components().position(|part| is_glob(&part.as_os_str().to_string_lossy()));
        let begins = begins.unwrap_or_default();
        let base: PathBuf = path.components().take(begins).collect();
        let pattern: PathBuf = path.components().skip(begins).collect();
        let glob = GlobBuilder::new(&slashed(&pattern)).literal_separator(true).build();
        if let Ok(glob) = glob {
            let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
            return Root { shown: last(&base), path: base, glob: Some(glob.compile_matcher()) };
        }
    }
    Root { path: path.to_path_buf(), shown: last(path), glob: None }
}

/// The last part of a path; nothing for `.` and `..`.
fn last(path: &Path) -> String {
    match path.components().next_back() {
        Some(Component::Normal(name)) => name.to_string_lossy().into_owned(),
        _ => String::new(),
    }
}

/// A path with `/` between its parts on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(Component::as_os_str).map(OsStr::to_string_lossy);
    parts.collect::<Vec<_>>().join("/")
}
