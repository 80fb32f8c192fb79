//! Options of the commands for many centres.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::ReportFormat;

#[derive(Debug, Default, Args)]
pub(crate) struct BatchArgs {
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, short)]
    pub(crate) standard: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) manifest: Option<PathBuf>,
    #[arg(long)]
    pub(crate) require: Option<String>,
    #[arg(long = "set")]
    pub(crate) set: Vec<String>,
    #[arg(long)]
    pub(crate) as_of: Option<String>,
    #[arg(long)]
    pub(crate) map: Option<PathBuf>,
    #[arg(long)]
    pub(crate) waivers: Option<PathBuf>,
    #[arg(long)]
    pub(crate) also: Vec<String>,
    #[arg(long, requires = "also")]
    pub(crate) crosswalk: Option<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',', requires = "out")]
    pub(crate) reports: Vec<CentreReport>,
    #[arg(long, requires = "out")]
    pub(crate) notices: bool,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
    #[arg(long, requires = "out")]
    pub(crate) resume: bool,
    #[arg(long, requires = "out", conflicts_with = "resume")]
    pub(crate) force: bool,
    #[arg(long)]
    pub(crate) max_file_size: Option<String>,
    #[arg(long)]
    pub(crate) max_cells: Option<String>,
}

/// A report of every centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CentreReport {
    Html,
    Xlsx,
    Docx,
    Markdown,
    Csv,
    Json,
}

impl CentreReport {
    pub(crate) fn format(self) -> ReportFormat {
        match self {
            CentreReport::Html => ReportFormat::Html,
            CentreReport::Xlsx => ReportFormat::Xlsx,
            CentreReport::Docx => ReportFormat::Docx,
            CentreReport::Markdown => ReportFormat::Markdown,
            CentreReport::Csv => ReportFormat::Csv,
            CentreReport::Json => ReportFormat::Json,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct RoundsArgs {
    pub(crate) before: PathBuf,
    pub(crate) now: PathBuf,
    #[command(flatten)]
    pub(crate) judge: JudgeArgs,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

/// How a round of checklists that were not assessed yet is assessed.
#[derive(Debug, Args)]
pub(crate) struct JudgeArgs {
    #[arg(long, short)]
    pub(crate) standard: Option<String>,
    #[arg(long)]
    pub(crate) old_standard: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) manifest: Option<PathBuf>,
    #[arg(long)]
    pub(crate) old_manifest: Option<PathBuf>,
    #[arg(long = "set")]
    pub(crate) set: Vec<String>,
    #[arg(long)]
    pub(crate) map: Option<PathBuf>,
    #[arg(long)]
    pub(crate) waivers: Option<PathBuf>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
    #[arg(long)]
    pub(crate) max_file_size: Option<String>,
    #[arg(long)]
    pub(crate) max_cells: Option<String>,
}

impl JudgeArgs {
    /// The batch that a round is. Each round has a list of its own, and the one before may have another
    /// standard.
    pub(crate) fn batch(&self, path: PathBuf, is_before: bool) -> BatchArgs {
        let (old_standard, manifest) = match is_before {
            true => (self.old_standard.clone(), self.old_manifest.clone()),
            false => (None, self.manifest.clone()),
        };
        BatchArgs {
            paths: vec![path],
            standard: old_standard.or_else(|| self.standard.clone()),
            level: self.level.clone(),
            manifest,
            set: self.set.clone(),
            map: self.map.clone(),
            waivers: self.waivers.clone(),
            jobs: self.jobs,
            max_file_size: self.max_file_size.clone(),
            max_cells: self.max_cells.clone(),
            ..BatchArgs::default()
        }
    }

    /// The options that say something of one round only, or change its results, as far as they were
    /// given: nothing comes of them where that round is results already.
    pub(crate) fn of_results(&self, is_before: bool) -> Vec<&'static str> {
        let waivers = ("--waivers", self.waivers.is_some());
        let (standard, list) = (self.old_standard.is_some(), self.old_manifest.is_some());
        let given = match is_before {
            true => vec![("--old-standard", standard), ("--old-manifest", list), waivers],
            false => vec![("--manifest", self.manifest.is_some()), waivers],
        };
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }

    /// Whether anything of it was given.
    pub(crate) fn is_any(&self) -> bool {
        let texts = [&self.standard, &self.old_standard, &self.level, &self.max_file_size, &self.max_cells];
        let files = [&self.manifest, &self.old_manifest, &self.map, &self.waivers];
        let is_text = texts.into_iter().any(Option::is_some);
        is_text || files.into_iter().any(Option::is_some) || !self.set.is_empty() || self.jobs.is_some()
    }
}

#[derive(Debug, Args)]
pub(crate) struct SampleArgs {
    pub(crate) list: PathBuf,
    #[arg(long)]
    pub(crate) count: usize,
    #[arg(long, value_enum)]
    pub(crate) by: Option<SampleBy>,
    #[arg(long)]
    pub(crate) seed: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SampleBy {
    Region,
    Level,
}

#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    pub(crate) facts: PathBuf,
    #[arg(long, short)]
    pub(crate) standard: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) require: Option<String>,
    #[arg(long = "set")]
    pub(crate) set: Vec<String>,
    #[arg(long)]
    pub(crate) as_of: Option<String>,
    #[arg(long)]
    pub(crate) waivers: Option<PathBuf>,
    #[arg(long)]
    pub(crate) also: Vec<String>,
    #[arg(long, requires = "also")]
    pub(crate) crosswalk: Option<PathBuf>,
}
