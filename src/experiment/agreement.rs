//! How far two runs of one arm lie apart.

use super::course::{Course, RunError, run_arm_by};
use crate::catalogue::Catalogue;
use crate::engine::Engine;
use crate::scenario::{Arm, Scenario};

/// The largest difference between two runs, relative to the peak of the observable.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The difference over the peak of the observable, unit `1`.
    pub value: f64,
    /// Column of the observable.
    pub column: String,
    /// Time in days.
    pub time_d: f64,
}

/// Peaks below this count as this: an observable that is never there has no relative error.
const FLOOR: f64 = 1e-6;

/// Compares two runs of one arm over the analysis grid; `None` where they are the same to the last digit.
pub fn difference(one: &Course, other: &Course) -> Option<Difference> {
    let mut worst: Option<Difference> = None;
    for (i, column) in one.columns.iter().enumerate() {
        let peak = one.analysis.iter().map(|(_, row)| row[i].abs()).fold(FLOOR, f64::max);
        for ((time_d, a), (_, b)) in one.analysis.iter().zip(&other.analysis) {
            let value = (a[i] - b[i]).abs() / peak;
            if value > worst.as_ref().map_or(0.0, |w| w.value) {
                worst = Some(Difference { value, column: column.clone(), time_d: *time_d });
            }
        }
    }
    worst
}

/// How an arm was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    /// Against the same engine at half the tolerances.
    pub halved: Option<Difference>,
    /// Against the other engine, where that was asked for.
    pub other: Option<Option<Difference>>,
}

/// Runs `arm` with `engine`, again at half the tolerances, and with the other engine if `both` says so.
pub fn run_arm_checked(
    scenario: &Scenario,
    arm: &Arm,
    catalogue: &Catalogue,
    engine: Engine,
    both: bool,
) -> Result<(Course, Checks), RunError> {
    let course = run_arm_by(scenario, arm, catalogue, engine)?;
    let mut tighter = scenario.clone();
    tighter.simulation.rtol /= 2.0;
    tighter.simulation.atol /= 2.0;
    let halved = difference(&course, &run_arm_by(&tighter, arm, catalogue, engine)?);
    let second = match engine {
        Engine::Rodas5p => Engine::Dopri5,
        Engine::Dopri5 => Engine::Rodas5p,
    };
    let other = match both {
        true => Some(difference(&course, &run_arm_by(scenario, arm, catalogue, second)?)),
        false => None,
    };
    Ok((course, Checks { halved, other }))
}
