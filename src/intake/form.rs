//! Forms: one centre, indicators down the rows.

use std::sync::Arc;

use super::columns::Role;
use super::entry;
use super::inspection::{Answer, Attested, Inspection};
use super::list::{ByRole, List};
use super::preamble::{Entry, Label, entries};
use super::reading::LeftOut;
use super::row_id::{RowId, is_closing, leading_id, row_id};
use super::sheet::{Region, Sheet};
use super::stated;
use super::vocabulary::{IndicatorName, Vocabulary};
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::value::Datum;

/// More rows than this with a text of something else are reported as one problem.
const MISMATCHES_NAMED: usize = 5;

/// What a form came to.
pub(super) struct Read {
    pub(super) inspection: Inspection,
    /// Rows recognised as indicators whose text, if any, fits.
    pub(super) matched: usize,
    /// Of these, rows that have a text.
    pub(super) by_text: usize,
    /// Rows whose number is an indicator's but whose text is not.
    pub(super) mismatched: usize,
    pub(super) left_out: Vec<LeftOut>,
}

/// One list being read.
pub(super) struct Form<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) list: &'a List,
    pub(super) columns: ByRole,
    file: &'a Arc<str>,
    pub(super) names: &'a Vocabulary,
    pub(super) inspection: Inspection,
    /// Where each indicator was found.
    rows: Vec<(&'a IndicatorName, CellRef)>,
    /// The indicator of the last row that began one.
    pub(super) current: Option<&'a IndicatorName>,
    /// Whether the centre's own results stand in for the verified: these are blank, those are not.
    is_own: bool,
    matched: usize,
    by_text: usize,
    mismatched: Vec<Problem>,
    left_out: Vec<LeftOut>,
}

/// Reads the form whose list was found in a sheet. `about` is what other sheets state of the centre.
pub(super) fn read(
    sheet: &Sheet,
    list: &List,
    file: &Arc<str>,
    names: &Vocabulary,
    about: Vec<Entry>,
) -> Read {
    let verified = [Role::Result, Role::Score].into_iter().filter_map(|role| list.column(role));
    let verified: Vec<u32> = verified.collect();
    // A total under the column is no verification.
    let number = list.column(Role::Number);
    let is_item = |row: u32| {
        let is_id = |cell: &Datum| names.is_part(cell) || matches!(row_id(cell), RowId::Id(_));
        number.is_none_or(|col| sheet.get(row, col).is_some_and(is_id))
    };
    let own = [Role::SelfResult, Role::SelfScore].into_iter().filter_map(|role| list.column(role));
    let own: Vec<u32> = own.collect();
    let holds = |columns: &[u32]| {
        let filled = |row: u32| columns.iter().any(|col| sheet.get(row, *col).is_some());
        sheet.rows().any(|row| row > list.last && filled(row) && is_item(row))
    };
    let is_own = !holds(&verified) && holds(&own);
    let mut form = Form {
        sheet,
        list,
        columns: list.by_role(),
        file,
        names,
        inspection: Inspection::new(sheet.whole(file)),
        rows: Vec::with_capacity(names.indicators.len()),
        current: None,
        is_own,
        matched: 0,
        by_text: 0,
        mismatched: Vec::new(),
        left_out: Vec::new(),
    };
    form.inspection.answers.expect(names.indicators.len());
    let above = entries(sheet, file, names, sheet.rows().take_while(|row| *row < list.first));
    stated::take(&mut form.inspection, names, above);
    stated::take(&mut form.inspection, names, about);
    form.rows();
    form.finish()
}

/// The texts of a list's rows, with the indicator of the row's number where there is one.
fn texts<'s>(
    sheet: &'s Sheet,
    list: &'s List,
    names: &'s Vocabulary,
) -> impl Iterator<Item = (Option<&'s IndicatorName>, &'s str)> {
    let (number, text) = (list.column(Role::Number), list.column(Role::Text));
    sheet.rows().filter(|row| *row > list.last).filter_map(move |row| {
        let Some(Datum::Text(text)) = sheet.get(row, text?) else { return None };
        let cell = number.and_then(|col| sheet.get(row, col));
        // The members of a set are no items of their own.
        if cell.is_some_and(|cell| names.is_part(cell)) {
            return None;
        }
        let name = cell.and_then(|cell| {
            names.indicator_numbered(cell).or_else(|| match row_id(cell) {
                RowId::Id(id) => names.indicator(&id),
                RowId::Words(_) | RowId::Spoilt(_) => None,
            })
        });
        Some((name, &**text))
    })
}

