//! The report as Markdown, for merge requests and wikis.

use super::prepared::{FindingPart, Report};
use crate::wording::{Message, Words};

/// The report as GitHub-flavoured Markdown.
pub fn markdown(report: &Report, words: &Words) -> String {
    let mut page = Page { out: String::new(), words };
    page.head(report);
    page.way(report);
    page.extras(report);
    page.open(report);
    page.conflicts(report);
    page.own(report);
    page.problems(report);
    page.sections(report);
    page.notes(report);
    page.out
}

struct Page<'a> {
    out: String,
    words: &'a Words,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.line(&format!("\n{} {}\n", "#".repeat(level), escaped(text)));
    }

    fn header(&mut self, keys: &[&'static str]) {
        let titles: Vec<String> = keys.iter().map(|key| self.words.text(key)).collect();
        self.line(&format!("| {} |", titles.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(keys.len())));
    }

    fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn head(&mut self, report: &Report) {
        self.line(&format!("# {}\n", escaped(&report.centre)));
        let words = self.words;
        let visit = Message::new("visit-line")
            .with("date", report.day.as_str())
            .with("level", report.level.as_str())
            .with("file", report.file.as_str());
        let mut facts = vec![
            ("label-standard", report.standard.line.clone()),
            ("label-visit", words.render(&visit)),
            ("label-grade", report.grade.clone()),
        ];
        facts.extend(report.score_said.first().map(|said| ("label-score", said.clone())));
        for (label, text) in facts {
            self.line(&format!("- **{}** {}", words.text(label), escaped(&text)));
        }
        let rest = report
            .grade_without
            .iter()
            .chain(&report.standard.selected)
            .chain(report.score_said.iter().skip(1));
        for text in rest.chain(&report.parameters).chain(&report.conventions) {
            self.line(&format!("- {}", escaped(text)));
        }
        self.line("");
        self.header(&["column-grade", "paper-outcome", "column-score", "paper-missing", "paper-unchecked"]);
        for grade in &report.grades {
            let score = grade.score.as_ref().map_or("-", |score| score.percent.as_str());
            let (missing, open) = (grade.missing.len().to_string(), grade.unchecked.len().to_string());
            self.row(&[&grade.name, &grade.outcome_label, score, &missing, &open]);
        }
        self.line("");
        for condition in report.grades.iter().flat_map(|grade| grade.conditions.iter()) {
            self.line(&format!("- {}", escaped(condition)));
        }
    }

    fn way(&mut self, report: &Report) {
        for grade in report.not_reached() {
            let Some(title) = &grade.way_title else { continue };
            self.heading(2, title);
            if let Some(way) = &grade.way {
                self.line(&format!(
                    "{}
",
                    escaped(way)
                ));
            }
            if grade.missing.is_empty() {
                continue;
            }
            self.header(&["column-number", "column-indicator", "paper-why", "paper-cell", "paper-clause"]);
            for item in &grade.missing {
                self.row(&[&item.id, &item.title, &item.why, &item.cell, &item.clause]);
            }
        }
    }

    fn extras(&mut self, report: &Report) {
        for extra in &report.extras {
            self.heading(2, &extra.title);
            for line in &extra.lines {
                self.line(&format!("- {}", escaped(line)));
            }
        }
    }

    fn open(&mut self, report: &Report) {
        if report.unchecked.is_empty() {
            return;
        }
        let title = Message::new("unchecked")
            .with("count", report.unchecked.len())
            .with("name", report.shown.as_str());
        self.heading(2, &self.words.render(&title));
        self.header(&[
            "column-number",
            "column-indicator",
            "column-required",
            "column-verdict",
            "paper-cell",
        ]);
        for item in &report.unchecked {
            let required = if item.is_required { "√" } else { "" };
            self.row(&[&item.id, &item.title, required, &item.verdict_label, &item.cell]);
        }
    }

    fn conflicts(&mut self, report: &Report) {
        if report.conflicts.is_empty() {
            return;
        }
        self.heading(2, &self.words.render(&Message::new("conflicts").with("count", report.conflicts.len())));
        self.header(&["column-number", "column-indicator", "paper-mark", "paper-measured", "paper-judged"]);
        for item in &report.conflicts {
            let mark = format!("{} [{}]", item.mark, item.mark_cell);
            let measured = format!("{} [{}]", item.measured, item.cell);
            self.row(&[&item.id, &item.title, &mark, &measured, &item.verdicts]);
        }
    }

    fn own(&mut self, report: &Report) {
        let Some(own) = &report.own else { return };
        self.heading(2, &own.said);
        if own.rows.is_empty() {
            return;
        }
        self.header(&["column-number", "column-indicator", "paper-own", "column-verdict", "paper-cell"]);
        for item in &own.rows {
            self.row(&[&item.id, &item.title, &item.own, &item.verdict_label, &item.cell]);
        }
    }

    fn problems(&mut self, report: &Report) {
        if report.problems.is_empty() {
            return;
        }
        let title = Message::new("problems").with("errors", report.errors).with("warnings", report.warnings);
        self.heading(2, &self.words.render(&title));
        self.header(&["paper-severity", "paper-place", "paper-problem", "paper-help"]);
        for problem in &report.problems {
            let help = problem.help.as_deref().unwrap_or_default();
            self.row(&[&problem.severity_label, &problem.place, &problem.message, help]);
        }
    }

    fn sections(&mut self, report: &Report) {
        let title = Message::new("paper-findings").with("grade", report.shown.as_str());
        self.heading(2, &self.words.render(&title));
        for section in &report.sections {
            let score = section.percent.as_deref().unwrap_or("-");
            let counts: Vec<String> = section
                .counts
                .of
                .iter()
                .filter(|count| count.n > 0)
                .map(|count| format!("{} {}", count.label, count.n))
                .collect();
            let points = format!("{} / {} · {score}", section.earned, section.possible);
            let summary = format!("{} · {points} · {}", section.title, counts.join(" · "));
            // Inside a tag there is no Markdown.
            let summary = summary.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            self.line(&format!("<details><summary>{summary}</summary>\n"));
            self.header(&[
                "column-number",
                "column-indicator",
                "column-required",
                "column-verdict",
                "column-basis",
            ]);
            for group in &section.groups {
                for finding in &group.findings {
                    let required = if finding.is_required { "√" } else { "" };
                    let basis = basis(finding, self.words);
                    self.row(&[&finding.id, &finding.title, required, &finding.verdict_label, &basis]);
                }
            }
            self.line("\n</details>\n");
        }
    }

    fn notes(&mut self, report: &Report) {
        if report.notes.is_empty() {
            return;
        }
        self.heading(2, &self.words.text("paper-notes"));
        for note in &report.notes {
            let locator = note.locator.as_ref().map(|locator| format!("{locator}: ")).unwrap_or_default();
            self.line(&format!("- {}{}", escaped(&locator), escaped(&note.text)));
        }
    }
}

