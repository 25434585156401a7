//! Measurements of a laboratory, read for a scenario and held against its courses.

mod asked;
mod held;

pub use crate::measured::in_utf8;
pub use held::beside;

use super::StudyError;
use crate::measured::{Known, Point, measured};
use crate::model::observables::columns;
use crate::model::species::Species;
use crate::present::Scale;
use crate::scenario::Scenario;
use crate::scenario::variant::Told;
use std::collections::{BTreeMap, BTreeSet};

/// Files, and what is said of them beside their rows.
#[derive(Clone, Debug, Default)]
pub struct DataAsked {
    /// Names and texts of tables.
    pub files: Vec<(String, String)>,
    /// What tables hold that do not say; the score where nothing is said.
    pub observable: Option<String>,
    /// Names of groups, and the arms that they are.
    pub groups: Vec<(String, String)>,
    /// Observables, and by what their data are multiplied.
    pub scales: Vec<(String, Scale)>,
}

/// What the tables hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataRead {
    /// Means of all files.
    pub points: Vec<Point>,
    /// By what the data of an observable are multiplied, where that is asked for; 1 elsewhere.
    pub scales: BTreeMap<String, Scale>,
    /// What was left out of the files, and for what something was taken, as sentences.
    pub remarks: Vec<String>,
}

impl DataRead {
    /// Observables that were measured, each once, by name.
    pub fn columns(&self) -> Vec<String> {
        let columns: BTreeSet<&String> = self.points.iter().map(|point| &point.column).collect();
        columns.into_iter().cloned().collect()
    }
}

/// Why data cannot be used.
#[derive(Debug)]
pub enum DataRefused {
    /// A flag names what is not there, or cannot be.
    Flag(StudyError),
    /// Faults of tables.
    Tables(Vec<Told>),
}

/// Most means that a figure has room for.
const MOST: usize = 2000;

/// Reads tables for `scenario`.
///
/// # Errors
/// [`DataRefused`] with every fault of every table.
pub fn own_data(wanted: &DataAsked, scenario: &Scenario) -> Result<DataRead, DataRefused> {
    let columns = columns(scenario.simulation.regions);
    let arms: Vec<String> = scenario.arms.iter().map(|arm| arm.name.clone()).collect();
    let refused = |error: StudyError| DataRefused::Flag(error);
    let score = &scenario.injury.species.score;
    asked::files(&wanted.files).map_err(refused)?;
    let usual = asked::usual(wanted, score, &columns).map_err(refused)?;
    asked::groups(&wanted.groups, &arms).map_err(refused)?;
    let scales = asked::scales(&wanted.scales, &columns).map_err(refused)?;
    let others = Species::ALL.iter().map(|species| species.score.column);
    let foreign: Vec<&str> = others.filter(|other| *other != score.column).collect();
    let known = Known {
        columns: &columns,
        arms: &arms,
        groups: &wanted.groups,
        usual: &usual,
        score: (score.column, score.full.value),
        foreign: &foreign,
        until_d: scenario.simulation.until_d,
    };
    let (mut data, mut faults) = (DataRead { scales, ..DataRead::default() }, Vec::new());
    let mut groups = BTreeSet::new();
    for (file, text) in &wanted.files {
        match measured(file, text, known) {
            Ok(found) => {
                data.points.extend(found.points);
                data.remarks.extend(found.remarks);
                groups.extend(found.groups);
            }
            Err(found) => faults.push(Told { file: file.clone(), text: text.clone(), found }),
        }
    }
    if !faults.is_empty() {
        return Err(DataRefused::Tables(faults));
    }
    data.remarks.extend(shared(&data.points));
    let wrong = asked::idle(wanted, &usual, &data, &groups).or_else(|| beyond(&data));
    wrong.map_or(Ok(data), |flag| Err(refused(StudyError::Unknown(flag))))
}

/// What is said of means of two files that are of one arm, observable and time.
fn shared(points: &[Point]) -> Option<String> {
    let mut files: BTreeMap<(&str, &str, u64), &str> = BTreeMap::new();
    let mut both = BTreeSet::new();
    for point in points {
        let place = (point.arm.as_str(), point.column.as_str(), point.time_d.to_bits());
        let first = *files.entry(place).or_insert(&point.file);
        if first != point.file {
            both.insert((first, point.file.as_str(), point.column.as_str()));
        }
    }
    let said = both.iter().map(|(one, other, column)| format!("{one} and {other} of {column}"));
    let said = said.collect::<Vec<_>>().join(", ");
    (!said.is_empty()).then(|| format!("means of one arm and time stand in several files, and each counts: {said}"))
}

/// What no figure can show: too many means, or such as are too large.
fn beyond(data: &DataRead) -> Option<String> {
    if data.points.len() > MOST {
        let way = "pool animals to means, or give fewer times";
        return Some(format!("--data: {} means; a figure shows at most {MOST}: {way}", data.points.len()));
    }
    let over = |point: &&Point| match data.scales.get(&point.column) {
        Some(Scale::Factor(factor)) => factor * (point.mean + point.sd.unwrap_or(0.0)) > 1e15,
        _ => false,
    };
    let point = data.points.iter().find(over)?;
    Some(format!("`--scale {}`: multiplied, the data go beyond 1e15, which cannot be drawn", point.column))
}
