//! From sheets to inspections: which sheet holds a list, and of what kind.

use std::collections::BTreeMap;

use super::form;
use super::header::{self, SEARCHED};
use super::inspection::{Inspection, Stated};
use super::list::{Layout, List};
use super::long_roster::LongRoster;
use super::map::{Map, Rule, is_known};
use super::preamble::entries;
use super::reading::{Reading, SheetReading, TakenFor};
use super::roster::Roster;
use super::roster_header;
use super::sheet::{Sheet, Workbook};
use super::stamp::Stamp;
use super::title;
use super::vocabulary::Vocabulary;
use crate::place::Place;
use crate::problem::Problem;
use crate::wording::Message;

/// What a file was taken for.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// The inspections found, in the file's order.
    pub inspections: Vec<Inspection>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
    /// How it was read.
    pub reading: Reading,
    /// Rows (in a roster: columns) recognised as indicators whose text, if any, fits.
    pub matched: usize,
    /// Of these, rows (columns) that more than a bare number speaks for.
    pub by_text: usize,
    /// Rows whose number is an indicator's but whose text is not.
    pub mismatched: usize,
    /// The roster, where the file was cut and it is the only list: its rows are still to be read.
    pub long: Option<LongRoster>,
}

/// What is to be done with a sheet.
enum Plan {
    List(List),
    Plain(TakenFor),
}

/// Reads the inspections in a file, by the names a standard uses and, where given, by a map.
pub fn interpret(book: &Workbook, names: &Vocabulary, map: Option<&Map>) -> Intake {
    let mut intake = Intake { problems: book.problems.clone(), ..Intake::default() };
    if let Some(map) = map {
        intake.problems.extend(map.unmatched(book));
        intake.problems.extend(map.unknown_names(book, names));
    }
    let mut plans: Vec<Plan> = book.sheets.iter().map(|sheet| plan(sheet, names, map)).collect();
    leave_out_other_lists(book, names, &mut plans, &mut intake.problems);
    let lists = plans.iter().filter(|plan| matches!(plan, Plan::List(_))).count();
    let mut only_form = lists == 1;
    for (sheet, plan) in book.sheets.iter().zip(plans) {
        let list = match plan {
            Plan::List(list) => list,
            Plan::Plain(taken_for) => {
                if taken_for == TakenFor::Hidden && !sheet.is_empty() && !is_options(book, sheet) {
                    intake.problems.push(Problem::warning("hidden_sheet", sheet.whole(&book.file)));
                }
                // With one list in the file, the other sheets are about the same centre.
                let taken_for = match taken_for {
                    TakenFor::NoList if lists == 1 => TakenFor::About,
                    other => other,
                };
                intake.reading.sheets.push(SheetReading::plain(book, sheet, taken_for));
                continue;
            }
        };
        let left_out = match list.layout {
            Layout::Form => {
                let about =
                    if std::mem::take(&mut only_form) { about(book, sheet, names, map) } else { Vec::new() };
                let read = form::read(sheet, &list, &book.file, names, about);
                intake.matched += read.matched;
                intake.by_text += read.by_text;
                intake.mismatched += read.mismatched;
                let mut inspection = read.inspection;
                match (&inspection.centre, lists) {
                    (Some(_), _) => {}
                    (None, 1) => name_by_title(&mut inspection, sheet, &list, book),
                    // A title is copied with its sheet, and a sheet's name is not.
                    (None, _) => name_by_sheet(&mut inspection, sheet),
                }
                intake.inspections.push(inspection);
                read.left_out
            }
            Layout::Roster => {
                let roster = Roster::new(sheet, &list, &book.file, names);
                intake.matched += roster.indicators();
                intake.by_text += roster.indicators();
                if sheet.is_cut && lists == 1 && roster_header::is_settled(sheet, &list, names) {
                    intake.long = Some(LongRoster::new(sheet, &list));
                    continue;
                }
                let read = roster.read(sheet);
                intake.problems.extend(read.problems);
                intake.inspections.extend(read.inspections);
                read.left_out
            }
        };
        intake.reading.sheets.push(SheetReading::list(book, sheet, &list, left_out));
    }
    if lists == 0 {
        let visible = book.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.is_empty());
        let sheets: Vec<&str> = visible.filter_map(|sheet| sheet.name.as_deref()).collect();
        let named = match sheets.is_empty() {
            true => Message::new("nowhere"),
            false => Message::new("in-sheets").with("sheets", sheets),
        };
        let problem = Problem::error("no_list", Place::file(book.file.clone())).with("where", named);
        intake.problems.push(problem);
    }
    let mut seen = Seen::default();
    for inspection in &mut intake.inspections {
        level_by_stamp(book, inspection);
        seen.warn_of_twin(inspection);
    }
    intake
}

