//! A survey in the terminal, 80 columns wide; long lists are cut, and said to be.

use std::io;

use comfy_table::Cell;

use super::super::rows::{Rows, lines, ruled};
use super::super::style::heading;
use super::view::{self, SurveyView};
use crate::survey::{Block, Ranked, Ranking, share};
use crate::text::quoted;
use crate::wording::{Message, Words};

/// Lines of a list that are shown; the files beside the survey have all.
const SHOWN: usize = 20;

/// The survey as text.
///
/// # Errors
/// Where the rows of the centres cannot be read back.
pub fn survey_text(view: &SurveyView<'_>, ranking: &Ranking, words: &Words) -> io::Result<String> {
    let mut out = files(view, words);
    for (number, block) in view.blocks.iter().enumerate() {
        out.push('\n');
        out.push_str(&one(view, number, block, ranking, words)?);
    }
    out.push_str(&twice(view, words));
    out.push_str(&problems(view, words));
    out.push_str(&refused(view, words));
    Ok(out)
}

fn files(view: &SurveyView<'_>, words: &Words) -> String {
    let counts = &view.files;
    let title = Message::new("survey-title")
        .with("files", counts.tried)
        .with("centres", usize::try_from(counts.centres).unwrap_or(usize::MAX));
    let mut out = format!("{}\n", heading(&words.render(&title)));
    for (key, count) in [
        ("survey-failed", counts.failed),
        ("survey-same", counts.same),
        ("survey-twins", view.twins.len()),
        ("survey-passed", counts.passed),
        ("survey-unlisted", counts.unlisted),
    ] {
        if count > 0 {
            out.push_str(&format!(" {}\n", words.render(&Message::new(key).with("count", count))));
        }
    }
    out
}

fn one(
    view: &SurveyView<'_>,
    number: usize,
    block: &Block,
    ranking: &Ranking,
    words: &Words,
) -> io::Result<String> {
    let mut top = Vec::new();
    let mut near = Vec::new();
    ranking.each(number, &mut |ranked| {
        if ranked.row.near.is_some() && near.len() < SHOWN {
            near.push(ranked.clone());
        }
        if top.len() < SHOWN {
            top.push(ranked);
        }
        Ok(())
    })?;
    let parts = [
        overview(view, block, words),
        ranks(view, block, &top, words),
        gaps(view, block, words),
        sections(view, block, words),
        regions(view, block, words),
        nearly(view, block, &near, words),
    ];
    Ok(format!("{}\n{}", heading(&view.title(block, words)), parts.concat()))
}

fn overview(view: &SurveyView<'_>, block: &Block, words: &Words) -> String {
    let all = &block.all;
    let mut rows = Rows::new();
    let of_all = |count: u32| {
        let share = view::percent(share(count.into(), all.centres.into()));
        words.render(&Message::new("survey-count").with("count", count as usize).with("share", share))
    };
    for (grade, count) in all.reached.iter().enumerate() {
        rows.push(view.grade(block, grade, words), of_all(*count));
    }
    if all.open > 0 {
        rows.push(words.text("grade-open"), of_all(all.open));
    }
    rows.push(words.text("grade-none-short"), of_all(all.none));
    let mean = Message::new("survey-mean")
        .with("mean", view::percent(all.mean.percent()))
        .with("count", all.scored as usize);
    rows.push(words.text("label-score"), words.render(&mean));
    let unchecked = view::percent(all.unchecked_share());
    rows.push(
        words.text("verdict-not_checked"),
        words.render(&Message::new("survey-unchecked").with("share", unchecked)),
    );
    if all.waived > 0 {
        let message = Message::new("survey-waived")
            .with("items", all.waived as usize)
            .with("centres", all.with_waivers as usize)
            .with("lifted", all.lifted as usize);
        rows.push(words.text("column-waived"), words.render(&message));
    }
    if all.with_errors > 0 {
        rows.push(
            words.text("column-problems"),
            words.render(&Message::new("survey-errors").with("count", all.with_errors as usize)),
        );
    }
    let mut out = rows.render();
    let most = block.distribution.iter().copied().max().unwrap_or_default().max(1);
    out.push_str(&part("survey-distribution", None, words));
    for (from, to, count) in block.bars().filter(|(_, _, count)| *count > 0) {
        // A bar that stands for somebody is never empty.
        let length = (u64::from(count) * 40).div_ceil(u64::from(most));
        let bar = "█".repeat(usize::try_from(length).unwrap_or_default());
        let label = format!("{from}–{to}%");
        out.push_str(&format!(" {label:>8} {bar} {count}\n"));
    }
    out
}

