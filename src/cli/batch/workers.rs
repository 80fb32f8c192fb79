//! Several sources worked on at once, and what comes of them taken in their order.
//!
//! Whoever makes pieces takes them too, its own and those that others have ready, where it is their
//! turn and nobody else is taking: to wake another thread for it, on another processor, takes longer.

use std::any::Any;
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Pieces that are handed over at once.
const AT_ONCE: usize = 32;

/// Handfuls of one run that wait to be taken: a roster has thousands of pieces, and memory must not
/// hold them all.
const WAITING: usize = 1;

/// Runs of sources that may be begun before the first of them is done, for each thread, where what comes
/// of them takes memory.
pub(crate) const AHEAD: usize = 3;

/// Small sources that one thread takes at once, and what they may weigh together: of a form come three
/// pieces, which is a handful.
const RUN: usize = 10;
const WEIGHT: u64 = 256 << 10;

/// What one thread makes of the sources it took.
enum Given<P> {
    Piece(P),
    /// What follows is of the next source.
    Next,
}

type Handful<P> = Vec<Given<P>>;

/// What has come of a run of sources.
struct Coming<P> {
    handfuls: VecDeque<Handful<P>>,
    /// Whether there is no more to come.
    is_whole: bool,
    /// Whether sources of it were left out: nothing that comes after it can be taken.
    is_broken: bool,
    /// The source whose pieces are being taken, by its place in the run.
    at: usize,
    /// The source of which no more is wanted.
    done: Option<usize>,
}

impl<P> Coming<P> {
    fn new() -> Self {
        Coming { handfuls: VecDeque::new(), is_whole: false, is_broken: false, at: 0, done: None }
    }
}

/// Whose turn it is, and what is there.
struct Turns<P> {
    /// The run whose pieces are taken next.
    turn: usize,
    /// Every run that was begun and not yet taken as a whole, by its number.
    runs: BTreeMap<usize, Coming<P>>,
    /// Whether some thread is taking.
    is_taking: bool,
    /// How many threads wait for something to be taken.
    waiting: usize,
}

/// What the threads share.
struct Shared<'s, P, T, E> {
    turns: Mutex<Turns<P>>,
    /// Something was taken, or all is over.
    moved: Condvar,
    take: Mutex<Taking<T, E>>,
    stop: &'s AtomicBool,
}

/// What takes the pieces, and how that ended early.
struct Taking<T, E> {
    take: T,
    failed: Option<E>,
    panic: Option<Box<dyn Any + Send>>,
}

/// The run is to stop: what is being done is not needed any more.
#[derive(Debug)]
pub(crate) struct Abandoned;

/// Works on sources with `jobs` threads. Each thread gets its own worker from `hire`; the pieces of
/// a source go to `take` in order, source after source, whoever made them. Where `take` is done with a
/// source early (`Ok(false)`), the rest of its pieces is not asked for. Sources that `weigh` little are
/// worked on several at a time. Once `stop` is set nothing more is made, and of what was made only that
/// is taken before which nothing is missing. `ahead` says how many runs each thread may be before the one
/// whose turn it is.
pub(crate) fn run<S, P, W, E>(
    sources: impl Iterator<Item = S> + Send,
    weigh: impl Fn(&S) -> u64 + Sync,
    (jobs, ahead, stop): (usize, usize, &AtomicBool),
    hire: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>) + Sync,
    take: impl FnMut(&mut P) -> Result<bool, E> + Send,
) -> Result<(), E>
where
    S: Send,
    P: Send,
    E: Send,
{
    if jobs == 1 {
        return alone(sources, stop, hire(), work, take);
    }
    let turns = Turns { turn: 0, runs: BTreeMap::new(), is_taking: false, waiting: 0 };
    let take = Mutex::new(Taking { take, failed: None, panic: None });
    let shared = Shared { turns: Mutex::new(turns), moved: Condvar::new(), take, stop };
    let feed = Mutex::new((sources, 0));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                // Nobody waits for a thread that is gone.
                let _alarm = Alarm(&shared);
                let mut worker = hire();
                while let Some((number, sources)) = shared.next(&feed, &weigh, jobs.saturating_mul(ahead)) {
                    shared.work(number, sources, |source, give| work(&mut worker, source, give));
                }
            });
        }
    });
    let taking = shared.take.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(panic) = taking.panic {
        resume_unwind(panic);
    }
    taking.failed.map_or(Ok(()), Err)
}

