//! A field that no check looks at.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "unused_field",
    look,
    Example::of_standard(&[Edit::new(
        "[field.hall_area]",
        "[field.staff]\ntype = \"persons\"\nlabel = { zh = \"工作人员数\", en = \"Staff\" }\naliases = [\"人员总数\"]\n\n[field.hall_area]",
        "[field.hall_area]",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    if on.standard.is_none() {
        return;
    }
    let used = on.referred(&["field", "of", "over"]);
    for (name, field) in on.named("field") {
        // A tailoring cannot take a field of its base away.
        if on.is_own(&field.key) && !used.contains(name.as_str()) {
            found.report(name, &field.key, |m| m.with("field", name.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(26, 8)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
