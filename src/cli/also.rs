//! `--also`: inspections judged by further standards as well, whatever each is judged by.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use dabiao::audit::{Assessment, Settings, vocabulary_with_fields_of};
use dabiao::crosswalk::{Also, Bridge, Crosswalk, also};
use dabiao::intake::{Inspection, Vocabulary};
use dabiao::problem::Problem;
use dabiao::report::{AlsoView, Selection, View, line_with};
use dabiao::standard::{Level, Standard};
use dabiao::wording::{Message, Words};

use super::stop::Stop;
use super::{crosswalk, which};

/// What `--also` and `--crosswalk` say, and what came of it for each standard that centres are
/// judged by.
#[derive(Debug, Default)]
pub(crate) struct FurtherStandards {
    standards: Vec<Standard>,
    crosswalk: Option<PathBuf>,
    by_base: Mutex<BTreeMap<String, Arc<Furthers>>>,
}

/// The further standards for one that centres are judged by.
#[derive(Debug)]
pub(crate) struct Furthers {
    crosswalk: Crosswalk,
    /// Those it is related to, and the names to look for of each.
    standards: Vec<(Standard, Vocabulary)>,
    /// Ids of the others.
    unrelated: Vec<String>,
}

impl FurtherStandards {
    /// The standards named, each once.
    pub(crate) fn load(names: &[String], crosswalk: Option<PathBuf>) -> Result<Self, Stop> {
        let mut standards: Vec<Standard> = Vec::new();
        for name in names {
            let further = which::named(name)?;
            if standards.iter().any(|other| other.id == further.id) {
                return Err(Stop::Usage(Message::new("also-twice").with("id", further.id.as_str())));
            }
            standards.push(further);
        }
        Ok(FurtherStandards { standards, crosswalk, by_base: Mutex::default() })
    }

    /// Refuses what cannot be, where all centres are judged by one standard.
    pub(crate) fn check(&self, base: &Standard) -> Result<(), Stop> {
        let Some(furthers) = self.of(base)? else { return Ok(()) };
        if self.standards.iter().any(|further| further.id == base.id) {
            return Err(Stop::Usage(Message::new("also-twice").with("id", base.id.as_str())));
        }
        match furthers.unrelated.first() {
            Some(id) => crosswalk::bridge(&furthers.crosswalk, &base.id, id).map(drop),
            None => Ok(()),
        }
    }

    /// Refuses a crosswalk that cannot be read, where centres may be judged by several standards:
    /// those that are known before any file is read.
    pub(crate) fn check_among(&self, bases: &[&Standard]) -> Result<(), Stop> {
        if self.is_empty() {
            return Ok(());
        }
        let is_other = |base: &&&Standard| self.standards.iter().all(|further| further.id != base.id);
        let bases = bases.iter().filter(is_other).copied();
        let given: Vec<&Standard> = self.standards.iter().chain(bases).collect();
        crosswalk::load(self.crosswalk.as_deref(), &given).map(drop)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.standards.is_empty()
    }

    /// The further standards that were read.
    pub(crate) fn standards(&self) -> &[Standard] {
        &self.standards
    }

