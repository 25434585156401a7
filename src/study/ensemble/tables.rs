//! The tables of an ensemble.

use super::Choice;
use crate::ensemble::{Reduction, Row, Stream};
use crate::experiment::MEMBER;
use crate::model::parameters as model;
use crate::present::{Table, TableError};
use crate::scenario::DIFFERENCE;
use std::ops::Range;

const MEMBERS: &str = "members.csv";
const PARAMETERS: &str = "parameters.csv";
/// Name of the table of quantiles.
pub const QUANTILES: &str = "quantiles.csv";

/// Shares whose quantiles are reported.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// What messages call a table.
const SAID: &str = "a table";

/// Names of tables, and rows for them.
pub type Texts = Vec<(&'static str, Vec<u8>)>;

impl Choice<'_> {
    /// The rows of one member as a table with a head.
    ///
    /// # Errors
    /// [`TableError`] if they are no table.
    pub fn member_table(&self, rows: &[Row]) -> Result<String, TableError> {
        Ok(String::from_utf8_lossy(&members(self, rows, true)?).into_owned())
    }
}

/// Rows of some members, with their parameters if these are wanted; heads where there are no rows yet.
pub fn rows(
    choice: &Choice<'_>,
    with_parameters: bool,
    some: Range<u64>,
    rows: Option<&[Row]>,
) -> Result<Texts, TableError> {
    let head = rows.is_none();
    let mut texts = vec![(MEMBERS, members(choice, rows.unwrap_or_default(), head)?)];
    if with_parameters {
        texts.push((PARAMETERS, parameters(choice, some, head)?));
    }
    Ok(texts)
}

/// One row for each member and arm: outcomes at the end, and how they differ from the control's.
fn members(choice: &Choice<'_>, rows: &[Row], head: bool) -> Result<Vec<u8>, TableError> {
    let outcomes = choice.ensemble.outcomes();
    let names = outcomes.names_at_end();
    let mut table = Table::new(SAID);
    if head {
        let fixed = MEMBER.map(String::from).into_iter();
        let differences = names.iter().map(|name| format!("{name}{DIFFERENCE}"));
        table.row(fixed.chain(names.iter().cloned()).chain(differences))?;
    }
    for member in rows.chunks(choice.arms.len()) {
        let control = member[0].result.as_ref().ok().map(|values| outcomes.at_end(values));
        for row in member {
            let (status, values) = match &row.result {
                Ok(values) => ("ok".to_string(), outcomes.at_end(values)),
                Err(error) => (error.to_string(), &[][..]),
            };
            let fixed = [row.member.to_string(), choice.arms[row.arm].name.clone(), status].into_iter();
            let cell = |i: usize| values.get(i).map(f64::to_string).unwrap_or_default();
            let difference = |i: usize| match (values.get(i), control) {
                (Some(value), Some(control)) if row.arm > 0 => (value - control[i]).to_string(),
                _ => String::new(),
            };
            let count = names.len();
            table.row(fixed.chain((0..count).map(cell)).chain((0..count).map(difference)))?;
        }
    }
    table.text()
}

/// One row for each member: every parameter that is drawn, and every number of a row that the arms depend on and that
/// has a range.
fn parameters(choice: &Choice<'_>, members: Range<u64>, head: bool) -> Result<Vec<u8>, TableError> {
    let (draws, weights) = (choice.ensemble.draws(), choice.ensemble.weights());
    let mut table = Table::new(SAID);
    if head {
        let names = draws.drawn().map(|at| model::table()[at].name);
        table.row(["member"].into_iter().chain(names).chain(weights.iter().map(|number| number.name.as_str())))?;
    }
    for member in members {
        let Some(subject) = draws.member(member) else { break };
        let values = subject.parameters.values();
        let cells = draws.drawn().map(|at| values[at].to_string());
        let own = weights.iter().map(|number| subject.weights.of(number).to_string());
        table.row([member.to_string()].into_iter().chain(cells).chain(own))?;
    }
    table.text()
}

/// Quantiles of every outcome at every time, and of its difference to the control in the same member.
pub fn quantiles(choice: &Choice<'_>, sum: &Reduction) -> Result<Vec<u8>, TableError> {
    let outcomes = choice.ensemble.outcomes();
    let mut table = Table::new(SAID);
    table.row([
        "time_d",
        "arm",
        "observable",
        "of",
        "n",
        "mean",
        "q05",
        "q25",
        "q50",
        "q75",
        "q95",
        "infinite",
        "missing",
    ])?;
    let count = outcomes.names().len();
    for (t, time_d) in outcomes.times().iter().enumerate() {
        let last = t + 1 == outcomes.times().len();
        let names = if last { outcomes.names_at_end() } else { outcomes.names() };
        for (arm, sum) in choice.arms.iter().zip(&sum.arms) {
            for (i, name) in names.iter().enumerate() {
                for (of, streams) in [("value", &sum.values), ("difference", &sum.differences)] {
                    let Some(stream) = streams.get(t * count + i) else { continue };
                    let fixed = [time_d.to_string(), arm.name.clone(), name.clone(), of.into()].into_iter();
                    table.row(fixed.chain(summed_up(stream)))?;
                }
            }
        }
    }
    table.text()
}

/// Count, mean and quantiles of the finite numbers as cells, empty where there are none; then how many were infinite
/// and how many were not numbers.
fn summed_up(stream: &Stream) -> impl Iterator<Item = String> {
    let mean = stream.mean().map(|mean| mean.to_string()).unwrap_or_default();
    let quantiles = stream.quantiles(SHARES).map_or(SHARES.map(|_| String::new()), |q| q.map(|v| v.to_string()));
    let apart = [stream.infinite(), stream.missing()].map(|count| count.to_string());
    [stream.count().to_string(), mean].into_iter().chain(quantiles).chain(apart)
}
