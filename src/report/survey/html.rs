//! A survey as one page that needs nothing else: charts, and a ranking to sort, filter and open.
//!
//! The centres are written as they are read back, so that memory does not hold them; the page
//! makes its rows of them.

use std::io::{self, Write};

use askama::Template;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::view::{self, SurveyView};
use crate::audit::Verdict;
use crate::survey::{Block, Ranked, Ranking, share};
use crate::text::{printable, quoted};
use crate::wording::{Lang, Message, Words};

const STYLE: &str = include_str!("survey.css");
const SCRIPT: &str = include_str!("survey.js");

/// What stands in the template where the centres go.
const CENTRES: &str = "<!--centres-->";

#[derive(Template)]
#[template(path = "survey/survey.html")]
struct Page<'a> {
    lang: &'static str,
    title: String,
    style: &'a str,
    style_hash: String,
    script: &'a str,
    script_hash: String,
    notes: Vec<String>,
    labels: Labels,
    blocks: Vec<BlockPage>,
    refused: Vec<Refused<'a>>,
    problems: Vec<(String, String)>,
    words_json: String,
    groups_json: String,
    documents_json: String,
}

struct Labels {
    distribution: String,
    sections: String,
    gaps: String,
    regions: String,
    ranking: String,
    rule: String,
    search: String,
    region: String,
    grade: String,
    rest: String,
    without_scripts: String,
    refused: String,
    problems: String,
    gap_heads: Vec<String>,
    region_heads: Vec<String>,
    centre_heads: Vec<String>,
}

struct BlockPage {
    title: String,
    cards: Vec<Card>,
    bars: Vec<Bar>,
    bars_height: usize,
    sections: Vec<Bar>,
    sections_height: usize,
    gaps: Vec<Gap>,
    regions: Vec<Vec<String>>,
}

struct Card {
    value: String,
    label: String,
}

/// A bar of a chart, in pixels.
struct Bar {
    label: String,
    value: String,
    top: usize,
    text: usize,
    width: usize,
    end: usize,
}

struct Gap {
    id: String,
    title: String,
    missed: u32,
    judged: u32,
    share: String,
    waived: String,
    width: usize,
}

struct Refused<'a> {
    file: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct GroupData {
    items: Vec<(String, String)>,
}

#[derive(Serialize)]
struct CentreData<'a> {
    group: usize,
    at: usize,
    rank: Option<u32>,
    rank_shown: String,
    name: String,
    code: &'a str,
    region: String,
    grade: String,
    /// In hundredths of a per cent, to sort by.
    percent: Option<i64>,
    percent_shown: String,
    range: String,
    missing: usize,
    open: usize,
    conflicts: usize,
    date: &'a str,
    verdicts: &'a str,
    line: u64,
    file: Option<&'a str>,
}

/// The survey as a page.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn survey_html(
    view: &SurveyView<'_>,
    ranking: &Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = page(view, words)?.render().map_err(io::Error::other)?;
    let (head, tail) = page.split_once(CENTRES).unwrap_or((&page, ""));
    out.write_all(head.as_bytes())?;
    let mut at = 0;
    for (group, block) in view.blocks.iter().enumerate() {
        ranking.each(group, &mut |ranked| {
            let data = centre(view, (group, block), at, &ranked, words);
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            at += 1;
            out.write_all(embedded(&data)?.as_bytes())
        })?;
    }
    out.write_all(tail.as_bytes())
}

