//! Text as people write it: one form to compare by, widths, and what is safe to print.

use std::cell::RefCell;

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

use crate::remembered::{OF_NONE, Remembered};

/// The form two spellings are compared by: full width and traditional characters folded
/// to half width and simplified, letters lowered, all white space and control characters left out.
///
/// It is for matching only and never shown: folding a name would change it.
pub fn match_key(text: &str) -> String {
    // A list says the same few headers, marks and phrases in thousands of cells.
    if text.is_ascii() {
        return fold(text);
    }
    FOLDED.with_borrow_mut(|folded| folded.get(text, OF_NONE, || fold(text)))
}

/// What is taken from the key of a text, without a copy of it; no other key is asked for meanwhile.
pub(crate) fn with_match_key<T>(text: &str, take: impl FnOnce(&str) -> T) -> T {
    if text.is_ascii() {
        return take(&fold(text));
    }
    FOLDED.with_borrow_mut(|folded| folded.with(text, OF_NONE, || fold(text), |key| take(key)))
}

/// The same for a text that hardly comes a second time: its key is not kept.
pub fn match_key_once(text: &str) -> String {
    fold(text)
}

/// Bytes of the longest text whose key is kept.
const LONGEST: usize = 192;

thread_local! {
    /// Keys of the texts last asked for: folding is a pure function, and a dear one.
    static FOLDED: RefCell<Remembered<String>> = const { RefCell::new(Remembered::up_to(LONGEST)) };
}

fn fold(text: &str) -> String {
    if text.is_ascii() {
        let kept = text.bytes().filter(|byte| !byte.is_ascii_whitespace() && !byte.is_ascii_control());
        let mut key = String::with_capacity(text.len());
        key.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        return key;
    }
    let narrow = if text.chars().all(is_composed) { seen(text.chars()) } else { seen(text.nfkc()) };
    if narrow.is_ascii() {
        return narrow;
    }
    let simplified = hanconv::t2s(narrow);
    if !simplified.contains(['帐', '覆', '著']) {
        return simplified;
    }
    simplified.replace('帐', "账").replace('覆', "复").replace('著', "着")
}

/// Whether a character is what it is in NFKC, whatever stands beside it: so are ASCII and the
/// ideographs in common use.
fn is_composed(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// The characters that are seen, in lower case.
fn seen(chars: impl Iterator<Item = char>) -> String {
    chars
        .filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The match key of a header or label: without brackets and what is in them, and without punctuation.
pub fn label_key(text: &str) -> String {
    let key = match_key(text);
    let mut depth = 0_u32;
    let mut bare = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '{' => depth += 1,
            ')' | ']' | '】' | '〕' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && c.is_alphanumeric() => bare.push(c),
            _ => {}
        }
    }
    if bare.is_empty() { key.chars().filter(|c| c.is_alphanumeric()).collect() } else { bare }
}

/// Whether there is nothing to see: white space, control and invisible characters only.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// Whether a text is too long to be a name, a mark or a number. Asked before it is folded, so
/// that a page of text in a cell costs nothing.
pub fn is_prose(text: &str) -> bool {
    text.len() > 512 && text.trim().chars().nth(128).is_some()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Columns the text takes on a terminal.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Text from a file, made safe for a terminal: control characters, escapes and
/// direction controls become visible or go; line breaks become spaces.
pub fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            c if c.is_control() => Some('\u{FFFD}'),
            c if is_invisible(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Characters of a cell that a sentence or a table quotes at most.
const QUOTED: usize = 200;

/// Text from a file as a sentence or a table quotes it: safe to print, and cut where it is longer
/// than anybody reads there (the JSON has the whole).
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", printable(&text[..end])),
        None => printable(text),
    }
}

/// Bidirectional controls, zero-width characters and byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The candidate nearest to a misspelt word, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = match_key(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &match_key(candidate)), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_characters_are_what_they_are_in_nfkc() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_composed(*c));
        let all: Vec<char> = all.collect();
        assert!(all.len() > 20_000);
        // Each for itself, and beside every other neighbour it has here.
        let text: String = all.iter().flat_map(|c| [*c, 'e', *c]).collect();
        assert_eq!(text.nfkc().collect::<String>(), text);
        for (text, key) in
            [("示例 帐簿Ａ", "示例账簿a"), ("示例帳簿 A", "示例账簿a"), ("覆蓋 \u{301}", "复盖\u{301}")]
        {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_word_share_a_key() {
        assert_eq!(match_key("達 標"), match_key("达标"));
        assert_eq!(match_key("Ｙ"), "y");
        assert_eq!(match_key("１５０㎡"), "150m2");
        assert_eq!(match_key("整改台帳"), match_key("整改台账"));
        assert_eq!(label_key("三级指标(58个)"), "三级指标");
        assert_eq!(label_key("检查情况(√/×)"), "检查情况");
        for text in ["整改台帳", "Ｙ", "No. 4"] {
            assert_eq!(with_match_key(text, str::to_owned), match_key(text));
        }
    }

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(hex(&[0, 15, 16, 255]), "000f10ff");
    }

    #[test]
    fn escapes_and_direction_controls_do_not_reach_a_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a\u{FFFD}[31mbc d");
    }

    #[test]
    fn a_remark_of_a_million_characters_is_cut_where_it_is_quoted() {
        assert_eq!(quoted("短"), "短");
        assert_eq!(quoted(&"长".repeat(1_000_000)).chars().count(), 201);
    }

    #[test]
    fn a_suggestion_is_near_or_absent() {
        assert_eq!(nearest("demonstartion", ["demonstration", "standard"]), Some("demonstration"));
        assert_eq!(nearest("xyz", ["demonstration", "standard"]), None);
    }
}
