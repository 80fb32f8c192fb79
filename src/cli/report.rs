//! `dabiao report`: results that `audit`, `batch` or `score` wrote as JSON, as documents.

use std::io::Read;
use std::path::Path;

use dabiao::report::{Record, Saved, saved};
use dabiao::text::match_key;
use dabiao::wording::{Lang, Message, Words};

use super::args::{ReportArgs, ReportFormat};
use super::exit::Exit;
use super::reports::Plan;
use super::stop::Stop;
use super::texts::Texts;
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
    let mut results = read(&args.results, &shown)?;
    let mut places: Vec<String> = (1..=results.len()).map(|line| format!("{shown}:{line}")).collect();
    if let Some(name) = &args.centre {
        let names: Vec<Option<&str>> = results.iter().map(Saved::centre).collect();
        let position = audit::position_of(&names, &places, name)?;
        results = vec![results.swap_remove(position)];
        places = vec![places.swap_remove(position)];
    }
    plan.check(&shown, results.len())?;
    let lang = results[0].lang();
    if asked.into_iter().chain(results.iter().map(Saved::lang)).any(|other| other != lang) {
        let language = Message::new(match lang {
            Lang::Zh => "language-zh",
            Lang::En => "language-en",
        });
        return Err(Stop::Usage(Message::new("saved-other-language").with("language", language)));
    }
    let words = Words::new(lang);
    let given = args.standard.iter().map(|name| which::named(name)).collect::<Result<_, _>>()?;
    let texts = Texts::new(given, &results)?;
    let whole = |(saved, place): (Saved, &String)| texts.whole(saved, place, &words);
    let records = results.into_iter().zip(&places).map(whole).collect::<Result<Vec<Record>, _>>()?;
    let grade = args.grade.as_deref().map(|given| grade(&records[0], given)).transpose()?.unwrap_or(0);
    let no_text = || Err(Stop::Usage(Message::new("report-no-text")));
    plan.write(&records, grade, &words, &no_text)?;
    Ok(Exit::Done)
}

fn read(path: &Path, shown: &str) -> Result<Vec<Saved>, Stop> {
    let text = match path.as_os_str() == "-" {
        true => standard_input()?,
        false => which::text_of(path)?,
    };
    let results = saved(&text).map_err(|error| {
        let detail = error.to_string();
        Stop::Input(Message::new("saved-unreadable").with("file", shown).with("detail", detail))
    })?;
    match results.is_empty() {
        true => Err(Stop::Input(Message::new("saved-empty").with("file", shown))),
        false => Ok(results),
    }
}

fn standard_input() -> Result<String, Stop> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(anyhow::Error::new)?;
    which::text_in(bytes, "-")
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
