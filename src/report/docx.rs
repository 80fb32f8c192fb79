//! Documents for Word and WPS: parts in XML, zipped.

use std::io::{Cursor, Write as _};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::blocks::{Block, WIDTH};
use super::prepared::Report;
use crate::wording::Lang;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A part of it.
    #[error(transparent)]
    Part(#[from] askama::Error),
    /// The archive.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// Writing to memory.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Document<'a> {
    blocks: &'a [Block],
    width: u32,
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles {
    lang: &'static str,
    title: &'static str,
    heading: &'static str,
    body: &'static str,
    table: &'static str,
    latin: &'static str,
    /// Half points.
    size: u32,
    title_size: u32,
    /// The pitch of lines in twentieths of a point.
    line: u32,
    align: &'static str,
    /// Whether paragraphs open with two characters' space.
    indent: bool,
}

#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core<'a> {
    title: &'a str,
}

const TYPES: &str = include_str!("docx/content_types.xml");
const RELATIONS: &str = include_str!("docx/rels.xml");
const DOCUMENT_RELATIONS: &str = include_str!("docx/document_rels.xml");
const FONTS: &str = include_str!("docx/font_table.xml");
const SETTINGS: &str = include_str!("docx/settings.xml");
const FOOTER: &str = include_str!("docx/footer.xml");

/// A document of these blocks.
pub(super) fn document(report: &Report, title: &str, blocks: &[Block]) -> Result<Vec<u8>, DocxError> {
    let styles = match report.lang {
        Lang::Zh => Styles {
            lang: "zh-CN",
            title: "方正小标宋简体",
            heading: "黑体",
            body: "仿宋_GB2312",
            table: "宋体",
            latin: "Times New Roman",
            // GB/T 9704: 三号 at 28 points, titles 二号.
            size: 32,
            title_size: 44,
            line: 560,
            align: "both",
            indent: true,
        },
        // What a Chinese file holds stays Chinese in an English report.
        Lang::En => Styles {
            lang: "en-GB",
            title: "宋体",
            heading: "黑体",
            body: "宋体",
            table: "宋体",
            latin: "Times New Roman",
            size: 24,
            title_size: 36,
            line: 340,
            align: "left",
            indent: false,
        },
    };
    let document = Document { blocks, width: WIDTH }.render()?;
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", Core { title }.render()?),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", document),
        ("word/styles.xml", styles.render()?),
        ("word/fontTable.xml", FONTS.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/footer1.xml", FOOTER.to_owned()),
    ];
    // The same time in every archive, so that the same report gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
