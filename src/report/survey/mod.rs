//! From many assessments to bytes: a survey, two rounds compared, a draw; one file a format.

mod csv;
mod documents;
mod draw;
mod html;
mod json;
mod rounds_json;
mod rounds_text;
mod table;
mod text;
mod view;
mod xlsx;
mod xlsx_style;

pub use csv::{gaps_csv, matrix_csv, ranking_csv, regions_csv};
pub(super) use documents::DocumentsLine;
pub use documents::{DocumentKind, centre_documents};
pub(super) use draw::DrawDocument;
pub use draw::{DrawView, draw_csv, draw_json, draw_text};
pub use html::survey_html;
pub(super) use json::SurveyDocument;
pub use json::survey_json;
pub(super) use rounds_json::RoundsDocument;
pub use rounds_json::{rounds_csv, rounds_json};
pub use rounds_text::rounds_text;
pub use text::survey_text;
pub use view::{FileCounts, Refused, SurveyView, matrix_name};
pub use xlsx::SurveyXlsx;
