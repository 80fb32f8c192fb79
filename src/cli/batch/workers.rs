//! Several sources worked on at once, and what comes of them handed over in their order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Pieces of one source that are handed over at once: waking the other side for each takes longer
/// than making it.
const AT_ONCE: usize = 8;

/// Pieces that are handed over at once.
type Handful<P> = Vec<P>;

/// Where the handfuls of each source come from, in the order of the sources.
type Queue<P> = SyncSender<Receiver<Handful<P>>>;

/// Handfuls of one source that wait to be taken: a roster has thousands of pieces, and memory must
/// not hold them all.
const WAITING: usize = 2;

/// Sources that may be begun before the first of them is done, for each worker.
const AHEAD: usize = 4;

/// The receiving end is gone, or the run is to stop: what is being done is not needed any more.
#[derive(Debug)]
pub(crate) struct Abandoned;

/// Works on sources with `jobs` threads. Each thread gets its own worker from `hire`; the pieces of
/// a source go to `take` in order, source after source as they come, whoever made them. Where
/// `take` is done with a source early (`Ok(false)`), the rest of its pieces is not asked for.
pub(crate) fn run<S, P, W, E>(
    sources: impl Iterator<Item = S> + Send,
    jobs: usize,
    stop: &AtomicBool,
    hire: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, S, &mut dyn FnMut(P) -> Result<(), Abandoned>) + Sync,
    mut take: impl FnMut(P) -> Result<bool, E>,
) -> Result<(), E>
where
    P: Send,
{
    let (queue, in_order) = sync_channel::<Receiver<Handful<P>>>(jobs * AHEAD);
    // Without its sender, the feed is closed.
    let feed = Mutex::new((sources, Some(queue)));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut worker = hire();
                while let Some((source, pieces)) = next(&feed, stop) {
                    let mut made = Vec::with_capacity(AT_ONCE);
                    work(&mut worker, source, &mut |piece| {
                        if stop.load(Ordering::Relaxed) {
                            return Err(Abandoned);
                        }
                        made.push(piece);
                        if made.len() < AT_ONCE {
                            return Ok(());
                        }
                        let full = std::mem::replace(&mut made, Vec::with_capacity(AT_ONCE));
                        pieces.send(full).map_err(|_| Abandoned)
                    });
                    // Nobody waits for the rest where it cannot be given.
                    let _ = pieces.send(made);
                }
            });
        }
        let done = in_order.iter().try_for_each(|pieces| {
            for piece in pieces.into_iter().flatten() {
                if !take(piece)? {
                    break;
                }
            }
            Ok(())
        });
        if done.is_err() {
            stop.store(true, Ordering::Relaxed);
        }
        drop(in_order);
        done
    })
}

/// The next source, and where its pieces go. Both are settled under one lock, so that the queue
/// has the order of the sources.
fn next<S, P>(
    feed: &Mutex<(impl Iterator<Item = S>, Option<Queue<P>>)>,
    stop: &AtomicBool,
) -> Option<(S, SyncSender<Handful<P>>)> {
    let mut feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
    let (sources, queue) = &mut *feed;
    let source = if stop.load(Ordering::Relaxed) { None } else { sources.next() };
    let (pieces, taken) = sync_channel(WAITING);
    match (source, queue.as_ref()) {
        (Some(source), Some(open)) if open.send(taken).is_ok() => Some((source, pieces)),
        _ => {
            *queue = None;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of sources that make as many pieces as their number says.
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
            jobs,
            &stop,
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
