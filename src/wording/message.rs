//! A sentence not yet in any language: a key and the facts that go into it.

use super::Bilingual;

/// A key of the texts, with the facts its sentence mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// One fact in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text as it stands: an id, a cell, what somebody wrote.
    Text(String),
    /// A count of things, which decides between singular and plural.
    Count(u32),
    /// A name that the standard gives in both languages.
    Name(Bilingual),
    /// A sentence inside a sentence.
    Message(Message),
    /// Several, joined as the language joins them.
    List(Vec<Arg>),
}

impl Message {
    /// A message without facts.
    pub fn new(key: &'static str) -> Self {
        Message { key, args: Vec::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The key of its text.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Its facts, in the order given.
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl From<&Bilingual> for Arg {
    fn from(name: &Bilingual) -> Self {
        Arg::Name(name.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(message)
    }
}

impl<T: Into<Arg>> From<Vec<T>> for Arg {
    fn from(items: Vec<T>) -> Self {
        Arg::List(items.into_iter().map(Into::into).collect())
    }
}
