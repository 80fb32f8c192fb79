//! A sheet of the report's workbook, written row by row.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, FormatBorder, IgnoreError,
    Worksheet, XlsxError,
};

use super::prepared::{Counts, Report};
use crate::audit::Verdict;
use crate::text::width;
use crate::wording::Lang;

const LINE: Color = Color::RGB(0x9A_A3_AD);
const BAND: Color = Color::RGB(0xD9_E6_F2);

/// A4 in the list of paper sizes of the file format.
const A4: u8 = 9;

/// Points a line of text takes.
const LINE_HEIGHT: u32 = 15;

/// What a cell holds.
#[derive(Clone, Copy)]
pub(super) enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
    Count(usize),
}

/// How a line that is no row of a table looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Title,
    Heading,
    Plain,
}

/// A sheet and the row that comes next.
pub(super) struct Sheet {
    sheet: Worksheet,
    font: &'static str,
    widths: Vec<u32>,
    next: u32,
    /// The row of the header that a filter belongs to, and its columns.
    header: Option<(u32, u16)>,
}

impl<'a> Cell<'a> {
    pub(super) fn optional(text: &'a Option<String>) -> Self {
        Cell::Text(text.as_deref().unwrap_or_default())
    }

    fn text(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Number(text) => (*text).to_owned(),
            Cell::Count(n) => n.to_string(),
        }
    }
}

