//! A folder and all below it, file by file in the order of the names. Of the folders on the way
//! memory holds the names and nothing else: there may be tens of thousands in one.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What is met on the way.
#[derive(Debug)]
pub(super) enum Met {
    /// A file.
    File(PathBuf),
    /// Something that could not be looked at: where, as far as that is known, and why.
    Unseen(Option<PathBuf>, String),
}

/// What stands at a path, links followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) is_folder: bool,
    /// Whether a link leads to it.
    pub(super) is_link: bool,
}

/// What a folder says that a name in it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    /// A link, or something that it does not tell.
    Other,
}

/// Whether something is passed over, and all below it.
type PassesOver<'a> = Box<dyn Fn(&Path, Found) -> bool + Send + 'a>;

/// A way through a folder. Links are followed.
pub(super) struct Walk<'a> {
    passes_over: PassesOver<'a>,
    /// The folder it begins with, until it is opened.
    begin: Option<PathBuf>,
    /// Where the folders above that one really are.
    above: Vec<PathBuf>,
    /// The folders that are open, each in the one before.
    open: Vec<Folder>,
}

struct Folder {
    path: PathBuf,
    /// Where it really is.
    real: Option<PathBuf>,
    names: Names,
    failed: Vec<io::Error>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(folder: &Path, passes_over: impl Fn(&Path, Found) -> bool + Send + 'a) -> Self {
        let above = folder.canonicalize().map(|real| real.ancestors().skip(1).map(Path::to_owned).collect());
        Walk {
            passes_over: Box::new(passes_over),
            begin: Some(folder.to_owned()),
            above: above.unwrap_or_default(),
            open: Vec::new(),
        }
    }

    /// Goes into a folder.
    fn enter(&mut self, path: PathBuf) -> Result<(), Met> {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => return Err(Met::Unseen(Some(path), error.to_string())),
        };
        let (mut names, mut failed) = (Names::default(), Vec::new());
        for entry in entries {
            match entry {
                Ok(entry) => names.add(entry.file_name(), kind(&entry)),
                Err(error) => failed.push(error),
            }
        }
        names.sort();
        self.open.push(Folder { real: path.canonicalize().ok(), path, names, failed });
        Ok(())
    }

    /// What is at a path, if it is anything to tell; a folder is gone into.
    fn look(&mut self, path: PathBuf, kind: Kind) -> Option<Met> {
        // The system is asked only where the folder has not said it.
        let found = match kind {
            Kind::File | Kind::Folder => Ok(Found { is_folder: kind == Kind::Folder, is_link: false }),
            Kind::Other => found(&path),
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => return Some(Met::Unseen(Some(path), error.to_string())),
        };
        if found.is_folder && found.is_link && self.is_on_the_way(&path) {
            return Some(Met::Unseen(Some(path), "a folder that contains itself".to_owned()));
        }
        match (self.passes_over)(&path, found) {
            true => None,
            false if found.is_folder => self.enter(path).err(),
            false => Some(Met::File(path)),
        }
    }

    /// Whether a link leads back to a folder on the way.
    fn is_on_the_way(&self, link: &Path) -> bool {
        let on_the_way = || self.open.iter().filter_map(|folder| folder.real.as_ref()).chain(&self.above);
        link.canonicalize().is_ok_and(|real| on_the_way().any(|folder| *folder == real))
    }
}

impl Iterator for Walk<'_> {
    type Item = Met;

    fn next(&mut self) -> Option<Met> {
        if let Some(Err(unseen)) = self.begin.take().map(|folder| self.enter(folder)) {
            return Some(unseen);
        }
        loop {
            let folder = self.open.last_mut()?;
            if let Some(error) = folder.failed.pop() {
                return Some(Met::Unseen(None, error.to_string()));
            }
            let Some((path, kind)) = folder.names.next_in(&folder.path) else {
                self.open.pop();
                continue;
            };
            if let Some(met) = self.look(path, kind) {
                return Some(met);
            }
        }
    }
}

/// What stands at a path.
fn found(path: &Path) -> io::Result<Found> {
    let Ok(own) = fs::symlink_metadata(path) else {
        // A link that is gone since its folder was read: whoever opens it will say so.
        return Ok(Found { is_folder: false, is_link: false });
    };
    let is_link = own.is_symlink();
    let meant = if is_link { fs::metadata(path)? } else { own };
    Ok(Found { is_folder: meant.is_dir(), is_link })
}

fn kind(entry: &fs::DirEntry) -> Kind {
    match entry.file_type() {
        Ok(kind) if kind.is_file() => Kind::File,
        Ok(kind) if kind.is_dir() => Kind::Folder,
        Ok(_) | Err(_) => Kind::Other,
    }
}

