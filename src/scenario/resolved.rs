//! A scenario written out again, with every default and every dose explicit.

use std::fmt::Write as _;

use super::types::{
    Arm, Change, Dose, Injury, Intervention, Override, OwnMetric, Perturbation, Scenario, Simulation, Target,
};
use crate::model::doses::PARTICLES_PER_UG;

/// Printed on every figure, report and page.
pub const CONTEXT_OF_USE: &str = "illustrative; for hypothesis exploration and teaching; not for clinical use";

/// TOML that [`parse`](super::parse) accepts again and reads as an equal scenario.
///
/// The base is the arm that holds everything the scenario gives; the others follow as differences from it.
pub fn resolved_toml(scenario: &Scenario) -> String {
    let mut out = String::new();
    let base = base(scenario);
    head(&mut out, scenario);
    injury(&mut out, &scenario.injury);
    simulation(&mut out, &scenario.simulation);
    metrics(&mut out, &scenario.metrics);
    let mut lines = Vec::new();
    for treatment in base.map_or(&[][..], |arm| &arm.interventions) {
        lines.push(format!("\n[[intervention]]\nname = {}", quoted(&treatment.name)));
        lines.extend(treatment_keys(treatment).into_iter().map(|(key, value)| format!("{key} = {value}")));
    }
    for change in base.map_or(&[][..], |arm| &arm.perturbations) {
        lines.push(format!("\n[[perturbation]]\nname = {}", quoted(&change.name)));
        lines.extend(perturbation_keys(change).into_iter().map(|(key, value)| format!("{key} = {value}")));
    }
    if !scenario.parameters.is_empty() {
        lines.push("\n[parameters]".to_owned());
        lines.extend(scenario.parameters.iter().map(|one| format!("{} = {}", quoted(&one.name), override_value(one))));
    }
    for arm in scenario.arms.iter().skip(1) {
        lines.push(format!("\n[[arm]]\nname = {}", quoted(&arm.name)));
        lines.extend(base.map(|base| differences(arm, base)).unwrap_or_default());
        let own = arm.parameters.iter().filter(|one| !scenario.parameters.contains(one));
        lines.extend(own.map(|one| format!("parameters.{} = {}", quoted(&one.name), override_value(one))));
    }
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The scenario as written is always among the arms, and none gives more than it does.
fn base(scenario: &Scenario) -> Option<&Arm> {
    let written = scenario.arms.iter().skip(1).filter(|arm| arm.parameters == scenario.parameters);
    written.rev().max_by_key(|arm| arm.interventions.len() + arm.perturbations.len())
}

fn head(out: &mut String, scenario: &Scenario) {
    // Writing into a String cannot fail.
    let _ = writeln!(out, "# exocord, resolved scenario: {CONTEXT_OF_USE}.");
    let _ = writeln!(
        out,
        "# Every default and every dose is written out; times are days after injury, doses ug of EV protein, or \
         particles where these were given ({:e} are taken as one ug).",
        PARTICLES_PER_UG.value
    );
    let _ = writeln!(out, "schema_version = 1");
    let _ = writeln!(out, "name = {}", quoted(&scenario.name));
    let _ = writeln!(out, "question = {}", quoted(&scenario.question));
    if !scenario.paper.is_empty() {
        let _ = writeln!(out, "paper = {}", list(&scenario.paper));
    }
    if !scenario.answer.is_empty() {
        let _ = writeln!(out, "answer = {}", list(&scenario.answer));
    }
    if let Some(sha256) = &scenario.catalogue {
        let _ = writeln!(
            out,
            "# Rows of its own stand in catalogue.toml beside this file: run it with --catalogue catalogue.toml."
        );
        let _ = writeln!(out, "catalogue_sha256 = {}", quoted(sha256));
    }
}

fn injury(out: &mut String, injury: &Injury) {
    let _ = writeln!(out, "\n[injury]");
    let _ = writeln!(out, "species = \"{}\"", injury.species.id);
    let _ = writeln!(out, "mechanism = \"{}\"", injury.mechanism.id);
    let _ = match &injury.device {
        Some(device) => writeln!(out, "severity = {} # {}", quoted(device), injury.severity),
        None => writeln!(out, "severity = {}", number(injury.severity)),
    };
    if let Some(level) = &injury.level {
        let _ = writeln!(out, "level = {}", quoted(level));
    }
    let _ = writeln!(out, "body_mass = \"{} g\"", injury.body_mass_g);
}

fn simulation(out: &mut String, simulation: &Simulation) {
    let _ = writeln!(out, "\n[simulation]");
    let _ = writeln!(out, "until = \"{} d\"", simulation.until_d);
    if let Some(every) = simulation.output_every_d {
        let _ = writeln!(out, "output_every = \"{every} d\"");
    }
    let _ = writeln!(out, "rtol = {:e}", simulation.rtol);
    let _ = writeln!(out, "atol = {:e}", simulation.atol);
    let _ = writeln!(out, "regions = {}", simulation.regions);
    let _ = writeln!(out, "seed = {}", simulation.seed);
}

fn metrics(out: &mut String, metrics: &[OwnMetric]) {
    for metric in metrics {
        let _ = writeln!(out, "\n[[metric]]\nname = {}", quoted(&metric.name));
        let _ = writeln!(out, "formula = {}", quoted(&metric.formula));
        if let Some(unit) = &metric.unit {
            let _ = writeln!(out, "unit = {}", quoted(unit));
        }
    }
}

type Keys = Vec<(&'static str, String)>;

fn treatment_keys(treatment: &Intervention) -> Keys {
    vec![
        ("source", quoted(&treatment.source)),
        ("cargo", list(&treatment.cargo)),
        ("engineering", list(&treatment.engineering)),
        ("route", quoted(&treatment.route)),
        ("schedule", schedule(&treatment.doses)),
    ]
}

fn schedule(doses: &[Dose]) -> String {
    let one = |dose: &Dose| {
        let over = if dose.duration_d > 0.0 { format!(" over {} d", dose.duration_d) } else { String::new() };
        // What rests on an assumed ratio is given as it was, so that whoever reads it is told again.
        let amount = dose.particles.map_or(format!("{} ug", dose.amount_ug), |count| format!("{count:e} particles"));
        format!("{amount} at {} d{over}", dose.start_d)
    };
    match doses {
        [single] => format!("\"{}\"", one(single)),
        many => format!("\"\"\"\n{}\"\"\"", many.iter().map(one).collect::<Vec<_>>().join(" then\n")),
    }
}

fn perturbation_keys(perturbation: &Perturbation) -> Keys {
    let mut keys = match &perturbation.target {
        Target::Reaction(name) => vec![("reaction", quoted(name))],
        Target::Parameter(name) => vec![("parameter", quoted(name))],
        Target::State(name) => vec![("state", quoted(name))],
    };
    keys.push(match perturbation.change {
        Change::Scale(factor) => ("scale", number(factor)),
        Change::Set(value) => ("value", number(value)),
        Change::Add(amount) => ("add", number(amount)),
        Change::Multiply(factor) => ("multiply", number(factor)),
    });
    if matches!(perturbation.target, Target::State(_)) {
        keys.push(("at", format!("\"{} d\"", perturbation.from_d)));
        keys.push(("region", quoted(perturbation.region.as_deref().unwrap_or("all"))));
    } else {
        keys.push(("from", format!("\"{} d\"", perturbation.from_d)));
        let until = perturbation.until_d;
        keys.push(("until", if until.is_finite() { format!("\"{until} d\"") } else { "\"end\"".to_owned() }));
    }
    keys
}

/// What an arm gives otherwise than the base.
fn differences(arm: &Arm, base: &Arm) -> Vec<String> {
    let mut lines = Vec::new();
    for old in &base.interventions {
        let new = arm.interventions.iter().find(|new| new.name == old.name).map(treatment_keys);
        lines.extend(difference("intervention", &old.name, treatment_keys(old), new));
    }
    for old in &base.perturbations {
        let new = arm.perturbations.iter().find(|new| new.name == old.name).map(perturbation_keys);
        lines.extend(difference("perturbation", &old.name, perturbation_keys(old), new));
    }
    lines
}

fn difference(kind: &str, name: &str, old: Keys, new: Option<Keys>) -> Vec<String> {
    let name = quoted(name);
    match new {
        None => vec![format!("{kind}.{name} = false")],
        Some(new) if new.first().map(|(key, _)| key) != old.first().map(|(key, _)| key) => {
            // Another kind of target sets all keys of the old one aside, so all of the new ones are needed.
            new.iter().map(|(key, value)| format!("{kind}.{name}.{key} = {value}")).collect()
        }
        Some(new) => {
            let changed = new.iter().filter(|entry| !old.contains(entry));
            changed.map(|(key, value)| format!("{kind}.{name}.{key} = {value}")).collect()
        }
    }
}

fn override_value(one: &Override) -> String {
    let allow = if one.allow_out_of_range { ", allow_out_of_range = true" } else { "" };
    format!("{{ value = {}, reason = {}{allow} }}", number(one.value), quoted(&one.reason))
}

/// Shortest digits that read back as the same number, and always a TOML float.
fn number(value: f64) -> String {
    format!("{value:?}")
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[{}]", quoted.join(", "))
}
