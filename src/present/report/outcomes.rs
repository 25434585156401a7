//! Outcomes of a run against the control, and what happens in which order.

use super::Part;
use super::html::{heading, paragraph, table};
use super::numbers::{number, signed, time};
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

/// The table of outcomes.
pub fn outcomes(text: &mut String, scenario: &Scenario, part: &Part) {
    let Some(all) = part.text("metrics.csv") else { return };
    let all = Sheet::read(&all);
    heading(text, "Outcomes");
    let head = ["outcome", "arm", "nominal", "control", "difference", "median difference (5 to 95 %)", "ratio"];
    let (mut sheet, alone) = (Sheet::new(&head), scenario.arms.len() < 2);
    for (name, label) in shown(scenario) {
        let own = scenario.metrics.iter().any(|one| one.name == name);
        for row in all.rows.iter().filter(|row| all.get(row, "metric") == name) {
            let (arm, unit) = (all.get(row, "arm"), all.get(row, "unit"));
            if !alone && arm == "control" {
                continue;
            }
            let label = if own && !unit.is_empty() { format!("{label} ({unit})") } else { label.clone() };
            let of = |column: &str| all.number(row, column);
            let ratio = all.get(row, "ratio").parse::<f64>().map_or_else(|_| "-".into(), number);
            let [value, control] = ["value", "control"].map(|column| number(of(column)));
            sheet.rows.push(vec![label, arm.into(), value, control, signed(of("difference")), interval(of), ratio]);
        }
    }
    table(text, "Outcomes, against the untreated control", &sheet);
    let note = "Nominal: the parameters as they are written. Differences are within parameter sets; all outcomes are in \
                metrics.csv, what they mean in columns.json.";
    paragraph(text, note);
}

/// A median with its interval, where there are sets.
fn interval(of: impl Fn(&str) -> f64) -> String {
    let [low, median, high] = ["low", "median", "high"].map(|end| of(&format!("difference_{end}")));
    if median.is_finite() { format!("{} ({} to {})", signed(median), signed(low), signed(high)) } else { "-".into() }
}

/// Moments of the biology: a row a moment, a column an arm, in the order of the control.
pub fn moments(text: &mut String, part: &Part) {
    let Some(all) = part.text("events.csv") else { return };
    let all = Sheet::read(&all);
    let of_course = |row: &&Vec<String>| !all.get(row, "time_median_d").is_empty() || is_moment(all.get(row, "event"));
    let rows: Vec<&Vec<String>> = all.rows.iter().filter(of_course).collect();
    let mut arms: Vec<&str> = Vec::new();
    for row in &rows {
        let arm = all.get(row, "arm");
        if !arms.contains(&arm) {
            arms.push(arm);
        }
    }
    let control: Vec<&&Vec<String>> = rows.iter().filter(|row| Some(&all.get(row, "arm")) == arms.first()).collect();
    if control.is_empty() {
        return;
    }
    let left = arms.len().saturating_sub(ARMS);
    arms.truncate(ARMS);
    let mut sheet = Sheet::new(&["what happens", "5 to 95 % of the sets"]);
    sheet.head.splice(1..1, arms.iter().map(|arm| (*arm).to_owned()));
    for row in control {
        let name = all.get(row, "name");
        let of_arm = |arm: &&str| {
            let found = rows.iter().find(|one| all.get(one, "arm") == *arm && all.get(one, "name") == name);
            found.map_or_else(|| "-".into(), |one| time(all.number(one, "time_d")))
        };
        let [low, high] = ["time_low_d", "time_high_d"].map(|end| all.number(row, end));
        let interval = if low.is_finite() { format!("{} to {}", time(low), time(high)) } else { "-".into() };
        let times = arms.iter().map(of_arm);
        sheet.rows.push([name.to_owned()].into_iter().chain(times).chain([interval]).collect());
    }
    heading(text, "What happens, in which order");
    table(text, "Times after the injury, nominal parameters; the interval is that of the first arm", &sheet);
    if left > 0 {
        paragraph(text, &format!("{left} more arms are in events.csv."));
    }
}

/// Whether an event is a moment of the course, and nothing that is done.
fn is_moment(event: &str) -> bool {
    use crate::course::outcomes::MILESTONES;
    MILESTONES.iter().any(|one| one.kind.word() == event)
}