fn basis(finding: &FindingPart, words: &Words) -> String {
    let measured =
        finding.measured.as_ref().map(|text| Message::new("basis-measured").with("text", text.as_str()));
    let mark = finding.attested.as_ref().filter(|_| finding.is_conflict);
    let mark = mark.map(|mark| Message::new("basis-attested").with("mark", mark.as_str()));
    let mut parts: Vec<String> = [measured, mark].iter().flatten().map(|part| words.render(part)).collect();
    parts.extend(finding.points.clone());
    parts.extend(finding.waiver.clone());
    parts.extend(finding.remark.clone());
    parts.push(finding.cell.clone());
    parts.join(" · ")
}

/// Text that Markdown shows as it stands: nothing in it is markup, a link or a mention of somebody.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Where these stand, addresses and mentions become links even inside other text; the
            // joiner keeps them apart and is not seen.
            '@' => out.push_str("@\u{2060}"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '#' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.replace("://", ":\u{2060}//").replace("www.", "www\u{2060}.")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_from_a_file_is_markup() {
        assert_eq!(escaped("<script>"), "&lt;script&gt;");
        assert_eq!(escaped("a|b"), "a\\|b");
        assert_eq!(escaped("[x](y) **b**"), "\\[x\\](y) \\*\\*b\\*\\*");
        assert_eq!(escaped("@all"), "@\u{2060}all");
        assert_eq!(escaped("http://a"), "http:\u{2060}//a");
    }
}
