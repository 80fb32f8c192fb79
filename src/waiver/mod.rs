//! Waivers: approved, dated exceptions, each for one indicator at one centre.

mod by_centre;
mod read;

use std::sync::Arc;

use jiff::civil::Date;

use crate::place::Place;
use crate::problem::Problem;
use crate::text::match_key;

pub use by_centre::ByCentre;

/// A waiver that ends within so many days is pointed out (our convention).
pub const SOON: i32 = 30;

/// One exception.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The standard, by id.
    pub standard: String,
    /// The indicator, by id.
    pub indicator: String,
    /// The centre, by name or code.
    pub centre: String,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// The first day it holds.
    pub granted: Date,
    /// The last day it holds.
    pub through: Date,
    /// The number of the document that grants it.
    pub reference: Option<String>,
    /// Where it stands.
    pub at: Place,
}

/// How a waiver stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It holds; and for so many days more.
    Holds(i32),
    /// It does not hold yet.
    NotYet,
    /// It holds no more.
    Expired,
}

/// The waivers of a file, in its order.
#[derive(Debug, Clone, Default)]
pub struct Waivers {
    /// All of them.
    pub all: Arc<[Waiver]>,
    /// What is to be said of the file, short of mistakes.
    pub problems: Vec<Problem>,
}

impl Waivers {
    /// Reads the text of a file; `file` is the name its problems show.
    ///
    /// # Errors
    /// Every mistake of the file, in the order of their lines.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        read::read(file, text)
    }
}

impl Waiver {
    /// Whether it is about the centre of this name or code.
    pub fn is_for(&self, name: Option<&str>, code: Option<&str>) -> bool {
        let key = match_key(&self.centre);
        [name, code].into_iter().flatten().any(|one| match_key(one) == key)
    }

    /// How it stands on a day; its first and last day count.
    pub fn on(&self, day: Date) -> Validity {
        if day < self.granted {
            Validity::NotYet
        } else if day > self.through {
            Validity::Expired
        } else {
            // A waiver of more days than a number holds does not end soon.
            Validity::Holds(day.until(self.through).map_or(i32::MAX, |left| left.get_days()))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_first_and_the_last_day_count() {
        let waiver = Waiver {
            standard: String::new(),
            indicator: String::new(),
            centre: "示例镇便民服务中心".to_owned(),
            reason: String::new(),
            approved_by: String::new(),
            granted: date(2026, 1, 10),
            through: date(2026, 12, 31),
            reference: None,
            at: Place::file("a"),
        };
        assert_eq!(waiver.on(date(2026, 1, 9)), Validity::NotYet);
        assert_eq!(waiver.on(date(2026, 1, 10)), Validity::Holds(355));
        assert_eq!(waiver.on(date(2026, 12, 31)), Validity::Holds(0));
        assert_eq!(waiver.on(date(2027, 1, 1)), Validity::Expired);
        assert!(waiver.is_for(Some("示例鎮便民服務中心"), None), "the same name in the other script");
        assert!(!waiver.is_for(Some("示例乙镇便民服务中心"), Some("330201")));
    }
}
