//! What must hold for every inspection and every text, not only for the examples.

use std::sync::OnceLock;

use dabiao::audit::{Assessment, KeptFindings, Settings, Verdict, assess, assess_with};
use dabiao::intake::{Answer, Attested, Fact, Inspection};
use dabiao::place::Place;
use dabiao::standard::{Builtin, Level, Standard};
use dabiao::value::{Datum, Mark, Measure, Polarity, read_date, read_mark, read_quantity};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn standard() -> &'static Standard {
    static STANDARD: OnceLock<Standard> = OnceLock::new();
    STANDARD.get_or_init(|| {
        Standard::parse("a", Builtin::find("ningbo-township").expect("built in").text).expect("valid")
    })
}

fn inspection(marks: &[Option<Mark>], facts: &[(&str, Option<Decimal>)]) -> Inspection {
    let at = Place::file("a.xlsx");
    let mut inspection = Inspection::new(at.clone());
    for (indicator, mark) in standard().indicators.iter().zip(marks) {
        let result = mark.map(|mark| Attested { mark: Some(mark), text: "".into() });
        inspection.answers.add(indicator.id.as_str(), Answer { result, ..Answer::blank(at.clone()) });
    }
    for (field, value) in facts {
        let Some(value) = value else { continue };
        let measure = standard().field(field).measure;
        let value = if measure == Measure::Ratio { value / Decimal::ONE_HUNDRED } else { *value };
        let quantity = read_quantity(&Datum::Number { value, percent: measure == Measure::Ratio }, measure);
        let fact = Fact { quantity: quantity.ok(), text: value.to_string(), at: at.clone() };
        inspection.facts.insert((*field).to_owned(), fact);
    }
    inspection
}

/// Judges with what was kept of all inspections before it, as a batch does; it comes to the same.
fn judge(inspection: &Inspection) -> Assessment {
    static KEPT: OnceLock<KeptFindings> = OnceLock::new();
    let kept = KEPT.get_or_init(|| KeptFindings::new(standard()));
    let settings = Settings::at(Level::Township);
    let assessment = assess_with(standard(), kept, inspection, &settings);
    assert_eq!(format!("{assessment:?}"), format!("{:?}", assess(standard(), inspection, &settings)));
    assessment
}

fn a_mark() -> impl Strategy<Value = Option<Mark>> {
    prop_oneof![
        Just(None),
        Just(Some(Mark::Met)),
        Just(Some(Mark::PartlyMet)),
        Just(Some(Mark::NotMet)),
        Just(Some(Mark::NotApplicable)),
    ]
}

