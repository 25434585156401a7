//! What becomes of an injury, arm by arm.

mod glance;
mod member;
mod record;
mod sets;
mod told;

use super::{Members, MembersTold, Progress, Steps, StudyError, Workers};
use crate::catalogue::Catalogue;
use crate::engine::Engine;
use crate::experiment::{Checks, RunError, run_arm_checked};
use crate::present::Results;
use crate::scenario::Parsed;

pub use glance::{Glance, glance};
pub use member::{MemberArm, MemberTold, member};
pub use record::Record;
pub use sets::{Gathering, over_sets};
pub use told::{Outcome, Told};

/// What became of every arm, and how it was computed.
pub struct Answer {
    /// Courses and outcomes.
    pub results: Results,
    /// How each arm was checked, in the order of the courses.
    pub checks: Vec<Checks>,
    /// What made the courses.
    engine: Engine,
    /// Whose parameters there were beside those as written.
    members: MembersTold,
}

/// Runs every arm of a scenario with the parameters as they are written; `compare` runs the other engine beside it.
///
/// # Errors
/// The first arm that could not be run; [`StudyError::Stopped`] if the work ended early.
pub fn run(
    parsed: Parsed,
    catalogue: &Catalogue,
    (engine, compare): (Engine, bool),
    (workers, progress): (&impl Workers, &impl Progress),
) -> Result<Answer, StudyError> {
    let warnings = parsed.messages();
    let scenario = parsed.scenario;
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
    let results = Results::new(scenario, courses, warnings);
    Ok(Answer { results, checks, engine, members: Members::nominal().told() })
}

impl Answer {
    /// The same over `members` too, with bands of the observables that are `shown` beside the usual ones. Work
    /// that ends early has done some of them in every arm, or none.
    ///
    /// # Errors
    /// An arm that could not be compiled.
    pub fn over(
        self,
        catalogue: &Catalogue,
        (members, shown): (&Members, &[String]),
        hands: (&impl Workers, &impl Progress),
    ) -> Result<Answer, StudyError> {
        let sets = match over_sets(&self.results.scenario, catalogue, (members, shown), hands) {
            Err(StudyError::Stopped) => None,
            found => found?,
        };
        Ok(Answer { results: Results { sets, ..self.results }, members: members.told(), ..self })
    }

    /// Sets beside the one as written that were done, if these are fewer than were asked for.
    pub fn stopped_after(&self) -> Option<usize> {
        let done = self.results.sets.as_ref().map_or(0, |sets| sets.done);
        (done < self.members.sets).then_some(done)
    }

    /// What was run, how it was computed and how it was checked.
    pub fn record(&self) -> Record<'_> {
        Record::of(&self.results, &self.checks, (self.engine, &self.members))
    }

    /// Headlines and outcomes.
    pub fn told(&self) -> Told<'_> {
        Told::of(&self.results, &self.members)
    }
}
