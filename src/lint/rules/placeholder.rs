//! Text that still has to be written.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "placeholder",
    look,
    Example::of_standard(&[Edit::new(
        "how = { zh = \"实地测量\", en = \"Measure on site\" }",
        "how = { zh = \"待填写：怎样核实\", en = \"TODO: how to verify\" }",
        "how = { zh = \"实地测量\", en = \"Measure on site\" }",
    )]),
);

/// How `dabiao standards new` begins what is to be replaced.
const BEGINNINGS: [&str; 2] = ["待填写", "TODO"];

fn look(on: &Subject<'_>, found: &mut Found) {
    on.walk(|about, node| {
        if let Some(text) = node.text()
            && BEGINNINGS.iter().any(|word| text.trim_start().starts_with(word))
        {
            found.report(about, &node.at, |m| m.with("text", text));
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(36, 14), (36, 31)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
