//! The report as one self-contained page: it opens from a USB stick, works with scripts off, and
//! prints to A4.

use askama::Template;
use sha2::{Digest as _, Sha256};

use super::chart::{Bar, bars};
use super::prepared::Report;
use crate::wording::{Lang, Message, Words};

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

#[derive(Template)]
#[template(path = "html/report.html")]
struct Page<'a> {
    r: &'a Report,
    w: &'a Words,
    lang: &'static str,
    policy: String,
    style: String,
    script: &'static str,
    facts: Vec<(String, String, bool)>,
    score_label: String,
    counts_caption: String,
    chart_caption: String,
    bars: Vec<Bar>,
    has_way: bool,
    unchecked_title: String,
    conflicts_title: String,
    findings_title: String,
    problems_title: String,
    making: Vec<String>,
}

/// The report as HTML.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn html(report: &Report, words: &Words) -> Result<String, askama::Error> {
    let style = format!("{STYLE}{}", pages(report, words));
    let grade = |key| words.render(&Message::new(key).with("grade", report.shown.as_str()));
    let page = Page {
        r: report,
        w: words,
        lang: match report.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        },
        policy: format!(
            "default-src 'none'; img-src data:; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
            digest(&style),
            digest(SCRIPT)
        ),
        style,
        script: SCRIPT,
        facts: facts(report, words),
        score_label: grade("html-score"),
        counts_caption: grade("html-counts"),
        chart_caption: grade("html-chart"),
        bars: bars(report, words),
        has_way: report.not_reached().any(|grade| grade.way_title.is_some()),
        unchecked_title: words.render(
            &Message::new("unchecked")
                .with("count", report.unchecked.len())
                .with("name", report.shown.as_str()),
        ),
        conflicts_title: words.render(&Message::new("conflicts").with("count", report.conflicts.len())),
        findings_title: grade("paper-findings"),
        problems_title: words.render(
            &Message::new("problems").with("errors", report.errors).with("warnings", report.warnings),
        ),
        making: report
            .score_said
            .iter()
            .chain(&report.parameters)
            .chain(&report.conventions)
            .cloned()
            .chain([words.text("html-rules"), words.text("html-grade-rules")])
            .collect(),
    };
    page.render()
}

/// Labels and texts of the head, and whether each takes a line of its own.
fn facts(report: &Report, words: &Words) -> Vec<(String, String, bool)> {
    let mut facts = vec![(words.text("label-standard"), report.standard.line.clone(), true)];
    facts.extend(report.code.iter().map(|code| (words.text("csv-code"), code.clone(), false)));
    facts.extend(report.region.iter().map(|region| (words.text("csv-region"), region.clone(), false)));
    facts.push((words.text("csv-level"), report.level.clone(), false));
    facts.push((words.text("csv-date"), report.day.clone(), false));
    facts.push((words.text("csv-file"), report.file.clone(), false));
    facts.extend(report.standard.selected.iter().map(|how| (words.text("html-selected"), how.clone(), true)));
    facts
}

/// What stands at the top and bottom of printed pages.
fn pages(report: &Report, words: &Words) -> String {
    format!(
        "@page{{size:A4;margin:20mm 15mm 17mm;@top-left{{content:{};font-size:9pt}}\
         @top-right{{content:{};font-size:9pt}}\
         @bottom-center{{content:counter(page) \" / \" counter(pages);font-size:9pt}}}}",
        css_string(&report.centre),
        css_string(&format!("{} · {}", words.text("paper-title"), report.day)),
    )
}

/// A text as a string of CSS: whatever is no letter or digit is written by its number.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c.is_alphanumeric() {
            true => out.push(c),
            false => out.push_str(&format!("\\{:x} ", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// The digest that a content security policy names a text by.
fn digest(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let hash = Sha256::digest(text.as_bytes());
    let mut out = String::from("sha256-");
    for chunk in hash.chunks(3) {
        let bytes = [chunk[0], chunk.get(1).copied().unwrap_or(0), chunk.get(2).copied().unwrap_or(0)];
        let bits = (u32::from(bytes[0]) << 16) | (u32::from(bytes[1]) << 8) | u32::from(bytes[2]);
        for place in 0..4 {
            let digit = usize::try_from((bits >> (18 - 6 * place)) & 63).expect("below 64");
            out.push(if place <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_text() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn a_name_cannot_leave_the_style_sheet() {
        assert_eq!(css_string("甲\"</style>"), "\"甲\\22 \\3c \\2f style\\3e \"");
    }
}
