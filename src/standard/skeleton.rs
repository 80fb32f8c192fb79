//! A commented file to begin a standard with.

use crate::wording::Lang;

/// The text of a new standard's file; its comments are in one language.
pub fn skeleton(id: &str, lang: Lang) -> String {
    let text = match lang {
        Lang::Zh => include_str!("skeleton/zh.toml"),
        Lang::En => include_str!("skeleton/en.toml"),
    };
    text.replacen("\"ID\"", &format!("\"{id}\""), 1)
}
