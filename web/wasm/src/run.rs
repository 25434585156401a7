//! Courses and outcomes of every arm.

use crate::fault::{Fault, fault};
use crate::request::Run;
use crate::session::{Answer, Session};
use crate::words::{column, usual_columns};
use exocord::course::analysis_times;
use exocord::experiment::{Course, Event};
use exocord::scenario::Scenario;
use exocord::study::Members;
use exocord::study::run::{Glance, glance};
use serde_json::{Value, json};

/// About how many times are enough for a panel of some 300 pixels.
const TIMES: usize = 300;

/// Runs every arm.
pub fn run(session: &mut Session, wanted: &Run) -> Result<Answer, Fault> {
    let written = wanted.scenario();
    let mut parsed = session.parsed(&written, wanted.rtol)?;
    if let Some(arms) = &wanted.arms {
        parsed.scenario.arms.retain(|arm| arms.contains(&arm.name));
        if parsed.scenario.arms.is_empty() {
            return Err(fault("the scenario has none of these arms"));
        }
    }
    let scenario = parsed.scenario.clone();
    let columns = wanted.columns.clone().unwrap_or_else(|| usual_columns(&scenario));
    let until_d = scenario.simulation.until_d;
    let times = match &wanted.at {
        Some(at) => checked(at, until_d)?,
        None => thinned(until_d, wanted.times.unwrap_or(TIMES)),
    };
    let subject = wanted.set.map(|set| subject(session, &scenario, set)).transpose()?;
    let shown = Glance { columns: &columns, times: &times, subject: subject.as_ref() };
    let found = glance(parsed, session.catalogue()?, shown, &Members::nominal())?;
    let courses = &found.results.courses;
    let mut numbers = times.clone();
    courses.iter().for_each(|course| put(course, columns.len(), &mut numbers));
    let arms: Vec<Value> = courses.iter().map(arm).collect();
    let json = json!({
        "ok": true, "samples": times.len(),
        "columns": columns.iter().map(|name| column(name)).collect::<Vec<_>>(),
        "until_d": until_d, "arms": arms, "told": found.told(),
    });
    Ok(Answer::with(&json, numbers))
}

/// The parameters of a set of the core.
fn subject(session: &mut Session, scenario: &Scenario, set: u64) -> Result<exocord::sample::Subject, Fault> {
    let one = session.core()?.only(set)?;
    one.subjects(scenario.injury.species)?.pop().ok_or_else(|| fault("no such set"))
}

/// Times that a run can be read at.
fn checked(at: &[f64], until_d: f64) -> Result<Vec<f64>, Fault> {
    let within = at.iter().all(|time| (0.0..=until_d).contains(time));
    let rise = at.windows(2).all(|pair| pair[0] < pair[1]);
    if within && rise { Ok(at.to_vec()) } else { Err(fault(format!("times rise from 0 d to {until_d} d, the end"))) }
}

/// About `count` of the times of files and figures, the last among them.
pub fn thinned(until_d: f64, count: usize) -> Vec<f64> {
    let all = analysis_times(until_d);
    let step = all.len().div_ceil(count.max(2));
    let mut some: Vec<f64> = all.iter().copied().step_by(step).collect();
    if some.last() != all.last() {
        some.extend(all.last());
    }
    some
}

/// Column by column.
fn put(course: &Course, columns: usize, numbers: &mut Vec<f64>) {
    for column in 0..columns {
        numbers.extend(course.output.iter().map(|(_, row)| row[column]));
    }
}

fn arm(course: &Course) -> Value {
    let event = |Event { time_d, kind, name, target, value, unit }: &Event| json!({ "time_d": time_d, "kind": kind.word(), "name": name, "target": target, "value": value, "unit": unit });
    let events: Vec<Value> = course.events.iter().map(event).collect();
    json!({ "name": course.arm, "events": events })
}
