//! What was run, how it was computed and how it was checked, arm by arm.

use crate::engine::{Engine, Undershoot};
use crate::evidence::Failures;
use crate::experiment::{Checks, Course, Difference};
use crate::present::{Results, amounts, data_sentences, headline, rule_sentences};
use crate::scenario::Simulation;
use crate::study::MembersTold;
use serde::Serialize;

/// What is said of a run, but for its files.
#[derive(Serialize)]
pub struct Record<'a> {
    scenario: &'a str,
    question: &'a str,
    /// What counted doses are taken for, then a sentence an arm, the control first, then one a rule, then those of own
    /// data.
    sentences: Vec<String>,
    seed: u64,
    engine: Method,
    /// Whose parameters there were beside those as written.
    members: &'a MembersTold,
    /// Sets that were done in every arm.
    sets_done: usize,
    interrupted: bool,
    /// Runs of these that failed.
    failed: Failures,
    arms: Vec<Arm<'a>>,
    warnings: &'a [String],
}

/// How a scenario was computed.
#[derive(Serialize)]
struct Method {
    name: &'static str,
    rtol: f64,
    atol: f64,
    regions: usize,
}

#[derive(Serialize)]
struct Arm<'a> {
    name: &'a str,
    steps_accepted: u64,
    steps_rejected: u64,
    rate_evaluations: u64,
    intervals: usize,
    exosome_products: usize,
    worst_undershoot: Option<Low<'a>>,
    /// What halving the tolerances changes.
    drift_at_half_tolerance: Option<Gap<'a>>,
    /// What the other engine says, where it was asked; nothing where they agree to the last digit.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_engine: Option<Option<Gap<'a>>>,
}

/// A difference relative to the peak of the observable.
#[derive(Serialize)]
struct Gap<'a> {
    of_peak: f64,
    observable: &'a str,
    time_d: f64,
}

#[derive(Serialize)]
struct Low<'a> {
    value: f64,
    state: &'a str,
    time_d: f64,
}

impl<'a> Record<'a> {
    pub(super) fn of(
        results: &'a Results,
        checks: &'a [Checks],
        (engine, members): (Engine, &'a MembersTold),
    ) -> Record<'a> {
        let Results { scenario, courses, warnings, sets, .. } = results;
        let arms = || courses.iter().map(|course| headline(results, &course.arm));
        Record {
            scenario: &scenario.name,
            question: &scenario.question,
            sentences: amounts(scenario)
                .into_iter()
                .chain(arms())
                .chain(rule_sentences(results))
                .chain(data_sentences(results))
                .collect(),
            seed: scenario.simulation.seed,
            engine: Method::of(&scenario.simulation, engine),
            members,
            sets_done: sets.as_ref().map_or(0, |sets| sets.done),
            interrupted: sets.as_ref().map_or(0, |sets| sets.done) < members.sets,
            failed: sets.as_ref().map(|sets| sets.failed.clone()).unwrap_or_default(),
            arms: courses.iter().zip(checks).map(|(course, checks)| arm(course, checks)).collect(),
            warnings,
        }
    }
}

impl Method {
    /// `engine` with the settings of a scenario.
    fn of(simulation: &Simulation, engine: Engine) -> Method {
        let Simulation { rtol, atol, regions, .. } = *simulation;
        Method { name: engine.word(), rtol, atol, regions }
    }
}

fn arm<'a>(course: &'a Course, checks: &'a Checks) -> Arm<'a> {
    let low = |worst: &'a Undershoot| Low { value: worst.value, state: &worst.state, time_d: worst.time_d };
    let gap = |apart: &'a Difference| Gap { of_peak: apart.value, observable: &apart.column, time_d: apart.time_d };
    let trajectory = &course.trajectory;
    Arm {
        name: &course.arm,
        steps_accepted: trajectory.work.accepted,
        steps_rejected: trajectory.work.rejected,
        rate_evaluations: trajectory.work.evaluations,
        intervals: trajectory.intervals,
        exosome_products: course.layout.products,
        worst_undershoot: trajectory.worst_undershoot.as_ref().map(low),
        drift_at_half_tolerance: checks.halved.as_ref().map(gap),
        other_engine: checks.other.as_ref().map(|other| other.as_ref().map(gap)),
    }
}
