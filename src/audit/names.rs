//! The names a standard gives to what a file may hold, for the intake.

use crate::intake::{FieldName, IndicatorName, PartName, Vocabulary};
use crate::standard::{Bonus, Deduction, Indicator, Per, Set, Standard};

/// What to look for in the files of a standard's inspections.
pub fn vocabulary(standard: &Standard) -> Vocabulary {
    names(standard, standard)
}

/// What to look for where a standard's inspections may also state the measured facts of another:
/// its indicators, and the other's fields instead of its own.
pub fn vocabulary_with_fields_of(standard: &Standard, other: &Standard) -> Vocabulary {
    names(standard, other)
}

fn names(standard: &Standard, with_fields: &Standard) -> Vocabulary {
    let has_own = std::ptr::eq(standard, with_fields);
    // Rows of what a tailoring switches off are known, and judged by nothing.
    let off = standard.tailoring.iter().flat_map(|tailoring| &tailoring.off);
    let indicators = standard.indicators.iter().chain(off).map(|indicator| {
        // The measured values in the rows are for the standard's own fields.
        let check = indicator.check.as_ref().filter(|_| has_own);
        let field = check.and_then(|check| check.subject.stated()).map(str::to_owned);
        let terms = indicator.terms.clone();
        IndicatorName::new(
            indicator.id.clone(),
            &indicator.title,
            terms,
            indicator.points,
            field,
            indicator.polarity,
        )
        .with_members(members(indicator))
        .with_counted(counted(indicator))
    });
    let fields = with_fields.fields.iter().map(|field| {
        let labels = [field.label.zh.clone(), field.label.en.clone()];
        let aliases: Vec<String> = labels.into_iter().chain(field.aliases.iter().cloned()).collect();
        FieldName::new(field.id.clone(), field.measure, &aliases)
    });
    let grades: Vec<String> =
        standard.grades.iter().flat_map(|grade| [grade.name.zh.clone(), grade.name.en.clone()]).collect();
    Vocabulary::new(indicators.collect(), fields.collect(), &grades, &standard.columns)
}

fn members(indicator: &Indicator) -> Vec<PartName> {
    let Some(set) = indicator.check.as_ref().and_then(|check| check.subject.set()) else { return Vec::new() };
    set.members
        .iter()
        .enumerate()
        .map(|(position, member)| {
            let number = Set::number(&indicator.id, position);
            PartName::new(member.id.clone(), &number, &[&member.name.zh, &member.name.en])
        })
        .collect()
}

/// What an inspector counts of an indicator: faults that cost points, or what earns a bonus.
fn counted(indicator: &Indicator) -> Vec<PartName> {
    if let Some(bonus) = indicator.bonus {
        let labels = [indicator.title.zh.as_str(), &indicator.title.en];
        let name = PartName::new(Bonus::COUNT.to_owned(), &Bonus::number(&indicator.id), &labels);
        return if bonus.per_occurrence { vec![name] } else { Vec::new() };
    }
    let counted = indicator.deductions.iter().filter(|deduction| deduction.per.is_counted());
    counted
        .enumerate()
        .map(|(position, deduction)| {
            let number = Deduction::number(&indicator.id, position);
            let labels = [deduction.name.zh.as_str(), &deduction.name.en];
            let name = PartName::new(deduction.id.clone(), &number, &labels);
            if deduction.per == Per::Flat { name.yes_or_no() } else { name }
        })
        .collect()
}
