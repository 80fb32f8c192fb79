//! `dabiao template`: forms to fill in, from a standard; for a re-inspection, from last time's results.

use std::path::{Path, PathBuf};

use dabiao::audit::{Settings, assess};
use dabiao::intake::{InputFile, Limits, ListedCentre, centres, open};
use dabiao::place::Place;
use dabiao::problem::Problem;
use dabiao::standard::{Level, Standard};
use dabiao::template::{
    self, Centre, Items, Last, NameFault, Past, PastError, Request, TemplateError, file_faults, item_count,
    sheet_faults,
};
use dabiao::wording::{Message, Words};

use super::args::{InputArgs, TemplateArgs, TemplateLayout};
use super::exit::Exit;
use super::input::{self, Input};
use super::stop::Stop;
use super::{advice, audit, output, settings, which};

/// What forms are to be made of.
struct Plan {
    standard: Standard,
    level: Level,
    centres: Vec<Centre>,
}

pub(crate) fn run(args: &TemplateArgs, words: &Words) -> Result<Exit, Stop> {
    if args.fill.is_some() && args.layout == TemplateLayout::Roster {
        return Err(Stop::Usage(Message::new("roster-no-fill")));
    }
    let target = Target::of(&args.output, args.layout)?;
    let Plan { standard, level, mut centres } = match &args.fill {
        Some(path) => refill(args, path, words)?,
        None => fresh(args)?,
    };
    let request = Request { standard: &standard, level, words };
    let items = if args.fill.is_some() && !args.all { Items::Open } else { Items::All };
    let before = centres.len();
    centres.retain(|centre| item_count(&request, centre, items) > 0);
    let done = before - centres.len();
    if centres.is_empty() && before > 0 {
        return Err(Stop::Usage(Message::new("nothing-left-to-inspect")));
    }
    let files = files(&request, &centres, items, args.layout, &target)?;
    output::write_files(&files, args.force)?;
    let mut said = String::new();
    for (path, _) in &files {
        let line = Message::new("template-written").with("file", path.display().to_string());
        said.push_str(&words.render(&line));
        said.push('\n');
    }
    if done > 0 {
        said.push_str(&words.render(&Message::new("template-left-out").with("count", done)));
        said.push('\n');
    }
    output::write(&said, None)?;
    Ok(Exit::Done)
}

/// Where the forms go.
enum Target {
    /// One workbook.
    File(PathBuf),
    /// A workbook each.
    Folder(PathBuf),
}

impl Target {
    fn of(path: &Path, layout: TemplateLayout) -> Result<Self, Stop> {
        let shown = path.display().to_string();
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let is_folder = path.is_dir() || shown.ends_with(['/', '\\']) || extension.is_none();
        match extension.as_deref() {
            Some("xlsx") if !path.is_dir() => Ok(Target::File(path.to_path_buf())),
            _ if is_folder && layout == TemplateLayout::Form => Ok(Target::Folder(path.to_path_buf())),
            _ if is_folder => Err(Stop::Usage(Message::new("roster-needs-file").with("file", shown))),
            _ => Err(Stop::Usage(Message::new("output-not-xlsx").with("file", shown))),
        }
    }
}

/// A first inspection: the centres are named or listed, or not known yet.
fn fresh(args: &TemplateArgs) -> Result<Plan, Stop> {
    let Some(name) = &args.standard else { return Err(Stop::Usage(Message::new("template-needs-standard"))) };
    let standard = which::named(name)?;
    let given = settings::level(&standard, args.level.as_deref())?;
    let mut found: Vec<Centre> = args.centre.iter().map(|name| Centre::named(name)).collect();
    let mut level = given;
    if let Some(path) = &args.from_list {
        let (listed, stated) = of_level(&standard, listed(path)?, given)?;
        level = level.or(stated);
        found.extend(listed);
    }
    let level = match (level.as_ref(), standard.levels.as_slice()) {
        (Some(level), _) | (None, [level]) => *level,
        (None, levels) => {
            let known: Vec<&str> = levels.iter().map(|level| level.id()).collect();
            return Err(Stop::Usage(Message::new("template-needs-level").with("known", known)));
        }
    };
    Ok(Plan { standard, level, centres: found })
}

fn listed(path: &Path) -> Result<Vec<ListedCentre>, Stop> {
    let shown = path.display().to_string();
    let limits = Limits::default();
    let file = InputFile::load(path, &limits).map_err(|error| Stop::input(&shown, error))?;
    let book = open(&file, &limits).map_err(|error| Stop::input(&shown, error))?;
    centres(&book).map_err(|problems| Stop::Problems(problems, None))
}

