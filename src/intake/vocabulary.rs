//! The names to look for in a file, handed in by whoever knows the standard.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memmem::Finder;
use rust_decimal::Decimal;

use super::keys::label_key;
use crate::text::{is_prose, match_key, with_match_key};
use crate::value::{Datum, Measure, Polarity};
use crate::wording::Bilingual;

/// Everything a file may name. Names are folded once, when it is made.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    pub(super) indicators: Vec<IndicatorName>,
    fields: Vec<FieldName>,
    grade_keys: Vec<String>,
    column_keys: BTreeMap<String, Vec<String>>,
    index: Index,
    number: u64,
}

/// Numbers that are ids are below this.
const NUMBERS: usize = 1000;

/// How many were made; the first has the number 1, and 0 is that of none at all.
static MADE: AtomicU64 = AtomicU64::new(0);

/// Where each name stands; of several the first.
#[derive(Debug, Clone, Default)]
struct Index {
    ids: BTreeMap<String, usize>,
    /// The same by the number that an id is, where it is a short one: what most lists number by.
    numbers: Vec<Option<usize>>,
    written: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
    /// Numbers of members and of what is counted: the indicator, and which of its own.
    members: BTreeMap<String, (usize, usize)>,
    counted: BTreeMap<String, (usize, usize)>,
    fields: BTreeMap<String, usize>,
    whole_labels: BTreeMap<String, usize>,
    bare_labels: BTreeMap<String, usize>,
}

impl Index {
    fn new(indicators: &[IndicatorName], fields: &[FieldName]) -> Self {
        let mut index = Index::default();
        for (at, indicator) in indicators.iter().enumerate() {
            index.ids.entry(indicator.id.to_string()).or_insert(at);
            if let Ok(number) = indicator.id.parse::<usize>()
                && number < NUMBERS
                && *number.to_string() == *indicator.id
            {
                index.numbers.resize(index.numbers.len().max(number + 1), None);
                index.numbers[number].get_or_insert(at);
            }
            index.written.entry(indicator.id.to_lowercase()).or_insert(at);
            for title in &indicator.title_keys {
                index.titles.entry(title.clone()).or_insert(at);
            }
            for (parts, own) in
                [(&mut index.members, &indicator.members), (&mut index.counted, &indicator.counted)]
            {
                for (nth, part) in own.iter().enumerate() {
                    parts.entry(part.number_key.clone()).or_insert((at, nth));
                }
            }
        }
        for (at, field) in fields.iter().enumerate() {
            index.fields.entry(field.id.clone()).or_insert(at);
            for key in &field.whole_keys {
                index.whole_labels.entry(key.clone()).or_insert(at);
            }
            for key in &field.label_keys {
                index.bare_labels.entry(key.clone()).or_insert(at);
            }
        }
        index
    }
}

/// How an indicator is recognised.
#[derive(Debug, Clone)]
pub struct IndicatorName {
    /// Its id.
    pub id: Arc<str>,
    /// What the standard gives for it.
    pub points: Decimal,
    /// Words its row has, for messages.
    pub terms: Vec<String>,
    /// The field that the measured value in its row is for.
    pub field: Option<String>,
    /// What 有 and 无 mean for it.
    pub polarity: Polarity,
    title_keys: [String; 2],
    term_keys: Vec<Finder<'static>>,
    pub(super) members: Vec<PartName>,
    counted: Vec<PartName>,
}

/// How one thing of an indicator is recognised: a member of its set, a fault that is counted.
#[derive(Debug, Clone)]
pub struct PartName {
    /// Its id.
    pub id: String,
    /// Whether it is there or not, and is not counted.
    pub(super) is_yes_or_no: bool,
    number_key: String,
    label_keys: Vec<String>,
}

/// How a field is recognised.
#[derive(Debug, Clone)]
pub struct FieldName {
    /// Its id.
    pub id: String,
    /// The kind of quantity it holds.
    pub measure: Measure,
    whole_keys: Vec<String>,
    label_keys: Vec<String>,
}

impl Vocabulary {
    /// The names of indicators, fields and grades (columns so named hold the document's own √,
    /// not results), and further header names by the id of the column's role.
    pub fn new(
        indicators: Vec<IndicatorName>,
        fields: Vec<FieldName>,
        grades: &[String],
        columns: &BTreeMap<String, Vec<String>>,
    ) -> Self {
        let keys = |names: &[String]| names.iter().map(|name| label_key(name)).collect();
        Vocabulary {
            index: Index::new(&indicators, &fields),
            indicators,
            fields,
            grade_keys: keys(grades),
            column_keys: columns.iter().map(|(role, names)| (role.clone(), keys(names))).collect(),
            number: MADE.fetch_add(1, Ordering::Relaxed) + 1,
        }
    }

