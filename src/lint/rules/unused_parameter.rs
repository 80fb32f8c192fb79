//! A parameter that no threshold names.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "unused_parameter",
    look,
    Example::of_standard(&[Edit::new(
        "[field.hall_area]",
        "[parameter.online_rate]\ntype = \"ratio\"\nlabel = { zh = \"网办率要求\", en = \"Online rate\" }\nvalue = \"90%\"\ncite = \"3\"\n\n[field.hall_area]",
        "[field.hall_area]",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    if on.standard.is_none() {
        return;
    }
    let used = on.referred(&["parameter"]);
    for (name, parameter) in on.named("parameter") {
        // A tailoring cannot take a parameter of its base away.
        if on.is_own(&parameter.key) && !used.contains(name.as_str()) {
            found.report(name, &parameter.key, |m| m.with("parameter", name.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(26, 12)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
