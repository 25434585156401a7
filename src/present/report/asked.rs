//! What was asked: the injury, what is given, what is perturbed, what is changed.

use super::super::amounts;
use super::Page;
use super::html::{heading, list, paragraph, table};
use super::numbers::{number, time};
use super::sheet::Sheet;
use crate::reading::words::count;
use crate::scenario::{Arm, Change, Scenario, Target, schedule_table};

/// Rows of a table of doses that a page has room for.
const DOSES: usize = 60;

/// The section.
pub fn asked(text: &mut String, page: &Page<'_>) {
    let scenario = page.scenario;
    heading(text, "What was asked");
    after(text, page);
    paragraph(text, &injury(scenario));
    let arms: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
    match arms.as_slice() {
        [only] => paragraph(text, &format!("There is one arm, `{only}` in files: the injury, untreated.")),
        all => paragraph(text, &format!("Arms: {}. `control` is the same injury, untreated.", all.join(", "))),
    }
    doses(text, scenario);
    perturbed(text, &scenario.arms);
    changed(text, scenario);
    let of_manifest = |part: &super::Part| -> Vec<String> {
        let all = part.record.get("warnings").and_then(serde_json::Value::as_array);
        all.into_iter().flatten().filter_map(|one| one.as_str()).map(str::to_owned).collect()
    };
    let mut warnings: Vec<String> = page.parts.iter().flat_map(of_manifest).collect();
    warnings.dedup();
    if !warnings.is_empty() {
        paragraph(text, "Worth a second look:");
        list(text, &warnings);
    }
}

/// The papers that the scenario says it is after.
fn after(text: &mut String, page: &Page<'_>) {
    let known = |key: &String| page.behind.papers.iter().find(|paper| paper.key == *key);
    let told = |key| known(key).map_or(key.clone(), |paper| format!("{} ({key})", paper.citation));
    let papers: Vec<String> = page.scenario.paper.iter().map(told).collect();
    if !papers.is_empty() {
        paragraph(text, "The scenario is after a published study; what is not told there is assumed in it:");
        list(text, &papers);
    }
}

fn injury(scenario: &Scenario) -> String {
    let injury = &scenario.injury;
    let device = injury.device.as_ref().map_or_else(String::new, |device| format!(" ({device})"));
    // Nobody says of people that they are humans of 70000 g.
    let who = if injury.species.id == "human" { "person" } else { injury.species.id };
    let mass = match injury.body_mass_g {
        light if light < 1000.0 => format!("{} g", number(light)),
        heavy => format!("{} kg", number(heavy / 1000.0)),
    };
    format!(
        "A {} of severity {}{device} on a scale from 0 (sham) to 1, in a {who} of {mass}; {} of the cord, from the injury \
         to {}.",
        injury.mechanism.id,
        number(injury.severity),
        count(scenario.simulation.regions, "region", "regions"),
        time(scenario.simulation.until_d)
    )
}

fn doses(text: &mut String, scenario: &Scenario) {
    let rows = schedule_table(scenario);
    if rows.is_empty() {
        return paragraph(text, "Nothing is given.");
    }
    let mut sheet = Sheet::new(&["arm", "intervention", "route", "after the injury", "for", "amount (ug)"]);
    sheet.rows.extend(rows.iter().take(DOSES).map(|row| {
        let duration = if row.duration_d > 0.0 { time(row.duration_d) } else { "at once".into() };
        let amount = number(row.amount_ug);
        vec![row.arm.clone(), row.intervention.clone(), row.route.clone(), time(row.start_d), duration, amount]
    }));
    table(text, "Doses, as the scenario has them", &sheet);
    amounts(scenario).iter().for_each(|amount| paragraph(text, amount));
    if rows.len() > DOSES {
        paragraph(text, &format!("{} more doses: `exocord doses` prints them all.", rows.len() - DOSES));
    }
}

fn perturbed(text: &mut String, arms: &[Arm]) {
    let mut sheet = Sheet::new(&["arm", "perturbation", "acts on", "change", "from", "until", "region"]);
    for arm in arms {
        sheet.rows.extend(arm.perturbations.iter().map(|one| {
            let on = match &one.target {
                Target::Reaction(name) => format!("reaction {name}"),
                Target::Parameter(name) => format!("parameter {name}"),
                Target::State(name) => format!("state {name}"),
            };
            let change = match one.change {
                Change::Scale(factor) | Change::Multiply(factor) => format!("times {}", number(factor)),
                Change::Set(value) => format!("set to {}", number(value)),
                Change::Add(amount) => format!("{} added", number(amount)),
            };
            let until = if one.until_d.is_finite() { time(one.until_d) } else { "the end".into() };
            let region = one.region.clone().unwrap_or_else(|| "all".into());
            vec![arm.name.clone(), one.name.clone(), on, change, time(one.from_d), until, region]
        }));
    }
    if !sheet.rows.is_empty() {
        table(text, "Perturbations", &sheet);
    }
}

fn changed(text: &mut String, scenario: &Scenario) {
    let mut sheet = Sheet::new(&["parameter", "value", "reason", "arms"]);
    let whole = scenario.parameters.iter().map(|one| (one, "all"));
    let own = scenario.arms.iter().flat_map(|arm| arm.parameters.iter().map(|one| (one, arm.name.as_str())));
    let own = own.filter(|(one, _)| !scenario.parameters.contains(one));
    sheet.rows.extend(
        whole
            .chain(own)
            .map(|(one, arms)| vec![one.name.clone(), one.value.to_string(), one.reason.clone(), arms.into()]),
    );
    if !sheet.rows.is_empty() {
        table(text, "Parameters changed", &sheet);
    }
}
