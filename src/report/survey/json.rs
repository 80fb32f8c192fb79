//! A survey as JSON. Its types are its own; the centres come one a line, so that memory does not
//! hold them all.

use std::borrow::Cow;
use std::io::{self, Write};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

use super::super::json::problem;
use super::super::number::Number;
use super::super::record::ProblemOut;
use super::view::SurveyView;
use crate::audit::Verdict;
use crate::report::tool::{Tool, tool};
use crate::survey::{Block, Group, Ranked, Ranking, Row};
use crate::wording::Words;

/// What a batch came to: `survey.json`.
#[derive(Serialize, JsonSchema)]
struct Head<'a> {
    /// The version of what the names mean.
    #[schemars(extend("const" = 1))]
    schema_version: u32,
    /// What made it.
    tool: Tool,
    /// What came of the files.
    files: Files,
    /// Files of which nothing, or not everything, could be used: the first of them where there are
    /// very many; `failures.ndjson` has all.
    failures: Vec<Failure<'a>>,
    /// Files whose bytes repeat those of an earlier one; the first of them where there are very
    /// many.
    same_files: Vec<Same<'a>>,
    /// Centres that seem to occur twice; all of them are counted.
    same_centres: Vec<Twin<'a>>,
    /// What there is to say of the run as a whole: waivers that found no centre.
    problems: Vec<ProblemOut>,
    /// What the centres came to, by standard (its exact text) and level.
    groups: Vec<BlockOut<'a>>,
}

/// What came of the files.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FileCounts")]
struct Files {
    /// All that were tried.
    tried: usize,
    /// Those of which nothing, or not everything, could be used.
    failed: usize,
    /// Those that repeat an earlier one.
    same: usize,
    /// Files in folders that are no tables, and were passed over.
    passed_over: usize,
    /// Files that the list of the run does not name.
    not_listed: usize,
    /// Centres, all told.
    centres: u64,
}

/// A file of which nothing, or not everything, could be used.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RefusedFile")]
struct Failure<'a> {
    /// The file.
    file: &'a str,
    /// What kind of reason it is, under a name that holds in every language.
    code: &'a str,
    /// The reason in words.
    message: &'a str,
}

/// A file that repeats an earlier one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameFile")]
struct Same<'a> {
    /// The file.
    file: &'a str,
    /// The earlier one.
    same_as: &'a str,
}

/// A centre that seems to be one that came before.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameCentre")]
struct Twin<'a> {
    /// Its name.
    name: Option<&'a str>,
    /// Its code.
    code: Option<&'a str>,
    /// Its line in `results.ndjson`, from 1.
    line: u64,
    /// The line of the one that came before.
    first_line: u64,
}

/// What the centres of one standard and level came to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Group")]
struct BlockOut<'a> {
    /// The standard.
    standard: StandardOut<'a>,
    /// The level.
    level: &'a str,
    /// All centres of it.
    all: GroupOut<'a>,
    /// Centres by headline score, in bars.
    distribution: Vec<Bar>,
    /// What was not met by most, the most frequent first.
    gaps: Vec<Gap<'a>>,
    /// Points by section, the weakest first.
    sections: Vec<SectionOut<'a>>,
    /// The centres of each region.
    regions: Vec<RegionOut<'a>>,
}

/// The standard.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Standard")]
struct StandardOut<'a> {
    /// Its id.
    id: &'a str,
    /// Its edition.
    edition: &'a str,
    /// SHA-256 of its file, in hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: &'a str,
}

/// What a group of centres came to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Figures")]
struct GroupOut<'a> {
    /// How many there are.
    centres: u32,
    /// How many reached each grade as their highest; the grades highest first.
    reached: Vec<Reached<'a>>,
    /// How many reached none, where what is unchecked could still change that.
    undecided: u32,
    /// How many reached none.
    none: u32,
    /// How many have a score.
    scored: u32,
    /// The mean of their headline scores in per cent, rounded once to two decimals; null where none
    /// has a score.
    mean_percent: Option<Number>,
    /// Indicators for which a waiver holds, over all centres.
    waived: u32,
    /// Centres with at least one of these.
    centres_with_waivers: u32,
    /// Centres whose grade would be lower, or none, without them.
    centres_lifted_by_waivers: u32,
    /// Indicators whose mark and measurement disagree, over all centres.
    conflicts: u32,
    /// Centres with at least one of these.
    centres_in_conflict: u32,
    /// Centres whose own results can be held against verified ones.
    self_assessed: u32,
    /// The mean of the points by their own results less the points verified.
    mean_gap: Option<Number>,
    /// Indicators not checked or unreadable, over all centres.
    unchecked: u32,
    /// These in per cent of all indicators of the level, over all centres.
    unchecked_percent: Option<Number>,
    /// Centres with errors in their input.
    with_errors: u32,
}

