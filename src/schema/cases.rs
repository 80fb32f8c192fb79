//! A file of cases, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::words;

/// Cases that test a standard. 检验标准的案例。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Cases {
    /// Id of the standard, or its path from this file. 标准的编号或路径。
    standard: words::Text,
    /// The cases. 案例。
    case: Option<Vec<Case>>,
}

/// Given facts, and what they must come to. 给定的事实和应得的结论。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Case {
    /// Its name. 名称。
    name: words::Text,
    /// Level of the centre; may be left out where the standard has one. 层级；标准只有一个层级时可以不写。
    level: Option<words::LevelId>,
    /// Day of the visit. 检查日期。
    date: Option<words::Day>,
    /// Measured values by field. 实测值。
    fields: Option<BTreeMap<String, String>>,
    /// Results by indicator. 检查结果。
    marks: Option<BTreeMap<String, Given>>,
    /// Results by indicator and member. 成员的检查结果。
    members: Option<BTreeMap<String, BTreeMap<String, Given>>>,
    /// How often faults were found. 次数。
    counts: Option<BTreeMap<String, BTreeMap<String, words::Figure>>>,
    /// The result of every indicator of the level of which nothing else is given. 其余各项的检查结果。
    others: Option<Given>,
    /// Verdicts by indicator. 应得的结论。
    expect: Option<BTreeMap<String, Expected>>,
    /// Id of the grade, "none" or "open". 应得的等级。
    grade: Option<words::Text>,
    /// Points by indicator. 应得的分。
    points: Option<BTreeMap<String, words::Figure>>,
    /// Score in per cent. 得分。
    score: Option<words::Figure>,
    /// Score with everything unchecked won. 最高可能的得分。
    high: Option<words::Figure>,
    /// What is to be put right, by grade. 各等级要整改的项。
    fixes: Option<BTreeMap<String, Vec<String>>>,
}

/// A mark, or what an inspector writes: 有, 无, √. 检查结果，或检查人员所写的。
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Given {
    Mark(Mark),
    Written(words::Text),
}

/// What an inspector marks. 检查结果。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Mark {
    Met,
    PartlyMet,
    NotMet,
    NotApplicable,
}

/// A verdict, or one by grade. 结论，或按等级。
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Expected {
    Same(words::VerdictId),
    ByGrade(BTreeMap<String, words::VerdictId>),
}
