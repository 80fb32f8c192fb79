//! The centres of one file judged one after the other, each given away as it is done.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use dabiao::audit::{Settings, assess_with};
use dabiao::intake::{InputFile, Inspection, LongRoster, Workbook};
use dabiao::problem::{Problem, Severity};
use dabiao::report::{FileOutcome, Selection, View};
use dabiao::standard::{Level, Standard};
use dabiao::survey::Entry;
use dabiao::waiver::Waiver;
use dabiao::wording::{Message, Words};
use rust_decimal::Decimal;

use super::manifest::Listed;
use super::work::{Give, Halt, Job, Piece};
use crate::cli::also::{Furthers, same};
use crate::cli::exit::Exit;
use crate::cli::gate::Gate;
use crate::cli::shelf::Known;
use crate::cli::stop::Stop;
use crate::cli::{audit, settings};

/// A file whose standard is known.
pub(crate) struct Judging<'a, 'g> {
    job: &'a Job,
    known: &'a Known,
    selection: Selection,
    /// What the list says of the file's centres.
    listed: &'a Listed<'a>,
    level: Option<Level>,
    parameters: BTreeMap<String, Decimal>,
    gate: Gate,
    furthers: Option<Arc<Furthers>>,
    words: &'a Words,
    give: Give<'g>,
    outcome: &'a mut FileOutcome,
    exits: Vec<Exit>,
    unlevelled: Option<Stop>,
}

impl<'a, 'g> Judging<'a, 'g> {
    /// What is the same for all centres of the file.
    pub(crate) fn new(
        job: &'a Job,
        (known, selection): (&'a Known, Selection),
        listed: &'a Listed<'a>,
        words: &'a Words,
        outcome: &'a mut FileOutcome,
        give: Give<'g>,
    ) -> Result<Self, Stop> {
        let standard = &known.standard;
        let required = match &job.require {
            Some(grade) => settings::grade(standard, grade, words).ok(),
            None => None,
        };
        Ok(Judging {
            level: settings::level(standard, job.level.as_deref())?,
            parameters: settings::parameters(standard, &job.set)?,
            gate: Gate { grade: required, min_score: None },
            furthers: job.also.of(standard)?,
            exits: Vec::new(),
            unlevelled: None,
            job,
            known,
            selection,
            listed,
            words,
            give,
            outcome,
        })
    }

    fn standard(&self) -> &'a Standard {
        &self.known.standard
    }

    /// The further standards that its centres are judged by.
    pub(crate) fn furthers(&self) -> Option<Arc<Furthers>> {
        self.furthers.clone()
    }

    /// Judges the centres of a file that was read whole. `own` is the same file read for each of
    /// the further standards.
    pub(crate) fn all(
        mut self,
        mut inspections: Vec<Inspection>,
        mut own: Vec<Vec<Inspection>>,
        mut problems: Vec<Problem>,
    ) -> Result<(), Halt> {
        match inspections.as_mut_slice() {
            [] => return Err(self.none(problems).into()),
            [only] => only.problems.append(&mut problems),
            _ => {}
        }
        self.about_file(problems);
        self.listed.state(&mut inspections);
        own.iter_mut().for_each(|own| self.listed.state(own));
        for (place, inspection) in inspections.into_iter().enumerate() {
            let own: Vec<Option<&Inspection>> = own.iter().map(|own| same(own, &inspection, place)).collect();
            self.one(inspection, &own)?;
        }
        self.end()
    }

    /// Judges the centres of a roster as they are read. The first one waits for the second: what is
    /// wrong with the file of a single centre is said of the centre.
    pub(crate) fn long(
        mut self,
        roster: &LongRoster,
        (file, head): (&InputFile, &Workbook),
        mut problems: Vec<Problem>,
    ) -> Result<(), Halt> {
        let (mut first, mut count, mut halt) = (None, 0_usize, None);
        let read = roster.each(file, &self.job.limits, head, &self.known.names, |inspection| {
            count += 1;
            if count == 1 {
                first = Some(inspection);
                return ControlFlow::Continue(());
            }
            for mut one in first.take().into_iter().chain([inspection]) {
                self.listed.state_by_name(&mut one);
                if let Err(why) = self.one(one, &[]) {
                    halt = Some(why);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        });
        if let Some(why) = halt {
            return Err(why);
        }
        match read {
            Ok(more) => problems.extend(more),
            Err(error) => {
                let stop = Stop::input(&self.outcome.file, error);
                self.about_file(problems);
                return Err(stop.into());
            }
        }
        if count < 2 {
            return self.all(first.into_iter().collect(), Vec::new(), problems);
        }
        self.about_file(problems);
        self.end()
    }

    /// Why there is no centre to judge.
    fn none(&self, problems: Vec<Problem>) -> Stop {
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            Stop::Problems(problems, None)
        } else {
            Stop::Nothing(Message::new("roster-empty").with("file", self.outcome.file.as_str()))
        }
    }

    fn about_file(&mut self, problems: Vec<Problem>) {
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            self.ended(Exit::InvalidInput);
        }
        self.outcome.problems = problems;
    }

