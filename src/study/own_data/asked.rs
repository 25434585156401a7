//! What is said of tables in flags: whether it can be, is said once, and is of any of them.

use super::{DataAsked, DataRead};
use crate::course::named;
use crate::model::species::{Score, Species};
use crate::present::{Scale, is_relative};
use crate::reading::nearest::fold;
use crate::reading::nearest_help;
use crate::study::StudyError;
use std::collections::{BTreeMap, BTreeSet};

/// Refuses a file that is given twice, by its text, and two of one name, which tables could not tell apart.
pub fn files(files: &[(String, String)]) -> Result<(), StudyError> {
    let name = |file: &str| file.rsplit(['/', '\\']).next().map(str::to_owned);
    for (at, (file, text)) in files.iter().enumerate() {
        let before = || files.iter().take(at);
        if let Some((other, _)) = before().find(|(_, other)| other == text) {
            let same = if other == file { "is given twice".to_owned() } else { format!("is the same as {other}") };
            return Err(StudyError::Unknown(format!("--data {file}: it {same}; its animals would count twice")));
        }
        if let Some((other, _)) = before().find(|(other, _)| name(other) == name(file)) {
            let way = "give one of them another name, as tables name files without their folders";
            return Err(StudyError::Unknown(format!("--data {file}: {other} has the same name; {way}")));
        }
    }
    Ok(())
}

/// What tables hold that do not say.
pub fn usual(asked: &DataAsked, score: &Score, columns: &[String]) -> Result<String, StudyError> {
    let Some(name) = &asked.observable else { return Ok(score.column.to_owned()) };
    let found = named(name, columns).cloned().map_err(StudyError::unknown)?;
    match Species::score_of(&found) {
        Some(other) if other.column != score.column => {
            let own = score.column;
            Err(StudyError::Unknown(format!("`--observable {name}`: the score of another species; here it is `{own}`")))
        }
        _ => Ok(found),
    }
}

/// Refuses groups that are said twice, or to be an arm that is not there.
pub fn groups(groups: &[(String, String)], arms: &[String]) -> Result<(), StudyError> {
    for (at, (group, arm)) in groups.iter().enumerate() {
        if let Some((_, other)) = groups.iter().take(at).find(|(before, _)| fold(before) == fold(group)) {
            return Err(StudyError::Unknown(format!(
                "`--group {group}={arm}`: `{group}` is said to be `{other}` already; a group is one arm"
            )));
        }
        let names: Vec<&str> = arms.iter().map(String::as_str).collect();
        if names.iter().all(|name| fold(name) != fold(arm)) {
            let help = nearest_help(arm, &names, "`exocord doses` lists the arms");
            let message = format!("`--group {group}={arm}`: the scenario has no arm `{arm}`; {help}");
            return Err(StudyError::Unknown(message));
        }
    }
    Ok(())
}

/// Factors by the names of the model; one that is said twice, or of what has a unit of its own, is refused.
pub fn scales(scales: &[(String, Scale)], columns: &[String]) -> Result<BTreeMap<String, Scale>, StudyError> {
    let mut all = BTreeMap::new();
    for (name, scale) in scales {
        let column = named(name, columns).map_err(StudyError::unknown)?;
        let refused = |why: &str| Err(StudyError::Unknown(format!("`--scale {name}`: {why}")));
        if let Some(score) = Species::score_of(column) {
            return refused(&format!("{} has a fixed scale, and its points count the same everywhere", score.label));
        }
        if *scale == Scale::Fitted && !is_relative(column) {
            return refused("the model counts in ug, which need no fit; give the factor that turns your unit into ug");
        }
        if all.insert(column.clone(), *scale).is_some() {
            return refused("a factor is given twice");
        }
    }
    Ok(all)
}

/// What was said of the files and is of none of them; `groups` are those that they have.
pub fn idle(asked: &DataAsked, usual: &str, data: &DataRead, groups: &BTreeSet<usize>) -> Option<String> {
    let has = |column: &str| data.points.iter().any(|point| point.column == column);
    if let Some(name) = data.scales.keys().find(|name| !has(name)) {
        return Some(format!("`--scale {name}`: no file has data of it"));
    }
    if asked.observable.is_some() && !has(usual) {
        return Some(format!("`--observable {usual}`: every file says itself what it holds; leave it out"));
    }
    let (_, (group, arm)) = asked.groups.iter().enumerate().find(|(at, _)| !groups.contains(at))?;
    Some(format!("`--group {group}={arm}`: no file has such a group"))
}
