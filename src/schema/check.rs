//! The checks and conditions of a standard, as their reader reads them.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use schemars::JsonSchema;

use super::words;

/// A check: one comparison, or one set. 核算：一种比较或一个清单。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("minProperties" = 1, "maxProperties" = 1))]
pub(super) struct Check {
    /// 不少于; the bound is met.
    at_least: Option<Bound>,
    /// 不超过; the bound is met.
    at_most: Option<Bound>,
    /// 超过; the bound is not met.
    above: Option<Bound>,
    /// 不足; the bound is not met.
    below: Option<Bound>,
    /// 正好; only it is met.
    exactly: Option<Bound>,
    /// From one bound to another. 两个界限之间。
    between: Option<Between>,
    /// A ratio of two fields. 两个数据项的比例。
    ratio: Option<Ratio>,
    /// Each member. 每一样都要有。
    all_of: Option<Set>,
    /// One of them. 有一样即可。
    any_of: Option<Set>,
    /// So many of them. 至少几样。
    at_least_of: Option<CountedSet>,
}

/// A comparison with a threshold. 与限值比较。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Bound {
    /// The field. 数据项。
    field: words::Text,
    /// The threshold. 限值。
    value: words::Threshold,
}

/// Two bounds, both of which are met. 两个界限。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Between {
    /// The field. 数据项。
    field: words::Text,
    /// The lower bound. 下限。
    from: words::Figure,
    /// The upper bound. 上限。
    to: words::Figure,
}

/// A ratio of two fields, with one comparison. 两个数据项的比例。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Ratio {
    /// The part. 部分。
    of: words::Text,
    /// The whole. 整体。
    over: words::Text,
    /// The share where it is stated. 直接填写的占比。
    field: words::Text,
    /// 不少于。
    at_least: Option<words::Threshold>,
    /// 不超过。
    at_most: Option<words::Threshold>,
    /// 超过。
    above: Option<words::Threshold>,
    /// 不足。
    below: Option<words::Threshold>,
    /// 正好。
    exactly: Option<words::Threshold>,
}

/// Things looked for one by one. 逐个检查的清单。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Set {
    /// Its members, in the document's order. 成员。
    members: Vec<Member>,
    /// Whether the list goes on (等). 是否列举未尽。
    open: Option<bool>,
}

/// Things of which so many are needed. 至少要有几样的清单。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CountedSet {
    /// How many. 几样。
    count: words::Threshold,
    /// Its members. 成员。
    members: Vec<Member>,
    /// Whether the list goes on (等). 是否列举未尽。
    open: Option<bool>,
}

/// One thing of a set. 清单的一个成员。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Member {
    /// Its id. 编号。
    id: words::Text,
    /// Chinese name. 中文名称。
    zh: words::Text,
    /// English name. 英文名称。
    en: words::Text,
}

/// The condition under which an indicator applies. 适用条件。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct When {
    /// Chinese. 中文。
    zh: words::Text,
    /// English. 英文。
    en: words::Text,
    /// The condition as a figure. 条件的数值。
    check: Option<Check>,
}
