//! The lines of a checklist: headings, indicators, the members of their sets, the fields to
//! measure, the faults to count.

use std::collections::BTreeMap;

use super::counted::{self, Counted};
use crate::standard::{Field, Group, Indicator, Level, Member, Section, Standard, Subject};

/// One line below the header.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line<'a> {
    /// A first-level heading.
    Section(&'a Section),
    /// A second-level heading.
    Group(&'a Group),
    /// An indicator.
    Indicator(&'a Indicator),
    /// One thing of the set of the indicator above.
    Member(&'a Indicator, usize, &'a Member),
    /// A field that the ratio of the indicator above is worked out from.
    Field(&'a Field),
    /// Something of the indicator above that is counted.
    Count(&'a Indicator, Counted<'a>),
}

/// All lines, and the line in which each field is entered: the first that asks for it.
pub(super) struct Lines<'a> {
    pub(super) all: Vec<Line<'a>>,
    entered: BTreeMap<&'a str, usize>,
    counted: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Lines<'a> {
    /// The lines for the indicators of a level that `keep` wants.
    pub(super) fn new(standard: &'a Standard, level: Level, keep: impl Fn(&Indicator) -> bool) -> Self {
        let mut lines = Lines { all: Vec::new(), entered: BTreeMap::new(), counted: BTreeMap::new() };
        let mut last: Option<(usize, usize)> = None;
        for indicator in standard.indicators_at(level).filter(|indicator| keep(indicator)) {
            let (section, group) = standard.heading(indicator);
            if last.is_none_or(|(section, _)| section != indicator.heading.0) {
                lines.all.push(Line::Section(section));
            }
            if last != Some(indicator.heading) {
                lines.all.push(Line::Group(group));
            }
            last = Some(indicator.heading);
            lines.indicator(standard, indicator);
        }
        lines
    }

    fn indicator(&mut self, standard: &'a Standard, indicator: &'a Indicator) {
        let own = self.all.len();
        self.all.push(Line::Indicator(indicator));
        match indicator.check.as_ref().map(|check| &check.subject) {
            Some(Subject::Field(field)) => drop(self.entered.entry(field.as_str()).or_insert(own)),
            Some(Subject::Ratio { of, over, stated }) => {
                self.entered.entry(stated.as_str()).or_insert(own);
                for id in [of, over] {
                    self.entered.entry(id.as_str()).or_insert(self.all.len());
                    self.all.push(Line::Field(standard.field(id)));
                }
            }
            Some(Subject::Set(set)) => {
                let members = set.members.iter().enumerate();
                self.all.extend(members.map(|(at, member)| Line::Member(indicator, at, member)));
            }
            None => {}
        }
        // The figure of a condition is entered below, if nothing further up asked for it.
        let condition = indicator.when.as_ref().and_then(|when| when.check.as_ref());
        let fields: Vec<&'a String> = match condition.map(|check| &check.subject) {
            Some(Subject::Field(field)) => vec![field],
            Some(Subject::Ratio { of, over, .. }) => vec![of, over],
            Some(Subject::Set(_)) | None => Vec::new(),
        };
        for id in fields {
            if !self.entered.contains_key(id.as_str()) {
                self.entered.insert(id, self.all.len());
                self.all.push(Line::Field(standard.field(id)));
            }
        }
        let first = self.all.len();
        self.all.extend(counted::of(indicator).into_iter().map(|counted| Line::Count(indicator, counted)));
        if self.all.len() > first {
            self.counted.insert(&indicator.id, (first, self.all.len() - 1));
        }
    }

    /// The first and the last line in which something of an indicator is counted.
    pub(super) fn counted(&self, indicator: &str) -> Option<(usize, usize)> {
        self.counted.get(indicator).copied()
    }

    /// The line in which a field is entered.
    pub(super) fn entered(&self, field: &str) -> Option<usize> {
        self.entered.get(field).copied()
    }

    /// The indicator under which a field was entered further up than `line`.
    pub(super) fn entered_before(&self, field: &str, line: usize) -> Option<&'a Indicator> {
        let entered = self.entered(field).filter(|entered| *entered < line)?;
        self.indicators().take_while(|(at, _)| *at <= entered).last().map(|(_, indicator)| indicator)
    }

    /// The indicators, each with its line.
    pub(super) fn indicators(&self) -> impl Iterator<Item = (usize, &'a Indicator)> + '_ {
        self.all.iter().enumerate().filter_map(|(at, line)| match line {
            Line::Indicator(indicator) => Some((at, *indicator)),
            Line::Section(_) | Line::Group(_) | Line::Member(..) | Line::Field(_) | Line::Count(..) => None,
        })
    }
}