    /// Tells it from every other that is not its copy.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The indicator with this id.
    pub(super) fn indicator(&self, id: &str) -> Option<&IndicatorName> {
        self.index.ids.get(id).map(|at| &self.indicators[*at])
    }

    /// The indicator whose number a cell holds as a number; the same that its id is read to.
    pub(super) fn indicator_numbered(&self, cell: &Datum) -> Option<&IndicatorName> {
        let Datum::Number { value, percent: false } = cell else { return None };
        let number = usize::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)?;
        self.index.numbers.get(number).copied().flatten().map(|at| &self.indicators[at])
    }

    /// The indicator whose id a cell holds just as it is.
    pub(super) fn indicator_written(&self, text: &str) -> Option<&IndicatorName> {
        if is_prose(text) {
            return None;
        }
        self.index.written.get(&match_key(text)).map(|at| &self.indicators[*at])
    }

    /// The member, and its indicator, whose number a cell holds just as it is: `8(1)`.
    pub(super) fn member_written(&self, text: &str) -> Option<(&IndicatorName, &PartName)> {
        if is_prose(text) || !text.contains(['(', '（']) {
            return None;
        }
        let (at, nth) = *self.index.members.get(&match_key(text))?;
        Some((&self.indicators[at], &self.indicators[at].members[nth]))
    }

    /// The fault (or bonus) to count, and its indicator, whose number a cell holds just as it is:
    /// `8(-1)`.
    pub(super) fn counted_written(&self, text: &str) -> Option<(&IndicatorName, &PartName)> {
        if is_prose(text) || !text.contains(['(', '（']) {
            return None;
        }
        let (at, nth) = *self.index.counted.get(&match_key(text))?;
        Some((&self.indicators[at], &self.indicators[at].counted[nth]))
    }

    /// Whether a cell holds the number of one thing of an indicator: a member, a fault to count.
    pub(super) fn is_part(&self, cell: &Datum) -> bool {
        matches!(cell, Datum::Text(text)
            if self.member_written(text).is_some() || self.counted_written(text).is_some())
    }

    /// The indicator with this title.
    pub(super) fn indicator_titled(&self, label: &str) -> Option<&IndicatorName> {
        self.index.titles.get(&label_key(label)).map(|at| &self.indicators[*at])
    }

    /// Every field.
    pub(super) fn fields(&self) -> impl Iterator<Item = &FieldName> {
        self.fields.iter()
    }

    /// The field with this id.
    pub(super) fn field(&self, id: &str) -> Option<&FieldName> {
        self.index.fields.get(id).map(|at| &self.fields[*at])
    }

    /// The field a label names: as a whole first, then without what stands in brackets.
    pub(super) fn field_named(&self, label: &str) -> Option<&FieldName> {
        if is_prose(label) {
            return None;
        }
        let whole = self.index.whole_labels.get(&match_key(label));
        let at = whole.or_else(|| self.index.bare_labels.get(&label_key(label)))?;
        Some(&self.fields[*at])
    }

    /// Whether a header names a grade.
    pub(super) fn names_grade(&self, header: &str) -> bool {
        self.grade_keys.contains(&label_key(header))
    }

    /// Whether the standard adds a header name, as a label key, for a role.
    pub(super) fn adds_column(&self, role: &str, key: &str) -> bool {
        self.column_keys.get(role).is_some_and(|keys| keys.iter().any(|own| own == key))
    }

    /// Whether it adds any.
    pub(super) fn adds_columns(&self) -> bool {
        !self.column_keys.is_empty()
    }
}

impl IndicatorName {
    /// The names of an indicator.
    pub fn new(
        id: String,
        title: &Bilingual,
        terms: Vec<String>,
        points: Decimal,
        field: Option<String>,
        polarity: Polarity,
    ) -> Self {
        let titles = [match_key(&title.zh), match_key(&title.en)];
        let term_keys = terms.iter().map(|term| match_key(term)).chain(titles);
        let term_keys = term_keys.map(|key| Finder::new(&key).into_owned()).collect();
        IndicatorName {
            id: id.into(),
            points,
            terms,
            field,
            polarity,
            title_keys: [label_key(&title.zh), label_key(&title.en)],
            term_keys,
            members: Vec::new(),
            counted: Vec::new(),
        }
    }

