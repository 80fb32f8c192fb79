//! An assessment as a document shows it, in one language: every text written out, everything
//! counted and in order. Renderers turn it into bytes and do nothing else.

use crate::audit::{Outcome, Verdict};
use crate::problem::Severity;
use crate::wording::Lang;

/// One centre's assessment, prepared for documents.
pub struct Report {
    pub(super) lang: Lang,
    /// The centre's name, or that it has none.
    pub(super) centre: String,
    pub(super) code: Option<String>,
    pub(super) region: Option<String>,
    pub(super) level: String,
    /// The day of the visit as a date, and as it is said.
    pub(super) inspected_on: Option<String>,
    pub(super) day: String,
    pub(super) file: String,
    pub(super) standard: StandardPart,
    /// The grade reached, or that none is.
    pub(super) grade: String,
    pub(super) outcome: Outcome,
    /// The name of the grade that verdicts and score are for.
    pub(super) shown: String,
    /// The grade without waivers, where any holds.
    pub(super) grade_without: Option<String>,
    pub(super) grades: Vec<GradePart>,
    /// Waivers, deviations of a tailoring, further standards: a heading with a sentence each.
    pub(super) extras: Vec<ExtraPart>,
    pub(super) score: Option<ScorePart>,
    /// How the score is made, a sentence each.
    pub(super) score_said: Vec<String>,
    /// What the tool sets where the document is silent, a sentence each.
    pub(super) conventions: Vec<String>,
    pub(super) parameters: Vec<String>,
    pub(super) counts: Counts,
    pub(super) sections: Vec<SectionPart>,
    pub(super) unchecked: Vec<OpenPart>,
    pub(super) conflicts: Vec<ConflictPart>,
    pub(super) own: Option<OwnPart>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) problems: Vec<ProblemPart>,
    pub(super) notes: Vec<NotePart>,
    /// Name and version of the program that judged.
    pub(super) tool: String,
}

/// The standard it was judged by.
pub(super) struct StandardPart {
    pub(super) id: String,
    pub(super) edition: String,
    pub(super) sha256: String,
    pub(super) title: String,
    /// Title, id and edition in one.
    pub(super) line: String,
    /// The document it was derived from, and who issued it.
    pub(super) source: String,
    pub(super) issuer: String,
    /// How it was chosen, where nobody named it.
    pub(super) selected: Option<String>,
}

/// What only some reports have.
pub(super) struct ExtraPart {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
}

/// How one grade stands, and the way to it.
pub(super) struct GradePart {
    pub(super) name: String,
    pub(super) outcome: Outcome,
    /// The outcome as a class of looks, and its name.
    pub(super) look: &'static str,
    pub(super) outcome_label: String,
    /// The whole of it in a sentence.
    pub(super) said: String,
    pub(super) score: Option<ScorePart>,
    /// What of it is waived, and how its conditions stand, a sentence each.
    pub(super) conditions: Vec<String>,
    /// The fewest fixes that satisfy them.
    pub(super) way: Option<String>,
    /// The heading over what stands in the way; `None` where nothing does.
    pub(super) way_title: Option<String>,
    pub(super) missing: Vec<WayPart>,
    pub(super) unchecked: Vec<OpenPart>,
}

/// What stands in the way of a grade.
pub(super) struct WayPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) measured: Option<String>,
    pub(super) needed: Option<String>,
    pub(super) short: Option<String>,
    pub(super) why: String,
    pub(super) cell: String,
    pub(super) clause: String,
}

/// What is still to check.
pub(super) struct OpenPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) is_required: bool,
    pub(super) verdict_label: String,
    pub(super) cell: String,
    pub(super) clause: String,
}

/// A score with its sum and range.
#[derive(Clone)]
pub(super) struct ScorePart {
    pub(super) percent: String,
    pub(super) earned: String,
    pub(super) possible: String,
    pub(super) low: String,
    pub(super) high: String,
    pub(super) is_range: bool,
}

/// How many findings came to each verdict.
#[derive(Clone)]
pub(super) struct Counts {
    pub(super) total: usize,
    pub(super) of: Vec<Count>,
    /// Not or only partly met.
    pub(super) unmet: usize,
    /// Not checked or not readable.
    pub(super) open: usize,
    pub(super) required: usize,
    pub(super) conflicts: usize,
}

