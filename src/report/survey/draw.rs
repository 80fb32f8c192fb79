//! A random draw with its record: as text, JSON and a table.

use serde::Serialize;

use super::super::style::heading;
use super::csv::Table;
use crate::intake::ListedCentre;
use crate::report::tool::{Tool, tool};
use crate::survey::{Drawn, Stratum};
use crate::text::quoted;
use crate::wording::{Message, Words};

/// The method in one line, for the record; it is the same in every language.
const METHOD: &str = "sha256(seed + \"\\n\" + code, or name without code), smallest first; \
                      strata in proportion, greatest remainders";

/// A draw, and what it was made from.
pub struct DrawView<'a> {
    /// The list's name.
    pub file: &'a str,
    /// SHA-256 of the list.
    pub sha256: &'a str,
    /// The seed.
    pub seed: &'a str,
    /// What the strata are: `region`, `level`, or nothing.
    pub by: Option<&'static str>,
    /// How many were asked for.
    pub count: usize,
    /// The list.
    pub centres: &'a [ListedCentre],
    /// The drawn.
    pub drawn: &'a [Drawn],
    /// The strata.
    pub strata: &'a [Stratum],
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    list: List<'a>,
    method: &'static str,
    seed: &'a str,
    by: Option<&'static str>,
    count: usize,
    strata: Vec<StratumOut<'a>>,
    drawn: Vec<DrawnOut<'a>>,
}

#[derive(Serialize)]
struct List<'a> {
    file: &'a str,
    sha256: &'a str,
    centres: usize,
}

#[derive(Serialize)]
struct StratumOut<'a> {
    name: &'a str,
    centres: usize,
    drawn: usize,
}

#[derive(Serialize)]
struct DrawnOut<'a> {
    name: &'a str,
    code: Option<&'a str>,
    region: Option<&'a str>,
    level: Option<&'a str>,
    digest: &'a str,
}

/// The draw as text.
pub fn draw_text(view: &DrawView<'_>, words: &Words) -> String {
    let title = Message::new("sample-title").with("count", view.drawn.len()).with("all", view.centres.len());
    let mut out = format!("{}\n", heading(&words.render(&title)));
    let record = [
        Message::new("sample-list").with("file", view.file).with("sha256", view.sha256),
        Message::new("sample-seed").with("seed", view.seed),
        Message::new("sample-method"),
    ];
    for message in record {
        for line in textwrap::wrap(&words.render(&message), 78) {
            out.push_str(&format!(" {}\n", line.trim_end()));
        }
    }
    let mut drawn = view.drawn.iter();
    for stratum in view.strata {
        if view.by.is_some() {
            let message = Message::new("sample-stratum")
                .with("name", name(stratum, words))
                .with("drawn", stratum.drawn)
                .with("size", stratum.size);
            out.push_str(&format!("\n{}\n", heading(&words.render(&message))));
        } else {
            out.push('\n');
        }
        for drawn in drawn.by_ref().take(stratum.drawn) {
            let centre = &view.centres[drawn.at];
            let code = centre.code.as_deref().map_or_else(String::new, |code| format!(" ({})", quoted(code)));
            out.push_str(&format!(" {}{code}\n", quoted(&centre.name)));
        }
    }
    out
}

/// The draw with its record as JSON.
///
/// # Errors
/// Never in practice: every value is a plain one.
pub fn draw_json(view: &DrawView<'_>) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document {
        schema_version: 1,
        tool: tool(),
        list: List { file: view.file, sha256: view.sha256, centres: view.centres.len() },
        method: METHOD,
        seed: view.seed,
        by: view.by,
        count: view.count,
        strata: view
            .strata
            .iter()
            .map(|stratum| StratumOut { name: &stratum.name, centres: stratum.size, drawn: stratum.drawn })
            .collect(),
        drawn: view
            .drawn
            .iter()
            .map(|drawn| {
                let centre = &view.centres[drawn.at];
                DrawnOut {
                    name: &centre.name,
                    code: centre.code.as_deref(),
                    region: centre.region.as_deref(),
                    level: centre.level.as_ref().map(|level| level.value.as_str()),
                    digest: &drawn.digest,
                }
            })
            .collect(),
    })?;
    text.push('\n');
    Ok(text)
}

/// The drawn as a list that `template --from-list` reads, with seed and digest beside each.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn draw_csv(view: &DrawView<'_>, words: &Words) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let keys =
        ["sample-name", "sample-code", "sample-region", "sample-level", "column-seed", "column-digest"];
    let mut table = Table::new(&mut bytes, &keys, words)?;
    for drawn in view.drawn {
        let centre = &view.centres[drawn.at];
        table.row(&[
            &centre.name,
            centre.code.as_deref().unwrap_or_default(),
            centre.region.as_deref().unwrap_or_default(),
            centre.level.as_ref().map_or("", |level| level.value.as_str()),
            view.seed,
            &drawn.digest,
        ])?;
    }
    table.end()?;
    Ok(bytes)
}

fn name(stratum: &Stratum, words: &Words) -> String {
    if stratum.name.is_empty() { words.text("sample-no-stratum") } else { quoted(&stratum.name) }
}
