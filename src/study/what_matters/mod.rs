//! Which parameters of the population decide how far two arms differ, and what could be measured to know it better.

mod measurable;
mod parameters;
mod ranks;

use super::{CaseId, Cases, Members, Progress, Ran, StudyError, WhyQuestion, Workers};
use crate::answers::{Chance, Correlation, Matter, Measurable, Runs, WhatMatters};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::scenario::Scenario;
use measurable::{Candidate, treated, untreated};
use parameters::{Varied, varied};
use ranks::{Ranks, band};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Fewest sets of which correlations say something.
const FEWEST: usize = 10;

/// Correlates what parameter sets differ in with the difference of two arms; `facts` are the ids of published ones by the
/// quantity that they are about.
///
/// # Errors
/// [`StudyError`] where something named is not there or there are too few sets; [`StudyError::Stopped`] if the work ended
/// before the first sets were done.
pub fn what_matters(
    question: &WhyQuestion<'_>,
    scenario: &Scenario,
    (catalogue, facts): (&Catalogue, &BTreeMap<String, Vec<String>>),
    members: &Members,
    hands: (&impl Workers, &impl Progress),
) -> Result<WhatMatters, StudyError> {
    let WhyQuestion { arm, against, read } = question;
    enough(members)?;
    let arms = Arms { plain: untreated(scenario), given: treated(arm) };
    let (ran, ids) = arms.run(question, scenario, catalogue, (members, hands))?;
    let [_, own, other] = ids;
    let gain = ran.effect(own, other, 0, |gain| read.measure.improved(gain));
    let gains = ran.differences(own, other, 0);
    // Sets without a result say nothing; the one as written is no member.
    let sets: Vec<usize> = (1..gains.len()).filter(|set| gains[*set].is_finite()).collect();
    let some = |values: &[f64]| -> Vec<f64> { sets.iter().map(|set| values[*set]).collect() };
    let (independent, seed) = (members.independent().min(sets.len()), scenario.simulation.seed);
    let ranks = Ranks::of(&some(&gains), independent, seed);
    let subjects = members.subjects(scenario.injury.species)?;
    let mut found = varied(scenario, [arm, against], catalogue, &subjects)?;
    found.iter_mut().for_each(|one| one.values = some(&one.values));
    let (parameters, chance) = ranked(found, &ranks);
    let names = [&scenario.arms[0].name, &arm.name];
    let (measurable, all_measurable) = measurables(arms.measured(&ran, ids, names, some), &ranks, facts);
    Ok(WhatMatters {
        arm: arm.name.clone(),
        against: against.name.clone(),
        read: read.measure.clone(),
        gain,
        chance: Chance { sets: sets.len(), independent, seed, all_measurable, ..chance },
        parameters,
        measurable,
        runs: Runs { members: ran.done, failed: ran.failed.clone() },
        asked: ran.asked,
    })
}

/// Whether there are so many sets that ranks say something.
fn enough(members: &Members) -> Result<(), StudyError> {
    if members.len() >= FEWEST {
        return Ok(());
    }
    let words = members.words();
    Err(StudyError::Unknown(format!(
        "correlations need {FEWEST} parameter sets at least, not {words}; ask for more of them with --members"
    )))
}

/// What is measured in the control and in the arm.
struct Arms {
    plain: Vec<Candidate>,
    given: Vec<Candidate>,
}

/// What could be measured, the name of its arm, and its value set by set.
type Measured<'a> = (&'a Candidate, &'a String, Vec<f64>);