    fn ended(&mut self, exit: Exit) {
        if !self.exits.contains(&exit) {
            self.exits.push(exit);
        }
    }

    fn one(&mut self, mut inspection: Inspection, own: &[Option<&Inspection>]) -> Result<(), Halt> {
        // A centre whose level is not known is said with the file; the others stand.
        let level = match audit::level(self.standard(), &mut inspection, self.level) {
            Ok(level) => level,
            Err(stop) => {
                self.unlevelled.get_or_insert(stop);
                return Ok(());
            }
        };
        if let Some(furthers) = &self.furthers {
            furthers.say(&mut inspection, level);
        }
        let settings = Settings {
            level,
            parameters: self.parameters.clone(),
            as_of: self.job.as_of,
            waivers: self.waivers(&inspection),
        };
        let assessment = assess_with(self.standard(), &self.known.findings, &inspection, &settings);
        let mut exit = self.gate.conclude(&assessment);
        let view = View {
            standard: self.standard(),
            assessment: &assessment,
            selection: self.selection,
            file: inspection.at.file.clone(),
            grade: 0,
        };
        let (line, entry) = match &self.furthers {
            Some(furthers) => {
                let made = furthers.line(&view, (&inspection, own), &settings, self.words);
                let (line, is_wrong) = made.map_err(Stop::Failed)?;
                if is_wrong {
                    exit = Exit::first(&[exit, Exit::InvalidInput]);
                }
                let entry = Entry::parse(&line).map_err(|error| Stop::Failed(error.into()))?;
                (self.job.has_lines.then_some(line), entry)
            }
            None => {
                let line = || self.known.texts.line(&view, self.words);
                let entry = Entry::of(self.standard(), &assessment);
                #[cfg(debug_assertions)]
                self.holds(&line().expect("plain values"), &entry, &view);
                let line = self.job.has_lines.then(line).transpose();
                (line.map_err(|error| Stop::Failed(error.into()))?, entry)
            }
        };
        (self.give)(Piece::Centre(line, Box::new(entry)))?;
        self.outcome.centres += 1;
        self.ended(exit);
        Ok(())
    }

    /// The line says what the entry does, which is read back from it where a batch is resumed; and it
    /// gives the whole record again: what `audit` writes.
    #[cfg(debug_assertions)]
    fn holds(&self, line: &str, entry: &Entry, view: &View<'_>) {
        assert_eq!(Some(entry), Entry::parse(line).ok().as_ref());
        let items = dabiao::survey::Item::of(view.standard, view.assessment.level, self.words.lang());
        assert_eq!(Some(items), Entry::items(line).ok());
        let saved = dabiao::report::saved(line).expect("a line is read back").remove(0);
        let whole = saved.whole(&|_, _| Some(self.standard()), self.words).expect("a line is made whole");
        let now = dabiao::report::record(view, self.words);
        let text = |record| dabiao::report::record_ndjson(record).expect("plain values");
        assert_eq!(text(&whole), text(&now), "a line is made whole to something else");
    }

    /// The waivers for the centre of an inspection.
    fn waivers(&self, inspection: &Inspection) -> Arc<[Waiver]> {
        let name = inspection.centre.as_ref().map(|centre| centre.value.as_str());
        self.job.waivers.of(name, inspection.code.as_ref().map(|code| code.value.as_str()))
    }

    fn end(self) -> Result<(), Halt> {
        self.outcome.status = Exit::first(&self.exits).code();
        match self.unlevelled {
            Some(stop) => Err(stop.into()),
            None => Ok(()),
        }
    }
}