/// Ends the waiting of the others where a thread ends in a panic.
struct Alarm<'s, 'a, P, T, E>(&'s Shared<'a, P, T, E>);

impl<P, T, E> Drop for Alarm<'_, '_, P, T, E> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

impl<P, T, E> Shared<'_, P, T, E> {
    fn turns(&self) -> MutexGuard<'_, Turns<P>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Stops everything; who waits is told.
    fn end(&self) {
        self.stop.store(true, Ordering::Relaxed);
        // Who has seen that it is not over waits by now.
        drop(self.turns());
        self.moved.notify_all();
    }
}

impl<P, T: FnMut(&mut P) -> Result<bool, E>, E> Shared<'_, P, T, E> {
    /// Waits until something is taken.
    fn wait<'g>(&self, mut turns: MutexGuard<'g, Turns<P>>) -> MutexGuard<'g, Turns<P>> {
        turns.waiting += 1;
        let mut turns = self.moved.wait(turns).unwrap_or_else(PoisonError::into_inner);
        turns.waiting -= 1;
        turns
    }

    /// The next sources, and the number of their run. All is settled under one lock, so that runs are
    /// numbered in the order of the sources.
    fn next<S>(
        &self,
        feed: &Mutex<(impl Iterator<Item = S>, usize)>,
        weigh: &impl Fn(&S) -> u64,
        ahead: usize,
    ) -> Option<(usize, Vec<S>)> {
        let mut feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
        let (sources, number) = &mut *feed;
        let mut turns = self.turns();
        while *number >= turns.turn.saturating_add(ahead) && !self.is_over() {
            turns = self.wait(turns);
        }
        drop(turns);
        let (mut taken, mut weight) = (Vec::new(), 0_u64);
        while taken.len() < RUN && weight < WEIGHT && !self.is_over() {
            let Some(source) = sources.next() else { break };
            weight = weight.saturating_add(weigh(&source));
            taken.push(source);
        }
        if taken.is_empty() {
            return None;
        }
        let own = *number;
        *number += 1;
        self.turns().runs.insert(own, Coming::new());
        Some((own, taken))
    }

    /// Works on a run of sources.
    fn work<S>(
        &self,
        number: usize,
        sources: Vec<S>,
        mut work: impl FnMut(S, &mut dyn FnMut(P) -> Result<(), Abandoned>),
    ) {
        let mut made = Vec::with_capacity(AT_ONCE);
        for (at, source) in sources.into_iter().enumerate() {
            // What is begun after the stop is not brought to its end.
            if self.is_over() {
                return self.give(number, made, Some(true));
            }
            let mut is_whole = true;
            work(source, &mut |piece| {
                if self.is_over() {
                    is_whole = false;
                    return Err(Abandoned);
                }
                made.push(Given::Piece(piece));
                if made.len() < AT_ONCE {
                    return Ok(());
                }
                let full = std::mem::replace(&mut made, Vec::with_capacity(AT_ONCE));
                self.give(number, full, None);
                let is_wanted = self.turns().runs.get(&number).is_none_or(|coming| coming.done != Some(at));
                if is_wanted { Ok(()) } else { Err(Abandoned) }
            });
            if !is_whole {
                return self.give(number, made, Some(true));
            }
            made.push(Given::Next);
        }
        self.give(number, made, Some(false));
    }

    /// Hands over what was made of a run, and takes what there is to take. `end` says that no more is to
    /// come, and whether that is because the run is broken off.
    fn give(&self, number: usize, handful: Handful<P>, end: Option<bool>) {
        let mut turns = self.turns();
        loop {
            let Some(coming) = turns.runs.get_mut(&number) else { return };
            // The end is let in, so that its thread can go on.
            if end.is_some() || coming.handfuls.len() < WAITING || self.is_over() {
                coming.handfuls.push_back(handful);
                coming.is_whole = end.is_some();
                coming.is_broken = end == Some(true);
                break;
            }
            turns = self.wait(turns);
        }
        match turns.is_taking {
            true => drop(turns),
            false => self.take_all(turns),
        }
        if end == Some(true) {
            self.end();
        }
    }

    /// Takes all that is there and whose turn it is.
    fn take_all<'g>(&'g self, mut turns: MutexGuard<'g, Turns<P>>) {
        turns.is_taking = true;
        loop {
            let turn = turns.turn;
            let Some(coming) = turns.runs.get_mut(&turn) else { break };
            let Some(handful) = coming.handfuls.pop_front() else {
                if !coming.is_whole || coming.is_broken {
                    break;
                }
                turns.runs.remove(&turn);
                turns.turn += 1;
                self.tell(&turns);
                continue;
            };
            let (at, done) = (coming.at, coming.done);
            self.tell(&turns);
            drop(turns);
            let taken = self.take(handful, (at, done));
            turns = self.turns();
            match (taken, turns.runs.get_mut(&turn)) {
                (Some((at, done)), Some(coming)) => (coming.at, coming.done) = (at, done),
                _ => break,
            }
        }
        turns.is_taking = false;
    }

    /// Something has moved.
    fn tell(&self, turns: &Turns<P>) {
        if turns.waiting > 0 {
            self.moved.notify_all();
        }
    }

    /// Takes the pieces of a handful, from a place in its run and perhaps done with the source there; says
    /// where in the run it ends, or nothing where no more is to be taken.
    fn take(
        &self,
        mut handful: Handful<P>,
        (mut at, mut done): (usize, Option<usize>),
    ) -> Option<(usize, Option<usize>)> {
        let mut held = self.take.lock().unwrap_or_else(PoisonError::into_inner);
        let Taking { take, failed, panic } = &mut *held;
        if failed.is_some() || panic.is_some() {
            return None;
        }
        for given in &mut handful {
            match given {
                Given::Next => at += 1,
                Given::Piece(_) if done == Some(at) => {}
                // A defect in the taking is none of the source's that is being worked on.
                Given::Piece(piece) => match catch_unwind(AssertUnwindSafe(|| take(piece))) {
                    Ok(Ok(true)) => {}
                    Ok(Ok(false)) => done = Some(at),
                    Ok(Err(error)) => *failed = Some(error),
                    Err(why) => *panic = Some(why),
                },
            }
            if failed.is_some() || panic.is_some() {
                self.end();
                return None;
            }
        }
        Some((at, done))
    }
}

/// Works on sources in this thread, where one is all there are to be: waiting for turns
/// takes time.
fn alone<S, P, W, E>(
    sources: impl Iterator<Item = S>,
    stop: &AtomicBool,
    mut worker: W,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>),
    mut take: impl FnMut(&mut P) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut done, mut panic) = (Ok(()), None);
    for source in sources {
        let mut is_wanted = true;
        work(&mut worker, source, &mut |mut piece| {
            if !is_wanted || stop.load(Ordering::Relaxed) {
                return Err(Abandoned);
            }
            // A defect in the taking is none of the source's, whatever `work` makes of one.
            match catch_unwind(AssertUnwindSafe(|| take(&mut piece))) {
                Ok(Ok(is_more)) => is_wanted = is_more,
                Ok(Err(error)) => (is_wanted, done) = (false, Err(error)),
                Err(why) => (is_wanted, panic) = (false, Some(why)),
            }
            if is_wanted { Ok(()) } else { Err(Abandoned) }
        });
        if let Some(why) = panic {
            resume_unwind(why);
        }
        if done.is_err() || stop.load(Ordering::Relaxed) {
            break;
        }
    }
    done
}

#[cfg(test)]
mod tests;
