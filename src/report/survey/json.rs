//! A survey as JSON. Its types are its own; the centres come one a line, so that memory does not
//! hold them all.

use std::io::{self, Write};

use serde::Serialize;

use super::super::json::problem;
use super::super::number::Number;
use super::super::record::ProblemOut;
use super::view::SurveyView;
use crate::audit::Verdict;
use crate::survey::{Block, Group, Ranked, Ranking, Row};
use crate::wording::Words;

#[derive(Serialize)]
struct Head<'a> {
    schema_version: u32,
    tool: Tool,
    files: Files,
    failures: Vec<Failure<'a>>,
    same_files: Vec<Same<'a>>,
    same_centres: Vec<Twin<'a>>,
    problems: Vec<ProblemOut>,
    groups: Vec<BlockOut<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Files {
    tried: usize,
    failed: usize,
    same: usize,
    passed_over: usize,
    not_listed: usize,
    centres: u64,
}

#[derive(Serialize)]
struct Failure<'a> {
    file: &'a str,
    code: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Same<'a> {
    file: &'a str,
    same_as: &'a str,
}

#[derive(Serialize)]
struct Twin<'a> {
    name: Option<&'a str>,
    code: Option<&'a str>,
    line: u64,
    first_line: u64,
}

#[derive(Serialize)]
struct BlockOut<'a> {
    standard: StandardOut<'a>,
    level: &'a str,
    all: GroupOut<'a>,
    distribution: Vec<Bar>,
    gaps: Vec<Gap<'a>>,
    sections: Vec<SectionOut<'a>>,
    regions: Vec<RegionOut<'a>>,
}

#[derive(Serialize)]
struct StandardOut<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    centres: u32,
    reached: Vec<Reached<'a>>,
    undecided: u32,
    none: u32,
    scored: u32,
    mean_percent: Option<Number>,
    waived: u32,
    centres_with_waivers: u32,
    centres_lifted_by_waivers: u32,
    conflicts: u32,
    centres_in_conflict: u32,
    self_assessed: u32,
    mean_gap: Option<Number>,
    unchecked: u32,
    unchecked_percent: Option<Number>,
    with_errors: u32,
}

#[derive(Serialize)]
struct Reached<'a> {
    grade: &'a str,
    centres: u32,
}

#[derive(Serialize)]
struct Bar {
    from: u32,
    below: Option<u32>,
    centres: u32,
}

#[derive(Serialize)]
struct Gap<'a> {
    indicator: &'a str,
    title: &'a str,
    section: &'a str,
    missed: u32,
    judged: u32,
    percent: Option<Number>,
    waived: u32,
    waived_percent: Option<Number>,
    not_met: u32,
    partly_met: u32,
    not_applicable: u32,
    not_checked: u32,
    unreadable: u32,
    conflicts: u32,
}

#[derive(Serialize)]
struct SectionOut<'a> {
    section: &'a str,
    title: String,
    earned: Number,
    possible: Number,
    percent: Number,
}

#[derive(Serialize)]
struct RegionOut<'a> {
    region: Option<&'a str>,
    #[serde(flatten)]
    group: GroupOut<'a>,
}

#[derive(Serialize)]
struct CentreOut<'a> {
    group: usize,
    rank: Option<u32>,
    tied: bool,
    name: Option<&'a str>,
    code: Option<&'a str>,
    region: Option<&'a str>,
    grade: Option<&'a str>,
    percent: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    missing: &'a [String],
    waived: usize,
    not_checked: usize,
    conflicts: usize,
    gap: Option<Number>,
    errors: usize,
    near: Option<Near<'a>>,
    line: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<String>,
}

#[derive(Serialize)]
struct Near<'a> {
    grade: &'a str,
    missing: &'a [String],
}

/// The survey as JSON: `groups` by standard and level, and `ranking` with a line a centre.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn survey_json(
    view: &SurveyView<'_>,
    ranking: &mut Ranking,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = serde_json::to_string_pretty(&head(view, words))?;
    let head = head.strip_suffix("\n}").unwrap_or(&head);
    write!(out, "{head},\n  \"ranking\": [")?;
    let mut is_first = true;
    for (group, block) in view.blocks.iter().enumerate() {
        ranking.each(group, &mut |ranked| {
            out.write_all(if is_first { b"\n    " } else { b",\n    " })?;
            is_first = false;
            Ok(serde_json::to_writer(&mut *out, &centre(view, group, block, &ranked))?)
        })?;
    }
    out.write_all(if is_first { b"]\n}\n" } else { b"\n  ]\n}\n" })
}

