//! A check as workflow commands of GitHub Actions: each problem becomes a note at its line.

use super::view::{CheckView, FileView, ProblemView};
use crate::problem::Severity;

/// The check, a command a line.
pub fn check_github(view: &CheckView) -> String {
    view.files
        .iter()
        .flat_map(|file| file.problems.iter().map(|problem| command(view, file, problem)))
        .collect()
}

fn command(view: &CheckView, file: &FileView, problem: &ProblemView) -> String {
    let command = match problem.severity {
        Severity::Error => "error",
        Severity::Warning if view.strict => "error",
        Severity::Warning => "warning",
    };
    let mut properties = format!("file={}", property(&file.file));
    if let Some(region) = problem.region {
        properties.push_str(&format!(",line={}", region.line));
        // GitHub takes columns only for a place within one line.
        if region.line == region.end_line {
            properties.push_str(&format!(",col={},endColumn={}", region.column, region.end_column));
        } else {
            properties.push_str(&format!(",endLine={}", region.end_line));
        }
    }
    let message = match &problem.help {
        Some(help) => format!("{}\n{help}", problem.message),
        None => problem.message.clone(),
    };
    format!("::{command} {properties},title={}::{}\n", property(problem.code), data(&message))
}

/// Escapes what the runner would read as the end of a line or of its own escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value ends at a comma or colon, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_runner_reads_as_syntax_is_escaped() {
        assert_eq!(data("90%\nnext"), "90%25%0Anext");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
