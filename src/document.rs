//! A TOML file read key by key: every value with its place, every problem collected.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::place::{Place, Span, Spot};
use crate::problem::Problem;
use crate::text::nearest;
use crate::wording::{Bilingual, Message};

/// Something written in the file, and the bytes it stands in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) at: Range<usize>,
}

/// The file being read and the problems found in it so far.
pub(crate) struct Doc<'i> {
    file: Arc<str>,
    text: &'i str,
    /// How many blanks come before the file's own text: ranges of bytes among them are those of
    /// the file that this one builds on, and are shown where this one names it.
    blank: usize,
    named_at: Range<usize>,
    /// What comes after a wide sign in its line: it is misread because of that.
    spoilt: Vec<Range<usize>>,
    problems: Vec<Problem>,
}

/// One table of the file. Every key asked for is a key it may have.
pub(crate) struct Table<'t, 'i> {
    entries: &'t DeTable<'i>,
    pub(crate) at: Range<usize>,
    asked: Vec<&'static str>,
    /// The keys of the tables it stands in, as far as they were asked for.
    outer: Vec<&'static str>,
    is_passed_over: bool,
    #[cfg(test)]
    needed: Vec<&'static str>,
}

/// The keys that tables were asked for, and those of them that were needed, while `read` runs.
#[cfg(test)]
pub(crate) fn recorded(read: impl FnOnce()) -> std::collections::BTreeSet<AskedKeys> {
    RECORD.with(|record| record.borrow_mut().clear());
    read();
    RECORD.with(|record| record.borrow().clone())
}

#[cfg(test)]
type AskedKeys = (std::collections::BTreeSet<String>, std::collections::BTreeSet<String>);

#[cfg(test)]
thread_local! {
    static RECORD: std::cell::RefCell<std::collections::BTreeSet<AskedKeys>> = const {
        std::cell::RefCell::new(std::collections::BTreeSet::new())
    };
}

impl<'i> Doc<'i> {
    pub(crate) fn new(file: Arc<str>, text: &'i str) -> Self {
        Doc { file, text, blank: 0, named_at: 0..0, spoilt: Vec::new(), problems: Vec::new() }
    }

    /// A file that builds on another, with as many blanks before its own text as that one has
    /// bytes: what is read from either keeps its range, and which of the two it is in.
    pub(crate) fn upon(blank: usize, file: Arc<str>, text: &'i str) -> Self {
        debug_assert!(text.get(..blank).is_some_and(|blank| blank.trim().is_empty()), "blanks first");
        Doc { file, text, blank, named_at: blank..blank, spoilt: Vec::new(), problems: Vec::new() }
    }

    /// Says where the file names the one it builds on.
    pub(crate) fn names_base(&mut self, at: &Range<usize>) {
        self.named_at = at.clone();
    }

    /// Where the file's own text begins.
    pub(crate) fn begin(&self) -> Range<usize> {
        self.blank..self.blank
    }

