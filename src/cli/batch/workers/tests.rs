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
        (jobs, AHEAD, &stop),
        || (),
        work,
        |given| {
            let (source, piece) = given;
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
    let expected: Vec<(u32, u32)> =
        (0..200).flat_map(|source| (0..(source % 40).min(31)).map(move |piece| (source, piece))).collect();
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

/// After Ctrl-C with several jobs, what one thread had ready was taken though another had left out
/// the source before it: the run could not be gone on with.
#[test]
fn where_a_run_is_stopped_nothing_is_missing_before_what_is_taken() {
    let whole: Vec<(usize, usize)> =
        (0..120).flat_map(|source| (0..3).map(move |piece| (source, piece))).collect();
    for (jobs, last, made) in (0..240).map(|n| ([2, 3, 7][n % 3], n / 2, n % 4)) {
        let (stop, mut taken) = (AtomicBool::new(false), Vec::new());
        let work =
            |_: &mut (), source: usize, give: &mut dyn FnMut((usize, usize)) -> Result<(), Abandoned>| {
                for piece in 0..3 {
                    if (source, piece) == (last, made) {
                        stop.store(true, Ordering::Relaxed);
                    }
                    if give((source, piece)).is_err() {
                        return;
                    }
                }
            };
        let done: Result<(), ()> = run(
            0..120,
            |_| 1 << 12,
            (jobs, AHEAD, &stop),
            || (),
            work,
            |piece| {
                taken.push(*piece);
                Ok(true)
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(taken, whole[..taken.len()], "{jobs} jobs, stopped in source {last}");
        assert_eq!(taken.len() == whole.len(), made == 3);
    }
}

#[test]
fn a_panic_of_one_thread_ends_the_run() {
    for in_taking in [false, true] {
        let stop = AtomicBool::new(false);
        let work = |_: &mut (), source: u32, give: &mut dyn FnMut(u32) -> Result<(), Abandoned>| {
            assert!(in_taking || source != 40, "as it should be");
            let _ = give(source);
        };
        let take = |source: &mut u32| {
            assert!(!in_taking || *source != 40, "as it should be");
            Ok::<bool, ()>(true)
        };
        let done = catch_unwind(AssertUnwindSafe(|| {
            run(0..2000, |_| u64::MAX, (3, AHEAD, &stop), || (), work, take)
        }));
        assert!(done.is_err());
    }
}

/// The taking is done by whoever works, and who works may catch what goes wrong with its source: the
/// others waited for ever.
#[test]
fn a_panic_in_the_taking_is_not_laid_to_the_source_that_is_worked_on() {
    for jobs in [1, 2, 3] {
        let (stop, caught) = (AtomicBool::new(false), AtomicBool::new(false));
        let work = |_: &mut (), source: u32, give: &mut dyn FnMut(u32) -> Result<(), Abandoned>| {
            let given = catch_unwind(AssertUnwindSafe(|| {
                for piece in 0..100 {
                    if give(source * 100 + piece).is_err() {
                        return;
                    }
                }
            }));
            caught.fetch_or(given.is_err(), Ordering::Relaxed);
        };
        let take = |piece: &mut u32| {
            assert!(*piece != 1040, "as it should be");
            Ok::<bool, ()>(true)
        };
        let all = || run(0..2000, |_| u64::MAX, (jobs, AHEAD, &stop), || (), work, take);
        assert!(catch_unwind(AssertUnwindSafe(all)).is_err(), "{jobs} jobs");
        assert!(!caught.load(Ordering::Relaxed));
    }
}
