//! A random draw with its record: as text, JSON and a table.

use schemars::JsonSchema;
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

/// A random draw with its record: what `dabiao sample --format json` writes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Draw")]
pub(in super::super) struct DrawDocument<'a> {
    /// The version of what the names mean.
    schema_version: u32,
    /// What made it.
    tool: Tool,
    /// The list it was drawn from.
    list: List<'a>,
    /// How it was drawn, in one line.
    method: &'static str,
    /// The seed.
    seed: &'a str,
    /// What the strata are: `region`, `level`, or null for none.
    by: Option<&'static str>,
    /// How many were asked for.
    count: usize,
    /// The strata, in the order of the drawn; one without a name where there are none.
    strata: Vec<StratumOut<'a>>,
    /// The drawn, stratum by stratum, those with the smallest digest first.
    drawn: Vec<DrawnOut<'a>>,
}

/// The list that a draw was made from.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DrawList")]
struct List<'a> {
    /// The name of its file.
    file: &'a str,
    /// SHA-256 of its bytes in hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: &'a str,
    /// How many centres it has.
    centres: usize,
}

/// A stratum of a draw.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DrawStratum")]
struct StratumOut<'a> {
    /// The region, or the level as the list has it; empty where that is not stated.
    name: &'a str,
    /// How many centres it has.
    centres: usize,
    /// How many of them are drawn.
    drawn: usize,
}

/// A centre that was drawn.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DrawnCentre")]
struct DrawnOut<'a> {
    /// Its name.
    name: &'a str,
    /// Its code.
    code: Option<&'a str>,
    /// The region it belongs to.
    region: Option<&'a str>,
    /// Its level, as the list has it.
    level: Option<&'a str>,
    /// SHA-256 of the seed, a line feed and its code or, without one, its name, in hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
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
    let mut text = serde_json::to_string_pretty(&DrawDocument {
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
