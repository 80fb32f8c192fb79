//! What a sheet states around its list: the centre, the day, the level, single measurements.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;

use super::inspection::Stated;
use super::keys::label_key;
use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use crate::place::CellRef;
use crate::remembered::Remembered;
use crate::text::is_prose;
use crate::value::{Datum, read_quantity};

/// What a label asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    Centre,
    Code,
    Region,
    Level,
    Date,
    /// A measured field, by its id.
    Field(String),
    /// A label that is known and of no use here.
    Other,
}

impl Label {
    /// Its name in `read` and mapping files.
    pub(super) fn id(&self) -> &str {
        match self {
            Label::Centre => "centre",
            Label::Code => "code",
            Label::Region => "region",
            Label::Level => "level",
            Label::Date => "date",
            Label::Field(field) => field,
            Label::Other => "about",
        }
    }

    /// The label with this name; fields and unused labels have none.
    pub(super) fn parse(id: &str) -> Option<Label> {
        [Label::Centre, Label::Code, Label::Region, Label::Level, Label::Date]
            .into_iter()
            .find(|label| label.id() == id)
    }
}

/// A label and the value beside it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) label: Label,
    pub(super) value: Stated<Datum>,
}

const LABELS: &[(Label, &[&str])] = &[
    (
        Label::Centre,
        &[
            "中心名称",
            "被检查单位",
            "受检单位",
            "被检单位",
            "单位名称",
            "受检中心",
            "被检查中心",
            "便民服务中心",
            "便民服务中心名称",
            "服务中心名称",
            "服务中心",
            "政务服务中心",
            "政务服务中心名称",
            "乡镇",
            "镇",
            "街道",
            "乡镇街道",
            "镇街",
            "名称",
            "单位",
            "被考核单位",
            "被评单位",
            "参评单位",
            "申报单位",
            "填报单位",
            "创建单位",
            "受检查单位",
            "被评估单位",
            "被评价单位",
            "centre",
            "center",
            "centrename",
            "name",
            "nameofcentre",
        ],
    ),
    (
        Label::Code,
        &[
            "编码",
            "机构编码",
            "中心编码",
            "代码",
            "单位代码",
            "统一社会信用代码",
            "区划代码",
            "行政区划代码",
            "code",
        ],
    ),
    (
        Label::Region,
        &["所属地区", "所属区县", "区县", "县区", "所属县", "县市区", "地区", "所属区", "所在地区", "region"],
    ),
    (Label::Level, &["层级", "级别", "中心层级", "所属层级", "中心级别", "level"]),
    (
        Label::Date,
        &[
            "检查日期",
            "检查时间",
            "日期",
            "时间",
            "验收日期",
            "验收时间",
            "评定日期",
            "考核日期",
            "考核时间",
            "核查日期",
            "核查时间",
            "填报日期",
            "填表日期",
            "填报时间",
            "date",
            "inspectedon",
            "inspectiondate",
            "dateofinspection",
        ],
    ),
    (
        Label::Other,
        &[
            "检查人",
            "检查人员",
            "检查组",
            "检查组长",
            "联系人",
            "联系电话",
            "电话",
            "地址",
            "填表人",
            "负责人",
            "检查单位",
            "inspectors",
        ],
    ),
];

/// What each word asks for; of two labels with one word the first.
static BY_WORD: LazyLock<BTreeMap<&str, &Label>> = LazyLock::new(|| {
    let labels = LABELS.iter().rev();
    labels.flat_map(|(label, words)| words.iter().map(move |word| (*word, label))).collect()
});

/// What a label asks for.
pub(super) fn label(text: &str, names: &Vocabulary) -> Option<Label> {
    thread_local! {
        static LABELS: RefCell<Remembered<Option<Label>>> = const { RefCell::new(Remembered::new()) };
    }
    LABELS.with_borrow_mut(|labels| labels.get(text, names.number(), || named(text, names)))
}

fn named(text: &str, names: &Vocabulary) -> Option<Label> {
    if is_prose(text) {
        return None;
    }
    let key = label_key(text);
    if key.is_empty() {
        return None;
    }
    let known = BY_WORD.get(key.as_str());
    known
        .map(|label| (*label).clone())
        .or_else(|| names.field_named(text).map(|field| Label::Field(field.id.clone())))
}

