//! Worksheets nobody would write by hand: whatever they are, where the lean way reads them it reads
//! what calamine reads.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::sheets::{STYLES, package, sheet};
use super::*;
use crate::place::CellRef;

fn value() -> impl Strategy<Value = String> {
    let odd = [
        "",
        "1",
        "0",
        "true",
        "#N/A",
        "#DIV/0!",
        "#SPILL!",
        "Err:502",
        "2026-05-18",
        "&amp;",
        "&#10;",
        "&#x4E00;",
        "&nbsp;",
        "_x000D_",
        "a\r\nb",
        "\t甲\n",
        "<b/>",
        "inf",
        "1e400",
        "-0",
        "00012",
    ];
    prop_oneof![
        4 => "-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?",
        3 => "[0-5]",
        2 => "[ 甲乙√×_x0-9.#/&;amplt-]{0,12}",
        1 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
    ]
}

fn body() -> impl Strategy<Value = String> {
    let odd = [
        "",
        "<v/>",
        "<f>1</f>",
        "<f/>",
        "<is/>",
        "<is><t/></is>",
        "<v>1</v><v>2</v>",
        "<v xml:space=\"preserve\"> 1</v>",
        "<f t=\"shared\" si=\"0\"/><v>3</v>",
        " <v>1</v> ",
        "<is><t>甲</t><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></is>",
    ];
    let runs = |value| format!("<is><r><t xml:space=\"preserve\">{value}</t></r><r><t> {value}</t></r></is>");
    prop_oneof![
        6 => value().prop_map(|value| format!("<v>{value}</v>")),
        2 => value().prop_map(|value| format!("<f>1+1</f><v>{value}</v>")),
        2 => value().prop_map(|value| format!("<is><t>{value}</t></is>")),
        1 => value().prop_map(runs),
        1 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
    ]
}

fn cell() -> impl Strategy<Value = (u32, String)> {
    let kind = prop::sample::select(vec!["", "", "s", "n", "str", "inlineStr", "b", "e", "d", "x"]);
    let style = prop::option::of(0..10_u32);
    (0..6_u32, kind, style, body()).prop_map(|(gap, kind, style, body)| {
        let style = style.map_or(String::new(), |style| format!(" s=\"{style}\""));
        let kind = if kind.is_empty() { String::new() } else { format!(" t=\"{kind}\"") };
        (gap, format!("{style}{kind}>{body}</c>"))
    })
}

fn rows() -> impl Strategy<Value = String> {
    let more = prop::sample::select(vec!["", " hidden=\"1\"", " ht=\"3\""]);
    let row = (0..3_u32, prop::collection::vec(cell(), 0..5), more);
    prop::collection::vec(row, 0..6).prop_map(|rows| {
        let (mut text, mut row) = (String::new(), 0);
        for (gap, cells, more) in rows {
            row += gap;
            let _ = write!(text, "<row r=\"{}\"{more}>", row + 1);
            let mut col = 0;
            for (gap, rest) in cells {
                col += gap;
                let _ = write!(text, "<c r=\"{}\"{rest}", CellRef::new(row, col));
                col += 1;
            }
            text.push_str("</row>");
            row += 1;
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worksheet_is_read_as_calamine_reads_it(rows in rows()) {
        both(&package(&sheet(&rows), &[]), &Limits::default(), &rows);
    }

    #[test]
    fn a_cell_is_read_as_calamine_reads_it((_, cell) in cell()) {
        let rows = format!("<row r=\"1\"><c r=\"A1\"{cell}</row>");
        both(&package(&sheet(&rows), &[]), &Limits::default(), &rows);
    }

    #[test]
    fn a_number_is_shown_as_calamine_tells_it(
        code in "[ymdhsaApPM0#?.,;\\[\\]\"\\\\_*@%年$:/ -]{0,14}",
        id in prop::sample::select(vec![0_u32, 9, 14, 22, 27, 45, 46, 49, 58, 164, 200]),
        is_spelt in any::<bool>(),
        number in prop::sample::select(vec!["0", "0.3", "45000", "45000.75", "-1", "3000000"]),
    ) {
        let code = code.replace('"', "&quot;");
        let own = format!("<numFmts><numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/></numFmts>");
        let own = if is_spelt { own.as_str() } else { "" };
        let styles = STYLES
            .replace("<fonts>", &format!("{own}<fonts>"))
            .replace("<xf/></cellXfs>", &format!("<xf numFmtId=\"{id}\"/></cellXfs>"));
        let rows = format!("<row r=\"1\"><c r=\"A1\" s=\"7\"><v>{number}</v></c></row>");
        let file = package(&sheet(&rows), &[("xl/styles.xml", &styles)]);
        prop_assert!(both(&file, &Limits::default(), &code));
    }

    #[test]
    fn a_shared_text_is_read_as_calamine_reads_it(texts in prop::collection::vec(body(), 1..6)) {
        let item = |text: &String| text.replace("<is", "<si").replace("</is>", "</si>");
        let texts: String = texts.iter().map(item).filter(|text| text.starts_with("<si")).collect();
        let texts = format!("<sst>{texts}<si><t>末</t></si></sst>");
        let cell = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>{}</v></c></row>", n - 1);
        let cells: String = (1..=3).map(cell).collect();
        both(&package(&sheet(&cells), &[("xl/sharedStrings.xml", &texts)]), &Limits::default(), &texts);
    }
}
