//! An indicator without points in a standard whose points are the document's.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::standard::Weights;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "points_assumed",
    look,
    Example::of_standard(&[
        Edit::new(
            "[[grade]]",
            "[scoring]\nweights = \"source\"\n\n[[grade]]",
            "[scoring]\nweights = \"source\"\n\n[[grade]]",
        ),
        Edit::new(
            "obligation = \"shall\"\n",
            "obligation = \"shall\"\npoints = 60\n",
            "obligation = \"shall\"\npoints = 60\n",
        ),
        Edit::new(
            "obligation = \"should\"\n",
            "obligation = \"should\"\npoints = 40\n",
            "obligation = \"should\"\npoints = 40\n",
        ),
        Edit::new("obligation = \"may\"\n", "obligation = \"may\"\n", "obligation = \"may\"\npoints = 0\n"),
    ]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    if standard.scoring.weights != Weights::Source {
        return;
    }
    for (indicator, written) in on.indicators() {
        let is_pooled = standard.heading(indicator).0.pool;
        if indicator.bonus.is_none() && !is_pooled && written.get("points").is_none() {
            found.report(&indicator.id, &written.along(&["id"]).at, |m| m.with("id", indicator.id.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(58, 6)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
