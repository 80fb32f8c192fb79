//! From an assessment to bytes. One file a format; none of them counts, sorts or decides:
//! that is done once, in `view`.

mod also;
mod also_json;
mod annotate;
mod blocks;
mod cases_json;
mod cases_text;
mod centres;
mod chart;
mod check;
mod compare_json;
mod compare_markdown;
mod compare_text;
mod compare_words;
mod counted;
mod csv;
mod docx;
mod explain;
mod failed_line;
mod figures;
mod file_line;
mod html;
mod inspection_report;
mod json;
mod line;
mod markdown;
mod members;
mod members_json;
mod notice;
mod number;
mod ordered;
mod paper;
mod points_json;
mod points_text;
mod prepare;
mod prepared;
mod reading_json;
mod reading_text;
mod record;
mod rows;
mod said;
mod saved;
mod schema;
mod standards_diff;
mod standards_json;
mod standards_points;
mod standards_points_json;
mod standards_text;
mod style;
mod survey;
mod tailoring;
mod terms;
mod text;
mod tool;
mod view;
mod waived;
mod xlsx;
mod xlsx_sheet;

pub use also::{AlsoView, also_centres, also_text};
pub use also_json::record_with;
pub use annotate::{AnnotateError, Annotated, SheetNotes, annotate, notes};
pub use cases_json::cases_json;
pub use cases_text::cases_text;
pub use centres::centres;
pub use check::{
    CheckView, FileView, ProblemView, Region, check_github, check_json, check_junit, check_sarif,
};
pub use compare_json::comparison_json;
pub use compare_markdown::comparison_markdown;
pub use compare_text::comparison_text;
pub use csv::csv;
pub use docx::DocxError;
pub use explain::{explain_indicator, explain_rule, explain_term, rules_page};
pub use failed_line::failed_line;
pub use file_line::{FileOutcome, file_line};
pub use html::html;
pub use inspection_report::docx;
pub use json::{record, record_json, record_ndjson};
pub use line::{KeptTexts, Line, LineError, line_of, line_with};
pub use markdown::markdown;
pub use notice::notice;
pub use prepared::Report;
pub use reading_json::reading_json;
pub use reading_text::{ReadingView, reading_text};
pub use record::Record;
pub use saved::{Saved, SavedError, read as saved};
pub use schema::{assessment_schema, batch_schema};
pub use standards_diff::{DiffView, diff_json, diff_markdown, diff_text};
pub use standards_json::{standard_json, standards_json};
pub use standards_text::{standard_text, standards_text};
pub use survey::{
    DocumentKind, DrawView, FileCounts, Refused, SurveyView, SurveyXlsx, centre_documents, draw_csv,
    draw_json, draw_text, gaps_csv, matrix_csv, matrix_name, ranking_csv, regions_csv, rounds_csv,
    rounds_json, rounds_text, survey_html, survey_json, survey_text,
};
pub use terms::{TERMS, find_term};
pub use text::text;
pub use view::{Selection, View};
pub use xlsx::{XlsxReportError, xlsx};