fn some_facts() -> impl Strategy<Value = Vec<(&'static str, Option<Decimal>)>> {
    let value = |max: i64| prop::option::of((0..=max).prop_map(Decimal::from));
    (value(300), value(100), value(100), value(60), value(100), value(3)).prop_map(
        |(area, online, pleased, days, share, times)| {
            vec![
                ("hall_area", area),
                ("online_rate_actual", online),
                ("satisfaction", pleased),
                ("recording_days", days),
                ("established_share", share),
                ("trainings", times),
            ]
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answering_blanks_never_leaves_the_printed_range(
        marks in prop::collection::vec(a_mark(), 58),
        answers in prop::collection::vec(a_mark(), 58),
        facts in some_facts(),
    ) {
        let before = judge(&inspection(&marks, &facts));
        let filled: Vec<Option<Mark>> = marks.iter().zip(&answers).map(|(mark, answer)| mark.or(*answer)).collect();
        let after = judge(&inspection(&filled, &facts));
        for (before, after) in before.grades.iter().zip(&after.grades) {
            if let (Some(before), Some(after)) = (before.score.clone(), after.score.clone()) {
                prop_assert!(before.low() <= before.high());
                prop_assert_eq!(before.low(), before.percent());
                prop_assert!(before.low() <= after.percent() && after.percent() <= before.high());
                prop_assert!(before.low() <= after.low() && after.high() <= before.high());
            }
        }
    }

    #[test]
    fn more_compliance_never_lowers_a_score_or_a_grade(
        marks in prop::collection::vec(a_mark(), 58),
        facts in some_facts(),
        turned in 0_usize..58,
    ) {
        let before = judge(&inspection(&marks, &facts));
        let mut better = marks.clone();
        if better[turned] != Some(Mark::NotApplicable) {
            better[turned] = Some(Mark::Met);
        }
        let after = judge(&inspection(&better, &facts));
        for (before, after) in before.grades.iter().zip(&after.grades) {
            if let (Some(before), Some(after)) = (before.score.clone(), after.score.clone()) {
                prop_assert!(before.percent() <= after.percent());
            }
        }
        // Positions count down from the highest grade; none is the lowest of all.
        let rank = |assessment: &Assessment| assessment.grade.map_or(usize::MAX, |grade| grade);
        prop_assert!(rank(&after) <= rank(&before));
    }

    #[test]
    fn a_larger_measurement_never_lowers_a_score(
        marks in prop::collection::vec(a_mark(), 58),
        facts in some_facts(),
        which in 0_usize..6,
        more in 1_i64..50,
    ) {
        let before = judge(&inspection(&marks, &facts));
        let mut better = facts.clone();
        if let Some(value) = better[which].1 {
            let most = if standard().field(better[which].0).measure == Measure::Ratio { 100 } else { 10_000 };
            better[which].1 = Some((value + Decimal::from(more)).min(Decimal::from(most)));
        }
        let after = judge(&inspection(&marks, &better));
        for (before, after) in before.grades.iter().zip(&after.grades) {
            if let (Some(before), Some(after)) = (before.score.clone(), after.score.clone()) {
                prop_assert!(before.percent() <= after.percent());
            }
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,40}") {
        let datum = Datum::text(text);
        for measure in Measure::ALL {
            let _ = read_quantity(&datum, measure);
        }
        let _ = read_mark(&datum, Polarity::Presence);
        let _ = read_date(&datum);
    }

    #[test]
    fn no_mixture_of_number_words_makes_a_reader_panic(text in "[0-9一二三四五六七八九十百千万亿半点零约近不足以上下左右多余%％‰成平方米㎡亩公顷天日个月年周小时次人名每至到~.,，。/<>≥≤（）()+-]{0,24}") {
        let datum = Datum::text(text);
        for measure in Measure::ALL {
            if let Ok(quantity) = read_quantity(&datum, measure) {
                for limit in [quantity.low, quantity.high].into_iter().flatten() {
                    prop_assert!(limit.value >= Decimal::ZERO);
                    prop_assert!(measure != Measure::Ratio || limit.value <= Decimal::ONE);
                }
            }
        }
        let _ = read_date(&datum);
    }

    #[test]
    fn a_number_with_its_unit_reads_back_as_itself(mantissa in 0_i64..100_000_000, scale in 0_u32..4) {
        let number = Decimal::new(mantissa, scale);
        for text in [format!("{number}平方米"), format!("{number} m²"), number.to_string(), format!("约{number}㎡")] {
            let read = read_quantity(&Datum::text(text), Measure::Area).expect("a number");
            prop_assert_eq!(read.value(), Some(number));
        }
    }
}

#[test]
fn every_indicator_is_seen_met_and_not_met() {
    let all = vec![Some(Mark::Met); 58];
    let compliant = judge(&inspection(&all, &[]));
    for grade in 0..2 {
        assert!(
            compliant
                .findings
                .iter()
                .all(|f| !matches!(f.verdict(grade), Verdict::NotMet | Verdict::PartlyMet))
        );
    }
    for position in 0..58 {
        let mut marks = all.clone();
        marks[position] = Some(Mark::NotMet);
        let got = judge(&inspection(&marks, &[]));
        assert_eq!(got.findings[position].verdict(0), Verdict::NotMet, "{}", position + 1);
        let others = got.findings.iter().enumerate().filter(|(n, _)| *n != position);
        assert!(others.clone().all(|(_, f)| f.verdict(0) == Verdict::Met));
        let required = &standard().indicators[position].required_for;
        assert_eq!(got.grade, (0..2).find(|grade| !required.contains(grade)), "{}", position + 1);
    }
}

/// Just at the figure of the document, and just below it, for each grade (demonstration, standard).
#[test]
fn every_figure_of_the_document_decides_at_its_bound() {
    use Verdict::{Met, NotApplicable, NotMet};
    let cases: [(&str, &str, &str, Verdict, Verdict); 16] = [
        ("4", "hall_area", "150", Met, Met),
        ("4", "hall_area", "149.99", NotMet, Met),
        ("4", "hall_area", "100", NotMet, Met),
        ("4", "hall_area", "99.99", NotMet, NotMet),
        ("23", "online_rate_actual", "90%", Met, Met),
        ("23", "online_rate_actual", "89.99%", NotMet, NotMet),
        ("36", "satisfaction", "99%", Met, NotApplicable),
        ("36", "satisfaction", "98.99%", NotMet, NotApplicable),
        ("41", "recording_days", "30", Met, Met),
        ("41", "recording_days", "29", NotMet, NotMet),
        ("46", "established_share", "30%", Met, Met),
        ("46", "established_share", "20%", NotMet, Met),
        ("46", "established_share", "19.99%", NotMet, NotMet),
        ("47", "under_45_share", "50%", Met, Met),
        ("47", "under_45_share", "49.99%", NotMet, NotMet),
        ("51", "trainings", "0", NotMet, NotMet),
    ];
    for (id, field, text, demonstration, standard_grade) in cases {
        let mut inspection = inspection(&[Some(Mark::Met); 58], &[]);
        let measure = standard().field(field).measure;
        let quantity = read_quantity(&Datum::text(text), measure).expect("a quantity");
        let at = Place::file("a.xlsx");
        inspection
            .facts
            .insert(field.to_owned(), Fact { quantity: Some(quantity), text: text.to_owned(), at });
        let got = judge(&inspection);
        let finding =
            got.findings.iter().find(|f| standard().indicators[f.indicator].id == id).expect("there");
        assert_eq!((finding.verdict(0), finding.verdict(1)), (demonstration, standard_grade), "{id} {text}");
    }
}
