//! Getting a file's bytes, and finding out by its content what it is.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::limits::Limits;
use super::parts::container::Container;
use super::parts::streams;

/// A file in memory.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// The name reports show: the last part of its path.
    pub name: Arc<str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why nothing could be read of a file.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// It is a folder.
    #[error("a folder")]
    IsFolder,
    /// It has no bytes.
    #[error("empty")]
    Empty,
    /// It is a lock file that Excel or WPS leaves while a workbook is open (`~$name.xlsx`).
    #[error("a lock file")]
    LockFile,
    /// It, or what it inflates to, is larger than allowed.
    #[error("{size} bytes, {limit} allowed")]
    TooLarge {
        /// Its size.
        size: u64,
        /// The limit.
        limit: u64,
    },
    /// More cells than allowed.
    #[error("more than {0} cells")]
    TooManyCells(usize),
    /// Its cells are spread over too large an area, in a kind that is read as a rectangle.
    #[error("spread over {area} cells, {limit} allowed")]
    TooSpread {
        /// Cells of the area.
        area: u64,
        /// The limit.
        limit: u64,
    },
    /// It is protected by a password.
    #[error("encrypted")]
    Encrypted,
    /// It is a kind of file that is not read.
    #[error("not a table: {0}")]
    WrongKind(&'static str),
    /// Text in no encoding that is read.
    #[error("unknown encoding")]
    Encoding,
    /// It is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The disk or the system failed.
    #[error(transparent)]
    Io(io::Error),
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Text,
}

impl InputFile {
    /// Reads a file.
    ///
    /// # Errors
    /// Where there is nothing to read or it is larger than `limits` allow.
    pub fn load(path: &Path, limits: &Limits) -> Result<Self, InputError> {
        let name: Arc<str> =
            path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into();
        // Excel and WPS keep it open, so that it is recognised before anything else is tried.
        if name.starts_with("~$") {
            return Err(InputError::LockFile);
        }
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(InputError::NotFound),
            // Not every system opens a folder.
            Err(_) if path.is_dir() => return Err(InputError::IsFolder),
            Err(error) => return Err(InputError::Io(error)),
        };
        let data = file.metadata().map_err(InputError::Io)?;
        if data.is_dir() {
            return Err(InputError::IsFolder);
        }
        let too_large = |size| InputError::TooLarge { size, limit: limits.file_size };
        if data.len() > limits.file_size {
            return Err(too_large(data.len()));
        }
        let bytes = read(file, data.len(), limits.file_size).map_err(InputError::Io)?;
        if bytes.len() as u64 > limits.file_size {
            return Err(too_large(bytes.len() as u64));
        }
        if bytes.is_empty() {
            return Err(InputError::Empty);
        }
        Ok(InputFile { name, bytes })
    }

    /// Whether it is an Excel workbook in the format of xlsx and xlsm.
    pub fn is_xlsx(&self, limits: &Limits) -> bool {
        matches!(self.kind(limits), Ok(Kind::Xlsx))
    }

    /// What the file is. Its extension has no say in it.
    pub(super) fn kind(&self, limits: &Limits) -> Result<Kind, InputError> {
        self.opened(limits).map(|(kind, _)| kind)
    }

    /// The same, with the container that had to be opened to tell.
    pub(super) fn opened(&self, limits: &Limits) -> Result<(Kind, Option<Container<'_>>), InputError> {
        let bytes = self.bytes.as_slice();
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let container = Container::open(bytes, limits)?;
            return Ok((zip_kind(&container)?, Some(container)));
        }
        self.bare_kind().map(|kind| (kind, None))
    }

    /// What a file is that is no zip container.
    fn bare_kind(&self) -> Result<Kind, InputError> {
        let bytes = self.bytes.as_slice();
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return ole_kind(bytes);
        }
        let magic: [(&[u8], &'static str); 8] = [
            (b"%PDF", "PDF"),
            (b"\x89PNG", "PNG"),
            (b"\xFF\xD8\xFF", "JPEG"),
            (b"GIF8", "GIF"),
            (b"Rar!", "RAR"),
            (b"7z\xBC\xAF", "7z"),
            (b"\0\0\0\x01Bud1", ".DS_Store"),
            (b"MIME-Version:", "HTML"),
        ];
        if let Some((_, name)) = magic.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Err(InputError::WrongKind(name));
        }
        let head: Vec<u8> = bytes.iter().take(4096).map(u8::to_ascii_lowercase).collect();
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
        let has = |text: &[u8]| head.windows(text.len()).any(|window| window == text);
        if head.starts_with(b"<") {
            if has(b"<html") || has(b"<table") || has(b"<!doctype html") {
                return Err(InputError::WrongKind("HTML"));
            }
            if head.starts_with(b"<?xml") {
                return Err(InputError::WrongKind("XML"));
            }
        }
        Ok(Kind::Text)
    }
}