fn page<'a>(view: &'a SurveyView<'_>, words: &Words) -> io::Result<Page<'a>> {
    let counts = &view.files;
    let title = Message::new("survey-title")
        .with("files", counts.tried)
        .with("centres", usize::try_from(counts.centres).unwrap_or(usize::MAX));
    let notes = [
        ("survey-failed", counts.failed),
        ("survey-same", counts.same),
        ("survey-twins", view.twins.len()),
        ("survey-passed", counts.passed),
        ("survey-unlisted", counts.unlisted),
    ];
    let mut said: std::collections::BTreeMap<&str, String> =
        Verdict::ALL.into_iter().map(|verdict| (verdict.id(), words.text(verdict.key()))).collect();
    said.insert("waived", words.render(&Message::new("survey-waived-verdict").with("verdict", "{}")));
    said.insert("all_met", words.text("page-all-met"));
    said.insert("shown", words.text("page-shown"));
    said.insert("line", words.text("page-line"));
    let groups: Vec<GroupData> = view
        .blocks
        .iter()
        .map(|block| GroupData {
            items: block.items.iter().map(|item| (item.item.id.clone(), item.item.title.clone())).collect(),
        })
        .collect();
    // What a document is called, its folder, its extension.
    let documents: Vec<[String; 3]> = view
        .documents
        .iter()
        .map(|kind| [words.text(kind.label), kind.folder.to_owned(), kind.extension.to_owned()])
        .collect();
    let heads = |keys: &[&'static str]| -> Vec<String> { keys.iter().map(|key| words.text(key)).collect() };
    Ok(Page {
        lang: match words.lang() {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        },
        title: words.render(&title),
        style: STYLE,
        style_hash: base64(&Sha256::digest(STYLE.as_bytes())),
        script: SCRIPT,
        script_hash: base64(&Sha256::digest(SCRIPT.as_bytes())),
        notes: notes
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| words.render(&Message::new(key).with("count", count)))
            .collect(),
        labels: Labels {
            distribution: words.text("survey-distribution"),
            sections: words.text("survey-sections"),
            gaps: words.text("survey-gaps"),
            regions: words.text("survey-regions"),
            ranking: words.text("survey-ranking"),
            rule: words.text("survey-rank-rule"),
            search: words.text("page-search"),
            region: words.text("page-region"),
            grade: words.text("page-grade"),
            rest: words.text("page-rest"),
            without_scripts: words.text("survey-without-scripts"),
            refused: words.render(&Message::new("survey-refused").with("count", counts.failed)),
            problems: words.render(&Message::new("survey-problems").with("count", view.problems.len())),
            gap_heads: heads(&[
                "column-number",
                "column-indicator",
                "column-missed",
                "column-judged",
                "column-share",
            ])
            .into_iter()
            .chain([String::new(), words.text("column-waived")])
            .collect(),
            region_heads: heads(&[
                "label-region",
                "column-centres",
                "column-grade",
                "column-mean",
                "column-conflicts",
                "column-gap",
                "column-unchecked",
            ]),
            centre_heads: heads(&[
                "column-rank",
                "column-centre",
                "label-region",
                "column-grade",
                "column-score",
                "column-missing",
                "column-open",
                "column-conflicts",
            ]),
        },
        blocks: view.blocks.iter().map(|block| one(view, block, words)).collect(),
        refused: view
            .refused
            .iter()
            .map(|refused| Refused { file: &refused.file, message: &refused.message })
            .collect(),
        problems: view
            .problems
            .iter()
            .map(|problem| (quoted(&problem.place.to_string()), words.render(&problem.message)))
            .collect(),
        words_json: embedded(&said)?,
        groups_json: embedded(&groups)?,
        documents_json: embedded(&documents)?,
    })
}

fn one(view: &SurveyView<'_>, block: &Block, words: &Words) -> BlockPage {
    let all = &block.all;
    let of_all = |count: u32| format!("{count} ({})", view::percent(share(count.into(), all.centres.into())));
    let mut cards: Vec<Card> = (0..all.reached.len())
        .map(|grade| Card { value: of_all(all.reached[grade]), label: view.grade(block, grade, words) })
        .collect();
    if all.open > 0 {
        cards.push(Card { value: of_all(all.open), label: words.text("grade-open") });
    }
    cards.push(Card { value: of_all(all.none), label: words.text("grade-none-short") });
    cards.push(Card { value: view::percent(all.mean.percent()), label: words.text("column-mean") });
    cards.push(Card { value: view::percent(all.unchecked_share()), label: words.text("column-unchecked") });
    if all.waived > 0 {
        cards.push(Card { value: all.waived.to_string(), label: words.text("page-waived") });
    }
    let near: u32 = block.near.iter().sum();
    cards.push(Card { value: near.to_string(), label: words.text("page-near") });
    let most = block.distribution.iter().copied().max().unwrap_or_default().max(1) as usize;
    let bars: Vec<Bar> = block
        .bars()
        .enumerate()
        .map(|(n, (from, to, count))| {
            let width = (count as usize * 320).div_ceil(most);
            bar(n, 72, format!("{from}–{to}%"), count.to_string(), width)
        })
        .collect();
    let sections: Vec<Bar> = block
        .weakest()
        .into_iter()
        .enumerate()
        .map(|(n, (section, rate))| {
            let width = (rate * Decimal::from(180) / Decimal::ONE_HUNDRED).to_usize().unwrap_or_default();
            let title = view.section(block, &section.id, words);
            bar(n, 232, cut(&title), view::percent(Some(rate)), width.min(180))
        })
        .collect();
    BlockPage {
        title: view.title(block, words),
        cards,
        bars_height: bars.len() * 20 + 4,
        bars,
        sections_height: sections.len() * 20 + 4,
        sections,
        gaps: block
            .gaps()
            .into_iter()
            .map(|gap| Gap {
                id: gap.item.id.clone(),
                title: match view.is_required(block, &gap.item.id) {
                    Some(true) => format!("{} {}", quoted(&gap.item.title), words.text("survey-required")),
                    Some(false) | None => quoted(&gap.item.title),
                },
                missed: gap.missed(),
                judged: gap.judged(),
                share: view::percent(gap.share()),
                waived: match gap.waived {
                    0 => "-".to_owned(),
                    count => format!("{count} ({})", view::percent(gap.waived_share())),
                },
                width: (gap.missed() as usize * 160).div_ceil(gap.judged().max(1) as usize),
            })
            .collect(),
        regions: block
            .regions
            .iter()
            .map(|(name, group)| {
                let reached = (0..group.reached.len())
                    .map(|grade| format!("{} {}", view.grade(block, grade, words), group.reached[grade]));
                vec![
                    view::region(name, words),
                    group.centres.to_string(),
                    reached.collect::<Vec<_>>().join(" · "),
                    view::percent(group.mean.percent()),
                    group.conflicts.to_string(),
                    group.mean_gap().map_or_else(|| "-".to_owned(), |gap| format!("{gap:.2}")),
                    view::percent(group.unchecked_share()),
                ]
            })
            .collect(),
    }
}

