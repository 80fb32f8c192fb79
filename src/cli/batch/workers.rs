//! Several sources worked on at once, and what comes of them handed over in their order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
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

/// Where the handfuls of each run of sources come from, in the order of the sources; and how many
/// sources it has.
type Queue<P> = SyncSender<(Receiver<Handful<P>>, usize)>;

/// The receiving end is gone, or the run is to stop: what is being done is not needed any more.
#[derive(Debug)]
pub(crate) struct Abandoned;

/// Works on sources with `jobs` threads. Each thread gets its own worker from `hire`; the pieces of
/// a source go to `take` in order, source after source as they come, whoever made them. Where
/// `take` is done with a source early (`Ok(false)`), the rest of its pieces is not asked for.
/// Sources that `weigh` little are taken several at a time.
pub(crate) fn run<S, P, W, E>(
    sources: impl Iterator<Item = S> + Send,
    weigh: impl Fn(&S) -> u64 + Sync,
    (jobs, stop): (usize, &AtomicBool),
    hire: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>) + Sync,
    mut take: impl FnMut(P) -> Result<bool, E>,
) -> Result<(), E>
where
    S: Send,
    P: Send,
{
    let (queue, in_order) = sync_channel(jobs * AHEAD);
    // Without its sender, the feed is closed.
    let feed = Mutex::new((sources, Some(queue)));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut worker = hire();
                while let Some((sources, pieces)) = next(&feed, &weigh, stop) {
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
                            pieces.send(full).map_err(|_| Abandoned)
                        });
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        made.push(Given::Next);
                    }
                    // Nobody waits for the rest where it cannot be given.
                    let _ = pieces.send(made);
                }
            });
        }
        let done = in_order.iter().try_for_each(|(pieces, sources)| take_all(pieces, sources, &mut take));
        if done.is_err() {
            stop.store(true, Ordering::Relaxed);
        }
        drop(in_order);
        done
    })
}

/// Takes the pieces of so many sources.
fn take_all<P, E>(
    pieces: Receiver<Handful<P>>,
    sources: usize,
    take: &mut impl FnMut(P) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut at, mut is_done) = (1, false);
    for given in pieces.into_iter().flatten() {
        match given {
            Given::Next => (at, is_done) = (at + 1, false),
            Given::Piece(_) if is_done => {}
            Given::Piece(piece) => is_done = !take(piece)?,
        }
        if is_done && at == sources {
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
) -> Option<(Vec<S>, SyncSender<Handful<P>>)> {
    let mut feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
    let (sources, queue) = &mut *feed;
    let (mut taken, mut weight) = (Vec::new(), 0_u64);
    while taken.len() < RUN && weight < WEIGHT && !stop.load(Ordering::Relaxed) {
        let Some(source) = sources.next() else { break };
        weight = weight.saturating_add(weigh(&source));
        taken.push(source);
    }
    let (pieces, given) = sync_channel(WAITING);
    match queue.as_ref() {
        Some(open) if !taken.is_empty() && open.send((given, taken.len())).is_ok() => Some((taken, pieces)),
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
            |(source, piece)| {
                if source == until {
                    return Err(source);
                }
                taken.push((source, piece));
                Ok(piece < 30)
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
        let upto: Vec<u32> = made(3, 57).iter().map(|(source, _)| *source).collect();
        assert_eq!(upto.last(), Some(&56));
    }
}
