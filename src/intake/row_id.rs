//! Which indicator a row is about: `4`, `4.`, `第4项`, `(4)`, `指标4`, `4、办事大厅面积`.

use crate::text::{is_prose, match_key};
use crate::value::{Datum, read_date};

/// What the number cell of a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowId {
    /// An indicator's id, folded.
    Id(String),
    /// Something that names no indicator: a heading, a total, a signature.
    Words(String),
    /// A date or a fault: the number was turned into something else.
    Spoilt(String),
}

/// Reads a number cell.
pub(super) fn row_id(datum: &Datum) -> RowId {
    match datum {
        Datum::Number { value, percent: false } => RowId::Id(value.normalize().to_string()),
        Datum::Text(text) if is_date(text) => RowId::Spoilt(text.trim().to_owned()),
        Datum::Text(text) => match id_in(text) {
            Some(id) => RowId::Id(id),
            None => RowId::Words(text.trim().to_owned()),
        },
        Datum::Number { .. } | Datum::Bool(_) | Datum::Date(_) | Datum::Fault(_) => {
            RowId::Spoilt(datum.shown())
        }
    }
}

/// Whether a text is what a program shows for an id it took for a date: 1月2日, 2-Jan, 2026/1/2.
fn is_date(text: &str) -> bool {
    if is_prose(text) {
        return false;
    }
    let key = match_key(text);
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let has_digit = key.chars().any(|c| c.is_ascii_digit());
    let is_day = key.ends_with(['日', '月']) && key.contains('月') && key.chars().count() <= 6;
    let is_english = key.len() <= 9 && months.iter().any(|month| key.contains(month));
    read_date(&Datum::text(text)).is_some() || (has_digit && (is_day || is_english))
}

/// An id that stands alone in a cell, apart from the words and signs people put around it.
fn id_in(text: &str) -> Option<String> {
    if is_prose(text) {
        return None;
    }
    let key = match_key(text);
    let mut id = key.as_str();
    for prefix in ["指标", "第", "no.", "no", "#", "(", "["] {
        id = id.strip_prefix(prefix).unwrap_or(id);
    }
    for suffix in ["项", "条", "号", ")", "]", ".", "、", ":", ","] {
        id = id.strip_suffix(suffix).unwrap_or(id);
    }
    let is_id = id.chars().next().is_some_and(|c| c.is_ascii_digit())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    // 4.0 is what a program makes of 4.
    let id = id.strip_suffix(".0").unwrap_or(id);
    is_id.then(|| match id.trim_start_matches('0') {
        "" => "0".to_owned(),
        bare if bare.starts_with(|c: char| c.is_ascii_digit()) => bare.to_owned(),
        _ => id.to_owned(),
    })
}

/// The number that a text begins with, where a list has no column of numbers.
pub(super) fn leading_id(text: &str) -> Option<String> {
    let start: String = text.chars().take(16).collect();
    let key = match_key(&start);
    let key = key.trim_start_matches(['(', '第']);
    let digits: String = key.chars().take_while(char::is_ascii_digit).collect();
    let rest = &key[digits.len()..];
    let is_marked = rest.starts_with(['.', '、', ')', ':', ',', '项', '条']);
    (!digits.is_empty() && digits.len() <= 3 && is_marked).then(|| digits.trim_start_matches('0').to_owned())
}

/// Whether words mark a row as no indicator: totals, signatures, notes below the list.
pub(super) fn is_closing(words: &str) -> bool {
    if is_prose(words) {
        return false;
    }
    let key = match_key(words);
    [
        "合计",
        "总计",
        "小计",
        "共计",
        "总分",
        "得分合计",
        "累计",
        "签字",
        "签名",
        "签章",
        "盖章",
        "负责人",
        "检查人",
        "检查组",
        "组长",
        "填表人",
        "审核人",
        "日期",
        "备注",
        "注",
        "说明",
        "total",
        "sum",
        "signature",
    ]
    .iter()
    .any(|word| key.starts_with(word))
        || ["签字", "签名", "签章", "盖章"].iter().any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_what_people_put_around_them() {
        for text in ["4", " 4 ", "４", "4.", "(4)", "（4）", "第4项", "指标4", "4、", "04", "No.4", "4.0"]
        {
            assert_eq!(row_id(&Datum::text(text)), RowId::Id("4".into()), "{text}");
        }
        assert_eq!(leading_id("4、办事大厅面积").as_deref(), Some("4"));
        assert_eq!(leading_id("（12）大厅").as_deref(), Some("12"));
        assert_eq!(leading_id("24小时服务"), None);
    }

    #[test]
    fn a_date_is_never_an_id() {
        let date = jiff::civil::date(2026, 1, 2);
        assert!(matches!(row_id(&Datum::Date(date)), RowId::Spoilt(_)));
        for text in ["1月2日", "2-Jan", "2026/1/2", "10月"] {
            assert!(matches!(row_id(&Datum::text(text)), RowId::Spoilt(_)), "{text}");
        }
    }

    #[test]
    fn totals_and_signatures_close_a_list() {
        for words in ["合计", "检查组长签字:", "总 计", "填表人：", "受检单位(盖章)"] {
            assert!(is_closing(words), "{words}");
        }
        assert!(!is_closing("一、规范服务场所建设"));
    }
}
