//! What a list counts while it is filled in, by formulas that agree with `audit`.

use rust_xlsxwriter::{Formula, utility};

use super::verdicts::Verdicts;
use crate::wording::Words;

/// Formulas over a list, and what they give while nothing is filled in.
pub(super) struct Counts {
    /// Items in the list.
    pub(super) all: usize,
    pub(super) filled: (String, usize),
    pub(super) unmet: (String, usize),
    pub(super) left_out: (String, usize),
    /// For each grade: what it requires, what of that is not met, and what is open.
    pub(super) grades: Vec<GradeCounts>,
}

/// What a list counts for one grade.
pub(super) struct GradeCounts {
    pub(super) required: usize,
    pub(super) unmet: (String, usize),
    pub(super) open: (String, usize),
}

impl Counts {
    /// The counts of the list in the sheet of this name.
    pub(super) fn new(verdicts: &Verdicts<'_>, name: &str) -> Self {
        let (standard, columns, lines) = (verdicts.standard, verdicts.columns, verdicts.lines);
        let sheet = format!("{}!", utility::quote_sheet_name(name));
        let range = |column: u16| format!("{sheet}{}", verdicts.whole(column));
        let count =
            |grade: usize, code: &str| format!("COUNTIF({},\"{code}\")", range(columns.verdict(grade)));
        let blank = |grade: usize, only_required: bool, verdict: &str| {
            let indicators = lines.indicators().filter(|(_, indicator)| {
                (!only_required || indicator.required_for.contains(&grade))
                    && verdicts.blank(indicator, grade) == verdict
            });
            indicators.count()
        };
        let left_out = blank(0, false, "na");
        let grades = (0..standard.grades.len()).map(|grade| {
            let (verdict, required) = (range(columns.verdict(grade)), range(columns.requires(grade)));
            GradeCounts {
                required: lines.indicators().filter(|(_, i)| i.required_for.contains(&grade)).count(),
                unmet: (
                    format!("SUMPRODUCT((({verdict}=\"unmet\")+({verdict}=\"partly\"))*({required}=1))"),
                    0,
                ),
                open: (format!("SUMPRODUCT(({verdict}=\"\")*({required}=1))"), blank(grade, true, "")),
            }
        });
        Counts {
            all: lines.indicators().count(),
            filled: (["met", "partly", "unmet", "na"].map(|code| count(0, code)).join("+"), left_out),
            unmet: (["unmet", "partly"].map(|code| count(0, code)).join("+"), 0),
            left_out: (count(0, "na"), left_out),
            grades: grades.collect(),
        }
    }

    /// The counts in one line, by a formula.
    pub(super) fn progress(&self, words: &Words) -> Formula {
        let open: Vec<&GradeCounts> = self.grades.iter().take(1).collect();
        let required = open.first().map_or(("0".to_owned(), 0), |grade| grade.open.clone());
        let parts = [
            (words.text("progress-filled"), &self.filled),
            (words.text("progress-unmet"), &self.unmet),
            (words.text("progress-open"), &required),
        ];
        let formula: Vec<String> =
            parts.iter().map(|(label, (formula, _))| format!("\"{label} \"&({formula})")).collect();
        let result: Vec<String> =
            parts.iter().map(|(label, (_, blank))| format!("{label} {blank}")).collect();
        let all = format!("{} {}", words.text("progress-all"), self.all);
        Formula::new(format!("=\"{all}  \"&{}", formula.join("&\"  \"&")))
            .set_result(format!("{all}  {}", result.join("  ")))
    }
}