/// The names in a folder: nearly all stand in one text, so that each takes its bytes and eight more.
#[derive(Debug, Default)]
struct Names {
    text: String,
    spans: Vec<Span>,
    /// How many of these are done.
    done: usize,
    /// The names that are no text, the last first.
    odd: Vec<(OsString, Kind)>,
}

/// Where a name begins and how long it is.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    len: u16,
    kind: Kind,
}

impl Names {
    fn add(&mut self, name: OsString, kind: Kind) {
        let span = |name: &str| {
            let (from, len) = (u32::try_from(self.text.len()).ok()?, u16::try_from(name.len()).ok()?);
            Some(Span { from, len, kind })
        };
        match name.to_str().and_then(|name| Some((name, span(name)?))) {
            Some((name, span)) => {
                self.text.push_str(name);
                self.spans.push(span);
            }
            None => self.odd.push((name, kind)),
        }
    }

    fn sort(&mut self) {
        let Names { text, spans, odd, .. } = self;
        spans.sort_unstable_by_key(|span| named(text, *span));
        odd.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
    }

    /// The path of the next one, and what it is.
    fn next_in(&mut self, folder: &Path) -> Option<(PathBuf, Kind)> {
        let plain = self.spans.get(self.done).map(|span| (OsStr::new(named(&self.text, *span)), span.kind));
        match (plain, self.odd.last()) {
            (Some((plain, kind)), odd) if odd.is_none_or(|(odd, _)| plain < odd.as_os_str()) => {
                self.done += 1;
                Some((folder.join(plain), kind))
            }
            _ => self.odd.pop().map(|(odd, kind)| (folder.join(odd), kind)),
        }
    }
}

fn named(text: &str, span: Span) -> &str {
    // Wide enough on every system that has files.
    let from = span.from as usize;
    &text[from..from + usize::from(span.len)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use walkdir::WalkDir;

    fn ours(folder: &Path) -> Vec<(PathBuf, bool)> {
        let passes_over = |path: &Path, _| path.ends_with("passed");
        let told = |met| match met {
            Met::File(path) => (path, true),
            Met::Unseen(path, _) => (path.unwrap_or_default(), false),
        };
        Walk::new(folder, passes_over).map(told).collect()
    }

    /// The same by the library.
    fn theirs(folder: &Path) -> Vec<(PathBuf, bool)> {
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        let told = |entry: walkdir::Result<walkdir::DirEntry>| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some((entry.into_path(), true)),
            Err(error) => Some((error.path().map(Path::to_owned).unwrap_or_default(), false)),
        };
        walk.filter_entry(|entry| !entry.path().ends_with("passed")).filter_map(told).collect()
    }

    #[test]
    fn it_meets_what_walkdir_meets_in_the_same_order() {
        let dir = tempfile::tempdir().expect("a folder");
        for folder in ["b/inner", "a", "B", "empty", "passed/x", "甲"] {
            fs::create_dir_all(dir.path().join(folder)).expect("a folder");
        }
        for file in ["z.xlsx", "a.xlsx", "b/2.xlsx", "b/10.xlsx", "b/inner/x", "passed/x/y", "甲/乙", "a/1"]
        {
            fs::write(dir.path().join(file), "").expect("written");
        }
        assert_eq!(ours(dir.path()).len(), 7);
        assert_eq!(ours(dir.path()), theirs(dir.path()));
        let none = dir.path().join("none");
        assert_eq!((ours(&none), ours(&none)), (theirs(&none), vec![(none, false)]));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_names_that_are_no_text_are_met_as_walkdir_meets_them() {
        use std::os::unix::ffi::OsStrExt as _;
        use std::os::unix::fs::symlink;

        let dir = tempfile::tempdir().expect("a folder");
        let (root, beside) = (dir.path().join("root"), dir.path().join("beside"));
        fs::create_dir_all(root.join("in")).expect("a folder");
        fs::create_dir_all(&beside).expect("a folder");
        fs::write(beside.join("f.xlsx"), "").expect("written");
        for name in [&b"\xb2\xe2"[..], b"a\xff", b"m", b"\xe7\x94\xb2"] {
            fs::write(root.join(OsStr::from_bytes(name)), "").expect("written");
        }
        symlink(&beside, root.join("link")).expect("a link");
        symlink(&root, root.join("in/again")).expect("a link");
        symlink(dir.path(), root.join("in/above")).expect("a link");
        symlink(root.join("nowhere"), root.join("broken.xlsx")).expect("a link");
        symlink(&root, beside.join("back")).expect("a link");
        let met = ours(&root);
        assert_eq!(met.iter().filter(|(_, is_file)| !is_file).count(), 4, "{met:?}");
        assert_eq!(met, theirs(&root));
    }
}
