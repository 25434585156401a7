//! What happens, in which order: the moments of a run, read back from its table of events.

use super::super::percent;
use super::super::spoken::called;
use super::Part;
use super::html::{heading, paragraph, table};
use super::numbers::time;
use super::sheet::Sheet;
use crate::course::outcomes::MILESTONES;
use crate::scenario::Scenario;

/// Arms that the table has columns for.
const ARMS: usize = 5;

/// Moments of the biology: a row a moment, a column an arm, in the order of the first arm.
pub fn moments(text: &mut String, scenario: &Scenario, part: &Part) {
    let Some(all) = part.text("events.csv") else { return };
    let mut all = Sheet::read(&all);
    let event = all.at("event");
    all.rows.retain(|row| event.and_then(|at| row.get(at)).is_some_and(|event| is_moment(event)));
    let mut arms: Vec<&str> = Vec::new();
    for row in &all.rows {
        let arm = all.get(row, "arm");
        if !arms.contains(&arm) {
            arms.push(arm);
        }
    }
    if arms.is_empty() {
        return;
    }
    let left = arms.len().saturating_sub(ARMS);
    arms.truncate(ARMS);
    let sets = all.rows.iter().any(|row| !all.get(row, "time_median_d").is_empty());
    heading(text, "What happens, in which order");
    let caption = match sets {
        true => "Times after the injury, medians of the parameter sets; the last columns are of the first arm",
        false => "Times after the injury, nominal parameters",
    };
    table(text, caption, &told(&all, &arms, scenario, sets));
    if left > 0 {
        paragraph(text, &format!("{left} more arms are in events.csv."));
    }
}

/// The table for readers, of these arms; with what the sets say of the first where there are `sets`.
fn told(all: &Sheet, arms: &[&str], scenario: &Scenario, sets: bool) -> Sheet {
    let until_d = scenario.simulation.until_d;
    let when = |row: &[String], column: &str| at(all.number(row, column), until_d);
    let own = if sets { "time_median_d" } else { "time_d" };
    let mut sheet = Sheet::new(&["what happens"]);
    sheet.head.extend(arms.iter().map(|arm| called(scenario, arm).to_owned()));
    let of_sets = ["5 to 95 % of the sets", "not reached in"];
    sheet.head.extend(of_sets.iter().filter(|_| sets).map(|head| (*head).to_owned()));
    for row in all.rows.iter().filter(|row| Some(&all.get(row, "arm")) == arms.first()) {
        let name = all.get(row, "name");
        let of_arm = |arm: &&str| {
            let same = |one: &&Vec<String>| all.get(one, "arm") == *arm && all.get(one, "name") == name;
            all.rows.iter().find(same).map_or_else(|| "-".into(), |one| when(one, own))
        };
        let mut cells: Vec<String> = [name.to_owned()].into_iter().chain(arms.iter().map(of_arm)).collect();
        if sets {
            cells.push(format!("{} to {}", when(row, "time_low_d"), when(row, "time_high_d")));
            let share = all.number(row, "not_reached");
            cells.push(if share.is_nan() { "-".into() } else { percent(share) });
        }
        sheet.rows.push(cells);
    }
    sheet
}

/// When something comes; what does not, comes after the end of the run, if ever.
fn at(days: f64, until_d: f64) -> String {
    if days.is_infinite() { format!("after {}", time(until_d)) } else { time(days) }
}

/// Whether an event is a moment of the course, and nothing that is done.
fn is_moment(event: &str) -> bool {
    MILESTONES.iter().any(|one| one.kind.word() == event)
}
