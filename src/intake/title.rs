//! The centre that a title above a form names: 青溪镇便民服务中心现场检查记录.
//!
//! What stands above a form can as well be the title of a document, of a form for all centres, or the
//! name of whoever inspects. So a title is taken only where it stands alone in its row and is, word for
//! word, the title of a record of one centre: a year at most, a town or what is below it, a kind of
//! centre, and what records are called. Whatever else it may mean, it names nobody.

use super::list::List;
use super::sheet::Sheet;
use crate::place::CellRef;
use crate::text::is_prose;
use crate::value::Datum;

/// Kinds of centres that towns and what is below them have.
const KINDS: [&str; 7] = [
    "便民服务中心",
    "政务服务中心",
    "公共服务中心",
    "为民服务中心",
    "便民服务站",
    "政务服务站",
    "便民服务点",
];

/// What towns are called by their rank, and what is below them.
const TOWNS: [&str; 4] = ["镇", "乡", "街道", "苏木"];
const VILLAGES: [&str; 2] = ["村", "社区"];

/// What ends the name of a larger place before that of a town.
const LARGER: [char; 6] = ['省', '市', '州', '县', '区', '旗'];

/// Characters of the name of a town or village, without its rank.
const NAME: std::ops::RangeInclusive<usize> = 1..=6;

/// Characters of all that stands before the kind of centre.
const PLACE: usize = 20;

/// What is the whole name of no place: any town, or many.
const GENERIC: [&str; 25] = [
    "村", "乡", "镇", "县", "街道", "社区", "农", "城", "城市", "城乡", "自然", "行政", "中心", "试点",
    "重点", "先进", "达标", "基层", "辖区", "所在", "本", "全", "该", "我", "新型",
];

/// Words that no name of a place has, and titles do.
const NO_NAME: [&str; 30] = [
    "各", "某", "关于", "对", "请", "及", "办", "局", "室", "附件", "附表", "检查", "自查", "督查", "巡查",
    "复查", "核查", "考核", "考评", "自评", "评分", "评定", "评估", "验收", "记录", "标准", "示范", "年度",
    "季度", "半年",
];

/// Words that the rest of a record's title is made of.
const RECORDS: [&str; 38] = [
    "现场",
    "实地",
    "日常",
    "专项",
    "年度",
    "标准化",
    "标准",
    "规范化",
    "建设",
    "工作",
    "情况",
    "服务",
    "检查",
    "自查",
    "自评",
    "评分",
    "评价",
    "评定",
    "评估",
    "评审",
    "验收",
    "考评",
    "考核",
    "测评",
    "督查",
    "督导",
    "巡查",
    "核查",
    "复查",
    "打分",
    "登记",
    "记录",
    "汇总",
    "清单",
    "台账",
    "表",
    "单",
    "册",
];

/// The centre that a title above a form names, and the cell of the title.
pub(super) fn centre(sheet: &Sheet, list: &List) -> Option<(String, CellRef)> {
    let above = sheet.rows().take_while(|row| *row < list.first);
    above
        .filter_map(|row| {
            let mut cells = sheet.row(row);
            // Beside something else it is the value of a label, known or not.
            cells.next().filter(|_| cells.next().is_none())
        })
        .find_map(|(cell, datum)| match datum {
            Datum::Text(text) => named(text).map(|name| (name, cell)),
            Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => None,
        })
}

fn named(title: &str) -> Option<String> {
    if is_prose(title) {
        return None;
    }
    let title = without_period(title.trim());
    let (at, kind) = KINDS.into_iter().filter_map(|kind| Some((title.find(kind)?, kind))).min()?;
    let (name, rest) = title.split_at(at + kind.len());
    (is_one_place(&title[..at]) && is_record(rest)).then(|| name.to_owned())
}

/// Whether a text names one town or one village, with what it belongs to or without.
fn is_one_place(place: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    if place.chars().count() > PLACE || !place.chars().all(is_han) {
        return false;
    }
    let named = |ranks: &[&str], place: &str| {
        ranks
            .iter()
            .find_map(|rank| place.strip_suffix(rank))
            .filter(|own| !own.is_empty())
            .map(str::to_owned)
    };
    let town = match named(&VILLAGES, place) {
        Some(own) => match last_town(&own) {
            Some((town, village)) if is_name(village) => town.to_owned(),
            Some(_) => return false,
            None => own,
        },
        None => match named(&TOWNS, place) {
            Some(own) => own,
            None => return false,
        },
    };
    // A town of a town is none, nor is a list of towns.
    if last_town(&town).is_some() {
        return false;
    }
    let own = town.rfind(LARGER).map_or(town.as_str(), |at| town[at..].trim_start_matches(LARGER));
    is_name(own) && !NO_NAME.iter().any(|word| town.contains(word))
}

/// The last town in a text without its rank, and what follows it.
fn last_town(text: &str) -> Option<(&str, &str)> {
    let found = TOWNS.iter().filter_map(|rank| Some((text.rfind(rank)?, rank.len())));
    let (at, len) = found.max()?;
    Some((&text[..at], &text[at + len..]))
}

