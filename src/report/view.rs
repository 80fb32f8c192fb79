//! An assessment prepared for printing: order and counts worked out once, for every format.

use std::sync::Arc;

use crate::audit::{Assessment, Finding, Outcome, Verdict};
use crate::problem::Problem;
use crate::standard::{Group, Indicator, Section, Standard};

/// How the standard came to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// It was asked for.
    Given,
    /// The file is a form made from it.
    Stamped,
    /// It is the built-in standard that recognises the list.
    Recognised {
        /// Rows that it recognises.
        matched: usize,
        /// Rows with a number of its.
        rows: usize,
    },
}

/// An assessment, the standard it was made with, and what the reader asked to see.
#[derive(Clone)]
pub struct View<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// How the standard was chosen.
    pub selection: Selection,
    /// The name of the file.
    pub file: Arc<str>,
    /// The position of the grade that the text is about.
    pub grade: usize,
}

/// The findings under one group heading.
pub(super) struct GroupView<'a> {
    pub(super) section: &'a Section,
    pub(super) group: &'a Group,
    pub(super) opens_section: bool,
    pub(super) findings: Vec<&'a Finding>,
}

/// Problems of one kind; many of a kind are shown as one.
pub(super) struct ProblemGroup<'a> {
    pub(super) problems: Vec<&'a Problem>,
}

impl<'a> View<'a> {
    /// The same about another grade.
    pub(super) fn for_grade(&self, grade: usize) -> View<'a> {
        View {
            standard: self.standard,
            assessment: self.assessment,
            selection: self.selection,
            file: self.file.clone(),
            grade,
        }
    }

    pub(super) fn indicator(&self, finding: &Finding) -> &'a Indicator {
        &self.standard.indicators[finding.indicator]
    }

    /// How many findings came to each verdict, for the grade shown.
    pub(super) fn counts(&self) -> Vec<(Verdict, usize)> {
        Verdict::ALL
            .into_iter()
            .map(|verdict| {
                let count =
                    self.assessment.findings.iter().filter(|f| f.verdict(self.grade) == verdict).count();
                (verdict, count)
            })
            .collect()
    }

    /// Ids of the findings with a verdict, for the grade shown.
    pub(super) fn ids(&self, verdict: Verdict) -> Vec<&'a str> {
        self.assessment
            .findings
            .iter()
            .filter(|finding| finding.verdict(self.grade) == verdict)
            .map(|finding| self.indicator(finding).id.as_str())
            .collect()
    }

    /// The findings at positions among all findings.
    pub(super) fn at(&self, positions: &[usize]) -> Vec<&'a Finding> {
        positions.iter().map(|position| &self.assessment.findings[*position]).collect()
    }

    /// Ids of the indicators at positions among all findings.
    pub(super) fn ids_at(&self, positions: &[usize]) -> Vec<&'a str> {
        self.at(positions).into_iter().map(|finding| self.indicator(finding).id.as_str()).collect()
    }

    /// Whether a finding is required for a grade.
    pub(super) fn is_required(&self, finding: &Finding, grade: usize) -> bool {
        self.indicator(finding).required_for.contains(&grade)
    }

    /// Findings that are not checked or cannot be read, for the grade shown.
    pub(super) fn open(&self) -> Vec<&'a Finding> {
        self.assessment.findings.iter().filter(|finding| finding.verdict(self.grade).is_open()).collect()
    }

    /// Findings whose mark and measurement disagree.
    pub(super) fn conflicts(&self) -> Vec<&'a Finding> {
        self.assessment.findings.iter().filter(|finding| finding.conflict).collect()
    }

    /// Grades that are not reached, the one shown first.
    pub(super) fn not_reached(&self) -> Vec<usize> {
        let rest = (0..self.standard.grades.len()).rev().filter(|grade| *grade != self.grade);
        [self.grade]
            .into_iter()
            .chain(rest)
            .filter(|grade| self.assessment.grades[*grade].outcome != Outcome::Reached)
            .collect()
    }

    /// The findings by group, in the standard's order.
    pub(super) fn groups(&self) -> Vec<GroupView<'a>> {
        let mut groups: Vec<GroupView<'a>> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for finding in &self.assessment.findings {
            let indicator = self.indicator(finding);
            if last != Some(indicator.heading) {
                let (section, group) = self.standard.heading(indicator);
                let opens_section = last.is_none_or(|(section, _)| section != indicator.heading.0);
                groups.push(GroupView { section, group, opens_section, findings: Vec::new() });
                last = Some(indicator.heading);
            }
            if let Some(group) = groups.last_mut() {
                group.findings.push(finding);
            }
        }
        groups
    }

    /// The problems by kind, in the order of their first.
    pub(super) fn problems(&self) -> Vec<ProblemGroup<'a>> {
        let mut groups: Vec<ProblemGroup<'a>> = Vec::new();
        for problem in &self.assessment.problems {
            match groups.iter_mut().find(|group| group.problems[0].code() == problem.code()) {
                Some(group) => group.problems.push(problem),
                None => groups.push(ProblemGroup { problems: vec![problem] }),
            }
        }
        groups
    }
}
