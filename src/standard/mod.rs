//! What a standard says: its grades, fields and indicators, and where each comes from.
//!
//! A file is read into its written form (`raw`) with the place of every word, and
//! validated into the form used here (`validate`); all its problems come at once.

mod builtin;
mod check;
mod clauses;
mod deviation;
pub mod diff;
mod figure;
mod grade;
mod head;
mod level;
mod points;
mod raw;
mod raw_points;
mod raw_tailoring;
pub mod said;
mod skeleton;
mod tailoring;
mod validate;
mod validate_check;
mod validate_points;
mod validate_whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

pub use builtin::{BUILTIN, Builtin};
pub use check::{Amount, Check, Comparison, Condition, Member, Set, SetRule, Subject, Threshold};
pub(crate) use clauses::expand as expand_clauses;
pub use deviation::Deviation;
pub use grade::{Grade, GradeCondition};
pub use head::Head;
pub use level::Level;
pub use points::{
    Band, Bonus, Credit, Deduction, NotApplicablePolicy, PartStep, Per, Rounding, Scoring, Weights,
};
pub(crate) use tailoring::over_as_far;
pub use tailoring::{Tailoring, extends, mistakes, over};

pub use skeleton::skeleton;

use crate::problem::Problem;
use crate::text::hex;
use crate::value::{Measure, Polarity};
use crate::wording::Bilingual;

/// One checklist: the requirements one document puts on service centres.
#[derive(Debug, Clone)]
pub struct Standard {
    /// Its id, unique among standards; the stem of its file's name.
    pub id: String,
    /// The edition of the document, usually its year.
    pub edition: String,
    /// Its title.
    pub title: Bilingual,
    /// The levels of centre it applies to.
    pub levels: Vec<Level>,
    /// The document it was derived from.
    pub source: Source,
    /// How points become a score.
    pub scoring: Scoring,
    /// Patterns of an official centre name; `××` stands for the place.
    pub name_patterns: Vec<String>,
    /// Grades, highest first; never empty.
    pub grades: Vec<Grade>,
    /// Sections, in the document's order.
    pub sections: Vec<Section>,
    /// Figures that change from year to year or place to place.
    pub parameters: Vec<Parameter>,
    /// Measured facts.
    pub fields: Vec<Field>,
    /// Indicators, in the document's order; never empty.
    pub indicators: Vec<Indicator>,
    /// Clauses that ask nothing of a centre.
    pub omitted: Vec<Omitted>,
    /// Damage, doubt and readings by inference.
    pub notes: Vec<Note>,
    /// Further header names, by the column's role.
    pub columns: BTreeMap<String, Vec<String>>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The standard it tailors, and how; `None` for one that stands by itself.
    pub tailoring: Option<Tailoring>,
}

/// The document a standard was derived from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its title, as it stands.
    pub title: String,
    /// Who issued it, and what is not known of that.
    pub issuer: Bilingual,
    /// How a clause is named, with `{}` for its number.
    pub locator: Bilingual,
    /// Every clause it has.
    pub clauses: Vec<String>,
}

/// A first-level heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// The second-level headings under it.
    pub groups: Vec<Group>,
    /// The points the document gives it.
    pub points: Option<Decimal>,
    /// Whether its points are a pool that its indicators' deductions are taken from, never below 0.
    pub pool: bool,
    /// Its weight as a part of 1, where the score is a weighted mean of sections.
    pub weight: Option<Decimal>,
}

/// A second-level heading.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id, unique in its section.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
}

/// A figure that the document sets for a time or leaves to somebody to set.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its id, the NAME of `--set NAME=VALUE`.
    pub id: String,
    /// What it is.
    pub label: Bilingual,
    /// The kind of quantity.
    pub measure: Measure,
    /// The value in base units.
    pub value: Decimal,
    /// The year the value is for, where it is set year by year.
    pub year: Option<i16>,
    /// The values of other years.
    pub by_year: BTreeMap<i16, Decimal>,
    /// Who sets it, where that is not the document itself.
    pub source: Option<Bilingual>,
    /// The clause it comes from.
    pub cite: String,
}

/// A measured fact.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Bilingual,
    /// The kind of quantity.
    pub measure: Measure,
    /// Headers people use for it.
    pub aliases: Vec<String>,
}

/// How strongly the document puts a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obligation {
    /// 应, 须, 必须, 不得
    Shall,
    /// 宜, 原则上, 鼓励
    Should,
    /// 可
    May,
}

