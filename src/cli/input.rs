//! From the options that name a file to its inspections.

use std::path::Path;
use std::sync::Arc;

use dabiao::intake::{InputFile, Intake, Limits, Map, Workbook, open};
use dabiao::report::Selection;
use dabiao::standard::Standard;
use dabiao::wording::Message;

use super::args::InputArgs;
use super::shelf::Shelf;
use super::stop::Stop;
use super::which;

/// A file read by the names of a standard.
pub(crate) struct Input {
    pub(crate) file: InputFile,
    pub(crate) book: Workbook,
    pub(crate) standard: Standard,
    pub(crate) selection: Selection,
    pub(crate) intake: Intake,
    pub(crate) map: Option<Map>,
}

/// Reads the file that the options name.
pub(crate) fn read(args: &InputArgs) -> Result<Input, Stop> {
    let limits = limits(args.max_file_size.as_deref(), args.max_cells.as_deref())?;
    let map = args.map.as_deref().map(map).transpose()?;
    let shown = args.file.display().to_string();
    let file = InputFile::load(&args.file, &limits).map_err(|error| Stop::input(&shown, error))?;
    let book = open(&file, &limits).map_err(|error| Stop::input(&shown, error))?;
    let shelf = Shelf::default();
    let (known, selection, intake) =
        which::for_workbook(&book, args.standard.as_deref(), map.as_ref(), &shelf)?;
    drop(shelf);
    let standard = Arc::try_unwrap(known).map_or_else(|shared| shared.standard.clone(), |own| own.standard);
    Ok(Input { file, book, standard, selection, intake, map })
}

/// `--max-file-size` and `--max-cells`.
pub(crate) fn limits(max_file_size: Option<&str>, max_cells: Option<&str>) -> Result<Limits, Stop> {
    let mut limits = Limits::default();
    if let Some(text) = max_file_size {
        limits.file_size = size(text).ok_or_else(|| bad_limit("--max-file-size", text))?;
    }
    if let Some(text) = max_cells {
        let cells = size(text).and_then(|cells| usize::try_from(cells).ok());
        limits.cells = cells.ok_or_else(|| bad_limit("--max-cells", text))?;
        limits.area = limits.area.max(u64::try_from(limits.cells).unwrap_or(u64::MAX));
    }
    Ok(limits)
}

fn bad_limit(option: &str, text: &str) -> Stop {
    Stop::Usage(Message::new("bad-limit").with("option", option).with("text", text))
}

/// `500`, `64K`, `64M`, `1G`: the letters are powers of 1024.
fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(split);
    let shift = match unit.to_ascii_uppercase().as_str() {
        "" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift).filter(|size| *size > 0)
}

/// The mapping file at a path.
pub(crate) fn map(path: &Path) -> Result<Map, Stop> {
    let text = which::text_of(path)?;
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Map::parse(&name, &text).map_err(|problems| Stop::Problems(problems, Some(text)))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_with_their_letters() {
        assert_eq!(size("500"), Some(500));
        assert_eq!(size("64M"), Some(64 << 20));
        assert_eq!(size("1g"), Some(1 << 30));
        assert_eq!(size("0"), None);
        assert_eq!(size("many"), None);
        assert_eq!(size("99999999999G"), None);
    }
}
