//! `dabiao audit`: one centre's workbook to a graded, scored, explained assessment.

use dabiao::audit::{LevelChoice, Settings, assess, choose_level};
use dabiao::intake::{InputFile, Limits, open};
use dabiao::report::{View, json, text};
use dabiao::wording::{Message, Words};

use super::args::{AuditArgs, Format};
use super::exit::Exit;
use super::gate::Gate;
use super::stop::Stop;
use super::{output, settings, which};

pub(crate) fn run(args: &AuditArgs, words: &Words) -> Result<Exit, Stop> {
    let as_of = settings::as_of(args.as_of.as_deref())?;
    let min_score = settings::min_score(args.min_score.as_deref())?;
    let shown = args.file.display().to_string();
    let limits = Limits::default();
    let file = InputFile::load(&args.file, &limits).map_err(|error| Stop::input(&shown, error))?;
    let book = open(&file, &limits).map_err(|error| Stop::input(&shown, error))?;
    let (standard, selection, mut intake) = which::for_workbook(&book, args.standard.as_deref())?;

    let given_level = settings::level(&standard, args.level.as_deref())?;
    let shown_grade = match &args.grade {
        Some(grade) => settings::grade(&standard, grade, words)?,
        None => 0,
    };
    let required =
        args.require.as_deref().map(|grade| settings::grade(&standard, grade, words)).transpose()?;
    let parameters = settings::parameters(&standard, &args.set)?;

    let mut inspection = match intake.inspections.len() {
        0 => return Err(Stop::Problems(intake.problems, None)),
        1 => intake.inspections.remove(0),
        count => {
            let message = Message::new("several-centres").with("file", &*file.name).with("count", count);
            return Err(Stop::Usage(message));
        }
    };
    inspection.problems.append(&mut intake.problems);
    let level = match choose_level(&standard, &inspection, given_level) {
        LevelChoice::At(level, problem) => {
            inspection.problems.extend(problem);
            level
        }
        LevelChoice::Needed => {
            let known: Vec<&str> = standard.levels.iter().map(|level| level.id()).collect();
            return Err(Stop::Usage(Message::new("level-needed").with("known", known)));
        }
    };
    let assessment = assess(&standard, &inspection, &Settings { level, parameters, as_of });
    let view = View {
        standard: &standard,
        assessment: &assessment,
        selection,
        file: file.name.clone(),
        grade: shown_grade,
    };
    let report = match args.format {
        Format::Text => text(&view, words),
        Format::Json => json(&view, words).map_err(anyhow::Error::new)?,
    };
    output::write(&report, args.output.as_deref())?;
    Ok(Gate { grade: required, min_score }.conclude(&assessment))
}
