//! What a person is told when a command ends without its result: what, where, what to do.

use std::io::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use dabiao::place::Spot;
use dabiao::problem::{Problem, Severity};
use dabiao::text::printable;
use dabiao::wording::{Message, Words};

use super::disk;
use super::exit::Exit;
use super::stop::Stop;

/// Prints to standard error. A closed standard error is no reason to fail.
pub(crate) fn print(stop: &Stop, words: &Words) {
    let text = match stop {
        Stop::Usage(message) | Stop::Input(message) | Stop::Nothing(message) | Stop::Unwritable(message) => {
            sentence(message, words)
        }
        Stop::Problems(problems, source) => {
            problems.iter().map(|problem| diagnostic(problem, source.as_deref(), words)).collect()
        }
        Stop::Failed(error) if let Some(message) = disk::refusal(error) => sentence(&message, words),
        Stop::Failed(error) => {
            let detail = printable(&format!("{error:#}"));
            format!(
                "{}: {}\n",
                words.text("severity-error"),
                words.render(&Message::new("tool-failed").with("detail", detail))
            )
        }
    };
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints what is wrong with a file as a whole beside a report on its parts, and says how that ends.
pub(crate) fn about_file(problems: &[Problem], words: &Words) -> Exit {
    let text: String = problems.iter().map(|problem| diagnostic(problem, None, words)).collect();
    let _ = anstream::stderr().write_all(text.as_bytes());
    match problems.iter().any(|problem| problem.severity == Severity::Error) {
        true => Exit::InvalidInput,
        false => Exit::Done,
    }
}

/// Prints what a run is doing.
pub(crate) fn say(message: &Message, words: &Words) {
    let _ = anstream::stderr().write_all(format!("{}\n", words.render(message)).as_bytes());
}

/// Prints something to know beside the result.
pub(crate) fn note(message: &Message, words: &Words) {
    let text = format!("{}: {}\n", words.text("severity-warning"), words.render(message));
    let _ = anstream::stderr().write_all(text.as_bytes());
}

fn sentence(message: &Message, words: &Words) -> String {
    let mut text = format!("{}: {}\n", words.text("severity-error"), words.render(message));
    if let Some(help) = words.help(message) {
        text.push_str(&format!("  {}: {help}\n", words.text("label-help")));
    }
    text
}

pub(crate) fn diagnostic(problem: &Problem, source: Option<&str>, words: &Words) -> String {
    let name = words.text(match problem.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    });
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = words.render(&problem.message);
    let help = words
        .help(&problem.message)
        .or_else(|| dabiao::lint::find(problem.code()).map(|rule| rule.fix(words)));
    if let (Spot::Text(span), Some(source)) = (&problem.place.spot, source) {
        let end = span.bytes.end.min(source.len());
        let path = printable(&problem.place.file);
        let snippet = Snippet::source(source)
            .path(path)
            .annotation(AnnotationKind::Primary.span(span.bytes.start.min(end)..end));
        let mut group = level.with_name(name).primary_title(message).id(problem.code()).element(snippet);
        if let Some(help) = help {
            group = group.element(Level::HELP.with_name(words.text("label-help")).message(help));
        }
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        return format!("{}\n\n", renderer.render(&[group]));
    }
    let mut text =
        format!("{name}[{}]: {message}\n  --> {}\n", problem.code(), printable(&problem.place.to_string()));
    if let Some(help) = help {
        text.push_str(&format!("  {}: {help}\n", words.text("label-help")));
    }
    text
}