/// Whether a list of name and value is about fields (a sheet of basic data with numbered rows),
/// not about indicators.
pub(super) fn is_basic_data(sheet: &Sheet, list: &List, names: &Vocabulary) -> bool {
    let marks = [Role::Result, Role::SelfResult, Role::Score, Role::SelfScore];
    if marks.into_iter().any(|role| list.column(role).is_some()) {
        return false;
    }
    let (mut fields, mut indicators) = (0, 0);
    for (name, text) in texts(sheet, list, names) {
        let is_field = names.field_named(text).is_some();
        fields += usize::from(is_field);
        indicators += usize::from(!is_field && name.is_some_and(|name| name.is_in(text)));
    }
    fields > indicators
}

/// Whether the texts of a list are mostly those of its indicators; a list of bare numbers has to
/// number nearly all of the indicators.
pub(super) fn texts_fit(sheet: &Sheet, list: &List, names: &Vocabulary) -> bool {
    let (mut fitting, mut others) = (0, 0);
    for (name, text) in texts(sheet, list, names) {
        match name {
            Some(name) if name.is_in(text) => fitting += 1,
            Some(_) | None => others += 1,
        }
    }
    if fitting + others > 0 {
        return fitting * 2 >= others;
    }
    let Some(number) = list.column(Role::Number) else { return false };
    let numbered = sheet.rows().filter(|row| *row > list.last).filter(|row| {
        let id = sheet.get(*row, number).map(row_id);
        matches!(id, Some(RowId::Id(id)) if names.indicator(&id).is_some())
    });
    numbered.count() * 5 >= names.indicators.len() * 4
}

impl<'a> Form<'a> {
    fn rows(&mut self) {
        if let [first, second] = self.list.rivals[..] {
            let cell = CellRef::new(self.list.first, first);
            let other = CellRef::new(self.list.first, second);
            let problem = Problem::error("two_result_columns", self.place(cell))
                .with("first", cell.column_letters())
                .with("second", other.column_letters());
            self.inspection.problems.push(problem);
        }
        let (mut last_item, mut item_end) = (self.list.last, self.list.last);
        for row in self.sheet.rows().filter(|row| *row > self.list.last) {
            if row <= item_end && row > last_item && self.number_cell(row).is_none() {
                if !self.part_of_item(row) {
                    self.continue_item(row, last_item);
                }
            } else if let Some(at) = self.begin_item(row) {
                last_item = row;
                item_end = self.sheet.item_end(at);
            }
        }
        if self.inspection.date.is_none() {
            let below = self.sheet.rows().filter(|row| *row > item_end);
            let found = entries(self.sheet, self.file, self.names, below);
            let dates = found.into_iter().filter(|entry| entry.label == Label::Date).collect();
            stated::take(&mut self.inspection, self.names, dates);
        }
    }

    pub(super) fn place(&self, cell: CellRef) -> Place {
        self.sheet.place(self.file, cell)
    }

    pub(super) fn seen(&self, row: u32, role: Role) -> Option<(CellRef, &'a Datum)> {
        self.sheet.seen(row, self.columns.column(role)?)
    }