    /// Their ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.standards.iter().map(|further| further.id.as_str())
    }

    /// The further standards for a base; `None` where there are none.
    pub(crate) fn of(&self, base: &Standard) -> Result<Option<Arc<Furthers>>, Stop> {
        if self.standards.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.held().get(&base.sha256) {
            return Ok(Some(Arc::clone(known)));
        }
        let others = || self.standards.iter().filter(|further| further.id != base.id);
        let given: Vec<&Standard> = others().chain([base]).collect();
        let crosswalk = crosswalk::load(self.crosswalk.as_deref(), &given)?;
        let is_related = |further: &&Standard| crosswalk.between(&base.id, &further.id).is_some();
        let (related, unrelated): (Vec<&Standard>, Vec<&Standard>) = others().partition(is_related);
        let furthers = Furthers {
            standards: related
                .into_iter()
                .map(|further| (further.clone(), vocabulary_with_fields_of(base, further)))
                .collect(),
            unrelated: unrelated.into_iter().map(|further| further.id.clone()).collect(),
            crosswalk,
        };
        Ok(Some(Arc::clone(self.held().entry(base.sha256.clone()).or_insert(Arc::new(furthers)))))
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Furthers>>> {
        self.by_base.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Furthers {
    /// The names to look for of each further standard.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Vocabulary> {
        self.standards.iter().map(|(_, names)| names)
    }

    /// The further standards that there is something to say by, in the order named.
    pub(crate) fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.standards.iter().map(|(further, _)| further)
    }

    /// Refuses a centre at a level that one of them does not have.
    pub(crate) fn check_level(&self, assessment: &Assessment) -> Result<(), Stop> {
        match self.standards().find(|further| !further.levels.contains(&assessment.level)) {
            Some(further) => Err(no_level(further, assessment)),
            None => Ok(()),
        }
    }

    /// Says with an inspection by which further standards it cannot be judged.
    pub(crate) fn say(&self, inspection: &mut Inspection, level: Level) {
        for id in &self.unrelated {
            let problem = Problem::warning("also_not_related", inspection.at.clone());
            inspection.problems.push(problem.with("id", id.as_str()));
        }
        for (further, _) in self.standards.iter().filter(|(further, _)| !further.levels.contains(&level)) {
            let problem = Problem::warning("also_not_at_level", inspection.at.clone());
            let problem = problem.with("id", further.id.as_str()).with("level", Message::new(level.key()));
            inspection.problems.push(problem);
        }
    }

    /// The line of an assessment with what the same inspection comes to by the further standards,
    /// and whether one of them finds an error. `own` is the same file read for the fields of each.
    pub(crate) fn line(
        &self,
        view: &View<'_>,
        (inspection, own): (&Inspection, &[Option<&Inspection>]),
        settings: &Settings,
        words: &Words,
    ) -> anyhow::Result<(String, bool)> {
        let judged = self.judge(view.standard, inspection, view.assessment, own, settings);
        let is_wrong = judged.iter().any(|(_, also)| also.assessment.has_errors());
        let views: Vec<AlsoView<'_>> = judged
            .iter()
            .map(|(further, also)| AlsoView {
                view: View {
                    standard: further,
                    assessment: &also.assessment,
                    selection: Selection::Given,
                    file: view.file.clone(),
                    grade: 0,
                },
                from: view.standard,
                also,
            })
            .collect();
        Ok((line_with(view, &views, words).text()?, is_wrong))
    }

    /// One inspection by each of them that has its level. `own` is the same file read for the fields
    /// of each.
    pub(crate) fn judge(
        &self,
        base: &Standard,
        inspection: &Inspection,
        assessment: &Assessment,
        own: &[Option<&Inspection>],
        settings: &Settings,
    ) -> Vec<(&Standard, Also)> {
        let mut judged = Vec::new();
        for (position, (further, _)) in self.standards.iter().enumerate() {
            if !further.levels.contains(&settings.level) {
                continue;
            }
            let bridge: Bridge<'_> =
                self.crosswalk.between(&base.id, &further.id).expect("only related ones are kept");
            let own = own.get(position).copied().flatten();
            judged.push((further, also(&bridge, inspection, assessment, own, settings)));
        }
        judged
    }
}

fn no_level(further: &Standard, assessment: &Assessment) -> Stop {
    let centre = match &assessment.centre {
        Some(name) => Message::new("centre-named").with("name", name.as_str()),
        None => Message::new("centre-unnamed"),
    };
    let known: Vec<Message> = further
        .levels
        .iter()
        .map(|level| {
            Message::new("level-with-id").with("name", Message::new(level.key())).with("id", level.id())
        })
        .collect();
    Stop::Usage(
        Message::new("also-no-level")
            .with("id", further.id.as_str())
            .with("level", Message::new(assessment.level.key()))
            .with("centre", centre)
            .with("known", known),
    )
}

/// The inspection of the same centre among those of a file that was read otherwise: as a rule the
/// one in the same place.
pub(crate) fn same<'a>(
    own: &'a [Inspection],
    inspection: &Inspection,
    place: usize,
) -> Option<&'a Inspection> {
    let is_same = |own: &&Inspection| own.at == inspection.at && own.centre == inspection.centre;
    own.get(place).filter(is_same).or_else(|| own.iter().find(is_same))
}
