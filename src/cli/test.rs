//! `dabiao test`: whether cases come out as expected, what they never saw, and which changes to
//! their standards they would not notice.

use std::path::{Path, PathBuf};

use dabiao::cases::{CaseFile, CaseResult, Tested, TestedFile, coverage, notice, run as run_case};
use dabiao::report::{cases_json, cases_text};
use dabiao::standard::{Builtin, Standard};
use dabiao::wording::Words;

use super::args::{Format, TestArgs};
use super::exit::Exit;
use super::files as names;
use super::stop::Stop;
use super::{output, test_files, which};

/// A file of cases, read, and the standard it is for.
struct Read {
    shown: String,
    standard: usize,
    cases: CaseFile,
}

pub(crate) fn run(args: &TestArgs, words: &Words) -> Result<Exit, Stop> {
    let mut standards: Vec<Standard> = Vec::new();
    let mut files: Vec<Read> = Vec::new();
    for path in test_files::find(&args.paths)? {
        let (standard, cases) = read(&path)?;
        let same = |one: &Standard| one.id == standard.id && one.sha256 == standard.sha256;
        let at = standards.iter().position(same).unwrap_or_else(|| {
            standards.push(standard);
            standards.len() - 1
        });
        files.push(Read { shown: names::shown(&path), standard: at, cases });
    }
    let tested: Vec<Tested<'_>> = standards
        .iter()
        .enumerate()
        .map(|(at, standard)| test(standard, files.iter().filter(|file| file.standard == at), args.mutate))
        .collect();
    let report = match args.format {
        Format::Text => cases_text(&tested, words),
        Format::Json => cases_json(&tested, words).map_err(anyhow::Error::new)?,
    };
    output::write(&report, args.output.as_deref())?;
    Ok(if tested.iter().all(Tested::holds) { Exit::Done } else { Exit::GateNotMet })
}

fn test<'a>(standard: &'a Standard, files: impl Iterator<Item = &'a Read>, mutate: bool) -> Tested<'a> {
    let files: Vec<TestedFile<'a>> = files
        .map(|file| TestedFile {
            file: file.shown.clone(),
            results: file.cases.cases.iter().map(|case| run_case(case, standard)).collect(),
        })
        .collect();
    let results: Vec<&CaseResult<'_>> = files.iter().flat_map(|file| &file.results).collect();
    let seen = coverage(standard, &results);
    let noticed = mutate.then(|| {
        let cases: Vec<_> = results.iter().map(|result| result.case).collect();
        notice(standard, &cases)
    });
    Tested { standard, files, coverage: seen, noticed }
}

/// The cases in a file, and their standard: the one it names, or itself.
fn read(path: &Path) -> Result<(Standard, CaseFile), Stop> {
    let text = which::text_of(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (standard, cases) = match test_files::names_standard(&name, &text) {
        true => {
            let named = CaseFile::standard_of(&name, &text)
                .map_err(|problems| Stop::Problems(problems, Some(text.clone())))?;
            let standard = standard(&named, path)?;
            let cases = CaseFile::parse(&name, &text, &standard);
            (standard, cases)
        }
        false => {
            let standard = which::read(path)?;
            let cases = CaseFile::inside(&name, &text, &standard);
            (standard, cases)
        }
    };
    Ok((standard, cases.map_err(|problems| Stop::Problems(problems, Some(text)))?))
}

/// The standard that a file of cases names: built in, or a file beside it.
pub(crate) fn standard(name: &str, cases: &Path) -> Result<Standard, Stop> {
    if Builtin::find(name).is_some() {
        return which::named(name);
    }
    let beside: PathBuf = cases.parent().map(|folder| folder.join(name)).unwrap_or_else(|| name.into());
    which::named(&beside.display().to_string())
}
