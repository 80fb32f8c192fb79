//! A survey as a workbook: ranking, shared gaps, regions and scores with charts, and centre by item.

use std::io::{self, Seek as _, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartLine, ChartType, Color, DocProperties, ExcelDateTime, Url, Workbook,
    Worksheet, XlsxError,
};

use super::table::{self, Cell, Column, Holds};
use super::view::{SurveyView, matrix_name};
use super::xlsx_style::Style;
use crate::audit::Verdict;
use crate::survey::{Block, Ranking};
use crate::text::width;
use crate::wording::{Message, Words};

/// Centres up to which the sheet of centre by item is made, and names lead to reports: spreadsheets
/// are slow to open what is larger, and a workbook may have 65,530 links.
const MATRIX: u32 = 20_000;

/// Gaps that the chart shows.
const CHARTED: u32 = 20;

/// Where the rows of a sheet begin: its title and its headers stand above.
const BELOW: u32 = 2;

/// The survey as a workbook; up to five sheets for every standard and level. It can be made by several
/// threads, and comes to the same bytes.
pub struct SurveyXlsx<'a> {
    view: &'a SurveyView<'a>,
    ranking: &'a Ranking,
    words: &'a Words,
    matrix_up_to: u32,
    style: Style,
    book: Mutex<Workbook>,
    /// The sheets of the ranking, of every standard and level, once they are made.
    ranks: Mutex<Option<Vec<Worksheet>>>,
}

impl<'a> SurveyXlsx<'a> {
    /// A workbook with nothing in it yet.
    ///
    /// # Errors
    /// Where there is no place for temporary files.
    pub fn new(view: &'a SurveyView<'a>, ranking: &'a Ranking, words: &'a Words) -> io::Result<Self> {
        SurveyXlsx::up_to(MATRIX, view, ranking, words)
    }

    /// The same with centre by item up to a number of centres.
    fn up_to(
        matrix_up_to: u32,
        view: &'a SurveyView<'a>,
        ranking: &'a Ranking,
        words: &'a Words,
    ) -> io::Result<Self> {
        let style = Style::new(words);
        let mut book = Workbook::new();
        // A matrix of marks is small however it is packed.
        book.set_zip_compression_level(2);
        let created = ExcelDateTime::from_ymd(2026, 1, 1).map_err(io::Error::other)?;
        // A fixed time: the same survey gives the same bytes.
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        style.enter(long(&mut book)?).map_err(io::Error::other)?;
        let (book, ranks) = (Mutex::new(book), Mutex::new(None));
        Ok(SurveyXlsx { view, ranking, words, matrix_up_to, style, book, ranks })
    }

    /// Makes the sheets of the ranking, or waits for the thread that is making them.
    ///
    /// # Errors
    /// Where the rows cannot be read back, or a workbook cannot hold them.
    pub fn make_ranks(&self) -> io::Result<()> {
        self.held_ranks().map(drop)
    }

    fn held_ranks(&self) -> io::Result<MutexGuard<'_, Option<Vec<Worksheet>>>> {
        let mut held = self.ranks.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            let blocks = self.view.blocks.iter().enumerate();
            let ranks = blocks.map(|(number, block)| {
                let made =
                    Made { words: self.words, style: &self.style, name: &self.name("sheet-ranking", number) };
                ranks(self.long()?, self.view, number, block, self.ranking, &made, self.is_few(block))
            });
            *held = Some(ranks.collect::<io::Result<Vec<Worksheet>>>()?);
        }
        Ok(held)
    }

    /// Writes the whole.
    ///
    /// # Errors
    /// Where the rows cannot be read back, or a workbook cannot hold them.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        // A container goes back and forth in what it writes.
        let mut file = tempfile::tempfile()?;
        self.workbook()?.save_to_writer(&mut file).map_err(io::Error::other)?;
        file.rewind()?;
        io::copy(&mut file, out).map(drop)
    }

    /// The workbook with all its sheets.
    fn workbook(&self) -> io::Result<MutexGuard<'_, Workbook>> {
        let (view, words, style) = (self.view, self.words, &self.style);
        let mut rest = Vec::new();
        for (number, block) in view.blocks.iter().enumerate() {
            let name = |key| self.name(key, number);
            // It takes longest, and the ranking may be made by another thread meanwhile.
            let made = Made { words, style, name: &name("sheet-matrix") };
            let last = match self.is_few(block) {
                true => matrix(self.long()?, number, block, self.ranking, &made)?,
                false => no_matrix(number, block, self.matrix_up_to, &made)?,
            };
            let mut sheets = vec![gaps(view, block, &Made { words, style, name: &name("sheet-gaps") })?];
            if block.regions.len() > 1 {
                sheets.push(regions(view, block, &Made { words, style, name: &name("sheet-regions") })?);
            }
            sheets.push(scores(view, block, words, style, &name("sheet-scores")).map_err(io::Error::other)?);
            sheets.push(last);
            rest.push(sheets);
        }
        // Not to be made a second time.
        let ranks = self.held_ranks()?.as_mut().map(std::mem::take).unwrap_or_default();
        let mut book = self.book();
        for (ranks, rest) in ranks.into_iter().zip(rest) {
            for sheet in [ranks].into_iter().chain(rest) {
                book.push_worksheet(sheet);
            }
        }
        if view.blocks.is_empty() {
            book.add_worksheet();
        }
        Ok(book)
    }

    /// The name of a sheet of one standard and level.
    fn name(&self, key: &'static str, number: usize) -> String {
        let name = self.words.text(key);
        if self.view.blocks.len() > 1 { format!("{name} {}", number + 1) } else { name }
    }

    /// Whether there is a sheet of centre by item.
    fn is_few(&self, block: &Block) -> bool {
        block.all.centres <= self.matrix_up_to
    }

    fn book(&self) -> MutexGuard<'_, Workbook> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn long(&self) -> io::Result<Worksheet> {
        long(&mut self.book())
    }
}

