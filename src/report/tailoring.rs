//! The deviations of a tailoring, in words and as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::standard::{Deviation, Standard};
use crate::wording::{Message, Words};

/// The standard that was tailored.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct BaseOut {
    /// Its id.
    id: String,
    /// Its edition.
    edition: String,
    /// SHA-256 of its file, in hexadecimal.
    sha256: String,
    /// Everything in which the tailoring differs from it.
    deviations: Vec<DeviationOut>,
    /// The base, in a line.
    pub(super) said: String,
    /// Every deviation, in a line.
    pub(super) deviations_said: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct DeviationOut {
    /// What it is about: `indicator`, `grade`, `section`, `parameter`, `scoring` or `centre`.
    of: String,
    /// The id of that.
    id: String,
    /// Which side of it.
    what: String,
    /// The change in words.
    text: String,
    /// Whether it asks for less than the base.
    loosens: bool,
    /// The reason given.
    reason: Option<String>,
    /// The clause given.
    cite: Option<String>,
}

/// The base and every deviation from it; `None` for a standard that stands by itself.
pub(super) fn base(standard: &Standard, words: &Words) -> Option<BaseOut> {
    let tailoring = standard.tailoring.as_ref()?;
    let (said, deviations_said) = lines(standard, words)?;
    let one = |deviation: &Deviation| DeviationOut {
        of: deviation.kind.to_owned(),
        id: deviation.id.clone(),
        what: deviation.what.to_owned(),
        text: words.render(&deviation.message()),
        loosens: deviation.loosens,
        reason: deviation.reason.as_ref().map(|reason| reason.get(words.lang()).to_owned()),
        cite: deviation.cite.as_ref().map(|cite| cite.get(words.lang()).to_owned()),
    };
    Some(BaseOut {
        id: tailoring.base.clone(),
        edition: tailoring.base_edition.clone(),
        sha256: tailoring.base_sha256.clone(),
        deviations: tailoring.deviations.iter().map(one).collect(),
        said,
        deviations_said: deviations_said.into_iter().map(|(_, line)| line).collect(),
    })
}

/// The base in a line, and a line for each deviation.
pub(super) fn lines(standard: &Standard, words: &Words) -> Option<(String, Vec<(bool, String)>)> {
    let tailoring = standard.tailoring.as_ref()?;
    let base = Message::new("base-line")
        .with("title", &tailoring.base_title)
        .with("id", tailoring.base.as_str())
        .with("edition", tailoring.base_edition.as_str());
    let deviations = tailoring.deviations.iter().map(|one| (one.loosens, words.render(&line(one))));
    Some((words.render(&base), deviations.collect()))
}

fn line(deviation: &Deviation) -> Message {
    // What is about no indicator says itself what it is about.
    let mut line = match deviation.kind {
        "indicator" => Message::new("deviation-line-indicator")
            .with("id", deviation.id.as_str())
            .with("name", &deviation.name)
            .with("what", deviation.message()),
        _ => deviation.message(),
    };
    if deviation.loosens {
        line = Message::new("deviation-loosens").with("line", line);
    }
    if let Some(reason) = &deviation.reason {
        line = Message::new("deviation-reason").with("line", line).with("reason", reason);
    }
    match &deviation.cite {
        Some(cite) => Message::new("deviation-cite").with("line", line).with("cite", cite),
        None => line,
    }
}
