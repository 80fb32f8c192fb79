//! Verdicts as spreadsheet formulas, so that a form counts while it is filled in.
//!
//! They repeat what `audit` does with marks from the lists of choices and plain numbers;
//! figures are those of the standard's file.

use rust_decimal::Decimal;

use super::columns::{Columns, fixed};
use super::lines::Lines;
use super::marks::Marks;
use crate::standard::{
    Check, Comparison, Indicator, Level, NotApplicablePolicy, SetRule, Standard, Subject, said,
};

/// Everything the formulas of one checklist need to know.
pub(super) struct Verdicts<'a> {
    pub(super) standard: &'a Standard,
    pub(super) level: Level,
    pub(super) lines: &'a Lines<'a>,
    pub(super) columns: &'a Columns,
    pub(super) marks: &'a Marks,
    /// The row of the first line, from 0.
    pub(super) first: u32,
    pub(super) own: u16,
    pub(super) result: u16,
    pub(super) measured: u16,
    pub(super) occurrences: u16,
}

impl Verdicts<'_> {
    fn row(&self, line: usize) -> u32 {
        self.first + u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// A cell of a line: `$G12`.
    fn cell(&self, column: u16, line: usize) -> String {
        format!("{}{}", fixed(column), self.row(line) + 1)
    }

    /// A column over all lines: `$G$6:$G$90`.
    pub(super) fn whole(&self, column: u16) -> String {
        let last = self.row(self.lines.all.len()).max(self.first + 1);
        format!("{0}${1}:{0}${2}", fixed(column), self.first + 1, last)
    }

    /// What the mark of a line means: its code, or nothing. A list that nobody has verified yet is
    /// read by the centre's own results.
    pub(super) fn mark(&self, line: usize) -> String {
        let verified = format!("COUNTA({})>0", self.whole(self.result));
        let (result, own) = (self.cell(self.result, line), self.cell(self.own, line));
        let code = |cell: &str| {
            self.marks.all().iter().rev().fold("\"\"".to_owned(), |rest, (word, code)| {
                format!("IF({cell}=\"{word}\",\"{code}\",{rest})")
            })
        };
        format!("=IF({verified},{},{})", code(&result), code(&own))
    }

    /// The verdict of an indicator for a grade.
    pub(super) fn verdict(&self, line: usize, indicator: &Indicator, grade: usize) -> String {
        let mark = self.allowed(line, indicator);
        let verdict = match &indicator.check {
            None => self.counted(indicator, &mark),
            Some(check) => match check.threshold.get(grade, self.level) {
                None => "\"na\"".to_owned(),
                Some(amount) => self.checked(line, check, said::value(amount, self.standard), &mark),
            },
        };
        match self.condition(line, indicator) {
            Some(fails) => format!("=IF({fails},\"na\",{verdict})"),
            None => format!("={verdict}"),
        }
    }

    /// The mark of a line; none where the standard does not let it be not applicable.
    fn allowed(&self, line: usize, indicator: &Indicator) -> String {
        let mark = self.cell(self.columns.mark(), line);
        let policy = self.standard.scoring.not_applicable;
        match policy == NotApplicablePolicy::NotAllowed && indicator.when.is_none() {
            true => format!("IF({mark}=\"na\",\"\",{mark})"),
            false => mark,
        }
    }

    /// The mark, or what the counts of faults say where there is none.
    fn counted(&self, indicator: &Indicator, mark: &str) -> String {
        let Some((first, last)) = self.lines.counted(&indicator.id) else { return mark.to_owned() };
        let range = format!("{}:{}", self.cell(self.occurrences, first), self.cell(self.occurrences, last));
        let (some, none) = match indicator.bonus {
            Some(_) => ("met", "unmet"),
            None => ("unmet", "met"),
        };
        let all = last - first + 1;
        let counts = format!("IF(SUM({range})>0,\"{some}\",IF(COUNT({range})={all},\"{none}\",\"\"))");
        format!("IF({mark}<>\"\",{mark},{counts})")
    }

    /// Whether the figure of a condition says that the indicator does not apply.
    fn condition(&self, line: usize, indicator: &Indicator) -> Option<String> {
        let check = indicator.when.as_ref()?.check.as_ref()?;
        let needed = said::value(check.threshold.get(0, self.level)?, self.standard);
        Some(format!("{}=\"unmet\"", self.checked(line, check, needed, "\"\"")))
    }

    /// The verdict before anything is filled in.
    pub(super) fn blank(&self, indicator: &Indicator, grade: usize) -> &'static str {
        let is_judged = |check: &Check| check.threshold.get(grade, self.level).is_some();
        if indicator.check.as_ref().is_none_or(is_judged) { "" } else { "na" }
    }

    /// Whether the mark disagrees with what was measured, for the grade it is held against.
    pub(super) fn conflict(&self, line: usize, indicator: &Indicator) -> Option<String> {
        let check = indicator.check.as_ref()?;
        let grade = (0..self.standard.grades.len())
            .find(|grade| check.threshold.get(*grade, self.level).is_some())?;
        let mark = self.cell(self.columns.mark(), line);
        let verdict = self.cell(self.columns.verdict(grade), line);
        let found = format!("OR({verdict}=\"met\",{verdict}=\"partly\",{verdict}=\"unmet\")");
        Some(format!("=IF(AND({mark}<>\"\",{mark}<>{verdict},{found}),1,0)"))
    }

    fn checked(&self, line: usize, check: &Check, needed: Decimal, mark: &str) -> String {
        let entered = |field: &str| self.cell(self.measured, self.lines.entered(field).unwrap_or(line));
        match &check.subject {
            Subject::Field(field) => {
                let cell = entered(field);
                let met = within(&cell, check, needed);
                format!("IF(ISNUMBER({cell}),IF({met},\"met\",\"unmet\"),{mark})")
            }
            Subject::Ratio { of, over, stated } => {
                let (of, over, share) = (entered(of), entered(over), entered(stated));
                // Whole numbers on both sides: 30% of 10 is 3 and not a little more.
                let (top, bottom) = fraction(needed);
                let exact = compare(&format!("{of}*{bottom}"), check.comparison, &format!("{top}*{over}"));
                let counted = format!("IF(OR({over}<=0,{of}>{over}),\"\",IF({exact},\"met\",\"unmet\"))");
                let met = compare(&share, check.comparison, &said::plain(needed));
                format!(
                    "IF(AND(ISNUMBER({of}),ISNUMBER({over})),{counted},\
                     IF(ISNUMBER({share}),IF({met},\"met\",\"unmet\"),{mark}))"
                )
            }
            Subject::Set(set) => {
                let last = line + set.members.len();
                let range = format!("{}:{}", self.cell(self.result, line + 1), self.cell(self.result, last));
                let count = |code: &str| format!("COUNTIF({range},\"{}\")", self.marks.word(code));
                let (there, left_out) = (count("met"), count("na"));
                let needed = match set.rule {
                    SetRule::AllOf => format!("({}-{left_out})", set.members.len()),
                    SetRule::AnyOf | SetRule::AtLeastOf => said::plain(needed),
                };
                // What may turn out not to apply at all is not missed yet.
                let blank = format!("COUNTBLANK({range})");
                let unmet = match set.rule {
                    SetRule::AllOf | SetRule::AnyOf => format!("{there}+{blank}<{needed}"),
                    SetRule::AtLeastOf => format!(
                        "AND({there}+{blank}<{needed},OR({blank}=0,{blank}+{left_out}<{}))",
                        set.members.len()
                    ),
                };
                format!(
                    "IF(COUNTA({range})=0,{mark},IF({left_out}={all},\"na\",IF({there}>={needed},\"met\",\
                     IF({unmet},\"unmet\",{mark}))))",
                    all = set.members.len(),
                )
            }
        }
    }
}

