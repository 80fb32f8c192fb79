//! What a batch writes while it runs, so that it can be gone on with after any interruption.
//!
//! The lines of a file's centres go to `results.ndjson.part` first, then one line about the file to
//! `files.ndjson.part`. A file counts as done with that second line, which says where its centres
//! end; whatever lies behind the last such place is dropped on resuming. Lines wait to be written
//! until there are many. Under their own names the two appear when the batch is complete.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use anyhow::Context as _;
use serde::Deserialize;

/// The centres, a line each.
pub(crate) const RESULTS: &str = "results.ndjson";
/// The files, a line each.
pub(crate) const FILES: &str = "files.ndjson";

/// A file's line, read back.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Done {
    pub(crate) file: String,
    pub(crate) status: u8,
    pub(crate) sha256: Option<String>,
    pub(crate) same_as: Option<String>,
    pub(crate) failure: Option<Failure>,
    pub(crate) results_end: u64,
}

/// Why nothing came of a file, in the words of the run.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) message: String,
}

/// The two files.
#[derive(Debug)]
pub(crate) struct Journal {
    folder: PathBuf,
    results: Part,
    files: Part,
    /// Where the results of the last file end.
    done: u64,
    /// Where the results and the line end of each file that waits to be written.
    ends: Vec<(u64, u64)>,
    /// Waits for the disk.
    syncing: Option<JoinHandle<io::Result<()>>>,
}

#[derive(Debug)]
struct Part {
    file: File,
    /// Written, and part of what is done.
    good: u64,
    /// Not yet written.
    waiting: Vec<u8>,
    /// Written in all.
    written: u64,
}

/// Bytes that wait at most before they are written, but for the line that is too much.
const WAITING: usize = 1 << 18;

impl Journal {
    /// Opens the two files of a folder, new or with what is in them.
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        Ok(Journal {
            folder: folder.to_path_buf(),
            results: Part::open(&part(folder, RESULTS))?,
            files: Part::open(&part(folder, FILES))?,
            done: 0,
            ends: Vec::new(),
            syncing: None,
        })
    }

    /// Adds the line of a centre.
    pub(crate) fn centre(&mut self, line: &str) -> io::Result<()> {
        self.results.waiting.extend_from_slice(line.as_bytes());
        self.write_many()
    }

    /// Where the centres added so far end.
    pub(crate) fn results_end(&self) -> u64 {
        self.results.end()
    }

    /// Adds the line of a file, with which it is done, and says where that line begins.
    pub(crate) fn file(&mut self, line: &str) -> io::Result<u64> {
        let at = self.files.end();
        self.files.waiting.extend_from_slice(line.as_bytes());
        self.done = self.results.end();
        self.ends.push((self.done, self.files.end()));
        self.write_many()?;
        Ok(at)
    }

    /// Writes what waits: the results first, so that a file's line is never there without them.
    pub(crate) fn write(&mut self) -> io::Result<()> {
        self.results.write(self.results.end())?;
        self.files.write(self.files.end())?;
        self.results.good = self.done;
        self.files.good = self.files.written;
        self.ends.clear();
        Ok(())
    }

    /// The same file by file, up to one that cannot be written.
    fn write_each(&mut self) -> io::Result<()> {
        for (results, files) in std::mem::take(&mut self.ends) {
            self.results.write(results)?;
            self.files.write(files)?;
            (self.results.good, self.files.good) = (results, files);
        }
        Ok(())
    }

    fn write_many(&mut self) -> io::Result<()> {
        if self.results.waiting.len() + self.files.waiting.len() > WAITING { self.write() } else { Ok(()) }
    }

    /// Writes what is done, also on a disk that has no room for all of it, and drops what is not: the
    /// centres of a file that was begun.
    pub(crate) fn settle(&mut self) -> io::Result<()> {
        let written = self.write_each();
        self.cut()?;
        written
    }

    fn cut(&mut self) -> io::Result<()> {
        self.done = self.results.good;
        self.results.cut()?;
        self.files.cut()
    }

    /// The line of a file, by where it begins.
    pub(crate) fn done_at(&mut self, at: u64) -> anyhow::Result<Done> {
        self.write()?;
        self.files.file.seek(SeekFrom::Start(at))?;
        let mut line = String::new();
        BufReader::new(&self.files.file).read_line(&mut line)?;
        self.files.file.seek(SeekFrom::End(0))?;
        Ok(serde_json::from_str(&line)?)
    }

    /// Goes through what an earlier run has done: hands over the line of every file with where it
    /// begins, and the lines of its centres. What was written behind the last file that is done is
    /// dropped.
    ///
    /// # Errors
    /// Where the disk fails, or `each` does not accept a file.
    pub(crate) fn replay<E: From<anyhow::Error>>(
        &mut self,
        mut each: impl FnMut(Done, u64, &mut dyn Iterator<Item = io::Result<String>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: io::Error| E::from(anyhow::Error::new(error).context(FILES));
        let length = self.results.file.metadata().map_err(failed)?.len();
        let mut files = BufReader::new(self.files.reader()?);
        let mut results = BufReader::new(self.results.reader()?);
        let mut line = Vec::new();
        loop {
            line.clear();
            files.read_until(b'\n', &mut line).map_err(failed)?;
            let Some(Ok(done)) = line.strip_suffix(b"\n").map(serde_json::from_slice::<Done>) else { break };
            let end = done.results_end;
            // A machine that lost power may have kept this line and lost those.
            let Some(len) = end.checked_sub(self.results.good).filter(|_| end <= length) else { break };
            let mut lines = results.by_ref().take(len);
            let mut lines = std::iter::from_fn(|| {
                let mut line = String::new();
                match lines.read_line(&mut line) {
                    Ok(0) => None,
                    Ok(_) => Some(Ok(line)),
                    Err(error) => Some(Err(error)),
                }
            });
            each(done, self.files.good, &mut lines)?;
            self.results.good = end;
            self.files.good += line.len() as u64;
        }
        self.cut().map_err(failed)
    }

    /// All centres are there: their lines go to the disk while other things are done.
    pub(crate) fn sync_soon(&mut self) -> anyhow::Result<()> {
        self.write().context(RESULTS)?;
        let file = self.results.file.try_clone().context(RESULTS)?;
        self.syncing = Some(std::thread::spawn(move || file.sync_all()));
        Ok(())
    }

    /// Everything is done: the two files get their names.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.write().context(RESULTS)?;
        let Journal { folder, results, files, syncing, .. } = self;
        // The system says only once that it could not write.
        if let Some(Ok(synced)) = syncing.map(JoinHandle::join) {
            synced.context(RESULTS)?;
        }
        for (name, part_file) in [(RESULTS, results), (FILES, files)] {
            part_file.file.sync_all().with_context(|| name)?;
            drop(part_file);
            std::fs::rename(part(&folder, name), folder.join(name)).with_context(|| name)?;
        }
        Ok(())
    }

    /// The lines of the centres, to be read from the beginning.
    pub(crate) fn results(&mut self) -> anyhow::Result<File> {
        self.write().context(RESULTS)?;
        File::open(part(&self.folder, RESULTS)).context(RESULTS)
    }

    /// The lines of the files, to be read from the beginning.
    pub(crate) fn files(&mut self) -> anyhow::Result<File> {
        self.write().context(FILES)?;
        File::open(part(&self.folder, FILES)).context(FILES)
    }
}

