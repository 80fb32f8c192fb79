//! What a batch was run with, so that only the same one is gone on with.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use dabiao::text::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::documents::Wanted;
use super::sources::Sources;
use super::work::{Job, sha256};
use crate::cli::bureau_args::BatchArgs;
use crate::cli::stop::Stop;

/// The file it is kept in.
pub(crate) const RUN: &str = "run.json";

/// What a batch was run with. Nothing of it says where the files lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    schema_version: u32,
    tool: String,
    version: String,
    lang: String,
    standard: Option<String>,
    standard_sha256: Option<String>,
    level: Option<String>,
    as_of: Option<String>,
    set: Vec<String>,
    require: Option<String>,
    map_sha256: Option<String>,
    manifest_sha256: Option<String>,
    #[serde(default)]
    waivers_sha256: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    also_sha256: Vec<String>,
    #[serde(default)]
    crosswalk_sha256: Option<String>,
    max_file_size: u64,
    max_cells: usize,
    /// How many files there are, and a digest of their names in order.
    files: usize,
    files_sha256: String,
    /// The documents of each centre. They change no result.
    #[serde(default)]
    documents: Vec<String>,
}

/// The files of a batch, counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Census {
    pub(crate) files: usize,
    /// Files in folders that are no tables.
    pub(crate) passed: usize,
    /// Files that the list does not name.
    pub(crate) unlisted: usize,
    /// Files that the list names and that are not there.
    pub(crate) absent: Vec<String>,
    names: String,
}

impl Census {
    /// Goes through the files once, without opening them.
    pub(crate) fn take(sources: &Sources, job: &Job) -> Self {
        let mut census = Census::default();
        let mut hash = Sha256::new();
        let mut check = job.manifest.check();
        for source in sources.all() {
            let Some(source) = source else {
                census.passed += 1;
                continue;
            };
            census.files += 1;
            census.unlisted += usize::from(!check.sees(&source.shown));
            hash.update(source.shown.as_bytes());
            hash.update(b"\n");
        }
        census.absent = check.absent();
        census.files += census.absent.len();
        for absent in &census.absent {
            hash.update(absent.as_bytes());
            hash.update(b"\n");
        }
        census.names = hex(&hash.finalize());
        census
    }
}

impl Record {
    /// The record of a run.
    pub(crate) fn new(job: &Job, census: &Census, args: &BatchArgs, wanted: &Wanted) -> Result<Self, Stop> {
        let standard = job.standard.as_ref().map(|name| job.shelf.named(name)).transpose()?;
        let digest = |path: &Option<PathBuf>, option: &'static str| -> Result<Option<String>, Stop> {
            let bytes = path.as_ref().map(std::fs::read).transpose().context(option)?;
            Ok(bytes.map(|bytes| sha256(&bytes)))
        };
        Ok(Record {
            schema_version: 1,
            tool: "dabiao".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lang: job.lang.id().to_owned(),
            standard: standard.as_ref().map(|known| known.standard.id.clone()),
            standard_sha256: standard.as_ref().map(|known| known.standard.sha256.clone()),
            level: job.level.clone(),
            as_of: job.as_of.map(|day| day.to_string()),
            set: job.set.clone(),
            require: job.require.clone(),
            map_sha256: digest(&args.map, "--map")?,
            waivers_sha256: digest(&args.waivers, "--waivers")?,
            also: job.also.standards().iter().map(|one| one.id.clone()).collect(),
            also_sha256: job.also.standards().iter().map(|one| one.sha256.clone()).collect(),
            crosswalk_sha256: digest(&args.crosswalk, "--crosswalk")?,
            manifest_sha256: job.manifest.sha256.clone(),
            max_file_size: job.limits.file_size,
            max_cells: job.limits.cells,
            files: census.files,
            files_sha256: census.names.clone(),
            documents: wanted.names(),
        })
    }

    /// The record of the run in a folder; `None` where there is none that can be read.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(folder.join(RUN)).ok()?).ok()
    }

    /// Its text.
    pub(crate) fn text(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// The options that differ from another record's, as they are written on the command line.
    pub(crate) fn differs(&self, other: &Record) -> Vec<&'static str> {
        let pairs = [
            ("dabiao --version", self.version == other.version),
            ("--lang", self.lang == other.lang),
            ("--standard", self.standard_sha256 == other.standard_sha256),
            ("--level", self.level == other.level),
            ("--as-of", self.as_of == other.as_of),
            ("--set", self.set == other.set),
            ("--require", self.require == other.require),
            ("--map", self.map_sha256 == other.map_sha256),
            ("--manifest", self.manifest_sha256 == other.manifest_sha256),
            ("--waivers", self.waivers_sha256 == other.waivers_sha256),
            ("--also", self.also_sha256 == other.also_sha256),
            ("--crosswalk", self.crosswalk_sha256 == other.crosswalk_sha256),
            ("--max-file-size", self.max_file_size == other.max_file_size),
            ("--max-cells", self.max_cells == other.max_cells),
            ("PATH", self.files_sha256 == other.files_sha256),
        ];
        pairs.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}
