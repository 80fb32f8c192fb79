//! 整改通知书: what the centre is to put right, with deadline and responsible unit to fill in.

use super::blocks::Style;
use super::docx::{DocxError, document};
use super::inspection_report::{Paper, basis_line};
use super::prepared::{FindingPart, Report};
use crate::wording::{Message, Words};

/// The rectification notice as docx.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn notice(report: &Report, words: &Words) -> Result<Vec<u8>, DocxError> {
    let mut paper = Paper::new(words);
    let title = words.text("notice-title");
    paper.say(Style::Title, title.clone());
    paper.say(Style::Subtitle, words.text("notice-number"));
    paper.say(Style::Plain, words.render(&Message::new("notice-to").with("centre", report.centre.as_str())));
    paper.say(Style::Body, words.render(&basis_line(report)));
    let unmet: Vec<&FindingPart> = report
        .findings()
        .map(|(_, _, finding)| finding)
        .filter(|one| one.is_unmet() && one.waiver.is_none())
        .collect();
    let result = Message::new("notice-result")
        .with("date", report.day.as_str())
        .with("grade", report.grade.as_str())
        .with("for", report.shown.as_str())
        .with("count", unmet.len());
    paper.say(Style::Body, words.render(&result));
    if unmet.is_empty() {
        paper.say(Style::Body, words.text("notice-nothing"));
    } else {
        let rows = unmet.iter().enumerate().map(|(n, finding)| row(n + 1, finding, words)).collect();
        let columns = [
            (5, "notice-n"),
            (17, "column-indicator"),
            (24, "notice-found"),
            (24, "notice-required"),
            (11, "notice-basis"),
            (11, "notice-deadline"),
            (11, "notice-unit"),
        ];
        paper.table(&columns, rows);
        paper.say(Style::Body, words.text("notice-star"));
        paper.say(Style::Body, words.text("notice-report-back"));
    }
    if !report.unchecked.is_empty() {
        let open = Message::new("notice-open").with("count", report.unchecked.len());
        paper.say(Style::Body, words.render(&open));
    }
    paper.say(Style::Plain, String::new());
    for (style, key) in [
        (Style::Right, "notice-issuer"),
        (Style::Right, "docx-blank-date"),
        (Style::Plain, "notice-received"),
        (Style::Plain, "notice-signed"),
    ] {
        paper.say(style, words.text(key));
    }
    document(report, &format!("{} {title}", report.centre), &paper.blocks)
}

fn row(n: usize, finding: &FindingPart, words: &Words) -> Vec<String> {
    let mark = if finding.is_required { "★" } else { "" };
    let required = match &finding.needed {
        Some(needed) => words.render(
            &Message::new("notice-needed")
                .with("title", finding.title.as_str())
                .with("needed", needed.as_str()),
        ),
        None => finding.ask.clone(),
    };
    let deadline = finding.deadline.clone().or_else(|| finding.due.clone()).unwrap_or_default();
    vec![
        n.to_string(),
        format!("{mark}{} {}", finding.id, finding.title),
        finding.why.clone().unwrap_or_default(),
        required,
        finding.clause.clone(),
        deadline,
        String::new(),
    ]
}
