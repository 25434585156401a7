//! Which parameters of the population decide how far two arms differ, and what could be measured to know it better.

mod measurable;
mod parameters;
mod ranks;

use super::{Cases, Members, Progress, Ran, StudyError, WhyQuestion, Workers};
use crate::answers::{Chance, Correlation, Matter, Measurable, Runs, WhatMatters};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::evidence::Evidence;
use crate::scenario::Scenario;
use measurable::{Candidate, treated, untreated};
use parameters::{Varied, varied};
use ranks::{Ranks, band};
use std::sync::Arc;

/// Fewest sets of which correlations say something.
const FEWEST: usize = 10;

/// Correlates what parameter sets differ in with the difference of two arms.
///
/// # Errors
/// [`StudyError`] where something named is not there or there are too few sets; [`StudyError::Stopped`] if the work ended
/// before the first sets were done.
pub fn what_matters(
    question: &WhyQuestion<'_>,
    scenario: &Scenario,
    (catalogue, evidence): (&Catalogue, &Evidence),
    members: &Members,
    hands: (&impl Workers, &impl Progress),
) -> Result<WhatMatters, StudyError> {
    let WhyQuestion { arm, against, read } = question;
    if members.len() < FEWEST {
        let words = members.words();
        return Err(StudyError::Unknown(format!(
            "correlations need {FEWEST} parameter sets at least, not {words}; ask for more of them with --members"
        )));
    }
    let simulation = &scenario.simulation;
    let (plain, given) = (untreated(scenario), treated(arm));
    let measures = |more: &[Candidate]| {
        let formulas: Vec<&str> =
            std::iter::once(read.formula.as_str()).chain(more.iter().map(|one| one.formula.as_str())).collect();
        let parsed = Measures::parse(&formulas, simulation.regions, simulation.until_d);
        parsed.map(Arc::new).map_err(|(_, fault)| StudyError::Unknown(fault.sentence()))
    };
    let mut cases = Cases::new(catalogue, members);
    let control = cases.add(scenario, &scenario.arms[0], &measures(&plain)?)?;
    let treated = cases.add(scenario, arm, &measures(&given)?)?;
    let other =
        if against.name == scenario.arms[0].name { control } else { cases.add(scenario, against, &measures(&[])?)? };
    let ran = cases.run("arms", hands)?;
    let score = &scenario.injury.species.score;
    let gain = ran.effect(treated, other, 0, |gain| match read.meaningful {
        Some(_) => score.improved(gain),
        None => (gain != 0.0).then_some(gain > 0.0),
    });
    let gains = ran.differences(treated, other, 0);
    let subjects = members.subjects(scenario.injury.species)?;
    // Sets without a result say nothing; the one as written is no member.
    let sets: Vec<usize> = (1..gains.len()).filter(|set| gains[*set].is_finite()).collect();
    let some = |values: &[f64]| -> Vec<f64> { sets.iter().map(|set| values[*set]).collect() };
    let independent = members.independent().min(sets.len());
    let ranks = Ranks::of(&some(&gains), independent, simulation.seed);
    let mut found = varied(scenario, [arm, against], catalogue, &subjects)?;
    found.iter_mut().for_each(|one| one.values = some(&one.values));
    let column = |of: (super::CaseId, usize)| some(&ran.values(of.0, of.1));
    let of_control = plain.iter().enumerate().map(|(at, one)| (one, &scenario.arms[0].name, column((control, at + 1))));
    let of_arm = given.iter().enumerate().map(|(at, one)| (one, &arm.name, column((treated, at + 1))));
    let measured: Vec<(&Candidate, &String, Vec<f64>)> = of_control.chain(of_arm).collect();
    let (parameters, mut chance) = ranked(found, &ranks);
    chance.sets = sets.len();
    chance.independent = independent;
    chance.seed = simulation.seed;
    let (measurable, limit) = measurables(measured, &ranks, evidence);
    chance.all_measurable = limit;
    Ok(WhatMatters {
        arm: arm.name.clone(),
        against: against.name.clone(),
        read: read.clone(),
        gain,
        chance,
        parameters,
        measurable,
        runs: runs(&ran),
        asked: ran.asked,
    })
}

fn runs(ran: &Ran) -> Runs {
    Runs { members: ran.done, failed: ran.failed.clone() }
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
    measured: Vec<(&Candidate, &String, Vec<f64>)>,
    ranks: &Ranks,
    evidence: &Evidence,
) -> (Vec<Measurable>, f64) {
    let columns: Vec<Vec<f64>> = measured.iter().map(|one| one.2.clone()).collect();
    let limits = ranks.limits(&columns);
    let correlations = ranks.correlations(&columns, limits.all);
    let one = |((candidate, arm, values), correlation): ((&Candidate, &String, Vec<f64>), Correlation)| Measurable {
        label: candidate.label.clone(),
        formula: candidate.formula.clone(),
        arm: arm.clone(),
        unit: candidate.unit.to_owned(),
        sets: band(&values),
        correlation,
        facts: evidence.about(candidate.column).map(|fact| evidence.facts[fact].id.clone()).collect(),
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
