//! `doses` and `schema`.

use super::flags::Rows;
use super::{CliError, reading, talk::Talk};
use crate::experiment::vocabulary;
use crate::scenario::{DoseRow, json_schema, schedule_table};
use std::path::Path;

/// Prints the expanded schedule of a scenario.
pub fn doses(path: &Path, rows: &Rows, talk: &Talk) -> Result<(), CliError> {
    let catalogue = rows.catalogue(talk)?;
    let read = reading::scenario(path, &catalogue, talk)?;
    let doses = schedule_table(&read.parsed.scenario);
    let untreated = "no doses: every arm is untreated\n";
    talk.answer(|| &doses, || if doses.is_empty() { untreated.into() } else { table(&doses) })
}

/// Prints the JSON Schema of scenario files.
pub fn schema(rows: &Rows, talk: &Talk) -> Result<(), CliError> {
    let catalogue = rows.catalogue(talk)?;
    talk.object(&json_schema(&vocabulary(&catalogue)))
}

fn table(rows: &[DoseRow]) -> String {
    let longest = |of: fn(&DoseRow) -> &str, head: &str| {
        rows.iter().map(|row| of(row).chars().count()).chain([head.len()]).max().unwrap_or(0)
    };
    let arm = longest(|row| &row.arm, "arm");
    let name = longest(|row| &row.intervention, "intervention");
    let route = longest(|row| &row.route, "route");
    let mut text = format!(
        "{:<arm$}  {:<name$}  {:<route$}  {:>10}  {:>12}  {:>11}\n",
        "arm", "intervention", "route", "start (d)", "duration (d)", "amount (ug)"
    );
    for row in rows {
        text += &format!(
            "{:<arm$}  {:<name$}  {:<route$}  {:>10.4}  {:>12.4}  {:>11.3}\n",
            row.arm, row.intervention, row.route, row.start_d, row.duration_d, row.amount_ug
        );
    }
    text
}