/// The bytes of a file of a size, read at once. What has no size, a pipe say, is read to its end, but
/// no further than it takes to tell that there are more than `most`.
fn read(mut file: File, size: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(size).map_err(io::Error::other)?];
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..]) {
            // It has become shorter.
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    if size == 0 {
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn zip_kind(container: &Container<'_>) -> Result<Kind, InputError> {
    let has = |end: &str| container.names().any(|name| name.ends_with(end));
    if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if has("word/document.xml") {
        Err(InputError::WrongKind("Word"))
    } else if has("ppt/presentation.xml") {
        Err(InputError::WrongKind("PowerPoint"))
    } else if container.names().any(|name| name == "content.xml") {
        Ok(Kind::Ods)
    } else if has("workbook.xml") || container.names().any(|name| name.contains("worksheets/")) {
        Ok(Kind::Xlsx)
    } else {
        Err(InputError::WrongKind("ZIP"))
    }
}

/// An old Excel file, or the container that Office puts around an encrypted one.
fn ole_kind(bytes: &[u8]) -> Result<Kind, InputError> {
    let streams = streams(bytes);
    let has = |name: &str| match &streams {
        Some(streams) => streams.contains(name),
        None => {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(wide.len()).any(|window| window == wide)
        }
    };
    if has("EncryptedPackage") {
        Err(InputError::Encrypted)
    } else if has("WordDocument") {
        Err(InputError::WrongKind("Word"))
    } else if has("PowerPoint Document") {
        Err(InputError::WrongKind("PowerPoint"))
    } else if has("Workbook") || has("Book") {
        Ok(Kind::Xls)
    } else if streams.is_some() {
        Err(InputError::WrongKind("OLE"))
    } else {
        Err(InputError::Damaged("the container is cut off".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;

    fn kind(bytes: &[u8]) -> Result<Kind, InputError> {
        InputFile { name: Arc::from("a.xls"), bytes: bytes.to_vec() }.kind(&Limits::default())
    }

    fn ole(streams: &[&str]) -> Vec<u8> {
        let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("created");
        for name in streams {
            container.create_stream(name).expect("created").write_all(b"x").expect("written");
        }
        container.flush().expect("written");
        container.into_inner().into_inner()
    }

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        }
        zip.finish().expect("finished").into_inner()
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        assert_eq!(kind(&zip(&["xl/workbook.xml"])).ok(), Some(Kind::Xlsx));
        assert_eq!(kind(&zip(&["XL\\Workbook.bin"])).ok(), Some(Kind::Xlsb));
        assert_eq!(kind(&zip(&["mimetype", "content.xml"])).ok(), Some(Kind::Ods));
        assert_eq!(kind(&ole(&["/Workbook"])).ok(), Some(Kind::Xls));
        assert_eq!(kind(&ole(&["/Book"])).ok(), Some(Kind::Xls));
        assert_eq!(kind("序号,<table>\n".as_bytes()).ok(), Some(Kind::Text));
    }

    #[test]
    fn what_is_no_table_is_named() {
        let wrong = |bytes: &[u8]| match kind(bytes) {
            Err(InputError::WrongKind(kind)) => kind,
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(&zip(&["word/document.xml"])), "Word");
        assert_eq!(wrong(&zip(&["a.txt"])), "ZIP");
        assert_eq!(wrong(&ole(&["/WordDocument", "/1Table"])), "Word");
        assert_eq!(wrong(&ole(&["/PowerPoint Document"])), "PowerPoint");
        assert_eq!(wrong(b"\xEF\xBB\xBF \r\n<HTML><body>"), "HTML");
        assert_eq!(
            wrong(b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"),
            "XML"
        );
        assert_eq!(wrong(b"\0\0\0\x01Bud1"), ".DS_Store");
        assert_eq!(wrong(b"%PDF-1.7"), "PDF");
    }

    #[test]
    fn encrypted_and_cut_off_containers() {
        let locked = ole(&["/EncryptionInfo", "/EncryptedPackage"]);
        assert!(matches!(kind(&locked), Err(InputError::Encrypted)));
        assert!(matches!(kind(&ole(&["/Workbook"])[..600]), Err(InputError::Damaged(_))));
        assert!(matches!(kind(b"PK\x03\x04 and no more"), Err(InputError::Damaged(_))));
    }
}