impl Sheet {
    pub(super) fn new(report: &Report, name: &str, widths: &[u32]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.7, 0.6, 0.3, 0.3);
        // In headers & opens a code.
        sheet.set_header(format!(
            "&L{}&R&A",
            report.centre.chars().take(60).collect::<String>().replace('&', "&&")
        ));
        sheet.set_footer("&C&P / &N");
        if widths.len() > 6 {
            sheet.set_landscape();
        }
        for (col, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(col, *width)?;
        }
        let font = match report.lang {
            Lang::Zh => "宋体",
            Lang::En => "Arial",
        };
        Ok(Sheet { sheet, font, widths: widths.to_vec(), next: 0, header: None })
    }

    fn plain(&self) -> Format {
        Format::new().set_font_name(self.font).set_font_size(10).set_align(FormatAlign::Top).set_text_wrap()
    }

    fn boxed(&self) -> Format {
        self.plain().set_border(FormatBorder::Thin).set_border_color(LINE)
    }

    /// An empty row.
    pub(super) fn gap(&mut self) {
        self.next += 1;
    }

    /// A line over the whole width.
    pub(super) fn line(&mut self, text: &str, look: Look) -> Result<(), XlsxError> {
        let format = match look {
            Look::Title => self.plain().set_font_size(16).set_bold(),
            Look::Heading => self.plain().set_font_size(12).set_bold(),
            Look::Plain => self.plain(),
        };
        let lines = self.lines(text, self.widths.iter().sum());
        let height = match look {
            Look::Title => 26,
            Look::Heading | Look::Plain => LINE_HEIGHT,
        };
        self.sheet.set_row_height(self.next, height * lines)?;
        self.merged(0, text, &format)
    }

    /// A label and a text beside it.
    pub(super) fn fact(&mut self, label: &str, text: &str) -> Result<(), XlsxError> {
        let lines = self.lines(text, self.widths[1..].iter().sum()).max(self.lines(label, self.widths[0]));
        self.sheet.set_row_height(self.next, LINE_HEIGHT * lines)?;
        self.sheet.write_string_with_format(self.next, 0, label, &self.plain().set_bold())?;
        self.merged(1, text, &self.plain())
    }

    fn merged(&mut self, from: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let last = u16::try_from(self.widths.len() - 1).expect("few columns");
        match from == last {
            true => self.sheet.write_string_with_format(self.next, from, text, format)?,
            false => self.sheet.merge_range(self.next, from, self.next, last, text, format)?,
        };
        self.next += 1;
        Ok(())
    }

    /// Titles of columns.
    pub(super) fn header(&mut self, titles: &[String]) -> Result<(), XlsxError> {
        let format =
            self.boxed().set_bold().set_background_color(BAND).set_align(FormatAlign::VerticalCenter);
        let lines = titles.iter().zip(&self.widths).map(|(title, width)| self.lines(title, *width)).max();
        self.sheet.set_row_height(self.next, LINE_HEIGHT * lines.unwrap_or(1) + 3)?;
        for (col, title) in (0_u16..).zip(titles) {
            self.sheet.write_string_with_format(self.next, col, title, &format)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Titles of the sheet's one table: they stay in sight and come again on every page.
    pub(super) fn table_header(&mut self, titles: &[String]) -> Result<(), XlsxError> {
        let columns = u16::try_from(titles.len()).expect("few columns");
        self.header = Some((self.next, columns));
        self.header(titles)?;
        self.sheet.set_freeze_panes(self.next, 0)?;
        self.sheet.set_repeat_rows(self.next - 1, self.next - 1)?;
        Ok(())
    }

    /// A row of a table.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let format = self.boxed();
        let centred = self.boxed().set_align(FormatAlign::Center);
        let lines =
            cells.iter().zip(&self.widths).map(|(cell, width)| self.lines(&cell.text(), *width)).max();
        self.sheet.set_row_height(self.next, LINE_HEIGHT * lines.unwrap_or(1))?;
        for (col, cell) in (0_u16..).zip(cells) {
            match cell {
                // The file format has binary numbers only; a program shows them at 15 digits.
                Cell::Number(digits) => match digits.parse::<f64>() {
                    Ok(number) => self.sheet.write_number_with_format(self.next, col, number, &centred)?,
                    Err(_) => self.sheet.write_blank(self.next, col, &format)?,
                },
                Cell::Count(n) => {
                    let n = u32::try_from(*n).unwrap_or(u32::MAX);
                    self.sheet.write_number_with_format(self.next, col, n, &centred)?
                }
                Cell::Text("") => self.sheet.write_blank(self.next, col, &format)?,
                // A string stays a string, whatever it begins with.
                Cell::Text(text) => self.sheet.write_string_with_format(self.next, col, *text, &format)?,
            };
        }
        self.next += 1;
        Ok(())
    }

    /// Colours a column by the verdict it names.
    pub(super) fn verdict_colours(&mut self, col: u16, counts: &Counts) -> Result<(), XlsxError> {
        let Some((header, _)) = self.header.filter(|(header, _)| self.next > header + 1) else {
            return Ok(());
        };
        for count in &counts.of {
            let (back, text) = match count.verdict {
                Verdict::Met => (0xE2_F3_E8, 0x14_63_3A),
                Verdict::PartlyMet => (0xFD_F0_CF, 0x70_4B_00),
                Verdict::NotMet | Verdict::Unreadable => (0xF8_CB_CB, 0x9C_1C_13),
                Verdict::NotApplicable | Verdict::NotChecked => (0xEC_EC_EC, 0x45_4C_55),
            };
            let format =
                Format::new().set_background_color(Color::RGB(back)).set_font_color(Color::RGB(text));
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(count.label.clone()))
                .set_format(format);
            self.sheet.add_conditional_format(header + 1, col, self.next - 1, col, &rule)?;
        }
        Ok(())
    }

    /// Puts a filter on the table.
    pub(super) fn filter(&mut self) -> Result<(), XlsxError> {
        if let Some((header, columns)) = self.header.filter(|(header, _)| self.next > header + 1) {
            self.sheet.autofilter(header, 0, self.next - 1, columns - 1)?;
            self.sheet.ignore_error_range(
                header,
                0,
                self.next - 1,
                columns - 1,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        Ok(())
    }

    /// The sheet; `active` where it is the one that shows.
    pub(super) fn finish(mut self, active: bool) -> Result<Worksheet, XlsxError> {
        self.sheet.set_active(active);
        Ok(self.sheet)
    }

    /// Lines a text takes in so many characters' width. Programs do not work it out for merged cells.
    fn lines(&self, text: &str, room: u32) -> u32 {
        let room = usize::try_from(room).unwrap_or(usize::MAX).saturating_sub(1).max(1);
        let lines = width(text).div_ceil(room).clamp(1, 27);
        u32::try_from(lines).expect("below 28")
    }
}