    /// The text as TOML; syntax errors become problems.
    pub(crate) fn parse(&mut self) -> Spanned<DeTable<'i>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            if self.spoilt.iter().any(|spoilt| spoilt.contains(&at.start)) {
                continue;
            }
            let rest = self.text.get(at.start..).unwrap_or_default();
            if let Some((sign, plain)) = wide_sign(rest) {
                self.spoilt.push(at.start..at.start + rest.find('\n').unwrap_or(rest.len()));
                let sign_at = at.start..at.start + sign.len_utf8();
                self.report("toml_wide_sign", &sign_at, |p| {
                    p.with("sign", sign.to_string()).with("plain", plain)
                });
                continue;
            }
            let is_chinese_key = self
                .text
                .get(at.start..)
                .is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_ascii()));
            let code = if is_chinese_key { "toml_bare_key" } else { "toml_syntax" };
            self.report(code, &at, |p| p.with("detail", error.message()));
        }
        table
    }

    /// The text once more, after another reader has reported its syntax errors.
    pub(crate) fn parse_again(&self) -> Spanned<DeTable<'i>> {
        DeTable::parse_recoverable(self.text).0
    }

    pub(crate) fn report(
        &mut self,
        code: &'static str,
        at: &Range<usize>,
        facts: impl FnOnce(Problem) -> Problem,
    ) {
        let at = if at.start < self.blank { &self.named_at } else { at };
        let own = at.start.saturating_sub(self.blank)..at.end.saturating_sub(self.blank);
        let spot = Spot::Text(Span::locate(&self.text[self.blank..], own));
        let place = Place { file: self.file.clone(), spot };
        self.problems.push(facts(Problem::error(code, place)));
    }

    /// Reports a key of a table further out that stands below the header of one inside.
    fn report_misplaced(&mut self, key: &Written<String>, header: &Range<usize>) {
        let own = header.start.saturating_sub(self.blank)..header.end.saturating_sub(self.blank);
        let line = Span::locate(&self.text[self.blank..], own).line;
        let hint = Message::new("key-of-outer")
            .with("word", key.value.as_str())
            .with("table", self.text.get(header.clone()).unwrap_or_default())
            .with("line", line.to_string());
        self.report("unknown_key", &key.at, |p| p.with("word", key.value.as_str()).with("hint", hint));
    }

    /// Whether anything is wrong between two places of the file.
    pub(crate) fn has_problem_within(&self, bytes: &Range<usize>) -> bool {
        self.problems.iter().any(|problem| match &problem.place.spot {
            Spot::Text(span) => bytes.contains(&(span.bytes.start + self.blank)),
            Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => false,
        })
    }

    /// All problems, by line.
    pub(crate) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| match &problem.place.spot {
            Spot::Text(span) => span.bytes.start,
            Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => 0,
        });
        self.problems
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &'static str) {
        self.report("wrong_type", &value.span(), |p| p.with("key", key).with("wanted", Message::new(wanted)));
    }
}

impl<'t, 'i> Table<'t, 'i> {
    pub(crate) fn new(entries: &'t DeTable<'i>, at: Range<usize>) -> Self {
        Table {
            entries,
            at,
            asked: Vec::new(),
            outer: Vec::new(),
            is_passed_over: false,
            #[cfg(test)]
            needed: Vec::new(),
        }
    }

    /// Whether the key is written.
    pub(crate) fn has(&mut self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// The value under a key, as it is.
    pub(crate) fn entry(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.entries.get(key)
    }

    /// Like any of the readers below, but the key must be there.
    pub(crate) fn need<T>(
        &mut self,
        doc: &mut Doc<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &mut Doc<'_>, &'static str) -> Option<T>,
    ) -> Option<T> {
        #[cfg(test)]
        self.needed.push(key);
        if self.has(key) {
            read(self, doc, key)
        } else {
            doc.report("missing_key", &self.place_for(), |p| p.with("key", key));
            None
        }
    }

    /// Where a key that is missing belongs: after the key asked for before it, as far as there is one.
    fn place_for(&self) -> Range<usize> {
        let before = self.asked.iter().rev().find_map(|key| self.entries.get_key_value(*key));
        before.map_or_else(|| self.at.clone(), |(key, _)| key.span())
    }

