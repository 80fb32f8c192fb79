//! Rosters: one centre a row, indicators and fields across.

use std::sync::Arc;

use super::answers::{Answers, Ids};
use super::columns::Role;
use super::counts;
use super::entry;
use super::facts;
use super::inspection::{Answer, Inspection, Stated};
use super::list::{List, Use};
use super::preamble::{Entry, Label, entries};
use super::reading::LeftOut;
use super::row_id::is_closing;
use super::sheet::Sheet;
use super::stated;
use super::vocabulary::{IndicatorName, Vocabulary};
use super::wanted::CLOSING;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::value::Datum;

/// What rows of a roster came to.
#[derive(Default)]
pub(super) struct Read {
    pub(super) inspections: Vec<Inspection>,
    pub(super) problems: Vec<Problem>,
    pub(super) left_out: Vec<LeftOut>,
}

/// A roster whose header has been read.
pub(super) struct Roster<'a> {
    list: &'a List,
    file: &'a Arc<str>,
    names: &'a Vocabulary,
    /// The indicators it has columns for, in the order of the columns.
    indicators: Vec<Columns<'a>>,
    /// Their ids.
    ids: Ids,
    /// The columns of everything else.
    others: Vec<(u32, &'a Use)>,
    /// The column of the centres' names.
    centre: Option<u32>,
    /// What stands above the list: it holds for every centre.
    above: Vec<Entry>,
}

/// An indicator and the column of each role that says something of it.
struct Columns<'a> {
    name: &'a IndicatorName,
    of: [Option<u32>; Role::ALL.len()],
}

impl<'a> Roster<'a> {
    /// The roster whose list was found in a sheet.
    pub(super) fn new(sheet: &Sheet, list: &'a List, file: &'a Arc<str>, names: &'a Vocabulary) -> Self {
        let mut indicators: Vec<Columns<'_>> = Vec::new();
        for (col, used) in &list.columns {
            if let Use::Part(id, role) = used
                && let Some(name) = names.indicator(id)
            {
                let held = indicators.iter().position(|held| *held.name.id == **id);
                let at = held.unwrap_or_else(|| {
                    indicators.push(Columns { name, of: [None; Role::ALL.len()] });
                    indicators.len() - 1
                });
                indicators[at].of[*role as usize].get_or_insert(*col);
            }
        }
        let above = entries(sheet, file, names, sheet.rows().take_while(|row| *row < list.first));
        let above = above
            .into_iter()
            .filter(|entry| matches!(entry.label, Label::Date | Label::Region | Label::Level))
            .collect();
        let others = list.columns.iter().filter(|(_, used)| !matches!(used, Use::Part(..)));
        Roster {
            list,
            file,
            names,
            ids: Arc::new(indicators.iter().map(|columns| columns.name.id.clone()).collect()),
            indicators,
            others: others.map(|(col, used)| (*col, used)).collect(),
            centre: list.find(&Use::About(Label::Centre)),
            above,
        }
    }

    /// How many indicators it has a column for.
    pub(super) fn indicators(&self) -> usize {
        self.indicators.len()
    }

    /// Reads the rows of a sheet that stand below the header.
    pub(super) fn read(&self, sheet: &Sheet) -> Read {
        let mut read = Read::default();
        for row in sheet.rows().filter(|row| *row > self.list.last) {
            self.row(sheet, row, &mut read);
        }
        read
    }

    fn row(&self, sheet: &Sheet, row: u32, read: &mut Read) {
        let centre = self.centre;
        let named = centre.and_then(|col| Some((CellRef::new(row, col), sheet.get(row, col)?)));
        let closes = sheet.row(row).take(CLOSING).any(|(_, datum)| match datum {
            Datum::Text(text) => is_closing(text) || text.trim().starts_with("平均"),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        });
        let first = sheet.row(row).next();
        let answered = self.list.columns.iter().find_map(|(col, used)| match used {
            Use::Part(..) | Use::Field(_) | Use::Count(..) => {
                sheet.get(row, *col).map(|datum| (CellRef::new(row, *col), datum))
            }
            Use::Role(_) | Use::Choice(_) | Use::About(_) => None,
        });
        match (named, closes, answered) {
            (_, true, _) | (None, false, None) => {
                if let Some((at, datum)) = first {
                    let why = if closes { "left-out-closing" } else { "left-out-heading" };
                    let at = sheet.place(self.file, at);
                    read.left_out.push(LeftOut { at, text: datum.shown(), why });
                }
            }
            (None, false, Some((at, datum))) if centre.is_some() => {
                let problem = Problem::error("row_without_centre", sheet.place(self.file, at))
                    .with("text", datum.shown());
                read.problems.push(problem);
            }
            (named, false, _) => {
                let at = named.map_or(CellRef::new(row, 0), |(at, _)| at);
                read.inspections.push(self.inspection(sheet, at));
            }
        }
    }

