//! 检查报告: the report as a document for Word and WPS, to be signed.

use super::blocks::{Block, Style, Table};
use super::docx::{DocxError, document};
use super::prepared::{FindingPart, Report};
use crate::wording::{Message, Words};

/// The report as docx.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn docx(report: &Report, words: &Words) -> Result<Vec<u8>, DocxError> {
    let mut paper = Paper::new(words);
    let title = words.text("paper-title");
    paper.say(Style::Title, report.centre.clone());
    paper.say(Style::Title, title.clone());
    paper.basis(report);
    paper.result(report);
    paper.sections(report);
    paper.unmet(report);
    paper.extras(report);
    paper.unchecked(report);
    paper.conflicts(report);
    paper.problems(report);
    paper.findings(report);
    paper.notes(report);
    paper.say(Style::Plain, String::new());
    for key in ["docx-inspectors", "docx-centre-signs", "docx-seal", "docx-blank-date"] {
        paper.say(Style::Plain, words.text(key));
    }
    document(report, &format!("{} {title}", report.centre), &paper.blocks)
}

/// A document as it is written.
pub(super) struct Paper<'a> {
    pub(super) blocks: Vec<Block>,
    pub(super) words: &'a Words,
    headings: usize,
}

impl<'a> Paper<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Paper { blocks: Vec::new(), words, headings: 0 }
    }

    pub(super) fn say(&mut self, style: Style, text: String) {
        self.blocks.push(Block::Paragraph(style, text));
    }

    fn heading(&mut self, text: &str) {
        self.headings += 1;
        let message = Message::new("docx-heading").with("text", text);
        let number = numeral(self.headings);
        let number = match self.words.lang() {
            crate::wording::Lang::Zh => number.to_owned(),
            crate::wording::Lang::En => self.headings.to_string(),
        };
        self.say(Style::Heading, self.words.render(&message.with("n", number)));
    }

    pub(super) fn table(&mut self, columns: &[(u32, &'static str)], rows: Vec<Vec<String>>) {
        let columns: Vec<(u32, String)> =
            columns.iter().map(|(part, key)| (*part, self.words.text(key))).collect();
        let mut table = Table::new(&columns);
        table.rows = rows;
        self.blocks.push(Block::Table(table));
    }

    /// By what it was inspected.
    fn basis(&mut self, report: &Report) {
        self.heading(&self.words.text("docx-basis"));
        let text = self.words.render(&basis_line(report));
        self.say(Style::Body, text);
        let visit = Message::new("docx-visit")
            .with("date", report.day.as_str())
            .with("level", report.level.as_str())
            .with("file", report.file.as_str());
        self.say(Style::Body, self.words.render(&visit));
    }

    fn result(&mut self, report: &Report) {
        self.heading(&self.words.text("html-result"));
        let grade = Message::new("docx-grade").with("grade", report.grade.as_str());
        self.say(Style::Body, self.words.render(&grade));
        if let Some(said) = &report.grade_without {
            self.say(Style::Body, sentence(said, self.words));
        }
        for grade in &report.grades {
            self.say(Style::Body, sentence(&grade.said, self.words));
            for said in grade.conditions.iter().chain(&grade.way) {
                self.say(Style::Body, sentence(said, self.words));
            }
        }
        for (n, said) in report.score_said.iter().enumerate() {
            let text = match n {
                0 => self.words.render(&Message::new("docx-score").with("said", said.as_str())),
                _ => sentence(said, self.words),
            };
            self.say(Style::Body, text);
        }
        for said in report.parameters.iter().chain(&report.conventions) {
            self.say(Style::Body, sentence(said, self.words));
        }
    }

    fn sections(&mut self, report: &Report) {
        self.heading(&self.words.text("html-sections"));
        let mut columns = vec![(26, self.words.text("csv-section"))];
        columns.extend(report.counts.of.iter().map(|count| (10, count.label.clone())));
        columns.push((8, self.words.text("html-total")));
        columns.push((15, self.words.text("column-score")));
        let mut table = Table::new(&columns);
        for section in &report.sections {
            let mut row = vec![section.title.clone()];
            row.extend(section.counts.of.iter().map(|count| count.n.to_string()));
            row.push(section.counts.total.to_string());
            row.push(format!("{} / {}", section.earned, section.possible));
            table.rows.push(row);
        }
        let mut row = vec![self.words.text("html-total")];
        row.extend(report.counts.of.iter().map(|count| count.n.to_string()));
        row.push(report.counts.total.to_string());
        row.push(match &report.score {
            Some(score) => format!("{} / {}", score.earned, score.possible),
            None => "—".to_owned(),
        });
        table.rows.push(row);
        self.blocks.push(Block::Table(table));
    }

    fn unmet(&mut self, report: &Report) {
        let title = Message::new("docx-unmet")
            .with("count", report.counts.unmet)
            .with("grade", report.shown.as_str());
        self.heading(&self.words.render(&title));
        if report.counts.unmet == 0 {
            self.say(Style::Body, self.words.text("docx-none"));
            return;
        }
        let yes = self.words.text("csv-yes");
        let rows = report.findings().map(|(_, _, finding)| finding).filter(|finding| finding.is_unmet());
        let rows = rows
            .map(|finding| {
                vec![
                    finding.id.clone(),
                    finding.title.clone(),
                    if finding.is_required { yes.clone() } else { String::new() },
                    finding.why.clone().unwrap_or_default(),
                    finding.clause.clone(),
                ]
            })
            .collect();
        let columns = [
            (8, "column-number"),
            (24, "column-indicator"),
            (9, "column-required"),
            (43, "docx-found"),
            (16, "paper-clause"),
        ];
        self.table(&columns, rows);
    }

    fn extras(&mut self, report: &Report) {
        for extra in &report.extras {
            self.heading(&extra.title);
            for line in &extra.lines {
                self.say(Style::Body, sentence(line.trim_end_matches(['。', '.']), self.words));
            }
        }
    }

    fn unchecked(&mut self, report: &Report) {
        if report.unchecked.is_empty() {
            return;
        }
        let title = Message::new("unchecked")
            .with("count", report.unchecked.len())
            .with("name", report.shown.as_str());
        self.heading(&self.words.render(&title));
        let yes = self.words.text("csv-yes");
        let rows = report
            .unchecked
            .iter()
            .map(|item| {
                let required = if item.is_required { yes.clone() } else { String::new() };
                vec![
                    item.id.clone(),
                    item.title.clone(),
                    required,
                    item.verdict_label.clone(),
                    item.clause.clone(),
                ]
            })
            .collect();
        let columns = [
            (8, "column-number"),
            (44, "column-indicator"),
            (10, "column-required"),
            (18, "column-verdict"),
            (20, "paper-clause"),
        ];
        self.table(&columns, rows);
    }

    fn conflicts(&mut self, report: &Report) {
        if report.conflicts.is_empty() {
            return;
        }
        self.heading(&self.words.render(&Message::new("conflicts").with("count", report.conflicts.len())));
        let rows = report
            .conflicts
            .iter()
            .map(|item| {
                let mark = format!("{}({})", item.mark, item.mark_cell);
                let measured = format!("{}({})", item.measured, item.cell);
                vec![item.id.clone(), item.title.clone(), mark, measured, item.verdicts.clone()]
            })
            .collect();
        let columns = [
            (8, "column-number"),
            (24, "column-indicator"),
            (20, "paper-mark"),
            (24, "paper-measured"),
            (24, "paper-judged"),
        ];
        self.table(&columns, rows);
    }

    fn problems(&mut self, report: &Report) {
        if report.problems.is_empty() {
            return;
        }
        let title = Message::new("problems").with("errors", report.errors).with("warnings", report.warnings);
        self.heading(&self.words.render(&title));
        let rows = report
            .problems
            .iter()
            .map(|problem| {
                let help = problem.help.clone().unwrap_or_default();
                vec![problem.severity_label.clone(), problem.place.clone(), problem.message.clone(), help]
            })
            .collect();
        let columns =
            [(11, "paper-severity"), (19, "paper-place"), (38, "paper-problem"), (32, "paper-help")];
        self.table(&columns, rows);
    }

    fn findings(&mut self, report: &Report) {
        let title = Message::new("paper-findings").with("grade", report.shown.as_str());
        self.heading(&self.words.render(&title));
        let yes = self.words.text("csv-yes");
        let rows = report
            .findings()
            .map(|(_, _, finding)| {
                let required = if finding.is_required { yes.clone() } else { String::new() };
                let points = format!("{} / {}", finding.earned, finding.possible);
                let basis = basis(finding);
                vec![
                    finding.id.clone(),
                    finding.title.clone(),
                    required,
                    finding.verdict_label.clone(),
                    points,
                    basis,
                ]
            })
            .collect();
        let columns = [
            (8, "column-number"),
            (30, "column-indicator"),
            (9, "column-required"),
            (12, "column-verdict"),
            (11, "column-score"),
            (30, "column-basis"),
        ];
        self.table(&columns, rows);
    }

    fn notes(&mut self, report: &Report) {
        if report.notes.is_empty() {
            return;
        }
        self.heading(&self.words.text("paper-notes"));
        let rows = report
            .notes
            .iter()
            .map(|note| vec![note.locator.clone().unwrap_or_default(), note.text.clone()])
            .collect();
        self.table(&[(18, "paper-clause"), (82, "docx-doubt")], rows);
    }
}

/// By what document and standard it was inspected.
pub(super) fn basis_line(report: &Report) -> Message {
    Message::new("docx-basis-line")
        .with("source", report.standard.source.as_str())
        .with("issuer", report.standard.issuer.as_str())
        .with("title", report.standard.title.as_str())
        .with("id", report.standard.id.as_str())
        .with("edition", report.standard.edition.as_str())
}

fn basis(finding: &FindingPart) -> String {
    let parts =
        finding.measured.iter().chain(&finding.points).chain(&finding.waiver).chain(&finding.remark).cloned();
    parts.chain([finding.cell.clone()]).collect::<Vec<_>>().join(" · ")
}

fn sentence(text: &str, words: &Words) -> String {
    let mut chars = text.chars();
    let text: String = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
    words.render(&Message::new("docx-sentence").with("text", text))
}

fn numeral(n: usize) -> &'static str {
    const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    NUMERALS.get(n.wrapping_sub(1)).copied().unwrap_or("十三")
}
