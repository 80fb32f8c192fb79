//! Rows of a form that are about one thing of an indicator: members of its set, faults to count,
//! fields to measure.

use super::columns::Role;
use super::counts;
use super::entry;
use super::form::{Form, keep_if_same};
use super::vocabulary::{IndicatorName, PartName};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::value::Datum;

impl Form<'_> {
    /// A row below an indicator's that is about one thing of it: a member of its set, a
    /// fault to count, or a field with its measurement.
    pub(super) fn part_of_item(&mut self, row: u32) -> bool {
        let Some(col) = self.columns.column(Role::Text) else { return false };
        let Some(Datum::Text(text)) = self.sheet.get(row, col) else { return false };
        if let Some(name) = self.current
            && let Some(member) = name.member_named(text)
        {
            self.member(name, member, CellRef::new(row, col));
            return true;
        }
        if let Some(name) = self.current
            && let Some(counted) = name.counted_named(text)
        {
            self.count(name, counted, row);
            return true;
        }
        let Some(field) = self.names.field_named(text).filter(|_| self.current.is_some()) else {
            return false;
        };
        let marks = [Role::Result, Role::SelfResult, Role::Score, Role::SelfScore];
        if marks
            .into_iter()
            .any(|role| self.columns.column(role).is_some_and(|col| self.sheet.get(row, col).is_some()))
        {
            return false;
        }
        if let Some((cell, datum)) = self.seen(row, Role::Measured) {
            let unit = self.seen(row, Role::Unit).map(|(_, unit)| unit);
            let at = self.place(cell);
            entry::fact(&mut self.inspection, field, datum, unit, at);
        }
        true
    }

    /// A row for one member of an indicator's set.
    pub(super) fn member(&mut self, name: &IndicatorName, member: &PartName, label_at: CellRef) {
        let row = label_at.row;
        let answer = self.answer(name, label_at);
        let held = self.inspection.members.entry(name.id.to_string()).or_default();
        match held.get_mut(&member.id) {
            Some(first) => {
                let cell = first.at.within();
                keep_if_same(first, answer);
                let problem = Problem::error("duplicate_member", self.place(CellRef::new(row, label_at.col)))
                    .with("id", &*name.id)
                    .with("cell", cell);
                self.inspection.problems.push(problem);
            }
            None => drop(held.insert(member.id.clone(), answer)),
        }
    }

    /// A row for one fault (or bonus) of an indicator: how often it was found.
    pub(super) fn count(&mut self, name: &IndicatorName, counted: &PartName, row: u32) {
        let roles = [Role::Occurrences, Role::Measured, Role::Result];
        let filled =
            roles.into_iter().find_map(|role| self.seen(row, role).filter(|(_, cell)| !cell.is_blank()));
        if let Some((cell, datum)) = filled {
            let at = self.place(cell);
            counts::add(&mut self.inspection, name, counted, datum, at);
        }
    }

    /// How often, in the indicator's own row: enough where only one thing is counted of it.
    pub(super) fn own_count(&mut self, name: &IndicatorName, row: u32) {
        let filled = self.seen(row, Role::Occurrences).filter(|(_, cell)| !cell.is_blank());
        let Some((cell, datum)) = filled.filter(|_| name.is_counted()) else { return };
        let at = self.place(cell);
        match name.only_counted() {
            Some(counted) => counts::add(&mut self.inspection, name, counted, datum, at),
            None => {
                let problem = Problem::error("count_of_which", at).with("text", datum.shown());
                self.inspection.problems.push(problem.with("id", &*name.id));
            }
        }
    }
}
