//! How the sheets of a form look: fonts, borders, what is locked, what is printed.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatPattern, ProtectionOptions, Worksheet,
    XlsxError,
};

use crate::wording::Lang;

const RED: Color = Color::RGB(0xF8_CB_CB);
const GREY: Color = Color::RGB(0xEC_EC_EC);
const AMBER: Color = Color::RGB(0xFF_D9_66);
const BAND: Color = Color::RGB(0xD9_E6_F2);
const PALE: Color = Color::RGB(0xF3_F6_FA);
const INPUT: Color = Color::RGB(0xFF_FE_F2);
const LINE: Color = Color::RGB(0x8C_8C_8C);

/// A4 in the list of paper sizes of the file format.
const A4: u8 = 9;

/// The formats of one workbook.
pub(super) struct Style {
    font: &'static str,
}

impl Style {
    /// A font that Excel and WPS have for the language.
    pub(super) fn new(lang: Lang) -> Self {
        Style {
            font: match lang {
                Lang::Zh => "宋体",
                Lang::En => "Arial",
            },
        }
    }

    fn plain(&self) -> Format {
        Format::new().set_font_name(self.font).set_font_size(10).set_align(FormatAlign::VerticalCenter)
    }

    fn boxed(&self) -> Format {
        self.plain().set_border(FormatBorder::Thin).set_border_color(LINE)
    }

    /// Part of a text, bold or not.
    pub(super) fn run(&self, bold: bool) -> Format {
        let format = Format::new().set_font_name(self.font).set_font_size(10);
        if bold { format.set_bold() } else { format }
    }

    /// The title of a sheet.
    pub(super) fn title(&self) -> Format {
        self.plain().set_font_size(16).set_bold().set_align(FormatAlign::Center).set_text_wrap()
    }

    /// A line of words.
    pub(super) fn words(&self) -> Format {
        self.plain().set_text_wrap()
    }

    /// A line of words that matters.
    pub(super) fn strong(&self) -> Format {
        self.words().set_bold()
    }

    /// The header of a column.
    pub(super) fn header(&self) -> Format {
        self.boxed().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(BAND)
    }

    /// A first-level heading.
    pub(super) fn section(&self) -> Format {
        self.boxed().set_bold().set_font_size(11).set_background_color(BAND)
    }

    /// A second-level heading.
    pub(super) fn group(&self) -> Format {
        self.boxed().set_bold().set_background_color(PALE).set_indent(1)
    }

    /// Text that nobody changes.
    pub(super) fn fixed(&self) -> Format {
        self.boxed().set_text_wrap()
    }

    /// Text that nobody changes, in the middle; an id stays text.
    pub(super) fn label(&self) -> Format {
        self.boxed().set_text_wrap().set_align(FormatAlign::Center).set_num_format("@")
    }

    /// A cell in which nothing is asked.
    pub(super) fn barred(&self) -> Format {
        self.boxed()
            .set_pattern(FormatPattern::LightUp)
            .set_foreground_color(LINE)
            .set_background_color(Color::White)
    }

    /// A cell to write text in.
    pub(super) fn text(&self) -> Format {
        self.boxed().set_text_wrap().set_unlocked().set_background_color(INPUT)
    }

    /// A cell to choose a result in, or to write a number in.
    pub(super) fn input(&self) -> Format {
        self.text().set_align(FormatAlign::Center)
    }

    /// A cell to write a share in.
    pub(super) fn share(&self) -> Format {
        self.input().set_num_format("0.00%")
    }

    /// A cell to write a day in.
    pub(super) fn day(&self) -> Format {
        self.input().set_num_format("yyyy-mm-dd")
    }

    /// A number that a formula gives.
    pub(super) fn computed(&self) -> Format {
        self.boxed().set_align(FormatAlign::Center)
    }

    /// A required item that is not met.
    pub(super) fn red() -> Format {
        Format::new().set_background_color(RED)
    }

    /// Something not looked at yet.
    pub(super) fn grey() -> Format {
        Format::new().set_background_color(GREY)
    }

    /// A mark that disagrees with the measurement.
    pub(super) fn amber() -> Format {
        Format::new().set_background_color(AMBER)
    }
}

/// The day every form gives as its creation: the same form has the same bytes.
pub(super) fn created() -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(2026, 1, 1)
}

/// Locks a sheet but for its inputs, without a password; sizes can be changed and pictures put in.
pub(super) fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        edit_objects: true,
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
}

/// A4, as wide as one page, with page numbers.
pub(super) fn page(sheet: &mut Worksheet, landscape: bool, header: &str, footer: &str) {
    sheet
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_header(header)
        .set_footer(footer);
    if landscape {
        sheet.set_landscape();
    }
}

/// Text for a page header or footer, in which & begins a code.
pub(super) fn page_text(text: &str) -> String {
    text.replace('&', "&&")
}

/// The tallest row that Excel allows, in points.
const TALLEST: u16 = 409;

/// The height in points of a row that shows `text` over `width` characters.
pub(super) fn height(text: &str, width: usize) -> u16 {
    let width = width.max(2);
    let lines: usize =
        text.lines().map(|line| crate::text::width(line).div_ceil(width).max(1)).sum::<usize>().max(1);
    u16::try_from(14 * lines + 6).unwrap_or(u16::MAX).min(TALLEST)
}
