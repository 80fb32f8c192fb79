//! Rules of scoring one by one, on the smallest standards that have them, worked out by hand.

use dabiao::cases::{CaseFile, run};
use dabiao::standard::Standard;

/// A standard of one section with points from its document: what `[scoring]`, the grade, the
/// section, and everything below say beside that.
fn standard(scoring: &str, grade: &str, section: &str, indicators: &[&str]) -> Standard {
    let named = |key: &str| format!("{key} = {{ zh = \"名\", en = \"Name\" }}\n");
    let mut text = format!(
        "format = 1\nid = \"rules\"\nedition = \"2026\"\n{}levels = [\"village\"]\n[source]\ntitle = \"T\"\n{}{}\
         clauses = [\"1..{}\"]\n[scoring]\nweights = \"source\"\n{scoring}\n[[grade]]\nid = \"good\"\n{}{grade}\n\
         [[section]]\nid = \"s\"\n{}groups.all = {{ zh = \"组\", en = \"Group\" }}\n{section}\n\
         [field.size]\ntype = \"area\"\n{}",
        named("title"),
        named("issuer"),
        named("locator"),
        indicators.len(),
        named("name"),
        named("title"),
        named("label"),
    );
    for (at, indicator) in indicators.iter().enumerate() {
        let id = at + 1;
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\ncite = \"{id}\"\nin = \"s.all\"\nobligation = \"shall\"\n"
        );
        text += &(named("title") + &named("ask") + &named("how"));
        text += indicator;
        text += "\n";
    }
    Standard::parse("rules", &text).expect("valid")
}

fn deduct(id: &str, points: &str, per: &str) -> String {
    format!(
        "[[indicator.deduct]]\nid = \"{id}\"\nname = {{ zh = \"错\", en = \"Fault\" }}\npoints = {points}\n{per}\n"
    )
}

/// Every case must come out; a case is what follows its name and level.
fn come_out(standard: &Standard, cases: &[&str]) {
    let mut text = "standard = \"rules\"\n".to_owned();
    for (at, case) in cases.iter().enumerate() {
        text += &format!("[[case]]\nname = \"{at}\"\nlevel = \"village\"\n{case}\n");
    }
    let file = CaseFile::parse("cases", &text, standard).expect("valid cases");
    for (case, text) in file.cases.iter().zip(cases) {
        let result = run(case, standard);
        assert!(result.mismatches.is_empty(), "{text}\n{:?}", result.mismatches);
    }
}

const SET: &str = "check.at_least_of = { count = 2, members = [\
    { id = \"a\", zh = \"甲\", en = \"A\" }, { id = \"b\", zh = \"乙\", en = \"B\" }] }";

/// 基本符合 with one flat fault of all the points earned nothing, though it earns half.
#[test]
fn partly_met_earns_its_part_even_where_the_one_fault_costs_more() {
    let all = format!("points = 2\n{}", deduct("gone", "2", "per = \"flat\""));
    let little = format!("points = 2\n{}", deduct("gone", "0.2", "per = \"flat\""));
    come_out(
        &standard("", "", "", &[&all, &little]),
        &[
            "marks = { \"1\" = \"partly_met\", \"2\" = \"partly_met\" }\npoints = { \"1\" = 1, \"2\" = 1.8 }",
            "marks = { \"1\" = \"not_met\", \"2\" = \"not_met\" }\npoints = { \"1\" = 0, \"2\" = 1.8 }",
            "marks = { \"1\" = \"met\", \"2\" = \"met\" }\npoints = { \"1\" = 2, \"2\" = 2 }",
        ],
    );
}

/// 不符合 could still earn the second step, and 基本符合 could not.
#[test]
fn a_mark_without_its_measurement_leaves_the_second_step_open() {
    let stepped = "points = 10\ncheck.at_least = { field = \"size\", value = 50 }\n\
        bands = [{ at_least = 50, points = 10 }, { at_least = 20, points = 7 }]";
    come_out(
        &standard("", "", "", &[stepped]),
        &[
            "marks = { \"1\" = \"not_met\" }\nscore = 0\nhigh = 70",
            "marks = { \"1\" = \"partly_met\" }\nscore = 50\nhigh = 70",
            "marks = { \"1\" = \"met\" }\nscore = 100\nhigh = 100",
            // Measured, the step counts and the mark does not.
            "marks = { \"1\" = \"met\" }\nfields = { size = \"20\" }\nscore = 70\nhigh = 70",
            "marks = { \"1\" = \"met\" }\nfields = { size = \"19.9\" }\nscore = 0\nhigh = 0",
        ],
    );
}

