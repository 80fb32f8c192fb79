//! The standards with whose texts lines of results are made whole again.

use dabiao::report::{LineError, Record, Saved};
use dabiao::standard::{Builtin, Standard};
use dabiao::wording::{Message, Words};

use super::stop::Stop;
use super::which;

/// Standards that are at hand.
#[derive(Debug, Default)]
pub(crate) struct Texts(Vec<Standard>);

impl Texts {
    /// These, and the built-in ones that some results were judged by.
    pub(crate) fn new(mut given: Vec<Standard>, results: &[Saved]) -> anyhow::Result<Self> {
        for (id, _, sha256) in results.iter().flat_map(Saved::standards) {
            if find(&given, id, sha256).is_none()
                && let Some(builtin) = Builtin::find(id)
            {
                let standard = which::parse_builtin(builtin)?;
                if standard.sha256 == sha256 {
                    given.push(standard);
                }
            }
        }
        Ok(Texts(given))
    }

    /// These, and all that are built in.
    pub(crate) fn with_builtin(mut given: Vec<Standard>) -> anyhow::Result<Self> {
        for builtin in dabiao::standard::BUILTIN {
            given.push(which::parse_builtin(builtin)?);
        }
        Ok(Texts(given))
    }

    /// The whole record of results; `place` is where they stand.
    pub(crate) fn whole(&self, saved: Saved, place: &str, words: &Words) -> Result<Record, Stop> {
        saved.whole(&|id, sha256| find(&self.0, id, sha256), words).map_err(|error| {
            Stop::Input(match error {
                LineError::Standard { id, edition, sha256 } => Message::new("saved-needs-standard")
                    .with("place", place)
                    .with("id", id)
                    .with("edition", edition)
                    .with("sha256", sha256),
                LineError::Value(detail) => {
                    Message::new("saved-unreadable").with("file", place).with("detail", detail)
                }
            })
        })
    }
}

fn find<'s>(standards: &'s [Standard], id: &str, sha256: &str) -> Option<&'s Standard> {
    standards.iter().find(|standard| standard.id == id && standard.sha256 == sha256)
}
