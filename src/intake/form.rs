//! Forms: one centre, indicators down the rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::Role;
use super::facts;
use super::header::Header;
use super::inspection::{Answer, Attested, Inspection, Stated};
use super::preamble::{Entry, Label, entries};
use super::row_id::{RowId, is_closing, leading_id, row_id};
use super::sheet::{Sheet, Workbook};
use super::vocabulary::{IndicatorName, Vocabulary};
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::text::match_key;
use crate::value::{Datum, Fault, read_date, read_mark, read_quantity};
use crate::wording::Message;

/// More rows than this with a text of something else are reported as one problem.
const MISMATCHES_NAMED: usize = 5;

/// What a file was taken for.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// The inspections found, in the file's order.
    pub inspections: Vec<Inspection>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
    /// Rows recognised as indicators whose text, if any, fits.
    pub matched: usize,
    /// Rows whose number is an indicator's but whose text is not.
    pub mismatched: usize,
}

/// Reads the inspections in a file, by the names a standard uses.
pub fn interpret(book: &Workbook, names: &Vocabulary) -> Intake {
    let mut intake = Intake { problems: book.problems.clone(), ..Intake::default() };
    let visible = || book.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.is_empty());
    for sheet in book.sheets.iter().filter(|sheet| sheet.hidden && !sheet.is_empty()) {
        intake.problems.push(Problem::warning("hidden_sheet", sheet.whole(&book.file)));
    }
    let lists: Vec<(&Sheet, Header)> =
        visible().filter_map(|sheet| Some((sheet, Header::find(sheet, names)?))).collect();
    if lists.is_empty() {
        let sheets: Vec<&str> = visible().filter_map(|sheet| sheet.name.as_deref()).collect();
        let named = match sheets.is_empty() {
            true => Message::new("nowhere"),
            false => Message::new("in-sheets").with("sheets", sheets),
        };
        intake.problems.push(Problem::error("no_list", Place::file(book.file.clone())).with("where", named));
        return intake;
    }
    for (sheet, header) in &lists {
        let mut form = Form::new(sheet, header, book, names);
        // With one list in the file, the other sheets (cover, basic data) are about the same centre.
        let others = visible().filter(|other| lists.len() == 1 && !std::ptr::eq(*other, *sheet));
        for other in others {
            let found = entries(other, &book.file, names, other.rows());
            form.state(found);
        }
        form.read();
        intake.matched += form.matched;
        intake.mismatched += form.mismatched.len();
        intake.inspections.push(form.finish());
    }
    intake
}

/// One list being read.
struct Form<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    file: &'a Arc<str>,
    names: &'a Vocabulary,
    inspection: Inspection,
    /// The row each indicator was found in.
    rows: BTreeMap<String, CellRef>,
    matched: usize,
    mismatched: Vec<Problem>,
}

impl<'a> Form<'a> {
    fn new(sheet: &'a Sheet, header: &'a Header, book: &'a Workbook, names: &'a Vocabulary) -> Self {
        Form {
            sheet,
            header,
            file: &book.file,
            names,
            inspection: Inspection::new(sheet.whole(&book.file)),
            rows: BTreeMap::new(),
            matched: 0,
            mismatched: Vec::new(),
        }
    }

    fn read(&mut self) {
        let above = entries(
            self.sheet,
            self.file,
            self.names,
            self.sheet.rows().take_while(|row| *row < self.header.first),
        );
        self.state(above);
        if let [first, second] = self.header.rivals[..] {
            let cell = CellRef::new(self.header.first, first);
            let other = CellRef::new(self.header.first, second);
            let problem = Problem::error("two_result_columns", self.place(cell))
                .with("first", cell.column_letters())
                .with("second", other.column_letters());
            self.inspection.problems.push(problem);
        }
        let mut last_item = self.header.last;
        let mut item_end = self.header.last;
        for row in self.sheet.rows().filter(|row| *row > self.header.last) {
            if row <= item_end && row > last_item && self.number_cell(row).is_none() {
                self.continue_item(row, last_item);
                continue;
            }
            if let Some(at) = self.begin_item(row) {
                last_item = row;
                item_end = self.sheet.item_end(at);
            }
        }
        let below =
            entries(self.sheet, self.file, self.names, self.sheet.rows().filter(|row| *row > item_end));
        if self.inspection.date.is_none() {
            self.state(below.into_iter().filter(|entry| entry.label == Label::Date).collect());
        }
    }

    fn place(&self, cell: CellRef) -> Place {
        self.sheet.place(self.file, cell)
    }

