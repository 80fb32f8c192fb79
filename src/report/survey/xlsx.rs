//! A survey as a workbook: ranking, shared gaps and scores with charts, and centre by item.

use std::io;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Chart, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError,
};

use super::view::{self, SurveyView};
use crate::audit::Verdict;
use crate::survey::{Block, Ranked, Ranking};
use crate::text::width;
use crate::wording::{Lang, Words};

/// Centres up to which the sheet of centre by item is made: a workbook is held in memory whole.
const MATRIX: u32 = 20_000;

/// Gaps that the chart shows.
const CHARTED: u32 = 20;

/// The survey as a workbook; four sheets for every standard and level.
///
/// # Errors
/// Where the rows cannot be read back, or a workbook cannot hold them.
pub fn survey_xlsx(view: &SurveyView<'_>, ranking: &mut Ranking, words: &Words) -> io::Result<Vec<u8>> {
    let style = Style::new(words.lang());
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 1).map_err(io::Error::other)?;
    // A fixed time: the same survey gives the same bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (number, block) in view.blocks.iter().enumerate() {
        let suffix = if view.blocks.len() > 1 { format!(" {}", number + 1) } else { String::new() };
        let name = |key| format!("{}{suffix}", words.text(key));
        let sheets = [
            ranks(view, number, block, ranking, words, &style, &name("sheet-ranking")),
            gaps(view, block, words, &style, &name("sheet-gaps")).map_err(io::Error::other),
            scores(view, block, words, &style, &name("sheet-scores")).map_err(io::Error::other),
        ];
        for sheet in sheets {
            book.push_worksheet(sheet?);
        }
        if block.all.centres <= MATRIX {
            book.push_worksheet(matrix(number, block, ranking, words, &style, &name("sheet-matrix"))?);
        }
    }
    if view.blocks.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer().map_err(io::Error::other)
}

struct Style {
    plain: Format,
    head: Format,
    title: Format,
    percent: Format,
    marks: [(Verdict, Format); 6],
}

impl Style {
    fn new(lang: Lang) -> Self {
        let font = match lang {
            Lang::Zh => "宋体",
            Lang::En => "Arial",
        };
        let plain = Format::new().set_font_name(font).set_font_size(10);
        let mark = |colour: u32| {
            plain.clone().set_background_color(Color::RGB(colour)).set_align(FormatAlign::Center)
        };
        Style {
            head: plain.clone().set_bold().set_background_color(Color::RGB(0xD9_E6_F2)).set_text_wrap(),
            title: plain.clone().set_bold().set_font_size(12),
            percent: plain.clone().set_num_format("0.00"),
            marks: Verdict::ALL.map(|verdict| {
                let colour = match verdict {
                    Verdict::Met => 0xFF_FF_FF,
                    Verdict::PartlyMet => 0xFF_D9_66,
                    Verdict::NotMet => 0xF8_CB_CB,
                    Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable => 0xEC_EC_EC,
                };
                (verdict, mark(colour))
            }),
            plain,
        }
    }
}

/// A spreadsheet's number; it shows two decimals of it, and the exact one is in the JSON.
fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

