//! `new`: a commented scenario to start from.

use super::{CliError, talk::Talk};
use crate::store;
use crate::study::{STARTS, Start};
use clap::Args;
use std::path::PathBuf;

/// Which question, and where to.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord new                              the questions there are
  exocord new timing --out how-late.toml   a scenario that asks how late a dose can come")]
pub struct NewFlags {
    /// The question: untreated, one-dose, routes, timing or knock-out. [default: all of them are listed]
    question: Option<String>,
    /// File for the scenario. [default: it is printed]
    #[arg(long, value_name = "FILE", requires = "question")]
    out: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "out")]
    force: bool,
}

/// Prints or writes what was asked for.
pub fn new(wanted: &NewFlags, talk: &Talk) -> Result<(), CliError> {
    let Some(word) = &wanted.question else {
        return talk.answer(|| STARTS.iter().map(|one| one.told(None, false)).collect::<Vec<_>>(), listed);
    };
    let start = Start::named(word)?;
    let Some(path) = &wanted.out else {
        return talk.answer(|| start.told(None, true), || start.text.to_owned());
    };
    let file = path.display().to_string();
    store::check_free(path, wanted.force)?;
    store::write(path, start.for_file(&file).as_bytes(), wanted.force)?;
    talk.answer(|| start.told(Some(&file), false), String::new)?;
    let commands = start.commands(&file).join("\n  ");
    talk.say(&format!("wrote {file}; it is answered by\n  {commands}"));
    Ok(())
}

/// The questions, a line each.
fn listed() -> String {
    let line = |start: &Start| format!("  {:<12}{}\n", start.name, start.asks());
    let lines: String = STARTS.iter().map(line).collect();
    format!(
        "{lines}\n`exocord new QUESTION --out FILE` writes the scenario; its comments say which command answers it.\n"
    )
}