fn bar(n: usize, left: usize, label: String, value: String, width: usize) -> Bar {
    Bar { label, value, top: n * 20 + 3, text: n * 20 + 14, width, end: left + width + 6 }
}

/// A label as long as the chart has room for.
fn cut(text: &str) -> String {
    let mut wide = 0;
    let end = text.char_indices().find(|(_, c)| {
        wide += if c.is_ascii() { 1 } else { 2 };
        wide > 34
    });
    end.map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

fn centre<'a>(
    view: &SurveyView<'_>,
    (group, block): (usize, &Block),
    at: usize,
    ranked: &'a Ranked,
    words: &Words,
) -> CentreData<'a> {
    let row = &ranked.row;
    let score = view::score(row);
    CentreData {
        group,
        at,
        rank: ranked.rank,
        rank_shown: view::rank(ranked),
        name: view::name(row, words),
        code: row.code.as_deref().unwrap_or_default(),
        region: view::region(row.region.as_deref().unwrap_or_default(), words),
        grade: view.reached(block, row, words),
        percent: row.score.and_then(|[percent, ..]| (percent * Decimal::ONE_HUNDRED).to_i64()),
        percent_shown: row
            .score
            .map_or_else(|| "-".to_owned(), |[percent, ..]| super::super::figures::percent(percent)),
        range: if score.contains('~') { score } else { String::new() },
        missing: row.missing.len(),
        open: row.unchecked,
        conflicts: row.conflicts,
        date: row.inspected_on.as_deref().unwrap_or_default(),
        verdicts: row.letters(),
        line: row.line.saturating_add(1),
        file: row.file.as_deref(),
    }
}

/// JSON that can stand in a page: nothing in it ends the element, opens a comment, or turns the
/// direction of what is read.
fn embedded(value: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string(value)?;
    if is_harmless(&text) {
        return Ok(text);
    }
    Ok(printable(&text).replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// Whether there is clearly nothing to change in a text: no sign of HTML or control, and no byte that
/// begins an invisible character.
fn is_harmless(text: &str) -> bool {
    !text
        .bytes()
        .any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xC2 | 0xD8 | 0xE2 | 0xEF) || byte.is_ascii_control())
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number =
            chunk.iter().chain([&0, &0]).take(3).fold(0_usize, |n, byte| n << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[number >> (18 - 6 * place) & 63];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn what_a_file_holds_cannot_end_the_script() {
        let text = embedded(&"</script><!--\u{202e}&").expect("JSON");
        assert_eq!(text, "\"\\u003c/script\\u003e\\u003c!--\\u0026\"");
        // What is written as it is, is what the long way would come to.
        for c in '\0'..='\u{FFFF}' {
            let text = c.to_string();
            assert!(!is_harmless(&text) || (printable(&text) == text && !"<>&".contains(c)), "{c:?}");
        }
        assert!(is_harmless("示例镇 (一) Town"));
    }
}
