//! The kinds of measured quantity, their units and how people write those.

use rust_decimal::Decimal;

/// A kind of quantity. Every quantity is kept in its base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Floor area, in square metres.
    Area,
    /// A part of a whole, from 0 to 1.
    Ratio,
    /// A length of time, in days.
    Days,
    /// People.
    Persons,
    /// How often in a year.
    TimesPerYear,
    /// Things counted.
    Items,
    /// A length of time, in minutes.
    Minutes,
    /// A length of time, in hours.
    Hours,
    /// A length of time, in working days.
    Workdays,
    /// A length of time, in years.
    Years,
    /// Rings of a telephone.
    Rings,
}

/// A way of writing a unit: the word (as a match key), and how many base units it is,
/// as a fraction; `loose` when the conversion is a convention (a month of 30 days).
pub(super) struct UnitWord {
    pub(super) word: &'static str,
    pub(super) times: i64,
    pub(super) over: i64,
    pub(super) loose: bool,
}

const fn unit(word: &'static str, times: i64, over: i64, loose: bool) -> UnitWord {
    UnitWord { word, times, over, loose }
}

const AREA: &[UnitWord] = &[
    unit("平方米", 1, 1, false),
    unit("m2", 1, 1, false),
    unit("m^2", 1, 1, false),
    unit("平米", 1, 1, false),
    unit("平方", 1, 1, false),
    unit("平", 1, 1, false),
    unit("sqm", 1, 1, false),
    unit("公顷", 10_000, 1, false),
    // One mu is 10000/15 m² (1 hectare = 15 mu), which no decimal states exactly.
    unit("亩", 10_000, 15, true),
];
const RATIO: &[UnitWord] = &[
    unit("%", 1, 100, false),
    unit("percent", 1, 100, false),
    unit("‰", 1, 1_000, false),
    unit("成", 1, 10, false),
];
const DAYS: &[UnitWord] = &[
    unit("天", 1, 1, false),
    unit("日", 1, 1, false),
    unit("days", 1, 1, false),
    unit("day", 1, 1, false),
    unit("d", 1, 1, false),
    unit("周", 7, 1, false),
    unit("星期", 7, 1, false),
    unit("小时", 1, 24, false),
    unit("个月", 30, 1, true),
    unit("月", 30, 1, true),
    unit("年", 365, 1, true),
];
const PERSONS: &[UnitWord] = &[
    unit("人", 1, 1, false),
    unit("名", 1, 1, false),
    unit("位", 1, 1, false),
    unit("persons", 1, 1, false),
    unit("people", 1, 1, false),
];
const TIMES_PER_YEAR: &[UnitWord] = &[
    unit("次/年", 1, 1, false),
    unit("次每年", 1, 1, false),
    unit("次", 1, 1, false),
    unit("场", 1, 1, false),
    unit("期", 1, 1, false),
    unit("回", 1, 1, false),
    unit("次/月", 12, 1, true),
    unit("次/季度", 4, 1, true),
    unit("次/季", 4, 1, true),
    unit("times/year", 1, 1, false),
    unit("times", 1, 1, false),
];
const ITEMS: &[UnitWord] = &[
    unit("个", 1, 1, false),
    unit("台", 1, 1, false),
    unit("项", 1, 1, false),
    unit("处", 1, 1, false),
    unit("件", 1, 1, false),
    unit("套", 1, 1, false),
    unit("间", 1, 1, false),
];
const MINUTES: &[UnitWord] = &[
    unit("分钟", 1, 1, false),
    unit("分", 1, 1, false),
    unit("minutes", 1, 1, false),
    unit("minute", 1, 1, false),
    unit("min", 1, 1, false),
    unit("小时", 60, 1, false),
    unit("时", 60, 1, false),
];
const HOURS: &[UnitWord] = &[
    unit("小时", 1, 1, false),
    unit("个小时", 1, 1, false),
    unit("时", 1, 1, false),
    unit("hours", 1, 1, false),
    unit("hour", 1, 1, false),
    unit("h", 1, 1, false),
    unit("分钟", 1, 60, false),
    unit("天", 24, 1, false),
];
const WORKDAYS: &[UnitWord] = &[
    unit("工作日", 1, 1, false),
    unit("个工作日", 1, 1, false),
    unit("workingdays", 1, 1, false),
    unit("workingday", 1, 1, false),
    unit("workdays", 1, 1, false),
    // Days of a calendar are not working days, but are often written for them.
    unit("天", 1, 1, true),
    unit("日", 1, 1, true),
    unit("days", 1, 1, true),
];
const YEARS: &[UnitWord] = &[
    unit("年", 1, 1, false),
    unit("周年", 1, 1, false),
    unit("years", 1, 1, false),
    unit("year", 1, 1, false),
    unit("个月", 1, 12, false),
    unit("月", 1, 12, false),
    unit("months", 1, 12, false),
    unit("天", 1, 365, true),
    unit("日", 1, 365, true),
];
const RINGS: &[UnitWord] = &[
    unit("声", 1, 1, false),
    unit("响", 1, 1, false),
    unit("次", 1, 1, false),
    unit("rings", 1, 1, false),
    unit("ring", 1, 1, false),
];

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 11] = [
        Measure::Area,
        Measure::Ratio,
        Measure::Days,
        Measure::Persons,
        Measure::TimesPerYear,
        Measure::Items,
        Measure::Minutes,
        Measure::Hours,
        Measure::Workdays,
        Measure::Years,
        Measure::Rings,
    ];

    /// Its name in a standard's file.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Area => "area",
            Measure::Ratio => "ratio",
            Measure::Days => "days",
            Measure::Persons => "persons",
            Measure::TimesPerYear => "times_per_year",
            Measure::Items => "items",
            Measure::Minutes => "minutes",
            Measure::Hours => "hours",
            Measure::Workdays => "workdays",
            Measure::Years => "years",
            Measure::Rings => "rings",
        }
    }

    /// The kind with this name in a standard's file.
    pub fn parse(id: &str) -> Option<Self> {
        Measure::ALL.into_iter().find(|measure| measure.id() == id)
    }

    /// The base unit, as JSON names it.
    pub fn unit(self) -> &'static str {
        match self {
            Measure::Area => "m2",
            Measure::Ratio => "ratio",
            Measure::Days => "day",
            Measure::Persons => "person",
            Measure::TimesPerYear => "times_per_year",
            Measure::Items => "item",
            Measure::Minutes => "minute",
            Measure::Hours => "hour",
            Measure::Workdays => "workday",
            Measure::Years => "year",
            Measure::Rings => "ring",
        }
    }

    /// The key of its unit's name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Area => "unit-area",
            Measure::Ratio => "unit-ratio",
            Measure::Days => "unit-days",
            Measure::Persons => "unit-persons",
            Measure::TimesPerYear => "unit-times_per_year",
            Measure::Items => "unit-items",
            Measure::Minutes => "unit-minutes",
            Measure::Hours => "unit-hours",
            Measure::Workdays => "unit-workdays",
            Measure::Years => "unit-years",
            Measure::Rings => "unit-rings",
        }
    }

    /// Whether only whole numbers can be meant.
    pub fn is_count(self) -> bool {
        match self {
            Measure::Persons | Measure::Items | Measure::Rings => true,
            Measure::Area
            | Measure::Ratio
            | Measure::Days
            | Measure::TimesPerYear
            | Measure::Minutes
            | Measure::Hours
            | Measure::Workdays
            | Measure::Years => false,
        }
    }

    pub(super) fn words(self) -> &'static [UnitWord] {
        match self {
            Measure::Area => AREA,
            Measure::Ratio => RATIO,
            Measure::Days => DAYS,
            Measure::Persons => PERSONS,
            Measure::TimesPerYear => TIMES_PER_YEAR,
            Measure::Items => ITEMS,
            Measure::Minutes => MINUTES,
            Measure::Hours => HOURS,
            Measure::Workdays => WORKDAYS,
            Measure::Years => YEARS,
            Measure::Rings => RINGS,
        }
    }

    /// The longest unit word that `text` begins with.
    pub(super) fn unit_at(self, text: &str) -> Option<&'static UnitWord> {
        self.words().iter().filter(|unit| text.starts_with(unit.word)).max_by_key(|unit| unit.word.len())
    }
}

impl UnitWord {
    /// A number of these, in base units.
    pub(super) fn to_base(&self, number: Decimal) -> Option<Decimal> {
        number.checked_mul(self.times.into())?.checked_div(self.over.into())
    }
}
