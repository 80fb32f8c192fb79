//! Finding the header of a roster: a column of centres, and columns that each name an indicator.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::columns::{Role, role_of};
use super::list::{Layout, List, Use};
use super::marks::read_mark;
use super::preamble::{Label, label};
use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use crate::remembered::Remembered;
use crate::text::{is_prose, match_key};
use crate::value::{Datum, Polarity};

/// Columns of indicators and fields that make a roster beside a column of centres.
const FEWEST: usize = 2;
/// And without one.
const FEWEST_UNNAMED: usize = 5;

/// The roster whose header begins in a row, where it has the columns of one.
pub(super) fn at(sheet: &Sheet, names: &Vocabulary, first: u32) -> Option<List> {
    if sheet.columns_at(first).take(FEWEST + 1).count() <= FEWEST {
        return None;
    }
    let mut columns = uses(sheet, names, first, first);
    if !is_roster(&columns) {
        return None;
    }
    let mut last = first;
    while let Some(next) = sheet.row_after(last).filter(|next| *next == last + 1 && last < first + 2) {
        let is_header = sheet.row(next).all(|(_, datum)| match datum {
            Datum::Text(text) => said(text, names).is_something(),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
        });
        if !is_header {
            break;
        }
        last = next;
        columns = uses(sheet, names, first, last);
    }
    Some(List { layout: Layout::Roster, first, last, columns, rivals: Vec::new() })
}

fn is_roster(columns: &BTreeMap<u32, Use>) -> bool {
    let measures = columns
        .values()
        .filter(|used| matches!(used, Use::Part(..) | Use::Field(_) | Use::Count(..)))
        .count();
    let has_centre = columns.values().any(|used| *used == Use::About(Label::Centre));
    let parts = columns.values().filter(|used| matches!(used, Use::Part(..))).count();
    (has_centre && measures >= FEWEST) || parts >= FEWEST_UNNAMED
}

fn uses(sheet: &Sheet, names: &Vocabulary, first: u32, last: u32) -> BTreeMap<u32, Use> {
    let mut cols: Vec<u32> = (first..=last).flat_map(|row| sheet.columns_at(row)).collect();
    cols.sort_unstable();
    cols.dedup();
    let mut columns: BTreeMap<u32, Use> = BTreeMap::new();
    for col in cols {
        let mut lines: Vec<Cow<'_, str>> = Vec::new();
        for row in first..=last {
            if let Some((_, datum)) = sheet.seen(row, col) {
                let text = match datum {
                    Datum::Text(text) => Cow::Borrowed(&**text),
                    other => Cow::Owned(other.shown()),
                };
                if lines.last() != Some(&text) {
                    lines.push(text);
                }
            }
        }
        let lines: Vec<Rc<Said>> = lines.iter().map(|line| said(line, names)).collect();
        let before = col.checked_sub(1).and_then(|before| columns.get(&before));
        let found = use_of(&lines, before);
        let found = found.map(|used| settle(used, sheet, names, last, col));
        if let Some(used) = found.filter(|used| !columns.values().any(|held| held == used)) {
            columns.insert(col, used);
        }
    }
    columns
}

/// What one line of a header says, apart from the others.
struct Said {
    /// A fault to count: its indicator, and its own id.
    counted: Option<(String, String)>,
    /// An indicator, by its number.
    numbered: Option<Numbered>,
    /// An indicator, by its title.
    titled: Option<String>,
    /// A measured field.
    field: Option<String>,
    /// Something of the centre.
    about: Option<Label>,
    /// Something of an indicator.
    part: Option<Role>,
    /// A column as forms have it.
    role: Option<Role>,
}

/// An indicator named by its number, and what follows that.
struct Numbered {
    id: String,
    is_title: bool,
    part: Option<Role>,
}

impl Said {
    fn new(line: &str, names: &Vocabulary) -> Self {
        let numbered = numbered(line, names).map(|(id, rest)| {
            // A title may have the word of another column in it (5.3 对窗口单位的管理).
            let is_title = names.indicator(&id).is_some_and(|indicator| indicator.is_titled(&rest));
            Numbered { id, is_title, part: part_role(&rest, names) }
        });
        Said {
            counted: counted(line, names),
            numbered,
            titled: names.indicator_titled(line).map(|indicator| indicator.id.to_string()),
            field: names.field_named(line).map(|field| field.id.clone()),
            about: label(line, names),
            part: part_role(line, names),
            role: role_of(line, names).map(|(role, _)| role),
        }
    }

    /// Whether it names an indicator, something of one, or something of the centre.
    fn is_something(&self) -> bool {
        let Said { counted, numbered, titled, field: _, about, part, role: _ } = self;
        part.is_some() || counted.is_some() || numbered.is_some() || titled.is_some() || about.is_some()
    }
}

/// What a line of a header says: the same at every form of a kind.
fn said(line: &str, names: &Vocabulary) -> Rc<Said> {
    thread_local! {
        static SAID: RefCell<Remembered<Rc<Said>>> = const { RefCell::new(Remembered::new()) };
    }
    SAID.with_borrow_mut(|all| all.get(line, names.number(), || Rc::new(Said::new(line, names))))
}

