//! Outcomes of a run: levels of an untreated injury, or what arms change against the control.

use super::super::headline::SAME;
use super::super::rounding::{difference, level};
use super::Part;
use super::html::{heading, paragraph, table};
use super::numbers::number;
use super::sheet::Sheet;
use crate::course::outcomes::of_cord;
use crate::scenario::Scenario;

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
                sheet.rows.push(vec![label, interval(of, "", |value| level(value, own)), value]);
            } else if arm != "control" {
                let ratio = all.get(row, "ratio").parse::<f64>().map_or_else(|_| "-".into(), number);
                // Below this a difference is the solver's.
                let same = SAME * of("value").abs().max(of("control").abs());
                let change = |value: f64| difference(if value.abs() <= same { 0.0 } else { value }, own);
                let (within, nominal) = (interval(of, "difference_", change), change(of("difference")));
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
