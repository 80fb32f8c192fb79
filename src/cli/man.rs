//! `dabiao man`: the manual, a page a command.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Command;
use clap_mangen::Man;
use dabiao::wording::{Message, Words};

use super::args::ManArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::{help, output};

pub(crate) fn run(args: &ManArgs, words: &Words) -> Result<Exit, Stop> {
    let mut tree = help::tree(words);
    tree.build();
    let mut pages: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    page(&tree, "dabiao", &mut pages)?;
    let pages: Vec<(PathBuf, Vec<u8>)> =
        pages.into_iter().map(|(name, text)| (args.folder.join(name), text)).collect();
    output::write_files(&pages, args.force)?;
    let count = Message::new("man-written").with("folder", args.folder.display().to_string());
    output::write(&format!("{}\n", words.render(&count.with("count", pages.len()))), None)?;
    Ok(Exit::Done)
}

/// The page of a command and those of the commands below it: `dabiao-standards-show.1`.
fn page(command: &Command, name: &str, pages: &mut Vec<(PathBuf, Vec<u8>)>) -> Result<(), Stop> {
    let titled = command.clone().name(name.to_owned()).display_name(name.to_owned());
    let mut text = Vec::new();
    Man::new(titled).date("").render(&mut text).context(name.to_owned())?;
    pages.push((format!("{name}.1").into(), text));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        page(below, &format!("{name}-{}", below.get_name()), pages)?;
    }
    Ok(())
}
