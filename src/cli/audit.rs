//! `dabiao audit`: a centre's workbook to a graded, scored, explained assessment; several
//! centres to a line each.

use dabiao::audit::{LevelChoice, Settings, assess, choose_level};
use dabiao::crosswalk::Also;
use dabiao::intake::{Inspection, Workbook, interpret};
use dabiao::problem::{Problem, Severity};
use dabiao::report::{
    AlsoView, Record, Selection, View, also_centres, also_text, centres, record_with, text,
};
use dabiao::standard::{Level, Standard};
use dabiao::text::{match_key, nearest};
use dabiao::wording::{Message, Words};

use super::also::{FurtherStandards, same};
use super::args::{AuditArgs, ReportFormat};
use super::exit::Exit;
use super::gate::Gate;
use super::input::{self, Input};
use super::reports::Plan;
use super::stop::Stop;
use super::{advice, annotate, settings, waivers};

pub(crate) fn run(args: &AuditArgs, words: &Words) -> Result<Exit, Stop> {
    let mut plan =
        Plan::of(&args.reports, &args.input.file, args.annotate.as_deref(), Some(ReportFormat::Text))?;
    let as_of = settings::as_of(args.as_of.as_deref())?;
    let min_score = settings::min_score(args.min_score.as_deref())?;
    let Input { file, book, standard, selection, mut intake, map } = input::read(&args.input)?;
    let given_level = settings::level(&standard, args.level.as_deref())?;
    let grade = |id: &String| settings::grade(&standard, id, words);
    let shown_grade = args.grade.as_ref().map(grade).transpose()?.unwrap_or(0);
    let required = args.require.as_ref().map(grade).transpose()?;
    let parameters = settings::parameters(&standard, &args.set)?;
    let waivers = waivers::read(args.waivers.as_deref())?;
    let gate = Gate { grade: required, min_score };
    let also = FurtherStandards::load(&args.also, args.crosswalk.clone())?;
    also.check(&standard)?;
    let furthers = also.of(&standard)?;
    let names = furthers.iter().flat_map(|furthers| furthers.names());
    let own: Vec<Vec<Inspection>> =
        names.map(|names| interpret(&book, names, map.as_ref()).inspections).collect();

    if intake.inspections.is_empty() {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        return Err(if intake.problems.iter().any(is_error) {
            Stop::Problems(intake.problems, None)
        } else {
            // A roster with no centre filled in.
            Stop::Nothing(Message::new("roster-empty").with("file", &*book.file))
        });
    }
    let is_whole = args.centre.is_none();
    if let Some(name) = &args.centre {
        intake.inspections = vec![chosen(intake.inspections, name)?];
    }
    intake.problems.extend(waivers::about(&waivers, &standard, &intake.inspections));
    if let [only] = intake.inspections.as_mut_slice() {
        only.problems.append(&mut intake.problems);
    }
    plan.check(&book.file, intake.inspections.len())?;
    let mut assessments = Vec::new();
    let mut by_further: Vec<Vec<(&Standard, Also)>> = Vec::new();
    for (place, mut inspection) in intake.inspections.into_iter().enumerate() {
        let level = level(&standard, &mut inspection, given_level)?;
        let settings =
            Settings { level, parameters: parameters.clone(), as_of, waivers: waivers.all.clone() };
        let assessment = assess(&standard, &inspection, &settings);
        by_further.push(match &furthers {
            Some(furthers) => {
                furthers.check_level(&assessment)?;
                let own: Vec<Option<&Inspection>> =
                    own.iter().map(|own| same(own, &inspection, place)).collect();
                furthers.judge(&standard, &inspection, &assessment, &own, &settings)
            }
            None => Vec::new(),
        });
        assessments.push(assessment);
    }
    let view = |assessment| View {
        standard: &standard,
        assessment,
        selection,
        file: book.file.clone(),
        grade: shown_grade,
    };
    let views: Vec<View<'_>> = assessments.iter().map(view).collect();
    let named: Vec<&Standard> = furthers.iter().flat_map(|furthers| furthers.standards()).collect();
    let also: Vec<Vec<AlsoView<'_>>> =
        by_further.iter().map(|judged| also_views(&standard, judged, &book)).collect();
    let is_shown_only = plan.is_text_only() && args.annotate.is_none();
    let both = views.iter().zip(&also).filter(|_| !is_shown_only);
    let records: Vec<Record> = both.map(|(view, also)| record_with(view, also, words)).collect();
    let mut lost = None;
    if let Some(path) = &args.annotate {
        let made = annotate::annotated(&file, &intake.reading, &records, shown_grade, path, words)?;
        plan.ready.push(made.file);
        lost = made.lost;
    }
    let shown = || Ok(shown(&views, &also, &named, words));
    plan.write(&records, shown_grade, words, &shown)?;
    if let Some(lost) = &lost {
        advice::note(lost, words);
    }
    let mut exits: Vec<Exit> = assessments.iter().map(|assessment| gate.conclude(assessment)).collect();
    // A gate is about the standard inspected by; an input that is wrong is wrong for all.
    let is_wrong = by_further.iter().flatten().any(|(_, also)| also.assessment.has_errors());
    exits.extend(is_wrong.then_some(Exit::InvalidInput));
    if is_whole && !intake.problems.is_empty() {
        // What is wrong with the file as a whole belongs to no centre.
        exits.push(advice::about_file(&intake.problems, words));
    }
    Ok(Exit::first(&exits))
}