    fn inspection(&self, sheet: &Sheet, at: CellRef) -> Inspection {
        let row = at.row;
        let mut inspection = Inspection::new(sheet.place(self.file, at));
        if sheet.hidden_rows.contains(&row) {
            let problem = Problem::warning("hidden_centre", inspection.at.clone());
            inspection.problems.push(problem);
        }
        let mut about = Vec::new();
        for (col, used) in &self.others {
            let Some(datum) = sheet.get(row, *col) else { continue };
            let at = sheet.place(self.file, CellRef::new(row, *col));
            match used {
                Use::About(label) => {
                    about.push(Entry { label: label.clone(), value: Stated { value: datum.clone(), at } });
                }
                Use::Field(id) => {
                    if let Some(field) = self.names.field(id) {
                        facts::add(&mut inspection, field, datum, at);
                    }
                }
                Use::Count(id, counted) => {
                    if let Some(name) = self.names.indicator(id)
                        && let Some(counted) = name.counted(counted)
                    {
                        counts::add(&mut inspection, name, counted, datum, at);
                    }
                }
                Use::Role(_) | Use::Choice(_) | Use::Part(..) => {}
            }
        }
        // The row's own date or region comes before the one above the list.
        about.extend(
            self.above
                .iter()
                .filter(|entry| !about.iter().any(|own| own.label == entry.label))
                .cloned()
                .collect::<Vec<_>>(),
        );
        stated::take(&mut inspection, self.names, about);
        let mut answers = Vec::with_capacity(self.indicators.len());
        for columns in &self.indicators {
            answers.push(self.answer(&mut inspection, sheet, columns, row));
        }
        inspection.answers = Answers::new(self.ids.clone(), answers);
        inspection
    }

    fn answer(&self, inspection: &mut Inspection, sheet: &Sheet, columns: &Columns<'_>, row: u32) -> Answer {
        let name = columns.name;
        let column = |role: Role| columns.of[role as usize];
        let cell = |role| sheet.get(row, column(role)?);
        // Most cells have a place that nobody asks for.
        let at = |role| sheet.place(self.file, CellRef::new(row, column(role).unwrap_or_default()));
        let decides = [Role::Result, Role::Score].into_iter().find(|role| column(*role).is_some());
        let mut answer = Answer::blank(at(decides.unwrap_or(Role::Measured)));
        answer.remark = cell(Role::Remark).and_then(entry::kept);
        answer.evidence = cell(Role::Evidence).and_then(entry::kept);
        if let Some(datum) = cell(Role::SelfResult) {
            entry::own_result(inspection, name, &mut answer, datum, at(Role::SelfResult));
        }
        if let Some(datum) = cell(Role::SelfScore) {
            answer.own = Some(entry::score(inspection, name, datum, None, at(Role::SelfScore)));
        }
        if let Some(datum) = cell(Role::Result) {
            entry::result(inspection, self.names, name, &mut answer, datum);
        } else if let Some(datum) = cell(Role::Score) {
            answer.result = Some(entry::score(inspection, name, datum, None, at(Role::Score)));
        }
        if let Some(datum) = cell(Role::Occurrences) {
            answer.occurrences = entry::kept(datum);
            if let Some(counted) = name.only_counted() {
                counts::add(inspection, name, counted, datum, at(Role::Occurrences));
            }
        }
        if let Some(datum) = cell(Role::Measured) {
            let unit = cell(Role::Unit);
            entry::measured(inspection, self.names, name, datum, unit, at(Role::Measured));
        }
        answer
    }
}
