//! Measurements of a laboratory, read for a scenario.

use super::StudyError;
use crate::course::named;
use crate::measured::{Known, measured};
use crate::model::observables::columns;
use crate::model::species::Species;
use crate::present::{OwnData, Scale};
use crate::reading::nearest::fold;
use crate::reading::nearest_help;
use crate::scenario::Scenario;
use crate::scenario::variant::Told;
use std::collections::BTreeMap;

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

/// Why data cannot be used.
#[derive(Debug)]
pub enum DataRefused {
    /// A flag names what is not there.
    Flag(StudyError),
    /// Faults of tables.
    Tables(Vec<Told>),
}

/// Reads tables for `scenario`.
///
/// # Errors
/// [`DataRefused`] with every fault of every table.
pub fn own_data(asked: &DataAsked, scenario: &Scenario) -> Result<OwnData, DataRefused> {
    let columns = columns(scenario.simulation.regions);
    let arms: Vec<String> = scenario.arms.iter().map(|arm| arm.name.clone()).collect();
    let refused = |error: StudyError| DataRefused::Flag(error);
    let score = &scenario.injury.species.score;
    let column = |name: &str| named(name, &columns).cloned().map_err(|unknown| refused(StudyError::unknown(unknown)));
    let usual = asked.observable.as_deref().map_or_else(|| Ok(score.column.to_owned()), column)?;
    for (group, arm) in &asked.groups {
        known_arm(group, arm, &arms).map_err(refused)?;
    }
    let scales = asked.scales.iter().map(|(name, scale)| Ok((column(name)?, *scale)));
    let scales = scales.collect::<Result<BTreeMap<String, Scale>, DataRefused>>()?;
    let others = Species::ALL.iter().map(|species| species.score.column);
    let foreign: Vec<&str> = others.filter(|other| *other != score.column).collect();
    let known = Known {
        columns: &columns,
        arms: &arms,
        groups: &asked.groups,
        usual: &usual,
        score: (score.column, score.full.value),
        foreign: &foreign,
        until_d: scenario.simulation.until_d,
    };
    let (mut data, mut faults) = (OwnData { scales, ..OwnData::default() }, Vec::new());
    for (file, text) in &asked.files {
        match measured(file, text, known) {
            Ok((points, remarks)) => {
                data.points.extend(points);
                data.remarks.extend(remarks);
            }
            Err(found) => faults.push(Told { file: file.clone(), text: text.clone(), found }),
        }
    }
    match idle(asked, &usual, &data) {
        _ if !faults.is_empty() => Err(DataRefused::Tables(faults)),
        Some(flag) => Err(refused(StudyError::Unknown(flag))),
        None => Ok(data),
    }
}

/// What was said of the files and is of none of them.
fn idle(asked: &DataAsked, usual: &str, data: &OwnData) -> Option<String> {
    let has = |column: &str| data.points.iter().any(|point| point.column == column);
    if let Some(name) = data.scales.keys().find(|name| !has(name)) {
        return Some(format!("`--scale {name}`: no file has data of it"));
    }
    if asked.observable.is_some() && !has(usual) {
        return Some(format!("`--observable {usual}`: every file says itself what it holds; leave it out"));
    }
    let has = |text: &str, group: &str| {
        let cells = text.split([',', ';', '\t', '\n', '"']);
        fold(text).contains(&fold(group)) || cells.map(fold).any(|cell| cell == fold(group))
    };
    let nowhere = |(group, _): &&(String, String)| !asked.files.iter().any(|(_, text)| has(text, group));
    let (group, arm) = asked.groups.iter().find(nowhere)?;
    Some(format!("`--group {group}={arm}`: no file has such a group"))
}

/// Whether a group is said to be an arm that there is.
fn known_arm(group: &str, arm: &str, arms: &[String]) -> Result<(), StudyError> {
    let names: Vec<&str> = arms.iter().map(String::as_str).collect();
    if names.iter().any(|name| fold(name) == fold(arm)) {
        return Ok(());
    }
    let help = nearest_help(arm, &names, "`exocord doses` lists the arms");
    Err(StudyError::Unknown(format!("`--group {group}={arm}`: the scenario has no arm `{arm}`; {help}")))
}
