//! The names a standard gives to what a file may hold, for the intake.

use crate::intake::{FieldName, IndicatorName, Vocabulary};
use crate::standard::Standard;

/// What to look for in the files of a standard's inspections.
pub fn vocabulary(standard: &Standard) -> Vocabulary {
    Vocabulary {
        indicators: standard
            .indicators
            .iter()
            .map(|indicator| IndicatorName {
                id: indicator.id.clone(),
                title: indicator.title.zh.clone(),
                points: indicator.points,
                terms: indicator.terms.iter().cloned().chain([indicator.title.zh.clone()]).collect(),
                field: indicator.check.as_ref().map(|check| check.subject.stated().to_owned()),
                polarity: indicator.polarity,
            })
            .collect(),
        fields: standard
            .fields
            .iter()
            .map(|field| FieldName {
                id: field.id.clone(),
                measure: field.measure,
                aliases: [field.label.zh.clone(), field.label.en.clone()]
                    .into_iter()
                    .chain(field.aliases.iter().cloned())
                    .collect(),
            })
            .collect(),
        grades: standard
            .grades
            .iter()
            .flat_map(|grade| [grade.name.zh.clone(), grade.name.en.clone()])
            .collect(),
        columns: standard.columns.clone(),
    }
}