fn sheet(
    name: &str,
    title: &str,
    keys: &[&'static str],
    words: &Words,
    style: &Style,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.write_with_format(0, 0, title, &style.title)?;
    for (col, key) in (0..).zip(keys) {
        let text = words.text(key);
        sheet.write_with_format(1, col, &text, &style.head)?;
        sheet.set_column_width(col, (width(&text) + 3).max(9) as f64)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    Ok(sheet)
}

fn ranks(
    view: &SurveyView<'_>,
    number: usize,
    block: &Block,
    ranking: &mut Ranking,
    words: &Words,
    style: &Style,
    name: &str,
) -> io::Result<Worksheet> {
    let keys = [
        "column-rank",
        "column-centre",
        "label-code",
        "label-region",
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
    ];
    let mut sheet = sheet(name, &view.title(block, words), &keys, words, style).map_err(io::Error::other)?;
    let mut line = 2;
    ranking.each(number, &mut |ranked| {
        rank(&mut sheet, line, view, block, &ranked, words, style).map_err(io::Error::other)?;
        line += 1;
        Ok(())
    })?;
    let last = u16::try_from(keys.len() - 1).unwrap_or_default();
    sheet.autofilter(1, 0, line.max(3) - 1, last).map_err(io::Error::other)?;
    for (col, chars) in [(1, 32), (2, 14), (3, 16), (9, 24)] {
        sheet.set_column_width(col, chars).map_err(io::Error::other)?;
    }
    Ok(sheet)
}

fn rank(
    sheet: &mut Worksheet,
    line: u32,
    view: &SurveyView<'_>,
    block: &Block,
    ranked: &Ranked,
    words: &Words,
    style: &Style,
) -> Result<(), XlsxError> {
    let row = &ranked.row;
    if let Some(rank) = ranked.rank {
        sheet.write_with_format(line, 0, rank, &style.plain)?;
    }
    let texts = [
        (1, view::name(row, words)),
        (2, row.code.clone().unwrap_or_default()),
        (3, row.region.clone().unwrap_or_default()),
        (4, view.reached(block, row, words)),
        (9, row.missing.join(" ")),
    ];
    for (col, text) in texts {
        sheet.write_string_with_format(line, col, text, &style.plain)?;
    }
    for (col, score) in (5..).zip(row.score.into_iter().flatten()) {
        sheet.write_number_with_format(line, col, float(score), &style.percent)?;
    }
    for (col, count) in [(8, row.missing.len()), (10, row.unchecked), (11, row.conflicts), (13, row.errors)] {
        sheet.write_number_with_format(line, col, count as f64, &style.plain)?;
    }
    if let Some(gap) = row.gap {
        sheet.write_number_with_format(line, 12, float(gap), &style.percent)?;
    }
    Ok(())
}

fn gaps(
    view: &SurveyView<'_>,
    block: &Block,
    words: &Words,
    style: &Style,
    name: &str,
) -> Result<Worksheet, XlsxError> {
    let keys = [
        "column-number",
        "column-indicator",
        "column-section",
        "column-required",
        "column-missed",
        "column-judged",
        "column-share",
    ];
    let mut sheet = sheet(name, &words.text("survey-gaps"), &keys, words, style)?;
    let mut line = 2;
    for gap in block.gaps() {
        let required = view.is_required(block, &gap.item.id) == Some(true);
        let texts = [
            gap.item.id.clone(),
            gap.item.title.clone(),
            view.section(block, &gap.item.section, words),
            if required { "√".to_owned() } else { String::new() },
        ];
        for (col, text) in (0..).zip(texts) {
            sheet.write_string_with_format(line, col, text, &style.plain)?;
        }
        sheet.write_number_with_format(line, 4, f64::from(gap.missed()), &style.plain)?;
        sheet.write_number_with_format(line, 5, f64::from(gap.judged()), &style.plain)?;
        if let Some(share) = gap.share() {
            sheet.write_number_with_format(line, 6, float(share), &style.percent)?;
        }
        line += 1;
    }
    sheet.set_column_width(1, 32)?.set_column_width(2, 24)?;
    if line > 2 {
        let last = (line - 1).min(CHARTED + 1);
        let mut chart = Chart::new(ChartType::Bar);
        chart.add_series().set_categories((name, 2, 1, last, 1)).set_values((name, 2, 4, last, 4));
        chart.title().set_name(words.text("survey-gaps").as_str());
        chart.legend().set_hidden();
        // The first of the list stands on top.
        chart.y_axis().set_reverse();
        chart.set_width(640).set_height(480);
        sheet.insert_chart(1, 8, &chart)?;
    }
    Ok(sheet)
}

fn scores(
    view: &SurveyView<'_>,
    block: &Block,
    words: &Words,
    style: &Style,
    name: &str,
) -> Result<Worksheet, XlsxError> {
    let keys = ["column-score", "column-centres", "column-section", "column-share"];
    let mut sheet = sheet(name, &words.text("survey-distribution"), &keys, words, style)?;
    let mut last = 1;
    for (from, to, count) in block.bars() {
        last += 1;
        sheet.write_string_with_format(last, 0, format!("{from}–{to}%"), &style.plain)?;
        sheet.write_number_with_format(last, 1, f64::from(count), &style.plain)?;
    }
    for (line, (section, rate)) in (2..).zip(block.weakest()) {
        let title = view.section(block, &section.id, words);
        sheet.write_string_with_format(line, 2, title, &style.plain)?;
        sheet.write_number_with_format(line, 3, float(rate), &style.percent)?;
    }
    sheet.set_column_width(2, 32)?;
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_categories((name, 2, 0, last, 0)).set_values((name, 2, 1, last, 1));
    chart.title().set_name(words.text("survey-distribution").as_str());
    chart.legend().set_hidden();
    sheet.insert_chart(1, 5, &chart)?;
    Ok(sheet)
}

fn matrix(
    number: usize,
    block: &Block,
    ranking: &mut Ranking,
    words: &Words,
    style: &Style,
    name: &str,
) -> io::Result<Worksheet> {
    let keys = ["column-centre", "label-code"];
    let make = || -> Result<Worksheet, XlsxError> {
        let mut sheet = sheet(name, &words.text("sheet-matrix"), &keys, words, style)?;
        for (col, item) in (2..).zip(&block.items) {
            sheet.write_string_with_format(1, col, &item.item.id, &style.head)?;
            sheet.set_column_width(col, 6)?;
        }
        sheet.set_column_width(0, 32)?.set_column_width(1, 14)?;
        sheet.set_freeze_panes(2, 2)?;
        Ok(sheet)
    };
    let mut sheet = make().map_err(io::Error::other)?;
    let names = Verdict::ALL.map(|verdict| words.text(verdict.key()));
    let mut line = 2;
    ranking.each(number, &mut |ranked| {
        let mut write = || -> Result<(), XlsxError> {
            let row = &ranked.row;
            sheet.write_string_with_format(line, 0, view::name(row, words), &style.plain)?;
            sheet.write_string_with_format(line, 1, row.code.as_deref().unwrap_or_default(), &style.plain)?;
            for (col, verdict) in (2..).zip(row.verdicts()) {
                let found = style.marks.iter().zip(&names).find(|((own, _), _)| *own == verdict);
                if let Some(((_, format), text)) = found {
                    let sign = if verdict == Verdict::Met { "√" } else { text.as_str() };
                    sheet.write_string_with_format(line, col, sign, format)?;
                }
            }
            Ok(())
        };
        write().map_err(io::Error::other)?;
        line += 1;
        Ok(())
    })?;
    Ok(sheet)
}
