//! The report as a workbook: summary, findings to filter, the way to each grade, problems.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::prepared::{FindingPart, GradePart, Report};
use super::xlsx_sheet::{Cell, Look, Sheet};
use crate::wording::{Message, Words};

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct XlsxReportError(#[from] XlsxError);

/// The report as xlsx.
///
/// # Errors
/// Where the writer refuses something.
pub fn xlsx(report: &Report, words: &Words) -> Result<Vec<u8>, XlsxReportError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = format!("{} {}", report.centre, words.text("paper-title"));
    let properties =
        DocProperties::new().set_title(title).set_author("dabiao").set_creation_datetime(&created);
    book.set_properties(&properties);
    let maker = Maker { report, words };
    book.push_worksheet(maker.summary()?.finish(true)?);
    book.push_worksheet(maker.findings()?.finish(false)?);
    book.push_worksheet(maker.way()?.finish(false)?);
    if !report.unchecked.is_empty() {
        book.push_worksheet(maker.unchecked()?.finish(false)?);
    }
    if !report.problems.is_empty() {
        book.push_worksheet(maker.problems()?.finish(false)?);
    }
    book.push_worksheet(maker.making()?.finish(false)?);
    Ok(book.save_to_buffer()?)
}

struct Maker<'a> {
    report: &'a Report,
    words: &'a Words,
}

