//! `doses` and `schema`.

use super::flags::Rows;
use super::{CliError, reading, talk::Talk};
use crate::experiment::vocabulary;
use crate::present::{amounts, dose_table};
use crate::scenario::{json_schema, schedule};
use crate::schema;
use std::path::Path;

/// Prints the expanded schedule of a scenario.
pub fn doses(path: &Path, rows: &Rows, talk: &Talk) -> Result<(), CliError> {
    let catalogue = rows.catalogue(talk)?;
    let read = reading::scenario(path, &catalogue, talk)?;
    let doses = schedule(&read.parsed.scenario);
    let untreated = "no doses: every arm is untreated\n";
    let counted: String = amounts(&read.parsed.scenario).iter().map(|amount| format!("{amount}\n")).collect();
    talk.answer(|| &doses, || if doses.is_empty() { untreated.into() } else { dose_table(&doses) + &counted })
}

/// Prints the JSON Schema of scenario files, or of what a verb prints.
pub fn schema(of: Option<&str>, rows: &Rows, talk: &Talk) -> Result<(), CliError> {
    let catalogue = rows.catalogue(talk)?;
    if rows.file().is_some() && of.is_some_and(|of| of != "scenario") {
        talk.say("--catalogue changes nothing: its rows are in the schema of scenarios alone");
    }
    match of {
        None | Some("scenario") => talk.object(&json_schema(&vocabulary(&catalogue))),
        Some("list") => {
            let all: Vec<&str> = schema::verbs().collect();
            talk.found(&all, || all.join("\n") + "\n")
        }
        Some(verb) => talk.object(&schema::printed_by(verb)?),
    }
}
