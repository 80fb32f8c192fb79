//! Several sources worked on at once, and what comes of them handed over in their order.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Pieces that are handed over at once: waking the other side for each takes longer than making it.
const AT_ONCE: usize = 16;

/// Handfuls of one thread that wait to be taken: a roster has thousands of pieces, and memory must
/// not hold them all.
const WAITING: usize = 1;

/// Runs of sources that may be begun before the first of them is done, for each worker.
const AHEAD: usize = 2;

/// Small sources that one thread takes at once, and what they may weigh together.
const RUN: usize = 8;
const WEIGHT: u64 = 256 << 10;

/// What one thread makes of the sources it took.
enum Given<P> {
    Piece(P),
    /// What follows is of the next source.
    Next,
}

type Handful<P> = Vec<Given<P>>;

/// What comes of a run of sources.
struct Coming<P> {
    handfuls: Receiver<Handful<P>>,
    /// How many sources they are of.
    sources: usize,
    /// Where handfuls go when they were taken: the thread that made them frees them, for one that
    /// frees what another allocates keeps that one waiting.
    spent: Sender<Handful<P>>,
}

/// Where it comes from, in the order of the sources.
type Queue<P> = SyncSender<Coming<P>>;

/// The receiving end is gone, or the run is to stop: what is being done is not needed any more.
#[derive(Debug)]
pub(crate) struct Abandoned;

/// Works on sources with `jobs` threads. Each thread gets its own worker from `hire`; the pieces of
/// a source go to `take` in order, source after source as they come, whoever made them; `None` comes
/// where the next is not there yet, and there is time for other things. Where `take` is done with a
/// source early (`Ok(false)`), the rest of its pieces is not asked for. Sources that `weigh` little are
/// taken several at a time.
pub(crate) fn run<S, P, W, E>(
    sources: impl Iterator<Item = S> + Send,
    weigh: impl Fn(&S) -> u64 + Sync,
    (jobs, stop): (usize, &AtomicBool),
    hire: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>) + Sync,
    mut take: impl FnMut(Option<&mut P>) -> Result<bool, E>,
) -> Result<(), E>
where
    S: Send,
    P: Send,
{
    if jobs == 1 {
        return alone(sources, stop, hire(), work, take);
    }
    let (queue, in_order) = sync_channel(jobs * AHEAD);
    // Without its sender, the feed is closed.
    let feed = Mutex::new((sources, Some(queue)));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut worker = hire();
                let (spent, taken) = channel();
                while let Some((sources, pieces)) = next(&feed, &weigh, stop, &spent) {
                    let mut made = Vec::with_capacity(AT_ONCE);
                    for source in sources {
                        work(&mut worker, source, &mut |piece| {
                            if stop.load(Ordering::Relaxed) {
                                return Err(Abandoned);
                            }
                            made.push(Given::Piece(piece));
                            if made.len() < AT_ONCE {
                                return Ok(());
                            }
                            let full = std::mem::replace(&mut made, Vec::with_capacity(AT_ONCE));
                            let sent = pieces.send(full).map_err(|_| Abandoned);
                            taken.try_iter().for_each(drop);
                            sent
                        });
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        made.push(Given::Next);
                    }
                    // Nobody waits for the rest where it cannot be given.
                    let _ = pieces.send(made);
                    taken.try_iter().for_each(drop);
                }
            });
        }
        let mut take_each = || {
            while let Some(coming) = next_of(&in_order, &mut take)? {
                take_all(coming, &mut take)?;
            }
            Ok(())
        };
        let done = take_each();
        if done.is_err() {
            stop.store(true, Ordering::Relaxed);
        }
        drop(in_order);
        done
    })
}

