//! What a standard writes about points, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use schemars::JsonSchema;

use super::words::{self, Bilingual};

/// How points come to a score. 计分办法。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Scoring {
    /// Where points come from. 分值的来源。
    weights: Option<Weights>,
    /// The part of the points that 基本符合 earns. 基本符合得的部分。
    partial: Option<words::Figure>,
    /// Points that all indicators come to. 总分。
    total: Option<words::Figure>,
    /// The highest score, bonus included, in per cent. 含加分的最高得分(百分数)。
    ceiling: Option<words::Figure>,
    /// The most that all bonus adds. 加分的上限。
    bonus_most: Option<words::Figure>,
    /// What becomes of points of items that do not apply. 不适用的项怎样计分。
    not_applicable: Option<NotApplicable>,
    /// Decimal places of a score. 得分的小数位数。
    places: Option<u8>,
    /// Whether conditions see the rounded score. 等级条件按取整前还是取整后的得分。
    thresholds: Option<Thresholds>,
}

/// Where the points come from. 分值的来源。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Weights {
    /// The document gives none. 原文没有分值。
    Equal,
    /// The document's. 原文的分值。
    Source,
}

/// What becomes of the points of items that do not apply. 不适用的项怎样计分。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum NotApplicable {
    LeftOut,
    Full,
    NotAllowed,
}

/// Which score conditions see. 等级条件看哪个得分。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Thresholds {
    Exact,
    Rounded,
}

/// What an indicator earns where it is not met, as parts of its points. 部分得分。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Credit {
    /// For 基本符合. 基本符合得的部分。
    partly_met: Option<words::Figure>,
    /// For 不符合. 不符合得的部分。
    not_met: Option<words::Figure>,
}

/// A step of points. 一档。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Band {
    /// What it earns. 得分。
    points: words::Figure,
    /// 不少于。
    at_least: Option<words::Figure>,
    /// 超过。
    above: Option<words::Figure>,
    /// 不超过。
    at_most: Option<words::Figure>,
    /// 不足。
    below: Option<words::Figure>,
}

/// A fault that costs points. 一种扣分。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Deduction {
    /// Its id. 编号。
    id: words::Text,
    /// What the fault is. 名称。
    name: Bilingual,
    /// What it costs, each time. 每次扣几分。
    points: words::Figure,
    /// How it is counted. 怎样计。
    per: Per,
    /// The unit of a shortfall. 差距的单位。
    step: Option<words::Figure>,
    /// What a part of a step costs. 不足一个单位怎样计。
    part_step: Option<PartStep>,
    /// The most it costs. 最多扣几分。
    most: Option<words::Figure>,
}

/// How a deduction is counted. 扣分怎样计。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Per {
    Flat,
    Occurrence,
    Member,
    Shortfall,
}

/// What a part of a step costs. 不足一个单位怎样计。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PartStep {
    Counts,
    Whole,
    Free,
}

/// What an indicator adds beside the sum. 加分。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Bonus {
    /// What it adds, each time. 每次加几分。
    points: words::Figure,
    /// Whether for each time. 是否按次。
    per: Option<BonusPer>,
    /// The most it adds. 上限。
    most: Option<words::Figure>,
}

/// How a bonus is counted. 加分怎样计。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum BonusPer {
    Flat,
    Occurrence,
}
