//! `dabiao sample`: a random draw of centres that anybody can repeat.

use std::collections::BTreeMap;

use anyhow::Context as _;
use dabiao::intake::{InputFile, Limits, ListedCentre, centres, open};
use dabiao::problem::Problem;
use dabiao::report::{DrawView, draw_csv, draw_json, draw_text};
use dabiao::survey::{Candidate, draw};
use dabiao::text::{hex, match_key};
use dabiao::wording::{Message, Words};
use sha2::{Digest as _, Sha256};

use super::bureau_args::{SampleArgs, SampleBy, TableFormat};
use super::exit::Exit;
use super::output;
use super::stop::Stop;

pub(crate) fn run(args: &SampleArgs, words: &Words) -> Result<Exit, Stop> {
    let limits = Limits::default();
    let shown = args.list.display().to_string();
    let file = InputFile::load(&args.list, &limits).map_err(|error| Stop::input(&shown, error))?;
    let book = open(&file, &limits).map_err(|error| Stop::input(&shown, error))?;
    let list = centres(&book).map_err(|problems| Stop::Problems(problems, None))?;
    let candidates: Vec<Candidate> = list.iter().map(|centre| candidate(centre, args.by)).collect();
    unique(&list, &candidates)?;
    if args.count > list.len() {
        let message = Message::new("sample-too-many").with("count", args.count);
        return Err(Stop::Usage(message.with("all", list.len())));
    }
    let seed = args.seed.clone().unwrap_or_else(new_seed);
    let (drawn, strata) = draw(&candidates, args.count, &seed);
    let sha256 = hex(&Sha256::digest(&file.bytes));
    let view = DrawView {
        file: &file.name,
        sha256: &sha256,
        seed: &seed,
        by: args.by.map(|by| match by {
            SampleBy::Region => "region",
            SampleBy::Level => "level",
        }),
        count: args.count,
        centres: &list,
        drawn: &drawn,
        strata: &strata,
    };
    match args.format {
        TableFormat::Text => output::write(&draw_text(&view, words), args.output.as_deref())?,
        TableFormat::Json => {
            let text = draw_json(&view).map_err(anyhow::Error::new)?;
            output::write(&text, args.output.as_deref())?;
        }
        TableFormat::Csv => {
            let bytes = draw_csv(&view, words).context("csv")?;
            output::write_bytes(&bytes, args.output.as_deref())?;
        }
    }
    Ok(Exit::Done)
}

fn candidate(centre: &ListedCentre, by: Option<SampleBy>) -> Candidate {
    let stratum = match by {
        Some(SampleBy::Region) => centre.region.clone(),
        Some(SampleBy::Level) => centre.level.as_ref().map(|level| level.value.clone()),
        None => None,
    };
    Candidate {
        key: centre.code.clone().unwrap_or_else(|| centre.name.clone()),
        stratum: stratum.unwrap_or_default(),
    }
}

/// A key that stands twice would be drawn twice or not at all.
fn unique(list: &[ListedCentre], candidates: &[Candidate]) -> Result<(), Stop> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        if let Some(first) = seen.insert(match_key(&candidate.key), at) {
            let problem = Problem::error("sample_twice", list[at].at.clone());
            problems.push(problem.with("key", candidate.key.as_str()).with("cell", list[first].at.within()));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Problems(problems, None)) }
}

/// A seed that nobody chose. It is printed, so that the draw can be repeated.
#[expect(clippy::disallowed_methods, reason = "asked for where no seed is given; the record has it")]
fn new_seed() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    // The address of a local differs from run to run where the system randomises it.
    let here = std::ptr::from_ref(&now).addr();
    let digest = Sha256::digest(format!("{} {} {here}", now.as_nanos(), std::process::id()));
    hex(&digest[..8])
}
