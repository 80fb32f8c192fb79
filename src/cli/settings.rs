//! What options say, held against the standard: levels, grades, parameters, dates, scores.

use std::collections::BTreeMap;

use dabiao::standard::{Level, Standard};
use dabiao::text::{match_key, nearest};
use dabiao::value::{Caveat, Datum, read_date, read_quantity};
use dabiao::wording::{Message, Words};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::stop::Stop;

/// `--level`: a level the standard applies to, by id or name.
pub(crate) fn level(standard: &Standard, given: Option<&str>) -> Result<Option<Level>, Stop> {
    let Some(given) = given else { return Ok(None) };
    let level = Level::parse(given).or_else(|| Level::read(given));
    match level.filter(|level| standard.levels.contains(level)) {
        Some(level) => Ok(Some(level)),
        None => {
            let known: Vec<&str> = standard.levels.iter().map(|level| level.id()).collect();
            Err(Stop::Usage(Message::new("unknown-level").with("word", given).with("known", known)))
        }
    }
}

/// `--grade`, `--require`: the position of a grade, by id or name.
pub(crate) fn grade(standard: &Standard, given: &str, words: &Words) -> Result<usize, Stop> {
    let key = match_key(given);
    let found = standard.grades.iter().position(|grade| {
        grade.id == given || match_key(&grade.name.zh) == key || match_key(&grade.name.en) == key
    });
    found.ok_or_else(|| {
        let ids = standard.grades.iter().map(|grade| grade.id.as_str());
        let hint = match nearest(given, ids) {
            Some(near) => Message::new("did-you-mean").with("word", near),
            None => Message::new("no-suggestion"),
        };
        let known: Vec<String> = standard
            .grades
            .iter()
            .map(|grade| format!("{} ({})", grade.id, grade.name.get(words.lang())))
            .collect();
        Stop::Usage(Message::new("unknown-grade").with("word", given).with("hint", hint).with("known", known))
    })
}

/// `--set NAME=VALUE`, each.
pub(crate) fn parameters(standard: &Standard, given: &[String]) -> Result<BTreeMap<String, Decimal>, Stop> {
    let mut set = BTreeMap::new();
    for pair in given {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Stop::Usage(Message::new("set-malformed").with("text", pair.as_str())));
        };
        let (name, value) = (name.trim(), value.trim());
        let Some(parameter) = standard.parameters.iter().find(|parameter| parameter.id == name) else {
            let known: Vec<&str> =
                standard.parameters.iter().map(|parameter| parameter.id.as_str()).collect();
            let message = Message::new("unknown-parameter").with("name", name).with("known", known);
            return Err(Stop::Usage(message));
        };
        let quantity = read_quantity(&Datum::text(value), parameter.measure);
        // 95 for 95% is plain enough; 约95% is not.
        let exact = quantity.ok().filter(|quantity| quantity.caveats.iter().all(|c| *c == Caveat::BareRatio));
        let Some(number) = exact.and_then(|quantity| quantity.value()) else {
            let message = Message::new("set-bad-value")
                .with("name", name)
                .with("value", value)
                .with("unit", Message::new(parameter.measure.key()));
            return Err(Stop::Usage(message));
        };
        if set.insert(name.to_owned(), number).is_some() {
            return Err(Stop::Usage(Message::new("set-twice").with("name", name)));
        }
    }
    Ok(set)
}

/// `--as-of`: a day.
pub(crate) fn as_of(given: Option<&str>) -> Result<Option<Date>, Stop> {
    let Some(given) = given else { return Ok(None) };
    let day = read_date(&Datum::text(given));
    day.map(Some).ok_or_else(|| Stop::Usage(Message::new("bad-date").with("text", given)))
}

/// `--min-score`: per cent, from 0 up.
pub(crate) fn min_score(given: Option<&str>) -> Result<Option<Decimal>, Stop> {
    let Some(given) = given else { return Ok(None) };
    let number = given.trim().trim_end_matches('%').parse::<Decimal>().ok();
    match number.filter(|number| *number >= Decimal::ZERO && *number <= Decimal::from(1_000)) {
        Some(number) => Ok(Some(number)),
        None => Err(Stop::Usage(Message::new("bad-min-score").with("text", given))),
    }
}
