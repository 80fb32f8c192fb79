//! A check as JUnit XML: a suite a file, a test case a problem, and one for a file without any.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::view::{CheckView, FileView, ProblemView};

/// The check as JUnit XML.
///
/// # Errors
/// Where it cannot be written to memory.
pub fn check_junit(view: &CheckView) -> std::io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts: Vec<(usize, usize)> = view.files.iter().map(|file| counts(view, file)).collect();
    let total = |pick: fn(&(usize, usize)) -> usize| counts.iter().map(pick).sum::<usize>().to_string();
    let (tests, failures) = (total(|counts| counts.0), total(|counts| counts.1));
    writer
        .create_element("testsuites")
        .with_attributes([
            ("name", "dabiao check"),
            ("tests", tests.as_str()),
            ("failures", failures.as_str()),
            ("errors", "0"),
        ])
        .write_inner_content(|writer| {
            for (file, (tests, failures)) in view.files.iter().zip(&counts) {
                suite(writer, view, file, *tests, *failures)?;
            }
            Ok(())
        })?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(std::io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// Test cases, and failures among them.
fn counts(view: &CheckView, file: &FileView) -> (usize, usize) {
    let failures = file.problems.iter().filter(|problem| view.fails(problem)).count();
    (file.problems.len().max(1), failures)
}

fn suite(
    writer: &mut Writer<Vec<u8>>,
    view: &CheckView,
    file: &FileView,
    tests: usize,
    failures: usize,
) -> std::io::Result<()> {
    let (tests, failures) = (tests.to_string(), failures.to_string());
    let name = legal(&file.file);
    let element = writer.create_element("testsuite").with_attributes([
        ("name", name.as_str()),
        ("tests", tests.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ]);
    element.write_inner_content(|writer| {
        for problem in &file.problems {
            case(writer, view, file, problem)?;
        }
        if file.problems.is_empty() {
            let attributes = [("name", "check"), ("classname", name.as_str())];
            writer.create_element("testcase").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn case(
    writer: &mut Writer<Vec<u8>>,
    view: &CheckView,
    file: &FileView,
    problem: &ProblemView,
) -> std::io::Result<()> {
    let place = match problem.region {
        Some(region) => format!("{}:{}:{}", file.file, region.line, region.column),
        None => file.file.clone(),
    };
    let name = legal(&format!("{} {place}", problem.code));
    let class = legal(&file.file);
    let message = legal(&problem.message);
    let mut detail = format!("{place}: {}", problem.message);
    if let Some(help) = &problem.help {
        detail.push_str(&format!("\n{help}"));
    }
    let detail = legal(&detail);
    let element = writer
        .create_element("testcase")
        .with_attributes([("name", name.as_str()), ("classname", class.as_str())]);
    element.write_inner_content(|writer| {
        if view.fails(problem) {
            writer
                .create_element("failure")
                .with_attributes([("message", message.as_str()), ("type", problem.code)])
                .write_text_content(BytesText::new(&detail))?;
        } else {
            writer.create_element("system-out").write_text_content(BytesText::new(&detail))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Without the characters that no XML file can hold.
fn legal(text: &str) -> String {
    text.chars()
        .filter(
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..),
        )
        .collect()
}
