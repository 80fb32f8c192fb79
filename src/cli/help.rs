//! clap in the reader's language: help, and what is wrong with a command line.

use std::ffi::OsString;
use std::io::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use dabiao::wording::{Lang, Message, Words};

use super::args::Cli;
use super::exit::Exit;

/// The language asked for, found before the command line is understood.
pub(crate) fn lang_of(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    words.iter().enumerate().find_map(|(n, word)| match word.strip_prefix("--lang") {
        Some("") => Lang::parse(words.get(n + 1)?),
        Some(rest) => Lang::parse(rest.strip_prefix('=')?),
        None => None,
    })
}

/// Reads the command line.
pub(crate) fn parse(args: &[OsString], words: &Words) -> Result<Cli, clap::Error> {
    let mut command = localise(Cli::command(), "dabiao", words);
    let matches = command.try_get_matches_from_mut(args)?;
    Cli::from_arg_matches(&matches)
}

/// The whole tree of commands in the reader's language.
pub(crate) fn tree(words: &Words) -> Command {
    localise(Cli::command(), "dabiao", words)
}

/// Puts help, headings and usage into the reader's language.
fn localise(command: Command, path: &str, words: &Words) -> Command {
    let text = |key: String| words.lookup(&key);
    let name = path.rsplit('-').next().unwrap_or(path).to_owned();
    let usage = text(format!("usage-{path}")).unwrap_or_default();
    let after = text(format!("after-{path}")).unwrap_or_default();
    let is_root = path == "dabiao";
    let template =
        format!("{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}\n", words.text("heading-usage"));
    let mut command = command
        .about(text(format!("about-{path}")).unwrap_or(name))
        .override_usage(usage)
        .after_help(after)
        .help_template(template)
        .subcommand_help_heading(words.text("heading-commands"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(words.text("arg-help"))
                .help_heading(words.text("heading-options")),
        );
    if is_root {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.text("arg-version")),
        );
    }
    let path = path.to_owned();
    command
        .mut_args(|arg| {
            let id = arg.get_id().as_str().to_owned();
            let help = text(format!("arg-{path}-{id}")).or_else(|| text(format!("arg-{id}")));
            let heading = if arg.is_positional() { "heading-arguments" } else { "heading-options" };
            let value = text(format!("value-{path}-{id}")).or_else(|| text(format!("value-{id}")));
            let arg = arg.help(help.unwrap_or_default()).help_heading(words.text(heading));
            if !arg.get_action().takes_values() {
                return arg;
            }
            // clap would label both in English; the help texts name them.
            let arg = arg.hide_possible_values(true).hide_default_value(true);
            match value {
                Some(value) => arg.value_name(value),
                None => arg,
            }
        })
        .mut_subcommands(|sub| {
            let path = format!("{path}-{}", sub.get_name());
            localise(sub.disable_help_flag(true), &path, words)
        })
}

/// Prints help or what is wrong, and says how the run ended.
pub(crate) fn refuse(error: &clap::Error, words: &Words) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = anstream::stdout().write_all(error.render().ansi().to_string().as_bytes());
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = anstream::stderr().write_all(error.render().ansi().to_string().as_bytes());
            Exit::Usage
        }
        _ => {
            let text = format!(
                "{}: {}\n  {}: {}\n",
                words.text("severity-error"),
                words.render(&complaint(error)),
                words.text("label-help"),
                words.text("see-help"),
            );
            let _ = anstream::stderr().write_all(text.as_bytes());
            Exit::Usage
        }
    }
}

fn complaint(error: &clap::Error) -> Message {
    let fact = |kind| error.get(kind).map(shown).unwrap_or_default();
    let hint = |kind| match error.get(kind) {
        Some(value) => Message::new("did-you-mean").with("word", shown(value)),
        None => Message::new("no-suggestion"),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => Message::new("usage-unknown-argument")
            .with("arg", fact(ContextKind::InvalidArg))
            .with("hint", hint(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .with("word", fact(ContextKind::InvalidSubcommand))
            .with("hint", hint(ContextKind::SuggestedSubcommand)),
        ErrorKind::InvalidValue if fact(ContextKind::InvalidValue).is_empty() => {
            Message::new("usage-value-missing").with("arg", fact(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => Message::new("usage-invalid-value")
            .with("arg", fact(ContextKind::InvalidArg))
            .with("value", fact(ContextKind::InvalidValue))
            .with("values", fact(ContextKind::ValidValue)),
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing").with("arg", fact(ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand => Message::new("usage-no-command"),
        ErrorKind::ArgumentConflict => Message::new("usage-conflict")
            .with("arg", fact(ContextKind::InvalidArg))
            .with("other", fact(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-utf8"),
        _ => Message::new("usage-other").with("arg", fact(ContextKind::InvalidArg)),
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Bool(value) => value.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
