use super::super::compound;
use super::*;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("short");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn numbers(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A workbook with one sheet of the records given.
fn workbook(globals: &[Vec<u8>], records: &[Vec<u8>]) -> Vec<u8> {
    let bof = record(record::BOF, &numbers(&[0x0600, 0x0010, 0, 0]));
    let end = record(record::EOF, &[]);
    let globals = globals.concat();
    let start = bof.len() + globals.len() + 4 + 10 + end.len();
    let mut sheet = u32::try_from(start).expect("small").to_le_bytes().to_vec();
    sheet.extend([0, 0, 2, 0, b'a', b'b']);
    let parts = [bof.clone(), globals, record(record::BOUND_SHEET, &sheet), end.clone()];
    let stream = [parts.concat(), bof, records.concat(), end].concat();
    compound::container(&stream, None).expect("a container")
}

fn number(row: u16, col: u16, style: u16) -> Vec<u8> {
    record(record::NUMBER, &[numbers(&[row, col, style]), 0.5_f64.to_le_bytes().to_vec()].concat())
}

fn sheet(globals: &[Vec<u8>], records: &[Vec<u8>]) -> Result<Facts, InputError> {
    let limits = Limits { area: 1_000, cells: 500, part: 10_000, ..Limits::default() };
    read(&workbook(globals, records), &limits).map(|mut read| read.sheets.remove(0))
}

#[test]
fn percentages_hidden_rows_merged_regions_and_formulas() {
    let format = [numbers(&[164, 4]), vec![0], b"0.0%".to_vec()].concat();
    let globals = [
        record(record::FORMAT, &format),
        record(record::XF, &numbers(&[0, 0])),
        record(record::XF, &numbers(&[0, 9])),
        record(record::XF, &numbers(&[0, 164])),
    ];
    let row = record(record::ROW, &[numbers(&[7, 0, 0, 0, 0, 0, 0x20]), vec![0, 0]].concat());
    let merged = record(record::MERGE_CELLS, &numbers(&[1, 2, 3, 4, 5]));
    let text = [numbers(&[1, 1, 0]), vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF], vec![0; 9]].concat();
    let got = sheet(
        &globals,
        &[number(0, 0, 0), number(0, 1, 1), number(0, 2, 2), row, merged, record(record::FORMULA, &text)],
    )
    .expect("readable");
    assert_eq!(got.format_at(CellRef::new(0, 0)), Format::General);
    assert_eq!(got.format_at(CellRef::new(0, 1)), Format::Percent);
    assert_eq!(got.format_at(CellRef::new(0, 2)), Format::Percent);
    assert_eq!(got.hidden_rows.iter().copied().collect::<Vec<_>>(), [7]);
    assert_eq!((got.merged[0].first, got.merged[0].last), (CellRef::new(2, 4), CellRef::new(3, 5)));
    assert!(got.uncalculated.contains(&CellRef::new(1, 1)));
}

#[test]
fn rectangles_texts_and_sheets_that_would_exhaust_memory() {
    let corners = [number(0, 0, 0), number(65_535, 255, 0)];
    assert!(matches!(sheet(&[], &corners), Err(InputError::TooSpread { area: 16_777_216, limit: 1_000 })));
    let many: Vec<Vec<u8>> = (0..501).map(|_| number(0, 0, 0)).collect();
    assert!(matches!(sheet(&[], &many), Err(InputError::TooManyCells(500))));
    let long = [numbers(&[2, 0, 1, 0, 1_000]), vec![0], vec![b'x'; 1_000]].concat();
    let uses: Vec<Vec<u8>> = (0..7).map(|n| record(record::LABEL_SST, &numbers(&[n, 0, 0, 0, 0]))).collect();
    let table = [record(record::SST, &long)];
    assert!(matches!(sheet(&table, &uses), Err(InputError::TooLarge { size: 21_000, limit: 20_000 })));
    assert!(sheet(&table, &uses[1..]).is_ok());
}

#[test]
fn what_calamine_would_trip_over_is_taken_out_or_refused() {
    let dimensions = record(record::DIMENSIONS, &[0xFF; 14]);
    let merged = record(record::MERGE_CELLS, &numbers(&[9_000, 1]));
    let name = record(record::LBL, &[0xFF; 15]);
    let bytes = workbook(&[name], &[dimensions, merged, number(0, 0, 0)]);
    let read = read(&bytes, &Limits::default()).expect("readable");
    let stream = compound::workbook(&read.bytes).expect("a stream");
    let mut at = 0;
    while let Some(record) = Record::at(&stream, at).expect("records") {
        assert!(![record::DIMENSIONS, record::MERGE_CELLS, record::LBL].contains(&record.kind));
        at = record.end;
    }
    for (globals, records) in [
        (vec![record(record::SST, &numbers(&[1, 0, 1, 0, 60_000]))], vec![]),
        (vec![record(record::SST, &[])], vec![]),
        (vec![], vec![record(record::MUL_RK, &numbers(&[0, 9, 0, 0, 0, 2]))]),
        (vec![], vec![record(record::FORMULA, &[0; 20])]),
        (vec![], vec![record(record::NUMBER, &[0; 3])]),
    ] {
        assert!(matches!(sheet(&globals, &records), Err(InputError::Damaged(_))));
    }
    let locked = workbook(&[record(record::FILE_PASS, &[1, 0])], &[]);
    assert!(matches!(super::read(&locked, &Limits::default()), Err(InputError::Encrypted)));
}
