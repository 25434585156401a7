//! What was asked: the injury, what is given, what is perturbed, what is changed.

use super::super::amounts;
use super::Page;
use super::html::{heading, list, paragraph, table};
use super::numbers::{number, time};
use super::sheet::Sheet;
use crate::reading::words::count;
use crate::scenario::{Arm, Change, Perturbation, Rule, Scenario, Target, schedule_table};

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
    ruled(text, &scenario.arms);
    treated(text, &scenario.arms);
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
    let known: Vec<&str> = injury.recorded.said().map(|(_, said)| said).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
    let mass = match injury.body_mass_g {
        light if light < 1000.0 => format!("{} g", number(light)),
        heavy => format!("{} kg", number(heavy / 1000.0)),
    };
    format!(
        "A {} of severity {}{device} on a scale from 0 (sham) to 1, in a {}{known} of {mass}; {} of the cord, from the \
         injury to {}.",
        injury.mechanism.id,
        number(injury.severity),
        injury.species.one,
        count(scenario.simulation.regions, "region", "regions"),
        time(scenario.simulation.until_d)
    )
}

fn doses(text: &mut String, scenario: &Scenario) {
    let mut rows = schedule_table(scenario);
    let ruled = rows.extract_if(.., |row| row.rule.is_some()).count();
    if rows.is_empty() && ruled > 0 {
        return;
    }
    if rows.is_empty() {
        return paragraph(text, "Nothing is given.");
    }
    let mut sheet = Sheet::new(&["arm", "intervention", "route", "after the injury", "for", "amount (ug)"]);
    sheet.rows.extend(rows.iter().take(DOSES).map(|row| {
        let duration = if row.duration_d > 0.0 { time(row.duration_d) } else { "at once".into() };
        let amount = number(row.amount_ug);
        vec![
            row.arm.clone(),
            row.intervention.clone(),
            row.route.clone(),
            time(row.start_d.unwrap_or_default()),
            duration,
            amount,
        ]
    }));
    table(text, "Doses, as the scenario has them", &sheet);
    amounts(scenario).iter().for_each(|amount| paragraph(text, amount));
    if rows.len() > DOSES {
        paragraph(text, &format!("{} more doses: `exocord doses` prints them all.", rows.len() - DOSES));
    }
}

/// Treatments of the catalogue, a line each; what they act on stands among the perturbations.
fn treated(text: &mut String, arms: &[Arm]) {
    let mut sheet = Sheet::new(&["arm", "treatment", "in the catalogue", "dose", "from", "until", "windows"]);
    for arm in arms {
        for one in &arm.perturbations {
            let Some(given) = &one.treatment else { continue };
            let until = if one.until_d.is_finite() { time(one.until_d) } else { "the end".into() };
            let dose = given.dose.clone().unwrap_or_default();
            let names = [arm.name.clone(), one.name.clone(), given.id.clone(), dose];
            let row = [&names[..], &[time(one.from_d), until, windows(one)]].concat();
            if !sheet.rows.contains(&row) {
                sheet.rows.push(row);
            }
        }
    }
    if !sheet.rows.is_empty() {
        table(text, "Treatments beside vesicles", &sheet);
    }
}

/// What is given when the course says so.
fn ruled(text: &mut String, arms: &[Arm]) {
    let mut sheet = Sheet::new(&[
        "arm",
        "rule",
        "when",
        "gives",
        "amounts (ug)",
        "route",
        "at most",
        "not again within",
        "watched from",
    ]);
    for arm in arms {
        sheet.rows.extend(arm.rules.iter().map(|rule| {
            let amounts: Vec<String> = rule.give.doses.iter().map(|dose| number(dose.amount_ug)).collect();
            let Rule { name, when, give, max, lockout_d, from_d, .. } = rule;
            let said = [&arm.name, name, when, &give.name, &amounts.join(", "), &give.route].map(String::clone);
            said.into_iter().chain([count(*max, "time", "times"), time(*lockout_d), time(*from_d)]).collect()
        }));
    }
    if !sheet.rows.is_empty() {
        table(text, "Given when the course says so", &sheet);
    }
}

fn perturbed(text: &mut String, arms: &[Arm]) {
    let mut sheet = Sheet::new(&["arm", "perturbation", "acts on", "change", "from", "until", "windows", "region"]);
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
            let windows = windows(one);
            vec![arm.name.clone(), one.name.clone(), on, change, time(one.from_d), until, windows, region]
        }));
    }
    if !sheet.rows.is_empty() {
        table(text, "Perturbations", &sheet);
    }
}

/// Windows that come again: how many, and how long the first one is; events have no length.
fn windows(one: &Perturbation) -> String {
    let event = one.treatment.is_none() && one.is_event();
    match one.windows().as_slice() {
        [_] | [] => String::new(),
        all @ [(from_d, until_d), ..] if !event && until_d > from_d => {
            format!("{} of {}", all.len(), time(until_d - from_d))
        }
        all => format!("{} times", all.len()),
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