/// With one fault counted and the result blank, the count that was blank passed for none, and
/// filling it in took the score below the least that was printed.
#[test]
fn a_blank_count_without_a_result_is_not_none() {
    let two = format!(
        "points = 10\n{}{}",
        deduct("late", "1", "per = \"occurrence\"\nmost = 4"),
        deduct("away", "2", "per = \"occurrence\""),
    );
    come_out(
        &standard("", "", "", &[&two]),
        &[
            // Away twice, late at most 4: 10 - 4 - 4 = 2 to 10 - 4 = 6.
            "counts = { \"1\" = { away = 2 } }\nexpect = { \"1\" = \"not_met\" }\nscore = 20\nhigh = 60",
            // Late three times, away without a bound: 0 to 7.
            "counts = { \"1\" = { late = 3 } }\nscore = 0\nhigh = 70",
            // Beside a result the blank one is none.
            "counts = { \"1\" = { away = 2 } }\nmarks = { \"1\" = \"not_met\" }\nscore = 60\nhigh = 60",
            "counts = { \"1\" = { away = 2, late = 0 } }\nscore = 60\nhigh = 60",
        ],
    );
}

/// Two thirds of a step were rounded before they were priced: 1 - 0.3 × 2/3 came to a little less
/// than 0.8, and a grade from 80% was missed.
#[test]
fn part_of_a_step_costs_exactly_its_part() {
    let steps = "per = \"shortfall\"\nstep = 3\npart_step = \"counts\"";
    let short = format!(
        "points = 1\ncheck.at_least = {{ field = \"size\", value = 50 }}\n{}",
        deduct("s", "0.3", steps)
    );
    come_out(
        &standard("", "score = 80", "", &[&short]),
        &["fields = { size = \"48\" }\npoints = { \"1\" = 0.8 }\nscore = 80\ngrade = \"good\""],
    );
}

#[test]
fn parts_of_steps_count_are_whole_or_are_free() {
    let priced = |check: &str, part: &str| {
        let steps = format!("per = \"shortfall\"\nstep = 2\npart_step = \"{part}\"");
        format!(
            "points = 10\ncheck.{check} = {{ field = \"size\", value = 50 }}\n{}",
            deduct("s", "1", &steps)
        )
    };
    let items = [priced("at_least", "counts"), priced("at_least", "whole"), priced("at_least", "free")];
    let passed = priced("above", "whole");
    let items: Vec<&str> = items.iter().chain([&passed]).map(String::as_str).collect();
    come_out(
        &standard("", "", "", &items),
        &[
            // Short by 5 of steps of 2: 2.5, 3, 2 and 3.
            "fields = { size = \"45\" }\npoints = { \"1\" = 7.5, \"2\" = 7, \"3\" = 8, \"4\" = 7 }",
            // At a bound that has to be passed, one step is begun.
            "fields = { size = \"50\" }\npoints = { \"1\" = 10, \"2\" = 10, \"3\" = 10, \"4\" = 9 }",
        ],
    );
}

/// With a bonus the score can be above 100, and then goes up where an item turns out not to apply;
/// where every item was open, the most that was printed left that out.
#[test]
fn the_most_takes_in_that_all_but_the_smallest_item_may_not_apply() {
    let items = ["points = 10", "points = 1", "bonus = { points = 5 }"];
    let bonus = "marks = { \"3\" = \"met\" }";
    come_out(
        &standard("", "", "", &items),
        &[
            // 5 of 11; 6 of 1 once the larger does not apply.
            &format!("{bonus}\nscore = 45.45\nhigh = 600"),
            "marks = { \"1\" = \"not_applicable\", \"2\" = \"met\", \"3\" = \"met\" }\nscore = 600",
            "marks = { \"1\" = \"met\", \"3\" = \"met\" }\nscore = 136.36\nhigh = 150",
        ],
    );
    // Not so where nothing may be left out, and never above the ceiling.
    let allowed = format!("{bonus}\nhigh = 145.45");
    come_out(&standard("not_applicable = \"not_allowed\"", "", "", &items), &[&allowed]);
    come_out(&standard("ceiling = 110", "", "", &items), &[&format!("{bonus}\nscore = 45.45\nhigh = 110")]);
}

