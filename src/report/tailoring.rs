//! The deviations of a tailoring, in words and as JSON.

use serde::Serialize;

use crate::standard::{Deviation, Standard};
use crate::wording::{Message, Words};

/// The standard that was tailored.
#[derive(Serialize)]
pub(super) struct BaseOut<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
    deviations: Vec<DeviationOut<'a>>,
}

#[derive(Serialize)]
struct DeviationOut<'a> {
    of: &'static str,
    id: &'a str,
    what: &'static str,
    text: String,
    loosens: bool,
    reason: Option<&'a str>,
    cite: Option<&'a str>,
}

/// The base and every deviation from it; `None` for a standard that stands by itself.
pub(super) fn base<'a>(standard: &'a Standard, words: &Words) -> Option<BaseOut<'a>> {
    let tailoring = standard.tailoring.as_ref()?;
    let one = |deviation: &'a Deviation| DeviationOut {
        of: deviation.kind,
        id: &deviation.id,
        what: deviation.what,
        text: words.render(&deviation.message()),
        loosens: deviation.loosens,
        reason: deviation.reason.as_ref().map(|reason| reason.get(words.lang())),
        cite: deviation.cite.as_ref().map(|cite| cite.get(words.lang())),
    };
    Some(BaseOut {
        id: &tailoring.base,
        edition: &tailoring.base_edition,
        sha256: &tailoring.base_sha256,
        deviations: tailoring.deviations.iter().map(one).collect(),
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
    let key = match deviation.kind {
        "indicator" => "deviation-line-indicator",
        "grade" => "deviation-line-grade",
        "section" => "deviation-line-section",
        "parameter" => "deviation-line-parameter",
        _ => "deviation-line-scoring",
    };
    let mut line = Message::new(key)
        .with("id", deviation.id.as_str())
        .with("name", &deviation.name)
        .with("what", deviation.message());
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
