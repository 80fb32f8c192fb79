//! An inspection: what was found at one centre, each value with its cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::answers::Answers;
use crate::place::Place;
use crate::problem::Problem;
use crate::value::{Mark, Quantity};

/// One centre, one visit.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The list it was read from.
    pub at: Place,
    /// The centre's name.
    pub centre: Option<Stated<String>>,
    /// The centre's code.
    pub code: Option<Stated<String>>,
    /// The region it belongs to.
    pub region: Option<Stated<String>>,
    /// Its level, as it is written.
    pub level: Option<Stated<String>>,
    /// The day of the visit.
    pub date: Option<Stated<Date>>,
    /// What was found, by indicator.
    pub answers: Answers,
    /// What was found of the members of sets, by indicator and member.
    pub members: BTreeMap<String, BTreeMap<String, Answer>>,
    /// How often faults were found, by indicator and deduction (or bonus).
    pub counts: BTreeMap<String, BTreeMap<String, Count>>,
    /// What was measured, by field.
    pub facts: BTreeMap<String, Fact>,
    /// What is wrong with the input.
    pub problems: Vec<Problem>,
}

impl Inspection {
    /// An inspection of which nothing is known yet.
    pub fn new(at: Place) -> Self {
        Inspection {
            at,
            centre: None,
            code: None,
            region: None,
            level: None,
            date: None,
            answers: Answers::default(),
            members: BTreeMap::new(),
            counts: BTreeMap::new(),
            facts: BTreeMap::new(),
            problems: Vec::new(),
        }
    }
}

/// Something the file states, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it states.
    pub value: T,
    /// Where.
    pub at: Place,
}

/// What was put down for one indicator.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The result; `None` where the cell is blank.
    pub result: Option<Attested>,
    /// The centre's own result, where the list keeps both.
    pub own: Option<Attested>,
    /// The cell for the result, blank or not.
    pub at: Place,
    /// The remark.
    pub remark: Option<Arc<str>>,
    /// The evidence named.
    pub evidence: Option<Arc<str>>,
    /// How often a fault was found, as written.
    pub occurrences: Option<Arc<str>>,
    /// By when it is to be put right, as written.
    pub deadline: Option<Arc<str>>,
}

impl Answer {
    /// An answer of which only the cell is known.
    pub fn blank(at: Place) -> Self {
        Answer {
            result: None,
            own: None,
            at,
            remark: None,
            evidence: None,
            occurrences: None,
            deadline: None,
        }
    }
}

/// A result as it was written.
#[derive(Debug, Clone)]
pub struct Attested {
    /// What it means; `None` where it cannot be read (a problem says so).
    pub mark: Option<Mark>,
    /// What the cell holds.
    pub text: Arc<str>,
}

/// How often something was found, as it was written.
#[derive(Debug, Clone)]
pub struct Count {
    /// How often; `None` where it cannot be read (a problem says so).
    pub value: Option<Decimal>,
    /// What the cell holds.
    pub text: String,
    /// The cell.
    pub at: Place,
}

/// A measured fact as it was written.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The quantity; `None` where it cannot be read (a problem says so).
    pub quantity: Option<Quantity>,
    /// What the cell holds.
    pub text: String,
    /// The cell.
    pub at: Place,
}
