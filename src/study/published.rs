//! Published facts about the courses of a scenario's injury, without treatment.

use super::StudyError;
use super::experiments::{EXACTLY, panel};
use crate::answers::{Bounded, Published};
use crate::catalogue::Catalogue;
use crate::evidence::{Batch, Bounds, Evidence, Experiment};
use crate::model::observables::columns;
use crate::sample::{REGIONS, Set};
use crate::scenario::{Injury, Scenario};

/// Facts that bound a single course of this injury, untreated: species, mechanism and severity are the same.
///
/// # Errors
/// [`StudyError::Unknown`] where no fact is of this injury, with those that there are.
pub fn published(
    scenario: &Scenario,
    evidence: &Evidence,
    catalogue: &Catalogue,
) -> Result<Vec<Published>, StudyError> {
    let own = |(_, one): &(usize, &Experiment)| untreated(one) && same(&one.injury, &scenario.injury);
    let found: Vec<usize> = evidence.experiments.iter().enumerate().filter(own).map(|(at, _)| at).collect();
    let panel = panel(evidence.clone(), catalogue, EXACTLY)?;
    let members = [Set::written()];
    let mut batch = Batch::new(&panel, &members, &[]);
    found.iter().for_each(|experiment| batch.run(*experiment, &[0]));
    let mut all = Vec::new();
    for column in columns(REGIONS) {
        let read = Evidence::column(&column)?;
        for mark in found.iter().flat_map(|experiment| batch.marks(*experiment, read, 0)) {
            let check = &evidence.checks[mark.check];
            let fact = &evidence.facts[check.fact];
            let value = batch.value(mark.check, 0);
            let (bounds, at, low, high) = match mark.bounds {
                Bounds::Level { time_d, low, high } => (Bounded::Level, time_d, low, high),
                Bounds::Time { level, low_d, high_d } => (Bounded::Time, level, low_d, high_d),
            };
            all.push(Published {
                fact: fact.id.clone(),
                about: check.about.clone(),
                sources: fact.cited(),
                observable: column.clone(),
                bounds,
                at,
                low,
                high,
                relative: mark.relative,
                expected: check.expectation.written.clone(),
                value,
                verdict: check.expectation.verdict(value, check.near).into(),
            });
        }
    }
    if all.is_empty() { Err(none(scenario, evidence)) } else { Ok(all) }
}

fn untreated(one: &Experiment) -> bool {
    one.arm.interventions.is_empty() && one.arm.perturbations.is_empty() && one.arm.parameters.is_empty()
}

fn same(one: &Injury, other: &Injury) -> bool {
    one.species.id == other.species.id && one.mechanism.id == other.mechanism.id && one.severity == other.severity
}

/// Which injuries there are facts of.
fn none(scenario: &Scenario, evidence: &Evidence) -> StudyError {
    let words = |injury: &Injury| format!("{} {} {}", injury.species.id, injury.mechanism.id, injury.severity);
    let hurt = evidence.experiments.iter().filter(|one| untreated(one) && one.injury.severity > 0.0);
    let mut known: Vec<String> = hurt.map(|one| words(&one.injury)).collect();
    known.sort();
    known.dedup();
    let known = known.join(", ");
    let own = words(&scenario.injury);
    StudyError::Unknown(format!(
        "--facts: no published fact is about a course of {own}, untreated; there are some of: {known}"
    ))
}
