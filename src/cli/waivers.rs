//! `--waivers FILE`: approved exceptions, and those of the file that are about nothing here.

use std::path::Path;

use dabiao::intake::Inspection;
use dabiao::place::Place;
use dabiao::problem::Problem;
use dabiao::standard::{Builtin, Standard};
use dabiao::text::nearest;
use dabiao::waiver::Waivers;
use dabiao::wording::Message;

use super::stop::Stop;
use super::which;

/// The waivers of a file; none where no file is named.
pub(crate) fn read(path: Option<&Path>) -> Result<Waivers, Stop> {
    let Some(path) = path else { return Ok(Waivers::default()) };
    let text = which::text_of(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Waivers::parse(&name, &text).map_err(|problems| Stop::Problems(problems, Some(text)))
}

/// What is to be said of a file of waivers as a whole: overlaps, and waivers that name a standard,
/// an indicator or a centre that is not here.
pub(crate) fn about(waivers: &Waivers, standard: &Standard, inspections: &[Inspection]) -> Vec<Problem> {
    let mut problems = waivers.problems.clone();
    let mut elsewhere = 0;
    for waiver in waivers.all.iter() {
        let hint = |near: Option<&str>| match near {
            Some(near) => Message::new("did-you-mean").with("word", near),
            None => Message::new("no-suggestion"),
        };
        if waiver.standard != standard.id {
            if Builtin::find(&waiver.standard).is_none() {
                let problem = Problem::warning("waiver_other_standard", waiver.at.clone())
                    .with("word", waiver.standard.as_str())
                    .with("id", standard.id.as_str());
                problems.push(problem);
            }
            continue;
        }
        let ids = || standard.indicators.iter().map(|one| one.id.as_str());
        if !ids().any(|id| id == waiver.indicator) {
            let problem = Problem::warning("waiver_unknown_indicator", waiver.at.clone())
                .with("word", waiver.indicator.as_str())
                .with("hint", hint(nearest(&waiver.indicator, ids())));
            problems.push(problem);
            continue;
        }
        let is_here = |one: &Inspection| {
            let name = one.centre.as_ref().map(|centre| centre.value.as_str());
            let code = one.code.as_ref().map(|code| code.value.as_str());
            waiver.is_for(name, code)
        };
        if !inspections.iter().any(is_here) {
            elsewhere += 1;
        }
    }
    if let (1.., Some(first)) = (elsewhere, waivers.all.first()) {
        let place = Place::file(first.at.file.clone());
        problems.push(Problem::warning("waivers_elsewhere", place).with("count", elsewhere));
    }
    problems
}
