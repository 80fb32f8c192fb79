//! Finding the header of a list: by the names of its columns, wherever it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Role, role_of};
use super::list::{Layout, List, Use};
use super::marks::is_mark;
use super::row_id::leading_id;
use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use crate::value::Datum;

/// Rows with something in them that are searched for a header: no title is that long, and a large
/// sheet without a list should not cost more than reading it.
pub(super) const SEARCHED: usize = 1_000;

/// The list of a form whose header begins in a row, where it has the columns of one.
pub(super) fn at(sheet: &Sheet, names: &Vocabulary, first: u32) -> Option<List> {
    // Nor can a row with one text be one, whatever it says.
    let is_text = |col: &u32| matches!(sheet.seen(first, *col), Some((_, Datum::Text(_))));
    sheet.columns_at(first).filter(is_text).nth(1)?;
    let mut list = columns(sheet, names, first, first);
    // A title above the list can look like one header, not like two.
    if list.columns.len() + list.rivals.len() < 2 {
        return None;
    }
    // A second and third line belong to the header while they name columns and number nothing.
    while let Some(next) = sheet.row_after(list.last).filter(|next| *next == list.last + 1) {
        if list.last >= first + 2 || !continues(sheet, names, next, list.column(Role::Number)) {
            break;
        }
        list = columns(sheet, names, first, next);
    }
    is_list(&list, sheet).then_some(list)
}

/// A list numbers its rows and has somewhere to put what was found.
fn is_list(list: &List, sheet: &Sheet) -> bool {
    let has = |role| list.column(role).is_some();
    let finds = [Role::Result, Role::Measured, Role::SelfResult, Role::Score, Role::SelfScore];
    let numbers = has(Role::Number)
        || list.column(Role::Text).is_some_and(|col| {
            let first = sheet.row_after(list.last).and_then(|row| sheet.get(row, col));
            matches!(first, Some(Datum::Text(text)) if leading_id(text).is_some())
        });
    numbers && (finds.into_iter().any(has) || !list.rivals.is_empty() || list.choices().next().is_some())
}

/// Whether a row is a further line of the header above it.
fn continues(sheet: &Sheet, names: &Vocabulary, row: u32, number: Option<u32>) -> bool {
    let numbers_something = number.is_some_and(|col| sheet.get(row, col).is_some());
    let mut cells = sheet.row(row).peekable();
    !numbers_something
        && cells.peek().is_some()
        && cells.all(|(_, datum)| match datum {
            Datum::Text(text) => is_mark(text) || names.names_grade(text) || role_of(text, names).is_some(),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        })
}

/// The columns under header rows `first..=last`. The lowest line of a column decides; where it
/// says nothing, the line above it does. Of two columns for one role the stronger name has it.
fn columns(sheet: &Sheet, names: &Vocabulary, first: u32, last: u32) -> List {
    let mut list = List { layout: Layout::Form, first, last, columns: BTreeMap::new(), rivals: Vec::new() };
    let mut held: BTreeMap<Role, (u8, u32)> = BTreeMap::new();
    let cols: BTreeSet<u32> = (first..=last).flat_map(|row| sheet.columns_at(row)).collect();
    let mut before: (Vec<&str>, Option<(Role, u8)>) = (Vec::new(), None);
    for col in cols {
        let lines = (first..=last).rev().filter_map(|row| match sheet.seen(row, col) {
            Some((_, Datum::Text(text))) => Some(&**text),
            _ => None,
        });
        let lines: Vec<&str> = lines.collect();
        if let Some(line) = lines.first().filter(|line| is_mark(line)) {
            list.columns.insert(col, Use::Choice(line.trim().to_owned()));
            continue;
        }
        // Under a merged title every column has the same lines.
        if before.0 != lines {
            let claimed = lines.iter().find_map(|line| claim(line, names));
            before = (lines, claimed);
        }
        let Some((role, strength)) = before.1 else { continue };
        match held.get(&role) {
            Some((best, at)) if role == Role::Result && *best == strength => list.rivals = vec![*at, col],
            Some((best, _)) if is_single(role) && *best >= strength => {
                // A weaker column of results (检查情况 beside 是否符合) tells what was found.
                if role == Role::Result {
                    list.columns.insert(col, Use::Role(Role::Remark));
                }
            }
            Some((_, at)) if is_single(role) => {
                let before = *at;
                match role {
                    Role::Result => drop(list.columns.insert(before, Use::Role(Role::Remark))),
                    _ => drop(list.columns.remove(&before)),
                }
                list.rivals.clear();
                held.insert(role, (strength, col));
                list.columns.insert(col, Use::Role(role));
            }
            Some(_) | None => {
                held.insert(role, (strength, col));
                list.columns.insert(col, Use::Role(role));
            }
        }
    }
    // One column alone that is headed 符合 is the column of results.
    let choices: Vec<u32> = list.choices().map(|(col, _)| col).collect();
    if let ([only], None) = (choices.as_slice(), list.column(Role::Result)) {
        list.columns.insert(*only, Use::Role(Role::Result));
    }
    if !list.rivals.is_empty() {
        list.columns.retain(|_, used| *used != Use::Role(Role::Result));
    }
    list
}

/// Whether a list has one column of a kind; the others can stand several times.
fn is_single(role: Role) -> bool {
    match role {
        Role::Heading | Role::Required | Role::Remark | Role::Evidence | Role::Other => false,
        Role::Number
        | Role::Text
        | Role::Result
        | Role::SelfResult
        | Role::Measured
        | Role::Unit
        | Role::Points
        | Role::Score
        | Role::SelfScore
        | Role::Occurrences
        | Role::Deadline => true,
    }
}

fn claim(line: &str, names: &Vocabulary) -> Option<(Role, u8)> {
    if names.names_grade(line) {
        return Some((Role::Required, 1));
    }
    role_of(line, names)
}