/// One verdict and how often it was given.
#[derive(Clone)]
pub(super) struct Count {
    pub(super) verdict: Verdict,
    pub(super) label: String,
    pub(super) n: usize,
}

/// The findings under one section heading.
pub(super) struct SectionPart {
    pub(super) title: String,
    pub(super) counts: Counts,
    pub(super) earned: String,
    pub(super) possible: String,
    pub(super) percent: Option<String>,
    pub(super) groups: Vec<GroupPart>,
}

/// The findings under one group heading.
pub(super) struct GroupPart {
    pub(super) title: String,
    pub(super) findings: Vec<FindingPart>,
}

/// One indicator judged.
pub(super) struct FindingPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) ask: String,
    pub(super) obligation: String,
    pub(super) verdict: Verdict,
    pub(super) verdict_label: String,
    /// Whether the grade shown requires it.
    pub(super) is_required: bool,
    /// The names of the grades that require it.
    pub(super) required_for: Vec<String>,
    pub(super) basis: Option<String>,
    pub(super) attested: Option<String>,
    pub(super) own: Option<String>,
    pub(super) is_conflict: bool,
    pub(super) measured: Option<String>,
    pub(super) needed: Option<String>,
    pub(super) short: Option<String>,
    pub(super) why: Option<String>,
    /// Until when it is waived, and why.
    pub(super) waiver: Option<String>,
    pub(super) earned: String,
    pub(super) possible: String,
    /// What it earned and what faults cost, where the document gives points.
    pub(super) points: Option<String>,
    pub(super) remark: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) occurrences: Option<String>,
    pub(super) deadline: Option<String>,
    pub(super) due: Option<String>,
    pub(super) members: Vec<MemberPart>,
    /// Sheet and cell as a reader looks for them, or that there is none.
    pub(super) cell: String,
    pub(super) clause: String,
    pub(super) figures: Figures,
}

/// The figures of a finding as plain numbers in base units; a ratio is a part of 1.
pub(super) struct Figures {
    pub(super) measured: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) needed: Option<String>,
    pub(super) short: Option<String>,
    pub(super) short_unit: Option<String>,
}

/// One thing of a set.
pub(super) struct MemberPart {
    pub(super) name: String,
    pub(super) verdict: Verdict,
    pub(super) verdict_label: String,
    pub(super) remark: Option<String>,
}

/// A mark that a measurement speaks against.
pub(super) struct ConflictPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) mark: String,
    pub(super) measured: String,
    pub(super) verdicts: String,
    pub(super) mark_cell: String,
    pub(super) cell: String,
}

/// The centre's own results against the verdicts.
pub(super) struct OwnPart {
    pub(super) said: String,
    pub(super) rows: Vec<OwnRow>,
}

/// One own result that differs.
pub(super) struct OwnRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) own: String,
    pub(super) verdict_label: String,
    pub(super) cell: String,
}

/// A problem in the input.
pub(super) struct ProblemPart {
    pub(super) severity: Severity,
    pub(super) severity_label: String,
    pub(super) place: String,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// What in the document is damaged, missing or read by inference.
pub(super) struct NotePart {
    pub(super) locator: Option<String>,
    pub(super) text: String,
}

impl Report {
    /// Every finding, in the standard's order, with its section and group.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&SectionPart, &GroupPart, &FindingPart)> {
        self.sections.iter().flat_map(|section| {
            section
                .groups
                .iter()
                .flat_map(move |group| group.findings.iter().map(move |finding| (section, group, finding)))
        })
    }

    /// The grades that are not reached.
    pub(super) fn not_reached(&self) -> impl Iterator<Item = &GradePart> {
        self.grades.iter().filter(|grade| grade.outcome != Outcome::Reached)
    }
}

impl FindingPart {
    /// Whether it is not or only partly met.
    pub(super) fn is_unmet(&self) -> bool {
        is_unmet(self.verdict)
    }
}

/// Whether something was looked at and does not suffice.
pub(super) fn is_unmet(verdict: Verdict) -> bool {
    match verdict {
        Verdict::NotMet | Verdict::PartlyMet => true,
        Verdict::Met | Verdict::NotApplicable | Verdict::NotChecked | Verdict::Unreadable => false,
    }
}
