//! What becomes of an injury, arm by arm.

use super::{Progress, Steps, Workers};
use crate::catalogue::Catalogue;
use crate::engine::Engine;
use crate::experiment::{Checks, Course, RunError, run_arm_checked};
use crate::scenario::Scenario;

/// Runs every arm of a scenario; `compare` runs the other engine beside it. The results are in the order of the arms.
///
/// # Errors
/// The first arm that could not be run.
pub fn run(
    scenario: &Scenario,
    catalogue: &Catalogue,
    engine: Engine,
    compare: bool,
    workers: &impl Workers,
    progress: &impl Progress,
) -> Result<Vec<(Course, Checks)>, RunError> {
    let arms = &scenario.arms;
    let all = |steps: &dyn Steps| {
        steps.note(scenario.name.clone());
        workers.in_chunks(arms, 1, |arms| {
            let run = |arm| run_arm_checked(scenario, arm, catalogue, engine, compare);
            let courses: Vec<_> = arms.iter().map(run).collect();
            steps.done(arms.len() as u64);
            courses
        })
    };
    progress.during("arms", arms.len() as u64, all).unwrap_or_default().into_iter().collect()
}
