//! A figure for a year that is over.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "parameter_past_year",
    look,
    Example::of_standard(&[
        Edit::new(
            "[field.hall_area]",
            "[parameter.least]\ntype = \"area\"\nlabel = { zh = \"面积要求\", en = \"Area asked for\" }\nvalue = 50\nyear = 2024\ncite = \"2\"\n\n[field.hall_area]",
            "[parameter.least]\ntype = \"area\"\nlabel = { zh = \"面积要求\", en = \"Area asked for\" }\nvalue = 50\nyear = 2026\ncite = \"2\"\n\n[field.hall_area]",
        ),
        Edit::new(
            "value = { high = 80, low = 50 }",
            "value = { parameter = \"least\" }",
            "value = { parameter = \"least\" }",
        ),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let (Some(today), Some(_)) = (on.as_of, on.standard) else { return };
    for (name, parameter) in on.named("parameter") {
        let Some(year) = parameter.get("year") else { continue };
        if let Some(text) =
            year.text().filter(|text| text.parse::<i16>().is_ok_and(|year| year < today.year()))
        {
            found.report(name, &year.at, |m| m.with("parameter", name.as_str()).with("year", text));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(30, 8)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
