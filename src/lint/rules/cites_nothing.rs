//! A clause cited beside the indicators that the source does not have.

use crate::lint::example::{Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::Subject;
use crate::outline::Node;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "cites_nothing",
    look,
    Example::of_standard(&[Edit::new(
        "[[grade]]",
        "[centre]\nname_patterns = [\"××村便民服务站\"]\ncite = \"5\"\n\n[[grade]]",
        "[centre]\nname_patterns = [\"××村便民服务站\"]\ncite = \"4\"\n\n[[grade]]",
    )]),
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let Some(standard) = on.standard else { return };
    // What a tailoring cites is held against its own document where it is read.
    if standard.tailoring.is_some() {
        return;
    }
    let parameters = on.named("parameter").iter().map(|(name, node)| (name.as_str(), node.get("cite")));
    let notes = on.own.list("note").iter().map(|node| ("note", node.get("clause")));
    let centre = on.own.get("centre").map(|node| ("centre", node.get("cite")));
    let cites: Vec<(&str, Option<&Node>)> = parameters.chain(notes).chain(centre).collect();
    for (about, node) in cites {
        let Some((node, clause)) = node.and_then(|node| Some((node, node.text()?))) else { continue };
        if !standard.source.clauses.iter().any(|known| known == clause) {
            found.report(about, &node.at, |m| m.with("clause", clause));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::proof;

    #[test]
    fn fires() {
        proof::fires(&super::RULE, &[(15, 8)]);
    }

    #[test]
    fn silent() {
        proof::silent(&super::RULE);
    }
}
