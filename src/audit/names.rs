//! The names a standard gives to what a file may hold, for the intake.

use crate::intake::{FieldName, IndicatorName, MemberName, Vocabulary};
use crate::standard::{Indicator, Set, Standard};

/// What to look for in the files of a standard's inspections.
pub fn vocabulary(standard: &Standard) -> Vocabulary {
    let indicators = standard.indicators.iter().map(|indicator| {
        let field = indicator.check.as_ref().and_then(|check| check.subject.stated()).map(str::to_owned);
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
    });
    let fields = standard.fields.iter().map(|field| {
        let labels = [field.label.zh.clone(), field.label.en.clone()];
        let aliases: Vec<String> = labels.into_iter().chain(field.aliases.iter().cloned()).collect();
        FieldName::new(field.id.clone(), field.measure, &aliases)
    });
    let grades: Vec<String> =
        standard.grades.iter().flat_map(|grade| [grade.name.zh.clone(), grade.name.en.clone()]).collect();
    Vocabulary::new(indicators.collect(), fields.collect(), &grades, &standard.columns)
}

fn members(indicator: &Indicator) -> Vec<MemberName> {
    let Some(set) = indicator.check.as_ref().and_then(|check| check.subject.set()) else { return Vec::new() };
    set.members
        .iter()
        .enumerate()
        .map(|(position, member)| {
            let number = Set::number(&indicator.id, position);
            MemberName::new(member.id.clone(), &number, &[&member.name.zh, &member.name.en])
        })
        .collect()
}