fn ranks(view: &SurveyView<'_>, block: &Block, top: &[Ranked], words: &Words) -> String {
    let headers =
        ["column-rank", "column-centre", "column-grade", "column-score", "column-missing", "column-open"];
    let mut table = ruled(headers.map(|key| words.text(key)), [6, 24, 15, 12, 10, 8]);
    for ranked in top {
        let row = &ranked.row;
        table.add_row([
            Cell::new(view::rank(ranked)),
            Cell::new(view::name(row, words)),
            Cell::new(view.reached(block, row, words)),
            Cell::new(view::score(row)),
            Cell::new(row.missing.len()),
            Cell::new(row.unchecked),
        ]);
    }
    let hidden = (block.all.centres as usize).saturating_sub(top.len());
    let rule = words.text("survey-rank-rule");
    let rule: String =
        textwrap::wrap(&rule, 78).iter().map(|line| format!(" {}\n", line.trim_end())).collect();
    format!(
        "{}{}{rule}{}",
        part("survey-ranking", None, words),
        lines(&table),
        more(hidden, "ranking.csv", words)
    )
}

fn gaps(view: &SurveyView<'_>, block: &Block, words: &Words) -> String {
    let gaps = block.gaps();
    if gaps.is_empty() {
        return String::new();
    }
    let headers = ["column-number", "column-indicator", "column-missed", "column-judged", "column-share"];
    let headers = headers.map(|key| words.text(key));
    // Where nobody has a waiver, the titles have its room.
    let with_waived = gaps.iter().any(|gap| gap.waived > 0);
    let mut table = if with_waived {
        let [number, title, missed, judged, share] = headers;
        let waived = words.text("column-waived");
        ruled([number, title, missed, judged, share, waived], [8, 26, 10, 10, 9, 12])
    } else {
        ruled(headers, [8, 39, 10, 10, 9])
    };
    for gap in gaps.iter().take(SHOWN) {
        let required = view.is_required(block, &gap.item.id) == Some(true);
        let title = quoted(&gap.item.title);
        let title = if required { format!("{title} {}", words.text("survey-required")) } else { title };
        let mut cells = vec![
            Cell::new(quoted(&gap.item.id)),
            Cell::new(title),
            Cell::new(gap.missed()),
            Cell::new(gap.judged()),
            Cell::new(view::percent(gap.share())),
        ];
        if with_waived {
            let share = view::percent(gap.waived_share());
            cells.push(Cell::new(if gap.waived > 0 {
                format!("{} ({share})", gap.waived)
            } else {
                String::new()
            }));
        }
        table.add_row(cells);
    }
    let hidden = gaps.len().saturating_sub(SHOWN);
    format!("{}{}{}", part("survey-gaps", None, words), lines(&table), more(hidden, "gaps.csv", words))
}

fn sections(view: &SurveyView<'_>, block: &Block, words: &Words) -> String {
    let mut rows = Rows::new();
    for (section, rate) in block.weakest() {
        rows.push(view::percent(Some(rate)), view.section(block, &section.id, words));
    }
    format!("{}{}", part("survey-sections", None, words), rows.render())
}

fn regions(view: &SurveyView<'_>, block: &Block, words: &Words) -> String {
    if block.regions.len() < 2 {
        return String::new();
    }
    let headers = [
        "label-region",
        "column-centres",
        "column-grade",
        "column-mean",
        "column-conflicts",
        "column-gap",
        "column-unchecked",
    ];
    let mut table = ruled(headers.map(|key| words.text(key)), [12, 9, 13, 9, 11, 9, 11]);
    for (name, group) in block.regions.iter().take(SHOWN) {
        let reached: Vec<String> = (0..group.reached.len())
            .filter(|grade| group.reached[*grade] > 0)
            .map(|grade| format!("{} {}", view.grade(block, grade, words), group.reached[grade]))
            .collect();
        table.add_row([
            Cell::new(view::region(name, words)),
            Cell::new(group.centres),
            Cell::new(if reached.is_empty() { "-".to_owned() } else { reached.join("\n") }),
            Cell::new(view::percent(group.mean.percent())),
            Cell::new(group.conflicts),
            Cell::new(group.mean_gap().map_or_else(|| "-".to_owned(), |gap| format!("{gap:.2}"))),
            Cell::new(view::percent(group.unchecked_share())),
        ]);
    }
    let hidden = block.regions.len().saturating_sub(SHOWN);
    format!("{}{}{}", part("survey-regions", None, words), lines(&table), more(hidden, "regions.csv", words))
}

