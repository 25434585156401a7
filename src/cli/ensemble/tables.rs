//! The tables of an ensemble.

use super::choice::Choice;
use crate::cli::CliError;
use crate::ensemble::{Reduction, Row, Stream};
use crate::model::parameters;
use crate::store::Folder;
use std::ops::Range;

const MEMBERS: &str = "members.csv";
const PARAMETERS: &str = "parameters.csv";

/// Shares whose quantiles are reported.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

type Table = csv::Writer<Vec<u8>>;

fn failed(error: impl ToString) -> CliError {
    CliError::Format { what: "a table", reason: error.to_string() }
}

fn finished(table: Table) -> Result<Vec<u8>, CliError> {
    table.into_inner().map_err(failed)
}

/// Rows of some members, ready to be written.
pub struct Text {
    members: Vec<u8>,
    parameters: Option<Vec<u8>>,
}

impl Text {
    /// Adds the rows to the files.
    pub fn append(&self, folder: &mut Folder) -> Result<(), CliError> {
        folder.append(MEMBERS, &self.members)?;
        Ok(self.parameters.as_ref().map_or(Ok(()), |rows| folder.append(PARAMETERS, rows))?)
    }
}

/// No more rows follow.
pub fn close(folder: &mut Folder) -> Result<(), CliError> {
    folder.close(MEMBERS)?;
    Ok(folder.close(PARAMETERS)?)
}

/// Tables with one row for each member or arm of a member.
pub struct Tables<'a> {
    choice: &'a Choice<'a>,
    keep_parameters: bool,
}

impl<'a> Tables<'a> {
    pub fn new(choice: &'a Choice<'a>, keep_parameters: bool) -> Self {
        Tables { choice, keep_parameters }
    }

    /// Writes the heads.
    pub fn begin(&self, folder: &mut Folder) -> Result<(), CliError> {
        folder.append(MEMBERS, &self.members(&[], true)?)?;
        if self.keep_parameters {
            folder.append(PARAMETERS, &self.parameters(0..0, true)?)?;
        }
        Ok(())
    }

    /// Rows of some members.
    pub fn text(&self, members: Range<u64>, rows: &[Row]) -> Result<Text, CliError> {
        let parameters = self.keep_parameters.then(|| self.parameters(members, false)).transpose()?;
        Ok(Text { members: self.members(rows, false)?, parameters })
    }

    /// One row for each member and arm: outcomes at the end, and how they differ from the control's.
    pub fn members(&self, rows: &[Row], head: bool) -> Result<Vec<u8>, CliError> {
        let outcomes = self.choice.ensemble.outcomes();
        let names = outcomes.names_at_end();
        let mut table = Table::from_writer(Vec::new());
        if head {
            let fixed = ["member", "arm", "status"].map(String::from).into_iter();
            let differences = names.iter().map(|name| format!("{name}_difference"));
            table.write_record(fixed.chain(names.iter().cloned()).chain(differences)).map_err(failed)?;
        }
        for member in rows.chunks(self.choice.arms.len()) {
            let control = member[0].result.as_ref().ok().map(|values| outcomes.at_end(values));
            for row in member {
                let (status, values) = match &row.result {
                    Ok(values) => ("ok".to_string(), outcomes.at_end(values)),
                    Err(error) => (error.to_string(), &[][..]),
                };
                let fixed = [row.member.to_string(), self.choice.arms[row.arm].name.clone(), status].into_iter();
                let cell = |i: usize| values.get(i).map(f64::to_string).unwrap_or_default();
                let difference = |i: usize| match (values.get(i), control) {
                    (Some(value), Some(control)) if row.arm > 0 => (value - control[i]).to_string(),
                    _ => String::new(),
                };
                let count = names.len();
                let cells = fixed.chain((0..count).map(cell)).chain((0..count).map(difference));
                table.write_record(cells).map_err(failed)?;
            }
        }
        finished(table)
    }

    /// One row for each member: every parameter that is drawn.
    fn parameters(&self, members: Range<u64>, head: bool) -> Result<Vec<u8>, CliError> {
        let draws = self.choice.ensemble.draws();
        let mut table = Table::from_writer(Vec::new());
        if head {
            let names = draws.drawn().map(|at| parameters::table()[at].name);
            table.write_record(["member"].into_iter().chain(names)).map_err(failed)?;
        }
        for member in members {
            let Some(values) = draws.member(member).map(|one| one.values()) else { break };
            let cells = draws.drawn().map(|at| values[at].to_string());
            table.write_record([member.to_string()].into_iter().chain(cells)).map_err(failed)?;
        }
        finished(table)
    }
}

/// Quantiles of every outcome at every time, and of its difference to the control in the same member.
pub fn quantiles(choice: &Choice<'_>, sum: &Reduction) -> Result<Vec<u8>, CliError> {
    let outcomes = choice.ensemble.outcomes();
    let mut table = Table::from_writer(Vec::new());
    let head = ["time_d", "arm", "observable", "of", "n", "mean", "q05", "q25", "q50", "q75", "q95"];
    table.write_record(head).map_err(failed)?;
    let count = outcomes.names().len();
    for (t, time_d) in outcomes.times().iter().enumerate() {
        let last = t + 1 == outcomes.times().len();
        let names = if last { outcomes.names_at_end() } else { outcomes.names() };
        for (arm, sum) in choice.arms.iter().zip(&sum.arms) {
            for (i, name) in names.iter().enumerate() {
                for (of, streams) in [("value", &sum.values), ("difference", &sum.differences)] {
                    let Some(stream) = streams.get(t * count + i) else { continue };
                    let fixed = [time_d.to_string(), arm.name.clone(), name.clone(), of.into()].into_iter();
                    table.write_record(fixed.chain(summed_up(stream))).map_err(failed)?;
                }
            }
        }
    }
    finished(table)
}

/// Count, mean and quantiles as cells; empty where there is nothing to sum up.
fn summed_up(stream: &Stream) -> impl Iterator<Item = String> {
    let mean = stream.mean().map(|mean| mean.to_string()).unwrap_or_default();
    let quantiles = stream.quantiles(SHARES).map_or(SHARES.map(|_| String::new()), |q| q.map(|v| v.to_string()));
    [stream.count().to_string(), mean].into_iter().chain(quantiles)
}
