//! Talk on stderr, data on stdout, colour and progress where a person is watching.

use super::{CliError, Colour};
use crate::reading::visible;
use crate::scenario::Diagnostic;
use crate::store::Swept;
use crate::work::Bars;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;
use std::path::Path;

/// How this process talks.
pub struct Talk {
    quiet: bool,
    /// Whether data is wanted as JSON.
    pub json: bool,
    color: bool,
    /// Whether nothing but progress and errors is shown.
    mute: bool,
}

impl Talk {
    pub(super) fn new(quiet: bool, json: bool, colour: Colour) -> Self {
        let color = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never,
        };
        Talk { quiet, json, color, mute: false }
    }

    /// The same for work whose data and words nobody asked for.
    pub fn muted(&self) -> Talk {
        Talk { mute: true, ..*self }
    }

    /// Whether messages may be coloured.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Says something on stderr unless asked to be quiet.
    pub fn say(&self, text: &str) {
        self.drawn(&visible(text));
    }

    /// Shows findings that were drawn, with their colours.
    pub fn drawn(&self, text: &str) {
        if !self.quiet && !self.mute {
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Says why `--json` is of no use here, where it was asked for.
    pub fn no_json(&self, why: &str) {
        if self.json {
            self.say(&format!("--json changes nothing: {why}"));
        }
    }

    /// Prints an error on stderr.
    pub fn error(&self, error: &CliError) {
        let mut out = std::io::stderr();
        let _ = match error {
            CliError::Scenario(text) => writeln!(out, "{}", text.trim_end()),
            other if self.json => {
                let told = [Diagnostic::without_place(other.to_string())];
                writeln!(out, "{}", serde_json::to_string_pretty(&told).unwrap_or_default())
            }
            other if self.color => writeln!(out, "\u{1b}[1;31merror\u{1b}[0m: {}", visible(&other.to_string())),
            other => writeln!(out, "error: {}", visible(&other.to_string())),
        };
    }

    /// Prints data on stdout; a reader that went away is not an error.
    ///
    /// # Errors
    /// Whatever else keeps it from being printed.
    pub fn data(&self, text: &str) -> Result<(), CliError> {
        self.put(&visible(text))
    }

    fn put(&self, text: &str) -> Result<(), CliError> {
        if self.mute {
            return Ok(());
        }
        let mut out = std::io::stdout();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::Stdout(error)),
            _ => Ok(()),
        }
    }

    /// Prints data as indented JSON.
    pub fn object(&self, value: &impl Serialize) -> Result<(), CliError> {
        self.put(&(serde_json::to_string_pretty(value)? + "\n"))
    }

    /// Prints an answer: as JSON if that is wanted, else as text.
    pub fn answer<T: Serialize>(
        &self,
        object: impl FnOnce() -> T,
        text: impl FnOnce() -> String,
    ) -> Result<(), CliError> {
        if self.json { self.object(&object()) } else { self.data(&text()) }
    }

    /// The same of an answer whose keys are printed in the order of the alphabet.
    pub fn found(&self, answer: &impl Serialize, text: impl FnOnce() -> String) -> Result<(), CliError> {
        if self.json { self.object(&serde_json::to_value(answer)?) } else { self.data(&text()) }
    }

    /// Says what became of unfinished work of before.
    pub fn swept(&self, swept: &[Swept]) {
        swept.iter().for_each(|one| self.say(&one.to_string()));
    }

    /// Shows how far work is.
    pub fn bars(&self) -> Bars {
        Bars { quiet: self.quiet }
    }
}

/// An answer as data, with the folder that holds the rest.
pub fn placed(answer: &impl Serialize, folder: &Path) -> Result<Value, CliError> {
    let mut value = serde_json::to_value(answer)?;
    value.as_object_mut().map(|keys| keys.insert("folder".into(), folder.display().to_string().into()));
    Ok(value)
}