fn head<'a>(view: &'a SurveyView<'_>, words: &Words) -> Head<'a> {
    let counts = &view.files;
    Head {
        schema_version: 1,
        tool: Tool { name: "dabiao", version: env!("CARGO_PKG_VERSION") },
        files: Files {
            tried: counts.tried,
            failed: counts.failed,
            same: counts.same,
            passed_over: counts.passed,
            not_listed: counts.unlisted,
            centres: counts.centres,
        },
        failures: view
            .refused
            .iter()
            .map(|refused| Failure { file: &refused.file, code: &refused.code, message: &refused.message })
            .collect(),
        same_files: view.same.iter().map(|(file, same_as)| Same { file, same_as }).collect(),
        same_centres: view.twins.iter().map(|(first, other)| twin(first, other)).collect(),
        problems: view.problems.iter().map(|found| problem(found, words)).collect(),
        groups: view.blocks.iter().map(|block| one(view, block, words)).collect(),
    }
}

fn twin<'a>(first: &Row, other: &'a Row) -> Twin<'a> {
    Twin {
        name: other.name.as_deref(),
        code: other.code.as_deref(),
        line: other.line.saturating_add(1),
        first_line: first.line.saturating_add(1),
    }
}

fn one<'a>(view: &'a SurveyView<'_>, block: &'a Block, words: &Words) -> BlockOut<'a> {
    let last = block.distribution.len() - 1;
    BlockOut {
        standard: StandardOut {
            id: &block.standard.id,
            edition: &block.standard.edition,
            sha256: &block.standard.sha256,
        },
        level: &block.level,
        all: group(block, &block.all),
        distribution: block
            .bars()
            .enumerate()
            .map(|(n, (from, below, centres))| Bar { from, below: (n < last).then_some(below), centres })
            .collect(),
        gaps: block
            .gaps()
            .into_iter()
            .map(|gap| Gap {
                indicator: &gap.item.id,
                title: &gap.item.title,
                section: &gap.item.section,
                missed: gap.missed(),
                judged: gap.judged(),
                percent: gap.share().map(Number),
                waived: gap.waived,
                waived_percent: gap.waived_share().map(Number),
                not_met: gap.count(Verdict::NotMet),
                partly_met: gap.count(Verdict::PartlyMet),
                not_applicable: gap.count(Verdict::NotApplicable),
                not_checked: gap.count(Verdict::NotChecked),
                unreadable: gap.count(Verdict::Unreadable),
                conflicts: gap.conflicts,
            })
            .collect(),
        sections: block
            .weakest()
            .into_iter()
            .map(|(section, rate)| SectionOut {
                section: &section.id,
                title: view.section(block, &section.id, words),
                earned: Number(section.earned),
                possible: Number(section.possible),
                percent: Number(rate),
            })
            .collect(),
        regions: block
            .regions
            .iter()
            .map(|(name, found)| RegionOut {
                region: (!name.is_empty()).then_some(name),
                group: group(block, found),
            })
            .collect(),
    }
}

fn group<'a>(block: &'a Block, group: &Group) -> GroupOut<'a> {
    GroupOut {
        centres: group.centres,
        reached: block
            .grades
            .iter()
            .zip(&group.reached)
            .map(|(grade, centres)| Reached { grade, centres: *centres })
            .collect(),
        undecided: group.open,
        none: group.none,
        scored: group.scored,
        mean_percent: group.mean.percent().map(Number),
        waived: group.waived,
        centres_with_waivers: group.with_waivers,
        centres_lifted_by_waivers: group.lifted,
        conflicts: group.conflicts,
        centres_in_conflict: group.in_conflict,
        self_assessed: group.compared,
        mean_gap: group.mean_gap().map(Number),
        unchecked: group.unchecked,
        unchecked_percent: group.unchecked_share().map(Number),
        with_errors: group.with_errors,
    }
}

fn centre<'a>(view: &SurveyView<'_>, group: usize, block: &'a Block, ranked: &'a Ranked) -> CentreOut<'a> {
    let row = &ranked.row;
    let grade = |grade: usize| block.grades.get(grade).map_or("", String::as_str);
    CentreOut {
        group,
        rank: ranked.rank,
        tied: ranked.is_tied,
        name: row.name.as_deref(),
        code: row.code.as_deref(),
        region: row.region.as_deref(),
        grade: row.grade.map(grade),
        percent: row.score.map(|[percent, ..]| Number(percent)),
        low: row.score.map(|[_, low, _]| Number(low)),
        high: row.score.map(|[.., high]| Number(high)),
        missing: &row.missing,
        waived: row.waived(),
        not_checked: row.unchecked,
        conflicts: row.conflicts,
        gap: row.gap.map(Number),
        errors: row.errors,
        near: row.near.as_ref().map(|(at, missing)| Near { grade: grade(*at), missing }),
        line: row.line.saturating_add(1),
        documents: view.paths(row),
    }
}
