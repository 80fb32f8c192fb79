//! Worksheets written by hand: what is usual in each program's files, and what is left to calamine.

use super::*;
use crate::intake::parts::container::tests::zipped;
use crate::intake::wanted::Wanted;

pub(super) const RELS: &str = "<Relationships><Relationship Id=\"w\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
pub(super) const BOOK: &str = "<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"一&amp;二\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
pub(super) const BOOK_RELS: &str = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
pub(super) const STRINGS: &str = "<sst count=\"5\" uniqueCount=\"5\"><si><t>符合</t></si><si><t xml:space=\"preserve\"> 甲 </t></si><si><t> 乙\n</t><phoneticPr fontId=\"1\" type=\"noConversion\"/></si><si><r><rPr><b/></rPr><t>丙</t></r><r><t xml:space=\"preserve\"> &lt;丁&gt;</t></r></si><si/></sst>";
pub(super) const STYLES: &str = "<styleSheet><numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"0&quot; m2&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"0 m2\"/><numFmt numFmtId=\"166\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><fonts><font><name val=\"宋体\"/></font></fonts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"46\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"><alignment/></xf><xf numFmtId=\"166\"/><xf/></cellXfs><dxfs><dxf><font/><numFmt numFmtId=\"14\" formatCode=\"0\"/></dxf></dxfs></styleSheet>";

/// A workbook of one sheet, with some of its parts replaced.
pub(super) fn package(sheet: &str, others: &[(&str, &str)]) -> InputFile {
    let mut parts = vec![
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in others {
        parts.retain(|(own, _)| own != name);
        parts.push((name, text));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    InputFile { name: Arc::from("a.xlsx"), bytes: zipped(&parts) }
}

pub(super) fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"x\"><dimension ref=\"A1:C9\"/><sheetData>{rows}</sheetData></worksheet>"
    )
}

fn is_lean(text: &str, others: &[(&str, &str)]) -> bool {
    both(&package(text, others), &Limits::default(), text)
}

#[test]
fn what_is_usual_in_a_worksheet() {
    for rows in [
        "",
        "<row r=\"1\"/>",
        "<row r=\"1\" spans=\"1:3\" ht=\"20\" customHeight=\"1\" x14ac:dyDescent=\"0.2\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"2\"/><c r=\"C1\" t=\"s\"><v>3</v></c></row>",
        "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" t=\"s\"><v>4</v></c></row><row r=\"9\" hidden=\"true\"/>",
        "<row r=\"1\"><c r=\"A1\"><v>-1.5E-3</v></c><c r=\"B1\" t=\"n\"><v>45000.25</v></c><c r=\"C1\" t=\"n\"><v/></c><c r=\"D1\"><v></v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c><c r=\"C1\" t=\"e\"><v>#N/A</v></c><c r=\"D1\" t=\"d\"><v>2026-05-18</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A&amp;\"\"</f><v>甲 &amp; 乙</v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\"><f/><v/></c><c r=\"D1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"E1\"><f t=\"shared\" si=\"0\" ref=\"E1:E2\">1</f><v>1</v></c></row>",
        "<row r=\"1\">\n <c r=\"A1\" t=\"inlineStr\">\n<is><t> 有 </t></is></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c r=\"C1\" t=\"inlineStr\"><is/></c>\n</row>\n",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v> </v></c><c r=\"B1\" t=\"str\"><v>#DIV/0!</v></c><c r=\"C1\" t=\"str\"><v> Err:502 </v></c><c r=\"XFD1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
    ] {
        assert!(is_lean(&sheet(rows), &[]), "{rows}");
    }
    let cells = |style: u32| {
        format!(
            "<row r=\"{0}\"><c r=\"A{0}\" s=\"{style}\"><v>45000.5</v></c><c r=\"B{0}\" s=\"{style}\"><v>0.3</v></c><c r=\"C{0}\" s=\"{style}\"><v>-1</v></c></row>",
            style + 1
        )
    };
    let styled: String = (0..9).map(cells).collect();
    assert!(is_lean(&sheet(&styled), &[]));
    let epoch = BOOK.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    assert!(is_lean(&sheet(&styled), &[("xl/workbook.xml", &epoch)]));
}

