//! A field that checks look at and only its own label leads to.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "field_without_alias",
    look,
    Example::of_standard(&[Edit::new(
        "aliases = [\"办事大厅面积\"]\n",
        "",
        "aliases = [\"办事大厅面积\"]\n",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    if on.standard.is_none() {
        return;
    }
    let used = on.referred(&["field", "of", "over"]);
    for (name, field) in on.named("field") {
        // A tailoring cannot give a field of its base other names.
        if on.is_own(&field.key) && field.list("aliases").is_empty() && used.contains(name.as_str()) {
            found.report(name, &field.along(&["label"]).key, |m| m.with("field", name.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(28, 1)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
