//! A tailoring, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::cases::Case;
use super::check::{Check, When};
use super::points::{Band, Bonus, Credit, Deduction, Scoring};
use super::standard::{
    Allow, Centre, Field, Indicator, Note, Obligation, Omitted, Optional, Parameter, Requires, Section,
    Source,
};
use super::words::{Bilingual, Day, Figure, Format, Levels, Text, Texts, Threshold};

/// A tailoring: a county's own version of a standard. 定制：对一个标准的调整。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Tailoring {
    /// Version of the format: 1. 格式的版本。
    format: Format,
    /// The base: id of a built-in standard, or a path from this file. 所依据的标准。
    extends: Text,
    /// The edition of the base. 所依据标准的版次。
    of_edition: Text,
    /// Its own id. 编号。
    id: Text,
    /// Its own edition. 版次。
    edition: Text,
    /// Its title. 名称。
    title: Bilingual,
    /// The document it was derived from. 来源文件。
    source: Option<Source>,
    /// What changes in how points come to a score. 计分办法的改动。
    scoring: Option<Scoring>,
    /// What a centre's name looks like. 中心名称的格式。
    centre: Option<Centre>,
    /// What it changes. 改动。
    change: Option<Vec<Change>>,
    /// Indicators it switches off. 取消的指标。
    off: Option<Vec<Off>>,
    /// Sections it adds. 增加的一级指标。
    section: Option<Vec<Section>>,
    /// Parameters it adds. 增加的参数。
    parameter: Option<BTreeMap<String, Parameter>>,
    /// Fields it adds. 增加的数据项。
    field: Option<BTreeMap<String, Field>>,
    /// Indicators it adds. 增加的指标。
    indicator: Option<Vec<Indicator>>,
    /// Clauses of its document that ask nothing. 没有要求的条。
    omitted: Option<Vec<Omitted>>,
    /// Notes. 说明。
    note: Option<Vec<Note>>,
    /// Cases that test it. 检验它的案例。
    case: Option<Vec<Case>>,
    /// Lints the file has a reason to break. 有理由豁免的规则。
    allow: Option<Vec<Allow>>,
}

/// A change of one thing. 对一样东西的改动。
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Change {
    Indicator(Box<IndicatorChange>),
    Grade(GradeChange),
    Section(SectionChange),
    Parameter(ParameterChange),
}

/// A change of an indicator. 对一项指标的改动。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct IndicatorChange {
    /// Its id in the base. 指标的编号。
    indicator: Text,
    /// Why. 理由。
    reason: Option<Bilingual>,
    /// The clause. 出自哪一条。
    cite: Option<Text>,
    /// Its place. 所在的“一级.二级”。
    #[schemars(rename = "in")]
    heading: Option<Text>,
    /// Short name. 简短的名称。
    title: Option<Bilingual>,
    /// What the inspector verifies. 要核实什么。
    ask: Option<Bilingual>,
    /// How. 怎样核实。
    how: Option<Bilingual>,
    /// Words its row has. 行里会有的词。
    terms: Option<Texts>,
    /// Examples. 例子。
    examples: Option<Texts>,
    /// How strongly it is put. 约束力。
    obligation: Option<Obligation>,
    /// The levels it applies to. 适用的层级。
    levels: Option<Levels>,
    /// Grades that require it. 哪些等级必需。
    required_for: Option<Texts>,
    /// Another check. 另外的核算。
    check: Option<Check>,
    /// Another threshold of the same check. 同一核算的限值。
    threshold: Option<Threshold>,
    /// What it is worth. 分值。
    points: Option<Figure>,
    /// Whether partly met earns nothing. 全得或不得。
    all_or_nothing: Option<bool>,
    /// What it earns where it is not met. 部分得分。
    credit: Option<Credit>,
    /// Steps of points. 分档。
    bands: Option<Vec<Band>>,
    /// Faults that cost points. 扣分。
    deduct: Option<Vec<Deduction>>,
    /// What it adds. 加分。
    bonus: Option<Bonus>,
    /// Whether it is a veto. 一票否决。
    veto: Option<bool>,
    /// The best grade left where it is not met. 不达到时最高的等级。
    cap: Option<Text>,
    /// The condition under which it applies. 适用条件。
    when: Option<When>,
    /// The day it is due. 期限。
    due: Option<Day>,
}

/// A change of a grade. 对一个等级的改动。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct GradeChange {
    /// Its id in the base. 等级的编号。
    grade: Text,
    /// Why. 理由。
    reason: Option<Bilingual>,
    /// The clause. 出自哪一条。
    cite: Option<Text>,
    /// "shall": every such indicator is required for it. 所有“应”的指标都必需。
    requires: Option<Requires>,
    /// Whether it is what remains. 是否其余。
    otherwise: Option<bool>,
    /// The least score, in per cent. 最低得分(百分数)。
    score: Option<Figure>,
    /// The least score of sections. 各部分的最低得分。
    sections: Option<BTreeMap<String, Figure>>,
    /// How many optional indicators have to be met. 要达到几项可选的指标。
    optional: Option<Optional>,
}

/// A change of a section's points. 对一个部分分值的改动。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SectionChange {
    /// Its id in the base. 部分的编号。
    section: Text,
    /// Why. 理由。
    reason: Option<Bilingual>,
    /// The clause. 出自哪一条。
    cite: Option<Text>,
    /// Points its indicators come to. 分值合计。
    points: Option<Figure>,
    /// Whether indicators only take off from them. 是否只从中扣分。
    pool: Option<bool>,
    /// Its weight. 权重。
    weight: Option<Figure>,
}

/// A change of a parameter. 对一个参数的改动。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ParameterChange {
    /// Its name in the base. 参数的名称。
    parameter: Text,
    /// Why. 理由。
    reason: Option<Bilingual>,
    /// The clause. 出自哪一条。
    cite: Option<Text>,
    /// The value. 数值。
    value: Option<Figure>,
    /// The year it is for. 年份。
    year: Option<u16>,
    /// Values of other years. 其他年份的数值。
    by_year: Option<BTreeMap<String, Figure>>,
}

/// An indicator that is switched off. 取消的指标。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Off {
    /// Its id in the base. 指标的编号。
    indicator: Text,
    /// Why. 理由。
    reason: Bilingual,
    /// The clause. 出自哪一条。
    cite: Option<Text>,
}