/// Whether a folder has a batch in it that is not complete.
pub(crate) fn is_begun(folder: &Path) -> bool {
    [RESULTS, FILES].iter().any(|name| part(folder, name).exists())
}

/// Whether a folder has results in it.
pub(crate) fn is_there(folder: &Path) -> bool {
    [RESULTS, FILES].iter().any(|name| folder.join(name).exists())
}

/// Takes the names off a finished batch again, to go through it once more.
pub(crate) fn reopen(folder: &Path) -> anyhow::Result<()> {
    for name in [RESULTS, FILES] {
        if !part(folder, name).exists() && folder.join(name).exists() {
            std::fs::rename(folder.join(name), part(folder, name)).with_context(|| name)?;
        }
    }
    Ok(())
}

/// Takes away what an earlier batch left.
pub(crate) fn clear(folder: &Path) -> anyhow::Result<()> {
    for name in [RESULTS, FILES] {
        for path in [part(folder, name), folder.join(name)] {
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).context(name),
                _ => {}
            }
        }
    }
    Ok(())
}

fn part(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.part"))
}

impl Part {
    fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options.open(path).with_context(shown)?;
        Ok(Part { file, good: 0, waiting: Vec::new(), written: 0 })
    }

    fn reader(&self) -> anyhow::Result<File> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }

    /// Where it ends once everything is written.
    fn end(&self) -> u64 {
        self.written + self.waiting.len() as u64
    }

    /// Writes what waits up to a place.
    fn write(&mut self, end: u64) -> io::Result<()> {
        let len = usize::try_from(end.saturating_sub(self.written)).map_err(io::Error::other)?;
        if len == 0 {
            return Ok(());
        }
        if let Err(error) = self.file.write_all(&self.waiting[..len]) {
            // Tried again, it begins at the same place.
            self.file.seek(SeekFrom::Start(self.written))?;
            return Err(error);
        }
        self.written = end;
        self.waiting.drain(..len);
        Ok(())
    }

    fn cut(&mut self) -> io::Result<()> {
        self.waiting.clear();
        self.file.set_len(self.good)?;
        self.file.seek(SeekFrom::Start(self.good))?;
        self.written = self.good;
        Ok(())
    }
}
