//! Which reports a run writes, in which formats, and to where.

use std::path::{Path, PathBuf};

use dabiao::report::{Record, Report, csv, docx, html, markdown, notice, record_json, record_ndjson, xlsx};
use dabiao::wording::{Message, Words};

use super::args::{ReportFormat, ReportsArgs};
use super::output;
use super::stop::Stop;

/// The extensions that name a format, the one to suggest first.
const EXTENSIONS: &[(&str, ReportFormat)] = &[
    ("html", ReportFormat::Html),
    ("htm", ReportFormat::Html),
    ("xlsx", ReportFormat::Xlsx),
    ("docx", ReportFormat::Docx),
    ("md", ReportFormat::Markdown),
    ("markdown", ReportFormat::Markdown),
    ("csv", ReportFormat::Csv),
    ("json", ReportFormat::Json),
    ("ndjson", ReportFormat::Ndjson),
    ("txt", ReportFormat::Text),
];

/// What a run writes: its main output, and files beside it.
pub(crate) struct Plan<'a> {
    /// The format of the main output and its file; `None` where only files were asked for.
    pub(crate) main: Option<(ReportFormat, Option<&'a Path>)>,
    /// Files beside it.
    pub(crate) files: Vec<(PathBuf, ReportFormat)>,
    /// Files that are made already.
    pub(crate) ready: Vec<(PathBuf, Vec<u8>)>,
}

impl<'a> Plan<'a> {
    /// What the options ask for. `input` is the file that is read, `also` another that
    /// is to be written; `default` the format of a run
    /// that names none.
    pub(crate) fn of(
        args: &'a ReportsArgs,
        input: &Path,
        also: Option<&Path>,
        default: Option<ReportFormat>,
    ) -> Result<Self, Stop> {
        let named = args.output.as_deref().and_then(format_of);
        let format = args.format.or(named).or(default);
        let main = format.map(|format| (format, args.output.as_deref()));
        if let Some((format, None)) = main
            && format.is_binary()
        {
            let message = Message::new("format-needs-file").with("format", format.name());
            return Err(Stop::Usage(message));
        }
        let mut files = Vec::new();
        for path in &args.report {
            let format = format_of(path).ok_or_else(|| {
                let known: Vec<String> = EXTENSIONS.iter().map(|(name, _)| format!(".{name}")).collect();
                let file = path.display().to_string();
                Stop::Usage(Message::new("report-unknown-extension").with("file", file).with("known", known))
            })?;
            files.push((path.clone(), format));
        }
        files.extend(args.notice.iter().map(|path| (path.clone(), ReportFormat::Notice)));
        let written: Vec<&Path> = args
            .output
            .iter()
            .map(PathBuf::as_path)
            .chain(also)
            .chain(files.iter().map(|(p, _)| p.as_path()))
            .collect();
        for (n, path) in written.iter().enumerate() {
            let about = |key| Stop::Usage(Message::new(key).with("file", path.display().to_string()));
            if is_same(path, input) {
                return Err(about("report-over-input"));
            }
            if written[..n].iter().any(|other| other == path || is_same(path, other)) {
                return Err(about("report-twice"));
            }
        }
        Ok(Plan { main, files, ready: Vec::new() })
    }

    /// Refuses what cannot hold several centres.
    pub(crate) fn check(&self, file: &str, centres: usize) -> Result<(), Stop> {
        let mut formats =
            self.main.iter().map(|(format, _)| *format).chain(self.files.iter().map(|(_, f)| *f));
        let Some(format) = formats.find(|format| centres != 1 && !format.holds_several()) else {
            return Ok(());
        };
        let about = |key| Message::new(key).with("file", file).with("count", centres);
        Err(Stop::Usage(match format {
            ReportFormat::Json => about("several-centres"),
            _ => about("several-centres-report").with("format", format.name()),
        }))
    }

    /// Writes it all: every report is made before the first is written. `text` is what a run shows
    /// on the terminal.
    pub(crate) fn write(
        &self,
        records: &[Record],
        grade: usize,
        words: &Words,
        text: &dyn Fn() -> Result<String, Stop>,
    ) -> Result<(), Stop> {
        let made = |format| match format {
            ReportFormat::Text => Ok(anstream::adapter::strip_str(&text()?).to_string().into_bytes()),
            _ => bytes(format, records, grade, words),
        };
        let mut files: Vec<(PathBuf, Vec<u8>)> = self
            .files
            .iter()
            .map(|(path, format)| Ok((path.clone(), made(*format)?)))
            .collect::<Result<_, Stop>>()?;
        files.extend(self.ready.iter().cloned());
        let main = match self.main {
            // Colours are for a terminal; the sink decides.
            Some((ReportFormat::Text, None)) => Some((text()?.into_bytes(), None)),
            Some((format, path)) => Some((made(format)?, path)),
            None => None,
        };
        if !files.is_empty() {
            output::write_files(&files, true)?;
        }
        match main {
            Some((bytes, None)) if self.is_shown() => output::write(&String::from_utf8_lossy(&bytes), None),
            Some((bytes, path)) => output::write_bytes(&bytes, path),
            None => Ok(()),
        }
    }