/// A pool of which nothing was looked at had what its faults could not take, and lost it where
/// nothing in it turned out to apply.
#[test]
fn a_pool_of_which_nothing_was_looked_at_has_earned_nothing() {
    let flat = |points: &str| deduct("f", points, "per = \"flat\"");
    let (one, two) = (flat("1"), flat("2"));
    let pool =
        standard("", "score = 60", "points = 10\npool = true", &[&one, &two, "bonus = { points = 1 }"]);
    come_out(
        &pool,
        &[
            "marks = { \"3\" = \"met\" }\nscore = 10\nhigh = 110\nfixes = { good = [\"2\"] }",
            // 10 - 2 that may be lost, with the bonus 9.
            "marks = { \"1\" = \"met\", \"3\" = \"met\" }\nscore = 90\nhigh = 110",
            "marks = { \"1\" = \"not_met\", \"2\" = \"not_applicable\", \"3\" = \"met\" }\nscore = 100\nhigh = 100",
        ],
    );
}

/// A fault that was counted made the rest of its pool count as seen, so that the same item without
/// the fault came to less: 65% with three faults, 0% with none.
#[test]
fn a_counted_fault_is_no_look_at_the_rest_of_a_pool() {
    let item = format!(
        "{SET}\n{}{}",
        deduct("gone", "2", "per = \"member\""),
        deduct("late", "1", "per = \"occurrence\"")
    );
    let late = |count: u32| {
        format!("counts = {{ \"1\" = {{ late = {count} }} }}\nmarks = {{ \"2\" = \"not_met\" }}")
    };
    come_out(
        &standard("", "", "pool = true\npoints = 20", &[&item, "bonus = { points = 1 }"]),
        &[
            // The set was not looked at: nothing is earned yet, and 20 - 3 = 17 of 20 at the most.
            &format!("{}\nexpect = {{ \"1\" = \"not_checked\" }}\nscore = 0\nhigh = 85", late(3)),
            &format!("{}\nexpect = {{ \"1\" = \"not_checked\" }}\nscore = 0\nhigh = 100", late(0)),
            // Looked at: 20 - 3, and 20 - 2 - 3.
            &format!(
                "{}\nmembers = {{ \"1\" = {{ a = \"met\", b = \"met\" }} }}\nscore = 85\nhigh = 85",
                late(3)
            ),
            &format!(
                "{}\nmembers = {{ \"1\" = {{ a = \"met\", b = \"not_met\" }} }}\nscore = 75\nhigh = 75",
                late(3)
            ),
        ],
    );
}

/// A grade from 91.1 where scores have no decimals needs 92, so 91.5; the way to it asked for 90.6,
/// and did not lead there.
#[test]
fn a_minimum_finer_than_the_rounded_score_needs_the_next_one_up() {
    let items = ["points = 91", "points = 6", "points = 3"];
    come_out(
        &standard("places = 0\nthresholds = \"rounded\"", "score = 91.1", "", &items),
        &[
            "marks = { \"1\" = \"met\", \"2\" = \"not_met\", \"3\" = \"not_met\" }\nscore = 91\ngrade = \"none\"\n\
             fixes = { good = [\"2\"] }",
            "marks = { \"1\" = \"met\", \"2\" = \"not_met\", \"3\" = \"met\" }\nscore = 94\ngrade = \"good\"",
        ],
    );
}

