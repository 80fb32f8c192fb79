//! From a standard to workbooks to fill in: forms for single centres, rosters for many.
//!
//! What is written here is read back by the intake without a flag: the standard travels in the
//! workbook's properties, ids are text, and the same request gives the same bytes.

mod about;
mod centre;
mod checklist;
mod choices;
mod columns;
mod counted;
mod counts;
mod cover;
mod guide;
mod last;
mod lines;
mod marks;
mod past;
mod roster;
mod rules;
mod style;
mod verdicts;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

pub use centre::{Centre, NameFault, file_faults, sheet_faults};
pub use last::{Last, LastItem};
pub use past::{Past, PastError, read as past};

pub use crate::intake::Layout;
use crate::intake::Stamp;
use crate::standard::{Level, Standard};
use crate::wording::Words;
use checklist::Particulars;
use choices::Choices;

/// What forms are made from.
pub struct Request<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The level of the centres.
    pub level: Level,
    /// The reader's language.
    pub words: &'a Words,
}

/// Which items a form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// All of the level.
    All,
    /// Those that the last inspection left unmet or unchecked.
    Open,
}

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct TemplateError(#[from] XlsxError);

/// How many items a form for the centre would hold.
pub fn item_count(request: &Request<'_>, centre: &Centre, items: Items) -> usize {
    let is_kept = |id: &str| match (items, &centre.last) {
        (Items::All, _) | (Items::Open, None) => true,
        (Items::Open, Some(last)) => last.is_open(id),
    };
    request.standard.indicators_at(request.level).filter(|indicator| is_kept(&indicator.id)).count()
}

/// The names of the sheets that a workbook of several centres has beside theirs.
pub fn own_sheets(words: &Words) -> [String; 2] {
    [words.text("sheet-overview"), words.text("sheet-guide")]
}

/// The form for one centre: cover, list, instructions.
///
/// # Errors
/// Where the writer refuses something.
pub fn form(request: &Request<'_>, centre: &Centre, items: Items) -> Result<Vec<u8>, TemplateError> {
    let words = request.words;
    let mut choices = Choices::default();
    let (cover_name, list_name) = (words.text("sheet-cover"), words.text("sheet-list"));
    let cell = cover::name_cell(&cover_name);
    let particulars = Particulars::Cover(&cell);
    let list = checklist::write(request, centre, items, &list_name, &particulars, &mut choices)?;
    let mut cover = cover::write(request, centre, items, &cover_name, &list.counts)?;
    cover.set_active(true);
    let mut book = workbook(request)?;
    book.push_worksheet(cover);
    book.push_worksheet(list.sheet);
    finish(book, request, Layout::Form, &choices)
}

/// A workbook with a sheet a centre, with an overview and instructions. Names are to be checked
/// with [`sheet_faults`] beforehand.
///
/// # Errors
/// Where the writer refuses something.
pub fn collection(request: &Request<'_>, centres: &[Centre], items: Items) -> Result<Vec<u8>, TemplateError> {
    let words = request.words;
    let mut choices = Choices::default();
    let (mut sheets, mut counted) = (Vec::new(), Vec::new());
    for centre in centres {
        let name = centre.name.as_deref().unwrap_or_default();
        let list = checklist::write(request, centre, items, name, &Particulars::Here, &mut choices)?;
        sheets.push(list.sheet);
        counted.push((centre, name, list.counts));
    }
    let mut overview = cover::overview(request, &words.text("sheet-overview"), &counted)?;
    overview.set_active(true);
    let mut book = workbook(request)?;
    book.push_worksheet(overview);
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    finish(book, request, Layout::Form, &choices)
}

/// A roster: a row a centre, with rows to spare.
///
/// # Errors
/// Where the writer refuses something.
pub fn roster(request: &Request<'_>, centres: &[Centre]) -> Result<Vec<u8>, TemplateError> {
    let mut choices = Choices::default();
    let mut list = roster::write(request, centres, &request.words.text("sheet-roster"), &mut choices)?;
    list.set_active(true);
    let mut book = workbook(request)?;
    book.push_worksheet(list);
    finish(book, request, Layout::Roster, &choices)
}

fn workbook(request: &Request<'_>) -> Result<Workbook, XlsxError> {
    let standard = request.standard;
    let stamp = Stamp {
        standard: standard.id.clone(),
        edition: standard.edition.clone(),
        sha256: standard.sha256.clone(),
        level: Some(request.level.id().to_owned()),
    };
    let mut properties = DocProperties::new()
        .set_title(about::title(request))
        .set_author("dabiao")
        .set_creation_datetime(&style::created()?);
    for (name, value) in stamp.properties() {
        properties = properties.set_custom_property(name, value);
    }
    let mut book = Workbook::new();
    book.set_properties(&properties);
    Ok(book)
}

fn finish(
    mut book: Workbook,
    request: &Request<'_>,
    layout: Layout,
    choices: &Choices,
) -> Result<Vec<u8>, TemplateError> {
    book.push_worksheet(guide::write(request, &request.words.text("sheet-guide"), layout)?);
    if let Some(sheet) = choices.sheet()? {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}
