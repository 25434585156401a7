//! A scenario written out again, with every default and every dose explicit.

use std::fmt::Write as _;

use super::resolved_keys::{Keys, list, number, quoted, tables, vesicles};
use super::types::{Arm, Injury, Override, OwnMetric, Scenario, Simulation};
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
    for (kind, name, keys) in base.map(tables).unwrap_or_default() {
        lines.push(format!("\n[[{kind}]]\nname = {}", quoted(name)));
        lines.extend(keys.into_iter().map(|(key, value)| format!("{key} = {value}")));
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
    written.rev().max_by_key(|arm| vesicles(arm).len() + arm.perturbations.len() + arm.rules.len())
}

fn head(out: &mut String, scenario: &Scenario) {
    // Writing into a String cannot fail.
    let _ = writeln!(out, "# exocord, resolved scenario: {CONTEXT_OF_USE}.");
    let _ = writeln!(
        out,
        "# Every default and every dose is written out; times are days after injury, doses ug of EV protein, or \
         particles where these were given ({:e} are taken as one ug), or living cells.",
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
    let level = injury.level.as_deref().map(|level| ("level", level));
    for (key, said) in level.into_iter().chain(injury.recorded.said()) {
        let _ = writeln!(out, "{key} = {} # recorded, without effect", quoted(said));
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

/// What an arm gives otherwise than the base.
fn differences(arm: &Arm, base: &Arm) -> Vec<String> {
    let own = tables(arm);
    let one = |(kind, name, old): (&'static str, &str, Keys)| {
        let new = own.iter().find(|(of, new, _)| (*of, *new) == (kind, name)).map(|(.., keys)| keys.clone());
        difference(kind, name, old, new)
    };
    tables(base).into_iter().flat_map(one).collect()
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
            let changed = changed.map(|(key, value)| format!("{kind}.{name}.{key} = {value}"));
            // A key of the base that is not there goes on to hold.
            let has = |key: &str| new.iter().any(|(own, _)| *own == key);
            let alone = [("over", "\"0 d\""), ("repeat", "{ every = \"1 d\", times = 1 }")];
            let left = alone.iter().filter(|(key, _)| old.iter().any(|(own, _)| own == key) && !has(key));
            let left = left.filter(|(key, _)| *key == "over" || !has("schedule"));
            changed.chain(left.map(|(key, value)| format!("{kind}.{name}.{key} = {value}"))).collect()
        }
    }
}

fn override_value(one: &Override) -> String {
    let allow = if one.allow_out_of_range { ", allow_out_of_range = true" } else { "" };
    format!("{{ value = {}, reason = {}{allow} }}", number(one.value), quoted(&one.reason))
}
