//! A survey as tables for spreadsheets. Text that a spreadsheet would take for a formula gets an
//! apostrophe before it.

use std::io::{self, Write};

use rust_decimal::Decimal;

use super::view::{self, SurveyView};
use crate::survey::Ranking;
use crate::wording::{Message, Words};

/// The centres, the best first, block after block.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn ranking_csv(
    view: &SurveyView<'_>,
    ranking: &mut Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = Table::new(
        out,
        &[
            "label-standard",
            "label-level",
            "column-rank",
            "column-tied",
            "column-centre",
            "label-code",
            "label-region",
            "column-date",
            "column-grade",
            "column-score",
            "column-low",
            "column-high",
            "column-missing",
            "column-missing-ids",
            "column-open",
            "column-conflicts",
            "column-gap",
            "column-errors",
            "column-near-grade",
            "column-near-ids",
            "column-line",
        ],
        words,
    )?;
    for (number, block) in view.blocks.iter().enumerate() {
        ranking.each(number, &mut |ranked| {
            let row = &ranked.row;
            let score = |at: usize| row.score.map(|score| fixed(score[at])).unwrap_or_default();
            let near = row.near.as_ref();
            table.row(&[
                &block.standard.id,
                &block.level,
                &ranked.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                if ranked.is_tied { "=" } else { "" },
                row.name.as_deref().unwrap_or_default(),
                row.code.as_deref().unwrap_or_default(),
                row.region.as_deref().unwrap_or_default(),
                row.inspected_on.as_deref().unwrap_or_default(),
                &view.reached(block, row, words),
                &score(0),
                &score(1),
                &score(2),
                &row.missing.len().to_string(),
                &row.missing.join(" "),
                &row.unchecked.to_string(),
                &row.conflicts.to_string(),
                &row.gap.map(|gap| gap.normalize().to_string()).unwrap_or_default(),
                &row.errors.to_string(),
                &near.map(|(grade, _)| view.grade(block, *grade, words)).unwrap_or_default(),
                &near.map(|(_, ids)| ids.join(" ")).unwrap_or_default(),
                &row.line.saturating_add(1).to_string(),
            ])
        })?;
    }
    table.end()
}

/// The indicators that some centre misses, the most shared first.
///
/// # Errors
/// Where they cannot be written.
pub fn gaps_csv(view: &SurveyView<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let verdicts = crate::audit::Verdict::ALL;
    let mut keys = vec![
        "label-standard",
        "label-level",
        "column-number",
        "column-indicator",
        "column-section",
        "column-required",
        "column-missed",
        "column-judged",
        "column-share",
    ];
    keys.extend(verdicts.map(|verdict| verdict.key()));
    keys.push("column-conflicts");
    let mut table = Table::new(out, &keys, words)?;
    for block in view.blocks {
        for gap in block.gaps() {
            let item = &gap.item;
            let mut cells = vec![
                block.standard.id.clone(),
                block.level.clone(),
                item.id.clone(),
                item.title.clone(),
                view.section(block, &item.section, words),
                if view.is_required(block, &item.id) == Some(true) {
                    "√".to_owned()
                } else {
                    String::new()
                },
                gap.missed().to_string(),
                gap.judged().to_string(),
                gap.share().map(fixed).unwrap_or_default(),
            ];
            cells.extend(verdicts.map(|verdict| gap.count(verdict).to_string()));
            cells.push(gap.conflicts.to_string());
            table.row(&cells.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
    }
    table.end()
}

/// Regions: grades, mean score, conflicts, gaps of self-assessment, what is unchecked.
///
/// # Errors
/// Where they cannot be written.
pub fn regions_csv(view: &SurveyView<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let keys = [
        "label-standard",
        "label-level",
        "label-region",
        "column-grade",
        "column-grade-centres",
        "column-centres",
        "column-mean",
        "column-conflicts",
        "column-in-conflict",
        "column-compared",
        "column-gap",
        "column-unchecked",
    ];
    let mut table = Table::new(out, &keys, words)?;
    for block in view.blocks {
        for (name, group) in &block.regions {
            let grades = (0..group.reached.len())
                .map(|grade| (view.grade(block, grade, words), group.reached[grade]))
                .chain([
                    (words.text("grade-open"), group.open),
                    (words.text("grade-none-short"), group.none),
                ]);
            for (grade, count) in grades {
                table.row(&[
                    &block.standard.id,
                    &block.level,
                    &view::region(name, words),
                    &grade,
                    &count.to_string(),
                    &group.centres.to_string(),
                    &group.mean.percent().map(fixed).unwrap_or_default(),
                    &group.conflicts.to_string(),
                    &group.in_conflict.to_string(),
                    &group.compared.to_string(),
                    &group.mean_gap().map(fixed).unwrap_or_default(),
                    &group.unchecked_share().map(fixed).unwrap_or_default(),
                ])?;
            }
        }
    }
    table.end()
}

/// Centre by indicator: the headline verdict of each. One block; each has its own columns.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn matrix_csv(
    view: &SurveyView<'_>,
    number: usize,
    ranking: &mut Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(block) = view.blocks.get(number) else { return Ok(()) };
    let mut table = Table::new(out, &[], words)?;
    let ids = block.items.iter().map(|item| item.item.id.clone());
    let headers = ["column-centre", "label-code", "label-region"].map(|key| words.text(key));
    let headers: Vec<String> = headers.into_iter().chain(ids).collect();
    table.row(&headers.iter().map(String::as_str).collect::<Vec<_>>())?;
    let names = crate::audit::Verdict::ALL.map(|verdict| (verdict, words.text(verdict.key())));
    ranking.each(number, &mut |ranked| {
        let row = &ranked.row;
        let mut cells = vec![
            row.name.as_deref().unwrap_or_default(),
            row.code.as_deref().unwrap_or_default(),
            row.region.as_deref().unwrap_or_default(),
        ];
        cells.extend(row.verdicts().map(|verdict| {
            names.iter().find(|(own, _)| *own == verdict).map_or("", |(_, name)| name.as_str())
        }));
        table.row(&cells)
    })?;
    table.end()
}

/// The file that a bureau's other programs open: with a byte-order mark, lines ended by CR LF.
pub(super) struct Table<'a>(::csv::Writer<&'a mut dyn Write>);

impl<'a> Table<'a> {
    pub(super) fn new(out: &'a mut dyn Write, keys: &[&'static str], words: &Words) -> io::Result<Self> {
        out.write_all("\u{FEFF}".as_bytes())?;
        let mut builder = ::csv::WriterBuilder::new();
        let mut table = Table(builder.terminator(::csv::Terminator::CRLF).from_writer(out));
        if !keys.is_empty() {
            let headers: Vec<String> = keys.iter().map(|key| words.render(&Message::new(key))).collect();
            table.row(&headers.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(table)
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(safe(cell))?;
        }
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe; numbers are left alone.
fn safe(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<Decimal>().is_err();
    if is_formula && cell != "=" { format!("'{cell}") } else { cell.to_owned() }
}

fn fixed(number: Decimal) -> String {
    format!("{number:.2}")
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_spreadsheet_sees_no_formula() {
        assert_eq!(safe("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(safe("@SUM(1)"), "'@SUM(1)");
        assert_eq!(safe("-1.50"), "-1.50");
        assert_eq!(safe("-示例"), "'-示例");
        assert_eq!(safe("示例=镇"), "示例=镇");
    }
}
