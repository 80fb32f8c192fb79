//! How far a batch is: a bar on a terminal, plain lines elsewhere.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use dabiao::wording::{Message, Words};
use indicatif::{ProgressBar, ProgressStyle};

use super::tally::Counts;

/// Time between two plain lines.
const EVERY: Duration = Duration::from_secs(10);

/// How far a batch is.
pub(crate) enum Progress<'a> {
    Bar(ProgressBar, &'a Words),
    Lines { total: usize, before: usize, began: Instant, last: Instant, words: &'a Words },
}

impl<'a> Progress<'a> {
    /// A batch of `total` files of which `before` were done in an earlier run.
    #[expect(clippy::disallowed_methods, reason = "no result depends on it")]
    pub(crate) fn new(total: usize, before: usize, words: &'a Words) -> Self {
        if std::io::stderr().is_terminal() {
            let bar = ProgressBar::new(total as u64).with_position(before as u64);
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.reset_eta();
            return Progress::Bar(bar, words);
        }
        let message = Message::new("batch-begins").with("total", total).with("before", before);
        say(words, &message);
        let now = Instant::now();
        Progress::Lines { total, before, began: now, last: now, words }
    }

    /// Tells how far it is.
    #[expect(clippy::disallowed_methods, reason = "no result depends on it")]
    pub(crate) fn at(&mut self, counts: Counts) {
        match self {
            Progress::Bar(bar, words) => {
                bar.set_position(counts.tried as u64);
                let rate = tenths(bar.per_sec());
                let message = rate_and_rest(&rate, bar.eta(), counts);
                bar.set_message(words.render(&message));
            }
            Progress::Lines { total, before, began, last, words } => {
                if last.elapsed() < EVERY || counts.tried == *total {
                    return;
                }
                *last = Instant::now();
                let done = counts.tried.saturating_sub(*before).max(1);
                let spent = began.elapsed();
                let left = u32::try_from(total.saturating_sub(counts.tried)).unwrap_or(u32::MAX);
                let rest = spent.saturating_mul(left) / u32::try_from(done).unwrap_or(u32::MAX);
                let rate = done as u128 * 10_000 / spent.as_millis().max(1);
                let rate = format!("{}.{}", rate / 10, rate % 10);
                let so_far = Message::new("batch-at").with("at", counts.tried).with("total", *total);
                let message = so_far.with("rest", rate_and_rest(&rate, rest, counts));
                say(words, &message);
            }
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        match self {
            Progress::Bar(bar, _) => bar.finish_and_clear(),
            Progress::Lines { .. } => {}
        }
    }
}

fn rate_and_rest(rate: &str, rest: Duration, counts: Counts) -> Message {
    let seconds = rest.as_secs();
    let time = match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    };
    Message::new("batch-rate").with("rate", rate).with("time", time).with("failed", counts.failed)
}

fn tenths(number: f64) -> String {
    format!("{number:.1}")
}

fn say(words: &Words, message: &Message) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(anstream::stderr(), "{}", words.render(message));
}
