//! How far a batch is: a bar on a terminal, plain lines elsewhere.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use dabiao::wording::{Message, Words};
use indicatif::{ProgressBar, ProgressStyle};

use super::tally::Counts;

/// Time between two plain lines.
const EVERY: Duration = Duration::from_secs(10);
/// Time between two looks of the bar: a roster has many centres a second.
const LOOK: Duration = Duration::from_millis(100);

/// How far a batch is.
pub(crate) struct Progress<'a> {
    total: usize,
    /// Files and centres that were done in an earlier run.
    before: (usize, u64),
    began: Instant,
    /// When it was told last.
    told: Instant,
    /// None where plain lines are written.
    bar: Option<ProgressBar>,
    words: &'a Words,
}

impl<'a> Progress<'a> {
    /// A batch of `total` files of which `before` files and centres were done in an earlier run.
    #[expect(clippy::disallowed_methods, reason = "no result depends on it")]
    pub(crate) fn new(total: usize, before: (usize, u64), words: &'a Words) -> Self {
        let began = Instant::now();
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(total as u64).with_position(before.0 as u64);
            // The bar takes what the text leaves of the line: a line that is too long would be torn.
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        if bar.is_none() {
            say(words, &Message::new("batch-begins").with("total", total).with("before", before.0));
        }
        Progress { total, before, began, told: began, bar, words }
    }

    /// Tells how far it is.
    #[expect(clippy::disallowed_methods, reason = "no result depends on it")]
    pub(crate) fn at(&mut self, counts: Counts, centres: u64) {
        if self.told.elapsed() < if self.bar.is_some() { LOOK } else { EVERY } || counts.tried == self.total {
            return;
        }
        self.told = Instant::now();
        let rest = self.rate_and_rest(counts, centres);
        match &self.bar {
            Some(bar) => {
                bar.set_message(self.words.render(&rest));
                bar.set_position(counts.tried as u64);
            }
            None => {
                let so_far = Message::new("batch-at").with("at", counts.tried).with("total", self.total);
                say(self.words, &so_far.with("rest", rest));
            }
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// Centres a second, and the time that the files left would take at the pace so far.
    fn rate_and_rest(&self, counts: Counts, centres: u64) -> Message {
        let spent = self.began.elapsed();
        let (files, before) = self.before;
        let rate = u128::from(centres.saturating_sub(before)) * 1_000 / spent.as_millis().max(1);
        let left = u32::try_from(self.total.saturating_sub(counts.tried)).unwrap_or(u32::MAX);
        let time = match u32::try_from(counts.tried.saturating_sub(files)) {
            // Before the first file is done there is no pace.
            Ok(0) | Err(_) => "-:--".to_owned(),
            Ok(done) => clock(spent.saturating_mul(left) / done),
        };
        let message =
            Message::new("batch-rate").with("centres", centres.to_string()).with("rate", rate.to_string());
        message.with("time", time).with("failed", counts.failed)
    }
}

fn clock(rest: Duration) -> String {
    let seconds = rest.as_secs();
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

fn say(words: &Words, message: &Message) {
    // A closed standard error is no reason to fail.
    let _ = writeln!(anstream::stderr(), "{}", words.render(message));
}
