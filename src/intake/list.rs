//! A list in a sheet: where its header stands and what each of its columns holds.

use std::collections::BTreeMap;

use super::columns::Role;
use super::marks::is_mark;
use super::preamble::Label;

/// How a list is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One centre; indicators down the rows.
    Form,
    /// One centre a row; indicators and fields across.
    Roster,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Use {
    /// Something of the indicator its row is about (or, in a roster, of no indicator).
    Role(Role),
    /// A tick in it gives the result that its header says: 符合 ｜ 不符合 ｜ 不适用, 是 ｜ 否.
    Choice(String),
    /// In a roster: something of one indicator.
    Part(String, Role),
    /// In a roster: a measured field.
    Field(String),
    /// In a roster: how often a fault of an indicator was found.
    Count(String, String),
    /// In a roster: something of the centre.
    About(Label),
}

/// A header and what its columns hold.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) layout: Layout,
    /// The header's first row.
    pub(super) first: u32,
    /// Its last row; titles can stand above it.
    pub(super) last: u32,
    /// What each column holds; columns of no known use are not here.
    pub(super) columns: BTreeMap<u32, Use>,
    /// Columns with the same claim to be the result: none of them is taken.
    pub(super) rivals: Vec<u32>,
}

/// The columns of each role, from left to right.
pub(super) struct ByRole([Vec<u32>; Role::ALL.len()]);

impl ByRole {
    /// The first column of a role.
    pub(super) fn column(&self, role: Role) -> Option<u32> {
        self.all(role).first().copied()
    }

    /// Every column of a role.
    pub(super) fn all(&self, role: Role) -> &[u32] {
        &self.0[role as usize]
    }
}

impl Layout {
    /// Its name in JSON and mapping files.
    pub fn id(self) -> &'static str {
        match self {
            Layout::Form => "form",
            Layout::Roster => "roster",
        }
    }
}

impl List {
    /// The column with this role.
    pub(super) fn column(&self, role: Role) -> Option<u32> {
        let holds = |used: &Use| matches!(used, Use::Role(own) if *own == role);
        self.columns.iter().find(|(_, used)| holds(used)).map(|(col, _)| *col)
    }

    /// The columns of each role, to be looked up for every row.
    pub(super) fn by_role(&self) -> ByRole {
        let mut columns = [const { Vec::new() }; Role::ALL.len()];
        for (col, used) in &self.columns {
            if let Use::Role(role) = used {
                columns[*role as usize].push(*col);
            }
        }
        ByRole(columns)
    }

    /// Every column whose ticks give a result, with the result.
    pub(super) fn choices(&self) -> impl Iterator<Item = (u32, &str)> {
        self.columns.iter().filter_map(|(col, used)| match used {
            Use::Choice(mark) => Some((*col, mark.as_str())),
            Use::Role(_) | Use::Part(..) | Use::Field(_) | Use::Count(..) | Use::About(_) => None,
        })
    }

    /// The column that holds this.
    pub(super) fn find(&self, wanted: &Use) -> Option<u32> {
        self.columns.iter().find(|(_, used)| *used == wanted).map(|(col, _)| *col)
    }
}

impl Use {
    /// Its name in `read` and mapping files: `result`, `4.measured`, `4.count.late`,
    /// `field.hall_area`, `centre`.
    pub(super) fn id(&self) -> String {
        match self {
            Use::Role(role) => role.id().to_owned(),
            Use::Choice(mark) => format!("choice.{mark}"),
            Use::Part(indicator, Role::Result) => indicator.clone(),
            Use::Part(indicator, role) => format!("{indicator}.{}", role.id()),
            Use::Field(field) => format!("field.{field}"),
            Use::Count(indicator, counted) => format!("{indicator}.count.{counted}"),
            Use::About(label) => label.id().to_owned(),
        }
    }

    /// What such a name means.
    pub(super) fn parse(id: &str) -> Option<Use> {
        if let Some(role) = Role::parse(id) {
            return Some(Use::Role(role));
        }
        if let Some(label) = Label::parse(id) {
            return Some(Use::About(label));
        }
        if let Some(field) = id.strip_prefix("field.") {
            return Some(Use::Field(field.to_owned()));
        }
        if let Some(mark) = id.strip_prefix("choice.") {
            return is_mark(mark).then(|| Use::Choice(mark.to_owned()));
        }
        if let Some((indicator, counted)) = id.split_once(".count.") {
            return Some(Use::Count(indicator.to_owned(), counted.to_owned()));
        }
        match id.rsplit_once('.') {
            Some((indicator, role)) if Role::parse(role).is_some() => {
                Role::parse(role).map(|role| Use::Part(indicator.to_owned(), role))
            }
            _ => id.starts_with(|c: char| c.is_ascii_digit()).then(|| Use::Part(id.to_owned(), Role::Result)),
        }
    }
}