/// A sheet of which memory holds one row: its rows are written from the first to the last.
fn long(book: &mut Workbook) -> io::Result<Worksheet> {
    book.new_worksheet_with_constant_memory().map_err(io::Error::other)
}

/// What a sheet is made with.
struct Made<'a> {
    words: &'a Words,
    style: &'a Style,
    name: &'a str,
}

impl Made<'_> {
    /// An empty sheet with a title and headers.
    fn sheet(&self, title: &str, columns: &[Column]) -> Result<Worksheet, XlsxError> {
        self.begun(Worksheet::new(), title, columns)
    }

    fn begun(&self, mut sheet: Worksheet, title: &str, columns: &[Column]) -> Result<Worksheet, XlsxError> {
        sheet.set_name(self.name)?;
        sheet.write_with_format(0, 0, title, &self.style.title)?;
        for (col, column) in (0..).zip(columns) {
            let text = self.words.text(column.key);
            // Numbers stand at the right.
            let head = match column.holds {
                Holds::Texts => &self.style.head,
                Holds::Counts | Holds::Decimals => &self.style.head_of_numbers,
            };
            sheet.write_with_format(1, col, &text, head)?;
            let least = u16::try_from(width(&text) + 3).unwrap_or(u16::MAX).max(9);
            sheet.set_column_width(col, f64::from(column.chars.unwrap_or(0).max(least)))?;
            sheet.set_column_format(col, self.style.of(column.holds))?;
        }
        sheet.set_freeze_panes(BELOW, 0)?;
        // Printed, a row is on one page, and every page has the headers.
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 1)?;
        sheet.set_footer("&C&P / &N");
        Ok(sheet)
    }

    /// Writes a cell. It has the format of its column, which most do without one of their own:
    /// finding the format of a cell takes longer than writing it.
    fn cell(&self, sheet: &mut Worksheet, line: u32, col: u16, cell: &Cell) -> Result<(), XlsxError> {
        let style = self.style;
        match cell {
            Cell::Empty => {}
            Cell::Paths(paths) => drop(sheet.write_string(line, col, paths.join(" "))?),
            Cell::Text(text) => drop(sheet.write_string(line, col, text)?),
            Cell::Count(count) => drop(sheet.write_number(line, col, *count as f64)?),
            Cell::Two(number) | Cell::Points(number) => {
                sheet.write_number(line, col, float(*number))?;
            }
            Cell::Verdict(found, is_waived) => {
                let (_, format) = style.marks.iter().find(|(own, _)| own == found).expect("all are there");
                let format = if *is_waived { &style.waived } else { format };
                match (found, is_waived) {
                    (Verdict::Met, false) => sheet.write_string(line, col, "√")?,
                    _ => {
                        let sign = style.verdicts.get(*found, *is_waived);
                        sheet.write_string_with_format(line, col, sign, format)?
                    }
                };
            }
        }
        Ok(())
    }

    /// Writes a row below the headers of its columns, and moves to the next.
    fn row(
        &self,
        sheet: &mut Worksheet,
        line: &mut u32,
        columns: &[Column],
        cells: &[Cell],
    ) -> io::Result<()> {
        debug_assert!(columns.iter().zip(cells).all(|(column, cell)| column.has(cell)), "{cells:?}");
        for (col, cell) in (0..).zip(cells) {
            self.cell(sheet, *line, col, cell).map_err(io::Error::other)?;
        }
        *line += 1;
        Ok(())
    }
}

