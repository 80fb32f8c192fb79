//! Where output goes: the terminal, a pipe, or a file that is whole or not there.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use dabiao::wording::Message;
use tempfile::NamedTempFile;

use super::stop::Stop;

/// How the names of files begin that are being written beside their places.
pub(crate) const BESIDE: &str = ".dabiao-";

/// Writes text to a file, or to standard output where none is named. Colours stay on a
/// terminal only, and not where NO_COLOR is set.
pub(crate) fn write(text: &str, file: Option<&Path>) -> Result<(), Stop> {
    match file {
        Some(path) => write_file(path, anstream::adapter::strip_str(text).to_string().as_bytes()),
        None => {
            let mut out = anstream::stdout().lock();
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                // The reader has seen enough (`| head`).
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                done => Ok(done.context("stdout")?),
            }
        }
    }
}

/// Writes bytes that are no text for a terminal, to a file or to standard output.
pub(crate) fn write_bytes(bytes: &[u8], file: Option<&Path>) -> Result<(), Stop> {
    match file {
        Some(path) => write_file(path, bytes),
        None => {
            let mut out = io::stdout().lock();
            match out.write_all(bytes).and_then(|()| out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                done => Ok(done.context("stdout")?),
            }
        }
    }
}

/// Writes a file that may be there already.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    put(vec![stage(path, bytes)?])
}

/// Writes several files, all or none of them as far as the disk allows: each is written beside its
/// place first, and renamed when all are.
///
/// # Errors
/// Where one is there already (unless `force`), is open in another program, or cannot be written.
pub(crate) fn write_files(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), Stop> {
    let shown = |paths: Vec<&PathBuf>| -> Vec<String> {
        paths.iter().map(|path| path.display().to_string()).collect()
    };
    let open: Vec<&PathBuf> =
        files.iter().map(|(path, _)| path).filter(|path| is_open_elsewhere(path)).collect();
    if !open.is_empty() {
        return Err(Stop::Unwritable(Message::new("output-in-use").with("files", shown(open))));
    }
    let there: Vec<&PathBuf> = files.iter().map(|(path, _)| path).filter(|path| path.exists()).collect();
    if !there.is_empty() && !force {
        return Err(Stop::Usage(Message::new("output-exists").with("files", shown(there))));
    }
    let mut made = None;
    if let [(first, _), ..] = files
        && let Some(folder) =
            first.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        && folder.parent().is_some_and(|above| above.as_os_str().is_empty() || above.is_dir())
    {
        std::fs::create_dir(folder).with_context(|| folder.display().to_string())?;
        made = Some(folder);
    }
    let staged: Result<Vec<_>, Stop> = files.iter().map(|(path, bytes)| stage(path, bytes)).collect();
    match staged.and_then(put) {
        Ok(()) => Ok(()),
        Err(stop) => {
            if let Some(folder) = made {
                // Only if it is empty.
                let _ = std::fs::remove_dir(folder);
            }
            Err(stop)
        }
    }
}

/// Whether Excel, WPS or LibreOffice has a workbook open: each leaves a file beside it.
fn is_open_elsewhere(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else { return false };
    [format!("~${name}"), format!(".~lock.{name}#")].iter().any(|lock| path.with_file_name(lock).exists())
}

/// A file written beside its place.
fn stage(path: &Path, bytes: &[u8]) -> Result<(NamedTempFile, PathBuf), Stop> {
    let shown = path.display().to_string();
    if path.is_dir() {
        return Err(Stop::Usage(Message::new("output-is-folder").with("file", shown)));
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        let folder = folder.display().to_string();
        return Err(Stop::Usage(Message::new("output-no-folder").with("folder", folder)));
    }
    let mut beside =
        tempfile::Builder::new().prefix(BESIDE).tempfile_in(&folder).with_context(|| shown.clone())?;
    beside.write_all(bytes).with_context(|| shown.clone())?;
    beside.as_file().sync_all().with_context(|| shown.clone())?;
    permit(beside.as_file(), path).with_context(|| shown.clone())?;
    Ok((beside, path.to_path_buf()))
}

/// Puts files that are written into their places.
fn put(files: Vec<(NamedTempFile, PathBuf)>) -> Result<(), Stop> {
    for (beside, path) in files {
        let shown = path.display().to_string();
        match beside.persist(&path).map_err(|error| error.error) {
            Ok(_) => {}
            // Windows refuses to replace a file that a program has open.
            Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied => {
                return Err(Stop::Unwritable(Message::new("output-in-use").with("files", vec![shown])));
            }
            Err(error) => return Err(Stop::Failed(anyhow::Error::new(error).context(shown))),
        }
    }
    Ok(())
}

/// A file that is being written beside its place.
pub(crate) struct Staged {
    beside: NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// An empty one.
    pub(crate) fn new(path: &Path) -> anyhow::Result<Self> {
        let shown = || path.display().to_string();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = tempfile::Builder::new().prefix(BESIDE).tempfile_in(folder).with_context(shown)?;
        Ok(Staged { beside, path: path.to_path_buf() })
    }

    /// Where it is written to.
    pub(crate) fn file(&mut self) -> &mut std::fs::File {
        self.beside.as_file_mut()
    }

    /// Waits until the disk has it.
    pub(crate) fn sync(&self) -> anyhow::Result<()> {
        self.beside.as_file().sync_all().with_context(|| self.path.display().to_string())
    }

    /// Puts it into its place, once the disk has it.
    pub(crate) fn put(self) -> anyhow::Result<()> {
        self.sync()?;
        self.put_soon()
    }

    /// The same without waiting for the disk: where it has it already, and for thousands of files that
    /// can be made again.
    pub(crate) fn put_soon(self) -> anyhow::Result<()> {
        let shown = || self.path.display().to_string();
        permit(self.beside.as_file(), &self.path).with_context(shown)?;
        let Staged { beside, path } = self;
        let put = beside.persist(&path).map_err(|error| error.error);
        put.with_context(|| path.display().to_string())?;
        Ok(())
    }
}

/// A temporary file is for its owner only; the result has the permissions of the file it
/// replaces, or those of a new file.
#[cfg(unix)]
fn permit(beside: &std::fs::File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let permissions = match std::fs::metadata(path) {
        Ok(data) => data.permissions(),
        Err(_) => std::fs::Permissions::from_mode(0o644),
    };
    beside.set_permissions(permissions)
}

#[cfg(not(unix))]
fn permit(_: &std::fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}
