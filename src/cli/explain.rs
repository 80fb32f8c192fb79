//! `dabiao explain`: a rule, an indicator of a standard, or a term.

use dabiao::lint::{find, registry};
use dabiao::report::{TERMS, explain_indicator, explain_rule, explain_term, find_term};
use dabiao::text::nearest;
use dabiao::wording::{Message, Words};

use super::args::ExplainArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::{output, which};

pub(crate) fn run(args: &ExplainArgs, words: &Words) -> Result<Exit, Stop> {
    let text = match args.what.as_slice() {
        [word] => one(word, words)?,
        [standard, indicator] => of_standard(standard, indicator, words)?,
        _ => return Err(Stop::Usage(Message::new("usage-missing").with("arg", "NAME"))),
    };
    output::write(&text, None)?;
    Ok(Exit::Done)
}

fn one(word: &str, words: &Words) -> Result<String, Stop> {
    if let Some(rule) = find(word) {
        return Ok(explain_rule(rule, words));
    }
    if let Some(term) = find_term(word) {
        return Ok(explain_term(term, words));
    }
    let known = registry().map(|rule| rule.id).chain(TERMS.iter().copied());
    let message = Message::new("explain-unknown").with("word", word).with("hint", hint(word, known));
    Err(Stop::Usage(message.with("terms", TERMS.to_vec())))
}

fn of_standard(name: &str, id: &str, words: &Words) -> Result<String, Stop> {
    let standard = which::named(name)?;
    match standard.indicators.iter().find(|indicator| indicator.id == id) {
        Some(indicator) => Ok(explain_indicator(&standard, indicator, words)),
        None => {
            let ids = standard.indicators.iter().map(|indicator| indicator.id.as_str());
            let message = Message::new("explain-no-indicator").with("standard", name).with("word", id);
            Err(Stop::Usage(message.with("hint", hint(id, ids))))
        }
    }
}

fn hint<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Message {
    match nearest(word, known) {
        Some(near) => Message::new("did-you-mean").with("word", near),
        None => Message::new("no-suggestion"),
    }
}
