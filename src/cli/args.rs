//! The tree of commands and options. What each is for is told in the texts (`wording/*/cli.ftl`).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::bureau_args::{BatchArgs, RoundsArgs, SampleArgs, ScoreArgs};

#[derive(Debug, Parser)]
#[command(name = "dabiao", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Read before anything else, by `help::lang_of`; declared here so that it is accepted.
    #[arg(long, global = true, value_parser = ["zh", "en"])]
    lang: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Audit(Box<AuditArgs>),
    Report(ReportArgs),
    Batch(Box<BatchArgs>),
    Compare(RoundsArgs),
    Sample(SampleArgs),
    Score(ScoreArgs),
    Read(ReadArgs),
    Template(TemplateArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Test(TestArgs),
    Standards(StandardsArgs),
}

/// A file and how to read it.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    pub(crate) file: PathBuf,
    #[arg(long, short)]
    pub(crate) standard: Option<String>,
    #[arg(long)]
    pub(crate) map: Option<PathBuf>,
    #[arg(long)]
    pub(crate) max_file_size: Option<String>,
    #[arg(long)]
    pub(crate) max_cells: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long)]
    pub(crate) centre: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) grade: Option<String>,
    #[arg(long)]
    pub(crate) require: Option<String>,
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) min_score: Option<String>,
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
    #[arg(long)]
    pub(crate) annotate: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reports: ReportsArgs,
}

/// What to write, and where.
#[derive(Debug, Args)]
pub(crate) struct ReportsArgs {
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, num_args = 1..)]
    pub(crate) report: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) notice: Option<PathBuf>,
}

/// Results as `audit` wrote them.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    pub(crate) results: PathBuf,
    #[arg(long, short)]
    pub(crate) standard: Vec<String>,
    #[arg(long)]
    pub(crate) centre: Option<String>,
    #[arg(long)]
    pub(crate) grade: Option<String>,
    #[command(flatten)]
    pub(crate) reports: ReportsArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long)]
    pub(crate) write_map: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: CheckFormat,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) skip_others: bool,
    #[arg(long)]
    pub(crate) as_of: Option<String>,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    #[arg(required = true, num_args = 1..=2)]
    pub(crate) what: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    #[arg(value_parser = super::schema::names())]
    pub(crate) name: String,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    pub(crate) folder: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) mutate: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct TemplateArgs {
    pub(crate) standard: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long, value_enum, default_value = "form")]
    pub(crate) layout: TemplateLayout,
    #[arg(long, conflicts_with = "fill")]
    pub(crate) centre: Vec<String>,
    #[arg(long, conflicts_with = "fill")]
    pub(crate) from_list: Option<PathBuf>,
    #[arg(long)]
    pub(crate) fill: Option<PathBuf>,
    #[arg(long, requires = "fill")]
    pub(crate) all: bool,
    #[arg(long, short)]
    pub(crate) output: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct StandardsArgs {
    #[command(subcommand)]
    pub(crate) command: StandardsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StandardsCommand {
    List(ListArgs),
    Show(ShowArgs),
    Compare(CompareArgs),
    Diff(DiffArgs),
    New(NewArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    pub(crate) standard: String,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    pub(crate) left: String,
    pub(crate) right: String,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) crosswalk: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: CompareFormat,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    pub(crate) old: String,
    pub(crate) new: String,
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: DiffFormat,
    #[arg(long)]
    pub(crate) exit_code: bool,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    pub(crate) id: String,
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Text,
    Markdown,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Github,
    Junit,
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TemplateLayout {
    Form,
    Roster,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Ndjson,
    Html,
    Xlsx,
    Docx,
    Notice,
    Markdown,
    Csv,
}
