//! A grade that asks for a lower score than one below it.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::standard::said;

pub(in crate::lint) static RULE: Rule = Rule::error(
    "score_order",
    look,
    Example::of_standard(&[
        Edit::new(
            "name = { zh = \"示范型\", en = \"Demonstration\" }\n",
            "name = { zh = \"示范型\", en = \"Demonstration\" }\nscore = 60\n",
            "name = { zh = \"示范型\", en = \"Demonstration\" }\nscore = 80\n",
        ),
        Edit::new(
            "name = { zh = \"标准型\", en = \"Standard\" }\n",
            "name = { zh = \"标准型\", en = \"Standard\" }\nscore = 80\n",
            "name = { zh = \"标准型\", en = \"Standard\" }\nscore = 60\n",
        ),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    for (position, grade) in standard.grades.iter().enumerate() {
        let Some(asked) = grade.score() else { continue };
        let below = standard.grades[position + 1..].iter().filter_map(|one| Some((one, one.score()?)));
        let more = below.filter(|(_, other)| *other > asked).max_by_key(|(_, other)| *other);
        if let (Some((lower, other)), Some(node)) = (more, on.grade_written(position)) {
            found.report(&grade.id, &node.along(&["score"]).at, |m| {
                m.with("grade", &grade.name)
                    .with("score", said::plain(asked))
                    .with("lower", &lower.name)
                    .with("other", said::plain(other))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(16, 9)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
