//! Where output goes: the terminal, a pipe, or a file that is whole or not there.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use dabiao::wording::Message;

use super::stop::Stop;

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

/// Writes beside the file and renames, so that it is never half written.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
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
        tempfile::Builder::new().prefix(".dabiao-").tempfile_in(&folder).with_context(|| shown.clone())?;
    beside.write_all(bytes).with_context(|| shown.clone())?;
    beside.as_file().sync_all().with_context(|| shown.clone())?;
    permit(beside.as_file(), path).with_context(|| shown.clone())?;
    beside.persist(path).map_err(|error| error.error).with_context(|| shown.clone())?;
    Ok(())
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
