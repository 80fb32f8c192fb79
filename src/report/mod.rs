//! From an assessment to bytes. One file a format; none of them counts, sorts or decides:
//! that is done once, in [`view`].

mod figures;
mod json;
mod number;
mod rows;
mod standards_json;
mod standards_text;
mod style;
mod text;
mod view;

pub use json::{json, ndjson};
pub use standards_json::{standard_json, standards_json};
pub use standards_text::{standard_text, standards_text};
pub use text::text;
pub use view::{Selection, View};
