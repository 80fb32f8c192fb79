//! The file of a standard, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::cases::Case;
use super::check::{Check, When};
use super::points::{Band, Bonus, Credit, Deduction, Scoring};
use super::words::{self, Bilingual};

/// A standard: the requirements one document puts on service centres. 标准：一份文件对服务中心的要求。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Standard {
    /// Version of the format: 1. 格式的版本。
    format: words::Format,
    /// Id: small letters, digits, hyphens. 编号：小写字母、数字、连字符。
    id: words::Text,
    /// Edition of the document, usually its year. 文件的版次，一般是年份。
    edition: words::Text,
    /// Title of the standard. 标准的名称。
    title: Bilingual,
    /// Levels of centre it applies to. 适用的层级。
    levels: words::Levels,
    /// The document it was derived from. 来源文件。
    source: Source,
    /// How points come to a score. 计分办法。
    scoring: Option<Scoring>,
    /// What a centre's name looks like. 中心名称的格式。
    centre: Option<Centre>,
    /// Grades, highest first. 等级，从高到低。
    grade: Vec<Grade>,
    /// Headings. 一级、二级指标。
    section: Option<Vec<Section>>,
    /// Figures that change from year to year. 按年调整的数。
    parameter: Option<BTreeMap<String, Parameter>>,
    /// Measured facts. 数据项。
    field: Option<BTreeMap<String, Field>>,
    /// Indicators, in the document's order. 指标，按原文次序。
    indicator: Vec<Indicator>,
    /// Clauses that ask nothing of a centre. 对中心没有要求的条。
    omitted: Option<Vec<Omitted>>,
    /// Damage, doubt, readings by inference. 对原文的说明。
    note: Option<Vec<Note>>,
    /// Further header names, by the role of the column. 其他的列名。
    columns: Option<words::Columns>,
    /// Cases that test it. 检验它的案例。
    case: Option<Vec<Case>>,
    /// Lints the file has a reason to break. 有理由豁免的规则。
    allow: Option<Vec<Allow>>,
}

/// The document a standard was derived from. 来源文件。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Source {
    /// Its title, as it stands. 文件的名称。
    title: words::Text,
    /// Who issued it. 发文单位。
    issuer: Bilingual,
    /// How a clause is named; {} stands for it. 怎样称呼一条，{} 代表条号。
    locator: Bilingual,
    /// Every clause it has: "第一条" or "1..58". 文件的每一条。
    clauses: words::Texts,
}

/// What a centre's name looks like. 中心名称的格式。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Centre {
    /// Patterns; ×× stands for the place. 格式，×× 代表地名。
    name_patterns: Option<words::Texts>,
    /// The clause that gives them. 出自哪一条。
    cite: Option<words::Text>,
}

/// A grade. 等级。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Grade {
    /// Its id. 编号。
    id: words::Text,
    /// Its name. 名称。
    name: Bilingual,
    /// "shall": every such indicator is required for it. 所有“应”的指标都必需。
    requires: Option<Requires>,
    /// Whether it is the file's own. 是否本工具的约定。
    convention: Option<bool>,
    /// Whether it is what remains. 是否其余。
    otherwise: Option<bool>,
    /// The least score, in per cent. 最低得分(百分数)。
    score: Option<words::Figure>,
    /// The least score of sections. 各部分的最低得分。
    sections: Option<BTreeMap<String, words::Figure>>,
    /// How many optional indicators have to be met. 要达到几项可选的指标。
    optional: Option<Optional>,
}

/// The obligation whose indicators a grade requires.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Requires {
    Shall,
}

/// A number of optional indicators, or which of them to count. 可选指标的个数。
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Optional {
    Count(u32),
    Of(OptionalOf),
}

/// So many of certain indicators. 若干指标中的几项。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OptionalOf {
    /// How many. 几项。
    count: u32,
    /// Ids of the indicators to count. 指标的编号。
    of: Option<words::Texts>,
}

