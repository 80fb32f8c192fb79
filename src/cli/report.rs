//! `dabiao report`: results that `audit` wrote as JSON, as documents.

use std::path::Path;

use dabiao::report::{Record, saved};
use dabiao::text::match_key;
use dabiao::wording::{Lang, Message, Words};

use super::args::{ReportArgs, ReportFormat};
use super::exit::Exit;
use super::reports::Plan;
use super::stop::Stop;
use super::{audit, which};

pub(crate) fn run(args: &ReportArgs, asked: Option<Lang>) -> Result<Exit, Stop> {
    let plan = Plan::of(&args.reports, &args.results, None, None)?;
    if plan.main.is_none() && plan.files.is_empty() {
        return Err(Stop::Usage(Message::new("report-needs-format")));
    }
    let main = plan.main.iter().map(|(format, _)| format);
    if main.chain(plan.files.iter().map(|(_, format)| format)).any(|format| *format == ReportFormat::Text) {
        return Err(Stop::Usage(Message::new("report-no-text")));
    }
    let shown = args.results.display().to_string();
    let mut records = read(&args.results, &shown)?;
    if let Some(name) = &args.centre {
        let names: Vec<Option<&str>> = records.iter().map(Record::centre).collect();
        let places: Vec<String> = (1..=records.len()).map(|line| format!("{shown}:{line}")).collect();
        let position = audit::position_of(&names, &places, name)?;
        records = vec![records.swap_remove(position)];
    }
    plan.check(&shown, records.len())?;
    let lang = records[0].lang();
    if asked.into_iter().chain(records.iter().map(Record::lang)).any(|other| other != lang) {
        let language = Message::new(match lang {
            Lang::Zh => "language-zh",
            Lang::En => "language-en",
        });
        return Err(Stop::Usage(Message::new("saved-other-language").with("language", language)));
    }
    let grade = args.grade.as_deref().map(|given| grade(&records[0], given)).transpose()?.unwrap_or(0);
    let no_text = || Err(Stop::Usage(Message::new("report-no-text")));
    plan.write(&records, grade, &Words::new(lang), &no_text)?;
    Ok(Exit::Done)
}

fn read(path: &Path, shown: &str) -> Result<Vec<Record>, Stop> {
    let text = which::text_of(path)?;
    let records = saved(&text).map_err(|error| {
        let detail = error.to_string();
        Stop::Input(Message::new("saved-unreadable").with("file", shown).with("detail", detail))
    })?;
    match records.is_empty() {
        true => Err(Stop::Input(Message::new("saved-empty").with("file", shown))),
        false => Ok(records),
    }
}

/// `--grade`: the position of a grade among those of the results, by id or name.
fn grade(record: &Record, given: &str) -> Result<usize, Stop> {
    let key = match_key(given);
    let names = record.grade_names();
    let found = names.iter().position(|(id, name)| *id == given || match_key(name) == key);
    found.ok_or_else(|| {
        let known: Vec<String> = names.iter().map(|(id, name)| format!("{id} ({name})")).collect();
        let message = Message::new("unknown-grade-in-results");
        Stop::Usage(message.with("word", given).with("known", known))
    })
}
