//! The keys of what an arm gives, with their values, as a resolved scenario has them.

use super::pulses::Pulses;
use super::types::{Arm, Dose, Intervention, Perturbation, Rule};
use crate::model::act::{Change, Target};

/// Keys with their values, in the order in which they are written.
pub(super) type Keys = Vec<(&'static str, String)>;

fn treatment_keys(treatment: &Intervention) -> Keys {
    product_keys(treatment).into_iter().chain([("schedule", schedule(&treatment.doses))]).collect()
}

fn product_keys(treatment: &Intervention) -> Keys {
    vec![
        ("source", quoted(&treatment.source)),
        ("cargo", list(&treatment.cargo)),
        ("engineering", list(&treatment.engineering)),
        ("route", quoted(&treatment.route)),
    ]
}

/// Every table of an arm in the order in which they are written: its kind, its name and its keys.
pub(super) fn tables(arm: &Arm) -> Vec<(&'static str, &str, Keys)> {
    let vesicles = vesicles(arm).into_iter().map(|(name, keys)| ("intervention", name, keys));
    let (own, of_catalogue) = (perturbations(arm), treatments(arm).into_iter());
    let perturbations = own.map(|one| ("perturbation", one.name.as_str(), perturbation_keys(one)));
    let treatments = of_catalogue.map(|part| ("treatment", part.name.as_str(), given_keys(part)));
    let rules = arm.rules.iter().map(|rule| ("rule", rule.name.as_str(), rule_keys(rule)));
    vesicles.chain(perturbations).chain(treatments).chain(rules).collect()
}

/// Every treatment of an arm by its name; one that rules give once, however many do.
pub(super) fn vesicles(arm: &Arm) -> Vec<(&str, Keys)> {
    let written = arm.interventions.iter().map(|one| (one.name.as_str(), treatment_keys(one)));
    let mut all: Vec<(&str, Keys)> = written.collect();
    for Rule { give, .. } in &arm.rules {
        if !all.iter().any(|(name, _)| *name == give.name) {
            all.push((&give.name, portion_keys(give)));
        }
    }
    all
}

/// The keys of what a rule gives, whose times count from that moment.
fn portion_keys(give: &Intervention) -> Keys {
    let mut keys = product_keys(give);
    let Some(first) = give.doses.first() else { return keys };
    keys.push(("dose", quoted(&amount(first))));
    if first.duration_d > 0.0 {
        keys.push(("over", quoted(&format!("{} d", first.duration_d))));
    }
    if let Some(next) = give.doses.get(1) {
        let (every, times) = (next.start_d - first.start_d, give.doses.len());
        keys.push(("repeat", format!("{{ every = \"{every} d\", times = {times} }}")));
    }
    keys
}

fn rule_keys(rule: &Rule) -> Keys {
    let again = if rule.again { "while-it-holds" } else { "after-a-break" };
    vec![
        ("when", quoted(&rule.when)),
        ("give", quoted(&rule.give.name)),
        ("max", rule.max.to_string()),
        ("lockout", days(rule.lockout_d)),
        ("from", days(rule.from_d)),
        ("hysteresis", number(rule.hysteresis)),
        ("again", quoted(again)),
    ]
}

fn schedule(doses: &[Dose]) -> String {
    let one = |dose: &Dose| {
        let over = if dose.duration_d > 0.0 { format!(" over {} d", dose.duration_d) } else { String::new() };
        format!("{} at {} d{over}", amount(dose), dose.start_d)
    };
    match doses {
        [single] => format!("\"{}\"", one(single)),
        many => format!("\"\"\"\n{}\"\"\"", many.iter().map(one).collect::<Vec<_>>().join(" then\n")),
    }
}

/// What rests on an assumed ratio is given as it was, so that whoever reads it is told again.
fn amount(dose: &Dose) -> String {
    let counted = dose.particles.map(|count| format!("{count:e} particles"));
    let counted = counted.or(dose.cells.map(|count| format!("{count:e} cells")));
    counted.unwrap_or_else(|| format!("{} ug", dose.amount_ug))
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
    let event = perturbation.is_event();
    match (perturbation.pulses.as_slice(), event) {
        ([], true) => keys.push(("at", days(perturbation.from_d))),
        ([], false) => {
            keys.push(("from", days(perturbation.from_d)));
            keys.push(("until", until(perturbation.until_d)));
        }
        (pulses, _) => keys.push(("schedule", windows(pulses))),
    }
    if event {
        keys.push(("region", quoted(perturbation.region.as_deref().unwrap_or("all"))));
    }
    keys
}

/// Perturbations of the scenario's own.
fn perturbations(arm: &Arm) -> impl Iterator<Item = &Perturbation> {
    arm.perturbations.iter().filter(|one| one.treatment.is_none())
}

/// The first part of each treatment, whose times all of its parts have.
fn treatments(arm: &Arm) -> Vec<&Perturbation> {
    let mut found: Vec<&Perturbation> = Vec::new();
    for one in arm.perturbations.iter().filter(|one| one.treatment.is_some()) {
        if found.iter().all(|known| known.name != one.name) {
            found.push(one);
        }
    }
    found
}

fn given_keys(part: &Perturbation) -> Keys {
    let given = part.treatment.iter();
    let mut keys: Keys = given.clone().map(|given| ("treatment", quoted(&given.id))).collect();
    keys.extend(given.filter_map(|given| Some(("dose", quoted(given.dose.as_ref()?)))));
    match part.pulses.as_slice() {
        [] => {
            keys.push(("at", days(part.from_d)));
            keys.push(("until", until(part.until_d)));
        }
        pulses => keys.push(("schedule", windows(pulses))),
    }
    keys
}

fn until(time_d: f64) -> String {
    if time_d.is_finite() { days(time_d) } else { "\"end\"".to_owned() }
}

fn days(time_d: f64) -> String {
    format!("\"{time_d} d\"")
}

fn windows(pulses: &[Pulses]) -> String {
    quoted(&pulses.iter().map(Pulses::written).collect::<Vec<_>>().join(" then "))
}

/// Shortest digits that read back as the same number, and always a TOML float.
pub(super) fn number(value: f64) -> String {
    format!("{value:?}")
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

pub(super) fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[{}]", quoted.join(", "))
}
