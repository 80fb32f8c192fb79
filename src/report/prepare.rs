//! From the published record to what documents show.

use super::figures;
use super::number::Number;
use super::paper::{PaperText as _, lang_of, outcome_of, place, shown_at, verdict_of};
use super::prepared::{
    ConflictPart, Count, Counts, ExtraPart, Figures, FindingPart, GradePart, GroupPart, MemberPart, NotePart,
    OpenPart, OwnPart, OwnRow, ProblemPart, Report, ScorePart, SectionPart, StandardPart, WayPart, is_unmet,
};
use super::record::{FindingOut, ForGradeOut, GradeOut, Record, ScoreOut};
use crate::audit::{Outcome, Verdict};
use crate::problem::Severity;
use crate::standard::Level;
use crate::wording::{Arg, Message, Words};

impl Report {
    /// Prepares a record for documents about the grade at a position. `words` are those of the
    /// record's own language.
    pub fn new(record: &Record, grade: usize, words: &Words) -> Report {
        Preparing { record, shown: grade.min(record.grades.len().saturating_sub(1)), words }.report()
    }
}

struct Preparing<'a> {
    record: &'a Record,
    shown: usize,
    words: &'a Words,
}

impl Preparing<'_> {
    fn report(&self) -> Report {
        let (record, words) = (self.record, self.words);
        let grade = record.grade.as_ref().and_then(|id| record.grades.iter().find(|grade| grade.id == *id));
        let is_open = record.grades.iter().any(|grade| outcome_of(&grade.outcome) == Outcome::Open);
        let (grade, outcome) = match grade {
            Some(grade) => (grade.name.paper(), Outcome::Reached),
            None if is_open => (words.text("grade-open"), Outcome::Open),
            None => (words.text("grade-none"), Outcome::Missed),
        };
        let shown = record.grades.get(self.shown);
        let count =
            |severity: Severity| record.problems.iter().filter(|p| p.severity == severity.id()).count();
        Report {
            lang: lang_of(&record.lang).unwrap_or_default(),
            centre: match &record.centre.name {
                Some(name) => name.paper(),
                None => words.text("centre-unnamed"),
            },
            code: record.centre.code.paper(),
            region: record.centre.region.paper(),
            level: Level::parse(&record.level).map_or_else(String::new, |level| words.text(level.key())),
            inspected_on: record.inspected_on.paper(),
            day: record.inspected_on.paper().unwrap_or_else(|| words.text("no-date")),
            file: record.file.paper(),
            standard: self.standard(),
            grade,
            outcome,
            grade_without: record.grade_without_waivers_said.paper(),
            extras: self.extras(),
            shown: shown.map(|grade| grade.name.paper()).unwrap_or_default(),
            grades: record.grades.iter().enumerate().map(|(n, grade)| self.grade(n, grade)).collect(),
            score: shown.and_then(|grade| grade.score.as_ref()).map(score),
            score_said: shown.map(|grade| papers(&grade.score_said)).unwrap_or_default(),
            conventions: self.conventions(),
            parameters: papers(&record.parameters_said),
            counts: self.counts(&record.findings.iter().collect::<Vec<_>>()),
            sections: self.sections(),
            unchecked: self.open(&record.findings.iter().collect::<Vec<_>>(), self.shown),
            conflicts: record
                .findings
                .iter()
                .filter(|found| found.conflict)
                .map(|f| self.conflict(f))
                .collect(),
            own: self.own(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            problems: record.problems.iter().map(|problem| self.problem(problem)).collect(),
            notes: record
                .notes
                .iter()
                .map(|note| NotePart { locator: note.locator.paper(), text: note.text.paper() })
                .collect(),
            tool: format!("{} {}", record.tool.name.paper(), record.tool.version.paper()),
        }
    }

    fn standard(&self) -> StandardPart {
        let (standard, words) = (&self.record.standard, self.words);
        let line = Message::new("standard-line")
            .with("title", standard.title.as_str())
            .with("id", standard.id.as_str())
            .with("edition", standard.edition.as_str());
        let selected = match (standard.selected.how.as_str(), standard.selected.rows_matched) {
            ("recognised", Some(matched)) => Some(
                words.render(
                    &Message::new("standard-recognised")
                        .with("matched", matched)
                        .with("rows", standard.selected.rows.unwrap_or(matched)),
                ),
            ),
            ("stamped", _) => Some(words.text("standard-stamped")),
            _ => None,
        };
        StandardPart {
            id: standard.id.paper(),
            edition: standard.edition.paper(),
            sha256: standard.sha256.paper(),
            title: standard.title.paper(),
            line: words.render(&line),
            source: standard.source.title.paper(),
            issuer: standard.source.issuer.paper(),
            selected,
        }
    }

    fn grade(&self, position: usize, grade: &GradeOut) -> GradePart {
        let outcome = outcome_of(&grade.outcome);
        let (look, label) = match outcome {
            Outcome::Missed if grade.otherwise => ("other", "paper-otherwise"),
            Outcome::Reached => (outcome.id(), "paper-reached"),
            Outcome::Missed => (outcome.id(), "paper-missed"),
            Outcome::Open => (outcome.id(), "paper-open"),
        };
        let title = match (grade.missing.len(), &grade.way_said) {
            (0, None) => None,
            (0, Some(_)) => Some(Message::new("blockers-conditions")),
            (count, _) => Some(Message::new("blockers").with("count", count)),
        };
        GradePart {
            name: grade.name.paper(),
            outcome,
            look,
            outcome_label: self.words.text(label),
            said: grade.said.paper(),
            score: grade.score.as_ref().map(score),
            conditions: grade.waived_said.paper().into_iter().chain(papers(&grade.conditions_said)).collect(),
            way: grade.way_said.paper(),
            way_title: title.map(|title| self.words.render(&title.with("name", grade.name.as_str()))),
            missing: self.named(&grade.missing).into_iter().map(|f| self.way(f, position)).collect(),
            unchecked: self.open(&self.named(&grade.unchecked), position),
        }
    }

    /// The findings with these ids.
    fn named(&self, ids: &[String]) -> Vec<&FindingOut> {
        self.record.findings.iter().filter(|finding| ids.contains(&finding.indicator)).collect()
    }

    fn way(&self, finding: &FindingOut, grade: usize) -> WayPart {
        let one = finding.for_grade.get(grade);
        let of = |text: &dyn Fn(&ForGradeOut) -> Option<String>| one.and_then(text).paper();
        WayPart {
            id: finding.indicator.paper(),
            title: finding.title.paper(),
            measured: of(&|one| one.needed.as_ref().and(finding.measured_said.clone())),
            needed: of(&|one| one.needed.clone()),
            short: of(&|one| one.short.clone()),
            why: of(&|one| one.why.clone()).unwrap_or_default(),
            cell: self.source(finding),
            clause: finding.locator.paper(),
        }
    }

    /// Those that are not checked or cannot be read.
    fn open(&self, findings: &[&FindingOut], grade: usize) -> Vec<OpenPart> {
        let open = findings.iter().filter(|finding| verdict(finding, grade).is_open());
        open.map(|finding| OpenPart {
            id: finding.indicator.paper(),
            title: finding.title.paper(),
            is_required: is_required(finding, grade),
            verdict_label: self.label(verdict(finding, grade)),
            cell: shown_at(&finding.at, self.words),
            clause: finding.locator.paper(),
        })
        .collect()
    }

    fn conventions(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.record.standard.weights == "equal" {
            said.push(self.words.text("score-convention"));
        }
        if self.record.grades.iter().any(|grade| grade.convention) {
            said.push(self.words.text("grade-convention"));
        }
        said
    }

    fn counts(&self, findings: &[&FindingOut]) -> Counts {
        let count = |is: &dyn Fn(&FindingOut) -> bool| findings.iter().filter(|finding| is(finding)).count();
        let of_verdict = |is: &dyn Fn(Verdict) -> bool| count(&|finding| is(verdict(finding, self.shown)));
        Counts {
            total: findings.len(),
            of: Verdict::ALL
                .into_iter()
                .map(|one| Count {
                    verdict: one,
                    label: self.label(one),
                    n: of_verdict(&|verdict| verdict == one),
                })
                .collect(),
            unmet: of_verdict(&is_unmet),
            open: of_verdict(&Verdict::is_open),
            required: count(&|finding| is_required(finding, self.shown)),
            conflicts: count(&|finding| finding.conflict),
        }
    }

    fn sections(&self) -> Vec<SectionPart> {
        let findings = &self.record.findings;
        let sections = findings.chunk_by(|a, b| a.section == b.section);
        sections
            .map(|findings| {
                let grade = self.record.grades.get(self.shown);
                let mut scores = grade.iter().flat_map(|grade| &grade.section_scores);
                let score = scores.find(|score| score.section == findings[0].section);
                let figure = |number: Option<Number>| match number {
                    Some(number) => figures::plain(number.0),
                    None => "0".to_owned(),
                };
                SectionPart {
                    title: findings[0].section_title.paper(),
                    counts: self.counts(&findings.iter().collect::<Vec<_>>()),
                    earned: figure(score.map(|score| score.earned)),
                    possible: figure(score.map(|score| score.possible)),
                    percent: score.map(|score| figures::percent(score.percent.0)),
                    groups: findings
                        .chunk_by(|a, b| a.group == b.group)
                        .map(|findings| GroupPart {
                            title: findings[0].group_title.paper(),
                            findings: findings.iter().map(|finding| self.finding(finding)).collect(),
                        })
                        .collect(),
                }
            })
            .collect()
    }

    fn finding(&self, finding: &FindingOut) -> FindingPart {
        let words = self.words;
        let one = finding.for_grade.get(self.shown);
        let verdict = verdict(finding, self.shown);
        let mark = |id: &Option<String>| id.as_ref().map(|id| self.label(verdict_of(id)));
        let obligation = match finding.obligation.as_str() {
            "shall" => "obligation-shall",
            "should" => "obligation-should",
            _ => "obligation-may",
        };
        let basis = match finding.basis.as_deref() {
            Some("measured") => Some("paper-basis-measured"),
            Some("attested") => Some("paper-basis-attested"),
            Some("counted") => Some("paper-basis-counted"),
            _ => None,
        };
        let required = self.record.grades.iter().enumerate().filter(|(n, _)| is_required(finding, *n));
        FindingPart {
            id: finding.indicator.paper(),
            title: finding.title.paper(),
            ask: finding.ask.paper(),
            obligation: words.text(obligation),
            verdict,
            verdict_label: self.label(verdict),
            is_required: is_required(finding, self.shown),
            required_for: required.map(|(_, grade)| grade.name.paper()).collect(),
            basis: basis.map(|key| words.text(key)),
            attested: mark(&finding.attested),
            own: mark(&finding.attested_self),
            is_conflict: finding.conflict,
            measured: finding.measured_said.paper(),
            needed: one.and_then(|one| one.needed.paper()),
            short: one.and_then(|one| one.short.paper()),
            why: one.and_then(|one| one.why.paper()),
            waiver: finding.waiver.as_ref().map(|waiver| {
                let said = Message::new("paper-waived-until")
                    .with("through", waiver.through.as_str())
                    .with("reason", waiver.reason.as_str());
                words.render(&said)
            }),
            earned: one.map(|one| figures::plain(one.points.earned.0)).unwrap_or_default(),
            possible: one.map(|one| figures::plain(one.points.possible.0)).unwrap_or_default(),
            points: one.and_then(|one| one.points_said.paper()),
            remark: finding.remark.paper(),
            evidence: finding.evidence.paper(),
            occurrences: finding.occurrences.paper(),
            deadline: finding.deadline.paper(),
            due: finding.due.paper(),
            members: finding
                .members
                .iter()
                .map(|member| MemberPart {
                    name: member.name.paper(),
                    verdict: verdict_of(&member.verdict),
                    verdict_label: self.label(verdict_of(&member.verdict)),
                    remark: member.remark.paper(),
                })
                .collect(),
            cell: self.source(finding),
            clause: finding.locator.paper(),
            figures: self.figures(finding),
        }
    }

    fn figures(&self, finding: &FindingOut) -> Figures {
        let number = |number: Number| figures::plain(number.0);
        let grade = self.record.grades.get(self.shown).map(|grade| grade.id.as_str()).unwrap_or_default();
        let required = finding.required.as_ref();
        let needed = required.and_then(|required| {
            let mut by_grade = required.by_grade.0.iter();
            by_grade.find(|(id, _)| id == grade).map(|(_, needed)| number(*needed))
        });
        let short = finding.for_grade.get(self.shown).and_then(|one| one.shortfall.as_ref());
        Figures {
            measured: finding.measured.as_ref().and_then(|measured| measured.value).map(number),
            unit: finding.measured.as_ref().map(|measured| measured.unit.paper()),
            needed,
            short: short.map(|short| number(short.value)),
            short_unit: short.map(|short| short.unit.paper()),
        }
    }

    /// Waivers, deviations of a tailoring, further standards.
    fn extras(&self) -> Vec<ExtraPart> {
        let (record, words) = (self.record, self.words);
        let mut extras = Vec::new();
        let waived: Vec<String> = record.findings.iter().filter_map(|finding| self.waived(finding)).collect();
        if !waived.is_empty() {
            let title = Message::new("waived-title").with("count", waived.len());
            extras.push(ExtraPart { title: words.render(&title), lines: waived });
        }
        if let Some(base) = &record.standard.base {
            let lines = [base.said.paper()].into_iter().chain(papers(&base.deviations_said)).collect();
            extras.push(ExtraPart { title: words.text("label-deviations"), lines });
        }
        for further in &record.also {
            let report = Report::new(further, 0, words);
            let open = further.open.iter().flatten().count();
            let mut lines =
                vec![words.render(&Message::new("docx-grade").with("grade", report.grade.as_str()))];
            lines.extend(report.grades.iter().map(|grade| grade.said.clone()));
            lines.extend(report.score_said.iter().take(2).cloned());
            lines.push(words.render(&Message::new("paper-also-open").with("count", open)));
            let title = Message::new("paper-also").with("standard", report.standard.line.as_str());
            extras.push(ExtraPart { title: words.render(&title), lines });
        }
        extras
    }

    fn waived(&self, finding: &FindingOut) -> Option<String> {
        let waiver = finding.waiver.as_ref()?;
        let line = Message::new("waived")
            .with("title", format!("{} {}", finding.indicator, finding.title))
            .with("verdict", Message::new(verdict(finding, self.shown).key()))
            .with("reason", waiver.reason.as_str())
            .with("approved_by", waiver.approved_by.as_str())
            .with("granted", waiver.granted.as_str())
            .with("through", waiver.through.as_str())
            .with("place", place(&waiver.at, ""));
        Some(self.words.render(&line))
    }

    fn conflict(&self, finding: &FindingOut) -> ConflictPart {
        // A condition that fails takes it out for every grade.
        let is_out = finding.for_grade.iter().all(|one| one.needed.is_none());
        let verdicts: Vec<Message> = self
            .record
            .grades
            .iter()
            .zip(&finding.for_grade)
            .filter(|(_, one)| is_out || one.needed.is_some())
            .map(|(grade, one)| {
                Message::new("verdict-for-grade")
                    .with("name", grade.name.as_str())
                    .with("verdict", Message::new(verdict_of(&one.verdict).key()))
            })
            .collect();
        ConflictPart {
            id: finding.indicator.paper(),
            title: finding.title.paper(),
            mark: finding.attested.as_ref().map(|id| self.label(verdict_of(id))).unwrap_or_default(),
            measured: finding.measured_said.paper().unwrap_or_default(),
            verdicts: self.words.render(&Message::new("paper-list").with("list", Arg::from(verdicts))),
            mark_cell: shown_at(&finding.at, self.words),
            cell: self.source(finding),
        }
    }

    fn own(&self) -> Option<OwnPart> {
        let own = self.record.self_assessment.as_ref()?;
        let said = Message::new("own-results")
            .with("compared", own.compared)
            .with("own", figures::plain(own.earned.0))
            .with("verified", figures::plain(own.verified.0))
            .with("gap", figures::plain(own.gap.0))
            .with("count", own.differs.len());
        let rows = self.named(&own.differs).into_iter().map(|finding| OwnRow {
            id: finding.indicator.paper(),
            title: finding.title.paper(),
            own: finding.attested_self.as_ref().map(|id| self.label(verdict_of(id))).unwrap_or_default(),
            // The gap is that of the headline grade.
            verdict_label: self.label(verdict(finding, 0)),
            cell: shown_at(&finding.at, self.words),
        });
        Some(OwnPart { said: self.words.render(&said), rows: rows.collect() })
    }

    fn problem(&self, problem: &super::record::ProblemOut) -> ProblemPart {
        let (severity, key) = match problem.severity.as_str() {
            "error" => (Severity::Error, "severity-error"),
            _ => (Severity::Warning, "severity-warning"),
        };
        ProblemPart {
            severity,
            severity_label: self.words.text(key),
            place: place(&problem.at, &self.record.file),
            message: problem.message.paper(),
            help: problem.help.paper(),
        }
    }

    fn label(&self, verdict: Verdict) -> String {
        self.words.text(verdict.key())
    }

    /// The cell that decided: the measurement's, otherwise the result's.
    fn source(&self, finding: &FindingOut) -> String {
        let at = finding.measured.as_ref().map_or(&finding.at, |measured| &measured.at);
        shown_at(at, self.words)
    }
}

fn verdict(finding: &FindingOut, grade: usize) -> Verdict {
    verdict_of(finding.for_grade.get(grade).map_or(finding.verdict.as_str(), |one| one.verdict.as_str()))
}

fn is_required(finding: &FindingOut, grade: usize) -> bool {
    finding.for_grade.get(grade).is_some_and(|one| one.required)
}

fn score(score: &ScoreOut) -> ScorePart {
    ScorePart {
        percent: figures::percent(score.percent.0),
        earned: figures::plain(score.earned.0),
        possible: figures::plain(score.possible.0),
        low: figures::percent(score.low.0),
        high: figures::percent(score.high.0),
        is_range: score.low.0 != score.high.0,
    }
}

fn papers(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.paper()).collect()
}
