//! A field whose label speaks of another kind of quantity than its type.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "type_and_label",
    look,
    Example::of_standard(&[Edit::new("type = \"area\"", "type = \"items\"", "type = \"area\"")]),
);

/// How labels end, and the types that fit.
const ENDINGS: [(&[&str], &[&str]); 5] = [
    (&["面积"], &["area"]),
    (&["率", "占比", "比例", "满意度"], &["ratio"]),
    (&["人数", "人员数", "人员总数"], &["persons"]),
    (&["次数"], &["times_per_year", "items"]),
    (&["天数"], &["days", "workdays"]),
];

fn look(on: &Subject<'_>, found: &mut Found) {
    for (name, field) in on.named("field") {
        let Some(label) = field.along(&["label", "zh"]).text() else { continue };
        let Some(written) = field.get("type").filter(|written| written.text().is_some()) else { continue };
        let bare = label.split(['(', '（']).next().unwrap_or(label);
        let fitting = ENDINGS.iter().find(|(ends, _)| ends.iter().any(|end| bare.ends_with(end)));
        if let Some((_, types)) =
            fitting.filter(|(_, types)| !types.contains(&written.text().unwrap_or_default()))
        {
            found.report(name, &written.at, |m| {
                m.with("label", label)
                    .with("type", written.text().unwrap_or_default())
                    .with("types", types.to_vec())
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(27, 8)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