    fn number_cell(&self, row: u32) -> Option<&'a Datum> {
        let col = self.columns.column(Role::Number).or(self.columns.column(Role::Text))?;
        self.sheet.get(row, col)
    }

    /// Begins the indicator a row is about. `None` where it is about none.
    fn begin_item(&mut self, row: u32) -> Option<CellRef> {
        let by_number = self.columns.column(Role::Number);
        let at = CellRef::new(row, by_number.or(self.columns.column(Role::Text))?);
        let cell = self.sheet.get(row, at.col);
        let known = cell.and_then(|cell| match cell {
            Datum::Text(text) => self.names.indicator_written(text),
            number => self.names.indicator_numbered(number).filter(|_| by_number.is_some()),
        });
        if let Some(name) = known {
            self.item(name, at);
            return Some(at);
        }
        if let Some(Datum::Text(text)) = cell
            && let Some((name, member)) = self.names.member_written(text)
        {
            self.member(name, member, at);
            return None;
        }
        if let Some(Datum::Text(text)) = cell
            && let Some((name, counted)) = self.names.counted_written(text)
        {
            self.count(name, counted, row);
            return None;
        }
        let id = match (cell, by_number) {
            (None, _) => RowId::Words(String::new()),
            (Some(datum), Some(_)) => row_id(datum),
            (Some(datum), None) => {
                let words = datum.shown();
                leading_id(&words).map_or(RowId::Words(words), RowId::Id)
            }
        };
        match id {
            RowId::Id(id) => match self.names.indicator(&id) {
                Some(name) => {
                    self.item(name, at);
                    return Some(at);
                }
                // A heading over the width of the list may begin with a number: 1. Premises.
                None if self.sheet.region(at).is_some_and(Region::is_wide) => self.no_item(row),
                None => {
                    let mut known = self.names.indicators.iter().map(|indicator| &*indicator.id);
                    let (first, last) = (known.clone().next(), known.next_back());
                    let problem = Problem::error("unknown_indicator", self.place(at))
                        .with("id", id)
                        .with("first", first.unwrap_or_default())
                        .with("last", last.unwrap_or_default());
                    self.inspection.problems.push(problem);
                }
            },
            RowId::Spoilt(text) => {
                self.inspection.problems.push(Problem::error("id_spoilt", self.place(at)).with("text", text));
            }
            RowId::Words(_) if self.part_of_item(row) => {}
            RowId::Words(_) => self.no_item(row),
        }
        None
    }

    /// A row without a number may be a heading, a total or a signature, but not a result.
    fn no_item(&mut self, row: u32) {
        // The words that close a list stand at the left; a remark may begin with one of them.
        let closes = self.sheet.row(row).take(2).any(|(_, datum)| match datum {
            Datum::Text(text) => is_closing(text),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        });
        let results = [Role::Result, Role::SelfResult, Role::Measured, Role::Score, Role::SelfScore];
        let columns = results.into_iter().filter_map(|role| self.columns.column(role));
        let held = columns.chain(self.list.choices().map(|(col, _)| col)).find_map(|col| {
            // A heading merged across the row is not in the result column.
            self.sheet.get(row, col).map(|datum| (CellRef::new(row, col), datum))
        });
        match (closes, held) {
            (false, Some((at, datum))) => {
                let problem =
                    Problem::error("row_without_number", self.place(at)).with("text", datum.shown());
                self.inspection.problems.push(problem);
            }
            (closes, _) => {
                if let Some((at, datum)) = self.sheet.row(row).next() {
                    let why = if closes { "left-out-closing" } else { "left-out-heading" };
                    self.left_out.push(LeftOut { at: self.place(at), text: datum.shown(), why });
                }
            }
        }
    }

    /// A further row of the same indicator: its number cell is merged over both.
    fn continue_item(&mut self, row: u32, first: u32) {
        for role in [Role::Result, Role::Measured, Role::Score] {
            let Some(col) = self.columns.column(role) else { continue };
            let (Some(datum), before) = (self.sheet.get(row, col), self.sheet.get(first, col)) else {
                continue;
            };
            if before != Some(datum) {
                let at = self.place(CellRef::new(row, col));
                let problem = Problem::error("second_result", at)
                    .with("text", datum.shown())
                    .with("cell", CellRef::new(first, col).to_string());
                self.inspection.problems.push(problem);
            }
        }
    }

    fn item(&mut self, name: &'a IndicatorName, number_at: CellRef) {
        let row = number_at.row;
        self.current = Some(name);
        self.compare_text(name, row);
        if self.sheet.hidden_rows.contains(&row) {
            let problem = Problem::warning("hidden_row", self.place(number_at)).with("id", &*name.id);
            self.inspection.problems.push(problem);
        }
        let answer = self.answer(name, number_at);
        if let Some((cell, datum)) = self.seen(row, Role::Measured) {
            let unit = self.seen(row, Role::Unit).map(|(_, unit)| unit);
            let at = self.place(cell);
            entry::measured(&mut self.inspection, self.names, name, datum, unit, at);
        }
        self.own_count(name, row);
        match self.rows.iter().find(|(found, _)| std::ptr::eq(*found, name)) {
            Some((_, before)) => {
                let problem = Problem::error("duplicate_indicator", self.place(number_at))
                    .with("id", &*name.id)
                    .with("cell", before.to_string());
                self.inspection.problems.push(problem);
                if let Some(first) = self.inspection.answers.get_mut(&name.id) {
                    keep_if_same(first, answer);
                }
            }
            None => {
                self.rows.push((name, number_at));
                self.inspection.answers.add(name.id.clone(), answer);
            }
        }
    }

    pub(super) fn answer(&mut self, name: &IndicatorName, number_at: CellRef) -> Answer {
        let row = number_at.row;
        let kept = |role| self.seen(row, role).and_then(|(_, datum)| entry::kept(datum));
        let mut answer = Answer::blank(self.place(number_at));
        answer.occurrences = kept(Role::Occurrences);
        answer.deadline = kept(Role::Deadline);
        answer.remark = self.joined(row, Role::Remark);
        answer.evidence = self.joined(row, Role::Evidence);
        let full = self.seen(row, Role::Points).map(|(_, datum)| datum);
        let own = self.column_of([Role::SelfResult, Role::SelfScore]);
        let verified = self.column_of([Role::Result, Role::Score]);
        // A list that nobody has verified yet is judged by the centre's own results.
        let (decides, beside) = match (verified, own) {
            (None, Some(own)) => (Some(own), None),
            (Some(_), Some(own)) if self.is_own => (Some(own), None),
            (verified, own) => (verified, own),
        };
        if let Some((role, col)) = beside
            && let Some((cell, datum)) = self.sheet.seen(row, col)
        {
            let at = self.place(cell);
            if role == Role::SelfScore {
                answer.own = Some(entry::score(&mut self.inspection, name, datum, full, at));
            } else {
                entry::own_result(&mut self.inspection, name, &mut answer, datum, at);
            }
        }
        let Some((role, col)) = decides else {
            self.choose(name, row, &mut answer);
            return answer;
        };
        answer.at = self.place(CellRef::new(row, col));
        if let Some((cell, datum)) = self.sheet.seen(row, col) {
            answer.at = self.place(cell);
            if matches!(role, Role::Score | Role::SelfScore) {
                let at = answer.at.clone();
                answer.result = Some(entry::score(&mut self.inspection, name, datum, full, at));
            } else {
                entry::result(&mut self.inspection, self.names, name, &mut answer, datum);
            }
        }
        answer
    }

    /// A list with a column for each result: the tick says which.
    fn choose(&mut self, name: &IndicatorName, row: u32, answer: &mut Answer) {
        let choices: Vec<(u32, &str)> = self.list.choices().collect();
        if let Some((col, _)) = choices.first() {
            answer.at = self.place(CellRef::new(row, *col));
        }
        let seen = choices.into_iter().filter_map(|(col, header)| {
            let (cell, datum) = self.sheet.seen(row, col)?;
            Some((header, datum, self.place(cell)))
        });
        let filled: Vec<(&str, &Datum, Place)> = seen.collect();
        entry::choice(&mut self.inspection, name, answer, &filled);
    }

    /// What a row's cells hold in all columns of a kind.
    fn joined(&self, row: u32, role: Role) -> Option<Arc<str>> {
        let columns = self.columns.all(role).iter();
        let mut texts = columns.filter_map(|col| entry::kept(self.sheet.seen(row, *col)?.1));
        let first = texts.next()?;
        Some(texts.fold(first, |joined, text| format!("{joined};{text}").into()))
    }

    fn column_of(&self, roles: [Role; 2]) -> Option<(Role, u32)> {
        roles.into_iter().find_map(|role| Some((role, self.columns.column(role)?)))
    }

    /// A row with an indicator's number but the text of something else may be another list.
    fn compare_text(&mut self, name: &IndicatorName, row: u32) {
        let Some((cell, Datum::Text(text))) = self.seen(row, Role::Text) else {
            self.matched += 1;
            return;
        };
        // Words of another language than Chinese are not held against an item, but may speak for it.
        let is_other_language = || {
            let chinese = text.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
            chinese == 0 || text.chars().filter(char::is_ascii_alphabetic).count() > 2 * chinese
        };
        if name.is_in(text) {
            self.matched += 1;
            self.by_text += 1;
        } else if name.terms.is_empty() || is_other_language() {
            self.matched += 1;
        } else {
            let problem = Problem::warning("text_mismatch", self.place(cell))
                .with("id", &*name.id)
                .with("words", name.terms.clone());
            self.mismatched.push(problem);
        }
    }

    fn finish(mut self) -> Read {
        let mismatched = self.mismatched.len();
        if mismatched > MISMATCHES_NAMED {
            let cells: Vec<String> = self.mismatched.iter().map(|problem| problem.place.within()).collect();
            let problem = Problem::warning("texts_mismatch", self.sheet.whole(self.file))
                .with("count", mismatched)
                .with("cells", cells);
            self.inspection.problems.push(problem);
        } else {
            self.inspection.problems.append(&mut self.mismatched);
        }
        if self.is_own {
            let at = self.sheet.whole(self.file);
            self.inspection.problems.push(Problem::warning("self_only", at));
        }
        Read {
            inspection: self.inspection,
            matched: self.matched,
            by_text: self.by_text,
            mismatched,
            left_out: self.left_out,
        }
    }
}

/// An indicator that occurs twice keeps its result where both say the same; otherwise neither is taken.
pub(super) fn keep_if_same(first: &mut Answer, second: Answer) {
    let mark = |answer: &Answer| answer.result.as_ref().map(|result| result.mark);
    if mark(first) != mark(&second) {
        let texts: Vec<Arc<str>> =
            [first.result.take(), second.result].into_iter().flatten().map(|result| result.text).collect();
        first.result = Some(Attested { mark: None, text: texts.join(" / ").into() });
    }
}
