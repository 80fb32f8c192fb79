//! `dabiao standards compare`: two standards side by side.

use dabiao::crosswalk::compare;
use dabiao::report::{comparison_json, comparison_markdown, comparison_text};
use dabiao::standard::{Level, Standard};
use dabiao::wording::{Message, Words};

use super::args::{CompareArgs, CompareFormat};
use super::stop::Stop;
use super::{crosswalk, which};

/// The report.
pub(crate) fn report(args: &CompareArgs, words: &Words) -> Result<String, Stop> {
    let (left, right) = (which::named(&args.left)?, which::named(&args.right)?);
    if left.id == right.id {
        return Err(Stop::Usage(Message::new("compare-same-standard").with("id", left.id.as_str())));
    }
    let level = args.level.as_deref().map(|given| level(given, &left, &right)).transpose()?;
    let crosswalk = crosswalk::load(args.crosswalk.as_deref(), &[&left, &right])?;
    let bridge = crosswalk::bridge(&crosswalk, &left.id, &right.id)?;
    let comparison = compare(&bridge, level);
    Ok(match args.format {
        CompareFormat::Text => comparison_text(&comparison, words),
        CompareFormat::Markdown => comparison_markdown(&comparison, words),
        CompareFormat::Json => comparison_json(&comparison, words).map_err(anyhow::Error::new)?,
    })
}

/// `--level`: a level that both standards have, by id or name.
fn level(given: &str, left: &Standard, right: &Standard) -> Result<Level, Stop> {
    let level = Level::parse(given).or_else(|| Level::read(given));
    let lacking = |standard: &&&Standard| level.is_none_or(|level| !standard.levels.contains(&level));
    match ([left, right].iter().find(lacking), level) {
        (None, Some(level)) => Ok(level),
        (lacking, _) => {
            let ids = |standard: &Standard| -> Vec<&str> {
                standard.levels.iter().map(|level| level.id()).collect()
            };
            let message = Message::new("compare-no-level")
                .with("id", lacking.map_or(left.id.as_str(), |standard| standard.id.as_str()))
                .with("word", given)
                .with("left", left.id.as_str())
                .with("left_known", ids(left))
                .with("right", right.id.as_str())
                .with("right_known", ids(right));
            Err(Stop::Usage(message))
        }
    }
}
