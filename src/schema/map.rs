//! A mapping file, as its reader reads it.

#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::words;

/// A mapping file: how the sheets of a workbook are to be read. 映射文件：怎样读工作簿。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Map {
    /// Version of the format: 1. 格式的版本。
    format: words::Format,
    /// The sheets. 工作表。
    sheet: Vec<Sheet>,
}

/// How one sheet is to be read. 怎样读一个工作表。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Sheet {
    /// Its name. 名称。
    name: Option<words::Text>,
    /// What it is. 版式。
    layout: Layout,
    /// Rows of the header, from 1. 表头的行号。
    header: Option<Vec<u32>>,
    /// What each column is, by its letters. 各列的用途。
    columns: Option<BTreeMap<String, String>>,
}

/// What a sheet is. 版式。
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Layout {
    /// One centre, an indicator a row. 一个中心一张。
    Form,
    /// A centre a row. 一个中心一行。
    Roster,
    /// Not to be read. 不读。
    Ignore,
}
