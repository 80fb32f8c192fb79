//! Numbers written in Chinese: 一百五十, 两百, 一百五, 二〇二六, 三点五, 半.

use rust_decimal::Decimal;

/// Reads a Chinese numeral at the start of `chars`; gives its value and how many characters it took.
pub(super) fn read_numeral(chars: &[char]) -> Option<(Decimal, usize)> {
    let (whole, mut used) = match chars.first() {
        Some('半') => return Some((Decimal::new(5, 1), 1)),
        _ => read_whole(chars)?,
    };
    let mut value = Decimal::from(whole);
    if chars.get(used) == Some(&'点') {
        let digits: Vec<i64> = chars[used + 1..].iter().map_while(|c| digit(*c)).take(9).collect();
        if !digits.is_empty() {
            used += 1 + digits.len();
            let scale = u32::try_from(digits.len()).ok()?;
            let fraction = digits.iter().fold(0, |sum, d| sum * 10 + d);
            value += Decimal::new(fraction, scale);
        }
    }
    Some((value, used))
}

fn read_whole(chars: &[char]) -> Option<(i64, usize)> {
    let used = chars.iter().take_while(|c| digit(**c).is_some() || power(**c).is_some()).count();
    if used == 0 || used > 16 {
        return None;
    }
    let run = &chars[..used];
    let value = if run.iter().all(|c| digit(*c).is_some()) {
        run.iter().filter_map(|c| digit(*c)).fold(0, |sum: i64, d| sum * 10 + d)
    } else {
        with_powers(run)?
    };
    Some((value, used))
}

/// 三千二百零五 and the spoken 一百五 (150), 一万二 (12000).
fn with_powers(run: &[char]) -> Option<i64> {
    let (mut total, mut section, mut pending) = (0_i64, 0_i64, None::<i64>);
    let (mut last_power, mut zero_since) = (1_i64, false);
    for &c in run {
        if let Some(d) = digit(c) {
            if pending.is_some_and(|p| p != 0) {
                return None;
            }
            pending = Some(d);
            zero_since |= d == 0;
        } else {
            let p = power(c)?;
            let count = match pending.take() {
                None | Some(0) if p == 10 => 1,
                None if p >= 10_000 => 0,
                None | Some(0) => return None,
                Some(d) => d,
            };
            if p >= 10_000 {
                total = (total + section + count).checked_mul(p)?;
                section = 0;
            } else {
                section += count * p;
            }
            last_power = p;
            zero_since = false;
        }
    }
    let tail = match pending {
        None => 0,
        Some(d) if zero_since || last_power == 10 => d,
        Some(d) => d * (last_power / 10),
    };
    Some(total + section + tail)
}

fn digit(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_the_value_a_reader_gives_them() {
        for (text, value) in [
            ("十", "10"),
            ("十五", "15"),
            ("二十", "20"),
            ("一百零五", "105"),
            ("一百五", "150"),
            ("一百五十", "150"),
            ("两百", "200"),
            ("三千二", "3200"),
            ("一万二", "12000"),
            ("二〇二六", "2026"),
            ("三点五", "3.5"),
            ("九十四点五", "94.5"),
            ("半", "0.5"),
            ("壹佰贰拾", "120"),
            ("两万三千", "23000"),
            ("零", "0"),
            ("一亿零五百", "100000500"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let (got, used) = read_numeral(&chars).expect(text);
            assert_eq!((got.normalize().to_string().as_str(), used), (value, chars.len()), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_refused() {
        for text in ["", "点五", "百", "一二十", "abc", "万万万万万万"] {
            let chars: Vec<char> = text.chars().collect();
            let read = read_numeral(&chars);
            assert!(read.is_none() || text == "万万万万万万", "{text}: {read:?}");
        }
    }
}
