//! Two indicators of one level with the same title.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::text::label_key;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "title_twice",
    look,
    Example::of_standard(&[Edit::new(
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
        "title = { zh = \"饮水机\", en = \"Water dispenser\" }",
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let mut before: Vec<(String, &str, &[crate::standard::Level])> = Vec::new();
    let mut indicators = on.indicators();
    // A title that a tailoring gives comes after those of its base, and is the second.
    indicators.sort_by_key(|(_, node)| node.along(&["title", "zh"]).at.start);
    for (indicator, node) in indicators {
        let key = label_key(&indicator.title.zh);
        let meets =
            |levels: &[crate::standard::Level]| levels.iter().any(|level| indicator.levels.contains(level));
        if let Some((_, other, _)) = before.iter().find(|(title, _, levels)| *title == key && meets(levels)) {
            let at = &node.along(&["title", "zh"]).at;
            found.report(&indicator.id, at, |m| {
                m.with("text", indicator.title.zh.as_str()).with("other", *other)
            });
        }
        before.push((key, &indicator.id, &indicator.levels));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(55, 16)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
