//! The level a centre is judged at: given, stated in the file, or the only one there is.

use crate::intake::Inspection;
use crate::problem::Problem;
use crate::standard::{Level, Standard};

/// How the level was found, or why not.
#[derive(Debug, Clone)]
pub enum LevelChoice {
    /// The level, and what to say about it.
    At(Level, Option<Problem>),
    /// The standard has several levels and nothing says which.
    Needed,
}

/// Chooses the level: `given` first, then what the file states, then the standard's only one.
pub fn choose_level(standard: &Standard, inspection: &Inspection, given: Option<Level>) -> LevelChoice {
    if let Some(level) = given {
        return LevelChoice::At(level, None);
    }
    let only = match standard.levels.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let Some(stated) = &inspection.level else {
        return only.map_or(LevelChoice::Needed, |level| LevelChoice::At(level, None));
    };
    match (Level::read(&stated.value), only) {
        (Some(level), _) if standard.levels.contains(&level) => LevelChoice::At(level, None),
        // 县(区): where a document makes no difference, a district is judged like a county.
        (Some(Level::District), _) if standard.levels.contains(&Level::County) => {
            let problem = Problem::warning("district_as_county", stated.at.clone());
            LevelChoice::At(Level::County, Some(problem.with("text", stated.value.as_str())))
        }
        (read, Some(only)) => {
            let make = if read.is_some() { Problem::error } else { Problem::warning };
            let code = if read.is_some() { "level_not_covered" } else { "level_unreadable" };
            let problem = make(code, stated.at.clone()).with("text", stated.value.as_str());
            LevelChoice::At(only, Some(problem))
        }
        (_, None) => LevelChoice::Needed,
    }
}