/// Two were needed, one did not apply and the other was open: missed, and no longer so once
/// neither applied.
#[test]
fn a_set_that_may_not_apply_at_all_leaves_the_grade_open() {
    let set = format!("points = 1\nrequired_for = [\"good\"]\n{SET}");
    come_out(
        &standard("", "", "", &[&set, "points = 1"]),
        &[
            "marks = { \"2\" = \"met\" }\nmembers = { \"1\" = { a = \"not_applicable\" } }\ngrade = \"open\"",
            "marks = { \"2\" = \"met\" }\nmembers = { \"1\" = { a = \"not_applicable\", b = \"not_applicable\" } }\n\
             grade = \"good\"",
            "marks = { \"2\" = \"met\" }\nmembers = { \"1\" = { a = \"not_applicable\", b = \"not_met\" } }\n\
             grade = \"none\"",
        ],
    );
}

#[test]
fn a_grade_asks_for_a_number_of_those_it_does_not_require() {
    let required = "points = 1\nrequired_for = [\"good\"]";
    let items = [required, "points = 1", "points = 1", "bonus = { points = 1 }"];
    come_out(
        &standard("", "optional = 2", "", &items),
        &[
            // Neither what is required nor a bonus counts.
            "marks = { \"1\" = \"met\", \"2\" = \"met\", \"3\" = \"not_met\", \"4\" = \"met\" }\ngrade = \"none\"\n\
             fixes = { good = [\"3\"] }",
            "marks = { \"1\" = \"met\", \"2\" = \"met\", \"4\" = \"met\" }\ngrade = \"open\"",
            "marks = { \"1\" = \"met\", \"2\" = \"met\", \"3\" = \"partly_met\" }\ngrade = \"none\"",
            "marks = { \"1\" = \"met\", \"2\" = \"met\", \"3\" = \"met\" }\ngrade = \"good\"",
            // One does not apply: two can no longer be met.
            "marks = { \"1\" = \"met\", \"2\" = \"met\", \"3\" = \"not_applicable\" }\ngrade = \"none\"",
        ],
    );
}

#[test]
fn what_a_section_asks_is_seen_rounded_only_where_the_standard_says_so() {
    // 2 of 3 is 66.666…: 66.7 at one place.
    let items = ["points = 1", "points = 2"];
    let two = "marks = { \"1\" = \"not_met\", \"2\" = \"met\" }";
    let asked = |scoring: &str| standard(scoring, "sections = { s = 66.7 }", "", &items);
    come_out(&asked("places = 1\nthresholds = \"rounded\""), &[&format!("{two}\ngrade = \"good\"")]);
    come_out(
        &asked("places = 1"),
        &[&format!("{two}\nscore = 66.7\ngrade = \"none\"\nfixes = {{ good = [\"1\"] }}")],
    );
}

#[test]
fn faults_of_several_kinds_beside_a_mark() {
    let three = format!(
        "points = 5\ncredit = {{ partly_met = \"60%\", not_met = \"20%\" }}\n{}{}",
        deduct("late", "1.5", "per = \"occurrence\"\nmost = 3"),
        deduct("gone", "2.5", "per = \"flat\""),
    );
    come_out(
        &standard("", "", "", &[&three]),
        &[
            // Nothing counted: a fifth at the least, and at most all but the cheapest fault.
            "marks = { \"1\" = \"not_met\" }\nscore = 20\nhigh = 70",
            "marks = { \"1\" = \"partly_met\" }\nscore = 60\nhigh = 70",
            // A fault is there or not, however often it is counted; 4 times late is no more than 3.
            "marks = { \"1\" = \"not_met\" }\ncounts = { \"1\" = { gone = 4 } }\nscore = 50\nhigh = 50",
            "marks = { \"1\" = \"not_met\" }\ncounts = { \"1\" = { late = 4 } }\nscore = 40\nhigh = 40",
            "marks = { \"1\" = \"not_met\" }\ncounts = { \"1\" = { late = 4, gone = 1 } }\nscore = 0\nhigh = 0",
            "marks = { \"1\" = \"met\" }\ncounts = { \"1\" = { late = 1 } }\nscore = 70\nhigh = 70",
            // Met by all counts, and by none of them.
            "counts = { \"1\" = { late = 0, gone = 0 } }\nexpect = { \"1\" = \"met\" }\nscore = 100",
            "counts = { \"1\" = { late = 0 } }\nexpect = { \"1\" = \"not_checked\" }",
        ],
    );
}
