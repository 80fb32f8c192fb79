//! Worksheets nobody would write by hand: whatever they are, where the lean way reads them it reads
//! what calamine reads.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::sheets::{BOOK, BOOK_RELS, RELS, STRINGS, STYLES, package, sheet};
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

/// Rows with every kind of cell.
const ROWS: &str = "<row r=\"1\" hidden=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"2\"><v>0.5</v></c><c r=\"C1\"/></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>甲 &amp; 乙</t></is></c><c r=\"B3\" t=\"str\"><f>1</f><v>丙</v></c><c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\" s=\"3\"><f>2</f></c><c r=\"E3\" t=\"e\"><v>#N/A</v></c></row>";

const PROPERTIES: &str = "<Properties><property fmtid=\"{1}\" pid=\"2\" name=\"dabiao-standard\"><vt:lpwstr>甲</vt:lpwstr></property></Properties>";

/// The parts of a workbook, to be spoilt one at a time.
fn parts() -> Vec<(&'static str, String)> {
    let below = "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>";
    vec![
        ("xl/worksheets/sheet1.xml", sheet(ROWS).replace("</sheetData>", below)),
        ("xl/sharedStrings.xml", STRINGS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/workbook.xml", BOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.to_owned()),
        ("_rels/.rels", RELS.to_owned()),
        ("docProps/custom.xml", PROPERTIES.to_owned()),
        ("docProps/core.xml", "<a><dc:creator>甲</dc:creator></a>".to_owned()),
    ]
}

/// What is put into a part, beside pieces of the part itself.
const TOKENS: &[&str] = &[
    "",
    "<",
    ">",
    "/",
    "\"",
    "'",
    "&",
    "&amp;",
    "&#0;",
    "&x;",
    " ",
    "=",
    ":",
    "x:",
    "<!-- -->",
    "<![CDATA[1]]>",
    "<?x?>",
    "<!DOCTYPE a>",
    "\r",
    "\n",
    "\u{feff}",
    "\0",
    "0",
    "9",
    "-",
    "<x>",
    "</x>",
    "<x/>",
];

/// A part with a piece of it left out, and a token or another piece of it put in.
fn spoil(text: &str, at: usize, left_out: usize, put_in: Result<&str, (usize, usize)>) -> String {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at_char = |n: usize| starts[n.min(starts.len() - 1)];
    let n = at % starts.len();
    let piece = match put_in {
        Ok(token) => token,
        Err((from, length)) => {
            let from = from % starts.len();
            &text[at_char(from)..at_char(from + length)]
        }
    };
    format!("{}{piece}{}", &text[..at_char(n)], &text[at_char(n + left_out)..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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

    #[test]
    fn a_spoilt_part_is_read_as_calamine_reads_it_or_left_to_it(
        part in 0..8_usize,
        at in any::<usize>(),
        left_out in 0..12_usize,
        put_in in prop_oneof![
            prop::sample::select(TOKENS.to_vec()).prop_map(Ok),
            (any::<usize>(), 0..60_usize).prop_map(Err),
        ],
    ) {
        let mut parts = parts();
        let spoilt = spoil(&parts[part].1, at, left_out, put_in);
        parts[part].1.clone_from(&spoilt);
        let others: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        both(&package("", &others), &Limits::default(), &spoilt);
    }
}