/// Works on sources in this thread, where one is all there are to be: handing over to another takes
/// time from both.
fn alone<S, P, W, E>(
    sources: impl Iterator<Item = S>,
    stop: &AtomicBool,
    mut worker: W,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>),
    mut take: impl FnMut(Option<&mut P>) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut done, mut panic) = (Ok(()), None);
    for source in sources {
        let mut is_wanted = true;
        work(&mut worker, source, &mut |mut piece| {
            if !is_wanted || stop.load(Ordering::Relaxed) {
                return Err(Abandoned);
            }
            // A defect in the taking is none of the source's, whatever `work` makes of one.
            match catch_unwind(AssertUnwindSafe(|| take(Some(&mut piece)))) {
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

/// The next thing that comes, if any does.
fn next_of<T, P, E>(
    from: &Receiver<T>,
    take: &mut impl FnMut(Option<&mut P>) -> Result<bool, E>,
) -> Result<Option<T>, E> {
    match from.try_recv() {
        Ok(next) => Ok(Some(next)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            take(None)?;
            Ok(from.recv().ok())
        }
    }
}

/// Takes the pieces of a run of sources.
fn take_all<P, E>(
    coming: Coming<P>,
    take: &mut impl FnMut(Option<&mut P>) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut at, mut is_done) = (1, false);
    while let Some(mut handful) = next_of(&coming.handfuls, take)? {
        for given in &mut handful {
            match given {
                Given::Next => (at, is_done) = (at + 1, false),
                Given::Piece(_) if is_done => {}
                Given::Piece(piece) => is_done = !take(Some(piece))?,
            }
        }
        // Where its thread has ended it is freed here.
        let _ = coming.spent.send(handful);
        if is_done && at == coming.sources {
            break;
        }
    }
    Ok(())
}

/// The next sources, and where their pieces go. All is settled under one lock, so that the queue
/// has the order of the sources.
fn next<S, P>(
    feed: &Mutex<(impl Iterator<Item = S>, Option<Queue<P>>)>,
    weigh: &impl Fn(&S) -> u64,
    stop: &AtomicBool,
    spent: &Sender<Handful<P>>,
) -> Option<(Vec<S>, SyncSender<Handful<P>>)> {
    let mut feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
    let (sources, queue) = &mut *feed;
    let (mut taken, mut weight) = (Vec::new(), 0_u64);
    while taken.len() < RUN && weight < WEIGHT && !stop.load(Ordering::Relaxed) {
        let Some(source) = sources.next() else { break };
        weight = weight.saturating_add(weigh(&source));
        taken.push(source);
    }
    let (pieces, handfuls) = sync_channel(WAITING);
    let coming = Coming { handfuls, sources: taken.len(), spent: spent.clone() };
    match queue.as_ref() {
        Some(open) if !taken.is_empty() && open.send(coming).is_ok() => Some((taken, pieces)),
        _ => {
            *queue = None;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of sources that make as many pieces as their number says, and weigh as much.
    fn made(jobs: usize, until: u32) -> Vec<(u32, u32)> {
        let mut taken = Vec::new();
        let stop = AtomicBool::new(false);
        let work = |_: &mut (), source: u32, give: &mut dyn FnMut((u32, u32)) -> Result<(), Abandoned>| {
            for piece in 0..source % 40 {
                if give((source, piece)).is_err() {
                    return;
                }
            }
        };
        let done: Result<(), u32> = run(
            0..200,
            |source| u64::from(source % 40) << 12,
            (jobs, &stop),
            || (),
            work,
            |given| {
                let Some((source, piece)) = given else { return Ok(true) };
                if *source == until {
                    return Err(*source);
                }
                taken.push((*source, *piece));
                Ok(*piece < 30)
            },
        );
        assert_eq!(done.is_err(), until < 200);
        taken
    }

    #[test]
    fn pieces_come_in_order_whoever_makes_them() {
        let expected: Vec<(u32, u32)> = (0..200)
            .flat_map(|source| (0..(source % 40).min(31)).map(move |piece| (source, piece)))
            .collect();
        for jobs in [1, 2, 7] {
            assert_eq!(made(jobs, 200), expected);
        }
    }

    #[test]
    fn a_failure_ends_the_run_and_nobody_waits_for_ever() {
        for jobs in [1, 3] {
            let upto: Vec<u32> = made(jobs, 57).iter().map(|(source, _)| *source).collect();
            assert_eq!(upto.last(), Some(&56));
        }
    }
}