/// What the lines of a column's header name: an indicator by its number, something of the
/// centre, a field, an indicator by its title. A bare 实测值 or 备注 right of an indicator's
/// column belongs to that indicator.
fn use_of(lines: &[Rc<Said>], before: Option<&Use>) -> Option<Use> {
    if let Some((indicator, counted)) = lines.iter().rev().find_map(|line| line.counted.clone()) {
        return Some(Use::Count(indicator, counted));
    }
    let part = lines.iter().rev().find_map(|line| line.part);
    if let Some(numbered) = lines.iter().rev().find_map(|line| line.numbered.as_ref()) {
        let other = if numbered.is_title { None } else { numbered.part.or(part) };
        return Some(Use::Part(numbered.id.clone(), other.unwrap_or(Role::Result)));
    }
    let line = lines.last()?;
    // 中心名称 is a label, whatever an indicator's title may be.
    match &line.about {
        Some(Label::Other) | None => {}
        Some(Label::Field(id)) => return Some(Use::Field(id.clone())),
        Some(about) => return Some(Use::About(about.clone())),
    }
    if let Some(field) = &line.field {
        return Some(Use::Field(field.clone()));
    }
    if let Some(id) = lines.iter().rev().find_map(|line| line.titled.clone()) {
        return Some(Use::Part(id, part.unwrap_or(Role::Result)));
    }
    match (part, before) {
        (Some(role), Some(Use::Part(id, _))) => Some(Use::Part(id.clone(), role)),
        (_, _) => line.role.map(Use::Role),
    }
}

/// A title can be both an indicator's and a field's (办事大厅面积): the first value below decides.
fn settle(used: Use, sheet: &Sheet, names: &Vocabulary, last: u32, col: u32) -> Use {
    let first = sheet.rows().filter(|row| *row > last).find_map(|row| sheet.get(row, col));
    let is_mark = first.is_some_and(|datum| read_mark(datum, Polarity::Presence).is_some());
    match &used {
        Use::Field(id) if is_mark => names
            .indicators
            .iter()
            .find(|indicator| indicator.field.as_ref() == Some(id))
            .map_or(used.clone(), |indicator| Use::Part(indicator.id.to_string(), Role::Result)),
        Use::Part(id, Role::Result) if first.is_some() && !is_mark => {
            let measured = names.indicator(id).and_then(|indicator| indicator.field.as_ref());
            let is_number = matches!(first, Some(Datum::Number { .. }));
            match measured.filter(|_| is_number) {
                Some(field) => Use::Field(field.clone()),
                None => used,
            }
        }
        Use::Role(_) | Use::Choice(_) | Use::Part(..) | Use::Field(_) | Use::Count(..) | Use::About(_) => {
            used
        }
    }
}

/// Whether every column whose first value decides what it holds has one among the rows that were
/// read.
pub(super) fn is_settled(sheet: &Sheet, list: &List, names: &Vocabulary) -> bool {
    let is_either = |used: &Use| match used {
        Use::Field(id) => names.indicators.iter().any(|indicator| indicator.field.as_ref() == Some(id)),
        Use::Part(id, Role::Result) => names.indicator(id).is_some_and(|indicator| indicator.field.is_some()),
        Use::Role(_) | Use::Choice(_) | Use::Part(..) | Use::Count(..) | Use::About(_) => false,
    };
    let has_value = |col| sheet.rows().any(|row| row > list.last && sheet.get(row, col).is_some());
    list.columns.iter().all(|(col, used)| !is_either(used) || has_value(*col))
}

/// The indicator a header names by number, and what follows: `指标4实测值`, `4`, `第4项`, `4.办事大厅面积`.
fn numbered(line: &str, names: &Vocabulary) -> Option<(String, String)> {
    if is_prose(line) {
        return None;
    }
    // An id of any kind, apart from its title: 47 45岁以下, 2.1-1 选址.
    if let Some((id, rest)) = line.trim().split_once(char::is_whitespace)
        && let Some(indicator) = names.indicator_written(id)
        && indicator.is_in(rest)
    {
        return Some((indicator.id.to_string(), match_key(rest)));
    }
    let key = match_key(line);
    let mut rest = key.as_str();
    for prefix in ["指标", "第", "no."] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (id, after) = rest.split_at(digits);
    let id = id.trim_start_matches('0');
    let indicator = names.indicator(id).filter(|_| digits > 0 && digits <= 3)?;
    let after = after.trim_start_matches(['项', '条', '.', '、', ':', '-', '_', ',']);
    let follows = after.is_empty() || part_role(after, names).is_some() || indicator.is_in(after);
    follows.then(|| (id.to_owned(), after.to_owned()))
}

/// The fault whose number a header begins with: `8(-1) 窗口未设标识`.
fn counted(line: &str, names: &Vocabulary) -> Option<(String, String)> {
    if is_prose(line) {
        return None;
    }
    let number = line.split_whitespace().next()?;
    let (indicator, counted) = names.counted_written(number)?;
    Some((indicator.id.to_string(), counted.id.clone()))
}

/// What a header says of an indicator's column beyond naming it.
fn part_role(text: &str, names: &Vocabulary) -> Option<Role> {
    let role = role_of(text, names).map(|(role, _)| role)?;
    let parts = [
        Role::Result,
        Role::SelfResult,
        Role::Measured,
        Role::Unit,
        Role::Remark,
        Role::Evidence,
        Role::Score,
        Role::SelfScore,
        Role::Occurrences,
    ];
    parts.contains(&role).then_some(role)
}
