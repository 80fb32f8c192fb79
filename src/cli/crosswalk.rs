//! Which crosswalk is meant: the built-in one, or a file with its standards.

use std::collections::BTreeMap;
use std::path::Path;

use dabiao::crosswalk::{BUILTIN, Bridge, Crosswalk};
use dabiao::standard::{Builtin, Standard};
use dabiao::wording::Message;

use super::stop::Stop;
use super::which;

/// The crosswalk in a file, or the built-in one. `given` are the standards of this run: they are
/// meant wherever it names their ids.
pub(crate) fn load(file: Option<&Path>, given: &[&Standard]) -> Result<Crosswalk, Stop> {
    match file {
        Some(path) => read(path, &which::text_of(path)?, given),
        None => {
            let known = known(BUILTIN, None, given)?;
            Crosswalk::parse("crosswalk.toml", BUILTIN, &known)
                .map_err(|problems| Stop::Problems(problems, Some(BUILTIN.to_owned())))
        }
    }
}

/// The crosswalk in the text of a file.
pub(crate) fn read(path: &Path, text: &str, given: &[&Standard]) -> Result<Crosswalk, Stop> {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let known = known(text, Some(path), given)?;
    Crosswalk::parse(&name, text, &known).map_err(|problems| Stop::Problems(problems, Some(text.to_owned())))
}

/// The two standards seen from the first.
pub(crate) fn bridge<'a>(crosswalk: &'a Crosswalk, from: &str, to: &str) -> Result<Bridge<'a>, Stop> {
    crosswalk.between(from, to).ok_or_else(|| {
        let known: Vec<Message> = crosswalk
            .pairs()
            .map(|(left, right)| Message::new("pair-of").with("left", left).with("right", right))
            .collect();
        Stop::Usage(Message::new("also-no-pair").with("from", from).with("to", to).with("known", known))
    })
}

/// The standards a crosswalk names. A name that leads nowhere is left out, and told with its place
/// where the crosswalk is read.
fn known(text: &str, beside: Option<&Path>, given: &[&Standard]) -> Result<BTreeMap<String, Standard>, Stop> {
    let mut known = BTreeMap::new();
    for name in Crosswalk::standards_named(text) {
        let meant = |id: &str| given.iter().find(|standard| standard.id == id).map(|found| (*found).clone());
        let standard = match (meant(&name), Builtin::find(&name), beside) {
            (Some(standard), _, _) => standard,
            (None, Some(builtin), _) => which::parse_builtin(builtin)?,
            (None, None, Some(path)) => {
                let file =
                    path.parent().map(|folder| folder.join(&name)).unwrap_or_else(|| name.clone().into());
                if !file.is_file() {
                    continue;
                }
                let standard = which::named(&file.display().to_string())?;
                meant(&standard.id).unwrap_or(standard)
            }
            (None, None, None) => continue,
        };
        known.insert(name, standard);
    }
    Ok(known)
}
