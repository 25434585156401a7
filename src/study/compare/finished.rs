//! Arms of a finished run, from its tables: nothing is integrated again.
//!
//! What the table of the parameter sets has is compared set by set. Any other formula is read off the courses of the set
//! as written, between whose rows lines are drawn.

use super::entry::{EXPOSURE, Entry};
use super::runs::whose;
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::experiment::{Asked, Template};
use crate::model::Parameters;
use crate::reading::Fault;
use crate::scenario::{Arm, Scenario};
use crate::study::StudyError;
use crate::study::cells::{Cells, MEMBERS, TIMECOURSE, number};
use crate::study::readout::Readout;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a folder of `run` holds.
pub struct Finished<'f> {
    /// How it was named.
    pub folder: &'f str,
    /// What was run.
    pub scenario: &'f Scenario,
    /// The rows that it was run with.
    pub catalogue: &'f Catalogue,
    /// What is read, the score first.
    pub readouts: Vec<Readout>,
    /// `timecourse.csv`.
    pub timecourse: &'f str,
    /// `members.csv`, where parameter sets were run.
    pub members: Option<&'f str>,
    /// What `manifest.json` says of whose parameters there were.
    pub told: &'f serde_json::Value,
}

impl Finished<'_> {
    /// Courses, and what each set came to.
    fn tables(&self) -> Result<(Cells, Option<Cells>), StudyError> {
        let read = |name: &str, text, shape| Cells::read((&format!("{}/{name}", self.folder), text), shape);
        let members = self.members.map(|text| read("members.csv", text, &MEMBERS));
        Ok((read("timecourse.csv", self.timecourse, &TIMECOURSE)?, members.transpose()?))
    }
}

/// Courses of one arm: times, and a column a name.
struct Courses {
    times: Vec<f64>,
    columns: BTreeMap<String, Vec<f64>>,
}

/// The arms of a finished run, the first of which will stand at `from` among all entries; and what cannot be had of it
/// without integrating.
///
/// # Errors
/// [`StudyError::Unknown`] where a table is not one, with file and line, or lacks a column that is needed.
pub(super) fn finished(
    folder: &Finished<'_>,
    times_d: &[f64],
    from: usize,
) -> Result<(Vec<Entry>, Vec<String>), StudyError> {
    let Finished { scenario, readouts, told, catalogue, .. } = folder;
    let (courses, members) = folder.tables()?;
    let asked = Asked::all(scenario)?;
    let columns: Vec<Option<&str>> = readouts.iter().map(|one| asked.named(&one.measure.formula)).collect();
    let lacking = readouts.iter().zip(&columns).filter(|(_, column)| column.is_none() && members.is_some());
    let remarks = lacking.map(|(one, _)| lacks(&one.measure.formula, &scenario.name)).collect();
    let (readouts, whose) = (Arc::new(readouts.clone()), whose(told));
    let entry = |arm: &Arm| -> Result<Entry, StudyError> {
        let own = Courses::of(&courses, &arm.name)?;
        let parameters = &Template::ruled(scenario, arm, catalogue)?.nominal().parameters.clone();
        let sets = |name: Option<&str>| {
            name.zip(members.as_ref()).map_or_else(Vec::new, |(name, all)| all.numbers(&arm.name, name))
        };
        let row = |formula: &str, name: Option<&str>| -> Result<Vec<f64>, StudyError> {
            Ok(std::iter::once(own.read(formula, scenario, parameters)?).chain(sets(name)).collect())
        };
        let values = readouts.iter().zip(&columns).map(|(one, column)| row(&one.measure.formula, *column));
        let score = &scenario.injury.species.score;
        let course = times_d.iter().map(|day| own.at(score.column, *day)).collect::<Result<_, _>>()?;
        let [lesion, cargo] = EXPOSURE.map(|formula| row(formula, asked.named(formula)));
        Ok(Entry {
            name: String::new(),
            scenario: scenario.name.clone(),
            arm: arm.name.clone(),
            control: from,
            readouts: Arc::clone(&readouts),
            values: values.collect::<Result<_, _>>()?,
            exposure: [lesion?, cargo?],
            course: vec![course],
            score,
            whose: Arc::clone(&whose),
        })
    };
    Ok((scenario.arms.iter().map(entry).collect::<Result<_, _>>()?, remarks))
}

/// What is said of a number that the folder has for the set as written alone.
fn lacks(formula: &str, scenario: &str) -> String {
    format!(
        "`{formula}` of {scenario} is read off the set as written alone: members.csv has no such number; a [[metric]] of \
         the scenario is kept for every set, and the scenario file itself can be compared over all of them"
    )
}

impl Courses {
    fn of(cells: &Cells, arm: &str) -> Result<Courses, StudyError> {
        let column = |at: usize| cells.of(arm).map(|row| number(row, at)).collect::<Vec<f64>>();
        let times = cells.column("time_d").map(column).unwrap_or_default();
        if times.is_empty() {
            return Err(StudyError::Unknown(format!("timecourse.csv has no course of the arm `{arm}`; run it again")));
        }
        let columns = cells.head.iter().enumerate().map(|(at, name)| (name.clone(), column(at))).collect();
        Ok(Courses { times, columns })
    }

    /// A column on a day, on a line between its rows.
    fn at(&self, name: &str, day: f64) -> Result<f64, StudyError> {
        let Some(column) = self.columns.get(name) else {
            return Err(StudyError::Unknown(format!(
                "`{name}` is not among the columns of timecourse.csv; compare the scenario file instead, which is integrated"
            )));
        };
        let after = self.times.partition_point(|time| *time < day).min(self.times.len() - 1);
        let (right, left) = (self.times[after], self.times[after.saturating_sub(1)]);
        let share = if right > left { ((day - left) / (right - left)).clamp(0.0, 1.0) } else { 1.0 };
        let (from, to) = (column[after.saturating_sub(1)], column[after]);
        Ok(if share == 1.0 { to } else { from + (to - from) * share })
    }

    /// A formula in the set as written.
    fn read(&self, formula: &str, scenario: &Scenario, parameters: &Parameters<f64>) -> Result<f64, StudyError> {
        let simulation = &scenario.simulation;
        let read = Measures::parse(&[formula], simulation.regions, simulation.until_d);
        let read = read.map_err(|(_, fault): (usize, Fault)| StudyError::Unknown(fault.sentence()))?;
        let names = read.columns(simulation.regions);
        let mut samples = Vec::new();
        for day in read.times() {
            for name in &names {
                samples.push(self.at(name, *day)?);
            }
        }
        Ok(read.values(&samples, parameters).first().copied().unwrap_or(f64::NAN))
    }
}