/// A spreadsheet's number; it shows two decimals of it, and the exact one is in the JSON.
fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

fn ranks(
    long: Worksheet,
    view: &SurveyView<'_>,
    number: usize,
    block: &Block,
    ranking: &Ranking,
    made: &Made<'_>,
    with_links: bool,
) -> io::Result<Worksheet> {
    // Where the documents are is text for programs; here the name leads there.
    let columns = &table::RANKING[..table::RANKING.len() - 1];
    let title = view.title(block, made.words);
    let mut sheet = made.begun(long, &title, columns).map_err(io::Error::other)?;
    let mut line = BELOW;
    table::ranking(view, number, block, ranking, made.words, &mut |cells| {
        made.row(&mut sheet, &mut line, columns, &cells[..columns.len()])?;
        // The name leads to the first of the centre's documents.
        let name = cells.get(usize::from(table::RANKING_NAME));
        let first = match cells.last() {
            Some(Cell::Paths(paths)) if with_links => paths.first(),
            _ => None,
        };
        if let (Some(Cell::Text(name)), Some(path)) = (name, first) {
            let url = Url::new(format!("file:///{path}")).set_text(name);
            sheet
                .write_url_with_format(line - 1, table::RANKING_NAME, url, &made.style.link)
                .map_err(io::Error::other)?;
        }
        Ok(())
    })?;
    let last = u16::try_from(columns.len() - 1).unwrap_or_default();
    sheet.autofilter(1, 0, line.max(BELOW + 1) - 1, last).map_err(io::Error::other)?;
    Ok(sheet)
}

fn gaps(view: &SurveyView<'_>, block: &Block, made: &Made<'_>) -> io::Result<Worksheet> {
    let title = made.words.text("survey-gaps");
    let mut sheet = made.sheet(&title, &table::GAPS).map_err(io::Error::other)?;
    let mut line = BELOW;
    table::gaps(view, block, made.words, &mut |cells| made.row(&mut sheet, &mut line, &table::GAPS, &cells))?;
    if line > BELOW {
        let last = (line - 1).min(CHARTED + 1);
        let (what, many) = table::GAPS_CHARTED;
        let mut chart = Chart::new(ChartType::Bar);
        chart
            .add_series()
            .set_categories((made.name, BELOW, what, last, what))
            .set_values((made.name, BELOW, many, last, many))
            .set_gap(50);
        chart.title().set_name(title.as_str());
        chart.legend().set_hidden();
        // The first of the list stands on top.
        chart.y_axis().set_reverse().set_label_interval(1);
        // With the order turned round, the figures would stand on top.
        chart.x_axis().set_label_position(ChartAxisLabelPosition::High).set_major_gridlines_line(&pale());
        chart.set_width(720).set_height(560);
        let beside = u16::try_from(table::GAPS.len() + 1).unwrap_or_default();
        sheet.insert_chart(1, beside, &chart).map_err(io::Error::other)?;
    }
    Ok(sheet)
}

fn pale() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0xD9_D9_D9));
    line
}

fn regions(view: &SurveyView<'_>, block: &Block, made: &Made<'_>) -> io::Result<Worksheet> {
    let title = made.words.text("survey-regions");
    let mut sheet = made.sheet(&title, &table::REGIONS).map_err(io::Error::other)?;
    let mut line = BELOW;
    table::regions(view, block, made.words, &mut |cells| {
        made.row(&mut sheet, &mut line, &table::REGIONS, &cells)
    })?;
    Ok(sheet)
}

fn scores(
    view: &SurveyView<'_>,
    block: &Block,
    words: &Words,
    style: &Style,
    name: &str,
) -> Result<Worksheet, XlsxError> {
    let columns = [
        table::texts("column-score"),
        table::counts("column-centres"),
        table::wide("column-section", 32),
        table::decimals("column-share"),
    ];
    let made = Made { words, style, name };
    let mut sheet = made.sheet(&words.text("survey-distribution"), &columns)?;
    let mut last = 1;
    for (from, to, count) in block.bars() {
        last += 1;
        sheet.write_string(last, 0, format!("{from}–{to}%"))?;
        sheet.write_number(last, 1, f64::from(count))?;
    }
    for (line, (section, rate)) in (2..).zip(block.weakest()) {
        let title = view.section(block, &section.id, words);
        sheet.write_string(line, 2, title)?;
        sheet.write_number(line, 3, float(rate))?;
    }
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_categories((name, 2, 0, last, 0)).set_values((name, 2, 1, last, 1));
    chart.title().set_name(words.text("survey-distribution").as_str());
    chart.legend().set_hidden();
    chart.y_axis().set_major_gridlines_line(&pale());
    chart.set_width(640);
    sheet.insert_chart(1, 5, &chart)?;
    Ok(sheet)
}

