//! An inspector's mark: √ ✓ 是 有 符合 达标, × 否 无 不符合, 基本符合, 不适用, in both scripts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Datum;
use crate::text::{is_prose, match_key};

/// A verdict as an inspector attests it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// 符合
    Met,
    /// 基本符合
    PartlyMet,
    /// 不符合
    NotMet,
    /// 不适用
    NotApplicable,
}

/// What 有 and 是 mean for an indicator. Verdict words (符合, √) mean the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Polarity {
    /// What is asked for should be there: 有 is met.
    #[default]
    Presence,
    /// What is asked about should not be there (有无过期灭火器): 无 is met.
    Absence,
}

#[derive(Debug, Clone, Copy)]
enum Word {
    Verdict(Mark),
    /// 有, 是: there is.
    Yes,
    /// 无, 否: there is not.
    No,
}

const MET: &[&str] = &[
    "√",
    "✓",
    "✔",
    "☑",
    "✅",
    "v",
    "符合",
    "完全符合",
    "符合要求",
    "符合标准",
    "达标",
    "已达标",
    "合格",
    "通过",
    "满足",
    "满足要求",
    "到位",
    "已到位",
    "完成",
    "已完成",
    "已落实",
    "落实",
    "pass",
    "met",
    "ok",
    "o",
    "○",
    "对",
    "良好",
    "正常",
];
const PARTLY: &[&str] = &[
    "基本符合",
    "部分符合",
    "基本达标",
    "部分达标",
    "基本合格",
    "部分合格",
    "基本满足",
    "部分满足",
    "基本到位",
    "部分到位",
    "基本完成",
    "部分完成",
    "基本符合要求",
    "部分符合要求",
    "partly_met",
    "partlymet",
    "partial",
    "partly",
    "△",
    "▲",
];
const NOT_MET: &[&str] = &[
    "×",
    "✗",
    "✘",
    "✕",
    "╳",
    "❌",
    "☒",
    "x",
    "不符合",
    "不符合要求",
    "不符合标准",
    "不达标",
    "未达标",
    "没达标",
    "不合格",
    "未通过",
    "不通过",
    "不满足",
    "未满足",
    "不到位",
    "未到位",
    "未完成",
    "未落实",
    "未达到",
    "未符合",
    "fail",
    "failed",
    "notmet",
    "not_met",
    "错",
];
const NOT_APPLICABLE: &[&str] = &[
    "不适用",
    "不涉及",
    "无此项",
    "无此事项",
    "不作要求",
    "不需要",
    "n/a",
    "n.a.",
    "na",
    "notapplicable",
    "not_applicable",
    "免检",
    "不适用本项",
];
const YES: &[&str] =
    &["是", "有", "具备", "已设置", "已设", "已建立", "已配备", "存在", "已有", "y", "yes", "true", "t"];
const NO: &[&str] = &[
    "否",
    "无",
    "没有",
    "没",
    "未设置",
    "未设",
    "未建立",
    "未配备",
    "不具备",
    "不存在",
    "不是",
    "尚无",
    "n",
    "no",
    "false",
    "f",
];

fn word(key: &str) -> Option<Word> {
    WORDS.get(key).copied()
}

/// Every word with what it says; of two lists with one word the first.
static WORDS: LazyLock<BTreeMap<&str, Word>> = LazyLock::new(|| {
    let lists = [
        (MET, Word::Verdict(Mark::Met)),
        (PARTLY, Word::Verdict(Mark::PartlyMet)),
        (NOT_MET, Word::Verdict(Mark::NotMet)),
        (NOT_APPLICABLE, Word::Verdict(Mark::NotApplicable)),
        (YES, Word::Yes),
        (NO, Word::No),
    ];
    let words = lists.iter().rev().flat_map(|(list, word)| list.iter().map(|key| (*key, *word)));
    words.collect()
});

/// Reads a mark, and the words after it where the inspector wrote some
/// (`不符合,缺母婴室` is a mark and a remark). `None` where it is no mark.
pub fn read_mark(datum: &Datum, polarity: Polarity) -> Option<(Mark, Option<String>)> {
    match datum {
        Datum::Text(text) => read_text(text, polarity),
        Datum::Bool(true) => Some((Word::Yes.mark(polarity), None)),
        Datum::Bool(false) => Some((Word::No.mark(polarity), None)),
        Datum::Number { .. } | Datum::Date(_) | Datum::Fault(_) => None,
    }
}