/// The listed centres of the level asked for; without one, of the level they all have.
fn of_level(
    standard: &Standard,
    listed: Vec<ListedCentre>,
    given: Option<Level>,
) -> Result<(Vec<Centre>, Option<Level>), Stop> {
    let mut problems = Vec::new();
    let mut found: Vec<(Option<Level>, Centre)> = Vec::new();
    for centre in listed {
        let level = centre
            .level
            .as_ref()
            .map(|stated| (stated, Level::parse(&stated.value).or_else(|| Level::read(&stated.value))));
        if let Some((stated, level)) = level
            && level.is_none_or(|level| !standard.levels.contains(&level))
        {
            let known: Vec<&str> = standard.levels.iter().map(|level| level.id()).collect();
            let problem = Problem::error("listed_level", stated.at.clone());
            problems.push(problem.with("text", stated.value.as_str()).with("known", known));
        }
        let level = level.and_then(|(_, level)| level);
        let ListedCentre { name, code, region, .. } = centre;
        found.push((level, Centre { name: Some(name), code, region, last: None }));
    }
    if !problems.is_empty() {
        return Err(Stop::Problems(problems, None));
    }
    let mut stated: Vec<Level> = found.iter().filter_map(|(level, _)| *level).collect();
    stated.sort_unstable();
    stated.dedup();
    let wanted = match (given, stated.as_slice()) {
        (Some(level), _) => Some(level),
        (None, [only]) => Some(*only),
        (None, []) => None,
        (None, several) => {
            let known: Vec<&str> = several.iter().map(|level| level.id()).collect();
            return Err(Stop::Usage(Message::new("list-of-several-levels").with("known", known)));
        }
    };
    found.retain(|(level, _)| level.is_none_or(|level| Some(level) == wanted));
    if found.is_empty() {
        return Err(Stop::Usage(Message::new("list-without-level")));
    }
    Ok((found.into_iter().map(|(_, centre)| centre).collect(), wanted))
}

/// A re-inspection: the centres are those of last time's results.
fn refill(args: &TemplateArgs, path: &Path, words: &Words) -> Result<Plan, Stop> {
    let shown = path.display().to_string();
    let limits = Limits::default();
    let file = InputFile::load(path, &limits).map_err(|error| Stop::input(&shown, error))?;
    let text = std::str::from_utf8(&file.bytes).map(|text| text.trim_start_matches('\u{FEFF}'));
    let plan = match text {
        Ok(text) if text.trim_start().starts_with('{') => of_results(args, text, &shown, words),
        Ok(_) | Err(_) => of_workbook(args, path),
    }?;
    Ok(plan)
}

fn of_results(args: &TemplateArgs, text: &str, shown: &str, words: &Words) -> Result<Plan, Stop> {
    let past = template::past(text).map_err(|error| {
        Stop::Input(match error {
            PastError::Json(detail) => {
                Message::new("results-unreadable").with("file", shown).with("detail", detail)
            }
            PastError::Version(version) => {
                Message::new("results-version").with("file", shown).with("version", version.to_string())
            }
        })
    })?;
    let Some(first) = past.first() else {
        return Err(Stop::Input(Message::new("input-empty").with("file", shown)));
    };
    let (id, edition, sha256) = first.standard();
    let standard = which::named(args.standard.as_deref().unwrap_or(id))?;
    let other = |past: &&Past| past.standard().0 != id || past.level() != first.level();
    if past.iter().any(|past| other(&past)) {
        return Err(Stop::Input(Message::new("results-differ").with("file", shown)));
    }
    let code = if standard.id != id {
        Some("results_other_standard")
    } else if standard.edition != edition || standard.sha256 != sha256 {
        Some("results_other_edition")
    } else {
        None
    };
    if let Some(code) = code {
        let problem = Problem::warning(code, Place::file(shown))
            .with("made_id", id)
            .with("made_edition", edition)
            .with("id", standard.id.as_str())
            .with("edition", standard.edition.as_str());
        advice::about_file(&[problem], words);
    }
    let level = match settings::level(&standard, args.level.as_deref())? {
        Some(level) => level,
        None => first.level().filter(|level| standard.levels.contains(level)).ok_or_else(|| {
            let known: Vec<&str> = standard.levels.iter().map(|level| level.id()).collect();
            Stop::Usage(Message::new("template-needs-level").with("known", known))
        })?,
    };
    let centres = past.iter().map(|past| past.centre(&standard)).collect();
    Ok(Plan { standard, level, centres })
}

