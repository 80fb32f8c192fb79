//! Lists of choices: written into the cell's rule where they are short, otherwise on a hidden sheet.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError, utility};

use crate::intake::Stamp;

/// The longest list, with its commas, that a rule itself can hold.
const INLINE: usize = 255;

/// The lists of choices of one workbook.
#[derive(Default)]
pub(super) struct Choices {
    ranges: Vec<Vec<String>>,
}

impl Choices {
    /// The rule for a list of choices.
    ///
    /// # Errors
    /// Where the writer refuses it.
    pub(super) fn rule(&mut self, choices: &[&str]) -> Result<DataValidation, XlsxError> {
        let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
        // A comma would split a choice, a quote would end the list.
        let is_plain = choices.iter().all(|choice| !choice.contains([',', '"']));
        if is_plain && length <= INLINE {
            return DataValidation::new().allow_list_strings(choices);
        }
        let owned: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let at = self.ranges.iter().position(|range| *range == owned).unwrap_or_else(|| {
            self.ranges.push(owned);
            self.ranges.len() - 1
        });
        let column = utility::column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
        let range = format!("={0}!${column}$1:${column}${1}", Stamp::OPTIONS_SHEET, choices.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    /// The hidden sheet, if any list needs it.
    ///
    /// # Errors
    /// Where the writer refuses it.
    pub(super) fn sheet(&self) -> Result<Option<Worksheet>, XlsxError> {
        if self.ranges.is_empty() {
            return Ok(None);
        }
        let mut sheet = Worksheet::new();
        sheet.set_name(Stamp::OPTIONS_SHEET)?;
        for (column, range) in (0..).zip(&self.ranges) {
            for (row, choice) in (0..).zip(range) {
                sheet.write_string(row, column, choice)?;
            }
        }
        sheet.set_hidden(true);
        Ok(Some(sheet))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_too_long_or_has_commas_goes_to_the_hidden_sheet() {
        let mut choices = Choices::default();
        choices.rule(&["符合", "不符合"]).expect("short");
        assert!(choices.sheet().expect("written").is_none());
        let long: Vec<String> = (0..40).map(|n| format!("示例县某某镇第{n}中心")).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        choices.rule(&long).expect("a range");
        choices.rule(&["a,b", "c"]).expect("a range");
        choices.rule(&long).expect("the same range");
        assert_eq!(choices.ranges.len(), 2);
        assert!(choices.sheet().expect("written").is_some());
    }
}
