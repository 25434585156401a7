//! Bars on a terminal, once the work has lasted a second.

use crate::study::{Progress, Steps};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::thread::Thread;
use std::time::{Duration, Instant};

/// Shows how far work is, where a person is watching.
#[derive(Clone, Copy, Debug)]
pub struct Bars {
    /// Whether nothing is ever shown.
    pub quiet: bool,
}

struct Bar(ProgressBar);

impl Steps for Bar {
    fn done(&self, more: u64) {
        self.0.inc(more);
    }

    fn note(&self, note: String) {
        self.0.set_message(note);
    }
}

impl Progress for Bars {
    fn during<T>(&self, what: &str, length: u64, work: impl FnOnce(&dyn Steps) -> T) -> T {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(&format!(
            "  {{bar:30}} {{human_pos}}/{{human_len}} {what}  {{msg}}  {{eta}} left"
        ));
        let bar = Bar(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)));
        std::thread::scope(|scope| {
            // Without a thread for it nothing is shown.
            let shown = std::thread::Builder::new().spawn_scoped(scope, || self.show_if_it_lasts(&bar.0)).ok();
            let watcher = shown.map(|shown| shown.thread().clone());
            let _end = End { bar: &bar.0, watcher };
            work(&bar)
        })
    }
}

/// Ends a bar with its work, however that ends, and wakes the thread that shows it.
struct End<'a> {
    bar: &'a ProgressBar,
    watcher: Option<Thread>,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if let Some(watcher) = &self.watcher {
            watcher.unpark();
        }
    }
}

/// How long work lasts before it is shown.
const PATIENCE: Duration = Duration::from_secs(1);

impl Bars {
    fn show_if_it_lasts(self, bar: &ProgressBar) {
        let begun = Instant::now();
        while let Some(left) = PATIENCE.checked_sub(begun.elapsed()) {
            if bar.is_finished() {
                return;
            }
            std::thread::park_timeout(left);
        }
        if self.quiet || !std::io::stderr().is_terminal() {
            return;
        }
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        while !bar.is_finished() {
            bar.tick();
            std::thread::park_timeout(Duration::from_millis(100));
        }
    }
}
