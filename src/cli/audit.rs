//! `dabiao audit`: a centre's workbook to a graded, scored, explained assessment; several
//! centres to a line each.

use dabiao::audit::{LevelChoice, Settings, assess, choose_level};
use dabiao::crosswalk::Also;
use dabiao::intake::{Inspection, Workbook};
use dabiao::problem::{Problem, Severity};
use dabiao::report::{AlsoView, Selection, View, also_centres, also_text, centres, json, ndjson, text};
use dabiao::standard::{Level, Standard};
use dabiao::text::{match_key, nearest};
use dabiao::wording::{Message, Words};

use super::also::Further;
use super::args::{AuditArgs, AuditFormat};
use super::exit::Exit;
use super::gate::Gate;
use super::input::{self, Input};
use super::stop::Stop;
use super::{advice, output, settings, waivers};

pub(crate) fn run(args: &AuditArgs, words: &Words) -> Result<Exit, Stop> {
    let as_of = settings::as_of(args.as_of.as_deref())?;
    let min_score = settings::min_score(args.min_score.as_deref())?;
    let Input { book, standard, selection, mut intake, map } = input::read(&args.input)?;
    let given_level = settings::level(&standard, args.level.as_deref())?;
    let grade = |id: &String| settings::grade(&standard, id, words);
    let shown_grade = args.grade.as_ref().map(grade).transpose()?.unwrap_or(0);
    let required = args.require.as_ref().map(grade).transpose()?;
    let parameters = settings::parameters(&standard, &args.set)?;
    let waivers = waivers::read(args.waivers.as_deref())?;
    let gate = Gate { grade: required, min_score };
    let further = Further::load(args, &standard, &book, map.as_ref())?;

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
    } else if args.format == AuditFormat::Json {
        let message =
            Message::new("several-centres").with("file", &*book.file).with("count", intake.inspections.len());
        return Err(Stop::Usage(message));
    }
    let mut assessments = Vec::new();
    let mut by_further: Vec<Vec<Also>> = Vec::new();
    for mut inspection in intake.inspections {
        let level = level(&standard, &mut inspection, given_level)?;
        let settings =
            Settings { level, parameters: parameters.clone(), as_of, waivers: waivers.all.clone() };
        let assessment = assess(&standard, &inspection, &settings);
        by_further.push(match &further {
            Some(further) => further.judge(&standard, &inspection, &assessment, &settings)?,
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
    let named = further.as_ref().map(Further::standards).unwrap_or_default();
    let report = match (args.format, views.as_slice()) {
        (AuditFormat::Text, [only]) => {
            let by_further = by_further.first().map(Vec::as_slice).unwrap_or_default();
            let parts = also_views(&standard, named, by_further, &book)
                .iter()
                .map(|also| also_text(also, words))
                .collect::<Vec<_>>();
            [vec![text(only, words)], parts].concat().join("\n")
        }
        (AuditFormat::Text, several) => {
            let all: Vec<AlsoView<'_>> =
                by_further.iter().flat_map(|judged| also_views(&standard, named, judged, &book)).collect();
            let mut tables = vec![centres(several, words)];
            for further in named {
                let own = all.iter().filter(|also| std::ptr::eq(also.view.standard, further));
                tables.push(also_centres(&own.collect::<Vec<_>>(), words));
            }
            tables.join("\n")
        }
        (AuditFormat::Json | AuditFormat::Ndjson, several) => {
            let write = if args.format == AuditFormat::Json { json } else { ndjson };
            let one = |(view, judged): (&View<'_>, &Vec<Also>)| {
                write(view, &also_views(&standard, named, judged, &book), words)
            };
            let all = several.iter().zip(&by_further).map(one);
            all.collect::<Result<String, _>>().map_err(anyhow::Error::new)?
        }
    };
    output::write(&report, args.output.as_deref())?;
    let mut exits: Vec<Exit> = assessments.iter().map(|assessment| gate.conclude(assessment)).collect();
    // A gate is about the standard inspected by; an input that is wrong is wrong for all.
    let is_wrong = by_further.iter().flatten().any(|also| also.assessment.has_errors());
    exits.extend(is_wrong.then_some(Exit::InvalidInput));
    if is_whole && !intake.problems.is_empty() {
        // What is wrong with the file as a whole belongs to no centre.
        exits.push(advice::about_file(&intake.problems, words));
    }
    Ok(Exit::first(&exits))
}

/// What an inspection came to by further standards, prepared for printing.
fn also_views<'a>(
    from: &'a Standard,
    named: &'a [Standard],
    judged: &'a [Also],
    book: &Workbook,
) -> Vec<AlsoView<'a>> {
    let view = |(standard, also): (&'a Standard, &'a Also)| AlsoView {
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
    named.iter().zip(judged).map(view).collect()
}

/// `--centre`: the centre of that name, or the only one whose name has it in it.
fn chosen(inspections: Vec<Inspection>, name: &str) -> Result<Inspection, Stop> {
    let key = match_key(name);
    let name_of = |inspection: &Inspection| inspection.centre.as_ref().map(|centre| match_key(&centre.value));
    let known: Vec<String> =
        inspections.iter().filter_map(|i| i.centre.as_ref().map(|centre| centre.value.clone())).collect();
    let exact: Vec<usize> =
        (0..inspections.len()).filter(|n| name_of(&inspections[*n]).is_some_and(|own| own == key)).collect();
    let part: Vec<usize> = (0..inspections.len())
        .filter(|n| name_of(&inspections[*n]).is_some_and(|own| own.contains(&key)))
        .collect();
    match (exact.as_slice(), part.as_slice()) {
        ([only], _) | ([], [only]) => {
            inspections.into_iter().nth(*only).ok_or_else(|| Stop::Usage(Message::new("unknown-centre")))
        }
        ([], []) => {
            let hint = match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => Message::new("did-you-mean").with("word", near),
                None => Message::new("no-suggestion"),
            };
            let message =
                Message::new("unknown-centre").with("name", name).with("hint", hint).with("known", known);
            Err(Stop::Usage(message))
        }
        (exact, part) => {
            let several = if exact.is_empty() { part } else { exact };
            let cells: Vec<String> = several.iter().map(|n| inspections[*n].at.within()).collect();
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
