//! Every shipped standard at every level: full compliance leaves nothing unmet, and every indicator
//! can be seen met and not met.

use std::collections::BTreeMap;

use dabiao::audit::{Outcome, Settings, Verdict, assess};
use dabiao::intake::{Answer, Attested, Inspection};
use dabiao::place::Place;
use dabiao::standard::{BUILTIN, Level, Standard};
use dabiao::value::Mark;

/// Every indicator of the level with this mark; the members of sets too.
fn marked(standard: &Standard, level: Level, mark: Mark) -> Inspection {
    let at = Place::file("a");
    let answer = || {
        let mut answer = Answer::blank(at.clone());
        answer.result = Some(Attested { mark: Some(mark), text: "a".into() });
        answer.remark = Some("a".into());
        answer
    };
    let mut inspection = Inspection::new(at.clone());
    for indicator in standard.indicators_at(level) {
        inspection.answers.add(indicator.id.as_str(), answer());
        if let Some(set) = indicator.check.as_ref().and_then(|check| check.subject.set()) {
            let members = set.members.iter().map(|member| (member.id.clone(), answer())).collect();
            inspection.members.insert(indicator.id.clone(), members);
        }
    }
    inspection
}

#[test]
fn full_compliance_reaches_every_grade_and_none_reaches_none() {
    let mut seen = 0;
    for builtin in BUILTIN {
        let standard = Standard::parse(builtin.id, builtin.text).expect("valid");
        for level in standard.levels.clone() {
            let settings = Settings::at(level);
            let all = assess(&standard, &marked(&standard, level, Mark::Met), &settings);
            let none = assess(&standard, &marked(&standard, level, Mark::NotMet), &settings);
            assert_eq!(all.findings.len(), standard.indicators_at(level).count());
            for (met, not_met) in all.findings.iter().zip(&none.findings) {
                let id = &standard.indicators[met.indicator].id;
                let applies = met.verdict(0) != Verdict::NotApplicable;
                // A figure for other levels or grades only does not apply here.
                let wanted =
                    if applies { (Verdict::Met, Verdict::NotMet) } else { (met.verdict(0), met.verdict(0)) };
                assert_eq!((met.verdict(0), not_met.verdict(0)), wanted, "{} {id}", builtin.id);
                seen += usize::from(applies);
            }
            assert!(all.grades.iter().all(|grade| grade.outcome == Outcome::Reached), "{}", builtin.id);
            assert!(none.grades.iter().all(|grade| grade.outcome == Outcome::Missed), "{}", builtin.id);
            assert_eq!(all.grade, Some(0));
        }
    }
    assert!(seen > 1_500, "{seen}");
}

#[test]
fn names_within_a_standard_lead_to_one_thing_each() {
    for builtin in BUILTIN {
        let standard = Standard::parse(builtin.id, builtin.text).expect("valid");
        let mut labels: BTreeMap<String, &str> = BTreeMap::new();
        for field in &standard.fields {
            for label in [&field.label.zh, &field.label.en].into_iter().chain(&field.aliases) {
                let other = labels.insert(dabiao::text::match_key(label), &field.id);
                assert!(other.is_none_or(|id| id == field.id), "{}: {label}", builtin.id);
            }
        }
        for indicator in &standard.indicators {
            assert!(indicator.title.zh != indicator.title.en, "{} {}", builtin.id, indicator.id);
            let width = indicator.title.zh.chars().count();
            assert!(width <= 24, "{} {}: {}", builtin.id, indicator.id, indicator.title.zh);
        }
    }
}