fn matrix(
    long: Worksheet,
    number: usize,
    block: &Block,
    ranking: &Ranking,
    made: &Made<'_>,
) -> io::Result<Worksheet> {
    let make = || -> Result<Worksheet, XlsxError> {
        let mut sheet = made.begun(long, &made.words.text("sheet-matrix"), &table::MATRIX)?;
        let front = u16::try_from(table::MATRIX.len()).unwrap_or_default();
        for (col, item) in (front..).zip(&block.items) {
            sheet.write_string_with_format(1, col, &item.item.id, &made.style.head)?;
            sheet.set_column_width(col, 6)?.set_column_format(col, &made.style.met)?;
        }
        // The file scrolls away: what stays must leave room for the verdicts.
        sheet.set_freeze_panes(BELOW, front - 1)?;
        // A3: it has a column an item.
        sheet.set_paper_size(8);
        Ok(sheet)
    };
    let mut sheet = make().map_err(io::Error::other)?;
    let mut line = BELOW;
    table::matrix(number, ranking, &mut |cells| made.row(&mut sheet, &mut line, &table::MATRIX, &cells))?;
    Ok(sheet)
}

/// In the place of a sheet that would be too large: where it is instead.
fn no_matrix(number: usize, block: &Block, up_to: u32, made: &Made<'_>) -> io::Result<Worksheet> {
    let message = Message::new("sheet-matrix-left-out")
        .with("most", up_to as usize)
        .with("count", block.all.centres as usize)
        .with("file", matrix_name(number, block));
    let make = || -> Result<Worksheet, XlsxError> {
        let mut sheet = made.sheet(&made.words.text("sheet-matrix"), &[])?;
        sheet.write_with_format(1, 0, made.words.render(&message), &made.style.plain)?;
        Ok(sheet)
    };
    make().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::view::FileCounts;
    use super::*;
    use crate::survey::{Entry, Survey};
    use crate::wording::Lang;

    /// The texts of a workbook of two centres, with centre by item up to a number of centres.
    fn texts(up_to: u32) -> String {
        let rows = tempfile::tempfile().expect("a file");
        let mut survey = Survey::new(rows);
        let line = r#"{"schema_version":1,"standard":{"id":"s","edition":"1","sha256":"0"},"centre":{"name":"甲镇","code":null,"region":null},"level":"township","inspected_on":null,"grade":null,"score":null,"grades":[{"id":"g","outcome":"open","missing":[],"unchecked":["1"]}],"findings":[{"indicator":"1","section":"a","title":"牌子","verdict":"not_checked","points":{"earned":0,"possible":1},"conflict":false,"waiver":null}],"problems":[],"self_assessment":null}"#;
        for _ in 0..2 {
            survey
                .add(&Entry::parse(line).expect("an assessment"), || Entry::items(line), "a.csv")
                .expect("added");
        }
        let view = SurveyView {
            blocks: &survey.blocks,
            standards: Vec::new(),
            files: FileCounts::default(),
            refused: Vec::new(),
            same: Vec::new(),
            twins: Vec::new(),
            problems: Vec::new(),
            documents: Vec::new(),
        };
        let words = Words::new(Lang::Zh);
        let made = || {
            let book = SurveyXlsx::up_to(up_to, &view, &survey.ranking, &words).expect("a workbook");
            book.make_ranks().expect("sheets");
            book
        };
        let mut bytes = Vec::new();
        made().write(&mut bytes).expect("bytes");
        let mut again = Vec::new();
        SurveyXlsx::up_to(up_to, &view, &survey.ranking, &words)
            .and_then(|book| book.write(&mut again))
            .expect("bytes");
        assert!(bytes == again, "whoever makes the sheets of the ranking");
        let mut parts = zip::ZipArchive::new(io::Cursor::new(bytes)).expect("a container");
        let mut text = String::new();
        // The texts of long sheets stand in their cells.
        for part in 0..parts.len() {
            let mut part = parts.by_index(part).expect("a part");
            part.read_to_string(&mut text).expect("text");
        }
        text
    }

    #[test]
    fn a_sheet_that_is_too_large_says_where_it_is() {
        assert!(texts(2).contains("未检查") && !texts(2).contains("matrix-1-s-township.csv"));
        assert!(texts(1).contains("matrix-1-s-township.csv"), "{}", texts(1));
    }
}
