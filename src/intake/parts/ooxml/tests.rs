use super::super::container::tests::zipped;
use super::*;

const RELS: &str = "<Relationships><Relationship Id='w' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/xl/book.xml'/></Relationships>";
const BOOK: &str =
    "<x:workbook xmlns:r='r'><x:sheets><x:sheet name='一&amp;二' r:id='r1'/></x:sheets></x:workbook>";
const BOOK_RELS: &str = "<Relationships><Relationship Id='r1' Target='Sheets/Tab.xml'/></Relationships>";
const SHEET: &str = "<worksheet><sheetData><row r='3' hidden='1'/></sheetData></worksheet>";

fn open(part: &str, text: &str) -> Result<Facts, InputError> {
    let mut parts = vec![
        ("_rels/.rels", RELS),
        ("xl/book.xml", BOOK),
        ("xl/_rels/book.xml.rels", BOOK_RELS),
        ("XL/sheets/tab.xml", SHEET),
    ];
    parts.retain(|(name, _)| *name != part);
    parts.push((part, text));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let limits = Limits { part: 60_000, cells: 100, ..Limits::default() };
    Package::open(&zipped(&parts), &limits)?.facts("一&二", &mut 0, &limits)
}

#[test]
fn a_sheet_is_found_as_calamine_finds_it() {
    let facts = open("docProps/app.xml", "<a/>").expect("readable");
    assert!(facts.hidden_rows.contains(&2));
}

#[test]
fn counts_that_would_abort_the_process() {
    let strings = |count: &str, texts: usize| {
        open("xl/sharedStrings.xml", &format!("<sst uniqueCount='{count}'>{}</sst>", "<si/>".repeat(texts)))
    };
    assert!(strings("100", 1).is_ok(), "how often the texts are used, instead of how many there are");
    assert!(strings("4294967295", 1).is_err());
    assert!(strings("18446744073709551615", 1).is_err());
    assert!(matches!(strings("1", 2_500), Err(InputError::TooLarge { .. })));
    let styles = |name: &str, count: usize| {
        let name = format!("<fonts><font><name val='{name}'/></font></fonts>");
        open("xl/styles.xml", &format!("<s>{name}<cellXfs>{}</cellXfs></s>", "<xf/>".repeat(count)))
    };
    assert!(styles("宋体", 100).is_ok());
    assert!(matches!(styles(&"x".repeat(10_000), 100), Err(InputError::TooLarge { .. })));
}

#[test]
fn one_part_is_one_sheet() {
    let twice = BOOK.replace("</x:sheets>", "<x:sheet name='b' r:id='r1'/></x:sheets>");
    assert!(matches!(open("xl/book.xml", &twice), Err(InputError::Damaged(_))));
}
