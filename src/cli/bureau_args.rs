//! Options of the commands for many centres.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
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