/// Every label with its value in the rows given, in reading order.
pub(super) fn entries(
    sheet: &Sheet,
    file: &Arc<str>,
    names: &Vocabulary,
    rows: impl Iterator<Item = u32>,
) -> Vec<Entry> {
    let mut found = Vec::new();
    for row in rows {
        let cells = sheet.cells(row);
        let mut next = 0;
        while let Some((col, datum)) = cells.get(next) {
            next += 1;
            let Datum::Text(text) = datum else { continue };
            let place = || sheet.place(file, CellRef::new(row, *col));
            let parts = inline(text, names);
            if let Some((last, done)) = parts.split_last() {
                for (label, value) in done {
                    push(&mut found, label.clone(), Datum::text(value.clone()), place());
                }
                let (label, value) = last;
                if value.is_empty() {
                    if let Some((beside, datum)) = value_beside(cells, next, label, names) {
                        let unit =
                            cells.get(next + 1).and_then(|(_, unit)| unit_for(label, datum, unit, names));
                        next += 1 + usize::from(unit.is_some());
                        let value = unit.unwrap_or_else(|| datum.clone());
                        let at = sheet.place(file, CellRef::new(row, beside));
                        push(&mut found, label.clone(), value, at);
                    }
                } else {
                    push(&mut found, label.clone(), Datum::text(value.clone()), place());
                }
            }
        }
    }
    found
}

fn push(found: &mut Vec<Entry>, label: Label, value: Datum, at: crate::place::Place) {
    if !value.is_blank() {
        found.push(Entry { label, value: Stated { value, at } });
    }
}

/// The next cell of the row, unless it is a label itself. 乡镇 right beside 层级 is a level, though
/// it names a centre elsewhere.
fn value_beside<'s>(
    cells: &'s [(u32, Datum)],
    next: usize,
    label: &Label,
    names: &Vocabulary,
) -> Option<(u32, &'s Datum)> {
    let (col, datum) = cells.get(next)?;
    let is_adjacent = next.checked_sub(1).is_some_and(|own| cells[own].0 + 1 == *col);
    match datum {
        Datum::Text(text) if *label == Label::Level && is_adjacent => {
            let is_value = matches!(inline(text, names).as_slice(), [] | [(Label::Centre, _)]);
            is_value.then_some((*col, datum))
        }
        Datum::Text(text) if !inline(text, names).is_empty() => None,
        _ => Some((*col, datum)),
    }
}

/// A bare number and the unit in the cell after it, as one value: rows of name, value, unit.
fn unit_for(label: &Label, value: &Datum, unit: &Datum, names: &Vocabulary) -> Option<Datum> {
    let (Label::Field(id), Datum::Text(unit)) = (label, unit) else { return None };
    let measure = names.field(id)?.measure;
    let whole = Datum::text(format!("{}{unit}", value.shown()));
    (is_number(value) && read_quantity(&whole, measure).is_ok()).then_some(whole)
}

fn is_number(value: &Datum) -> bool {
    match value {
        Datum::Number { percent, .. } => !percent,
        Datum::Text(text) => text.trim().parse::<Decimal>().is_ok(),
        Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => false,
    }
}

/// The labels in one cell: `被检查单位:某镇 检查日期:2026年5月18日`, or a bare label.
fn inline(text: &str, names: &Vocabulary) -> Vec<(Label, String)> {
    if is_prose(text) {
        return Vec::new();
    }
    if let Some(label) = label(text.trim_end_matches([':', '：', ' ']), names) {
        return vec![(label, String::new())];
    }
    let mut parts: Vec<(Label, String)> = Vec::new();
    let mut rest = text;
    while let Some(colon) = rest.find([':', '：']) {
        let (before, after) = rest.split_at(colon);
        let after = after.trim_start_matches([':', '：']);
        let start = before
            .rfind(|c: char| c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，' | '。'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let (value_before, word) = before.split_at(start);
        match label(word, names) {
            Some(label) => {
                extend(&mut parts, value_before);
                parts.push((label, String::new()));
            }
            None => extend(&mut parts, &rest[..rest.len() - after.len()]),
        }
        rest = after;
    }
    extend(&mut parts, rest);
    for (_, value) in &mut parts {
        *value = value
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，'))
            .to_owned();
    }
    parts
}

fn extend(parts: &mut [(Label, String)], text: &str) {
    if let Some((_, value)) = parts.last_mut() {
        value.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Label, String)> {
        inline(text, &Vocabulary::default())
    }

    #[test]
    fn labels_in_one_cell() {
        assert_eq!(read("被检查单位:示例镇便民服务中心"), [(Label::Centre, "示例镇便民服务中心".into())]);
        assert_eq!(
            read("受检单位：示例镇便民服务中心   检查时间：2026年5月18日 9:30"),
            [(Label::Centre, "示例镇便民服务中心".into()), (Label::Date, "2026年5月18日 9:30".into())]
        );
        assert_eq!(read("中心名称"), [(Label::Centre, String::new())]);
        assert_eq!(read("某镇便民服务中心建设标准检查表"), []);
        assert_eq!(read("检查单位:某县政务办"), [(Label::Other, "某县政务办".into())]);
    }
}
