//! A title too long for the column of a form.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "long_title",
    look,
    Example::of_standard(&[Edit::new(
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
        "title = { zh = \"在大厅入口处为行动不便的办事群众准备可以借用的轮椅一辆以上\", en = \"Wheelchair\" }",
        "title = { zh = \"轮椅\", en = \"Wheelchair\" }",
    )]),
);

/// Characters that fit in the columns of forms and reports.
const LONGEST: [(&str, usize); 2] = [("zh", 24), ("en", 80)];

fn look(on: &Subject<'_>, found: &mut Found) {
    for indicator in on.file.list("indicator") {
        let about = indicator.text_of("id").unwrap_or_default();
        for (lang, longest) in LONGEST {
            let title = indicator.along(&["title", lang]);
            let length = title.text().map_or(0, |text| text.chars().count());
            if length > longest {
                found.report(about, &title.at, |m| {
                    m.with("length", length.to_string()).with("longest", longest.to_string())
                });
            }
        }
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
