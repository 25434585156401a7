//! `manifest.json`: what was run, on what, by what, and what came out.

use crate::engine::{Engine as Which, Undershoot};
use crate::experiment::{Checks, Difference};
use crate::export::model_text;
use crate::present::Results;
use crate::scenario::CONTEXT_OF_USE;
use crate::store::sha256;
use serde::Serialize;

/// Format of the manifest.
const MANIFEST_VERSION: u32 = 1;

/// How the results were computed and checked, arm by arm.
pub struct Numerics<'a> {
    /// Engine of the results.
    pub engine: Which,
    /// One check per arm.
    pub checks: &'a [Checks],
}

/// What is said of a run, but for its files.
#[derive(Serialize)]
pub struct Manifest<'a> {
    manifest_version: u32,
    context_of_use: &'a str,
    exocord_version: &'a str,
    model_hash: &'a str,
    scenario: &'a str,
    question: &'a str,
    seed: u64,
    engine: Engine,
    arms: Vec<Arm<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct Engine {
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

/// SHA-256 of what results rest on: the equations with their numbers, and the catalogue.
pub fn model_hash() -> String {
    sha256((model_text() + &crate::catalogue::text()).as_bytes())
}

/// The manifest of a run, but for its files.
pub fn manifest<'a>(results: &'a Results, numerics: &Numerics<'a>, model_hash: &'a str) -> Manifest<'a> {
    let simulation = &results.scenario.simulation;
    let arms = results.courses.iter().zip(numerics.checks).map(|(course, checks)| Arm {
        name: &course.arm,
        steps_accepted: course.trajectory.work.accepted,
        steps_rejected: course.trajectory.work.rejected,
        rate_evaluations: course.trajectory.work.evaluations,
        intervals: course.trajectory.intervals,
        exosome_products: course.layout.products,
        worst_undershoot: course.trajectory.worst_undershoot.as_ref().map(low),
        drift_at_half_tolerance: checks.halved.as_ref().map(gap),
        other_engine: checks.other.as_ref().map(|other| other.as_ref().map(gap)),
    });
    Manifest {
        manifest_version: MANIFEST_VERSION,
        context_of_use: CONTEXT_OF_USE,
        exocord_version: env!("CARGO_PKG_VERSION"),
        model_hash,
        scenario: &results.scenario.name,
        question: &results.scenario.question,
        seed: simulation.seed,
        engine: Engine {
            name: numerics.engine.word(),
            rtol: simulation.rtol,
            atol: simulation.atol,
            regions: simulation.regions,
        },
        arms: arms.collect(),
        warnings: &results.warnings,
    }
}

fn gap(difference: &Difference) -> Gap<'_> {
    Gap { of_peak: difference.value, observable: &difference.column, time_d: difference.time_d }
}

fn low(worst: &Undershoot) -> Low<'_> {
    Low { value: worst.value, state: &worst.state, time_d: worst.time_d }
}
