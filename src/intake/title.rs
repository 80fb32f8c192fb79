//! The centre that a title above a list names: 青溪镇便民服务中心现场检查记录.
//!
//! A title can as well be that of a document, or of a form for all centres of a county, so only a
//! title of a record is taken, with a town, a village or a branch in it, and nothing that speaks of
//! many.

use super::sheet::Sheet;
use crate::text::is_prose;
use crate::value::Datum;

/// Kinds of centres as they are called.
const KINDS: [&str; 10] = [
    "便民服务中心",
    "政务服务中心",
    "行政服务中心",
    "行政审批服务中心",
    "公共服务中心",
    "为民服务中心",
    "市民服务中心",
    "便民服务站",
    "政务服务站",
    "便民服务点",
];

/// What the kind of a branch ends with.
const BRANCHES: [&str; 3] = ["分中心", "分厅", "分大厅"];

/// Characters of a branch's own name, at most.
const BRANCH: usize = 10;

/// What a place is called by its rank. A county and what is above it also stands in the titles of what
/// it issues for others; only a branch with a name tells that it is none of these.
const SMALL: [&str; 6] = ["镇", "乡", "街道", "村", "社区", "苏木"];
const LARGE: [&str; 6] = ["市", "县", "区", "旗", "州", "盟"];

/// Characters of a place: the shortest has a name of one and its rank.
const PLACE: std::ops::RangeInclusive<usize> = 2..=24;

/// What speaks of many places, or of any.
const MANY: [&str; 18] = [
    "各",
    "某",
    "乡镇",
    "镇乡",
    "镇街",
    "街镇",
    "县区",
    "区县",
    "县市",
    "市县",
    "镇村",
    "村居",
    "村社",
    "行政村",
    "标准",
    "示范",
    "全市",
    "全县",
];
const ANY: [&str; 8] = ["全", "本", "我", "该", "所在", "市区", "城区", "社区"];

/// What a record is called.
const RECORDS: [&str; 20] = [
    "检查",
    "自查",
    "自评",
    "评分",
    "评价",
    "验收",
    "评定",
    "评估",
    "考评",
    "考核",
    "记录",
    "督查",
    "督导",
    "巡查",
    "测评",
    "核查",
    "打分",
    "复查",
    "情况表",
    "登记",
];

/// What a document is called.
const DOCUMENTS: [&str; 11] =
    ["标准", "规范", "办法", "方案", "指引", "指南", "体系", "细则", "要求", "指标", "清单"];

/// The first centre that one of the rows names, and the row and column of its title.
pub(super) fn centre(sheet: &Sheet, rows: impl Iterator<Item = u32>) -> Option<(String, (u32, u32))> {
    rows.flat_map(|row| sheet.row(row)).find_map(|(cell, datum)| match datum {
        Datum::Text(text) => named(text).map(|name| (name, (cell.row, cell.col))),
        Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => None,
    })
}

fn named(title: &str) -> Option<String> {
    if is_prose(title) {
        return None;
    }
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let title = without_year(&title);
    let (at, kind) = KINDS.into_iter().filter_map(|kind| Some((title.find(kind)?, kind))).min()?;
    let place = &title[..at];
    let (mut name, mut rest) = title.split_at(at + kind.len());
    // Without a name of its own it is any branch.
    let branch = BRANCHES.into_iter().filter_map(|branch| Some((rest.find(branch)?, branch))).min();
    let branch = branch.filter(|(at, _)| (2..=BRANCH).contains(&rest[..*at].chars().count()));
    if let Some((own, branch)) = branch {
        (name, rest) = title.split_at(at + kind.len() + own + branch.len());
    }
    let has_name = |rank: &&str| place.strip_suffix(*rank).is_some_and(|own| !own.is_empty());
    let ends = |ranks: &[&str]| ranks.iter().any(has_name);
    let has = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let is_place = PLACE.contains(&place.chars().count())
        && place.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
        && (ends(&SMALL) || (ends(&LARGE) && branch.is_some()))
        && !has(&MANY, place)
        && !ANY.iter().any(|any| place == *any || (any.chars().count() == 1 && place.starts_with(any)));
    let is_record = rest.is_empty() || (has(&RECORDS, rest) && (ends(&SMALL) || !has(&DOCUMENTS, rest)));
    (is_place && is_record).then(|| name.to_owned())
}

/// A title without the year it begins with.
fn without_year(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('年') {
        Some(rest) if title.len() - rest.len() == 4 + '年'.len_utf8() => {
            rest.strip_prefix('度').unwrap_or(rest)
        }
        Some(_) | None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_one_centre_names_it() {
        for (title, name) in [
            ("青溪镇便民服务中心现场检查记录", "青溪镇便民服务中心"),
            ("青溪镇便民服务中心", "青溪镇便民服务中心"),
            (" 2026年度 白石乡便民服务中心\n建设标准自查表", "白石乡便民服务中心"),
            ("云岭县云岭街道便民服务中心评分表", "云岭县云岭街道便民服务中心"),
            ("青溪镇石桥村便民服务站检查表", "青溪镇石桥村便民服务站"),
            ("建设街道便民服务中心检查表", "建设街道便民服务中心"),
            ("示例县政务服务中心医保分中心验收表", "示例县政务服务中心医保分中心"),
            ("示例市政务服务中心公安分厅检查表", "示例市政务服务中心公安分厅"),
        ] {
            assert_eq!(named(title).as_deref(), Some(name), "{title}");
        }
    }

    #[test]
    fn a_document_or_a_form_for_all_names_none() {
        for title in [
            "镇(街道)便民服务中心建设标准检查表",
            "宁波市乡镇便民服务中心建设标准检查表",
            "全市政务服务中心检查表",
            "各县区政务服务中心考核表",
            "XX镇便民服务中心检查表",
            "××镇便民服务中心检查表",
            "某某镇便民服务中心检查表",
            "镇便民服务中心检查表",
            "县政务服务中心检查表",
            "社区便民服务站检查表",
            "街道便民服务中心检查表",
            "村社区便民服务站检查表",
            "行政村便民服务站检查表",
            "便民服务中心现场检查记录",
            "示例市政务服务中心检查记录表",
            "示例区便民服务中心现场检查表",
            "示例市政务服务中心分厅考核表",
            "示例市政务服务中心各分厅考核表",
            "示例市政务服务中心医保分中心建设标准评分表",
            "示例市政务服务中心标准化建设评分表",
            "示例市政务服务中心建设方案",
            "青溪镇便民服务中心简介",
            "被检查单位:青溪镇便民服务中心",
            "示范乡镇便民服务中心评定表",
            "办事大厅面积",
            "",
        ] {
            assert_eq!(named(title), None, "{title}");
        }
    }
}
