//! Zip archives of workbooks: what is in one, and the bytes of one file of it.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use dabiao::intake::{InputError, InputFile, Limits};
use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::sources::is_table;

/// Most files that are looked at in one archive.
const MOST: usize = 200_000;

/// The tables in an archive by name, each with its number, in the order of the names. `None` where
/// it is no archive of files, or a workbook itself.
pub(super) fn names(path: &Path) -> Option<Vec<(String, usize)>> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let mut names = Vec::new();
    for number in 0..archive.len().min(MOST) {
        let Ok(file) = archive.by_index_raw(number) else { continue };
        let name = name(file.name_raw());
        if name == "[Content_Types].xml" || name == "mimetype" {
            return None;
        }
        let is_hidden =
            name.split('/').any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX");
        if file.is_file() && !is_hidden && is_table(Path::new(&name)) {
            names.push((name, number));
        }
    }
    names.sort();
    Some(names)
}

/// The name of a file in an archive: UTF-8, or what Windows writes in China.
fn name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/")
}

/// An archive that is kept open from one of its files to the next.
#[derive(Default)]
pub(super) struct Opened(Option<(PathBuf, ZipArchive<BufReader<File>>)>);

impl Opened {
    /// A file of an archive.
    pub(super) fn load(
        &mut self,
        path: &Path,
        number: usize,
        limits: &Limits,
    ) -> Result<InputFile, InputError> {
        if self.0.as_ref().is_none_or(|(open, _)| open != path) {
            let file = File::open(path).map_err(InputError::Io)?;
            let archive = ZipArchive::new(BufReader::new(file)).map_err(because)?;
            self.0 = Some((path.to_path_buf(), archive));
        }
        let Some((_, archive)) = &mut self.0 else { return Err(InputError::NotFound) };
        let packed = archive.by_index(number).map_err(because)?;
        let shown = name(packed.name_raw());
        let shown = shown.rsplit('/').next().unwrap_or_default();
        if packed.size() > limits.file_size {
            return Err(InputError::TooLarge { size: packed.size(), limit: limits.file_size });
        }
        // The size it declares is not to be trusted.
        let mut bytes = Vec::new();
        let read = packed.take(limits.file_size + 1).read_to_end(&mut bytes);
        read.map_err(|error| InputError::Damaged(error.to_string()))?;
        if bytes.is_empty() {
            return Err(InputError::Empty);
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limits.file_size {
            return Err(InputError::TooLarge { size, limit: limits.file_size });
        }
        Ok(InputFile { name: shown.into(), bytes })
    }
}

fn because(error: ZipError) -> InputError {
    match error {
        ZipError::Io(error) => InputError::Io(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            InputError::Encrypted
        }
        other => InputError::Damaged(other.to_string()),
    }
}