/// A first-level heading. 一级指标。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Section {
    /// Its id. 编号。
    id: words::Text,
    /// Its title. 名称。
    title: Bilingual,
    /// Second-level headings by id. 二级指标。
    groups: Option<BTreeMap<String, Bilingual>>,
    /// Points its indicators come to. 分值合计。
    points: Option<words::Figure>,
    /// Whether indicators only take off from them. 是否只从中扣分。
    pool: Option<bool>,
    /// Its weight in the score. 权重。
    weight: Option<words::Figure>,
}

/// A figure that changes. 参数。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Parameter {
    /// Kind of quantity. 类型。
    #[schemars(rename = "type")]
    kind: words::Kind,
    /// What it is. 名称。
    label: Bilingual,
    /// The value. 数值。
    value: words::Figure,
    /// The year it is for. 年份。
    year: Option<u16>,
    /// Values of other years. 其他年份的数值。
    by_year: Option<BTreeMap<String, words::Figure>>,
    /// Who sets it. 由谁定。
    source: Option<Bilingual>,
    /// The clause. 出自哪一条。
    cite: words::Text,
}

/// A measured fact. 数据项。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Field {
    /// Kind of quantity. 类型。
    #[schemars(rename = "type")]
    kind: words::Kind,
    /// What it is. 名称。
    label: Bilingual,
    /// Further names people use. 其他叫法。
    aliases: Option<words::Texts>,
}

/// One checkable requirement. 一项指标。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Indicator {
    /// The number its row has. 编号。
    id: words::Text,
    /// Its place: "section.group". 所在的“一级.二级”。
    #[schemars(rename = "in")]
    heading: words::Text,
    /// Short name. 简短的名称。
    title: Bilingual,
    /// What the inspector verifies. 要核实什么。
    ask: Bilingual,
    /// How, and what counts as evidence. 怎样核实。
    how: Bilingual,
    /// Words its row has. 行里会有的词。
    terms: Option<words::Texts>,
    /// Examples the document gives. 原文举的例子。
    examples: Option<words::Texts>,
    /// The clause. 出自哪一条。
    cite: words::Text,
    /// How strongly it is put. 约束力。
    obligation: Obligation,
    /// The levels it applies to. 适用的层级。
    levels: Option<words::Levels>,
    /// Grades that require it. 哪些等级必需。
    required_for: Option<words::Texts>,
    /// What 有 and 无 mean. 有、无的含义。
    polarity: Option<Polarity>,
    /// A check on fields or a set. 核算。
    check: Option<Check>,
    /// What it is worth. 分值。
    points: Option<words::Figure>,
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
    cap: Option<words::Text>,
    /// The condition under which it applies. 适用条件。
    when: Option<When>,
    /// The day it is due. 期限。
    due: Option<words::Day>,
}

/// How strongly a requirement is put. 约束力。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Obligation {
    /// 应, 须, 必须, 不得
    Shall,
    /// 宜, 原则上, 鼓励
    Should,
    /// 可
    May,
}

/// What 有 and 无 mean. 有、无的含义。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Polarity {
    /// 有 is met. 有为符合。
    Presence,
    /// 无 is met. 无为符合。
    Absence,
}

/// A clause that asks nothing of a centre. 对中心没有要求的条。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Omitted {
    /// The clause. 条号。
    clause: words::Text,
    /// Why. 理由。
    why: Bilingual,
}

/// What is damaged, missing or read by inference. 对原文的说明。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Note {
    /// The clause it is about. 条号。
    clause: Option<words::Text>,
    /// The note. 说明。
    text: Bilingual,
}

/// A lint the file has a reason to break. 有理由豁免的规则。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Allow {
    /// Id of the rule. 规则。
    rule: words::Lint,
    /// Why. 理由。
    reason: Bilingual,
    /// Id of the indicator, field or grade; all where left out. 涉及的指标、数据项或等级。
    item: Option<words::Text>,
}
