//! The names to look for in a file, handed in by whoever knows the standard.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::text::{label_key, match_key};
use crate::value::{Measure, Polarity};

/// Everything a file may name.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The indicators, in the standard's order.
    pub indicators: Vec<IndicatorName>,
    /// The measured fields.
    pub fields: Vec<FieldName>,
    /// The names of grades: columns so named hold the document's own √, not results.
    pub grades: Vec<String>,
    /// Further header names, by the id of the column's role.
    pub columns: BTreeMap<String, Vec<String>>,
}

/// How an indicator is recognised.
#[derive(Debug, Clone)]
pub struct IndicatorName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the standard gives for it.
    pub points: Decimal,
    /// Words its row has.
    pub terms: Vec<String>,
    /// The field that the measured value in its row is for.
    pub field: Option<String>,
    /// What 有 and 无 mean for it.
    pub polarity: Polarity,
}

/// How a field is recognised.
#[derive(Debug, Clone)]
pub struct FieldName {
    /// Its id.
    pub id: String,
    /// The kind of quantity it holds.
    pub measure: Measure,
    /// The labels people use for it.
    pub aliases: Vec<String>,
}

impl Vocabulary {
    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&IndicatorName> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The indicator whose id a cell holds just as it is.
    pub(super) fn indicator_written(&self, text: &str) -> Option<&IndicatorName> {
        let key = match_key(text);
        self.indicators.iter().find(|indicator| match_key(&indicator.id) == key)
    }

    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&FieldName> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field a label names.
    pub(super) fn field_named(&self, label: &str) -> Option<&FieldName> {
        let whole = match_key(label);
        let bare = label_key(label);
        self.fields.iter().find(|field| field.aliases.iter().any(|alias| match_key(alias) == whole)).or_else(
            || self.fields.iter().find(|field| field.aliases.iter().any(|alias| label_key(alias) == bare)),
        )
    }

    /// Whether a header names a grade.
    pub(super) fn names_grade(&self, header: &str) -> bool {
        let key = label_key(header);
        self.grades.iter().any(|grade| label_key(grade) == key)
    }
}

impl IndicatorName {
    /// Whether a row's text has a word of this indicator.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let key = match_key(text);
        self.terms.iter().any(|term| key.contains(&match_key(term)))
    }
}