impl Arms {
    /// Runs the control, the arm, and the one that it is held against.
    fn run(
        &self,
        WhyQuestion { arm, against, read }: &WhyQuestion<'_>,
        scenario: &Scenario,
        catalogue: &Catalogue,
        (members, hands): (&Members, (&impl Workers, &impl Progress)),
    ) -> Result<(Ran, [CaseId; 3]), StudyError> {
        let simulation = &scenario.simulation;
        let measures = |more: &[Candidate]| {
            let more = more.iter().map(|one| one.formula.as_str());
            let formulas: Vec<&str> = std::iter::once(read.measure.formula.as_str()).chain(more).collect();
            let parsed = Measures::parse(&formulas, simulation.regions, simulation.until_d);
            parsed.map(Arc::new).map_err(|(_, fault)| StudyError::Unknown(fault.sentence()))
        };
        let mut cases = Cases::new(catalogue, members);
        let control = cases.add(scenario, &scenario.arms[0], &measures(&self.plain)?)?;
        let own = cases.add(scenario, arm, &measures(&self.given)?)?;
        let same = against.name == scenario.arms[0].name;
        let other = if same { control } else { cases.add(scenario, against, &measures(&[])?)? };
        Ok((cases.run("arms", hands)?, [control, own, other]))
    }

    fn measured<'a>(
        &'a self,
        ran: &Ran,
        [control, own, _]: [CaseId; 3],
        [of_control, of_own]: [&'a String; 2],
        some: impl Fn(&[f64]) -> Vec<f64>,
    ) -> Vec<Measured<'a>> {
        let column = |of: CaseId, at: usize| some(&ran.values(of, at + 1));
        let plain = self.plain.iter().enumerate().map(|(at, one)| (one, of_control, column(control, at)));
        let given = self.given.iter().enumerate().map(|(at, one)| (one, of_own, column(own, at)));
        plain.chain(given).collect()
    }
}

/// Parameters by the size of their correlation, and what chance makes of it.
fn ranked(found: Vec<Varied>, ranks: &Ranks) -> (Vec<Matter>, Chance) {
    let columns: Vec<Vec<f64>> = found.iter().map(|one| one.values.clone()).collect();
    let limits = ranks.limits(&columns);
    let correlations = ranks.correlations(&columns, limits.all);
    let matter =
        |(one, correlation): (Varied, Correlation)| Matter { sets: band(&one.values), correlation, ..one.matter };
    let mut matters: Vec<Matter> = found.into_iter().zip(correlations).map(matter).collect();
    matters.sort_by(|one, other| larger(&one.correlation, &other.correlation));
    let beyond = |limit: f64| matters.iter().filter(|one| one.correlation.rho.abs() > limit).count();
    let chance = Chance {
        sets: 0,
        independent: 0,
        parameters: matters.len(),
        one: limits.one,
        all: limits.all,
        beyond_one: beyond(limits.one),
        beyond_all: beyond(limits.all),
        all_measurable: f64::NAN,
        seed: 0,
    };
    (matters, chance)
}

/// What could be measured, by the size of its correlation, and the limit of chance.
fn measurables(
    measured: Vec<Measured<'_>>,
    ranks: &Ranks,
    facts: &BTreeMap<String, Vec<String>>,
) -> (Vec<Measurable>, f64) {
    let about = |column: &str| facts.get(column.split('@').next().unwrap_or_default()).cloned().unwrap_or_default();
    let columns: Vec<Vec<f64>> = measured.iter().map(|one| one.2.clone()).collect();
    let limits = ranks.limits(&columns);
    let correlations = ranks.correlations(&columns, limits.all);
    let one = |((candidate, arm, values), correlation): (Measured<'_>, Correlation)| Measurable {
        label: candidate.label.clone(),
        formula: candidate.formula.clone(),
        arm: arm.clone(),
        unit: candidate.unit.to_owned(),
        sets: band(&values),
        correlation,
        facts: about(candidate.column),
    };
    let mut found: Vec<Measurable> = measured.into_iter().zip(correlations).map(one).collect();
    found.retain(|one| one.correlation.rho.is_finite());
    found.sort_by(|one, other| larger(&one.correlation, &other.correlation));
    (found, limits.all)
}

/// The larger one first; what is no number comes last.
fn larger(one: &Correlation, other: &Correlation) -> std::cmp::Ordering {
    let size = |of: &Correlation| if of.rho.is_finite() { of.rho.abs() } else { -1.0 };
    size(other).total_cmp(&size(one))
}
