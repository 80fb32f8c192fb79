//! From a survey to bytes: one file a format, over one view of it.

mod csv;
mod json;
mod text;
mod view;

pub use csv::{gaps_csv, matrix_csv, ranking_csv, regions_csv};
pub use json::survey_json;
pub use text::survey_text;
pub use view::{FileCounts, Refused, SurveyView};
