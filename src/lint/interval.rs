//! What required indicators ask of one field, as bounds that can be held against each other.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::rule::Found;
use super::subject::{Subject, figure_at};
use crate::standard::{Comparison, Indicator, Level, said};

/// The least and the most there may be, and whether those are themselves allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    least: Option<Decimal>,
    most: Option<Decimal>,
    inclusive: bool,
}

/// What one indicator asks of a field.
pub(super) struct Claim<'a> {
    field: &'a str,
    indicator: &'a Indicator,
    /// Where its threshold stands.
    at: Range<usize>,
    comparison: Comparison,
    /// By grade and level.
    asks: BTreeMap<(usize, Level), Bounds>,
}

/// Reports each indicator whose claim is at odds with that of one before it, with the first such.
pub(super) fn report_pairs(
    on: &Subject<'_>,
    found: &mut Found,
    at_odds: impl Fn(&Claim<'_>, &Claim<'_>) -> bool,
) {
    let claims = claims(on);
    for (position, claim) in claims.iter().enumerate() {
        if let Some(other) = claims[..position].iter().find(|other| at_odds(other, claim)) {
            found.report(&claim.indicator.id, &claim.at, |m| {
                m.with("id", claim.indicator.id.as_str())
                    .with("other", other.indicator.id.as_str())
                    .with("field", claim.field)
            });
        }
    }
}

/// What every indicator asks that is required and has no condition.
fn claims<'a>(on: &Subject<'a>) -> Vec<Claim<'a>> {
    let Some(standard) = on.standard else { return Vec::new() };
    let mut found = Vec::new();
    for (indicator, check, written) in on.checks() {
        let Some(field) = check.subject.stated().filter(|_| indicator.when.is_none()) else { continue };
        let mut asks = BTreeMap::new();
        for (grade, level) in indicator
            .required_for
            .iter()
            .flat_map(|grade| indicator.levels.iter().map(|level| (*grade, *level)))
        {
            if let Some(amount) = check.threshold.get(grade, level) {
                asks.insert(
                    (grade, level),
                    bounds(check.comparison, said::value(amount, standard), check.upper),
                );
            }
        }
        let at = figure_at(check, written, "");
        found.push(Claim { field, indicator, at, comparison: check.comparison, asks });
    }
    // What a tailoring says comes after what its base says, and is what is at odds.
    found.sort_by_key(|claim| claim.at.start);
    found
}

fn bounds(comparison: Comparison, value: Decimal, upper: Option<Decimal>) -> Bounds {
    let (least, most) = match comparison {
        Comparison::AtLeast | Comparison::Above => (Some(value), None),
        Comparison::AtMost | Comparison::Below => (None, Some(value)),
        Comparison::Exactly => (Some(value), Some(value)),
        Comparison::Between => (Some(value), upper),
    };
    let inclusive = !matches!(comparison, Comparison::Above | Comparison::Below);
    Bounds { least, most, inclusive }
}

impl Claim<'_> {
    /// Whether no figure satisfies both, for some grade at some level.
    pub(super) fn excludes(&self, other: &Claim<'_>) -> bool {
        self.meets(other, |a, b| {
            let crossed = |least: Option<Decimal>, most: Option<Decimal>| match (least, most) {
                (Some(least), Some(most)) => least > most || (least == most && !(a.inclusive && b.inclusive)),
                (Some(_) | None, None) | (None, Some(_)) => false,
            };
            crossed(a.least, b.most) || crossed(b.least, a.most)
        })
    }

    /// Whether both compare in the same way with different figures, for some grade at some level.
    pub(super) fn differs(&self, other: &Claim<'_>) -> bool {
        self.comparison == other.comparison && self.meets(other, |a, b| a != b)
    }

    fn meets(&self, other: &Claim<'_>, how: impl Fn(&Bounds, &Bounds) -> bool) -> bool {
        self.field == other.field
            && self.asks.iter().any(|(key, own)| other.asks.get(key).is_some_and(|others| how(own, others)))
    }
}
