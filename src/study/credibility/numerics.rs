//! How exactly the page was computed.

use crate::catalogue::Catalogue;
use crate::credibility::{EXPERIMENT, Numerics};
use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::experiment::{Course, run_arm_checked};
use crate::study::StudyError;

/// Relative tolerance of the runs that are checked.
const CHECKED: f64 = 1e-7;

/// The uninjured cord, and a moderate contusion in both engines.
pub fn checked(evidence: &Evidence, catalogue: &Catalogue) -> Result<Numerics, StudyError> {
    let run = |name: &str, both: bool| {
        let missing = || StudyError::Unknown(format!("there is no experiment `{name}`"));
        let at = evidence.experiment(name).ok_or_else(missing)?;
        let scenario = evidence.experiments[at].scenario(CHECKED);
        Ok::<_, StudyError>(run_arm_checked(&scenario, &scenario.arms[0], catalogue, Engine::default(), both)?)
    };
    let (healthy, _) = run("healthy", false)?;
    let (course, checks) = run(EXPERIMENT, true)?;
    Ok(Numerics {
        healthy: largest_change(&healthy),
        halved: checks.halved.map_or(0.0, |difference| difference.value),
        engines: checks.other.flatten().map_or(0.0, |difference| difference.value),
        undershoot: course.trajectory.worst_undershoot.map_or(0.0, |low| low.value.abs()),
    })
}

fn largest_change(course: &Course) -> f64 {
    let Some((_, first)) = course.analysis.first() else { return f64::NAN };
    let rows = course.analysis.iter().flat_map(|(_, row)| row.iter().zip(first));
    rows.map(|(now, then)| (now - then).abs()).fold(0.0, f64::max)
}
