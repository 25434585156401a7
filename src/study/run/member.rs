//! One parameter set alone: its numbers, and what every arm came to with it.

use super::over_sets;
use crate::answers::OverSets;
use crate::catalogue::Catalogue;
use crate::evidence::Failures;
use crate::experiment::{CompileError, Template};
use crate::model::parameters;
use crate::sample::{Space, Subject};
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::study::{Alone, Members, MembersTold, Silent, StudyError};
use serde::Serialize;
use std::collections::BTreeMap;

/// One parameter set, and what every arm came to with it.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MemberTold<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario.
    pub scenario: &'a str,
    /// Of which sets it is one.
    pub members: MembersTold,
    /// Its number among them.
    pub member: u64,
    /// The control first.
    pub arms: Vec<MemberArm<'a>>,
    /// Runs that failed.
    pub failed: Failures,
    /// Values of all parameters that are uncertain, those of the species.
    pub parameters: BTreeMap<&'static str, f64>,
    /// Numbers of the catalogue's rows that the arms depend on and that have a range.
    pub weights: BTreeMap<String, f64>,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// What an arm came to with it.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MemberArm<'a> {
    /// The arm.
    pub arm: &'a str,
    /// Outcomes by their names, if there is a result.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, Option<f64>>>")]
    pub values: Option<BTreeMap<String, f64>>,
}

/// Runs every arm with one of `members` alone: what is told of it, and the numbers as a table has them.
///
/// # Errors
/// [`StudyError`] where there is no such set, or an arm cannot be compiled.
pub fn member<'a>(
    scenario: &'a Scenario,
    catalogue: &Catalogue,
    members: Members,
    number: u64,
) -> Result<(MemberTold<'a>, OverSets), StudyError> {
    let (told, one) = (members.told(), members.only(number)?);
    let sets = over_sets(scenario, catalogue, (&one, &[]), (&Alone, &Silent))?.ok_or(StudyError::Stopped)?;
    let subject = one.subjects(scenario.injury.species)?.pop().ok_or(StudyError::Stopped)?;
    let values = |at: usize| {
        let values = sets.arms[at].values.first()?.clone()?;
        Some(sets.metrics.iter().cloned().zip(values).collect())
    };
    let arms = scenario.arms.iter().enumerate();
    let told = MemberTold {
        schema_version: 1,
        scenario: &scenario.name,
        members: told,
        member: number,
        arms: arms.map(|(at, arm)| MemberArm { arm: &arm.name, values: values(at) }).collect(),
        failed: sets.failed.clone(),
        parameters: uncertain(&subject),
        weights: weights(scenario, catalogue, &subject)?,
        context_of_use: CONTEXT_OF_USE,
    };
    Ok((told, sets))
}

fn uncertain(subject: &Subject) -> BTreeMap<&'static str, f64> {
    let all = parameters::table().iter().zip(subject.parameters.values());
    all.filter(|(entry, _)| Space::moves(entry.quantity)).map(|(entry, value)| (entry.name, value)).collect()
}

fn weights(
    scenario: &Scenario,
    catalogue: &Catalogue,
    subject: &Subject,
) -> Result<BTreeMap<String, f64>, CompileError> {
    let mut found = BTreeMap::new();
    for arm in &scenario.arms {
        let template = Template::ruled(scenario, arm, catalogue)?;
        found.extend(template.uncertain().map(|number| (number.name.clone(), subject.weights.of(number))));
    }
    Ok(found)
}
