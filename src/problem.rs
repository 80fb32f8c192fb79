//! A defect in a file that was given to us, as data: it is collected, never thrown.

use crate::place::Place;
use crate::wording::{Arg, Message};

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something could not be used; the input needs mending (exit code 4).
    Error,
    /// It was used, but somebody should look.
    Warning,
}

impl Severity {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// What is wrong, where, and how much it weighs. What to do stands in the text's `.help`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its weight.
    pub severity: Severity,
    /// The sentence; its key is the problem's code.
    pub message: Message,
    /// Where it is.
    pub place: Place,
}

impl Problem {
    /// A problem that keeps something from being used.
    pub fn error(code: &'static str, place: Place) -> Self {
        Problem { severity: Severity::Error, message: Message::new(code), place }
    }

    /// A problem somebody should look at.
    pub fn warning(code: &'static str, place: Place) -> Self {
        Problem { severity: Severity::Warning, message: Message::new(code), place }
    }

    /// Adds a fact to its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, arg);
        self
    }

    /// Its stable name.
    pub fn code(&self) -> &'static str {
        self.message.key()
    }
}
