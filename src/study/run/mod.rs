//! What becomes of an injury, arm by arm.

mod record;
mod sets;
mod told;

use super::{Progress, Steps, StudyError, Workers};
use crate::catalogue::Catalogue;
use crate::engine::Engine;
use crate::experiment::{Checks, RunError, run_arm_checked};
use crate::present::Results;
use crate::scenario::Parsed;

pub use record::{Method, Record};
pub use sets::over_sets;
pub use told::{Outcome, Told};

/// What became of every arm, and how it was computed.
pub struct Answer {
    /// Courses and outcomes.
    pub results: Results,
    /// How each arm was checked, in the order of the courses.
    pub checks: Vec<Checks>,
    /// What made the courses.
    engine: Engine,
}

/// Runs every arm of a scenario; `compare` runs the other engine beside it.
///
/// # Errors
/// The first arm that could not be run; [`StudyError::Stopped`] if the work ended early.
pub fn run(
    parsed: Parsed,
    catalogue: &Catalogue,
    (engine, compare): (Engine, bool),
    workers: &impl Workers,
    progress: &impl Progress,
) -> Result<Answer, StudyError> {
    let Parsed { scenario, warnings } = parsed;
    let arms = &scenario.arms;
    let all = |steps: &dyn Steps| {
        steps.note(scenario.name.clone());
        workers.in_chunks(arms, 1, |arms| {
            let run = |arm| run_arm_checked(&scenario, arm, catalogue, engine, compare);
            let courses: Vec<_> = arms.iter().map(run).collect();
            steps.done(arms.len() as u64);
            courses
        })
    };
    let arms = progress.during("arms", arms.len() as u64, all).ok_or(StudyError::Stopped)?;
    let arms: Vec<_> = arms.into_iter().collect::<Result<_, RunError>>()?;
    let (courses, checks) = arms.into_iter().unzip();
    let warnings = warnings.into_iter().map(|warning| warning.message).collect();
    Ok(Answer { results: Results::new(scenario, courses, warnings), checks, engine })
}

impl Answer {
    /// What was run, how it was computed and how it was checked.
    pub fn record(&self) -> Record<'_> {
        Record::of(&self.results, &self.checks, self.engine)
    }

    /// Headlines and outcomes.
    pub fn told(&self) -> Told<'_> {
        Told::of(&self.results)
    }
}
