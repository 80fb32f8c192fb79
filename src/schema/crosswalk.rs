//! A crosswalk, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use schemars::JsonSchema;

use super::words::{Bilingual, Format, Levels, RelationId, Text};

/// A crosswalk: how the items of standards stand to each other. 标准对照表。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Crosswalk {
    /// Version of the format: 1. 格式的版本。
    format: Format,
    /// Pairs of standards. 成对的标准。
    pair: Vec<Pair>,
}

/// Two standards. 两个标准。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Pair {
    /// Id of a built-in standard, or a path from this file. 标准的编号或路径。
    left: Text,
    /// The other one. 另一个标准。
    right: Text,
    /// Fields that hold the same fact. 同一个事实的数据项。
    field: Option<Vec<FieldPair>>,
    /// How their items stand to each other. 各项的关系。
    relation: Option<Vec<Relation>>,
}

/// Fields that hold the same fact. 同一个事实的数据项。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct FieldPair {
    /// A field of the left standard. 左边的数据项。
    left: Text,
    /// A field of the right standard. 右边的数据项。
    right: Text,
}

/// How two items stand to each other. 两项的关系。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Relation {
    /// An item of the left standard: "12", or "12(3)" for a member. 左边的项。
    left: Text,
    /// An item of the right standard. 右边的项。
    right: Text,
    /// How the left stands to the right. 左边对右边的关系。
    is: Option<RelationId>,
    /// The levels it holds for. 适用的层级。
    levels: Option<Levels>,
    /// Why. 理由。
    why: Option<Bilingual>,
}
