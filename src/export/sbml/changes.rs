//! What happens at stops, as changes of states and settings.

use super::settings::Setting;
use crate::engine::{Action, Change as Act, Plan};

/// A new value of what can change.
pub(super) enum Change {
    /// A state becomes `factor` times itself plus `amount`.
    State {
        /// Position of the state.
        slot: usize,
        /// What it is multiplied by.
        factor: f64,
        /// What is added afterwards.
        amount: f64,
    },
    /// A setting becomes `value`.
    Setting {
        /// Position in the list of settings.
        at: usize,
        /// The value.
        value: f64,
    },
}

/// Everything that changes at one time after the start.
pub(super) struct Stop {
    /// Time in days.
    pub time_d: f64,
    pub changes: Vec<Change>,
}

/// Stops of `plan` after time zero at which anything changes, in order of time.
///
/// Changes of state at the very end are left out, as a run leaves them out; settings change there too, since a
/// sample at the end shows those that hold from then on.
pub(super) fn stops(plan: &Plan, settings: &[Setting]) -> Vec<Stop> {
    let times = plan.stop_times();
    let mut before = plan.settings(0.0);
    let mut found = Vec::new();
    for &time_d in times.iter().filter(|t| **t > 0.0) {
        let after = plan.settings(time_d);
        let mut changes = if time_d < plan.until_d { state_changes(plan, time_d) } else { Vec::new() };
        for (at, setting) in settings.iter().enumerate() {
            let value = setting.value(&after);
            if value != setting.value(&before) {
                changes.push(Change::Setting { at, value });
            }
        }
        if !changes.is_empty() {
            found.push(Stop { time_d, changes });
        }
        before = after;
    }
    found
}

/// Changes of state at `time_d`: those of one state, which act one after another, become a single one.
fn state_changes(plan: &Plan, time_d: f64) -> Vec<Change> {
    let mut lines: Vec<(usize, f64, f64)> = Vec::new();
    for stop in plan.stops.iter().filter(|s| s.time_d == time_d) {
        let Action { slot, change, .. } = stop.action;
        let at = lines.iter().position(|line| line.0 == slot).unwrap_or_else(|| {
            lines.push((slot, 1.0, 0.0));
            lines.len() - 1
        });
        let line = &mut lines[at];
        match change {
            Act::Add(amount) => line.2 += amount,
            Act::Multiply(factor) => *line = (slot, line.1 * factor, line.2 * factor),
        }
    }
    lines.into_iter().map(|(slot, factor, amount)| Change::State { slot, factor, amount }).collect()
}

/// State vector just after what happens at time zero.
pub(super) fn start(plan: &Plan) -> Vec<f64> {
    let mut y = plan.start.clone();
    for stop in plan.stops.iter().filter(|s| s.time_d == 0.0) {
        let state = &mut y[stop.action.slot];
        *state = stop.action.change.on(*state);
    }
    y
}
