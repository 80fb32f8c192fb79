//! A row as bytes: in this form rows wait on disk while a survey is made. Nothing else reads it.

use rust_decimal::Decimal;

use super::row::Row;

/// In the place of a length or a position: there is none.
const NONE: u32 = u32::MAX;

/// Adds a row to the bytes of others.
pub(super) fn write(row: &Row, out: &mut Vec<u8>) {
    for text in [&row.name, &row.code, &row.region, &row.inspected_on, &row.file] {
        write_text(text.as_deref(), out);
    }
    write_text(Some(&row.source), out);
    write_text(Some(&row.verdicts), out);
    out.extend_from_slice(&row.line.to_le_bytes());
    out.extend([row.is_open, row.score.is_some(), row.gap.is_some()].map(u8::from));
    for number in row.score.iter().flatten().chain(&row.gap) {
        out.extend_from_slice(&number.serialize());
    }
    let near = row.near.as_ref();
    for number in [
        row.grade,
        Some(row.unchecked),
        Some(row.conflicts),
        Some(row.errors),
        Some(row.missing.len()),
        near.map(|(grade, _)| *grade),
        near.map(|(_, missing)| missing.len()),
    ] {
        write_number(number, out);
    }
    for text in row.missing.iter().chain(near.iter().flat_map(|(_, missing)| missing)) {
        write_text(Some(text), out);
    }
}

fn write_number(number: Option<usize>, out: &mut Vec<u8>) {
    // None is near to the end of 32 bits: they count indicators and grades, and bytes of a cell.
    let number = number.map_or(NONE, |number| u32::try_from(number).unwrap_or(NONE - 1));
    out.extend_from_slice(&number.to_le_bytes());
}

fn write_text(text: Option<&str>, out: &mut Vec<u8>) {
    write_number(text.map(str::len), out);
    out.extend_from_slice(text.unwrap_or_default().as_bytes());
}

/// The row of these bytes; `None` where they are none.
pub(super) fn read(bytes: &[u8]) -> Option<Row> {
    let from = &mut { bytes };
    let [name, code, region, inspected_on, file] =
        [text(from)?, text(from)?, text(from)?, text(from)?, text(from)?];
    let [source, verdicts] = [text(from)??, text(from)??];
    let line = u64::from_le_bytes(take(from)?);
    let [is_open, is_scored, has_gap] = take(from)?.map(|byte: u8| byte != 0);
    let score = match is_scored {
        true => Some([decimal(from)?, decimal(from)?, decimal(from)?]),
        false => None,
    };
    let gap = if has_gap { Some(decimal(from)?) } else { None };
    let grade = number(from)?;
    let [unchecked, conflicts, errors, missing] =
        [number(from)??, number(from)??, number(from)??, number(from)??];
    let near = number(from)?.zip(number(from)?);
    let mut texts = |count: usize| (0..count).map(|_| text(from)?).collect::<Option<Vec<String>>>();
    let missing = texts(missing)?;
    let near = match near {
        Some((grade, count)) => Some((grade, texts(count)?)),
        None => None,
    };
    from.is_empty().then_some(Row {
        name,
        code,
        region,
        inspected_on,
        grade,
        is_open,
        score,
        missing,
        unchecked,
        conflicts,
        gap,
        errors,
        near,
        verdicts,
        line,
        source,
        file,
    })
}

fn take<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*taken)
}

fn decimal(from: &mut &[u8]) -> Option<Decimal> {
    take(from).map(Decimal::deserialize)
}

/// A number, where there is one: `Some(None)` where there is none.
fn number(from: &mut &[u8]) -> Option<Option<usize>> {
    let number = u32::from_le_bytes(take(from)?);
    Some(if number == NONE { None } else { usize::try_from(number).ok() })
}

/// A text in the same way.
fn text(from: &mut &[u8]) -> Option<Option<String>> {
    let Some(len) = number(from)? else { return Some(None) };
    let (text, rest) = from.split_at_checked(len)?;
    *from = rest;
    Some(Some(String::from_utf8(text.to_vec()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was() {
        let full = Row {
            name: Some("示例镇".to_owned()),
            code: Some(String::new()),
            region: None,
            inspected_on: Some("2026-05-18".to_owned()),
            grade: Some(1),
            is_open: true,
            score: Some(["88.79", "0.10", "100"].map(|text| text.parse().expect("a number"))),
            missing: vec!["4".to_owned(), "四十六".to_owned()],
            unchecked: 3,
            conflicts: 0,
            gap: Some(Decimal::new(-125, 2)),
            errors: 7,
            near: Some((0, vec!["4".to_owned()])),
            verdicts: "mnpACu".to_owned(),
            line: 1 << 40,
            source: "甲县/甲.xlsx".to_owned(),
            file: Some("示例镇-330001".to_owned()),
        };
        let (score, gap, near, grade) = (None, None, None, None);
        let bare = Row { score, gap, near, grade, missing: Vec::new(), file: None, ..full.clone() };
        for row in [full, bare] {
            let mut bytes = Vec::new();
            write(&row, &mut bytes);
            assert_eq!(read(&bytes), Some(row));
            assert_eq!(read(&bytes[..bytes.len() - 1]), None);
        }
    }
}
