//! `--manifest`: what a list states of the files of a batch.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dabiao::intake::{InputFile, Inspection, Limits, ManifestRow, Stated, manifest, open};
use dabiao::problem::Problem;
use dabiao::text::match_key;

use super::work::sha256;
use crate::cli::stop::Stop;

/// The rows of the list, by the last part of the path each names.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    rows: BTreeMap<String, Vec<ManifestRow>>,
    /// SHA-256 of the list, to know it again.
    pub(crate) sha256: Option<String>,
}

/// What the list states of one file.
pub(crate) struct Listed<'a>(Vec<&'a ManifestRow>);

impl Manifest {
    /// The list at a path.
    pub(crate) fn read(path: &Path, limits: &Limits) -> Result<Self, Stop> {
        let shown = path.display().to_string();
        let file = InputFile::load(path, limits).map_err(|error| Stop::input(&shown, error))?;
        let book = open(&file, limits).map_err(|error| Stop::input(&shown, error))?;
        let mut rows: BTreeMap<String, Vec<ManifestRow>> = BTreeMap::new();
        for row in manifest(&book).map_err(|problems| Stop::Problems(problems, None))? {
            rows.entry(last(&row.file.value).to_owned()).or_default().push(row);
        }
        Ok(Manifest { rows, sha256: Some(sha256(&file.bytes)) })
    }

    /// The rows for the file at a path: those that name the longest end of it.
    pub(crate) fn of(&self, shown: &str) -> Listed<'_> {
        let fits = |row: &&ManifestRow| {
            let named = row.file.value.trim_start_matches("./");
            shown == named || shown.strip_suffix(named).is_some_and(|rest| rest.ends_with('/'))
        };
        let fitting: Vec<&ManifestRow> =
            self.rows.get(last(shown)).into_iter().flatten().filter(fits).collect();
        let longest = fitting.iter().map(|row| row.file.value.len()).max().unwrap_or_default();
        Listed(fitting.into_iter().filter(|row| row.file.value.len() == longest).collect())
    }

    /// The standards it names.
    pub(crate) fn standards(&self) -> Vec<&str> {
        let named = self.rows.values().flatten().filter_map(|row| row.standard.as_ref());
        let named: BTreeSet<&str> = named.map(|standard| standard.value.as_str()).collect();
        named.into_iter().collect()
    }

    /// A check of which files it names are there.
    pub(crate) fn check(&self) -> Check<'_> {
        let named = self.rows.values().flatten().map(|row| row.file.value.as_str());
        Check { manifest: self, named: named.collect() }
    }
}

/// Which files of a list are there.
pub(crate) struct Check<'a> {
    manifest: &'a Manifest,
    named: BTreeSet<&'a str>,
}

impl Check<'_> {
    /// Whether the list has the file, or there is no list.
    pub(crate) fn sees(&mut self, shown: &str) -> bool {
        let rows = self.manifest.of(shown).0;
        for row in &rows {
            self.named.remove(row.file.value.as_str());
        }
        !rows.is_empty() || self.manifest.sha256.is_none()
    }

    /// The files of the list that were not seen.
    pub(crate) fn absent(self) -> Vec<String> {
        self.named.into_iter().map(str::to_owned).collect()
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Listed<'_> {
    /// The standard the file is judged by.
    pub(crate) fn standard(&self) -> Option<&str> {
        self.0.iter().find_map(|row| row.standard.as_ref()).map(|standard| standard.value.as_str())
    }

    /// Everything it states, in one text: the same bytes listed otherwise are another file.
    pub(crate) fn mark(&self) -> String {
        let parts = self.0.iter().flat_map(|row| {
            [&row.name, &row.code, &row.region, &row.level, &row.standard]
                .map(|stated| stated.as_ref().map_or("", |stated| stated.value.as_str()))
        });
        parts.collect::<Vec<_>>().join("\n")
    }

    /// Puts what it states into the inspections of the file: of a single centre all of it, of
    /// several each by the name.
    pub(crate) fn state(&self, inspections: &mut [Inspection]) {
        if let ([only], [row]) = (&mut *inspections, self.0.as_slice()) {
            if row.name.is_some() && only.problems.iter().any(is_by_title) {
                only.problems.retain(|problem| !is_by_title(problem));
                only.centre = None;
            }
            put(&mut only.centre, row.name.as_ref(), &mut only.problems);
            about(only, row);
            return;
        }
        inspections.iter_mut().for_each(|inspection| self.state_by_name(inspection));
    }

    /// The same for one of several in the file.
    pub(crate) fn state_by_name(&self, inspection: &mut Inspection) {
        let Some(key) = inspection.centre.as_ref().map(|centre| match_key(&centre.value)) else { return };
        let named = |row: &&&ManifestRow| row.name.as_ref().is_some_and(|name| match_key(&name.value) == key);
        if let Some(row) = self.0.iter().find(named) {
            about(inspection, row);
        }
    }
}

/// Whether the name is that of a title, which stands only where nothing states one.
fn is_by_title(problem: &Problem) -> bool {
    problem.code() == "name_from_title"
}

fn about(inspection: &mut Inspection, row: &ManifestRow) {
    put(&mut inspection.code, row.code.as_ref(), &mut inspection.problems);
    put(&mut inspection.region, row.region.as_ref(), &mut inspection.problems);
    put(&mut inspection.level, row.level.as_ref(), &mut inspection.problems);
}

/// The list stands; where the file states something else, that is said.
fn put(own: &mut Option<Stated<String>>, listed: Option<&Stated<String>>, problems: &mut Vec<Problem>) {
    let Some(listed) = listed else { return };
    if let Some(stated) = own.as_ref().filter(|own| match_key(&own.value) != match_key(&listed.value)) {
        let problem = Problem::warning("list_states_otherwise", stated.at.clone())
            .with("text", stated.value.as_str())
            .with("listed", listed.value.as_str())
            .with("list", listed.at.to_string());
        problems.push(problem);
    }
    *own = Some(listed.clone());
}
