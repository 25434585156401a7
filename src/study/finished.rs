//! Results of a finished run, from its tables: nothing is integrated again.

use super::cells::{BANDS, Cells, EVENTS, MEMBERS, METRICS, TIMECOURSE, number};
use super::{Members, MembersTold, StudyError};
use crate::answers::{ArmOverSets, Band, OverSets};
use crate::catalogue::Catalogue;
use crate::course::Firing;
use crate::course::outcomes::{MILESTONES, Milestone};
use crate::engine::{Engine, Trajectory, Work};
use crate::evidence::Failures;
use crate::experiment::{Course, EventKind, Metric, OutcomeValue, Template, events};
use crate::present::{Results, spoken_day};
use crate::scenario::{Arm, Scenario};
use serde_json::Value;

/// What a folder of `run` holds.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'f> {
    /// How it was named.
    pub folder: &'f str,
    /// What was run.
    pub scenario: &'f Scenario,
    /// The rows that it was run with.
    pub catalogue: &'f Catalogue,
    /// `timecourse.csv`.
    pub timecourse: &'f str,
    /// `metrics.csv`.
    pub metrics: &'f str,
    /// `events.csv`.
    pub events: &'f str,
    /// `members.csv` and `bands.csv`, where parameter sets were run.
    pub sets: Option<[&'f str; 2]>,
    /// `manifest.json`.
    pub manifest: &'f Value,
}

/// The results, and whose parameters there were, as far as tables hold them: courses at the times of
/// their rows, and nothing of what the solver did.
///
/// # Errors
/// [`StudyError`], with file and line, where a table is not one, or lacks an arm.
pub fn results(kept: &Kept<'_>) -> Result<(Results, MembersTold), StudyError> {
    let Kept { scenario, catalogue, manifest, .. } = kept;
    let read = |name: &str, text, shape| Cells::read((&format!("{}/{name}", kept.folder), text), shape);
    let (times, metrics) =
        (read("timecourse.csv", kept.timecourse, &TIMECOURSE)?, read("metrics.csv", kept.metrics, &METRICS)?);
    let seen = read("events.csv", kept.events, &EVENTS)?;
    let courses = scenario.arms.iter().map(|arm| course(scenario, arm, catalogue, (&times, &seen)));
    let courses = courses.collect::<Result<Vec<Course>, StudyError>>()?;
    let warnings = manifest.get("warnings").and_then(Value::as_array).into_iter().flatten();
    let sets = match kept.sets {
        Some([members, bands]) => {
            let tables = (&read("members.csv", members, &MEMBERS)?, &read("bands.csv", bands, &BANDS)?);
            over_sets(scenario, tables, manifest)
        }
        None => None,
    };
    let told = manifest.get("members").and_then(MembersTold::read);
    let results = Results {
        scenario: (*scenario).clone(),
        courses,
        metrics: scenario.arms.iter().flat_map(|arm| outcomes(scenario, &arm.name, &metrics)).collect(),
        warnings: warnings.filter_map(Value::as_str).map(str::to_owned).collect(),
        sets,
        data: None,
        facts: Vec::new(),
    };
    Ok((results, told.unwrap_or_else(|| Members::nominal().told())))
}

fn course(
    scenario: &Scenario,
    arm: &Arm,
    catalogue: &Catalogue,
    (table, seen): (&Cells, &Cells),
) -> Result<Course, StudyError> {
    let lacking =
        || StudyError::Unknown(format!("timecourse.csv has no course of the arm `{}`; run it again", arm.name));
    let time = table.column("time_d").ok_or_else(lacking)?;
    let named = |(at, name): (usize, &String)| (at != time && name != "arm").then(|| (at, name.clone()));
    let (places, columns): (Vec<usize>, Vec<String>) = table.head.iter().enumerate().filter_map(named).unzip();
    let row = |row: &Vec<String>| (number(row, time), places.iter().map(|at| number(row, *at)).collect());
    let output: Vec<(f64, Vec<f64>)> = table.of(&arm.name).map(row).collect();
    if output.len() < 2 {
        return Err(lacking());
    }
    let template = Template::ruled(scenario, arm, catalogue)?;
    let (plan, firings) = (template.nominal(), firings(arm, seen));
    let trajectory = Trajectory {
        engine: Engine::default(),
        end: Vec::new(),
        work: Work::default(),
        intervals: 0,
        worst_undershoot: None,
    };
    Ok(Course {
        arm: arm.name.clone(),
        layout: plan.layout,
        columns,
        analysis: output.clone(),
        output,
        readings: Vec::new(),
        moments: moments(scenario, &arm.name, seen),
        events: events(arm, plan, &firings),
        firings,
        trajectory,
    })
}

