//! What a population depends on of the facts, as text whose words stand here and follow from no name in the program.
//!
//! Experiments that are read, measures, bounds and weights are in it, each value with the word that files have for it
//! and in the model's units. Sentences, papers and how a value was written are not.

use super::{Check, Evidence, Experiment, Fact};
use crate::scenario::{Change, Intervention, Perturbation, Target};
use std::collections::BTreeSet;
use std::fmt::Write;

impl Evidence {
    /// What decides verdicts and how much each of them counts, as text: the same for files that say the same.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for experiment in self.experiments_read() {
            self::experiment(experiment, &mut text);
        }
        for (position, one) in self.facts.iter().enumerate() {
            if self.checks_of(position).next().is_some() {
                fact(one, &mut text);
            }
            self.checks_of(position).for_each(|(_, one)| check(one, &mut text));
        }
        text
    }

    /// Experiments that any check reads, in the order of the files.
    pub(super) fn experiments_read(&self) -> impl Iterator<Item = &Experiment> {
        let read: BTreeSet<usize> = self.checks.iter().flat_map(|check| check.reads()).collect();
        read.into_iter().map(|position| &self.experiments[position])
    }
}

fn experiment(experiment: &Experiment, text: &mut String) {
    let Experiment { name, injury, until_d, arm, .. } = experiment;
    let (species, mechanism, severity) = (injury.species.id, injury.mechanism.id, injury.severity);
    let _ = writeln!(text, "experiment {name}: {species}, {mechanism} of severity {severity}, until {until_d} d");
    arm.interventions.iter().for_each(|one| intervention(one, text));
    arm.perturbations.iter().for_each(|one| perturbation(one, text));
    for one in &arm.parameters {
        let _ = writeln!(text, "  parameter {} = {}", one.name, one.value);
    }
}

fn intervention(one: &Intervention, text: &mut String) {
    let (cargo, engineering) = (one.cargo.join(", "), one.engineering.join(", "));
    let _ = writeln!(
        text,
        "  intervention: source {}, cargo [{cargo}], engineering [{engineering}], route {}",
        one.source, one.route
    );
    for dose in &one.doses {
        let _ = writeln!(text, "    {} ug at {} d over {} d", dose.amount_ug, dose.start_d, dose.duration_d);
    }
}

fn perturbation(one: &Perturbation, text: &mut String) {
    let target = match &one.target {
        Target::Reaction(name) => format!("reaction {name}"),
        Target::Parameter(name) => format!("parameter {name}"),
        Target::State(name) => format!("state {name}"),
    };
    let change = match one.change {
        Change::Scale(factor) => format!("scale {factor}"),
        Change::Set(value) => format!("set {value}"),
        Change::Add(amount) => format!("add {amount}"),
        Change::Multiply(factor) => format!("multiply {factor}"),
    };
    let region = one.region.as_deref().unwrap_or("all");
    // One window is its own text, so that a hash of facts without others stays what it was.
    for (from, until) in one.windows() {
        let _ = writeln!(text, "  perturbation: {target} {change} from {from} d until {until} d, region {region}");
    }
}

fn fact(fact: &Fact, text: &mut String) {
    let role = if fact.must { "must" } else { "supporting" };
    let _ = writeln!(text, "fact {}: {role}", fact.id);
}

fn check(check: &Check, text: &mut String) {
    let measure = check.written.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = &check.expectation;
    let what = match expected.direction {
        None => "value",
        Some(sign) if sign < 0.0 => "falling by",
        Some(_) => "rising by",
    };
    let bounds = if expected.strict { "beyond the bounds" } else { "within" };
    let _ = writeln!(
        text,
        "  check {measure} in {}: {what} {bounds} {} to {}, near {}",
        check.place, expected.low, expected.high, check.near
    );
}