#[test]
fn what_stands_around_the_cells() {
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let above = "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>";
    let below = "<mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C3\"/></mergeCells><dataValidations><dataValidation sqref=\"A1\"><formula1>\"√,×\"</formula1></dataValidation></dataValidations><headerFooter><oddFooter>&amp;P</oddFooter></headerFooter><extLst><ext uri=\"{1}\"><x14:conditionalFormattings><xm:f>A1</xm:f></x14:conditionalFormattings></ext></extLst>";
    let text = format!("<worksheet>{above}<sheetData>{cells}</sheetData>{below}</worksheet>\n");
    assert!(is_lean(&text, &[]));
    assert!(is_lean(&text.replace("<dimension ref=\"A1\"/>", ""), &[]));
    let none = "<worksheet><sheetData/></worksheet>";
    assert!(is_lean(none, &[]));
    let stamp = "<Properties><property fmtid=\"{1}\" pid=\"2\" name=\"dabiao-standard\"><vt:lpwstr>甲&amp;乙</vt:lpwstr></property></Properties>";
    assert!(is_lean(none, &[("docProps/custom.xml", stamp), ("docProps/core.xml", "<a/>")]));
}

#[test]
fn what_is_not_usual_is_left_to_calamine() {
    for rows in [
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>是</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"x\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1,5</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>nan</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>.5</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v><f>1</f></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><extLst/></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>_x000D_</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[a]]></v></c></row>",
        "<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>",
        "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row r=\"1\"><c r=\"A2\"/></row>",
        "<row r=\"1\"><c r=\"A1\" r=\"A1\"/></row>",
        "<row r=\"1\"><c/></row>",
        "<row><c r=\"A1\"/></row>",
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"><c r=\"A1\"></row></c>",
        "<row r=\"1\"><c r=\"A1\">x</c></row>",
        "<row r=\"1\"><!-- --></row>",
        "<c r=\"A1\"/>",
    ] {
        let file = package(&sheet(rows), &[]);
        let mut container = Container::open(&file.bytes, &Limits::default()).expect("a container");
        assert!(xlsx(&file, &mut container, &Limits::default(), usize::MAX).is_none(), "{rows}");
    }
}

#[test]
fn a_row_is_given_once_though_something_unusual_comes_below_it() {
    let row = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>");
    let rows: String = (1..=9).map(row).collect();
    let odd = rows.replace("<v>6</v>", "<v>six</v>");
    let file = package(&sheet(&odd), &[]);
    let cut = Sheet::new(Some(Arc::from("一&二")), false);
    let wanted = Wanted::default();
    let mut given = Vec::new();
    let problems = crate::intake::workbook::rows(&file, &Limits::default(), &cut, &wanted, |sheet| {
        given.extend(sheet.rows());
        ControlFlow::Continue(())
    });
    assert!(problems.expect("readable").is_empty());
    assert_eq!(given, (0..9).collect::<Vec<_>>());
}

#[test]
fn a_beginning_is_cut_only_where_there_are_no_formulas_below() {
    let row = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>");
    let rows: String = (1..=9).map(row).collect();
    let limits = Limits::default();
    let head = |rows: &str| {
        let file = package(&sheet(rows), &[]);
        let mut container = Container::open(&file.bytes, &limits).expect("a container");
        let book = xlsx(&file, &mut container, &limits, 4).expect("usual");
        (book.sheets[0].len(), book.is_cut())
    };
    assert_eq!(head(&rows), (4, true));
    assert_eq!(head(&rows.replace("<v>8</v>", "<f>8</f><v>8</v>")), (9, false));
}
