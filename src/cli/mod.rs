//! The command line: one short file a command, each a composition root.

mod advice;
mod also;
mod annotate;
mod args;
mod audit;
mod batch;
mod bureau_args;
mod check;
mod compare;
mod completions;
mod crosswalk;
mod disk;
mod exit;
mod explain;
mod files;
mod gate;
mod help;
mod input;
mod man;
mod output;
mod panics;
mod read;
mod report;
mod reports;
mod rounds;
mod sample;
mod schema;
mod score;
mod settings;
mod shelf;
mod standards;
mod stop;
mod template;
mod test;
mod test_files;
mod texts;
mod waivers;
mod waivers_used;
mod which;

use std::ffi::OsString;
use std::process::ExitCode;

use dabiao::wording::{Lang, Words};

use args::Command;
use exit::Exit;
use stop::Stop;

/// Runs the program with the process's arguments.
pub(crate) fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = help::lang_of(&args);
    let words = Words::new(lang.unwrap_or(Lang::Zh));
    let exit = panics::caught(|| match help::parse(&args, &words) {
        Ok(args) => conclude(run(args.command, lang, &words), &words),
        Err(error) => help::refuse(&error, &words),
    });
    match exit {
        Ok(exit) => exit.into(),
        Err(what) => conclude(Err(Stop::Failed(anyhow::anyhow!(what))), &words).into(),
    }
}

fn run(command: Command, lang: Option<Lang>, words: &Words) -> Result<Exit, Stop> {
    match command {
        Command::Audit(args) => audit::run(&args, words),
        Command::Report(args) => report::run(&args, lang),
        Command::Batch(args) => batch::run(&args, words),
        Command::Compare(args) => rounds::run(&args, words),
        Command::Sample(args) => sample::run(&args, words),
        Command::Score(args) => score::run(&args, words),
        Command::Read(args) => read::run(&args, words),
        Command::Template(args) => template::run(&args, words),
        Command::Test(args) => test::run(&args, words),
        Command::Check(args) => check::run(&args, words),
        Command::Explain(args) => explain::run(&args, words),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args, words),
        Command::Man(args) => man::run(&args, words),
        Command::Standards(args) => standards::run(&args.command, words),
    }
}

fn conclude(done: Result<Exit, Stop>, words: &Words) -> Exit {
    match done {
        Ok(exit) => exit,
        Err(stop) => {
            let exit = stop.exit();
            advice::print(&stop, words);
            exit
        }
    }
}
