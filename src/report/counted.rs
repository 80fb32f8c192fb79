//! What was counted of an indicator in a list, in the order of its faults.

use crate::intake::{Count, Inspection};
use crate::standard::{Bonus, Deduction, Indicator};
use crate::wording::Bilingual;

/// One count with what it is of.
pub(super) struct Counted<'a> {
    /// The number its row has in a list: `8(-1)`, `8(+1)`.
    pub(super) number: String,
    /// The id of the fault, or `bonus`.
    pub(super) id: &'a str,
    /// What was counted.
    pub(super) name: &'a Bilingual,
    /// What stands in the cell.
    pub(super) count: &'a Count,
}

/// The counts of an indicator that a list has.
pub(super) fn counted_of<'a>(inspection: &'a Inspection, indicator: &'a Indicator) -> Vec<Counted<'a>> {
    let Some(counts) = inspection.counts.get(&indicator.id) else { return Vec::new() };
    let faults = indicator.deductions.iter().filter(|deduction| deduction.per.is_counted()).enumerate();
    let faults = faults.map(|(at, deduction)| {
        (Deduction::number(&indicator.id, at), deduction.id.as_str(), &deduction.name)
    });
    let bonus = indicator.bonus.map(|_| (Bonus::number(&indicator.id), Bonus::COUNT, &indicator.title));
    faults
        .chain(bonus)
        .filter_map(|(number, id, name)| Some(Counted { number, id, name, count: counts.get(id)? }))
        .collect()
}