/// When which rule of an arm gave something.
fn firings(arm: &Arm, table: &Cells) -> Vec<Firing> {
    let [time, event, name] = ["time_d", "event", "name"].map(|name| table.column(name).unwrap_or(usize::MAX));
    let one = |row: &Vec<String>| {
        let named = row.get(name).filter(|_| row.get(event).is_some_and(|event| event == EventKind::Rule.word()))?;
        let rule = arm.rules.iter().position(|rule| rule.name == *named)?;
        Some(Firing { rule, time_d: number(row, time) })
    };
    table.of(&arm.name).filter_map(one).collect()
}

/// Times of the moments of the biology in an arm, those that do not come among them.
fn moments(scenario: &Scenario, arm: &str, table: &Cells) -> Vec<OutcomeValue> {
    let [time, event, name] = ["time_d", "event", "name"].map(|name| table.column(name).unwrap_or(usize::MAX));
    let (score, end) = (scenario.injury.species.score.column, spoken_day(scenario.simulation.until_d));
    let there = MILESTONES.iter().filter(|one| one.there(scenario.simulation.regions));
    let one = |milestone: &Milestone| {
        let said = [(event, milestone.kind.word().to_owned()), (name, milestone.told(&end))];
        let row = table.of(arm).find(|row| said.iter().all(|(at, text)| row.get(*at) == Some(text)));
        let value = row.map_or(f64::INFINITY, |row| number(row, time));
        OutcomeValue { name: milestone.name(score), unit: "d".into(), value, own: false }
    };
    there.map(one).collect()
}

fn outcomes(scenario: &Scenario, arm: &str, table: &Cells) -> Vec<Metric> {
    let text = |row: &[String], name: &str| table.column(name).and_then(|at| row.get(at).cloned()).unwrap_or_default();
    let value = |row: &[String], name: &str| table.column(name).map_or(f64::NAN, |at| number(row, at));
    let outcome = |row: &Vec<String>| {
        let name = text(row, "metric");
        let own = scenario.metrics.iter().any(|metric| metric.name == name);
        let (value, control, unit) = (value(row, "value"), value(row, "control"), text(row, "unit"));
        Metric { arm: arm.to_owned(), name, value, unit, control, own }
    };
    table.of(arm).map(outcome).collect()
}

/// The arms over parameter sets; nothing where there were none.
fn over_sets(scenario: &Scenario, (members, bands): (&Cells, &Cells), manifest: &Value) -> Option<OverSets> {
    let told = manifest.get("members").and_then(MembersTold::read).filter(|told| told.sets > 0)?;
    let fixed = ["member", "arm"];
    let number_of = members.column("member").unwrap_or(usize::MAX);
    let first = members.rows.first().and_then(|row| row.get(number_of)?.parse().ok()).unwrap_or(0);
    let named = |(at, name): (usize, &String)| (!fixed.contains(&name.as_str())).then(|| (at, name.clone()));
    let (places, metrics): (Vec<usize>, Vec<String>) = members.head.iter().enumerate().filter_map(named).unzip();
    // A run that failed has empty cells.
    let ran = |row: &Vec<String>| places.iter().any(|at| row.get(*at).is_some_and(|cell| !cell.is_empty()));
    let values = |row: &Vec<String>| ran(row).then(|| places.iter().map(|at| number(row, *at)).collect());
    let one = |arm: &Arm| ArmOverSets {
        values: members.of(&arm.name).map(values).collect(),
        bands: banded(&arm.name, bands),
        firings: Vec::new(),
    };
    let arms: Vec<ArmOverSets> = scenario.arms.iter().map(one).collect();
    Some(OverSets {
        words: told.words(),
        first,
        done: arms.first().map_or(0, |arm| arm.values.len()),
        asked: told.sets,
        failed: Failures::default(),
        metrics,
        arms,
    })
}

fn banded(arm: &str, table: &Cells) -> Vec<Band> {
    let column = |name: &str| table.column(name).unwrap_or(usize::MAX);
    let (observable, time, count) = (column("observable"), column("time_d"), column("n"));
    let quantiles = ["q05", "q25", "q50", "q75", "q95"].map(column);
    let mut found: Vec<Band> = Vec::new();
    for row in table.of(arm) {
        let name = row.get(observable).cloned().unwrap_or_default();
        let sets = row.get(count).and_then(|cell| cell.parse().ok()).unwrap_or(0);
        let point = (number(row, time), sets, quantiles.map(|at| number(row, at)));
        match found.last_mut().filter(|band| band.column == name) {
            Some(band) => band.points.push(point),
            None => found.push(Band { column: name, points: vec![point] }),
        }
    }
    found
}
