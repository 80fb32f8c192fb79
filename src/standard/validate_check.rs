//! Resolving a check: its fields or members, and what they are compared with.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::check::{Amount, Check, Member, Set, SetRule, Subject, Threshold};
use super::figure::amount;
use super::level::Level;
use super::raw::{RawAmount, RawCheck, RawSubject, RawThreshold};
use super::validate::{Names, levels, unique};
use crate::document::{Doc, Written, report_unknown};
use crate::text::nearest;
use crate::value::Measure;
use crate::wording::Bilingual;

type Text = Written<String>;

impl Names<'_> {
    pub(super) fn measure(&self, field: &str) -> Measure {
        self.fields.iter().find(|known| known.id == field).map_or(Measure::Items, |known| known.measure)
    }

    pub(super) fn check(&self, doc: &mut Doc<'_>, raw: &RawCheck) -> Option<Check> {
        let (subject, measure) = match &raw.subject {
            RawSubject::Field(field) => {
                let measure = self.field(doc, field)?.measure;
                (Subject::Field(field.value.clone()), measure)
            }
            RawSubject::Ratio { of, over, stated } => {
                let part = self.field(doc, of).map(|field| field.measure);
                let whole = self.field(doc, over).map(|field| field.measure);
                let share = self.field(doc, stated).map(|field| field.measure);
                if part? != whole? || share? != Measure::Ratio {
                    doc.report("ratio_types", &stated.at, |p| p);
                    return None;
                }
                let name = |written: &Text| written.value.clone();
                let subject = Subject::Ratio { of: name(of), over: name(over), stated: name(stated) };
                (subject, Measure::Ratio)
            }
            RawSubject::Set { members, rule, open } => {
                unique(doc, members.iter().map(|(id, _)| id));
                let member =
                    |(id, name): &(Text, Bilingual)| Member { id: id.value.clone(), name: name.clone() };
                let members = members.iter().map(member).collect();
                (Subject::Set(Set { members, rule: *rule, open: *open }), Measure::Items)
            }
        };
        let counted_at = raw.threshold.at();
        let threshold = match &raw.threshold {
            RawThreshold::Same(_) if matches!(&subject, Subject::Set(set) if set.rule == SetRule::AllOf) => {
                let members = subject.set().map_or(0, |set| set.members.len());
                Threshold::Same(Amount::Fixed(members.into()))
            }
            RawThreshold::Same(one) => Threshold::Same(self.amount(doc, one, measure)?),
            RawThreshold::Each(each) => self.threshold(doc, each, measure)?,
        };
        if let Subject::Set(set) = &subject {
            let members = Decimal::from(set.members.len());
            let fits = |amount: &&Amount| match amount {
                Amount::Fixed(count) => *count > Decimal::ZERO && *count <= members,
                Amount::Parameter(_) => true,
            };
            if !threshold.amounts().iter().all(fits) {
                doc.report("count_beyond_set", &counted_at, |p| p.with("members", set.members.len()));
                return None;
            }
        }
        let upper = match &raw.upper {
            Some(written) => {
                let upper = amount(doc, written, measure)?;
                let is_below = |lower: &&Amount| matches!(lower, Amount::Fixed(lower) if *lower > upper);
                if threshold.amounts().iter().any(is_below) {
                    doc.report("bounds_crossed", &written.at, |p| p);
                    return None;
                }
                Some(upper)
            }
            None => None,
        };
        Some(Check { subject, comparison: raw.comparison, threshold, upper })
    }

    /// A table of figures: by level when its first key names one, otherwise by grade.
    fn threshold(
        &self,
        doc: &mut Doc<'_>,
        each: &[(Text, RawAmount)],
        measure: Measure,
    ) -> Option<Threshold> {
        let by_level = each.first().is_some_and(|(key, _)| Level::parse(&key.value).is_some());
        if by_level {
            let mut amounts = BTreeMap::new();
            for (key, raw) in each {
                let level = levels(doc, std::slice::from_ref(key)).pop();
                amounts.insert(level?, self.amount(doc, raw, measure)?);
            }
            return Some(Threshold::ByLevel(amounts));
        }
        let mut amounts = BTreeMap::new();
        for (key, raw) in each {
            let grade = self.grade(doc, key);
            amounts.insert(grade?, self.amount(doc, raw, measure)?);
        }
        Some(Threshold::ByGrade(amounts))
    }

    fn amount(&self, doc: &mut Doc<'_>, raw: &RawAmount, measure: Measure) -> Option<Amount> {
        match raw {
            RawAmount::Number(written) => amount(doc, written, measure).map(Amount::Fixed),
            RawAmount::Parameter(name) => {
                let found = self.parameters.iter().find(|parameter| parameter.id == name.value);
                match found {
                    Some(parameter) if parameter.measure == measure => {
                        Some(Amount::Parameter(name.value.clone()))
                    }
                    Some(_) => {
                        doc.report("parameter_type", &name.at, |p| p.with("word", name.value.as_str()));
                        None
                    }
                    None => {
                        let near = nearest(&name.value, self.parameters.iter().map(|p| p.id.as_str()));
                        report_unknown(doc, "unknown_parameter_in_standard", name, near);
                        None
                    }
                }
            }
        }
    }
}
