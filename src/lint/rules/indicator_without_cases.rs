//! A computed indicator that no case has seen met and not met.

use crate::lint::example::{CASES, Edit, Example};
use crate::lint::rule::{Found, Rule};
use crate::lint::subject::{Subject, figure_at};
use crate::wording::Message;

pub(in crate::lint) static RULE: Rule = Rule::warning(
    "indicator_without_cases",
    look,
    Example {
        base: CASES,
        edits: &[Edit::new(
            "",
            "",
            "\n[[case]]\nname = \"79.99平方米\"\nlevel = \"township\"\nfields = { hall_area = \"79.99平方米\" }\nexpect = { \"1\" = { high = \"not_met\" } }\n",
        )],
    },
);

fn look(on: &Subject<'_>, found: &mut Found) {
    let (Some(seen), Some(standard)) = (on.seen, on.standard) else { return };
    // The cases of a base are its own; a tailoring answers for the figures that it sets.
    let mut checked = on.checks();
    checked.retain(|(_, check, written)| on.is_own(&figure_at(check, written, "")));
    if seen.files == 0 {
        if !checked.is_empty() {
            let at = &on.file.along(&["id"]).at;
            found.report(&standard.id, at, |m| m.with("what", Message::new("cases-none-at-all")));
        }
        return;
    }
    for (indicator, _, written) in checked {
        if !(seen.met.contains(&indicator.id) && seen.not_met.contains(&indicator.id)) {
            let what = Message::new("cases-not-both").with("id", indicator.id.as_str());
            found.report(&indicator.id, &written.key, |m| m.with("what", what));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::example::STANDARD;
    use crate::lint::example::proof::found_in;

    fn found(cases: &[String]) -> Vec<(&'static str, usize, usize)> {
        found_in(std::iter::once(STANDARD.to_owned()).chain(cases.iter().cloned()).collect())
    }

    #[test]
    fn fires() {
        let example = super::RULE.example.as_ref().expect("an example");
        // The first indicator is seen met only; the third has a set that no case looks at.
        let wanted = [(super::RULE.id, 40, 7), (super::RULE.id, 60, 7)];
        assert_eq!(found(&[example.bad_file()]), wanted);
        assert_eq!(found(&[example.good_file()]), wanted[1..]);
        assert_eq!(found(&[]), [(super::RULE.id, 2, 6)]);
    }

    #[test]
    fn silent() {
        let example = super::RULE.example.as_ref().expect("an example");
        let ramp = "\n[[case]]\nname = \"a\"\nlevel = \"village\"\nmembers = { \"3\" = { chair = \"met\", ramp = \"WORD\" } }\nexpect = { \"3\" = \"WORD\" }\n";
        let both = ramp.replace("WORD", "met") + &ramp.replace("WORD", "not_met").replace("\"a\"", "\"b\"");
        assert_eq!(found(&[example.good_file() + &both]), []);
        // Where files are named one by one, their cases may be elsewhere.
        assert_eq!(crate::lint::example::proof::found_alone(STANDARD), []);
    }
}