/// Whether a cell meets a check on one field.
fn within(cell: &str, check: &Check, needed: Decimal) -> String {
    let met = compare(cell, check.comparison, &said::plain(needed));
    match check.upper {
        Some(upper) => format!("AND({met},{cell}<={})", said::plain(upper)),
        None => met,
    }
}

fn compare(left: &str, comparison: Comparison, right: &str) -> String {
    let sign = match comparison {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Above => ">",
        Comparison::Below => "<",
        Comparison::Exactly => "=",
        // The upper bound is compared on its own.
        Comparison::Between => ">=",
    };
    format!("{left}{sign}{right}")
}

/// A decimal as two whole numbers: 0.3 is 3 over 10.
fn fraction(number: Decimal) -> (String, String) {
    let number = number.normalize();
    let bottom = Decimal::from_i128_with_scale(10_i128.pow(number.scale()), 0);
    (number.mantissa().to_string(), bottom.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_compared_in_whole_numbers() {
        assert_eq!(fraction(Decimal::new(30, 2)), ("3".to_owned(), "10".to_owned()));
        assert_eq!(fraction(Decimal::new(995, 3)), ("995".to_owned(), "1000".to_owned()));
        assert_eq!(fraction(Decimal::ONE), ("1".to_owned(), "1".to_owned()));
    }

    #[test]
    fn the_bound_itself_counts_as_the_standard_says() {
        assert_eq!(compare("$G$1", Comparison::AtLeast, "150"), "$G$1>=150");
        assert_eq!(compare("$G$1", Comparison::Below, "15"), "$G$1<15");
    }
}