fn read_text(text: &str, polarity: Polarity) -> Option<(Mark, Option<String>)> {
    let trimmed = text.trim();
    // Only the first word of a page of text can be a mark.
    if !is_prose(trimmed) {
        let key = match_key(trimmed);
        let bare = key.trim_end_matches(['。', '.', '!', ';', ',']);
        if let Some(word) = word(&key).or_else(|| word(bare)) {
            return Some((word.mark(polarity), None));
        }
        if let Some(word) = ticked_box(&key) {
            return Some((word.mark(polarity), None));
        }
    }
    let split = trimmed.find(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | ':' | '：' | '(' | '（' | '。')
    })?;
    let (head, tail) = trimmed.split_at(split);
    if is_prose(head) {
        return None;
    }
    let mark = word(&match_key(head))?.mark(polarity);
    let remark = tail.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | ':' | '：' | '。')
    });
    // A second mark after the first (是/否, √ ×) is a choice nobody made.
    let second = !is_prose(remark) && word(&match_key(remark)).is_some();
    (!second).then(|| (mark, (!remark.is_empty()).then(|| remark.to_owned())))
}

/// `☑是 □否`: the one option whose box is ticked.
fn ticked_box(key: &str) -> Option<Word> {
    const BOXES: [char; 8] = ['☑', '☒', '■', '√', '✓', '✔', '□', '☐'];
    if !key.contains(['□', '☐']) {
        return None;
    }
    let mut ticked = Vec::new();
    let starts: Vec<usize> = key.match_indices(BOXES).map(|(at, _)| at).collect();
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(key.len());
        let mut option = key[start..end].chars();
        let is_ticked = option.next().is_some_and(|c| !matches!(c, '□' | '☐'));
        if is_ticked {
            ticked.push(word(option.as_str().trim_matches(['/', ',', ';', '、']))?);
        }
    }
    match ticked.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

impl Word {
    fn mark(self, polarity: Polarity) -> Mark {
        match (self, polarity) {
            (Word::Verdict(mark), _) => mark,
            (Word::Yes, Polarity::Presence) | (Word::No, Polarity::Absence) => Mark::Met,
            (Word::No, Polarity::Presence) | (Word::Yes, Polarity::Absence) => Mark::NotMet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str) -> Option<Mark> {
        read_mark(&Datum::text(text), Polarity::Presence).map(|(mark, _)| mark)
    }

    #[test]
    fn every_spelling_of_a_mark() {
        for text in
            ["√", "✓", " ✔ ", "是", "有", "符合", "达标", "達標", "合格", "Y", "ｙｅｓ", "符合。", "V"]
        {
            assert_eq!(mark(text), Some(Mark::Met), "{text}");
        }
        for text in ["×", "✗", "x", "Ｘ", "否", "无", "無", "不符合", "未达标", "不達標", "不合格", "没有"]
        {
            assert_eq!(mark(text), Some(Mark::NotMet), "{text}");
        }
        for text in ["基本符合", "部分符合", "基本達標"] {
            assert_eq!(mark(text), Some(Mark::PartlyMet), "{text}");
        }
        for text in ["不适用", "不適用", "不涉及", "N/A", "Ｎ／Ａ"] {
            assert_eq!(mark(text), Some(Mark::NotApplicable), "{text}");
        }
    }

    #[test]
    fn what_is_no_mark_is_not_guessed() {
        for text in ["/", "—", "是/否", "待查", "150", "√ ×", "符合 不符合", "None", "?", "□是 □否"]
        {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn words_after_a_mark_are_a_remark() {
        let read = read_mark(&Datum::text("不符合，缺母婴室"), Polarity::Presence);
        assert_eq!(read, Some((Mark::NotMet, Some("缺母婴室".into()))));
        let read = read_mark(&Datum::text("√（见照片）"), Polarity::Presence);
        assert_eq!(read, Some((Mark::Met, Some("（见照片）".into()))));
    }

    #[test]
    fn a_ticked_box_counts_and_an_empty_one_does_not() {
        assert_eq!(mark("☑是 □否"), Some(Mark::Met));
        assert_eq!(mark("□符合 ☑不符合"), Some(Mark::NotMet));
        assert_eq!(mark("☑是 ☑否"), None);
    }

    #[test]
    fn polarity_turns_existence_but_not_verdicts() {
        let absence = |text: &str| read_mark(&Datum::text(text), Polarity::Absence).map(|(mark, _)| mark);
        assert_eq!(absence("无"), Some(Mark::Met));
        assert_eq!(absence("有"), Some(Mark::NotMet));
        assert_eq!(absence("符合"), Some(Mark::Met));
        assert_eq!(absence("×"), Some(Mark::NotMet));
    }
}
