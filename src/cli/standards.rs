//! `dabiao standards`: which standards there are, what one says, and how two compare.

use dabiao::report::{
    DiffView, diff_json, diff_markdown, diff_text, standard_json, standard_text, standards_json,
    standards_text,
};
use dabiao::standard::{BUILTIN, Builtin, Head, diff, skeleton};
use dabiao::wording::{Message, Words};

use super::args::{DiffArgs, DiffFormat, Format, NewArgs, StandardsCommand};
use super::exit::Exit;
use super::stop::Stop;
use super::{compare, output, which};

pub(crate) fn run(command: &StandardsCommand, words: &Words) -> Result<Exit, Stop> {
    let (report, file) = match command {
        StandardsCommand::List(args) => {
            let standards: Vec<Head> = BUILTIN.iter().map(head).collect::<anyhow::Result<_>>()?;
            let report = match args.format {
                Format::Text => standards_text(&standards, words),
                Format::Json => standards_json(&standards, words.lang()).map_err(anyhow::Error::new)?,
            };
            (report, args.output.as_deref())
        }
        StandardsCommand::Show(args) => {
            let standard = which::named(&args.standard)?;
            let report = match args.format {
                Format::Text => standard_text(&standard, words),
                Format::Json => standard_json(&standard, words).map_err(anyhow::Error::new)?,
            };
            (report, args.output.as_deref())
        }
        StandardsCommand::Compare(args) => (compare::report(args, words)?, args.output.as_deref()),
        StandardsCommand::Diff(args) => return compare(args, words),
        StandardsCommand::New(args) => return begin(args, words),
    };
    output::write(&report, file)?;
    Ok(Exit::Done)
}

/// What the list shows of a standard.
fn head(builtin: &Builtin) -> anyhow::Result<Head> {
    match builtin.head() {
        Some(head) => Ok(head),
        None => Ok(Head::of(&which::parse_builtin(builtin)?)),
    }
}

/// `dabiao standards diff`
fn compare(args: &DiffArgs, words: &Words) -> Result<Exit, Stop> {
    let (old, new) = (which::named(&args.old)?, which::named(&args.new)?);
    let changes = diff::diff(&old, &new);
    let view = DiffView::new(&old, &new, &changes);
    let report = match args.format {
        DiffFormat::Text => diff_text(&view, words),
        DiffFormat::Markdown => diff_markdown(&view, words),
        DiffFormat::Json => diff_json(&view, words).map_err(anyhow::Error::new)?,
    };
    output::write(&report, args.output.as_deref())?;
    Ok(if args.exit_code && !changes.is_empty() { Exit::GateNotMet } else { Exit::Done })
}

/// `dabiao standards new`
fn begin(args: &NewArgs, words: &Words) -> Result<Exit, Stop> {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if args.id.is_empty() || !args.id.bytes().all(fits) {
        return Err(Stop::Usage(Message::new("new-bad-id").with("id", args.id.as_str())));
    }
    let text = skeleton(&args.id, words.lang());
    match &args.output {
        Some(path) => output::write_files(&[(path.clone(), text.into_bytes())], args.force)?,
        None => output::write(&text, None)?,
    }
    Ok(Exit::Done)
}
