//! Pages in Markdown: their fenced blocks, commands, headings and links.

use std::path::Path;

use super::root;

/// A fenced block of a page.
pub(crate) struct Block {
    /// What stands after the fence: `toml`, `console`.
    pub(crate) kind: String,
    /// Its lines, each with its end.
    pub(crate) text: String,
    /// The line of its fence, from 1.
    pub(crate) line: usize,
}

/// The text of a page of the repository.
pub(crate) fn text(page: &str) -> String {
    std::fs::read_to_string(root().join(page)).expect("readable")
}

/// The fenced blocks of a page, in order.
pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut inside = false;
    for (at, line) in text(page).lines().enumerate() {
        match (line.strip_prefix("```"), inside) {
            (Some(kind), false) => {
                found.push(Block { kind: kind.to_owned(), text: String::new(), line: at + 1 });
                inside = true;
            }
            (Some(_), true) => inside = false,
            (None, true) => {
                let block = found.last_mut().expect("inside one");
                block.text += line;
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    found
}

/// The commands of a page, each with the exit code it states, 0 where it states none.
pub(crate) fn commands(page: &str) -> Vec<(String, i32)> {
    let console = blocks(page).into_iter().filter(|block| block.kind == "console");
    let lines: Vec<String> =
        console.flat_map(|b| b.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let commands = lines.iter().filter_map(|line| line.strip_prefix("$ "));
    commands
        .map(|command| {
            let (command, code) = match command.split_once("# exit code ") {
                Some((command, code)) => (command, code.trim().parse().expect("a code")),
                None => (command.split('#').next().unwrap_or_default(), 0),
            };
            (command.trim().to_owned(), code)
        })
        .collect()
}

/// The anchors of a page's headings, as GitHub makes them, and those that are given.
pub(crate) fn anchors(page: &str) -> Vec<String> {
    let mut inside = false;
    let mut found: Vec<String> = Vec::new();
    for line in text(page).lines() {
        inside ^= line.starts_with("```");
        let given = line.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(given.filter(|_| !inside).map(str::to_owned));
        if let Some(heading) = line.strip_prefix('#').filter(|_| !inside) {
            let heading = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            found.push(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
        }
    }
    found
}

/// The links of a page that stay in the repository: file (empty for the page itself) and anchor.
pub(crate) fn links(page: &str) -> Vec<(String, Option<String>)> {
    let text = text(page);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .filter(|target| !target.contains("://") && !target.contains(char::is_whitespace))
        .map(|target| match target.split_once('#') {
            Some((file, anchor)) => (file.to_owned(), Some(anchor.to_owned())),
            None => (target.to_owned(), None),
        })
        .collect()
}

/// A link's file as a path in the repository.
pub(crate) fn linked(page: &str, file: &str) -> String {
    if file.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Path::new(&parts.join("/")).display().to_string()
}
