//! A file of waivers, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use schemars::JsonSchema;

use super::words::{Day, Format, Text};

/// Waivers: approved, dated exceptions. 豁免：经批准、有期限的例外。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Waivers {
    /// Version of the format: 1. 格式的版本。
    format: Format,
    /// The waivers. 各个豁免。
    waiver: Option<Vec<Waiver>>,
}

/// An exception for one indicator at one centre. 一个中心一项指标的例外。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Waiver {
    /// Id of the standard. 标准的编号。
    standard: Text,
    /// Id of the indicator. 指标的编号。
    indicator: Text,
    /// Name or code of the centre. 中心的名称或编码。
    centre: Text,
    /// Why. 理由。
    reason: Text,
    /// Who approved it. 批准单位。
    approved_by: Text,
    /// First day. 起始日期。
    granted: Day,
    /// Last day. 截止日期。
    through: Day,
    /// Number of the approval. 文号。
    reference: Option<Text>,
}
