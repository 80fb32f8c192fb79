//! What is said about an inspection beside its verdicts: names, years, rows that are not there.

use super::judge::Judge;
use super::{ParameterUse, Settings};
use crate::intake::Inspection;
use crate::problem::Problem;
use crate::standard::Standard;
use crate::text::match_key;

/// A missing name, or one that does not fit the official pattern: a hint, never a verdict.
pub(super) fn about_centre(standard: &Standard, inspection: &Inspection, problems: &mut Vec<Problem>) {
    let Some(centre) = &inspection.centre else {
        problems.push(Problem::warning("no_centre_name", inspection.at.clone()));
        return;
    };
    let name = match_key(&centre.value);
    let fits = standard.name_patterns.is_empty()
        || standard.name_patterns.iter().any(|pattern| fits_pattern(&name, &match_key(pattern)));
    if !fits {
        let problem = Problem::warning("name_pattern", centre.at.clone())
            .with("name", centre.value.as_str())
            .with("patterns", standard.name_patterns.clone());
        problems.push(problem);
    }
}

/// `××` in a pattern stands for at least one character.
fn fits_pattern(name: &str, pattern: &str) -> bool {
    match pattern.split_once("××") {
        None => name == pattern,
        Some((before, after)) => name
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|place| !place.is_empty()),
    }
}

/// A figure that the document set for one year, used for an inspection of another.
pub(super) fn about_parameters(
    standard: &Standard,
    inspection: &Inspection,
    settings: &Settings,
    used: &[ParameterUse],
    problems: &mut Vec<Problem>,
) {
    let stated = inspection.date.as_ref();
    let day = settings.as_of.or(stated.map(|date| date.value));
    let at = stated.map_or(&inspection.at, |date| &date.at);
    for used in used.iter().filter(|used| !used.is_set) {
        let parameter = &standard.parameters[used.parameter];
        let Some(year) = used.year else { continue };
        let problem = match day {
            Some(day) if day.year() == year => continue,
            Some(day) => Problem::warning("parameter_out_of_date", at.clone())
                .with("inspected", day.year().to_string()),
            None => Problem::warning("parameter_year_unknown", at.clone()),
        };
        problems.push(
            problem
                .with("name", parameter.id.as_str())
                .with("label", &parameter.label)
                .with("year", year.to_string()),
        );
    }
}

/// Indicators that the list has no row for: they count as not checked.
pub(super) fn about_missing_rows(judge: &Judge<'_>, problems: &mut Vec<Problem>) {
    let missing: Vec<&str> = std::iter::zip(&judge.standard.indicators, &judge.answers)
        .filter(|(indicator, answer)| answer.is_none() && indicator.levels.contains(&judge.level))
        .map(|(indicator, _)| indicator.id.as_str())
        .collect();
    if !missing.is_empty() {
        let problem = Problem::warning("rows_missing", judge.inspection.at.clone())
            .with("count", missing.len())
            .with("ids", missing);
        problems.push(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_a_pattern_is_never_empty() {
        assert!(fits_pattern("示例镇便民服务中心", "××镇便民服务中心"));
        assert!(!fits_pattern("镇便民服务中心", "××镇便民服务中心"));
        assert!(!fits_pattern("示例镇行政服务中心", "××镇便民服务中心"));
    }
}
