use super::*;

fn read(text: &str, measure: Measure) -> Result<Quantity, Misread> {
    read_quantity(&Datum::text(text), measure)
}

fn value(text: &str, measure: Measure) -> String {
    let quantity = read(text, measure).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    quantity.value().unwrap_or_else(|| panic!("{text}: not one value")).normalize().to_string()
}

fn ends(text: &str, measure: Measure) -> (Option<String>, Option<String>) {
    let quantity = read(text, measure).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    let show = |sign: [&str; 2], limit: Limit| {
        format!("{}{}", sign[usize::from(limit.inclusive)], limit.value.normalize())
    };
    (quantity.low.map(|l| show([">", ">="], l)), quantity.high.map(|l| show(["<", "<="], l)))
}

#[test]
fn areas_in_every_spelling() {
    for text in [
        "150",
        "150.0",
        "150平方米",
        "0.015万平方米",
        "150 m²",
        "150㎡",
        "１５０㎡",
        "150平米",
        "150平",
        "一百五十平方米",
        "一百五平",
        "150 ㎡。",
        "150M2",
        "0150",
        "150平方",
    ] {
        assert_eq!(value(text, Measure::Area), "150", "{text}");
    }
    assert_eq!(value("1,200平方米", Measure::Area), "1200");
    assert_eq!(value("1，200", Measure::Area), "1200");
    assert_eq!(value("3亩", Measure::Area), "2000");
    assert_eq!(value("0.02公顷", Measure::Area), "200");
}

#[test]
fn ratios_in_every_spelling() {
    for text in ["30%", "30.0%", "３０％", "0.3", "30", "百分之三十", "三成", "3/10", "300‰"] {
        assert_eq!(value(text, Measure::Ratio), "0.3", "{text}");
    }
    assert_eq!(value("1", Measure::Ratio), "1");
    assert_eq!(value("100%", Measure::Ratio), "1");
    assert_eq!(value("0", Measure::Ratio), "0");
    assert_eq!(value("99.5", Measure::Ratio), "0.995");
}

#[test]
fn durations_counts_and_frequencies() {
    assert_eq!(value("30天", Measure::Days), "30");
    assert_eq!(value("152日", Measure::Days), "152");
    assert_eq!(value("1个月", Measure::Days), "30");
    assert_eq!(value("半年", Measure::Days), "182.5");
    assert_eq!(value("720小时", Measure::Days), "30");
    assert_eq!(value("十四名", Measure::Persons), "14");
    for text in ["3次", "3次/年", "每年3次", "3", "三次", "全年三场"] {
        assert_eq!(value(text, Measure::TimesPerYear), "3", "{text}");
    }
    assert_eq!(value("每月1次", Measure::TimesPerYear), "12");
    assert_eq!(value("每季度一次", Measure::TimesPerYear), "4");
}

#[test]
fn an_approximate_figure_is_read_and_marked() {
    for text in ["约96㎡", "96平方米左右", "大约96"] {
        let quantity = read(text, Measure::Area).expect(text);
        assert_eq!(quantity.value(), Some(Decimal::from(96)), "{text}");
        assert_eq!(quantity.caveats, [Caveat::About], "{text}");
    }
}

#[test]
fn a_bound_stays_a_bound() {
    assert_eq!(ends("30%以上", Measure::Ratio), (Some(">=0.3".into()), None));
    assert_eq!(ends("不足100㎡", Measure::Area), (None, Some("<100".into())));
    assert_eq!(ends("近150平方米", Measure::Area), (None, Some("<150".into())));
    assert_eq!(ends("超过150", Measure::Area), (Some(">150".into()), None));
    assert_eq!(ends("150多平方米", Measure::Area), (Some(">=150".into()), None));
    assert_eq!(ends("≥30天", Measure::Days), (Some(">=30".into()), None));
    assert_eq!(ends("90-110平方米", Measure::Area), (Some(">=90".into()), Some("<=110".into())));
    assert_eq!(ends("20%~30%", Measure::Ratio), (Some(">=0.2".into()), Some("<=0.3".into())));
}

#[test]
fn what_is_no_measurement_is_refused() {
    assert_eq!(read("较大", Measure::Area), Err(Misread::NotANumber));
    assert_eq!(read("无", Measure::Area), Err(Misread::NotANumber));
    assert_eq!(read("/", Measure::Area), Err(Misread::Stroke));
    assert_eq!(read("—", Measure::Days), Err(Misread::Stroke));
    assert_eq!(read("30天", Measure::Area), Err(Misread::WrongUnit("天".into())));
    assert_eq!(read("150%", Measure::Ratio), Err(Misread::Impossible));
    assert_eq!(read("-5", Measure::Area), Err(Misread::Impossible));
    assert_eq!(read("2.5人", Measure::Persons), Err(Misread::Impossible));
    assert_eq!(read("9999999999999999999999", Measure::Area), Err(Misread::NotANumber));
}

#[test]
fn a_percent_format_is_a_percent_sign() {
    let cell = |value, percent| Datum::Number { value, percent };
    let plain = read_quantity(&cell(Decimal::new(3, 1), true), Measure::Ratio).expect("30%");
    assert!(plain.caveats.is_empty());
    let bare = read_quantity(&cell(Decimal::new(3, 1), false), Measure::Ratio).expect("0.3");
    assert_eq!(bare.caveats, [Caveat::BareRatio]);
    assert!(read_quantity(&cell(Decimal::new(3, 1), true), Measure::Area).is_err());
}