/// One checkable requirement.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id, unique in its standard.
    pub id: String,
    /// Its section's and group's positions.
    pub heading: (usize, usize),
    /// A short name.
    pub title: Bilingual,
    /// What the inspector verifies.
    pub ask: Bilingual,
    /// How to verify, and what counts as evidence.
    pub how: Bilingual,
    /// Words its row has in other people's lists.
    pub terms: Vec<String>,
    /// Examples the document gives; never a closed set.
    pub examples: Vec<String>,
    /// The clause it comes from.
    pub cite: String,
    /// How strongly it is put.
    pub obligation: Obligation,
    /// The levels it applies to.
    pub levels: Vec<Level>,
    /// Positions of the grades it is required for.
    pub required_for: Vec<usize>,
    /// What 有 and 无 mean for it.
    pub polarity: Polarity,
    /// The check on measured fields; `None` where it is only attested.
    pub check: Option<Check>,
    /// What it is worth; 0 for a bonus.
    pub points: Decimal,
    /// What it earns of that where it is not met.
    pub credit: Credit,
    /// Steps of points by what is measured, from the most to the least.
    pub bands: Vec<Band>,
    /// Faults that cost points.
    pub deductions: Vec<Deduction>,
    /// What it adds beside the sum; `None` for a requirement.
    pub bonus: Option<Bonus>,
    /// Whether the document makes it a veto (一票否决).
    pub veto: bool,
    /// The highest grade that is left where it is not met.
    pub cap: Option<usize>,
    /// What has to hold for it to apply.
    pub when: Option<Condition>,
    /// The day by which the document wants it.
    pub due: Option<Date>,
}

/// A clause that asks nothing of a centre.
#[derive(Debug, Clone)]
pub struct Omitted {
    /// The clause.
    pub clause: String,
    /// Why nothing is asked.
    pub why: Bilingual,
}

/// What is damaged, missing or read by inference.
#[derive(Debug, Clone)]
pub struct Note {
    /// The clause it is about; `None` for the whole document.
    pub clause: Option<String>,
    /// The note.
    pub text: Bilingual,
}

impl Obligation {
    /// Its name in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Obligation::Shall => "shall",
            Obligation::Should => "should",
            Obligation::May => "may",
        }
    }

    /// The key of its name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Obligation::Shall => "obligation-shall",
            Obligation::Should => "obligation-should",
            Obligation::May => "obligation-may",
        }
    }

    fn parse(id: &str) -> Option<Self> {
        [Obligation::Shall, Obligation::Should, Obligation::May].into_iter().find(|o| o.id() == id)
    }
}

/// The roles that `[columns]` may give names to.
pub fn column_roles() -> &'static [&'static str] {
    validate::COLUMN_ROLES
}

impl Source {
    /// How the document names a clause: `58项之4`.
    fn named(&self, clause: &str) -> Bilingual {
        Bilingual { zh: self.locator.zh.replace("{}", clause), en: self.locator.en.replace("{}", clause) }
    }
}

impl Standard {
    /// Reads a standard from the text of its file; `file` is the name its problems show.
    ///
    /// # Errors
    /// Every problem of the file, in the order of their lines.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let mut doc = crate::document::Doc::new(Arc::from(file), text);
        let written = raw::read(&mut doc);
        let standard = written.and_then(|written| validate::validate(&mut doc, &written));
        let problems = doc.into_problems();
        match standard {
            Some(mut standard) if problems.is_empty() => {
                standard.sha256 = hex(&Sha256::digest(text.as_bytes()));
                Ok(standard)
            }
            _ => Err(problems),
        }
    }

    /// The position of a grade.
    pub fn grade(&self, id: &str) -> Option<usize> {
        self.grades.iter().position(|grade| grade.id == id)
    }

    /// Whether a score is the weighted mean of its sections' scores.
    pub fn is_weighted(&self) -> bool {
        self.sections.iter().any(|section| section.weight.is_some())
    }

    /// The field with this id. Ids in a validated standard always lead somewhere.
    pub fn field(&self, id: &str) -> &Field {
        self.fields.iter().find(|field| field.id == id).expect("validated: checks name known fields")
    }

    /// The section and group an indicator stands under.
    pub fn heading(&self, indicator: &Indicator) -> (&Section, &Group) {
        let section = &self.sections[indicator.heading.0];
        (section, &section.groups[indicator.heading.1])
    }

    /// How the document names a clause: `58项之4`.
    pub fn locator(&self, clause: &str) -> Bilingual {
        self.source.named(clause)
    }

    /// How the document that an indicator comes from names its clause: the standard's own, or for
    /// what a tailoring adds, the tailoring's.
    pub fn cited(&self, indicator: &Indicator) -> Bilingual {
        let added = self.tailoring.as_ref().filter(|tailoring| tailoring.added.contains(&indicator.id));
        match added.and_then(|tailoring| tailoring.source.as_ref()) {
            Some(source) => source.named(&indicator.cite),
            None => self.source.named(&indicator.cite),
        }
    }

    /// The indicators that apply to a level, in order.
    pub fn indicators_at(&self, level: Level) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.levels.contains(&level))
    }
}