    pub(crate) fn text(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Written<String>> {
        let value = self.entry(key)?;
        as_text(doc, key, value)
    }

    pub(crate) fn texts(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Vec<Written<String>>> {
        let value = self.entry(key)?;
        as_texts(doc, key, value)
    }

    pub(crate) fn integer(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Written<i64>> {
        let value = self.entry(key)?;
        let number =
            value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            doc.wrong_type(key, value, "type-integer");
        }
        Some(Written { value: number?, at: value.span() })
    }

    pub(crate) fn flag(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<bool> {
        Some(self.flag_at(doc, key)?.value)
    }

    pub(crate) fn flag_at(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Written<bool>> {
        let value = self.entry(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            doc.wrong_type(key, value, "type-flag");
        }
        Some(Written { value: flag?, at: value.span() })
    }

    pub(crate) fn integers(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Vec<Written<i64>>> {
        let value = self.entry(key)?;
        let read = |item: &Spanned<DeValue<'_>>| {
            let number = item.get_ref().as_integer()?;
            let number = i64::from_str_radix(number.as_str(), number.radix()).ok()?;
            Some(Written { value: number, at: item.span() })
        };
        let items =
            value.get_ref().as_array().map(|items| items.iter().map(read).collect::<Option<Vec<_>>>());
        match items.flatten() {
            Some(items) => Some(items),
            None => {
                doc.wrong_type(key, value, "type-integers");
                None
            }
        }
    }

    /// Every key with its text, in the order they are written.
    pub(crate) fn texts_in_order(&self, doc: &mut Doc<'_>) -> Vec<(Written<String>, Written<String>)> {
        let read = |(key, value): (Written<String>, _)| {
            let text = as_text(doc, &key.value, value)?;
            Some((key, text))
        };
        self.in_order().into_iter().filter_map(read).collect()
    }

    /// A number, or a text that holds one (`"30%"`), as it is written.
    pub(crate) fn amount(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Written<String>> {
        let value = self.entry(key)?;
        as_amount(doc, key, value)
    }

    pub(crate) fn bilingual(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Bilingual> {
        let value = self.entry(key)?;
        if !value.get_ref().is_table() {
            doc.wrong_type(key, value, "type-bilingual");
            return None;
        }
        let mut table = as_table(doc, key, value)?;
        let zh = table.need(doc, "zh", Table::text);
        let en = table.need(doc, "en", Table::text);
        table.finish(doc);
        Some(Bilingual { zh: zh?.value, en: en?.value })
    }

    pub(crate) fn table(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Option<Table<'t, 'i>> {
        let value = self.entry(key)?;
        self.inside(doc, key, value)
    }

    /// `[[key]]`, in order.
    pub(crate) fn tables(&mut self, doc: &mut Doc<'_>, key: &'static str) -> Vec<Table<'t, 'i>> {
        let Some(value) = self.entry(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            doc.wrong_type(key, value, "type-tables");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.inside(doc, key, item)).collect()
    }

    /// A table that stands in this one.
    fn inside(&self, doc: &mut Doc<'_>, key: &str, value: &'t Spanned<DeValue<'i>>) -> Option<Table<'t, 'i>> {
        let mut table = as_table(doc, key, value)?;
        table.outer = [self.asked.as_slice(), self.outer.as_slice()].concat();
        Some(table)
    }

    /// `[key.name]`, in the order they are written.
    pub(crate) fn named(
        &mut self,
        doc: &mut Doc<'_>,
        key: &'static str,
    ) -> Vec<(Written<String>, Table<'t, 'i>)> {
        let Some(table) = self.table(doc, key) else { return Vec::new() };
        let entries = table.in_order();
        entries.into_iter().filter_map(|(name, value)| Some((name, table.inside(doc, key, value)?))).collect()
    }

    /// `[key]` with texts under any name, in the order they are written.
    pub(crate) fn named_texts(
        &mut self,
        doc: &mut Doc<'_>,
        key: &'static str,
    ) -> Vec<(Written<String>, Bilingual)> {
        let named = self.named(doc, key);
        let mut texts = Vec::new();
        for (name, mut table) in named {
            let zh = table.need(doc, "zh", Table::text);
            let en = table.need(doc, "en", Table::text);
            table.finish(doc);
            if let (Some(zh), Some(en)) = (zh, en) {
                texts.push((name, Bilingual { zh: zh.value, en: en.value }));
            }
        }
        texts
    }

    /// Every key with its value, in the order they are written.
    pub(crate) fn in_order(&self) -> Vec<(Written<String>, &'t Spanned<DeValue<'i>>)> {
        let mut entries: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| (Written { value: key.get_ref().to_string(), at: key.span() }, value))
            .collect();
        entries.sort_by_key(|(key, _)| key.at.start);
        entries
    }

    /// Leaves the keys nobody asked for unreported: of what the table is about too little is known.
    pub(crate) fn pass_over(&mut self) {
        self.is_passed_over = true;
    }

    /// Reports every key nobody asked for.
    pub(crate) fn finish(self, doc: &mut Doc<'_>) {
        if self.is_passed_over {
            return;
        }
        #[cfg(test)]
        RECORD.with(|record| {
            let texts = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
            record.borrow_mut().insert((texts(&self.asked), texts(&self.needed)))
        });
        for (key, _) in self.in_order() {
            let is_spoilt = doc.spoilt.iter().any(|spoilt| spoilt.contains(&key.at.start));
            if self.asked.contains(&key.value.as_str()) || is_spoilt {
                continue;
            }
            // What is written below the header of a table is the table's, whatever was meant.
            let has_header = doc.text.get(self.at.clone()).is_some_and(|text| text.starts_with('['));
            if has_header && self.outer.contains(&key.value.as_str()) {
                doc.report_misplaced(&key, &self.at);
            } else {
                let near = nearest(&key.value, self.asked.iter().copied());
                report_unknown(doc, "unknown_key", &key, near);
            }
        }
    }
}

/// A sign as Chinese keyboards write it, where a text begins with one, and the sign that TOML knows.
fn wide_sign(text: &str) -> Option<(char, &'static str)> {
    let sign = text.chars().next()?;
    let plain = match sign {
        '“' | '”' | '‘' | '’' | '＂' => "\"",
        '，' | '、' => ",",
        '＝' => "=",
        '：' => "=",
        '［' | '【' => "[",
        '］' | '】' => "]",
        '｛' => "{",
        '｝' => "}",
        '＃' => "#",
        '。' | '．' => ".",
        '\u{3000}' => " ",
        _ => return None,
    };
    Some((sign, plain))
}

/// Reports a word that is not one of those that can stand there, with the nearest of them.
pub(crate) fn report_unknown(
    doc: &mut Doc<'_>,
    code: &'static str,
    word: &Written<String>,
    near: Option<&str>,
) {
    let hint = match near {
        Some(near) => Message::new("did-you-mean").with("word", near),
        None => Message::new("no-suggestion"),
    };
    doc.report(code, &word.at, |p| p.with("word", word.value.as_str()).with("hint", hint));
}

pub(crate) fn as_amount(
    doc: &mut Doc<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<Written<String>> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        // 0x50 is a number to TOML, but nobody means 80 by it in a checklist.
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Integer(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => {
            doc.wrong_type(key, value, "type-number");
            return None;
        }
    };
    Some(Written { value: text, at: value.span() })
}

pub(crate) fn as_table<'t, 'i>(
    doc: &mut Doc<'_>,
    key: &str,
    value: &'t Spanned<DeValue<'i>>,
) -> Option<Table<'t, 'i>> {
    match value.get_ref().as_table() {
        Some(entries) => Some(Table::new(entries, value.span())),
        None => {
            doc.wrong_type(key, value, "type-table");
            None
        }
    }
}

pub(crate) fn as_texts(
    doc: &mut Doc<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<Vec<Written<String>>> {
    let Some(items) = value.get_ref().as_array() else {
        doc.wrong_type(key, value, "type-texts");
        return None;
    };
    Some(items.iter().filter_map(|item| as_text(doc, key, item)).collect())
}

pub(crate) fn as_text(doc: &mut Doc<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Written<String>> {
    match value.get_ref().as_str() {
        Some(text) if !text.trim().is_empty() => Some(Written { value: text.to_owned(), at: value.span() }),
        Some(_) => {
            doc.report("empty_text", &value.span(), |p| p.with("key", key));
            None
        }
        None => {
            doc.wrong_type(key, value, "type-text");
            None
        }
    }
}
