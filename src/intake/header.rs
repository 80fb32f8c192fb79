//! Finding the header of a list: by the names of its columns, wherever it stands.

use std::collections::BTreeMap;

use super::columns::{Role, role_of};
use super::list::{Layout, List, Use};
use super::row_id::leading_id;
use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use crate::value::Datum;

/// The list of a form in a sheet, by the first header that has the columns of one.
pub(super) fn find(sheet: &Sheet, names: &Vocabulary) -> Option<List> {
    sheet.rows().find_map(|row| at(sheet, names, row))
}

fn at(sheet: &Sheet, names: &Vocabulary, first: u32) -> Option<List> {
    let (mut columns, mut rivals) = roles(sheet, names, first, first);
    // A title above the list can look like one header, not like two.
    if columns.len() + rivals.len() < 2 {
        return None;
    }
    let mut last = first;
    // A second and third line belong to the header while they name columns and number nothing.
    while let Some(next) = sheet.row_after(last).filter(|next| *next == last + 1 && last < first + 2) {
        if !continues(sheet, names, next, columns.get(&Role::Number).copied()) {
            break;
        }
        last = next;
        (columns, rivals) = roles(sheet, names, first, last);
    }
    let columns = columns.into_iter().map(|(role, col)| (col, Use::Role(role))).collect();
    let list = List { layout: Layout::Form, first, last, columns, rivals };
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
    numbers && (finds.into_iter().any(has) || !list.rivals.is_empty())
}

/// Whether a row is a further line of the header above it.
fn continues(sheet: &Sheet, names: &Vocabulary, row: u32, number: Option<u32>) -> bool {
    let numbers_something = number.is_some_and(|col| sheet.get(row, col).is_some());
    let mut cells = sheet.row(row).peekable();
    !numbers_something
        && cells.peek().is_some()
        && cells.all(|(_, datum)| match datum {
            Datum::Text(text) => names.names_grade(text) || role_of(text, &names.columns).is_some(),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        })
}

/// The roles of the columns under header rows `first..=last`. The lowest line of a column
/// decides; where it says nothing, the line above it does.
fn roles(sheet: &Sheet, names: &Vocabulary, first: u32, last: u32) -> (BTreeMap<Role, u32>, Vec<u32>) {
    let mut columns: Vec<u32> =
        (first..=last).flat_map(|row| sheet.row(row).map(|(cell, _)| cell.col)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut best: BTreeMap<Role, (u8, u32)> = BTreeMap::new();
    let mut rivals = Vec::new();
    for col in columns {
        let lines = (first..=last).rev().filter_map(|row| match sheet.seen(row, col) {
            Some((_, Datum::Text(text))) => Some(text.as_str()),
            _ => None,
        });
        let claim = lines.map(|line| claim(line, names)).find_map(|claim| claim);
        let Some((role, strength)) = claim else { continue };
        match best.get(&role) {
            Some((held, at)) if *held == strength && role == Role::Result => {
                rivals = vec![*at, col];
            }
            Some((held, _)) if *held >= strength => {}
            Some(_) | None => {
                if role == Role::Result {
                    rivals.clear();
                }
                best.insert(role, (strength, col));
            }
        }
    }
    if !rivals.is_empty() {
        best.remove(&Role::Result);
    }
    (best.into_iter().map(|(role, (_, col))| (role, col)).collect(), rivals)
}

fn claim(line: &str, names: &Vocabulary) -> Option<(Role, u8)> {
    if names.names_grade(line) {
        return Some((Role::Required, 1));
    }
    role_of(line, &names.columns)
}
