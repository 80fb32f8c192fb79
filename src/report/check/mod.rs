//! What a check found, as bytes: one file a format.

mod github;
mod json;
mod junit;
mod sarif;
mod view;

pub use github::check_github;
pub use json::check_json;
pub use junit::check_junit;
pub use sarif::check_sarif;
pub use view::{CheckView, FileView, ProblemView, Region};