    /// The same with the members of its set.
    #[must_use]
    pub fn with_members(mut self, members: Vec<PartName>) -> Self {
        self.members = members;
        self
    }

    /// The same with what is counted of it: faults that cost points, or what earns a bonus.
    #[must_use]
    pub fn with_counted(mut self, counted: Vec<PartName>) -> Self {
        self.counted = counted;
        self
    }

    /// What is counted of it, where that is just one thing: its own row is enough to say how often.
    pub(super) fn only_counted(&self) -> Option<&PartName> {
        match self.counted.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether anything is counted of it.
    pub(super) fn is_counted(&self) -> bool {
        !self.counted.is_empty()
    }

    /// The ids of what is counted of it.
    pub(super) fn counted_ids(&self) -> impl Iterator<Item = &str> {
        self.counted.iter().map(|counted| counted.id.as_str())
    }

    /// What is counted of it under this id.
    pub(super) fn counted(&self, id: &str) -> Option<&PartName> {
        self.counted.iter().find(|counted| counted.id == id)
    }

    /// The fault or bonus that a text names.
    pub(super) fn counted_named(&self, text: &str) -> Option<&PartName> {
        if self.counted.is_empty() || is_prose(text) {
            return None;
        }
        let key = label_key(text);
        self.counted.iter().find(|counted| counted.label_keys.contains(&key))
    }

    /// The member that a text names.
    pub(super) fn member_named(&self, text: &str) -> Option<&PartName> {
        if self.members.is_empty() || is_prose(text) {
            return None;
        }
        let key = label_key(text);
        self.members.iter().find(|member| member.label_keys.contains(&key))
    }

    /// Whether a text is its title and nothing else.
    pub(super) fn is_titled(&self, text: &str) -> bool {
        self.title_keys.contains(&label_key(text))
    }

    /// Whether a row's text has a word of this indicator.
    pub(super) fn is_in(&self, text: &str) -> bool {
        with_match_key(text, |key| self.term_keys.iter().any(|term| term.find(key.as_bytes()).is_some()))
    }
}

impl PartName {
    /// Its id, the number its row has, and what it is called.
    pub fn new(id: String, number: &str, labels: &[&str]) -> Self {
        let label_keys = labels.iter().map(|label| label_key(label)).collect();
        PartName { id, number_key: match_key(number), is_yes_or_no: false, label_keys }
    }

    /// The same for what is there or not, and is not counted.
    #[must_use]
    pub fn yes_or_no(mut self) -> Self {
        self.is_yes_or_no = true;
        self
    }
}

impl FieldName {
    /// The names of a field.
    pub fn new(id: String, measure: Measure, aliases: &[String]) -> Self {
        FieldName {
            id,
            measure,
            whole_keys: aliases.iter().map(|alias| match_key(alias)).collect(),
            label_keys: aliases.iter().map(|alias| label_key(alias)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remembered::OF_NONE;

    #[test]
    fn a_vocabulary_has_the_number_of_its_copies_and_of_no_other() {
        let new = || Vocabulary::new(Vec::new(), Vec::new(), &[], &BTreeMap::new());
        let (first, second) = (new(), new());
        assert!(first.number() != second.number() && first.number() != OF_NONE);
        assert_eq!(first.number(), first.clone().number());
    }

    #[test]
    fn a_number_is_the_indicator_that_its_digits_are() {
        let title = Bilingual { zh: "甲".to_owned(), en: "A".to_owned() };
        let named = |id: &str| {
            let polarity = Polarity::default();
            IndicatorName::new(id.to_owned(), &title, Vec::new(), Decimal::ONE, None, polarity)
        };
        let ids = ["1", "2", "007", "2.1", "58", "1000", "4a", "0"];
        let names = Vocabulary::new(ids.map(named).to_vec(), Vec::new(), &[], &BTreeMap::new());
        for (text, percent) in ["0", "1", "2", "3", "7", "58", "2.1", "2.0", "-1", "999", "1000", "1e20"]
            .map(|text| (text, false))
            .into_iter()
            .chain([("1", true)])
        {
            let value = Decimal::from_scientific(text).or_else(|_| text.parse()).expect("a number");
            let cell = Datum::Number { value, percent };
            let found = names.indicator_numbered(&cell).map(|name| &*name.id);
            // What it does not tell is left to the digits.
            let by_digits = names.indicator(&cell.shown()).map(|name| &*name.id);
            assert!(found.is_none() || found == by_digits, "{text}: {found:?}, {by_digits:?}");
            assert_eq!(found.is_some(), !percent && ["0", "1", "2", "58"].contains(&text), "{text}");
        }
    }
}