    /// Whether it asks for nothing that needs records.
    pub(crate) fn is_text_only(&self) -> bool {
        let files = self.files.iter().map(|(_, format)| format);
        self.main.iter().map(|(format, _)| format).chain(files).all(|format| *format == ReportFormat::Text)
    }

    fn is_shown(&self) -> bool {
        matches!(self.main, Some((ReportFormat::Text, None)))
    }
}

impl ReportFormat {
    fn is_binary(self) -> bool {
        match self {
            ReportFormat::Xlsx | ReportFormat::Docx | ReportFormat::Notice => true,
            ReportFormat::Text
            | ReportFormat::Json
            | ReportFormat::Ndjson
            | ReportFormat::Html
            | ReportFormat::Markdown
            | ReportFormat::Csv => false,
        }
    }

    fn holds_several(self) -> bool {
        match self {
            ReportFormat::Text | ReportFormat::Ndjson | ReportFormat::Csv => true,
            ReportFormat::Json
            | ReportFormat::Html
            | ReportFormat::Xlsx
            | ReportFormat::Docx
            | ReportFormat::Notice
            | ReportFormat::Markdown => false,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            ReportFormat::Text => "text",
            ReportFormat::Json => "json",
            ReportFormat::Ndjson => "ndjson",
            ReportFormat::Html => "html",
            ReportFormat::Xlsx => "xlsx",
            ReportFormat::Docx => "docx",
            ReportFormat::Notice => "notice",
            ReportFormat::Markdown => "markdown",
            ReportFormat::Csv => "csv",
        }
    }
}

/// The extension of a format's files, without the dot.
pub(super) fn extension(format: ReportFormat) -> &'static str {
    // A notice is a document.
    let own = if format == ReportFormat::Notice { ReportFormat::Docx } else { format };
    EXTENSIONS.iter().find(|(_, other)| *other == own).map_or("", |(name, _)| name)
}

/// The format that a file's extension names.
fn format_of(path: &Path) -> Option<ReportFormat> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    EXTENSIONS.iter().find(|(name, _)| *name == extension).map(|(_, format)| *format)
}

/// Whether two paths are one file that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        (_, _) => false,
    }
}

/// The reports of these records in a format.
pub(super) fn bytes(
    format: ReportFormat,
    records: &[Record],
    grade: usize,
    words: &Words,
) -> Result<Vec<u8>, Stop> {
    let report = |record: &Record| Report::new(record, grade, words);
    let joined = |each: &dyn Fn(&Record) -> Result<Vec<u8>, Stop>| -> Result<Vec<u8>, Stop> {
        Ok(records.iter().map(each).collect::<Result<Vec<_>, _>>()?.concat())
    };
    let failed = |error: anyhow::Error| Stop::Failed(error);
    match format {
        ReportFormat::Text => Err(Stop::Usage(Message::new("report-no-text"))),
        ReportFormat::Json => {
            joined(&|record| Ok(record_json(record).map_err(|e| failed(e.into()))?.into_bytes()))
        }
        ReportFormat::Ndjson => {
            joined(&|record| Ok(record_ndjson(record).map_err(|e| failed(e.into()))?.into_bytes()))
        }
        ReportFormat::Markdown => joined(&|record| Ok(markdown(&report(record), words).into_bytes())),
        ReportFormat::Csv => {
            let reports: Vec<Report> = records.iter().map(report).collect();
            Ok(csv(&reports, words).map_err(|e| failed(e.into()))?.into_bytes())
        }
        ReportFormat::Html => {
            joined(&|record| Ok(html(&report(record), words).map_err(|e| failed(e.into()))?.into_bytes()))
        }
        ReportFormat::Xlsx => joined(&|record| xlsx(&report(record), words).map_err(|e| failed(e.into()))),
        ReportFormat::Docx => joined(&|record| docx(&report(record), words).map_err(|e| failed(e.into()))),
        ReportFormat::Notice => {
            joined(&|record| notice(&report(record), words).map_err(|e| failed(e.into())))
        }
    }
}
