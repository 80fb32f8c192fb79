//! What a form that this program made says of itself, in the workbook's custom properties.

/// The standard a form was made from. Names and values are part of the file format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The standard's id.
    pub standard: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
    /// The level the form is for, by id.
    pub level: Option<String>,
}

const STANDARD: &str = "dabiao-standard";
const EDITION: &str = "dabiao-edition";
const SHA256: &str = "dabiao-sha256";
const LEVEL: &str = "dabiao-level";

impl Stamp {
    /// The sheet in which a form keeps lists of choices; it holds nothing of a centre.
    pub const OPTIONS_SHEET: &'static str = "dabiao";

    /// The properties to write into a workbook.
    pub fn properties(&self) -> Vec<(&'static str, &str)> {
        let always = [(STANDARD, &*self.standard), (EDITION, &*self.edition), (SHA256, &*self.sha256)];
        always.into_iter().chain(self.level.as_deref().map(|level| (LEVEL, level))).collect()
    }

    /// What a workbook's properties say; `None` where no standard is named.
    pub(super) fn read<'a>(property: impl Fn(&str) -> Option<&'a String>) -> Option<Self> {
        let text = |name| property(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(Stamp {
            standard: text(STANDARD)?,
            edition: text(EDITION).unwrap_or_default(),
            sha256: text(SHA256).unwrap_or_default(),
            level: text(LEVEL),
        })
    }
}
