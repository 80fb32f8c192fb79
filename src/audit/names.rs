//! The names a standard gives to what a file may hold, for the intake.

use crate::intake::{FieldName, IndicatorName, Vocabulary};
use crate::standard::Standard;

/// What to look for in the files of a standard's inspections.
pub fn vocabulary(standard: &Standard) -> Vocabulary {
    let indicators = standard.indicators.iter().map(|indicator| {
        let field = indicator.check.as_ref().map(|check| check.subject.stated().to_owned());
        let (title, terms) = (&indicator.title.zh, indicator.terms.clone());
        IndicatorName::new(indicator.id.clone(), title, terms, indicator.points, field, indicator.polarity)
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
