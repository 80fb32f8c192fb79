//! How the cells of a survey's workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline, Worksheet, XlsxError};

use super::table::Holds;
use super::view::VerdictNames;
use crate::audit::Verdict;
use crate::wording::{Lang, Words};

/// The formats of a survey's workbook, and the words in its cells.
pub(super) struct Style {
    pub(super) plain: Format,
    /// Text, a little away from the number on its left.
    pub(super) text: Format,
    pub(super) head: Format,
    pub(super) head_of_numbers: Format,
    pub(super) title: Format,
    pub(super) percent: Format,
    pub(super) link: Format,
    pub(super) marks: [(Verdict, Format); 6],
    /// Of a column of verdicts, and of what is met in it: nothing draws the eye.
    pub(super) met: Format,
    pub(super) waived: Format,
    pub(super) verdicts: VerdictNames,
}

impl Style {
    /// Those of a language.
    pub(super) fn new(words: &Words) -> Self {
        let font = match words.lang() {
            Lang::Zh => "宋体",
            Lang::En => "Arial",
        };
        let plain = Format::new().set_font_name(font).set_font_size(10);
        let mark = |colour: u32| {
            plain.clone().set_background_color(Color::RGB(colour)).set_align(FormatAlign::Center)
        };
        let head = plain.clone().set_bold().set_background_color(Color::RGB(0xD9_E6_F2)).set_text_wrap();
        Style {
            verdicts: VerdictNames::new(words),
            waived: mark(0xDD_EB_F7).set_shrink(),
            met: plain.clone().set_align(FormatAlign::Center),
            text: plain.clone().set_indent(1),
            head_of_numbers: head.clone().set_align(FormatAlign::Right),
            head: head.set_indent(1),
            title: plain.clone().set_bold().set_font_size(12),
            percent: plain.clone().set_num_format("0.00"),
            link: plain
                .clone()
                .set_indent(1)
                .set_font_color(Color::RGB(0x1F_4E_96))
                .set_underline(FormatUnderline::Single),
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

    /// Makes its formats known to the workbook of a sheet, which is not used otherwise: they are numbered
    /// as they come, which is not to depend on which of two sheets needs one first.
    pub(super) fn enter(&self, mut sheet: Worksheet) -> Result<(), XlsxError> {
        let all = [&self.plain, &self.text, &self.head, &self.head_of_numbers, &self.title, &self.percent];
        let more = [&self.link, &self.met, &self.waived];
        let marks = self.marks.iter().map(|(_, format)| format);
        for (col, format) in (0..).zip(all.into_iter().chain(more).chain(marks)) {
            sheet.set_column_format(col, format)?;
        }
        Ok(())
    }

    /// The format of a column.
    pub(super) fn of(&self, holds: Holds) -> &Format {
        match holds {
            Holds::Texts => &self.text,
            Holds::Counts => &self.plain,
            Holds::Decimals => &self.percent,
        }
    }
}