fn nearly(view: &SurveyView<'_>, block: &Block, near: &[Ranked], words: &Words) -> String {
    let count: u32 = block.near.iter().sum();
    if count == 0 {
        return String::new();
    }
    let mut rows = Rows::new();
    for ranked in near {
        let Some((grade, items)) = &ranked.row.near else { continue };
        let message = Message::new("survey-near")
            .with("grade", view.grade(block, *grade, words))
            .with("count", items.len())
            .with("ids", items.clone());
        rows.push(view::name(&ranked.row, words), words.render(&message));
    }
    let hidden = (count as usize).saturating_sub(near.len());
    format!(
        "{}{}{}",
        part("survey-nearly", Some(count as usize), words),
        rows.render(),
        more(hidden, "ranking.csv", words)
    )
}

fn twice(view: &SurveyView<'_>, words: &Words) -> String {
    let mut out = String::new();
    if !view.twins.is_empty() {
        out.push_str(&part("survey-twice", Some(view.twins.len()), words));
        for (first, other) in view.twins.iter().take(SHOWN) {
            let message = Message::new("survey-twin")
                .with("name", view::name(other, words))
                .with("code", other.code.as_deref().unwrap_or("-"))
                .with("first", first.line.saturating_add(1).to_string())
                .with("other", other.line.saturating_add(1).to_string());
            out.push_str(&format!(" {}\n", words.render(&message)));
        }
        out.push_str(&more(view.twins.len().saturating_sub(SHOWN), "survey.json", words));
    }
    if !view.same.is_empty() {
        out.push_str(&part("survey-repeated", Some(view.files.same), words));
        for (file, first) in view.same.iter().take(SHOWN) {
            out.push_str(&format!(" {} = {}\n", quoted(file), quoted(first)));
        }
        out.push_str(&more(view.files.same.saturating_sub(SHOWN), "files.ndjson", words));
    }
    out
}

fn problems(view: &SurveyView<'_>, words: &Words) -> String {
    if view.problems.is_empty() {
        return String::new();
    }
    let mut out = part("survey-problems", Some(view.problems.len()), words);
    for problem in view.problems.iter().take(SHOWN) {
        let message = words.render(&problem.message);
        for (n, line) in textwrap::wrap(&format!("{} {message}", problem.place), 77).iter().enumerate() {
            out.push_str(&format!(" {}{}\n", if n == 0 { "" } else { "  " }, line.trim_end()));
        }
    }
    out.push_str(&more(view.problems.len().saturating_sub(SHOWN), "survey.json", words));
    out
}

fn refused(view: &SurveyView<'_>, words: &Words) -> String {
    if view.refused.is_empty() {
        return String::new();
    }
    let mut out = part("survey-refused", Some(view.files.failed), words);
    for refused in view.refused.iter().take(SHOWN) {
        out.push_str(&format!(" {}\n", quoted(&refused.file)));
        for line in textwrap::wrap(&quoted(&refused.message), 76) {
            out.push_str(&format!("   {}\n", line.trim_end()));
        }
    }
    out.push_str(&more(view.files.failed.saturating_sub(SHOWN), "failures.ndjson", words));
    out
}

fn part(key: &'static str, count: Option<usize>, words: &Words) -> String {
    let message = Message::new(key);
    let message = match count {
        Some(count) => message.with("count", count),
        None => message,
    };
    format!("\n{}\n", heading(&words.render(&message)))
}

fn more(hidden: usize, file: &str, words: &Words) -> String {
    match hidden {
        0 => String::new(),
        _ => format!(
            " {}\n",
            words.render(&Message::new("survey-more").with("count", hidden).with("file", file))
        ),
    }
}
