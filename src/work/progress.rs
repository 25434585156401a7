//! Bars on a terminal, once the work has lasted a second.

use crate::study::{Progress, Steps};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

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
            let _ = std::thread::Builder::new().spawn_scoped(scope, || self.show_if_it_lasts(&bar.0));
            let result = work(&bar);
            bar.0.finish_and_clear();
            result
        })
    }
}

impl Bars {
    fn show_if_it_lasts(self, bar: &ProgressBar) {
        for _ in 0..50 {
            std::thread::sleep(Duration::from_millis(20));
            if bar.is_finished() {
                return;
            }
        }
        if self.quiet || !std::io::stderr().is_terminal() {
            return;
        }
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        while !bar.is_finished() {
            bar.tick();
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}