impl Maker<'_> {
    fn sheet(&self, key: &'static str, widths: &[u32]) -> Result<Sheet, XlsxError> {
        Sheet::new(self.report, &self.words.text(key), widths)
    }

    fn titles<const N: usize>(&self, keys: [&'static str; N]) -> Vec<String> {
        keys.iter().map(|key| self.words.text(key)).collect()
    }

    fn summary(&self) -> Result<Sheet, XlsxError> {
        let (report, words) = (self.report, self.words);
        let mut sheet = self.sheet("xlsx-summary", &[24, 12, 12, 12, 12, 12, 12, 12])?;
        sheet.line(&report.centre, Look::Title)?;
        let mut facts = vec![("label-standard", report.standard.line.as_str())];
        facts.extend(report.code.iter().map(|code| ("csv-code", code.as_str())));
        facts.extend(report.region.iter().map(|region| ("csv-region", region.as_str())));
        facts.extend([
            ("csv-level", report.level.as_str()),
            ("csv-date", report.day.as_str()),
            ("csv-file", report.file.as_str()),
            ("label-grade", report.grade.as_str()),
        ]);
        for (key, text) in facts {
            sheet.fact(&words.text(key), text)?;
        }
        if let Some(said) = &report.grade_without {
            sheet.fact("", said)?;
        }
        for grade in &report.grades {
            sheet.fact("", &grade.said)?;
            for said in grade.conditions.iter().chain(&grade.way) {
                sheet.fact("", said)?;
            }
        }
        for (n, said) in report.score_said.iter().enumerate() {
            sheet.fact(&if n == 0 { words.text("label-score") } else { String::new() }, said)?;
        }
        for said in report.parameters.iter().chain(&report.conventions) {
            sheet.fact("", said)?;
        }
        sheet.gap();
        let heads = ["column-grade", "paper-outcome", "xlsx-percent", "csv-earned", "csv-possible"];
        let mut titles = self.titles(heads);
        titles.extend(self.titles(["xlsx-low", "xlsx-high", "paper-missing"]));
        sheet.header(&titles)?;
        for grade in &report.grades {
            sheet.row(&grade_cells(grade))?;
        }
        sheet.gap();
        let mut titles = vec![words.text("csv-section")];
        titles.extend(report.counts.of.iter().map(|count| count.label.clone()));
        titles.push(words.text("html-total"));
        sheet.header(&titles)?;
        let parts = report.sections.iter().map(|section| (section.title.as_str(), &section.counts));
        let total = words.text("html-total");
        for (title, counts) in parts.chain([(total.as_str(), &report.counts)]) {
            let mut cells = vec![Cell::Text(title)];
            cells.extend(counts.of.iter().map(|count| Cell::Count(count.n)));
            cells.push(Cell::Count(counts.total));
            sheet.row(&cells)?;
        }
        Ok(sheet)
    }

    fn findings(&self) -> Result<Sheet, XlsxError> {
        let widths = [7, 13, 13, 22, 6, 10, 7, 7, 14, 14, 11, 9, 18, 14, 26, 13, 10, 13, 11];
        let mut sheet = self.sheet("xlsx-findings", &widths)?;
        let mut titles = self.titles([
            "csv-number",
            "csv-section",
            "csv-group",
            "csv-indicator",
            "csv-required",
            "csv-verdict",
            "csv-earned",
            "csv-possible",
            "csv-measured",
            "csv-needed",
            "csv-short",
            "csv-attested",
        ]);
        titles.extend(self.titles([
            "csv-points",
            "csv-waiver",
            "csv-remark",
            "csv-evidence",
            "csv-deadline",
            "csv-cell",
            "csv-clause",
        ]));
        sheet.table_header(&titles)?;
        let yes = self.words.text("csv-yes");
        for (section, group, finding) in self.report.findings() {
            let required = if finding.is_required { yes.as_str() } else { "" };
            sheet.row(&[
                Cell::Text(&finding.id),
                Cell::Text(&section.title),
                Cell::Text(&group.title),
                Cell::Text(&finding.title),
                Cell::Text(required),
                Cell::Text(&finding.verdict_label),
                Cell::Number(&finding.earned),
                Cell::Number(&finding.possible),
                Cell::optional(&finding.measured),
                Cell::optional(&finding.needed),
                Cell::optional(&finding.short),
                mark(finding),
                Cell::optional(&finding.points),
                Cell::optional(&finding.waiver),
                Cell::optional(&finding.remark),
                Cell::optional(&finding.evidence),
                Cell::optional(&finding.deadline),
                Cell::Text(&finding.cell),
                Cell::Text(&finding.clause),
            ])?;
        }
        sheet.verdict_colours(5, &self.report.counts)?;
        sheet.filter()?;
        Ok(sheet)
    }

    fn way(&self) -> Result<Sheet, XlsxError> {
        let mut sheet = self.sheet("xlsx-way", &[12, 8, 26, 20, 18, 16, 36, 16, 14])?;
        let titles = self.titles([
            "column-grade",
            "csv-number",
            "csv-indicator",
            "csv-measured",
            "csv-needed",
            "csv-short",
            "paper-why",
            "csv-cell",
            "csv-clause",
        ]);
        sheet.table_header(&titles)?;
        for grade in self.report.not_reached() {
            for item in &grade.missing {
                sheet.row(&[
                    Cell::Text(&grade.name),
                    Cell::Text(&item.id),
                    Cell::Text(&item.title),
                    Cell::optional(&item.measured),
                    Cell::optional(&item.needed),
                    Cell::optional(&item.short),
                    Cell::Text(&item.why),
                    Cell::Text(&item.cell),
                    Cell::Text(&item.clause),
                ])?;
            }
        }
        sheet.filter()?;
        let mut ways = self.report.not_reached().filter_map(|grade| grade.way.as_ref()).peekable();
        let has_way = ways.peek().is_some();
        for way in ways {
            sheet.line(way, Look::Plain)?;
        }
        if !has_way && self.report.not_reached().all(|grade| grade.missing.is_empty()) {
            sheet.line(&self.words.text("xlsx-nothing-missing"), Look::Plain)?;
        }
        Ok(sheet)
    }

    fn unchecked(&self) -> Result<Sheet, XlsxError> {
        let mut sheet = self.sheet("xlsx-unchecked", &[8, 34, 8, 12, 20, 16])?;
        let titles = self.titles([
            "csv-number",
            "csv-indicator",
            "csv-required",
            "csv-verdict",
            "csv-cell",
            "csv-clause",
        ]);
        sheet.table_header(&titles)?;
        let yes = self.words.text("csv-yes");
        for item in &self.report.unchecked {
            let required = if item.is_required { yes.as_str() } else { "" };
            sheet.row(&[
                Cell::Text(&item.id),
                Cell::Text(&item.title),
                Cell::Text(required),
                Cell::Text(&item.verdict_label),
                Cell::Text(&item.cell),
                Cell::Text(&item.clause),
            ])?;
        }
        sheet.filter()?;
        Ok(sheet)
    }

    fn problems(&self) -> Result<Sheet, XlsxError> {
        let mut sheet = self.sheet("xlsx-problems", &[10, 20, 54, 54])?;
        sheet.table_header(&self.titles(["paper-severity", "paper-place", "paper-problem", "paper-help"]))?;
        for problem in &self.report.problems {
            sheet.row(&[
                Cell::Text(&problem.severity_label),
                Cell::Text(&problem.place),
                Cell::Text(&problem.message),
                Cell::optional(&problem.help),
            ])?;
        }
        sheet.filter()?;
        Ok(sheet)
    }

    fn making(&self) -> Result<Sheet, XlsxError> {
        let (report, words) = (self.report, self.words);
        let mut sheet = self.sheet("xlsx-making", &[22, 100])?;
        sheet.line(&words.text("html-making"), Look::Heading)?;
        for said in report.score_said.iter().chain(&report.parameters).chain(&report.conventions) {
            sheet.fact("", said)?;
        }
        for key in ["html-rules", "html-grade-rules"] {
            sheet.fact("", &words.text(key))?;
        }
        for extra in &report.extras {
            sheet.line(&extra.title, Look::Heading)?;
            for line in &extra.lines {
                sheet.fact("", line)?;
            }
        }
        if let Some(own) = &report.own {
            sheet.fact(&words.text("html-own"), &own.said)?;
        }
        for item in &report.conflicts {
            let line = Message::new("conflict")
                .with("title", format!("{} {}", item.id, item.title))
                .with("mark", item.mark.as_str())
                .with("mark_cell", item.mark_cell.as_str())
                .with("measured", item.measured.as_str())
                .with("cell", item.cell.as_str())
                .with("verdicts", item.verdicts.as_str());
            sheet.fact(&words.text("html-conflict"), &words.render(&line))?;
        }
        if !report.notes.is_empty() {
            sheet.gap();
            sheet.line(&words.text("paper-notes"), Look::Heading)?;
            for note in &report.notes {
                sheet.fact(note.locator.as_deref().unwrap_or_default(), &note.text)?;
            }
        }
        sheet.gap();
        let source = format!("{} · {}", report.standard.source, report.standard.issuer);
        sheet.fact(&words.text("label-source"), &source)?;
        sheet.fact("SHA-256", &report.standard.sha256)?;
        sheet.fact("", &report.tool)?;
        Ok(sheet)
    }
}

fn grade_cells(grade: &GradePart) -> Vec<Cell<'_>> {
    let mut cells = vec![Cell::Text(&grade.name), Cell::Text(&grade.outcome_label)];
    match &grade.score {
        Some(score) => cells.extend([
            Cell::Text(&score.percent),
            Cell::Number(&score.earned),
            Cell::Number(&score.possible),
            Cell::Text(&score.low),
            Cell::Text(&score.high),
        ]),
        None => cells.extend(std::iter::repeat_n(Cell::Text(""), 5)),
    }
    cells.push(Cell::Count(grade.missing.len()));
    cells
}

/// The inspector's mark, where it is not the verdict already.
fn mark(finding: &FindingPart) -> Cell<'_> {
    match finding.is_conflict {
        true => Cell::optional(&finding.attested),
        false => Cell::Text(""),
    }
}