/// Beside a list of the standard's indicators, a list of something else (a ledger, an inventory)
/// that happens to be numbered is no second centre.
fn leave_out_other_lists(
    book: &Workbook,
    names: &Vocabulary,
    plans: &mut [Plan],
    problems: &mut Vec<Problem>,
) {
    if plans.iter().filter(|plan| matches!(plan, Plan::List(_))).count() < 2 {
        return;
    }
    let fits: Vec<Option<bool>> = book
        .sheets
        .iter()
        .zip(plans.iter())
        .map(|(sheet, plan)| match plan {
            Plan::List(list) if list.layout == Layout::Form => Some(form::texts_fit(sheet, list, names)),
            Plan::List(_) => Some(true),
            Plan::Plain(_) => None,
        })
        .collect();
    if !fits.contains(&Some(true)) {
        return;
    }
    for ((sheet, plan), fit) in book.sheets.iter().zip(plans).zip(fits) {
        if fit == Some(false) {
            problems.push(Problem::warning("list_left_out", sheet.whole(&book.file)));
            *plan = Plan::Plain(TakenFor::NoList);
        }
    }
}

fn plan(sheet: &Sheet, names: &Vocabulary, map: Option<&Map>) -> Plan {
    match map.and_then(|map| map.rule(sheet)) {
        Some(Rule::Ignore) => return Plan::Plain(TakenFor::Ignored),
        Some(Rule::List(list)) => {
            let mut list = list.clone();
            list.columns.retain(|_, used| is_known(used, names));
            return Plan::List(list);
        }
        None => {}
    }
    if sheet.hidden {
        return Plan::Plain(TakenFor::Hidden);
    }
    if sheet.is_empty() {
        return Plan::Plain(TakenFor::Empty);
    }
    if is_guide(sheet) {
        return Plan::Plain(TakenFor::Guide);
    }
    // The header that stands first is the header: rows below it can look like one too. Where both
    // begin in one row it is a roster's, whose columns can look like those of a form.
    let list = |row| roster_header::at(sheet, names, row).or_else(|| header::at(sheet, names, row));
    match sheet.rows().take(SEARCHED).find_map(list) {
        Some(list) if form::is_basic_data(sheet, &list, names) => Plan::Plain(TakenFor::NoList),
        Some(list) => Plan::List(list),
        None => Plan::Plain(TakenFor::NoList),
    }
}

/// What the visible sheets without the list state of the centre.
fn about(
    book: &Workbook,
    list: &Sheet,
    names: &Vocabulary,
    map: Option<&Map>,
) -> Vec<super::preamble::Entry> {
    let is_ignored = |sheet| matches!(map.and_then(|map| map.rule(sheet)), Some(Rule::Ignore));
    book.sheets
        .iter()
        .filter(|sheet| {
            !sheet.hidden && !is_guide(sheet) && !is_ignored(sheet) && !std::ptr::eq(*sheet, list)
        })
        .flat_map(|sheet| entries(sheet, &book.file, names, sheet.rows()))
        .collect()
}

/// The sheet of choices in a form that this program made.
fn is_options(book: &Workbook, sheet: &Sheet) -> bool {
    book.stamp.is_some() && sheet.name.as_deref() == Some(Stamp::OPTIONS_SHEET)
}

/// A page of instructions: what it gives as an example is not said of the centre.
fn is_guide(sheet: &Sheet) -> bool {
    let names = ["填表说明", "填写说明", "使用说明", "说明", "填报说明", "instructions", "guide"];
    sheet.name.as_deref().is_some_and(|name| names.contains(&crate::text::match_key(name).as_str()))
}

/// A form says what level it was made for, where nothing in it does.
pub(super) fn level_by_stamp(book: &Workbook, inspection: &mut Inspection) {
    if let (None, Some(level)) =
        (&inspection.level, book.stamp.as_ref().and_then(|stamp| stamp.level.as_ref()))
    {
        inspection.level = Some(Stated { value: level.clone(), at: inspection.at.clone() });
    }
}

/// Of the only form of a workbook, a title may name the centre where nothing else does.
fn name_by_title(inspection: &mut Inspection, sheet: &Sheet, list: &List, book: &Workbook) {
    let Some((value, cell)) = title::centre(sheet, list) else { return };
    let at = sheet.place(&book.file, cell);
    inspection.problems.push(Problem::warning("name_from_title", at.clone()).with("name", value.as_str()));
    inspection.centre = Some(Stated { value, at });
}

/// In a workbook with a sheet a centre, the sheet's name is the centre's where nothing else is.
fn name_by_sheet(inspection: &mut Inspection, sheet: &Sheet) {
    let Some(name) = &sheet.name else { return };
    let at = inspection.at.clone();
    inspection.problems.push(Problem::warning("name_from_sheet", at.clone()).with("name", &**name));
    inspection.centre = Some(Stated { value: name.to_string(), at });
}

/// The centres of a file so far, by name.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, Place>);

impl Seen {
    /// Two centres of one name are both kept, and pointed out.
    pub(super) fn warn_of_twin(&mut self, inspection: &mut Inspection) {
        let Some(centre) = &inspection.centre else { return };
        let key = crate::text::match_key(&centre.value);
        match self.0.get(&key) {
            Some(first) => {
                let problem = Problem::warning("centre_twice", centre.at.clone())
                    .with("name", centre.value.as_str())
                    .with("cell", first.within());
                inspection.problems.push(problem);
            }
            None => drop(self.0.insert(key, centre.at.clone())),
        }
    }
}
