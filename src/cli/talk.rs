//! Talk on stderr, data on stdout, colour and progress where a person is watching.

use super::{CliError, Colour};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// How this process talks.
pub struct Talk {
    quiet: bool,
    /// Whether data is wanted as JSON.
    pub json: bool,
    color: bool,
}

impl Talk {
    pub(super) fn new(quiet: bool, json: bool, colour: Colour) -> Self {
        let color = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never,
        };
        Talk { quiet, json, color }
    }

    /// Whether messages may be coloured.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Says something on stderr unless asked to be quiet.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Prints an error on stderr.
    pub fn error(&self, error: &CliError) {
        let mut out = std::io::stderr();
        let _ = match error {
            CliError::Scenario(text) => writeln!(out, "{}", text.trim_end()),
            other if self.color => writeln!(out, "\u{1b}[1;31merror\u{1b}[0m: {other}"),
            other => writeln!(out, "error: {other}"),
        };
    }

    /// Prints data on stdout; a reader that went away is not an error.
    pub fn data(&self, text: &str) {
        let mut out = std::io::stdout();
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
    }

    /// A progress bar over `length` things, hidden until it has lasted; `rest` says what follows the numbers.
    pub fn progress(&self, length: u64, rest: &str) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        match ProgressStyle::with_template(&format!("  {{bar:30}} {{human_pos}}/{{human_len}} {rest}")) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    /// Does `work` and shows `bar` on a terminal once that has lasted a second.
    pub fn while_shown<T>(&self, bar: &ProgressBar, work: impl FnOnce() -> T) -> T {
        std::thread::scope(|scope| {
            scope.spawn(|| self.show_if_it_lasts(bar));
            let result = work();
            bar.finish_and_clear();
            result
        })
    }

    fn show_if_it_lasts(&self, bar: &ProgressBar) {
        for _ in 0..50 {
            std::thread::sleep(Duration::from_millis(20));
            if bar.is_finished() {
                return;
            }
        }
        if !self.quiet && std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
            bar.enable_steady_tick(Duration::from_millis(200));
        }
    }
}