/// What the terminal shows: one centre in full, or a table for each standard.
fn shown(views: &[View<'_>], also: &[Vec<AlsoView<'_>>], named: &[&Standard], words: &Words) -> String {
    if let [only] = views {
        let parts = also.iter().flatten().map(|also| also_text(also, words));
        return [text(only, words)].into_iter().chain(parts).collect::<Vec<_>>().join("\n");
    }
    let mut tables = vec![centres(views, words)];
    for further in named {
        let own = also.iter().flatten().filter(|also| std::ptr::eq(also.view.standard, *further));
        tables.push(also_centres(&own.collect::<Vec<_>>(), words));
    }
    tables.join("\n")
}

/// What an inspection came to by further standards, prepared for printing.
fn also_views<'a>(
    from: &'a Standard,
    judged: &'a [(&'a Standard, Also)],
    book: &Workbook,
) -> Vec<AlsoView<'a>> {
    let view = |(standard, also): &'a (&'a Standard, Also)| AlsoView {
        view: View {
            standard,
            assessment: &also.assessment,
            selection: Selection::Given,
            file: book.file.clone(),
            grade: 0,
        },
        from,
        also,
    };
    judged.iter().map(view).collect()
}

/// `--centre`: the centre of that name, or the only one whose name has it in it.
fn chosen(inspections: Vec<Inspection>, name: &str) -> Result<Inspection, Stop> {
    let name_of = |inspection: &Inspection| inspection.centre.as_ref().map(|centre| centre.value.clone());
    let names: Vec<Option<String>> = inspections.iter().map(name_of).collect();
    let names: Vec<Option<&str>> = names.iter().map(Option::as_deref).collect();
    let places: Vec<String> = inspections.iter().map(|inspection| inspection.at.within()).collect();
    let position = position_of(&names, &places, name)?;
    let found = inspections.into_iter().nth(position);
    found.ok_or_else(|| Stop::Usage(Message::new("unknown-centre")))
}

/// The position of the centre that is meant among these: by its place where that is given, for one
/// may have no name, or the name of another.
pub(crate) fn position_of(names: &[Option<&str>], places: &[String], name: &str) -> Result<usize, Stop> {
    if let Some(at) = places.iter().position(|place| place == name) {
        return Ok(at);
    }
    let key = match_key(name);
    let all = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..names.len()).filter(|n| names[*n].is_some_and(|own| is(&match_key(own)))).collect()
    };
    let (exact, part) = (all(&|own| own == key), all(&|own| own.contains(&key)));
    match (exact.as_slice(), part.as_slice()) {
        ([only], _) | ([], [only]) => Ok(*only),
        ([], []) => {
            let known = std::iter::zip(names, places).map(|(name, place)| name.unwrap_or(place));
            let known: Vec<&str> = known.collect();
            let hint = match nearest(name, names.iter().flatten().copied()) {
                Some(near) => Message::new("did-you-mean").with("word", near),
                None => Message::new("no-suggestion"),
            };
            let message =
                Message::new("unknown-centre").with("name", name).with("hint", hint).with("known", known);
            Err(Stop::Usage(message))
        }
        (exact, part) => {
            let several = if exact.is_empty() { part } else { exact };
            let cells: Vec<&str> = several.iter().map(|n| places[*n].as_str()).collect();
            Err(Stop::Usage(Message::new("centre-ambiguous").with("name", name).with("cells", cells)))
        }
    }
}

/// The level a centre is judged at: the one given, its own, or the standard's only one.
pub(crate) fn level(
    standard: &Standard,
    inspection: &mut Inspection,
    given: Option<Level>,
) -> Result<Level, Stop> {
    match choose_level(standard, inspection, given) {
        LevelChoice::At(level, problem) => {
            inspection.problems.extend(problem);
            Ok(level)
        }
        LevelChoice::Needed => {
            let known: Vec<&str> = standard.levels.iter().map(|level| level.id()).collect();
            Err(Stop::Usage(Message::new("level-needed").with("known", known)))
        }
    }
}
