//! Outcomes of a run against the control, and what happens in which order.

use super::super::headline::called;
use super::super::percent;
use super::super::rounded::{difference, level};
use super::Part;
use super::html::{heading, paragraph, table};
use super::numbers::{number, time};
use super::sheet::Sheet;
use crate::course::outcomes::of_cord;
use crate::scenario::Scenario;

/// Arms that a table of moments has columns for.
const ARMS: usize = 5;

/// The outcomes that a page shows, by their names, with their labels.
fn shown(scenario: &Scenario) -> Vec<(String, String)> {
    let score = scenario.injury.species.score.column;
    let cord = of_cord(scenario.simulation.regions).filter_map(|outcome| outcome.first().zip(outcome.summary));
    let first = std::iter::once((format!("{score}_end"), "score at the end".to_owned()));
    let all = first.chain(cord.map(|(name, label)| (name, label.to_owned())));
    all.chain(scenario.metrics.iter().map(|own| (own.name.clone(), own.name.clone()))).collect()
}

/// The table of outcomes: of an untreated run their levels, else what each arm changes.
pub fn outcomes(text: &mut String, scenario: &Scenario, part: &Part) {
    let Some(all) = part.text("metrics.csv") else { return };
    let all = Sheet::read(&all);
    heading(text, "Outcomes");
    let alone = scenario.arms.len() < 2;
    let head: &[&str] = match alone {
        true => &["outcome", "median (5 to 95 %)", "nominal"],
        false => &["outcome", "arm", "nominal", "control", "difference", "median difference (5 to 95 %)", "ratio"],
    };
    let mut sheet = Sheet::new(head);
    for (name, label) in shown(scenario) {
        let own = scenario.metrics.iter().any(|one| one.name == name);
        for row in all.rows.iter().filter(|row| all.get(row, "metric") == name) {
            let (arm, unit) = (all.get(row, "arm"), all.get(row, "unit"));
            let label = if own && !unit.is_empty() { format!("{label} ({unit})") } else { label.clone() };
            let of = |column: &str| all.number(row, column);
            let value = level(of("value"), own);
            if alone {
                sheet.rows.push(vec![label, interval(&of, "", |value| level(value, own)), value]);
            } else if arm != "control" {
                let ratio = all.get(row, "ratio").parse::<f64>().map_or_else(|_| "-".into(), number);
                let change = |value| difference(value, own);
                let (within, nominal) = (interval(&of, "difference_", change), change(of("difference")));
                sheet.rows.push(vec![label, arm.into(), value, level(of("control"), own), nominal, within, ratio]);
            }
        }
    }
    let caption = if alone { "Outcomes of the untreated injury" } else { "Outcomes, against the untreated control" };
    table(text, caption, &sheet);
    let within = if alone { "" } else { " Differences are within parameter sets." };
    let files = "All outcomes are in metrics.csv, what they mean in columns.json.";
    paragraph(text, &format!("Nominal: the parameters as they are written.{within} {files}"));
}

/// A median with its interval, where there are sets; names of columns begin with `beginning`.
fn interval(of: impl Fn(&str) -> f64, beginning: &str, write: impl Fn(f64) -> String) -> String {
    let [low, median, high] = ["low", "median", "high"].map(|end| of(&format!("{beginning}{end}")));
    match median.is_nan() {
        true => "-".into(),
        false => format!("{} ({} to {})", write(median), write(low), write(high)),
    }
}

/// Moments of the biology: a row a moment, a column an arm, in the order of the first arm.
pub fn moments(text: &mut String, scenario: &Scenario, part: &Part) {
    let Some(all) = part.text("events.csv") else { return };
    let all = Sheet::read(&all);
    let rows: Vec<&Vec<String>> = all.rows.iter().filter(|row| is_moment(all.get(row, "event"))).collect();
    let mut arms: Vec<&str> = Vec::new();
    for row in &rows {
        let arm = all.get(row, "arm");
        if !arms.contains(&arm) {
            arms.push(arm);
        }
    }
    let first: Vec<&&Vec<String>> = rows.iter().filter(|row| Some(&all.get(row, "arm")) == arms.first()).collect();
    if first.is_empty() {
        return;
    }
    let left = arms.len().saturating_sub(ARMS);
    arms.truncate(ARMS);
    let sets = rows.iter().any(|row| !all.get(row, "time_median_d").is_empty());
    let when = |row: &Vec<String>, column: &str| at(all.number(row, column), scenario.simulation.until_d);
    let own = if sets { "time_median_d" } else { "time_d" };
    let mut sheet = Sheet::new(&["what happens"]);
    sheet.head.extend(arms.iter().map(|arm| called(scenario, arm).to_owned()));
    sheet
        .head
        .extend(sets.then(|| ["5 to 95 % of the sets", "not reached in"]).into_iter().flatten().map(String::from));
    for row in first {
        let name = all.get(row, "name");
        let of_arm = |arm: &&str| {
            let found = rows.iter().find(|one| all.get(one, "arm") == *arm && all.get(one, "name") == name);
            found.map_or_else(|| "-".into(), |one| when(one, own))
        };
        let mut cells: Vec<String> = [name.to_owned()].into_iter().chain(arms.iter().map(of_arm)).collect();
        if sets {
            cells.push(format!("{} to {}", when(row, "time_low_d"), when(row, "time_high_d")));
            cells.push(percent(all.number(row, "not_reached")));
        }
        sheet.rows.push(cells);
    }
    heading(text, "What happens, in which order");
    let caption = match sets {
        true => "Times after the injury, medians of the parameter sets; the last columns are of the first arm",
        false => "Times after the injury, nominal parameters",
    };
    table(text, caption, &sheet);
    if left > 0 {
        paragraph(text, &format!("{left} more arms are in events.csv."));
    }
}

/// When something comes; what does not, comes after the end of the run, if ever.
fn at(days: f64, until_d: f64) -> String {
    if days.is_infinite() { format!("after {}", time(until_d)) } else { time(days) }
}

/// Whether an event is a moment of the course, and nothing that is done.
fn is_moment(event: &str) -> bool {
    use crate::course::outcomes::MILESTONES;
    MILESTONES.iter().any(|one| one.kind.word() == event)
}
