//! `dabiao completions`: what a shell needs to complete commands and options.

use dabiao::wording::Words;

use super::args::CompletionsArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::{help, output};

pub(crate) fn run(args: &CompletionsArgs, words: &Words) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::tree(words), "dabiao", &mut script);
    let script = String::from_utf8(script).map_err(anyhow::Error::new)?;
    output::write(&script, None)?;
    Ok(Exit::Done)
}
