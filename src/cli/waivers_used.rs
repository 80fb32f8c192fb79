//! Waivers over a whole run of many centres: which of them found their centre, and what there is to
//! say of the others, once.

use std::collections::BTreeSet;
use std::sync::Arc;

use dabiao::problem::Problem;
use dabiao::standard::Builtin;
use dabiao::text::nearest;
use dabiao::waiver::{ByCentre, Waivers};
use dabiao::wording::Message;

use super::shelf::Known;

/// The waivers of a run, and the centres it has seen so far.
#[derive(Debug, Default)]
pub(crate) struct WaiversUsed {
    waivers: Waivers,
    by_centre: ByCentre,
    /// Whether a centre of the waiver's own standard was seen.
    is_met: Vec<bool>,
    /// The standards that centres were judged by.
    judged_by: BTreeSet<String>,
}

impl WaiversUsed {
    pub(crate) fn new(waivers: Waivers) -> Self {
        let is_met = vec![false; waivers.all.len()];
        WaiversUsed { by_centre: ByCentre::new(&waivers), is_met, waivers, judged_by: BTreeSet::new() }
    }

    /// The waivers, to look up those of a centre.
    pub(crate) fn by_centre(&self) -> &ByCentre {
        &self.by_centre
    }

    /// Takes note of a centre that was judged by these standards.
    pub(crate) fn saw<'a>(
        &mut self,
        standards: impl IntoIterator<Item = &'a str>,
        name: Option<&str>,
        code: Option<&str>,
    ) {
        if self.is_met.is_empty() {
            return;
        }
        let numbers = self.by_centre.numbers(name, code);
        for standard in standards {
            if !self.judged_by.contains(standard) {
                self.judged_by.insert(standard.to_owned());
            }
            for number in &numbers {
                self.is_met[*number] |= self.waivers.all[*number].standard == standard;
            }
        }
    }

    /// What there is to say of the file as a whole: overlaps, and waivers that name a standard, an
    /// indicator or a centre that is not here.
    pub(crate) fn problems(&self, known: &[Arc<Known>]) -> Vec<Problem> {
        let mut problems = self.waivers.problems.clone();
        for (waiver, is_met) in self.waivers.all.iter().zip(&self.is_met) {
            let about = |code| Problem::warning(code, waiver.at.clone());
            let is_by = self.judged_by.contains(&waiver.standard);
            if !is_by && Builtin::find(&waiver.standard).is_none() {
                problems.push(about("waiver_no_standard").with("word", waiver.standard.as_str()));
                continue;
            }
            let standard = known.iter().map(|known| &known.standard).find(|one| one.id == waiver.standard);
            let ids =
                || standard.into_iter().flat_map(|one| one.indicators.iter().map(|own| own.id.as_str()));
            if standard.is_some() && !ids().any(|id| id == waiver.indicator) {
                let hint = match nearest(&waiver.indicator, ids()) {
                    Some(near) => Message::new("did-you-mean").with("word", near),
                    None => Message::new("no-suggestion"),
                };
                let problem = about("waiver_unknown_indicator").with("word", waiver.indicator.as_str());
                problems.push(problem.with("hint", hint));
            } else if !is_met {
                let problem = about("waiver_no_centre").with("centre", waiver.centre.as_str());
                let problem = problem.with("standard", waiver.standard.as_str());
                problems.push(problem.with("id", waiver.indicator.as_str()));
            }
        }
        problems
    }
}
