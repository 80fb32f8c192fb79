//! `dabiao score`: facts in, a line each; assessments out, a line each, in the same order.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Write as _};
use std::sync::Arc;

use anyhow::Context as _;
use dabiao::audit::{Settings, assess_with};
use dabiao::intake::{FactsLine, Inspection, Vocabulary};
use dabiao::place::Place;
use dabiao::report::{Selection, View, failed_line};
use dabiao::standard::Builtin;
use dabiao::wording::{Message, Words};
use jiff::civil::Date;

use super::also::FurtherStandards;
use super::bureau_args::ScoreArgs;
use super::exit::Exit;
use super::gate::Gate;
use super::shelf::{Known, Shelf};
use super::stop::Stop;
use super::waivers_used::WaiversUsed;
use super::{advice, audit, settings, waivers};

/// Bytes of a line at most; a visit with every item remarked on has a hundredth of it.
const LONGEST: u64 = 16 << 20;

/// What the places in the results name as the file. There is no number of the line in it, so that
/// facts come out the same however they were divided among processes.
const FILE: &str = "facts";

pub(crate) fn run(args: &ScoreArgs, words: &Words) -> Result<Exit, Stop> {
    let waivers = RefCell::new(WaiversUsed::new(waivers::read(args.waivers.as_deref())?));
    let also = FurtherStandards::load(&args.also, args.crosswalk.clone())?;
    let as_of = settings::as_of(args.as_of.as_deref())?;
    let scorer = Scorer { shelf: Shelf::default(), as_of, waivers, also, args, words };
    if let Some(name) = &args.standard {
        let known = scorer.shelf.named(name)?;
        settings::level(&known.standard, args.level.as_deref())?;
        settings::parameters(&known.standard, &args.set)?;
        scorer.also.check(&known.standard)?;
        args.require.as_ref().map(|grade| settings::grade(&known.standard, grade, words)).transpose()?;
    } else {
        scorer.also.check_among(&[])?;
    }
    let shown = args.facts.display().to_string();
    let mut input: Box<dyn BufRead> = match shown.as_str() {
        "-" => Box::new(BufReader::new(io::stdin())),
        _ => match File::open(&args.facts) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Stop::Input(Message::new("input-not-found").with("file", shown)));
            }
            Err(error) => return Err(anyhow::Error::new(error).context(shown).into()),
        },
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut exits: Vec<Exit> = Vec::new();
    let mut line = Vec::new();
    while next(&mut *input, &mut line).with_context(|| shown.clone())? {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (text, exit) = match scorer.line(&line) {
            Ok(scored) => scored,
            Err(Stop::Usage(why) | Stop::Input(why) | Stop::Nothing(why)) => {
                (failed_line(&why, words).map_err(anyhow::Error::new)?, Exit::InvalidInput)
            }
            Err(stop) => return Err(stop),
        };
        if !exits.contains(&exit) {
            exits.push(exit);
        }
        match out.write_all(text.as_bytes()) {
            // The reader has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Exit::Done),
            done => done.context("stdout")?,
        }
    }
    match out.flush() {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Exit::Done),
        done => done.context("stdout")?,
    }
    if exits.is_empty() {
        return Err(Stop::Nothing(Message::new("score-empty")));
    }
    // Once for all lines, and beside the results.
    advice::about_file(&scorer.waivers.borrow().problems(&scorer.shelf.all()), words);
    Ok(Exit::first(&exits))
}

/// Reads the next line; of one that is too long only the beginning is kept.
fn next(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    input.take(LONGEST + 1).read_until(b'\n', line)?;
    if line.len() as u64 > LONGEST && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(!line.is_empty())
}

struct Scorer<'a> {
    shelf: Shelf,
    as_of: Option<Date>,
    waivers: RefCell<WaiversUsed>,
    also: FurtherStandards,
    args: &'a ScoreArgs,
    words: &'a Words,
}

impl Scorer<'_> {
    fn line(&self, line: &[u8]) -> Result<(String, Exit), Stop> {
        let refuse = |detail: String| Stop::Input(Message::new("score-bad-line").with("detail", detail));
        if line.len() as u64 > LONGEST {
            return Err(Stop::Input(Message::new("score-long-line").with("limit", LONGEST.to_string())));
        }
        let text = std::str::from_utf8(line).map_err(|error| refuse(error.to_string()))?;
        let facts = FactsLine::parse(text.trim_start_matches('\u{FEFF}')).map_err(refuse)?;
        let known = self.standard(facts.standard.as_deref())?;
        let standard = &known.standard;
        let place = Place::file(FILE);
        let furthers = self.also.of(standard)?;
        let others: Vec<&Vocabulary> = furthers.iter().flat_map(|furthers| furthers.names()).collect();
        let mut inspection = facts.inspection(&known.names, &others, &place);
        let given = settings::level(standard, self.args.level.as_deref())?;
        let level = audit::level(standard, &mut inspection, given)?;
        let parameters = settings::parameters(standard, &self.args.set)?;
        let (name, code) = (inspection.centre.as_ref(), inspection.code.as_ref());
        let (name, code) = (name.map(|name| name.value.as_str()), code.map(|code| code.value.as_str()));
        let mut waivers = self.waivers.borrow_mut();
        waivers.saw([standard.id.as_str()].into_iter().chain(self.also.ids()), name, code);
        let settings =
            Settings { level, parameters, as_of: self.as_of, waivers: waivers.by_centre().of(name, code) };
        if let Some(furthers) = &furthers {
            furthers.say(&mut inspection, level);
        }
        let assessment = assess_with(standard, &known.findings, &inspection, &settings);
        let required = match &self.args.require {
            Some(grade) => settings::grade(standard, grade, self.words).ok(),
            None => None,
        };
        let mut exit = Gate { grade: required, min_score: None }.conclude(&assessment);
        let view = View {
            standard,
            assessment: &assessment,
            selection: Selection::Given,
            file: FILE.into(),
            grade: 0,
        };
        let text = match &furthers {
            Some(furthers) => {
                let own: Vec<Inspection> = others.iter().map(|names| facts.fields(names, &place)).collect();
                let own: Vec<Option<&Inspection>> = own.iter().map(Some).collect();
                let (text, is_wrong) = furthers.line(&view, (&inspection, &own), &settings, self.words)?;
                if is_wrong {
                    exit = Exit::first(&[exit, Exit::InvalidInput]);
                }
                text
            }
            None => known.texts.line(&view, self.words).map_err(anyhow::Error::new)?,
        };
        Ok((text, exit))
    }

    /// The standard of a line: the one of the run, or a built-in one. A line comes from elsewhere
    /// and does not have files opened.
    fn standard(&self, named: Option<&str>) -> Result<Arc<Known>, Stop> {
        let given = self.args.standard.as_ref().map(|name| self.shelf.named(name)).transpose()?;
        match (named, given) {
            (None, None) => Err(Stop::Usage(Message::new("score-needs-standard"))),
            (None, Some(given)) => Ok(given),
            (Some(id), Some(given)) if given.standard.id == id => Ok(given),
            (Some(id), _) if Builtin::find(id).is_some() => self.shelf.named(id),
            (Some(id), _) => Err(Stop::Usage(Message::new("score-other-standard").with("id", id))),
        }
    }
}