fn of_workbook(args: &TemplateArgs, path: &Path) -> Result<Plan, Stop> {
    let input = InputArgs {
        file: path.to_path_buf(),
        standard: args.standard.clone(),
        map: None,
        max_file_size: None,
        max_cells: None,
    };
    let Input { standard, intake, .. } = input::read(&input)?;
    let given = settings::level(&standard, args.level.as_deref())?;
    if intake.inspections.is_empty() {
        return Err(Stop::Problems(intake.problems, None));
    }
    let mut levels = Vec::new();
    let mut centres = Vec::new();
    for mut inspection in intake.inspections {
        let level = audit::level(&standard, &mut inspection, given)?;
        let settings = Settings::at(level);
        let assessment = assess(&standard, &inspection, &settings);
        centres.push(Centre {
            name: assessment.centre.clone(),
            code: assessment.code.clone(),
            region: assessment.region.clone(),
            last: Some(Last::of(&assessment, &standard)),
        });
        levels.push(level);
    }
    let level = levels[0];
    if levels.iter().any(|other| *other != level) {
        let known: Vec<&str> = levels.iter().map(|level| level.id()).collect();
        return Err(Stop::Usage(Message::new("list-of-several-levels").with("known", known)));
    }
    Ok(Plan { standard, level, centres })
}

/// The workbooks, each with its path.
fn files(
    request: &Request<'_>,
    centres: &[Centre],
    items: Items,
    layout: TemplateLayout,
    target: &Target,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Stop> {
    let failed = |error: TemplateError| Stop::Failed(anyhow::Error::new(error));
    let names: Vec<&str> =
        centres.iter().map(|centre| centre.name.as_deref().unwrap_or_default().trim()).collect();
    match (target, layout, centres) {
        (Target::File(path), TemplateLayout::Roster, _) => {
            refuse(&names, &file_faults(&names).into_iter().filter(is_about_rows).collect::<Vec<_>>())?;
            Ok(vec![(path.clone(), template::roster(request, centres).map_err(failed)?)])
        }
        (Target::File(path), TemplateLayout::Form, [] | [_]) => {
            let blank = Centre::default();
            let centre = centres.first().unwrap_or(&blank);
            Ok(vec![(path.clone(), template::form(request, centre, items).map_err(failed)?)])
        }
        (Target::File(path), TemplateLayout::Form, several) => {
            let own = template::own_sheets(request.words);
            refuse(&names, &sheet_faults(&names, &own.each_ref().map(String::as_str)))?;
            Ok(vec![(path.clone(), template::collection(request, several, items).map_err(failed)?)])
        }
        (Target::Folder(folder), _, []) => {
            let shown = folder.display().to_string();
            Err(Stop::Usage(Message::new("folder-needs-centres").with("folder", shown)))
        }
        (Target::Folder(folder), _, centres) => {
            refuse(&names, &file_faults(&names))?;
            let form = |(centre, name): (&Centre, &&str)| {
                let bytes = template::form(request, centre, items).map_err(failed)?;
                Ok((folder.join(format!("{name}.xlsx")), bytes))
            };
            centres.iter().zip(&names).map(form).collect()
        }
    }
}

/// In a roster a name is text in a cell: it has to be there, once.
fn is_about_rows(fault: &(usize, NameFault)) -> bool {
    match fault.1 {
        NameFault::Empty | NameFault::Twice => true,
        NameFault::Character(_) | NameFault::TooLong | NameFault::Reserved => false,
    }
}

fn refuse(names: &[&str], faults: &[(usize, NameFault)]) -> Result<(), Stop> {
    if faults.is_empty() {
        return Ok(());
    }
    let said = faults.iter().map(|(at, fault)| {
        let message = match fault {
            NameFault::Empty => Message::new("name-empty").with("at", (at + 1).to_string()),
            NameFault::Character(c) => Message::new("name-character").with("character", c.to_string()),
            NameFault::TooLong => Message::new("name-too-long"),
            NameFault::Reserved => Message::new("name-reserved"),
            NameFault::Twice => Message::new("name-twice"),
        };
        message.with("name", names[*at])
    });
    Err(Stop::Usage(Message::new("names-unusable").with("names", said.collect::<Vec<_>>())))
}