    fn own(&self, row: u32, role: Role) -> Option<&'a Datum> {
        self.sheet.get(row, self.header.column(role)?)
    }

    fn seen(&self, row: u32, role: Role) -> Option<(CellRef, &'a Datum)> {
        self.sheet.seen(row, self.header.column(role)?)
    }

    fn number_cell(&self, row: u32) -> Option<&'a Datum> {
        match self.header.column(Role::Number) {
            Some(col) => self.sheet.get(row, col),
            None => self.own(row, Role::Text),
        }
    }

    /// Begins the indicator a row is about. `None` where it is about none.
    fn begin_item(&mut self, row: u32) -> Option<CellRef> {
        let by_number = self.header.column(Role::Number);
        let col = by_number.or(self.header.column(Role::Text))?;
        let at = CellRef::new(row, col);
        let id = match (self.sheet.get(row, col), by_number) {
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
                None => {
                    let mut known = self.names.indicators.iter().map(|indicator| indicator.id.as_str());
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
            RowId::Words(_) => self.no_item(row),
        }
        None
    }

    /// A row without a number may be a heading, a total or a signature, but not a result.
    fn no_item(&mut self, row: u32) {
        let closes = self.sheet.row(row).any(|(_, datum)| match datum {
            Datum::Text(text) => is_closing(text),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        });
        let results = [Role::Result, Role::SelfResult, Role::Measured];
        let held = results.into_iter().find_map(|role| {
            let col = self.header.column(role)?;
            // A heading merged across the row is not in the result column.
            self.sheet.get(row, col).map(|datum| (CellRef::new(row, col), datum))
        });
        if let (false, Some((at, datum))) = (closes, held) {
            let problem = Problem::error("row_without_number", self.place(at)).with("text", datum.shown());
            self.inspection.problems.push(problem);
        }
    }

    /// A further row of the same indicator: its number cell is merged over both.
    fn continue_item(&mut self, row: u32, first: u32) {
        for role in [Role::Result, Role::Measured] {
            let Some(col) = self.header.column(role) else { continue };
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

    fn item(&mut self, name: &IndicatorName, number_at: CellRef) {
        let row = number_at.row;
        self.compare_text(name, row);
        if self.sheet.hidden_rows.contains(&row) {
            self.inspection
                .problems
                .push(Problem::warning("hidden_row", self.place(number_at)).with("id", name.id.as_str()));
        }
        let mut answer = self.answer(name, number_at);
        self.measure(name, row);
        match self.rows.get(&name.id) {
            Some(before) => {
                let problem = Problem::error("duplicate_indicator", self.place(number_at))
                    .with("id", name.id.as_str())
                    .with("cell", before.to_string());
                self.inspection.problems.push(problem);
                if let Some(first) = self.inspection.answers.get_mut(&name.id) {
                    let marks =
                        (first.result.as_ref().map(|r| r.mark), answer.result.as_ref().map(|r| r.mark));
                    if marks.0 != marks.1 {
                        // Two results that differ: neither is taken.
                        let text = [first.result.take(), answer.result.take()];
                        let text: Vec<String> = text.into_iter().flatten().map(|r| r.text).collect();
                        first.result = Some(Attested { mark: None, text: text.join(" / ") });
                    }
                }
            }
            None => {
                self.rows.insert(name.id.clone(), number_at);
                self.inspection.answers.insert(name.id.clone(), answer);
            }
        }
    }

    fn answer(&mut self, name: &IndicatorName, number_at: CellRef) -> Answer {
        let row = number_at.row;
        let remark =
            self.seen(row, Role::Remark).map(|(_, datum)| datum.shown()).filter(|text| !text.is_empty());
        let verified = self.header.column(Role::Result);
        let col = verified.or(self.header.column(Role::SelfResult));
        let Some(col) = col else {
            return Answer { result: None, at: self.place(number_at), remark };
        };
        let own = CellRef::new(row, col);
        let Some((cell, datum)) = self.sheet.seen(row, col) else {
            return Answer { result: None, at: self.place(own), remark };
        };
        let at = self.place(cell);
        let text = datum.shown();
        let Some((mark, words)) = read_mark(datum, name.polarity) else {
            return self.no_mark(name, datum, at, remark);
        };
        let remark = match (words, remark) {
            (Some(words), Some(remark)) => Some(format!("{words};{remark}")),
            (words, remark) => words.or(remark),
        };
        Answer { result: Some(Attested { mark: Some(mark), text }), at, remark }
    }

    /// The result cell holds no mark: a measurement with its unit is one; anything else is asked about.
    fn no_mark(&mut self, name: &IndicatorName, datum: &Datum, at: Place, remark: Option<String>) -> Answer {
        let text = datum.shown();
        let field = name.field.as_ref().and_then(|id| self.names.field(id));
        let has_unit = matches!(datum, Datum::Text(text) if !match_key(text).chars().all(|c| c.is_ascii_digit() || c == '.'))
            || matches!(datum, Datum::Number { percent: true, .. });
        if let Some(field) = field.filter(|field| has_unit && read_quantity(datum, field.measure).is_ok()) {
            facts::add(&mut self.inspection, field, datum, at.clone());
            self.inspection
                .problems
                .push(Problem::warning("measured_in_result", at.clone()).with("text", text));
            return Answer { result: None, at, remark };
        }
        let problem = match datum {
            Datum::Fault(fault) => fault_problem(fault, at.clone()),
            Datum::Text(_) | Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) => {
                let is_stroke =
                    matches!(match_key(&text).as_str(), "/" | "\\" | "-" | "--" | "—" | "——" | "–");
                let code = if is_stroke { "mark_stroke" } else { "unreadable_mark" };
                Problem::error(code, at.clone()).with("text", text.as_str()).with("id", name.id.as_str())
            }
        };
        self.inspection.problems.push(problem);
        Answer { result: Some(Attested { mark: None, text }), at, remark }
    }

    fn measure(&mut self, name: &IndicatorName, row: u32) {
        let field = name.field.as_ref().and_then(|id| self.names.field(id));
        let (Some(field), Some((cell, datum))) = (field, self.seen(row, Role::Measured)) else { return };
        let at = self.place(cell);
        let unit = self.seen(row, Role::Unit).map(|(_, unit)| unit.shown());
        match (datum, unit) {
            (Datum::Number { percent: false, .. }, Some(unit)) => {
                let with_unit = Datum::Text(format!("{}{unit}", datum.shown()));
                facts::add(&mut self.inspection, field, &with_unit, at);
            }
            (
                Datum::Text(_) | Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_),
                _,
            ) => {
                facts::add(&mut self.inspection, field, datum, at);
            }
        }
    }

    /// A row with an indicator's number but the text of something else may be another list.
    fn compare_text(&mut self, name: &IndicatorName, row: u32) {
        let Some((cell, Datum::Text(text))) = self.seen(row, Role::Text) else {
            self.matched += 1;
            return;
        };
        let is_chinese = text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        if !is_chinese || name.terms.is_empty() || name.is_in(text) {
            self.matched += 1;
        } else {
            let problem = Problem::warning("text_mismatch", self.place(cell))
                .with("id", name.id.as_str())
                .with("words", name.terms.clone());
            self.mismatched.push(problem);
        }
    }

    /// Takes over what the sheet states; the first statement of a thing stands.
    fn state(&mut self, found: Vec<Entry>) {
        for Entry { label, value } in found {
            let Stated { value: datum, at } = value;
            let text = || Stated { value: datum.shown(), at: at.clone() };
            let slot = match label {
                Label::Centre => &mut self.inspection.centre,
                Label::Code => &mut self.inspection.code,
                Label::Region => &mut self.inspection.region,
                Label::Level => &mut self.inspection.level,
                Label::Date => {
                    self.state_date(&datum, at);
                    continue;
                }
                Label::Field(id) => {
                    if let Some(field) = self.names.field(&id) {
                        facts::add(&mut self.inspection, field, &datum, at);
                    }
                    continue;
                }
                Label::Other => continue,
            };
            match slot {
                None => *slot = Some(text()),
                Some(first) if match_key(&first.value) != match_key(&datum.shown()) => {
                    let problem = Problem::warning("stated_twice", at.clone())
                        .with("text", datum.shown())
                        .with("first", first.value.as_str())
                        .with("cell", first.at.within());
                    self.inspection.problems.push(problem);
                }
                Some(_) => {}
            }
        }
    }

    fn state_date(&mut self, datum: &Datum, at: Place) {
        match read_date(datum) {
            Some(date) if self.inspection.date.is_none() => {
                self.inspection.date = Some(Stated { value: date, at });
            }
            Some(_) => {}
            None => {
                let problem = Problem::warning("date_unreadable", at).with("text", datum.shown());
                self.inspection.problems.push(problem);
            }
        }
    }

    fn finish(mut self) -> Inspection {
        let count = self.mismatched.len();
        if count > MISMATCHES_NAMED {
            let ids: Vec<String> = self.mismatched.iter().map(|problem| problem.place.within()).collect();
            let at = self.sheet.whole(self.file);
            self.inspection
                .problems
                .push(Problem::warning("texts_mismatch", at).with("count", count).with("cells", ids));
        } else {
            self.inspection.problems.append(&mut self.mismatched);
        }
        if self.header.column(Role::Result).is_none() && self.header.column(Role::SelfResult).is_some() {
            let at = self.sheet.whole(self.file);
            self.inspection.problems.push(Problem::warning("self_only", at));
        }
        self.inspection
    }
}

/// What is wrong with a cell that holds no value.
pub(super) fn fault_problem(fault: &Fault, at: Place) -> Problem {
    match fault {
        Fault::ErrorValue(text) => Problem::error("cell_error_value", at).with("text", text.as_str()),
        Fault::NoCachedValue => Problem::error("cell_not_calculated", at),
        Fault::OutOfRange(text) => Problem::error("cell_out_of_range", at).with("text", text.as_str()),
        Fault::Broken(text) => Problem::error("cell_unread", at).with("detail", text.as_str()),
    }
}
