//! Which changes to a standard its cases notice: those with which a case comes out otherwise than
//! expected, in something it does not without.

use super::case::Case;
use super::mutant::{About, Mutant, What};
use super::mutate::{mutants, names};
use super::run::{Mismatch, run};
use crate::standard::{Level, Standard};

/// What came of changing a standard.
#[derive(Debug)]
pub struct Noticed {
    /// How many changes were made.
    pub made: usize,
    /// Those that no case noticed, in the standard's order.
    pub unnoticed: Vec<Mutant>,
}

/// Makes every change and looks for a case that notices it.
pub fn notice(standard: &Standard, cases: &[&Case]) -> Noticed {
    let known: Vec<Vec<Mismatch>> = cases.iter().map(|case| run(case, standard).mismatches).collect();
    let mutants = mutants(standard);
    let made = mutants.len();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = made.div_ceil(workers).max(1);
    let chunks: Vec<Vec<Mutant>> = mutants.chunks(share).map(<[Mutant]>::to_vec).collect();
    let of_chunk = |chunk: Vec<Mutant>| {
        let mut standard = standard.clone();
        let unnoticed =
            chunk.into_iter().filter_map(|mutant| unless_noticed(mutant, &mut standard, cases, &known));
        unnoticed.collect::<Vec<_>>()
    };
    let unnoticed = std::thread::scope(|scope| {
        let running: Vec<_> = chunks.into_iter().map(|chunk| scope.spawn(|| of_chunk(chunk))).collect();
        let done = running.into_iter().map(|worker| match worker.join() {
            Ok(unnoticed) => unnoticed,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.flatten().collect()
    });
    Noticed { made, unnoticed }
}

/// The change, where no case notices it.
fn unless_noticed(
    mut mutant: Mutant,
    standard: &mut Standard,
    cases: &[&Case],
    known: &[Vec<Mismatch>],
) -> Option<Mutant> {
    let reach = Reach::of(&mutant, standard);
    // Cases that ask about the very thing come first, then those that look at the whole.
    let mut order: Vec<(u8, usize)> =
        cases.iter().enumerate().filter_map(|(at, case)| Some((reach.order(case)?, at))).collect();
    order.sort_unstable();
    mutant.swap(standard);
    let is_noticed = order.into_iter().any(|(_, at)| {
        let now = run(cases[at], standard).mismatches;
        now.iter().any(|mismatch| !known[at].contains(mismatch))
    });
    mutant.swap(standard);
    (!is_noticed).then_some(mutant)
}

/// What a change can show in.
struct Reach {
    /// The indicators whose verdicts or points it can change; `None` for any.
    indicators: Option<Vec<String>>,
    levels: Vec<Level>,
    /// Whether it changes grades and nothing before them.
    is_of_grades: bool,
}

impl Reach {
    fn of(mutant: &Mutant, standard: &Standard) -> Reach {
        let (indicators, levels) = match mutant.about {
            About::Indicator(at) => {
                let one = &standard.indicators[at];
                let levels = mutant.level.map_or_else(|| one.levels.clone(), |level| vec![level]);
                (Some(vec![one.id.clone()]), levels)
            }
            About::Parameter(at) => {
                let id = &standard.parameters[at].id;
                let judged = standard.indicators.iter().filter(|one| names(one, id));
                (Some(judged.map(|one| one.id.clone()).collect()), standard.levels.clone())
            }
            About::Section(_) | About::Grade(_) | About::Scoring => (None, standard.levels.clone()),
        };
        let is_of_grades = matches!(mutant.what, What::Obligation | What::Required)
            || matches!(mutant.about, About::Grade(_));
        Reach { indicators, levels, is_of_grades }
    }

    /// How soon to run a case; `None` where it cannot notice the change.
    fn order(&self, case: &Case) -> Option<u8> {
        let asks = |id: &String| case.points.contains_key(id) || case.expect.iter().any(|(one, _)| one == id);
        let is_whole = case.is_whole();
        if !self.levels.contains(&case.level) {
            return None;
        }
        match (&self.indicators, self.is_of_grades) {
            (_, true) => is_whole.then_some(1),
            (Some(ids), false) if ids.iter().any(asks) => Some(0),
            (Some(_), false) => is_whole.then_some(1),
            (None, false) => Some(1),
        }
    }
}