fn is_name(own: &str) -> bool {
    NAME.contains(&own.chars().count())
        && !GENERIC.contains(&own)
        && !NO_NAME.iter().any(|word| own.contains(word))
        && !own.contains(LARGER)
}

/// Whether a text is made of the words that records are called by, and of nothing else.
fn is_record(rest: &str) -> bool {
    let rest: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let mut left = rest.as_str();
    while let Some(next) = RECORDS.iter().find_map(|word| left.strip_prefix(word)) {
        left = next;
    }
    left.is_empty() && !rest.is_empty()
}

/// A title without the year, and the part of it, that it begins with.
fn without_period(title: &str) -> &str {
    let digits = title.len() - title.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(rest) = title.get(digits..).filter(|_| digits == 4).and_then(|rest| rest.strip_prefix('年'))
    else {
        return title;
    };
    let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start();
    let quarters = ["一", "二", "三", "四", "1", "2", "3", "4"].into_iter().find_map(|quarter| {
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        rest.strip_prefix(quarter)?.strip_prefix("季度")
    });
    let halves = ["上半年", "下半年"].into_iter().find_map(|half| rest.strip_prefix(half));
    let months = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let month = months.strip_prefix('月').filter(|_| (1..=2).contains(&(rest.len() - months.len())));
    let month = month.map(|rest| rest.strip_prefix('份').unwrap_or(rest));
    quarters.or(halves).or(month).unwrap_or(rest).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_one_centre_names_it() {
        for (title, name) in [
            ("青溪镇便民服务中心现场检查记录", "青溪镇便民服务中心"),
            (" 2026年度 白石乡便民服务中心\n建设标准自查表", "白石乡便民服务中心"),
            ("2026年上半年青溪镇便民服务中心 现场检查记录表", "青溪镇便民服务中心"),
            ("2026年第二季度青溪镇便民服务中心自查表", "青溪镇便民服务中心"),
            ("2026年5月份青溪镇便民服务中心自查表", "青溪镇便民服务中心"),
            ("云岭县云岭街道便民服务中心评分表", "云岭县云岭街道便民服务中心"),
            ("示例市云岭区太和镇便民服务中心标准化建设考核评分表", "示例市云岭区太和镇便民服务中心"),
            ("示例县和平镇便民服务中心检查表", "示例县和平镇便民服务中心"),
            ("建设街道便民服务中心检查表", "建设街道便民服务中心"),
            ("青溪镇石桥村便民服务站检查表", "青溪镇石桥村便民服务站"),
            ("石桥社区便民服务站日常巡查登记表", "石桥社区便民服务站"),
        ] {
            assert_eq!(named(title).as_deref(), Some(name), "{title}");
        }
    }

    #[test]
    fn a_document_a_form_for_all_or_whoever_inspects_is_no_centre() {
        for title in [
            // Of many, or of any.
            "镇(街道)便民服务中心建设标准检查表",
            "宁波市乡镇便民服务中心建设标准检查表",
            "各乡镇便民服务中心考核表",
            "XX镇便民服务中心检查表",
            "××镇便民服务中心检查表",
            "某某镇便民服务中心检查表",
            "镇便民服务中心检查表",
            "街道便民服务中心检查表",
            "社区便民服务站检查表",
            "村社区便民服务站检查表",
            "行政村便民服务站检查表",
            "乡村便民服务站检查表",
            "农村便民服务点检查表",
            "城乡便民服务中心检查表",
            "村镇便民服务中心检查表",
            "县乡便民服务中心考核表",
            "城市社区便民服务站检查表",
            "街道社区便民服务站检查表",
            "云岭区街道便民服务中心检查表",
            "示例县镇便民服务中心检查表",
            "示例县村便民服务站检查表",
            "示例县社区便民服务站检查表",
            "自然村便民服务点检查表",
            "试点镇便民服务中心检查表",
            "示范乡镇便民服务中心评定表",
            "全镇便民服务中心检查表",
            "青溪镇各村便民服务站检查表",
            "青溪镇和白石镇便民服务中心检查表",
            // Of whoever issued or inspects.
            "示例市政务服务中心检查记录表",
            "示例区便民服务中心现场检查表",
            "青溪镇便民服务中心",
            "云岭县政务办对青溪镇便民服务中心检查记录",
            // Sentences, and titles with something else in them.
            "请青溪镇便民服务中心自查后上报",
            "关于青溪镇便民服务中心的现场检查记录",
            "附件 青溪镇便民服务中心检查表",
            "附件青溪镇便民服务中心检查表",
            "现场检查记录表 青溪镇便民服务中心",
            "青溪镇便民服务中心石桥村便民服务站检查表",
            "青溪镇便民服务中心现场检查记录(分厅检查)",
            "青溪镇便民服务中心及各分中心检查表",
            "青溪镇便民服务中心简介",
            "被检查单位:青溪镇便民服务中心",
            "便民服务中心现场检查记录",
            "办事大厅面积",
            "",
        ] {
            assert_eq!(named(title), None, "{title}");
        }
    }
}