/// How many reached a grade as their highest.
#[derive(Serialize, JsonSchema)]
struct Reached<'a> {
    /// The grade's id.
    grade: &'a str,
    /// How many centres.
    centres: u32,
}

/// Centres whose headline score lies in a range.
#[derive(Serialize, JsonSchema)]
struct Bar {
    /// Where the range begins, in per cent; this figure is within it.
    from: u32,
    /// Where it ends; this figure is beyond it. Null for the last.
    below: Option<u32>,
    /// How many centres.
    centres: u32,
}

/// How often an indicator is missed.
#[derive(Serialize, JsonSchema)]
struct Gap<'a> {
    /// Its id.
    indicator: &'a str,
    /// Its title.
    title: &'a str,
    /// The id of its section.
    section: &'a str,
    /// Centres that do not meet it, or only partly, by the headline verdict, and have no waiver for it.
    missed: u32,
    /// Centres judged on it one way or the other.
    judged: u32,
    /// Missed in per cent of judged; null where none was judged.
    percent: Option<Number>,
    /// Centres that miss it and have a waiver for it.
    waived: u32,
    /// These in per cent of judged; null where none was judged.
    waived_percent: Option<Number>,
    /// Centres that do not meet it.
    not_met: u32,
    /// Centres that meet it in part.
    partly_met: u32,
    /// Centres to which it does not apply.
    not_applicable: u32,
    /// Centres where it was not checked.
    not_checked: u32,
    /// Centres where the result cannot be read.
    unreadable: u32,
    /// Centres where the mark and the measurement disagree.
    conflicts: u32,
}

/// What the centres earned in a section.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Section")]
struct SectionOut<'a> {
    /// Its id.
    section: &'a str,
    /// Its title.
    title: String,
    /// Points earned, over all centres.
    earned: Number,
    /// Points possible, over all centres.
    possible: Number,
    /// Earned in per cent of possible.
    percent: Number,
}

/// What the centres of a region came to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Region")]
struct RegionOut<'a> {
    /// The region; null for the centres that state none.
    region: Option<&'a str>,
    #[serde(flatten)]
    group: GroupOut<'a>,
}

/// A centre in the ranking.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RankedCentre")]
struct CentreOut<'a> {
    /// Which of `groups` it belongs to, from 0.
    group: usize,
    /// Its rank in the group, from 1; centres alike share one. Null where nothing was evaluated.
    rank: Option<u32>,
    /// Whether another centre has the same rank.
    tied: bool,
    /// Its name.
    name: Option<&'a str>,
    /// Its code.
    code: Option<&'a str>,
    /// The region it belongs to.
    region: Option<&'a str>,
    /// The file it was read from, as `files.ndjson` names it.
    file: &'a str,
    /// The id of the highest grade reached.
    grade: Option<&'a str>,
    /// The headline score in per cent; null where nothing was evaluated.
    percent: Option<Number>,
    /// The score with everything unchecked lost.
    low: Option<Number>,
    /// The score with everything unchecked won.
    high: Option<Number>,
    /// Ids of what the highest grade requires and is not or only partly met.
    missing: &'a [String],
    /// How many indicators a waiver holds for.
    waived: usize,
    /// How many indicators are not checked or cannot be read.
    not_checked: usize,
    /// At how many indicators the mark and the measurement disagree.
    conflicts: usize,
    /// Points by its own results less points verified; null where it has none.
    gap: Option<Number>,
    /// Errors in its input.
    errors: usize,
    /// The grade it is one or two items from; null where it is not.
    near: Option<Near<'a>>,
    /// Its line in `results.ndjson`, from 1.
    line: u64,
    /// The reports and notices written for it: their paths in the folder of the run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<String>,
}

/// A grade that a centre is one or two items from.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NearGrade")]
struct Near<'a> {
    /// The grade's id.
    grade: &'a str,
    /// Ids of the items that are missing.
    missing: &'a [String],
}

/// The whole of it for the schema: the centres are written one by one, and are in no type with the rest.
pub(in super::super) struct SurveyDocument;

impl JsonSchema for SurveyDocument {
    fn schema_name() -> Cow<'static, str> {
        "Survey".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Head::json_schema(generator);
        let mut ranking = generator.subschema_for::<Vec<CentreOut<'_>>>();
        ranking.insert("description".into(), "Every centre, group by group, the best first.".into());
        let object = schema.ensure_object();
        if let Some(Value::Object(properties)) = object.get_mut("properties") {
            properties.insert("ranking".into(), ranking.into());
        }
        if let Some(Value::Array(required)) = object.get_mut("required") {
            required.push("ranking".into());
        }
        schema
    }
}

/// The survey as JSON: `groups` by standard and level, and `ranking` with a line a centre.
///
/// # Errors
/// Where the rows cannot be read back or written.
pub fn survey_json(
    view: &SurveyView<'_>,
    ranking: &Ranking,
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
        tool: tool(),
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
                earned: Number(section.earned()),
                possible: Number(section.possible()),
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
        file: &row.source,
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
