//! An ods package: calamine builds its tables as rectangles, so they are measured first.

use std::collections::BTreeMap;
use std::io::Read as _;

use quick_xml::events::Event;

use super::Facts;
use super::container::Container;
use super::table::Measure;
use super::xml::{Xml, attribute, damaged};
use crate::intake::file::InputError;
use crate::intake::limits::Limits;

/// Bytes of a note to a cell.
const NOTE: u64 = 4 << 20;

/// Styles, names and the like, which calamine keeps by name.
const NAMED: u64 = 200_000;

/// What the tables of a package say of their cells, by name, and the package itself where it had
/// to be changed.
pub(crate) struct Tables {
    pub(crate) facts: BTreeMap<String, Facts>,
    pub(crate) changed: Option<Vec<u8>>,
}

/// Measures the tables of a package.
///
/// # Errors
/// Where it is damaged, made to exhaust memory, or spread over a larger area than `limits` allow.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Tables, InputError> {
    let mut container = Container::open(bytes, limits)?;
    container.bound(limits, |name| {
        name == "content.xml" || name.starts_with("pictures/") || name.starts_with("object")
    })?;
    if let Some(mut manifest) = container.xml("META-INF/manifest.xml")? {
        while !matches!(manifest.next(0)?, Event::Eof) {}
    }
    let Some(content) = container.part("content.xml")? else { return Err(damaged("no content.xml")) };
    // An end without its beginning would keep calamine reading for ever.
    let mut xml = Xml::new(content, true);
    let mut measure = Measure::new(limits);
    let mut table = None;
    let mut note = None;
    let mut gaps = Vec::new();
    let mut named = 0;
    loop {
        let before = xml.position();
        let depth = xml.depth();
        let mut gap = false;
        match xml.next(measure.pushed)? {
            Event::Start(tag) => match (tag.name().as_ref(), &mut table) {
                ("table:table", None) => table = measure.begin(&tag)?,
                ("table:table-row", Some(table)) => table.row(&tag)?,
                ("table:table-cell" | "table:covered-table-cell", Some(table)) => {
                    table.cell(&tag, &mut measure)?
                }
                ("office:annotation", Some(_)) => note = note.or(Some((depth, before))),
                ("text:s", Some(table)) => {
                    let spaces =
                        attribute(&tag, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1_u64);
                    measure.text(table.copies.saturating_mul(spaces))?;
                }
                ("style:style" | "table:named-range" | "table:named-expression", _) => {
                    named += 1;
                    measure.text(tag.attributes_raw().len() as u64)?;
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(table) = &table {
                    measure.text(table.copies.saturating_mul(text.len() as u64))?;
                    gap = !table.open;
                }
            }
            Event::Comment(_) => gap = table.as_ref().is_some_and(|table| !table.open),
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some(table) = &mut table {
                        table.end_cell();
                    }
                }
                "table:table-row" => {
                    if let Some(table) = &mut table {
                        table.end_row(&mut measure)?;
                    }
                }
                "table:table" => {
                    if let Some(table) = table.take() {
                        measure.end(table)?;
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if gap {
            gaps.push((before, xml.position()));
        }
        if let Some((outside, began)) = note {
            if xml.position().saturating_sub(began) > NOTE {
                return Err(damaged("a note longer than 4 MB"));
            }
            if xml.depth() <= outside {
                note = None;
            }
        }
        if named > NAMED {
            return Err(damaged("too many styles"));
        }
    }
    if xml.depth() > 0 {
        return Err(damaged("content.xml ends too early"));
    }
    drop(xml);
    let facts = measure.tables;
    Ok(Tables { facts, changed: unindented(&mut container, &gaps, limits)? })
}

/// The package without what stands between its cells: calamine takes an indented row for a
/// damaged one.
fn unindented(
    container: &mut Container<'_>,
    gaps: &[(u64, u64)],
    limits: &Limits,
) -> Result<Option<Vec<u8>>, InputError> {
    let Some(mut part) =
        container.part("content.xml")?.filter(|part| !gaps.is_empty() && part.size() <= limits.part)
    else {
        return Ok(None);
    };
    let mut content = Vec::new();
    part.read_to_end(&mut content).map_err(damaged)?;
    drop(part);
    let mut rest = 0;
    let mut kept = Vec::with_capacity(content.len());
    for (from, to) in gaps {
        let (Ok(from), Ok(to)) = (usize::try_from(*from), usize::try_from(*to)) else { return Ok(None) };
        let (Some(before), Some(gap)) = (content.get(rest..from), content.get(from..to)) else {
            return Ok(None);
        };
        kept.extend_from_slice(before);
        if !gap.trim_ascii().is_empty() && !gap.starts_with(b"<!--") {
            kept.extend_from_slice(gap);
        }
        rest = to;
    }
    kept.extend_from_slice(content.get(rest..).unwrap_or_default());
    container.with(&BTreeMap::from([("content.xml".to_owned(), kept)])).map(Some)
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::container::tests::zipped;
    use super::*;
    use crate::place::CellRef;

    fn table(rows: &str) -> Result<BTreeMap<String, Facts>, InputError> {
        let content = format!("<o><table:table table:name='表'>{rows}</table:table></o>");
        let limits = Limits { area: 1_000, ..Limits::default() };
        read(&zipped(&[("content.xml", content.as_bytes())]), &limits).map(|tables| tables.facts)
    }

    #[test]
    fn percentages_merged_regions_and_hidden_rows() {
        let got = table(
            "<table:table-row table:number-rows-repeated='2' table:visibility='collapse'/>\
             <table:table-row><table:table-cell table:number-columns-repeated='3'/>\
             <table:table-cell office:value-type='percentage' office:value='0.3' table:number-columns-spanned='2'/>\
             <table:covered-table-cell/><table:table-cell table:formula='of:=1'/></table:table-row>\
             <table:table-row table:number-rows-repeated='1000000' table:visibility='filter'/>",
        )
        .expect("readable");
        let sheet = &got["表"];
        assert_eq!(sheet.format_at(CellRef::new(2, 3)), Format::Percent);
        assert_eq!(sheet.format_at(CellRef::new(2, 4)), Format::General);
        assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(sheet.merged[0].last, CellRef::new(2, 4));
        assert!(sheet.uncalculated.contains(&CellRef::new(2, 5)));
    }

    #[test]
    fn rectangles_that_calamine_would_build() {
        let cell = |attributes: &str| format!("<table:table-cell office:value='1' {attributes}/>");
        let row = |attributes: &str, cells: &str| {
            format!("<table:table-row {attributes}>{cells}</table:table-row>")
        };
        let blanks = "<table:table-cell table:number-columns-repeated='500'/>";
        let down = "table:number-rows-repeated='500'";
        let spread = [
            row("", &cell("table:number-columns-repeated='1001'")),
            row("table:number-rows-repeated='1001'", &cell("")),
            row("", &cell("")) + &row(down, "") + &row("", &(blanks.to_owned() + &cell(""))),
            row("", &(blanks.to_owned() + &cell(""))).repeat(3),
        ];
        for rows in spread {
            assert!(matches!(table(&rows), Err(InputError::TooSpread { .. })), "{rows}");
        }
        assert!(table(&(row("", blanks) + &row("", &cell("")))).is_ok());
        assert!(table(&(row(down, "") + &row("", &cell("")))).is_ok(), "what lies before the cells is free");
    }

    #[test]
    fn texts_that_would_be_copied_and_ends_that_never_come() {
        let spaces = "<table:table-row><table:table-cell office:value-type='string'><text:p><text:s text:c='99999999999'/></text:p></table:table-cell></table:table-row>";
        assert!(matches!(table(spaces), Err(InputError::TooLarge { .. })));
        let long = format!(
            "<table:table-row table:number-rows-repeated='1000'><table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell></table:table-row>",
            "长".repeat(30_000)
        );
        assert!(matches!(table(&long), Err(InputError::TooLarge { .. })));
        let open = zipped(&[("content.xml", b"<o><table:table table:name='a'><table:table-row>".as_slice())]);
        assert!(matches!(read(&open, &Limits::default()), Err(InputError::Damaged(_))));
    }

    #[test]
    fn what_stands_between_cells_is_taken_out() {
        let content = "<o>\n<table:table table:name='a'>\n <table:table-row>\n  <table:table-cell office:value-type='string'><text:p> 甲 </text:p></table:table-cell>\n  <!-- x -->\n</table:table-row></table:table>\n</o>";
        let bytes = zipped(&[("mimetype", b"x"), ("content.xml", content.as_bytes())]);
        let changed = read(&bytes, &Limits::default()).expect("readable").changed.expect("changed");
        let mut container = Container::open(&changed, &Limits::default()).expect("a container");
        let mut text = String::new();
        container
            .part("content.xml")
            .expect("readable")
            .expect("there")
            .read_to_string(&mut text)
            .expect("UTF-8");
        assert_eq!(
            text,
            "<o>\n<table:table table:name='a'><table:table-row><table:table-cell office:value-type='string'><text:p> 甲 </text:p></table:table-cell></table:table-row></table:table>\n</o>"
        );
        let plain = zipped(&[("content.xml", b"<o><table:table table:name='a'/></o>".as_slice())]);
        assert!(read(&plain, &Limits::default()).expect("readable").changed.is_none());
    }
}
